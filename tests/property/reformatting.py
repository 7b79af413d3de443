"""Policy files written anew: other layout, titles, ids, citations and notations, and the same meaning."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from random import Random
from typing import Any, Final

from crmpolicy.source.nodes import Plain, plain
from crmpolicy.source.text import decode
from crmpolicy.source.tree import read_tree

Path = tuple[str, ...]
Rewrite = Callable[[Random, Plain], Plain]
_PLAIN: Final = re.compile(r"[^\W_][\w.%/+\-（）《》、，。；：？·‘’“” ]*(?<! )")
_REMARKS: Final = ("# 备注：不影响含义", "# a remark {with: braces}", "#")
_INDENTS: Final = (2, 3, 4)
_NAMED: Final = frozenset({"levels", "tracks", "states", "moves", "stages", "sections"})
_IN_ORDER: Final = ("first", "rule order")  # hit policies under which the order of rules tells


def data_of(raw: bytes) -> Plain:
    """Read a file that has no faults, without its places and remarks."""
    source, faults = decode("file.yaml", raw)
    assert source is not None, faults
    tree, faults = read_tree(source)
    assert tree is not None, faults
    return plain(tree)


def written(random: Random, data: Plain) -> bytes:
    """Write a file in a layout drawn at random: blocks, braces, quotes, remarks, blank lines, line ends."""
    lines = "\n".join(_block(random, data, 0, random.choice(_INDENTS)))
    end = random.choice(("\n", "\r\n"))
    return (lines + "\n").replace("\n", end).encode("utf-8")


def _block(random: Random, data: Plain, indent: int, step: int) -> Iterator[str]:
    space = " " * indent
    for head, value in _entries(data):
        if random.random() < 0.05:
            yield from ("", space + random.choice(_REMARKS))
        if isinstance(value, str) or not value or random.random() < 0.4:
            yield space + head + _flow(random, value) + _remark(random)
        elif head == "- ":
            first, *others = _block(random, value, indent + 2, step)
            while not first.strip() or first.lstrip().startswith("#"):
                first, *others = others
            yield space + head + first[indent + 2 :]
            yield from others
        else:
            yield space + head.rstrip() + _remark(random)
            yield from _block(random, value, indent + step, step)


def _entries(data: Plain) -> list[tuple[str, Plain]]:
    if isinstance(data, dict):
        return [(f"{key}: ", value) for key, value in data.items()]
    return [("- ", value) for value in data]


def _remark(random: Random) -> str:
    return "  " + random.choice(_REMARKS) if random.random() < 0.1 else ""


def _flow(random: Random, data: Plain) -> str:
    if isinstance(data, str):
        return _scalar(random, data)
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key}: {_flow(random, value)}" for key, value in data.items()) + "}"
    return "[" + ", ".join(_flow(random, value) for value in data) + "]"


def _scalar(random: Random, text: str) -> str:
    quoted = ["'" + text.replace("'", "''") + "'", '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"']
    if _PLAIN.fullmatch(text):
        quoted += [text, text]
    return random.choice(quoted)


def changed(data: Plain, change: Callable[[Path, Plain], Plain], path: Path = ()) -> Plain:
    """Give data in which every piece was passed through a function, with the keys that lead to it."""
    found: Plain
    if isinstance(data, dict):
        found = {key: changed(value, change, (*path, key)) for key, value in data.items()}
    elif isinstance(data, list):
        found = [changed(value, change, (*path, "-")) for value in data]
    else:
        found = data
    return change(path, found)


def same(_: Random, data: Plain) -> Plain:
    """Leave everything as it is: only the layout changes."""
    return data


def keys_shuffled(random: Random, data: Plain) -> Plain:
    """Put the keys of every mapping into another order."""

    def shuffle(_: Path, value: Plain) -> Plain:
        return dict(_shuffled(random, list(value.items()))) if isinstance(value, dict) else value

    return changed(data, shuffle)


def rules_shuffled(random: Random, data: Plain) -> Plain:
    """Put rules that exclude each other, parts, words of a test and adopted documents in another order."""

    def shuffle(path: Path, value: Plain) -> Plain:
        rules = value.get("rules") if isinstance(value, dict) and value.get("hit") not in _IN_ORDER else None
        if isinstance(value, dict) and isinstance(rules, list):
            return {**value, "rules": _shuffled(random, rules)}
        free = path[-1:] in (("parts",), ("adopts",)) or "when" in path
        return _shuffled(random, value) if isinstance(value, list) and free else value

    return changed(data, shuffle)


def titles_changed(_: Random, data: Plain) -> Plain:
    """Give everything another title, and every clause another summary."""

    def change(path: Path, value: Plain) -> Plain:
        told = {"title", "summary", "source"} & {*path[-2:-1]} and path[-1] in ("zh", "en")
        return f"{value} (2)" if told and isinstance(value, str) else value

    return changed(data, change)


def ids_renamed(_: Random, data: Plain) -> Plain:
    """Give rules, parts and laws other ids; what others call by its id, or is answered by it, keeps it."""

    def rename(path: Path, value: Plain) -> Plain:
        if not isinstance(value, dict) or "decisions" not in path or not _NAMED.isdisjoint(path):
            return value
        kept = "id" not in value or "must" in value or "order" in value  # demands and lists are outputs
        return value if kept else {**value, "id": f"{value['id']}-renamed"}

    return changed(data, rename)


def clauses_cited_otherwise(random: Random, data: Plain) -> Plain:
    """Cite other clauses of the document, and other readings."""
    cited = [*_cited(data)]

    def cite(path: Path, value: Plain) -> Plain:
        if not cited or not isinstance(value, str):
            return value
        if path[-1] == "clause" or path[-2:] == ("clause", "-"):
            return random.choice(cited)
        return "S99" if path[-1] == "reading" else value

    return changed(data, cite)


def _cited(data: Plain, *, inside: bool = False) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _cited(value, inside=key == "clause")
    elif isinstance(data, list):
        for value in data:
            yield from _cited(value, inside=inside)
    elif inside:
        yield data


_ALIKE: Final = {
    "developer": "房地產開發商", "fairly_large": "較大", "close": "緊密", "fairly_good": "較好", "A": "A级",
}  # fmt: skip
_AMOUNT: Final = re.compile(r"(\d+)(万元| t|元)")
_SHARE: Final = re.compile(r"\d+(\.\d+)?%")


def notations_changed(_: Random, data: Plain) -> Plain:
    """Write amounts, shares, truth values and words in another way that means the same."""
    return changed(data, lambda path, value: _alike(path, value) if isinstance(value, str) else value)


def _alike(path: Path, text: str) -> str:
    typed = {"value", "when", "then", "parameters"} & {*path} and not {"title", "known", "derived"} & {*path}
    if not typed or {"type", "scale", "clause", "reading", "covers", "id", "stricter", "may_only"} & {
        *path[-2:]
    }:
        return text
    if _SHARE.fullmatch(text):
        return format(Decimal(text.rstrip("%")).scaleb(-2), "f")
    amount = _AMOUNT.fullmatch(text)
    if amount:
        number = int(amount[1]) * (10_000 if amount[2] == "万元" else 1)
        return f"{number:,}{'元' if amount[2] == '万元' else amount[2]}"
    if text in ("yes", "no"):
        return "是" if text == "yes" else "否"
    return _ALIKE.get(text, text) if path[-2:-1] in (("when",), ("then",)) else text


REWRITES: Final[Mapping[str, Rewrite]] = {
    "another layout": same,
    "other notations": notations_changed,
    "keys in another order": keys_shuffled,
    "rules in another order": rules_shuffled,
    "other titles": titles_changed,
    "other ids": ids_renamed,
    "other clauses": clauses_cited_otherwise,
}


def _shuffled(random: Random, values: list[Any]) -> list[Any]:
    return random.sample(values, len(values))
