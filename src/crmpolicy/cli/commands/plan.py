"""``crmpolicy plan``: a year's visits for a list of customers, as a table, as data or for calendars."""

import json
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from crmpolicy.cli.customers import read_list
from crmpolicy.cli.failing import DONE, CommandError
from crmpolicy.cli.layout import Block
from crmpolicy.cli.moments import read_moment
from crmpolicy.cli.options import command, company, option
from crmpolicy.cli.plans import completion_blocks, plan_blocks
from crmpolicy.cli.printing import laid_out, show
from crmpolicy.cli.speaking import FORMS, Speaker
from crmpolicy.company import load_policy_set
from crmpolicy.drafts import write_atomically
from crmpolicy.engine import PolicySet
from crmpolicy.visits import VisitPlan, visit_plan
from crmpolicy.visits.titles import Titles

_CODES: Final = {"0": "cli-code-0", "1": "cli-plan-code-1", "2": "cli-code-2"}
_OF_MONTHS: Final = ("company", "subject", "year", "zone", "now", "digest", "by_month")


@command("plan", "cli-plan", forms=(*FORMS, "ics"), codes=_CODES)
@company
@option("--customers", "cli-help-customers", metavar="FILE", required=True)
@option("--year", "cli-help-year", metavar="YEAR", required=True)
@option("--now", "cli-help-plan-now", metavar="ISO")
@option("--subject", "cli-help-plan-subject", metavar="SUBJECT", default="visit_cadence")
@option("--document", "cli-help-document", metavar="NAME")
@option("--done-by-month", "cli-help-done-by-month", is_flag=True)
@option("--out", "cli-help-plan-out", metavar="FILE")
def run(speaker: Speaker, *, company: str, done_by_month: bool, out: str | None, **asked: Any) -> int:
    """Plan a year."""
    if done_by_month and speaker.form == "ics":
        raise CommandError("cli-plan-no-table")
    policies = load_policy_set(company)
    plan = _plan(policies, **asked)
    if out is not None:
        write_atomically(Path(out), _bytes(speaker, policies, plan, of_months=done_by_month))
        speaker.write(speaker.say("cli-plan-written", file=out))
    elif speaker.form == "text":
        show(_blocks(speaker, policies, plan, of_months=done_by_month))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(_bytes(speaker, policies, plan, of_months=done_by_month))
    return DONE


def _plan(
    policies: PolicySet, *, customers: str, year: str, now: str | None, subject: str, document: str | None
) -> VisitPlan:
    number = _year(year)
    zone = policies.effective.zone
    moment = read_moment(now, zone) if now is not None else datetime(number, 1, 1, tzinfo=ZoneInfo(zone))
    listed = read_list(customers)
    return visit_plan(policies, listed, year=number, now=moment, subject=subject, document=document)


def _year(given: str) -> int:
    try:
        return datetime(int(given), 1, 1).year  # noqa: DTZ001 - only to see whether there is such a year
    except (ValueError, OverflowError):
        raise CommandError("cli-not-a-year", {"given": given}) from None


def _blocks(speaker: Speaker, policies: PolicySet, plan: VisitPlan, *, of_months: bool) -> Iterable[Block]:
    laying_out = completion_blocks if of_months else plan_blocks
    return laying_out(speaker, plan, Titles.of(policies, plan))


def _bytes(speaker: Speaker, policies: PolicySet, plan: VisitPlan, *, of_months: bool) -> bytes:
    """Write a plan in the form that was asked for."""
    if speaker.form == "ics":
        from crmpolicy.interop.icalendar import calendar  # noqa: PLC0415 - only for calendar programs

        return calendar(plan, policies, language=speaker.language)
    if speaker.in_json:
        data = plan.to_dict()
        shown = {name: data[name] for name in _OF_MONTHS} if of_months else data
        text = json.dumps(shown, ensure_ascii=False, indent=2)
    else:
        text = laid_out(_blocks(speaker, policies, plan, of_months=of_months))
    return f"{text}\n".encode()
