"""By what a ranking goes, in sentences: who takes part, the order, ties, the last place."""

from collections.abc import Iterable, Iterator
from typing import Final

from crmpolicy.explaining.calling import Caller
from crmpolicy.explaining.guards import asked
from crmpolicy.explaining.operands import AsWritten
from crmpolicy.explaining.telling import Teller
from crmpolicy.policy.rankings import By, RankedList, Ranking
from crmpolicy.values import Integer
from crmpolicy.wording import Words

_CLAUSES: Final = Words("；", "; ")


def ranking_rules(caller: Caller, ranking: Ranking) -> Iterator[str]:
    """Word by what a ranking goes, a sentence for each of its lists."""
    for each in ranking.lists:
        said = caller.teller.spoken(_CLAUSES).join(_rules(caller.teller, each))
        if ranking.several:
            said = caller.teller.say("ranking-of", list=caller.teller.spoken(each.title), said=said)
        yield said


def _rules(teller: Teller, listed: RankedList) -> Iterator[str]:
    if not listed.only.always:
        yield teller.say("ranking-only", only=asked(listed.only, AsWritten(teller)))
    yield teller.say("ranking-order", order=_order(teller, listed.shown))
    between = tuple(each for each in listed.order if each.between)
    if between:
        yield teller.say("ranking-between", order=_order(teller, between))
    yield teller.say(f"ranking-ties-{listed.ties}")
    if listed.cut is not None:
        yield teller.say("ranking-cut", cut=AsWritten(teller).words(listed.cut, Integer()))


def _order(teller: Teller, order: Iterable[By]) -> str:
    return teller.listed(
        teller.say(f"ranking-by-{each.first}", fact=teller.title(each.fact.key)) for each in order
    )
