"""Typical code beside questions: plans, lists, checks, cases. Only type checkers read it: it is never run.

As in ``api.py``, what is wrong on purpose carries an ignore for each checker, which refuses one that is no
longer needed.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, assert_type

from hypothesis.strategies import SearchStrategy

from crmpolicy import (
    Ageing,
    Answer,
    Change,
    Decision,
    Difference,
    DutyStatus,
    Finding,
    PolicySet,
    Report,
    SuggestionCalendar,
    SuggestionRefusal,
    SuggestionStanding,
    SuggestionStep,
    VisitPlan,
    Witness,
    advance_suggestion,
    age_receivables,
    check,
    diff,
    remedies,
    suggestion_calendar,
    visit_plan,
)
from crmpolicy.credit import AgedItems, AgeingBucket
from crmpolicy.interop.icalendar import calendar
from crmpolicy.portfolio import (
    ColumnMapping,
    FileSummary,
    Group,
    Impact,
    Moved,
    NotInSqlError,
    Refused,
    Row,
    Sweep,
    Way,
    at_value,
    decided_relation,
    evaluate_file,
    evaluate_many,
    measure_impact,
    read_rows,
    sql_of,
    steps_between,
    sweep,
)
from crmpolicy.testing import (
    Accounts,
    BoundaryCoverage,
    CaseResult,
    ClauseAccount,
    ClauseCoverage,
    Coverage,
    ReadingAccount,
    RuleCoverage,
    account_clauses,
    load_texts,
    measure_coverage,
    run_cases,
)
from crmpolicy.testing.strategies import cases_for, facts_for
from crmpolicy.verify import Ledger
from crmpolicy.visits import Completion, MonthByMonth, NotBegun, PlannedVisit


def how_a_duty_stands(decision: Decision, policies: PolicySet) -> tuple[datetime | None, int]:
    """An outcome is read by name; what would release a case is a list of changes."""
    assert_type(decision.answer, Answer)
    status: DutyStatus = decision.outcome["respond"]
    assert_type(remedies(policies, decision), tuple[Change, ...])
    return status.due, status.shortfall


def plan_a_year(policies: PolicySet, customers: Iterable[Mapping[str, Any]], now: datetime) -> bytes:
    """A plan has entries, months and what cannot be planned; it becomes a file for calendars."""
    plan = visit_plan(policies, customers, year=2026, now=now, document="steel")
    assert_type(plan, VisitPlan)
    first: PlannedVisit = plan.entries[0]
    month: MonthByMonth = plan.by_month[0]
    whole: Completion = month.year
    left: Sequence[NotBegun] = plan.not_begun
    print(first.day.isoformat(), whole.completion, len(left))  # noqa: T201 - an embedder may print
    return calendar(plan, policies, language="en")


def age(policies: PolicySet, items: Iterable[Mapping[str, Any]], now: datetime) -> list[Decimal]:
    """Buckets of open items, of all customers or of one."""
    found = age_receivables(policies, items, now=now)
    assert_type(found, Ageing)
    own: AgedItems = found.of("Ning")
    buckets: Sequence[AgeingBucket] = own.buckets
    return [bucket.amount for bucket in buckets]


def handle_a_suggestion(
    policies: PolicySet, submitted: datetime, history: Sequence[Mapping[str, Any]], now: datetime
) -> str | None:
    """Dates of a suggestion, and what an event makes of it."""
    dates = suggestion_calendar(policies, submitted)
    assert_type(dates, SuggestionCalendar)
    assert_type(dates["open"], SuggestionStep)
    standing = advance_suggestion(policies, history, {"event": "open"}, now=now)
    assert_type(standing, SuggestionStanding)
    refusal: SuggestionRefusal | None = standing.refused
    return None if refusal is None else refusal.why


def check_and_compare(folder: Path, before: PolicySet, after: PolicySet) -> list[str]:
    """Findings and differences are data, with witnesses."""
    report = check("example-steel", folder, ledger=Ledger(folder))
    assert_type(report, Report)
    findings: tuple[Finding, ...] = report.findings
    difference = diff(before, after, points=["customer_grade"])
    assert_type(difference, Difference)
    witnesses: list[Witness] = [each.witness for each in difference.changes]
    return [*(finding.code for finding in findings), *(str(witness.facts) for witness in witnesses)]


def decide_a_list(policies: PolicySet, frame: Any, folder: Path, now: datetime) -> FileSummary:
    """Frames, files, SQL."""
    evaluate_many("customer_grade", policies, frame, now=now)
    mapping = ColumnMapping.of({"share (%)": {"fact": "sales_share", "unit": "%"}})
    try:
        assert_type(sql_of("customer_size", policies, now=now, dialect="duckdb"), str)
        decided_relation("customer_size", policies, frame, now=now)
    except NotInSqlError as error:
        print([fault.code for fault in error.faults])  # noqa: T201 - an embedder may print
    return evaluate_file(
        "customer_grade", policies, folder / "in.csv", folder / "out.csv", now=now, mapping=mapping
    )


def who_moves(before: PolicySet, after: PolicySet, folder: Path, now: datetime) -> list[str]:
    """What a change of a value does to customers."""
    rows: Iterable[Row] = read_rows(
        folder / "in.csv", before.point("customer_grade").reach(), money=["margin"]
    )
    impact = measure_impact(before, after, "customer_grade", rows, now=now)
    assert_type(impact, Impact)
    ways: Sequence[Way] = impact.ways
    moved: Sequence[Moved] = impact.moved
    refused: Sequence[Refused] = impact.refused
    key = "steel.grade_a_share"
    values = steps_between(before.effective.parameters[key], "0.9%", "1.1%", 2)
    swept = sweep(
        before, "customer_grade", [each.row for each in moved], parameter=key, values=values, now=now
    )
    assert_type(swept, Sweep)
    groups: list[Group] = [group for step in swept.steps for group in step.groups]
    assert_type(at_value(before, key, Decimal("0.009")), PolicySet)
    return [str(len(each)) for each in (ways, refused, groups)]


def test_policies(policies: PolicySet, folder: Path) -> SearchStrategy[dict[str, Any]]:
    """Owners' cases, what they reach, and facts for laws of one's own."""
    results: Sequence[CaseResult] = run_cases(folder)
    coverage = measure_coverage(folder)
    assert_type(coverage, Coverage)
    reached: tuple[list[RuleCoverage], list[ClauseCoverage], list[BoundaryCoverage]] = (
        [*coverage.rules],
        [*coverage.clauses],
        [*coverage.boundaries],
    )
    accounts = account_clauses([policies], folder)
    assert_type(accounts, Accounts)
    standing: tuple[list[ClauseAccount], list[ReadingAccount]] = ([*accounts.clauses], [*accounts.readings])
    print(len(results), len(reached), len(standing))  # noqa: T201 - an embedder may print
    assert_type(load_texts({"doc/rules.yaml": ""}), PolicySet)
    cases_for("customer_grade", policies)
    return facts_for("customer_grade", policies, near_thresholds=False)


def what_a_type_checker_refuses(policies: PolicySet, now: datetime) -> None:
    """A plan without a year, a moment that is text, policies at no place."""
    visit_plan(policies, [], now=now)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # no year
    age_receivables(policies, [], now="2026-01-05")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # text
    check(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no place of policies
