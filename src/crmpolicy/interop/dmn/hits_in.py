"""Hit policies of DMN as ours, with what each asks of the outputs: an order of words, a fold, one output."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
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

    ``ranks`` are, for outputs after the first, the texts by which rules are put into order beforehand.
    """

    hit: str
    words: dict[str, str] = field(default_factory=dict)
    priority: str = ""
    counted: bool = False
    ranks: Sequence[Sequence[str]] = ()
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
    """Rank by the output values: the first output by a scale, those after it by the order of rules."""
    first, *rest = grid.results
    hit = "priority" if grid.hit == "PRIORITY" else "output order"
    ranks = [_texts(each) for each in rest]
    kind, values = kinds[0], _values(first)
    if kind.name == "boolean" or kind.name in NUMBERS:
        word = _fold(kind, values)
        if hit != "priority" or len(names) > 1 or not word:
            raise BadValueError("dmn-ranked-words", name=names[0])
        return HitIn("collect", {names[0]: word})
    order = [str(each.said) for each in values]
    if kind.several or kind.name not in ("text", "choice") or not (order or kind.scale):
        raise BadValueError("dmn-ranked-words", name=names[0])
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
        return HitIn(hit, {}, names[0] if len(names) > 1 else "", ranks=ranks)
    own = gathered.choice(f"{names[0]}_order", order, ordered=True)
    if scale is not None and own.scale is not None:
        own.scale.ids = {each: scale.ids.get(each, own.scale.ids[each]) for each in own.scale.ids}
        own.scale.words = scale.words
    return HitIn(hit, {}, names[0] if len(names) > 1 else "", ranks=ranks, kind=own)


def _fold(kind: KindIn, values: Sequence[Value]) -> str:
    """Give the fold that a ranking of truths or numbers is; nothing where it is none."""
    said = [each.said for each in values]
    if kind.name == "boolean":
        return {(False, True): "all", (True, False): "any"}.get(tuple(said), "")
    numbers = [each for each in said if isinstance(each, Decimal)]
    if len(numbers) < 2 or len(numbers) != len(said):  # noqa: PLR2004 - two numbers have an order
        return ""
    return "max" if numbers == sorted(numbers, reverse=True) else "min" if numbers == sorted(numbers) else ""


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


def _texts(result: Result) -> list[str]:
    return [str(each.said) for each in _values(result)]


def with_order(kind: KindIn, hit: HitIn) -> KindIn:
    """Give the type of the output that is ranked."""
    return hit.kind or kind
