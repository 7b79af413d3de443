"""A DMN file as the files of a document: facts and scales, decisions, and the clauses that its rules cite."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from crmpolicy.errors import Fault, Location
from crmpolicy.interop.dmn.feel import Arithmetic, Name, Value
from crmpolicy.interop.dmn.files_in import Files
from crmpolicy.interop.dmn.guards_in import Asked
from crmpolicy.interop.dmn.kinds_in import NUMBERS, KindIn, Kinds, slug
from crmpolicy.interop.dmn.model import Decision, InputData, Model
from crmpolicy.interop.dmn.names_in import as_called, called, compared, null_tested
from crmpolicy.interop.dmn.parts_in import parts_of
from crmpolicy.interop.dmn.tables_in import TableIn
from crmpolicy.interop.dmn.xml_file import DmnError
from crmpolicy.policy.documents import Shared
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.scales import ROLES, Choice
from crmpolicy.source.nodes import Plain
from crmpolicy.source.text import LIMIT
from crmpolicy.values import plain_number
from crmpolicy.wording import Words


def files_of(model: Model, *, document: str, file: str, shared: Shared) -> dict[str, str]:
    """Write a model as the files of a document.

    Args:
        model: what was read.
        document: the key of the document.
        file: how the DMN file is called in faults.
        shared: the words of all documents where it is to stand.

    Raises:
        DmnError: something in it has no place in our policies; with all of it.
    """
    importing = Importing(as_called(model), document, file, shared)
    files = importing.files()
    if importing.faults:
        raise DmnError(sorted(importing.faults, key=lambda each: (each.location or ("", 0, 0), each.code)))
    return files


@dataclass
class Importing:
    """One import: facts by the name that expressions have for them, decisions as they are written here."""

    model: Model
    document: str
    file: str
    shared: Shared
    faults: list[Fault] = field(default_factory=list)
    facts: dict[str, Asked] = field(default_factory=dict)
    declared: dict[str, dict[str, Plain]] = field(default_factory=dict)
    requires: dict[str, dict[str, str]] = field(default_factory=dict)
    tables: dict[str, TableIn] = field(default_factory=dict)
    ids: dict[str, set[str]] = field(default_factory=dict)
    told: set[tuple[str, int, str]] = field(default_factory=set)
    left: int = LIMIT

    def tell(self, code: str, line: int, **arguments: Any) -> None:
        """Note something that is wrong."""
        told = code, line, repr(arguments)
        if told not in self.told:
            self.told.add(told)
            self.faults.append(Fault(code, arguments, Location(self.file, max(line, 1), 1)))

    def _room(self, letters: int) -> bool:
        """Tell whether so many more letters fit into the file of decisions."""
        self.left -= letters
        return self.left >= 0

    def files(self) -> dict[str, str]:
        """Write everything; what is wrong is in ``faults``."""
        self.names = [*self.model.names()]
        self.called = {each.name: called(each, self.names) for each in self.model.decisions}
        self.kinds = Kinds(self.model, self.shared, self.tell)
        self.inside = parts_of(self.model)
        self.points = self._points()
        self._inputs()
        order = self._order()
        if self.faults:
            return {}
        for each in order:
            self._table(each)
        if self.faults:
            return {}
        files = Files(
            self.model,
            self.document,
            self.file,
            self.kinds,
            self.declared,
            self.points,
            self.inside,
            self.requires,
            self.tables,
            frozenset(name for name, table in self.tables.items() if self._answers(table)),
        ).written()
        if any(len(text.encode()) > LIMIT for text in files.values()):
            self.tell("dmn-too-long", self.model.line, most=f"{LIMIT:,}")
        return files

    def _points(self) -> dict[str, str]:
        """Give each decision its name here; two may not fall together."""
        found: dict[str, str] = {}
        taken: set[str] = set()
        for each in self.model.decisions:
            found[each.name] = _free(slug(each.name), taken)
            taken.add(found[each.name])
        return found

    def _inputs(self) -> None:
        null = {name for each in self.model.decisions for name in null_tested(each, self.names)}
        for each in self.model.inputs:
            kind = self._kind(each)
            if kind is None:
                continue
            unknown = each.unknown or each.name in null
            asked = Asked(slug(each.name), kind, unknown)
            fact = self.shared.facts.get(asked.name)
            if fact is None or not _is_shared(asked, fact):
                asked = Asked(self._named(each.name), kind, unknown)
                self.declared[asked.name] = _declared(asked, each.title, each.name)
            self.facts[each.name] = asked

    def _named(self, wished: str) -> str:
        """Give a fact a name that nothing else has: no fact and no parameter of this document or of all."""
        taken = {*self.declared, *self.shared.facts, *self.shared.parameters}
        taken |= {each.name for each in self.facts.values()}
        return _free(slug(wished), taken)

    def _kind(self, each: InputData) -> KindIn | None:
        """Give an input's type: as it is declared, as columns have it, or by what it is compared with."""
        columns = [
            column
            for decision in self.model.decisions
            for column in decision.grid.columns
            if " ".join(column.expression.split()) == each.name
        ]
        before = len(self.faults)
        for name, line in [(each.type, each.line), *((one.type, one.line) for one in columns)]:
            kind = self.kinds.of(name, line) if name else None
            if kind is not None:
                return self.kinds.with_values(kind, each.name, columns)
        literals = {one.kind for decision in self.model.decisions for one in compared(decision, each.name)}
        if len(self.faults) > before:
            return None
        if len(literals) != 1:
            self.tell("dmn-input-type", each.line, name=each.name)
            return None
        plain = {"duration": "days and time duration"}.get(next(iter(literals)), next(iter(literals)))
        kind = self.kinds.of(plain, each.line)
        return self.kinds.with_values(kind, each.name, columns) if kind is not None else None

    def _order(self) -> list[Decision]:
        """Put decisions after those that they look at; a circle is told."""
        by_name = {each.name: each for each in self.model.decisions}
        found: dict[str, Decision] = {}
        open_ones: dict[str, list[str]] = {}
        for each in self.model.decisions:
            waiting = [each.name]
            while waiting:
                name = waiting[-1]
                if name not in open_ones:
                    rests_on = (
                        one if one in by_name else one.rpartition(".")[0] for one in self.called[name]
                    )
                    open_ones[name] = [one for one in rests_on if one in by_name]
                left = next((one for one in open_ones[name] if one not in found), None)
                if left in waiting:
                    self.tell("dmn-circle", by_name[name].line, name=name)
                    return []
                if left is None:
                    found[waiting.pop()] = by_name[name]
                else:
                    waiting.append(left)
        return [*found.values()]

    def _table(self, decision: Decision) -> None:
        """Read one decision, after those that it looks at."""
        inside = self.inside.get(decision.name)
        ids = self.ids.setdefault(inside.of if inside else decision.name, set())
        table = TableIn(decision, self.document, {}, self.kinds, self._reckoned, self.tell, self._room, ids)
        if inside is None or not inside.whole:
            table.facts = self._visible(decision)
        if not table.outputs_first():
            return
        self._named_apart(table)
        if inside is None or not inside.whole:
            table.read()
        self.tables[decision.name] = table

    def _named_apart(self, table: TableIn) -> None:
        """Give a decision another name than that of a question of the catalogue which it does not answer."""
        name, subjects = table.decision.name, self.shared.subjects
        if self.points[name] in subjects and not self._answers(table):
            self.points[name] = _free(f"{self.points[name]}_", {*subjects, *self.points.values()})

    def _visible(self, decision: Decision) -> Mapping[str, Asked]:
        """Give what expressions may name: inputs, and what other decisions say."""
        found = dict(self.facts)
        takes = {said: fact for fact, said in decision.takes}
        wanted = self.requires.setdefault(decision.name, {})
        for name in self.called[decision.name]:
            owner, table, place = self._said_by(name)
            if table is None:
                continue
            if table.hit.lists:
                self.tell("dmn-list-of-decision", decision.line, name=name)
                continue
            fact = _free(slug(takes.get(name, name)), {*self.declared, *self.shared.facts})
            output = table.names[place]
            wanted[fact] = f"{self.points[owner]}.{output}"
            found[name] = Asked(fact, table.types[place], output in table.nothing)
        return found

    def _said_by(self, name: str) -> tuple[str, TableIn | None, int]:
        """Find the output of another decision that a name stands for."""
        if name in self.tables:
            return name, self.tables[name], 0
        owner, _, output = name.rpartition(".")
        table = self.tables.get(owner)
        results = [each.name for each in table.grid.results] if table is not None else []
        return (owner, table, results.index(output)) if output in results else (owner, None, 0)

    def _reckoned(self, found: Arithmetic, label: str, kind: KindIn | None, line: int) -> Asked:
        """Declare a fact that follows from others by what an expression reckons."""
        said = repr(found)
        if said not in self.facts:
            operators = [each for each, _ in found.rest]
            operands = [found.first, *(each for _, each in found.rest)]
            named = [self.facts.get(each.text) for each in operands if isinstance(each, Name)]
            facts = [each for each in named if each is not None]
            if len(facts) < len(named) or not facts:
                self.tell("dmn-arithmetic-name", line, given=label)
            texts = [self._operand(each, facts) for each in operands]
            derived = _derivation(operators, texts)
            if derived is None or any(each.kind.name not in NUMBERS for each in facts):
                self.tell("dmn-arithmetic", line, given=label)
                derived = {}
            kind = kind or _reckoned_kind(operators, facts)
            unknown = any(each.unknown for each in facts) or operators == ["/"]  # by nought: null
            asked = Asked(self._named(label), kind, unknown)
            self.facts[said] = asked
            known = replace(asked, unknown=False)  # what follows from others is unknown where they are
            self.declared[asked.name] = {**_declared(known, None, label), "derived": derived}
        return self.facts[said]

    def _operand(self, operand: Name | Value, facts: Sequence[Asked]) -> str:
        if isinstance(operand, Name):
            fact = self.facts.get(operand.text)
            return fact.name if fact is not None else ""
        return facts[0].kind.literal(operand) if facts and operand.kind == "number" else ""

    def _answers(self, table: TableIn) -> bool:
        """Tell whether a decision answers a question of the catalogue: the same name, outputs and types."""
        found = self.shared.subjects.get(self.points[table.decision.name])
        if found is None or found.duties is not None or table.hit.lists:
            return False
        types = {each.name: each.type for each in found.outputs}
        mine = {name: kind.written()["type"] for name, kind in zip(table.names, table.types, strict=True)}
        return mine.items() <= types.items()


