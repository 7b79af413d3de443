"""A company's own facts and decisions of every kind, in YAML alone: all works that works for documents."""

import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import crmpolicy
from crmpolicy.company.annotating import company_types
from crmpolicy.portfolio import evaluate_many
from crmpolicy.testing import run_cases

HERE = Path(__file__).parents[2] / "examples" / "extension"
NOW = datetime.fromisoformat("2026-03-20T10:00+08:00")
STANDING = {"sales_share": "0.95%", "contribution": "大", "cooperation": "紧密", "reputation": "良好"}
LIST = [
    {"number": "a", "rank_of_customer": "B", "worth": "2元", "stopped": False},
    {"number": "b", "rank_of_customer": "A", "worth": "1元", "stopped": False},
]
FORM = {
    "stage": "handed_in",
    "form_number": "Y-1",
    "contact": "张三",
    "how_many": 6,
    "asked_on_day": "2026-03-02",
}


def happened(*events: tuple[str, str]) -> list[dict[str, str]]:
    """List events at nine o'clock of days in March."""
    return [{"event": event, "at": f"2026-03-{day}T09:00+08:00"} for event, day in events]


KINDS: dict[str, tuple[dict[str, Any], str, Any, tuple[str, str]]] = {
    # facts; an output with its value; an edit of the YAML that `diff` has to tell
    "sample_request": (
        {**STANDING, "overdue_amount": 0, "region": "新疆", "sample_value": "2000元"},
        "approver",
        "sales_manager",
        ("pieces: 3, paid: no}, clause", "pieces: 4, paid: no}, clause"),
    ),
    "sample_return": (
        {"events": happened(("deliver_sample", "02"))},
        "return_sample",
        "open",
        ("within: 10 days", "within: 9 days"),
    ),
    "sample_case": (
        {"shelf_stock": 1, "events": happened(("ask_sample", "01"), ("approve_sample", "02"))},
        "state",
        "approved",
        ("{shelf_stock: {at_least: 1}}", "{shelf_stock: {at_least: 2}}"),
    ),
    "sample_form": (FORM, "complete", False, ("{how_many: {over: 5}}", "{how_many: {over: 6}}")),
    "sample_approval": (
        {"sample_value": "2000.01元", "events": happened(("ask_sample", "20"))},
        "level",
        "manager",
        ("over: sample_free}}, clause: own.6", "at_least: sample_free}}, clause: own.6"),
    ),
    "sample_order": (
        {"requests": LIST},
        "ranked",
        ["b", "a"],
        ("by: worth, first: highest", "by: worth, first: lowest"),
    ),
    "visit_cadence": (
        {**STANDING, "region": "remote", "events": happened(("follow_up", "02"))},
        "site_visit",
        "open",
        ("every: month, who", "every: quarter, who"),
    ),
}


@pytest.fixture(scope="module")
def policies() -> crmpolicy.PolicySet:
    """The example as it stands."""
    return crmpolicy.load_policy_set(HERE / "company.yaml")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy, to be edited."""
    return Path(shutil.copytree(HERE, tmp_path / "mine", ignore=shutil.ignore_patterns("__pycache__")))


def edit(folder: Path, file: str, before: str, after: str) -> None:
    """Put one text in the place of another, which has to be there."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def plain(value: Any) -> Any:
    """Give what of an answer is compared here: the state of a duty, the numbers of ranked entries."""
    if isinstance(value, tuple | list):
        return [each["number"] for each in value]
    return getattr(value, "state", value)


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_is_asked_and_explained_in_both_languages(policies: crmpolicy.PolicySet, name: str) -> None:
    """By the name of the question, with the clause of the company's own rules."""
    facts, output, value, _ = KINDS[name]
    point = policies.point(name)
    decision = point.evaluate(facts, now=NOW)
    assert plain(decision.outcome[output]) == value
    assert any(clause.startswith("own.") for reason in decision.reasons for clause in reason.clauses)
    assert crmpolicy.explain(policies, decision, language="zh").startswith(point.title.zh)
    told = crmpolicy.explain(policies, decision, language="en")
    assert told.lower().startswith(point.title.en)
    assert "Dawn's own rules" in told


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_is_asked_of_a_frame_too(policies: crmpolicy.PolicySet, name: str) -> None:
    """A row comes out as the single question does; what cannot be used is told in its row."""
    facts, output, _, _ = KINDS[name]
    cells = {head: [value, value] for head, value in facts.items()}
    told = evaluate_many(name, policies, pd.DataFrame(cells), now=NOW)
    assert told["status"].tolist() == ["decided"] * 2, told["reason"].tolist()
    column = output if output in told else f"{output}.state"
    single = policies.point(name).evaluate(facts, now=NOW).outcome[output]
    if not isinstance(single, tuple | list):
        assert told[column].tolist() == [plain(single)] * 2


