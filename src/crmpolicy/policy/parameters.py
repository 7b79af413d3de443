"""Parameters: every number, word or term that a document leaves open or that an owner may change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, ClassVar, Literal

from crmpolicy.errors import BadValueError, Location
from crmpolicy.policy.facts import ANY_VALUE, Range, check_range
from crmpolicy.policy.properties import Property
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.unlimited import UNLIMITED, Unlimited
from crmpolicy.values import ValueType
from crmpolicy.values.notation import wrong_kind
from crmpolicy.wording import Language, Words

__all__ = ["UNLIMITED", "Dated", "MappingOf", "Parameter", "Stricter", "Unlimited"]

Stricter = Literal["higher", "lower", "shorter", "longer", "better", "worse"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A value and the day from which it counts; the first one of a history has no day."""

    value: Any
    since: date | None = None
    place: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class MappingOf(ValueType):
    """A table of values by the words of one or more facts, or by a fixed list of entries.

    ``keys`` are fact keys (looked up at the facts of the case) with their types, ``among`` fixed entries.
    A value is a tuple of ``(entry, value)`` pairs, the entry a tuple of words where there are several keys;
    ``otherwise`` stands for entries that are not listed, ``sums_to`` is what all values add up to.
    """

    name: ClassVar[str] = "mapping"
    ordered: ClassVar[bool] = False
    of: ValueType
    keys: tuple[str, ...] = ()
    key_types: tuple[ValueType, ...] = ()
    among: tuple[str, ...] = ()
    otherwise: Any = None
    sums_to: Any = None
    range: Range = ANY_VALUE

    def parse(self, text: str) -> Any:
        """Refuse plain text: a mapping is written entry by entry."""
        raise wrong_kind("mapping", text)

    def read(self, given: object) -> Any:
        """Read a mapping of entries to values.

        Raises:
            BadValueError: no mapping, or an entry that cannot be used.
        """
        pairs = tuple(sorted(self._cells(given, self.key_types)))
        if self.sums_to is not None and sum(Fraction(value) for _, value in pairs) != Fraction(self.sums_to):
            raise BadValueError("parameter-sum", key="value", total=self.of.words(self.sums_to))
        return pairs

    def _cells(self, given: Any, by: tuple[ValueType, ...], path: tuple[Any, ...] = ()) -> Iterator[Any]:
        """Read one level of entries; below the last key stand the values."""
        if not isinstance(given, Mapping):
            raise wrong_kind("mapping", given)
        found = {self._key(key, by): value for key, value in given.items()}
        lacking = tuple(str(each) for each in self.expected(by[0] if by else None) if each not in found)
        if lacking:
            raise BadValueError("parameter-entries-missing", entries=lacking)
        for entry, value in found.items():
            if len(by) > 1:
                yield from self._cells(value, by[1:], (*path, entry))
                continue
            read = self.of.read(value)
            check_range(self.of, self.range, read)
            yield (*path, entry) if path else entry, read

    def _key(self, key: Any, by: tuple[ValueType, ...]) -> Any:
        if by:
            return by[0].read(key)
        if key not in self.among:
            raise BadValueError("parameter-entry-unknown", given=str(key), advice="、".join(self.among))
        return key

    def expected(self, by: ValueType | None) -> tuple[Any, ...]:
        """Name the entries that must be there on a level: all that can be asked for, unless a rest is said.

        Args:
            by: the type of the level's key; ``None`` for a fixed list of entries.
        """
        if self.otherwise is not None:
            return ()
        if isinstance(by, Choice):
            return by.scale.ids
        if by is not None:
            return (True, False) if by.name == "boolean" else ()
        return self.among

    def show(self, value: Any, language: Language = "zh") -> str:
        """Write each entry with its value."""
        joint = Words(";", "; ").spoken(language)
        return joint.join(f"{self._entry(key)}: {self.of.show(one, language)}" for key, one in value)

    @staticmethod
    def _entry(key: Any) -> str:
        return " / ".join(key) if isinstance(key, tuple) else str(key)

    def plain(self, value: Any) -> Any:
        """Write the entries for JSON; several keys are joined by a slash."""
        return {self._entry(key): self.of.plain(one) for key, one in value}

    def json_schema(self) -> dict[str, Any]:
        """Describe what may be sent as JSON."""
        return {"type": "object", "additionalProperties": self.of.json_schema()}

    @property
    def python_type(self) -> str:
        """The annotation in generated code."""
        return f"Mapping[str, {self.of.python_type}]"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named value with its type, clause, range and history.

    ``history`` is empty while a required value is not filled. ``covers`` names the printed [X] of the
    clause that this one parameter stands for. ``stricter`` says which way is stricter.
    """

    key: str
    name: str
    title: Words
    type: ValueType
    clauses: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    history: tuple[Dated, ...] = ()
    required: bool = False
    optional: bool = False
    range: Range = ANY_VALUE
    stricter: Stricter | None = None
    unit: str | None = None
    locked: bool = False
    may_only_tighten: bool = False
    readings: tuple[str, ...] = ()
    properties: tuple[Property, ...] = ()
    origin: str = "document"
    place: Location | None = field(default=None, compare=False)
