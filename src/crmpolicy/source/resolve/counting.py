"""Facts derived from lists: counts and totals."""

from typing import Final

from crmpolicy.errors import BadValueError
from crmpolicy.policy.facts import Derivation, During, Fact, ListOf, Range, check_range
from crmpolicy.policy.guards import FactOf, Literally, Operand
from crmpolicy.source.advice import advice
from crmpolicy.source.reading import as_mapping, as_scalar, child, scalars
from crmpolicy.source.resolve.guards import read_guard
from crmpolicy.source.resolve.measures import addable
from crmpolicy.source.resolve.names import Name, Scope
from crmpolicy.source.resolve.operands import Wanted, named_type, read_operand
from crmpolicy.source.resolve.work import DAYS, Work, only_keys
from crmpolicy.source.tree import Node, Scalar
from crmpolicy.values import Integer, Period, PeriodType, TermType, ValueType

_WHOLE: Final = {"times": (1, 100), "begins": (1, 12)}


def of_list(work: Work) -> tuple[Name, Scope] | None:
    """Read the list that is looked at, and the scope inside its entries."""
    found = work.fact(work.value, work.word)
    if found is None:
        return None
    if not isinstance(found.type, ListOf):
        work.desk.tell("derive-not-a-list", work.value, name=getattr(work.value, "text", ""))
        return None
    return found, work.scope.within(_fields(found.type))


def _fields(kind: ListOf) -> dict[str, Name]:
    return {field.name: Name(field.key, "fact", field.type) for field in kind.fields}


def read_count(work: Work) -> Derivation:
    """Read a count or total over the entries of a list."""
    listed = of_list(work)
    if work.word == "count":
        work.gives("integer", "number")
    if listed is None:
        return Derivation(work.word)
    found, inside = listed
    where = child(work.node, "where")
    return Derivation(
        work.word,
        (FactOf(found.key),),
        of=_total_of(work, found) if work.word == "total" else None,
        distinct=_distinct(work, found),
        where=read_guard(where, inside, work.desk, "where") if where is not None else None,
        during=_during(work, found),
    )


def _total_of(work: Work, listed: Name) -> str | None:
    node = child(work.node, "of")
    if node is None:
        work.desk.tell("shape-missing-key", work.node.entries["total"].key, key="of")
        return None
    field = field_of(work, listed, node, "of")
    if field is not None and not addable(field.type, work.kind):
        work.desk.tell(
            "derive-operand-type", node, name=field.name, word="total", type=named_type(field.type)
        )
    return field.key if field else None


def _distinct(work: Work, listed: Name) -> tuple[str, ...]:
    """Read the fields whose different values are counted."""
    entry = work.node.entries.get("distinct") if work.word == "count" else None
    if entry is None:
        return ()
    if not isinstance(listed.type, ListOf) or not listed.type.fields:
        work.desk.tell("derive-distinct-plain", entry.key)
        return ()
    found = [field_of(work, listed, each, "distinct") for each in scalars(entry.value)]
    return tuple(each.key for each in found if each is not None)


def field_of(work: Work, listed: Name, node: Node, key: str) -> Fact | None:
    """Read the name of a field that the entries of a list have."""
    written = as_scalar(work.desk, node, key)
    fields = listed.type.fields if isinstance(listed.type, ListOf) else ()
    found = next((each for each in fields if written and each.name == written.text), None)
    if written is not None and found is None:
        known = [each.name for each in fields]
        work.desk.tell("name-unknown-field", written, name=written.text, advice=advice(written.text, known))
    return found


def _during(work: Work, listed: Name) -> During | None:
    node = child(work.node, "during")
    mapping = as_mapping(work.desk, node, "during") if node is not None else None
    if mapping is None:
        return None
    still_open = "within" in mapping.entries and "last" not in mapping.entries
    word = "within" if still_open else "last"
    only_keys(mapping, (word, "by") if still_open else (word, "times", "begins", "by"), work.desk)
    last, by = child(mapping, word), child(mapping, "by")
    for key, found in ((word, last), ("by", by)):
        if found is None:
            work.desk.tell("shape-missing-key", work.node.entries["during"].key, key=key)
    field = field_of(work, listed, by, "by") if by is not None else None
    length = _length(work, last, still_open=still_open) if last is not None else None
    of_years = length == Literally(Period.parse("year"))
    if field is not None and field.type.name not in (*DAYS, *(("integer",) if of_years else ())):
        work.desk.tell(
            "derive-operand-type", by or mapping, name=field.name, word="by", type=named_type(field.type)
        )
    begins = mapping.entries.get("begins")
    if begins is not None and not of_years:
        work.desk.tell("derive-begins-year", begins.key)
    times, month = (_whole(work, child(mapping, key), *ends) for key, ends in _WHOLE.items())
    return During(length, field.key, times, month, still_open) if length and field else None


def _whole(work: Work, node: Node | None, least: int, most: int) -> Operand | None:
    """Read a whole number or the name of a parameter."""
    if node is None:
        return None
    found = read_operand(node, Wanted(Integer(), facts=False), work.scope, work.desk)
    if isinstance(found, Literally):
        try:
            check_range(Integer(), Range(at_least=Literally(least), up_to=Literally(most)), found.value)
        except BadValueError as error:
            work.desk.refuse(error, node)
    return found


def _length(work: Work, node: Node, *, still_open: bool) -> Operand | None:
    """Read a calendar period or a length of time, a parameter may be either; what runs out is a length."""
    if still_open:
        return read_operand(node, Wanted(TermType(), facts=False), work.scope, work.desk)
    found = work.scope.find(node.text) if isinstance(node, Scalar) else None
    if found is not None and found.type is not None:
        kind: ValueType = TermType() if found.type.name == "term" else PeriodType()
        return read_operand(node, Wanted(kind, facts=False), work.scope, work.desk)
    return read_operand(node, Wanted(PeriodType(), facts=False), work.scope, work.desk)
