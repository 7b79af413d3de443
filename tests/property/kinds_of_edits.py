"""Edits of one value of any document: of tables by hit policy, duties, chains, forms, rankings and the rest.

They are drawn from the files as they stand, so that policies which come later are edited too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any, Final

from crmpolicy.company import load_policy_set
from crmpolicy.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from crmpolicy.source.text import decode
from crmpolicy.source.tree import read_tree
from tests.property.one_value import OPERATORS, POLICIES
from tests.property.reformatting import data_of

GROUP: Final = "companies/example-group.yaml"
DOCUMENTS: Final = ("handbook", "key_accounts", "lighting", "relationship", "steel")
SHARED: Final = ("facts.yaml", "subjects.yaml")
NO_SECTIONS: Final = ("policy.yaml", "clauses.yaml")
UNSAID: Final = {
    "title", "clause", "reading", "example", "covers", "states", "properties", "no clause", "id", "kind",
    "personal", "section", "sections", "clauses", "may_only", "stricter", "locked", "summary", "zh", "en",
    "code", "inputs", "governed_by", "requires", "type", "scale", "range", "keys", "of",
}  # fmt: skip
"""What stands under these keys is no value, says nothing of answers, or is another fact altogether."""
SAID: Final = {"required", "unique", "at_most", "unit", "hit", "priority", "cut", "first", "ties", "order"}
_UNITS: Final = (
    ("min", "h", "working hours"), ("day", "working day"), ("days", "working days", "weeks"),
    ("month", "quarter", "half year", "year"), ("months", "weeks"), ("元", "万元"), ("t", "kg"),
)  # fmt: skip
_GRAMMAR: Final = (
    ("yes", "no"), ("highest", "lowest"), ("earliest", "latest"), ("best", "worst"), ("share", "refuse"),
    ("unique", "first", "any", "collect"), ("refused", "next level"), ("tell", "move up"),
    ("month", "quarter", "half year", "year"), ("not counted", "counted"), ("close", "same time"),
    ("stay", "next opening"), ("next working day", "earlier working day", "keep"),
    ("last day", "roll over"), ("end of the first full period", "end of this period"),
    ("named role", "anyone"), ("union", "intersection", "list"), ("max", "min", "sum"), ("all", "any"),
    ("last", "same"), ("closing", '"18:00"', '"12:00"'), ("hard", "soft"),
)  # fmt: skip
_NUMBER: Final = re.compile(r"(-?\d+(?:\.\d+)?)(.*)", re.DOTALL)
_DAY: Final = re.compile(r"(\d{4}-\d\d)-(\d\d)")
_PLAIN: Final = re.compile(r"[^\n#]+")


@dataclass(frozen=True, slots=True)
class KindEdit:
    """One value of one file written otherwise: the kind of rule, the decision or parameter, stretches."""

    kind: str
    file: str
    name: str
    spans: tuple[tuple[int, int, str], ...]
    line: int
    was: str

    def of(self, raw: bytes) -> bytes:
        """Give the file after the edit."""
        text = raw.decode("utf-8")
        for start, end, new in sorted(self.spans, reverse=True):
            text = text[:start] + new + text[end:]
        return text.encode("utf-8")

    def __repr__(self) -> str:
        now = " ".join(new for _, _, new in self.spans)
        return f"{self.kind} {self.file}:{self.line} {self.name}: {self.was!r} -> {now!r}"


@cache
def edits_of(document: str) -> tuple[KindEdit, ...]:
    """Give every edit of a document's files that is tried; not all of them load."""
    words = _Words(document)
    files = {path.relative_to(POLICIES).as_posix(): path.read_bytes() for path in _files(document)}
    files[company_file(document)] = company_of(document)
    return tuple(each for name, raw in files.items() for each in _of_file(name, raw, words))


def company_file(document: str) -> str:
    """Name the file of a company that adopts one document alone."""
    return f"companies/only-{document}.yaml"


@cache
def company_of(document: str) -> bytes:
    """Write a company that adopts one document: what that leaves open is filled as the largest company does.

    What the document says itself is left to it, so that an edit there counts.
    """
    raw = (POLICIES / GROUP).read_bytes()
    source, _ = decode(GROUP, raw)
    assert source is not None
    tree, _ = read_tree(source)
    assert isinstance(tree, Mapping)
    known = load_policy_set(POLICIES / document).effective.parameters
    lacks = {key for key, each in known.items() if not each.history}
    slots = {each.key.text for each in _entries(tree, "slots") if each.key.text.startswith(f"{document}.")}
    named = {"parameters": lacks, "slots": slots}
    lines = [f"{key}: {_said(source.text, tree, key)}" for key in ("format", "zone", "currency", "title")]
    lines += [f"company: only-{document}", f"adopts: [{document}@1]"]
    lines += _block(source.text, tree, "calendar", None)
    for section, names in named.items():
        lines += _block(source.text, tree, section, names)
    return ("\n".join(lines) + "\n").encode()


