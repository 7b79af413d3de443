"""A law and what came out of proving it."""

from dataclasses import dataclass, field
from typing import Literal

from crmpolicy.errors import Location
from crmpolicy.policy.properties import Property
from crmpolicy.verify.finding import Finding
from crmpolicy.wording import Words

Verdict = Literal["proved", "refuted", "undecided"]


@dataclass(frozen=True, slots=True)
class Law:
    """One law: written beside rules or a parameter, or one that its kind has by nature.

    Args:
        of: the question or the parameter that it is a law of, by its full name.
        title: what people call that.
        id: its name.
        says: the law in words.
        check: the check that proves it; empty where none can.
        place: where it is written; of a law by nature, what it is a law of.
        clauses: the clauses that it rests on.
        readings: the readings of the text that it rests on.
        written: the law as it is written; ``None`` for a law by nature.
        binds: it speaks of values that are open and binds whoever fills them in.
    """

    of: str
    title: Words
    id: str
    says: Words
    check: str
    place: Location | None
    clauses: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    written: Property | None = field(default=None, compare=False)
    binds: bool = False

    @property
    def by_nature(self) -> bool:
        """Whether nobody wrote it: each rule of its kind has it."""
        return self.written is None


@dataclass(frozen=True, slots=True)
class Beside:
    """What two sets of facts that differ in one field answer: the field, and both answers in words."""

    fact: Words
    values: tuple[Words, Words]
    answers: tuple[Words, Words]


@dataclass(frozen=True, slots=True)
class Openings:
    """How a law fares for all ways to fill what is left open.

    Args:
        tried: the orders of open values that were tried: all that ranges allow.
        wrong: those in which the law does not hold.
        needs: what has to be so among the values, in words: it is so in just the orders in which the law
            holds; ``None`` where it holds in all or in none, or where no short condition tells them apart.
        places: where the parameters are declared that the condition names.
    """

    tried: int
    wrong: int = 0
    needs: Words | None = None
    places: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """What came out for one law.

    Args:
        law: the law.
        verdict: ``proved``, ``refuted``, or ``undecided`` where neither was shown.
        findings: what refutes it or why it stays undecided, one a period.
        beside: two sets of facts that differ in one field, where they show it.
        openings: how it fares for what is left open; ``None`` where nothing is.
    """

    law: Law
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    beside: Beside | None = None
    openings: Openings | None = None


@dataclass(frozen=True, slots=True)
class Proofs:
    """What came out for all laws of one company or document."""

    target: str
    proofs: tuple[Proof, ...]

    def having(self, verdict: Verdict) -> tuple[Proof, ...]:
        """Give those with a verdict."""
        return tuple(each for each in self.proofs if each.verdict == verdict)
