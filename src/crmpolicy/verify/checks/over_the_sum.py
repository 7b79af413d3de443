"""CRM305: values that add up to more than another one allows."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, Final

from crmpolicy.errors import Location
from crmpolicy.policy.parameters import UNLIMITED, Dated, MappingOf, Parameter
from crmpolicy.policy.properties import Property
from crmpolicy.values import Term
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.declarations.histories import dated_on, days_of, shown
from crmpolicy.verify.finding import Found
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.wording import Argument

_NUMBERS: Final = ("ratio", "money", "number", "integer", "quantity")
_MINUTES: Final = {"minute": 1, "hour": 60, "day": 24 * 60, "week": 7 * 24 * 60}
_WORKING_MINUTES: Final = {"working hour": 60}
_WORKING_DAYS: Final = {"working day": 1}
_MONTHS: Final = {"month": 1, "quarter": 3, "half year": 6, "year": 12}
_FAMILIES: Final = (_MINUTES, _WORKING_MINUTES, _WORKING_DAYS, _MONTHS)
"""Units of time that can be added to each other without a calendar."""


def find(checked: Checked) -> Iterator[Found | NotDecidedError]:
    """Look at each law that bounds a sum of parameters, on every day on which one of them changes."""
    for law in _laws(checked):
        named = dict.fromkeys(key for sort, key in law.more if sort == "at_most")
        parts = [checked.effective.parameters[key] for sort, key in law.more if sort == "sum"]
        for key in named:
            try:
                yield from _over(law, checked.effective.parameters[key], parts)
            except NotDecidedError as undecided:
                yield undecided.at(law.place)


def _laws(checked: Checked) -> Iterator[Property]:
    for table in checked.effective.tables.values():
        yield from table.properties
    for parameter in checked.effective.parameters.values():
        yield from parameter.properties


def _over(law: Property, bound: Parameter, parts: Sequence[Parameter]) -> Iterator[Found]:
    told: list[Sequence[Dated]] = []
    for day in days_of(each.history for each in (bound, *parts)):
        limit, values = dated_on(bound.history, day), [dated_on(each.history, day) for each in parts]
        known = [each for each in (limit, *values) if each is not None]
        if limit is None or len(known) <= len(values) or known in told:
            continue  # what nobody has filled has no sum yet, and no limit is never passed
        if _passes(law, (bound, *parts), [each.value for each in known]):
            told.append(known)
            yield _found(law, (bound, *parts), known)


def _passes(law: Property, parameters: Sequence[Parameter], values: Sequence[Any]) -> bool:
    limit, *parts = _sizes(law, parameters, values)
    return sum(parts, Fraction(0)) > limit


def _sizes(law: Property, parameters: Sequence[Parameter], values: Sequence[Any]) -> list[Fraction]:
    """Give the limit and what is added up in one unit.

    Raises:
        NotDecidedError: without a calendar they cannot be added up.
    """
    if all(isinstance(each, Term) for each in values):
        return _times(law, values)
    plain = all(each.type.name in _NUMBERS and not isinstance(each.type, MappingOf) for each in parameters)
    units = {(each.type.name, getattr(each.type, "unit", None)) for each in parameters}
    if not plain or len(units) > 1 or UNLIMITED in values:
        raise NotDecidedError("verify-sum-of-others", law=law.id)
    return [Fraction(each) for each in values]


def _times(law: Property, terms: Sequence[Term]) -> list[Fraction]:
    for family in _FAMILIES:
        if all(each.unit in family for each in terms):
            return [Fraction(each.amount) * family[each.unit] for each in terms]
    raise NotDecidedError("verify-sum-of-terms", law=law.id)


def _found(law: Property, parameters: Sequence[Parameter], values: Sequence[Dated]) -> Found:
    said = [shown(each, dated.value) for each, dated in zip(parameters, values, strict=True)]
    arguments: dict[str, Argument] = {
        "law": law.id,
        "name": parameters[0].key,
        "limit": said[0],
        "parts": tuple(each.key for each in parameters[1:]),
        "values": tuple(said[1:]),
    }
    places: list[Location] = [each.place for each in values[1:] if each.place]
    related = (*places, *((law.place,) if law.place else ()))
    clauses = law.clauses or parameters[0].clauses
    return Found(arguments, values[0].place or law.place, clauses, related=related)
