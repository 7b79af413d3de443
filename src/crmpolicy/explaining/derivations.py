"""How a fact followed from others: one line each, down to what was given."""

from collections.abc import Iterable

from crmpolicy.engine.facts import ABSENT
from crmpolicy.engine.fields import Field
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.formulas import formula
from crmpolicy.policy.facts import Fact


def derivations(case: Case, keys: Iterable[str]) -> list[str]:
    """Word how each of some facts was derived, then how its sources were.

    A fact that was given is not told of; nothing is told twice.
    """
    by_key = {field.key: field for field in case.program.fields}
    lines: dict[str, None] = {}

    def tell(key: str) -> None:
        field = by_key.get(key)
        if field is None or not was_derived(case, field):
            return
        lines[_line(case, field.fact)] = None
        for source in field.derived.sources if field.derived else ():
            tell(source)

    for key in keys:
        tell(key)
    return list(lines)


def was_derived(case: Case, field: Field) -> bool:
    """Tell whether a fact followed from others; one that was given has lost its sources, or differs."""
    if field.derived is None or any(case.read(source) is ABSENT for source in field.derived.sources):
        return False
    return bool(field.derived.compute(case.read, case.decision.now) == case.read(field.key))


def _line(case: Case, fact: Fact) -> str:
    how = formula(case, fact.derived, fact) if fact.derived else ""
    told_fact = case.teller.fact_is(case.teller.title(fact.key), fact.type, case.read(fact.key))
    return case.teller.say("explain-derived", fact=told_fact, how=how)
