"""Properties: laws written beside rules and mappings, with their names checked."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Table
from typing import Any, Final, get_args

from crmpolicy.errors import BadValueError
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.guards import Guard, ParameterOf
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.properties import Direction, Move, Property
from crmpolicy.policy.scales import Choice
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import child, entries_of, items_of, scalars, text_of, texts_of
from crmpolicy.source.resolve.guards import read_guard
from crmpolicy.source.resolve.names import Name, Names, Scope, wanted_name
from crmpolicy.source.resolve.operands import Wanted, read_operand
from crmpolicy.source.resolve.values import literal
from crmpolicy.source.resolve.vocabulary import Vocabulary
from crmpolicy.source.tree import Mapping, Node, Scalar
from crmpolicy.values import Period, Text, ValueType
from crmpolicy.wording import word

DIRECTIONS: Final[tuple[Direction, ...]] = get_args(Direction)
DUTY: Final = ListOf(item=Text(), loose=True)  # a type of no fact: what a duty is in properties
_RATE: Final = re.compile(r"(?P<count>[0-9]{1,3}) +(?:a|an|per) +(?P<unit>.+)")
_ZH_RATE: Final = re.compile(r"(?P<unit>每.+?) *(?P<count>[0-9]{1,3}) *次")
_DAYS: Final = ("date", "instant", "time of day", "day of month", "term", "period")
_SORTS: Final = ("never", "always", "same", "in_order", "at_most", "over", "never_twice", "first")
_NOT_HERE: Final[Table[str, tuple[str, ...]]] = {
    "table": ("in_order",),
    "duties": ("never_twice", "first"),
    "chain": ("in_order", "never_twice", "first"),
    "lifecycle": ("in_order", "at_most", "over"),
}
_OF_DUTIES: Final[tuple[Direction, ...]] = ("later", "earlier", "fewer", "more")


def read_properties(
    node: Node, outcome: Names, scope: Scope, words: Vocabulary, desk: Desk, *, kind: str = "table"
) -> tuple[Property, ...]:
    """Read the properties of a decision or mapping.

    Args:
        node: what holds the list ``properties``.
        outcome: what ``never``, ``always`` and ``same`` speak of.
        scope: what ``when`` and ``whatever`` speak of.
        words: the events that may be named.
        desk: gathers faults.
        kind: the kind of decision; each has sorts of its own.
    """
    found: list[Property] = []
    seen: set[str] = set()
    for item in items_of(node, "properties"):
        if not desk.sound(item) or not isinstance(item, Mapping):
            continue
        identity = text_of(item, "id") or ""
        if identity in seen:
            desk.tell("rule-id-twice", item.entries["id"].value, id=identity)
        seen.add(identity)
        _only_sorts(item, kind, desk)
        found.append(_property(item, identity, outcome, scope, words=words, desk=desk, kind=kind))
    return tuple(found)


def _only_sorts(item: Mapping, kind: str, desk: Desk) -> None:
    """Refuse what cannot be said of this kind of decision."""
    for name in _NOT_HERE[kind]:
        if name in item.entries:
            code = "property-not-for-tables" if kind == "table" else "property-not-for-kind"
            desk.tell(code, item.entries[name].key, key=name)


def _property(
    item: Mapping, identity: str, outcome: Names, scope: Scope, *, words: Vocabulary, desk: Desk, kind: str
) -> Property:
    sorts = [name for name in _SORTS if name in item.entries]
    if len(sorts) != 1:
        where = item.entries[sorts[1]].key if sorts else item
        desk.tell("property-one-sort", where, known=_SORTS)
    always, answers = child(item, "always"), Scope((outcome,), scope.partial)
    can_end = isinstance(always, Scalar) and always.text == "can end"
    return Property(
        id=identity,
        never=_no_rate(child(item, "never"), answers, scope, desk),
        always="can end" if can_end else _answer(always, answers, scope, desk),
        when=_side(child(item, "when"), scope, desk),
        same=_name(item, "same", answers, desk),
        whatever=_name(item, "whatever", scope, desk),
        more=(*_often(always, answers, desk), *_more(item, answers, scope, words, desk, kind=kind)),
        clauses=texts_of(item, "clause"),
        readings=texts_of(item, "reading"),
        place=item.place.location,
    )


def _no_rate(node: Node | None, answers: Scope, scope: Scope, desk: Desk) -> Move | Guard | None:
    """Read what never is; how often a duty falls due is said by ``always``."""
    for name, entry in entries_of(node):
        duty = answers.find(name)
        if duty is not None and duty.type == DUTY:
            desk.tell("property-not-for-kind", entry.key, key="never")
            return None
    return _answer(node, answers, scope, desk)


def _answer(node: Node | None, answers: Scope, scope: Scope, desk: Desk) -> Move | Guard | None:
    """Read what is said of the answers; they may be compared with parameters and facts."""
    if not isinstance(node, Mapping):
        return _side(node, answers, desk)
    outcome = answers.layers[0]
    for name, entry in node.entries.items():
        if name not in outcome and name != "any":
            desk.tell("name-unknown-output", entry.key, name=name, advice=advice(name, outcome))
            return None
    if any(name in outcome and outcome[name].type == DUTY for name in node.entries):
        return None  # how often a duty falls due is read elsewhere
    return read_guard(node, scope.within(outcome), desk)


def _often(node: Node | None, answers: Scope, desk: Desk) -> Iterator[tuple[str, Any]]:
    """Read ``meeting: {at_least: 1 a month}``: how often a duty falls due."""
    for name, entry in entries_of(node):
        duty = answers.find(name)
        if duty is None or duty.type != DUTY:
            continue
        for key, each in entries_of(entry.value):
            found = _rate(each.value) if key in ("at_least", "up_to") else None
            if found is None:
                desk.tell("property-rate", each.value, name=name)
            else:
                yield "often", (name, key, *found)
        if not isinstance(entry.value, Mapping):
            desk.tell("property-rate", entry.value, name=name)


def _rate(node: Node) -> tuple[int, Period] | None:
    """Read ``1 a month``: how often in which calendar period."""
    text = node.text if isinstance(node, Scalar) else ""
    match = _RATE.fullmatch(text) or _ZH_RATE.fullmatch(text)
    if match is None:
        return None
    try:
        return int(match["count"]), Period.parse(match["unit"])
    except BadValueError:
        return None


def _side(node: Node | None, scope: Scope, desk: Desk) -> Move | Guard | None:
    if node is None:
        return None
    return _move(node, scope, desk) if isinstance(node, Scalar) else read_guard(node, scope, desk)


def _move(node: Scalar, scope: Scope, desk: Desk) -> Move | None:
    """Read ``worse grade``: a direction and a name."""
    written, _, name = node.text.partition(" ")
    direction = next((each for each in DIRECTIONS if each == written), None)
    if direction is None:
        desk.tell("property-direction-unknown", node, given=written, advice=advice(written, DIRECTIONS))
        return None
    found = wanted_name(desk, scope, _second_word(node, written, name), ("fact", "output"))
    if found is None or found.type is None:
        return None
    if direction not in directions_of(found.type):
        fitting = tuple(word(each) for each in directions_of(found.type))
        desk.tell("property-direction-unfit", node, name=name, given=written, fitting=fitting or ("-",))
    return Move(direction, found.key)


def _second_word(node: Scalar, first: str, name: str) -> Scalar:
    """Give the name behind a direction at its own place, where nothing is quoted."""
    ahead = len(first) + 1 if node.plain else 0
    place = node.place._replace(column=node.place.column + ahead, start=node.place.start + ahead)
    return Scalar(name.strip(), place, plain=node.plain)


def duty_names(names: Iterable[str]) -> Names:
    """Give duties as what properties speak of: when they fall due, and how often.

    >>> duty_names(["visit"])["visit"].key
    'visit'
    """
    return {name: Name(name, "output", DUTY) for name in names}


def directions_of(kind: ValueType) -> tuple[Direction, ...]:
    """Give the directions that mean something for a type.

    >>> from crmpolicy.values import Ratio
    >>> directions_of(Ratio())
    ('higher', 'lower')
    """
    if kind == DUTY:
        return _OF_DUTIES
    if isinstance(kind, Choice):
        return ("worse", "better", "later", "earlier") if kind.scale.ordered else ()
    if kind.name == "boolean":
        return ("worse", "better")
    if kind.name in _DAYS:
        return ("later", "earlier", "higher", "lower")
    if kind.name == "list":
        return ("fewer", "more")
    return ("higher", "lower") if kind.ordered else ()


def _name(item: Mapping, key: str, scope: Scope, desk: Desk) -> str | None:
    node = child(item, key)
    if not isinstance(node, Scalar):
        return None
    found = wanted_name(desk, scope, node, ("fact", "output"))
    return found.key if found else None


def _more(
    item: Mapping, answers: Scope, scope: Scope, words: Vocabulary, desk: Desk, *, kind: str
) -> list[tuple[str, Any]]:
    """Read the sorts that speak of duties, parameters and events."""
    found: list[tuple[str, Any]] = []
    for node in scalars(child(item, "in_order")) if kind == "duties" else ():
        duty = wanted_name(desk, answers, node, ("output",), "duty-unknown")
        if duty is not None:
            found.append(("in_order", duty.key))
    found += _sums(item, scope, desk)
    for key in ("never_twice", "first", "before"):
        for node in scalars(child(item, key)):
            event = words.event(desk, node)
            if event is not None:
                found.append((key, event))
    _pairs(item, desk)
    return found


def _sums(item: Mapping, scope: Scope, desk: Desk) -> Iterator[tuple[str, Any]]:
    """Read what is added up, and what the sum has to stay within or has to be over."""
    for written in scalars(child(item, "at_most")):
        name = wanted_name(desk, scope, written, ("parameter",), "name-unknown-parameter")
        if name is not None:
            yield "at_most", name.key
    kinds: list[ValueType] = []
    for part in items_of(item, "sum"):
        node = child(part, "parameter") if isinstance(part, Mapping) else part
        named = node if isinstance(node, Scalar) else None
        name = wanted_name(desk, scope, named, ("parameter",), "name-unknown-parameter") if named else None
        if name is None or name.type is None:
            continue
        kind = name.type.of if isinstance(name.type, MappingOf) else name.type
        operand = read_operand(part, Wanted(kind, facts=False), scope, desk)
        if isinstance(operand, ParameterOf):
            kinds.append(kind)
            yield "sum", operand
    bound = child(item, "over")
    if bound is not None and kinds:
        yield "over", literal(bound, kinds[0], desk, "over")


_PAIRS: Final[Table[str, str]] = {
    "never": "when", "same": "whatever", "at_most": "sum", "over": "sum", "first": "before",
    "whatever": "same", "before": "first",
}  # fmt: skip


def _pairs(item: Mapping, desk: Desk) -> None:
    """A half of a law says nothing: ``never`` needs ``when``, ``same`` needs ``whatever`` and so on."""
    if "sum" in item.entries and "over" not in item.entries and "at_most" not in item.entries:
        desk.tell("shape-missing-key", item.entries["sum"].key, key="at_most")
    for one, other in _PAIRS.items():
        if one in item.entries and other not in item.entries:
            desk.tell("shape-missing-key", item.entries[one].key, key=other)
