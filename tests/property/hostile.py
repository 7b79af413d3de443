"""Files that mean harm: too large, too deep, too many, too long; policies, facts, lists and logs.

Each is made of a seedless recipe, so that the same file comes out in every run.
"""

from collections.abc import Callable, Mapping
from typing import Final

MEGABYTE: Final = 1_000_000
LARGE: Final = 10 * MEGABYTE
HEAD: Final = (
    "format: 1\ndocument: doc\ntitle: {zh: 甲, en: a}\nversion: 1\nzone: Asia/Shanghai\ncurrency: 元\n"
)


def _filled(head: str, piece: str, size: int, end: str = "") -> bytes:
    count = max(0, size - len(head.encode()) - len(end.encode())) // len(piece.encode())
    return (head + piece * count + end).encode()


def _many(head: str, line: str, size: int) -> bytes:
    """Give lines with a number in each, up to a size."""
    found, length, number = [head], len(head.encode()), 0
    while length < size:
        text = line.format(number)
        found.append(text)
        length += len(text.encode())
        number += 1
    return "".join(found[:-1]).encode()


def _laughs(size: int) -> bytes:
    """Give ten anchors, each of which has the one before it ten times over."""
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 11)]
    return _filled(HEAD + "\n".join(lines) + "\n", "# ha\n", size)


def _deep_block(size: int) -> bytes:
    """Give mappings in mappings, each further in than the one around it."""
    depth = int((2 * size) ** 0.5) - 10
    return "\n".join(" " * level + "a:" for level in range(depth)).encode()


YAML: Final[Mapping[str, Callable[[int], bytes]]] = {
    "brackets": lambda size: b"[" * size,
    "braces": lambda size: b"{" * size,
    "pairs of brackets": lambda size: _filled("a: ", "[]", size),
    "brackets that close": lambda size: b"[" * (size // 2) + b"]" * (size // 2),
    "a mapping as a key": lambda size: b"{? " * (size // 3),
    "dashes": lambda size: b"- " * (size // 2),
    "indented dashes": _deep_block,
    "question marks": lambda size: b"? " * (size // 2),
    "laughs": _laughs,
    "one scalar": lambda size: _filled(HEAD + "summary: ", "x", size, "\n"),
    "one scalar in quotes": lambda size: _filled(HEAD + 'summary: "', "\\u4e00", size, '"\n'),
    "one block scalar": lambda size: _filled(HEAD + "summary: |\n", "  x\n", size),
    "a number of nines": lambda size: _filled(HEAD + "version: ", "9", size, "\n"),
    "a share of nines": lambda size: _filled(
        HEAD + "parameters:\n  a: {title: {zh: 甲, en: a}, type: ratio, value: ", "9", size, "%}\n"
    ),
    "an exponent of nines": lambda size: _filled(HEAD + "version: 1e", "9", size, "\n"),
    "keys": lambda size: _many(HEAD, "k{}: 1\n", size),
    "keys on one line": lambda size: _many(HEAD + "summary: {", "k{}: 1, ", size),
    "equal keys": lambda size: _filled(HEAD, "k: 1\n", size),
    "facts": lambda size: _many(
        "format: 1\nfacts:\n", "  f{}: {{title: {{zh: 甲, en: a}}, type: nothing}}\n", size
    ),
    "rules": lambda size: _many(
        "format: 1\ndecisions:\n  q:\n    title: {zh: 甲, en: a}\n    rules:\n",
        "      - {{id: r{0}, when: {{x{0}: 1}}, then: {{y: 1}}}}\n",
        size,
    ),
    "a list": lambda size: _filled(HEAD + "summary:\n", "- 1\n", size),
    "documents": lambda size: _filled(HEAD, "---\na: 1\n", size),
    "tags": lambda size: _filled(HEAD, "- !!python/object/apply:os.system [ls]\n", size),
    "anchors": lambda size: _many(HEAD, "k{0}: &a{0} 1\n", size),
    "aliases": lambda size: _many(HEAD, "k{}: *a\n", size),
    "merge keys": lambda size: _filled(HEAD, "<<: {a: 1}\n", size),
    "full-width signs": lambda size: _filled(HEAD, "甲：５％\n", size),
    "odd blanks": lambda size: _filled(HEAD, "\u3000甲: 1\n", size),
    "tabs": lambda size: _filled(HEAD, "\ta: 1\n", size),
    "nulls": lambda size: b"\x00" * size,
    "no text": lambda size: bytes(range(256)) * (size // 256),
    "halves of letters": lambda size: b"\xe4\xb8" * (size // 2),
    "comments": lambda size: _filled(HEAD, "#\n", size),
    "blanks": lambda size: b" " * size,
    "line ends": lambda size: b"\n" * size,
    "carriage returns": lambda size: _filled(HEAD, "\r", size),
    "quotes that do not close": lambda size: _filled(HEAD + "summary: ", '"', size),
    "colons": lambda size: _filled(HEAD + "a", ":", size),
    "a key too long": lambda size: _filled("", "k", size, ": 1\n"),
}
JSON: Final[Mapping[str, Callable[[int], bytes]]] = {
    "brackets": lambda size: b"[" * size,
    "objects": lambda size: b'{"a":' * (size // 5),
    "a number of nines": lambda size: _filled('{"sales_share": ', "9", size, "}"),
    "a fraction of nines": lambda size: _filled('{"sales_share": 0.', "9", size, "}"),
    "an exponent of nines": lambda size: _filled('{"sales_share": 1e', "9", size, "}"),
    "a text of nines": lambda size: _filled('{"sales_share": "', "9", size, '"}'),
    "a text of nines with a unit": lambda size: _filled('{"sales_share": "', "9", size, '%"}'),
    "a long name": lambda size: _filled('{"', "n", size, '": 1}'),
    "names": lambda size: _many("{", '"n{}": 1, ', size) + b'"z": 1}',
    "names like one that is known": lambda size: _many("{", '"sales_shar{}": 1, ', size) + b'"z": 1}',
    "equal names": lambda size: _filled("{", '"a": 1, ', size, '"a": 1}'),
    "a list": lambda size: _filled('{"sales_share": [', "1,", size, "1]}"),
    "events": lambda size: _filled(
        '{"events": [', '{"event": "x", "at": "2026-01-01T00:00Z"},', size, '{"event": "y"}]}'
    ),
    "quotes that do not close": lambda size: _filled('{"', "\\\\", size),
    "no text": lambda size: b"\xff" * size,
}
CSV: Final[Mapping[str, Callable[[int], bytes]]] = {
    "columns": lambda size: _many("", "c{},", size) + b"\n1\n",
    "rows": lambda size: _filled("customer,share of sales\n", "a,x\n", size),
    "one cell": lambda size: _filled("customer,share of sales\na,", "9", size, "\n"),
    "quotes that do not close": lambda size: _filled('customer,share of sales\na,"', "x\n", size),
    "nulls": lambda size: b"\x00" * size,
}
