"""Every question asked of frames of three packages: each row has the answer that it has by itself."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from crmpolicy.engine import Decision, DecisionPoint, plain_value
from crmpolicy.engine.courses.states import DutyStatus
from crmpolicy.errors import CrmPolicyError, FactsError
from crmpolicy.portfolio import duck, evaluate_many
from tests.property.clusters import QUIET, cluster
from tests.property.covering import cover
from tests.property.every_point import EACH_GROUP, GROUP, GROUPS, NOW, ONCE
from tests.property.many_rows import NUMBER, Asked, Form, Row, asked

FEW_ROWS: Final = 300
MANY_ROWS: Final = 10_000
APART: Final = 100
APART_IN_COURSES: Final = 40
MORE: Final = 15  # times as many of them among many rows
"""How many rows are different: what repeats them costs little, and has to be recognised."""
Columns = Mapping[str, Sequence[Any]]


def by_themselves(name: str, rows: Sequence[Row]) -> Columns:
    """Decide each row by itself; give the outputs, the rules that bind and the status."""
    known: dict[str, dict[str, Any]] = {}
    told = []
    for row in rows:
        key = repr(row)
        if key not in known:
            known[key] = _one(name, row)
        told.append(known[key])
    columns = [*dict.fromkeys(column for one in known.values() for column in one), *BESIDE]
    return {column: [one.get(column) for one in told] for column in columns}


BESIDE: Final = ("rule", "status")


def _one(name: str, row: Row) -> dict[str, Any]:
    try:
        decision: Decision = GROUP.point(name).evaluate(row, now=NOW)
    except FactsError:
        return {"status": "invalid"}
    except CrmPolicyError:
        return {"status": "undecided"}
    binding = [each for each in decision.reasons if each.binding]
    return {
        **dict(_outputs(decision)),
        "rule": "; ".join(f"{each.document}/{each.part}.{each.rule}" for each in binding),
        "status": "decided",
    }


def _outputs(decision: Decision) -> Iterator[tuple[str, Any]]:
    """Give the columns of an outcome: a duty has several."""
    for name, value in decision.outcome.items():
        if isinstance(value, DutyStatus):
            for each in ("state", "due", "since", "done_at", "who"):
                yield f"{name}.{each}", written(getattr(value, each))
        else:
            yield name, written(value)


def written(value: Any) -> Any:
    """Write a value in one way, however a frame keeps it: numbers and moments as texts, lists as JSON."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, Decimal | int):
        return plain_value(Decimal(value))
    plain = plain_value(value.to_pydatetime() if isinstance(value, pd.Timestamp) else value)
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False, default=str)


def of_pandas(rows: Asked) -> Iterator[tuple[str, Columns]]:
    found = evaluate_many(rows.name, GROUP, rows.pandas(), now=NOW)
    cells = {each: found[each].astype(object) for each in found.columns}
    yield "pandas", {each: column.where(column.notna(), None).tolist() for each, column in cells.items()}


def of_polars(rows: Asked) -> Iterator[tuple[str, Columns]]:
    frame = pl.DataFrame(rows.arrow())
    yield "polars", evaluate_many(rows.name, GROUP, frame, now=NOW).to_dict(as_series=False)


def of_lazy_polars(rows: Asked) -> Iterator[tuple[str, Columns]]:
    frame = pl.LazyFrame(pl.DataFrame(rows.arrow()))
    yield "lazy polars", evaluate_many(rows.name, GROUP, frame, now=NOW).collect().to_dict(as_series=False)


def of_arrow(rows: Asked) -> Iterator[tuple[str, Columns]]:
    yield "pyarrow", evaluate_many(rows.name, GROUP, rows.arrow(), now=NOW).to_pydict()


def of_duckdb(rows: Asked) -> Iterator[tuple[str, Columns]]:
    relation = duckdb.connect().from_arrow(rows.arrow())
    found = duck.decided_duckdb(
        evaluate_many, rows.name, GROUP, relation, now=NOW, mapping=None, language="en"
    )
    yield "duckdb by batches", found.to_arrow_table().to_pydict()
    found = evaluate_many(rows.name, GROUP, relation, now=NOW)
    yield "duckdb", found.to_arrow_table().to_pydict()


def of_spark(rows: Asked) -> Iterator[tuple[str, Columns]]:
    """Ask both workers: rows are dealt out, and put back into their order by their numbers."""
    frame = cluster().createDataFrame(rows.arrow()).repartition(2)
    found = evaluate_many(rows.name, GROUP, frame, now=NOW)
    yield "spark", found.toArrow().sort_by(NUMBER).to_pydict()


Backend = Callable[[Asked], Iterator[tuple[str, Columns]]]
THREE: Final[Sequence[Backend]] = (of_pandas, of_polars, of_arrow)
ALL: Final[Sequence[Backend]] = (*THREE, of_lazy_polars, of_duckdb, of_spark)


def agree(name: str, rows: Asked, backends: Sequence[Backend]) -> Columns:
    """Ask a question of frames, and compare the answers with those of each row by itself."""
    expected = by_themselves(name, rows.rows)
    for backend in backends:
        for package, found in backend(rows):
            for column, cells in expected.items():
                given = [written(each) for each in found[column]]
                differing = [place for place, each in enumerate(cells) if given[place] != each]
                for place in differing[:1]:  # one row tells enough
                    said = f"{column} is {given[place]!r} for {cells[place]!r}"
                    pytest.fail(f"{name} in {package}: {said} of {rows.rows[place]}; {len(differing)} rows")
    return expected


def apart(name: str) -> int:
    """Tell how many rows of a question are different."""
    return APART if type(GROUP.point(name)) is DecisionPoint else APART_IN_COURSES


@pytest.mark.long
@pytest.mark.parametrize("group", EACH_GROUP)
def test_frames_of_three_packages_agree_with_single_answers(group: str) -> None:
    """Thresholds, what is one step beside them, words, bad cells, missing ones: outcome, rule and status.

    Every question in one package, the packages taking turns; in all three those questions that together have
    all that any has. The soak asks every question in every package.
    """
    seen: set[Any] = set()
    for number, name in enumerate(GROUPS[group]):
        backends = THREE if name in cover(ONCE) else [THREE[number % len(THREE)]]
        expected = agree(name, asked(name, FEW_ROWS, apart=apart(name)), backends)
        assert "decided" in expected["status"], name
        assert len(expected["status"]) == FEW_ROWS
        seen.update(expected["status"])
    assert seen >= {"decided", "invalid"}


@pytest.mark.soak
@pytest.mark.xdist_group("spark")  # one cluster is enough for this machine
@pytest.mark.filterwarnings(*QUIET)
@pytest.mark.parametrize("group", GROUPS)
def test_all_backends_agree_with_single_answers(group: str) -> None:
    for name in GROUPS[group]:
        agree(name, asked(name, MANY_ROWS, apart=MORE * apart(name)), ALL)


def test_numbers_that_are_too_fine() -> None:
    """They are refused by themselves, so they are in frames, and keep no other row from its answer."""
    float_, text = Form("float", pa.float64(), {}), Form("text", pa.string(), {})
    forms = {"annual_purchases": float_, "cooperation_years": float_, "industry_influence": text}
    rows = [dict(zip(forms, (1.0, years, "低"), strict=True)) for years in (1e-30, 1e-31, 0.5)]
    agree("key_customer", Asked("key_customer", rows, forms), THREE)
