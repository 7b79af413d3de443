"""Laws of open thresholds: every order that ranges allow is tried, and no filling shows more."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crmpolicy.engine import PolicySet
from crmpolicy.testing import load_texts
from crmpolicy.testing.picking import pick
from crmpolicy.testing.tables import FILE
from crmpolicy.verify.facts.witness import Period
from crmpolicy.verify.openings.fillings import fillings
from tests.oracle.grid import Asked, Grid

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
POINT = "doc.answer"
LOWER, UPPER = ("at_least", "over"), ("up_to", "under")
FIRST = date(2026, 1, 1)
KINDS: Mapping[str, tuple[dict[str, str], bool]] = {
    "whole": ({"type": "integer"}, True),
    "stepped": ({"type": "number", "step": "0.5"}, True),
    "dense": ({"type": "number", "step": "any"}, False),
    "day": ({"type": "date"}, True),
}
law = settings(suppress_health_check=list(HealthCheck))


@dataclass(frozen=True, slots=True)
class Opened:
    """A table about one fact, its thresholds open in part.

    ``fixed`` are the numbers written in it; ``ranges`` tell for each open one its bounds: a number, or
    another open one.
    """

    kind: str
    whole: dict[str, Any]
    ranges: Mapping[str, Mapping[str, int | str]]
    fixed: tuple[int, ...]

    def loaded(self, values: Mapping[str, Any] | None = None) -> PolicySet:
        """Load it, with values for what is open."""
        given_values = {name: written(self.kind, value) for name, value in (values or {}).items()}
        return load_texts({FILE: json.dumps(self.whole)}, parameters=given_values or None)

    def allows(self, values: Mapping[str, Fraction]) -> bool:
        """Tell whether values lie in their ranges."""
        return all(
            compared(values[name], word, values[end] if isinstance(end, str) else Fraction(end))
            for name, bounds in self.ranges.items()
            for word, end in bounds.items()
        )

    def shape(self, values: Mapping[str, Fraction]) -> tuple[int, ...]:
        """Tell how values lie to each other and to what is written: the rank of each."""
        row = [*(values[name] for name in self.ranges), *map(Fraction, self.fixed)]
        ranks = {value: rank for rank, value in enumerate(sorted(set(row)))}
        return tuple(ranks[each] for each in row)


def compared(value: Fraction, word: str, end: Fraction) -> bool:
    """Compare as the word says."""
    return {"at_least": value >= end, "over": value > end, "up_to": value <= end, "under": value < end}[word]


def written(kind: str, value: Any) -> str:
    """Write a number as a value of the kind."""
    if kind == "day":
        return (FIRST + timedelta(days=int(value))).isoformat()
    return str(float(value)) if Fraction(value).denominator != 1 else str(int(value))


def number(kind: str, value: Any) -> Fraction:
    """Read a value back."""
    return Fraction((value - FIRST).days) if kind == "day" else Fraction(value)


@st.composite
def opened(draw: Any) -> Opened:
    """Draw a table of one fact with two to four open thresholds."""
    kind = pick(draw, sorted(KINDS))
    count = pick(draw, (2, 2, 2, 2, 3, 4))
    fixed = draw(st.lists(st.integers(0, 6), max_size=max(0, 4 - count), unique=True))
    names = [f"p{place}" for place in range(count)]
    ranges = {name: draw(_bounds(names[:place], fixed)) for place, name in enumerate(names)}
    rules = [draw(_guard(name, [*names, *fixed], kind)) for name in draw(st.permutations(names))]
    rules += draw(st.lists(_guard(None, [*names, *fixed], kind), max_size=2))
    return Opened(
        kind,
        _whole(kind, rules, ranges, pick(draw, ("unique", "first"))),
        ranges,
        _used(rules, ranges),
    )


def _bounds(before: Sequence[str], fixed: Sequence[int]) -> st.SearchStrategy[dict[str, int | str]]:
    ends = [*before, *fixed]
    bound = st.sampled_from((*LOWER, *UPPER)).flatmap(
        lambda word: st.fixed_dictionaries({word: st.sampled_from(ends)})
    )
    return st.one_of(st.just({}), bound) if ends else st.just({})


@st.composite
def _guard(draw: Any, name: str | None, ends: Sequence[Any], kind: str) -> dict[str, Any]:
    """Draw a guard with one bound or two; ``name`` is among them."""
    one = name if name is not None else pick(draw, ends)
    first, second = draw(st.permutations((LOWER, UPPER)))
    guard = {pick(draw, first): one}
    others = [each for each in ends if each != one and (isinstance(each, str) or isinstance(one, str))]
    if others and draw(st.booleans()):
        guard[pick(draw, second)] = pick(draw, others)
    return {word: end if isinstance(end, str) else written(kind, end) for word, end in guard.items()}


def _used(
    rules: Sequence[Mapping[str, Any]], ranges: Mapping[str, Mapping[str, int | str]]
) -> tuple[int, ...]:
    """Give the written numbers that guards and ranges name."""
    texts = {end for rule in rules for end in rule.values() if not end.startswith("p")}
    told = {each for each in range(7) for kind in KINDS if written(kind, each) in texts}
    bounds = {end for bound in ranges.values() for end in bound.values() if isinstance(end, int)}
    return tuple(sorted(told | bounds))


def _whole(
    kind: str, rules: Sequence[Any], ranges: Mapping[str, Mapping[str, Any]], hit: str
) -> dict[str, Any]:
    title = {"zh": "项", "en": "it"}
    declared = KINDS[kind][0]
    plain = {key: value for key, value in declared.items() if key != "step"}
    parameters = {
        name: {
            **plain,
            "title": title,
            "clause": "doc.1",
            "value": "required",
            **(
                {
                    "range": {
                        word: end if isinstance(end, str) else written(kind, end)
                        for word, end in bounds.items()
                    }
                }
                if bounds
                else {}
            ),
        }
        for name, bounds in ranges.items()
    }
    listed = [
        {"id": f"r{place}", "when": {"x": guard}, "then": {"o": str(place)}, "clause": "doc.1"}
        for place, guard in enumerate(rules)
    ]
    answer = {
        "title": title,
        "clause": "doc.1",
        "outputs": {"o": {"title": title, "type": "integer"}},
        "hit": hit,
        "rules": listed,
    }
    facts = {"x": {"title": title, **declared}}
    return {"format": "1", "facts": facts, "parameters": parameters, "decisions": {"answer": answer}}


def allowed(table: Opened, step: Fraction) -> Iterator[dict[str, Fraction]]:
    """Give values for what is open, enough for every order: all on a fine grid around what is written."""
    ends = [Fraction(end) for end in table.fixed] or [Fraction(0)]
    count = len(table.ranges)
    pool: dict[Fraction, None] = {}
    for end in ends:
        pool |= {end + step * place: None for place in range(-count, count + 1)}
    for values in product(pool, repeat=count):
        named = dict(zip(table.ranges, values, strict=True))
        if table.allows(named):
            yield named


def step_of(table: Opened) -> Fraction:
    """Give the distance between two values that lie side by side, or near enough where there is no step."""
    return {"stepped": Fraction(1, 2), "dense": Fraction(1, 16)}.get(table.kind, Fraction(1))


@dataclass(frozen=True, slots=True)
class Shown:
    """What the full grid shows of a table whose thresholds are all filled."""

    gap: bool
    pairs: frozenset[tuple[int, int]]
    silent: frozenset[tuple[int, str]]

    @classmethod
    def by(cls, policies: PolicySet) -> "Shown":
        """Try the grid."""
        program = policies.point(POINT).program(NOW)
        asked = Asked(program, Grid.over(program), NOW)
        return cls(bool(asked.gap(0)), frozenset(asked.pairs(0)), frozenset(asked.silent(0).items()))


@pytest.mark.long
@law
@given(opened(), st.randoms(use_true_random=False))
def test_all_orders_are_tried_and_no_filling_shows_more(table: Opened, rng: Any) -> None:
    """The orders are those of a brute force over a fine grid; fillings of it show nothing new."""
    policies = table.loaded()
    tried = [(filled[0], values) for filled, values in fillings([policies], POINT, Period(None, None, NOW))]
    plain = [
        {key.rpartition(".")[2]: number(table.kind, value) for key, value in values.items()}
        for _, values in tried
    ]
    every = list(allowed(table, step_of(table)))
    assert all(table.allows(values) for values in plain)
    assert {table.shape(values) for values in plain} == {table.shape(values) for values in every}
    seen = [Shown.by(each) for each, _ in tried]
    for values in rng.sample(every, min(3, len(every))):
        shown = Shown.by(table.loaded(values))
        assert any(each.gap for each in seen) or not shown.gap
        assert shown.pairs <= {pair for each in seen for pair in each.pairs}
        assert shown.silent <= {one for each in seen for one in each.silent}
