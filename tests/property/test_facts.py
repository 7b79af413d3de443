"""The quick reader of facts and the thorough one are one reader, on good facts and on the oddest."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum, StrEnum
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.engine import Facts, plain_value
from crmpolicy.engine.program import Program
from crmpolicy.errors import FactsError
from crmpolicy.testing import load_texts
from crmpolicy.testing.amounts import neighbours
from crmpolicy.testing.picking import pick
from crmpolicy.testing.strategies import facts_for
from crmpolicy.testing.tables import policy_texts
from crmpolicy.values import Term
from tests.oracle.shipped import BANDS, KEY, NOW, SIZES, filled, loaded
from tests.property.drawn_facts import facts_of

GROUP = loaded("example-group")
QUESTIONS = {
    "steel.customer_grade": filled("steel", BANDS),
    "steel.customer_size": filled("steel", SIZES),
    "steel.customer_industry": loaded("steel"),
    "lighting.key_customer": filled("lighting", KEY),
    "lighting.customer_grade": filled("lighting", KEY),
    "customer_grade": loaded("example-joined"),
    "customer_size": GROUP,
}


class NAType:
    """What a data frame puts where nothing is known."""


class Word(StrEnum):
    """Words as programs hold them."""

    GOOD = "good"
    SHARE = "0.5%"


class Plain(Enum):
    """An enumeration that is no text."""

    GOOD = "good"
    NUMBER = 1


class Text(str):
    """A text of a make of its own."""

    __slots__ = ()


class Figure(Decimal):
    """A number of a make of its own."""

    __slots__ = ()


NUMBERS: list[Any] = [
    0, 1, -1, 10**15, 10**15 + 1, 10**400, -(10**400), 0.0, -0.0, 0.1, 1e-7, 1e22, 1e300, 1j,
    float("nan"), float("inf"), float("-inf"), Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"),
    Decimal("1e-40"), Decimal("1e-30"), Decimal("1e40"), Decimal("0.005"), Decimal("-0"), Decimal("1.50"),
    Decimal("0.010000"), Figure("0.01"), Fraction(1, 3), Fraction(1, 4), True, False,
]  # fmt: skip
TEXTS: list[Any] = [
    "", " ", "0", "-0", "0.5%", " 0.5 % ", "50‰", "1e-3", "1E400", "1e-400", "1,000", "1,00", "1。5",
    "０．５％", "NaN", "inf", "10万元", "5 USD", "1200 kg", "5 m", "5000 t", "yes", "是", "true", "True",
    "unknown", "未知", " unknown ", "良好", "good", "Good", "A", "\ud800", "x" * 1000, "None", "null",
    "杂货铺", Word.GOOD, Word.SHARE, Plain.GOOD, Plain.NUMBER, Text("0.5%"), Text("good"), Text("unknown"),
]  # fmt: skip
ARRAYS: list[Any] = [
    np.float64("0.25"), np.float32("0.25"), np.float32(0.1), np.float16(0.5), np.int64(3), np.uint8(255),
    np.bool_(1), np.float64("nan"), np.str_("good"), np.datetime64("2026-01-05"), np.array([1]), np.array(5),
]  # fmt: skip
THINGS: list[Any] = [
    None, NAType(), b"good", bytearray(b"1"), [], ["good"], (), ("good", "large"), {"good"}, {}, {"event": 1},
    object(), object, len, date(2026, 1, 5), datetime(2026, 1, 5, tzinfo=UTC), time(9), Term(1, "hour"),
    datetime(2026, 1, 5, tzinfo=UTC).replace(tzinfo=None), range(3),
]  # fmt: skip
ODD = [*NUMBERS, *TEXTS, *ARRAYS, *THINGS]
NAMES = (
    "",
    "x",
    "sales_shere",
    "销售占比",
    "steel.",
    ".",
    "SALES_SHARE",
    1,
    None,
    ("a",),
    Text("sales_share"),
)


def told(read: Any, given_facts: Any) -> Any:
    """Give the facts that a reader reads, or the codes and names of all its faults."""
    try:
        return read(given_facts, NOW)
    except FactsError as error:
        said = [error.message("zh"), error.message("en")]  # every fault can be worded
        kinds = [
            (fault.code, fault.arguments.get("name"), fault.arguments.get("code")) for fault in error.faults
        ]
        return sorted(kinds, key=repr), all(said)


def assert_one_reader(program: Program, given_facts: Any) -> None:
    """Compare the two readers, values, their exact types and how they are told."""
    quick = told(program.read, given_facts)
    slow = told(program.model.read, given_facts)
    assert quick == slow
    if isinstance(quick, Facts):
        assert [type(each) for each in quick] == [type(each) for each in slow]
        assert plain_value(quick) == plain_value(slow)


@st.composite
def spoilt(draw: Any, question: str) -> dict[Any, Any]:
    """Draw good facts of a question and put odd things among them."""
    policies = QUESTIONS[question]
    facts: dict[Any, Any] = dict(draw(facts_of(question, policies, NOW)))
    program = policies.point(question).program(NOW)
    declared = sorted(program.model.declared)
    fields = {name: field for field in program.fields for name in (field.name, field.key)}
    for _ in range(draw(st.integers(0, 3))):
        name = draw(st.one_of(st.sampled_from(sorted(facts, key=str) or declared), st.sampled_from(declared)))
        way = pick(draw, ("odd", "odd", "end", "drop", "rename"))
        if way == "end" and name in fields:
            facts[name] = pick(draw, neighbours(fields[name].fact, ()) or ODD)
        elif way in ("odd", "end"):
            facts[name] = pick(draw, ODD)
        else:
            value = facts.pop(name, None)
            if way == "rename":
                facts[pick(draw, NAMES)] = value
    return facts


@settings(max_examples=200)
@given(st.sampled_from(sorted(QUESTIONS)).flatmap(lambda each: st.tuples(st.just(each), spoilt(each))))
def test_the_quick_reader_reads_and_refuses_what_the_thorough_one_does(
    case: tuple[str, dict[Any, Any]],
) -> None:
    question, facts = case
    assert_one_reader(QUESTIONS[question].point(question).program(NOW), facts)


def bases(question: str) -> list[dict[str, Any]]:
    """Give a few good cases that between them give every fact of a question, sources and derived ones too."""
    found: list[dict[str, Any]] = []
    seen: set[str] = set()

    @settings(max_examples=200, database=None, derandomize=True)
    @given(facts_for(question, QUESTIONS[question], now=NOW))
    def gather(facts: dict[str, Any]) -> None:
        if not facts.keys() <= seen:
            found.append(facts)
            seen.update(facts)

    gather()
    return found


@pytest.mark.parametrize("question", sorted(QUESTIONS))
def test_each_odd_value_for_each_fact_is_read_alike_by_both_readers(question: str) -> None:
    """Enumeration in cases that are good but for one value: what a random draw would miss."""
    program = QUESTIONS[question].point(question).program(NOW)
    fields = {name: field for field in program.fields for name in (field.name, field.key)}
    for facts in bases(question):
        assert_one_reader(program, facts)
        for name in facts:
            ends = neighbours(fields[name].fact, ()) if name in fields else []
            for odd in (*ODD, *ends):
                assert_one_reader(program, {**facts, name: odd})


@given(policy_texts(), st.data())
def test_both_readers_of_generated_questions_agree(files: Mapping[str, str], data: st.DataObject) -> None:
    """Facts of every type, given and derived, lists too."""
    policies = load_texts(files)
    program = policies.point("doc.answer").program(NOW)
    facts: dict[str, Any] = data.draw(facts_for("doc.answer", policies, now=NOW))
    assert_one_reader(program, facts)
    names = [each.name for each in program.fields] or ["f0"]
    for name in data.draw(st.lists(st.sampled_from(names), max_size=2)):
        assert_one_reader(program, {**facts, name: data.draw(st.sampled_from(ODD))})


@pytest.mark.parametrize("given_facts", [None, 1, "facts", [("sales_share", 1)], {"sales_share"}])
def test_what_is_no_mapping_is_refused_by_both_readers(given_facts: Any) -> None:
    program = QUESTIONS["steel.customer_grade"].point("steel.customer_grade").program(NOW)
    assert told(program.read, given_facts) == told(program.model.read, given_facts)


@given(st.data())
def test_reading_facts_that_were_read_changes_nothing(data: st.DataObject) -> None:
    question = data.draw(st.sampled_from(sorted(QUESTIONS)))
    policies = QUESTIONS[question]
    point = policies.point(question)
    facts = data.draw(facts_of(question, policies, NOW))
    decision = point.evaluate(facts, now=NOW)
    assert point.evaluate(decision.facts, now=NOW).outcome == decision.outcome


SHARED = ("visit_plan_completion", "visit_plan_year", "destruction")
"""Questions two of whose facts follow from one and the same."""


@pytest.mark.parametrize("question", SHARED)
def test_a_fact_that_nothing_is_reckoned_from_any_more_is_checked_all_the_same(question: str) -> None:
    """All that follows from it is given itself; which way its neighbours are named does not matter."""
    program = GROUP.point(question).program(NOW)
    facts = answered_directly(question)
    tried = 0
    for field in program.fields:
        if field.derived is None and not field.wanted and field.name not in facts:
            for odd in (*ODD, *neighbours(field.fact, ())):
                assert_one_reader(program, {**facts, field.name: odd})
                tried += 1
    assert tried


def answered_directly(question: str) -> dict[str, Any]:
    """Give a case in which each fact that is wanted is given itself."""
    program = GROUP.point(question).program(NOW)
    wanted = {field.name: field for field in program.fields if field.wanted}

    @settings(max_examples=200, database=None, derandomize=True)
    @given(facts_for(question, GROUP, now=NOW))
    def gather(facts: dict[str, Any]) -> None:
        told = program.read(facts, NOW)
        found.append({name: getattr(told, name) for name in wanted})

    found: list[dict[str, Any]] = []
    gather()
    return next(each for each in found if None not in each.values())