@pytest.mark.parametrize("name", KINDS)
def test_an_edit_of_each_kind_is_told_by_diff(policies: crmpolicy.PolicySet, copied: Path, name: str) -> None:
    """And by nothing else: no other question is said to have changed."""
    file = "own/visits.yaml" if name == "visit_cadence" else "own/samples.yaml"
    edit(copied, file, *KINDS[name][3])
    after = crmpolicy.load_policy_set(copied / "company.yaml")
    assert after.digest != policies.digest
    difference = crmpolicy.diff(policies, after, points=list(KINDS))
    told = {change.point for change in difference.changes} | {
        point for each in difference.declared for point in KINDS if point in str(each.arguments)
    }
    shown_too = {"sample_return": {"sample_case"}}  # the duties of a request are told with its state
    assert {each.removeprefix("own.") for each in told} - shown_too.get(name, set()) == {name}


def own(question: str) -> bool:
    """Tell the company's own questions; those of the document are proved elsewhere."""
    return question.startswith("own.")


def test_the_company_is_checked_and_its_cases_pass() -> None:
    """Gaps, laws, limits and states of its own decisions are proved as those of the documents are."""
    assert crmpolicy.check(HERE / "company.yaml", only=own).clean
    results = run_cases(HERE)
    assert len(results) >= 14
    assert [result.message("en") for result in results if not result.passed] == []


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("{overdue_amount: {over: 0元}}, then", "{overdue_amount: {over: 5元}}, then", "CRM201"),
        (
            "grade: D}, then: {approver: sales_director, pieces: 1",
            "grade: B}, then: {approver: sales_director, pieces: 1",
            "CRM201",
        ),
        ("within: 10 days", "within: 31 days", "CRM601"),
    ],
)
def test_what_is_wrong_with_its_own_decisions_is_found(
    copied: Path, before: str, after: str, code: str
) -> None:
    """A broken law is told with its code."""
    edit(copied, "own/samples.yaml", before, after)
    found = {each.code for each in crmpolicy.check(copied / "company.yaml", only=own).findings}
    assert found == {code}


def faulty(copied: Path) -> list[tuple[str, str]]:
    """Load, and give the codes of the faults with file and line."""
    with pytest.raises(crmpolicy.InvalidPolicySetError) as caught:
        crmpolicy.load_policy_set(copied / "company.yaml")
    assert caught.value.message("zh")
    return [(fault.code, Path(fault.location.file).name) for fault in caught.value.faults if fault.location]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            ("own/words.yaml", "  sample_value: {title", "  overdue_amount: {title"),
            ("name-shared-redeclared", "words.yaml"),
        ),
        (
            ("own/words.yaml", "type: choice, scale: region}", "type: choice, scale: regoin}"),
            ("name-unknown-scale", "words.yaml"),
        ),
        (
            ("own/samples.yaml", "{overdue_amount: {over", "{overdue_amuont: {over"),
            ("name-unknown-fact", "samples.yaml"),
        ),
        (("own/words.yaml", "zh: 样品管理员", "zh: 客户经理"), ("company-roles-titled", "company.yaml")),
        (("company.yaml", "own@1", "own@2"), ("company-version", "company.yaml")),
        (("company.yaml", "C: C, D: D}", "C: C}"), ("company-map-not-total", "company.yaml")),
    ],
)
def test_a_faulty_extension_is_told_with_its_place(
    copied: Path, change: tuple[str, str, str], told: tuple[str, str]
) -> None:
    """What clashes with a document's or the shared words, what is misspelt, what is forgotten."""
    edit(copied, *change)
    assert told in faulty(copied)


def test_a_fact_that_two_documents_call_alike_is_given_in_full(policies: crmpolicy.PolicySet) -> None:
    """The company's own `grade` and the steel document's are two facts; which is meant is not guessed."""
    point = policies.point("visit_cadence")
    full = {"own.grade": "A", "steel.grade": "B", "region": "remote", "events": []}
    assert point.evaluate(full, now=NOW).outcome["site_visit"].state == "open"
    with pytest.raises(crmpolicy.FactsError) as caught:
        point.evaluate({"grade": "A", "region": "remote", "events": [], **STANDING}, now=NOW)
    assert [fault.code for fault in caught.value.faults] == ["fact-name-of-several"]
    assert "own.grade" in caught.value.message("zh")
    assert "steel.grade" in caught.value.message("en")


def test_own_rules_may_take_the_place_of_a_document_s(copied: Path) -> None:
    """Where our own rules shall replace those of the document, the company chooses them."""
    edit(copied, "company.yaml", "map:", "chosen: {visit_cadence: own}\n\nmap:")
    point = crmpolicy.load_policy_set(copied / "company.yaml").point("visit_cadence")
    assert point.documents == ("own",)
    facts = {"grade": "B", "region": "near", "events": happened(("follow_up", "02"))}
    assert point.evaluate(facts, now=NOW).outcome["follow_up"].state == "none"


def test_the_types_in_the_example_are_what_the_policies_say(policies: crmpolicy.PolicySet) -> None:
    """``crmpolicy types --company company.yaml --out dawn_facts.py`` renews them; mypy reads them too."""
    assert (HERE / "dawn_facts.py").read_text(encoding="utf-8") == company_types(policies)


def test_the_program_of_the_example_runs() -> None:
    """From wherever it is called."""
    command = [sys.executable, "-W", "error", str(HERE / "ask.py")]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    told = subprocess.run(  # noqa: S603 - our own script
        command, capture_output=True, encoding="utf-8", env=env, check=False
    )
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("样品申请：批准人为销售经理")
