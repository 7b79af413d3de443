"""A point compiled: which facts its tables need in a period, and the program that answers from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from crmpolicy.engine.derived import Derived, Deriving, facts_of
from crmpolicy.engine.fields import Field, order_fields
from crmpolicy.engine.folding import FoldedPart, FoldedRule, FoldedTable, Folding, Lookup
from crmpolicy.engine.model import FactsModel
from crmpolicy.engine.program import Frame, Joined, Program
from crmpolicy.engine.reading import QuickReader
from crmpolicy.errors import Fault, MissingParameterError, UnknownPointError
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.guards import FactOf
from crmpolicy.policy.parameters import Parameter
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.tables import Table


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a caller may use for the facts of one point."""

    plain: Mapping[str, str]
    spellings: Mapping[str, str]
    declared: frozenset[str]


@dataclass(slots=True)
class Compiler:
    """Compiles one point of a policy set."""

    effective: Effective
    tables: Sequence[Table]
    outputs: Sequence[Joined]
    frame: Frame
    facts: Mapping[str, Fact] = field(init=False)
    inside: Mapping[str, Fact] = field(init=False)

    def __post_init__(self) -> None:
        own = {fact.key: fact for table in self.tables for fact in table.derive}
        self.inside = {
            each.key: each
            for fact in (*self.effective.facts.values(), *own.values())
            if isinstance(fact.type, ListOf)
            for each in fact.type.fields
        }
        self.facts = {**self.effective.facts, **own, **self.inside}

    def program(self, day: date | None, names: Names, elsewhere: frozenset[str]) -> Program:
        """Compile for the values of one day.

        Raises:
            MissingParameterError: every value that this point needs and the company has not filled.
        """
        refuse_out_of_force(self.effective, self.tables, day)
        folding = Folding(self.effective.parameters, self.effective.values_on(day), self.facts)
        tables = tuple(folding.table(table) for table in self.tables)
        deriving = Deriving(
            folding, {key: fact.type for key, fact in self.facts.items()}, self.effective.zone
        )
        asked = self._asked(tables)
        follows = self._derived(asked, deriving)
        entry_derived = {key: follows[key] for key in follows if self._of_entries(key, follows)}
        wanted = self._wanted(asked, entry_derived)
        derived = {key: follows[key] for key in follows if key not in entry_derived}
        open_slots = [table for table in self.tables if table.slot and not table.parts]
        if open_slots:
            raise MissingParameterError([slot_fault(table) for table in open_slots])
        if folding.missing:
            raise MissingParameterError(missing_faults(self.effective, folding.missing))
        fields = self._fields(wanted, derived, names)
        only = {key: sources - elsewhere for key, sources in _sources_only(fields).items()}
        model = FactsModel(self.frame.subject, fields, names.declared, names.spellings, only)
        quick = names.declared - (names.spellings.keys() - {each.name for each in fields})
        quick_code = QuickReader(fields, frozenset(quick), only).build(model.read)
        return Program(
            tables,
            fields,
            deriving.kinds,
            tuple(self.outputs),
            self.frame,
            quick_code,
            model,
            deriving,
            entry_derived,
        )

    def _asked(self, tables: Iterable[FoldedTable]) -> list[str]:
        """Name the facts that the tables ask directly, fields of entries among them."""
        found: dict[str, None] = {}
        for table in tables:
            if table.table.governed_by != "now":
                found["events"] = None
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
            if key not in derived and self.facts[key].derived is not None:
                derived[key] = deriving.make(self.facts[key])
                waiting += derived[key].sources
        return derived

    def _fields(
        self, wanted: Sequence[str], derived: Mapping[str, Derived], names: Names
    ) -> tuple[Field, ...]:
        return tuple(
            Field(key, names.plain[key], self.facts[key], derived.get(key), key in wanted)
            for key in order_fields(wanted, derived)
        )


def asked_by(part: FoldedPart) -> list[str]:
    """Name the facts that a part asks, in guards and in outcomes."""
    found = facts_of(part.applies)
    for rule in (*part.rules, *((part.otherwise,) if part.otherwise else ())):
        found += asked_by_rule(rule)
    return found


def asked_by_rule(rule: FoldedRule) -> list[str]:
    """Name the facts that a rule asks, in its guard and in its outcome."""
    found = facts_of(rule.guard)
    for _, operand in rule.then:
        if isinstance(operand, FactOf):
            found.append(operand.key)
        elif isinstance(operand, Lookup):
            found += operand.keys
    return found


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


