"""Parts from which a fact is reckoned just as wanted: guessed plainly, and held against the reckoning."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from crmpolicy.engine.fields import Field
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.verify.facts.axes import any_value, is_legal


def parts_for(each: Field, fields: Mapping[str, Field], value: Any) -> dict[str, Any] | None:
    """Give a value for every part of a derived fact, so that the fact has a value.

    A score of 80 is 80 in every part, a sum of 80 is 80 in one and nothing in the rest.

    Args:
        each: the derived fact.
        fields: all facts of its program, by full name.
        value: what it is to be.

    Returns:
        The parts by full name; ``None`` where none of the plain guesses gives the value.
    """
    sources = [fields[key] for key in each.derived.sources] if each.derived is not None else []
    if each.derived is None or not sources or any(isinstance(one.fact.type, ListOf) for one in sources):
        return None
    for guess in _guesses(sources, value):
        legal = all(is_legal(one.fact, guess[one.key]) for one in sources)
        if legal and each.derived.compute(guess.__getitem__, None) == value:
            return guess
    return None


def _guesses(sources: list[Field], value: Any) -> Iterator[dict[str, Any]]:
    yield {one.key: value for one in sources}
    for rest in (any_value, _one):
        for chosen in sources:
            yield {one.key: value if one is chosen else rest(one.fact) for one in sources}


def _one(fact: Fact) -> Any:
    """Give what multiplies or divides without a trace; of other types the least value."""
    least = any_value(fact)
    return Decimal(1) if isinstance(least, Decimal | Fraction) else least
