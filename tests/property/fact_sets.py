"""Many fact sets of a question, quickly: thresholds, what is one step beside them, every word, unknowns."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from random import Random
from typing import Any, Final

from hypothesis import HealthCheck, given, settings

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.behind import asked_with
from crmpolicy.errors import BadValueError
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.scales import Choice
from crmpolicy.testing.amounts import neighbours
from crmpolicy.testing.strategies import facts_for
from crmpolicy.testing.thresholds import thresholds

BASES: Final = 8
CHANGED: Final = 0.6  # of the facts of a set


def bases(policies: PolicySet, point: DecisionPoint, now: datetime, count: int) -> list[Mapping[str, Any]]:
    """Draw facts for a question, the same in every run."""
    found: list[Mapping[str, Any]] = []

    @settings(max_examples=count, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(facts_for(point, policies, now=now))
    def gather(one: Mapping[str, Any]) -> None:
        found.append(one)

    gather()
    return found


def fact_sets(policies: PolicySet, name: str, now: datetime) -> Iterator[dict[str, Any]]:
    """Give fact sets of a question without end, the same in every run; few of them cannot be used.

    Facts take every value that rules compare them with and the next ones beside it, each word, and unknown
    where they may be; lists are as drawn.
    """
    point = policies.point(name)
    random = Random(name)  # noqa: S311 - facts for tests, no secrets
    drawn = bases(policies, point, now, BASES)
    facts: dict[str, Fact] = {}
    cuts: dict[str, list[Any]] = {}
    for asked in asked_with(policies, name):
        program = asked.program(now)
        for field in program.fields:
            facts.setdefault(field.name, field.fact)
        for key, values in thresholds(program).items():
            cuts.setdefault(key, []).extend(values)
    choices = {
        fact: [*_beside(facts[fact], cuts.get(facts[fact].key, ())), *(one[fact] for one in drawn if fact in one)]
        for fact in dict.fromkeys(fact for one in drawn for fact in one)
        if fact in facts
    }
    while True:
        one = dict(random.choice(drawn))
        for fact in one:
            if fact in choices and random.random() < CHANGED:
                one[fact] = random.choice(choices[fact])
        yield one


def _beside(fact: Fact, cuts: Sequence[Any]) -> Iterator[Any]:
    if fact.unknown:
        yield None
    if isinstance(fact.type, ListOf):
        return
    wanted = neighbours(fact, cuts)
    wanted += fact.type.scale.ids if isinstance(fact.type, Choice) else ()
    wanted += (True, False) if fact.type.name == "boolean" else ()
    for each in wanted:
        try:
            fact.read(each)
        except BadValueError:
            continue
        yield each
