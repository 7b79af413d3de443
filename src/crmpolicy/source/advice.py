"""The second half of a message about an unknown word: what was probably meant, or what is known."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from crmpolicy.values.nearest import nearest
from crmpolicy.wording import Words, say

SHOWN: Final = 12


def advice(given: str, known: Iterable[str]) -> Words:
    """Name the nearest known word, or list the known ones.

    >>> advice("grad", ["grade", "size"]).en
    'did you mean `grade`?'
    >>> advice("x", ["grade", "size"]).en
    'known here: `grade`, `size`'
    """
    words = sorted(set(known))
    near = nearest(given, words) or _same_letters(given, words)
    return _said("advice-near", near=near) if near else listed(tuple(words))


@lru_cache(maxsize=64)
def listed(words: tuple[str, ...]) -> Words:
    """List the known words, without a guess at what was meant.

    >>> listed(("grade", "size")).en
    'known here: `grade`, `size`'
    """
    if not words:
        return _said("advice-none")
    shown = ", ".join(f"`{each}`" for each in words[:SHOWN])
    return _said("advice-known", known=shown + (", ..." if len(words) > SHOWN else ""))


def _same_letters(given: str, words: list[str]) -> str | None:
    """Find a word that differs only in case, spaces, hyphens or underscores."""

    def folded(word: str) -> str:
        return "".join(letter for letter in word.casefold() if letter.isalnum())

    return next((word for word in words if folded(word) == folded(given)), None)


def _said(code: str, **arguments: str) -> Words:
    return Words(say(code, "zh", arguments), say(code, "en", arguments))
