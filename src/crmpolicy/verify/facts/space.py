"""The space of all facts that some questions look at: one axis a fact, cut where any rule cuts it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Any, Final

from crmpolicy.engine.fields import Field
from crmpolicy.engine.folding import FoldedGuard, FoldedTest, Lookup
from crmpolicy.engine.program import Program
from crmpolicy.engine.restating import alias, is_held, words_of
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.semantics import holds
from crmpolicy.verify.facts.axes import Axis, shared_axis
from crmpolicy.verify.facts.definitions import combinations_of, held
from crmpolicy.verify.facts.formulas import Boxes, all_of, boxes_of, facts_against
from crmpolicy.verify.facts.knowing import stepless, unknown_ways
from crmpolicy.verify.facts.relations import Relation
from crmpolicy.verify.facts.same_as import SameAs
from crmpolicy.verify.facts.sketch import Sketch
from crmpolicy.verify.undecided import NotDecidedError


@dataclass(frozen=True)
class Space:
    """Axes of all facts and of all pairs that are compared; the number of an axis is its place in ``axes``.

    Args:
        sketches: what each of the programs asks; facts of one name are one axis.
    """

    sketches: tuple[Sketch, ...]

    @classmethod
    def of(cls, *programs: Program) -> "Space":
        """Cut the space for some programs that are looked at together.

        Raises:
            NotDecidedError: a fact cannot be cut into few enough segments.
        """
        return cls(tuple(Sketch(each).gather() for each in programs))

    @cached_property
    def axes(self) -> tuple[Axis | Relation, ...]:
        """Every axis, facts before pairs of facts."""
        constants: dict[str, dict[Any, None]] = {}
        pairs: dict[tuple[str, str], None] = {}
        facts: dict[str, list[Fact]] = {}
        unknown: set[str] = set()
        for sketch in self.sketches:
            pairs |= sketch.against
            for key, values in sketch.constants.items():
                constants.setdefault(key, {}).update(values)
                facts.setdefault(key, []).append(_dense(sketch.facts[key]))
                if unknown_ways(key, sketch.fields):
                    unknown.add(key)
        found: list[Axis | Relation] = [
            shared_axis(facts[key], key, constants[key], unknown=key in unknown) for key in sorted(constants)
        ]
        for one, other in sorted(pairs):
            either = one in unknown or other in unknown
            found.append(Relation.between(facts[one][0], facts[other][0], unknown=either))
        return tuple(found)

    @cached_property
    def number(self) -> Mapping[str, int]:
        """The number of each axis by its name."""
        return {axis.key: place for place, axis in enumerate(self.axes)}

    def boxes(self, guard: FoldedGuard, sketch: Sketch) -> Boxes:
        """Give the boxes in which a guard holds.

        Raises:
            NotDecidedError: there are too many, or a comparison has no axis.
        """
        return boxes_of(guard, lambda test: self._atom(test, sketch))

    def _atom(self, test: FoldedTest, sketch: Sketch) -> Boxes:
        others = facts_against(test)
        if others:
            return self._against(test, others[0], sketch)
        if test.operands and isinstance(test.operands[0], Lookup):
            return [
                box
                for each in self.entries(test.operands[0], sketch)
                for box in self._entry(test, each, sketch)
            ]
        if self.is_told(test.fact, sketch):
            return self.told(test, sketch)
        place = self.number[test.fact]
        axis = self.axes[place]
        segments = axis.where(test) if isinstance(axis, Axis) else 0
        return [{place: segments}] if segments else []

    def is_told(self, key: str, sketch: Sketch) -> bool:
        """Tell whether a fact of a program is told by others instead of an axis."""
        if key in sketch.answers:
            return True
        return is_held(sketch.fields[key]) or bool(sketch.sources(key))

    def _entry(self, test: FoldedTest, entry: tuple[Any, Boxes], sketch: Sketch) -> Boxes:
        value, boxes = entry
        plain = FoldedTest(test.fact, test.operator, (Literally(value),))
        return all_of([boxes, self._atom(plain, sketch)])

    def entries(self, lookup: Lookup, sketch: Sketch) -> list[tuple[Any, Boxes]]:
        """Give each entry of a mapping with the boxes of the keys that choose it.

        Combinations of keys without an entry are left out, for no test against them holds.
        """
        found = []
        for combination in product(*(self.values(key, sketch) for key in lookup.keys)):
            keys = tuple(value for value, _ in combination)
            entry = lookup.entries.get(keys if len(keys) > 1 else keys[0], lookup.otherwise)
            if entry is not None and None not in keys:
                found.append((entry, all_of(boxes for _, boxes in combination)))
        return found

    def _against(self, test: FoldedTest, other: str, sketch: Sketch) -> Boxes:
        if words_of(sketch.facts[other].type) or {test.fact, other} & sketch.answers.keys():
            return self._one_by_one(test, other, sketch)
        if test.fact == other:
            return self._against_itself(test)
        turned = test.fact > other
        place = self.number[f"{min(test.fact, other)} ~ {max(test.fact, other)}"]
        relation = self.axes[place]
        if not isinstance(relation, Relation):
            raise TypeError(relation)
        operator = _TURNED.get(test.operator, test.operator) if turned else test.operator
        segments = relation.where(operator)
        return [{place: segments}] if segments else []

    def _against_itself(self, test: FoldedTest) -> Boxes:
        axis = self.axes[self.number[test.fact]]
        known = axis.alive & ~(axis.unknown if isinstance(axis, Axis) else 0)
        return [{self.number[test.fact]: known}] if test.operator in _WITH_ITSELF and known else []

    def _one_by_one(self, test: FoldedTest, other: str, sketch: Sketch) -> Boxes:
        """Compare two facts value by value, where one has few: words, or what another point answers."""
        if other in sketch.answers or words_of(sketch.facts[other].type):
            few, plain, operator = other, test.fact, _operator(test)
        else:
            few, plain, operator = test.fact, other, _TURNED.get(test.operator, test.operator)
        return [
            box
            for value, boxes in self.values(few, sketch)
            if value is not None
            for box in all_of([boxes, self._atom(self._literal(plain, operator, value), sketch)])
        ]

    def _literal(self, key: str, operator: Any, value: Any) -> FoldedTest:
        """Write a comparison with one value.

        Raises:
            NotDecidedError: the axis of the fact is not cut there.
        """
        axis = self.axes[self.number[key]] if key in self.number else None
        if isinstance(axis, Axis) and axis.cuts is not None and value not in axis.cuts:
            raise NotDecidedError("verify-value-between", fact=axis.fact.title)
        return FoldedTest(key, operator, (Literally(value),))

    def told(self, test: FoldedTest, sketch: Sketch) -> Boxes:
        """Give the boxes in which a test of a fact without axis holds.

        Raises:
            NotDecidedError: another question decides the fact, and what it says is reckoned from facts.
        """
        each = sketch.fields[test.fact]
        found: Boxes = []
        for value, boxes in self.values(test.fact, sketch):
            if isinstance(value, SameAs):
                raise NotDecidedError("verify-value-between", fact=each.fact.title)
            if holds(each.fact.type, value, _operator(test), test.values):
                found += boxes
        return found

    def values(self, key: str, sketch: Sketch) -> list[tuple[Any, Boxes]]:
        """Give the boxes of each value of a fact with few values; ``None`` is the unknown."""
        if not self.is_told(key, sketch):
            return self._axis_values(key)
        each = sketch.fields[key]
        if key in sketch.answers:
            return sketch.answers[key][1]
        if is_held(each):
            guard = held(sketch.program.deriving, each)
            boxes = [] if guard is None else self.boxes(guard, sketch)
            return [(True, boxes), (False, self.outside(boxes))]
        sources = sketch.sources(key)
        told = [dict(self.values(source, sketch)) for source in sources]
        if len(sources) == 1 and alias(sketch.program.deriving, each) is not None:
            return list(told[0].items())
        return self._folded(each, told)

    def _folded(self, each: Field, told: Sequence[Mapping[Any, Boxes]]) -> list[tuple[Any, Boxes]]:
        derived = each.fact.derived
        if derived is None:
            raise TypeError(each)
        words = [[value for value in one if value is not None] for one in told]
        found = [
            (
                value,
                [
                    box
                    for way in ways
                    for box in all_of(one[word] for one, word in zip(told, way, strict=True))
                ],
            )
            for value, ways in combinations_of(derived, each.fact.type, words).items()
        ]
        unknown = [box for one in told for box in one.get(None, [])]
        return [*found, (None, unknown)] if unknown else found

    def _axis_values(self, key: str) -> list[tuple[Any, Boxes]]:
        """Give each segment of an axis with its sample, which stands for all that no rule tells from it."""
        place = self.number[key]
        axis = self.axes[place]
        if not isinstance(axis, Axis):
            raise TypeError(axis)
        return [(axis.samples[each], [{place: 1 << each}]) for each in axis.places(axis.alive)]

    def repeated(self, key: str, sketch: Sketch) -> tuple[list[tuple[Any, Boxes]], Boxes]:
        """Give the boxes of each word of a fact that a rule repeats, and where a number of it is known."""
        if words_of(sketch.facts[key].type) or self.is_told(key, sketch):
            return self.values(key, sketch), []
        place = self.number[key]
        axis = self.axes[place]
        unknown = axis.unknown if isinstance(axis, Axis) else 0
        told: list[tuple[Any, Boxes]] = [(None, [{place: unknown}])] if unknown else []
        return told, [{place: axis.alive & ~unknown}] if unknown else [{}]

    def outside(self, boxes: Boxes) -> Boxes:
        """Give the boxes that lie outside of all boxes given."""
        return all_of(
            [{place: left} for place, segments in box.items() if (left := self.axes[place].alive & ~segments)]
            for box in boxes
        )


def _operator(test: FoldedTest) -> Any:
    return test.operator


_WITH_ITSELF: Final = ("is", "at_least", "up_to")
_TURNED: Final[Mapping[str, str]] = {
    "at_least": "up_to",
    "up_to": "at_least",
    "over": "under",
    "under": "over",
}


def _dense(fact: Fact) -> Fact:
    """Give a derived fact as one that may lie between the steps of its type, where reckoning leads there."""
    if not stepless(fact.type, fact.derived):
        return fact
    kind: Any = fact.type  # one with steps
    return replace(fact, type=replace(kind, step=None))
