"""Parameters: declared with their types first, then with ranges, values and properties."""

from collections.abc import Iterable
from collections.abc import Mapping as Table
from typing import Any, Final, cast, get_args

from crmpolicy.errors import BadValueError
from crmpolicy.policy.facts import ListOf, Range
from crmpolicy.policy.naming import plain_name
from crmpolicy.policy.parameters import Dated, MappingOf, Parameter, Stricter
from crmpolicy.policy.scales import Choice, Scale, ScaleValue
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import child, flag_of, scalars, text_of, texts_of, title_of, word_of
from crmpolicy.source.resolve.history import OPEN, dated_values, one_value
from crmpolicy.source.resolve.mappings import mapping_type
from crmpolicy.source.resolve.names import Name, Names, Scope, usable_name
from crmpolicy.source.resolve.properties import read_properties
from crmpolicy.source.resolve.ranges import read_range
from crmpolicy.source.resolve.types import read_type
from crmpolicy.source.resolve.vocabulary import Vocabulary
from crmpolicy.source.tree import Entry, Node, Scalar
from crmpolicy.values import PeriodType, TermType, TermUnit, ValueType, find_term_unit
from crmpolicy.wording import Words, word

Types = dict[str, ValueType | None]

_STRICTER: Final = (
    (("ratio", "money", "number", "integer", "quantity", "mapping", "day of month"), ("higher", "lower")),
    (("term", "period"), ("shorter", "longer")),
    (("choice",), ("better", "worse")),
)


def declare_parameters(
    entries: Iterable[tuple[str, Entry]],
    facts: Scope,
    hidden: Table[str, Names],
    words: Vocabulary,
    desk: Desk,
) -> Types:
    """Read the types of parameters; None stands for a faulty declaration.

    Args:
        entries: the declarations.
        facts: the facts that mappings and lists of facts may name.
        hidden: fields of lists and facts of single points, which mappings may be keyed by too.
        words: scales and roles.
        desk: gathers faults.
    """
    return {name: _type(entry, facts, hidden, words, desk) for name, entry in entries}


def _type(
    entry: Entry, facts: Scope, hidden: Table[str, Names], words: Vocabulary, desk: Desk
) -> ValueType | None:
    if not usable_name(desk, entry.key) or not desk.sound(entry.value):
        return None
    kind = text_of(entry.value, "type")
    before = desk.marks
    if kind == "mapping":
        found: ValueType | None = mapping_type(entry, facts, hidden, words, desk)
    elif kind == "list" and text_of(entry.value, "of") == "fact":
        found = _list_of_facts(entry, facts, words, desk)
    else:
        found = read_type(entry, words, desk, extra=("mapping",))
    if kind != "mapping":
        _only_for_mappings(entry.value, desk)
    return found if desk.marks == before else None


def _only_for_mappings(node: Node, desk: Desk) -> None:
    for key in ("keys", "else", "sums_to", "properties"):
        found = child(node, key)
        if found is not None:
            desk.tell("type-key-not-here", found, key=key, type=word(text_of(node, "type") or "-"))


def _list_of_facts(entry: Entry, facts: Scope, words: Vocabulary, desk: Desk) -> ValueType:
    """Read a list of facts: its words are the facts of its range, or all that can be named here."""
    among = child(child(entry.value, "range") or entry.value, "among")
    names = scalars(among) or tuple(
        Scalar(name, entry.key.place, plain=True) for name in facts.names(("fact",))
    )
    values: dict[str, ScaleValue] = {}
    for name in names:
        found = facts.find(name.text)
        if found is not None and found.kind == "fact":
            values[found.key] = ScaleValue(found.key, Words(name.text, name.text), also=(name.text,))
        elif facts.partial:
            desk.pass_over()
        else:
            advised = advice(name.text, facts.names(("fact",)))
            desk.tell("name-unknown-fact", name, name=name.text, advice=advised)
    key = f"{words.parameter_key(entry.key.text)}:facts"
    return ListOf(Choice(Scale(key, word("fact"), ordered=False, open=False, values=tuple(values.values()))))


