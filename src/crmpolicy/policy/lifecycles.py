"""Chains and lifecycles: levels that a case climbs, states that it passes through.

Both are lowered to tables whose rules carry the ids of levels and moves, so that guards and parameters are
folded as everywhere. The parts of a chain are ``LEVELS`` (which take part: ``who``, ``at_most``), ``PASSES``
(the level of that id lets the case pass) and ``LOWEST`` (``level``: the lowest at which the case may stand);
the one part of a lifecycle is ``MOVES`` (which moves the facts allow: ``by``).
"""

from dataclasses import dataclass, field
from typing import Final, Literal

from crmpolicy.errors import Location
from crmpolicy.policy.duties import Counting, Pauses
from crmpolicy.policy.guards import ParameterOf
from crmpolicy.wording import Words

LEVELS: Final = "levels"
PASSES: Final = "passes"
LOWEST: Final = "lowest"
MOVES: Final = "moves"
AT_REST: Final = "at_rest"
"""Instead of a state in ``from``: any state of the track in which nothing is open."""

AtLimit = Literal["tell", "move up"]
SelfApproval = Literal["refused", "next level"]


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a chain; ``tell`` are the roles that are told when its stay has lasted its time."""

    id: str
    title: Words
    tell: tuple[str | ParameterOf, ...] = ()
    guarded: bool = False
    place: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Chain:
    """The course of a chain: levels in order, left by time (``at_limit``) or by an event (``next_by``).

    ``ends`` gives the final state that an event leads to, ``done`` the state after the last level has passed
    the case on. ``self_approval`` tells what becomes of a level whose role has started the case.
    """

    starts: str
    levels: tuple[Level, ...]
    next_by: str | None = None
    ends: tuple[tuple[str, str], ...] = ()
    done: str | None = None
    at_limit: AtLimit = "tell"
    self_approval: SelfApproval = "refused"
    pauses: Pauses | None = None
    counting: Counting = field(default_factory=Counting)


@dataclass(frozen=True, slots=True)
class State:
    """One state of a track; at ``rest`` nothing is open, a ``final`` state is never left."""

    id: str
    title: Words
    start: bool = False
    final: bool = False
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Track:
    """States of which a case is in one; a lifecycle without tracks has one track, ``state``."""

    id: str
    title: Words
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """What an event does: from states (any of the listed, on each named track) to states.

    ``needs`` are details that the event must carry; ``tell`` roles or persons to tell; ``opens`` another
    case that it begins.
    """

    id: str
    event: str
    start: tuple[tuple[str, tuple[str, ...]], ...]
    to: tuple[tuple[str, str], ...]
    needs: tuple[str, ...] = ()
    tell: tuple[str, ...] = ()
    publish: bool = False
    opens: str | None = None
    place: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The course of a lifecycle; ``duties`` names the point whose open duties are told with the state."""

    tracks: tuple[Track, ...]
    moves: tuple[Move, ...]
    duties: str | None = None

    @property
    def publishes(self) -> bool:
        """Whether some move is to be published; then the outcome tells whether the last one is."""
        return any(each.publish for each in self.moves)
