"""The columns of a table that is written: what rules test, cut into segments that no rule tells apart.

A set of values is a number with a bit for each segment, so "and", "or" and "but not" are those of numbers; at
the end it is told as unary tests.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from itertools import groupby
from operator import or_
from typing import Any, Final

from crmpolicy.engine.axes import ORDERED, survivors
from crmpolicy.engine.fields import Field
from crmpolicy.engine.folding import FoldedGuard, FoldedTest
from crmpolicy.interop.dmn.literals import literal
from crmpolicy.interop.dmn.model import ANYTHING
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.semantics import holds
from crmpolicy.values import WEEKDAYS, ValueType

_OTHER: Final = "\0other"
TRUE: Final = 1
FALSE: Final = 2


@dataclass(frozen=True)
class FactColumn:
    """A fact that is compared with written values.

    ``cuts`` are the values of an ordered fact, ``words`` those that are told apart of any other; a text may
    be ``other`` than all of them. The last bit stands for an unknown.
    """

    key: str
    kind: ValueType
    unknown: bool
    cuts: tuple[Any, ...] = ()
    words: tuple[Any, ...] = ()
    other: bool = False

    @classmethod
    def of(cls, one: Field, compared: Sequence[Any]) -> "FactColumn":
        """Cut a fact at the values that rules compare it with."""
        kind, unknown = one.fact.type, one.fact.unknown
        if kind.name in ORDERED:
            return cls(one.key, kind, unknown, cuts=tuple(sorted(set(compared))))
        if isinstance(kind, Choice):
            return cls(one.key, kind, unknown, words=kind.scale.ids)
        if kind.name == "boolean":
            return cls(one.key, kind, unknown, words=(True, False))
        if kind.name == "weekday":
            return cls(one.key, kind, unknown, words=WEEKDAYS)
        words = tuple(dict.fromkeys(compared)) if kind.name == "text" else ()
        return cls(one.key, kind, unknown, words=words, other=True)

    @cached_property
    def known(self) -> int:
        """All values."""
        count = 2 * len(self.cuts) + 1 if self.kind.name in ORDERED else len(self.words) + self.other
        return (1 << count) - 1

    @cached_property
    def nothing(self) -> int:
        """The bit of an unknown; no bit where it is always known."""
        return self.known + 1 if self.unknown else 0

    @property
    def all(self) -> int:
        """All values and an unknown."""
        return self.known | self.nothing

    def passing(self, operator: Any, values: Sequence[Any]) -> int:
        """Give the segments that pass a test.

        Args:
            operator: the test.
            values: what the fact is compared with.
        """
        if operator == "known":
            return self.known if values[0] else self.nothing
        if self.kind.name in ORDERED:
            test = FoldedTest(self.key, operator, tuple(Literally(each) for each in values))
            return survivors(self.kind, self.cuts, FoldedGuard((test,)))
        tried = (*self.words, *([_OTHER] if self.other else []))
        return reduce(
            or_,
            (1 << place for place, each in enumerate(tried) if holds(self.kind, each, operator, values)),
            0,
        )

    def told(self, bits: int) -> str:
        """Write a set of values as unary tests.

        Args:
            bits: the set, not empty.
        """
        if bits == self.all:
            return ANYTHING
        if bits == self.known and self.unknown:
            return "not(null)"
        null = ["null"] if bits & self.nothing else []
        if self.kind.name in ORDERED:
            return ", ".join([*self._intervals(bits), *null])
        listed = [each for place, each in enumerate(self.words) if bits >> place & 1]
        if not (self.other and bits >> len(self.words) & 1):
            return ", ".join([*(literal(self.kind, each) for each in listed), *null])
        absent = [literal(self.kind, each) for each in self.words if each not in listed]
        absent += [] if null or not self.unknown else ["null"]
        return f"not({', '.join(absent)})"

    def _intervals(self, bits: int) -> list[str]:
        """Write each run of neighbouring segments as one test."""
        count = 2 * len(self.cuts) + 1
        here = [place for place in range(count) if bits >> place & 1]
        runs = [
            [place for _, place in run] for _, run in groupby(enumerate(here), lambda pair: pair[1] - pair[0])
        ]
        return [self._interval(run[0], run[-1]) for run in runs]

    def _interval(self, first: int, last: int) -> str:
        low = literal(self.kind, self.cuts[(first - 1) // 2]) if first else None
        high = literal(self.kind, self.cuts[last // 2]) if last < 2 * len(self.cuts) else None
        with_low, with_high = first % 2 == 1, last % 2 == 1
        if with_low:
            low = literal(self.kind, self.cuts[first // 2])
        if first == last and with_low:
            return str(low)
        if low is None:
            return f"{'<=' if with_high else '<'} {high}"
        if high is None:
            return f"{'>=' if with_low else '>'} {low}"
        return f"{'[' if with_low else '('}{low}..{high}{']' if with_high else ')'}"


@dataclass(frozen=True)
class PairColumn:
    """Two facts that are compared with each other; where one of them is not known, so is the comparison."""

    left: str
    sign: str
    right: str
    unknown: bool

    @property
    def key(self) -> str:
        """What tells it from other columns."""
        return f"{self.left} {self.sign} {self.right}"

    @property
    def nothing(self) -> int:
        """The bit of an unknown."""
        return 4 if self.unknown else 0

    @property
    def all(self) -> int:
        """True, false and perhaps unknown."""
        return TRUE | FALSE | self.nothing

    def told(self, bits: int) -> str:
        """Write a set of truths."""
        if bits == self.all:
            return ANYTHING
        words = ((TRUE, "true"), (FALSE, "false"), (4, "null"))
        return ", ".join(word for bit, word in words if bits & bit)


Column = FactColumn | PairColumn
Box = dict[str, int]
"""For some columns the values that pass; whatever is not named passes. No set in it is empty."""


@dataclass(slots=True)
class Boxes:
    """Sets of cases as boxes, over the columns of one table."""

    columns: dict[str, Column] = field(default_factory=dict)

    def both(self, one: Sequence[Box], other: Sequence[Box]) -> list[Box]:
        """Give the cases that are in both."""
        met = (self.met(first, second) for first in one for second in other)
        return [each for each in met if each is not None]

    def met(self, one: Box, other: Box) -> Box | None:
        """Give the cases of two boxes, or nothing where there are none."""
        found = dict(one)
        for key, bits in other.items():
            left = found.get(key, self.columns[key].all) & bits
            if not left:
                return None
            found[key] = left
        return found

    def without(self, one: Box, other: Box) -> list[Box]:
        """Give the cases of a box that are not in another, as boxes apart from each other."""
        if self.met(one, other) is None:
            return [one]
        found: list[Box] = []
        rest = dict(one)
        for key, bits in other.items():
            mine = rest.get(key, self.columns[key].all)
            if mine & ~bits:
                found.append({**rest, key: mine & ~bits})
            rest[key] = mine & bits
        return found

    def apart(self, boxes: Sequence[Box]) -> list[Box]:
        """Give the same cases as boxes of which no two have a case together."""
        found: list[Box] = []
        for each in boxes:
            found += self.left(each, found)
        return found

    def left(self, one: Box, taken: Sequence[Box]) -> list[Box]:
        """Give the cases of a box that are in none of some others."""
        left = [one]
        for other in taken:
            left = [piece for each in left for piece in self.without(each, other)]
        return left
