"""Which facts can still change the outcome, when only some are known."""

from collections.abc import Mapping
from datetime import datetime
from itertools import product
from typing import Any

from crmpolicy.engine.facts import ABSENT
from crmpolicy.engine.fields import Field, reader, wrong_fact
from crmpolicy.engine.program import Program
from crmpolicy.engine.regions import Region, Segment
from crmpolicy.engine.searching import MOST_TRIED, Search
from crmpolicy.errors import BadValueError, FactsError


def needed(program: Program, given: Mapping[str, Any], now: datetime) -> tuple[str, ...]:
    """Name the facts that can still change the outcome.

    A fact is needed when two completions that differ in it alone have different outcomes. Where there are too
    many completions to try, every open fact that a rule looks at is named: never too few.

    Args:
        program: the point in its period.
        given: what is known so far, by name.
        now: the moment of the question.

    Raises:
        FactsError: a fact that is given, or what follows from it, cannot be used.
    """
    known = _read(program, given, now)
    search = Search.of(program)
    open_fields = [field for field in program.fields if field.wanted and known[field.key] is ABSENT]
    loose = search.unindexed()
    free = [field for field in open_fields if field.key not in loose and field.key in search.axes]
    listed = [field for field in open_fields if field not in free]
    found = {field.key for field in listed} | _deciding(search, known, free, has_loose=bool(listed))
    names: dict[str, None] = {}
    for field in open_fields:
        if field.key in found:
            names.update(dict.fromkeys(_sources(program, field, known)))
    return tuple(names)


def _read(program: Program, given: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """Read what is known, and what follows from it already."""
    named, faults = program.model.named(given)
    known: dict[str, Any] = {}
    for field in program.fields:
        known[field.key] = ABSENT
        if field.name in named:
            try:
                known[field.key] = reader(field.fact)(named[field.name])
            except BadValueError as error:
                faults.append(wrong_fact(field, error.code, error.arguments))
    faults = faults or program.model.followed(known, now)
    if faults:
        raise FactsError(faults)
    return known


def _deciding(search: Search, known: Mapping[str, Any], free: list[Field], *, has_loose: bool) -> set[str]:
    """Name the open facts that decide, by trying every completion."""
    keys = [field.key for field in free]
    options = [_options(search, field) for field in free]
    count = 1
    for each in options:
        count *= len(each)
    if count > MOST_TRIED or has_loose:
        return set(keys)
    places = [search.program.places[key] for key in keys]
    row = [None if known[field.key] is ABSENT else known[field.key] for field in search.program.fields]
    outcomes: dict[tuple[int, ...], Any] = {}
    for combination in product(*(range(len(each)) for each in options)):
        for place, choice, each in zip(places, combination, options, strict=True):
            row[place] = each[choice].sample
        outcomes[combination] = search.outcome(row)
    return {key for axis, key in enumerate(keys) if _matters(outcomes, axis)}


def _options(search: Search, field: Field) -> list[Segment]:
    options = list(search.axes[field.key])
    if not field.certain:
        options.append(Segment(None, Region(field.name)))
    return options


def _matters(outcomes: Mapping[tuple[int, ...], Any], axis: int) -> bool:
    seen: dict[tuple[int, ...], Any] = {}
    for combination, outcome in outcomes.items():
        others = combination[:axis] + combination[axis + 1 :]
        if seen.setdefault(others, outcome) != outcome:
            return True
    return False


def _sources(program: Program, field: Field, known: Mapping[str, Any]) -> list[str]:
    """Name a fact, or what is missing to derive it where its sources were begun to be given."""
    if field.derived is None or not _begun(program, field, known):
        return [field.name]
    by_key = {each.key: each for each in program.fields}
    names: list[str] = []
    for source in field.derived.sources:
        if known[source] is ABSENT:
            names += _sources(program, by_key[source], known)
    return names


def _begun(program: Program, field: Field, known: Mapping[str, Any]) -> bool:
    by_key = {each.key: each for each in program.fields}
    return field.derived is not None and any(
        known[source] is not ABSENT or _begun(program, by_key[source], known)
        for source in field.derived.sources
    )
