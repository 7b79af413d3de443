"""The tables of units."""

from decimal import Decimal

import pytest

from crmpolicy.errors import BadValueError
from crmpolicy.values import CURRENCIES, UNITS, find_currency, find_unit
from crmpolicy.values.numbers import MULTIPLIERS
from crmpolicy.values.units import currencies, units


@pytest.mark.parametrize("name", ["元", "CNY", "RMB", "人民币"])
def test_the_yuan_has_several_names(name: str) -> None:
    assert find_currency(name).id == "元"


@pytest.mark.parametrize(
    ("name", "id_"), [("USD", "美元"), ("EUR", "欧元"), ("HKD", "港元"), ("JPY", "日元"), ("GBP", "英镑")]
)
def test_foreign_currencies_are_found_by_code(name: str, id_: str) -> None:
    assert find_currency(name).id == id_


@pytest.mark.parametrize(
    ("one", "other", "factor"),
    [("t", "kg", "1000"), ("g", "t", "0.000001"), ("km", "m", "1000"), ("升", "m3", "0.001")],
)
def test_units_convert_by_powers_of_ten(one: str, other: str, factor: str) -> None:
    assert find_unit(one).factor(find_unit(other)) == Decimal(factor)


def test_every_name_means_one_unit() -> None:
    """No two entries of a table share a name, and no unit is also a multiplier."""
    assert len(units()) == len(
        {name for each in UNITS for name in {each.id, *each.one, *each.many, *each.aliases}}
    )
    assert all(
        units()[name] == each for each in UNITS for name in {each.id, *each.one, *each.many, *each.aliases}
    )
    assert all(
        currencies()[name] == each for each in CURRENCIES for name in (each.id, each.code, *each.aliases)
    )
    assert not {*units(), *currencies()} & {*MULTIPLIERS}


def test_unknown_units_are_refused_with_those_known() -> None:
    with pytest.raises(BadValueError) as caught:
        find_unit("斤")
    assert caught.value.code == "value-unknown-unit"
    assert "kg" in caught.value.arguments["known"]
    with pytest.raises(BadValueError) as caught:
        find_currency("CHF")
    assert caught.value.code == "value-unknown-currency"
