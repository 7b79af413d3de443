"""What two sides declare by name, side by side: what came, what went, and what is meant otherwise."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")


class Codes(NamedTuple):
    """The codes of the sentences that tell what came, what went, and what is otherwise."""

    came: str
    went: str
    otherwise: str


def unlike(
    before: Mapping[str, T], after: Mapping[str, T], meaning: Callable[[T], Any], codes: Codes
) -> Iterator[tuple[str, T]]:
    """Give what is not on both sides alike, sorted by name, each with the code that tells it.

    Args:
        before: what is declared before.
        after: the same after; what is there is given from here.
        meaning: gives what is equal exactly where two mean the same.
        codes: the codes.

    >>> codes = Codes("came", "went", "otherwise")
    >>> list(unlike({"a": 1, "b": 2, "c": 3}, {"b": 5, "c": 3, "d": 4}, int, codes))
    [('went', 1), ('otherwise', 5), ('came', 4)]
    """
    for name in sorted({*before, *after}):
        if name not in before:
            yield codes.came, after[name]
        elif name not in after:
            yield codes.went, before[name]
        elif meaning(before[name]) != meaning(after[name]):
            yield codes.otherwise, after[name]
