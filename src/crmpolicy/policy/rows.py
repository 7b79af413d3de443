"""Facts that were read: tuples with names, cheap to make and to look at; and how an unknown is said."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

UNKNOWN_WORDS = ("unknown", "未知")


class Absent:
    """What stands for a fact that the question did not need (one instance, ``ABSENT``)."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "ABSENT"

    def __reduce__(self) -> str:
        return "ABSENT"


ABSENT = Absent()


class Facts(tuple[Any, ...]):
    """Facts that were read and checked for one point; ``None`` is a fact known to be unknown.

    Made by ``policies.point(...).facts(mapping)``, never by hand. Fields are attributes too, a dot in
    a name becoming two underscores.

    >>> from crmpolicy import load_policy_set
    >>> policies = load_policy_set("example-steel", parameters={"steel.share_only": True})
    >>> facts = policies.point("customer_grade").facts({"sales_share": "0.95%"})
    >>> facts.given()
    {'sales_share': Decimal('0.0095')}
    """

    __slots__ = ()
    names: tuple[str, ...] = ()

    def items(self) -> Iterator[tuple[str, Any]]:
        """Give each fact that the question needed, with its exact value."""
        return ((name, value) for name, value in zip(self.names, self, strict=True) if value is not ABSENT)

    def given(self) -> dict[str, Any]:
        """Give the facts as a mapping by name."""
        return dict(self.items())

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuild, (self.names, tuple(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Facts):
            return NotImplemented
        return self.names == other.names and tuple.__eq__(self, other)

    def __hash__(self) -> int:
        return hash((self.names, tuple(self)))

    def __repr__(self) -> str:
        return f"Facts({self.given()!r})"


@cache
def facts_class(names: tuple[str, ...]) -> type[Facts]:
    """Give the class of facts with these names; equal names give the same class.

    >>> facts_class(("share",))(("x",)).share
    'x'
    """
    # a named tuple's getters are the fastest that Python has for the fields of a tuple
    plain = [f"f{place}" for place in range(len(names))]
    make: Any = NamedTuple
    holder = make(
        "holder", [(each, object) for each in plain]
    )  # held: a class that is collected loses its getters
    getters = vars(holder)
    fields = {attribute(name): getters[each] for name, each in zip(names, plain, strict=True)}
    return type("Facts", (Facts,), {"__slots__": (), "names": names, **fields})


def attribute(name: str) -> str:
    """Give the attribute that a fact's name is read by.

    >>> attribute("steel.sales_share")
    'steel__sales_share'
    """
    return name.replace(".", "__").replace(":", "__")


def _rebuild(names: tuple[str, ...], values: tuple[Any, ...]) -> Facts:
    return facts_class(names)(values)


def is_unknown(given: Any) -> bool:
    """Tell whether a caller says that a fact is not known: ``None``, ``pd.NA``, ``unknown``, ``未知``.

    >>> is_unknown(None), is_unknown("未知"), is_unknown(0)
    (True, True, False)
    """
    if given is None or type(given).__name__ == "NAType":
        return True
    return isinstance(given, str) and given.strip() in UNKNOWN_WORDS
