"""JSON that keeps numbers as they are: a decimal number is written digit by digit."""

import json
import math
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

_PAGE: Final = 1000


def exact_json(value: Any) -> str:
    """Write a value in one line.

    What is no number (a binary number may be none) and what JSON has no word for is written as a text.

    >>> from decimal import Decimal
    >>> exact_json({"share": Decimal("0.10"), "days": [1, None, True], "客户": "甲"})
    '{"share": 0.10, "days": [1, null, true], "客户": "甲"}'
    """
    if isinstance(value, Decimal):
        return plain_decimal(value) if value.is_finite() else json.dumps(str(value))
    if isinstance(value, float) and not math.isfinite(value):
        return json.dumps(str(value))
    if isinstance(value, dict):
        inside = (
            f"{json.dumps(str(name), ensure_ascii=False)}: {exact_json(each)}" for name, each in value.items()
        )
        return f"{{{', '.join(inside)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(exact_json, value))}]"
    if value is None or isinstance(value, bool | int | float | str):
        return json.dumps(value, ensure_ascii=False)
    return json.dumps(plain_text(value), ensure_ascii=False)


def plain_decimal(value: Decimal) -> str:
    """Write a number with all its digits; one that would fill a page has its exponent.

    >>> plain_decimal(Decimal("1E+3")), plain_decimal(Decimal("1E+9999"))
    ('1000', '1E+9999')
    """
    return format(value, "f") if abs(value.adjusted()) < _PAGE else str(value)


def plain_text(value: Any) -> str:
    """Write what is neither a list nor a mapping as a cell of a table of texts.

    >>> plain_text(True), plain_text(date(2026, 1, 5)), plain_text(5.73e-05)
    ('true', '2026-01-05', '5.73e-05')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return plain_decimal(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value.total_seconds())
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else str(value)
