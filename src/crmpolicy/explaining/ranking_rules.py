"""By what a ranking goes, in sentences: who takes part, the order, ties, the last place."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from crmpolicy.explaining.calling import Caller
from crmpolicy.explaining.guards import asked
from crmpolicy.explaining.operands import AsWritten
from crmpolicy.explaining.telling import Teller
from crmpolicy.policy.guards import FactOf, Guard, ParameterOf
from crmpolicy.policy.rankings import By, RankedList, Ranking
from crmpolicy.values import Integer
from crmpolicy.wording import Words

_CLAUSES: Final = Words("；", "; ")


def ranking_rules(caller: Caller, ranking: Ranking) -> Iterator[str]:
    """Word by what a ranking goes, a sentence for each of its lists."""
    for each in ranking.lists:
        said = caller.teller.spoken(_CLAUSES).join(_rules(caller, each, ranking.when))
        if ranking.several:
            said = caller.teller.say("ranking-of", list=caller.teller.spoken(each.title), said=said)
        yield said


def _rules(caller: Caller, listed: RankedList, when: Guard) -> Iterator[str]:
    teller = caller.teller
    if not when.always:
        yield teller.say("ranking-when", when=asked(when, AsWritten(teller)))
    only = _besides(listed.only, when)
    if not only.always:
        yield teller.say("ranking-only", only=asked(only, AsWritten(teller)))
    yield teller.say("ranking-order", order=_order(teller, listed.shown))
    between = [by for each in listed.order if each.between and (by := _looked_at(caller, each))]
    if between:
        yield teller.say("ranking-between", order=_order(teller, between))
    yield teller.say(f"ranking-ties-{listed.ties}")
    if listed.cut is not None:
        yield teller.say("ranking-cut", cut=AsWritten(teller).words(listed.cut, Integer()))


def _besides(only: Guard, when: Guard) -> Guard:
    """Give what a list asks of entries besides what is asked of the case."""
    tests = tuple(each for each in only.tests if each not in when.tests)
    return Guard(tests, tuple(each for each in only.alternatives if each not in when.alternatives))


def _looked_at(caller: Caller, by: By) -> By | None:
    """Give what is looked at between equals: of a choice by the company what it chose, of none nothing."""
    own = (fact for table in caller.effective.tables.values() for fact in table.derive)
    derived = next((fact.derived for fact in own if fact.key == by.fact.key), None)
    switch = derived.operands[0] if derived is not None and derived.word == "pick" else None
    if derived is None or not isinstance(switch, ParameterOf):
        return by
    history = caller.effective.parameters[switch.key].history
    chosen = {one for each in history for value, one in derived.cases if value == each.value}
    if len(chosen) != 1:
        return by
    (operand,) = chosen
    return replace(by, fact=operand) if isinstance(operand, FactOf) else None


def _order(teller: Teller, order: Iterable[By]) -> str:
    return teller.listed(
        teller.say(f"ranking-by-{each.first}", fact=teller.title(each.fact.key)) for each in order
    )
