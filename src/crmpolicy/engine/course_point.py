"""A question that speaks of time: which rules match, then what follows from events, calendar and moment."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property, partial
from typing import Any
from zoneinfo import ZoneInfo

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine.courses.ahead import InForce, occasions_ahead, rules_not_begun
from crmpolicy.engine.courses.case import Case, Event, Ruling
from crmpolicy.engine.courses.frequencies import Frequency, frequencies
from crmpolicy.engine.courses.grids import DAY
from crmpolicy.engine.courses.happenings import Happenings
from crmpolicy.engine.courses.occasions import Occasion
from crmpolicy.engine.courses.outcomes import RuleKey, Voice, followed
from crmpolicy.engine.courses.output_kinds import outcome_kinds, titles_of
from crmpolicy.engine.decision import Decision, Outcome, Reason
from crmpolicy.engine.event_details import EVENTS
from crmpolicy.engine.facts import Facts
from crmpolicy.engine.folding import FoldedGuard
from crmpolicy.engine.guarding import guard_holds
from crmpolicy.engine.point import DecisionPoint
from crmpolicy.engine.program import Program
from crmpolicy.engine.reach import looks_at
from crmpolicy.engine.working import working_time
from crmpolicy.policy.calendars import BeyondHorizon
from crmpolicy.policy.duties import Counting, Duties
from crmpolicy.policy.tables import Table
from crmpolicy.values import ValueType
from crmpolicy.wording import Words


class CoursePoint(DecisionPoint):
    """A question whose answer rests on moments: duties, a chain of levels, a lifecycle.

    Made by ``PolicySet.point``. Its facts have a list ``events``: each with ``event``, ``at`` (with a zone),
    perhaps ``by`` (a role) and further declared facts as details. Events after ``now`` are not seen.
    """

    @property
    def outcome(self) -> Mapping[str, ValueType]:
        """Each output and its type."""
        return outcome_kinds(self.tables, self.effective)

    @property
    def output_titles(self) -> Mapping[str, Words]:
        """Each output and its titles."""
        return titles_of(self.tables)

    def evaluate(self, facts: Mapping[str, Any] | Facts, /, *, now: datetime) -> Decision:
        """Decide one case at one moment; the same events give the same answer however they are listed.

        Args:
            facts: a mapping of fact names to values, ``events`` among them; or what :meth:`facts` gave.
            now: the moment of the question, with a zone.

        Raises:
            FactsError: with every fault of the facts, the events or the moment.
            MissingParameterError: values, or a working calendar, that the company has not given.
            CalendarHorizonError: the answer depends on days whose holidays are not known.
        """
        program, ruled = self._ruled(facts, now)
        return self.concluded(ruled, *followed(self._voices(program, ruled, now)))

    @staticmethod
    def concluded(ruled: Decision, outcome: Outcome, bound: Collection[RuleKey]) -> Decision:
        """Give the decision that follows from the rules that match: its outcome, and which of them bind."""
        reasons = tuple(each._replace(binding=_key(each) in bound) for each in ruled.reasons)
        return ruled._replace(answer=ruled.answer._replace(outcome=outcome, reasons=reasons))

    def _ruled(self, facts: Mapping[str, Any] | Facts, now: datetime) -> tuple[Program, Decision]:
        """Give the rules that match, with the program that says so: time goes on from both."""
        program, row, basis = self.prepared(None, facts, now)
        return program, program.decide(row, now, basis)

    def voices(self, decision: Decision) -> tuple[Voice, ...]:
        """Give what each document looks at: its course, the rules that match, the case at its moment.

        Args:
            decision: what :meth:`evaluate` gave.

        Raises:
            FactsError: with every fault of the events.
        """
        return self._voices(self.program_of(decision), decision, decision.now)

    def _voices(self, program: Program, ruled: Decision, now: datetime) -> tuple[Voice, ...]:
        events = self._happenings.read(ruled.facts[program.places[EVENTS]], now)
        return tuple(
            Voice(
                program.courses[table.key].course,
                self._rulings(table, ruled.reasons),
                self._case(table, events, ruled, program),
            )
            for table in self.tables
        )

    def ruled(
        self, facts: Mapping[str, Any] | Facts, /, *, now: datetime
    ) -> tuple[Decision, tuple[Voice, ...]]:
        """Give the rules that match with what each document looks at, before anything is reckoned in time.

        Raises:
            FactsError: with every fault of the facts, the events or the moment.
            MissingParameterError: values, or a working calendar, that the company has not given.
        """
        program, ruled = self._ruled(facts, now)
        return ruled, self._voices(program, ruled, now)

    def occasions(
        self, facts: Mapping[str, Any] | Facts, /, *, since: date, until: date, now: datetime
    ) -> tuple[Occasion, ...]:
        """Give every occasion of a case's recurring duties whose period touches some days.

        Documents are put together: of the same duty, role and period the largest requirement and the
        earliest due moment bind; ``beyond`` tells what a longer period asks beside shorter ones within it.
        A period is asked for by what is in force on its first day, one that has begun by what is now.

        Args:
            facts: as for :meth:`evaluate`.
            since: the first day.
            until: the last day.
            now: the moment of the question, with a zone; later events are not seen.

        Raises:
            FactsError: with every fault of the facts, the events or the moment.
            MissingParameterError: values, or a working calendar, that the company has not given.
            CalendarHorizonError: a moment depends on days whose holidays are not known.

        >>> from datetime import UTC
        >>> from crmpolicy.company import load_policy_set
        >>> point = load_policy_set("example-group").point("steel.visit_cadence")
        >>> days = {"since": date(2026, 1, 1), "until": date(2026, 12, 31)}
        >>> now = datetime(2026, 1, 1, tzinfo=UTC)
        >>> [str(each.ends) for each in point.occasions({"grade": "B", "events": []}, now=now, **days)]
        ['2026-06-30', '2026-12-31']
        """
        stretches = [
            InForce(first, last, self._voices(*self._ruled(facts, moment), now))
            for moment, first, last in self._stretches(now, until)
        ]
        return occasions_ahead(stretches, since, until)

    def not_begun(
        self, facts: Mapping[str, Any] | Facts, /, *, now: datetime
    ) -> tuple[tuple[str, str | None, RuleKey], ...]:
        """Give, with duty and role, the rules whose length counts from a first time that is not known.

        Nothing can be foreseen by them until the duty has been done once.
        """
        return rules_not_begun(self._voices(*self._ruled(facts, now), now))

    def frequencies(self, *, now: datetime) -> tuple[Frequency, ...]:
        """Give how often each role has to do the duties that keep a counter for each, class by class.

        Raises:
            MissingParameterError: values that the company has not given.
        """
        program = self.program(now)
        courses = ((each, program.courses[each.table.key].course) for each in program.tables)
        return tuple(
            cell
            for table, course in courses
            if isinstance(course, Duties)
            for cell in frequencies(table, course, program.kinds)
        )

    def working_time(self, document: str) -> WorkingTime:
        """Give the working time by which a document's answer is reckoned."""
        return next(self._times[table.key] for table in self.tables if table.document == document)

    def _stretches(self, now: datetime, until: date) -> Iterator[tuple[datetime, date, date]]:
        """Give each moment from which other values count, with the first and last day of the time until then.

        What is governed by an event of its own keeps the values of that event.
        """
        zone = ZoneInfo(self.effective.zone)
        later = [each for each in self._starts if now < each and "now" in self.governing]
        days = [each.astimezone(zone).date() for each in later]
        ends = [*(day - DAY for day in days), date.max]
        for moment, first, last in zip((now, *later), (date.min, *days), ends, strict=True):
            if first <= until:
                yield moment, first, last

    def _rulings(self, table: Table, reasons: Iterable[Reason]) -> tuple[Ruling, ...]:
        """Give the rules of one table that match; a lifecycle and its duties are of one document."""
        softs = self._softs[table.key]
        return tuple(
            Ruling(each.document, each.part, each.rule, dict(each.said), softs[each.part, each.rule])
            for each in reasons
            if each.document == table.document and (each.part, each.rule) in softs
        )

    def _case(self, table: Table, events: tuple[Event, ...], ruled: Decision, program: Program) -> Case:
        guards = program.courses[table.key].counts
        counts = {duty: _fits(guard, program.kinds) for duty, guard in guards.items()}
        return Case(
            events, ruled.now, self._times[table.key], counts, partial(self._may_follow, table, ruled)
        )

    def _may_follow(self, table: Table, ruled: Decision, rule: str, event: str) -> bool:
        """Tell whether a rule matches still when an event comes now, for what looks at events."""
        if rule not in self._counting[table.key]:
            return True
        given = self.as_given(ruled.facts)
        given[EVENTS] = [*given[EVENTS], {"event": event, "at": ruled.now}]
        _, then = self._ruled(given, ruled.now)
        return any(each.rule == rule and each.document == table.document for each in then.reasons)

    @cached_property
    def _counting(self) -> Mapping[str, frozenset[str]]:
        """Name, by table, the rules whose conditions look at what has happened."""
        return {
            table.key: frozenset(
                rule.id for _, rule in table.rules() if looks_at(self.effective, rule.when, EVENTS)
            )
            for table in self.tables
        }

    @cached_property
    def _softs(self) -> Mapping[str, Mapping[tuple[str, str], bool]]:
        """Tell, by table, part and rule, whether a rule only warns."""
        return {
            table.key: {(part.id, rule.id): rule.soft for part, rule in table.rules()}
            for table in self.tables
        }

    @cached_property
    def _happenings(self) -> Happenings:
        return Happenings.of(self.effective, self.tables)

    @cached_property
    def _times(self) -> Mapping[str, WorkingTime]:
        """Give the working time by table: each reckons beyond the horizon as its document says."""
        return {table.key: working_time(self.effective, _beyond(table)) for table in self.tables}


def _beyond(table: Table) -> BeyondHorizon:
    counting = getattr(table.course, "counting", None)
    return counting.beyond_horizon if isinstance(counting, Counting) else "refuse"


def _key(reason: Reason) -> tuple[str, str, str]:
    return reason.document, reason.part, reason.rule


def _fits(guard: FoldedGuard | None, kinds: Mapping[str, ValueType]) -> Callable[[Event], bool]:
    """Give the test of an event's details; what is not there is unknown."""
    if guard is None:
        return lambda _event: False
    return lambda event: guard_holds(guard, event.details.get, kinds)
