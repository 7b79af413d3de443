"""What a ranking declares otherwise than before: lists that came or went, orders, ties, who takes part."""

from collections.abc import Iterator
from typing import Any, Final

from crmpolicy.policy.rankings import RankedList, Ranking
from crmpolicy.verify.comparing.difference import Declared
from crmpolicy.verify.comparing.pairing import Codes, unlike
from crmpolicy.verify.facts.reckonings import InForce

_OTHERWISE: Final = ""  # told part by part
_LIST: Final = Codes("diff-list-came", "diff-list-went", _OTHERWISE)
_TOLD: Final = {
    "only": "diff-list-only",
    "order": "diff-list-order",
    "ties": "diff-list-ties",
    "cut": "diff-list-cut",
}


def ranking_changes(
    before: Ranking, after: Ranking, sides: tuple[InForce, InForce], about: dict[str, Any]
) -> Iterator[Declared]:
    """Tell what a ranking declares otherwise; what its rules say is told with them.

    Args:
        before: the ranking before.
        after: the ranking after.
        sides: what is in force before and after.
        about: the question, as findings name it.
    """
    if before.of != after.of:
        yield Declared("diff-list-of", about, after.lists[0].place if after.lists else None)
    one, other = (
        {each.id: (each, side.ranked(each)) for each in ranking.lists}
        for ranking, side in zip((before, after), sides, strict=True)
    )
    for code, (listed, written) in unlike(one, other, _written, _LIST):
        told = {**about, "list": listed.title}
        if code != _OTHERWISE:
            yield Declared(code, told, listed.place)
            continue
        was = one[listed.id][1]
        for name, each in _TOLD.items():
            if was[name] != written[name]:
                yield Declared(each, told, listed.place)


def _written(side: tuple[RankedList, dict[str, Any]]) -> dict[str, Any]:
    return side[1]
