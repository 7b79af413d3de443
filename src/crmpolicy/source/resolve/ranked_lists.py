"""One list of a ranking: who takes part, who comes first, what happens where entries are equal, the cut."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, get_args

from crmpolicy.policy.guards import ALWAYS, FactOf, Guard, Literally, Operand
from crmpolicy.policy.negation import both
from crmpolicy.policy.rankings import FIRST, TIES, By, First, RankedList, Ties
from crmpolicy.policy.scales import Choice
from crmpolicy.source.advice import advice
from crmpolicy.source.reading import child, items_of, texts_of
from crmpolicy.source.resolve.courses import Lowering
from crmpolicy.source.resolve.names import wanted_name
from crmpolicy.source.resolve.operands import Wanted, named_type, read_operand
from crmpolicy.source.tree import Mapping, Node, Scalar
from crmpolicy.values import Integer, ValueType
from crmpolicy.wording import Words

_NUMBERS: Final = ("ratio", "money", "number", "integer", "quantity")
_MOMENTS: Final = ("date", "instant", "time of day")
_WORDS: Final[dict[str, tuple[First, ...]]] = {
    **dict.fromkeys(_NUMBERS, ("highest", "lowest")),
    **dict.fromkeys(_MOMENTS, ("earliest", "latest")),
}


def first_words(kind: ValueType) -> tuple[First, ...]:
    """Give the words that say which values of a type come first; none where values have no order.

    >>> first_words(Integer())
    ('highest', 'lowest')
    """
    if isinstance(kind, Choice):
        return ("best", "worst") if kind.scale.ordered else ()
    return _WORDS.get(kind.name, ())


def read_list(lowering: Lowering, node: Node, identity: str, title: Words) -> RankedList:
    """Read one list; what it does not say of ties and the cut, the decision says for all of its lists.

    Args:
        lowering: the decision.
        node: the list, or the decision where it has but one.
        identity: the id of the list.
        title: its title.
    """
    order = tuple(_order(lowering, node))
    last, ties = _ties(lowering, node, order)
    return RankedList(
        id=identity,
        title=title,
        order=(*order, *last),
        ties=ties,
        only=_only(lowering, node),
        cut=_cut(lowering, node),
        clauses=texts_of(node, "clause") or texts_of(lowering.node, "clause"),
        place=node.place.location,
    )


def _only(lowering: Lowering, node: Node) -> Guard:
    """Read who takes part; what the decision says of all lists holds too."""
    nodes = (lowering.node, node) if node is not lowering.node else (node,)
    found = [lowering.guard(each, "only") for each in nodes]
    return both(tuple(each for each in found if each != ALWAYS)) if found else ALWAYS


def _order(lowering: Lowering, node: Node) -> list[By]:
    """Read the measures of the order; a list without any has none."""
    items = items_of(node, "order")
    if child(node, "order") is None:
        lowering.desk.tell("shape-missing-key", node, key="order")
    elif not items:
        lowering.desk.tell("rule-empty-list", child(node, "order") or node, key="order")
    found: dict[str, By] = {}
    for each in items:
        by = _by(lowering, each, "by") if lowering.desk.sound(each) else None
        if by is not None and found.setdefault(by.fact.key, by) is not by:
            lowering.desk.tell("ranking-measure-twice", child(each, "by") or each, name=by.name)
    return list(found.values())


def _by(lowering: Lowering, node: Node, key: str) -> By | None:
    """Read a measure, and which of its values come first."""
    desk, named, first = lowering.desk, child(node, key), child(node, "first")
    if not isinstance(named, Scalar) or not isinstance(first, Scalar):
        return None
    found = wanted_name(desk, lowering.scope, named, ("fact",), "name-unknown-fact")
    if found is None or found.type is None:
        return None
    allowed = first_words(found.type)
    if not allowed:
        desk.tell("ranking-not-ordered", named, name=named.text, type=named_type(found.type))
        return None
    word = next((each for each in FIRST if each == first.text), None)
    if word is None or word not in allowed:
        advised = advice(first.text, allowed)
        desk.tell("ranking-first-unfit", first, given=first.text, name=named.text, advice=advised)
        return None
    return By(FactOf(found.key), word)


def _said(lowering: Lowering, node: Node, key: str) -> Node | None:
    """Find what a list says, or else the decision for all of its lists."""
    return child(node, key) or child(lowering.node, key)


def _ties(lowering: Lowering, node: Node, order: Iterable[By]) -> tuple[tuple[By, ...], Ties]:
    """Read what decides between equal entries: a measure that the order has not looked at yet, or a word."""
    desk, written = lowering.desk, _said(lowering, node, "ties")
    if written is None:
        desk.tell("ranking-ties-missing", node)
        return (), "share"
    if isinstance(written, Mapping):
        use = _by(lowering, written, "use") if desk.sound(written) else None
        if use and use.fact in (each.fact for each in order):
            desk.tell("ranking-ties-settled", child(written, "use") or written, name=use.name)
        return ((replace(use, between=True),) if use else ()), "share"
    text = written.text if isinstance(written, Scalar) else ""
    found: Ties | None = next((each for each in get_args(Ties) if each == text), None)
    if found is None:
        desk.tell("shape-unknown-word", written, key="ties", given=text, advice=advice(text, TIES))
    return (), found or "share"


def _cut(lowering: Lowering, node: Node) -> Operand | None:
    """Read the last place."""
    written = _said(lowering, node, "cut")
    if written is None:
        return None
    wanted = Wanted(Integer(), facts=False, exact=True)
    found = read_operand(written, wanted, lowering.scope, lowering.desk)
    if isinstance(found, Literally) and found.value < 1:
        given = written.text if isinstance(written, Scalar) else ""
        lowering.desk.tell("ranking-cut-nothing", written, given=given)
    return found
