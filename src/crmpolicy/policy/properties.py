"""Properties: what must hold for all facts, written beside the rules and proved by the checker."""

from dataclasses import dataclass, field
from typing import Any, Literal

from crmpolicy.errors import Location
from crmpolicy.policy.guards import Guard

Direction = Literal["worse", "better", "higher", "lower", "later", "earlier", "fewer", "more"]


@dataclass(frozen=True, slots=True)
class Move:
    """A direction and what moves: ``worse grade``, ``higher sales_share``."""

    direction: Direction
    name: str


@dataclass(frozen=True, slots=True)
class Property:
    """One law of a decision or a mapping: ``never`` this ``when`` that, ``always``, ``same ... whatever``.

    ``never`` and ``when`` are moves (all else equal) or guards on outputs and on facts.
    """

    id: str
    never: Move | Guard | None = None
    always: Move | Guard | str | None = None
    when: Move | Guard | None = None
    same: str | None = None
    whatever: str | None = None
    more: tuple[tuple[str, Any], ...] = ()
    clauses: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    place: Location | None = field(default=None, compare=False)
