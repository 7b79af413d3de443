"""Operands: a written value, a parameter, or a fact, of the type that is wanted."""

import re
from typing import Any, Final, NamedTuple

from crmpolicy.errors import BadValueError
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.guards import FactOf, Literally, Operand, ParameterOf
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import as_scalar
from crmpolicy.source.resolve.names import Name, Scope, wanted_name
from crmpolicy.source.resolve.values import literal, scalar_value
from crmpolicy.source.tree import Mapping, Node, Scalar
from crmpolicy.values import ValueType
from crmpolicy.wording import Words, word

WORDY: Final = ("choice", "choices", "boolean", "text")
_NAME: Final = re.compile(r"[A-Za-z_]\w*")


class Wanted(NamedTuple):
    """What an operand must be: of a type, perhaps one of several in a list, perhaps no fact."""

    kind: ValueType
    lists: bool = False
    facts: bool = True
    exact: bool = False


def named_type(kind: ValueType) -> Words:
    """Name a type to people, with its scale or unit where it has one."""
    name = word(kind.name)
    if isinstance(kind, Choice | Choices):
        return Words(f"{name.zh}({kind.scale.title.zh})", f"{name.en} ({kind.scale.title.en})")
    detail = getattr(kind, "unit", None) or getattr(kind, "currency", None)
    return Words(f"{name.zh}({detail})", f"{name.en} ({detail})") if detail else name


def fits(found: ValueType, wanted: ValueType, *, exact: bool = False) -> bool:
    """Tell whether a value of one type can stand for one of another.

    Whole numbers and numbers compare, and so do one word and several; ``exact`` refuses a number where a
    whole number is wanted, and one word where several are: an answer has to be what it is declared to be.
    """
    if {found.name, wanted.name} <= {"number", "integer"}:
        return not exact or wanted.name == "number" or found.name == "integer"
    if isinstance(wanted, Choices) and isinstance(found, Choice):
        return not exact and found.scale.id == wanted.scale.id
    if found.name != wanted.name:
        return False
    if isinstance(found, ListOf) and isinstance(wanted, ListOf):
        return found.item is not None and wanted.item is not None and fits(found.item, wanted.item)
    settings = ("currency", "unit")
    same = all(getattr(found, each, None) == getattr(wanted, each, None) for each in settings)
    return same and _scale(found) == _scale(wanted)


def _scale(kind: ValueType) -> str | None:
    return kind.scale.id if isinstance(kind, Choice | Choices) else None


def read_operand(node: Node, wanted: Wanted, scope: Scope, desk: Desk) -> Operand | None:
    """Read an operand; None where it is faulty or rests on something faulty."""
    if isinstance(node, Mapping) and not isinstance(wanted.kind, MappingOf):
        return _parameter(node, wanted, scope, desk)
    if not isinstance(node, Scalar):
        value = literal(node, wanted.kind, desk)
        return None if value is None else Literally(value)
    if wanted.kind.name in WORDY:
        return _wordy(node, wanted, scope, desk)
    found = scope.find(node.text)
    if found is not None:
        return _named(node, found, wanted, desk, scope)
    return _literal_or_name(node, wanted, scope, desk)


def _wordy(node: Scalar, wanted: Wanted, scope: Scope, desk: Desk) -> Operand | None:
    """Read a bare word where words are values: the value first, then a fact or a list, never a parameter."""
    try:
        value = _word(node, wanted.kind)
    except BadValueError as error:
        found = scope.find(node.text)
        if found is None:
            _not_a_word(node, wanted.kind, error, desk)
            return None
        if found.kind == "parameter" and found.type is not None and not isinstance(found.type, ListOf):
            desk.tell("rule-word-needs-parameter", node, name=node.text)
            return None
        return _named(node, found, wanted, desk, scope)
    return Literally(value)


def _word(node: Scalar, kind: ValueType) -> Any:
    if isinstance(kind, Choice | Choices):
        found = kind.scale.words.get(node.text)
        if found is None:
            raise BadValueError("name-not-on-scale", given=node.text)
        return (found,) if isinstance(kind, Choices) else found
    return kind.read(node.text)


def _not_a_word(node: Scalar, kind: ValueType, error: BadValueError, desk: Desk) -> None:
    if isinstance(kind, Choices):
        scalar_value(node, Choice(kind.scale), desk)
    elif isinstance(kind, Choice):
        scalar_value(node, kind, desk)
    else:
        desk.refuse(error, node)


