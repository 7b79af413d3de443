"""Derived facts: one word of the closed list each, with what it asks of its operands."""

from collections.abc import Callable
from collections.abc import Mapping as Table
from typing import Final

from crmpolicy.policy.facts import Derivation
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import as_mapping
from crmpolicy.source.resolve.choosing import (
    read_between,
    read_holds,
    read_last_event,
    read_pick,
    read_truths,
)
from crmpolicy.source.resolve.counting import read_count
from crmpolicy.source.resolve.lists_compared import read_misreckoned, read_missing
from crmpolicy.source.resolve.names import Scope
from crmpolicy.source.resolve.reckoning import (
    read_extreme,
    read_product,
    read_ratio,
    read_steps,
    read_sum,
    read_weighted,
)
from crmpolicy.source.resolve.vocabulary import Vocabulary
from crmpolicy.source.resolve.work import Work, only_keys
from crmpolicy.source.tree import Mapping, Node
from crmpolicy.values import ValueType

WORDS: Final[Table[str, tuple[Callable[[Work], Derivation], tuple[str, ...]]]] = {
    "sum": (read_sum, ("minus", "counted")),
    "product": (read_product, ("round", "step")),
    "ratio": (read_ratio, ()),
    "weighted": (read_weighted, ("leave_out_unknown",)),
    "min": (read_extreme, ()),
    "max": (read_extreme, ()),
    "worst": (read_extreme, ()),
    "best": (read_extreme, ()),
    "earliest": (read_extreme, ()),
    "latest": (read_extreme, ()),
    "whole_steps": (read_steps, ("step",)),
    "rest": (read_steps, ("step",)),
    "count": (read_count, ("where", "during", "distinct")),
    "total": (read_count, ("of", "where", "during")),
    "missing": (read_missing, ("of", "in", "at")),
    "misreckoned": (read_misreckoned, ("of", "factors")),
    "any": (read_truths, ()),
    "all": (read_truths, ()),
    "holds": (read_holds, ()),
    "last_event": (read_last_event, ()),
    "days_between": (read_between, ()),
    "months_between": (read_between, ()),
    "pick": (read_pick, ()),
}


def read_derivation(
    node: Node, kind: ValueType, scope: Scope, words: Vocabulary, desk: Desk
) -> Derivation | None:
    """Read how a fact of a type follows from others; None where that is faulty."""
    before = desk.marks
    mapping = as_mapping(desk, node, "derived")
    name = _word(mapping, desk) if mapping else None
    if mapping is None or name is None:
        return None
    read, keys = WORDS[name]
    if name != "pick":
        only_keys(mapping, (name, *keys), desk)
    found = read(Work(name, mapping, kind, scope, words, desk))
    return found if desk.marks == before else None


def _word(mapping: Mapping, desk: Desk) -> str | None:
    """Find the one word; the keys of a ``pick`` are words of its switch and may look like others."""
    found = ["pick"] if "pick" in mapping.entries else [key for key in mapping.entries if key in WORDS]
    if len(found) == 1:
        return found[0]
    if found:
        desk.tell("derive-two-words", mapping.entries[found[1]].key, first=found[0], second=found[1])
    else:
        written = next(iter(mapping.entries.values()), None)
        given = written.key.text if written else ""
        desk.tell(
            "derive-unknown-word",
            written.key if written else mapping,
            given=given,
            advice=advice(given, WORDS),
        )
    return None
