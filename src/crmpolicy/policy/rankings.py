"""Rankings: the entries of a list put into an order, places for them, and who stands on none.

A ranking is lowered to a fact of the decision alone, its standings: every entry with its place, or with the
reason why it has none (``engine.ranking``). The rules of the decision are asked for each entry that stands on
a place, and see the place as the fact ``rank``. So folding, checking and comparing know no rankings.
"""

from dataclasses import dataclass, field
from typing import Final, Literal

from crmpolicy.errors import Location
from crmpolicy.policy.guards import ALWAYS, FactOf, Guard, Operand
from crmpolicy.policy.naming import plain_name
from crmpolicy.wording import Words

First = Literal["highest", "lowest", "best", "worst", "earliest", "latest"]
FIRST: Final[tuple[First, ...]] = ("highest", "lowest", "best", "worst", "earliest", "latest")
DOWNWARDS: Final[tuple[First, ...]] = ("highest", "best", "latest")
"""The words under which the greater of two values comes first."""
Ties = Literal["share", "refuse"]
TIES: Final[tuple[Ties, ...]] = ("share", "refuse")

STANDINGS: Final = "standings"
"""The name of the fact that has every entry with its place."""
LIST: Final = "list"
RANK: Final = "rank"
WHY: Final = "why"
BECAUSE_OF: Final = "because_of"
"""What standings add to an entry: the list it stands in, its place, or why it has none and by which fact."""
ADDED: Final = (LIST, RANK, WHY, BECAUSE_OF)

PLACE: Final = "standings:rank"
"""The full name of the place: values may be kept by it, whichever ranking gives it."""

NOT_ADMITTED: Final = "not_admitted"
NOT_KNOWN: Final = "not_known"
BEYOND_CUT: Final = "beyond_cut"
WHYS: Final = (NOT_ADMITTED, NOT_KNOWN, BEYOND_CUT)
"""Why an entry has no place: a test does not hold, a value is unknown, others are before it."""

RANKED: Final = "ranked"
CANDIDATES: Final = "candidates"
EXCLUDED: Final = "excluded"
TIES_SHOWN: Final = "ties"
OUTPUTS: Final = (RANKED, CANDIDATES, EXCLUDED, TIES_SHOWN)
"""What rankings answer with beside lists of their own; no list may be called so."""

PLACED: Final = "placed"
RULES: Final = "rules"
NOBODY: Final = "nobody"
"""The parts that reasons name: that an entry stands in a list, the rules, that no entry stands in any."""


@dataclass(frozen=True, slots=True)
class By:
    """One measure of an order: the fact, and which of its values come first.

    ``between`` says that it is only looked at where the measures before it are equal, by the rule for ties.
    """

    fact: FactOf
    first: First
    between: bool = False

    @property
    def name(self) -> str:
        """What the fact is called in an entry."""
        return plain_name(self.fact.key)

    @property
    def downwards(self) -> bool:
        """Whether the greater of two values comes first."""
        return self.first in DOWNWARDS


@dataclass(frozen=True, slots=True)
class RankedList:
    """One list of a ranking.

    ``only`` says which entries take part, ``order`` who comes first, the later measures deciding where the
    earlier ones are equal. ``ties`` says what happens where all are equal: they share the place, or nothing
    is decided. ``cut`` is the last place; all who share it stay.
    """

    id: str
    title: Words
    order: tuple[By, ...]
    ties: Ties = "share"
    only: Guard = ALWAYS
    cut: Operand | None = None
    clauses: tuple[str, ...] = ()
    place: Location | None = field(default=None, compare=False)

    @property
    def shown(self) -> tuple[By, ...]:
        """The measures that an entry is shown with: not what only decides between equals."""
        return tuple(each for each in self.order if not each.between)


@dataclass(frozen=True, slots=True)
class Ranking:
    """The course of a ranking: the list whose entries are ranked, and one or several lists of them.

    ``standings`` is the fact that has every entry with its place; ``measures`` are facts of the decision
    alone, which follow from an entry; ``named`` are the fields that tell entries apart. ``several`` says that
    the lists have names of their own, even where there is but one. ``when`` is what has to hold of the case
    for anything to be ranked; the lists ask it too.
    """

    of: str
    standings: str
    lists: tuple[RankedList, ...]
    measures: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    several: bool = False
    when: Guard = ALWAYS

    def listed(self, name: str) -> RankedList:
        """Give the list of that id."""
        return next(each for each in self.lists if each.id == name)

    def operands(self) -> tuple[Operand, ...]:
        """Give all that the lists look at: facts and parameters."""
        found: list[Operand] = [FactOf(self.of)]
        for each in self.lists:
            found += [*each.only.operands(), *(by.fact for by in each.order)]
            found += [each.cut] if each.cut is not None else []
        return tuple(found)

    def own(self, key: str) -> str:
        """Give the full name of what standings add to an entry; a place is the same fact in all rankings.

        >>> Ranking("doc.customers", "doc.top:standings", ()).own("why")
        'doc.top:standings:why'
        """
        return PLACE if key == RANK else f"{self.standings}:{key}"
