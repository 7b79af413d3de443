"""Picking one of a few things inside of a draw, at the price of a number."""

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import strategies as st

Thing = TypeVar("Thing")


def pick(draw: st.DrawFn, among: Sequence[Thing]) -> Thing:
    """Draw one of several things, as ``sampled_from`` does.

    Each ``sampled_from`` is a new strategy that Hypothesis looks through before the first draw, which takes
    many times as long as the draw; strategies of whole numbers it knows again.

    Args:
        draw: what Hypothesis gives to a composite strategy.
        among: the things, one or more; Hypothesis shrinks towards the first.

    >>> from hypothesis import find
    >>> find(st.composite(lambda draw: pick(draw, ("one", "other")))(), lambda each: True)
    'one'
    """
    return among[draw(st.integers(0, len(among) - 1))]
