"""Derived facts that only say in other words what other facts say; they cannot be otherwise than these.

A guard that holds or not, the best or worst of some words, one fact that is another: nothing is reckoned,
so nothing is rounded, and nobody can count it otherwise. What is proved of a table tells them by those
facts; a caller who gives such a fact beside them gives it as it follows, or is refused.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from crmpolicy.engine.deriving import Deriving
from crmpolicy.engine.facts import ABSENT
from crmpolicy.engine.fields import Field
from crmpolicy.errors import Fault
from crmpolicy.policy.guards import FactOf, Literally
from crmpolicy.policy.scales import Choice
from crmpolicy.values import ValueType
from crmpolicy.wording import Words, word

_FOLDED: Final = ("any", "all", "worst", "best")


def is_held(field: Field) -> bool:
    """Tell whether a fact stands for a guard: yes where it holds, no where it does not."""
    return field.derived is not None and field.fact.derived is not None and field.fact.derived.word == "holds"


def alias(deriving: Deriving, field: Field) -> str | None:
    """Name the fact that a switch picks, where a fact is nothing but another one."""
    derived = field.fact.derived
    if derived is None or field.derived is None or derived.word != "pick":
        return None
    switch = deriving.folding.operand(derived.operands[0])
    if not isinstance(switch, Literally):
        return None
    cases = [each for value, each in derived.cases if value == switch.value] or [
        each for _, each in derived.cases
    ]
    return cases[0].key if isinstance(cases[0], FactOf) else None


def folded_facts(field: Field) -> tuple[str, ...]:
    """Name the facts that a fact is the worst, the best, any or all of; none where it is something else."""
    derived = field.fact.derived
    if derived is None or field.derived is None or derived.word not in _FOLDED:
        return ()
    if not all(isinstance(each, FactOf) for each in derived.operands):
        return ()
    return tuple(each.key for each in derived.operands if isinstance(each, FactOf))


def words_of(kind: ValueType) -> tuple[Any, ...]:
    """Give the values of a type that has few, else nothing."""
    if isinstance(kind, Choice):
        return kind.scale.ids
    return (False, True) if kind.name == "boolean" else ()


def telling(key: str, fields: Mapping[str, Field], deriving: Deriving) -> tuple[str, ...]:
    """Name the facts whose words tell a derived one, where there is no reckoning on the way."""
    each = fields[key]
    other = alias(deriving, each)
    sources = (other,) if other is not None else folded_facts(each)
    return sources if all(_has_words(source, fields, deriving) for source in sources) else ()


def _has_words(key: str, fields: Mapping[str, Field], deriving: Deriving) -> bool:
    each = fields[key]
    if not words_of(each.fact.type):
        return False
    return each.derived is None or is_held(each) or bool(telling(key, fields, deriving))


def restated(fields: Iterable[Field], deriving: Deriving) -> frozenset[str]:
    """Name, by key, the facts that only say what others say."""
    by_key = {each.key: each for each in fields}
    return frozenset(key for key, each in by_key.items() if is_held(each) or telling(key, by_key, deriving))


def contradictions(
    fields: Iterable[Field], restating: Iterable[str], known: Mapping[str, Any], now: datetime | None
) -> list[Fault]:
    """Tell which facts were given otherwise than they follow from what is known beside them.

    Args:
        fields: the facts of a point.
        restating: the keys of those that were given, and only say what others say.
        known: values by key, and what follows from them; what has none is missing or ``ABSENT``.
        now: the moment of the question.

    >>> contradictions((), (), {}, None)
    []
    """
    by_key = {each.key: each for each in fields}
    faults = []
    for field in (by_key[key] for key in restating):
        sources = field.derived.sources if field.derived else ()
        if field.derived is None or any(known.get(each, ABSENT) is ABSENT for each in sources):
            continue
        follows = field.derived.compute(known.__getitem__, now)
        if follows != known[field.key]:
            said = {"given": _worded(field, known[field.key]), "follows": _worded(field, follows)}
            names = tuple(f"`{by_key[each].name}`" for each in sources) or word("values in force")
            faults.append(Fault("fact-against-its-sources", {"name": field.name, "sources": names, **said}))
    return faults


def _worded(field: Field, value: Any) -> Words:
    return word("unknown") if value is None else field.fact.type.words(value)
