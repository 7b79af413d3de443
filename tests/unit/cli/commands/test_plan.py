"""``crmpolicy plan``: a year's visits as people, programs and calendars read them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from icalendar import Calendar

from crmpolicy.testing.texts import write_texts

Run = Callable[..., Result]
FACTS = {"visit_class": "important", "service_grade": "A"}
MADE = [{"event": "sales_visit", "at": "2026-01-20T10:00+08:00", "by": "handler"}]


@pytest.fixture
def listed(tmp_path: Path) -> str:
    key = {"customer": "C-1", **FACTS, "events": MADE}
    general = {"customer": "C-2", **FACTS, "visit_class": "general"}
    return written(tmp_path, [key, general])


def written(folder: Path, customers: list[dict[str, Any]]) -> str:
    file = folder / "customers.json"
    file.write_text(json.dumps(customers), encoding="utf-8")
    return str(file)


def asked(listed: str, *more: str) -> tuple[str, ...]:
    whole = ("plan", "--company", "example-group", "--customers", listed, "--year", "2026")
    return (*whole, "--document", "handbook", *more)


def test_visits_stand_under_their_months(run: Run, listed: str) -> None:
    result = run(*asked(listed, "--now", "2026-03-04T09:00+08:00"))
    assert result.exit_code == 0
    text = result.stdout
    assert text.startswith("Cadence of visits and follow-ups, 2026  handbook.visit_cadence")
    assert text.index("Month 1") < text.index("Month 3") < text.index("Month 12")
    assert "Month 2\n" not in text  # nothing is planned in February any more
    assert "1 of 6, done on 2026-01-20 10:00" in " ".join(text.split())
    assert "C-1: return visit (service staff) has to be done once" in " ".join(text.split())


def test_the_table_of_counts_stands_below(run: Run, listed: str) -> None:
    text = run(*asked(listed, "--language", "zh")).stdout
    table = text[text.index("访问频次：销售拜访，每季度") :]
    assert [line.split()[0] for line in table.splitlines()[3:6]] == ["重要客户", "一般客户", "潜在客户"]
    assert table.splitlines()[3].split()[1:] == ["1", "1", "3", "6"]


def test_without_a_moment_the_plan_is_that_of_the_new_year(data: Callable[..., Any], listed: str) -> None:
    plan = data(*asked(listed))
    assert plan["now"] == "2026-01-01T00:00:00+08:00"
    assert all(entry["done_at"] is None for entry in plan["entries"])


def test_what_is_provisional_is_marked(run: Run, listed: str) -> None:
    assert "provisional" in run(*asked(listed, "--year", "2027")).stdout


def test_the_completion_table_sets_planned_above_done(run: Run, listed: str) -> None:
    result = run(*asked(listed, "--now", "2026-03-04T09:00+08:00", "--done-by-month"))
    lines = result.stdout.splitlines()
    place = next(number for number, line in enumerate(lines) if "planned   2" in line)
    assert lines[place].split()[-6:] == ["2", "2", "2", "2", "2", "2"]
    assert lines[place + 1].split()[-7:] == ["done", "1", "0", "0", "0", "0", "0"]
    assert "4.1%" in result.stdout  # 1 of 24, never rounded up


def test_the_completion_table_is_data_too(data: Callable[..., Any], listed: str) -> None:
    table = data(*asked(listed, "--now", "2026-03-04T09:00+08:00", "--done-by-month"))
    assert "entries" not in table
    wanted = ("C-1", "sales_visit", "handler")
    names = ("customer", "duty", "who")
    (line,) = [each for each in table["by_month"] if tuple(each[name] for name in names) == wanted]
    assert line["months"][0] == {"month": 1, "planned": 2, "done": 1, "difference": -1, "completion": "0.5"}
    assert line["year"]["completion"] == "1/24"


def test_a_calendar_file_is_written_as_bytes(run: Run, listed: str, tmp_path: Path) -> None:
    shown = run(*asked(listed, "--format", "ics", "--language", "zh"))
    assert shown.exit_code == 0
    file = tmp_path / "plan.ics"
    written = run(*asked(listed, "--format", "ics", "--language", "zh", "--out", str(file)))
    assert (written.exit_code, written.stdout) == (0, f"已写入 {file}\n")
    assert file.read_bytes() == shown.stdout_bytes
    assert len(Calendar.from_ical(file.read_bytes()).walk("VEVENT")) > 50


def test_text_and_data_can_be_written_to_a_file(run: Run, listed: str, tmp_path: Path) -> None:
    text, data = tmp_path / "plan.txt", tmp_path / "plan.json"
    run(*asked(listed, "--out", str(text)))
    run(*asked(listed, "--format", "json", "--out", str(data)))
    assert text.read_text(encoding="utf-8").startswith("Cadence of visits")
    assert json.loads(data.read_text(encoding="utf-8"))["year"] == 2026


def test_a_table_file_serves_as_well(run: Run, tmp_path: Path) -> None:
    """As a program for tables saves it: with a mark in front, Chinese words, an empty cell."""
    file = tmp_path / "customers.csv"
    file.write_bytes(
        "customer,visit_class,service_grade,completed_orders\r\n甲公司,重要客户,A,\r\n".encode("utf-8-sig")
    )
    result = run(*asked(str(file)))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "甲公司" in result.stdout


def test_a_year_without_duties_says_so(run: Run, tmp_path: Path) -> None:
    grade_d = written(tmp_path, [{"customer": "C-1", "steel.grade": "D"}])
    command = asked(grade_d, "--document", "steel")
    assert "nothing has to be done" in run(*command).stdout
    assert "nothing has to be done" in run(*command, "--done-by-month").stdout


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--year", "soon"), "`soon` is not a year"),
        (("--year", "2201"), "`2201` is no year from 1900 to 2200"),
        (("--now", "2026-01-01"), "has no offset"),
        (("--document", "steel", "--subject", "customer_grade"), "has no recurring duties"),
        (("--subject", "visit_cadense"), "did you mean `handbook.visit_cadence`?"),
        (("--customers", "none.csv"), "`none.csv` does not exist"),
        (("--customers", "none.txt"), "neither a .json nor a .csv file"),
        (("--format", "ics", "--done-by-month"), "a calendar file holds no completion table"),
        (("--format", "github"), "is one of text, json, ics"),
    ],
)
def test_what_cannot_be_planned_is_told(run: Run, listed: str, more: tuple[str, ...], said: str) -> None:
    result = run(*asked(listed, *more))
    assert result.exit_code == 2
    assert said in result.stderr


def test_faults_of_all_customers_come_together_as_data(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, [{"customer": "C-1"}, {"customer": "C-1"}, FACTS])
    result = run(*asked(file, "--format", "json"))
    codes = [each["code"] for each in json.loads(result.stderr)["errors"]]
    assert result.exit_code == 2
    assert codes[:2] == ["plan-customer-twice", "plan-customer-missing"]
    assert set(codes[2:]) == {"plan-customer"}


SHOP = {
    "strict/policy.yaml": """\
