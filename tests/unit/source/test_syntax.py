"""What a parser complains about is told in our own words, the same for both parsers."""

import re
from pathlib import Path

import pytest
import yaml

from crmpolicy.errors import Fault
from crmpolicy.source.syntax import Trouble, shown, trouble
from crmpolicy.source.text import decode
from crmpolicy.source.tree import read_tree
from crmpolicy.wording import Words, reading

SOURCE = Path(__file__).parents[3] / "src" / "crmpolicy" / "source"
OURS = ("building", "edit", "mending", "node_edits", "slips", "spaces", "syntax", "text", "tree")


def faults_of(text: str) -> tuple[Fault, ...]:
    """Read with both parsers, which must say the same."""
    source, _ = decode("a.yaml", text.encode())
    assert source is not None
    _, faults = read_tree(source)
    assert faults == read_tree(source, loader=yaml.SafeLoader)[1]
    return faults


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: [1, 2\n\n# end\n", "yaml-bracket-unclosed", 1, 4),
        ("a: {b: [1, 2}", "yaml-flow-separator", 1, 13),
        ("a: {b: 1\nc: 2\nd: 3", "yaml-flow-separator", 2, 2),
        ("a: {b: 1 c: 2}", "yaml-flow-separator", 1, 11),
        ("a: b: c", "yaml-mapping-here", 1, 5),
        ("a: x\n  b: y", "yaml-mapping-here", 2, 4),
        ("a: @x", "yaml-character-start", 1, 4),
        ("a: `x`", "yaml-character-start", 1, 4),
        ("a: %x", "yaml-character-start", 1, 4),
        ("a: 'x\nb: 1", "yaml-quote-unclosed", 1, 4),
        ('a: "x\nb: 1', "yaml-quote-unclosed", 1, 4),
        ('a: "x\n---\ny"', "yaml-quote-unclosed", 1, 4),
        ('a: "\\q"', "yaml-escape", 1, 5),
        ('a: "\\xZZ"', "yaml-escape", 1, 5),
        ("a:\n  b: 1\n c: 2", "yaml-indentation", 3, 2),
        ("a: 1\n- b", "yaml-indentation", 2, 1),
        ("- a\nb: 1", "yaml-indentation", 2, 1),
        ('a: "x" y', "yaml-text-after-value", 1, 8),
        ("a: [b]c", "yaml-text-after-value", 1, 7),
        ("[a]\nb: 1", "yaml-text-after-value", 2, 1),
        ("a: - b", "yaml-entry-here", 1, 4),
        ("a: ]", "yaml-value-expected", 1, 4),
        ("a: [b,,c]", "yaml-value-expected", 1, 7),
        ("a: *", "yaml-star-or-ampersand", 1, 4),
        ("a: *重要", "yaml-star-or-ampersand", 1, 4),
        ("a: & b", "yaml-star-or-ampersand", 1, 4),
        ("a: 1\nb\nc: 2", "yaml-key-without-colon", 2, 1),
        ("a: | x\n y", "yaml-block-header", 1, 6),
        ("a: |0\n y", "yaml-block-header", 1, 5),
        ("a: !<x", "yaml-tag", 1, 4),
        ("a: !e!x y", "yaml-tag", 1, 4),
        ("a: |\n\tx", "text-indent-tab", 2, 1),
    ],
)
def test_a_syntax_error_is_told_where_people_look_for_it(
    text: str, code: str, line: int, column: int
) -> None:
    """One fault each, with a code of its own."""
    faults = faults_of(text)
    assert [(each.code, each.location) for each in faults] == [(code, ("a.yaml", line, column))]


def test_an_unknown_problem_has_a_general_code() -> None:
    """A later parser may have new words."""
    assert Trouble(0, None, "something new").code("a") == "yaml-syntax"


def test_an_error_without_place_is_told_at_the_escape_it_comes_from() -> None:
    """The pure parser gives none for characters beyond Unicode."""
    assert trouble(ValueError("chr() arg not in range"), 'a: "x\\UFFFFFFFF"').offset == 5


@pytest.mark.parametrize(
    ("text", "word"), [("  \n", ""), (" ,a", ","), ("abc, d", "abc"), ("\\u00", "\\u00")]
)
def test_the_word_at_a_place_is_shown(text: str, word: str) -> None:
    """Or a sign, where no word is."""
    assert shown(text, 0) == word


def test_every_code_has_words_and_a_hint_and_no_words_are_left_over() -> None:
    """The codes in the modules of this layer are those of the table."""
    texts = "".join((SOURCE / f"{name}.py").read_text(encoding="utf-8") for name in OURS)
    used = set(re.findall(r'"((?:yaml|text)-[a-z0-9-]+)"', texts)) - {"text-indent-"}
    table = {code for code in reading.MESSAGES if code.startswith(("yaml-", "text-"))}
    assert {code for code in table if not code.endswith(".hint")} == used
    assert {code.removesuffix(".hint") for code in table if code.endswith(".hint")} == used


@pytest.mark.parametrize("code", [code for code in reading.MESSAGES if code.startswith(("yaml-", "text-"))])
def test_both_languages_name_the_same_places(code: str) -> None:
    """And English is lower case without final dot."""
    words: Words = reading.MESSAGES[code]
    assert set(re.findall(r"{(\w+)}", words.zh)) == set(re.findall(r"{(\w+)}", words.en))
    assert re.search("[\u4e00-\u9fff]", words.zh)
    assert not words.en.endswith(".")
    assert not words.zh.endswith("。")


@pytest.mark.parametrize(
    "text",
    [
        "a: [1",
        "a: *x",
        "a: &x",
        "a: ５％",
        "a: [X]",
        "\ta: 1",
        "a: 1\na: 2",
        "a: {b:1}",
        "a: 【b】",
        "a: b: c",
    ],
)
def test_faults_fill_all_places_of_their_words(text: str) -> None:
    """In the sentence and in the hint."""
    for fault in faults_of(text):
        for code in (fault.code, f"{fault.code}.hint"):
            words = reading.MESSAGES[code]
            assert set(re.findall(r"{(\w+)}", words.zh)) <= set(fault.arguments)
