"""Witnesses: what a caller gives, and when."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from crmpolicy.engine import Decision
from crmpolicy.errors import UndecidedError
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.values import Text
from crmpolicy.verify.facts.axes import any_value
from crmpolicy.verify.facts.witness import Witness, periods_of, replayed
from crmpolicy.verify.questions.gaps import gaps
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.wording import Words
from tests.unit.verify.documents import asked, layer

ROWS = "type: list, of: {e: {title: {zh: 值, en: e}, type: integer}, f: {title: {zh: 注, en: f}, type: text}}"
LISTED = "    of: rows\n    combine: {grade: worst}\n    empty: {grade: A}\n"


def gap(found: Question) -> Witness:
    """Give the smallest facts in the first gap, and see that they are one."""
    witness = found.witness(gaps(found, layer(found))[0])
    assert isinstance(replayed(found.point, witness), UndecidedError)
    return witness


def test_periods_lie_between_the_days_of_change() -> None:
    first, second, third = periods_of([date(2027, 1, 1), date(2027, 7, 1)], "UTC")
    assert (first.since, first.until, first.moment) == (
        None,
        date(2027, 1, 1),
        datetime(2026, 12, 31, 12, tzinfo=UTC),
    )
    assert (second.since, second.until, second.moment.day) == (date(2027, 1, 1), date(2027, 7, 1), 1)
    assert (third.until, third.moment.date()) == (None, date(2027, 7, 1))


def test_without_changes_there_is_one_period() -> None:
    (only,) = periods_of([], "UTC")
    assert only.moment == datetime(2026, 1, 1, 12, tzinfo=UTC)


def test_facts_that_no_rule_asks_are_not_given() -> None:
    found = asked({"n": "type: integer", "idle": "type: text"}, ["n: {over: 3} -> grade: A"])
    assert gap(found).facts == {"n": 0}


def test_the_parts_of_what_tells_a_fact_are_given() -> None:
    facts = {"n": "type: integer", "many": "type: boolean, clause: doc.1, derived: {holds: {n: {over: 5}}}"}
    assert gap(asked(facts, ["many: yes -> grade: A"])).facts == {"n": 0}


def test_what_is_reckoned_is_given_itself() -> None:
    facts = {"a": "type: number", "b": "type: number"}
    facts["sum"] = "type: number, clause: doc.1, derived: {sum: [a, b]}"
    assert gap(asked(facts, ["sum: {under: 5} -> grade: A"])).facts == {"sum": 5}


def test_a_reckoned_fact_is_made_unknown_by_its_parts() -> None:
    facts = {"a": "type: number, unknown: allowed", "b": "type: number"}
    facts["sum"] = "type: number, clause: doc.1, derived: {sum: [a, b]}"
    facts["twice"] = "type: number, clause: doc.1, derived: {sum: [sum, b]}"
    found = asked(facts, ["twice: {known: yes} -> grade: A"])
    assert gap(found).facts == {"a": None, "b": 0}


def test_a_reckoned_fact_that_may_be_unknown_is_given_as_such() -> None:
    """Its parts may be known all the same: they would make it known."""
    facts = {"a": "type: number, unknown: allowed"}
    facts["sum"] = "type: number, unknown: allowed, clause: doc.1, derived: {sum: [a]}"
    assert gap(asked(facts, ["sum: {known: yes} -> grade: A"])).facts == {"sum": None}


def test_a_list_is_given_with_one_entry() -> None:
    found = asked({"rows": ROWS}, ["e: {over: 3} -> grade: A"], keys=LISTED)
    assert gap(found).facts == {"rows": [{"e": 0, "f": "-"}]}


def test_an_entry_that_would_have_to_be_reckoned_is_not_decided() -> None:
    rows = ROWS.replace(
        "f: {title: {zh: 注, en: f}, type: text}", "g: {title: {zh: 二, en: g}, type: integer}"
    )
    both = "title: {zh: 和, en: both}, type: integer, clause: doc.1, derived: {sum: [e, g]}"
    derived = f"    derive:\n      both: {{{both}}}\n"
    found = asked({"rows": rows}, ["both: {over: 3} -> grade: A"], keys=LISTED + derived)
    with pytest.raises(NotDecidedError, match="verify-entry-reckoned"):
        gap(found)


def test_an_event_that_governs_has_happened() -> None:
    more = "events:\n  submit: {title: {zh: 提交, en: submitted}}\n"
    found = asked(
        {"n": "type: integer"}, ["n: {over: 3} -> grade: A"], keys="    governed_by: submit\n", more=more
    )
    witness = gap(found)
    assert witness.facts["events"] == [{"event": "submit", "at": witness.now, "by": None}]


def test_an_answer_is_replayed_too() -> None:
    found = asked({"n": "type: integer"}, ["n: {over: 3} -> grade: A"])
    assert isinstance(replayed(found.point, found.witness({0: 0b100})), Decision)


def test_facts_that_are_refused_show_nothing() -> None:
    found = asked({"n": "type: integer"}, ["n: {over: 3} -> grade: A"])
    wrong = Witness({"n": Decimal("0.5")}, found.period.moment)
    with pytest.raises(NotDecidedError, match="verify-witness-refused"):
        replayed(found.point, wrong)


def test_equal_witnesses_are_one_in_a_set() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    assert len({Witness({"rows": [1]}, now), Witness({"rows": [1]}, now), Witness({"rows": []}, now)}) == 2


def test_any_value_of_a_list_is_none_at_all() -> None:
    assert any_value(Fact("l", "l", Words("l", "l"), ListOf(Text()))) == []
