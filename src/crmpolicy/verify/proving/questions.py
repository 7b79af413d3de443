"""The questions of the prover as formulas: worlds built, the solver asked, facts read back."""

from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction
from typing import Any

import z3

from crmpolicy.engine.folding import FoldedGuard, FoldedPart, FoldedTable
from crmpolicy.engine.program import Program
from crmpolicy.policy.properties import Direction
from crmpolicy.verify.facts.reckonings import of_program
from crmpolicy.verify.proving.cells import Cell, guard_holds, truth
from crmpolicy.verify.proving.folds import Listed, Said, Several, Slot, alike, alone, as_set, equal
from crmpolicy.verify.proving.hits import matching, speaking
from crmpolicy.verify.proving.models import legal_model, model_of
from crmpolicy.verify.proving.outcomes import Outcome
from crmpolicy.verify.proving.shapes import UP, Expr
from crmpolicy.verify.proving.vocabulary import Vocabulary
from crmpolicy.verify.proving.worlds import Values, World
from crmpolicy.verify.undecided import NotDecidedError


class Asking:
    """Questions about one program.

    Args:
        program: the program.
        timeout_ms: how long one question may take the solver.
        given: derived facts that are given instead of following from others.
    """

    def __init__(self, program: Program, timeout_ms: int, given: Collection[str]) -> None:
        self.program = program
        self.timeout_ms = timeout_ms
        self.given = frozenset(given)
        self._plain: World | None = None

    def part(self, table: int, part: int) -> tuple[FoldedTable, FoldedPart]:
        """Give a part and its table."""
        found = self.program.tables[table]
        return found, found.parts[part]

    def gap(self, table: int, part: int) -> Values | None:
        """Find facts for which a part applies and no rule matches."""
        asked = self.part(table, part)[1]
        if asked.otherwise is not None:
            return None

        def question(world: World) -> Expr:
            found = matching(asked, world)
            return z3.And(found.applies, found.rest)

        return self._one(question)

    def overlap(self, table: int, part: int, one: int, other: int) -> Values | None:
        """Find facts for which two rules of a part match."""
        asked = self.part(table, part)[1]

        def question(world: World) -> Expr:
            guards = [world.holds(asked.rules[each].guard) for each in (one, other)]
            return z3.And(world.holds(asked.applies), *guards)

        return self._one(question)

    def reached(self, table: int, part: int, rule: int) -> Values | None:
        """Find facts for which a rule decides; the one behind the last rule is the catch-all."""
        owner, asked = self.part(table, part)

        def question(world: World) -> Expr:
            found = matching(asked, world)
            deciding = found.rest if rule == len(asked.rules) else speaking(owner, asked, world)[rule]
            return z3.And(found.applies, deciding)

        return self._one(question)

    def answers(self, wanted: Mapping[str, Any]) -> Values | None:
        """Find facts for which the program answers just so."""

        def question(world: World) -> Expr:
            outcome = Outcome(world)
            met = [
                equal(outcome.values[name], self._said(world, outcome, name, wanted[name])) for name in wanted
            ]
            return z3.And(outcome.decided, *met)

        return self._whole(self._one(question))

    @staticmethod
    def _said(world: World, outcome: Outcome, name: str, value: Any) -> Said:
        kind = outcome.kinds[name]
        if not isinstance(outcome.values[name], Listed):
            return world.literal(value, kind)
        slots = [
            Slot(truth(), world.literal(each, kind), z3.IntVal(place)) for place, each in enumerate(value)
        ]
        return Listed(Several(tuple(slots)))

    def law(self, when: FoldedGuard | None, then: FoldedGuard, *, always: bool) -> Values | None:
        """Find facts that break a law about the answer."""

        def question(world: World) -> Expr:
            outcome = Outcome(world)

            def read(key: str) -> Cell:
                if key not in outcome.values:
                    return world.read(key)
                said = outcome.values[key]
                return as_set(said) if isinstance(said, Listed) else alone(said)

            held = guard_holds(then, read, world.written)
            asked = truth() if when is None else world.holds(when)
            return z3.And(asked, outcome.decided, z3.Not(held) if always else held)

        return self._whole(self._one(question, [each for each in (when, then) if each is not None]))

    def moves(
        self, fact: str, direction: Direction, output: str, never: Direction
    ) -> tuple[Values, Values] | None:
        """Find a move of a fact that moves an output where it must not go."""

        def question(before: tuple[World, Outcome], after: tuple[World, Outcome]) -> Expr:
            one, other = before[0].read(fact), after[0].read(fact)
            moved = z3.And(one.known, other.known, one.form.moved(direction, one.plain, other.plain))
            return z3.And(moved, _went(never, before[1].values[output], after[1].values[output]))

        return self._two(fact, question)

    def same(self, output: str, fact: str) -> tuple[Values, Values] | None:
        """Find two values of a fact that lead to different values of an output."""

        def question(before: tuple[World, Outcome], after: tuple[World, Outcome]) -> Expr:
            return z3.Not(equal(before[1].values[output], after[1].values[output]))

        return self._two(fact, question)

    def differs(self, other: "Asking") -> Values | None:
        """Find facts for which two programs do not answer alike."""

        def ask(lattice: Fraction | None) -> Values | None:
            vocabulary = Vocabulary((self.program, other.program), lattice=lattice)
            first = World(self.program, vocabulary, given=self.given)
            shared = _shared_cells(first, other)
            second = World(other.program, vocabulary, given=other.given, shared=shared, mark="'")
            links = _links(first, second)
            formula = _unlike(Outcome(first), Outcome(second))
            model = model_of([*first.constraints, *second.constraints, *links, formula], self.timeout_ms)
            if model is None:
                return None
            _refuse_free(first, second, shared)
            return {**second.values(model), **first.values(model)}

        return self._whole(legal_model(ask, _can_be_given), other)

    def _world(self, guards: Sequence[FoldedGuard], lattice: Fraction | None) -> World:
        if guards or lattice is not None:
            return World(self.program, Vocabulary((self.program,), guards, lattice), given=self.given)
        if self._plain is None:
            self._plain = World(self.program, Vocabulary((self.program,)), given=self.given)
        return self._plain

    def _one(self, question: Callable[[World], Expr], guards: Sequence[FoldedGuard] = ()) -> Values | None:
        def ask(lattice: Fraction | None) -> Values | None:
            world = self._world(guards, lattice)
            formula = question(world)
            model = model_of([*world.constraints, formula], self.timeout_ms)
            return None if model is None else world.values(model)

        return legal_model(ask, _can_be_given)

    def _two(self, fact: str, question: Callable[[Any, Any], Expr]) -> tuple[Values, Values] | None:
        """Ask about two worlds in which all that is given is the same but one fact."""
        first = self._world((), None)
        if fact not in first.declared:
            return None  # nobody looks at it

        def ask(lattice: Fraction | None) -> tuple[Values, Values] | None:
            given = self.given | ({fact} if fact in first.follows else set())
            vocabulary = Vocabulary((self.program,), lattice=lattice)
            before = World(self.program, vocabulary, given=given)
            outcome = Outcome(before)
            before.read(fact)
            moving = {key for key in before.moving if _rests_on(before, key, fact)}
            kept = {key: cell for key, cell in before.variables.items() if key not in {fact, *moving}}
            after = World(self.program, vocabulary, given=given, shared=kept, mark="'")
            second = Outcome(after)
            formula = question((before, outcome), (after, second))
            decided = z3.And(outcome.decided, second.decided)
            model = model_of([*before.constraints, *after.constraints, decided, formula], self.timeout_ms)
            if model is None:
                return None
            if moving:
                raise _free(before, sorted(moving))
            return before.values(model), after.values(model)

        found = legal_model(ask, lambda pair: all(_can_be_given(each) for each in pair))
        self._whole(None if found is None else found[0])
        return found

    def _whole(self, found: Values | None, *others: "Asking") -> Values | None:
        """Take nothing found for a proof only where tables are not asked for each entry of a list."""
        programs = [self.program, *(each.program for each in others)]
        if found is None and any(table.table.of for one in programs for table in one.tables):
            raise NotDecidedError("verify-prover-entries")
        return found


