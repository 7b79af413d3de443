"""Questions as a DMN model: what is asked, the tables that answer, what one decision requires of others."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.fields import Field
from crmpolicy.engine.folding import FoldedTable
from crmpolicy.engine.program import Program
from crmpolicy.errors import Fault, MissingParameterError
from crmpolicy.interop.dmn.combining import Voice, joined, passed_on
from crmpolicy.interop.dmn.feel import expression, names_in, unary_tests
from crmpolicy.interop.dmn.items import Items
from crmpolicy.interop.dmn.knowing import may_be_unknown
from crmpolicy.interop.dmn.model import Decision, Grid, InputData, Model, Result, Together
from crmpolicy.interop.dmn.refusing import Unsayable, refused
from crmpolicy.interop.dmn.tables_out import Naming, TableOut
from crmpolicy.policy.tables import Fold, Output
from crmpolicy.wording import Words

_NO_NAME: Final = re.compile(r"\W")
_TAKEN: Final = frozenset({
    "true", "false", "null", "not", "and", "or", "if", "then", "else", "for", "in", "return", "some", "every",
    "satisfies", "between", "instance", "of", "function", "external", "date", "time", "duration",
})  # fmt: skip
"""What a name of FEEL may not be."""
_OF_ONE: Final = ("list", "count")
"""The folds that make of a single answer something else."""


def model_of(policies: PolicySet, questions: Sequence[str], *, now: datetime) -> Model:
    """Write questions as a model, with those that decide their facts where these can be written too.

    Args:
        policies: what is in force.
        questions: their names; none: all that can be written.
        now: the moment whose values count.

    Raises:
        NotInDmnError: a question that was named cannot be said exactly; with the reasons of all.
        UnknownPointError: nothing in force answers a question.
        MissingParameterError: values that the company has not filled.
    """
    return exporting_of(policies, questions, now=now).model()


def exporting_of(policies: PolicySet, questions: Sequence[str], *, now: datetime) -> "Exporting":
    """Write questions, and keep what could not be written; as :func:`model_of`."""
    exporting = Exporting(policies, now)
    faults = [fault for name in questions if (fault := exporting.add(policies.point(name))) is not None]
    if faults:
        raise refused(faults)
    if not questions:
        for name in policies.effective.tables:
            exporting.add(policies.point(name), asked=False)
    return exporting


@dataclass(slots=True)
class Written:
    """A decision that was written: its name and how each of its outputs is called."""

    name: str
    outputs: Mapping[str, str]


@dataclass(slots=True)
class Exporting:
    """One export: decisions in the order in which they can be made, and all that they ask."""

    policies: PolicySet
    now: datetime
    items: Items = field(default_factory=Items)
    inputs: dict[str, InputData] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    written: dict[str, Written | Fault] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def add(self, point: DecisionPoint, *, asked: bool = True) -> Fault | None:
        """Write a question, those that decide its facts before it; give the reason where it cannot be.

        Raises:
            MissingParameterError: values that the company has not filled, where the question is asked for.
        """
        key = key_of(point)
        if key not in self.written:
            kept = len(self.decisions), dict(self.inputs), set(self.names), dict(self.items.found)
            try:
                self.written[key] = _Question(self, point).write()
            except Unsayable as reason:
                self.written[key] = reason.fault(point.name, point.title)
                del self.decisions[kept[0] :]
                self.inputs, self.names = kept[1], kept[2]
            except MissingParameterError as missing:
                if asked:
                    raise
                self.written[key] = missing.faults[0]
        found = self.written[key]
        return found if isinstance(found, Fault) else None

    def behind(self, name: str) -> Written | None:
        """Write the question that decides a fact; None where it cannot be, so that the fact is given."""
        if name not in self.policies.points:
            return None
        point = self.policies.point(name)
        key = key_of(point)
        if key not in self.written and self.add(point, asked=False) is not None:
            return None
        found = self.written[key]
        return found if isinstance(found, Written) else None

    def named(self, wished: str, beside: str = "") -> str:
        """Give a name that nothing else in the file has."""
        name = _NO_NAME.sub("_", wished)
        name = f"{name}_" if name in _TAKEN else name
        if name in self.names and beside:
            name = f"{_NO_NAME.sub('_', beside)}_{name}"
        plain, number = name, 1
        while name in self.names:
            number += 1
            name = f"{plain}_{number}"
        self.names.add(name)
        return name

    @property
    def left_out(self) -> dict[str, Fault]:
        """The questions that could not be written, each with the reason."""
        return {name: each for name, each in self.written.items() if isinstance(each, Fault)}

    def model(self) -> Model:
        """Give the whole."""
        effective = self.policies.effective
        documents = {key.partition(".")[0] for key, each in self.written.items() if isinstance(each, Written)}
        told = {
            "company": effective.company,
            "zone": effective.zone,
            "currency": effective.currency,
            "now": self.now.isoformat(),
        }
        told |= {"document": documents.pop()} if len(documents) == 1 else {}
        decisions = tuple(self.decisions)
        named = {each.type for each in self.inputs.values()} | {each.type for each in decisions}
        named |= {one.type for each in decisions for one in each.grid.columns}
        named |= {one.type for each in decisions for one in each.grid.results}
        return Model(
            name=effective.company,
            namespace=f"urn:crmpolicy:{effective.company}",
            items=tuple(each for each in self.items.found.values() if each.name in self._used(named)),
            inputs=tuple(self.inputs.values()),
            decisions=decisions,
            told=told,
            title=effective.title,
        )

    def _used(self, named: set[str]) -> set[str]:
        """Name all types that are used, those within others too."""
        found, waiting = set[str](), set(named)
        while waiting:
            name = waiting.pop()
            if name in self.items.found and name not in found:
                found.add(name)
                item = self.items.found[name]
                waiting |= {item.base, *(each.base for each in item.fields)}
        return found


def key_of(point: DecisionPoint) -> str:
    """Give what a question is known by: its table, or its own name where several documents answer it."""
    return point.tables[0].key if len(point.tables) == 1 else point.name


class _Question:
    """Writes one question."""

    def __init__(self, exporting: Exporting, point: DecisionPoint) -> None:
        self.exporting, self.point = exporting, point
        if type(point) is not DecisionPoint:
            raise Unsayable("dmn-out-kind")
        if len(point.tables) > 1:
            raise Unsayable("dmn-out-joined", documents=point.documents)
        if point.governing != ("now",):
            raise Unsayable("dmn-out-governed", event=point.governing[0])
        self.program: Program = point.program(exporting.now)
        self.table: FoldedTable = self.program.tables[0]
        if self.program.courses:
            raise Unsayable("dmn-out-kind")
        if self.table.table.of is not None:
            raise Unsayable("dmn-out-list", fact=self.table.table.of)
        fields = {each.key: each for each in self.program.fields}
        parameters = exporting.policies.effective.parameters
        self.fields = {
            key: _as_given(each, unknown=may_be_unknown(each, fields, parameters))
            for key, each in fields.items()
        }
        self.required = {each.full: each for each in point.requires}
        self.asked: dict[str, str] = {}
        self.takes: dict[str, str] = {}
        self.naming = Naming(self.expression, self.label, exporting.items.type_of)

    def expression(self, key: str) -> str:
        """Give the expression for a fact: the name of an input, or of what another decision says."""
        if key not in self.asked:
            self.asked[key] = self._decided(key) or self._given(key)
        return self.asked[key]

    def label(self, key: str) -> str:
        """Give what people call a fact."""
        return self.fields[key].fact.title.zh

    def _decided(self, key: str) -> str | None:
        required = self.required.get(key)
        if required is None or required.words is not None:
            return None
        behind = self.exporting.behind(required.point)
        if behind is None:
            return None
        self.takes[self.fields[key].fact.name] = behind.outputs[required.output]
        return behind.outputs[required.output]

    def _given(self, key: str) -> str:
        inputs = self.exporting.inputs
        if key not in inputs:
            fact = self.fields[key].fact
            kind = self.exporting.items.type_of(fact, fact.name)
            name = self.exporting.named(fact.name, key.replace(":", ".").partition(".")[0])
            inputs[key] = InputData(name, name, kind, fact.title, fact.unknown)
        return inputs[key].name

    def write(self) -> Written:
        """Write the decisions of the question, its own last.

        Raises:
            Unsayable: it cannot be said exactly.
        """
        table = self.table.table
        tables = [
            TableOut(self.table, each, self.fields, self.naming, alone=len(table.parts) == 1)
            for each in self.table.parts
        ]
        if not tables:
            raise Unsayable("dmn-out-no-rows")
        if len(table.parts) == 1:
            return self._decision(tables[0].grid(), table.subject)
        return self._together(tables)

    def _decision(self, grid: Grid, subject: str, together: Together | None = None) -> Written:
        name = self.exporting.named(subject, self.table.table.document)
        return self._add(name, grid, self.table.table.title, together)

    def _add(self, name: str, grid: Grid, title: Words | None, together: Together | None = None) -> Written:
        kind = grid.results[0].type if len(grid.results) == 1 else ""
        if len(grid.results) > 1:
            fields = tuple((each.name, each.type) for each in grid.results)
            kind = self.exporting.items.outcome(f"{name}_outcome", fields)
        elif grid.hit in ("RULE ORDER", "OUTPUT ORDER") or (grid.hit == "COLLECT" and not grid.aggregation):
            kind = ""
        decision = Decision(
            id=name,
            name=name,
            grid=_with_ids(grid, name),
            type=kind,
            needs=self._needs(grid),
            title=title,
            together=together,
            takes=tuple((fact, said) for fact, said in self.takes.items() if said in _named(grid)),
        )
        self.exporting.decisions.append(decision)
        outputs = [each.name for each in grid.results]
        return Written(name, {each: name if len(outputs) == 1 else f"{name}.{each}" for each in outputs})

    def _needs(self, grid: Grid) -> tuple[str, ...]:
        """Name the inputs and decisions that a table looks at."""
        ids = {each.name: each.id for each in self.exporting.inputs.values()}
        ids |= {each.name: each.id for each in self.exporting.decisions}
        named = (each if each in ids else each.partition(".")[0] for each in _named(grid))
        return tuple(dict.fromkeys(ids[each] for each in named if each in ids))

    def _together(self, tables: Sequence[TableOut]) -> Written:
        """Write a decision for each part, and those that put them together."""
        table = self.table.table
        voices: list[tuple[str, Voice]] = []
        results: dict[str, Result] = {}
        for each in tables:
            silent = bool(each.part.applies.tests or each.part.applies.alternatives)
            if silent and not each.total:
                raise Unsayable("dmn-out-part", part=each.part.part.title or table.title)
            grid = each.grid()
            if grid.hit in ("RULE ORDER", "OUTPUT ORDER"):
                raise Unsayable("dmn-out-fold", word="list", output=each.outputs[grid.results[0].name].title)
            name = self.exporting.named(f"{table.subject}_{each.part.part.id}", table.document)
            self._add(name, grid, each.part.part.title)
            voices.append((each.part.part.id, Voice(name, tuple(one.name for one in grid.results), silent)))
            results |= {one.name: one for one in grid.results}
        return self._combined(voices, results)

    def _combined(self, voices: Sequence[tuple[str, Voice]], results: Mapping[str, Result]) -> Written:
        table = self.table.table
        speaking = [voice for _, voice in voices]
        words = {
            name: self.table.combine.get(name)
            for name in results
            if sum(name in each.outputs for each in speaking) > 1 or self.table.combine.get(name) in _OF_ONE
        }
        parts = Together(
            tuple((identity, each.decision, each.silent) for identity, each in voices),
            tuple((name, str(word)) for name, word in words.items()),
        )
        outputs = {each.name: each for each in table.outputs if each.name in results}
        self._whole(outputs, speaking)
        self._counted(words)
        if len(outputs) == 1:
            (output,) = outputs.values()
            grid = joined(output, words.get(output.name), speaking, _bare(results[output.name]))
            return self._decision(grid, table.subject, parts)
        told = []
        for name, output in outputs.items():
            apart = self.exporting.named(f"{table.subject}_{name}", table.document)
            self._add(apart, joined(output, words.get(name), speaking, _bare(results[name])), output.title)
            told.append((name, apart))
        bare = [_bare(results[name]) for name in outputs]
        return self._decision(passed_on(told, bare), table.subject, parts)

    def _counted(self, words: Mapping[str, Fold | None]) -> None:
        """Refuse to count parts where what is counted are rules: one part may have several."""
        collected = any(each.part.hit == "collect" for each in self.table.parts)
        for output in self.table.table.outputs:
            if words.get(output.name) == "count" and collected:
                raise Unsayable("dmn-out-fold", word="count", output=output.title)

    def _whole(self, outputs: Mapping[str, Output], voices: Sequence[Voice]) -> None:
        """Refuse what only defaults or caps settle after the parts were put together."""
        for output in self.table.table.outputs:
            given = output.name in outputs
            always = any(not each.silent and output.name in each.outputs for each in voices)
            if not given or (output.has_default and not always):
                raise Unsayable("dmn-out-silent", output=output.title)
            if output.name in self.table.caps and dict(self.table.combine).get(output.name) in (
                "sum",
                "count",
            ):
                raise Unsayable("dmn-out-cap", output=output.title)


def _as_given(one: Field, *, unknown: bool) -> Field:
    """Give a fact as the file has it: given itself, whatever it follows from."""
    return replace(one, fact=replace(one.fact, unknown=unknown))


def _bare(result: Result) -> Result:
    return Result(result.name, result.type, "", None, result.label, result.title, result.unknown)


def _with_ids(grid: Grid, name: str) -> Grid:
    """Give each row an id that no other of the file has: no name has a hyphen."""
    return replace(grid, rows=tuple(replace(each, id=f"{name}-{each.id}") for each in grid.rows))


def _named(grid: Grid) -> list[str]:
    """Give the names that stand in the expressions of a table."""
    found: list[str] = []
    for column in grid.columns:
        found += names_in(expression(column.expression))
    for row in grid.rows:
        for said in row.says:
            found += names_in(expression(said))
        for test in row.tests:
            found += names_in(unary_tests(test))
    for result in grid.results:
        found += names_in(expression(result.default)) if result.default else []
    return list(dict.fromkeys(found))