def _literal_or_name(node: Scalar, wanted: Wanted, scope: Scope, desk: Desk) -> Operand | None:
    """Read a value; a word that is none and looks like a name is told as an unknown name."""
    try:
        return Literally(wanted.kind.read(node.text))
    except BadValueError as error:
        if not _NAME.fullmatch(node.text):
            desk.refuse(error, node)
        elif scope.partial:
            desk.pass_over()
        else:
            desk.tell("name-unknown", node, name=node.text, advice=advice(node.text, scope.names()))
        return None


def _parameter(node: Mapping, wanted: Wanted, scope: Scope, desk: Desk) -> Operand | None:
    """Read ``{parameter: x}`` or ``{parameter: x, entry: y}``."""
    before = desk.marks
    for key, entry in node.entries.items():
        if key not in ("parameter", "entry"):
            desk.tell("shape-unknown-key", entry.key, key=key, advice=advice(key, ("parameter", "entry")))
    named = node.entries.get("parameter")
    if named is None:
        desk.tell("shape-missing-key", node, key="parameter")
        return None
    name = as_scalar(desk, named.value, "parameter")
    found = wanted_name(desk, scope, name, ("parameter",), "name-unknown-parameter") if name else None
    if found is None or name is None or desk.marks != before:
        return None
    chosen = node.entries.get("entry")
    return _named(name, found, wanted, desk, scope, entry=chosen.value if chosen else None)


def _named(
    node: Scalar, found: Name, wanted: Wanted, desk: Desk, scope: Scope, *, entry: Node | None = None
) -> Operand | None:
    """Check that what is named has the type that is wanted."""
    kind = found.type
    if kind is None:
        desk.pass_over()
        return None
    if found.kind == "fact":
        return _fact(node, found, kind, wanted, desk)
    fixed = None
    if isinstance(kind, MappingOf):
        fixed = _entry(node, kind, entry, desk, scope)
        kind = kind.of
    elif entry is not None:
        desk.tell("parameter-no-entries", entry, name=node.text)
        return None
    if not _suits(kind, wanted):
        _mismatch(node, kind, wanted, desk)
        return None
    return ParameterOf(found.key, fixed)


def _fact(node: Scalar, found: Name, kind: ValueType, wanted: Wanted, desk: Desk) -> Operand | None:
    if not wanted.facts:
        desk.tell("rule-fact-not-here", node, name=node.text)
        return None
    if not _suits(kind, wanted):
        _mismatch(node, kind, wanted, desk)
        return None
    return FactOf(found.key)


def _suits(kind: ValueType, wanted: Wanted) -> bool:
    if fits(kind, wanted.kind, exact=wanted.exact):
        return True
    inside = (
        kind.item if isinstance(kind, ListOf) else Choice(kind.scale) if isinstance(kind, Choices) else None
    )
    return wanted.lists and inside is not None and fits(inside, wanted.kind)


def _mismatch(node: Scalar, kind: ValueType, wanted: Wanted, desk: Desk) -> None:
    desk.tell("type-mismatch", node, name=node.text, found=named_type(kind), wanted=named_type(wanted.kind))


def _entry(node: Scalar, kind: MappingOf, entry: Node | None, desk: Desk, scope: Scope) -> Any:
    """Read the fixed entry of a mapping, or check that the facts which choose one can be asked here."""
    if entry is None:
        visible = scope.fact_keys()
        hidden = [key for key in kind.keys if key not in visible]
        if kind.among:
            desk.tell("parameter-entry-needed", node, name=node.text, entries=kind.among)
        elif hidden:
            desk.tell("parameter-keys-not-here", node, name=node.text, facts=tuple(hidden))
        return None
    written = as_scalar(desk, entry, "entry")
    if written is None:
        return None
    if kind.among:
        if written.text not in kind.among:
            desk.tell(
                "parameter-entry-unknown",
                written,
                given=written.text,
                advice=advice(written.text, kind.among),
            )
        return written.text
    if len(kind.key_types) != 1:
        desk.tell("parameter-entry-of-two", written, name=node.text)
        return None
    return scalar_value(written, kind.key_types[0], desk)
