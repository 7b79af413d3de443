"""All the ways in which a caller may give one value."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from importlib.util import find_spec
from typing import Any

from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.rows import UNKNOWN_WORDS
from crmpolicy.policy.scales import OTHER, Choice, Choices
from crmpolicy.values import ValueType, plain_number
from crmpolicy.wording import LANGUAGES

_LARGEST_ARRAY_INTEGER = 2**63


def notations(kind: ValueType, value: Any) -> tuple[Any, ...]:
    """Give every notation of a value: texts, numbers and, where numpy is installed, its scalars.

    Args:
        kind: the type of the value.
        value: an exact value of the type.

    >>> from crmpolicy.values import Ratio
    >>> notations(Ratio(), Decimal("0.01"))[:4]
    ('0.01', '1e-2', '1%', Decimal('0.01'))
    """
    if isinstance(kind, Choice):
        return _words(kind, value)
    if isinstance(kind, Choices):
        return [_words(Choice(kind.scale), each)[0] for each in value], tuple(value), [*value, *value]
    if isinstance(kind, ListOf):
        return ([_entry(kind, each) for each in value],)
    return _BY_NAME.get(kind.name, _shown)(kind, value)


def of_fact(fact: Fact, value: Any) -> tuple[Any, ...]:
    """Give every notation of a fact's value; ``None`` is an unknown."""
    return (None, *UNKNOWN_WORDS) if value is None else notations(fact.type, value)


def _words(kind: Choice, value: str) -> tuple[Any, ...]:
    if value not in kind.scale.ranks:
        return (value,)
    spelt = kind.scale.values[kind.scale.ranks[value]].spellings()
    return (*spelt, "杂货铺", f"{spelt[0]}?") if kind.scale.open and value == OTHER else spelt


def _entry(kind: ListOf, entry: Any) -> Any:
    if kind.item is not None:
        return notations(kind.item, entry)[0]
    return {field.name: of_fact(field, one)[0] for field, one in zip(kind.fields, entry, strict=True)}


def _number(kind: ValueType, value: Any) -> tuple[Any, ...]:
    exact = Decimal(value)
    found: list[Any] = [plain_number(exact), f"{exact:e}", kind.show(value, "zh"), exact]
    near = float(exact)  # a notation that callers use; taken only where it writes the same number
    if Decimal(repr(near)) == exact:
        found += [near, *_array_scalars("float64", near)]
    if plain_number(exact).lstrip("-").isdigit():
        found.append(int(exact))
        found += _array_scalars("int64", int(exact)) if abs(exact) < _LARGEST_ARRAY_INTEGER else []
    return tuple(found)


def _array_scalars(name: str, value: Any) -> list[Any]:
    if find_spec("numpy") is None:
        return []
    import numpy as np  # noqa: PLC0415 - used where it is installed

    return [getattr(np, name)(value)]


def _boolean(_: ValueType, value: bool) -> tuple[Any, ...]:  # noqa: FBT001 - the value itself
    texts = ("yes", "true", "是") if value else ("no", "false", "否")
    return (value, *texts, *_array_scalars("bool_", value))


def _plain(_: ValueType, value: Any) -> tuple[Any, ...]:
    return value, value.isoformat()


def _instant(_: ValueType, value: datetime) -> tuple[Any, ...]:
    return value, value.isoformat(), value.isoformat(" ")


def _shown(kind: ValueType, value: Any) -> tuple[Any, ...]:
    return kind.plain(value), *(kind.show(value, language) for language in LANGUAGES)


_BY_NAME: Mapping[str, Callable[[ValueType, Any], tuple[Any, ...]]] = {
    **dict.fromkeys(("ratio", "money", "number", "integer", "quantity"), _number),
    "boolean": _boolean,
    "date": _plain,
    "time of day": _plain,
    "instant": _instant,
    "text": lambda _, value: (value,),
}
