"""Who moves among a million customers: the region asked again, against one evaluation of all rows."""

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import numpy as np
import polars as pl

from crmpolicy import load_policy_set
from crmpolicy.portfolio import evaluate_many, measure_impact

NOW = datetime(2026, 1, 5, tzinfo=UTC)
ROWS = 1_000_000
ROUNDS = 7
WORDS = {
    "contribution": ("large", "fairly_large", "small", "average"),
    "cooperation": ("close", "fairly_steady", "average", "unsteady"),
    "reputation": ("good", "fairly_good", "acceptable", "unproven"),
}


def customers() -> pl.DataFrame:
    rng = np.random.default_rng(1)
    share = np.round(rng.gamma(0.5, 0.005, ROWS).clip(0, 1), 8)
    words = {name: np.array(each, dtype=object)[rng.integers(0, 4, ROWS)] for name, each in WORDS.items()}
    return pl.DataFrame({"sales_share": share, **words, "margin": np.round(rng.gamma(1, 1e4, ROWS), 2)})


def test_one_moved_threshold_costs_less_than_half_an_evaluation_more(
    benchmark: Any, told: Callable[[str, float, float], None]
) -> None:
    """The comparison of the question is counted too; sums of money are not, an evaluation has none."""
    before = load_policy_set("example-steel")
    after = load_policy_set("example-steel", parameters={"steel.grade_a_share": "0.9%"})
    frame = customers()

    def measure() -> Any:
        return measure_impact(before, after, "customer_grade", frame, now=NOW, mapping={"margin": ""})

    ratios = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        evaluate_many("customer_grade", before, frame, now=NOW)
        between = time.perf_counter()
        impact = measure()
        ratios.append((time.perf_counter() - between) / (between - begun))
    best = np.ones(ROWS, dtype=np.bool_)
    for name, words in WORDS.items():
        best &= (frame[name] == words[0]).to_numpy()
    share = frame["sales_share"].to_numpy()
    inside = best & (share >= 0.009) & (share < 0.01)
    assert impact.evaluated_twice == len(impact.moved) == inside.sum() > 0
    told("impact of a threshold over one evaluation, 1,000,000 rows", statistics.median(ratios), 1.5)
    benchmark.pedantic(measure, rounds=3)