def _entries(tree: Mapping, section: str) -> list[Entry]:
    found = tree.entries[section].value
    assert isinstance(found, Mapping)
    return [*found.entries.values()]


def _said(text: str, tree: Mapping, key: str) -> str:
    place = tree.entries[key].value.place
    return text[place.start : place.end]


def _block(text: str, tree: Mapping, section: str, names: set[str] | None) -> list[str]:
    kept = [each for each in _entries(tree, section) if names is None or each.key.text in names]
    written = [f"  {text[each.key.place.start : each.value.place.end].rstrip()}" for each in kept]
    return [f"{section}:", *written] if written else []


def drawn(seed: str) -> Iterator[tuple[str, Iterator[KindEdit]]]:
    """Give the kinds of rules, each with its edits of all documents in a seeded order, none twice.

    Decisions and parameters come in turn, so that no large one is edited in the place of all others.
    """
    by_kind: dict[str, dict[tuple[str, str], list[KindEdit]]] = {}
    for document in DOCUMENTS:
        for each in edits_of(document):
            by_kind.setdefault(each.kind, {}).setdefault((each.file, each.name), []).append(each)
    for kind, named in sorted(by_kind.items()):
        yield kind, _in_turn(Random(f"{seed} {kind}"), [*named.values()])  # noqa: S311 - a choice, no secret


def _in_turn(random: Random, groups: list[list[KindEdit]]) -> Iterator[KindEdit]:
    left = [_places_in_turn(random, each) for each in random.sample(groups, len(groups))]
    while left:
        for each in left:
            yield each.pop(0)
        left = [each for each in left if each]


def _places_in_turn(random: Random, edits: list[KindEdit]) -> list[KindEdit]:
    """Give edits in a seeded order; each place has its turn before any is edited in a second way."""
    met: dict[int, int] = {}
    turns: list[tuple[int, int, KindEdit]] = []
    for each in random.sample(edits, len(edits)):
        met[each.spans[0][0]] = met.get(each.spans[0][0], 0) + 1
        turns.append((met[each.spans[0][0]], len(turns), each))
    return [each for _, _, each in sorted(turns, key=lambda one: one[:2])]


def _files(document: str) -> list[Any]:
    return [each for each in sorted((POLICIES / document).glob("*.yaml")) if each.name not in NO_SECTIONS]


class _Words:
    """Words that may stand in each other's place: of one scale, roles, events, parameters of one type."""

    def __init__(self, document: str) -> None:
        groups: dict[str, set[str]] = {}
        for path in (*(POLICIES / each for each in SHARED), *_files(document)):
            data: Any = data_of(path.read_bytes())
            for key, scale in (data.get("scales") or {}).items():
                groups[f"scale {key}"] = {_id(each) for each in scale["values"]}
            for section in ("roles", "events"):
                groups.setdefault(section, set()).update(data.get(section) or {})
            for section in ("facts", "parameters"):
                for key, spec in (data.get(section) or {}).items():
                    like = tuple(repr(spec.get(each)) for each in ("type", "scale", "unit", "of", "keys"))
                    groups.setdefault(f"{section} {like}", set()).add(key)
            for key, spec in (data.get("decisions") or {}).items():
                for listed in ("stages", "levels", "states", "duties"):
                    found = spec.get(listed)
                    ids = {_id(each) for each in found} if isinstance(found, list) else {*(found or ())}
                    groups[f"{listed} {key}"] = ids if not isinstance(found, str) else set()
        self.groups = [sorted(each) for each in groups.values()] + [[*each] for each in _GRAMMAR]

    def like(self, text: str) -> list[str]:
        """Give the words that may stand in the place of one."""
        return sorted({each for group in self.groups if text in group for each in group} - {text})


def _id(written: Any) -> str:
    return str(written["id"] if isinstance(written, dict) else written)


def _of_file(name: str, raw: bytes, words: _Words) -> Iterator[KindEdit]:
    source, faults = decode(name, raw)
    assert source is not None, faults
    tree, faults = read_tree(source)
    assert isinstance(tree, Mapping), faults
    for section in ("decisions", "parameters", "facts", "slots"):
        for key, entry in (
            ((each.key.text, each) for each in _entries(tree, section)) if section in tree.entries else ()
        ):
            for each in _in_declared(section, entry.value, source.text, words):
                yield KindEdit(each[0], name, key, each[2], each[1].place.line, each[3])


