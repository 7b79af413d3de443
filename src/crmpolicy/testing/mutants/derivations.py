"""Changes of how facts follow from others."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from crmpolicy.policy.facts import Derivation, Fact
from crmpolicy.policy.guards import Literally, Operand
from crmpolicy.policy.records import Record
from crmpolicy.testing.mutants.mutant import Mutant
from crmpolicy.testing.mutants.neighbours import neighbours
from crmpolicy.testing.mutants.paths import Path
from crmpolicy.testing.mutants.sheets import Sheet, told, told_operand
from crmpolicy.values import ValueType
from crmpolicy.wording import Words, word

OTHER_WORD: Final[Mapping[str, str]] = {"max": "min", "min": "max"}
_DIVIDING: Final = frozenset({"ratio", "product", "whole_steps", "rest"})
"""Words for which nought would be no number, or no step."""
_TURNED: Final = frozenset({"ratio", "days_between", "months_between"})
_GATHERED: Final = frozenset({"sum", "max", "min", "product"})


def of_derivation(sheet: Sheet, path: Path, fact: Fact) -> Iterator[Mutant]:
    """Give the changes of one derived fact, its tests left aside.

    Args:
        sheet: the table or fact.
        path: the way to the fact.
        fact: the fact.
    """
    derived = fact.derived
    if derived is None or derived.ranking is not None:
        return
    gone = (fact.title, word("nothing"))
    if not isinstance(getattr(sheet.root, "course", None), Record):  # what a form reckons is no entry of it
        yield sheet.change("drop", path, replace(fact, derived=None), gone)
    way = (*path, "derived")
    yield from _gathered(sheet, way, fact, derived)
    yield from _values(sheet, way, fact, derived)
    yield from _cases(sheet, way, fact, derived)
    for name in ("distinct", "leave_out_unknown"):
        for each in getattr(derived, name):
            left = tuple(one for one in getattr(derived, name) if one != each)
            said = (told_key(sheet, each), word("nothing"))
            yield sheet.change("convention", (*way, name), left, said)
    if derived.during is not None:
        yield from _during(sheet, way, fact, derived)


def told_key(sheet: Sheet, key: str) -> Words:
    """Give the title of a fact by its name."""
    fact = sheet.book.facts.get(key)
    return fact.title if fact is not None else Words(key, key)


def _kind(fact: Fact, value: Any) -> ValueType | None:
    """Give the type of a value that a fact is reckoned with: mostly its own."""
    return None if isinstance(value, Decimal) and fact.type.name == "integer" else fact.type


def _told(sheet: Sheet, fact: Fact, operand: Operand) -> Words:
    kind = _kind(fact, operand.value) if isinstance(operand, Literally) else None
    return told_operand(sheet.book, kind, operand)


def _gathered(sheet: Sheet, way: Path, fact: Fact, derived: Derivation) -> Iterator[Mutant]:
    """Leave out what is added up, turn what is not symmetric round."""
    if derived.word in OTHER_WORD and len(derived.operands) > 1:  # of one value both are that value
        other = OTHER_WORD[derived.word]
        said = (Words(derived.word, derived.word), Words(other, other))
        yield sheet.change("word", way, replace(derived, word=other), said)
    if derived.word in _TURNED and len(derived.operands) == 2:  # noqa: PLR2004 - one from the other
        turned = replace(derived, operands=tuple(reversed(derived.operands)))
        first, second = (_told(sheet, fact, each) for each in derived.operands)
        yield sheet.change("order", way, turned, (first, second))
    if derived.word not in _GATHERED or derived.counted is not None:
        return
    for name in ("operands", "minus"):
        listed = getattr(derived, name)
        for place, each in enumerate(listed):
            if name == "minus" or len(listed) > 1:
                left = (*listed[:place], *listed[place + 1 :])
                gone = (_told(sheet, fact, each), word("nothing"))
                yield sheet.change("drop", (*way, name), left, gone)


def _values(sheet: Sheet, way: Path, fact: Fact, derived: Derivation) -> Iterator[Mutant]:
    """Change the values that a derivation reckons with."""
    for name in ("operands", "minus"):
        for place, each in enumerate(getattr(derived, name)):
            if isinstance(each, Literally):
                found = neighbours(_kind(fact, each.value), each.value)
                for other in (one for one in found if one.value or derived.word not in _DIVIDING):
                    said = (told(None, each.value), told(None, other.value))
                    yield sheet.change(other.operator, (*way, name, place), Literally(other.value), said)
    if isinstance(derived.step, Literally):
        for other in (one for one in neighbours(None, derived.step.value) if one.value):
            said = (told(None, derived.step.value), told(None, other.value))
            yield sheet.change(other.operator, (*way, "step"), Literally(other.value), said)


def _cases(sheet: Sheet, way: Path, fact: Fact, derived: Derivation) -> Iterator[Mutant]:
    """Exchange what follows from neighbouring words."""
    for place, ((one, first), (other, second)) in enumerate(pairwise(derived.cases)):
        if first != second:
            pair = ((one, second), (other, first))
            cases = (*derived.cases[:place], *pair, *derived.cases[place + 2 :])
            said = (_told(sheet, fact, first), _told(sheet, fact, second))
            yield sheet.change("swap", way, replace(derived, cases=cases), said)


def _during(sheet: Sheet, way: Path, fact: Fact, derived: Derivation) -> Iterator[Mutant]:
    """Change the time that is looked at; a century means all that has ever been, and is no length."""
    during: Any = derived.during
    for name in ("last", "times", "begins"):
        operand = getattr(during, name)
        if isinstance(operand, Literally) and not _ever(operand.value):
            for other in neighbours(None, operand.value):
                said = (told(None, operand.value), told(None, other.value))
                yield sheet.change(other.operator, (*way, "during", name), Literally(other.value), said)
    del fact


def _ever(value: Any) -> bool:
    every = getattr(value, "every", None)
    length = every if every is not None else value
    return getattr(length, "unit", None) == "year" and getattr(length, "amount", 0) == _CENTURY


_CENTURY: Final = 100