def slot_fault(table: Table) -> Fault:
    """Word a slot whose rules the company has not written."""
    return Fault("slot-missing", {"name": table.key, "title": table.title}, table.place, table.clauses)


def missing_faults(effective: Effective, missing: Iterable[str]) -> list[Fault]:
    """Word every value that is missing, with its clauses and the line to write."""
    return [_missing(effective, effective.parameters[key]) for key in sorted(missing)]


def _missing(effective: Effective, parameter: Parameter) -> Fault:
    where = effective.company_file
    code = "parameter-missing" if where else "parameter-missing-in-document"
    arguments: dict[str, Any] = {"name": parameter.key, "title": parameter.title, "file": where or ""}
    return Fault(code, arguments, parameter.place, parameter.clauses)


def names_for(effective: Effective, tables: Sequence[Table]) -> Names:
    """Decide what a caller calls each fact: by its plain name where that is clear, else in full.

    Inside one document's question a plain name is the document's own; in a joined question a
    plain name that two of the documents declare must be written in full.
    """
    documents = {table.document for table in tables}
    own = [fact for table in tables for fact in table.derive]
    facts = [*effective.facts.values(), *own]
    reach = [fact for fact in facts if "." not in fact.key or fact.key.split(".")[0] in documents]
    owners: dict[str, list[str]] = {}
    for fact in reach:
        owners.setdefault(fact.name, []).append(fact.key)
    plain = {fact.key: fact.name if len(owners[fact.name]) == 1 else fact.key for fact in reach}
    plain.update({fact.key: fact.key for fact in facts if fact.key not in plain})
    spellings = dict(plain)
    spellings.update({name: name for name in plain.values()})
    everyone = {fact.name for fact in facts if len(owners.get(fact.name, ("one",))) == 1}
    return Names(plain, spellings, frozenset(everyone | spellings.keys()))


def joined_outputs(effective: Effective, subject: str, tables: Sequence[Table]) -> tuple[Joined, ...]:
    """Give the outputs of a point with the fold in force and each document's words on the target scale."""
    outputs: dict[str, list[tuple[str, Any]]] = {}
    for table in tables:
        for output in table.outputs:
            outputs.setdefault(output.name, []).append((table.document, output))
    maps = {each.source: each for each in effective.scale_maps}
    joined = []
    for name, declared in outputs.items():
        kinds = [output.type for _, output in declared]
        words: dict[str, Mapping[Any, Any]] = {}
        target = kinds[0]
        for (document, _), kind in zip(declared, kinds, strict=True):
            if isinstance(kind, Choice) and kind.scale.id in maps and len(tables) > 1:
                words[document] = dict(maps[kind.scale.id].words)
                target = Choice(effective.scales[maps[kind.scale.id].target])
        used = [
            each.use for each in effective.joins if each.subject == subject and each.output in (None, name)
        ]
        specific = [each.use for each in effective.joins if each.subject == subject and each.output == name]
        join = (specific or used or [declared[0][1].join])[0]
        joined.append(Joined(name, target, join, words))
    return tuple(joined)


def period_starts(effective: Effective) -> tuple[date, ...]:
    """Give every day on which a value, or a document's being in force, changes."""
    days = {
        dated.since
        for parameter in effective.parameters.values()
        for dated in parameter.history
        if dated.since is not None
    }
    for document in effective.documents.values():
        days |= {day for day in (document.in_force_from, _after(document.in_force_to)) if day is not None}
    return tuple(sorted(days))


def _after(day: date | None) -> date | None:
    return None if day is None else day + timedelta(days=1)


def refuse_out_of_force(effective: Effective, tables: Sequence[Table], day: date | None) -> None:
    """Refuse to decide by a document before its first or after its last day.

    Raises:
        UnknownPointError: naming the document and its days.
    """
    for table in tables:
        document = effective.documents[table.document]
        begins, ends = document.in_force_from, document.in_force_to
        early = begins is not None and (day is None or day < begins)
        late = ends is not None and day is not None and day > ends
        if early or late:
            arguments: dict[str, Any] = {
                "document": document.title,
                "begins": str(begins or "-"),
                "ends": str(ends or "-"),
            }
            raise UnknownPointError("document-not-in-force", arguments, document.place)


__all__ = ["Compiler", "Names", "joined_outputs", "missing_faults", "names_for", "period_starts"]
