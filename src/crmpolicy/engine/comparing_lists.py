"""Words of derived facts that compare entries: what a list has and another not, what is reckoned wrongly."""

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from math import prod
from typing import Any, Final

from crmpolicy.engine.deriving import Deriving, Maker, Read, Value, reader_of
from crmpolicy.engine.folding import Lookup
from crmpolicy.policy.facts import Derivation, Fact


def _missing(deriving: Deriving, derived: Derivation, _: Fact, sources: dict[str, None]) -> Value:
    """Give what a list has and another has not; a mapping by free words stands for its words.

    Of entries a field is compared. One that is not known is missing nowhere; where the other list has one,
    that may be any, so nothing can be said. Blanks around a text make no other text of it, as they make no
    other word of a scale.
    """

    def listed(operand: Any, field: str | None) -> Value:
        folded = deriving.folding.operand(operand)
        if isinstance(folded, Lookup):
            words = deriving.folding.words(folded.parameter)
            return lambda _read, _now: words
        entries = deriving.operand(operand, sources)
        return entries if field is None else _in_field(entries, field)

    fields = (derived.of, derived.others[0] if derived.others else None)
    wanted, there = (listed(each, field) for each, field in zip(derived.operands, fields, strict=True))

    def compute(read: Read, now: datetime | None) -> Any:
        words, known = wanted(read, now), there(read, now)
        if words is None or known is None or None in known:
            return None
        held = [_bare(each) for each in known]
        return tuple(each for each in words if each is not None and _bare(each) not in held)

    return compute


def _in_field(entries: Value, field: str) -> Value:
    """Give what the entries of a list have in a field."""

    def values(read: Read, now: datetime | None) -> Any:
        found = entries(read, now)
        return None if found is None else [reader_of(each, read)(field) for each in found]

    return values


def _bare(item: Any) -> Any:
    return item.strip() if isinstance(item, str) else item


def _misreckoned(deriving: Deriving, derived: Derivation, _: Fact, sources: dict[str, None]) -> Value:
    """Count the entries in which a field is not the product of others; what is not known is not counted."""
    entries, field, factors = deriving.operand(derived.operands[0], sources), str(derived.of), derived.others

    def wrong(inside: Read) -> bool:
        said, parts = inside(field), [inside(each) for each in factors]
        if said is None or any(each is None for each in parts):
            return False
        return Fraction(said) != prod(map(Fraction, parts))

    def compute(read: Read, now: datetime | None) -> Any:
        found = entries(read, now)
        return None if found is None else sum(wrong(reader_of(each, read)) for each in found)

    return compute


COMPARING: Final[Mapping[str, Maker]] = {"missing": _missing, "misreckoned": _misreckoned}
