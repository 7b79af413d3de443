"""What holds for every type of value."""

import json
import pickle
import re
from copy import deepcopy
from decimal import Decimal

import pytest

import crmpolicy.values as room
from crmpolicy.errors import BadValueError
from crmpolicy.values import (
    Boolean,
    Date,
    DayOfMonth,
    Instant,
    Integer,
    Money,
    Number,
    PeriodType,
    Quantity,
    Ratio,
    TermType,
    Text,
    TimeOfDay,
    ValueType,
    Weekday,
)
from crmpolicy.values.kinds import order_of
from crmpolicy.wording import LANGUAGES, word

SAMPLES: dict[ValueType, tuple[str, str]] = {
    Ratio(): ("5%", "x"),
    Money(): ("10万元", "x"),
    Number(): ("1.5亿", "x"),
    Integer(): ("1,200", "x"),
    Quantity("t"): ("1200 kg", "5 m"),
    TermType(): ("2个工作日", "2"),
    PeriodType(): ("每3个月", "often"),
    Boolean(): ("是", "1"),
    Text(): ("营业执照", "\ud800"),
    Date(): ("2026年1月5日", "tomorrow"),
    Instant(): ("2026-01-05T09:30:00+08:00", "2026-01-05T09:30:00"),
    TimeOfDay(): ("09:30", "25:00"),
    Weekday(): ("周五", "5"),
    DayOfMonth(): ("20日", "32"),
}
EVERY = pytest.mark.parametrize("kind", SAMPLES, ids=lambda kind: kind.name)


@EVERY
def test_a_type_has_a_word_in_both_languages(kind: ValueType) -> None:
    assert word(kind.name).zh != kind.name


@EVERY
def test_a_type_is_equal_to_its_copies_and_can_be_pickled(kind: ValueType) -> None:
    again = pickle.loads(pickle.dumps(kind))  # noqa: S301 - our own bytes
    assert again == deepcopy(kind) == kind
    assert hash(again) == hash(kind)
    assert len({*SAMPLES, again}) == len(SAMPLES)


@EVERY
def test_a_type_cannot_be_changed(kind: ValueType) -> None:
    with pytest.raises((AttributeError, TypeError)):
        kind.step = Decimal(1)  # type: ignore[attr-defined]  # wrong on purpose


@EVERY
def test_what_is_shown_reads_back_as_the_same_value(kind: ValueType) -> None:
    value = kind.parse(SAMPLES[kind][0])
    assert [kind.parse(kind.show(value, language)) for language in LANGUAGES] == [value, value]


@EVERY
def test_what_is_written_for_json_reads_back_as_the_same_value(kind: ValueType) -> None:
    value = kind.parse(SAMPLES[kind][0])
    assert kind.read(json.loads(json.dumps(kind.plain(value)))) == value


@EVERY
def test_values_are_hashable_and_can_be_pickled(kind: ValueType) -> None:
    value = kind.read(SAMPLES[kind][0])
    assert hash(pickle.loads(pickle.dumps(value))) == hash(value)  # noqa: S301 - our own bytes
    assert kind.compare(value, value) == 0


@EVERY
def test_the_json_schema_allows_what_is_read_and_refuses_what_is_not(kind: ValueType) -> None:
    right, wrong = SAMPLES[kind]
    schema = kind.json_schema()
    assert json.loads(json.dumps(schema)) == schema
    assert schema["title"] == kind.name
    assert allows(schema, right)
    if not isinstance(kind, Text):  # lone surrogates are no matter of schemas
        assert not allows(schema, wrong)
    with pytest.raises(BadValueError):
        kind.parse(wrong)


@EVERY
def test_a_missing_value_is_refused(kind: ValueType) -> None:
    with pytest.raises(BadValueError) as caught:
        kind.read(None)
    assert caught.value.code == "value-unknown-not-allowed"


def allows(schema: dict[str, object], text: str) -> bool:
    """Tell whether a schema of ours allows a text; these few keywords are all that we write."""
    match schema:
        case {"anyOf": list(ways)}:
            return any(allows(way, text) for way in ways)
        case {"enum": list(words)}:
            return text in words
        case {"pattern": str(pattern)}:
            return re.search(pattern, text) is not None
    return schema.get("type") == "string"


@pytest.mark.parametrize("term", ["4h", "半年", "十五天", "2 working days", "3月", "soon", "4"])
def test_the_json_schema_of_terms_and_periods_agrees_with_the_reader(term: str) -> None:
    for kind in (TermType(), PeriodType()):
        try:
            kind.parse(term)
        except BadValueError:
            assert not allows(kind.json_schema(), term)
        else:
            assert allows(kind.json_schema(), term)


def test_order_is_minus_one_nought_or_one() -> None:
    assert [order_of(1, 2), order_of(2, 2), order_of(3, 2)] == [-1, 0, 1]


def test_the_room_exports_its_names_sorted() -> None:
    names = room.__all__
    assert sorted(names, key=lambda name: (not name.isupper(), name.islower(), name)) == names
    assert all(hasattr(room, name) for name in names)
