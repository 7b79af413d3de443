"""Values of every kind: entries of mappings, lists, what a document or nobody has said before."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from crmpolicy.company import load_policy_set
from crmpolicy.testing.texts import write_texts

Run = Callable[..., Result]
Data = Callable[..., Any]
RULES = """\
format: 1
scales:
  rating:
    title: {zh: 评价, en: rating}
    order: best first
    values:
      - {id: good, title: {zh: 好, en: good}}
      - {id: poor, title: {zh: 差, en: poor}}
facts:
  rated: {title: {zh: 评价, en: rated}, type: choice, scale: rating}
  spend: {title: {zh: 采购额, en: spend}, type: money, range: {at_least: 0元}}
  place: {title: {zh: 地区, en: place}, type: text}
parameters:
  rates:
    title: {zh: 优惠, en: rates}
    type: mapping
    keys: [rated]
    of: {type: ratio, range: {at_least: 0%, up_to: 100%}}
    value: {good: 3%, poor: 0%}
    clause: shop.1
  days:
    title: {zh: 天数, en: days}
    type: mapping
    keys: {among: [first, second]}
    of: integer
    value: {first: 1, second: 2}
    clause: shop.1
  places: {title: {zh: 地区, en: places}, type: list, of: text, value: [north, south], clause: shop.1}
  least:  {title: {zh: 起点, en: least}, type: money, value: required, clause: shop.1, range: {over: 0元}}
decisions:
  discount:
    title: {zh: 优惠, en: discount}
    kind: table
    clause: shop.1
    outputs:
      rate: {title: {zh: 比率, en: rate}, type: ratio, join: max}
      wait: {title: {zh: 等候, en: wait}, type: integer, join: max}
    rules:
      - id: here
        when: {spend: {at_least: least}, place: {parameter: places}}
        then: {rate: rates, wait: {parameter: days, entry: first}}
        clause: shop.1
    otherwise: {id: none, then: {rate: 0%, wait: {parameter: days, entry: second}}, clause: shop.1}
"""
CLAUSES = (
    "format: 1\nclauses:\n"
    "  shop.1: {where: 一, kind: reward, computable: yes, summary: {zh: 优惠, en: discounts}}\n"
)
COMPANY = """\
format: 1
company: corner
title: {zh: 街角店, en: corner shop}
zone: Asia/Shanghai
currency: 元
adopts: [shop@1]
parameters:
  shop.least: 100元   # agreed
"""


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A company with one value of its own; the document says the others."""
    files = {"shop/rules.yaml": RULES, "shop/clauses.yaml": CLAUSES, "corner.yaml": COMPANY}
    write_texts(files, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "corner.yaml"


def added(company: Path) -> str:
    """Give what was added at the end of the file."""
    text = company.read_text(encoding="utf-8")
    assert text.startswith(COMPANY)
    return text.removeprefix(COMPANY)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("rates.good", "5%"), "  shop.rates: {good: 5%, poor: 0%}\n"),
        (("shop.rates.好", "5%"), "  shop.rates: {good: 5%, poor: 0%}\n"),
        (("days.second", "3"), "  shop.days: {first: 1, second: 3}\n"),
        (("rates", "{good: 4%, poor: 1%}"), "  shop.rates: {good: 4%, poor: 1%}\n"),
        (("places", "[north, 'east, far']"), '  shop.places: [north, "east, far"]\n'),
        (
            ("rates.good", "5%", "--from", "2027-01-01"),
            (
                "  shop.rates: {dated: [{value: {good: 3%, poor: 0%}},"
                " {from: 2027-01-01, value: {good: 5%, poor: 0%}}]}\n"
            ),
        ),
    ],
)
def test_what_a_document_says_is_said_anew_in_the_companys_file(
    run: Run, company: Path, arguments: tuple[str, ...], line: str
) -> None:
    result = run("set", *arguments, "--company", "corner.yaml")
    assert (result.exit_code, result.stderr) == (0, "")
    assert added(company) == line
    load_policy_set(company)


