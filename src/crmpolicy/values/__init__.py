"""Exact values: numbers, money, ratios, quantities, terms and moments, and the types that read them.

Values are plain Python: decimals in the unit of their type, whole numbers, truth values, texts,
days, moments in UTC, times of day, :class:`Term` and :class:`Period`. Nothing here rounds, guesses
or depends on the caller's decimal context; every fault is a ``BadValueError`` with a code.
"""

from crmpolicy.values.amounts import CENT, Integer, Money, Number, Quantity, Ratio
from crmpolicy.values.days import WEEKDAYS, DayOfMonth, Weekday
from crmpolicy.values.frames import DataFrame
from crmpolicy.values.kinds import Order, Plain, Value, ValueType, order_of
from crmpolicy.values.moments import Date, Instant, TimeOfDay, local_moment
from crmpolicy.values.numbers import (
    CONTEXT,
    FINEST,
    LIMIT,
    Numeric,
    number_from_object,
    number_from_text,
    plain_number,
)
from crmpolicy.values.spans import PeriodType, TermType
from crmpolicy.values.terms import CalendarUnit, Period, Term, TermUnit, find_term_unit
from crmpolicy.values.units import CURRENCIES, UNITS, Currency, Unit, find_currency, find_unit
from crmpolicy.values.words import Boolean, Text

__all__ = [
    "CENT",
    "CONTEXT",
    "CURRENCIES",
    "FINEST",
    "LIMIT",
    "UNITS",
    "WEEKDAYS",
    "Boolean",
    "CalendarUnit",
    "Currency",
    "DataFrame",
    "Date",
    "DayOfMonth",
    "Instant",
    "Integer",
    "Money",
    "Number",
    "Numeric",
    "Order",
    "Period",
    "PeriodType",
    "Plain",
    "Quantity",
    "Ratio",
    "Term",
    "TermType",
    "TermUnit",
    "Text",
    "TimeOfDay",
    "Unit",
    "Value",
    "ValueType",
    "Weekday",
    "find_currency",
    "find_term_unit",
    "find_unit",
    "local_moment",
    "number_from_object",
    "number_from_text",
    "order_of",
    "plain_number",
]
