"""The words that a cell may hold, for the list that it offers."""

from typing import Final

from crmpolicy.policy.scales import Choice
from crmpolicy.values import Boolean, ValueType
from crmpolicy.wording import Language, word

_PERIODS: Final = ("day", "week", "month", "quarter", "half year", "year")


def choices_of(kind: ValueType, language: Language) -> tuple[str, ...]:
    """Give the words that a cell of a type may hold, where these are few enough to list.

    >>> choices_of(Boolean(), "zh")
    ('是', '否')
    """
    if isinstance(kind, Choice):
        return tuple(each.title.spoken(language) for each in kind.scale.values)
    if isinstance(kind, Boolean):
        return tuple(kind.show(each, language) for each in (True, False))
    return (
        tuple(word(f"period {each}").spoken(language) for each in _PERIODS) if kind.name == "period" else ()
    )
