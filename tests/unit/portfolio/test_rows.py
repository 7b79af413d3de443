"""Rows of customers are read exactly: each cell as it stands, each row that does not fit with its reason."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.errors import FactsError
from crmpolicy.policy.facts import Fact
from crmpolicy.portfolio import Row, read_rows
from crmpolicy.values import Money, Ratio
from crmpolicy.wording import Words

SHARE = Fact("steel.sales_share", "sales_share", Words("销售占比", "share of sales"), Ratio())
SALES = Fact("annual_sales", "annual_sales", Words("年销售额", "annual sales"), Money())
OTHER = Fact("lighting.sales_share", "sales_share", Words("份额", "portion"), Ratio())


def rows(folder: Path, data: bytes, facts: Iterable[Fact] = (SHARE, SALES), **more: Any) -> list[Row]:
    file = folder / "customers.csv"
    file.write_bytes(data)
    return list(read_rows(file, facts, **more))


def refusals(folder: Path, data: bytes, facts: Iterable[Fact] = (SHARE, SALES), **more: Any) -> list[str]:
    with pytest.raises(FactsError) as caught:
        rows(folder, data, facts, **more)
    return [fault.code for fault in caught.value.faults]


@pytest.mark.parametrize("head", ["steel.sales_share", "sales_share", "销售占比", "share of sales"])
def test_a_column_is_found_by_full_name_by_name_and_by_either_title(tmp_path: Path, head: str) -> None:
    (row,) = rows(tmp_path, f"customer,{head}\nC-1,0.9%\n".encode())
    assert dict(row.facts) == {"steel.sales_share": "0.9%"}
    assert (row.line, row.name, dict(row.aside)) == (2, "C-1", {"customer": "C-1"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_a_table_may_be_utf_8_with_a_mark_or_without_or_gbk(tmp_path: Path, encoding: str) -> None:
    (row,) = rows(tmp_path, "客户,销售占比\r\n宝钢㐂,1.2%\r\n".replace("㐂", "").encode(encoding))
    assert (row.name, dict(row.facts)) == ("宝钢", {"steel.sales_share": "1.2%"})


def test_another_encoding_is_read_where_it_is_named(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "客户,销售占比\n宝钢,1%\n".encode("utf-16"), encoding="utf-16")
    assert row.name == "宝钢"


def test_cells_stay_the_texts_that_they_are_and_empty_ones_say_nothing(tmp_path: Path) -> None:
    first, second = rows(tmp_path, b"customer,sales_share\nC-1,5.730e-05\nC-2,\n")
    assert dict(first.facts) == {"steel.sales_share": "5.730e-05"}
    assert dict(second.facts) == {}


def test_lines_count_as_an_editor_counts_them(tmp_path: Path) -> None:
    read = rows(tmp_path, b'customer,sales_share\n"C-\n1",1%\n\nC-2,2%\n')
    assert [(row.line, row.name) for row in read] == [(2, "C-\n1"), (5, "C-2")]


def test_money_is_read_as_it_is_written_and_never_through_a_float(tmp_path: Path) -> None:
    read = rows(
        tmp_path, b"customer,annual_sales,profit\nC-1,0.10,0.001\nC-2,\xe2\x80\x8b,\n", money=["profit"]
    )
    assert read[0].money == {"annual_sales": Decimal("0.1"), "profit": Decimal("0.001")}


def test_money_of_a_fact_takes_the_notations_of_money(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "customer,年销售额\nC-1,12.5万元\n".encode())
    assert row.money == {"年销售额": Decimal(125000)}


def test_a_row_that_does_not_fit_is_kept_with_its_line_and_reason(tmp_path: Path) -> None:
    read = rows(tmp_path, b"customer,sales_share,annual_sales\nC-1,1%\nC-2,1%,much\nC-3,1%,5\n")
    told = [[(fault.code, fault.location.line) for fault in row.faults if fault.location] for row in read]
    assert told == [[("plan-csv-cells", 2)], [("portfolio-money", 3)], []]
    assert [row.name for row in read] == ["C-1", "C-2", "C-3"]
    assert "`annual_sales`" in read[1].faults[0].message("zh")


def test_without_facts_each_column_goes_by_its_head(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, b"who,grade\nC-1,A\n", (), mapping={"who": ""})
    assert (row.name, dict(row.facts)) == ("C-1", {"grade": "A"})


def test_a_mapping_says_what_a_column_is_or_that_it_is_none(tmp_path: Path) -> None:
    mapping = {"anteil": "steel.sales_share", "annual_sales": ""}
    (row,) = rows(tmp_path, b"anteil,annual_sales\n1%,3\n", mapping=mapping)
    assert (dict(row.facts), row.money, row.aside) == ({"steel.sales_share": "1%"}, {}, {"annual_sales": "3"})


@pytest.mark.parametrize(
    ("data", "more", "codes"),
    [
        (b"", {}, ["plan-csv-empty"]),
        (b"customer,customer\n", {}, ["plan-csv-heads"]),
        (b"customer,sales_share\n", {"mapping": {"umsatz": ""}}, ["portfolio-no-column"]),
        (b"customer,sales_share\n", {"money": ["umsatz"]}, ["portfolio-no-column"]),
        (b"customer,umsatz\n", {"mapping": {"umsatz": "turnover"}}, ["portfolio-no-fact"]),
        ("销售占比,sales_share\n".encode(), {}, ["portfolio-column-twice"]),
        (b"customer\n", {"encoding": "klingon"}, ["portfolio-encoding"]),
        (b"customer\n", {"encoding": "hex"}, ["portfolio-undecodable"]),
        (b"customer\nA\xff\xff", {}, ["portfolio-undecodable"]),
        ("客户".encode("gbk"), {"encoding": "utf-8"}, ["portfolio-undecodable"]),
    ],
)
def test_a_table_that_cannot_be_used_is_refused(
    tmp_path: Path, data: bytes, more: dict[str, Any], codes: list[str]
) -> None:
    assert refusals(tmp_path, data, **more) == codes


def test_a_head_that_may_be_several_facts_is_refused_and_a_full_name_is_not(tmp_path: Path) -> None:
    assert refusals(tmp_path, b"sales_share\n1%\n", (SHARE, OTHER)) == ["portfolio-column-unclear"]
    (row,) = rows(tmp_path, b"steel.sales_share\n1%\n", (SHARE, OTHER))
    assert dict(row.facts) == {"steel.sales_share": "1%"}


def test_a_broken_quote_is_told_where_it_begins(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b'customer\n"C-1\n')
    with pytest.raises(FactsError, match="quotes do not match"):
        list(read_rows(file))


def test_the_example_order_book_is_read_whole() -> None:
    from crmpolicy.company.places import shipped  # noqa: PLC0415 - one test asks for it

    folder = shipped("examples") / "superstore"
    facts = load_policy_set(folder / "company.yaml").point("customer_grade").reach()
    read = list(read_rows(folder / "superstore_customer_years.csv", facts, money=["annual_profit"]))
    assert len(read) == 2499
    assert not any(row.faults for row in read)
    first = read[0]
    assert (first.name, first.facts["steel.sales_share"]) == ("AA-10315", "0.00156128")
    assert first.aside["last_order"] == "2014-09-15"
