"""The year's plan of visits for a list of customers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Final

from crmpolicy.calendar.horizon import FIRST, LAST
from crmpolicy.engine import PolicySet
from crmpolicy.engine.course_point import CoursePoint
from crmpolicy.engine.courses.occasions import Occasion
from crmpolicy.errors import FactsError, Fault, UndecidedError
from crmpolicy.policy.duties import Duties
from crmpolicy.visits.customers import Customer, read_customers, told_of
from crmpolicy.visits.plan import Completion, MonthByMonth, NotBegun, PlannedVisit, VisitPlan
from crmpolicy.visits.spreading import Spreading

_RECURRING: Final = ("every", "rrule")


def visit_plan(
    policies: PolicySet,
    customers: Iterable[Mapping[str, Any]],
    /,
    *,
    year: int,
    now: datetime,
    subject: str = "visit_cadence",
    document: str | None = None,
) -> VisitPlan:
    """Plan a year: who has to do what for which customer, on which day, and what has been done.

    In each period the visits are spread evenly and put on working days; what is still to be done in the
    present period is never planned before today. What one document asks in a shorter period serves the
    longer period of another. A period is asked for by the values of its first day, so that next year's plan
    rests on next year's values.

    Args:
        policies: what is in force.
        customers: for each its ``customer`` (a name or number), the facts of the question, and, where
            something was done, ``events``.
        year: the calendar year.
        now: the moment of the question, with a zone; later events are not seen.
        subject: a question of recurring duties.
        document: ask this document alone; without it, all that the company adopted.

    Raises:
        FactsError: every fault of every customer, with its place in the list; a year that is none.
        MissingParameterError: values that the company has not filled.
        UndecidedError: a question on which this one rests has no answer for a customer; it names the first.
        CalendarHorizonError: the plan reaches days whose holidays are not known.
        UnknownPointError: nothing in force answers.

    >>> from datetime import UTC
    >>> from crmpolicy.company import load_policy_set
    >>> policies, new_year = load_policy_set("example-group"), datetime(2026, 1, 1, tzinfo=UTC)
    >>> customers = [{"customer": "C-1", "grade": "B"}]
    >>> plan = visit_plan(policies, customers, year=2026, now=new_year, document="steel")
    >>> [(each.duty, str(each.day)) for each in plan.entries]
    [('follow_up', '2026-06-30'), ('follow_up', '2026-12-31')]
    """
    name = subject if document is None else f"{document}.{subject}"
    point = policies.point(name)
    if not isinstance(point, CoursePoint) or not _recurs(point):
        raise FactsError([Fault("plan-no-duties", {"subject": name, "title": point.title})])
    first, last = _days(year)
    point.program(now)  # what is wrong with the question itself is told once, not for each customer
    counts = point.frequencies(now=now)
    planning = _Planning(point, first, last, now)
    drawn = _drawn(planning, customers)
    return VisitPlan(
        company=policies.company,
        subject=name,
        year=year,
        zone=policies.effective.zone,
        now=now,
        digest=policies.digest,
        entries=tuple(entry for each in drawn for entry in each.entries),
        by_month=tuple(line for each in drawn for line in each.by_month),
        counts=counts,
        not_begun=tuple(left for each in drawn for left in each.not_begun),
    )


def _recurs(point: CoursePoint) -> bool:
    """Whether a question speaks of anything that comes back."""
    tables = (table for table in point.tables if isinstance(table.course, Duties))
    return any(name in _RECURRING for table in tables for _, rule in table.rules() for name, _ in rule.then)


def _days(year: int) -> tuple[date, date]:
    whole = isinstance(year, int) and not isinstance(year, bool)
    if not whole or not FIRST.year <= year <= LAST.year:
        arguments = {"given": str(year), "from": str(FIRST.year), "until": str(LAST.year)}
        raise FactsError([Fault("plan-year", arguments)])
    return date(year, 1, 1), date(year, 12, 31)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The plan of one customer."""

    entries: tuple[PlannedVisit, ...]
    by_month: tuple[MonthByMonth, ...]
    not_begun: tuple[NotBegun, ...]


def _drawn(planning: "_Planning", given: Iterable[Mapping[str, Any]]) -> list[_Drawn]:
    """Plan for each customer; what is wrong with any of them is told together."""
    customers, unreadable = read_customers(given)
    faults, undecided, drawn = list(unreadable), list[UndecidedError](), list[_Drawn]()
    for customer in customers:
        try:
            drawn.append(planning.of(customer))
        except FactsError as error:
            faults += (told_of(customer, fault) for fault in error.faults)
        except UndecidedError as error:
            told = told_of(customer, error.fault)
            undecided.append(UndecidedError(told.code, told.arguments, None, error.fault.clause, error.trace))
    if faults:
        raise FactsError(faults)
    if undecided:
        raise undecided[0]
    return drawn


