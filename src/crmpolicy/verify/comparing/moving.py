"""What of an answer has moved: the outputs that are answered otherwise, and of a list the entries."""

from collections.abc import Mapping
from typing import Any

Outcome = Mapping[str, Any]


def moved(before: Outcome | None, after: Outcome | None) -> tuple[Outcome | None, Outcome | None]:
    """Leave out of two answers what is the same in both.

    Seven conditions that may each be met or not are 128 answers; a threshold of one of them moves one entry.

    Args:
        before: an answer by output; ``None``: there is none.
        after: the other.

    Returns:
        The outputs that differ; of two lists only the entries that the other has not, where there are any.
        All of an answer where the other side has none.

    >>> moved({"eligible": False, "failed": ("need",)}, {"eligible": False, "failed": ("need", "fit")})
    ({'failed': ()}, {'failed': ('fit',)})
    """
    if before is None or after is None:
        return before, after
    names = [each for each in {**before, **after} if before.get(each) != after.get(each)]
    apart = {name: _apart(before.get(name), after.get(name)) for name in names}
    return (
        {name: apart[name][0] for name in names if name in before},
        {name: apart[name][1] for name in names if name in after},
    )


def _apart(one: Any, other: Any) -> tuple[Any, Any]:
    if not (isinstance(one, tuple) and isinstance(other, tuple)):
        return one, other
    gone = tuple(each for each in one if each not in other)
    came = tuple(each for each in other if each not in one)
    return (gone, came) if gone or came else (one, other)  # they differ in order or number alone
