"""A fact against a fact: one axis for how the two lie to each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from crmpolicy.policy.facts import Fact

BELOW, SAME, ABOVE, APART, UNKNOWN = 1, 2, 4, 8, 16
"""How the first lies to the second: under it, equal, over it, without order or just different, unknown."""

_HOLDS: Final[Mapping[str, int]] = {
    "is": SAME,
    "not": BELOW | ABOVE | APART,
    "at_least": SAME | ABOVE,
    "over": ABOVE,
    "up_to": SAME | BELOW,
    "under": BELOW,
}
_PARTLY: Final = ("term", "period", "day of month")


@dataclass(frozen=True, slots=True)
class Relation:
    """Two facts of one type that rules compare, with the ways in which they can lie to each other.

    >>> Relation.between(*(2 * [Fact("a", "a", ("a", "a"), None)]), unknown=False).width
    5
    """

    first: Fact
    second: Fact
    alive: int
    width: int = 5

    @classmethod
    def between(cls, first: Fact, second: Fact, *, unknown: bool) -> "Relation":
        """Make the relation of two facts; one may be unknown only where a fact may be."""
        kind = first.type
        ordered = bool(kind) and kind.ordered
        alive = SAME | (BELOW | ABOVE if ordered else APART) | (UNKNOWN if unknown else 0)
        return cls(first, second, alive | (APART if kind and kind.name in _PARTLY else 0))

    @property
    def key(self) -> str:
        """The name of the axis."""
        return f"{self.first.key} ~ {self.second.key}"

    def where(self, operator: str) -> int:
        """Give the ways in which a test of the first against the second holds."""
        return _HOLDS[operator] & self.alive

    def lies(self, first: Any, second: Any) -> int:
        """Tell how two values lie to each other."""
        if first is None or second is None:
            return UNKNOWN
        kind = self.first.type
        order = kind.compare(first, second)
        if not kind.ordered:
            return SAME if order == 0 else APART
        return {-1: BELOW, 0: SAME, 1: ABOVE, None: APART}[order]


def mirrored(ways: int) -> int:
    """Turn ways round: how the second lies to the first.

    >>> mirrored(BELOW | SAME) == ABOVE | SAME
    True
    """
    turned = ways & (SAME | APART | UNKNOWN)
    return turned | (ABOVE if ways & BELOW else 0) | (BELOW if ways & ABOVE else 0)
