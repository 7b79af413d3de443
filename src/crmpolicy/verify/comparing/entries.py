"""Lists of several entries, and of none: how answers are put together does not show where there is one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import product
from typing import Any, Final

from crmpolicy.engine.program import Program
from crmpolicy.errors import BadValueError
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.verify.facts.witness import Witness

FOLDED: Final = frozenset({"diff-combine", "diff-empty", "diff-of"})
"""What a question declares otherwise where it puts the answers for the entries of a list together."""
_MORE: Final = 2
_LONG: Final = timedelta(days=400)


def lists_of(program: Program, single: Sequence[Witness]) -> Iterator[Witness]:
    """Give facts with no entry, and with two, of which some have larger numbers and days far apart.

    Args:
        program: a question that is asked for each entry of a list.
        single: facts with one entry each.
    """
    field = next(each for each in program.fields if each.key == program.tables[0].table.of)
    kind = field.fact.type
    fields = kind.fields if isinstance(kind, ListOf) else ()
    for each in single[:1]:
        yield Witness({**each.facts, field.name: []}, each.now)
    entries = [dict(each.facts[field.name][0]) for each in single]
    larger = [_larger(fields, each) for each in entries]
    for each, one, other in product(single[:1], [*larger, *entries], [*larger, *entries]):
        yield Witness({**each.facts, field.name: [one, _unlike(fields, one, other)]}, each.now)


def _larger(fields: Sequence[Fact], entry: Mapping[str, Any]) -> dict[str, Any]:
    """Make numbers larger, and each day later than the one before it: a sum of noughts shows nothing."""
    found, days = dict(entry), 0
    for each in fields:
        if each.type.name == "date" and entry[each.name] is not None:
            found[each.name] = entry[each.name] + days * _LONG
            days += 1
            continue
        try:
            found[each.name] = each.read(_MORE)
        except BadValueError:  # no number, or none of these
            continue
    return found


def _unlike(fields: Sequence[Fact], one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Give an entry other texts than those of the entry beside it, for no two may be called alike."""
    texts = [each.name for each in fields if each.type.name == "text" and other[each.name] == one[each.name]]
    return {**other, **{name: f"{other[name]}{_MORE}" for name in texts if other[name] is not None}}
