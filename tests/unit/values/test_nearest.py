"""The name that was probably meant: the one that the standard library finds."""

from difflib import get_close_matches

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.values.nearest import nearest

words = st.text("abc_", min_size=1, max_size=8)


@given(words, st.lists(words, max_size=8, unique=True), st.sampled_from((0.6, 0.8)))
def test_the_nearest_name_is_that_of_the_standard_library(word: str, names: list[str], alike: float) -> None:
    """Of names that are as alike, too, and however alike they have to be."""
    assert nearest(word, names, alike) == next(iter(get_close_matches(word, names, 1, alike)), None)


@pytest.mark.parametrize(("word", "found"), [("sales_shar", "sales_share"), ("qqqq", None), ("", None)])
def test_a_name_that_is_not_alike_is_not_meant(word: str, found: str | None) -> None:
    assert nearest(word, ["grade", "sales_share"]) == found
