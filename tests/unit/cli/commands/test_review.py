import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.unit.cli.conftest import change
from tests.unit.cli.review.reading_pages import Page

Run = Callable[..., Result]
ATTACK = "<script>alert(1)</script>"
CASES = """\
format: 1
cases:
  - case: sixteen may not {attack}
    ask: consent
    given: {{age: 16}}
    now: 2026-01-05T09:00
    expect: {{may: no}}
  - case: thirty may
    ask: consent
    given: {{age: 30}}
    now: 2026-01-05T09:00
    expect: {{may: yes}}
"""
LIST = "customer,年龄,sales\nC-1,17,1000.50\nC-2,30,5.00\n<img src=x>,16,9.25\nC-4,old,1.00\n"


@pytest.fixture
def edited(shop: Path) -> Path:
    """The document as it was in a folder of its own, and as it is: of age at 16, a title that attacks."""
    cases = shop / "shop" / "cases"
    cases.mkdir()
    (cases / "ages.yaml").write_text(CASES.format(attack=ATTACK), encoding="utf-8")
    shutil.copytree(shop, shop / "old")
    rules = shop / "shop" / "rules.yaml"
    change(rules, "value: 18", "value: 16")
    change(rules, "under: 18", "under: 16")
    change(rules, "zh: 成年, en: of age", f'zh: "成年{ATTACK}", en: "of age{ATTACK}"')
    (shop / "list.csv").write_text(LIST, encoding="utf-8")
    return shop


def reviewed(run: Run, folder: Path, *more: str, before: str = "old/shop", after: str = "shop") -> Page:
    result = run("review", before, after, "-o", "review.html", *more)
    assert (result.exit_code, result.stderr) == (0, "")
    return Page((folder / "review.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("language", "tag"), [("zh", "zh-CN"), ("en", "en")])
def test_the_page_needs_nothing_from_anywhere(run: Run, edited: Path, language: str, tag: str) -> None:
    """No script, no font, no picture and no link to elsewhere; every identity once; all parts marked."""
    page = reviewed(run, edited, "--data", "list.csv", "--money", "sales", "--language", language)
    assert page.tags[0] == ("html", {"lang": tag})
    assert page.unclosed == []
    assert page.fetched == []
    assert "http" not in page.text.replace("http-equiv", "")
    assert "@import" not in page.text
    assert not page.names & {"script", "link", "img", "iframe", "object"}
    assert len(page.ids) == len(set(page.ids))
    assert {"header", "nav", "main", "section", "footer", "svg", "h1"} <= page.names
    anchors = {given["href"][1:] for name, given in page.tags if name == "a"}
    assert anchors <= set(page.ids)
    labelled = {given["aria-labelledby"] for name, given in page.tags if name == "section"}
    assert len(labelled) == 6
    assert labelled <= set(page.ids)


def test_a_title_that_attacks_stays_a_title(run: Run, edited: Path) -> None:
    page = reviewed(run, edited, "--data", "list.csv")
    assert ATTACK not in page.text
    assert page.has(f"of age{ATTACK}")
    assert page.has(f"sixteen may not {ATTACK}")
    assert page.has("<img src=x>")


def test_every_value_and_rule_that_was_edited_is_told_with_both_places(run: Run, edited: Path) -> None:
    page = reviewed(run, edited)
    (value,) = (row for row in page.rows if row and "shop.adult" in row[0])
    assert value[1].split() == ["18", "old/shop/rules.yaml:5"]
    assert value[2].split() == ["16", "shop/rules.yaml:5"]
    (rule,) = (row for row in page.rows if row and "shop.consent.young" in row[0])
    assert "age is under 18 → no" in rule[1]
    assert "old/shop/rules.yaml:14" in rule[1]
    assert "age is under 16 → no" in rule[2]
    assert rule[3].split() == ["shop.2"]


def test_the_answers_that_change_are_drawn_and_told(run: Run, edited: Path) -> None:
    page = reviewed(run, edited)
    assert page.has("consent")
    assert page.has("is under 16")
    assert page.has("at least 16 and under 18")
    assert sum(given.get("class") == "changed" for _, given in page.tags) == 2  # before and after
    assert page.has("everything else is proved unchanged")


def test_cases_that_flip_are_told_once(run: Run, edited: Path) -> None:
    """The same case stands on both sides; the one for thirty does not flip."""
    page = reviewed(run, edited)
    (row,) = (row for row in page.rows if row and row[0].startswith("sixteen may not"))
    assert row[2].startswith("passes")
    assert row[3].startswith("fails")
    assert not any(row and row[0].startswith("thirty may") for row in page.rows)


def test_customers_that_move_are_told_with_their_money(run: Run, edited: Path) -> None:
    page = reviewed(run, edited, "--data", "list.csv", "--money", "sales")
    assert page.has("Rows: 4; moved: 2, unchanged: 1, without an answer: 1.")
    (way,) = (row for row in page.rows if len(row) == 4 and row[2].strip() == "2")
    assert way[3].strip() == "1,009.75"
    assert [row[1].strip() for row in page.rows if len(row) == 5 and row[0].strip() in ("2", "4")] == [
        "C-1",
        "<img src=x>",
    ]
    (refused,) = (row for row in page.rows if len(row) == 3 and row[1].strip() == "1")
    assert refused[2].strip() == "5"


def test_a_list_is_asked_at_the_moment_that_is_given(run: Run, edited: Path) -> None:
    page = reviewed(run, edited, "--data", "list.csv", "--now", "2027-03-01T08:00+08:00")
    assert page.has("Moment: 2027-03-01 08:00.")


def test_a_column_that_is_called_otherwise_is_named(run: Run, edited: Path) -> None:
    change(edited / "list.csv", "年龄", "how old")
    page = reviewed(run, edited, "--data", "list.csv", "--column", "how old=age")
    assert page.has("Rows: 4; moved: 2, unchanged: 1, without an answer: 1.")
    assert reviewed(run, edited, "--data", "list.csv").has(
        "Questions to which no row of the list has an answer:"
    )


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("--money", "sales"), "`--money` goes with --data"),
        (("--now", "2027-03-01T08:00Z"), "`--now` goes with --data"),
        (("--column", "a=b"), "`--column` goes with --data"),
        (("--encoding", "gbk"), "`--encoding` goes with --data"),
        (("--data", "list.csv", "--money", "nobody"), "no column is called `nobody`"),
    ],
)
def test_options_that_do_not_fit_write_no_page(
    run: Run, edited: Path, given: tuple[str, ...], code: str
) -> None:
    result = run("review", "old/shop", "shop", "-o", "review.html", *given)
    assert result.exit_code == 2
    assert code in result.stderr
    assert not (edited / "review.html").exists()


