"""Threads that share one policy give the answers of one thread, from the first question on."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from random import Random
from threading import Barrier
from typing import Any

import pytest

from crmpolicy.engine import PolicySet
from tests.oracle.shipped import loaded
from tests.property.histories import MINUTE, STEEL_GRADES, TOPICS, happened

THREADS = 8
Asked = tuple[str, Mapping[str, Any], datetime]
"""A question, the facts of a case, the moment."""

FACTS: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "steel.complaint_response": [{}],
    "steel.inquiry_response": [{}],
    "steel.visit_cadence": [{"grade": grade} for grade in "ABCD"],
    "lighting.complaint_escalation": [{"topic": each, "touches_major_decision": False} for each in TOPICS],
    "lighting.complaint_response": [
        {"topic": each, "severity": "serious", "grade": "key"} for each in ("late_delivery", "other")
    ],
    "relationship.complaint_response": [{}],
    "handbook.visit_cadence": [{"visit_class": "important", "service_grade": each} for each in "AC"],
    "visit_cadence": [{"is_key_account": True, "completed_orders": 2, **STEEL_GRADES["B"]}],
}
OFTEN = ("steel.inquiry_response", "steel.complaint_response", "lighting.complaint_escalation")


def cases(count: int) -> list[Asked]:
    """Make cases of the year; most of them are complaints and inquiries."""
    random = Random(5)  # noqa: S311 - nothing secret
    found: list[Asked] = []
    for _ in range(count):
        question = random.choice(OFTEN) if random.random() < 0.85 else random.choice(sorted(FACTS))
        received = datetime(2026, 1, 1, tzinfo=UTC) + random.randrange(300 * 1440) * MINUTE
        names = [
            "receive",
            *random.sample(["contact", "hand_up", "respond", "follow_up"], random.randrange(3)),
        ]
        events = [(name, received + place * 77 * MINUTE) for place, name in enumerate(names)]
        now = events[-1][1] + random.randrange(20 * 1440) * MINUTE
        found.append((question, {**random.choice(FACTS[question]), "events": happened(events)}, now))
    return found


def answer(policies: PolicySet, asked: Asked) -> Any:
    """Give the outcome and the rules that bind."""
    question, facts, now = asked
    decision = policies.point(question).evaluate(facts, now=now)
    return decision.outcome, [(each.rule, each.binding) for each in decision.reasons]


def differing(asked: Sequence[Asked], expected: Sequence[Any], rounds: int, repeats: int) -> int:
    """Count the answers of threads that differ from those of one.

    In each round all threads begin at once with policies of which nothing is compiled yet.
    """
    wrong = 0
    for number in range(rounds):
        policies, start = PolicySet(loaded("example-group").effective), Barrier(THREADS)

        def work(
            thread: int, policies: PolicySet = policies, start: Barrier = start, number: int = number
        ) -> int:
            order = list(range(len(asked))) * repeats
            Random(number * THREADS + thread).shuffle(order)  # noqa: S311 - nothing secret
            start.wait()
            return sum(answer(policies, asked[place]) != expected[place] for place in order)

        with ThreadPoolExecutor(THREADS) as pool:
            wrong += sum(pool.map(work, range(THREADS)))
    return wrong


def test_threads_give_the_answers_of_one() -> None:
    asked = cases(100)
    expected = [answer(loaded("example-group"), each) for each in asked]
    assert differing(asked, expected, rounds=3, repeats=1) == 0


@pytest.mark.soak
def test_a_million_answers_of_threads_are_those_of_one() -> None:
    """Ten rounds of eight threads that ask 12,500 times each."""
    asked = cases(500)
    expected = [answer(loaded("example-group"), each) for each in asked]
    assert differing(asked, expected, rounds=10, repeats=25) == 0
