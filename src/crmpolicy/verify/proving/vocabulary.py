"""The words and lengths of time that programs name, and with them a shape for every type."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from crmpolicy.engine.folding import FoldedGuard, FoldedRule, Lookup
from crmpolicy.engine.program import Program
from crmpolicy.policy.facts import Derivation, Fact, ListOf
from crmpolicy.policy.guards import Literally, ParameterOf
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.values import WEEKDAYS, Period, PeriodType, Term, TermType, ValueType
from crmpolicy.verify.facts.lengths import lengths_around
from crmpolicy.verify.proving.lists import BoolShape, SetShape, WordShape, unlisted
from crmpolicy.verify.proving.shapes import MomentShape, NumberShape, Shape
from crmpolicy.verify.undecided import NotDecidedError

_MONTH: Final = (*range(1, 32), "last")
_NUMBERS: Final = ("ratio", "money", "number", "integer", "quantity")
_MOMENTS: Final = ("date", "instant", "time of day")


class Vocabulary:
    """Everything that is written in some programs, by kind of value; and a shape for each type.

    Args:
        programs: the programs.
        guards: other guards that are asked about them.
        lattice: what numbers without a step are multiples of; nothing: any number.
    """

    def __init__(
        self,
        programs: Sequence[Program],
        guards: Sequence[FoldedGuard] = (),
        lattice: Fraction | None = None,
    ) -> None:
        self.lattice = lattice
        said = dict.fromkeys([*(each for one in programs for each in _written_in(one)), *_written(guards)])
        self.texts = tuple(each for each in said if isinstance(each, str))
        self._lengths: dict[str, tuple[Any, ...]] = {
            "term": tuple(each for each in said if isinstance(each, Term)),
            "period": tuple(each for each in said if isinstance(each, Period)),
        }
        self._shapes: dict[ValueType, Shape | None] = {}

    def shape(self, kind: ValueType) -> Shape | None:
        """Give the shape of the values of a type; none for lists of entries."""
        if kind not in self._shapes:
            self._shapes[kind] = self._made(kind)
        return self._shapes[kind]

    def shape_of(self, value: Any, kind: ValueType) -> Shape:
        """Give the shape of a written value of a type, or of one that is reckoned with.

        Raises:
            NotDecidedError: a value that the solver has no shape for.
        """
        if isinstance(value, bool):
            return BoolShape()
        if isinstance(value, Decimal | Fraction) or (isinstance(value, int) and kind.name in _NUMBERS):
            return NumberShape()
        if isinstance(value, date | time):
            return MomentShape(_moment_kind(value))
        if isinstance(value, Term | Period):
            shape = self.shape(TermType() if isinstance(value, Term) else PeriodType())
        else:
            shape = self.shape(kind)
        if shape is None or not isinstance(shape, WordShape | SetShape):
            raise NotDecidedError("verify-prover-value", value=str(value))
        return shape

    def _made(self, kind: ValueType) -> Shape | None:
        if isinstance(kind, Choice | Choices):
            words = kind.scale.ids
            return WordShape(kind, words) if isinstance(kind, Choice) else SetShape(words)
        if isinstance(kind, ListOf):
            return self._list(kind)
        if kind.name in _NUMBERS:
            return self._number(kind)
        if kind.name in _MOMENTS:
            return MomentShape(kind.name)
        return BoolShape() if kind.name == "boolean" else self._words(kind)

    def _number(self, kind: ValueType) -> NumberShape:
        step = getattr(kind, "step", None)
        if step is None:
            return NumberShape(self.lattice)
        return NumberShape(Fraction(step), whole=kind.name == "integer")

    def _words(self, kind: ValueType) -> WordShape:
        if kind.name in self._lengths:
            return WordShape(kind, self._told_apart(kind), complete=False)
        fixed: Mapping[str, Sequence[Any]] = {"weekday": WEEKDAYS, "day of month": _MONTH}
        if kind.name in fixed:
            return WordShape(kind, fixed[kind.name])
        return WordShape(kind, self.texts, more=True)

    def _told_apart(self, kind: ValueType) -> tuple[Any, ...]:
        """Give a length for every way of lying to the lengths that are written, and those themselves."""
        written = self._lengths[kind.name]
        found: dict[Any, Any] = {tuple(kind.compare(one, each) for each in written): one for one in written}
        for one in lengths_around(kind, written):
            found.setdefault(tuple(kind.compare(one, each) for each in written), one)
        return tuple(dict.fromkeys((*written, *found.values())))

    def _list(self, kind: ListOf) -> Shape | None:
        if kind.item is None:
            return None
        item = self.shape(kind.item)
        if not isinstance(item, WordShape):
            raise NotDecidedError("verify-prover-list")
        return SetShape((*item.words, unlisted(item.words, len(item.words))) if item.more else item.words)


def _moment_kind(value: Any) -> str:
    if isinstance(value, time):
        return "time of day"
    return "instant" if hasattr(value, "hour") else "date"


def _written_in(program: Program) -> Iterator[Any]:
    """Give every value that a program names: in rules, outcomes, ranges and derivations."""
    folding = program.deriving.folding
    for table in program.tables:
        yield from _written([part.applies for part in table.parts])
        for part in table.parts:
            yield from _written([*part.rules, part.otherwise])
        yield from _flat(table.caps.values())
        yield from _flat(each.default for each in table.table.outputs)
        yield from _flat(value for _, value in table.table.empty)
    yield from _flat(each.cap for each in program.outputs)
    declared = [
        *(each.fact for each in program.fields),
        *(each.fact for each in program.entry_derived.values()),
    ]
    inside = [each for fact in declared if isinstance(fact.type, ListOf) for each in fact.type.fields]
    for fact in (*declared, *inside):
        yield from _of_fact(fact)
        yield from _of_derivation(fact.derived, program)
    yield from _flat(folding.values.values())


def _of_fact(fact: Fact) -> Iterator[Any]:
    yield from _flat(fact.range.among)
    yield from _flat(each.value for _, each in fact.range.bounds() if isinstance(each, Literally))


def _of_derivation(derived: Derivation | None, program: Program) -> Iterator[Any]:
    if derived is None:
        return
    folding = program.deriving.folding
    for operand in (*derived.operands, *(each for _, each in derived.cases)):
        if not isinstance(operand, ParameterOf):
            yield from _written([operand])
    yield from _flat(value for value, _ in derived.cases)
    guard = folding.guard(derived.holds) if derived.holds is not None else None
    yield from _written([guard])


def _written(things: Iterable[Any]) -> Iterator[Any]:
    """Give the written values in guards, rules and operands."""
    for each in things:
        if isinstance(each, Literally):
            yield from _flat([each.value])
        elif isinstance(each, Lookup):
            yield from _flat([*each.entries, *each.entries.values(), each.otherwise])
        elif isinstance(each, tuple):
            yield from _written(each)
        elif isinstance(each, FoldedRule):
            yield from _written([each.guard, *(operand for _, operand in each.then)])
        elif isinstance(each, FoldedGuard):
            yield from _written([*(test.operands for test in each.tests), each.alternatives])


def _flat(values: Iterable[Any]) -> Iterator[Any]:
    for each in values:
        if isinstance(each, tuple):
            yield from _flat(each)
        else:
            yield each
