"""A column in classes: all values of a class have one answer, so one of each class is asked."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from crmpolicy.engine.fields import Field
from crmpolicy.engine.regions import Region, segments
from crmpolicy.engine.searching import inside
from crmpolicy.errors import BadValueError, Fault
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.rows import UNKNOWN_WORDS
from crmpolicy.policy.scales import Choice
from crmpolicy.portfolio.sql.refusing import of_fact
from crmpolicy.values.numbers import decimal_of, shortest

NUMBERS: Final = frozenset({"ratio", "money", "number", "integer", "quantity"})
MOST_DIGITS: Final = 15
"""Of a number that a column of binary numbers tells from its neighbours."""
_STRANGE: Final = ("\u2026", "\u2026\u2026")


@dataclass(frozen=True, slots=True)
class Class:
    """What rows of a class have in common: a value to ask with, and what it is read as."""

    given: Any
    read: Any


@dataclass(frozen=True, slots=True)
class Classes:
    """A column and its classes.

    ``stretches`` are those of a fact with an order, in their order, with the class of each; ``words`` are the
    texts that have a class of their own; ``rest`` is the class of all other texts, ``blank`` of empty ones.
    """

    field: Field
    head: str
    classes: tuple[Class, ...]
    stretches: tuple[tuple[Region, int], ...] = ()
    words: Mapping[str, int] = dataclasses.field(default_factory=dict)
    rest: int | None = None
    blank: int | None = None

    @property
    def key(self) -> str:
        """The fact's full name."""
        return self.field.key

    @property
    def fact(self) -> Fact:
        """The fact's declaration."""
        return self.field.fact


def classes_of(one: Field, head: str, compared: Sequence[Any], *, apart: bool) -> Classes | Fault:
    """Put a fact's values into classes, or tell why that cannot be done.

    Args:
        one: the fact.
        head: the column.
        compared: the values that rules compare it with.
        apart: whether each value counts for itself.
    """
    kind = one.fact.type
    if isinstance(kind, Choice):
        return _of_words(one, head)
    if kind.name == "boolean":
        return Classes(one, head, (Class(given=False, read=False), Class(given=True, read=True)))
    if kind.name not in {*NUMBERS, "date", "text"}:
        return of_fact("sql-fact-kind", one.fact)
    if apart:
        return of_fact("sql-fact-apart", one.fact)
    return _of_texts(one, head, compared) if kind.name == "text" else _of_stretches(one, head, compared)


def _of_stretches(one: Field, head: str, compared: Sequence[Any]) -> Classes | Fault:
    if one.fact.type.name in NUMBERS:
        digits = [_digits(each) for each in (*compared, *_ends(one.fact))]
        if any(each > MOST_DIGITS for each in digits) or decimals(one.fact) is NotImplemented:
            return of_fact("sql-fact-digits", one.fact, most=str(MOST_DIGITS))
    found = [inside(one, each) for each in segments(one.name, one.fact.type, sorted(compared))]
    legal = [each for each in found if each is not None]
    if not legal:
        return of_fact("sql-fact-kind", one.fact)
    classes = tuple(Class(each.sample, each.sample) for each in legal)
    return Classes(one, head, classes, tuple((each.region, place) for place, each in enumerate(legal)))


def _of_words(one: Field, head: str) -> Classes:
    """Give each word of a scale a class, and each of its spellings the class of its word."""
    scale = one.fact.type.scale  # type: ignore[attr-defined]  # asked of choices alone
    places: dict[Any, int] = {}
    words: dict[str, int] = {}
    for spelling in (*scale.words, *UNKNOWN_WORDS):
        if spelling == spelling.strip():
            for read in _read(one.fact, spelling):
                words.setdefault(spelling, places.setdefault(read, len(places)))
    rest = None
    for read in _read(one.fact, _other_than(words)):
        rest = places.setdefault(read, len(places))
    classes = tuple(Class(read, read) for read in places)
    return Classes(one, head, classes, (), words, rest)


def _of_texts(one: Field, head: str, compared: Sequence[Any]) -> Classes:
    """Give each text that rules name a class, and all others one."""
    places: dict[Any, int] = {}
    named = {word: read for word in (*sorted(compared), *UNKNOWN_WORDS) for read in _read(one.fact, word)}
    if not one.fact.unknown:
        named = {word: read for word, read in named.items() if word in compared}
    words = {word: places.setdefault(read, len(places)) for word, read in named.items()}
    rest = blank = None
    classes = [Class(read, read) for read in places]
    for read in _read(one.fact, _other_than(words)):
        rest = len(classes)
        classes.append(Class(read, read))
    for read in _read(one.fact, "") if one.fact.unknown else ():
        blank = places.setdefault(read, len(classes))
        classes += [Class(read, read)] if blank == len(classes) else []
    return Classes(one, head, tuple(classes), (), words, rest, blank)


def _read(fact: Fact, text: str) -> Iterator[Any]:
    """Read a text, or give nothing where the fact cannot be that."""
    try:
        yield fact.read(text)
    except BadValueError:
        return


def _other_than(words: Mapping[str, int]) -> str:
    return next(each for each in _STRANGE if each not in words)


def _ends(fact: Fact) -> list[Any]:
    return [operand.value for _, operand in fact.range.bounds() if hasattr(operand, "value")]


def _digits(value: Any) -> int:
    """Count the digits of a number; too many where it has no end."""
    exact = decimal_of(Fraction(value))
    return MOST_DIGITS + 1 if exact is None else len(shortest(exact)[1])


def decimals(fact: Fact) -> Any:
    """Give how many digits behind the point a fact may have, None for any number of them.

    ``NotImplemented`` where its step is no power of ten.
    """
    step = getattr(fact.type, "step", None)
    if step is None:
        return None
    _, digits, exponent = shortest(Decimal(step))
    return -exponent if digits == (1,) and -MOST_DIGITS < exponent <= 0 else NotImplemented
