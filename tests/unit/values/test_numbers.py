"""Exact numbers."""

from decimal import Decimal, DivisionByZero, FloatOperation, Inexact, InvalidOperation, Overflow
from enum import Enum, IntEnum, StrEnum
from fractions import Fraction

import numpy as np
import pytest

from crmpolicy.errors import BadValueError
from crmpolicy.values import CONTEXT, FINEST, LIMIT, number_from_object, number_from_text, plain_number
from crmpolicy.values.numbers import amount_from_text, decimal_of, exact


class Whole(IntEnum):
    TWO = 2


class Written(StrEnum):
    TWO = "2"


class OldWritten(str, Enum):  # noqa: UP042 - older programs write it so
    TWO = "2"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        ("-3.5", "-3.5"),
        ("+2", "2"),
        ("5.73e-05", "0.0000573"),
        ("1E3", "1000"),
        ("1e+3", "1000"),
        ("1e0000000003", "1000"),
        ("1,234,567.89", "1234567.89"),
        ("007", "7"),
        ("-0", "0"),
        ("0e999999999999", "0"),
        ("3百", "300"),
        ("3千", "3000"),
        ("10万", "100000"),
        ("2百万", "2000000"),
        ("2千万", "20000000"),
        ("1.5亿", "150000000"),
        ("1,200万", "12000000"),
        ("10 万", "100000"),
        ("1" + "0" * 15, "1" + "0" * 15),
        ("0." + "0" * 29 + "1", "0." + "0" * 29 + "1"),
        ("1." + "0" * 500, "1"),
        ("0." + "0" * 100 + "1e101", "1"),
    ],
)
def test_exact_notations_are_read(text: str, number: str) -> None:
    assert plain_number(number_from_text(text)) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "1_000",
        "1,23",
        "1234,567",
        "0,123",
        "1,234e3",
        ".5",
        "5.",
        "0x10",
        "1e",
        "--1",
        "- 1",
        "1 2",
        "十",
        "1十万",
        "1万亿",
        "1e3万",
        "1.2.3",
        "½",
        "٣",
        "10%",
        "12元",
        "一",
        "on",
        "1e3.5",
    ],
)
def test_other_notations_are_refused(text: str) -> None:
    with pytest.raises(BadValueError) as caught:
        number_from_text(text)
    assert caught.value.code == "value-not-a-number"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NaN", "value-not-finite"),
        ("-inf", "value-not-finite"),
        ("Infinity", "value-not-finite"),
        ("1000000000000000.01", "value-too-large"),
        ("-1e16", "value-too-large"),
        ("1e99999999999999999999", "value-too-large"),
        ("9" * 5000, "value-too-large"),
        ("1e-31", "value-too-fine"),
        ("1e-99999999999999999999", "value-too-fine"),
        ("0." + "1" * 31, "value-too-fine"),
    ],
)
def test_numbers_outside_our_limits_are_named(text: str, code: str) -> None:
    with pytest.raises(BadValueError) as caught:
        number_from_text(text)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "given",
    [
        "0.1",
        0.1,
        Decimal("0.1"),
        Decimal("0.100"),
        Fraction(1, 10),
        np.float64(0.1),
        np.float32(0.1),
        np.float16(0.1),
        np.str_("0.1"),
    ],
)
def test_all_spellings_of_a_tenth_are_one_number(given: object) -> None:
    number = number_from_object(given)
    assert number == Decimal("0.1")
    assert repr(number) == "Decimal('0.1')"


