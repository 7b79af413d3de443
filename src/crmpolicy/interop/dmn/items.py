"""The item definitions of a file: types of facts and answers, allowed values in the order of scales."""

from dataclasses import dataclass, field
from typing import Any

from crmpolicy.interop.dmn.literals import NUMBERS, base_of, is_several, literal
from crmpolicy.interop.dmn.model import Item
from crmpolicy.interop.dmn.refusing import Unsayable
from crmpolicy.policy.facts import ANY_VALUE, ListOf, Range
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.scales import ROLES, Choice, Choices
from crmpolicy.values import WEEKDAYS, ValueType, plain_number

_SIGNS = {"at_least": ">=", "over": ">", "up_to": "<=", "under": "<"}


@dataclass(slots=True)
class Items:
    """Gathers the types that are used, each once; equal names are told apart by a number."""

    found: dict[str, Item] = field(default_factory=dict)
    _known: dict[Any, str] = field(default_factory=dict)

    def type_of(self, declared: Any, name: str) -> str:
        """Give the type of a fact or an output, defining it where that is needed.

        Args:
            declared: the fact or the output.
            name: what a type of its own is to be called after.

        Raises:
            Unsayable: FEEL has no such type.
        """
        allowed: Range = getattr(declared, "range", ANY_VALUE)
        return self._of(declared.type, name, allowed)

    def outcome(self, name: str, fields: tuple[tuple[str, str], ...]) -> str:
        """Define the context that several outputs make."""
        return self._add(Item(name, fields=tuple(Item(each, kind) for each, kind in fields)))

    def _of(self, kind: ValueType, name: str, allowed: Range) -> str:
        key = (
            (kind, allowed) if not isinstance(kind, Choice | Choices) else (kind.scale.id, kind.name, allowed)
        )
        if key not in self._known:
            self._known[key] = self._made(kind, name, allowed)
        return self._known[key]

    def _made(self, kind: ValueType, name: str, allowed: Range) -> str:
        base = base_of(kind)
        if kind.name == "term":
            base = "days and time duration"
        if not base:
            raise Unsayable("dmn-out-type", type=kind.name)
        if is_several(kind):
            item = Choice(kind.scale) if isinstance(kind, Choices) else kind.item  # type: ignore[attr-defined]  # a list
            inner = self._of(item, name, ANY_VALUE) if item is not None else ""
            return self._add(Item(f"{name}_list", inner, collection=True, told=_told(kind)))
        if isinstance(kind, Choice):
            whole = self._scale(kind, name)
            return whole if allowed == ANY_VALUE else self._ranged(kind, whole, name, allowed)
        plain = self._plain(kind, base)
        return plain if allowed == ANY_VALUE else self._ranged(kind, plain, name, allowed)

    def _scale(self, kind: Choice, name: str) -> str:
        scale = kind.scale
        key = (scale.id, "choice", ANY_VALUE)
        if key not in self._known:
            item = Item(
                scale.id.rpartition(".")[2] or name,
                "string",
                ", ".join(literal(kind, each) for each in scale.ids),
                told=_told(kind),
                words={each.id: each.title for each in scale.values},
                title=scale.title,
            )
            self._known[key] = self._add(item)
        return self._known[key]

    def _plain(self, kind: ValueType, base: str) -> str:
        """Give a type without range; one that FEEL has by itself needs no definition."""
        if kind.name in ("boolean", "text", "date", "number") and not (kind.name == "number" and _step(kind)):
            return base
        if (kind, ANY_VALUE) not in self._known:
            unit = getattr(kind, "unit", None) or getattr(kind, "currency", None)
            allowed = ", ".join(f'"{each}"' for each in WEEKDAYS) if kind.name == "weekday" else ""
            name = kind.name.replace(" ", "_") + (f"_{unit}" if unit else "")
            self._known[(kind, ANY_VALUE)] = self._add(Item(name, base, allowed, told=_told(kind)))
        return self._known[(kind, ANY_VALUE)]

    def _ranged(self, kind: ValueType, base: str, name: str, allowed: Range) -> str:
        bounds = [
            f"{_SIGNS[operator]} {literal(kind, operand.value)}"
            for operator, operand in allowed.bounds()
            if isinstance(operand, Literally)
        ]
        if allowed.among or allowed.closed:
            told = ", ".join(literal(kind, each) for each in allowed.among)
        else:
            told = bounds[0] if len(bounds) == 1 else _between(kind, allowed)
        if not told:
            raise Unsayable("dmn-out-type", type=kind.name)
        return self._add(Item(f"{name}_values", base, told))

    def _add(self, item: Item) -> str:
        """Add a definition under a name that no other has."""
        name, number = item.name, 1
        while name in self.found:
            number += 1
            name = f"{item.name}_{number}"
        changed = Item(
            name, item.base, item.allowed, item.collection, item.fields, item.told, item.words, item.title
        )
        self.found[name] = changed
        return name


def _between(kind: ValueType, allowed: Range) -> str:
    """Write two bounds as one interval."""
    written = {name: operand.value for name, operand in allowed.bounds() if isinstance(operand, Literally)}
    low = next((written[each] for each in ("at_least", "over") if each in written), None)
    high = next((written[each] for each in ("up_to", "under") if each in written), None)
    if low is None or high is None:
        return ""
    opened, closed = "[" if "at_least" in written else "(", "]" if "up_to" in written else ")"
    return f"{opened}{literal(kind, low)}..{literal(kind, high)}{closed}"


def _step(kind: ValueType) -> Any:
    return getattr(kind, "step", None)


def _told(kind: ValueType) -> dict[str, str]:
    """Give what DMN has no place for: our name of the type, unit and step, whether words have an order."""
    found = {"kind": kind.name}
    if isinstance(kind, Choice) and kind.scale.id == ROLES:
        return {"kind": "role"}
    if isinstance(kind, ListOf):
        return found
    unit = getattr(kind, "unit", None) or getattr(kind, "currency", None)
    if unit:
        found["unit"] = str(unit)
    if kind.name in NUMBERS - {"integer"}:
        found["step"] = plain_number(_step(kind)) if _step(kind) else "any"
    if isinstance(kind, Choice | Choices):
        found["ordered"] = "yes" if kind.scale.ordered else "no"
        found["open"] = "yes" if kind.scale.open else "no"
    return found