def _free(name: str, taken: Container[str]) -> str:
    """Give a name that is not taken."""
    while name in taken:
        name += "_"
    return name


def _declared(asked: Asked, title: Words | None, name: str) -> dict[str, Plain]:
    said = title or Words(name, name)
    found: dict[str, Plain] = {"title": {"zh": said.zh, "en": said.en}, **asked.kind.written()}
    if asked.kind.range:
        found["range"] = dict(asked.kind.range)
    if asked.unknown:
        found["unknown"] = "allowed"
    return found


def _is_shared(asked: Asked, fact: Fact) -> bool:
    """Tell whether a fact of all documents is just what an input is declared to be."""
    kind = asked.kind
    if fact.unknown != asked.unknown or fact.derived is not None or isinstance(fact.type, ListOf):
        return False
    if isinstance(fact.type, Choice):
        if fact.type.scale.id == ROLES:
            return kind.name == "role" and not kind.range
        same = kind.scale is not None and kind.scale.name == fact.type.scale.id and not kind.scale.declared
        return same and not kind.several
    return not kind.several and _settings(kind) == _settings_of(fact) and _range_of(fact, kind)


def _settings(kind: KindIn) -> tuple[str, str, str]:
    return kind.name, kind.unit, kind.step


def _settings_of(fact: Fact) -> tuple[str, str, str]:
    unit = getattr(fact.type, "unit", None) or getattr(fact.type, "currency", None) or ""
    if fact.type.name not in NUMBERS - {"integer"}:
        return fact.type.name, str(unit), ""
    step = getattr(fact.type, "step", None)
    return fact.type.name, str(unit), "any" if step is None else plain_number(step)