format: 1
document: strict
title: {zh: 严格, en: strict}
version: 1
zone: Asia/Shanghai
currency: 元
""",
    "strict/rules.yaml": """\
format: 1
decisions:
  visit_cadence:
    title: {zh: 拜访周期, en: cadence of visits}
    kind: duties
    governed_by: now
    duties:
      visit: {title: {zh: 拜访, en: visit}}
    counting: {done_by: anyone}
    rules:
      - {id: monthly, then: {duty: visit, every: month}, no clause: yes}
""",
    "shop.yaml": """\
format: 1
company: shop
title: {zh: 店, en: shop}
zone: Asia/Shanghai
currency: 元
adopts: [strict@1]
calendar:
  holidays: cn
  hours: {monday to friday: ["09:00-17:00"]}
""",
}


def test_days_beyond_the_calendar_are_a_question_without_answer(run: Run, tmp_path: Path) -> None:
    """A document of our own that does not say what to do beyond the known holidays."""
    write_texts(SHOP, tmp_path)
    customers = written(tmp_path, [{"customer": "C-1"}])
    command = ("plan", "--company", str(tmp_path / "shop.yaml"), "--customers", customers)
    near, far = (run(*command, "--year", year) for year in ("2026", "2027"))
    assert (near.exit_code, near.stderr) == (0, "")
    assert far.exit_code == 1
    assert "the calendar does not know" in far.stderr
    assert "beyond_horizon: weekends" in far.stderr
