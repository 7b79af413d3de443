"""A plan of visits as an iCalendar file (RFC 5545), by the package ``icalendar`` of the extra ``interop``.

One all-day event a visit. The same plan gives the same bytes: nothing of it looks at a clock.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, timedelta
from hashlib import sha256
from types import ModuleType
from typing import Any, Final

from crmpolicy.engine import PolicySet
from crmpolicy.extras import extra
from crmpolicy.visits.plan import PlannedVisit, VisitPlan
from crmpolicy.visits.titles import Titles
from crmpolicy.wording import Language, say

_PRODUCT: Final = "-//crmpolicy//visit plan//EN"
_HOST: Final = "crmpolicy"


def calendar(plan: VisitPlan, policies: PolicySet, /, *, language: Language = "zh") -> bytes:
    """Write a plan for calendar programs.

    An event keeps its identity (UID) as long as customer, duty, role, rule, the beginning of the period and
    the number stay the same: a plan that is drawn up again moves the events that were there. What rests on
    holidays that are not known yet is tentative.

    Args:
        plan: what :func:`crmpolicy.visits.visit_plan` gave.
        policies: the policies that it was drawn up by, for titles.
        language: of summaries and descriptions.

    Raises:
        CrmPolicyError: the package ``icalendar`` is not installed.
        DigestMismatchError: the plan was drawn up by other policies.

    >>> from datetime import datetime
    >>> from crmpolicy.company import load_policy_set
    >>> from crmpolicy.visits import visit_plan
    >>> policies, new_year = load_policy_set("example-group"), datetime(2026, 1, 1, tzinfo=UTC)
    >>> customers = [{"customer": "C-1", "grade": "B"}]
    >>> plan = visit_plan(policies, customers, year=2026, now=new_year, document="steel")
    >>> calendar(plan, policies, language="en").count(b"BEGIN:VEVENT")
    2
    """
    package, titles = _package(), Titles.of(policies, plan)
    made = package.Calendar()
    name = say("calendar-name", language, {"title": titles.subject, "year": str(plan.year)})
    for key, value in (
        ("prodid", _PRODUCT),
        ("version", "2.0"),
        ("calscale", "GREGORIAN"),
        ("name", name),
        ("x-wr-calname", name),
        ("x-wr-timezone", plan.zone),
    ):
        made.add(key, value)
    for entry, identity in zip(plan.entries, _identities(plan), strict=True):
        made.add_component(_event(package, titles, entry, identity, language))
    written: bytes = made.to_ical()
    return written


def _package() -> ModuleType:
    with extra("plan-needs-icalendar", "icalendar"):
        import icalendar  # noqa: PLC0415 - an extra, loaded by whoever writes a calendar
    return icalendar


def _event(
    package: ModuleType, titles: Titles, entry: PlannedVisit, identity: str, language: Language
) -> Any:
    duty = titles.duty(entry.duty)
    event = package.Event()
    event.add("uid", identity)
    event.add("dtstamp", titles.plan.now.astimezone(UTC))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", say("calendar-summary", language, {"customer": entry.customer, "duty": duty}))
    event.add("description", "\n".join(_description(titles, entry, language)))
    event.add("categories", [duty.spoken(language)])
    event.add("status", "TENTATIVE" if entry.provisional and entry.done_at is None else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # a day to keep in mind, not a day that is taken
    return event


def _description(titles: Titles, entry: PlannedVisit, language: Language) -> list[str]:
    number = {"number": str(entry.number), "of": str(entry.of)}
    lines = [
        say("calendar-due", language, {"due": titles.due(entry.due), "zone": titles.plan.zone}),
        say("calendar-who", language, {"who": titles.who(entry.who)}),
        say("calendar-number", language, number),
    ]
    if entry.clauses:
        lines.append(say("calendar-clauses", language, {"clauses": entry.clauses}))
    if entry.done_at is not None:
        lines.append(say("cli-plan-done", language, {"day": titles.local(entry.done_at)}))
    if entry.provisional:
        lines.append(say("calendar-provisional", language))
    return lines


def _identities(plan: VisitPlan) -> Iterator[str]:
    """Name each event by what makes it the same visit, whatever the digest of the policies."""
    met: Counter[tuple[str, ...]] = Counter()
    for entry in plan.entries:
        visit = (entry.customer, entry.duty, entry.who or "", entry.begins.isoformat(), str(entry.number))
        parts = (plan.company, plan.subject, *visit, entry.document, entry.rule)
        text = "\0".join((*parts, str(met[parts])))
        met[parts] += 1
        yield f"{sha256(text.encode()).hexdigest()[:40]}@{_HOST}"
