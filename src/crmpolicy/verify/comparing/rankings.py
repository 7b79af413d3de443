"""What a ranking declares otherwise than before: lists that came or went, orders, ties, who takes part."""

from collections.abc import Iterator
from typing import Any, Final

from crmpolicy.engine.digest import meaning
from crmpolicy.policy.rankings import RankedList, Ranking
from crmpolicy.verify.comparing.difference import Declared
from crmpolicy.verify.comparing.pairing import Codes, unlike

_LIST: Final = Codes("diff-list-came", "diff-list-went", "diff-list-ranked")


def ranking_changes(before: Ranking, after: Ranking, about: dict[str, Any]) -> Iterator[Declared]:
    """Tell what a ranking declares otherwise; what its rules say is told with them.

    Args:
        before: the ranking before.
        after: the ranking after.
        about: the question, as findings name it.
    """
    if before.of != after.of:
        yield Declared("diff-list-of", about, after.lists[0].place if after.lists else None)
    one, other = ({each.id: each for each in ranking.lists} for ranking in (before, after))
    for code, listed in unlike(one, other, _ranked, _LIST):
        yield Declared(code, {**about, "list": listed.title}, listed.place)


def _ranked(listed: RankedList) -> Any:
    """Give what a list means; in which order the tests of a guard are written means nothing."""
    only = meaning(listed.only.unordered())
    return only, meaning(listed.order), listed.ties, meaning(listed.cut)
