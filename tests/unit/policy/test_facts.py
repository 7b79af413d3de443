"""Ranges of facts and parameters: a closed list binds each entry of a list."""

import pytest

from crmpolicy.errors import BadValueError
from crmpolicy.policy.facts import ListOf, Range, check_range
from crmpolicy.policy.scales import Choice, Choices, Scale, ScaleValue
from crmpolicy.values import Integer, ValueType
from crmpolicy.wording import Words

SCALE = Scale(
    "s",
    Words("项", "s"),
    ordered=False,
    open=False,
    values=tuple(ScaleValue(each, Words(each, each)) for each in "abc"),
)
AMONG = Range(among=("a", "b"))


@pytest.mark.parametrize("kind", [ListOf(Choice(SCALE)), Choices(SCALE)], ids=["list", "choices"])
def test_each_entry_of_a_list_is_one_of_those_allowed(kind: ValueType) -> None:
    """As a company fills it when it loads, so that a list is never compared as a whole."""
    for value in ((), ("a",), ("b", "a")):
        check_range(kind, AMONG, value)
    with pytest.raises(BadValueError) as caught:
        check_range(kind, AMONG, ("a", "c"))
    assert caught.value.fault().message("en").endswith("is not one of a, b")


def test_a_single_value_is_one_of_those_allowed() -> None:
    check_range(Integer(), Range(among=(1, 2)), 2)
    with pytest.raises(BadValueError):
        check_range(Integer(), Range(among=(1, 2)), 3)
