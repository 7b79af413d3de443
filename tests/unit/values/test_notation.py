"""Reading that all types share."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from crmpolicy.errors import BadValueError
from crmpolicy.values import Period, Term, number_from_text
from crmpolicy.values.notation import array_kind, half_width, is_unknown, kind_of, quoted, wrong_kind
from crmpolicy.wording import word


def missing(name: str) -> object:
    """Make an object that looks like the missing cell of a data frame library."""
    made: object = type(name, (), {"__module__": "pandas._libs.missing"})()
    return made


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("１０", "10"),
        ("５％", "5%"),
        ("３．５", "3.5"),
        ("３。５", "3.5"),
        ("１，２００", "1,200"),
        ("ＵＳＤ", "USD"),
    ],
)
def test_full_width_characters_have_an_ascii_spelling(wide: str, narrow: str) -> None:
    assert half_width(wide) == narrow


def test_a_full_width_number_is_refused_and_its_ascii_spelling_named() -> None:
    with pytest.raises(BadValueError) as caught:
        number_from_text("　１，２００．５")
    assert caught.value.code == "value-full-width"
    assert caught.value.arguments["ascii"] == "1,200.5"


def test_full_width_text_that_would_not_help_keeps_the_fault_of_its_type() -> None:
    with pytest.raises(BadValueError) as caught:
        number_from_text("大（客户）")
    assert caught.value.code == "value-not-a-number"


@pytest.mark.parametrize("blank", ["\t12", "12\n", "\u00a012", "12\r"])
def test_only_ascii_spaces_around_a_text_do_not_count(blank: str) -> None:
    assert number_from_text("  12 ") == 12
    with pytest.raises(BadValueError):
        number_from_text(blank)


@pytest.mark.parametrize("given", [None, missing("NAType"), missing("NaTType")])
def test_missing_cells_are_unknown(given: object) -> None:
    assert is_unknown(given)
    assert wrong_kind("money", given).code == "value-unknown-not-allowed"


@pytest.mark.parametrize("given", [0, "", False, float("nan"), type("NAType", (), {})()])
def test_other_empty_looking_objects_are_not_unknown(given: object) -> None:
    assert not is_unknown(given)


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (True, "boolean"),
        (np.bool_(1), "boolean"),
        (1, "number"),
        (1.5, "number"),
        (Decimal(1), "number"),
        (Fraction(1, 2), "number"),
        (np.int64(1), "number"),
        (np.float32(1), "number"),
        ("a", "text"),
        (datetime(2026, 1, 5, tzinfo=UTC), "instant"),
        (np.datetime64("2026-01-05"), "instant"),
        (date(2026, 1, 5), "date"),
        (time(9), "time of day"),
        (timedelta(1), "length of time"),
        ([1], "list"),
        ({1}, "list"),
        ({1: 2}, "mapping"),
        (Term(1, "day"), "term"),
        (Period("month"), "period"),
        (object(), "other value"),
    ],
)
def test_every_object_has_a_kind_with_a_word(given: object, kind: str) -> None:
    assert kind_of(given) == kind
    assert word(kind).zh != kind


def test_a_length_of_time_from_an_array_is_not_taken_for_an_integer() -> None:
    assert array_kind(np.timedelta64(3, "D")) == "timedelta64"
    assert array_kind(np.int8(3)) == "integer"


def test_quotes_stay_short_however_long_the_value() -> None:
    """Python refuses to write out very long integers; a message must not fail on them."""
    for given in (10**5000, -(10**5000), Decimal("1e5000"), "9" * 5000, Fraction(1, 7**6000)):
        assert 0 < len(quoted(given)) <= 61


def test_quotes_show_nothing_of_objects_that_are_no_values() -> None:
    assert quoted(object()) == quoted([1, 2]) == "…"
