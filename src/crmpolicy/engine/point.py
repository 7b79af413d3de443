"""A decision point: one question that can be asked of a company, or of one of its documents."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from crmpolicy.engine.compiling import Compiler
from crmpolicy.engine.decision import Decision
from crmpolicy.engine.event_details import EVENTS
from crmpolicy.engine.facts import Facts
from crmpolicy.engine.governing import as_given, governing_moment, ungoverned, wrong_anyway
from crmpolicy.engine.joining import joined_outputs
from crmpolicy.engine.late_digest import LateDigest
from crmpolicy.engine.naming import names_for
from crmpolicy.engine.needing import needed
from crmpolicy.engine.periods import period_starts
from crmpolicy.engine.program import Frame, Program
from crmpolicy.engine.reach import reached
from crmpolicy.engine.requirements import Asking, Completed, Requirements
from crmpolicy.engine.settling import answerer, settler
from crmpolicy.engine.withheld import why_withheld
from crmpolicy.errors import CalendarHorizonError, CrmPolicyError, FactsError, Fault, UndecidedError
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.tables import OVERRIDE, Table
from crmpolicy.values import ValueType
from crmpolicy.wording import Words

if TYPE_CHECKING:
    from crmpolicy.engine.courses.happenings import Happenings
    from crmpolicy.engine.overriding import Overrides


class DecisionPoint:
    """A question compiled once for each period of its values, and asked many times.

    Made by ``PolicySet.point``. Safe to share between threads: what is built late is built from
    what never changes, so building it twice gives the same.

    >>> from crmpolicy.company import load_policy_set
    >>> point = load_policy_set("example-steel").point("customer_industry")
    >>> point.documents, point.facts({"industry": "机械加工厂"}).given()
    (('steel',), {'industry': 'machine_works'})
    """

    def __init__(
        self,
        name: str,
        tables: Sequence[Table],
        effective: Effective,
        digest: str | LateDigest,
        asking: Asking,
    ) -> None:
        self.name = name
        self.tables, self.effective = tuple(tables), effective
        self._outputs = joined_outputs(effective, self.tables[0].subject, self.tables)
        policies = tuple((key, effective.documents[key].version) for key in self.documents)
        self._frame = Frame(name, policies, effective.company, digest)
        self._names = names_for(effective, self.tables)
        days = period_starts(effective)
        zone = ZoneInfo(effective.zone)
        self._days: tuple[date | None, ...] = (None, *days)
        # in UTC, for most moments are: those of one zone compare quickly
        self._starts = [datetime.combine(day, time(), zone).astimezone(UTC) for day in days]
        self._programs: list[Program | None] = [None] * len(self._days)
        # where documents are governed by different moments, which may lie in different periods
        self._apart: dict[tuple[int, ...], Program] = {}
        # the program of the one period and the zone last checked: what a quick evaluation looks at first
        self._only: Program | None = None
        self._zone: tzinfo | None = None
        # the moment last asked about, for many cases are asked at one
        self._last: tuple[object, Any] = object(), None
        self.requires = Requirements.of(self.tables, effective, self._names, asking)
        self.overrides = _overrides_of(self.tables, effective, self.requires)
        self._needed = frozenset(each.name for each in self.requires)
        self._asks = bool(self.requires) or self.overrides is not None
        self._listens: Happenings | None = None  # where rules of a table look at events
        self.governing = tuple(dict.fromkeys(table.governed_by for table in self.tables))
        self._by_now = self.governing == ("now",)

    @cached_property
    def _compiler(self) -> Compiler:
        """What compiles it: many points are looked at and never asked."""
        return Compiler(self.effective, self.tables, self._outputs, self._frame, self._names)

    @property
    def title(self) -> Words:
        """The titles of the question."""
        return self.tables[0].title

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents whose answers are asked."""
        return tuple(sorted({table.document for table in self.tables}))

    @property
    def outcome(self) -> Mapping[str, ValueType]:
        """Each output and its type; a joined choice is on the company's target scale."""
        return {output.name: output.kind for output in self._outputs}

    @property
    def by_hand(self) -> bool:
        """Whether a person may set outputs, here or in a question that decides facts of this one."""
        return self.overrides is not None

    @property
    def output_titles(self) -> Mapping[str, Words]:
        """Each output and its titles."""
        return {output.name: output.title for table in self.tables for output in table.outputs}

    def reach(self) -> list[Fact]:
        """Every fact that the question may look at, whatever its switches say, sorted by full name."""
        return reached(self.effective, self.tables)

    def program(self, now: datetime) -> Program:
        """Give the program of the period in which a moment lies, compiled on first use.

        Raises:
            FactsError: the moment is no date and time, or has no zone.
            MissingParameterError: every value that this point needs and the company has not filled.
        """
        if not isinstance(now, datetime) or now.utcoffset() is None:
            raise _bad_moment(now)
        self._zone = now.tzinfo
        place = self.period(now)
        return self._programs[place] or self._compile(place)

    def period(self, moment: datetime) -> int:
        """Number the period in which a moment lies."""
        return bisect_right(self._starts, moment) if self._starts else 0

    def _governed(self, given: Any, now: datetime) -> Program:
        """Give the program of the periods in which the governing moments of a case lie.

        Raises:
            FactsError: an event that governs has not happened.
            MissingParameterError: every value that this point needs and the company has not filled.
        """
        try:
            moments = [
                now if word == "now" else governing_moment(given, word, now) for word in self.governing
            ]
        except FactsError as error:
            raise FactsError(ungoverned(error.faults, wrong_anyway(self.program(now), given, now))) from None
        places = tuple(map(self.period, moments))
        if len(set(places)) == 1:
            return self._programs[places[0]] or self._compile(places[0])
        if places not in self._apart:
            days = {word: self._days[place] for word, place in zip(self.governing, places, strict=True)}
            self._apart[places] = self._bound(days)
        return self._apart[places]

    def programs(self) -> tuple[Program, ...]:
        """Give the programs of all periods, each compiled on first use."""
        return tuple(self._programs[place] or self._compile(place) for place in range(len(self._days)))

    def _compile(self, place: int) -> Program:
        program = self._bound(dict.fromkeys(self.governing, self._days[place]))
        self._programs[place] = program
        self._listen(program)
        if len(self._programs) == 1 and self._by_now:
            self._only = program
        return program

    def _listen(self, program: Program) -> None:
        """Look at the names of events where a table counts them and where events are declared at all."""
        if self._listens is not None or EVENTS not in program.places or not self.effective.events:
            return
        if self.tables[0].course is None:
            from crmpolicy.engine.courses.happenings import Happenings  # noqa: PLC0415 - few tables count any

            facts = (field.fact for field in program.fields)
            self._listens, self._asks = Happenings.of_tables(self.effective, self.tables, facts), True

    def _bound(self, days: Mapping[str, date | None]) -> Program:
        program = self._compiler.program(days, self.requires.names)
        program.bind(settler(program))
        return program

    def evaluate(self, facts: Mapping[str, Any] | Facts, /, *, now: datetime) -> Decision:
        """Decide one case.

        Args:
            facts: a mapping of fact names to values, read strictly; or what :meth:`facts` gave.
            now: the moment of the question, with a zone; it picks dated values.

        Raises:
            FactsError: with every fault of the facts or of the moment.
            MissingParameterError: values that the company has not filled.
            UndecidedError: no rule speaks, or several do where one should.
        """
        program = self._only
        if program is None and now is self._last[0]:
            program = self._last[1]
        elif program is None or now.__class__ is not datetime or now.tzinfo is not self._zone:
            if not self._by_now:
                return self._evaluate(None, facts, now)
            program = self.program(now)
            self._last = now, program
        if facts.__class__ is program.row:
            return program.decide(facts, now)
        if facts.__class__ is dict and (not self._asks or self._has_all(facts)):
            return program.decide_raw(facts, now)
        return self._evaluate(program, facts, now)

    def _has_all(self, facts: Mapping[str, Any]) -> bool:
        """Tell whether no other question need be asked and nothing is set by hand."""
        return self._needed <= facts.keys() and OVERRIDE not in facts and self._listens is None

    def evaluate_each(
        self, cases: Iterable[Mapping[str, Any] | Facts], /, *, now: datetime
    ) -> Iterator[Decision | CrmPolicyError]:
        """Decide many cases at one moment: for each, in order, its decision or why there is none.

        No case is lost and none keeps others from being decided; the cost of a case does not grow with
        their number.

        Args:
            cases: what :meth:`evaluate` takes, once for each case.
            now: the moment of the question, with a zone.

        Raises:
            FactsError: the moment is no date and time, or has no zone.
            MissingParameterError: values that this question needs and the company has not filled.

        >>> from datetime import UTC
        >>> from crmpolicy.company import load_policy_set
        >>> size = load_policy_set("example-group").point("steel.customer_size")
        >>> cases = [{"annual_volume": "6000 t"}, {"annual_volume": "many"}]
        >>> [type(each).__name__ for each in size.evaluate_each(cases, now=datetime(2026, 1, 5, tzinfo=UTC))]
        ['Decision', 'FactsError']
        """
        if self._by_now:
            self.program(now)  # what is wrong with the question itself is told once, not for each case
        for facts in cases:
            try:
                yield self.evaluate(facts, now=now)
            except (FactsError, UndecidedError, CalendarHorizonError) as error:
                yield error

    def _evaluate(self, program: Program | None, facts: Mapping[str, Any] | Facts, now: datetime) -> Decision:
        """Decide where there is more to do: facts of another period, facts that others decide, events."""
        program, row, basis = self.prepared(program, facts, now)
        # what the rules leave undecided is not decided by hand either
        return self._by_hand(program, program.decide(row, now, basis), facts, program.masks)

    def evaluate_by(
        self, masks: Callable[[Program, Facts], Any], facts: Mapping[str, Any] | Facts, /, *, now: datetime
    ) -> Decision:
        """Decide one case where another engine tells which rules match; all else is as in :meth:`evaluate`.

        Args:
            masks: gives, for a program and the facts as it reads them, what ``Program.masks`` would give.
            facts: as for :meth:`evaluate`.
            now: the moment of the question, with a zone.

        Raises:
            FactsError: with every fault of the facts or of the moment.
            MissingParameterError: values that the company has not filled.
            UndecidedError: no rule speaks, or several do where one should.
        """
        program = self.program(now) if self._by_now else None
        if program is not None and facts.__class__ is program.row:
            row: Any = facts  # read already
            basis: tuple[Decision, ...] = ()
        else:
            program, row, basis = self.prepared(program, facts, now)
        found = masks(program, row)
        decision = Decision(answerer(program)(found, row), row, now, basis)
        return self._by_hand(program, decision, facts, lambda _: found)

    def _by_hand(
        self, program: Program, decision: Decision, given: Any, masks: Callable[[Facts], Any]
    ) -> Decision:
        """Give a decision with what a person has set in place of what the rules say, if anything is set."""
        if self.overrides is None or not isinstance(given, Mapping) or OVERRIDE not in given:
            return decision
        override = self.overrides.here(given)
        if override is None:
            return decision
        spoken = program.spoken(masks(decision.facts), decision.facts)
        spoken = self.overrides.apply(override, program.tables, spoken, decision.now)
        return decision._replace(answer=program.joined(spoken))

    def prepared(
        self, program: Program | None, facts: Mapping[str, Any] | Facts, now: datetime
    ) -> tuple[Program, Facts, tuple[Decision, ...]]:
        """Find the program of a case, and read its facts, those that others decide with their decisions.

        Raises:
            FactsError: with every fault of the facts, of those that other questions ask, and of what is set
                by hand.
        """
        if isinstance(facts, Facts):
            facts = self.as_given(facts)
        if program is None:
            program = self.program(now)
        if not self._by_now:
            program = self._governed(facts, now)
        if not self._asks or not isinstance(facts, Mapping):
            return program, self._read(program, facts, now), ()
        wrong: Sequence[Fault] = ()
        if self.overrides is not None and OVERRIDE in facts:
            facts, wrong = self.overrides.taken_out(facts, program.tables)
        done = self._completed(program, facts, now, wrong)
        return program, self._read(program, done.facts, now), done.basis

    def _read(self, program: Program, given: Any, now: datetime | None) -> Facts:
        """Read facts; events that nobody knows would otherwise not count, and nobody would be told."""
        row = program.read(given, now)
        if self._listens is not None and EVENTS in program.places:
            events = row[program.places[EVENTS]]
            self._listens.check(events if isinstance(events, tuple) else ())
        return row

    def _completed(
        self, program: Program, given: Mapping[str, Any], now: datetime, wrong: Sequence[Fault] = ()
    ) -> Completed:
        """Add the facts that others decide.

        Raises:
            CrmPolicyError: they cannot be decided, or what is wrong already; with every fault of the facts.
        """
        done = self.requires.complete(given, now, program.model.spared_by, program.model.by_key)
        if wrong or done.faults or done.held is not None:
            raise why_withheld(program, done, wrong, now)
        return done

    def as_given(self, facts: Facts) -> dict[str, Any]:
        """Give facts that were read once in the form in which a caller gives them, nothing derived twice."""
        return as_given(facts, self._compiler.facts, self._names.plain)

    def program_of(self, decision: Decision) -> Program:
        """Give the program that made a decision."""
        if self._by_now:
            return self.program(decision.now)
        return self._governed(decision.facts.given(), decision.now)

    def facts(self, given: Mapping[str, Any], /, *, now: datetime | None = None) -> Facts:
        """Read facts once, to decide with them many times.

        Args:
            given: fact names and values.
            now: the moment; needed where the periods of dated values need different facts, where a fact
                looks back from now, or where another point decides a fact that is not given.

        Raises:
            FactsError: with every fault of the facts.
        """
        if self._asks and now is not None and isinstance(given, Mapping):
            return self.prepared(None, given, now)[1]
        program = self.program(now) if now is not None else self.programs()[0]
        if not self._by_now and now is not None:
            program = self._governed(given, now)
        return self._read(program, given, now)

    def needed(self, partial: Mapping[str, Any], /, *, now: datetime) -> tuple[str, ...]:
        """Name the facts that can still change the outcome; none when it is settled already.

        Args:
            partial: what is known so far.
            now: the moment of the question.

        Raises:
            FactsError: a fact that is given cannot be used.
            MissingParameterError: values that the company has not filled.
        """
        return needed(self.program(now), partial, now)

    def json_schema(self, now: datetime) -> dict[str, Any]:
        """Describe the facts of this question as JSON Schema."""
        schema = self.program(now).model.json_schema()
        if self.overrides is not None and self.overrides.tables:
            schema["properties"] = {**schema["properties"], OVERRIDE: self.overrides.json_schema()}
        return schema

    def __repr__(self) -> str:
        return f"DecisionPoint({self.name!r})"


def _overrides_of(
    tables: Sequence[Table], effective: Effective, requires: Requirements
) -> "Overrides | None":
    if not requires.by_hand and not any(table.override for table in tables):
        return None
    from crmpolicy.engine.overriding import Overrides  # noqa: PLC0415 - most questions are set by no hand

    return Overrides.of(tables, effective, behind=requires.set_by_hand)


def _bad_moment(now: object) -> FactsError:
    if isinstance(now, datetime):
        return FactsError([Fault("now-without-zone", {"given": now.isoformat()})])
    return FactsError([Fault("now-not-a-moment", {"given": str(now)})])
