"""Questions decided by another engine: ZEN of GoRules, through its JSON decision models."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import zen

from crmpolicy.engine import PolicySet
from crmpolicy.interop.dmn import NotInDmnError, jdm_of
from tests.property.every_point import GROUP, NOW

Ask = Callable[[dict[str, Any]], Any]


def engine_of(name: str, policies: PolicySet = GROUP) -> Ask | None:
    """Give what decides a question; None where the engine has no such table. The model is read once."""
    try:
        model = jdm_of(policies, name, now=NOW)
    except NotInDmnError:
        return None
    content = zen.ZenDecisionContent(model)
    engine = zen.ZenEngine({"loader": lambda _key: content})

    def ask(context: dict[str, Any]) -> Any:
        return engine.evaluate("model", context)["result"]

    return ask


def decided(ask: Ask, policies: PolicySet, name: str, facts: Mapping[str, Any]) -> Any:
    """Give the engine's answer as ours is; None where it has none."""
    point = policies.point(name)
    told = ask({key: _plain(value) for key, value in facts.items()})
    decision, names = name.partition(".")[2], [*point.outcome]
    if isinstance(told, list):
        rows = [each[decision] for each in told]
        return _listed(point.outcome, names, rows) if rows else None
    found = told.get(decision)
    if found is None:
        return None
    values = {names[0]: found} if len(names) == 1 else found
    return {each: _exact(point.outcome[each], values.get(each)) for each in names}


def alike(told: Any, answer: Any) -> bool:
    """Tell whether two answers are the same; a single output that is unknown is no answer elsewhere."""
    return told == answer or (told is None and answer is not None and [*answer.values()] == [None])


def _listed(kinds: Mapping[str, Any], names: list[str], rows: list[Any]) -> Any:
    if len(names) == 1:
        return {names[0]: tuple(_exact(kinds[names[0]], each) for each in rows)}
    return {name: tuple(_exact(kinds[name], each[name]) for each in rows) for name in names}


def _plain(value: Any) -> Any:
    """Give a value as JSON has it; the engine takes no other numbers, so each must come through as it is."""
    if isinstance(value, Decimal | Fraction):
        told = float(value)
        assert Decimal(repr(told)) == value, value
        return told
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _exact(kind: Any, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, float) or (isinstance(value, int) and not isinstance(value, bool)):
        return kind.read(value)
    return kind.read(value) if value is not None and kind.name == "date" else value
