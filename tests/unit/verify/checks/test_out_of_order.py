"""Milestones that can fall due the wrong way round."""

from pathlib import Path

import pytest

from tests.unit.verify.small_duties import duties, law, office
from tests.unit.verify.small_policies import told

ORDER = "in_order: [call, solve]"
OPEN = "parameters:\n  open: {title: {zh: 限, en: open}, type: term, value: required, clause: doc.1}\n"


def laid(*rules: str, marked: bool = True, keys: str = "", parameters: str = "", said: str = ORDER) -> str:
    """Write duties with one law of order."""
    return duties(*rules, laws=law(said, marked=marked), keys=keys, parameters=parameters)


@pytest.mark.parametrize(
    ("call", "solve"),
    [
        ("call: within: 4h", "solve: within: 240 min"),
        ("call: within: 4h", "solve: within: 4 working hours"),
        ("call: within: 2 working days", "solve: within: 2 working days"),
        ("call: within: 3 months", "solve: within: 1 quarter"),
        ("call: within: 5 working days", "solve: within: 1h, from: call"),
        ("call: within: 4h", "solve: every: never"),
        ("grade: A -> call: within: 9h", "grade: B -> solve: within: 1h"),
        ("call: within: 4h, from: cause", "solve: within: 5h, from: cause"),
        ("call: within: 4h", "solve: within: 4h, from: cause"),
    ],
)
def test_limits_whose_terms_are_in_order_are_sound(tmp_path: Path, call: str, solve: str) -> None:
    """Whatever the calendar; a limit that counts from the step before it comes after that."""
    assert told(tmp_path, laid(call, solve, marked=False)).report.clean


@pytest.mark.parametrize(
    "solve",
    ["within: 3h", "within: 239 min", "within: 3h, from: receive"],
)
def test_terms_of_one_unit_in_the_wrong_order_are_told(tmp_path: Path, solve: str) -> None:
    """A receipt shows it, with both due moments as the engine tells them."""
    finding = told(tmp_path, laid("call: within: 4h", f"solve: {solve}")).only("CRM601")
    assert str(finding.arguments["law"]) == "law"
    assert finding.witnesses[0].facts["events"][0]["event"] == "receive"


def test_the_finding_is_worded_with_a_receipt(tmp_path: Path) -> None:
    """In the clock of the document."""
    finding = told(tmp_path, laid("call: within: 4h", "solve: within: 3h")).only("CRM601")
    assert finding.sentence() == (
        "response breaks its law `law`: what is received on 2026-01-01 00:00 has call due on"
        " 2026-01-01 04:00,"
        " after solve, which is due on 2026-01-01 03:00"
    )
    assert finding.sentence("zh").startswith("“响应”不合性质`law`：2026年1月1日 00:00收到的，“致电”到")


def test_without_a_calendar_terms_alone_are_told(tmp_path: Path) -> None:
    """Two working days end before three, whatever a company's calendar; the facts are shown."""
    finding = told(tmp_path, laid("call: within: 3 working days", "solve: within: 2 working days")).only(
        "CRM601"
    )
    assert finding.sentence() == (
        "response breaks its law `law`: call has 3 working days, longer than 2 working days for solve,"
        " which comes after it"
    )


def test_only_the_facts_that_break_the_law_are_told(tmp_path: Path) -> None:
    """The first grade is called at once."""
    rules = ("grade: [B, C] -> call: within: 9h", "grade: A -> call: within: 1h", "solve: within: 8h")
    finding = told(tmp_path, laid(*rules)).only("CRM601")
    assert finding.region is not None
    assert finding.region.en == "grade is second or third"


@pytest.mark.parametrize("days", [2, 3, 4, 5])
def test_hours_fit_before_working_days_up_to_the_hour_of_closing(tmp_path: Path, days: int) -> None:
    """IS6: X <= 24(Y-1)+h, and not a minute more."""
    most = 60 * 24 * (days - 1) + 60 * 17 + 30
    solve = f"solve: within: {days} working days"
    sound = laid(f"call: within: {most} min", solve, marked=False)
    assert told(tmp_path / "sound", office(sound), "firm.yaml").report.clean
    over = office(laid(f"call: within: {most + 1} min", solve))
    finding = told(tmp_path / "over", over, "firm.yaml").only("CRM601")
    received = finding.witnesses[0].facts["events"][0]["at"]
    assert (received.hour, received.minute) == (15, 59)  # the last microsecond of a day in Shanghai


