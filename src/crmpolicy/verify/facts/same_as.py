"""Values that no rule writes out: what a rule says where it repeats a fact."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SameAs:
    """What a rule says where it repeats a fact."""

    fact: str
