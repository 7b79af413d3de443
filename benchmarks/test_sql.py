"""A million rows graded in DuckDB itself, beside CASEs that a person writes."""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from random import Random
from typing import Any

import duckdb
import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.portfolio.sql import decided_relation

NOW = datetime(2026, 1, 5, 1, tzinfo=UTC)
ROWS = 1_000_000
ROUNDS = 9
POINT = "steel.customer_grade"
WORDS = {
    "contribution": ("large", "fairly_large", "average", "fairly_small"),
    "cooperation": ("close", "fairly_steady", "average", "unsteady"),
    "reputation": ("good", "fairly_good", "acceptable", "unproven"),
}
"""The words of each criterion, the best first: the grades A to D."""

RANKS = {
    "sales_share": "CASE WHEN sales_share >= 0.01 THEN 0 WHEN sales_share >= 0.003 THEN 1 "
    "WHEN sales_share >= 0.001 THEN 2 ELSE 3 END",
    **{
        head: f"CASE {head} {' '.join(f'WHEN {word!r} THEN {rank}' for rank, word in enumerate(words))} END"
        for head, words in WORDS.items()
    },
}
"""Each criterion as the place of its grade."""

WORST = "GREATEST(sales_share_rank, contribution_rank, cooperation_rank, reputation_rank)"
RANKED = f"(SELECT *, {', '.join(f'{case} AS {head}_rank' for head, case in RANKS.items())} FROM customers)"
GRADED = f"CASE {WORST} WHEN 0 THEN 'A' WHEN 1 THEN 'B' WHEN 2 THEN 'C' ELSE 'D' END AS grade"
BARE = f"SELECT * EXCLUDE ({', '.join(f'{head}_rank' for head in RANKS)}), {GRADED} FROM {RANKED}"

_IS_BAD = " OR ".join(
    [
        "sales_share IS NULL OR NOT sales_share BETWEEN 0 AND 1",
        *(f"{head} IS NULL OR {head} NOT IN {words!r}" for head, words in WORDS.items()),
    ]
)


def _binding(told: Callable[[str, int], str]) -> str:
    """Write what binds: of each criterion with the worst grade, its rule or clause."""
    parts = [
        f"CASE WHEN {head}_rank = worst THEN CASE {head}_rank "
        + " ".join(f"WHEN {rank} THEN '{told(head, rank)}'" for rank in range(4))
        + " END END"
        for head in RANKS
    ]
    return f"CASE WHEN NOT bad THEN CONCAT_WS('; ', {', '.join(parts)}) END"


def _with_checks() -> str:
    """Write the CASEs that give the columns that we give, with the checks that we make."""
    rule = _binding(lambda head, rank: f"steel/grade.{head}_{'ABCD'[rank].lower()}")
    clause = _binding(lambda head, rank: f"steel.2.2.{rank + 1}.{'abcd'[[*RANKS].index(head)]}")
    reason = ", ".join(
        f"CASE WHEN {head} IS NULL THEN '{head} is missing' WHEN {test} THEN '{head} is wrong' END"
        for head, test in {
            "sales_share": "NOT sales_share BETWEEN 0 AND 1",
            **{head: f"{head} NOT IN {words!r}" for head, words in WORDS.items()},
        }.items()
    )
    ranks = ", ".join(f"{head}_rank" for head in RANKS)
    return f"""
        SELECT * EXCLUDE ({ranks}, worst, bad),
            CASE WHEN NOT bad THEN CASE worst WHEN 0 THEN 'A' WHEN 1 THEN 'B' WHEN 2 THEN 'C' ELSE 'D' END END
                AS grade,
            {rule} AS rule,
            {clause} AS clause,
            CASE WHEN bad THEN 'invalid' ELSE 'decided' END AS status,
            CASE WHEN bad THEN CONCAT_WS('; ', {reason}) END AS reason
        FROM (SELECT *, {WORST} AS worst, {_IS_BAD} AS bad FROM {RANKED})"""


@pytest.fixture(scope="module")
def group() -> PolicySet:
    return load_policy_set("example-group")


@pytest.fixture(scope="module")
def database() -> Iterator[Any]:
    """A million customers whose cells are all good, as strings and binary numbers."""
    made = duckdb.connect()
    random = Random(11)
    few = [(random.randrange(2000) / 100_000, *map(random.choice, WORDS.values())) for _ in range(10_000)]
    made.execute(
        "CREATE TABLE few (sales_share DOUBLE, contribution TEXT, cooperation TEXT, reputation TEXT)"
    )
    made.executemany("INSERT INTO few VALUES (?, ?, ?, ?)", few)
    made.execute(f"CREATE TABLE customers AS SELECT few.* FROM few, range({ROWS // len(few)})")
    yield made
    made.close()


def ratio(ours: Callable[[], Any], theirs: Callable[[], Any]) -> float:
    """Time both in turn and give the median ratio."""
    found = []
    for _ in range(ROUNDS):
        spent = []
        for call in (ours, theirs):
            start = time.perf_counter()
            call()
            spent.append(time.perf_counter() - start)
        found.append(spent[0] / spent[1])
    return statistics.median(found)


def test_a_million_rows_in_duckdb(group: PolicySet, database: Any, told: Any) -> None:
    """As quick as CASEs with the same columns and checks, at most twice a bare one."""
    table = database.table("customers")
    ours = decided_relation(POINT, group, table, now=NOW)
    bare, checked = database.sql(BARE), database.sql(_with_checks())
    counted = [each.aggregate("grade, count(*)", "grade").fetchall() for each in (ours, checked, bare)]
    assert sorted(counted[0]) == sorted(counted[1]) == sorted(counted[2])

    mine = ours.to_arrow_table
    told("DuckDB, a million rows / CASEs with columns and checks", ratio(mine, checked.to_arrow_table), 1.0)
    told("DuckDB, a million rows / bare CASEs", ratio(mine, bare.to_arrow_table), 2.0)
