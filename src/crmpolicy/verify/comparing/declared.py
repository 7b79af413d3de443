"""Differences that are no answers: questions that came or went, facts read otherwise, days in force."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

from crmpolicy.engine import PolicySet
from crmpolicy.engine.folding import Folding
from crmpolicy.engine.periods import period_starts
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.policy.tables import Table
from crmpolicy.values import ValueType
from crmpolicy.verify.comparing.courses import calendar_changes, course_changes
from crmpolicy.verify.comparing.difference import Declared
from crmpolicy.verify.comparing.pairing import Codes, unlike
from crmpolicy.verify.facts.reckonings import InForce
from crmpolicy.verify.facts.witness import Period, periods_of

_BESIDE: Final = ("governed_by", "decided_by", "override", "remedy", "empty", "of")
_FACT: Final = Codes("diff-fact-came", "diff-fact-went", "diff-fact-read")


def point_changes(sets: Sequence[PolicySet], names: Sequence[str]) -> Iterator[Declared]:
    """Tell the questions that only one of two policy sets answers.

    Args:
        sets: the policy set before and the one after.
        names: questions that not both answer.
    """
    for name in names:
        came = name in sets[1].points
        yield point_change(sets[1 if came else 0], name, came=came)


def point_change(policies: PolicySet, name: str, *, came: bool) -> Declared:
    """Tell that a question came, or went.

    Args:
        policies: the policy set that answers it.
        name: the question.
        came: whether it is answered after, and was not before.
    """
    point = policies.point(name)
    code = "diff-point-came" if came else "diff-point-went"
    return Declared(code, {"point": name, "title": point.title}, point.tables[0].place)


def reckoned_change(fact: Fact) -> Declared:
    """Tell that a fact is reckoned in another way, so that regions which name it hold other cases."""
    return Declared("diff-fact-reckoned", {"name": fact.key, "title": fact.title}, fact.place)


def common_periods(before: PolicySet, after: PolicySet) -> list[Period]:
    """Give the periods in which the values of both policy sets stay the same."""
    days = sorted({day for each in (before, after) for day in period_starts(each.effective)})
    return periods_of(days, after.effective.zone)


def declared_changes(before: PolicySet, after: PolicySet, points: Collection[str] = ()) -> Iterator[Declared]:
    """Tell what documents and questions declare otherwise than before, answers left aside.

    Args:
        before: a policy set.
        after: the same, later.
        points: the questions whose facts and tables are looked at; none: all.
    """
    one, other = before.effective, after.effective
    for name in ("zone", "currency"):
        if getattr(one, name) != getattr(other, name):
            yield Declared(f"diff-{name}", {"before": getattr(one, name), "after": getattr(other, name)})
    for key in one.documents.keys() & other.documents.keys():
        yield from _in_force(one.documents[key], other.documents[key])
    told: list[Declared] = []
    for period in common_periods(before, after):
        told += [each for each in _tables(before, after, period, points) if each not in told]
    yield from told
    yield from calendar_changes(one, other)
    for key in sorted(one.parameters.keys() & other.parameters.keys()):
        yield from _parameter(one.parameters[key], other.parameters[key])
    yield from _facts(before, after, points)


def _tables(
    before: PolicySet, after: PolicySet, period: Period, points: Collection[str]
) -> Iterator[Declared]:
    """Tell what questions declare otherwise beside their rules, with the values of a period."""
    one, other = before.effective, after.effective
    foldings = [Folding(each.parameters, each.values_on(period.since)) for each in (one, other)]
    both = one.tables.keys() & other.tables.keys()
    for key in sorted(both & _answering((before, after), points) if points else both):
        tables = one.tables[key], other.tables[key]
        facts = [
            {**each.facts, **{fact.key: fact for fact in table.derive}}
            for each, table in zip((one, other), tables, strict=True)
        ]
        yield from _table(tables, (InForce(facts[0], foldings[0]), InForce(facts[1], foldings[1])))


def _parameter(one: Parameter, other: Parameter) -> Iterator[Declared]:
    """Tell that a parameter takes other values than before, or may be changed otherwise."""
    if _takes(one) != _takes(other):
        yield Declared("diff-parameter-read", {"name": other.key, "title": other.title}, other.place)


def _takes(parameter: Parameter) -> Any:
    kind = parameter.type
    of = (
        (kind_of(kind.of), kind.keys, kind.among, kind.sums_to, kind.range)
        if isinstance(kind, MappingOf)
        else ()
    )
    binds = (parameter.stricter, parameter.locked, parameter.may_only_tighten, parameter.optional)
    return kind_of(kind), of, parameter.range, binds


def _in_force(one: Any, other: Any) -> Iterator[Declared]:
    days = [(each.in_force_from, each.in_force_to) for each in (one, other)]
    if days[0] != days[1]:
        said = ["{} - {}".format(*(str(day or "…") for day in pair)) for pair in days]
        arguments = {"document": other.title, "before": said[0], "after": said[1]}
        yield Declared("diff-in-force", arguments, other.place)


def _table(tables: tuple[Table, Table], sides: tuple[InForce, InForce]) -> Iterator[Declared]:
    """Tell what a question declares otherwise beside its rules."""
    one, other = tables
    for name in _BESIDE:
        if sides[0].field(one, name) != sides[1].field(other, name):
            code = f"diff-{name.replace('_', '-')}"
            yield Declared(code, {"point": other.key, "title": other.title}, other.place)
    if one.of is not None and _together(one, sides[0]) != _together(other, sides[1]):
        yield Declared("diff-combine", {"point": other.key, "title": other.title}, other.place)
    if set(one.requires) != set(other.requires):
        yield Declared("diff-requires", {"point": other.key, "title": other.title}, other.place)
    yield from course_changes(one, other, sides)


def _together(table: Table, side: InForce) -> Any:
    """Give how the answers for several entries of a list become one: what a single entry never shows."""
    caps = {each.name: side.plain(each.cap) for each in table.outputs}
    return {name: side.plain(fold) for name, fold in table.combine}, caps


def _answering(sets: Sequence[PolicySet], points: Collection[str]) -> set[str]:
    """Name the tables that answer some questions on either side."""
    known = [(each, name) for each in sets for name in points if name in each.points]
    return {table.key for each, name in known for table in each.point(name).tables}


def _facts(before: PolicySet, after: PolicySet, points: Collection[str]) -> Iterator[Declared]:
    """Tell the facts that are asked now or no more, and those that are read otherwise."""
    for code, fact in unlike(_asked(before, points), _asked(after, points), _reads, _FACT):
        yield Declared(code, {"name": fact.key, "title": fact.title}, fact.place)


def _asked(policies: PolicySet, points: Collection[str]) -> dict[str, Fact]:
    names = [name for name in points if name in policies.points] if points else policies.points
    return {fact.key: fact for name in names for fact in policies.point(name).reach()}


def _reads(fact: Fact) -> Any:
    """Tell which values a fact can have; titles and places left aside."""
    return kind_of(fact.type), fact.range, fact.unknown


def kind_of(kind: ValueType) -> Any:
    """Tell a type by what it allows: of a scale its words in their order, but not their titles.

    >>> from crmpolicy.values import Integer
    >>> kind_of(Integer())[0]
    'integer'
    """
    scale = getattr(kind, "scale", None)
    if scale is not None:
        return kind.name, scale.ordered, scale.open, scale.ids
    listed = sorted(getattr(kind, "fields", ()), key=lambda each: each.name)  # entries are read by name
    fields = tuple((each.name, _reads(each)) for each in listed)
    item = getattr(kind, "item", None)
    unit = getattr(kind, "unit", None) or getattr(kind, "currency", None)
    of = kind_of(item) if item is not None else None
    bound = getattr(kind, "rising", None), tuple(sorted(getattr(kind, "unique", ())))
    return kind.name, getattr(kind, "step", None), unit, fields, of, bound
