"""A form as a question: what is missing on it, what is wrong, which of its rules are broken."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from crmpolicy.engine.decision import Decision
from crmpolicy.engine.facts import Facts
from crmpolicy.engine.point import DecisionPoint
from crmpolicy.engine.program import Program
from crmpolicy.engine.record_judging import Judging
from crmpolicy.engine.record_outcome import outcome_kinds, outcome_titles
from crmpolicy.engine.record_reading import Found, Reading, is_blank, unknown_name, wrong_entry
from crmpolicy.engine.record_row import entered, row_of
from crmpolicy.engine.record_schema import form_schema
from crmpolicy.errors import BadValueError, FactsError, Fault, UndecidedError
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.records import STAGE, Record
from crmpolicy.values import ValueType
from crmpolicy.wording import Words


class RecordPoint(DecisionPoint):
    """A question about a form that was filled in; made by ``PolicySet.point``.

    Its facts are the entries of the form and, where it has stages, ``stage``. What is wrong with entries is
    part of the answer and never raised; a rule is only broken where all that it looks at is known.
    """

    @property
    def outcome(self) -> Mapping[str, ValueType]:
        """Each output and its type."""
        return outcome_kinds()

    @property
    def output_titles(self) -> Mapping[str, Words]:
        """Each output and its titles."""
        return outcome_titles()

    @property
    def form(self) -> Record:
        """The form: its entries, blocks and stages."""
        course = self.tables[0].course
        if not isinstance(course, Record):
            raise TypeError(course)
        return course

    def reach(self) -> list[Fact]:
        """Every fact that may be given: the stage, the entries, what rules look at besides."""
        own = {fact.key: fact for fact in self.tables[0].derive}
        mine = [own[key] for key in self.form.asked()]
        names = {fact.name for fact in mine}
        return [*mine, *(fact for fact in super().reach() if fact.name not in names)]

    def evaluate(self, facts: Mapping[str, Any] | Facts, /, *, now: datetime) -> Decision:
        """Judge one form.

        Args:
            facts: the entries by name, and ``stage`` where the form has stages; what is ``None``, an empty
                text or an empty list counts as not entered.
            now: the moment of the question, with a zone; it picks dated values.

        Returns:
            The outcome has ``complete`` (nothing is missing, wrong or broken), ``missing`` (names of
            entries, in lists ``lines[2].weight``), ``invalid`` and ``unknown`` (each an entry with words),
            ``broken`` and ``warned`` (rules).

        Raises:
            FactsError: no mapping, or the stage is missing or is none of the form's.
            MissingParameterError: values that the company has not filled.

        >>> from datetime import UTC
        >>> from crmpolicy.company import load_policy_set
        >>> point = load_policy_set("handbook").point("handbook.order_form")
        >>> facts = {"stage": "drafted", "quantity": "-3 t"}
        >>> form = point.evaluate(facts, now=datetime(2026, 1, 5, tzinfo=UTC))
        >>> form.outcome["complete"], form.outcome["missing"][0], form.outcome["invalid"][0].entry
        (False, 'order_no', 'quantity')
        """
        program = self.program(now)
        given, strange = self._named(program, facts)
        stage = self._stage(given)
        reading = Reading(strange=strange)
        reading.read(self.form.fields, given)
        around, basis = self._around(program, given, now)
        ruled = program.decide(row_of(program, reading, around, now), now, basis)
        judging = Judging(self.tables[0], self.form, reading, stage, ruled)
        outcome, reasons = judging.judge(program)
        return ruled._replace(answer=ruled.answer._replace(outcome=outcome, reasons=reasons))

    def facts(self, given: Mapping[str, Any], /, *, now: datetime | None = None) -> Facts:
        """Read a form once, to judge it at many moments.

        Args:
            given: the entries by name.
            now: the moment; needed where dated values have several periods.

        Raises:
            FactsError: with every entry that cannot be used.
        """
        program = self.program(now) if now is not None else self.programs()[0]
        named, strange = self._named(program, given)
        self._stage(named)
        reading = Reading(strange=strange)
        reading.read(self.form.fields, named)
        around, _ = self._around(program, named, now)
        row = row_of(program, reading, around, now)
        faults = [each.fault for each in (*reading.invalid, *reading.strange)]
        if faults:
            raise FactsError(faults)
        return row

    def needed(self, partial: Mapping[str, Any], /, *, now: datetime) -> tuple[str, ...]:
        """Name the entries that nothing stands in yet: each can still change what is told of the form.

        Args:
            partial: the form so far.
            now: the moment of the question.

        Raises:
            FactsError: no mapping.
            MissingParameterError: values that the company has not filled.
        """
        given, _ = self._named(self.program(now), partial)
        names = ((STAGE,) if self.form.stage else ()) + tuple(each.name for each in self.form.fields)
        return tuple(name for name in names if is_blank(given.get(name)))

    def json_schema(self, now: datetime | None = None, stage: str | None = None) -> dict[str, Any]:
        """Describe the form as JSON Schema, its entries in their order.

        It accepts what can be used and is there as far as the stage wants it. What a text comes to (its
        bounds, a day that no month has) and what entries have to agree in, `evaluate` tells.

        Args:
            now: the moment of the question; a form is the same at all of them.
            stage: how far the form has come; without it, its first stage, and the form may name any.

        Raises:
            FactsError: the stage is none of the form's.
            MissingParameterError: values that the company has not filled.

        >>> from crmpolicy.company import load_policy_set
        >>> schema = load_policy_set("handbook").point("handbook.order_form").json_schema(stage="signed")
        >>> "supervisor" in schema["required"], schema["properties"]["stage"]["enum"]
        (True, ['signed', '签字'])
        """
        if now is not None:
            self.program(now)
        named = self._stage({STAGE: stage}) if stage else None
        entries = set(self.form.asked())
        around = [each for each in self.reach() if each.key not in entries and each.derived is None]
        return form_schema(self.tables[0], self.form, named, around)

    def _named(self, program: Program, facts: Any) -> tuple[dict[str, Any], list[Found]]:
        """Put names into the spelling of the form; those that nobody declares are told apart."""
        if isinstance(facts, Facts):
            facts = entered(program, facts)
        if not isinstance(facts, Mapping):
            raise FactsError([Fault("facts-not-a-mapping", {"given": type(facts).__name__})])
        named, faults = program.model.named(facts)
        known = {each.name for each in self.form.fields}
        counted = [name for name in named if ":" in name]  # by a rule about lines: no entry of the form
        strange = [unknown_name(name, name, known) for name in counted]
        entries = {name: value for name, value in named.items() if name not in counted}
        return entries, [*strange, *(_strange(fault, known) for fault in faults)]

    def _stage(self, given: Mapping[str, Any]) -> str | None:
        """Read how far the form has come: without it nobody can tell what it has to hold."""
        fact = self.form.stage
        if fact is None:
            return None
        if is_blank(given.get(STAGE)):
            raise FactsError([Fault("fact-missing", {"name": STAGE, "title": fact.title})])
        try:
            return str(fact.read(given[STAGE]))
        except BadValueError as error:
            raise FactsError([wrong_entry(STAGE, fact, error.fault())]) from None

    def _around(
        self, program: Program, given: Mapping[str, Any], now: datetime | None
    ) -> tuple[Mapping[str, Any], tuple[Decision, ...]]:
        """Add what other points decide; what they cannot decide from the form is unknown."""
        if now is not None and self.requires:
            with suppress(FactsError, UndecidedError):
                done = self.requires.complete(given, now, program.model.spared_by, program.model.by_key)
                done.check()
                return done.facts, done.basis
        return given, ()


def _strange(fault: Fault, known: Collection[str]) -> Found:
    """Tell a name that nobody declares in the words of the form; one given twice stays what it is."""
    name = str(fault.arguments["name"])
    return unknown_name(name, name, known) if fault.code.startswith("fact-unknown") else Found(name, fault)
