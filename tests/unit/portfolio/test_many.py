"""A frame's rows have the answers that each of them has by itself."""

import math
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy import DecisionPoint, load_policy_set
from crmpolicy.engine import Decision, Outcome
from crmpolicy.errors import CrmPolicyError, FactsError
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.portfolio import evaluate_many, grouping
from crmpolicy.portfolio.answering import told
from crmpolicy.values import Money

NOW: Final = datetime(2026, 1, 5, tzinfo=UTC)
STEEL: Final = load_policy_set("example-steel")
GROUP: Final = load_policy_set("example-group")
FRAMES: Final[Mapping[str, Callable[[Mapping[str, Sequence[Any]]], Any]]] = {
    "pandas": pd.DataFrame,
    "polars": lambda columns: pl.DataFrame(columns, strict=True),
    "pyarrow": lambda columns: pa.table(dict(columns)),
}
WORDS: Final = {
    "contribution": ("large", "fairly_large", "业绩贡献较小", "average", "huge", "", None),
    "cooperation": ("close", "fairly_steady", "average", "unsteady", None),
    "reputation": ("good", "fairly_good", "acceptable", "unproven", "Good"),
}
CUTS: Final = (0.0, 0.001, 0.003, 0.01, 1.0)
shares = st.one_of(
    st.sampled_from(
        [each for cut in CUTS for each in (cut, math.nextafter(cut, 2), math.nextafter(cut, -1))]
    ),
    st.floats(),
    st.none(),
)
customers = st.fixed_dictionaries(
    {"sales_share": shares, **{name: st.sampled_from(words) for name, words in WORDS.items()}}
)


def rows_of(frame: Any) -> list[dict[str, Any]]:
    """Give the rows of a frame, whose empty cells are None."""
    if isinstance(frame, pd.DataFrame):
        plain = frame.astype(object).where(frame.notna(), None)
        return [dict(zip(plain.columns, cells, strict=True)) for cells in plain.itertuples(index=False)]
    return list(frame.to_dicts() if isinstance(frame, pl.DataFrame) else frame.to_pylist())


