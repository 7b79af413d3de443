"""Spans of values: what lies in some of them, and what ``not([1..5], > 9)`` leaves free beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cmp_to_key

from crmpolicy.interop.dmn.feel import Compared, Interval, Name, UnaryTest, UnaryTests, Value
from crmpolicy.interop.dmn.literals_in import order


@dataclass(frozen=True, slots=True)
class Span:
    """All values between two; None is no bound."""

    low: Value | None
    low_included: bool
    high: Value | None
    high_included: bool


def span_of(test: UnaryTest) -> Span | None:
    """Give the span that a test with literals is; None for any other test."""
    if isinstance(test, Interval):
        if isinstance(test.low, Value) and isinstance(test.high, Value):
            return Span(test.low, test.low_included, test.high, test.high_included)
        return None
    if not isinstance(test.with_, Value) or test.with_.kind == "null" or test.sign in ("=", "!="):
        return None
    return _beside(test.sign[0], test.with_, included=len(test.sign) > 1)


def _beside(sign: str, value: Value, *, included: bool) -> Span:
    if sign == "<":
        return Span(None, False, value, included)  # noqa: FBT003 - in the order of a span
    return Span(value, included, None, False)  # noqa: FBT003 - in the order of a span


def is_empty(span: Span) -> bool:
    """Tell whether no value lies in a span.

    Raises:
        BadValueError: its ends are no values of one kind.

    >>> from decimal import Decimal
    >>> one = Value("number", Decimal(1))
    >>> is_empty(Span(one, True, one, False)), is_empty(Span(one, True, one, True))
    (True, False)
    """
    if span.low is None or span.high is None:
        return False
    found = order(span.low, span.high)
    return found == 1 or (found == 0 and not (span.low_included and span.high_included))


def gaps(spans: Sequence[Span]) -> list[Span]:
    """Give the spans that lie in none of some others.

    Args:
        spans: in any order; they may overlap.

    Raises:
        BadValueError: their ends are no values of one kind.

    >>> from decimal import Decimal
    >>> one, two = Value("number", Decimal(1)), Value("number", Decimal(2))
    >>> [(each.high, each.low) for each in gaps([Span(one, True, two, True)])] == [(one, None), (None, two)]
    True
    """
    found: list[Span] = []
    free = Span(None, False, None, False)  # noqa: FBT003 - in the order of a span
    for each in sorted((each for each in spans if not is_empty(each)), key=cmp_to_key(_begins)):
        before = replace(free, high=each.low, high_included=not each.low_included)
        if each.low is not None and not is_empty(before):
            found.append(before)
        if each.high is None:
            return found
        behind = Span(each.high, not each.high_included, None, False)  # noqa: FBT003 - in the order of a span
        free = behind if _begins(free, behind) < 0 else free
    return [*found, free]


def _begins(one: Span, other: Span) -> int:
    """Compare where two spans begin."""
    if one.low is None or other.low is None:
        return (one.low is not None) - (other.low is not None)
    return order(one.low, other.low) or other.low_included - one.low_included


def compared_with(span: Span) -> Compared | Interval | None:
    """Write a span as a test; None where every value lies in it."""
    if span.low is not None and span.high is not None:
        if order(span.low, span.high) == 0:
            return Compared("=", span.low)
        return Interval(span.low, span.low_included, span.high, span.high_included)
    if span.low is not None:
        return Compared(">=" if span.low_included else ">", span.low)
    return Compared("<=" if span.high_included else "<", span.high) if span.high is not None else None


def passes(literal: Value, tests: UnaryTests) -> bool:
    """Tell whether a literal is one of some allowed values; a test that names something else lets it pass.

    Raises:
        BadValueError: it is of another kind than they are.

    >>> from decimal import Decimal
    >>> from crmpolicy.interop.dmn.feel import unary_tests
    >>> passes(Value("number", Decimal(5)), unary_tests("[1..3], 4"))
    False
    """
    return any(_lies_in(literal, each) for each in tests.tests) != tests.negated


def _lies_in(literal: Value, test: UnaryTest) -> bool:
    span = span_of(test)
    if span is not None:
        low = -1 if span.low is None else order(span.low, literal)
        high = -1 if span.high is None else order(literal, span.high)
        return (low == -1 or (low == 0 and span.low_included)) and (
            high == -1 or (high == 0 and span.high_included)
        )
    if isinstance(test, Interval) or isinstance(test.with_, Name):
        return True
    return (literal == test.with_) == (test.sign == "=")
