"""Facts for decision tables: on both sides of all that rules compare with, unknown where that is allowed."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any, Final

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.fields import Field
from crmpolicy.errors import BadValueError, UndecidedError
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.testing.thresholds import thresholds
from crmpolicy.values import WEEKDAYS, Term

_BESIDE: Final[Mapping[str, Any]] = {
    "date": timedelta(days=1),
    "instant": timedelta(microseconds=1),
}
_PLAIN: Final[Mapping[str, tuple[Any, ...]]] = {
    "date": (date(2026, 1, 5), date(2026, 6, 30)),
    "instant": (datetime(2026, 1, 5, tzinfo=UTC),),
    "time of day": (time(9), time(12, 30)),
    "text": ("foo", "anything"),
    "term": (Term(4, "hour"), Term(1, "hour")),
    "period": (),
}


def facts_near(policies: PolicySet, name: str, now: datetime, count: int) -> Iterator[dict[str, Any]]:
    """Draw facts for a question and for those behind it, the same in every run."""
    random = Random(name)  # noqa: S311 - a seeded choice, no secret
    fields, cuts = _asked(policies, policies.point(name), now)
    values = {each.name: [*_values(each.fact, cuts.get(each.key, ()))] for each in fields}
    for _ in range(count):
        yield {name: random.choice(given) for name, given in values.items()}


def _asked(
    policies: PolicySet, point: DecisionPoint, now: datetime
) -> tuple[list[Field], dict[str, tuple[Any, ...]]]:
    """Give the facts that a caller gives, and the values that rules compare them with."""
    program = point.program(now)
    fields = {each.key: each for each in program.fields if each.derived is None}
    cuts = dict(thresholds(program))
    for each in point.requires:
        fields.pop(each.full, None)
        behind, more = _asked(policies, policies.point(each.point), now)
        fields |= {one.key: one for one in behind}
        cuts |= {key: (*cuts.get(key, ()), *values) for key, values in more.items()}
    return [*fields.values()], cuts


def _values(fact: Fact, cuts: tuple[Any, ...]) -> Iterator[Any]:
    found = [each for each in _tried(fact, cuts) if _takes(fact, each)]
    yield from found
    if fact.unknown:
        yield None


def _tried(fact: Fact, cuts: tuple[Any, ...]) -> list[Any]:
    kind = fact.type
    if isinstance(kind, Choice):
        return [*kind.scale.ids]
    if isinstance(kind, Choices | ListOf):
        return _lists(kind)
    if kind.name in ("boolean", "weekday"):
        return [True, False] if kind.name == "boolean" else [*WEEKDAYS]
    if kind.name in _PLAIN:
        beside = (
            [each + by * _BESIDE[kind.name] for each in cuts for by in (-1, 1)]
            if kind.name in _BESIDE
            else []
        )
        return [*cuts, *_PLAIN[kind.name], *beside]
    step = getattr(kind, "step", None) or Decimal("0.001")
    near = [Decimal(each) + by * Decimal(step) for each in (*cuts, 0, 1) for by in (-1, 0, 1)]
    return [int(each) for each in near] if kind.name == "integer" else near


def _lists(kind: Any) -> list[Any]:
    scale = getattr(kind, "scale", None) or getattr(kind.item, "scale", None)
    words = scale.ids[:2] if scale is not None else ("one", "other")
    return [(), (words[0],), tuple(words)]


def _takes(fact: Fact, value: Any) -> bool:
    try:
        fact.read(value)
    except BadValueError:
        return False
    return True


def answered(policies: PolicySet, name: str, facts: Mapping[str, Any], now: datetime) -> Any:
    """Give the outcome; None where no rule answers, or several contradict."""
    try:
        return dict(policies.point(name).evaluate(facts, now=now).outcome)
    except UndecidedError:
        return None
