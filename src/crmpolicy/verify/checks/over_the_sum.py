"""CRM305: values that add up to more than another one allows, or to less than a law wants."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final

from crmpolicy.errors import Location
from crmpolicy.policy.parameters import UNLIMITED, Dated, MappingOf, Parameter
from crmpolicy.policy.properties import Property
from crmpolicy.values import Term, ValueType
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.declarations.histories import dated_on, days_of, shown
from crmpolicy.verify.finding import Found
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.wording import Argument, Words

_NUMBERS: Final = ("ratio", "money", "number", "integer", "quantity")
_MINUTES: Final = {"minute": 1, "hour": 60, "day": 24 * 60, "week": 7 * 24 * 60}
_WORKING_MINUTES: Final = {"working hour": 60}
_WORKING_DAYS: Final = {"working day": 1}
_MONTHS: Final = {"month": 1, "quarter": 3, "half year": 6, "year": 12}
_FAMILIES: Final = (_MINUTES, _WORKING_MINUTES, _WORKING_DAYS, _MONTHS)
"""Units of time that can be added to each other without a calendar."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A parameter that is added up, or one entry of a mapping."""

    parameter: Parameter
    entry: str | None = None

    @property
    def kind(self) -> ValueType:
        """The type of what is added."""
        kind = self.parameter.type
        return kind.of if isinstance(kind, MappingOf) and self.entry is not None else kind

    @property
    def name(self) -> str:
        """How the part is called."""
        return self.parameter.key if self.entry is None else f"{self.parameter.key} ({self.entry})"

    def value(self, whole: Any) -> Any:
        """Give what is added of a value of the parameter."""
        return whole if self.entry is None or whole is UNLIMITED else dict(whole)[self.entry]

    def shown(self, whole: Any) -> Words:
        """Write what is added."""
        kind, value = self.kind, self.value(whole)
        return shown(self.parameter, whole) if self.entry is None else kind.words(value)


def find(checked: Checked) -> Iterator[Found | NotDecidedError]:
    """Look at each law that bounds a sum of parameters, on every day on which one of them changes."""
    for law in _laws(checked):
        more = dict(law.more)
        added = [part for sort, part in law.more if sort == "sum"]
        parts = [_Part(checked.effective.parameters[each.key], each.entry) for each in added]
        try:
            if "at_most" in more:
                yield from _over(law, _Part(checked.effective.parameters[more["at_most"]]), parts)
            if "over" in more:
                yield from _not_over(law, more["over"], parts)
        except NotDecidedError as undecided:
            yield undecided.at(law.place)


def _laws(checked: Checked) -> Iterator[Property]:
    for table in checked.effective.tables.values():
        yield from table.properties
    for parameter in checked.effective.parameters.values():
        yield from parameter.properties


def _over(law: Property, bound: _Part, parts: Sequence[_Part]) -> Iterator[Found]:
    for limit, *values in _met((bound, *parts)):
        arguments: dict[str, Argument] = {"name": bound.name, "limit": bound.shown(limit.value)}
        sizes = _sizes(law, (bound, *parts), [limit, *values])
        if sum(sizes[1:], Fraction(0)) > sizes[0]:
            arguments |= _told(parts, values)
            yield _found(law, bound, arguments, values, limit.place)


def _not_over(law: Property, bound: Any, parts: Sequence[_Part]) -> Iterator[Found]:
    for values in _met(parts):
        arguments: dict[str, Argument] = {"limit": parts[0].kind.words(bound)}
        if sum(_sizes(law, parts, values), Fraction(0)) <= Fraction(bound):
            found = _found(law, parts[0], arguments | _told(parts, values), values, values[0].place)
            yield replace(found, message="finding-short-sum")


def _met(parts: Sequence[_Part]) -> Iterator[list[Dated]]:
    """Give the values that are in force together, each combination once.

    What nobody has filled has no sum yet, and no limit is never passed.
    """
    told: list[Sequence[Dated]] = []
    for day in days_of(each.parameter.history for each in parts):
        values = [dated_on(each.parameter.history, day) for each in parts]
        known = [each for each in values if each is not None]
        if len(known) == len(parts) and known not in told:
            told.append(known)
            yield known


def _sizes(law: Property, parts: Sequence[_Part], whole: Sequence[Dated]) -> list[Fraction]:
    """Give what is compared and what is added up in one unit.

    Raises:
        NotDecidedError: without a calendar they cannot be added up.
    """
    values = [part.value(each.value) for part, each in zip(parts, whole, strict=True)]
    if all(isinstance(each, Term) for each in values):
        return _times(law, values)
    units = {(each.kind.name, getattr(each.kind, "unit", None)) for each in parts}
    if not all(each.kind.name in _NUMBERS for each in parts) or len(units) > 1 or UNLIMITED in values:
        raise NotDecidedError("verify-sum-of-others", law=law.id)
    return [Fraction(each) for each in values]


def _times(law: Property, terms: Sequence[Term]) -> list[Fraction]:
    for family in _FAMILIES:
        if all(each.unit in family for each in terms):
            return [Fraction(each.amount) * family[each.unit] for each in terms]
    raise NotDecidedError("verify-sum-of-terms", law=law.id)


def _told(parts: Sequence[_Part], values: Sequence[Dated]) -> dict[str, Argument]:
    """Name what is added up, each with its value."""
    said = tuple(part.shown(each.value) for part, each in zip(parts, values, strict=True))
    return {"parts": tuple(each.name for each in parts), "values": said}


def _found(
    law: Property,
    first: _Part,
    said: Mapping[str, Argument],
    values: Sequence[Dated],
    place: Location | None,
) -> Found:
    places = dict.fromkeys(each.place for each in values if each.place and each.place != place)
    related = (*places, *((law.place,) if law.place else ()))
    clauses = law.clauses or first.parameter.clauses
    return Found({"law": law.id, **said}, place or law.place, clauses, related=related)