def _range_of(fact: Fact, kind: KindIn) -> bool:
    told = {name: fact.type.parse(str(said)) for name, said in kind.range.items() if name != "among"}
    bounds = {name: getattr(operand, "value", None) for name, operand in fact.range.bounds()}
    return bounds == told and not fact.range.among and "among" not in kind.range


def _derivation(operators: Sequence[str], texts: Sequence[str]) -> dict[str, Plain] | None:
    """Give the derivation that an expression is; None where there is no such word."""
    if not all(texts):
        return None
    if {*operators} <= {"+", "-"}:
        signed = [*zip(["+", *operators], texts, strict=True)]
        less: list[Plain] = [text for sign, text in signed if sign == "-"]
        found: dict[str, Plain] = {"sum": [text for sign, text in signed if sign == "+"]}
        return {**found, "minus": less} if less else found
    if [*operators] == ["*"]:
        return {"product": [*texts]}
    return {"ratio": [*texts]} if [*operators] == ["/"] else None


def _reckoned_kind(operators: Sequence[str], facts: Sequence[Asked]) -> KindIn:
    kinds = {(each.kind.name, each.kind.unit) for each in facts}
    if {*operators} <= {"+", "-"} and len(kinds) == 1 and "integer" not in {name for name, _ in kinds}:
        name, unit = kinds.pop()
        return KindIn(name, unit, "any")
    return KindIn("number", "", "any")
