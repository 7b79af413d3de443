"""Columns by other names, in other units, in codes: what is not said is never guessed."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from crmpolicy import load_policy_set
from crmpolicy.errors import BadValueError, FactsError, Location
from crmpolicy.policy.facts import Fact
from crmpolicy.portfolio import ColumnMapping, evaluate_many
from crmpolicy.portfolio.mapping import MappedColumn
from crmpolicy.portfolio.meaning import mapped, meant, with_wrong
from crmpolicy.values import Integer, Money, Ratio
from crmpolicy.wording import Words

NOW = datetime(2026, 1, 5, tzinfo=UTC)
HEAD = "format: 1\ncolumns:\n"


def fact(kind: Any) -> Fact:
    return Fact("f", "f", Words("事实", "fact"), kind)


def read(folder: Path, text: str) -> ColumnMapping:
    file = folder / "columns.yaml"
    file.write_text(HEAD + text, encoding="utf-8")
    return ColumnMapping.read(file)


def refused(folder: Path, text: str) -> list[tuple[str, str]]:
    with pytest.raises(FactsError) as caught:
        read(folder, text)
    return [(each.code, ":".join(str(each.location).rsplit(":")[-2:])) for each in caught.value.faults]


def test_a_file_says_what_columns_are(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "  客户等级: {fact: steel.customer_grade, codes: {1: A, '2': B}}\n"
        "  年销售额: {fact: annual_sales, unit: 万元}\n  占比: sales_share\n  备注: {}\n",
    )
    assert dict(found.heads()) == {
        "客户等级": "steel.customer_grade",
        "年销售额": "annual_sales",
        "占比": "sales_share",
        "备注": "",
    }
    assert dict(found.columns["客户等级"].codes) == {"1": "A", "2": "B"}
    assert found.columns["年销售额"].unit == "万元"
    assert found.columns["占比"].is_plain


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("  a: {unit: 万元}\n", [("columns-without-fact", "3:3")]),
        ("  a: {codes: {1: A}}\n", [("columns-without-fact", "3:3")]),
        ("  b: {}\n  a: {fact: x, unit: t, codes: {1: A}}\n", [("columns-unit-and-codes", "4:3")]),
        ("  a: {facts: x}\n", [("shape-unknown-key", "3:7")]),
        ("  a: {fact: x, codes: {1: [A]}}\n", [("shape-wrong-kind", "3:27")]),
        ("  a: x\n  a: y\n", [("yaml-duplicate-key", "4:3")]),
    ],
)
def test_what_is_wrong_with_a_file_is_told_at_its_place(
    tmp_path: Path, text: str, told: list[tuple[str, str]]
) -> None:
    assert refused(tmp_path, text) == told


def test_a_program_says_the_same(tmp_path: Path) -> None:
    said: dict[str, str | Mapping[str, Any]] = {
        "a": {"fact": "x", "codes": {1: "A", "2": "B"}},
        "b": {"fact": "y", "unit": "t"},
        "c": "z",
        "d": "",
    }
    here = ColumnMapping.of(said)
    there = read(tmp_path, "  a: {fact: x, codes: {1: A, 2: B}}\n  b: {fact: y, unit: t}\n  c: z\n  d: {}\n")
    assert [(each.fact, each.unit, each.codes) for each in here.columns.values()] == [
        (each.fact, each.unit, each.codes) for each in there.columns.values()
    ]
    assert ColumnMapping.of(here) is here


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"fact": "x", "unite": "t"}, "columns-form"),
        ({"fact": 1}, "columns-form"),
        ({"fact": "x", "codes": ["A"]}, "columns-form"),
        ({"fact": "x", "codes": {"1": 1}}, "columns-form"),
        (None, "columns-form"),
        ({"unit": "t"}, "columns-without-fact"),
        ({"fact": "x", "unit": "t", "codes": {"1": "A"}}, "columns-unit-and-codes"),
    ],
)
def test_what_a_program_says_wrongly_is_refused(said: Any, code: str) -> None:
    with pytest.raises(FactsError) as caught:
        ColumnMapping.of({"a": said})
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("cell", "asked"),
    [
        ("120.5", "120.5万元"),
        (" 1,200 ", "1,200万元"),
        (120, "120万元"),
        (Decimal("1.50"), "1.5万元"),
        (0.1, "0.1万元"),
        (5.73e-05, "0.0000573万元"),
        ("1e3", "1000万元"),
        ("-3", "-3万元"),
        ("１２", "１２万元"),
        ("120元", "120元"),
        ("5000 USD", "5000 USD"),
        ("many", "many"),
        ("", ""),
        (True, "true万元"),
        (float("nan"), "nan万元"),
        (None, None),
    ],
)
def test_bare_figures_take_the_unit(cell: Any, asked: str | None) -> None:
    """A cell that has a unit of its own keeps it; what is no number stays none."""
    assert MappedColumn("a", "x", unit="万元").meant(cell) == asked


@pytest.mark.parametrize("cell", ["1", " 1", 1, 1.0, Decimal("1.0"), Decimal("1E+0")])
def test_codes_are_told_by_what_is_written(cell: Any) -> None:
    assert MappedColumn("a", "x", codes={"1": "A"}).meant(cell) == "A"


@pytest.mark.parametrize("cell", ["2", "01", "A", "", "1.0", True, 1.5, -1])
def test_a_code_that_is_not_listed_is_never_guessed(cell: Any) -> None:
    """Not even where it is a word of the fact itself."""
    with pytest.raises(BadValueError) as caught:
        MappedColumn("a", "x", codes={"1": "A"}).meant(cell)
    assert (caught.value.code, caught.value.arguments["head"]) == ("columns-code-unknown", "a")


@pytest.mark.parametrize(
    ("kind", "unit", "wrong"),
    [
        (Money(), "万元", False),
        (Money(), "元", False),
        (Money(), "t", True),
        (Money(), "USD", True),
        (Ratio(), "%", False),
        (Ratio(), "元", True),
        (Integer(), "万", False),
        (Integer(), "%", True),
    ],
)
def test_a_unit_has_to_be_one_of_the_fact(kind: Any, unit: str, wrong: bool) -> None:  # noqa: FBT001 - a case
    mapping = ColumnMapping.of({"a": {"fact": "f", "unit": unit}})
    assert [each.code for each in mapping.wrong({"a": fact(kind)})] == ["columns-unit"] * wrong


def test_what_codes_stand_for_has_to_be_a_value_of_the_fact(tmp_path: Path) -> None:
    mapping = read(tmp_path, "  a: {fact: f, codes: {1: 5%, 2: many, 3: 7}}\n")
    (fault,) = mapping.wrong({"a": fact(Ratio())})
    assert (fault.code, fault.arguments["given"]) == ("columns-code-value", "2")
    assert fault.location == Location(str(tmp_path / "columns.yaml"), 3, 34)


def test_heads_of_the_command_line_come_before_those_of_a_file(tmp_path: Path) -> None:
    mapping = read(tmp_path, "  a: x\n  b: {fact: y, unit: t}\n").with_heads({"b": "z", "c": ""})
    assert dict(mapping.heads()) == {"a": "x", "b": "z", "c": ""}
    assert mapping.columns["b"].unit == ""


def test_each_distinct_cell_of_a_table_is_put_into_words_once() -> None:
    codes = pa.array(["1", "9", None, "1"]).dictionary_encode()
    table = pa.table(
        {"a": codes, "b": [1.5, None, float("nan"), 2.0], "c": ["x"] * 4, "d": [[1], [2], None, [3]]}
    )
    mapping = ColumnMapping.of(
        {"a": {"fact": "x", "codes": {"1": "A"}}, "b": {"fact": "y", "unit": "t"}, "z": "q"}
    )
    found = mapped(table, mapping)
    assert found.table.to_pydict() == {
        "a": ["A", None, None, "A"],
        "b": ["1.5t", None, "nant", "2t"],
        "c": ["x"] * 4,
        "d": [[1], [2], None, [3]],
    }
    assert {row: [each.code for each in faults] for row, faults in found.wrong.items()} == {
        1: ["columns-code-unknown"]
    }


def test_a_row_tells_all_codes_that_nobody_knows() -> None:
    mapping = ColumnMapping.of({name: {"fact": name, "codes": {"1": "A"}} for name in "ab"})
    found = mapped(pa.table({"a": ["2"], "b": [[1]]}), mapping)
    assert [each.arguments["head"] for each in found.wrong[0]] == ["a", "b"]


@pytest.mark.parametrize(
    "make", [lambda cells: pd.Series(cells, dtype=object), lambda cells: pl.Series(cells, dtype=pl.Object)]
)
def test_columns_of_other_packages_and_of_mixed_cells_are_put_into_words_too(make: Any) -> None:
    """What is missing in a frame of pandas is empty; rows that cannot be used get an answer of their own."""
    series = nw.from_native(make(["1", 1, "x", None, 1.0]), series_only=True)
    mapping = ColumnMapping.of({"head": {"fact": "f", "codes": {"1": "A"}}})
    found = meant({"f": series}, {"f": "head"}, mapping)
    empty = found.cells["f"].is_null().to_list()
    assert [None if gone else cell for gone, cell in zip(empty, found.cells["f"].to_list(), strict=True)] == [
        "A", "A", None, None, "A"
    ]  # fmt: skip
    numbers, answers = with_wrong(np.zeros(5, dtype=np.uint8), ["all"], found.wrong)
    assert [str(answers[number])[:20] for number in numbers] == [
        "all",
        "all",
        "nothing says what co",
        "all",
        "all",
    ]


@pytest.mark.parametrize("make", [pd.Series, pl.Series])
def test_figures_of_other_packages_take_the_unit(make: Any) -> None:
    series = nw.from_native(make([1.5, None, 5.73e-05]), series_only=True)
    found = meant({"f": series}, {"f": "a"}, ColumnMapping.of({"a": {"fact": "f", "unit": "%"}}))
    assert found.cells["f"].drop_nulls().to_list() == ["1.5%", "0.0000573%"]
    assert (len(found.cells["f"]), found.wrong) == (3, {})


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, pl.LazyFrame, pa.table])
def test_frames_of_all_packages_are_asked_in_units_and_codes(make: Any) -> None:
    """Both sides of the bound of A; a code that nobody lists makes its row invalid; the cells stay."""
    steel = load_policy_set("example-steel", parameters={"steel.share_only": True})
    columns = {"占比": [1.0, 0.999999, 0.3, None], "采购": ["1", "1", "9", "1"]}
    mapping: dict[str, str | Mapping[str, Any]] = {
        "占比": {"fact": "sales_share", "unit": "%"},
        "采购": {"fact": "cooperation", "codes": {"1": "close"}},
    }
    found = evaluate_many("customer_grade", steel, make(columns), now=NOW, mapping=mapping)
    found = found.collect() if isinstance(found, pl.LazyFrame) else found
    frame = nw.from_native(found, eager_only=True)
    assert frame["status"].to_list() == ["decided", "decided", "invalid", "invalid"]
    assert frame["grade"].to_list()[:2] == ["A", "B"]
    assert frame["采购"].to_list() == columns["采购"]
    assert frame["reason"].to_list()[2].startswith("nothing says what code `9` of column `采购` stands for")


def test_a_mapping_that_does_not_fit_is_refused_before_anything_is_asked() -> None:
    steel = load_policy_set("example-steel")
    for said, code in (
        ({"a": {"fact": "sales_share", "unit": "t"}}, "columns-unit"),
        ({"a": {"fact": "cooperation", "codes": {"1": "closest"}}}, "columns-code-value"),
        ({"b": "sales_share"}, "portfolio-no-column"),
    ):
        with pytest.raises(FactsError) as caught:
            evaluate_many("customer_grade", steel, pa.table({"a": ["1"]}), now=NOW, mapping=said)
        assert caught.value.code == code


RECORD = {"客户": {"等级码": 1, "备注": "新"}, "销售": {"年额": "120.5"}, "a.b": True, "空": None}
HEADS: dict[str, Any] = {
    "客户.等级码": {"fact": "grade", "codes": {"1": "A"}},
    "销售.年额": {"fact": "annual_sales", "unit": "万元"},
    "a.b": "member",
    "空": "rating",
    "没有": "visits",
    "销售.年额.深": "deep",
    "客户.备注": "",
}


def test_a_record_gives_its_facts_by_heads_that_lead_into_it() -> None:
    """What is empty, missing or kept aside is no fact; a head as it is written comes before its dots."""
    found = ColumnMapping.of(HEADS).facts_of(RECORD)
    assert found == {"grade": "A", "annual_sales": "120.5万元", "member": True}


def test_all_codes_of_a_record_that_nobody_explained_are_told() -> None:
    """And a fact that two fields give: neither is taken."""
    mapping = ColumnMapping.of(
        {
            "甲": {"fact": "grade", "codes": {"1": "A"}},
            "乙": {"fact": "rating", "codes": {"1": "good"}},
            "丙": "visits",
            "丁": "visits",
        }
    )
    with pytest.raises(FactsError) as caught:
        mapping.facts_of({"甲": "7", "乙": "8", "丙": 1, "丁": 2})
    told = [
        (fault.code, fault.arguments.get("head") or fault.arguments["name"]) for fault in caught.value.faults
    ]
    assert told == [
        ("columns-code-unknown", "甲"),
        ("columns-code-unknown", "乙"),
        ("fact-given-twice", "丙"),
    ]
    assert all(fault.message("zh") for fault in caught.value.faults)