def test_make_up_days_make_longer_runs_of_working_days(tmp_path: Path) -> None:
    """Six working days reach over a weekend in a plain week, and not where a Sunday is worked."""
    most = 60 * 24 * 5 + 60 * 17 + 30
    document = laid(f"call: within: {most + 60} min", "solve: within: 6 working days", marked=False)
    assert told(tmp_path / "plain", office(document), "firm.yaml").report.clean
    document = laid(f"call: within: {most + 60} min", "solve: within: 6 working days")
    kept = told(tmp_path / "kept", office(document, holidays=True), "firm.yaml")
    assert kept.only("CRM601").witnesses


def test_a_total_shorter_than_its_parts_is_out_of_order(tmp_path: Path) -> None:
    """The part counts from another duty, done at the last moment that is in time."""
    rules = (
        "visit: within: 4h",
        "call: within: 4h, from: visit",
        "solve: within: 9h, from: call",
        "solve: within: 7h",
    )
    finding = told(tmp_path, laid(*rules)).only("CRM601")
    assert [each["event"] for each in finding.witnesses[0].facts["events"]] == ["visit", "receive"]
    longer = (*rules[:3], "solve: within: 8h")
    assert told(tmp_path / "sound", laid(*longer, marked=False)).report.clean


def test_what_a_company_fills_in_binds_the_company(tmp_path: Path) -> None:
    """The document alone is sound; a value too long is told where it counts."""
    document = laid("call: within: open", "solve: within: 4h", parameters=OPEN, marked=False)
    assert told(tmp_path / "open", document).report.clean
    document = laid("call: within: open", "solve: within: 4h", parameters=OPEN)
    filled = office(document, "parameters:\n  doc.open: 5h\n")
    told(tmp_path / "filled", filled, "firm.yaml").only("CRM601")


def test_what_needs_a_calendar_is_left_to_who_has_one(tmp_path: Path) -> None:
    """A document has none; a company without one is told that it is not decided."""
    document = laid("call: within: 2 days", "solve: within: 3 working days", marked=False)
    assert told(tmp_path / "document", document).report.clean
    document = laid("call: within: 2 days", "solve: within: 3 working days")
    files = {**office(document)}
    files["firm.yaml"] = files["firm.yaml"].partition("calendar:")[0]
    finding = told(tmp_path / "company", files, "firm.yaml").only("CRM001")
    assert "has no calendar" in finding.sentence()


@pytest.mark.parametrize(
    "rules",
    [
        ("call: within: 4h, from: cause", "solve: within: 5h"),
        ("call: within: 4h", "solve: day: 20, months_after: 1"),
        ("call: every: month", "solve: within: 5h"),
    ],
)
def test_what_cannot_be_compared_is_not_decided(tmp_path: Path, rules: tuple[str, ...]) -> None:
    """Limits from different events, and moments that are no limits."""
    told(tmp_path, laid(*rules)).only("CRM001")


def test_options_of_counting_are_looked_at(tmp_path: Path) -> None:
    """Where the first day counts, a working day ends the same evening."""
    rules = ("call: within: 24h", "solve: within: 2 working days")
    assert told(tmp_path / "out", office(laid(*rules, marked=False)), "firm.yaml").report.clean
    counted = laid(*rules, keys="    counting: {starting_day: counted}\n")
    told(tmp_path / "in", office(counted), "firm.yaml").only("CRM601")


def test_a_case_that_the_evaluation_does_not_show_is_not_decided(tmp_path: Path) -> None:
    """The visit counts only with a detail that nobody knows how to tell."""
    rules = ("visit: within: 4h", "call: within: 4h, from: visit", "solve: within: 7h")
    document = laid(*rules).replace("en: visit}}", "en: visit}, counts: {urgent: yes}}")
    finding = told(tmp_path, document).only("CRM001")
    assert "did not confirm" in finding.sentence()


def test_the_latest_of_several_limits_is_not_compared(tmp_path: Path) -> None:
    """Duties are put together by the earliest, unless they say else."""
    document = laid("call: within: 4h", "solve: within: 3h").replace("en: call}}", "en: call}, join: latest}")
    told(tmp_path, document).only("CRM001")


def test_only_receipts_of_the_period_count(tmp_path: Path) -> None:
    """A limit that is longer from 2027 on is told with a receipt of that year."""
    dated = "parameters:\n  doc.open: {dated: [{value: 1h}, {from: 2027-01-01, value: 5h}]}\n"
    document = laid("call: within: open", "solve: within: 4h", parameters=OPEN)
    finding = told(tmp_path, office(document, dated), "firm.yaml").only("CRM601")
    assert finding.witnesses[0].facts["events"][0]["at"].year >= 2026
    assert str(finding.since) == "2027-01-01"
