"""Facts derived from lists by comparing: what one lacks of another, which entries are reckoned wrongly."""

from crmpolicy.policy.facts import Derivation, Fact, ListOf
from crmpolicy.policy.guards import FactOf, Operand, ParameterOf
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.source.reading import as_list, child
from crmpolicy.source.resolve.counting import field_of, of_list
from crmpolicy.source.resolve.measures import plain_number_type
from crmpolicy.source.resolve.names import Name
from crmpolicy.source.resolve.operands import fits, named_type
from crmpolicy.source.resolve.reckoning import NUMBERS
from crmpolicy.source.resolve.work import Work
from crmpolicy.source.tree import Node, Scalar


def read_missing(work: Work) -> Derivation:
    """Read what a list has and another has not; of lists with entries a field is named, `of` and `at`."""
    if not work.gives("list"):
        return Derivation("missing")
    there = child(work.node, "in")
    if there is None:
        work.desk.tell("shape-missing-key", work.node.entries["missing"].key, key="in")
    nodes = ((work.value, "of"), *(((there, "at"),) if there is not None else ()))
    read = [_compared(work, node, key) for node, key in nodes]
    of = read[0][1]
    others = tuple(field for _, field in read[1:] if field is not None)
    return Derivation("missing", tuple(each for each, _ in read if each is not None), of=of, others=others)


def _compared(work: Work, node: Node, key: str) -> tuple[Operand | None, str | None]:
    """Read one of the two lists, and the field of its entries where one is named."""
    written = child(work.node, key)
    if written is None:
        return _listing(work, node), None
    listed = _entries(work, node, key)
    field = field_of(work, listed, written, key) if listed is not None else None
    if listed is None or field is None:
        return None, None
    if not fits(ListOf(field.type), work.kind):
        _tell_type(work, written, field)
    return FactOf(listed.key), field.key


def _entries(work: Work, node: Node, key: str) -> Name | None:
    """Read the name of a list whose entries have fields."""
    found = work.fact(node, work.word if key == "of" else "in")
    if found is not None and not (isinstance(found.type, ListOf) and found.type.fields):
        work.desk.tell("derive-not-a-list", node, name=getattr(node, "text", ""))
        return None
    return found


def _tell_type(work: Work, node: Node, field: Fact) -> None:
    told = named_type(field.type)
    work.desk.tell("derive-operand-type", node, name=field.name, word=work.word, type=told)


def _listing(work: Work, node: Node) -> Operand | None:
    """Read a list, or a mapping by free words, which stands for its words."""
    found = work.scope.find(node.text) if isinstance(node, Scalar) else None
    kind = found.type if found is not None else None
    keyed = kind.key_types if isinstance(kind, MappingOf) else ()
    if found is not None and len(keyed) == 1 and fits(ListOf(keyed[0]), work.kind):
        return ParameterOf(found.key)
    return work.operand(node, lambda each: fits(each, work.kind), work.kind)


def read_misreckoned(work: Work) -> Derivation:
    """Read of which entries a field is not the product of others; a unit comes from one factor at most."""
    work.gives("integer", "number")
    listed = of_list(work)
    written = {key: child(work.node, key) for key in ("of", "factors")}
    for key, node in written.items():
        if node is None:
            work.desk.tell("shape-missing-key", work.node.entries[work.word].key, key=key)
    of, several = written["of"], written["factors"]
    if listed is None or of is None or several is None:
        return Derivation(work.word)
    product = _number(work, listed[0], of, "of")
    nodes = as_list(work.desk, several, "factors")
    factors = [_number(work, listed[0], each, "factors") for each in nodes]
    known = [each for each in factors if each is not None]
    if product is not None and len(known) == len(nodes):
        _check_units(work, several, product, known)
    told = None if product is None else product.key
    return Derivation(work.word, (FactOf(listed[0].key),), of=told, others=tuple(each.key for each in known))


def _number(work: Work, listed: Name, node: Node, key: str) -> Fact | None:
    field = field_of(work, listed, node, key)
    if field is not None and field.type.name not in NUMBERS:
        _tell_type(work, node, field)
        return None
    return field


def _check_units(work: Work, node: Node, product: Fact, factors: list[Fact]) -> None:
    units = [each.type for each in factors if not plain_number_type(each.type)]
    wanted = 0 if plain_number_type(product.type) else 1
    if not factors:
        work.desk.tell("derive-operand-count", node, word="factors", count="1+")
    elif len(units) != wanted or any(not fits(each, product.type) for each in units):
        work.desk.tell("derive-units", node, type=named_type(product.type))
