"""A point compiled: which facts its tables need in a period, and the program that answers from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from crmpolicy.engine.asking import asked_by
from crmpolicy.engine.calling import Calling
from crmpolicy.engine.course_folding import fold_course
from crmpolicy.engine.derived import derive
from crmpolicy.engine.deriving import Derived, Deriving
from crmpolicy.engine.entering import as_entered, asked_of_form
from crmpolicy.engine.event_details import EVENTS, details_of, with_details
from crmpolicy.engine.fields import Field, listed, order_fields
from crmpolicy.engine.folding import FoldedTable, Folding
from crmpolicy.engine.joining import JoinedOutput
from crmpolicy.engine.model import FactsModel
from crmpolicy.engine.naming import Names
from crmpolicy.engine.periods import refuse_out_of_force
from crmpolicy.engine.program import Frame, Program
from crmpolicy.engine.reading import QuickReader
from crmpolicy.engine.restating import restated
from crmpolicy.engine.unfilled import missing_faults, slot_fault
from crmpolicy.errors import MissingParameterError
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.tables import Table
from crmpolicy.values import ValueType


@dataclass(slots=True)
class Compiler:
    """Compiles one point of a policy set."""

    effective: Effective
    tables: Sequence[Table]
    outputs: Sequence[JoinedOutput]
    frame: Frame
    names: Names
    calling: Calling
    facts: Mapping[str, Fact] = field(init=False)
    inside: Mapping[str, Fact] = field(init=False)
    own: Mapping[str, Fact] = field(init=False)

    def __post_init__(self) -> None:
        self.own = own = {fact.key: fact for table in self.tables for fact in table.derive}
        self.inside = {
            each.key: each
            for fact in (*self.effective.facts.values(), *own.values())
            if isinstance(fact.type, ListOf)
            for each in fact.type.fields
        }
        around = as_entered(self.effective.facts, self.tables)
        facts = {**around, **own, **self.inside, EVENTS: self._events()}
        self.facts = self.calling.called(facts)

    def _events(self) -> Fact:
        """Give the list of events with what this point asks of an event."""
        facts = self.effective.facts
        details = ((self.names.plain[key], facts[key]) for key in details_of(self.tables))
        return with_details(facts[EVENTS], details, self.names.declared)

    def program(self, days: Mapping[str, date | None], elsewhere: frozenset[str]) -> Program:
        """Compile for the values of the days on which the governing moments of a case lie.

        What follows from facts takes the values of now, where some table is governed by it.

        Args:
            days: the day for each of the words that tables are governed by.
            elsewhere: names of facts that serve other points too.

        Raises:
            MissingParameterError: every value that this point needs and the company has not filled.
        """
        for table in self.tables:
            refuse_out_of_force(self.effective, [table], days[table.governed_by])
        kinds = {key: fact.type for key, fact in self.facts.items()}
        foldings = {word: self._folding(day, kinds) for word, day in days.items()}
        tables = tuple(foldings[table.governed_by].table(table) for table in self.tables)
        folding = foldings.get("now") or next(iter(foldings.values()))
        deriving = Deriving(folding, kinds, self.effective.zone, self.own)
        courses = {
            table.key: fold_course(table.course, foldings[table.governed_by])
            for table in self.tables
            if table.course is not None
        }
        asked = self._asked(tables)
        follows = self._derived(asked, deriving)
        entry_derived = {key: follows[key] for key in follows if self._of_entries(key, follows)}
        wanted = self._wanted(asked, entry_derived)
        derived = {key: follows[key] for key in follows if key not in entry_derived}
        allowed = {key: listed(self.facts[key], folding) for key in order_fields(wanted, derived)}
        open_slots = [table for table in self.tables if table.slot and not table.parts]
        if open_slots:
            raise MissingParameterError([slot_fault(table) for table in open_slots])
        outputs = tuple(each.folded(folding) for each in self.outputs)
        missing = frozenset[str]().union(*(folding.missing for folding in foldings.values()))
        if missing:
            raise MissingParameterError(missing_faults(self.effective, missing))
        fields = self._fields(wanted, derived, allowed)
        only = {key: sources - elsewhere for key, sources in _sources_only(fields).items()}
        names = self.names
        again = restated(fields, deriving)
        model = FactsModel(self.frame.subject, fields, names.declared, names.spellings, only, restating=again)
        quick = names.declared - (names.spellings.keys() - {each.name for each in fields})
        quick_code = QuickReader(fields, frozenset(quick), only, restating=again).build(model.read)
        return Program(
            tables,
            fields,
            deriving.kinds,
            outputs,
            self.frame,
            quick_code,
            model,
            deriving,
            entry_derived,
            courses,
        )

    def _folding(self, day: date | None, kinds: Mapping[str, ValueType]) -> Folding:
        return Folding(self.effective.parameters, self.effective.values_on(day), kinds)

    def _asked(self, tables: Iterable[FoldedTable]) -> list[str]:
        """Name the facts that the tables ask directly, fields of entries among them."""
        found: dict[str, None] = {}
        for table in tables:
            if table.table.governed_by != "now" or table.table.timed:
                found[EVENTS] = None
            found.update(dict.fromkeys(asked_of_form(table.table.course)))
            if table.table.of:
                found[table.table.of] = None
            for part in table.parts:
                found.update(dict.fromkeys(asked_by(part)))
        return list(found)

    def _of_entries(self, key: str, derived: Mapping[str, Derived]) -> bool:
        """Tell whether a fact follows from the entry of a list, so that each entry has its own."""
        return key in derived and any(
            source in self.inside or self._of_entries(source, derived) for source in derived[key].sources
        )

    def _wanted(self, asked: Iterable[str], entry_derived: Mapping[str, Derived]) -> list[str]:
        """Name the facts of the case; those of entries are replaced by what they need of the case."""
        found: dict[str, None] = {}
        for key in asked:
            if key in entry_derived:
                found.update(dict.fromkeys(self._wanted(entry_derived[key].sources, entry_derived)))
            elif key not in self.inside:
                found[key] = None
        return list(found)

    def _derived(self, wanted: Sequence[str], deriving: Deriving) -> dict[str, Derived]:
        derived: dict[str, Derived] = {}
        waiting = list(wanted)
        while waiting:
            key = waiting.pop()
            fact = self.facts[key]
            if key not in derived and fact.derived is not None:
                derived[key] = derive(deriving, fact, fact.derived)
                waiting += derived[key].sources
        return derived

    def _fields(
        self, wanted: Sequence[str], derived: Mapping[str, Derived], facts: Mapping[str, Fact]
    ) -> tuple[Field, ...]:
        return tuple(
            Field(key, self.names.plain[key], fact, derived.get(key), key in wanted)
            for key, fact in facts.items()
        )


def _sources_only(fields: Sequence[Field]) -> dict[str, frozenset[str]]:
    """For each derived fact, the names that serve nothing but to derive it."""
    by_key = {each.key: each for each in fields}

    def below(key: str) -> set[str]:
        derived = by_key[key].derived
        found: set[str] = set()
        for source in derived.sources if derived else ():
            found |= {source} | below(source)
        return found

    def serves(key: str) -> set[str]:
        return {key} | below(key)

    result = {}
    for each in fields:
        if each.derived is None:
            continue
        mine = below(each.key)
        elsewhere: set[str] = set()
        for other in fields:
            if other.wanted and other.key != each.key and each.key not in below(other.key):
                elsewhere |= serves(other.key) - {each.key}
        result[each.key] = frozenset(by_key[key].name for key in mine - elsewhere if key in by_key)
    return result
