"""Prints the ratios of a run: each of our figures over its rival's, both measured by the same run."""

import statistics
import timeit
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest

ROUNDS = 15
LINES: list[str] = []


class Race:
    """Two callables timed in turn over the same inputs, so that a drifting machine slows both."""

    def __init__(self, benchmark: Any) -> None:
        self.benchmark = benchmark

    def __call__(
        self,
        name: str,
        ours: Callable[[Any], Any],
        theirs: Callable[[Any], Any],
        inputs: Sequence[Any],
        *,
        most: float,
    ) -> float:
        """Time both, print and give the median ratio of ours to theirs.

        Args:
            name: what is compared.
            ours: called with all inputs, works on each.
            theirs: the rival, called with the same.
            inputs: what both work on.
            most: the ratio that we promise; told beside the measured one.
        """
        pairs = []
        number = max(1, 20_000 // len(inputs))
        for _ in range(ROUNDS):
            mine, other = (timeit.timeit(partial(call, inputs), number=number) for call in (ours, theirs))
            pairs.append((mine, other))
        ratio = statistics.median(mine / other for mine, other in pairs)
        cost = statistics.median(mine for mine, _ in pairs) / number / len(inputs) * 1e6
        LINES.append(f"{name:<52} {ratio:6.2f} (promised at most {most:.2f})   {cost:7.2f} us each")
        self.benchmark.pedantic(partial(ours, inputs), rounds=5)
        return ratio


@pytest.fixture
def race(benchmark: Any) -> Race:
    """Give the timer of pairs."""
    return Race(benchmark)


@pytest.fixture
def told() -> Callable[[str, float, float], None]:
    """Give the function that prints a ratio beside what we promise, and holds us to it."""

    def tell(name: str, found: float, most: float) -> None:
        LINES.append(f"{name:<52} {found:6.2g} (promised at most {most:.2g})")
        assert found <= most

    return tell


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print the ratios after the tables."""
    terminalreporter.section("ratios: ours over theirs, medians of the same run")
    for line in LINES:
        terminalreporter.write_line(line)
