"""Yes or no, and free text."""

import numpy as np
import pytest

from crmpolicy.errors import BadValueError
from crmpolicy.values import Boolean, Text


@pytest.mark.parametrize(
    ("text", "value"),
    [("yes", True), ("true", True), ("是", True), ("no", False), ("false", False), ("否", False)],
)
def test_six_words_say_yes_or_no(text: str, value: bool) -> None:  # noqa: FBT001 - a truth value is the point
    assert Boolean().parse(text) is value
    assert Boolean().read(text) is value


@pytest.mark.parametrize("text", ["on", "off", "Yes", "1", "", "y", "对"])
def test_other_words_are_refused(text: str) -> None:
    with pytest.raises(BadValueError) as caught:
        Boolean().parse(text)
    assert caught.value.code == "value-not-a-boolean"


def test_truth_values_of_programs_and_arrays_are_read() -> None:
    assert Boolean().read(given=True) is True
    assert Boolean().read(np.bool_(0)) is False


@pytest.mark.parametrize("given", [0, 1, 1.0, np.int8(1), None, [True]])
def test_numbers_are_no_truth_values(given: object) -> None:
    with pytest.raises(BadValueError) as caught:
        Boolean().read(given)
    assert caught.value.code in {"value-wrong-kind", "value-unknown-not-allowed"}


def test_truth_values_are_shown_as_words() -> None:
    assert [Boolean().show(value, language) for value in (True, False) for language in ("zh", "en")] == [
        "是",
        "yes",
        "否",
        "no",
    ]


def test_truth_values_have_no_order() -> None:
    assert not Boolean.ordered
    assert Boolean().compare(one=True, other=False) is None
    assert Boolean().compare(one=True, other=True) == 0


def test_text_is_kept_as_it_is() -> None:
    assert Text().read(" 营业执照：副本 ") == " 营业执照：副本 "
    assert Text().show("a", "zh") == Text().plain("a") == "a"
    assert type(Text().read(np.str_("a"))) is str


@pytest.mark.parametrize("given", [1, True, None, b"a"])
def test_other_objects_are_no_text(given: object) -> None:
    with pytest.raises(BadValueError):
        Text().read(given)


def test_text_that_utf_8_cannot_write_is_refused() -> None:
    with pytest.raises(BadValueError) as caught:
        Text().read("a\ud800")
    assert caught.value.code == "value-broken-text"
    str(caught.value.arguments).encode("utf-8")