def test_new_findings_are_marked_and_old_ones_are_not(run: Run, edited: Path) -> None:
    """Of age at 21 leaves a gap that was not there; a gap that stays is not new."""
    change(edited / "shop" / "rules.yaml", "value: 16", "value: 21")
    data = json.loads(run("review", "old/shop", "shop", "-o", "review.html", "--format", "json").stdout)
    assert (data["findings"], data["fresh"]) == (1, 1)
    shutil.copytree(edited / "shop", edited / "later" / "shop")
    for name in ("subjects.yaml", "facts.yaml"):
        shutil.copy(edited / name, edited / "later" / name)
    (edited / "later" / "shop" / "rules.yaml").write_text(
        "# a line above\n" + (edited / "shop" / "rules.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    said = run("review", "shop", "later/shop", "-o", "review.html", "--format", "json").stdout
    assert (json.loads(said)["findings"], json.loads(said)["fresh"]) == (1, 0)


def test_a_history_is_told_from_the_day_on_which_it_changes(run: Run, edited: Path) -> None:
    change(
        edited / "corner.yaml",
        "from: 2020-01-01, value: 18",
        "from: 2020-01-01, value: 18}, {from: 2027-01-01, value: 16",
    )
    change(edited / "shop" / "rules.yaml", "under: 16", "under: 18")
    page = reviewed(run, edited, before="old/corner.yaml", after="corner.yaml")
    (row,) = (row for row in page.rows if row and "shop.adult" in row[0])
    assert "2027-01-01" in row[0]
    assert row[1].split() == ["18", "old/corner.yaml:8"]
    assert row[2].split() == ["16", "corner.yaml:8"]


def test_nothing_changed_says_so(run: Run, edited: Path) -> None:
    page = reviewed(run, edited, before="shop", after="shop")
    assert page.has("No value and no rule was edited.")
    assert page.has("no change in meaning")
    assert page.has("No list of customers was given")


def test_the_same_change_gives_the_same_page(run: Run, edited: Path) -> None:
    pages = [reviewed(run, edited, "--data", "list.csv").text for _ in range(2)]
    assert pages[0] == pages[1]


def test_what_was_written_is_summed_up(run: Run, edited: Path) -> None:
    said = run("review", "old/shop", "shop", "-o", str(edited / "r.html"), "--language", "zh").stdout
    assert "修改数值 1 处、规则 1 处，结论变化 1 处（放宽 1 处），案例翻转 1 个" in said
