"""What every type of value can do: read, compare, show and describe itself."""

from abc import ABC, abstractmethod
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar, Literal

from crmpolicy.values.terms import Period, Term
from crmpolicy.wording import Language, Words

Value = Decimal | Fraction | int | bool | str | date | datetime | time | Term | Period
"""What a value is at run time: plain Python, exact, hashable."""

Plain = str | int | bool
"""What a value is in JSON."""

Order = Literal[-1, 0, 1] | None
"""Less, equal, greater, or not comparable."""


class ValueType(ABC):
    """A type of values. Types are equal when their settings are; they are hashable and can be pickled.

    >>> from crmpolicy.values import Money
    >>> Money().name, Money() == Money(currency="CNY"), Money().python_type
    ('money', True, 'Numeric')
    """

    __slots__ = ()

    name: ClassVar[str]

    @property
    @abstractmethod
    def python_type(self) -> str:
        """The annotation that generated code gives a value of this type."""

    @property
    @abstractmethod
    def ordered(self) -> bool:
        """Whether values have an order."""

    @abstractmethod
    def parse(self, text: str) -> Any:
        """Read the exact text of a policy file; raises BadValueError."""

    @abstractmethod
    def read(self, given: object) -> Any:
        """Read what a caller gives: exact text or an object of the right kind; raises BadValueError."""

    @abstractmethod
    def show(self, value: Any, language: Language = "zh") -> str:
        """Write a value for people; what a text can say, ``parse`` reads back as the same value."""

    def words(self, value: Any) -> Words:
        """Write a value for people in both languages.

        >>> from crmpolicy.values import Ratio
        >>> Ratio().words(Decimal("0.01"))
        Words(zh='1%', en='1%')
        """
        return Words(self.show(value, "zh"), self.show(value, "en"))

    @abstractmethod
    def plain(self, value: Any) -> Any:
        """Write a value for JSON, exactly."""

    @abstractmethod
    def json_schema(self) -> dict[str, Any]:
        """Describe what a caller may send as JSON."""

    def compare(self, one: Any, other: Any) -> Order:
        """Order two values; None where they have no order."""
        return 0 if one == other else None


def order_of(one: Any, other: Any) -> Literal[-1, 0, 1]:
    """Order two values that Python orders totally.

    >>> order_of(Decimal("0.3"), Fraction(1, 3))
    -1
    """
    if one == other:
        return 0
    return -1 if one < other else 1
