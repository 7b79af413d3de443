"""Typical code of an embedder, which only type checkers read: it is never run.

What stands here is accepted by ``mypy --strict`` and by pyright, strictly, and so stays possible; what is
wrong on purpose carries an ignore for each, which they refuse as soon as it is no longer needed.
"""

import json
import logging
import pickle
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, assert_type

from crmpolicy import (
    CalendarHorizonError,
    Change,
    CrmPolicyError,
    CustomerGradeFacts,
    CustomerIndustryFacts,
    CustomerSizeFacts,
    Decision,
    DecisionPoint,
    DigestMismatchError,
    Facts,
    FactsError,
    Failure,
    Fault,
    InvalidPolicySetError,
    Location,
    MissingParameterError,
    Outcome,
    PolicyError,
    PolicySet,
    Reason,
    Region,
    Step,
    TeamPrizeFacts,
    UndecidedError,
    UnknownPointError,
    changes,
    evaluate_customer_grade,
    evaluate_customer_industry,
    evaluate_customer_size,
    evaluate_team_prize,
    explain,
    load_policy_set,
    trace,
)

log = logging.getLogger(__name__)
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


def load_from_anywhere(folder: Path) -> PolicySet:
    """A name, a path, and values that count instead of those in the files."""
    load_policy_set("example-steel")
    load_policy_set(folder / "company.yaml")
    return load_policy_set(
        "steel", parameters={"large_min": "5000 t", "share_only": True, "grade_a_share": Decimal("0.01")}
    )


def grade_customers(policies: PolicySet, book: Iterable[Mapping[str, str]]) -> dict[str, list[str]]:
    """Rows of text, as a CSV file gives them."""
    graded: dict[str, list[str]] = {}
    for row in book:
        facts: CustomerGradeFacts = {"sales_share": row["share"], "reputation": "良好"}
        decision = evaluate_customer_grade(policies, facts, now=NOW)
        graded.setdefault(str(decision.outcome["grade"]), []).append(row["customer"])
    return graded


def give_numbers_of_every_kind(policies: PolicySet) -> None:
    """Text, whole numbers, decimals and floats are all facts."""
    for share in ("0.95%", "5.73e-05", 1, Decimal("0.0095"), 0.0095):
        evaluate_customer_grade(policies, {"sales_share": share}, now=NOW)
    size: CustomerSizeFacts = {"annual_volume": "1200 t"}
    evaluate_customer_size(policies, size, now=NOW, document="steel")
    industry: CustomerIndustryFacts = {"industry": "机械加工厂"}
    evaluate_customer_industry(policies, industry, now=NOW)


def ask_a_point(policies: PolicySet, record: Mapping[str, object]) -> tuple[Decision, tuple[str, ...]]:
    """A question by name, with one customer record for many questions."""
    point = policies.point("steel.customer_grade")
    assert_type(point, DecisionPoint)
    ready = point.facts(record, now=NOW)
    assert_type(ready, Facts)
    needed = point.needed({"sales_share": "0.95%"}, now=NOW)
    assert_type(needed, tuple[str, ...])
    assert_type(point.documents, tuple[str, ...])
    for output, kind in point.outcome.items():
        log.info("%s is a %s", output, kind.name)
    for fact in point.requires.names:
        log.info("%s may be decided by another point", fact)
    return point.evaluate(ready, now=NOW), needed


def keep_and_log(decision: Decision) -> str:
    """A decision is data."""
    assert_type(decision.outcome, Outcome)
    assert_type(decision.reasons, tuple[Reason, ...])
    assert_type(decision.policies, tuple[tuple[str, int], ...])
    assert_type(decision.to_dict(), dict[str, Any])
    same: Decision = pickle.loads(pickle.dumps(decision))  # noqa: S301 - a decision that we have made ourselves
    seen = {decision, same}
    for reason in decision.reasons:
        if reason.binding:
            log.info("%s.%s rests on %s", reason.document, reason.rule, ", ".join(reason.clauses))
    return json.dumps([each.to_dict() for each in seen], ensure_ascii=False)


def explain_later(policies: PolicySet, decision: Decision) -> list[str]:
    """Sentences, every rule looked at, and what would change the outcome."""
    told = [explain(policies, decision), explain(policies, decision, language="en")]
    steps = trace(policies, decision)
    assert_type(steps, tuple[Step, ...])
    failures: list[Failure] = [failure for step in steps for failure in step.failures]
    ways = changes(policies, decision)
    assert_type(ways, tuple[Change, ...])
    regions: list[Region] = [region for way in ways for region in way.needs]
    return [*told, *(region.fact for region in regions), *(failure.fact for failure in failures)]


def handle_errors(policies: PolicySet, facts: CustomerGradeFacts) -> str | None:
    """Each kind of error says who mends it."""
    try:
        return str(evaluate_customer_grade(policies, facts, now=NOW).outcome["grade"])
    except FactsError as error:
        assert_type(error.faults, tuple[Fault, ...])
        return "\n".join(fault.message("zh") for fault in error.faults)
    except (MissingParameterError, InvalidPolicySetError) as error:
        return "\n".join(
            f"{_place(fault.location)}: {fault.code}: {fault.hint('en')}" for fault in error.faults
        )
    except UndecidedError as error:
        return f"{error.code} after {len(error.trace)} rules"
    except PolicyError as error:
        known = isinstance(error, DigestMismatchError | UnknownPointError)
        return error.message("en") if known else error.code
    except CalendarHorizonError:
        return None
    except CrmPolicyError as error:
        log.warning("%s", error)
        raise


def _place(location: Location | None) -> str:
    return "" if location is None else f"{location.file}:{location.line}:{location.column}"


class Table:
    """A dataframe, as an embedder may have one."""

    columns: list[str]


def rank_departments(policies: PolicySet, frame: Table, now: datetime) -> None:
    """Rankings take lists of mappings and dataframes; their outcome is plain data."""
    departments = [{"department": "a", "adopted": 2, "headcount": 6}]
    facts: TeamPrizeFacts = {"counted_over": "quarter", "departments": departments}
    evaluate_team_prize(policies, facts, now=now)
    decision = evaluate_team_prize(policies, {"counted_over": "quarter", "departments": frame}, now=now)
    assert_type(decision.outcome["ranked"], Any)


def what_a_type_checker_refuses(policies: PolicySet) -> None:
    """A moment is required and passed by name; facts have known names, words and types."""
    evaluate_customer_grade(policies, {"sales_share": "1%"})  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the moment is missing
    evaluate_customer_grade(policies, {}, NOW)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the moment is passed by name
    evaluate_customer_grade(policies, {"sale_share": "1%"}, now=NOW)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # misspelt
    evaluate_customer_grade(policies, {"reputation": "godo"}, now=NOW)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no such word
    evaluate_customer_size(policies, {"annual_volume": None}, now=NOW)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # not unknown
    evaluate_customer_grade(policies, {"sales_share": Fraction(1, 3)}, now=NOW)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no exact text
    explain(policies, evaluate_customer_grade(policies, {}, now=NOW), language="fr")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # zh or en
