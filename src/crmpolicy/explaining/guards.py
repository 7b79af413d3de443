"""Guards in words: what a rule asks, and what it found at the facts of a case."""

from collections.abc import Sequence, Sized
from typing import Any

from crmpolicy.engine.folding import FoldedGuard
from crmpolicy.engine.guarding import guard_holds
from crmpolicy.explaining.operands import AsWritten, AtCase, Operands
from crmpolicy.explaining.telling import Teller, item_kind
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.guards import ORDERING, FactOf, Guard, Literally, Operand, ParameterOf, Test
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.scales import Choices
from crmpolicy.values import ValueType


def asked(guard: Guard, operands: AsWritten | AtCase) -> str:
    """Word what a guard asks: ``销售占比不低于 0.3%且低于 1%，且信誉为良好``; empty where it asks nothing."""
    teller = operands.teller
    clauses = [_asked_of(tests, operands) for tests in _by_subject(guard.tests)]
    for group in guard.alternatives:
        choices = [asked(each, operands) or teller.say("explain-always") for each in group]
        either = teller.joined("or", choices)
        clauses.append(teller.say("explain-grouped", guard=either) if len(group) > 1 else either)
    return teller.joined("besides", clauses)


def told(guard: Guard, case: AtCase) -> list[str]:
    """Word what a guard found: each fact with value and bounds; of alternatives those that hold."""
    clauses = [_told_of(tests, case) for tests in _by_subject(guard.tests)]
    for group in guard.alternatives:
        for each in _holding(group, case):
            clauses += told(each, case)
    return list(dict.fromkeys(clauses))


def _holding(group: Sequence[Guard], case: AtCase) -> list[Guard]:
    """Give the alternatives that hold; where switches settle it, the facts of the others were never asked."""
    folded = [(each, case.folding.guard(each)) for each in group]
    left = [(each, guard) for each, guard in folded if guard is not None]
    settled = [each for each, guard in left if guard == FoldedGuard()]
    kinds = _kinds(case.teller)
    return settled or [each for each, guard in left if guard_holds(guard, case.read, kinds)]


def bounds(tests: Sequence[Test], kind: ValueType, operands: Operands, teller: Teller) -> str:
    """Word comparisons of one fact together: ``不低于 0.3%且低于 1%``."""
    return teller.joined("and", [_bound(test, kind, operands, teller) for test in tests])


def _bound(test: Test, kind: ValueType, operands: Operands, teller: Teller) -> str:
    operand = test.operands[0]
    if operands.is_unlimited(operand) and not isinstance(operand, Literally):
        return teller.say("explain-no-limit", title=teller.title(operand.key))
    return teller.bound(kind, test.operator, operands.words(operand, kind))


def _by_subject(tests: Sequence[Test]) -> list[list[Test]]:
    grouped: dict[FactOf | ParameterOf, list[Test]] = {}
    for test in tests:
        grouped.setdefault(test.subject, []).append(test)
    return list(grouped.values())


def _kinds(teller: Teller) -> dict[str, ValueType]:
    return {key: fact.type for key, fact in teller.facts.items()}


def _kind_of(teller: Teller, subject: FactOf | ParameterOf) -> ValueType:
    named = teller.facts if isinstance(subject, FactOf) else teller.parameters
    return named[subject.key].type


def _several(kind: ValueType) -> bool:
    return isinstance(kind, Choices | ListOf)


def _asked_of(tests: Sequence[Test], operands: AsWritten | AtCase) -> str:
    teller, subject = operands.teller, tests[0].subject
    title, kind = teller.title(subject.key), _kind_of(teller, subject)
    compared = [test for test in tests if test.operator in ORDERING]
    clauses = []
    if compared:
        clauses.append(
            teller.say("explain-compared", title=title, bounds=bounds(compared, kind, operands, teller))
        )
    for test in tests:
        if test.operator == "known":
            code = "explain-known" if _yes(test) else "explain-unknown"
            clauses.append(teller.say(code, title=title))
        elif test.operator not in ORDERING:
            values = teller.listed(operands.words(each, item_kind(kind)) for each in test.operands)
            code = _code("explain", test, kind, several=_names_several(test, teller))
            clauses.append(teller.say(code, title=title, value=values, values=values))
    return teller.joined("besides", clauses)


def _yes(test: Test) -> bool:
    return test.operands[0] == Literally(True)  # noqa: FBT003 - the operand of `known`


def _code(prefix: str, test: Test, kind: ValueType, *, several: bool) -> str:
    """Choose the sentence for ``is`` and ``not``, of one value or of several."""
    is_ = test.operator == "is"
    if _several(kind):
        return f"{prefix}-includes" if is_ else f"{prefix}-includes-not"
    if several:
        return f"{prefix}-one-of" if is_ else f"{prefix}-none-of"
    if is_:
        return "explain-is" if prefix == "explain" else f"{prefix}-same"
    return f"{prefix}-is-not"


def _names_several(test: Test, teller: Teller) -> bool:
    """Tell whether a fact is compared with several values of which any will do, such as a list."""
    operand = test.operands[0]
    if len(test.operands) > 1 or isinstance(operand, Literally):
        return len(test.operands) > 1
    if isinstance(operand, FactOf):
        return _several(teller.facts[operand.key].type)
    kind = teller.parameters[operand.key].type
    return _several(kind.of if isinstance(kind, MappingOf) else kind)


def _holds_one(operands: Sequence[Operand], case: AtCase) -> bool:
    """Tell whether a parameter that may hold several values holds a single one, or none."""
    if len(operands) > 1 or not isinstance(operands[0], ParameterOf):
        return False
    value = case.value(operands[0])
    return not isinstance(value, Sized) or len(value) <= 1


def _told_of(tests: Sequence[Test], case: AtCase) -> str:
    teller, subject = case.teller, tests[0].subject
    if isinstance(subject, ParameterOf):
        return teller.say("explain-setting", test=_setting(subject, case))
    kind = teller.facts[subject.key].type
    return told_fact(subject.key, case.read(subject.key), _rests(tests, kind, case), teller)


def _setting(subject: ParameterOf, case: AtCase) -> str:
    kind = case.teller.parameters[subject.key].type
    return case.teller.fact_is(case.teller.title(subject.key), kind, case.value(subject))


def told_fact(key: str, value: Any, rests: Sequence[str], teller: Teller) -> str:
    """Say what a fact is and what that means: ``销售占比 0.95%，不低于 0.3%``."""
    fact = teller.fact_is(teller.title(key), teller.facts[key].type, value)
    for rest in rests:
        fact = teller.say("explain-told", fact=fact, rest=rest)
    return fact


def _rests(tests: Sequence[Test], kind: ValueType, case: AtCase) -> list[str]:
    """Word what is asked of a fact whose value is told already; a plain word needs no second telling."""
    compared = [test for test in tests if test.operator in ORDERING]
    found = [bounds(compared, kind, case, case.teller)] if compared else []
    for test in tests:
        if test.operator in ("is", "not"):
            plain = len(test.operands) == 1 and isinstance(test.operands[0], Literally) and not _several(kind)
            if test.operator == "not" or not plain:
                values = case.teller.listed(case.words(each, item_kind(kind)) for each in test.operands)
                several = _names_several(test, case.teller) and not _holds_one(test.operands, case)
                found.append(
                    case.teller.say(_code("explain-told", test, kind, several=several), values=values)
                )
    return found
