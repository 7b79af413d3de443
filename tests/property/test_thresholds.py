"""Every threshold of the shipped policies, exactly at it and one step beside it, in every notation."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from random import Random
from typing import Any, Final

import pytest

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.course_point import CoursePoint
from crmpolicy.engine.event_details import EVENTS
from crmpolicy.engine.fields import Field
from crmpolicy.engine.program import Program
from crmpolicy.errors import MissingParameterError, UndecidedError
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.testing.amounts import NUMBERS, allowed, neighbours
from crmpolicy.testing.notations import of_fact
from crmpolicy.testing.thresholds import thresholds
from tests.oracle.literals import seen
from tests.oracle.shipped import COMPANIES, loaded, world_of
from tests.oracle.tables import matching, tell

MOMENTS: Final = (datetime(2026, 1, 5, tzinfo=UTC), datetime(2027, 6, 1, tzinfo=UTC))
AGAINST: Final = 1000  # what the other fact is, where a rule compares two
MOST_TRIED: Final = 400  # sets of other facts, until one leaves the decision to the threshold
Place = tuple[str, str, datetime, str]


def places() -> Iterator[Place]:
    """Give every fact that a shipped question compares with a number, by company and moment."""
    for company in COMPANIES:
        for name in loaded(company).points:
            for moment in MOMENTS:
                if "." in name:
                    yield from (
                        (company, name, moment, fact) for fact in numeric(loaded(company), name, moment)
                    )


def numeric(policies: PolicySet, name: str, moment: datetime) -> list[str]:
    """Name the facts that are compared with numbers; a question that is not filled compares nothing."""
    try:
        program = policies.point(name).program(moment)
    except MissingParameterError:
        return []
    kinds = {field.key: field.fact.type.name for field in program.fields}
    return [fact for fact in thresholds(program) if kinds.get(fact) in NUMBERS]


PLACES: Final = sorted(places(), key=str)


def test_the_policies_have_thresholds_to_test() -> None:
    """The list is derived from the policies; were it empty, the test below would say nothing."""
    facts = {fact for _, _, _, fact in PLACES}
    assert {
        "steel.sales_share",
        "steel.annual_volume",
        "annual_purchases",
        "lighting.cooperation_years",
        "lighting.amount_claimed",
        "completed_orders",
        "handbook.visit_plan_completion:visits_short",
        "key_accounts.planned_total",
    } <= facts
    assert {fact.partition(".")[0] for fact in facts if "." in fact} == {
        *loaded("example-group").effective.documents
    }


@pytest.mark.parametrize(("company", "name", "moment", "fact"), PLACES)
def test_each_threshold_decides_at_above_and_below_it_in_every_notation(
    company: str, name: str, moment: datetime, fact: str
) -> None:
    """The answer is that of the oracle, which reads the rules from their text."""
    point = loaded(company).point(name)
    program = point.program(moment)
    field = next(each for each in program.fields if each.key == fact)
    cuts = thresholds(program)[fact] or (field.fact.type.read(AGAINST),)
    beside = [value for value in neighbours(field.fact, cuts) if allowed(field.fact, value)]
    assert all(len({*beside} & {*neighbours(field.fact, [cut])}) >= 2 for cut in cuts)
    others = leaving_it_to(point, program, field, beside, moment)
    outcomes = {check(point, field, value, others, moment) for value in beside}
    assert len(outcomes) > 1, "the thresholds tell no values apart"


def leaving_it_to(
    point: DecisionPoint, program: Program, field: Field, beside: Sequence[Any], moment: datetime
) -> dict[str, Any]:
    """Give other facts with which this one tells the most answers apart."""
    random = Random(f"{point.name} {field.key}")  # noqa: S311 - a seeded choice, no secret
    given = [each for each in others_given(program, field) if each.key != EVENTS]
    happened = {EVENTS: [{"event": word, "at": moment} for word in point.governing if word != "now"]}
    asks_events = any(each.key == EVENTS and each.wanted for each in program.fields)
    cuts = thresholds(program)
    most, best = 0, dict[str, Any]()
    for _ in range(MOST_TRIED):
        others = {each.name: random.choice(candidates(each, cuts.get(each.key, ()))) for each in given}
        others.update(happened if asks_events else {})
        told = {repr(answer(point, {**others, field.name: value}, moment)) for value in beside}
        if len(told) > most:
            most, best = len(told), others
        if most > min(max(1, len(cuts[field.key])), len(beside) - 1):
            break
    return best


def answer(point: DecisionPoint, facts: Mapping[str, Any], moment: datetime) -> Any:
    """Give the outcome, or the rules that match where time goes on from them; ``None``: undecided."""
    try:
        decision = DecisionPoint.evaluate(point, facts, now=moment)
    except UndecidedError:
        return None
    if isinstance(point, CoursePoint):
        return frozenset(each.rule for each in decision.reasons)
    return {name: seen(value) for name, value in decision.outcome.items()}


def check(point: DecisionPoint, field: Field, value: Any, others: Mapping[str, Any], moment: datetime) -> str:
    """Ask about one value in every notation, and compare with the oracle."""
    ways = of_fact(field.fact, value)
    assert {str, Decimal} <= {type(way) for way in ways}
    assert any("e" in way.lower() for way in ways if isinstance(way, str))
    answers = [answer(point, {**others, field.name: way}, moment) for way in ways]
    assert all(each == answers[0] for each in answers), (value, ways)
    world = world_of(point, moment)
    asked = {name: each for name, each in others.items() if name != EVENTS}
    known = {name.rpartition(".")[2]: seen(each) for name, each in {**asked, field.name: value}.items()}
    question = point.name.partition(".")[2]
    if isinstance(point, CoursePoint):
        assert answers[0] == matching(world, question, known), value
    else:
        assert answers[0] == tell(world, question, known).outcome, value
    return repr(answers[0])


def others_given(program: Program, field: Field) -> list[Field]:
    """Choose which other facts are given: what rules ask, or what it is reckoned from where that is free."""
    by_key = {each.key: each for each in program.fields}
    hidden = {key for key in below(by_key, field) if not by_key[key].wanted}
    given: dict[str, Field] = {}
    for each in program.fields:
        if each.key == field.key or not each.wanted:
            continue
        parts = [*below(by_key, each)]
        follows = bool(parts) and not {*parts} & hidden
        bases = [by_key[key] for key in parts if by_key[key].derived is None] if follows else [each]
        given.update({one.key: one for one in bases if one.key != field.key})
    return [*given.values()]


def below(by_key: Mapping[str, Field], field: Field) -> Iterator[str]:
    """Give what a fact is reckoned from, and what that is reckoned from."""
    for source in field.derived.sources if field.derived else ():
        if source in by_key:
            yield source
            yield from below(by_key, by_key[source])


def candidates(field: Field, cuts: Sequence[Any]) -> list[Any]:
    """Give values by which rules may tell cases apart."""
    kind = field.fact.type
    found: list[Any] = [None] if field.fact.unknown else []
    if isinstance(kind, Choice):
        return [*found, *kind.scale.ids]
    if isinstance(kind, ListOf | Choices):
        return [*found, ()]
    if kind.name == "boolean":
        return [*found, True, False]
    if kind.name in NUMBERS:
        near = [*neighbours(field.fact, cuts), kind.read(0), kind.read(1), kind.read(AGAINST)]
        return [*found, *(each for each in near if allowed(field.fact, each))]
    return [*found, *(each for each in cuts if each is not None)] or [kind.read("x")]
