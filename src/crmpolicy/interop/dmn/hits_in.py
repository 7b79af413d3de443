"""Hit policies of DMN as ours, with what each asks of the outputs: an order of words, a fold, one output."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from crmpolicy.errors import BadValueError
from crmpolicy.interop.dmn.feel import Compared, Value, unary_tests
from crmpolicy.interop.dmn.kinds_in import NUMBERS, KindIn, Kinds
from crmpolicy.interop.dmn.model import Grid, Result
from crmpolicy.source.nodes import Plain

_PLAIN: Final = {"UNIQUE": "unique", "FIRST": "first", "ANY": "any", "RULE ORDER": "rule order"}
_FOLDS: Final = {"SUM": "sum", "MIN": "min", "MAX": "max", "COUNT": "count"}
_DAYS: Final = {"MIN": "earliest", "MAX": "latest"}
_TIMES: Final = frozenset({"date", "instant", "time of day"})
LISTING: Final = frozenset({"rule order", "output order", "collect"})


@dataclass(frozen=True)
class HitIn:
    """A hit policy of ours; ``words`` puts outputs together, ``counted`` rules instead of what they say.

    ``ranks`` are, by the place of an output, the literals by which rules are put into order beforehand.
    """

    hit: str
    words: dict[str, str] = field(default_factory=dict)
    priority: str = ""
    counted: bool = False
    ranks: Mapping[int, Sequence[Value]] = field(default_factory=dict)
    kind: KindIn | None = None

    @property
    def lists(self) -> bool:
        """Whether the answer is a list of values."""
        return self.hit in LISTING and not self.words

    def written(self) -> dict[str, Plain]:
        """Write it as a decision does; ``unique`` is what holds without a word."""
        found: dict[str, Plain] = {} if self.hit == "unique" else {"hit": self.hit}
        if self.priority:
            found["priority"] = self.priority
        if self.words:
            found["combine"] = dict(self.words)
        return found


def hit_in(grid: Grid, names: Sequence[str], kinds: Sequence[KindIn], gathered: Kinds) -> HitIn:
    """Find our hit policy for a table.

    Args:
        grid: the table.
        names: our names of its outputs.
        kinds: their types.
        gathered: where scales are declared that only the order of output values gives.

    Raises:
        BadValueError: the outputs cannot be put together or ranked so.
    """
    if grid.hit in _PLAIN:
        return HitIn(_PLAIN[grid.hit])
    if grid.hit == "COLLECT":
        return _collected(grid, names, kinds)
    return _ranked(grid, names, kinds, gathered)


def _collected(grid: Grid, names: Sequence[str], kinds: Sequence[KindIn]) -> HitIn:
    if grid.aggregation is None:
        return HitIn("collect")
    if len(names) > 1:
        raise BadValueError("dmn-aggregation-several", given=grid.aggregation)
    if grid.aggregation == "COUNT":
        return HitIn("collect", {names[0]: "count"}, counted=True)
    kind = kinds[0]
    words = _DAYS if kind.name in _TIMES else _FOLDS
    fits = kind.name in NUMBERS or (grid.aggregation != "SUM" and kind.name in (*_TIMES, "term"))
    if not fits or kind.several:
        raise BadValueError("dmn-aggregation-type", given=grid.aggregation, name=names[0])
    return HitIn("collect", {names[0]: words[grid.aggregation]})


def _ranked(grid: Grid, names: Sequence[str], kinds: Sequence[KindIn], gathered: Kinds) -> HitIn:
    """Rank by the output values: words by a scale, anything else by the order in which rules are written."""
    hit = "priority" if grid.hit == "PRIORITY" else "output order"
    ranks = {place: found for place, each in enumerate(grid.results) if (found := _values(each))}
    kind, values = kinds[0], ranks.get(0, [])
    order = [str(each.said) for each in values]
    if kind.several or not (order or kind.scale):
        raise BadValueError("dmn-ranked-words", name=names[0])
    if kind.name not in ("text", "choice"):
        word = _fold(values) if hit == "priority" and len(names) == 1 else ""
        if word:
            return HitIn("collect", {names[0]: word})
        return HitIn("first" if hit == "priority" else "rule order", ranks=ranks)
    later = {place: found for place, found in ranks.items() if place}
    scale = kind.scale
    if (
        scale is not None
        and order == [*scale.ids][::-1]
        and scale.ordered
        and hit == "priority"
        and len(names) == 1
    ):
        return HitIn("worst")
    if scale is not None and (not order or order == [*scale.ids]) and (scale.ordered or scale.declared):
        scale.ordered = True
        return HitIn(hit, {}, names[0] if len(names) > 1 else "", ranks=later)
    own = gathered.choice(f"{names[0]}_order", order, ordered=True)
    if scale is not None and own.scale is not None:
        own.scale.ids = {each: scale.ids.get(each, own.scale.ids[each]) for each in own.scale.ids}
        own.scale.words = scale.words
    return HitIn(hit, {}, names[0] if len(names) > 1 else "", ranks=later, kind=own)


def _fold(values: Sequence[Value]) -> str:
    """Give the fold that a ranking of truths is; nothing where it is none."""
    return {(False, True): "all", (True, False): "any"}.get(tuple(each.said for each in values), "")


def _values(result: Result) -> list[Value]:
    """Give the output values in their order.

    Raises:
        BadValueError: they are no list of literals.
    """
    tests = unary_tests(result.allowed)
    values = [each.with_ for each in tests.tests if isinstance(each, Compared) and each.sign == "="]
    found = [each for each in values if isinstance(each, Value) and each.kind != "null"]
    if tests.negated or len(found) != len(tests.tests):
        raise BadValueError("dmn-allowed")
    return found
