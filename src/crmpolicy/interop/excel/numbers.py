"""What a cell of a spreadsheet says as text: numbers by their shortest text, percentages, days and hours."""

import re
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from crmpolicy.errors import BadValueError

_QUOTED: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DATED: Final = re.compile(r"[ymdhs]", re.IGNORECASE)
_PERCENT_IDS: Final = frozenset({9, 10})
_DATE_IDS: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_FIRST: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - days of a sheet have no zone
_FIRST_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001 - as above
_NO_SUCH_DAY: Final = 60  # spreadsheets count 29 February 1900, which never was
_LAST_DAY: Final = 2_958_465
_DAY: Final = 86_400


def is_percent(number: int, code: str) -> bool:
    """Tell whether a format shows a number as a percentage.

    >>> is_percent(164, '0.0%'), is_percent(164, '0"%"')
    (True, False)
    """
    return "%" in _bare(code) if code else number in _PERCENT_IDS


def is_date(number: int, code: str) -> bool:
    """Tell whether a format shows a number as a day or an hour.

    >>> is_date(164, 'yyyy"年"m"月"d"日"'), is_date(164, '[Red]0.00')
    (True, False)
    """
    if not code:
        return number in _DATE_IDS
    return _bare(code).lower() != "general" and bool(_DATED.search(_bare(code)))


def _bare(code: str) -> str:
    return _QUOTED.sub("", code.partition(";")[0])


def number_text(written: str, *, percent: bool = False) -> str:
    """Give a number by the shortest text that means the same double, as people typed it.

    >>> number_text("7.0000000000000007E-2", percent=True), number_text("1200")
    ('7%', '1200')

    Raises:
        BadValueError: no number.
    """
    try:
        value = Decimal(repr(float(written)))
    except (ValueError, OverflowError):
        raise BadValueError("excel-not-a-number", given=written[:40]) from None
    if not value.is_finite():
        raise BadValueError("excel-not-a-number", given=written[:40])
    return f"{plain(value.scaleb(2))}%" if percent else plain(value)


def plain(value: Decimal) -> str:
    """Write a number without an exponent and without zeros that say nothing.

    >>> plain(Decimal("1.20E+3"))
    '1200'
    """
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def date_text(written: str, *, since_1904: bool) -> str:
    """Give a day, with its hour where it has one, or an hour alone.

    >>> date_text("46388", since_1904=False), date_text("0.5", since_1904=False)
    ('2027-01-01', '12:00')

    Raises:
        BadValueError: no day of the calendar.
    """
    number = Decimal(number_text(written))
    if not 0 <= number <= _LAST_DAY:
        raise BadValueError("excel-not-a-day", given=written[:40])
    days, part = divmod(number, 1)
    seconds = round(part * _DAY)
    if since_1904:
        moment = _FIRST_1904 + timedelta(days=int(days), seconds=seconds)
    else:
        early = 1 if days < _NO_SUCH_DAY else 0
        moment = _FIRST + timedelta(days=int(days) + early, seconds=seconds)
    clock = moment.strftime("%H:%M:%S").removesuffix(":00")
    if days == 0 and seconds:
        return clock
    return f"{moment:%Y-%m-%d}T{clock}" if seconds else f"{moment:%Y-%m-%d}"
