"""Facts cut into segments that no rule tells apart; only legal values count."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.engine.folding import FoldedTest
from crmpolicy.engine.regions import Region
from crmpolicy.policy.facts import Fact, Range
from crmpolicy.policy.guards import Literally
from crmpolicy.values import (
    Boolean,
    Date,
    DayOfMonth,
    Integer,
    Number,
    Period,
    PeriodType,
    Term,
    TermType,
    Text,
    ValueType,
    Weekday,
)
from crmpolicy.verify.facts.axes import Axis, any_word, axis_of, is_in_range, is_legal, legal_in, shared_axis
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.wording import Words
from tests.unit.verify.documents import asked, axis, samples

D = Decimal
KNOWN = True


def fact(kind: ValueType, **allowed: Any) -> Fact:
    bounds: dict[str, Any] = {
        name: each if name == "among" else Literally(each) for name, each in allowed.items()
    }
    return Fact("doc.x", "x", Words("某", "x"), kind, Range(**bounds))


def cut(kind: ValueType, *constants: Any, unknown: bool = False, **allowed: Any) -> Axis:
    return axis_of(fact(kind, **allowed), "doc.x", constants, unknown=unknown)


def is_test(operator: str, *values: Any) -> FoldedTest:
    return FoldedTest("doc.x", operator, tuple(Literally(each) for each in values))


def alive(found: Axis) -> list[Any]:
    return [found.samples[place] for place in found.places(found.alive)]


def test_a_number_has_segments_below_at_and_above_each_value() -> None:
    assert alive(cut(Number(), D(3), D(5))) == [D(0), D(3), D(4), D(5), D(6)]


def test_between_neighbours_on_the_step_there_is_no_legal_value() -> None:
    found = cut(Integer(), D(3), D(4))
    assert alive(found) == [D(0), D(3), D(4), D(5)]
    assert found.alive == 0b11011


def test_values_outside_of_the_range_do_not_count() -> None:
    assert alive(cut(Number(), D(5), at_least=D(1), under=D(9))) == [D(1), D(2), D(5), D(6)]


def test_only_listed_values_count() -> None:
    assert alive(cut(Number(), D(5), among=(D(2), D(8)))) == [D(2), D(8)]


def test_nothing_lies_beyond_the_largest_number() -> None:
    assert legal_in(fact(Number()), Region("x", low=D("1e30"), low_included=False)) is None


def test_without_values_a_number_has_one_segment() -> None:
    found = cut(Number())
    assert (alive(found), found.cuts) == ([D(0)], ())


def test_the_unknown_is_the_last_segment() -> None:
    found = cut(Number(), D(3), unknown=True)
    assert (found.unknown, alive(found)[-1]) == (0b1000, None)
    assert found.where(is_test("known", KNOWN)) == 0b111
    assert found.where(is_test("known", not KNOWN)) == 0b1000
    assert found.where(is_test("at_least", D(3))) == 0b110


SMALL: list[tuple[ValueType, tuple[Any, ...], list[Any]]] = [
    (Boolean(), (), [False, True]),
    (Weekday(), (), ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]),
    (Text(), ("x",), ["x", "-"]),
    (Text(), ("-",), ["-", "--"]),
    (DayOfMonth(), (), [*range(1, 32), "last"]),
]


@pytest.mark.parametrize(("kind", "constants", "expected"), SMALL)
def test_types_with_few_values_have_one_segment_for_each(
    kind: ValueType, constants: tuple[Any, ...], expected: list[Any]
) -> None:
    found = cut(kind, *constants)
    assert alive(found) == expected
    assert [each.words for each in found.regions] == [(each,) for each in expected]


def test_a_test_of_words_holds_where_the_words_pass_it() -> None:
    assert cut(Boolean()).where(is_test("is", KNOWN)) == 0b10
    assert cut(Text(), "x").where(is_test("not", "x")) == 0b10


def test_terms_are_told_apart_by_their_order_to_those_named() -> None:
    month = Term.parse("1 month")
    orders = [each.compare(month) for each in alive(cut(TermType(), month))]
    assert sorted(orders, key=str) == [-1, 0, 1, None]


def test_periods_are_told_apart_too() -> None:
    quarter = Period.parse("quarter")
    assert {each.compare(quarter) for each in alive(cut(PeriodType(), quarter))} >= {-1, 0, 1}


def test_choices_keep_the_words_of_the_scale_and_sets_their_subsets() -> None:
    found = asked(
        {"mark": "type: choice, scale: grade", "signs": "type: choices, scale: colour"},
        ["mark: A, signs: [red] -> grade: A"],
    )
    assert samples(found, "mark") == ["A", "B", "C"]
    assert axis(found, "mark").ascending
    assert samples(found, "signs") == ["()", "('red',)", "('green',)", "('red', 'green')"]


def test_a_choice_may_be_narrowed_by_its_range() -> None:
    found = asked({"mark": "type: choice, scale: grade, range: {among: [A, C]}"}, ["mark: A -> grade: A"])
    assert samples(found, "mark") == ["A", "C"]


def test_sets_of_many_words_are_not_decided() -> None:
    words = ", ".join(f"{{id: w{each}, title: {{zh: 词{each}, en: w{each}}}}}" for each in range(12))
    scale = f"  many:\n    title: {{zh: 多, en: many}}\n    order: none\n    values: [{words}]\n"
    named = ", ".join(f"w{each}" for each in range(11))
    found = asked(
        {"signs": "type: choices, scale: many"},
        [f"signs: [{named}] -> grade: A"],
        more="",
        before=scale,
    )
    with pytest.raises(NotDecidedError, match="verify-many-words"):
        _ = found.space.axes


def test_dates_begin_with_the_usual_day() -> None:
    assert alive(cut(Date(), date(2027, 1, 1))) == [date(2026, 1, 1), date(2027, 1, 1), date(2027, 1, 2)]


def test_a_value_is_legal_on_the_step_and_in_the_range() -> None:
    kind = fact(Number(D("0.5")), at_least=D(0))
    assert [is_legal(kind, D(each)) for each in ("0.5", "0.25", "-1")] == [True, False, False]
    assert not is_in_range(Number(), Range(under=Literally(D(3))), D(3))


def test_any_word_is_one_that_no_rule_names() -> None:
    assert any_word(Text()) == "-"


def together(one: Fact, other: Fact, *constants: Any) -> list[Any]:
    return alive(shared_axis([one, other], "doc.x", constants, unknown=False))


def test_a_fact_declared_twice_keeps_what_both_allow() -> None:
    small, large = fact(Number(), at_least=D(0), up_to=D(10)), fact(Number(), at_least=D(5))
    assert together(small, large, D(7)) == [D(5), D(6), D(7), D(8), D(10)]


def test_declared_twice_alike_it_is_one() -> None:
    assert together(fact(Boolean()), fact(Boolean())) == [False, True]


def test_two_steps_are_both_kept() -> None:
    """The smallest value that is on both steps stands for a segment, where the finer one has one."""
    assert together(fact(Number(D("0.5"))), fact(Number(D("0.25"))), D("0.5"), D(1)) == [
        D(0),
        D("0.5"),
        D(1),
        D("1.5"),
    ]


def test_values_listed_once_narrow_the_other() -> None:
    assert together(fact(Number()), fact(Number(), among=(D(2), D(4))), D(3)) == [D(2), D(4)]


def test_declared_with_two_types_it_is_not_decided() -> None:
    with pytest.raises(NotDecidedError, match="verify-types-differ"):
        together(fact(Number()), fact(Text()))


def test_words_that_one_declaration_does_not_list_are_left_out() -> None:
    texts = replace(fact(Text()), range=Range(among=("x",)))
    assert together(fact(Text()), texts, "y") == ["x"]