def parameter_names(types: Types, entries: Table[str, Entry], words: Vocabulary) -> Names:
    """Give parameters as names."""
    return {
        name: Name(words.parameter_key(name), "parameter", kind, entries[name].key.place.location)
        for name, kind in types.items()
    }


def read_parameter(
    entry: Entry, kind: ValueType, scope: Scope, words: Vocabulary, desk: Desk
) -> Parameter | None:
    """Read all of a parameter but its type; None where something in it is faulty."""
    before, node, name = desk.marks, entry.value, entry.key.text
    allowed = read_range(child(node, "range"), kind, desk, scope)
    parameter = Parameter(
        key=words.parameter_key(name),
        name=name,
        title=title_of(node) or Words(name, name),
        type=kind,
        clauses=texts_of(node, "clause"),
        covers=texts_of(node, "covers"),
        history=_history(entry, kind, allowed, desk),
        required=text_of(node, "value") == "required",
        optional=text_of(node, "value") == "optional",
        range=allowed,
        stricter=_stricter(node, kind, desk),
        unit=_unit(node, kind, desk),
        locked=flag_of(desk, node, "locked"),
        may_only_tighten=word_of(desk, node, "may_only", ("tighten",)) is not None,
        readings=texts_of(node, "reading"),
        properties=read_properties(node, _outcome(kind), _key_scope(kind, scope), words, desk),
        origin=words.owner or "shared",
        place=entry.key.place.location,
    )
    return parameter if desk.marks == before else None


def _history(entry: Entry, kind: ValueType, allowed: Range, desk: Desk) -> tuple[Dated, ...]:
    value, dated = child(entry.value, "value"), child(entry.value, "dated")
    if value is not None and dated is not None:
        desk.tell("parameter-value-and-dated", dated, name=entry.key.text)
        return ()
    if dated is not None:
        return dated_values(dated, kind, allowed, desk)
    if value is None:
        desk.tell("parameter-value-missing", entry.key, name=entry.key.text)
        return ()
    if isinstance(value, Scalar) and value.text in OPEN:
        return ()
    return one_value(value, kind, allowed, desk)


def _stricter(node: Node, kind: ValueType, desk: Desk) -> Stricter | None:
    """Read which way is stricter; the word must mean something for the type."""
    written = child(node, "stricter")
    if not isinstance(written, Scalar):
        return None
    fitting = next((words for names, words in _STRICTER if kind.name in names), ())
    if written.text in fitting:
        return cast("Stricter", written.text)
    known = tuple(word(each) for each in fitting) or ("-",)
    desk.tell("parameter-stricter", written, given=written.text, type=word(kind.name), fitting=known)
    return None


def _unit(node: Node, kind: ValueType, desk: Desk) -> str | None:
    """Read the unit that values are best shown in; it must be one of the type."""
    written = child(node, "unit")
    if not isinstance(written, Scalar):
        return None
    try:
        if isinstance(kind, TermType | PeriodType):
            if find_term_unit(written.text) is None:
                desk.tell("value-unknown-unit", written, given=written.text, known=get_args(TermUnit))
        else:
            kind.parse(f"1{written.text}")
    except BadValueError as error:
        desk.refuse(error, written)
    return written.text


def _outcome(kind: ValueType) -> Names:
    """Give what the properties of a mapping speak of: the value of an entry."""
    return {"value": Name("value", "output", kind.of)} if isinstance(kind, MappingOf) else {}


def _key_scope(kind: ValueType, scope: Scope) -> Scope:
    """Give what ``when`` may speak of: the keys of the mapping, or the order of its fixed entries."""
    if not isinstance(kind, MappingOf):
        return scope
    by_name: dict[str, Any] = {}
    for key, each in zip(kind.keys, kind.key_types, strict=True):
        by_name[plain_name(key)] = Name(key, "fact", each)
    if kind.among:
        entries = tuple(ScaleValue(each, Words(each, each)) for each in kind.among)
        order = Choice(Scale("entries", word("entry"), ordered=True, open=False, values=entries))
        by_name["entry"] = Name("entry", "fact", order)
    return scope.within(by_name)
