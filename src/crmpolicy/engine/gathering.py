"""All faults of a question and of those that are asked first, told at once and each only once."""

from collections.abc import Iterable, Mapping
from typing import Any

from crmpolicy.engine.naming import Names
from crmpolicy.errors import Fault

_NAMES = ("name", "fact_name", "instead", "near", "other")
"""The arguments of faults that call a fact by its name."""


def told_once(faults: Iterable[Fault]) -> list[Fault]:
    """Leave out what is told already: several questions ask the same fact, and miss it alike.

    >>> codes = ("fact-missing", "fact-missing-for", "fact-wrong")
    >>> [each.code for each in told_once(Fault(code, {"name": "a"}) for code in codes)]
    ['fact-missing', 'fact-wrong']
    """
    found: list[Fault] = []
    known: set[tuple[str, str]] = set()
    for fault in faults:
        key = _about(fault)
        if key in known or (key is None and fault in found):
            continue
        found.append(fault)
        if key is not None:
            known.add(key)
    return found


def _about(fault: Fault) -> tuple[str, str] | None:
    """Name what is missing or unknown, however it is worded."""
    for kind in ("fact-missing", "fact-unknown-name"):
        if fault.code.startswith(kind):
            return kind, str(fault.arguments["name"])
    return None


def is_missing(fault: Fault, names: frozenset[str]) -> bool:
    """Tell whether a fault only misses one of the facts named."""
    return fault.code.startswith("fact-missing") and fault.arguments["name"] in names


def in_words_of(faults: Iterable[Fault], theirs: Mapping[str, str], here: Names) -> Iterable[Fault]:
    """Call facts in the faults of another question as they are called here, where their names clash.

    Args:
        faults: what the other question found.
        theirs: the full name of each fact by what it is called there.
        here: what a caller calls each fact here.
    """

    def called(name: Any) -> Any:
        key = theirs.get(name) if isinstance(name, str) else None
        if key is None or key not in here.plain:
            return name
        clear = name in here.declared and here.spellings.get(name, here.plain[key]) == here.plain[key]
        return name if clear else here.plain[key]

    for fault in faults:
        if not fault.code.startswith("fact-"):
            yield fault
            continue
        changed = {name: called(fault.arguments[name]) for name in _NAMES if name in fault.arguments}
        yield Fault(fault.code, {**fault.arguments, **changed}, fault.location, fault.clause)
