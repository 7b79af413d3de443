"""Derived facts as the grammar's page tells them, each word once more in its plainest form."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import floor
from operator import ge, gt, le, lt
from typing import Any

from tests.oracle.literals import Spec, literal, order
from tests.oracle.one_case import Case
from tests.oracle.periods import during
from tests.oracle.worlds import EVENTS

_BOUNDS = {"at_least": ge, "over": gt, "up_to": le, "under": lt}


class RefusedError(Exception):
    """What follows from the facts could not have been given: it lies outside the declared range."""


def follow(case: Case, spec: Spec) -> Any:
    """Work out a derived fact of a case.

    Raises:
        RefusedError: it is outside its range.
    """
    derived = spec["derived"]
    word = next(each for each in derived if each in _WORDS)
    found = _WORDS[word](case, spec, derived)
    if found is not None and not all(
        _within(found, each, case.operand(spec, end))
        for each, end in spec.get("range", {}).items()
        if each in _BOUNDS
    ):
        raise RefusedError
    return found


def _within(value: Any, bound: str, end: Any) -> bool:
    return bool(_BOUNDS[bound](value, end))


def _values(case: Case, written: Any) -> list[Any]:
    return [case.operand({"type": "number"}, each) for each in written]


def _total(values: list[Any]) -> Any:
    return None if None in values else sum((Fraction(each) for each in values), Fraction(0))


def _sum(case: Case, _: Spec, derived: Mapping[str, Any]) -> Any:
    def listed(names: list[str]) -> list[str]:
        """Leave out what is not counted; a company names the document of what is, too."""
        if "counted" not in derived:
            return names
        kept = {each.rpartition(".")[2] for each in case.world.parameters[derived["counted"]]}
        return [each for each in names if each in kept]

    plus, minus = _values(case, listed(derived["sum"])), _values(case, listed(derived.get("minus", [])))
    return None if None in plus + minus else _total(plus) - _total(minus)


def _product(case: Case, _: Spec, derived: Mapping[str, Any]) -> Any:
    values = _values(case, derived["product"])
    if None in values:
        return None
    whole = Fraction(1)
    for each in values:
        whole *= each
    if "step" not in derived:
        return whole
    step = case.operand({"type": "number"}, derived["step"])
    steps = whole / step
    ways = {"down": floor(steps), "up": -floor(-steps), "half up": floor(steps + Fraction(1, 2))}
    return ways[derived.get("round", "half up")] * step


def _ratio(case: Case, _: Spec, derived: Mapping[str, Any]) -> Any:
    above, below = _values(case, derived["ratio"])
    return None if above is None or not below else above / below


def _weighted(case: Case, _: Spec, derived: Mapping[str, Any]) -> Any:
    weights = case.world.parameters[derived["weighted"]]
    optional = derived.get("leave_out_unknown", [])
    values = {name: case.value(name) for name, weight in weights.items() if weight or name in optional}
    if any(value is None and name not in optional for name, value in values.items()):
        return None
    met = {name: weights[name] for name, value in values.items() if value is not None}
    if not sum(met.values()):
        return None
    mean = sum(weight * Fraction(values[name]) for name, weight in met.items()) / sum(met.values())
    return mean * sum(weights.values())


def _extreme(case: Case, spec: Spec, derived: Mapping[str, Any]) -> Any:
    word = next(each for each in derived if each in _WORDS)
    values = [case.operand(spec, each) for each in derived[word]]
    if None in values:
        return None
    if word in ("worst", "best"):
        ranks = order(case.world.scales[spec["scale"]])
        return (max if word == "worst" else min)(values, key=ranks.index)
    return (max if word in ("max", "latest") else min)(values)


def _steps(case: Case, _: Spec, derived: Mapping[str, Any]) -> Any:
    word = "rest" if "rest" in derived else "whole_steps"
    value, step = case.value(derived[word]), case.operand({"type": "number"}, derived["step"])
    if value is None or not step:
        return None
    whole = Fraction(floor(value / step))
    return whole if word == "whole_steps" else value - whole * step


def _count(case: Case, _: Spec, derived: Mapping[str, Any]) -> Any:
    word = "total" if "total" in derived else "count"
    entries, fields = case.value(derived[word]), case.spec(derived[word])["of"]
    if entries is None:
        return None
    if isinstance(fields, str):  # a list of plain words: there is nothing to tell them apart by
        return Fraction(len(entries))
    kept = [each for each in entries if case.inside(each, fields).holds(derived.get("where"))]
    if "during" in derived:
        kept = [each for each in kept if during(case.world, derived["during"], each)]
    return Fraction(len(kept)) if word == "count" else _total([each[derived["of"]] for each in kept])


def _missing(case: Case, _: Spec, derived: Mapping[str, Any]) -> Any:
    wanted, there = (
        _column(case, derived[name], derived.get(field)) for name, field in (("missing", "of"), ("in", "at"))
    )
    if wanted is None or there is None or None in there:  # what is not known may be any
        return None
    held = {_bare(each) for each in there}
    return tuple(each for each in wanted if each is not None and _bare(each) not in held)


def _bare(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _column(case: Case, name: Any, field: str | None) -> Any:
    """Give a list, of entries what stands in one field of each."""
    listed = _listed(case, name)
    return listed if field is None or listed is None else tuple(each[field] for each in listed)


def _misreckoned(case: Case, _: Spec, derived: Mapping[str, Any]) -> Any:
    entries = case.value(derived["misreckoned"])
    if entries is None:
        return None
    rows = [[each[name] for name in (derived["of"], *derived["factors"])] for each in entries]
    return Fraction(sum(_is_wrong(*row) for row in rows if None not in row))


def _is_wrong(said: Any, *factors: Any) -> bool:
    product = Fraction(1)
    for each in factors:
        product *= Fraction(each)
    return product != Fraction(said)


def _listed(case: Case, name: Any) -> Any:
    """Give a list: a fact, the words of a parameter, or what is written out."""
    listed = not case.knows(name) and name in case.world.sections["parameters"]
    return case.world.words(name) if listed else case.operand({"type": "list", "of": "text"}, name)


def _truths(case: Case, _: Spec, derived: Mapping[str, Any]) -> Any:
    word = "any" if "any" in derived else "all"
    values = [case.value(each) for each in derived[word]]
    return None if None in values else (any if word == "any" else all)(values)


def _pick(case: Case, spec: Spec, derived: Mapping[str, Any]) -> Any:
    name = derived["pick"]
    word = case.value(name) if case.knows(name) else case.world.parameters[name]
    word = {True: "yes", False: "no"}.get(word, word)
    return None if word is None else _picked(case, spec, derived[word])


def _picked(case: Case, spec: Spec, written: str) -> Any:
    """Give what was picked: a fact, before it is a written value."""
    return case.value(written) if case.knows(written) else case.operand(spec, written)


def _last_event(case: Case, spec: Spec, derived: Mapping[str, Any]) -> Any:
    """Give the word of the event that came last; of one moment, the one that is listed last."""
    words = derived["last_event"]
    known = sorted(
        (each for each in case.value(EVENTS) if each["event"] in words), key=lambda each: each["at"]
    )
    return literal(spec, words[known[-1]["event"]], case.world.scales) if known else None


def _days(case: Case, _: Spec, derived: Mapping[str, Any]) -> Any:
    first, last = (case.operand({"type": "date"}, each) for each in derived["days_between"])
    return None if first is None or last is None else Fraction((last - first).days)


_WORDS: Mapping[str, Callable[[Case, Spec, Mapping[str, Any]], Any]] = {
    "sum": _sum,
    "product": _product,
    "ratio": _ratio,
    "weighted": _weighted,
    **dict.fromkeys(("min", "max", "worst", "best", "earliest", "latest"), _extreme),
    "whole_steps": _steps,
    "rest": _steps,
    "count": _count,
    "total": _count,
    "missing": _missing,
    "misreckoned": _misreckoned,
    "any": _truths,
    "all": _truths,
    "holds": lambda case, _, derived: case.holds(derived["holds"]),
    "pick": _pick,
    "last_event": _last_event,
    "days_between": _days,
}
