"""Laws about a fact that moves while all else stays."""

from typing import Any

import pytest

from crmpolicy.policy.directions import lies
from crmpolicy.policy.properties import Direction
from crmpolicy.verify.laws import moving as module
from crmpolicy.verify.laws import positions
from crmpolicy.verify.laws.moving import Broken, moved
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError
from tests.unit.verify.documents import asked

WHOLE = {"n": "type: integer, range: {at_least: 0}", "m": "type: integer, range: {at_least: 0}"}
STEPS = [
    "n: {at_least: 5} -> grade: A",
    "n: {at_least: 3, under: 5} -> grade: B",
    "n: {under: 3} -> grade: C",
]


def worse(found: Question, fact: str = "n", way: Direction | None = "higher") -> Broken | None:
    """Look for a worse grade as a fact moves."""
    kind = found.point.outcome["grade"]
    return moved(found, f"doc.{fact}", way, "grade", lambda one, other: lies(kind, "worse", one, other))


def facts(broken: Broken | None) -> list[dict[str, Any]]:
    assert broken is not None
    return [dict(each.facts) for each in (broken.before, broken.after)]


def test_steps_that_rise_never_make_it_worse() -> None:
    assert worse(asked(WHOLE, STEPS)) is None


def test_the_other_way_every_step_does() -> None:
    assert facts(worse(asked(WHOLE, STEPS), way="lower")) == [{"n": 5}, {"n": 4}]


def test_swapped_steps_are_told_with_facts_before_and_after() -> None:
    swapped = [STEPS[0].replace("A", "C"), STEPS[1], STEPS[2].replace("C", "A")]
    found = worse(asked(WHOLE, swapped))
    assert facts(found) == [{"n": 1}, {"n": 3}]


def test_a_fault_under_a_condition_is_told_with_the_condition() -> None:
    rules = [f"{each.partition(' ->')[0]}, m: {{under: 9}} ->{each.partition('->')[2]}" for each in STEPS]
    rules.append("m: {at_least: 9}, n: {under: 7} -> grade: A")
    rules.append("m: {at_least: 9}, n: {at_least: 7} -> grade: B")
    assert facts(worse(asked(WHOLE, rules))) == [{"m": 9, "n": 6}, {"m": 9, "n": 7}]


def test_where_there_is_no_answer_nothing_moves() -> None:
    assert (
        worse(asked(WHOLE, ["n: {at_least: 5} -> grade: C", "n: {under: 3}, n: {under: 2} -> grade: C"][:1]))
        is None
    )


def test_a_fact_that_no_rule_asks_moves_nothing() -> None:
    assert worse(asked(WHOLE, STEPS), "m") is None


def test_the_unknown_is_no_way_to_move() -> None:
    unknown = {"n": "type: integer, range: {at_least: 0}, unknown: allowed"}
    assert worse(asked(unknown, [*STEPS, "n: {known: no} -> grade: C"])) is None


def test_moving_anywhere_tells_whether_a_fact_matters() -> None:
    found = asked(WHOLE, ["n: 5 -> grade: A", "n: {not: 5} -> grade: B"])
    assert facts(moved(found, "doc.n", None, "grade", lambda one, other: one != other)) == [
        {"n": 0},
        {"n": 5},
    ]


AGAINST = ["n: {over: m} -> grade: C", "n: {up_to: m} -> grade: A"]


def test_a_fact_that_is_compared_with_another_moves_past_it() -> None:
    assert facts(worse(asked(WHOLE, AGAINST))) == [{"m": 0, "n": 0}, {"m": 0, "n": 1}]
    assert worse(asked(WHOLE, AGAINST), way="lower") is None
    assert facts(worse(asked(WHOLE, AGAINST), "m", "lower")) == [{"m": 1, "n": 1}, {"m": 0, "n": 1}]
    assert worse(asked(WHOLE, AGAINST), "m") is None


def test_with_an_unknown_beside_it_a_fact_still_moves_one_way() -> None:
    """The unknown has the last place among the segments: it is no end to which a fact rises."""
    unknown = {**WHOLE, "n": "type: integer, range: {at_least: 0}, unknown: allowed"}
    rules = [*AGAINST, "n: {known: no} -> grade: B"]
    assert facts(worse(asked(unknown, rules))) == [{"m": 0, "n": 0}, {"m": 0, "n": 1}]
    assert worse(asked(unknown, rules), way="lower") is None


def test_a_move_that_the_other_fact_would_have_to_follow_is_none() -> None:
    unknown = {**WHOLE, "m": "type: integer, range: {at_least: 0}, unknown: allowed"}
    rules = ["n: {over: m} -> grade: A", "n: {up_to: m} -> grade: B", "m: {known: no} -> grade: C"]
    assert worse(asked(unknown, rules)) is None


def test_dates_move_later_past_each_other() -> None:
    dates = {"n": "type: date", "m": "type: date"}
    found = worse(asked(dates, AGAINST), way="later")
    assert [str(each["n"]) for each in facts(found)] == ["2026-01-01", "2026-01-02"]


def test_the_facts_before_are_found_from_those_after_where_need_be() -> None:
    """The bound of 9 keeps the first facts tried from moving on."""
    bounded = {
        "n": "type: integer, range: {at_least: 0, up_to: 9}",
        "m": "type: integer, range: {at_least: 0}",
    }
    rules = ["n: {over: m} -> grade: C", "n: {up_to: m} -> grade: A"]
    assert facts(worse(asked(bounded, rules)))[1]["n"] > 0


