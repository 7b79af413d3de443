"""Drawing, with Hypothesis, one of some values: of facts that is done thousands of times in a test."""

from collections.abc import Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st

Draw = Any
Each = TypeVar("Each")


def one_of(draw: Draw, values: Sequence[Each]) -> Each:
    """Draw one of some values, as of ``st.sampled_from``.

    Hypothesis looks through each strategy that is new to it, which takes longer than to draw; that of numbers
    it keeps.

    >>> from hypothesis import find, strategies as st
    >>> find(st.composite(lambda draw: one_of(draw, "abc"))(), lambda each: each > "a")
    'b'
    """
    place: int = draw(st.integers(0, len(values) - 1))
    return values[place]
