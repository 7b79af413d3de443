"""Days that come back: weekdays and days of the month."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Literal

from crmpolicy.errors import BadValueError
from crmpolicy.values.kinds import Order, Plain, ValueType, order_of
from crmpolicy.values.notation import not_a, parse_exactly, plain_text, quoted, wrong_kind
from crmpolicy.values.numbers import number_from_object
from crmpolicy.wording import Language, word

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The ids of the weekdays, Monday first."""

_CHINESE_WEEK: Final = "一二三四五六日"
_WEEKDAYS: Final = (
    {name: name for name in WEEKDAYS}
    | {name.capitalize(): name for name in WEEKDAYS}
    | {
        f"{week}{day}": name
        for week in ("星期", "周", "礼拜")
        for day, name in zip(_CHINESE_WEEK, WEEKDAYS, strict=True)
    }
    | {f"{week}天": "sunday" for week in ("星期", "周", "礼拜")}
)
_DAY: Final = re.compile(r"(?P<day>0?[1-9]|[12][0-9]|3[01]) *[日号]?")
_LAST: Final = ("last", "月末", "最后一天")
_SHORTEST_MONTH, _LONGEST_MONTH = 28, 31


@dataclass(frozen=True, slots=True)
class Weekday(ValueType):
    """A day of the week, kept as its English id.

    >>> Weekday().parse("周五"), Weekday().show("friday", "zh")
    ('friday', '星期五')
    """

    name: ClassVar[str] = "weekday"
    python_type: ClassVar[str] = "str"
    ordered: ClassVar[bool] = False

    def parse(self, text: str) -> str:
        """Read ``friday``, 星期五, 周五 or 礼拜五; raises BadValueError."""
        return parse_exactly(text, self._parse)

    def _parse(self, text: str) -> str:
        if text not in _WEEKDAYS:
            raise not_a(self.name, text)
        return _WEEKDAYS[text]

    def read(self, given: object) -> str:
        """Read the name of a weekday; a number is refused, for people count from different days."""
        if isinstance(given, str):
            return self.parse(plain_text(given))
        raise wrong_kind(self.name, given)

    def show(self, value: Any, language: Language = "zh") -> str:
        """Write the weekday in the language."""
        return word(str(value)).spoken(language)

    def plain(self, value: Any) -> Plain:
        """Write the English id."""
        return str(value)

    def json_schema(self) -> dict[str, Any]:
        """Describe what a caller may send as JSON."""
        return {"title": self.name, "enum": list(_WEEKDAYS)}


@dataclass(frozen=True, slots=True)
class DayOfMonth(ValueType):
    """A day of every month, 1 to 31, or the word ``last`` (月末) for its last day.

    >>> DayOfMonth().parse("20日"), DayOfMonth().parse("月末")
    (20, 'last')
    """

    name: ClassVar[str] = "day of month"
    python_type: ClassVar[str] = "int | str"
    ordered: ClassVar[bool] = True

    def parse(self, text: str) -> int | Literal["last"]:
        """Read ``20``, 20日 or ``last``; raises BadValueError."""
        return parse_exactly(text, self._parse)

    def _parse(self, text: str) -> int | Literal["last"]:
        if text in _LAST:
            return "last"
        match = _DAY.fullmatch(text)
        if match is None:
            raise not_a(self.name, text)
        return int(match["day"])

    def read(self, given: object) -> int | Literal["last"]:
        """Read a whole number from 1 to 31 or an exact text."""
        if isinstance(given, str):
            return self.parse(plain_text(given))
        number = number_from_object(given, kind=self.name)
        if not 1 <= number <= _LONGEST_MONTH:
            raise not_a(self.name, given)
        if number != int(number):
            raise BadValueError("value-off-step", given=quoted(given), step="1", type=word(self.name))
        return int(number)

    def show(self, value: Any, language: Language = "zh") -> str:
        """Write the day as people say it."""
        if value == "last":
            return word("last day of month").spoken(language)
        return word("numbered day").spoken(language).format(day=value)

    def plain(self, value: Any) -> Plain:
        """Write the number, or ``last``."""
        return "last" if value == "last" else int(value)

    def compare(self, one: Any, other: Any) -> Order:
        """Order two days; the last one comes after the 27th, from the 28th on there is no order to it."""
        if one == other or isinstance(one, int) is isinstance(other, int):
            return order_of(one, other)
        numbered = other if one == "last" else one
        if numbered >= _SHORTEST_MONTH:
            return None
        return 1 if one == "last" else -1

    def json_schema(self) -> dict[str, Any]:
        """Describe what a caller may send as JSON."""
        numbered = {"type": "integer", "minimum": 1, "maximum": _LONGEST_MONTH}
        pattern = "^ *(?:(?:0?[1-9]|[12][0-9]|3[01]) *[日号]?|last|月末|最后一天) *$"
        return {"title": self.name, "anyOf": [numbered, {"type": "string", "pattern": pattern}]}
