"""How a column of answers is kept: by the type of its output, whatever its cells are."""

from datetime import UTC, date, datetime
from decimal import Context, Decimal
from typing import Any, Final, Literal, NamedTuple

from crmpolicy.policy.scales import Choice
from crmpolicy.values import ValueType

Form = Literal["words", "label", "boolean", "integer", "decimal", "date", "instant", "text"]
"""Words of a list, texts that come again, yes or no, whole numbers, exact ones, days, moments, texts."""

WIDEST: Final = 38
"""The digits of an exact number that all packages hold."""

_FORMS: Final[dict[str, Form]] = {
    "boolean": "boolean",
    "integer": "integer",
    "date": "date",
    "instant": "instant",
}


_KINDS: Final[dict[str, tuple[type, tuple[type, ...]]]] = {
    "boolean": (bool, ()),
    "integer": (int, (bool,)),
    "date": (date, (datetime,)),
    "instant": (datetime, ()),
}
_WIDE: Final = Context(prec=WIDEST)


class Stored(NamedTuple):
    """How a column is kept: its form, the words of a list, the digits behind the point of an exact number."""

    form: Form
    words: tuple[str, ...] = ()
    scale: int = 0

    def holds(self, cell: Any) -> bool:
        """Tell whether a column kept so can hold a value, exactly.

        >>> Stored("decimal", scale=2).holds(Decimal("0.125")), Stored("integer").holds(7)
        (False, True)
        """
        if self.form == "words":
            return cell in self.words
        if self.form == "decimal":
            return _is_number(cell) and self.fitted(cell) == cell
        kind, never = _KINDS.get(self.form, (str, ()))
        return isinstance(cell, kind) and not isinstance(cell, never)

    def fitted(self, cell: Any) -> Any:
        """Give a value that the column holds in the one form that it has there."""
        if self.form == "decimal":
            return Decimal(cell).quantize(Decimal(1).scaleb(-self.scale), context=_WIDE)
        return cell.astimezone(UTC) if self.form == "instant" else cell


def _is_number(cell: Any) -> bool:
    return isinstance(cell, int | Decimal) and not isinstance(cell, bool)


def stored_as(kind: ValueType) -> Stored:
    """Tell how an output of a type is kept.

    A number whose step is known is kept exactly, with as many digits; without a step it is kept as its exact
    text, for any number of digits is too few. Lists and states are texts, as JSON.

    >>> from crmpolicy.values import Money
    >>> stored_as(Money())
    Stored(form='decimal', words=(), scale=2)
    """
    if isinstance(kind, Choice):
        return Stored("words", kind.scale.ids)
    step = getattr(kind, "step", None)
    if kind.name in _FORMS:
        return Stored(_FORMS[kind.name])
    if isinstance(step, Decimal):
        return Stored("decimal", scale=max(0, -int(step.normalize().as_tuple().exponent)))
    return Stored("text")