def singly(point: DecisionPoint, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Decide each row by itself; an empty cell says nothing."""
    answers: list[Decision | CrmPolicyError] = []
    for row in rows:
        try:
            answers.append(point.evaluate({k: v for k, v in row.items() if v is not None}, now=NOW))
        except CrmPolicyError as error:
            answers.append(error)
    columns = told(point.outcome, answers, "en")
    return [{each.name: each.cells[place] for each in columns} for place in range(len(answers))]


def agree(point: DecisionPoint, policies: Any, frame: Any) -> None:
    """Compare a frame with its rows asked one by one."""
    given_rows = rows_of(frame)
    found = rows_of(evaluate_many(point.name, policies, frame, now=NOW))
    expected = [{**row, **answer} for row, answer in zip(given_rows, singly(point, given_rows), strict=True)]
    assert [repr(each) for each in found] == [repr(each) for each in expected]


@pytest.mark.parametrize("package", FRAMES)
def test_each_row_is_decided_as_by_itself(package: str) -> None:
    """Thresholds and their neighbours, what is no number, out of range, missing, or on no scale."""

    @settings(max_examples=200)
    @given(st.lists(customers, min_size=1, max_size=12))
    def every(rows: list[dict[str, Any]]) -> None:
        columns = {name: [row[name] for row in rows] for name in rows[0]}
        if package == "pandas":  # it has one sign for what is missing and what is no number
            columns["sales_share"] = [
                None if each is None or math.isnan(each) else each for each in columns["sales_share"]
            ]
        if package == "polars" and all(each is None for each in columns["sales_share"]):
            columns["sales_share"] = [0.5] * len(rows)
        agree(STEEL.point("customer_grade"), STEEL, FRAMES[package](columns))

    every()


@pytest.mark.parametrize("package", FRAMES)
@pytest.mark.parametrize(
    ("question", "columns"),
    [
        ("customer_size", {"annual_volume": ["6000 t", "1 t", "many", None, "5999.999 t"]}),
        ("steel.customer_size", {"客户年采购量": ["6000 t", "6000 t", "1 t", "", None]}),
        ("credit_grade", {"grade": ["A", "B", None, "A", "F"]}),
        ("customer_grade", {"nothing": [1, 2, 3, 4, 5]}),
    ],
)
def test_texts_titles_and_columns_that_are_no_facts(
    package: str, question: str, columns: Mapping[str, Sequence[Any]]
) -> None:
    """What a question lacks is told in each row, and other columns stay as they are."""
    frame = FRAMES[package](columns)
    found = rows_of(evaluate_many(question, GROUP, frame, now=NOW))
    assert [{name: row[name] for name in columns} for row in found] == rows_of(frame)
    assert {row["status"] for row in found} <= {"decided", "undecided", "invalid"}
    assert all((row["reason"] is None) == (row["status"] == "decided") for row in found)


def test_kinds_of_cells_are_told_apart() -> None:
    """Yes is not one, a whole number is not its text, and numbers of NumPy and of Python are one."""
    cells = [
        True,
        1,
        1.0,
        "1",
        Decimal(1),
        Decimal("0.010"),
        None,
        "1%",
        "１％",
        float("nan"),
        [1],
        10**400,
    ]
    words = {name: [words[0]] * len(cells) for name, words in WORDS.items()}
    frame = pd.DataFrame({"sales_share": pd.Series(cells, dtype=object), **words})
    agree(STEEL.point("customer_grade"), STEEL, frame)


@pytest.mark.parametrize("kind", ["int8", "uint64", "Int64", "float32", "float64", "Float64"])
def test_numbers_of_all_sizes(kind: str) -> None:
    """Binary numbers of half the size are not compared in haste."""
    frame = pd.DataFrame({"sales_share": pd.array([0, 1, 2, 1], dtype=kind)})
    for name, words in WORDS.items():
        frame[name] = words[0]
    agree(STEEL.point("customer_grade"), STEEL, frame)


def test_more_combinations_than_a_table_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that occur are sorted instead, column by column where even their number is too large."""
    rows = [
        {"sales_share": share, "contribution": one, "cooperation": other, "reputation": "good"}
        for share in (0.0005, 0.002, 0.005, 0.5, 7.0)
        for one in WORDS["contribution"][:4]
        for other in WORDS["cooperation"][:4]
    ]
    frame = pl.DataFrame(rows)
    for name, most in (("MOST_AT_ONCE", 1), ("MOST_CODES", 20)):
        monkeypatch.setattr(grouping, name, most)
        agree(STEEL.point("customer_grade"), STEEL, frame)


def test_a_lazy_frame_stays_lazy() -> None:
    frame = pl.DataFrame({"annual_volume": ["6000 t", "1 t"]})
    lazy = evaluate_many("steel.customer_size", GROUP, frame.lazy(), now=NOW)
    assert isinstance(lazy, pl.LazyFrame)
    whole = evaluate_many("steel.customer_size", GROUP, frame, now=NOW)
    assert lazy.collect().equals(whole)
    assert lazy.collect(engine="streaming").equals(whole)
    assert lazy.filter(pl.col("size") == "large").collect().equals(whole.filter(pl.col("size") == "large"))
    assert lazy.select("status").collect().equals(whole.select("status"))


def test_what_is_wrong_with_a_lazy_frame_is_told_at_once() -> None:
    """Whoever collects it later did not ask."""
    frame = pl.LazyFrame({"annual_volume": ["6000 t"], "rule": [1]})
    with pytest.raises(FactsError) as refused:
        evaluate_many("steel.customer_size", GROUP, frame, now=NOW)
    assert [each.code for each in refused.value.faults] == ["portfolio-column-taken"]
    with pytest.raises(FactsError, match="has no zone"):
        evaluate_many("steel.customer_size", GROUP, frame.drop("rule"), now=NOW.replace(tzinfo=None))


def test_an_index_is_kept_and_answers_are_words_of_their_scale() -> None:
    frame = pd.DataFrame({"annual_volume": ["6000 t", "1 t"]}, index=["x", "y"])
    found = evaluate_many("steel.customer_size", GROUP, frame, now=NOW)
    assert list(found.index) == ["x", "y"]
    assert list(found["status"].cat.categories) == ["decided", "undecided", "invalid"]
    ids = GROUP.point("steel.customer_size").outcome["size"].scale.ids  # type: ignore[attr-defined]  # a choice
    assert tuple(found["size"].cat.categories) == ids


def test_no_rows_have_no_answers() -> None:
    frame = pd.DataFrame({"annual_volume": pd.Series([], dtype=str)})
    found = evaluate_many("steel.customer_size", GROUP, frame, now=NOW)
    assert len(found) == 0
    assert {"size", "rule", "clause", "status", "reason"} <= set(found.columns)


def test_a_name_that_an_answer_needs_is_refused() -> None:
    frame = pd.DataFrame({"annual_volume": ["6000 t"], "size": ["large"], "rule": [1]})
    with pytest.raises(FactsError) as refused:
        evaluate_many("steel.customer_size", GROUP, frame, now=NOW)
    assert [each.code for each in refused.value.faults] == ["portfolio-column-taken"] * 2


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        (["annual_volume", "annual_volume"], "portfolio-heads-twice"),
        (["annual_volume", "steel.annual_volume"], "portfolio-column-twice"),
    ],
)
@pytest.mark.parametrize("make", [pd.DataFrame, lambda rows, columns: pa.table([*rows], names=columns)])
def test_one_fact_has_one_column(make: Any, columns: list[str], code: str) -> None:
    """Two columns of one name, or two names of one fact."""
    with pytest.raises(FactsError) as refused:
        evaluate_many(
            "steel.customer_size", GROUP, make([["1 t", "2 t"], ["1 t", "2 t"]], columns=columns), now=NOW
        )
    assert [each.code for each in refused.value.faults] == [code]


