"""Days, moments and times of day. A moment without zone is refused, never guessed."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, ClassVar, Final
from zoneinfo import ZoneInfo

from crmpolicy.errors import BadValueError
from crmpolicy.values.kinds import Order, Plain, ValueType, order_of
from crmpolicy.values.notation import (
    array_kind,
    is_unknown,
    not_a,
    parse_exactly,
    plain_text,
    quoted,
    wrong_kind,
)
from crmpolicy.wording import Language, word

_DATE: Final = re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})")
_CHINESE_DATE: Final = re.compile(r"(?P<y>[0-9]{4})年(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日")
_CLOCK: Final = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.(?P<part>[0-9]+))?)?"
_INSTANT: Final = re.compile(
    rf"(?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})[T ](?P<clock>{_CLOCK}) ?"
    r"(?P<zone>Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?"
)
_TIME: Final = re.compile(rf"(?P<clock>{_CLOCK}|[0-9]:[0-5][0-9])")
_FINEST_PART: Final = 6


@dataclass(frozen=True, slots=True)
class Date(ValueType):
    """A day of the calendar, without zone.

    >>> Date().parse("2026-01-05"), Date().show(date(2026, 1, 5), "zh")
    (datetime.date(2026, 1, 5), '2026年1月5日')
    """

    name: ClassVar[str] = "date"
    python_type: ClassVar[str] = "date | str"
    ordered: ClassVar[bool] = True

    def parse(self, text: str) -> date:
        """Read ``2026-01-05`` or 2026年1月5日; raises BadValueError."""
        return parse_exactly(text, self._parse)

    def _parse(self, text: str) -> date:
        match = _DATE.fullmatch(text) or _CHINESE_DATE.fullmatch(text)
        if match is None:
            raise not_a(self.name, text)
        try:
            return date(int(match["y"]), int(match["m"]), int(match["d"]))
        except ValueError:
            raise BadValueError("value-no-such-day", given=quoted(text)) from None

    def read(self, given: object) -> date:
        """Read a day or its exact text; a moment is no day until a zone is chosen, and is refused."""
        if isinstance(given, str):
            return self.parse(plain_text(given))
        _refuse_array_moment(self.name, given)
        if isinstance(given, date) and not isinstance(given, datetime):
            return date(given.year, given.month, given.day)
        raise wrong_kind(self.name, given)

    def show(self, value: Any, language: Language = "zh") -> str:
        """Write the day as people do."""
        return word("written date").spoken(language).format(day=value)

    def plain(self, value: Any) -> Plain:
        """Write the day as ISO 8601 does."""
        return str(value.isoformat())

    def compare(self, one: Any, other: Any) -> Order:
        """Order two days, the earlier first."""
        return order_of(one, other)

    def json_schema(self) -> dict[str, Any]:
        """Describe what a caller may send as JSON."""
        return _schema(self.name, f"{_DATE.pattern}|{_CHINESE_DATE.pattern}")


@dataclass(frozen=True, slots=True)
class Instant(ValueType):
    """A moment, kept in UTC; its text or object must say its zone or offset.

    >>> Instant().parse("2026-01-05T09:30:00+08:00")
    datetime.datetime(2026, 1, 5, 1, 30, tzinfo=datetime.timezone.utc)
    """

    name: ClassVar[str] = "instant"
    python_type: ClassVar[str] = "datetime | str"
    ordered: ClassVar[bool] = True

    def parse(self, text: str) -> datetime:
        """Read ``2026-01-05T09:30:00+08:00``, seconds being free; raises BadValueError."""
        return parse_exactly(text, self._parse)

    def _parse(self, text: str) -> datetime:
        match = _INSTANT.fullmatch(text)
        if match is None:
            raise not_a(self.name, text)
        if match["zone"] is None:
            raise BadValueError("value-without-zone", given=quoted(text))
        _refuse_finer(match["part"], text)
        try:
            moment = datetime.fromisoformat(f"{match['day']}T{match['clock']}{match['zone']}")
        except ValueError:
            raise BadValueError("value-no-such-day", given=quoted(text)) from None
        return _in_utc(moment, text)

    def read(self, given: object) -> datetime:
        """Read a moment that knows its zone, or its exact text."""
        if isinstance(given, str):
            return self.parse(plain_text(given))
        _refuse_array_moment(self.name, given)
        if not isinstance(given, datetime) or is_unknown(given):
            raise wrong_kind(self.name, given)
        if given.utcoffset() is None:
            raise BadValueError("value-without-zone", given=quoted(given))
        if getattr(given, "nanosecond", 0):
            raise BadValueError("value-below-microsecond", given=quoted(given))
        return _in_utc(given, given)

    def show(self, value: Any, language: Language = "zh") -> str:  # noqa: ARG002 - digits are one for all
        """Write the moment with its offset; zones for people are chosen where decisions are explained."""
        return f"{value.date()} {_clock(value.time())}+00:00"

    def plain(self, value: Any) -> Plain:
        """Write the moment as ISO 8601 does, with its offset."""
        return str(value.isoformat())

    def compare(self, one: Any, other: Any) -> Order:
        """Order two moments, the earlier first."""
        return order_of(one, other)

    def json_schema(self) -> dict[str, Any]:
        """Describe what a caller may send as JSON."""
        return _schema(self.name, f"{_INSTANT.pattern[:-1]}")


@dataclass(frozen=True, slots=True)
class TimeOfDay(ValueType):
    """A time on the clock, 00:00 to 23:59, without zone.

    >>> TimeOfDay().parse("9:30")
    datetime.time(9, 30)
    """

    name: ClassVar[str] = "time of day"
    python_type: ClassVar[str] = "time | str"
    ordered: ClassVar[bool] = True

    def parse(self, text: str) -> time:
        """Read ``17:00`` or ``17:00:30``; raises BadValueError."""
        return parse_exactly(text, self._parse)

    def _parse(self, text: str) -> time:
        match = _TIME.fullmatch(text)
        if match is None:
            raise not_a(self.name, text)
        _refuse_finer(match["part"], text)
        return time.fromisoformat(text.zfill(5))

    def read(self, given: object) -> time:
        """Read a time of day or its exact text; one with a zone of its own is refused."""
        if isinstance(given, str):
            return self.parse(plain_text(given))
        if not isinstance(given, time):
            raise wrong_kind(self.name, given)
        if given.tzinfo is not None:
            raise BadValueError("value-with-zone", given=quoted(given))
        return time(given.hour, given.minute, given.second, given.microsecond)

    def show(self, value: Any, language: Language = "zh") -> str:  # noqa: ARG002 - digits are one for all
        """Write hours and minutes, and seconds where there are any."""
        return _clock(value)

    def plain(self, value: Any) -> Plain:
        """Write hours and minutes, and seconds where there are any."""
        return _clock(value)

    def compare(self, one: Any, other: Any) -> Order:
        """Order two times, the earlier first."""
        return order_of(one, other)

    def json_schema(self) -> dict[str, Any]:
        """Describe what a caller may send as JSON."""
        return _schema(self.name, _TIME.pattern)


def _schema(title: str, pattern: str) -> dict[str, Any]:
    """Describe a text by its pattern; JSON Schema knows no named groups."""
    nameless = re.sub(r"\?P<[a-z]+>", "?:", pattern)
    return {"title": title, "type": "string", "pattern": f"^ *(?:{nameless}) *$"}


def _clock(value: time) -> str:
    return value.isoformat("auto") if value.second or value.microsecond else value.isoformat("minutes")


def _refuse_finer(part: str | None, given: str) -> None:
    if part is not None and len(part.rstrip("0")) > _FINEST_PART:
        raise BadValueError("value-below-microsecond", given=quoted(given))


def _refuse_array_moment(kind: str, given: object) -> None:
    if array_kind(given) == "datetime64":
        raise BadValueError("value-array-moment", given=quoted(given), type=word(kind))


def _in_utc(moment: datetime, given: object) -> datetime:
    """Give a plain moment in UTC, whatever class and zone it came with."""
    try:
        utc = moment.astimezone(UTC)
    except OverflowError:
        raise BadValueError("value-no-such-day", given=quoted(given)) from None
    return datetime(
        utc.year, utc.month, utc.day, utc.hour, utc.minute, utc.second, utc.microsecond, tzinfo=UTC
    )


def local_moment(text: str, zone: ZoneInfo) -> datetime:
    """Read a moment; one without offset is local time.

    A time that a clock change skips is taken as the offset before the change has it, a time that comes
    twice as its first coming.

    Args:
        text: ``2026-01-05T09:30`` or ``2026-01-05T09:30+08:00``.
        zone: where the policy lives.

    Raises:
        BadValueError: no moment.

    >>> local_moment("2026-01-05T09:30", ZoneInfo("Asia/Shanghai")).utcoffset().total_seconds()
    28800.0
    """
    try:
        return Instant().parse(text)
    except BadValueError as error:
        if error.code != "value-without-zone":
            raise
    return Instant().parse(f"{text.strip()}Z").replace(tzinfo=zone)
