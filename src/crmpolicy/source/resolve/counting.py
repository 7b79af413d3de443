"""Facts derived from lists: counts, totals, what is missing."""

from crmpolicy.policy.facts import Derivation, During, Fact, ListOf
from crmpolicy.policy.guards import FactOf, Operand
from crmpolicy.source.advice import advice
from crmpolicy.source.reading import as_mapping, as_scalar, child
from crmpolicy.source.resolve.guards import read_guard
from crmpolicy.source.resolve.measures import addable
from crmpolicy.source.resolve.names import Name, Scope
from crmpolicy.source.resolve.operands import Wanted, fits, named_type, read_operand
from crmpolicy.source.resolve.work import DAYS, Work, only_keys
from crmpolicy.source.tree import Node, Scalar
from crmpolicy.values import PeriodType, TermType, ValueType


def _of_list(work: Work) -> tuple[Name, Scope] | None:
    """Read the list that is counted, and the scope inside its entries."""
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
    listed = _of_list(work)
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
        where=read_guard(where, inside, work.desk, "where") if where is not None else None,
        during=_during(work, found),
    )


def _total_of(work: Work, listed: Name) -> str | None:
    node = child(work.node, "of")
    if node is None:
        work.desk.tell("shape-missing-key", work.node.entries["total"].key, key="of")
        return None
    field = _field(work, listed, node, "of")
    if field is not None and not addable(field.type, work.kind):
        work.desk.tell(
            "derive-operand-type", node, name=field.name, word="total", type=named_type(field.type)
        )
    return field.key if field else None


def _field(work: Work, listed: Name, node: Node, key: str) -> Fact | None:
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
    only_keys(mapping, (word, "by"), work.desk)
    last, by = child(mapping, word), child(mapping, "by")
    for key, found in ((word, last), ("by", by)):
        if found is None:
            work.desk.tell("shape-missing-key", work.node.entries["during"].key, key=key)
    field = _field(work, listed, by, "by") if by is not None else None
    if field is not None and field.type.name not in DAYS:
        work.desk.tell(
            "derive-operand-type", by or mapping, name=field.name, word="by", type=named_type(field.type)
        )
    length = _length(work, last, still_open=still_open) if last is not None else None
    return During(length, field.key, still_open) if length and field else None


def _length(work: Work, node: Node, *, still_open: bool) -> Operand | None:
    """Read a calendar period or a length of time, a parameter may be either; what runs out is a length."""
    if still_open:
        return read_operand(node, Wanted(TermType(), facts=False), work.scope, work.desk)
    found = work.scope.find(node.text) if isinstance(node, Scalar) else None
    if found is not None and found.type is not None:
        kind: ValueType = TermType() if found.type.name == "term" else PeriodType()
        return read_operand(node, Wanted(kind, facts=False), work.scope, work.desk)
    return read_operand(node, Wanted(PeriodType(), facts=False), work.scope, work.desk)


def read_missing(work: Work) -> Derivation:
    """Read what a list lacks of another list."""
    if not work.gives("list"):
        return Derivation("missing")
    there = child(work.node, "in")
    if there is None:
        work.desk.tell("shape-missing-key", work.node.entries["missing"].key, key="in")
    nodes = (work.value, there) if there is not None else (work.value,)
    return Derivation("missing", work.operands(nodes, lambda kind: fits(kind, work.kind), work.kind))
