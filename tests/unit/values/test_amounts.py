"""Ratio, money, number, integer, quantity."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from crmpolicy.errors import BadValueError
from crmpolicy.values import Integer, Money, Number, Quantity, Ratio, ValueType


def code_of(kind: ValueType, given: object, *, text: bool = False) -> str:
    """Give the code of the fault that reading or parsing raises."""
    with pytest.raises(BadValueError) as caught:
        kind.parse(str(given)) if text else kind.read(given)
    return caught.value.code


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5%", "0.05"),
        ("0.05", "0.05"),
        ("5.73e-05", "0.0000573"),
        ("12‰", "0.012"),
        ("1,200%", "12"),
        ("-1 %", "-0.01"),
    ],
)
def test_ratios_are_fractions_of_one(text: str, value: str) -> None:
    assert Ratio().parse(text) == Decimal(value)


@pytest.mark.parametrize("text", ["5万", "%", "5%%", "5元", "5 percent", "百分之五"])
def test_other_texts_are_no_ratios(text: str) -> None:
    assert code_of(Ratio(), text, text=True) == "value-not-a-ratio"


def test_the_limits_bind_the_ratio_and_not_its_digits() -> None:
    assert code_of(Ratio(), "1e-29%", text=True) == "value-too-fine"
    assert Ratio().parse("1e17%") == Ratio().parse("1e15")
    assert code_of(Ratio(), "1e18%", text=True) == "value-too-large"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10万元", "100000"),
        ("10万", "100000"),
        ("1,200.50元", "1200.5"),
        ("1200", "1200"),
        ("3千元", "3000"),
        ("1百万元", "1000000"),
        ("2千万元", "20000000"),
        ("1.5亿元", "150000000"),
        ("5000 CNY", "5000"),
        ("5000RMB", "5000"),
        ("10 万 元", "100000"),
    ],
)
def test_money_is_kept_in_its_currency(text: str, value: str) -> None:
    assert Money().parse(text) == Decimal(value)


@pytest.mark.parametrize("text", ["10万美元", "10万 USD", "100000 USD", "100,000美元"])
def test_foreign_money_is_read_by_its_own_type(text: str) -> None:
    assert Money(currency="USD").parse(text) == 100000


@pytest.mark.parametrize("text", ["5000 USD", "10万美元", "5 CHF"])
def test_money_of_another_currency_is_refused(text: str) -> None:
    assert code_of(Money(), text, text=True) == "value-other-currency"


@pytest.mark.parametrize("text", ["USD 5000", "¥5", "5角", "元", "5元5", "5%", "10万元左右", "5 cny"])
def test_other_texts_are_no_money(text: str) -> None:
    assert code_of(Money(), text, text=True) == "value-not-a-money"


def test_money_types_of_one_currency_are_equal_however_it_is_named() -> None:
    assert Money(currency="CNY") == Money()
    assert hash(Money(currency="CNY")) == hash(Money())
    assert Money(currency="USD") != Money()


@pytest.mark.parametrize(
    ("unit", "text", "value"),
    [
        ("t", "1200 kg", "1.2"),
        ("吨", "1200", "1200"),
        ("t", "5千克", "0.005"),
        ("t", "5万吨", "50000"),
        ("kg", "1 t", "1000"),
        ("kg", "1g", "0.001"),
        ("m", "1.5公里", "1500"),
        ("m", "5千米", "5000"),
        ("m3", "20 L", "0.02"),
        ("件", "1.2万件", "12000"),
        ("积分", "30 points", "30"),
        ("人", "1 person", "1"),
    ],
)
def test_quantities_convert_exactly(unit: str, text: str, value: str) -> None:
    assert Quantity(unit).parse(text) == Decimal(value)


@pytest.mark.parametrize(("unit", "text"), [("t", "5 m"), ("件", "5台"), ("L", "5 kg"), ("t", "5万件")])
def test_quantities_of_another_dimension_are_refused(unit: str, text: str) -> None:
    assert code_of(Quantity(unit), text, text=True) == "value-other-unit"


@pytest.mark.parametrize("text", ["5 cm", "5 T", "t", "5 t 3", "5%"])
def test_other_texts_are_no_quantities(text: str) -> None:
    assert code_of(Quantity("t"), text, text=True) == "value-not-a-quantity"


def test_a_conversion_beyond_the_limits_is_refused() -> None:
    assert code_of(Quantity("g"), "1e12 t", text=True) == "value-too-large"
    assert code_of(Quantity("t"), "1e-28 g", text=True) == "value-too-fine"


@pytest.mark.parametrize(
    "given", [1200, "1200", "1,200", 1200.0, Decimal("1.2E3"), np.int32(1200), "0.12万", "1e3"]
)
def test_integers_are_whole_numbers_of_any_spelling(given: object) -> None:
    value = Integer().read(given)
    assert value in {1200, 1000}
    assert type(value) is int


@pytest.mark.parametrize("given", [3.5, "3.5", Decimal("3.5"), np.float32(3.5)])
def test_broken_numbers_are_no_integers(given: object) -> None:
    assert code_of(Integer(), given) == "value-off-step"


def test_a_broken_text_is_no_integer_when_parsed_either() -> None:
    assert code_of(Integer(), "3.5", text=True) == "value-off-step"
    assert code_of(Integer(), "5%", text=True) == "value-not-an-integer"


@pytest.mark.parametrize("given", ["0.005元", 0.005, Decimal("100.001"), "1e-3"])
def test_a_value_off_the_step_is_refused_and_never_rounded(given: object) -> None:
    assert code_of(Money(), given) == "value-off-step"


def test_parsing_leaves_the_step_to_whoever_reads_thresholds() -> None:
    value = Money().parse("0.005元")
    assert value == Decimal("0.005")
    assert not Money().on_step(value)
    assert Money().on_step(Decimal("0.05"))


def test_without_a_step_any_value_is_right() -> None:
    assert Money(step=None).read("0.0050") == Decimal("0.005")
    assert Money(step=None).on_step(Fraction(1, 3))
    assert not Money().on_step(Fraction(1, 3))


@pytest.mark.parametrize(
    ("kind", "off"),
    [
        (Ratio(step=Decimal("0.001")), "0.05%"),
        (Number(step=Decimal("0.5")), "1.25"),
        (Quantity("t", Decimal(1)), "1.5 t"),
    ],
)
def test_every_numeric_type_may_have_a_step(kind: ValueType, off: str) -> None:
    assert code_of(kind, off) == "value-off-step"


@pytest.mark.parametrize("step", [Decimal(0), Decimal(-1)])
def test_a_step_is_above_nought(step: Decimal) -> None:
    with pytest.raises(BadValueError) as caught:
        Money(step=step)
    assert caught.value.code == "value-bad-step"


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        ("100000", "10万元", "100,000 CNY"),
        ("31200", "3.12万元", "31,200 CNY"),
        ("2100000", "210万元", "2,100,000 CNY"),
        ("1234567800", "123,456.78万元", "1,234,567,800 CNY"),  # not 12.345678亿元
        ("2100000.01", "2,100,000.01元", "2,100,000.01 CNY"),  # not 210.000001万元
        ("12345", "12,345元", "12,345 CNY"),
        ("1200", "1,200元", "1,200 CNY"),
        ("150000000", "1.5亿元", "150,000,000 CNY"),
        ("-100000", "-10万元", "-100,000 CNY"),
        ("0", "0元", "0 CNY"),
        ("0.01", "0.01元", "0.01 CNY"),
    ],
)
def test_money_is_shown_the_short_way(value: str, chinese: str, english: str) -> None:
    assert Money().show(Decimal(value), "zh") == chinese
    assert Money().show(Decimal(value), "en") == english


def test_other_amounts_are_shown_with_their_units() -> None:
    assert Ratio().show(Decimal("0.01"), "zh") == "1%"
    assert Ratio().show(Decimal("0.0000573"), "en") == "0.00573%"
    assert Number().show(Decimal("1234567.5"), "zh") == "1,234,567.5"
    assert Integer().show(1200, "en") == "1,200"
    assert Integer().step == 1
    assert Quantity("t").show(Decimal("1.2"), "zh") == "1.2 吨"
    assert Quantity("t").show(Decimal("1.2"), "en") == "1.2 t"
    assert Quantity("件").show(Decimal(1), "en") == "1 piece"
    assert Money(currency="USD").show(Decimal(100000), "zh") == "10万美元"


def test_a_quotient_without_end_is_shown_rounded_and_says_so() -> None:
    assert Ratio().show(Fraction(1, 3), "en") == "about 33.3333%"
    assert Money().show(Fraction(10**12, 3), "zh") == "约 3,333.33亿元"
    assert Ratio().show(Fraction(1, 8), "en") == "12.5%"


def test_plain_values_are_exact() -> None:
    assert Ratio().plain(Decimal("0.010")) == "0.01"
    assert Money().plain(Decimal("1E5")) == "100000"
    assert Ratio().plain(Fraction(1, 3)) == "1/3"
    assert Integer().plain(1200) == 1200


def test_decimals_and_fractions_compare_exactly() -> None:
    assert Ratio().compare(Decimal("0.333333333333333333333333333333"), Fraction(1, 3)) == -1
    assert Ratio().compare(Fraction(1, 2), Decimal("0.5")) == 0
    assert Integer().compare(2, 1) == 1
