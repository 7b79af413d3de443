"""Every fault of this room has its sentence, and every sentence its fault."""

from collections.abc import Callable
from datetime import UTC, time
from decimal import Decimal
from fractions import Fraction
from string import Formatter

import numpy as np
import pytest

from crmpolicy.errors import BadValueError
from crmpolicy.values import (
    Boolean,
    Date,
    DayOfMonth,
    Instant,
    Integer,
    Money,
    Number,
    Period,
    PeriodType,
    Quantity,
    Ratio,
    Term,
    TermType,
    Text,
    TimeOfDay,
    Weekday,
)
from crmpolicy.wording import LANGUAGES, spoken
from crmpolicy.wording.policies import MESSAGES

FAULTS: dict[str, Callable[[], object]] = {
    "value-not-a-ratio": lambda: Ratio().parse("x"),
    "value-not-a-number": lambda: Number().parse("x"),
    "value-not-an-integer": lambda: Integer().parse("x"),
    "value-not-a-money": lambda: Money().parse("x"),
    "value-not-a-quantity": lambda: Quantity("t").parse("x"),
    "value-not-a-term": lambda: TermType().parse("x"),
    "value-not-a-period": lambda: PeriodType().parse("x"),
    "value-not-a-boolean": lambda: Boolean().parse("x"),
    "value-not-a-date": lambda: Date().parse("x"),
    "value-not-an-instant": lambda: Instant().parse("x"),
    "value-not-a-time-of-day": lambda: TimeOfDay().parse("x"),
    "value-not-a-weekday": lambda: Weekday().parse("x"),
    "value-not-a-day-of-month": lambda: DayOfMonth().parse("x"),
    "value-wrong-kind": lambda: Number().read(given=True),
    "value-unknown-not-allowed": lambda: Number().read(None),
    "value-full-width": lambda: Ratio().parse("５％"),
    "value-not-finite": lambda: Number().read(float("nan")),
    "value-too-large": lambda: Number().read(10**16),
    "value-too-fine": lambda: Number().read("1e-31"),
    "value-without-decimal": lambda: Number().read(Fraction(1, 3)),
    "value-off-step": lambda: Money().read("0.001"),
    "value-bad-step": lambda: Money(step=Decimal(0)),
    "value-other-currency": lambda: Money().parse("5 USD"),
    "value-unknown-currency": lambda: Money(currency="CHF"),
    "value-other-unit": lambda: Quantity("t").parse("5 m"),
    "value-unknown-unit": lambda: Quantity("斤"),
    "value-broken-unit": lambda: Term(Decimal("1.5"), "day"),
    "value-empty-period": lambda: Period(Term(0, "day")),
    "value-broken-text": lambda: Text().parse("\ud800"),
    "value-no-such-day": lambda: Date().parse("2026-02-30"),
    "value-without-zone": lambda: Instant().parse("2026-01-05T09:30"),
    "value-with-zone": lambda: TimeOfDay().read(time(9, tzinfo=UTC)),
    "value-below-microsecond": lambda: TimeOfDay().parse("09:30:00.1234567"),
    "value-array-moment": lambda: Instant().read(np.datetime64("2026-01-05")),
}


def places(text: str) -> set[str]:
    """Name the places of a sentence."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_table_above_has_every_code_of_this_room() -> None:
    written = {code for code in MESSAGES if code.startswith("value-") and not code.endswith(".hint")}
    assert written == {*FAULTS}


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_fills_its_sentence_and_hint_in_both_languages(code: str) -> None:
    with pytest.raises(BadValueError) as caught:
        FAULTS[code]()
    assert caught.value.code == code
    for key in (code, f"{code}.hint"):
        for language in LANGUAGES if key in MESSAGES else ():
            filled = {name: spoken(given, language) for name, given in caught.value.arguments.items()}
            assert "{" not in MESSAGES[key].spoken(language).format_map(filled)


@pytest.mark.parametrize("code", [code for code in MESSAGES if code.startswith("value-")])
def test_both_languages_have_the_same_places_and_no_full_stop(code: str) -> None:
    words = MESSAGES[code]
    assert places(words.zh) == places(words.en)
    assert not words.en.endswith(".")
    assert not words.zh.endswith("。")
