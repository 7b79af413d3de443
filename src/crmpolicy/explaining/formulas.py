"""The closed list of derivations in words: what stands on the right of a derived fact."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from crmpolicy.engine.counting import Back, days_counted
from crmpolicy.engine.reckoning import weights_of
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.guards import asked, told
from crmpolicy.explaining.operands import OfEntries
from crmpolicy.explaining.telling import NUMBERS
from crmpolicy.policy.facts import Derivation, During, Fact
from crmpolicy.policy.guards import FactOf, Guard, Literally, Operand, ParameterOf
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.values import Date, Number, ValueType

How = Callable[[Case, Derivation, Fact], str]


def formula(case: Case, derived: Derivation, fact: Fact) -> str:
    """Word how a fact follows: ``年采购额 950万元 ÷ 公司总销售额 10亿元``."""
    return _HOW[derived.word](case, derived, fact)


def _operand(case: Case, operand: Operand, kind: ValueType) -> str:
    """Word an operand: a fact with its value, a parameter with its value, a figure."""
    if isinstance(operand, FactOf):
        return _fact(case, operand.key)
    if isinstance(operand, ParameterOf):
        declared = case.teller.parameters[operand.key].type
        kind = declared.of if isinstance(declared, MappingOf) else declared
        return case.operands.words(operand, kind)
    return case.teller.show(kind, operand.value)


def _fact(case: Case, key: str) -> str:
    fact = case.teller.facts[key]
    if fact.type.name == "list":
        return case.teller.title(key)
    if fact.type.name in NUMBERS and case.read(key) is not None:
        return case.teller.say(
            "explain-term", title=case.teller.title(key), value=case.teller.show(fact.type, case.read(key))
        )
    return case.teller.fact_is(case.teller.title(key), fact.type, case.read(key))


def _facts(case: Case, derived: Derivation, fact: Fact) -> str:
    facts = case.teller.listed(_operand(case, each, fact.type) for each in derived.operands)
    return case.teller.say(f"derived-{derived.word}", facts=facts)


def _missing(case: Case, derived: Derivation, fact: Fact) -> str:
    """Word what is compared; a mapping stands for its words, so its title is told."""

    def told_as(operand: Operand) -> str:
        if isinstance(operand, ParameterOf) and isinstance(_named(case, operand).type, MappingOf):
            return case.teller.title(operand.key)
        return _operand(case, operand, fact.type)

    fields = (derived.of, *(derived.others or (None,)))
    first, second = (
        _field_of(case, told_as(each), field) for each, field in zip(derived.operands, fields, strict=True)
    )
    return case.teller.say("derived-missing", first=first, second=second)


def _field_of(case: Case, listed: str, field: str | None) -> str:
    """Word a list, or what its entries have in one field."""
    if field is None:
        return listed
    return case.teller.say("derived-field-of", first=listed, field=case.teller.title(field))


def _misreckoned(case: Case, derived: Derivation, fact: Fact) -> str:
    first = _operand(case, derived.operands[0], fact.type)
    field, factors = case.teller.title(str(derived.of)), " × ".join(map(case.teller.title, derived.others))
    return case.teller.say("derived-misreckoned", first=first, field=field, factors=factors)


def _pair(case: Case, derived: Derivation, fact: Fact) -> str:
    operands = (*derived.operands, *((derived.step,) if derived.step else ()))
    kind = _first_kind(case, derived) or fact.type
    first, second = (_operand(case, each, kind) for each in operands)
    return case.teller.say(f"derived-{derived.word}", first=first, second=second)


def _first_kind(case: Case, derived: Derivation) -> ValueType | None:
    first = derived.operands[0]
    return case.teller.facts[first.key].type if isinstance(first, FactOf) else None


def _sum(case: Case, derived: Derivation, fact: Fact) -> str:
    counted = case.operands.folding.value(derived.counted) if derived.counted else None

    def kept(operands: Sequence[Operand]) -> list[str]:
        return [
            _operand(case, each, fact.type)
            for each in operands
            if not isinstance(counted, tuple) or (isinstance(each, FactOf) and each.key in counted)
        ]

    plus, minus = kept(derived.operands), kept(derived.minus)
    if not plus and not minus:
        return case.teller.say("derived-sum-nothing")
    return case.teller.say("derived-sum", terms=" + ".join(plus) + "".join(f" − {each}" for each in minus))


def _product(case: Case, derived: Derivation, fact: Fact) -> str:
    terms = " × ".join(_operand(case, each, Number()) for each in derived.operands)
    how = case.teller.say("derived-product", terms=terms)
    if derived.step is None:
        return how
    step, rounding = _operand(case, derived.step, fact.type), case.teller.word(derived.rounding or "half up")
    return case.teller.say("derived-rounded", how=how, step=step, rounding=rounding)


def _weighted(case: Case, derived: Derivation, fact: Fact) -> str:
    weights = derived.operands[0]
    facts = [FactOf(key) for key, _ in weights_of(derived, case.operands.folding)]
    named = case.teller.title(weights.key) if isinstance(weights, ParameterOf) else ""
    told_facts = case.teller.listed(_operand(case, each, fact.type) for each in facts)
    return case.teller.say("derived-weighted", facts=told_facts, weights=named)


def _over_list(case: Case, derived: Derivation, fact: Fact) -> str:
    where = _where(case, derived, derived.where) if derived.where else ""
    if derived.during is not None:
        where += _during(case, derived.during)
    told = [derived.of] if derived.of else list(derived.distinct)
    field = case.teller.listed(case.teller.title(each) for each in told)
    first = _operand(case, derived.operands[0], fact.type)
    if derived.distinct:
        return case.teller.say("derived-count-distinct", first=first, where=where, field=field)
    return case.teller.say(f"derived-{derived.word}", first=first, where=where, field=field)


def _where(case: Case, derived: Derivation, guard: Guard) -> str:
    """Word what is asked of each entry that counts."""
    listed = derived.operands[0]
    at_case = case.operands
    if isinstance(listed, FactOf):
        at_case = OfEntries(at_case.teller, at_case.folding, at_case.read, listed.key)
    return case.teller.say("derived-where", guard=asked(guard, at_case))


def _during(case: Case, during: During) -> str:
    """Word the time that a count looks at by its first and last day."""
    teller = case.teller
    length = case.operands.value(during.last)
    one = Literally(1)
    times, begins = (case.operands.value(each or one) for each in (during.times, during.begins))
    back = Back(length, times, begins, still_open=during.still_open)
    first, last = days_counted(back, case.decision.now, teller.zone.key)
    by, until = teller.title(during.by), teller.show(Date(), last)
    if first == date.min:
        return teller.say("derived-during-open", by=by, last=until)
    return teller.say("derived-during", by=by, first=teller.show(Date(), first), last=until)


def _holds(case: Case, derived: Derivation, _: Fact) -> str:
    guard = derived.holds or Guard()
    facts = case.teller.listed(told(guard, case.operands))
    return case.teller.say("derived-holds", guard=asked(guard, case.operands), facts=facts)


def _pick(case: Case, derived: Derivation, fact: Fact) -> str:
    value = case.operands.value(derived.operands[0])
    switch = _switch(case, derived)
    chosen = [each for case_value, each in derived.cases if case_value == value]
    if not chosen:
        return case.teller.say("derived-pick-none", switch=switch)
    return case.teller.say("derived-pick", switch=switch, fact=_operand(case, chosen[0], fact.type))


def _switch(case: Case, derived: Derivation) -> str:
    """Word the fact or parameter that picks."""
    told_switch = [
        case.teller.fact_is(case.teller.title(by.key), _named(case, by).type, case.operands.value(by))
        for by in derived.operands
        if isinstance(by, FactOf | ParameterOf)
    ]
    return case.teller.listed(told_switch)


def _named(case: Case, operand: FactOf | ParameterOf) -> Fact | Parameter:
    named: Mapping[str, Fact] | Mapping[str, Parameter]
    named = case.teller.facts if isinstance(operand, FactOf) else case.teller.parameters
    return named[operand.key]


def _last_event(case: Case, derived: Derivation, fact: Fact) -> str:
    first = _operand(case, derived.operands[0], fact.type)
    return case.teller.say("derived-last_event", first=first)


_HOW: Final[Mapping[str, How]] = {
    "sum": _sum,
    "product": _product,
    "weighted": _weighted,
    "holds": _holds,
    "pick": _pick,
    "last_event": _last_event,
    **dict.fromkeys(("min", "max", "worst", "best", "earliest", "latest", "any", "all"), _facts),
    **dict.fromkeys(("ratio", "whole_steps", "rest", "days_between", "months_between"), _pair),
    "missing": _missing,
    "misreckoned": _misreckoned,
    **dict.fromkeys(("count", "total"), _over_list),
}
