"""The facts of a point in one period: which are needed, how each is read, how the rest follow from them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from crmpolicy.engine.deriving import Derived
from crmpolicy.engine.folding import Folding
from crmpolicy.errors import Fault
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.guards import Literally
from crmpolicy.wording import Words

TEXTS_KEPT = 4096  # texts that are read again and again cost one look-up


@dataclass(frozen=True, slots=True)
class Field:
    """One fact of a point: the name that a caller uses, its declaration, how it is derived (if so)."""

    key: str
    name: str
    fact: Fact
    derived: Derived | None
    wanted: bool

    @property
    def certain(self) -> bool:
        """Whether the value can never be unknown once it was read."""
        return not self.fact.unknown and self.derived is None


def reader(fact: Fact) -> Callable[[Any], Any]:
    """Give the function that reads what a caller gives for a fact; texts seen before are remembered."""
    remembered = lru_cache(TEXTS_KEPT)(fact.read)
    read = fact.read

    def either(given: Any) -> Any:
        return remembered(given) if type(given) is str else read(given)

    return either


def limits(fact: Fact) -> tuple[Decimal | None, bool, Decimal | None, bool]:
    """Give the numeric range as (low, strict, high, strict) for the fast reader."""
    low = high = None
    over = under = False
    for operator, operand in fact.range.bounds():
        if not isinstance(operand, Literally):
            continue
        if operator in ("at_least", "over"):
            low, over = operand.value, operator == "over"
        else:
            high, under = operand.value, operator == "under"
    return low, over, high, under


def wrong_fact(field: Field, code: str, arguments: Mapping[str, Any]) -> Fault:
    """Word what is wrong with the value of one fact: its name and title, then what the value's type says."""
    inner = Fault(code, arguments)
    said = Words(inner.message("zh"), inner.message("en"))
    named: dict[str, Any] = {"name": field.name, "title": field.fact.title, "fact_name": field.name}
    return Fault("fact-wrong", {**named, "said": said, "code": code})


def listed(fact: Fact, folding: Folding) -> Fact:
    """Give a fact, or a list's fields, with the words that parameters of the period list as allowed."""
    kind = fact.type
    if isinstance(kind, ListOf) and kind.fields:
        fields = tuple(listed(each, folding) for each in kind.fields)
        return replace(fact, type=replace(kind, fields=fields)) if fields != kind.fields else fact
    if not fact.range.listed:
        return fact
    words = (word for key in fact.range.listed for word in folding.words(key))
    return replace(fact, range=replace(fact.range, among=tuple(dict.fromkeys(words)), closed=True))


def order_fields(wanted: Sequence[str], derived: Mapping[str, Derived]) -> list[str]:
    """Put facts into reading order: sources before what follows from them.

    >>> order_fields(["a"], {})
    ['a']
    """
    found: dict[str, None] = {}

    def visit(key: str) -> None:
        if key in found:
            return
        if key in derived:
            for source in derived[key].sources:
                visit(source)
        found[key] = None

    for key in wanted:
        visit(key)
    return list(found)