@pytest.mark.parametrize(
    "given",
    [
        2,
        "2",
        2.0,
        Decimal("2E0"),
        Fraction(2),
        np.int8(2),
        np.uint64(2),
        np.longlong(2),
        np.longdouble(2),
        Whole.TWO,
        Written.TWO,
        OldWritten.TWO,
    ],
)
def test_all_spellings_of_two_are_one_number(given: object) -> None:
    assert repr(number_from_object(given)) == "Decimal('2')"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (True, "value-wrong-kind"),
        (np.bool_(0), "value-wrong-kind"),
        (1 + 2j, "value-wrong-kind"),
        (b"1", "value-wrong-kind"),
        ([1], "value-wrong-kind"),
        (np.array(1), "value-wrong-kind"),
        (np.timedelta64(1, "D"), "value-wrong-kind"),
        (np.complex128(1), "value-wrong-kind"),
        (None, "value-unknown-not-allowed"),
        (float("nan"), "value-not-finite"),
        (float("inf"), "value-not-finite"),
        (Decimal("NaN"), "value-not-finite"),
        (Decimal("sNaN"), "value-not-finite"),
        (Decimal("-Infinity"), "value-not-finite"),
        (np.float32("nan"), "value-not-finite"),
        (10**16, "value-too-large"),
        pytest.param(10**5000, "value-too-large", id="an integer of 5001 digits"),
        (Decimal("1e999999"), "value-too-large"),
        (5e-324, "value-too-fine"),
        (Decimal("1e-999999"), "value-too-fine"),
        (Fraction(1, 3), "value-without-decimal"),
        (Fraction(1, 2**40), "value-without-decimal"),
        (Fraction(10**20), "value-too-large"),
    ],
)
def test_other_objects_are_refused(given: object, code: str) -> None:
    with pytest.raises(BadValueError) as caught:
        number_from_object(given)
    assert caught.value.code == code


def test_the_fault_names_the_type_that_is_wanted() -> None:
    with pytest.raises(BadValueError) as caught:
        number_from_text("x", kind="ratio")
    assert caught.value.code == "value-not-a-ratio"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10元", ("10", "元")),
        ("10 元", ("10", "元")),
        ("10万 元", ("100000", "元")),
        ("5千克", ("5000", "千克")),
    ],
)
def test_a_unit_wins_over_a_multiplier(text: str, expected: tuple[str, str]) -> None:
    number, unit = amount_from_text(text, {"元": 0, "千克": 3, "克": 0})
    assert (plain_number(number), unit) == expected


def test_our_context_is_loud() -> None:
    """Dangerous results raise instead of being rounded."""
    with pytest.raises(Inexact):
        CONTEXT.divide(Decimal(1), Decimal(3))
    with pytest.raises(DivisionByZero):
        CONTEXT.divide(Decimal(1), Decimal(0))
    with pytest.raises(FloatOperation):
        CONTEXT.create_decimal(0.1)
    with pytest.raises(InvalidOperation):
        CONTEXT.sqrt(Decimal(-1))
    with pytest.raises(Overflow):
        CONTEXT.multiply(Decimal("1e999999"), Decimal("1e999999"))


def test_our_context_holds_the_product_of_any_two_values() -> None:
    widest = CONTEXT.subtract(LIMIT, Decimal(f"1e-{FINEST}"))
    assert widest < LIMIT
    assert Fraction(CONTEXT.multiply(widest, widest)) == Fraction(widest) ** 2


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (Decimal("1E+5"), "100000"),
        (Decimal("0.010"), "0.01"),
        (Decimal("-0.0"), "0"),
        (Decimal("-1.50"), "-1.5"),
        (7, "7"),
        (Fraction(1, 8), "0.125"),
        (Fraction(-1, 3), "-1/3"),
        (Fraction(4, 2), "2"),
    ],
)
def test_plain_text_has_no_exponent_and_no_idle_zeros(given: Decimal | Fraction | int, written: str) -> None:
    assert plain_number(given) == written


def test_a_number_has_one_spelling() -> None:
    assert repr(exact(Decimal("1.50E3"))) == repr(exact(Decimal("1500.000"))) == "Decimal('1500')"


def test_a_fraction_with_too_many_digits_has_no_decimal_notation() -> None:
    assert decimal_of(Fraction(1, 2**FINEST)) is not None
    assert decimal_of(Fraction(1, 2 ** (FINEST + 1))) is None
