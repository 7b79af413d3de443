"""Facts for which no rule speaks."""

import pytest

from crmpolicy.verify.questions import gaps as module
from crmpolicy.verify.questions.gaps import gaps
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.telling import region_words
from crmpolicy.verify.undecided import NotDecidedError
from tests.unit.verify.documents import asked, layer

SHARE = {"share": "type: ratio, step: any, range: {at_least: 0%, up_to: 100%}"}
WHOLE = {"n": "type: integer, range: {at_least: 0}"}


def told(found: Question) -> list[tuple[str, str, dict[str, str]]]:
    """Give each gap in both languages, with its smallest facts."""
    gathered = []
    for box in gaps(found, layer(found)):
        zh, en = region_words(found.policies, found.space, [box])
        gathered.append((zh, en, {key: str(each) for key, each in found.witness(box).facts.items()}))
    return gathered


def test_rules_that_meet_leave_no_gap() -> None:
    found = asked(SHARE, ["share: {at_least: 5%} -> grade: A", "share: {under: 5%} -> grade: B"])
    assert gaps(found, layer(found)) == []


def test_a_bound_that_neither_includes_is_a_gap() -> None:
    found = asked(SHARE, ["share: {over: 5%} -> grade: A", "share: {under: 5%} -> grade: B"])
    assert told(found) == [("share值正好为 5%", "the share is exactly 5%", {"share": "0.05"})]


def test_a_stretch_between_is_a_gap_with_the_lowest_value_inside() -> None:
    found = asked(SHARE, ["share: {over: 6%} -> grade: A", "share: {up_to: 5%} -> grade: B"])
    assert told(found)[0][2] == {"share": "0.051"}
    assert told(found)[0][0] == "share值超过 5%且不超过 6%"


def test_between_neighbours_on_the_step_there_is_no_gap() -> None:
    found = asked(WHOLE, ["n: {up_to: 3} -> grade: A", "n: {at_least: 4} -> grade: B"])
    assert gaps(found, layer(found)) == []


def test_what_the_range_excludes_is_no_gap() -> None:
    found = asked(WHOLE, ["n: {at_least: 0} -> grade: A"])
    assert gaps(found, layer(found)) == []


def test_the_unknown_is_a_gap_unless_a_rule_names_it() -> None:
    facts = {"n": "type: integer, unknown: allowed"}
    rules = ["n: {under: 4} -> grade: A", "n: {at_least: 4} -> grade: B"]
    found = asked(facts, rules)
    ((zh, en, witness),) = told(found)
    assert (zh, en, witness) == ("n值为未知", "the n is unknown", {"n": "None"})
    whole = asked(facts, [*rules, "n: {known: no} -> grade: C"])
    assert gaps(whole, layer(whole)) == []


def test_a_catch_all_leaves_no_gap() -> None:
    found = asked(WHOLE, ["n: 3 -> grade: A"], otherwise="grade: C")
    assert gaps(found, layer(found)) == []


def test_an_equal_pair_that_no_rule_names_is_a_gap() -> None:
    facts = {"a": "type: integer, range: {at_least: 0}", "b": "type: integer, range: {at_least: 0}"}
    found = asked(facts, ["a: {over: b} -> grade: A", "a: {under: b} -> grade: B"])
    assert told(found) == [("“a值”等于“b值”", "the a is equal to the b", {"a": "0", "b": "0"})]


def test_a_nearly_empty_table_tells_only_some_regions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TOLD", 2)
    found = asked({**WHOLE, "m": "type: integer"}, ["n: 3, m: 3 -> grade: A", "n: 5, m: 5 -> grade: A"])
    assert len(gaps(found, layer(found))) == 2


def test_over_budget_a_gap_is_not_decided_and_never_none() -> None:
    facts = dict.fromkeys("abcdef", "type: integer")
    rules = [f"{name}: {{over: {place}}} -> grade: A" for place, name in enumerate(facts)]
    found = asked(facts, rules, budget=5)
    with pytest.raises(NotDecidedError, match="verify-budget"):
        gaps(found, layer(found))
