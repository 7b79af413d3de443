"""Cases written as an owner writes them."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from crmpolicy.engine.courses.kinds import DutyType, RefusedType
from crmpolicy.engine.courses.states import DutyStatus
from crmpolicy.engine.decision import Outcome
from crmpolicy.policy.facts import ListOf
from crmpolicy.testing.mutants.writing import UNWRITABLE, case_text, flow, moment, notation, plainly, status
from crmpolicy.values import Boolean, Date, Instant, Integer, Money, Ratio, Term, TermType, Text, ValueType

ZONE = ZoneInfo("Asia/Shanghai")
DUE = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "value", "written"),
    [
        (Boolean(), True, "yes"),
        (Integer(), 12000, "12000"),
        (Money(), Decimal("0.50"), "0.5元"),
        (Ratio(), Decimal("0.005"), "0.5%"),
        (TermType(), Term(2, "working day"), "2 working days"),
        (Text(), "甲", "甲"),
        (Text(), None, "unknown"),
        (Instant(), None, "none"),
        (Instant(), DUE, "2026-03-02T09:30"),
        (ListOf(Text()), ("甲", "乙"), ["甲", "乙"]),
        (RefusedType(), object(), UNWRITABLE),
    ],
)
def test_a_value_in_its_notation(kind: ValueType, value: Any, written: Any) -> None:
    assert notation(kind, value, ZONE) == written


def test_what_is_written_is_read_as_it_was() -> None:
    for kind, value in [(Money(), Decimal("1234.56")), (Ratio(), Decimal("1.2")), (Date(), DUE.date())]:
        assert kind.read(notation(kind, value, ZONE)) == value


def test_a_moment_has_no_more_than_it_needs() -> None:
    assert moment(DUE, ZONE) == "2026-03-02T09:30"
    assert moment(DUE + timedelta(seconds=1), ZONE) == "2026-03-02T09:30:01"
    assert moment(DUE + timedelta(microseconds=1), ZONE) == "2026-03-02T09:30:00.000001"


def test_of_a_duty_is_written_what_is_otherwise() -> None:
    found = DutyStatus("answer", "open", due=DUE, who="clerk", done=1)
    beside = DutyStatus("answer", "open", due=None, who="clerk")
    assert status(found, beside, ZONE) == {"state": "open", "due": "2026-03-02T09:30", "done": "1"}
    assert notation(DutyType(), found, ZONE) == {"state": "open"}
    each = Outcome((("clerk", found),))
    assert status(each, Outcome((("clerk", beside),)), ZONE)["clerk"]["done"] == "1"


def test_facts_as_they_are_known() -> None:
    given = {"when": DUE, "so": True, "what": None, "parts": [{"worth": Decimal("1.5")}]}
    assert plainly(given, ZONE) == {
        "when": "2026-03-02T09:30",
        "so": "yes",
        "what": "unknown",
        "parts": [{"worth": "1.5"}],
    }


def test_texts_are_quoted_only_where_they_have_to_be() -> None:
    assert (
        flow(["甲：乙，丙", "a: b", "- x", "", "100元", "-5"])
        == '[甲：乙，丙, "a: b", "- x", "", 100元, "-5"]'
    )


def test_long_entries_go_below() -> None:
    text = case_text(
        {
            "case": "长",
            "given": {f"fact_{place}": "x" * 30 for place in range(6)},
            "happened": [{"event": "e"}],
        }
    )
    assert text.splitlines()[:3] == ["  - case: 长", "    given:", f"      fact_0: {'x' * 30}"]
    assert text.splitlines()[-2:] == ["    happened:", "      - {event: e}"]
