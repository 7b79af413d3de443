"""What follows from known facts, filled in: one meaning for every reader of facts.

The generated reader does the same inline for speed; it leaves what is odd to the model, which asks here.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from crmpolicy.engine.facts import ABSENT
from crmpolicy.engine.fields import Field, wrong_fact
from crmpolicy.errors import BadValueError, Fault


def follow(fields: Iterable[Field], known: dict[str, Any], now: datetime | None) -> list[Fault]:
    """Fill in every fact that follows from known ones and was not given itself.

    A value that could not have been given is a fault and stays out, with all that would follow from it.

    Args:
        fields: the facts of a point in reading order, sources first.
        known: values by key; what has none is missing or ``ABSENT``. Filled in place.
        now: the moment of the question, for facts that look back.

    Returns:
        The faults of what follows.

    Raises:
        FactsError: a fact looks back from now, and there is no moment.

    >>> follow((), {}, None)
    []
    """
    faults: list[Fault] = []
    for field in fields:
        if field.derived is None or known.get(field.key, ABSENT) is not ABSENT:
            continue
        if any(known.get(source, ABSENT) is ABSENT for source in field.derived.sources):
            continue
        value = field.derived.compute(known.__getitem__, now)
        try:
            field.fact.check_derived(value)
        except BadValueError as error:
            faults.append(wrong_fact(field, error.code, error.arguments))
        else:
            known[field.key] = value
    return faults
