"""Facts and outcomes as plain data, for JSON, logs and people's eyes."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from crmpolicy.policy.rows import ABSENT, Absent, Facts, attribute, facts_class
from crmpolicy.policy.unlimited import Unlimited
from crmpolicy.values import Period, Term, plain_number

__all__ = ["ABSENT", "Absent", "Facts", "attribute", "facts_class", "plain_value"]


def plain_value(value: Any) -> Any:
    """Put an exact value into what JSON can hold; numbers become plain text without exponent.

    A length of time becomes its seconds, as exact text; a state or an outcome becomes its fields by name.

    >>> plain_value(Decimal("1.50E+3")), plain_value(Fraction(1, 3)), plain_value(True)
    ('1500', '1/3', True)
    """
    if isinstance(value, Facts):
        return {name: plain_value(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return [plain_value(each) for each in value]
    if isinstance(value, Mapping):
        return {name: plain_value(each) for name, each in value.items()}
    if is_dataclass(value) and not isinstance(value, Term | Period):
        return {each.name: plain_value(getattr(value, each.name)) for each in fields(value)}
    return _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal | Fraction):
        return plain_number(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return _seconds(value)
    if isinstance(value, Unlimited):
        return "unlimited"
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _seconds(length: timedelta) -> str:
    whole, part = divmod(length // timedelta(microseconds=1), 1_000_000)
    return f"{whole}.{part:06}".rstrip("0").rstrip(".")
