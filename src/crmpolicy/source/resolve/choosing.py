"""Facts derived by choosing: truths, conditions, switches, the last event, days between."""

from typing import Any

from crmpolicy.policy.facts import Derivation
from crmpolicy.policy.guards import FactOf, Literally, Operand, ParameterOf
from crmpolicy.policy.scales import Choice
from crmpolicy.source.reading import as_mapping, as_scalar, entries_of
from crmpolicy.source.resolve.guards import read_guard
from crmpolicy.source.resolve.names import wanted_name
from crmpolicy.source.resolve.operands import Wanted, fits, read_operand
from crmpolicy.source.resolve.values import scalar_value
from crmpolicy.source.resolve.work import DAYS, Work, kind_of
from crmpolicy.values import Boolean, Number, ValueType


def read_truths(work: Work) -> Derivation:
    """Read ``any`` or ``all`` of some truths."""
    work.gives("boolean")
    return Derivation(work.word, work.operands(work.listed(), lambda kind: kind.name == "boolean", Boolean()))


def read_holds(work: Work) -> Derivation:
    """Read a guard as a truth."""
    work.gives("boolean")
    return Derivation("holds", holds=read_guard(work.value, work.scope, work.desk, "holds"))


def read_pick(work: Work) -> Derivation:
    """Read a choice between facts by a switch; every word of the switch must be listed."""
    written = as_scalar(work.desk, work.value, "pick")
    found = wanted_name(work.desk, work.scope, written) if written else None
    if found is None or written is None:
        return Derivation("pick")
    kind = found.type
    if not isinstance(kind, Choice | Boolean):
        work.desk.tell("rule-subject-not-switch", written, name=written.text)
        return Derivation("pick")
    cases: dict[Any, Operand | None] = {}
    for name, entry in entries_of(work.node):
        if name != "pick":
            value = scalar_value(entry.key, kind, work.desk)
            cases[value] = work.operand(entry.value, lambda each: fits(each, work.kind), work.kind)
    every = kind.scale.ids if isinstance(kind, Choice) else (True, False)
    lacking = tuple(kind.show(each, "en") for each in every if each not in cases)
    if lacking:
        work.desk.tell("derive-pick-not-total", work.node.entries["pick"].key, words=lacking)
    switch: Operand = ParameterOf(found.key) if found.kind == "parameter" else FactOf(found.key)
    kept = tuple((value, each) for value, each in cases.items() if each is not None)
    return Derivation("pick", (switch,), cases=kept)


def read_last_event(work: Work) -> Derivation:
    """Read which of some events came last, and the word that it stands for."""
    mapping = as_mapping(work.desk, work.value, "last_event")
    cases: list[tuple[Any, Operand]] = []
    for _, entry in entries_of(mapping):
        event = work.words.event(work.desk, entry.key)
        operand = read_operand(entry.value, Wanted(work.kind, facts=False), work.scope, work.desk)
        if event and isinstance(operand, Literally):
            cases.append((event, operand))
        elif operand is not None and event:
            work.desk.tell("rule-word-only", entry.value)
    return Derivation("last_event", (FactOf("events"),), cases=tuple(cases))


def read_between(work: Work) -> Derivation:
    """Read the time between two days or two moments."""
    work.gives("integer", "number")
    nodes = work.listed(2)
    first = kind_of(work, nodes[0]) if nodes else None

    def check(kind: ValueType) -> bool:
        return kind.name in DAYS and (first is None or kind.name == first.name)

    literal = first if first is not None and first.name in DAYS else Number()
    return Derivation(work.word, work.operands(nodes, check, literal))
