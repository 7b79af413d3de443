"""The types of terms and periods."""

from dataclasses import dataclass
from typing import Any, ClassVar

from crmpolicy.values.kinds import Order, Plain, ValueType
from crmpolicy.values.notation import plain_text, wrong_kind
from crmpolicy.values.terms import PERIOD_PATTERN, TERM_PATTERN, Period, Term
from crmpolicy.wording import Language


@dataclass(frozen=True, slots=True)
class TermType(ValueType):
    """A length of time with its unit: ``4h``, ``2 working days``, ``3个月``.

    >>> TermType().show(TermType().parse("4 working hours"), "zh")
    '4 个工作小时'
    """

    name: ClassVar[str] = "term"
    python_type: ClassVar[str] = "Term | str"
    ordered: ClassVar[bool] = True

    def parse(self, text: str) -> Term:
        """Read the exact text of a policy file; raises BadValueError."""
        return Term.parse(text)

    def read(self, given: object) -> Term:
        """Read a term or its exact text; a number has no unit and is refused."""
        if isinstance(given, Term):
            return given
        if isinstance(given, str):
            return self.parse(plain_text(given))
        raise wrong_kind(self.name, given)

    def show(self, value: Any, language: Language = "zh") -> str:
        """Write a term with its own unit."""
        return Term.show(value, language)

    def plain(self, value: Any) -> Plain:
        """Write a term as its English notation, the same in every language."""
        return str(value)

    def compare(self, one: Any, other: Any) -> Order:
        """Order by nominal length; None where the lengths overlap."""
        return Term.compare(one, other)

    def json_schema(self) -> dict[str, Any]:
        """Describe what a caller may send as JSON."""
        return {"title": self.name, "type": "string", "pattern": f"^ *(?:{TERM_PATTERN}) *$"}


@dataclass(frozen=True, slots=True)
class PeriodType(ValueType):
    """How often: a calendar period such as ``quarter`` or a length such as ``3 months``.

    >>> PeriodType().show(PeriodType().parse("half year"), "zh")
    '每半年'
    """

    name: ClassVar[str] = "period"
    python_type: ClassVar[str] = "Period | str"
    ordered: ClassVar[bool] = True

    def parse(self, text: str) -> Period:
        """Read the exact text of a policy file; raises BadValueError."""
        return Period.parse(text)

    def read(self, given: object) -> Period:
        """Read a period or its exact text."""
        if isinstance(given, Period):
            return given
        if isinstance(given, str):
            return self.parse(plain_text(given))
        raise wrong_kind(self.name, given)

    def show(self, value: Any, language: Language = "zh") -> str:
        """Write a period as people say it."""
        return Period.show(value, language)

    def plain(self, value: Any) -> Plain:
        """Write a period as its English notation, the same in every language."""
        return str(value)

    def compare(self, one: Any, other: Any) -> Order:
        """Order by nominal length; None where the lengths overlap."""
        return Period.compare(one, other)

    def json_schema(self) -> dict[str, Any]:
        """Describe what a caller may send as JSON."""
        return {
            "title": self.name,
            "type": "string",
            "pattern": f"^ *(?:{PERIOD_PATTERN}) *$",
        }
