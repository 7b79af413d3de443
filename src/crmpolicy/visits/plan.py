"""A year's plan of visits as plain data: the days that are planned, and what was done month by month."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from crmpolicy.engine import plain_value
from crmpolicy.engine.courses.frequencies import Frequency


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """One time that a duty has to be done for a customer.

    Attributes:
        customer: name or number, as given.
        duty: the duty's name.
        who: the role that owes it, None where nobody is named.
        number: which time it is of those planned in the period, from 1.
        of: how many are planned in the period.
        begins: the first day of the period.
        ends: its last day.
        planned: the day that an even spread over the period gives.
        day: the day for which it is planned now; a later one where that is over and it was not done.
        due: the last moment that is in time, in UTC.
        done_at: when it was done, in UTC; None where it was not.
        missed: its time ran out.
        document: the document that asks for it.
        rule: the rule.
        clauses: the clauses on which the rule rests.
        provisional: reckoned beyond the days for which the holidays are known.
        soft: a warning only.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import load_policy_set, visit_plan
    >>> group = load_policy_set("example-group")
    >>> new_year = datetime(2026, 1, 1, tzinfo=UTC)
    >>> customers = [{"customer": "C-1", "grade": "B"}]
    >>> plan = visit_plan(group, customers, year=2026, now=new_year, document="steel")
    >>> visit = plan.entries[0]
    >>> visit.customer, visit.who, visit.number, visit.of, str(visit.day)
    ('C-1', 'account_manager', 1, 1, '2026-06-30')
    """

    customer: str
    duty: str
    who: str | None
    number: int
    of: int
    begins: date
    ends: date
    planned: date
    day: date
    due: datetime
    done_at: datetime | None
    missed: bool
    document: str
    rule: str
    clauses: tuple[str, ...]
    provisional: bool
    soft: bool


@dataclass(frozen=True, slots=True)
class Completion:
    """What was planned and what was done, of a month or of a year.

    >>> half = Completion(planned=4, done=2)
    >>> half.difference, str(half.completion), Completion(0, 1).completion
    (-2, '1/2', None)
    """

    planned: int
    done: int

    @property
    def difference(self) -> int:
        """What was done less what was planned; negative where it fell short."""
        return self.done - self.planned

    @property
    def completion(self) -> Fraction | None:
        """The share of the plan that was done; None where nothing was planned."""
        return Fraction(self.done, self.planned) if self.planned else None

    def to_dict(self) -> dict[str, Any]:
        """Give the numbers as data that JSON can hold; the share is exact text."""
        return {
            "planned": self.planned,
            "done": self.done,
            "difference": self.difference,
            "completion": plain_value(self.completion),
        }


@dataclass(frozen=True, slots=True)
class MonthByMonth:
    """A line of the completion table: a customer, a duty and a role, January to December.

    >>> months = MonthByMonth("C-1", "visit", None, (Completion(1, 1),) * 3 + (Completion(1, 0),) * 9)
    >>> months.year
    Completion(planned=12, done=3)
    """

    customer: str
    duty: str
    who: str | None
    months: tuple[Completion, ...]

    @property
    def year(self) -> Completion:
        """The twelve months together."""
        return Completion(sum(each.planned for each in self.months), sum(each.done for each in self.months))

    def to_dict(self) -> dict[str, Any]:
        """Give the line as data that JSON can hold."""
        months = [{"month": number, **each.to_dict()} for number, each in enumerate(self.months, 1)]
        return {
            "customer": self.customer,
            "duty": self.duty,
            "who": self.who,
            "months": months,
            "year": self.year.to_dict(),
        }


@dataclass(frozen=True, slots=True)
class NotBegun:
    """A duty that counts from its last time and was never done: nothing can be planned by it yet.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import load_policy_set, visit_plan
    >>> group = load_policy_set("example-group")
    >>> new_year = datetime(2026, 1, 1, tzinfo=UTC)
    >>> customers = [{"customer": "C-1", "grade": "B"}]
    >>> plan = visit_plan(group, customers, year=2026, now=new_year, document="steel")
    >>> plan.not_begun
    ()
    """

    customer: str
    duty: str
    who: str | None
    document: str
    rule: str


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """Who has to do what for which customer on which days of a year.

    Customers stand in the order given, the visits of each by day. Equal for equal questions; can be
    hashed, pickled and logged.

    Attributes:
        company: the company's id.
        subject: the question, or ``document.subject`` where one document was asked.
        year: the year.
        zone: the company's zone, in which its days lie.
        now: the moment of the question.
        digest: the digest of the policy set.
        entries: the visits whose day lies in the year.
        by_month: planned and done month by month, a line for each customer, duty and role; a visit that had
            to be put off stays with the month for which it was planned.
        counts: how often each role has to do the duties that keep a counter for each, class by class.
        not_begun: what cannot be planned until it has been done once.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import load_policy_set, visit_plan
    >>> group = load_policy_set("example-group")
    >>> new_year = datetime(2026, 1, 1, tzinfo=UTC)
    >>> customers = [{"customer": "C-1", "grade": "B"}]
    >>> plan = visit_plan(group, customers, year=2026, now=new_year, document="steel")
    >>> [(entry.duty, str(entry.day)) for entry in plan.entries]
    [('follow_up', '2026-06-30'), ('follow_up', '2026-12-31')]
    """

    company: str
    subject: str
    year: int
    zone: str
    now: datetime
    digest: str
    entries: tuple[PlannedVisit, ...]
    by_month: tuple[MonthByMonth, ...]
    counts: tuple[Frequency, ...]
    not_begun: tuple[NotBegun, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give the plan as data that JSON can hold: days and moments as ISO text, shares exact."""
        plain = {each.name: plain_value(getattr(self, each.name)) for each in fields(self)}
        return {**plain, "now": self.now.isoformat(), "by_month": [each.to_dict() for each in self.by_month]}
