"""Faults in the order in which an owner meets them."""

from collections.abc import Iterable

from crmpolicy.errors import Fault


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Sort faults by file, line and column, each once; those without a place come last.

    >>> from crmpolicy.errors import Location
    >>> [fault.code for fault in in_order([Fault("b"), Fault("a", {}, Location("x", 1, 1))])]
    ['a', 'b']
    """
    once: dict[tuple[object, ...], Fault] = {}
    for fault in faults:
        once.setdefault((fault.code, fault.location, tuple(sorted(fault.arguments.items(), key=str))), fault)
    return sorted(once.values(), key=_place)


def _place(fault: Fault) -> tuple[bool, str, int, int]:
    if fault.location is None:
        return (True, "", 0, 0)
    return (False, *fault.location)
