"""Mutants of policy files: bytes that go wrong, and words, lines and whole pieces in the wrong place."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from crmpolicy.source.text import decode
from crmpolicy.source.tree import Mapping, Node, Place, Scalar, Sequence, read_tree

CHECKOUT: Final = Path(__file__).parents[2]
# The ground of the broken corpus has what the shipped policies lack: lists, events, slots.
FOLDERS: Final = {name: CHECKOUT / path for name, path in (
    ("policies", "policies"), ("examples", "examples"), ("ground", "tests/broken/ground"),
)}  # fmt: skip

# Words that mean something to the reader, values at the edge of their types, and pieces of odd shape.
ODD: Final = (
    "required", "optional", "any", "events", "parameter", "entry", "now", "value", "mapping", "list",
    "fact", "role", "choices", "instant", "time of day", "period", "term", "yes", "no", "null", "~",
    '""', "*", "&a", "!t", "<<", "[]", "{}", "[[]]", "{a: {}}", "[X]", "[X]%", "【X】", "５％", "：",
    "，", "-", "- ", "?", "|", ">", "%", "@", "`", "#", "1e400", "-1e400", "1e-400", "9" * 5000, "0.1%",
    "-1", "0", "nan", "inf", "2026-02-30", "10000-01-01", "25:00", "1 month", "30 days", "0 months",
    "4 working hours", "10万元", "5 USD", "5 t", "kg", "{parameter: share_only}",
    "{parameter: criteria_weights, entry: amount_met}", "{at_least: 1, under: 0}", "{sum: [a]}",
    "{pick: share_basis}", "{count: events}", "{weighted: criteria_weights}", "{holds: {}}",
    "{last_event: {a: b}}", "{dated: []}", "{dated: [{from: 2026-01-01}]}", "{any: []}",
    "{any: [{}, {}]}", "{known: no}", "{not: []}", "steel@1", "steel.customer_grade",
    "customer_grade.grade", "A.B.C.D", "a.", ".a", "😀", "\ud83d", "\u3000", "\u00a0", "\u200b",
    "\u2028", "\x85", "\x00", "\t", "\r", "\ufeff",
)  # fmt: skip
_WIDE: Final = str.maketrans(":,[]{}()\"'%0123456789 ", "：，［］｛｝（）“”％０１２３４５６７８９\u3000")
_CUT: Final = 40


@dataclass(frozen=True, slots=True)
class Original:
    """A shipped file: its bytes and text, and where its words and pieces stand."""

    name: str
    raw: bytes
    text: str
    values: tuple[Place, ...]
    keys: tuple[Place, ...]
    pieces: tuple[Place, ...]


@cache
def originals() -> tuple[Original, ...]:
    """Read every policy, company, clause and case file of the folders, named by folder and path."""
    return tuple(
        _original(f"{name}/{path.relative_to(folder).as_posix()}", path.read_bytes())
        for name, folder in FOLDERS.items()
        for path in sorted(folder.rglob("*.yaml"))
    )


def _original(name: str, raw: bytes) -> Original:
    source, faults = decode(name, raw)
    assert source is not None, faults
    tree, faults = read_tree(source)
    assert tree is not None, faults
    assert not faults
    keys: list[Place] = []
    nodes = list(_nodes(tree, keys))
    values = tuple(node.place for node in nodes if isinstance(node, Scalar))
    pieces = tuple(node.place for node in nodes if not isinstance(node, Scalar) and node.place != tree.place)
    return Original(name, raw, source.text, values, tuple(keys), pieces)


def _nodes(node: Node, keys: list[Place]) -> Iterator[Node]:
    yield node
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _nodes(item, keys)
    elif isinstance(node, Mapping):
        for entry in node.entries.values():
            keys.append(entry.key.place)
            yield from _nodes(entry.value, keys)


def _written(original: Original, place: Place) -> str:
    return original.text[place.start : place.end]


@cache
def words() -> tuple[str, ...]:
    """Give every word of the shipped files as it is written, and those that are odd."""
    found = {_written(each, place) for each in originals() for place in (*each.values, *each.keys)}
    return (*sorted(found), *ODD)


@cache
def pieces() -> tuple[str, ...]:
    """Give every mapping and list of one line, to be put where it does not belong."""
    found = {_written(each, place) for each in originals() for place in each.pieces}
    return tuple(sorted(piece for piece in found if "\n" not in piece and piece[:1] in "[{"))


def mutant(random: Random, original: Original) -> bytes:
    """Give a file with one to three things gone wrong; half of them keep the file readable as YAML."""
    text = _encoded(random.choice(_BY_PLACE)(random, original))
    for _ in range(random.choice((0, 0, 1, 2))):
        text = random.choice(_BY_LINE)(random, text)
    return text if random.random() < 0.7 else random.choice(_BY_BYTE)(random, text)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _replaced(original: Original, place: Place, new: str) -> str:
    return original.text[: place.start] + new + original.text[place.end :]


def _same(_: Random, original: Original) -> str:
    return original.text


def _other_value(random: Random, original: Original) -> str:
    return _replaced(original, random.choice(original.values), random.choice(words()))


def _odd_value(random: Random, original: Original) -> str:
    return _replaced(original, random.choice(original.values), random.choice(ODD))


def _other_key(random: Random, original: Original) -> str:
    return _replaced(original, random.choice(original.keys), random.choice(words()))


def _near_key(random: Random, original: Original) -> str:
    """Take a key of the same file: it is known, but not here."""
    return _replaced(original, random.choice(original.keys), _written(original, random.choice(original.keys)))


def _piece_for_value(random: Random, original: Original) -> str:
    return _replaced(original, random.choice(original.values), random.choice(pieces()))


def _piece_for_piece(random: Random, original: Original) -> str:
    return _replaced(original, random.choice(original.pieces), random.choice(pieces()))


def _word_for_piece(random: Random, original: Original) -> str:
    return _replaced(original, random.choice(original.pieces), random.choice(words()))


def _swapped(random: Random, original: Original) -> str:
    """Swap two values of one file."""
    first, second = sorted((random.choice(original.values), random.choice(original.values)), key=_start)
    if first == second:
        return original.text
    text = original.text
    between = text[first.end : second.start]
    return (
        text[: first.start]
        + _written(original, second)
        + between
        + _written(original, first)
        + text[second.end :]
    )


def _start(place: Place) -> int:
    return place.start


def _typo(random: Random, original: Original) -> str:
    """Leave out a letter of a word, or write it twice."""
    place = random.choice((*original.values, *original.keys))
    written = _written(original, place)
    at = random.randrange(len(written)) if written else 0
    return _replaced(
        original, place, written[:at] + random.choice(("", written[at : at + 1] * 2)) + written[at + 1 :]
    )


def _wide(random: Random, original: Original) -> str:
    """Type a stretch of the file with the Chinese input method on."""
    at = random.randrange(len(original.text))
    length = random.choice((1, 2, 3, 20))
    text = original.text
    return text[:at] + text[at : at + length].translate(_WIDE) + text[at + length :]


_BY_PLACE: Final[tuple[Callable[[Random, Original], str], ...]] = (
    _same, _other_value, _other_value, _odd_value, _odd_value, _other_key, _near_key, _piece_for_value,
    _piece_for_piece, _word_for_piece, _swapped, _typo, _wide,
)  # fmt: skip


def _lines(raw: bytes) -> list[bytes]:
    return raw.split(b"\n")


def _without_line(random: Random, raw: bytes) -> bytes:
    lines = _lines(raw)
    at = random.randrange(len(lines))
    return b"\n".join(lines[:at] + lines[at + random.choice((1, 1, 2, 5)) :])


def _line_twice(random: Random, raw: bytes) -> bytes:
    lines = _lines(raw)
    at = random.randrange(len(lines))
    lines.insert(random.choice((at, random.randrange(len(lines)))), lines[at])
    return b"\n".join(lines)


def _indented(random: Random, raw: bytes) -> bytes:
    lines = _lines(raw)
    at = random.randrange(len(lines))
    change = random.choice((-4, -2, -1, 1, 2, 4))
    lines[at] = b" " * change + lines[at] if change > 0 else lines[at][min(-change, _indent(lines[at])) :]
    return b"\n".join(lines)


def _indent(line: bytes) -> int:
    return len(line) - len(line.lstrip(b" "))


def _lines_swapped(random: Random, raw: bytes) -> bytes:
    lines = _lines(raw)
    first, second = random.randrange(len(lines)), random.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return b"\n".join(lines)


_BY_LINE: Final[tuple[Callable[[Random, bytes], bytes], ...]] = (
    _without_line, _line_twice, _indented, _lines_swapped,
)  # fmt: skip


def _at(random: Random, raw: bytes) -> int:
    return random.randrange(len(raw) + 1)


def _flipped(random: Random, raw: bytes) -> bytes:
    at = _at(random, raw)
    return raw[:at] + bytes(each ^ (1 << random.randrange(8)) for each in raw[at : at + 1]) + raw[at + 1 :]


def _deleted(random: Random, raw: bytes) -> bytes:
    at = _at(random, raw)
    return raw[:at] + raw[at + random.choice((1, 1, 2, _CUT)) :]


def _inserted(random: Random, raw: bytes) -> bytes:
    at = _at(random, raw)
    return (
        raw[:at]
        + random.choice((random.randbytes(1), random.randbytes(3), _encoded(random.choice(ODD))))
        + raw[at:]
    )


def _truncated(random: Random, raw: bytes) -> bytes:
    return raw[: _at(random, raw)]


def _stretch_twice(random: Random, raw: bytes) -> bytes:
    at = _at(random, raw)
    return raw[: at + _CUT] + raw[at:]


_BY_BYTE: Final[tuple[Callable[[Random, bytes], bytes], ...]] = (
    _flipped, _flipped, _deleted, _deleted, _inserted, _inserted, _truncated, _stretch_twice,
)  # fmt: skip
