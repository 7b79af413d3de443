"""What the rules of a form look at: its entries, the facts around it, and what follows from both."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from crmpolicy.engine.facts import Facts
from crmpolicy.engine.fields import Field
from crmpolicy.engine.following import follow
from crmpolicy.engine.program import Program
from crmpolicy.engine.record_reading import Found, Reading, is_blank
from crmpolicy.errors import BadValueError, Fault


def row_of(program: Program, reading: Reading, around: Mapping[str, Any], now: datetime | None) -> Facts:
    """Give the facts of a form that was read; what cannot be used is noted, and unknown.

    Args:
        program: the rules of the period.
        reading: the entries as they were read.
        around: all that was given, by plain name.
        now: the moment of the question.
    """
    known = dict(reading.values)
    for each in program.fields:
        blank = is_blank(around.get(each.name))
        if each.key in known or (each.derived is not None and blank):
            continue
        known[each.key] = None if blank else _read(each, reading, around[each.name])
    _not_twice(program, reading, around, known)
    for fault in follow(program.fields, known, now):
        reading.invalid.append(Found(str(fault.arguments["name"]), fault))
    return program.row(known.get(each.key) for each in program.fields)


def _read(field: Field, reading: Reading, given: Any) -> Any:
    try:
        return field.fact.read(given)
    except BadValueError as error:
        reading.refuse(field.fact, field.name, error.fault())
        return None


def _not_twice(program: Program, reading: Reading, given: Mapping[str, Any], known: dict[str, Any]) -> None:
    """Refuse what is given although it follows from entries that are given too."""
    by_key = {each.key: each for each in program.fields}
    there = {key for key, each in by_key.items() if not is_blank(given.get(each.name))}
    for each in program.fields:
        also = there & _below(each.key, by_key) if each.key in there else set()
        if also:
            known.pop(each.key, None)
            sources = tuple(sorted(by_key[key].name for key in also))
            fault = Fault("record-given-and-sources", {"name": each.name, "sources": sources})
            reading.invalid.append(Found(each.name, fault))


def entered(program: Program, facts: Facts) -> dict[str, Any]:
    """Give what was entered of a form that was read once, without what follows from it."""
    there = {name: value for name, value in facts.items() if value is not None}
    by_key = {each.key: each for each in program.fields}
    follows = {
        each.name
        for each in program.fields
        if any(by_key[key].name in there for key in _below(each.key, by_key))
    }
    return {name: value for name, value in there.items() if name not in follows}


def _below(key: str, fields: Mapping[str, Field]) -> set[str]:
    """Name all that a fact follows from, however far down."""
    derived = fields[key].derived
    found = set(derived.sources) if derived else set()
    return found.union(*(_below(each, fields) for each in found))
