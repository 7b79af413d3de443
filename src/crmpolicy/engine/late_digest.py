"""A digest that is worked out when it is read: nobody asks for that of most decisions."""

from collections.abc import Callable


class LateDigest:
    """A text that is made once, when it is first read; pickled and copied, it is that text.

    It holds what it is made of until then.

    >>> told = LateDigest(lambda: "1f2e")
    >>> str(told), told == "1f2e"
    ('1f2e', True)
    """

    __slots__ = ("_make", "_text")

    def __init__(self, make: Callable[[], str]) -> None:
        self._make: Callable[[], str] | None = make
        self._text = ""

    def __str__(self) -> str:
        make = self._make
        if make is not None:  # two threads may both make it: they make the same
            self._text = make()
            self._make = None
        return self._text

    def __repr__(self) -> str:
        return repr(str(self))

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return str(self) == str(other) if isinstance(other, str | LateDigest) else NotImplemented

    def __hash__(self) -> int:
        return hash(str(self))

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        return (str, (str(self),))