@pytest.mark.parametrize("frame", [[{"annual_volume": "6000 t"}], None, pd.Series([1])])
def test_what_is_no_frame_is_refused(frame: object) -> None:
    with pytest.raises(FactsError, match="no frame that can be asked about"):
        evaluate_many("steel.customer_size", GROUP, frame, now=NOW)


@pytest.mark.parametrize("package", ["narwhals", "numpy"])
def test_a_missing_package_is_named(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(CrmPolicyError, match="crmpolicy\\[frames\\]"):
        evaluate_many("steel.customer_size", GROUP, object(), now=NOW)


@pytest.mark.parametrize(
    "cells",
    [
        pa.array(["6000 t", None, "1 t", "6000 t"]).dictionary_encode(),
        pa.array([["6000 t"], None, [], ["6000 t"]]),
        pa.chunked_array([["6000 t"], ["1 t", None]]),
        pa.array(["6000 t", None, "1 t", "many", "many"]).cast(pa.string_view()),
        pa.array([Decimal("1.50"), Decimal("2.00"), None]),
        pa.array([float("nan"), None, -0.0, 0.0]),
        pa.nulls(2),
    ],
)
def test_cells_of_all_kinds_of_arrow(cells: Any) -> None:
    """Words kept once, lists, pieces, exact numbers, what is no number and what is missing."""
    agree(GROUP.point("steel.customer_size"), GROUP, pa.table({"annual_volume": cells}))


@pytest.mark.parametrize(
    "cells",
    [
        pl.Series(["6000 t", None, "1 t"], dtype=pl.Categorical),
        pl.Series(["6000 t", None, "1 t"], dtype=pl.Enum(["1 t", "6000 t"])),
        pl.Series([None, None], dtype=pl.String),
        pl.Series([["6000 t"], None]),
        pl.Series([Decimal("1.5"), None]),
    ],
)
def test_cells_of_all_kinds_of_polars(cells: Any) -> None:
    """Words kept once, all missing, lists, exact numbers."""
    agree(GROUP.point("steel.customer_size"), GROUP, pl.DataFrame({"annual_volume": cells}))


SIZES: Final = ("4999.99", "5000", "5000.01", "0", "-0.01", "1E+3", "123456789012345678", None, "0.00")


@pytest.mark.parametrize(
    "column",
    [
        pl.Series([None if each is None else Decimal(each) for each in SIZES], dtype=pl.Decimal(38, 2)),
        pl.Series([None if each is None else Decimal(each) for each in SIZES], dtype=pl.Decimal(38, 12)),
        pl.Series(SIZES, dtype=pl.String),
        pl.Series(SIZES, dtype=pl.Categorical),
        pl.Series([None if each is None else float(each) for each in SIZES]),
        pl.Series([None if each is None else int(float(each)) for each in SIZES]),
        pl.Series([True, False, None]),
    ],
    ids=lambda column: str(column.dtype),
)
@pytest.mark.parametrize("package", FRAMES)
def test_numbers_however_they_are_kept(package: str, column: pl.Series) -> None:
    """Exact decimals of any number of digits, texts, binary and whole numbers, and what is no number."""
    frame: Any = pl.DataFrame({"annual_volume": column})
    if package != "polars":
        frame = (
            frame.to_arrow() if package == "pyarrow" else frame.to_pandas(use_pyarrow_extension_array=True)
        )
    agree(GROUP.point("steel.customer_size"), GROUP, frame)


@pytest.mark.parametrize("package", FRAMES)
def test_columns_have_the_same_types_whatever_their_cells(package: str) -> None:
    """Frames that were decided piece by piece can be put together."""
    pieces = [
        FRAMES[package]({"annual_volume": cells})
        for cells in (["6000 t", "1 t"], ["many"], ["1 t", "1 t", "-1"])
    ]
    found = [evaluate_many("steel.customer_size", GROUP, each, now=NOW) for each in pieces]
    if package == "polars":
        together = rows_of(pl.concat(found))
    elif package == "pyarrow":
        together = rows_of(pa.concat_tables(found))
        assert len({each.schema for each in found}) == 1
    else:
        together = rows_of(pd.concat(found))
    assert together == [row for each in found for row in rows_of(each)]


def test_what_a_column_cannot_hold_is_told() -> None:
    """An amount finer than its step would be rounded, and no limit is no number: neither is lost."""
    answer = GROUP.point("steel.customer_size").evaluate({"annual_volume": "6000 t"}, now=NOW)
    for value, said in ((Decimal("0.125"), "0.125"), (UNLIMITED, "unlimited")):
        changed = answer.answer._replace(outcome=Outcome((("limit", value),)))
        *_, reason = told({"limit": Money()}, [answer._replace(answer=changed)], "en")
        assert reason.cells == [f"`limit` is {said}, which the column cannot hold"]
