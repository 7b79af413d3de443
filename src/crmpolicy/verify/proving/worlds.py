"""A world: every fact of a program as a cell of the solver, and what has to hold among them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

import z3

from crmpolicy.engine.deriving import Derived
from crmpolicy.engine.folding import FoldedGuard, FoldedPart, Folding, Lookup
from crmpolicy.engine.program import Program
from crmpolicy.policy.facts import ANY_VALUE, Derivation, Fact, ListOf
from crmpolicy.policy.guards import FactOf, Literally
from crmpolicy.policy.tables import Part
from crmpolicy.values import ValueType
from crmpolicy.verify.proving.cells import Cell, guard_holds, looked_up, never, truth
from crmpolicy.verify.proving.shapes import Expr, NumberShape, Shape, in_range, rational
from crmpolicy.verify.proving.vocabulary import Vocabulary
from crmpolicy.verify.proving.words import FREE, WORDS, is_days_of_dates
from crmpolicy.verify.undecided import NotDecidedError

Values = dict[str, Any]
"""Facts by full name; an unknown is ``None``."""

Said = FoldedGuard | FoldedPart | Part
Term = TypeVar("Term")


class World:
    """The facts of one program, named once: variables for what is given, terms for what follows.

    Args:
        program: the program.
        vocabulary: what it and others name.
        given: derived facts that are variables of their own instead of following from others.
        shared: cells of another world that stand for the facts of these names here too.
        mark: what tells the variables of this world from those of another.
    """

    def __init__(
        self,
        program: Program,
        vocabulary: Vocabulary,
        *,
        given: frozenset[str] = frozenset(),
        shared: Mapping[str, Cell] | None = None,
        mark: str = "",
    ) -> None:
        self.program = program
        self.vocabulary = vocabulary
        self.given = given
        self.mark = mark
        self.constraints: list[Expr] = []
        self.variables: dict[str, Cell] = {}
        self._shared = dict(shared or {})
        self._cells: dict[str, Cell] = {}
        self._said: dict[int, tuple[Said, Any]] = {}
        self.declared = declared_facts(program)
        self.follows: dict[str, Derived] = dict(program.entry_derived)
        self.follows.update({each.key: each.derived for each in program.fields if each.derived})
        for key in self._watched():
            self.read(key)

    def _watched(self) -> Iterator[str]:
        """Name the facts that a caller gives, and those that follow and may be refused."""
        entries = {of for table in self.program.tables if (of := table.table.of)}
        for each in self.program.fields:
            if each.derived is None or each.key in self.given or _is_checked(each.fact):
                yield each.key
            if each.key in entries and isinstance(each.fact.type, ListOf):
                yield from (one.key for one in each.fact.type.fields)

    @property
    def folding(self) -> Folding:
        """The parameters in force."""
        return self.program.deriving.folding

    @property
    def moving(self) -> list[str]:
        """The derived facts that became variables although they follow from others."""
        return [key for key in self.variables if key in self.follows and key not in self.given]

    def read(self, key: str) -> Cell:
        """Give the cell of a fact."""
        if key not in self._cells:
            self._cells[key] = self._taken(key) if key in self._shared else self._made(key)
        return self._cells[key]

    def _taken(self, key: str) -> Cell:
        """Take the cell of another world: it has to be what a caller may give in this one too."""
        cell, fact = self._shared[key], self.declared[key]
        shape = self.vocabulary.shape(fact.type)
        if isinstance(shape, NumberShape) and isinstance(cell.shape, NumberShape):
            if shape.step and shape.step != cell.shape.step:
                self.constraints.append(z3.IsInt(cell.plain / rational(shape.step)))
        elif shape != cell.shape:
            raise NotDecidedError("verify-prover-types", fact=fact.title)
        self._give(key, cell, may_be_unknown=fact.unknown)
        return cell

    def holds(self, guard: FoldedGuard) -> Expr:
        """Say that a guard holds."""
        return self.once(guard, lambda: guard_holds(guard, self.read, self.written))

    def once(self, thing: Said, say: Callable[[], Term]) -> Term:
        """Say something of a guard or a part once: hundreds of questions about one table ask for the same.

        Of a part as it is folded, it is where its rules match; of it as it is written, which of them decide.

        Args:
            thing: what is spoken of, which is kept so that nothing else takes its identity.
            say: says it where that was not done yet.
        """
        key = id(thing)
        if key not in self._said:
            self._said[key] = thing, say()
        term: Term = self._said[key][1]
        return term

    def _made(self, key: str) -> Cell:
        fact = self.declared[key]
        derived = self.follows.get(key)
        if derived is None or key in self.given or fact.derived is None:
            return self._given(key, fact)
        if fact.derived.word in FREE:
            return self._free(key, fact, fact.derived)
        if fact.derived.word == "days_between":
            cells = [self.operand(each, fact) for each in fact.derived.operands]
            if not is_days_of_dates(cells):
                return self._free(key, fact, fact.derived)
        cell = WORDS[fact.derived.word](self, fact.derived, fact)
        if key not in self.program.entry_derived:
            self.constraints.append(z3.Implies(cell.known, _may_follow(cell, fact)))
        return cell

    def _given(self, key: str, fact: Fact) -> Cell:
        known = z3.Bool(f"{key}{self.mark}?") if fact.unknown else truth()
        return self._variable(key, fact, self.vocabulary.shape(fact.type), known)

    def _variable(self, key: str, fact: Fact, shape: Shape | None, known: Expr) -> Cell:
        expr = None if shape is None else shape.fresh(f"{key}{self.mark}")
        cell = Cell(shape, expr, known)
        self._give(key, cell, may_be_unknown=fact.unknown)
        return cell

    def _give(self, key: str, cell: Cell, may_be_unknown: bool) -> None:  # noqa: FBT001 - one of a cell's traits
        self.variables[key] = cell
        if cell.shape is not None:
            self.constraints.append(cell.shape.legal(cell.plain, self.declared[key]))
        if not may_be_unknown and key not in self.follows:
            self.constraints.append(cell.known)

    def _free(self, key: str, fact: Fact, derived: Derivation) -> Cell:
        """Make a variable of what looks at lists or the calendar; unknown where its parts can make it so."""
        known = [self.operand(each, fact).known for each in derived.operands if isinstance(each, FactOf)]
        looked_at = {"total": (str(derived.of),), "missing": derived.others}.get(
            derived.word, derived.distinct
        )
        open_fields = any(self.declared[each].unknown for each in looked_at)
        if derived.word == "last_event" or derived.during or open_fields:
            known.append(z3.Bool(f"{key}{self.mark}?"))
        shape = self.vocabulary.shape(fact.type)
        if derived.word == "total" and isinstance(shape, NumberShape):
            shape = self.vocabulary.shape(self.declared[str(derived.of)].type)
        cell = self._variable(key, fact, shape, z3.And(known))
        if derived.word in ("count", "misreckoned"):
            self.constraints.append(cell.expr >= 0)
        return cell

    def operand(self, operand: Any, fact: Fact) -> Cell:
        """Give the cell of an operand of a derived fact: a fact, a parameter or a written value."""
        if isinstance(operand, FactOf):
            return self.read(operand.key)
        folded = self.folding.operand(operand)
        return self.of_type(folded, fact.type)

    def of_type(self, operand: Literally | FactOf | Lookup, kind: ValueType) -> Cell:
        """Give the cell of a folded operand of a type."""
        if isinstance(operand, FactOf):
            return self.read(operand.key)
        if isinstance(operand, Lookup):
            return looked_up(operand, self.read, lambda value: self.literal(value, kind))
        return self.literal(operand.value, kind)

    def written(self, operand: Any, like: Cell) -> Cell:
        """Give the cell of an operand that another cell is compared with."""
        if isinstance(operand, Lookup):
            return looked_up(operand, self.read, lambda value: self._like(value, like))
        return self._like(operand.value, like)

    @staticmethod
    def _like(value: Any, like: Cell) -> Cell:
        try:
            return Cell(like.form.written(), like.form.literal(value), truth())
        except (TypeError, ValueError, AttributeError):
            raise NotDecidedError("verify-prover-value", value=str(value)) from None

    def literal(self, value: Any, kind: ValueType) -> Cell:
        """Give the cell of a written value; an unknown where there is none."""
        if value is None:
            shape = self.vocabulary.shape(kind)
            return Cell(shape, None if shape is None else shape.fresh("-"), never())
        shape = self.vocabulary.shape_of(value, kind).written()  # it lies to all else in ways that are listed
        return Cell(shape, shape.literal(value), truth())

    def values(self, model: Any) -> Values:
        """Read the facts that a model gives; an unknown as ``None``, a list of entries as an empty one."""
        found: Values = {}
        for key, cell in self.variables.items():
            if not z3.is_true(model.eval(cell.known, model_completion=True)):
                found[key] = None
            else:
                found[key] = () if cell.shape is None else cell.shape.value(model, cell.plain)
        return found


def declared_facts(program: Program) -> dict[str, Fact]:
    """Give every fact of a program by its key: those of the case, of lists' entries, and what follows."""
    facts = [each.fact for each in program.fields]
    inside = [one for each in facts if isinstance(each.type, ListOf) for one in each.type.fields]
    follows = [each.fact for each in program.entry_derived.values()]
    return {each.key: each for each in (*facts, *inside, *follows)}


def _is_checked(fact: Fact) -> bool:
    return fact.type.name == "integer" or fact.range != ANY_VALUE


def _may_follow(cell: Cell, fact: Fact) -> Expr:
    """Say that what follows is not refused: inside its range, and whole where it is a whole number."""
    plain = cell.plain
    whole = [z3.IsInt(plain)] if fact.type.name == "integer" else []
    return z3.And(*whole, in_range(cell.form, plain, fact) if fact.range != ANY_VALUE else truth())
