"""The shapes of calendars: a company's own, and a country's table of holidays."""

from typing import Annotated, TypeAlias

from pydantic import Discriminator, Field, Tag

from crmpolicy.source.plain_shapes import TAG, AsText, File, Several, Shape, Text, Title, kind_of_node


class SpecialDayShape(Shape):
    """A day with hours of its own, or none."""

    date: Text
    hours: Several
    title: Title | None = None


class OwnDayShape(Shape):
    """A day, or all from one to another, told apart from the weekly hours."""

    day: Text | None = None
    since: Text | None = Field(None, alias="from")
    to: Text | None = None
    title: Title | None = None


_Day: TypeAlias = Annotated[
    AsText | Annotated[OwnDayShape, Tag(TAG + "mapping")], Discriminator(kind_of_node)
]


class YearShape(Shape):
    """The holidays and make-up workdays of one year."""

    days_off: list[_Day] | None = None
    workdays: Several | None = None


class CompanyCalendarShape(Shape):
    """When a company is open."""

    holidays: Text | None = None
    hours: dict[str, Several] | None = None
    makeup_hours: Several | None = None
    special_days: list[SpecialDayShape] | None = None
    days_off: list[_Day] | None = None
    workdays: list[_Day] | None = None
    years: dict[str, YearShape] | None = None
    covered_until: Text | None = None


class CalendarFile(File):
    """The holidays of a country: ``calendars/<name>.yaml``."""

    calendar: Text
    title: Title
    covered_from: Text
    covered_until: Text
    years: dict[str, YearShape]
