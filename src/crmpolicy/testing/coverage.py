"""What cases reach: rules, clauses and boundary steps, each entry with its place.

Only cases that pass count. Nothing here is a share in per cent: what is missing is listed, one by one.
"""

from dataclasses import dataclass
from typing import Any, Literal

from crmpolicy.errors import Location
from crmpolicy.testing.results import CaseResult
from crmpolicy.values import ValueType
from crmpolicy.wording import Words

Side = Literal["at", "below", "above"]


@dataclass(frozen=True, slots=True)
class RuleCoverage:
    """A rule of a document that was asked, and in how many cases it spoke and bound.

    A rule speaks where it is among the reasons of a decision, and binds where the outcome rests on it.
    ``point`` is the full name of the question, ``part`` is empty where the question has one table only.

    >>> RuleCoverage("steel", "steel.customer_size", "", "large", (), None, spoke=3, bound=2).reached
    True
    """

    document: str
    point: str
    part: str
    rule: str
    clauses: tuple[str, ...]
    place: Location | None
    spoke: int
    bound: int

    @property
    def reached(self) -> bool:
        """Whether the rule spoke in some case."""
        return self.spoke > 0


@dataclass(frozen=True, slots=True)
class ClauseCoverage:
    """A clause of a document that was asked, and the case that fails once its encoding is taken out.

    ``encoded`` tells whether any rule, parameter or derived fact cites the clause; ``proved_by`` is the
    sentence of the first case found that notices, None where none does.

    >>> ClauseCoverage("steel", "steel.2.2.1.d", None, encoded=True, proved_by=None).reached
    False
    """

    document: str
    clause: str
    place: Location | None
    encoded: bool
    proved_by: str | None

    @property
    def reached(self) -> bool:
        """Whether some case fails once the clause's encoding is taken out."""
        return self.proved_by is not None


@dataclass(frozen=True, slots=True)
class BoundaryCoverage:
    """One step of a boundary: a fact exactly at a value that a rule compares it with, or just beside it.

    Beside is the side on which the comparison turns over: ``below`` a value that counts itself (at least,
    under), ``above`` one that does not (over, up to); on a scale below is worse. ``fact`` is the full name,
    ``value`` the exact value, None where only cases set it, ``parameters`` what it is called,
    ``reached_by`` the sentence of the first case.

    >>> from crmpolicy.values import Ratio
    >>> share = Words("占比", "share")
    >>> BoundaryCoverage("steel", "steel.share", share, Ratio(), 0, (), "at", None, reached_by="案例").reached
    True
    """

    document: str
    fact: str
    title: Words
    type: ValueType
    value: Any
    parameters: tuple[str, ...]
    side: Side
    place: Location | None
    reached_by: str | None

    @property
    def reached(self) -> bool:
        """Whether some case takes the step."""
        return self.reached_by is not None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the cases of some files reach in the documents that they ask, and what became of each case.

    Made by :func:`crmpolicy.testing.measure_coverage`.

    >>> Coverage((), (), (), ()).rules
    ()
    """

    results: tuple[CaseResult, ...]
    rules: tuple[RuleCoverage, ...]
    clauses: tuple[ClauseCoverage, ...]
    boundaries: tuple[BoundaryCoverage, ...]
