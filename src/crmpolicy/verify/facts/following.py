"""What a fact follows from: its parts, and theirs."""

from collections.abc import Mapping

from crmpolicy.engine.fields import Field


def sources_of(key: str, fields: Mapping[str, Field]) -> tuple[str, ...]:
    """Name the facts from which one is reckoned, without theirs; none of a fact that is given."""
    derived = fields[key].derived
    return tuple(each for each in derived.sources if each in fields) if derived is not None else ()


def follows_from(key: str, fields: Mapping[str, Field]) -> tuple[str, ...]:
    """Name all that a fact follows from, however far, each once and a fact before what it follows from.

    Args:
        key: the fact, by full name.
        fields: the facts of its program, by full name.
    """
    found: dict[str, None] = {}
    for each in sources_of(key, fields):
        found |= dict.fromkeys((each, *follows_from(each, fields)))
    return tuple(found)
