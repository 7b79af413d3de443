"""Which questions an edit can touch: those that rest on what was changed, and no others."""

from pathlib import Path

import pytest

from crmpolicy.company import load_policy_set, shipped
from crmpolicy.engine import PolicySet
from crmpolicy.verify import diff
from crmpolicy.verify.comparing.touched import Touched

GROUP = "example-group"


pytestmark = pytest.mark.xdist_group("touched")  # a copy of all policies is understood once


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped policies."""
    folder = tmp_path_factory.mktemp("policies")
    for path in sorted(shipped().rglob("*.yaml")):
        copy = folder / path.relative_to(shipped())
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    return folder


def edited(copied: Path, file: str, old: str, new: str) -> PolicySet:
    """Load the company that adopts all documents, one text of one file written otherwise for that long."""
    raw = (copied / file).read_text(encoding="utf-8")
    assert old in raw
    (copied / file).write_text(raw.replace(old, new), encoding="utf-8")
    try:
        return load_policy_set(copied / "companies" / f"{GROUP}.yaml")
    finally:
        (copied / file).write_text(raw, encoding="utf-8")


def touched_by(copied: Path, file: str, old: str, new: str) -> set[str]:
    """Name the questions that an edit touches."""
    sets = [load_policy_set(GROUP), edited(copied, file, old, new)]
    touched = Touched(sets)
    return {name for name in sets[0].points if touched(name)}


def test_a_parameter_touches_the_questions_that_use_it_and_those_behind_which_they_stand(
    copied: Path,
) -> None:
    """Documents take their classes of customers from the grade, so its threshold reaches their visits too."""
    found = touched_by(
        copied,
        f"companies/{GROUP}.yaml",
        "steel.grade_b_share: {value: 0.3%",
        "steel.grade_b_share: {value: 0.4%",
    )
    assert {
        "customer_grade",
        "steel.customer_grade",
        "steel.visit_cadence",
        "lighting.visit_preparation",
    } <= found
    assert not {"customer_size", "lighting.key_customer", "key_accounts.project_team"} & found


MEMBERS = ("key_accounts/sla.yaml", "team_size: {at_least: 1}", "team_size: {at_least: 2}")
SHORT = ("handbook/visits.yaml", "visits_short: {over: 0}", "visits_short: {at_least: 0}")
CLAIMED = (f"companies/{GROUP}.yaml", "amount_claimed: {at_least: 5万元}", "amount_claimed: {over: 5万元}")


@pytest.mark.parametrize(
    ("edit", "touched"),
    [(MEMBERS, "project_team"), (SHORT, "visit_plan_completion"), (CLAIMED, "complaint_severity")],
)
def test_a_rule_touches_its_question(copied: Path, edit: tuple[str, str, str], touched: str) -> None:
    """A document's rules, and those that a company puts into a document."""
    found = touched_by(copied, *edit)
    assert touched in {name.rpartition(".")[2] for name in found}
    assert "customer_size" not in found


def test_titles_and_remarks_touch_nothing(copied: Path) -> None:
    assert not touched_by(copied, "steel/tiering.yaml", "zh: ", "zh:  ")
    assert not touched_by(copied, "facts.yaml", "en: satisfaction", "en: how satisfied they are")


def test_the_calendar_touches_every_question(copied: Path) -> None:
    """Which of them count working time is not asked: the comparison itself tells."""
    found = touched_by(copied, f"companies/{GROUP}.yaml", "zone: Asia/Shanghai", "zone: Asia/Tokyo")
    assert found == set(load_policy_set(GROUP).points)


def test_what_is_not_touched_is_proved_without_a_comparison(copied: Path) -> None:
    after = edited(copied, *MEMBERS)
    told = diff(load_policy_set(GROUP), after)
    assert {each.point for each in told.changes} <= {"project_team", "key_accounts.project_team"}
    assert "customer_grade" in told.proved
    assert not told.undecided
