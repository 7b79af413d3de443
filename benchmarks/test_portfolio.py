"""Many customers at once beside hand-written expressions and other engines, in one run."""

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import numpy as np
import polars as pl
import pytest

from benchmarks import portfolio_rivals as rivals
from crmpolicy import load_policy_set
from crmpolicy.portfolio import evaluate_many

NOW = datetime(2026, 1, 5, tzinfo=UTC)
STEEL = load_policy_set("example-steel")
WHOLE = load_policy_set("example-group")
ASKED = datetime(2026, 6, 15, 1, tzinfo=UTC)
MANY, SOME, FEW = 1_000_000, 10_000, 2_000
ROUNDS = 9

Tell = Callable[[str, float, float], None]


def ours(frame: pl.DataFrame) -> pl.DataFrame:
    """Grade all: outcome, rule, clause, status and reason, with every check."""
    found: pl.DataFrame = evaluate_many("customer_grade", STEEL, frame, now=NOW)
    return found


def seconds(call: Callable[[], Any]) -> float:
    """Time one call by the clock."""
    gc.collect()
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def ratio(mine: Callable[[], Any], other: Callable[[], Any], rounds: int = ROUNDS) -> float:
    """Time two calls in turn, so that a drifting machine slows both; give the median ratio."""
    mine(), other()
    return statistics.median(seconds(mine) / seconds(other) for _ in range(rounds))


@pytest.fixture(scope="module")
def frame() -> pl.DataFrame:
    """A million customers; shares as binary numbers, words as texts."""
    return rivals.customers(MANY)


@pytest.mark.parametrize(
    ("rival", "most"),
    [(rivals.polars_texts, 0.8), (rivals.polars_enums, 0.8), (rivals.polars_tuned, 4.0)],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_polars_by_hand(
    frame: pl.DataFrame, rival: Callable[[pl.DataFrame], pl.Series], most: float, told: Tell
) -> None:
    """A ladder of `when/then` as people write it, and the fastest expression that we could find."""
    assert rival(frame).cast(pl.String).equals(ours(frame)["grade"].cast(pl.String))
    told(f"1M grades: ours / Polars {rival.__name__}", ratio(lambda: ours(frame), lambda: rival(frame)), most)


def test_numpy_select(frame: pl.DataFrame, told: Tell) -> None:
    columns = {name: frame[name].to_numpy() for name in frame.columns}
    assert list(rivals.numpy_select(columns)) == ours(frame)["grade"].to_list()
    found = ratio(lambda: ours(frame), lambda: rivals.numpy_select(columns), 3)
    told("1M grades: ours / NumPy select", found, 1 / 3)


def test_openfisca(frame: pl.DataFrame, told: Tell) -> None:
    """Its arrays of words are texts of a fixed width, as its documentation has them."""
    columns = {name: frame[name].to_numpy() for name in frame.columns}
    columns = {name: each if name == "sales_share" else each.astype("U") for name, each in columns.items()}
    grade = rivals.openfisca()
    assert list(grade(columns)) == ours(frame)["grade"].to_list()
    told("1M grades: ours / OpenFisca", ratio(lambda: ours(frame), lambda: grade(columns), 5), 0.5)


def test_zen(frame: pl.DataFrame, told: Tell) -> None:
    """Its batch call takes rows; the cost of a row does not depend on their number."""
    rows = frame.head(SOME).to_dicts()
    grade = rivals.zen_batch()
    assert grade(rows) == ours(frame.head(SOME))["grade"].to_list()
    found = ratio(lambda: ours(frame), lambda: grade(rows), 3) * SOME / MANY
    told("a grade: ours of 1M / zen batch of 10k", found, 1 / 300)


def test_cost_is_linear(told: Tell) -> None:
    """From ten thousand to ten million; what is asked once, some hundred cases, is seen in the smallest."""
    each = {}
    for size in (10**4, 10**5, 10**6, 10**7):
        some = rivals.customers(size)
        ours(some)
        each[size] = statistics.median(seconds(lambda some=some: ours(some)) for _ in range(5)) / size  # type: ignore[misc]  # bound now
    for size in (10**5, 10**6, 10**7):
        told(f"a grade of {size:.0e} / of {size // 10:.0e}", each[size] / each[size // 10], 1.5)


@pytest.mark.parametrize(
    ("question", "event", "facts"),
    [
        ("steel.complaint_response", "receive", {}),
        ("steel.visit_cadence", "visit", {"grade": ["A", "B", "C", "D"]}),
    ],
    ids=["complaints", "visits"],
)
def test_duties(question: str, event: str, facts: dict[str, list[str]], told: Tell) -> None:
    """A million open cases of a year, each at a second of its own, beside asking one after another."""
    chance = np.random.default_rng(1)
    seconds_ago = chance.integers(0, 365 * 86_400, MANY)
    moments = pl.Series(int(ASKED.timestamp()) - seconds_ago).cast(pl.Int64) * 1_000_000
    drawn = {name: chance.choice(words, MANY) for name, words in facts.items()}
    cases = pl.DataFrame({f"events.{event}": moments.cast(pl.Datetime("us", "UTC")), **drawn})
    single = [
        {**{name: row[name] for name in facts}, "events": [{"event": event, "at": row[f"events.{event}"]}]}
        for row in cases.head(FEW).to_dicts()
    ]
    point = WHOLE.point(question)

    def many() -> Any:
        return evaluate_many(question, WHOLE, cases, now=ASKED)

    found = ratio(many, lambda: list(point.evaluate_each(single, now=ASKED)), 3) * FEW / MANY
    told(f"{question}: 1M at once / one by one", found, 1 / 20)


MEMORY = """
import sys
from pathlib import Path
from benchmarks import test_portfolio as bench

def most():
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))

bench.ours(bench.rivals.customers(1000))
frame = bench.rivals.customers(int(sys.argv[1]))
Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")
before = most()
bench.ours(frame)
print((most() - before) * 1024 / frame.estimated_size())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process is set back on Linux only")
def test_memory(told: Tell) -> None:
    """What is taken beyond the frame itself, as a share of the frame."""
    done = subprocess.run(  # noqa: S603 - our own Python
        [sys.executable, "-c", MEMORY, str(10**7)], capture_output=True, encoding="utf-8", check=True
    )
    told("memory of 10M grades / their frame", float(done.stdout), 1.5)
