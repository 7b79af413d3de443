"""Ranges of facts and parameters: a closed list binds each entry of a list."""

import pytest

from crmpolicy.errors import BadValueError
from crmpolicy.policy.facts import Fact, ListOf, Range, check_range
from crmpolicy.policy.scales import Choice, Choices, Scale, ScaleValue
from crmpolicy.values import Integer, Text, ValueType
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


FIELDS = (
    Fact("l:product", "product", Words("品种", "product"), Text(), unknown=True),
    Fact("l:count", "count", Words("数量", "count"), Integer()),
)


def test_no_two_entries_have_the_same_in_a_field_that_tells_them_apart() -> None:
    """What is not known is nobody's, so it may stand twice."""
    kind = ListOf(fields=FIELDS, unique=("product",))
    rows = [{"product": "甲", "count": 1}, {"product": "乙", "count": 1}, {"product": None, "count": 1}]
    assert [entry.product for entry in kind.read([*rows, rows[2]])] == ["甲", "乙", None, None]
    with pytest.raises(BadValueError) as caught:
        kind.read([*rows, {"product": "甲", "count": 2}])
    fault = caught.value.fault()
    assert fault.message("en") == "entry 4 has the same product as entry 1, no two may have it"
    assert fault.message("zh") == "第 4 项与第 1 项的品种相同，不得重复"
    assert len(ListOf(fields=FIELDS).read([rows[0], rows[0]])) == 2


def test_no_two_entries_have_the_same_in_all_fields_that_tell_them_apart_together() -> None:
    kind = ListOf(fields=FIELDS, together=("product", "count"))
    rows = [{"product": "甲", "count": 1}, {"product": "甲", "count": 2}, {"product": "乙", "count": 1}]
    nobodys = {"product": None, "count": 1}
    assert len(kind.read([*rows, nobodys, nobodys])) == 5
    with pytest.raises(BadValueError) as caught:
        kind.read([*rows, rows[1]])
    fault = caught.value.fault()
    assert fault.message("en") == "entry 4 has the same product, count as entry 2, no two may have them all"
    assert fault.message("zh") == "第 4 项与第 2 项的品种、数量都相同，不得重复"


@pytest.mark.parametrize(
    ("entry", "zh", "en"),
    [
        (
            {"product": "甲", "count": 1, "colour": "红"},
            "第 1 项：这一项没有名为 `colour` 的项目；可以写的有：product、count",
            "entry 1: an entry has no field `colour`; its fields are: product, count",
        ),
        (
            {"product": "甲"},
            "第 1 项：这一项缺少数量",
            "entry 1: fields missing from this entry: count",
        ),
        (
            {"colour": "红", "count": 1},
            "第 1 项：这一项缺少品种，又没有名为 `colour` 的项目；可以写的有：product、count",
            (
                "entry 1: an entry has no field `colour`, and these are missing: product; its fields are:"
                " product, count"
            ),
        ),
    ],
    ids=["unknown", "missing", "both"],
)
def test_an_entry_is_told_which_field_it_does_not_have_or_lacks(
    entry: dict[str, object], zh: str, en: str
) -> None:
    with pytest.raises(BadValueError) as caught:
        ListOf(fields=FIELDS).read([entry])
    assert caught.value.fault().message("zh") == zh
    assert caught.value.fault().message("en") == en


@pytest.mark.parametrize("given", ["", "  ", "\u3000", "\n"])
def test_a_text_of_blanks_is_unknown_where_that_is_allowed(given: str) -> None:
    """Nobody has written anything; what has to be known is kept as it is given."""
    title = Words("要领", "key points")
    assert Fact("d.points", "points", title, Text(), unknown=True).read(given) is None
    assert Fact("d.points", "points", title, Text(), unknown=True).read(" a ") == " a "
    assert Fact("d.points", "points", title, Text()).read(given) == given