def test_lengths_without_order_are_not_decided() -> None:
    terms = {"n": "type: term", "m": "type: term"}
    with pytest.raises(NotDecidedError, match="verify-lengths-apart"):
        worse(asked(terms, AGAINST))


def test_terms_move_by_their_order() -> None:
    terms = {"n": "type: term"}
    rules = ["n: {over: 1 month} -> grade: C", "n: {up_to: 1 month} -> grade: A"]
    before, after = (each["n"] for each in facts(worse(asked(terms, rules))))
    assert before.compare(after) == -1
    assert worse(asked(terms, rules), way="lower") is None


def test_words_move_along_their_scale() -> None:
    marks = {"n": "type: choice, scale: grade"}
    rules = ["n: A -> grade: B", "n: B -> grade: A", "n: C -> grade: C"]
    assert facts(worse(asked(marks, rules), way="better")) == [{"n": "B"}, {"n": "A"}]
    assert (
        worse(asked(marks, ["n: A -> grade: A", "n: B -> grade: B", "n: C -> grade: C"]), way="better")
        is None
    )


def test_sets_move_by_taking_words_in() -> None:
    signs = {"n": "type: choices, scale: colour"}
    rules = ["n: [red] -> grade: C", "n: {not: [red]} -> grade: A"]
    found = asked(signs, rules)
    told = worse(found, way="more")
    assert told is not None


def test_other_words_in_the_place_of_one_are_no_move() -> None:
    """Two colours are not more than another one: the first has to stay."""
    signs = {"n": "type: choices, scale: colour"}
    found = asked(signs, ["n: [red] -> grade: A", "n: {not: [red]} -> grade: C"])
    assert worse(found, way="more") is None
    assert worse(found, way="fewer") is not None


def test_a_rule_that_repeats_a_fact_leaves_it_open() -> None:
    amount = "amount: {title: {zh: 额, en: amount}, type: integer}"
    found = asked(WHOLE, ["n: {over: 5} -> amount: m", "n: {up_to: 5} -> amount: 3"], outputs=amount)
    with pytest.raises(NotDecidedError, match="verify-repeats-fact"):
        moved(found, "doc.n", "higher", "amount", lambda one, other: one > other)


def test_too_many_positions_are_not_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(positions, "MOST_POSITIONS", 3)
    with pytest.raises(NotDecidedError, match="verify-many-ways"):
        worse(asked(WHOLE, STEPS))


def test_moves_for_which_no_facts_are_found_leave_it_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TRIED", 0)
    with pytest.raises(NotDecidedError, match="verify-no-witness"):
        worse(asked(WHOLE, STEPS), way="lower")


def test_a_move_between_facts_that_leave_no_room_is_none() -> None:
    """Under m there is no n, while m is nought."""
    rules = [
        "n: {under: m}, m: 0 -> grade: A",
        "n: {at_least: m}, m: 0 -> grade: C",
        "m: {over: 0} -> grade: B",
    ]
    assert worse(asked(WHOLE, rules)) is None


def test_a_fact_that_is_compared_with_two_others_moves_past_both() -> None:
    """Each of them is nought or one, so that there is little room."""
    narrow = dict.fromkeys(("n", "m", "k"), "type: integer, range: {at_least: 0, up_to: 1}")
    rules = [
        "n: {over: m}, any: [{n: {over: k}}] -> grade: A",
        "any: [{n: {up_to: m}}, {n: {up_to: k}}] -> grade: C",
    ]
    assert worse(asked(narrow, rules)) is None
    assert facts(worse(asked(narrow, rules), way="lower"))[0]["n"] == 1


def test_moving_anywhere_past_another_fact_tells_that_it_matters() -> None:
    told = facts(moved(asked(WHOLE, AGAINST), "doc.n", None, "grade", lambda one, other: one != other))
    assert told[0]["m"] == told[1]["m"]
    assert told[0]["n"] != told[1]["n"]
    unknown = {**WHOLE, "m": "type: integer, range: {at_least: 0}, unknown: allowed"}
    rules = ["n: {over: m} -> grade: A", "n: {up_to: m} -> grade: A", "m: {known: no} -> grade: C"]
    assert moved(asked(unknown, rules), "doc.n", None, "grade", lambda one, other: one != other) is None


def test_a_part_moves_what_is_reckoned_from_it() -> None:
    sums = {**WHOLE, "sum": "type: integer, clause: doc.1, derived: {sum: [n, m]}"}
    rules = ["sum: {over: 5} -> grade: A", "sum: {up_to: 5} -> grade: C"]
    assert worse(asked(sums, rules)) is None
    with pytest.raises(NotDecidedError):
        worse(asked(sums, rules), way="lower")


def test_an_answer_where_the_other_fact_is_unknown_is_no_way_to_go() -> None:
    unknown = {**WHOLE, "m": "type: integer, range: {at_least: 0}, unknown: allowed"}
    rules = ["n: {over: m} -> grade: A", "n: {up_to: m} -> grade: B"]
    assert worse(asked(unknown, rules, otherwise="grade: C")) is None


def test_a_move_for_which_there_is_too_little_room_stays_open() -> None:
    """Between 1 and 2 lies no whole number that n could pass."""
    narrow = {"n": "type: integer, range: {over: 0, under: 3}", "m": "type: integer, range: {at_least: 1}"}
    with pytest.raises(NotDecidedError, match="verify-no-witness"):
        worse(asked(narrow, ["n: {under: m} -> grade: A", "n: {over: m} -> grade: C"]))