class _Planning:
    """What is the same for all customers: the question, the days, the order of duties, the clauses."""

    def __init__(self, point: CoursePoint, first: date, last: date, now: datetime) -> None:
        self.point, self.first, self.last, self.now = point, first, last, now
        self._order = {name: place for place, name in enumerate(point.outcome)}

    def of(self, customer: Customer) -> _Drawn:
        """Plan for one customer."""
        facts, now = customer.facts, self.now
        occasions = self.point.occasions(facts, since=self.first, until=self.last, now=now)
        every = sorted(self._entries(customer.name, occasions), key=self._place)
        entries = tuple(each for each in every if self._in_year(each.day))
        left = (
            NotBegun(customer.name, duty, who, where[0], where[2])
            for duty, who, where in self.point.not_begun(facts, now=now)
        )
        return _Drawn(entries, tuple(self._lines(customer.name, occasions, every)), tuple(left))

    def _in_year(self, day: date) -> bool:
        return self.first <= day <= self.last

    def _place(self, entry: PlannedVisit) -> tuple[Any, ...]:
        return entry.day, entry.due, self._order[entry.duty], entry.who or "", entry.number

    def _entries(self, customer: str, occasions: Sequence[Occasion]) -> Iterator[PlannedVisit]:
        """Plan each occasion; a time that was done serves one planned visit, of the shortest period first."""
        taken: Counter[tuple[str, str | None, datetime]] = Counter()
        for each in sorted(occasions, key=lambda each: (each.ends - each.begins, each.begins)):
            free = Counter((each.duty, each.who, moment) for moment in each.done_at) - taken
            done = sorted(moment for _, _, moment in free.elements())[: each.beyond]
            taken.update((each.duty, each.who, moment) for moment in done)
            if each.beyond:
                yield from self._planned(customer, each, done)

    def _planned(self, customer: str, occasion: Occasion, done: Sequence[datetime]) -> Iterator[PlannedVisit]:
        spreading = Spreading(self.point.working_time(occasion.document), self.now)
        for place, day in enumerate(spreading.days(occasion)):
            done_at = done[place] if place < len(done) else None
            yield PlannedVisit(
                customer=customer,
                duty=occasion.duty,
                who=occasion.who,
                number=place + 1,
                of=occasion.beyond,
                begins=occasion.begins,
                ends=occasion.ends,
                planned=day,
                day=day if done_at is not None else spreading.still(occasion, day),
                due=occasion.due,
                done_at=done_at,
                missed=done_at is None and occasion.due < self.now,
                document=occasion.document,
                rule=occasion.rule,
                clauses=self._clauses.get((occasion.document, occasion.part, occasion.rule), ()),
                provisional=occasion.provisional,
                soft=occasion.soft,
            )

    def _lines(
        self, customer: str, occasions: Sequence[Occasion], entries: Sequence[PlannedVisit]
    ) -> Iterator[MonthByMonth]:
        """Set planned and done side by side; what serves two periods was done once."""
        of_year = (each for each in entries if self._in_year(each.planned))
        planned = Counter((each.duty, each.who, each.planned.month) for each in of_year)
        done = self._done(occasions)
        keys = {(each.duty, each.who) for each in occasions}
        for duty, who in sorted(keys, key=lambda key: (self._order[key[0]], key[1] or "")):
            months = (Completion(planned[duty, who, month], done[duty, who, month]) for month in range(1, 13))
            yield MonthByMonth(customer, duty, who, tuple(months))

    def _done(self, occasions: Sequence[Occasion]) -> Counter[tuple[str, str | None, int]]:
        """Count what was done in the year, by month."""
        moments: Counter[tuple[str, str | None, datetime]] = Counter()
        for each in occasions:
            moments |= Counter((each.duty, each.who, moment) for moment in each.done_at)
        time = self.point.working_time(self.point.tables[0].document)
        found: Counter[tuple[str, str | None, int]] = Counter()
        for (duty, who, moment), number in moments.items():
            day = time.day_of(moment)
            found[duty, who, day.month] += number * self._in_year(day)
        return found

    @cached_property
    def _clauses(self) -> Mapping[tuple[str, str, str], tuple[str, ...]]:
        return {
            (table.document, part.id, rule.id): rule.clauses
            for table in self.point.tables
            for part, rule in table.rules()
        }