def test_an_entry_is_shown_by_itself(data: Data, company: Path) -> None:
    assert company.is_file()
    first = data("set", "rates.good", "5%", "--company", "corner.yaml")
    assert (first["entry"], first["before"]["value"], first["after"]["value"]) == (["good"], "0.03", "0.05")
    second = data("set", "rates.good", "6%", "--company", "corner.yaml", "--from", "2027-01-01")
    assert (second["before"]["value"], second["after"]["value"]) == ("0.05", "0.06")
    third = data("set", "rates.poor", "1%", "--company", "corner.yaml", "--from", "2028-01-01")
    assert third["state"] == "written"
    history = load_policy_set(company).effective.parameters["shop.rates"].history
    assert [[str(one) for _, one in each.value] for each in history] == [
        ["0.05", "0"],
        ["0.06", "0"],
        ["0.06", "0.01"],
    ]


def test_a_value_that_nobody_gave_before_needs_no_day(run: Run, company: Path) -> None:
    without = COMPANY.replace("  shop.least: 100元   # agreed\n", "  shop.days: {first: 1, second: 2}\n")
    company.write_text(without, encoding="utf-8")
    refused = run(
        "set", "least", "50元", "--company", "corner.yaml", "--from", "2027-01-01", "--format", "json"
    )
    assert json.loads(refused.stderr)["errors"][0]["code"] == "set-no-before"
    result = run("set", "least", "50元", "--company", "corner.yaml")
    assert result.exit_code == 0
    assert "was      not filled" in result.stdout
    assert company.read_text(encoding="utf-8").endswith("  shop.least: 50元\n")


def test_answers_with_several_outputs_are_told_with_their_titles(run: Run, company: Path) -> None:
    table = "customer,rated,spend,place\nC-1,good,150元,north\nC-2,poor,10元,north\n"
    (company.parent / "customers.csv").write_text(table, encoding="utf-8")
    given = ("--data", "customers.csv", "--now", "2026-01-05T09:00+08:00", "--point", "discount", "--dry-run")
    text = run("set", "least", "200元", "--company", "corner.yaml", *given).stdout
    assert "rate: 3%" in text
    assert "wait: 2" in text
    empty = company.parent / "customers.csv"
    empty.write_text("customer,rated,spend,place\n", encoding="utf-8")
    line = ("set", "least", "200元", "--company", "corner.yaml", "--data", "customers.csv")
    text = run(*line, "--now", "2026-01-05T09:00+08:00", "--dry-run").stdout
    assert "the table has no customers" in text


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("rates.good.now", "5%"), "set-entry-depth"),
        (("rates.best", "5%"), "value-not-on-scale"),
        (("days.third", "5"), "parameter-entry-unknown"),
        (("places", "[north"), "yaml-bracket-unclosed"),
        (("rates.good", "500%"), "parameter-out-of-range"),
    ],
)
def test_what_cannot_be_said_is_told_and_nothing_is_written(
    run: Run, company: Path, arguments: tuple[str, str], code: str
) -> None:
    result = run("set", *arguments, "--company", "corner.yaml", "--format", "json")
    assert (result.exit_code, json.loads(result.stderr)["errors"][0]["code"]) == (2, code)
    assert added(company) == ""


def test_a_file_that_cannot_be_read_is_told(run: Run, company: Path) -> None:
    company.write_bytes(COMPANY.encode("gbk"))
    result = run("set", "least", "50元", "--company", "corner.yaml", "--format", "json")
    assert (result.exit_code, json.loads(result.stderr)["errors"][0]["code"]) == (2, "text-gbk")


def test_a_name_that_several_parameters_have_is_written_in_full(run: Run, company: Path) -> None:
    """Two documents each have a parameter `least`."""
    folder = company.parent
    club = RULES.replace("shop.1", "club.1")
    write_texts({"club/rules.yaml": club, "club/clauses.yaml": CLAUSES.replace("shop.1", "club.1")}, folder)
    both = COMPANY.replace("[shop@1]", "[club@1, shop@1]") + "  club.least: 5元\nchosen: {discount: shop}\n"
    company.write_text(both, encoding="utf-8")
    result = run("set", "least", "50元", "--company", "corner.yaml", "--format", "json")
    assert (result.exit_code, json.loads(result.stderr)["errors"][0]["code"]) == (2, "name-ambiguous")
    assert company.read_text(encoding="utf-8") == both
