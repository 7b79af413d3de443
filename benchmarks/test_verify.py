"""Checking large tables: gaps, overlaps and unreached rules together, how it grows, and beside z3."""

import statistics
from collections.abc import Callable
from random import Random
from time import perf_counter
from typing import Any

import pytest

from benchmarks.conftest import LINES
from benchmarks.tables import Inputs, loaded, overlapping, partition
from crmpolicy.engine import PolicySet
from crmpolicy.policy.directions import lies
from crmpolicy.verify.facts.witness import periods_of
from crmpolicy.verify.laws.moving import moved
from crmpolicy.verify.prover import Prover
from crmpolicy.verify.questions.gaps import gaps
from crmpolicy.verify.questions.overlaps import overlaps
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.questions.unreached import unreached

INPUTS = 8
ROUNDS = 5
Work = Callable[[Question], Any]


def question(policies: PolicySet) -> Question:
    """Lay a table out anew: nothing is left over from a run before."""
    found = Question(policies, "doc.answer", periods_of([], "Asia/Shanghai")[0])
    assert found.program.tables
    return found


def all_three(asked: Question) -> tuple[int, int, int]:
    """Look for gaps, overlaps and unreached rules."""
    layer = asked.layers[0]
    return len(gaps(asked, layer)), len(overlaps(asked, layer)), len(unreached(asked, layer))


def with_a_law(asked: Question) -> tuple[int, int, int]:
    """Look for all three, and whether a law holds."""
    kind = asked.point.outcome["grade"]
    moved(asked, "doc.f0", "higher", "grade", lambda one, other: lies(kind, "worse", one, other))
    return all_three(asked)


def milliseconds(policies: PolicySet, work: Work) -> float:
    """Give the median time of some rounds."""
    times = []
    for _ in range(ROUNDS):
        asked = question(policies)
        begun = perf_counter()
        work(asked)
        times.append((perf_counter() - begun) * 1000)
    return statistics.median(times)


def tell(name: str, found: float, aim: float | None = None) -> None:
    """Print a time beside what we aim at; it decides nothing, for machines differ."""
    LINES.append(f"{name:<52} {found:8.1f} ms" + (f"   (aim: at most {aim:.0f} ms)" if aim else ""))


@pytest.mark.parametrize(("rules", "aim", "work"), [(50, 20, all_three), (1000, 5000, with_a_law)])
def test_a_partition_is_checked(rules: int, aim: float, work: Work, benchmark: Any) -> None:
    inputs = Inputs(Random(1), INPUTS)
    policies = loaded(inputs, partition(inputs, rules), "unique")
    assert all_three(question(policies)) == (0, 0, 0)
    what = "gaps, overlaps, unreached" + (", a law" if work is with_a_law else "")
    tell(f"{rules} x {INPUTS} partition: {what}", milliseconds(policies, work), aim)
    benchmark.pedantic(lambda: work(question(policies)), rounds=3)


def test_random_overlaps_are_checked(benchmark: Any) -> None:
    inputs = Inputs(Random(2), INPUTS)
    policies = loaded(inputs, overlapping(inputs, 50), "first")
    found = all_three(question(policies))
    assert found[0] == 0
    assert found[1] > 100
    tell(f"50 x {INPUTS} random overlaps: all three", milliseconds(policies, all_three), 150)
    benchmark.pedantic(lambda: all_three(question(policies)), rounds=3)


def test_it_grows_gently(benchmark: Any) -> None:
    """Growth from 10 to 1,000 rules: a hundred times the rules, far from ten thousand times the work."""
    times = {}
    for rules in (10, 30, 100, 300, 1000):
        inputs = Inputs(Random(3), INPUTS)
        policies = loaded(inputs, partition(inputs, rules), "unique")
        times[rules] = milliseconds(policies, all_three)
        tell(f"{rules} x {INPUTS} partition: all three", times[rules])
    LINES.append(f"{'growth of time from 10 to 1,000 rules':<52} {times[1000] / times[10]:8.0f} times")
    assert times[1000] / times[10] < 10_000
    benchmark.pedantic(lambda: None, rounds=1)


def test_the_diagram_is_faster_than_z3(benchmark: Any, told: Callable[[str, float, float], None]) -> None:
    inputs = Inputs(Random(4), INPUTS)
    policies = loaded(inputs, partition(inputs, 50), "unique")
    asked = question(policies)
    begun = perf_counter()
    prover = Prover(asked.program)
    assert prover.gap(0, 0) is None
    theirs = (perf_counter() - begun) * 1000
    told(
        "gap of 50 x 8: diagram / z3",
        milliseconds(policies, lambda one: gaps(one, one.layers[0])) / theirs,
        1,
    )
    benchmark.pedantic(lambda: all_three(question(policies)), rounds=3)
