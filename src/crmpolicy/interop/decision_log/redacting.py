"""Facts as they stand in a log: exact, as JSON, and what is personal replaced by a token.

Equal texts of one case have equal tokens, so that a rule about entries that must differ still sees it.
Without a key tokens are numbers that mean nothing beyond their line; with one they are pseudonyms, by which
whoever has the key can find a person's lines.
"""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from crmpolicy.errors import BadValueError
from crmpolicy.interop.decision_log.shapes import UNDECLARED, Shape, Shapes
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.rows import Facts, is_unknown
from crmpolicy.policy.tables import OVERRIDE
from crmpolicy.values import plain_number
from crmpolicy.values.frames import rows_of
from crmpolicy.values.notation import plain_text

MARK: Final = "$redacted"
SHORTEST_KEY: Final = 16  # bytes: names can be guessed, so the key may not be
_DIGITS: Final = 16
_EXACT_IN_ALL_READERS: Final = 1 << 53
_PERSON: Final = "name"  # of whoever sets an outcome by hand


@dataclass(slots=True)
class Redaction:
    """The facts of one case on their way into a log; ``texts`` are what was taken out, with their tokens."""

    shapes: Shapes
    key: bytes | None = None
    texts: dict[str, str] = field(default_factory=dict)
    names: dict[str, None] = field(default_factory=dict)

    def facts(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Write facts for a log; ``names`` then has those of which something was taken out."""
        found = {}
        for name, value in given.items():
            before = len(self.texts), self._taken
            found[str(name)] = self._fact(str(name), value)
            if (len(self.texts), self._taken) != before:
                self.names[str(name)] = None
        return found

    _taken: int = 0

    def _fact(self, name: str, value: Any) -> Any:
        if name == OVERRIDE and isinstance(value, Mapping):
            return {
                str(each): self._personal(one) if each == _PERSON else self._plain(one, Shape())
                for each, one in value.items()
            }
        return self._value(value, self.shapes.of_fact(name))

    def _value(self, value: Any, shape: Shape) -> Any:
        """Write a value: of an entry each field, of a list each item."""
        if value is None or isinstance(value, str) or is_unknown(value):
            return self._leaf(value, shape)
        if isinstance(value, Facts):
            value = value.given()
        if isinstance(value, Mapping):
            return {
                str(name): self._value(one, self._inside(shape, str(name))) for name, one in value.items()
            }
        if isinstance(value, Iterable) and not isinstance(value, bytes):
            return [self._value(one, shape) for one in _rows(value)]
        return self._leaf(value, shape)

    def _inside(self, shape: Shape, name: str) -> Shape:
        found = self.shapes.of_field(shape, name)
        return Shape(True, found.facts, found.fields) if shape.personal else found  # noqa: FBT003 - its one flag

    def _leaf(self, value: Any, shape: Shape) -> Any:
        if is_unknown(value):
            return None if not isinstance(value, str) else plain_text(value)
        if isinstance(value, str) and not value.strip():
            return plain_text(value)
        return self._personal(value) if shape.personal else self._plain(value, shape)

    def _plain(self, value: Any, shape: Shape) -> Any:
        """Write what is not personal; an object that its type does not know is withheld."""
        if isinstance(value, str):
            return plain_text(value)
        if type(value) is bool or value is None:
            return value
        if type(value) is int:
            return value if abs(value) < _EXACT_IN_ALL_READERS else str(Decimal(value))
        if type(value) in (Decimal, float):
            number = value if isinstance(value, Decimal) else Decimal(repr(value))
            return plain_number(number) if number.is_finite() else str(number)
        for fact in shape.facts:
            kind = fact.type.item if isinstance(fact.type, ListOf) else fact.type
            try:
                return None if kind is None else kind.plain(kind.read(value))
            except BadValueError:
                continue
        return self._personal(value)

    def _personal(self, value: Any) -> dict[str, str]:
        self._taken += 1
        text = plain_text(value) if isinstance(value, str) else str(value)
        if text not in self.texts:
            self.texts[text] = self._token(text)
        return {MARK: self.texts[text]}

    def _token(self, text: str) -> str:
        if self.key is None:
            return str(len(self.texts) + 1)
        return hmac.new(self.key, text.encode("utf-8", "surrogatepass"), "sha256").hexdigest()[:_DIGITS]


def _rows(value: Iterable[Any]) -> Iterable[Any]:
    """Give the entries of a list or the rows of a dataframe; what cannot be gone through has none."""
    try:
        return list(rows_of(value))
    except (BadValueError, TypeError):
        return []


def redacted(value: Any) -> str | None:
    """Give the token where something was taken out.

    >>> redacted({"$redacted": "1"}), redacted({"size": 2})
    ('1', None)
    """
    return str(value[MARK]) if isinstance(value, Mapping) and len(value) == 1 and MARK in value else None


__all__ = ["MARK", "SHORTEST_KEY", "UNDECLARED", "Redaction", "redacted"]
