"""Lengths of time that keep their unit until a calendar resolves them.

A :class:`Term` is ``4h`` or ``2个工作日``; a :class:`Period` is a calendar period (``quarter``,
每季度: once in each) or a length (``3 months``, 每3个月: that long after the last time).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from itertools import accumulate
from typing import Final, Literal, NamedTuple

from crmpolicy.errors import BadValueError
from crmpolicy.values.notation import kind_of, not_a, parse_exactly, quoted, wrong_kind
from crmpolicy.values.numbers import exact, plain_number
from crmpolicy.wording import Language, word

TermUnit = Literal[
    "minute",
    "hour",
    "working hour",
    "day",
    "working day",
    "week",
    "month",
    "quarter",
    "half year",
    "year",
]
CalendarUnit = Literal["day", "week", "month", "quarter", "half year", "year"]


class _Measure(NamedTuple):
    minutes: int = 0
    months: int = 0
    broken: bool = False  # fractions are allowed


_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
_MEASURES: Final[dict[TermUnit, _Measure]] = {
    "minute": _Measure(minutes=1, broken=True),
    "hour": _Measure(minutes=_HOUR, broken=True),
    "working hour": _Measure(minutes=_HOUR, broken=True),
    "day": _Measure(minutes=_DAY),
    "working day": _Measure(minutes=_DAY),
    "week": _Measure(minutes=7 * _DAY),
    "month": _Measure(months=1),
    "quarter": _Measure(months=3),
    "half year": _Measure(months=6),
    "year": _Measure(months=12),
}
_TERM_WORDS: Final[dict[TermUnit, str]] = {
    "minute": "min minute minutes 分钟",
    "hour": "h hour hours 小时 个小时",
    "working hour": "working_hour working_hours 工作小时 个工作小时",
    "day": "day days 天 日 自然日 个自然日",
    "working day": "working_day working_days 工作日 个工作日",
    "week": "week weeks 周 星期 个星期",
    "month": "month months 个月",
    "quarter": "quarter quarters 季度 个季度",
    "half year": "half_year half_years 个半年",
    "year": "year years 年",
}
_CALENDAR_WORDS: Final[dict[CalendarUnit, str]] = {
    "day": "day 天 日",
    "week": "week 周 星期",
    "month": "month 月 月度",
    "quarter": "quarter 季度 季",
    "half year": "half_year 半年",
    "year": "year 年 年度",
}
_UNITS: Final = {
    name.replace("_", " "): unit for unit, names in _TERM_WORDS.items() for name in names.split()
}
_CALENDAR: Final = {
    name.replace("_", " "): unit for unit, names in _CALENDAR_WORDS.items() for name in names.split()
}
_CHINESE: Final = {digit: place for place, digit in enumerate("一二三四五六七八九", start=1)} | {"两": 2}
_COUNT: Final = r"[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]"
_TERM: Final = re.compile(rf"(?P<amount>{_COUNT}) *(?P<unit>.+)")
_EVERY: Final = re.compile(r"(?:每|every ) *(?P<rest>.+)")
_HALVES: Final[dict[str, tuple[str, TermUnit]]] = {
    "半年": ("1", "half year"),
    "半小时": ("0.5", "hour"),
    "半个小时": ("0.5", "hour"),
}
TERM_PATTERN: Final = rf"(?:{_COUNT}) *(?:{'|'.join(_UNITS)})|{'|'.join(_HALVES)}"
"""The notations of a term as a regular expression, for JSON Schema."""

PERIOD_PATTERN: Final = rf"(?:(?:每|every ) *)?(?:{'|'.join(_CALENDAR)}|{TERM_PATTERN})"
"""The notations of a period as a regular expression, for JSON Schema."""

_LONGEST_YEARS: Final = 100
_CYCLE: Final = 4800  # months after which the calendar repeats itself


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time in one unit; fractions exist for minutes and hours only, 100 years are the longest.

    Raises:
        BadValueError: an unknown unit, a negative, broken, too fine or too large amount.

    >>> Term.parse("2个工作日")
    Term(amount=2, unit='working day')
    >>> Term(2, "day").compare(Term(36, "hour")), Term(1, "month").compare(Term(30, "day"))
    (1, None)
    """

    amount: int | Decimal
    unit: TermUnit

    def __post_init__(self) -> None:
        if self.unit not in _MEASURES:
            raise BadValueError("value-unknown-unit", given=quoted(self.unit), known=tuple(_MEASURES))
        if isinstance(self.amount, bool) or not isinstance(self.amount, (int, Decimal)):
            raise wrong_kind("term", self.amount)
        amount = exact(Decimal(self.amount), kind="term", given=self.amount)
        if amount < 0:
            raise not_a("term", f"{self.amount} {self.unit}")
        if amount.as_tuple().exponent == 0:
            object.__setattr__(self, "amount", int(amount))
        elif not _MEASURES[self.unit].broken:
            raise BadValueError(
                "value-broken-unit", given=plain_number(amount), unit=word(f"term {self.unit}s")
            )
        else:
            object.__setattr__(self, "amount", amount)
        if self._rough() > _LONGEST_YEARS * 366 * _DAY:
            raise BadValueError(
                "value-too-large", given=self.show("en"), limit=f"{_LONGEST_YEARS} years", type=word("term")
            )

    def _rough(self) -> Fraction:
        """Give minutes, a month as a twelfth of the longest year."""
        measure = _MEASURES[self.unit]
        return Fraction(self.amount) * (measure.minutes + measure.months * 61 * _DAY // 2)

    @classmethod
    def parse(cls, text: str) -> "Term":
        """Read an exact notation such as ``30 min``, ``4个工作小时``, ``三个月``, ``半年``.

        Raises:
            BadValueError: any other text.
        """
        return parse_exactly(text, cls._parse)

    @classmethod
    def _parse(cls, text: str) -> "Term":
        if text in _HALVES:
            amount, unit = _HALVES[text]
            return cls(Decimal(amount), unit)
        match = _TERM.fullmatch(text)
        found = None if match is None else _UNITS.get(match["unit"])
        if match is None or found is None:
            raise not_a("term", text)
        return cls(_count(match["amount"]), found)

    def show(self, language: Language = "zh") -> str:
        """Write the term with its own unit, for people.

        >>> Term(4, "working hour").show("zh"), Term(4, "working hour").show("en")
        ('4 个工作小时', '4 working hours')
        """
        return "半年" if language == "zh" and self == _HALF_YEAR else self.counted(language)

    def counted(self, language: Language = "zh") -> str:
        """Write the term with its number, also where people say 半年.

        >>> Term(1, "half year").counted("zh")
        '1 个半年'
        """
        unit = word(f"term {self.unit}" if self.amount == 1 else f"term {self.unit}s")
        return f"{plain_number(self.amount)} {unit.spoken(language)}"

    def __str__(self) -> str:
        return self.counted("en")

    def compare(self, other: "Term") -> Literal[-1, 0, 1] | None:
        """Order by nominal length; None where the lengths overlap, as 30 days and a month do.

        A working hour counts as an hour, a working day as a day of 24 hours, a week as 7 days.
        Months, quarters, half years and years compare exactly among themselves.
        """
        mine, others = _span(self), _span(other)
        if mine == others and (mine[0] == mine[1] or _months(self) == _months(other)):
            return 0
        if mine[1] < others[0]:
            return -1
        return 1 if others[1] < mine[0] else None


_HALF_YEAR: Final = Term(1, "half year")


@dataclass(frozen=True, slots=True)
class Period:
    """How often: once in each calendar period, or a length after the last time.

    Raises:
        BadValueError: an unknown unit or a length of nought.

    >>> Period.parse("每季度"), Period.parse("每3个月")
    (Period(every='quarter'), Period(every=Term(amount=3, unit='month')))
    """

    every: CalendarUnit | Term

    def __post_init__(self) -> None:
        if isinstance(self.every, Term):
            if not self.every.amount:
                raise BadValueError("value-empty-period", given=str(self.every))
        elif self.every not in _CALENDAR_WORDS:
            raise BadValueError("value-unknown-unit", given=quoted(self.every), known=tuple(_CALENDAR_WORDS))

    @property
    def calendar(self) -> CalendarUnit | None:
        """The unit of a calendar period, None for a length."""
        return None if isinstance(self.every, Term) else self.every

    @property
    def length(self) -> Term:
        """The length, nominally one unit for a calendar period."""
        return self.every if isinstance(self.every, Term) else Term(1, self.every)

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read an exact notation: ``quarter``, 每季度, 月度, or a length: ``3 months``, 每3个月.

        Raises:
            BadValueError: any other text.
        """
        return parse_exactly(text, cls._parse)

    @classmethod
    def _parse(cls, text: str) -> "Period":
        match = _EVERY.fullmatch(text)
        bare = match["rest"] if match else text
        if bare in _CALENDAR:  # before terms: 半年 is the calendar's half year, 6 months are a length
            return cls(_CALENDAR[bare])
        try:
            return cls(Term.parse(bare))
        except BadValueError as fault:
            if fault.code.startswith("value-not-a"):
                raise not_a("period", text) from None
            raise

    def show(self, language: Language = "zh") -> str:
        """Write the period for people.

        >>> Period("half year").show("zh"), Period.parse("3 months").show("en")
        ('每半年', 'every 3 months')
        """
        if isinstance(self.every, Term):
            return word("period length").spoken(language).format(length=self.every.counted(language))
        return word(f"period {self.every}").spoken(language)

    def __str__(self) -> str:
        return str(self.every)

    def compare(self, other: "Period") -> Literal[-1, 0, 1] | None:
        """Order by nominal length, as terms."""
        return self.length.compare(other.length)


def find_term_unit(name: str) -> TermUnit | None:
    """Find the unit of a term by any way to write it, one or many.

    >>> find_term_unit("working days"), find_term_unit("个月"), find_term_unit("t")
    ('working day', 'month', None)
    """
    return _UNITS.get(name)


def _count(text: str) -> Decimal:
    if text[0] in "0123456789":
        return Decimal(text)
    tens, ten, ones = text.rpartition("十")
    return Decimal((_CHINESE[tens] if tens else 1) * 10 * bool(ten) + (_CHINESE[ones] if ones else 0))


def _months(term: Term) -> int:
    return int(term.amount) * _MEASURES[term.unit].months


@lru_cache(maxsize=4_096)
def _span(term: Term) -> tuple[Fraction, Fraction]:
    """Give the shortest and the longest length in minutes; terms that a policy compares come up often."""
    if _MEASURES[term.unit].months:
        low, high = _days_of_months(_months(term))
        return Fraction(low * _DAY), Fraction(high * _DAY)
    minutes = Fraction(term.amount) * _MEASURES[term.unit].minutes
    return minutes, minutes


@cache
def _month_starts() -> tuple[int, ...]:
    """Number the first days of the months of one cycle of the calendar and of the longest term after it."""
    months = range(_CYCLE + 12 * _LONGEST_YEARS)
    days = (monthrange(2000 + month // 12, month % 12 + 1)[1] for month in months)
    return tuple(accumulate(days, initial=0))


@cache
def _days_of_months(months: int) -> tuple[int, int]:
    """Give the fewest and the most days that so many months in a row have."""
    starts = _month_starts()
    lengths = [starts[first + months] - starts[first] for first in range(_CYCLE)]
    return min(lengths), max(lengths)


kind_of.register(Term, lambda _given: "term")
kind_of.register(Period, lambda _given: "period")
