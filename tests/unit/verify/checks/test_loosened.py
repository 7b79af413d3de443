"""Values that may only be tightened, and are loosened."""

from pathlib import Path

import pytest

from tests.unit.verify.small_policies import company, table, told

ALL = "{id: all, when: {}, then: {grade: A}, clause: doc.1}"


def document(kind: str, value: str, more: str = "") -> str:
    """Write a document with one parameter that may only be tightened, and a law that uses it."""
    limit = f"limit: {{title: {{zh: 限, en: limit}}, type: {kind}, value: {value}, clause: doc.1{more}}}"
    law = "    properties: [{id: used, at_most: limit, sum: [limit]}]\n"
    law = "" if "mapping" in kind or "choice" in kind or "boolean" in kind else law
    return table(ALL, keys=law, parameters=f"parameters:\n  {limit}\n")


def findings(tmp_path: Path, text: str, value: str) -> list[str]:
    """Give the messages of what a company's value leads to, unused parameters left out."""
    files = {"doc/rules.yaml": text, "firm.yaml": company(f"parameters:\n  limit: {value}\n")}
    report = told(tmp_path, files, "firm.yaml").report
    assert report.undecided == ()
    return [each.message for each in report.findings if each.code != "CRM303"]


ONLY = ", may_only: tighten"
HIGHER = f"{ONLY}, stricter: higher"
ENTRIES = "mapping, keys: {among: [x, y]}, of: money"


@pytest.mark.parametrize(
    ("kind", "more", "before", "mine"),
    [
        ("money", ONLY, "10元", "10元"),
        ("money", ONLY, "10元", "9元"),
        ("money", HIGHER, "10元", "11元"),
        ("term", ONLY, "2 days", "48h"),
        ("term", ONLY, "2 days", "1h"),
        ("term", f"{ONLY}, stricter: longer", "2 days", "3 days"),
        ("choice, scale: grade", ONLY, "B", "C"),
        ("choice, scale: grade", f"{ONLY}, stricter: better", "B", "A"),
        (ENTRIES, ONLY, "{x: 1元, y: 2元}", "{x: 1元, y: 1元}"),
        ("money", ONLY, "optional", "10元"),
        ("money", "", "10元", "99元"),
    ],
)
def test_equal_or_stricter_values_are_sound(
    tmp_path: Path, kind: str, more: str, before: str, mine: str
) -> None:
    """Which way is stricter is said, or goes without saying."""
    assert findings(tmp_path, document(kind, before, more), mine) == []


@pytest.mark.parametrize(
    ("kind", "more", "before", "mine"),
    [
        ("money", ONLY, "10元", "11元"),
        ("money", HIGHER, "10元", "9元"),
        ("term", ONLY, "2 days", "49h"),
        ("choice, scale: grade", ONLY, "B", "A"),
        (ENTRIES, ONLY, "{x: 1元, y: 2元}", "{x: 0元, y: 3元}"),
        ("money", ONLY, "10元", "{dated: [{value: 10元}, {from: 2027-01-01, value: 11元}]}"),
    ],
)
def test_looser_values_are_told(tmp_path: Path, kind: str, more: str, before: str, mine: str) -> None:
    """In any period and for any entry."""
    assert findings(tmp_path, document(kind, before, more), mine) == ["finding-loosened"]


@pytest.mark.parametrize(
    ("kind", "before", "mine"), [("boolean", "yes", "no"), ("term", "1 month", "30 days")]
)
def test_values_without_an_order_are_told_as_such(tmp_path: Path, kind: str, before: str, mine: str) -> None:
    """Nobody can say that they are stricter."""
    assert findings(tmp_path, document(kind, before, ONLY), mine) == ["finding-loosened-unclear"]


def test_a_branch_may_not_loosen_what_its_group_says(tmp_path: Path) -> None:
    """At the value, with both values and where the other one stands."""
    files = {
        "doc/rules.yaml": document("money", "required"),
        "firm.yaml": company("parameters:\n  limit: {value: 10元, may_only: tighten}\n"),
        "branch.yaml": company("parameters:\n  limit: «12元\n", "branch", extends="firm"),
    }
    finding = told(tmp_path, files, "branch.yaml").only("CRM502")
    assert (
        finding.sentence()
        == "`doc.limit` may only be stricter than `firm` says: 12 CNY is looser than 10 CNY"
    )
    assert finding.sentence("zh") == "`doc.limit`只准比`firm`定的更严，这里的 12元 比 10元 宽"
    assert finding.clauses == ("doc.1",)
    assert [Path(each.file).name for each in finding.related] == ["firm.yaml"]


def test_a_value_that_changes_above_is_compared_on_that_day(tmp_path: Path) -> None:
    """The branch is strict enough today, and no longer when the group tightens."""
    files = {
        "doc/rules.yaml": document("money", "required"),
        "firm.yaml": company(
            "parameters:\n  limit:\n    may_only: tighten\n"
            "    dated: [{value: 10元}, {from: 2027-01-01, value: 5元}]\n"
        ),
        "branch.yaml": company("parameters:\n  limit: «8元\n", "branch", extends="firm"),
    }
    assert told(tmp_path, files, "branch.yaml").only("CRM502").arguments["above"] == ("5元", "5 CNY")


def test_an_entry_more_or_less_is_neither_stricter_nor_looser(tmp_path: Path) -> None:
    kind = "mapping, keys: [word], of: money, else: unknown"
    fact = "facts:\n  word: {title: {zh: 词, en: word}, type: text}\n"
    text = document(kind, "{甲: 1元, 乙: 2元}", ONLY).replace("facts:\n", fact, 1)
    assert findings(tmp_path, text, "{甲: 1元}") == ["finding-loosened-unclear"]
    assert findings(tmp_path, text, "{甲: 1元, 乙: 2元, 丙: 3元}") == ["finding-loosened-unclear"]
    assert findings(tmp_path, text, "{甲: 1元, 乙: 1元}") == []