def _went(direction: Direction, one: Said, other: Said) -> Expr:
    """Say that an output went in a direction; of lists, only how many they are is looked at."""
    if isinstance(one, Listed) and isinstance(other, Listed) and direction in ("more", "fewer"):
        first, second = one.several.count, other.several.count
        return z3.And(one.known, other.known, second > first if direction in UP else second < first)
    before, after = alone(one), alone(other)
    return z3.And(before.known, after.known, before.form.moved(direction, before.plain, after.plain))


def _unlike(one: Outcome, other: Outcome) -> Expr:
    """Say that one answers and the other does not, or that they answer differently."""
    if one.kinds.keys() != other.kinds.keys():
        return z3.Or(one.decided, other.decided)
    differing = z3.Or([z3.Not(one.equal(other, name)) for name in one.kinds])
    return z3.Or(one.decided != other.decided, z3.And(one.decided, other.decided, differing))


def _shared_cells(first: World, other: Asking) -> dict[str, Cell]:
    """Give the cells that stand for a fact in both programs: what is given, or follows alike from lists."""
    one, two = (of_program(each.program, each.given) for each in (first, other))
    shared = {}
    for key in first.declared:
        alike = key in first.moving and one.reckoned(key) == two.reckoned(key)
        if alike or key not in two.facts:
            shared[key] = first.read(key)
    return shared


def _links(first: World, second: World) -> list[Expr]:
    """Say that a fact that is given to the first and follows in the second has one value."""
    given = [key for key in first.variables if key not in first.moving]
    follows = [key for key in given if key in second.follows and key not in second.given]
    return [alike(first.read(key), second.read(key)) for key in follows]


def _refuse_free(first: World, second: World, shared: Mapping[str, Cell]) -> None:
    alone = [key for key in first.moving if key in second.declared and key not in shared]
    if alone:
        raise _free(first, alone)


def _rests_on(world: World, key: str, fact: str) -> bool:
    """Tell whether a fact follows from another one."""
    sources = world.follows[key].sources if key in world.follows and key not in world.given else ()
    return fact in sources or any(_rests_on(world, source, fact) for source in sources)


def _free(world: World, keys: Sequence[str]) -> NotDecidedError:
    return NotDecidedError("verify-prover-free", facts=tuple(world.declared[key].title for key in keys))


def _can_be_given(values: Values) -> bool:
    """Tell whether all numbers have an end as decimal numbers."""
    return not any(isinstance(each, Fraction) for each in values.values())
