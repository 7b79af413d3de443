"""Guards: the tests that a rule makes, and the alternatives among them."""

from typing import Final

from crmpolicy.errors import BadValueError
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.guards import ORDERING, FactOf, Guard, Literally, Operand, Operator, ParameterOf, Test
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.scales import Choice
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import as_list, as_mapping, as_scalar
from crmpolicy.source.resolve.names import Name, Scope, wanted_name
from crmpolicy.source.resolve.operands import Wanted, named_type, read_operand
from crmpolicy.source.resolve.values import asked_type, said
from crmpolicy.source.tree import Entry, Mapping, Node, Scalar, Sequence
from crmpolicy.values import Boolean, PeriodType, ValueType

OPERATORS: Final[tuple[Operator, ...]] = ("at_least", "over", "up_to", "under", "not", "known")
EVENT: Final = "events:event"


def read_guard(node: Node | None, scope: Scope, desk: Desk, key: str = "when") -> Guard:
    """Read a guard; what is faulty in it leaves marks on the desk."""
    mapping = as_mapping(desk, node, key) if node is not None else None
    tests: list[Test] = []
    groups: list[tuple[Guard, ...]] = []
    for name, entry in mapping.entries.items() if mapping else ():
        if name == "any":
            groups.append(tuple(read_guard(each, scope, desk, key) for each in _alternatives(entry, desk)))
        else:
            tests.extend(_tests(entry, scope, desk))
    return Guard(tuple(tests), tuple(groups))


def _alternatives(entry: Entry, desk: Desk) -> tuple[Node, ...]:
    found = as_list(desk, entry.value, "any")
    if isinstance(entry.value, Sequence) and not found:
        desk.tell("rule-empty-list", entry.value, key="any")
    return found


def _tests(entry: Entry, scope: Scope, desk: Desk) -> list[Test]:
    """Read all that is asked of one fact or switch."""
    found = wanted_name(desk, scope, entry.key, ("fact", "parameter", "output"), "name-unknown-fact")
    if found is None or found.type is None or not _askable(entry.key, found, desk):
        return []
    subject = ParameterOf(found.key) if found.kind == "parameter" else FactOf(found.key)
    kind = asked_type(found.type)
    if isinstance(entry.value, Mapping) and "parameter" not in entry.value.entries:
        return _written_tests(subject, kind, entry, scope=scope, desk=desk)
    test = _equal(subject, "is", kind, entry.value, scope=scope, desk=desk)
    _check_event(found, entry.value, scope, desk)
    return [test] if test else []


def _askable(key: Scalar, found: Name, desk: Desk) -> bool:
    """Refuse lists of entries, and parameters that are no switch."""
    kind = found.type
    if isinstance(kind, ListOf) and kind.item is None:
        desk.tell("rule-list-in-guard", key, name=key.text)
        return False
    if found.kind == "parameter" and (
        isinstance(kind, MappingOf) or not isinstance(kind, Choice | Boolean | PeriodType)
    ):
        desk.tell("rule-subject-not-switch", key, name=key.text)
        return False
    return True


def _written_tests(
    subject: FactOf | ParameterOf, kind: ValueType, entry: Entry, *, scope: Scope, desk: Desk
) -> list[Test]:
    """Read ``{at_least: x, under: y}`` and the like, one test for each key."""
    tests: list[Test] = []
    for name, each in as_entries(entry.value):
        if name not in OPERATORS:
            desk.tell("rule-test-unknown", each.key, given=name, advice=advice(name, OPERATORS))
            continue
        test = _test(subject, name, kind, each, scope=scope, desk=desk)
        if test:
            tests.append(test)
    _no_empty_interval(tests, kind, entry, desk)
    return tests


def as_entries(node: Node) -> list[tuple[str, Entry]]:
    """Give the entries of a mapping."""
    return list(node.entries.items()) if isinstance(node, Mapping) else []


def _test(
    subject: FactOf | ParameterOf, name: str, kind: ValueType, entry: Entry, *, scope: Scope, desk: Desk
) -> Test | None:
    if name == "known":
        return _known(subject, entry.value, desk)
    if name == "not":
        return _equal(subject, "not", kind, entry.value, scope=scope, desk=desk)
    operator: Operator = next(each for each in ORDERING if each == name)
    if not kind.ordered:
        desk.tell("rule-not-ordered", entry.key, operator=name, type=named_type(kind))
        return None
    if isinstance(subject, ParameterOf) and isinstance(kind, PeriodType):
        desk.tell("rule-subject-not-switch", entry.key, name=entry.key.text)
        return None
    operand = read_operand(entry.value, Wanted(kind), scope, desk)
    return Test(subject, operator, (operand,)) if operand else None


def _known(subject: FactOf | ParameterOf, node: Node, desk: Desk) -> Test | None:
    written = as_scalar(desk, node, "known")
    if written is None:
        return None
    try:
        return Test(subject, "known", (Literally(Boolean().parse(written.text)),))
    except BadValueError as error:
        desk.refuse(error, written)
        return None


def _equal(
    subject: FactOf | ParameterOf,
    operator: Operator,
    kind: ValueType,
    node: Node,
    *,
    scope: Scope,
    desk: Desk,
) -> Test | None:
    """Read a word or a list of words: equal to any of them, or to none."""
    nodes = node.items if isinstance(node, Sequence) else (node,)
    if not nodes:
        desk.tell("rule-empty-list", node, key="is")
    wanted = Wanted(kind, lists=True)
    operands: list[Operand | None] = [read_operand(each, wanted, scope, desk) for each in nodes]
    found = tuple(each for each in operands if each is not None)
    return Test(subject, operator, found) if found and len(found) == len(nodes) else None


def _check_event(found: Name, node: Node, scope: Scope, desk: Desk) -> None:
    """An event that is asked for by name must be declared, else it would silently never be found."""
    if found.key != EVENT or scope.partial:
        return
    for each in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(each, Scalar) and each.text not in scope.events:
            desk.tell("name-unknown-event", each, name=each.text, advice=advice(each.text, scope.events))


def _no_empty_interval(tests: list[Test], kind: ValueType, entry: Entry, desk: Desk) -> None:
    """Refuse written bounds that no value lies between."""
    bounds = [(test.operator, test.operands[0]) for test in tests if test.operator in ORDERING]
    lows = [
        (name, each.value)
        for name, each in bounds
        if name in ("at_least", "over") and isinstance(each, Literally)
    ]
    highs = [
        (name, each.value)
        for name, each in bounds
        if name in ("up_to", "under") and isinstance(each, Literally)
    ]
    for low_name, low in lows:
        for high_name, high in highs:
            order = kind.compare(low, high)
            strict = (low_name, high_name) != ("at_least", "up_to")
            if order is not None and (order > 0 or (order == 0 and strict)):
                desk.tell("rule-empty-interval", entry.value, low=said(kind, low), high=said(kind, high))
                return
