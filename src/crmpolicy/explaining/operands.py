"""What a fact is compared with, in words: at a case with its values, or as the rule is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeGuard

from crmpolicy.engine.folding import Folding
from crmpolicy.engine.guarding import value_of
from crmpolicy.explaining.telling import Teller
from crmpolicy.policy.guards import FactOf, Literally, Operand, ParameterOf
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import Date, ValueType

Read = Callable[[str], Any]


class Operands(Protocol):
    """Words for operands."""

    def words(self, operand: Operand, kind: ValueType) -> str:
        """Word an operand of a test of this type."""

    def is_unlimited(self, operand: Operand) -> bool:
        """Tell whether an operand is an optional parameter that is not set."""


@dataclass(frozen=True, slots=True)
class AtCase:
    """Operands with the values that count for the case, named where they are not written in the rule."""

    teller: Teller
    folding: Folding
    read: Read

    def value(self, operand: Operand) -> Any:
        """Give the value that counts."""
        return value_of(self.folding.operand(operand), self.read)

    def words(self, operand: Operand, kind: ValueType) -> str:
        """Word an operand: ``1%（A 级客户最低占比）``."""
        shown = self.teller.show(kind, self.value(operand))
        if isinstance(operand, Literally):
            return shown
        return self.teller.say("explain-named", value=shown, title=self.teller.title(operand.key))

    def is_unlimited(self, operand: Operand) -> bool:
        """Tell whether an operand is an optional parameter that is not set."""
        return self.value(operand) is UNLIMITED


@dataclass(frozen=True, slots=True)
class OfEntries(AtCase):
    """Operands of what is asked of each entry of a list: its own fields have no one value, only a name."""

    listed: str

    def words(self, operand: Operand, kind: ValueType) -> str:
        """Word an operand: a field of the entries by its title."""
        if self._is_field(operand):
            return self.teller.title(operand.key)
        return AtCase.words(self, operand, kind)

    def is_unlimited(self, operand: Operand) -> bool:
        """Tell whether an operand is an optional parameter that is not set."""
        return not self._is_field(operand) and AtCase.is_unlimited(self, operand)

    def _is_field(self, operand: Operand) -> TypeGuard[FactOf]:
        return isinstance(operand, FactOf) and operand.key.startswith(f"{self.listed}:")


@dataclass(frozen=True, slots=True)
class AsWritten:
    """Operands as a rule names them: parameters with every value of their history."""

    teller: Teller

    def words(self, operand: Operand, kind: ValueType) -> str:
        """Word an operand: ``1%，2027年1月1日起 0.9%（A 级客户最低占比）``."""
        if isinstance(operand, Literally):
            return self.teller.show(kind, operand.value)
        title = self.teller.title(operand.key)
        if isinstance(operand, FactOf):
            return title
        history = self._history(operand, self.teller.parameters[operand.key], kind)
        if not history:
            return self.teller.say("explain-not-filled", title=title)
        return self.teller.say("explain-named", value=self.teller.listed(history), title=title)

    def values(self, operand: ParameterOf, kind: ValueType, known: Mapping[str, Any]) -> str:
        """Word every value of a parameter's history; empty where nothing is filled in.

        Args:
            operand: the parameter.
            kind: the type of what it says.
            known: what is known of facts by full name: of a mapping only the entries are told that fit.
        """
        parameter = self.teller.parameters[operand.key]
        if not isinstance(parameter.type, MappingOf) or not parameter.type.keys or operand.entry is not None:
            return self.teller.listed(self._history(operand, parameter, kind))
        words, mapping = {**known, **dict(operand.fixed)}, parameter.type
        cells = ((self._cells(mapping, dated.value, words), dated.since) for dated in parameter.history)
        return self.teller.listed(self._dated(told, since) for told, since in cells)

    def _cells(self, kind: MappingOf, value: Any, known: Mapping[str, Any]) -> str:
        if value is UNLIMITED:
            return self.teller.show(kind, value)
        told = []
        for entry, one in value:
            path = dict(zip(kind.keys, entry if isinstance(entry, tuple) else (entry,), strict=True))
            if all(known.get(key, word) == word for key, word in path.items()):
                left = [
                    self.teller.show(of, path[key])
                    for key, of in zip(kind.keys, kind.key_types, strict=True)
                    if key not in known
                ]
                shown = self.teller.show(kind.of, one)
                cell = self.teller.say("explain-cell", entry=" / ".join(left), value=shown)
                told.append(cell if left else shown)
        return self.teller.listed(told) or self.teller.show(kind.of, kind.otherwise)

    def is_unlimited(self, operand: Operand) -> bool:
        """Tell whether an operand is an optional parameter that is not set, now or later."""
        if not isinstance(operand, ParameterOf):
            return False
        parameter = self.teller.parameters[operand.key]
        values = [dated.value for dated in parameter.history]
        return parameter.optional if not values else all(value is UNLIMITED for value in values)

    def _history(self, operand: ParameterOf, parameter: Parameter, kind: ValueType) -> list[str]:
        mapping = isinstance(parameter.type, MappingOf)
        if mapping and operand.entry is None:
            return [self._since(parameter.type, dated.value, dated.since) for dated in parameter.history]
        values = [(_entry(parameter, dated.value, operand.entry), dated.since) for dated in parameter.history]
        return [self._since(kind, value, since) for value, since in values]

    def _since(self, kind: ValueType, value: Any, since: date | None) -> str:
        return self._dated(self.teller.show(kind, value), since)

    def _dated(self, shown: str, since: date | None) -> str:
        if since is None:
            return shown
        return self.teller.say("explain-dated", value=shown, since=Date().show(since, self.teller.language))


def _entry(parameter: Parameter, value: Any, entry: str | None) -> Any:
    if isinstance(parameter.type, MappingOf) and value is not UNLIMITED:
        return dict(value).get(entry, parameter.type.otherwise)
    return value
