"""How groups of customers change with one value of the company: the same list asked at each of its steps."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, NamedTuple

from crmpolicy.company.filling import range_faults
from crmpolicy.engine import DecisionPoint, Outcome, PolicySet
from crmpolicy.errors import BadValueError, FactsError, Fault
from crmpolicy.policy.parameters import Dated, Parameter
from crmpolicy.portfolio.measuring import Side
from crmpolicy.portfolio.pairing import Grouped, eager, is_frame
from crmpolicy.portfolio.regions import Answered
from crmpolicy.portfolio.rows import Row
from crmpolicy.portfolio.tallying import outcome_of
from crmpolicy.values import CONTEXT
from crmpolicy.wording import Words

NUMBERS: Final = frozenset({"ratio", "money", "number", "integer", "quantity"})
"""Types of values that can be moved step by step."""
_FINER: Final = 2  # digits that a step may have more than the ends that were written


@dataclass(frozen=True, slots=True)
class Group:
    """All rows with one answer: how many they are, and their amounts by column; ``None``: no answer.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import load_policy_set
    >>> from crmpolicy.portfolio import Row, steps_between, sweep
    >>> policies = load_policy_set("example-steel", parameters={"steel.share_only": True})
    >>> rows = [Row(2, "Ning", {"sales_share": "0.95%"}), Row(3, "Guo", {"sales_share": "0.8%"})]
    >>> key = "steel.grade_a_share"
    >>> values = steps_between(policies.effective.parameters[key], "0.9%", "1%", 1)
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> swept = sweep(policies, "customer_grade", rows, parameter=key, values=values, now=monday)
    >>> [(dict(group.answer), group.rows) for group in swept.steps[0].groups]
    [({'grade': 'A'}, 1), ({'grade': 'B'}, 1)]
    """

    answer: Outcome | None
    rows: int
    money: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """The groups at one value of the parameter.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import load_policy_set
    >>> from crmpolicy.portfolio import Row, steps_between, sweep
    >>> policies = load_policy_set("example-steel", parameters={"steel.share_only": True})
    >>> rows = [Row(2, "Ning", {"sales_share": "0.95%"}), Row(3, "Guo", {"sales_share": "0.8%"})]
    >>> key = "steel.grade_a_share"
    >>> values = steps_between(policies.effective.parameters[key], "0.9%", "1%", 1)
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> swept = sweep(policies, "customer_grade", rows, parameter=key, values=values, now=monday)
    >>> [(str(step.value), len(step.groups)) for step in swept.steps]
    [('0.009', 2), ('0.01', 1)]
    """

    value: Any
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Sweep:
    """The groups of one question at each of several values of a parameter.

    ``unreadable`` counts the rows that cannot be read at any value.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import load_policy_set
    >>> from crmpolicy.portfolio import Row, steps_between, sweep
    >>> policies = load_policy_set("example-steel", parameters={"steel.share_only": True})
    >>> rows = [Row(2, "Ning", {"sales_share": "0.95%"}), Row(3, "Guo", {"sales_share": "0.8%"})]
    >>> key = "steel.grade_a_share"
    >>> values = steps_between(policies.effective.parameters[key], "0.9%", "1%", 1)
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> swept = sweep(policies, "customer_grade", rows, parameter=key, values=values, now=monday)
    >>> swept.rows, [dict(answer) for answer in swept.answers]
    (2, [{'grade': 'A'}, {'grade': 'B'}])
    """

    point: str
    title: Words
    parameter: Parameter
    rows: int
    unreadable: int
    steps: tuple[Step, ...]

    @property
    def answers(self) -> tuple[Outcome | None, ...]:
        """Every answer that occurs, in the order of first appearance; no answer comes last."""
        found = dict.fromkeys(group.answer for step in self.steps for group in step.groups)
        return (*(each for each in found if each is not None), *(each for each in found if each is None))

    @property
    def columns_of_money(self) -> tuple[str, ...]:
        """The columns that hold amounts, in the order in which they come up."""
        return tuple(
            dict.fromkeys(name for step in self.steps for each in step.groups for name in each.money)
        )


def steps_between(parameter: Parameter, low: str, high: str, steps: int) -> tuple[Any, ...]:
    """Give values from one to another, evenly apart, both ends included; each is a legal value by its step.

    Args:
        parameter: the parameter that they are for.
        low: the first value as a policy file writes it.
        high: the last one.
        steps: into how many steps the way is cut.

    Raises:
        BadValueError: the parameter is no number, or an end cannot be read.

    >>> from crmpolicy.company import load_policy_set
    >>> share = load_policy_set("example-steel").effective.parameters["steel.grade_a_share"]
    >>> [str(each) for each in steps_between(share, "0.5%", "2%", 3)]
    ['0.005', '0.01', '0.015', '0.02']
    """
    kind = parameter.type
    if kind.name not in NUMBERS:
        raise BadValueError("sweep-no-number", name=parameter.key, title=parameter.title)
    ends = [Fraction(kind.parse(each)) for each in (low, high)]
    if ends[0] >= ends[1] or steps < 1:
        raise BadValueError("sweep-backwards", low=low, high=high)
    found = (ends[0] + (ends[1] - ends[0]) * at / steps for at in range(steps + 1))
    finest = _finest(kind, low, high)
    values = dict.fromkeys(kind.read(str(_rounded(each, finest))) for each in found)
    return tuple(values)


def _finest(kind: Any, low: str, high: str) -> Decimal:
    """Give what values are rounded to: the step of the type, else two digits more than were written."""
    if kind.name == "integer":
        return Decimal(1)
    step = getattr(kind, "step", None)
    if isinstance(step, Decimal):
        return step
    written = (Decimal(kind.parse(each)).as_tuple().exponent for each in (low, high))
    return Decimal(1).scaleb(min(int(each) for each in written) - _FINER, CONTEXT)


def _rounded(value: Fraction, finest: Decimal) -> Decimal:
    whole = round(value / Fraction(finest))
    return CONTEXT.multiply(Decimal(whole), finest)


def sweep(
    policies: PolicySet,
    point: str,
    rows: Iterable[Row] | Any,
    *,
    parameter: str,
    values: Sequence[Any],
    now: datetime,
    mapping: Mapping[str, str] | None = None,
    money: Sequence[str] = (),
) -> Sweep:
    """Ask a question about each row once for each value of a parameter: how many have which answer.

    The list is put together once; at each value only one row of each kind is asked.

    Args:
        policies: the policies.
        point: the question.
        rows: the customers, as :func:`measure_impact` takes them.
        parameter: the full name of the parameter.
        values: its values, exact, in the order in which they are wanted.
        now: the moment of the question.
        mapping: of a frame, columns with the facts that they are.
        money: of a frame, columns to be summed up.

    Raises:
        UnknownPointError: nothing in force answers the question.
        FactsError: a value is out of its range, or columns cannot be used.

    >>> from datetime import UTC
    >>> from crmpolicy.company import load_policy_set
    >>> steel = load_policy_set("example-steel", parameters={"steel.share_only": True})
    >>> key = "steel.grade_a_share"
    >>> values = steps_between(steel.effective.parameters[key], "0.9%", "1%", 1)
    >>> row = Row(2, "C-1", {"steel.sales_share": "0.95%"})
    >>> swept = sweep(
    ...     steel,
    ...     "customer_grade",
    ...     [row],
    ...     parameter=key,
    ...     values=values,
    ...     now=datetime(2026, 1, 5, tzinfo=UTC),
    ... )
    >>> [(str(step.value), [dict(group.answer) for group in step.groups]) for step in swept.steps]
    [('0.009', [{'grade': 'A'}]), ('0.01', [{'grade': 'B'}])]
    """
    sets = [at_value(policies, parameter, each) for each in values]
    points = [each.point(point) for each in sets]
    if not points:
        return Sweep(point, policies.point(point).title, policies.effective.parameters[parameter], 0, 0, ())
    if not isinstance(now, datetime) or now.utcoffset() is None:
        points[0].program(now)  # tells what is wrong with the moment
    if is_frame(rows):
        kinds = _of_frame(
            Grouped(eager(rows), sets, point, now=now, mapping=mapping or {}, money=money), points
        )
    else:
        kinds = _of_rows(rows, Side(sets[0], points[0]), points, now)
    steps = (
        Step(value, _groups(kinds.kinds, answers))
        for value, answers in zip(values, kinds.answers, strict=True)
    )
    return Sweep(
        point,
        points[0].title,
        policies.effective.parameters[parameter],
        kinds.rows,
        kinds.unreadable,
        tuple(steps),
    )


def at_value(policies: PolicySet, parameter: str, value: Any) -> PolicySet:
    """Give policies in which a parameter has another value, from the beginning and for good.

    Args:
        policies: the policies.
        parameter: its full name.
        value: the value, exact.

    Raises:
        FactsError: there is no such parameter, or the value is out of its range.

    >>> from crmpolicy.company import load_policy_set
    >>> steel = load_policy_set("example-steel")
    >>> moved = at_value(steel, "steel.grade_a_share", Decimal("0.02"))
    >>> [str(each.value) for each in moved.effective.parameters["steel.grade_a_share"].history]
    ['0.02']
    """
    known = policies.effective.parameters
    if parameter not in known:
        raise FactsError([Fault("parameter-unknown", {"name": parameter, "known": tuple(known)})])
    moved = replace(known[parameter], history=(Dated(value),), origin="given", place=None)
    parameters = {**known, parameter: moved}
    faults = range_faults(parameters)
    if faults:
        raise FactsError(faults)
    return PolicySet(replace(policies.effective, parameters=parameters))


class _Kind(NamedTuple):
    """Rows that say the same: how many they are, and their amounts."""

    rows: int
    money: Mapping[str, Decimal]


class _Kinds(NamedTuple):
    """The kinds of rows, and their answers by step; how many rows there are, and cannot be read."""

    kinds: Sequence[_Kind]
    answers: Sequence[Sequence[Answered]]
    rows: int
    unreadable: int


def _of_frame(grouped: Grouped, points: Sequence[DecisionPoint]) -> _Kinds:
    import numpy as np  # noqa: PLC0415 - an extra

    count = len(grouped.firsts)
    own = grouped.spread(np.arange(count), -1)
    sums = {each.head: each.sums(own, count) for each in grouped.amounts}
    kinds = [
        _Kind(rows, {head: amount for head, told in sums.items() if (amount := told[at]) is not None})
        for at, rows in enumerate(grouped.counts.tolist())
    ]
    answers = [grouped.answers(side, point) for side, point in enumerate(points)]
    return _Kinds(kinds, answers, len(grouped.frame), len(grouped.unreadable))


def _of_rows(rows: Iterable[Row], side: Side, points: Sequence[DecisionPoint], now: datetime) -> _Kinds:
    found: dict[str, tuple[dict[str, Any], list[Row]]] = {}
    count = unreadable = 0
    for row in rows:
        count += 1
        if row.faults:
            unreadable += 1
            continue
        given = side.given(row)
        mark = repr(sorted(given.items()))
        found.setdefault(mark, (given, []))[1].append(row)
    kinds = [_Kind(len(alike), _summed(row.money for row in alike)) for _, alike in found.values()]
    sides = [side.at(point) for point in points]
    answers = [[each.answer(given, now) for given, _ in found.values()] for each in sides]
    return _Kinds(kinds, answers, count, unreadable)


def _groups(kinds: Sequence[_Kind], answers: Sequence[Answered]) -> tuple[Group, ...]:
    found: dict[Outcome | None, list[_Kind]] = {}
    for kind, answer in zip(kinds, answers, strict=True):
        found.setdefault(outcome_of(answer), []).append(kind)
    return tuple(
        Group(outcome, sum(each.rows for each in alike), _summed(each.money for each in alike))
        for outcome, alike in found.items()
    )


def _summed(amounts: Iterable[Mapping[str, Decimal]]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for each in amounts:
        for column, amount in each.items():
            found[column] = CONTEXT.add(found.get(column, Decimal(0)), amount)
    return found
