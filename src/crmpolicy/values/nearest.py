"""The name that was probably meant by one that nobody knows."""

from collections.abc import Iterable
from difflib import SequenceMatcher

ALIKE = 0.6
"""How alike two names have to be, as ``difflib`` measures it and takes it for granted."""


def nearest(word: str, names: Iterable[str], alike: float = ALIKE) -> str | None:
    """Give the name that is most like a word; of those as alike the last in order; ``None``: none is.

    It is the first of ``difflib.get_close_matches``, in a fraction of the time among a thousand names: one
    that cannot be more like the word than the best so far is not measured, and those as long come first.

    >>> nearest("sales_shar", ["sales_share", "shares", "grade"])
    'sales_share'
    >>> nearest("qqqq", ["sales_share"])
    """
    matcher = SequenceMatcher(b=word)
    best: tuple[float, str] = (alike, "")
    for name in sorted(names, key=lambda each: abs(len(each) - len(word))):
        matcher.set_seq1(name)
        if matcher.real_quick_ratio() >= best[0] and matcher.quick_ratio() >= best[0]:
            best = max(best, (matcher.ratio(), name))
    return best[1] or None
