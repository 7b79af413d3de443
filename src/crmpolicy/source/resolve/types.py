"""Types as they are written: a word and the keys that belong to it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from crmpolicy.errors import BadValueError
from crmpolicy.policy.facts import ListOf, Rising
from crmpolicy.policy.scales import Choice, Choices, Scale
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import as_scalar, child, entries_of
from crmpolicy.source.resolve.values import scalar_value
from crmpolicy.source.resolve.vocabulary import Vocabulary
from crmpolicy.source.tree import Entry, Node, Scalar
from crmpolicy.values import (
    Boolean,
    Date,
    DayOfMonth,
    Instant,
    Integer,
    Money,
    Number,
    PeriodType,
    Quantity,
    Ratio,
    TermType,
    Text,
    TimeOfDay,
    ValueType,
    Weekday,
)
from crmpolicy.wording import word

PLAIN: Final[Mapping[str, Callable[[], ValueType]]] = {
    "boolean": Boolean,
    "text": Text,
    "date": Date,
    "instant": Instant,
    "time of day": TimeOfDay,
    "weekday": Weekday,
    "day of month": DayOfMonth,
    "term": TermType,
    "period": PeriodType,
    "integer": Integer,
}
STEPPED: Final = ("ratio", "number", "money", "quantity")
CHOSEN: Final = ("choice", "choices")
TYPES: Final = (*STEPPED, *PLAIN, *CHOSEN, "role", "list")
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "choice": ("scale",),
    "choices": ("scale",),
    "ratio": ("step",),
    "number": ("step",),
    "integer": ("step",),
    "money": ("step", "unit"),
    "quantity": ("step", "unit"),
    "term": ("unit",),
    "list": ("of", "rising"),
}


def read_type(
    entry: Entry, words: Vocabulary, desk: Desk, *, known: str | None = None, extra: tuple[str, ...] = ()
) -> ValueType | None:
    """Read the type of a declaration; None where it is faulty.

    Args:
        entry: the declaration.
        words: the scales and roles that may be named.
        desk: gathers faults.
        known: the type's word where it is said elsewhere (in the catalogue).
        extra: type words that the caller reads itself; named among the known ones.
    """
    node = entry.value
    written = child(node, "type")
    kind = written.text if isinstance(written, Scalar) else known
    if kind is None:
        desk.tell("shape-missing-key", entry.key, key="type")
        return None
    if kind not in TYPES:
        desk.tell("type-unknown", written or entry.key, given=kind, advice=advice(kind, (*TYPES, *extra)))
        return None
    before = desk.marks
    _only_fitting(node, kind, desk)
    found = _made(entry, kind, words, desk)
    return found if desk.marks == before else None


def _made(entry: Entry, kind: str, words: Vocabulary, desk: Desk) -> ValueType | None:
    if kind in PLAIN:
        return PLAIN[kind]()
    if kind in CHOSEN:
        return _chosen(entry, kind, words, desk)
    if kind == "role":
        return words.role_type()
    if kind == "list":
        found = _list(entry, words, desk)
        return None if found is None else _rising(found, child(entry.value, "rising"), desk)
    return _stepped(entry, kind, words, desk)


def _chosen(entry: Entry, kind: str, words: Vocabulary, desk: Desk) -> ValueType | None:
    named = child(entry.value, "scale")
    if named is None:
        desk.tell("type-scale-missing", entry.key, name=entry.key.text)
        return None
    scale = words.scale(desk, named) if isinstance(named, Scalar) else _levels(named, words, desk)
    if scale is None:
        return None
    return Choice(scale) if kind == "choice" else Choices(scale)


def _levels(node: Node, words: Vocabulary, desk: Desk) -> Scale | None:
    """Read ``{levels: chain}``: the levels of a chain are a scale."""
    for key, entry in entries_of(node):
        if key != "levels":
            desk.tell("shape-unknown-key", entry.key, key=key, advice=advice(key, ("levels",)))
    named = child(node, "levels")
    if named is None:
        desk.tell("shape-missing-key", node, key="levels")
        return None
    written = as_scalar(desk, named, "levels")
    return words.levels_of(desk, written) if written is not None else None


def _list(entry: Entry, words: Vocabulary, desk: Desk) -> ListOf | None:
    """Read a list of plain values: of a type without settings, of roles or of the words of a scale."""
    of = child(entry.value, "of")
    if not isinstance(of, Scalar):
        desk.tell("type-of-missing", entry.key, name=entry.key.text)
        return None
    if of.text in PLAIN:
        return ListOf(PLAIN[of.text]())
    if of.text == "role":
        return ListOf(words.role_type())
    if of.text in STEPPED and of.text != "quantity":
        return ListOf(_unit_type(of.text, None, words))
    if of.text in words.scales or words.partial:
        scale = words.scale(desk, of)
        return ListOf(Choice(scale)) if scale else None
    desk.tell(
        "type-unknown", of, given=of.text, advice=advice(of.text, (*PLAIN, "role", "fact", *words.scales))
    )
    return None


def _rising(found: ListOf, node: Node | None, desk: Desk) -> ListOf | None:
    """Read whether the values of a list have to rise, ``yes`` or ``{over: value}``."""
    if node is None:
        return found
    if found.item is None or not found.item.ordered:
        desk.tell("rule-not-ordered", node, operator="rising", type=word("list"))
        return None
    if isinstance(node, Scalar):
        truth = scalar_value(node, Boolean(), desk)
        return replace(found, rising=Rising()) if truth else found
    for key, entry in entries_of(node):
        if key != "over":
            desk.tell("shape-unknown-key", entry.key, key=key, advice=advice(key, ("over",)))
    over = child(node, "over")
    if not isinstance(over, Scalar):
        desk.tell("shape-missing-key", node, key="over")
        return None
    return replace(found, rising=Rising(scalar_value(over, found.item, desk)))


def _stepped(entry: Entry, kind: str, words: Vocabulary, desk: Desk) -> ValueType | None:
    unit = child(entry.value, "unit")
    if kind == "quantity" and not isinstance(unit, Scalar):
        desk.tell("type-unit-missing", entry.key, name=entry.key.text)
        return None
    try:
        found = _unit_type(kind, unit.text if isinstance(unit, Scalar) else None, words)
    except BadValueError as error:
        desk.refuse(error, unit or entry.key)
        return None
    step = child(entry.value, "step")
    return _with_step(found, step, desk) if isinstance(step, Scalar) else found


def _unit_type(kind: str, unit: str | None, words: Vocabulary) -> Any:
    makers: dict[str, Callable[[], ValueType]] = {
        "ratio": Ratio,
        "number": Number,
        "money": lambda: Money(words.currency),
        "quantity": lambda: Quantity(unit or ""),
    }
    return makers[kind]()


def _with_step(found: Any, step: Scalar, desk: Desk) -> ValueType | None:
    """Give the type with its step; ``any`` allows every quotient."""
    settings = {name: getattr(found, name) for name in ("currency", "unit") if hasattr(found, name)}
    free = type(found)(step=None, **settings)
    if step.text == "any":
        return free  # type: ignore[no-any-return]  # the same kind of type again
    try:
        size = Decimal(free.parse(step.text))
    except BadValueError as error:
        desk.refuse(error, step)
        return None
    if size <= 0:
        desk.tell("type-step-not-positive", step, given=step.text)
        return None
    return type(found)(step=size, **settings)  # type: ignore[no-any-return]  # the same kind of type again


def _only_fitting(node: Node, kind: str, desk: Desk) -> None:
    """Refuse keys that mean nothing with this type, such as a scale for money."""
    for key in ("scale", "unit", "step", "of", "rising"):
        entry = node.entries.get(key) if hasattr(node, "entries") else None
        if entry and key not in _KEYS.get(kind, ()):
            desk.tell("type-key-not-here", entry.key, key=key, type=word(kind))