Found = tuple[str, Node, tuple[tuple[int, int, str], ...], str]


def _in_declared(section: str, spec: Node, text: str, words: _Words) -> Iterator[Found]:
    """Give the edits of a decision, a parameter or a fact: kind, what is edited, stretches, what was."""
    for path, node in _nodes(spec, ()):
        kind = _kind(section, spec, path)
        if kind is None:
            continue
        if isinstance(node, Scalar):
            for new in _others(path, node, words):
                yield kind, node, ((node.place.start, node.place.end, new),), node.text
        elif isinstance(node, Sequence) and path[-1:] != ("any",):
            yield from ((kind, node, spans, was) for spans, was in _listed(node, text))


def _nodes(node: Node, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Node]]:
    """Give every value and list with the keys that lead to it, and every operator."""
    yield path, node
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _nodes(item, (*path, "-"))
    elif isinstance(node, Mapping):
        for key, entry in node.entries.items():
            if key in UNSAID and path[-1:] not in (("when",), ("then",), ("only",), ("must",)):
                if key == "of" and path[:1] in (("fields",), ("parts",)):
                    yield from _nodes(entry.value, (*path, key))  # the fields of a line
                continue
            if key in OPERATORS:
                yield (*path, "operator"), entry.key
            yield from _nodes(entry.value, (*path, key))


def _kind(section: str, spec: Node, path: tuple[str, ...]) -> str | None:
    """Name the kind of rule that a value belongs to; none where it says nothing of answers."""
    if section == "parameters":
        return _kind_of_value(spec, path)
    assert isinstance(spec, Mapping)
    if section == "facts" or path[:1] == ("derive",):
        return "derivation" if "derived" in path else None
    return "slot" if section == "slots" else _kind_of_decision(spec)


def _kind_of_decision(spec: Mapping) -> str | None:
    """Tell tables by what their answers are put together from."""
    kind, hit = _text(spec, "kind"), _text(spec, "hit") or "unique"
    if kind != "table":
        return kind
    named = next((name for key, name in (("of", "list"), ("parts", "parts")) if key in spec.entries), hit)
    return named if named in ("list", "parts", "unique", "first") else "other hit"


def _kind_of_value(spec: Node, path: tuple[str, ...]) -> str | None:
    """Tell a single value from a table of values; a company writes the values alone."""
    if not isinstance(spec, Mapping) or "type" in spec.entries:
        mapped = isinstance(spec, Mapping) and _text(spec, "type") == "mapping"
        own = not isinstance(spec, Mapping) or path[:1] in (("value",), ("dated",))
        return ("mapping" if mapped else "parameter") if own else None
    return "parameter" if {"value", "dated"} & {*spec.entries} else "mapping"


def _text(spec: Mapping, key: str) -> str | None:
    entry = spec.entries.get(key)
    return entry.value.text if entry is not None and isinstance(entry.value, Scalar) else None


def _others(path: tuple[str, ...], scalar: Scalar, words: _Words) -> Iterator[str]:
    """Give what may stand in the place of a value: one step beside, another unit, another word."""
    text = scalar.text
    if path[-1:] == ("operator",):
        yield from (each for each in OPERATORS if each != text)
    elif day := _DAY.fullmatch(text):
        yield f"{day[1]}-{int(day[2]) % 28 + 1:02}"
    elif (number := _NUMBER.fullmatch(text)) and _PLAIN.fullmatch(text):
        step = Decimal(1).scaleb(int(Decimal(number[1]).as_tuple().exponent))
        yield from (f"{Decimal(number[1]) + each}{number[2]}" for each in (step, -step))
        unit = number[2].strip()
        for group in _UNITS:
            if unit in group:
                yield from (f"{number[1]}{number[2].replace(unit, each)}" for each in group if each != unit)
    else:
        yield from words.like(text)


def _listed(node: Sequence, text: str) -> Iterator[tuple[tuple[tuple[int, int, str], ...], str]]:
    """Leave out an item of a list in one line, or let two neighbours change places."""
    items = [(each.place.start, each.place.end) for each in node.items]
    written = [text[start:end] for start, end in items]
    whole = text[node.place.start : node.place.end]
    if len(items) < 2 or any("\n" in each for each in written):
        return
    for place in range(len(items) - 1):
        one, other = items[place], items[place + 1]
        yield ((*one, written[place + 1]), (*other, written[place])), f"{written[place]}, ..."
        if whole.startswith("["):
            yield ((one[0], other[0], ""),), written[place]
