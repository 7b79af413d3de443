"""Every message exists in both languages, is used, and is given what it names."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from string import Formatter

import pytest

from crmpolicy.wording import Words, messages, vocabulary
from tests.house.reading_code import PACKAGE, named, python_files, tree_of

CODE = re.compile(r"[a-z]+(-[a-z0-9_]+)+")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SPEAKERS = {"Fault", "BadValueError", "say", "hint", "tell"}
OUR_FILES = tuple(path for path in python_files("src") if not path.is_relative_to(PACKAGE / "wording"))
SENTENCES = {code: words for code, words in messages().items() if not code.endswith(".hint")}
HINTS = {code.removesuffix(".hint"): words for code, words in messages().items() if code.endswith(".hint")}


def places(text: str) -> set[str]:
    """Name what a sentence leaves to be filled."""
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


def _own_words(text: str) -> list[str]:
    """Give the words of a sentence; a frame such as `{fact}: {how}` has none of its own."""
    return re.findall(r"[A-Za-z]{2,}", "".join(literal for literal, *_ in Formatter().parse(text)))


def _says_the_same(words: Words) -> bool:
    """Tell whether both languages name the same places, and the Chinese is Chinese down to its commas."""
    return (
        bool(words.en.strip()) is bool(words.zh.strip())
        and (CHINESE.search(words.zh) is not None or len(_own_words(words.en)) < 2)
        and places(words.zh) == places(words.en)
        and not re.search(r"[\u4e00-\u9fff”][,;?!]|[,;?!] ?[\u4e00-\u9fff“]", words.zh)
    )


def test_a_message_says_the_same_in_both_languages() -> None:
    assert [code for code, words in messages().items() if not _says_the_same(words)] == []


@pytest.mark.parametrize(
    ("zh", "en", "same"),
    [
        ("没有 {name}", "there is no {name}", True),
        ("没有它", "there is no {name}", False),
        ("no such thing", "no such thing", False),
        ("", "no such thing", False),
        ("没有 {name},请改", "there is no {name}", False),
    ],
)
def test_a_message_that_says_less_is_noticed(zh: str, en: str, same: bool) -> None:  # noqa: FBT001 - a column of the table
    """A place, a language or a comma that is amiss is seen."""
    assert _says_the_same(Words(zh, en)) is same


def test_a_word_exists_in_both_languages() -> None:
    """No word for a type, operator or unit is blank."""
    assert all(isinstance(words, Words) for words in vocabulary().values())
    assert [key for key, words in vocabulary().items() if not (words.zh.strip() and words.en.strip())] == []


def test_a_hint_belongs_to_a_message() -> None:
    """A hint without its message would never be read."""
    assert HINTS.keys() - SENTENCES.keys() == set()


@cache
def _constants() -> frozenset[str]:
    """Give every text that stands alone in our code."""
    return frozenset(
        node.value
        for path in OUR_FILES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def _composed() -> tuple[re.Pattern[str], ...]:
    """Give a pattern for each code that is put together, such as ``yaml-{kind}``."""
    found = []
    for path in OUR_FILES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.JoinedStr):
                pieces = [piece.value if isinstance(piece, ast.Constant) else None for piece in node.values]
                fixed = "".join(str(piece) for piece in pieces if piece is not None)
                if re.fullmatch(r"[a-z_-]{3,}", fixed) and "-" in fixed:
                    found.append(
                        re.compile("".join("[a-z0-9_-]+" if p is None else re.escape(str(p)) for p in pieces))
                    )
    return tuple(found)


def test_a_message_is_used() -> None:
    """A sentence that nothing says is a sentence that nobody keeps right."""
    composed = _composed()
    assert [
        code
        for code in SENTENCES.keys() - _constants()
        if not any(pattern.fullmatch(code) for pattern in composed)
    ] == []


def _called(call: ast.Call) -> str:
    """Name the function of a call, without its owner."""
    return str(getattr(call.func, "id", "") or getattr(call.func, "attr", ""))


def _spoken(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Give each code that is named where a fault is made or a sentence said."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            first = node.args[0]
            name = _called(node)
            speaks = name in SPEAKERS or name.endswith("Error") or "fault" in name
            if speaks and isinstance(first, ast.Constant) and CODE.fullmatch(str(first.value)):
                yield str(first.value), node


SPOKEN = [
    (code, named(path, call.lineno), call) for path in OUR_FILES for code, call in _spoken(tree_of(path))
]


PROSE = (
    "explain-",
    "trace-",
    "cli-",
    "review-",
    "publish-",
    "room-",
)  # tables with whole sentences beside faults
TOLD = {code for code, _, call in SPOKEN if _called(call) not in {"say", "hint"}}
FAULTS = sorted(
    each for each in messages() if not each.startswith(PROSE) or each.removesuffix(".hint") in TOLD
)


def _begins_low_and_ends_open(words: Words) -> bool:
    low = not words.en[0].isupper() or words.en.split()[0].isupper() or words.en.startswith("GB")
    return low and not words.en.endswith(".") and not words.zh.endswith("。")


def test_a_message_begins_low_and_ends_open() -> None:
    """Places, clauses and hints are put around it: no capital at its beginning, no full stop at its end."""
    assert not _begins_low_and_ends_open(Words("没有", "There is none"))
    assert not _begins_low_and_ends_open(Words("没有。", "there is none"))
    assert [code for code in FAULTS if not _begins_low_and_ends_open(messages()[code])] == []


def test_codes_are_found_in_the_code() -> None:
    """The checks below look at something."""
    assert len(SPOKEN) > 100


def test_every_code_has_a_message() -> None:
    """A code without a sentence would fail just when somebody needs the sentence."""
    assert [f"{place}: {code}" for code, place, _ in SPOKEN if code not in SENTENCES] == []


def test_every_text_like_a_code_is_one() -> None:
    """Codes kept in variables count too: whatever begins like the codes of a table is in a table."""
    families = {code.partition("-")[0] for code in SENTENCES if code.count("-") > 1} - {"company", "example"}
    like = {text for text in _constants() if CODE.fullmatch(text) and text.partition("-")[0] in families}
    assert like - set(SENTENCES) - {text for text in like if _part_of_a_code(text)} == set()


def _part_of_a_code(text: str) -> bool:
    """Tell whether a text is what a composed code begins or goes on with."""
    return any(code.startswith(f"{text}-") or code.endswith(f"-{text}") for code in SENTENCES)


def _given(call: ast.Call) -> set[str] | None:
    """Name the arguments that a message is given; None where the code alone does not tell."""
    name = _called(call)
    if name == "tell" and all(keyword.arg for keyword in call.keywords):
        return {str(keyword.arg) for keyword in call.keywords} - {"clause"}
    if name == "BadValueError" or not (name == "Fault" or name.endswith("Error")):
        return None  # more may be added where the place is known
    if len(call.args) == 1 and not call.keywords:
        return set()
    if len(call.args) > 1 and isinstance(call.args[1], ast.Dict):
        keys = call.args[1].keys
        if all(isinstance(key, ast.Constant) for key in keys):
            return {str(key.value) for key in keys if isinstance(key, ast.Constant)}
    return None


def lacking(code: str, call: ast.Call, sentences: Mapping[str, Words]) -> set[str]:
    """Name the places of a message, or of its hint, that a call leaves unfilled."""
    given = _given(call)
    if given is None or code not in sentences:
        return set()
    wanted = places(sentences[code].zh) | places(HINTS[code].zh if code in HINTS else "")
    return wanted - given


def test_every_message_is_given_what_it_names() -> None:
    """A place that nobody fills would turn a fault into a crash."""
    assert [
        f"{place}: {code}: {gap}" for code, place, call in SPOKEN if (gap := lacking(code, call, SENTENCES))
    ] == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Fault('a-b', {'name': 1})", {"place"}),
        ("Fault('a-b', {'name': 1, 'place': 2})", set()),
        ("desk.tell('a-b', node, name=1)", {"place"}),
        ("desk.tell('a-b', node, **more)", set()),
        ("UnknownPointError('a-b')", {"name", "place"}),
    ],
)
def test_an_unfilled_place_is_noticed(line: str, expected: set[str]) -> None:
    """The check above knows the ways in which our code names a message."""
    ((code, call),) = _spoken(ast.parse(line))
    assert lacking(code, call, {"a-b": Words("{name}在{place}", "{name} at {place}")}) == expected
