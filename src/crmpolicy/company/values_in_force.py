"""Parameters as an owner asks about them: their values with days and places, what is missing and for what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from crmpolicy.company.catalogue import asked_points, moments, subjects
from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.course_folding import operands_of_course
from crmpolicy.errors import Fault, Location, MissingParameterError, UnknownPointError
from crmpolicy.policy.facts import Derivation, Fact, ListOf
from crmpolicy.policy.guards import Operand, ParameterOf
from crmpolicy.policy.parameters import Parameter
from crmpolicy.policy.tables import Table
from crmpolicy.wording import Words

Status = Literal["filled", "missing", "optional"]


@dataclass(frozen=True, slots=True)
class Period:
    """A value and the days on which it counts; no day means from the beginning, or without end."""

    value: Any
    begins: date | None
    ends: date | None
    place: Location | None


@dataclass(frozen=True, slots=True)
class Lack:
    """What a question cannot be answered without: parameters, or the rules of a slot."""

    point: str
    title: Words
    parameters: tuple[Parameter, ...]
    slots: tuple[Table, ...]


def status_of(parameter: Parameter) -> Status:
    """Tell whether a parameter has a value, needs one, or may do without."""
    if parameter.history:
        return "filled"
    return "optional" if parameter.optional else "missing"


def periods_of(parameter: Parameter) -> tuple[Period, ...]:
    """Give the values of a parameter with their days, the first one first."""
    history = parameter.history
    following = [each.since for each in history[1:]]
    ends = [day - timedelta(days=1) if day else None for day in (*following, None)][: len(history)]
    return tuple(
        Period(each.value, each.since, last, each.place) for each, last in zip(history, ends, strict=True)
    )


def period_on(parameter: Parameter, day: date) -> Period | None:
    """Give the value that counts on a day; None where none does."""
    found = None
    for period in periods_of(parameter):
        if period.begins is None or period.begins <= day:
            found = period
    return found


def lacking(policies: PolicySet) -> tuple[Lack, ...]:
    """Give what each question lacks; questions that lack nothing are left out.

    >>> from crmpolicy.company import load_policy_set
    >>> open_values = {lack.point: len(lack.parameters) for lack in lacking(load_policy_set("steel"))}
    >>> open_values["customer_grade"], open_values["customer_size"]
    (3, 2)
    """
    effective = policies.effective
    names = dict.fromkeys(each for name in subjects(policies) for each in asked_points(policies, name))
    found = []
    for point in (policies.point(name) for name in names if not _heard(policies, name)):
        keys = {str(fault.arguments["name"]) for fault in _missing(point)}
        parameters = tuple(each for key, each in effective.parameters.items() if key in keys)
        slots = tuple(each for key, each in effective.tables.items() if key in keys)
        if keys:
            found.append(Lack(point.name, point.title, parameters, slots))
    return tuple(found)


def _heard(policies: PolicySet, name: str) -> bool:
    """Tell whether a document's own point lacks nothing that its subject does not lack."""
    table = policies.effective.tables.get(name)
    return table is not None and table in policies.point(table.subject).tables


def _missing(point: DecisionPoint) -> Iterator[Fault]:
    for moment in moments(point):
        try:
            point.program(moment)
        except MissingParameterError as error:
            yield from error.faults
        except UnknownPointError:  # a document that is not in force yet, or no longer, lacks nothing
            continue


def parameters_of(policies: PolicySet, name: str) -> tuple[Parameter, ...]:
    """Give every parameter that a question may look at: in rules, derivations and questions that it asks."""
    found: dict[str, None] = {}
    for each in asked_points(policies, name):
        point = policies.point(each)
        reached = point.reach()
        found.update(dict.fromkeys(key for fact in reached for key in _listed(fact)))
        derived = [fact.derived for fact in reached if fact.derived is not None]
        derived += [
            fact.derived for table in point.tables for fact in table.derive if fact.derived is not None
        ]
        for table in point.tables:
            found.update(dict.fromkeys(_in_table(table)))
        if len(point.tables) > 1:
            joined = (output.joined_by() for table in point.tables for output in table.outputs)
            found.update(dict.fromkeys(_keys(named for each in joined for named in each)))
        for each_derived in derived:
            found.update(dict.fromkeys(_in_derivation(each_derived)))
    return tuple(each for key, each in policies.effective.parameters.items() if key in found)


def _listed(fact: Fact) -> Iterator[str]:
    """Name the parameters that list the words of a fact, or of its fields."""
    yield from fact.range.listed
    if isinstance(fact.type, ListOf):
        yield from (key for field in fact.type.fields for key in _listed(field))


def _in_table(table: Table) -> Iterator[str]:
    for part in table.parts:
        yield from _keys(part.when.operands())
    for _, rule in table.rules():
        yield from _keys((*rule.when.operands(), *(operand for _, operand in rule.then)))
    yield from (word.key for _, word in table.combine if isinstance(word, ParameterOf))
    yield from (output.cap.key for output in table.outputs if output.cap is not None)
    if table.override is not None and isinstance(table.override.by, ParameterOf):
        yield table.override.by.key
    yield from _keys(operands_of_course(table.course))


def _in_derivation(derived: Derivation) -> Iterator[str]:
    operands = [*derived.operands, *derived.minus, *(each for _, each in derived.cases)]
    operands += [derived.step] if derived.step else []
    operands += derived.during.operands() if derived.during else ()
    for guard in (derived.where, derived.holds):
        operands += list(guard.operands()) if guard else []
    operands += derived.ranking.operands() if derived.ranking else ()
    yield from _keys(operands)


def _keys(operands: Iterable[Operand]) -> Iterator[str]:
    return (each.key for each in operands if isinstance(each, ParameterOf))
