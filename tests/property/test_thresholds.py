"""Every threshold of the shipped policies, exactly at it and one step beside it, in every notation."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.fields import Field
from crmpolicy.engine.program import Program
from crmpolicy.errors import MissingParameterError
from crmpolicy.policy.scales import Choice
from crmpolicy.testing.amounts import NUMBERS, allowed, neighbours
from crmpolicy.testing.notations import of_fact
from crmpolicy.testing.thresholds import thresholds
from tests.oracle.literals import seen
from tests.oracle.shipped import COMPANIES, loaded, texts
from tests.oracle.tables import tell
from tests.oracle.worlds import World

MOMENTS = (datetime(2026, 1, 5, tzinfo=UTC), datetime(2027, 6, 1, tzinfo=UTC))


def places() -> Iterator[tuple[str, str, datetime, str]]:
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


PLACES = sorted(places(), key=str)


def test_the_policies_have_thresholds_to_test() -> None:
    """The list is derived from the policies; were it empty, the tests below would say nothing."""
    facts = {fact for _, _, _, fact in PLACES}
    assert {
        "steel.sales_share",
        "steel.annual_volume",
        "annual_purchases",
        "lighting.cooperation_years",
    } <= facts


@pytest.mark.parametrize(("company", "name", "moment", "fact"), PLACES)
def test_each_threshold_decides_at_above_and_below_it_in_every_notation(
    company: str, name: str, moment: datetime, fact: str
) -> None:
    """The answer is that of the oracle, which reads the rules from their text."""
    policies = loaded(company)
    point = policies.point(name)
    program = point.program(moment)
    field = next(each for each in program.fields if each.key == fact)
    cuts = thresholds(program)[fact]
    beside = [value for value in neighbours(field.fact, cuts) if allowed(field.fact, value)]
    assert len(beside) >= 2 * len(cuts)
    outcomes = {check(point, program, field, value, moment) for value in beside}
    assert len(outcomes) > 1, "the thresholds tell no values apart"


def check(point: DecisionPoint, program: Program, field: Field, value: Any, moment: datetime) -> str:
    """Ask about one value in every notation, and compare with the oracle."""
    ways = of_fact(field.fact, value)
    assert {str, Decimal} <= {type(way) for way in ways}
    assert any("e" in way.lower() for way in ways if isinstance(way, str))
    others = rest(program, field)
    answers = [point.evaluate({**others, field.name: way}, now=moment).outcome for way in ways]
    assert all(answer == answers[0] for answer in answers), (value, ways)
    document, _, question = point.name.partition(".")
    world = World(texts(document), filling(point, moment), (moment + timedelta(hours=8)).date())
    known = {
        key.rpartition(".")[2].rpartition(":")[2]: seen(each)
        for key, each in exact(program, field, value).items()
    }
    wanted = tell(world, question, known).outcome
    assert wanted == {output: seen(each) for output, each in answers[0].items()}, value
    return repr(wanted)


def exact(program: Program, field: Field, value: Any) -> dict[str, Any]:
    """Give the best words for all other facts, so that this one decides."""
    best: dict[str, Any] = {field.key: value}
    for each in program.fields:
        if each.key not in best and each.wanted and each.derived is None:
            best[each.key] = worst(each)
    for key in program.fields:
        if key.derived is not None and key.wanted and key.key not in best and not serves(program, key, best):
            best[key.key] = worst(key)
    return best


def serves(program: Program, derived: Field, known: Mapping[str, Any]) -> bool:
    """Tell whether a derived fact follows from what is known."""
    by_key = {each.key: each for each in program.fields}
    sources = derived.derived.sources if derived.derived else ()
    return all(each in known or serves(program, by_key[each], known) for each in sources if by_key[each])


def worst(field: Field) -> Any:
    """Give a value that leaves the decision to another fact: the end of a scale, nothing of a number."""
    kind = field.fact.type
    if isinstance(kind, Choice):
        return kind.scale.ids[0] if field.key.startswith("steel.") else kind.scale.ids[-1]
    return True if kind.name == "boolean" else kind.read(0)


def rest(program: Program, field: Field) -> dict[str, Any]:
    """Give the other facts by the names of the question."""
    names = {each.key: each.name for each in program.fields}
    return {names[key]: value for key, value in exact(program, field, None).items() if key != field.key}


def filling(point: DecisionPoint, moment: datetime) -> dict[str, Any]:
    """Give the values in force as the oracle reads them: as text."""
    day = (moment + timedelta(hours=8)).date()
    values = point.effective.values_on(day)
    mine = {
        key.partition(".")[2]: (point.effective.parameters[key].type, value) for key, value in values.items()
    }
    return {name: written(kind, value) for name, (kind, value) in mine.items()}


def written(kind: Any, value: Any) -> Any:
    """Write a value as a policy file does."""
    if kind.name == "mapping":
        return {entry: written(kind.of, each) for entry, each in value}
    if kind.name == "boolean":
        return "yes" if value else "no"
    return str(kind.plain(value))
