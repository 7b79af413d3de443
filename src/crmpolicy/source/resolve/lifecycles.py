"""Lifecycles: states on one track or several, and the moves between them, lowered to a table of moves."""

from typing import Final

from crmpolicy.policy.lifecycles import AT_REST, MOVES, Lifecycle, Move, State, Track
from crmpolicy.policy.scales import Choice, Scale, ScaleValue
from crmpolicy.policy.tables import Part, Rule, Table
from crmpolicy.source.advice import advice
from crmpolicy.source.reading import (
    as_scalar,
    child,
    flag_of,
    items_of,
    scalars,
    text_of,
    title_of,
)
from crmpolicy.source.resolve.courses import Lowering, Said, opened
from crmpolicy.source.resolve.names import Name, Names, usable_name, wanted_name
from crmpolicy.source.resolve.properties import read_properties
from crmpolicy.source.resolve.setting import Frame, Setting
from crmpolicy.source.tree import Mapping, Node, Scalar
from crmpolicy.values import TermType, Text
from crmpolicy.wording import Words, word

ONLY: Final = "state"
"""The track of a lifecycle that names none."""


def read_lifecycle(frame: Frame, setting: Setting) -> Table | None:
    """Read a decision of the kind ``lifecycle``; None where something in it is faulty."""
    lowering, derived = opened(frame, setting)
    tracks = _tracks(lowering)
    found = [_move(lowering, each, tracks) for each in items_of(lowering.node, "moves")]
    moves = tuple(each for each in found if each is not None)
    if not moves and lowering.desk.is_sound(lowering.node):
        where = child(lowering.node, "moves") or lowering.node
        lowering.desk.tell("rule-empty-list", where, key="moves")
    rules = tuple(rule for _, rule in moves)
    part = Part(MOVES, None, "rule order", rules, silent=True, place=frame.entry.key.place.location)
    course = Lifecycle(tracks, tuple(move for move, _ in moves), _point(lowering, "duties", "duties"))
    names = _answers(lowering, tracks)
    laws = read_properties(
        lowering.node, names, lowering.scope, setting.words, setting.desk, kind="lifecycle"
    )
    return lowering.table((part,), course, outputs=lowering.outputs((part,)), derive=derived, properties=laws)


def _tracks(lowering: Lowering) -> tuple[Track, ...]:
    """Read the tracks; states without any stand on one."""
    node, desk = lowering.node, lowering.desk
    states, tracks = child(node, "states"), child(node, "tracks")
    if states is not None and tracks is not None:
        desk.tell("lifecycle-states-and-tracks", states)
    if tracks is None:
        if states is None and desk.is_sound(node):
            desk.tell("shape-missing-key", lowering.frame.entry.key, key="states")
        return (Track(ONLY, word("said state"), _states(lowering, node)),)
    seen: dict[str, Node] = {}
    found = [_track(lowering, each, seen) for each in items_of(node, "tracks") if desk.sound(each)]
    return tuple(found)


def _track(lowering: Lowering, node: Node, seen: dict[str, Node]) -> Track:
    identity = _identity(lowering, node, seen)
    return Track(identity, title_of(node) or Words(identity, identity), _states(lowering, node))


def _states(lowering: Lowering, node: Node) -> tuple[State, ...]:
    """Read the states of a track: a case begins in just one of them."""
    seen: dict[str, Node] = {}
    items = [each for each in items_of(node, "states") if lowering.desk.sound(each)]
    found = tuple(_state(lowering, each, seen) for each in items)
    starts = [item for item, each in zip(items, found, strict=True) if each.start]
    if items and not starts:
        lowering.desk.tell("lifecycle-no-start", child(node, "states") or node)
    for each in starts[1:]:
        lowering.desk.tell("lifecycle-two-starts", each, first=text_of(starts[0], "id") or "")
    return found


def _state(lowering: Lowering, node: Node, seen: dict[str, Node]) -> State:
    identity, desk = _identity(lowering, node, seen), lowering.desk
    if identity == AT_REST:
        desk.tell("name-reserved", child(node, "id") or node, name=AT_REST)
    return State(
        id=identity,
        title=title_of(node) or Words(identity, identity),
        start=flag_of(desk, node, "start"),
        final=flag_of(desk, node, "final"),
        rest=flag_of(desk, node, "rest"),
    )


def _identity(lowering: Lowering, node: Node, seen: dict[str, Node]) -> str:
    identity, written = text_of(node, "id") or "", child(node, "id")
    if isinstance(written, Scalar):
        usable_name(lowering.desk, written)
    first = seen.setdefault(identity, node)
    if first is not node:
        place = str(first.place.location)
        lowering.desk.tell("rule-id-twice", written or node, id=identity, first=place)
    return identity


def _move(lowering: Lowering, node: Node, tracks: tuple[Track, ...]) -> tuple[Move, Rule] | None:
    if not lowering.desk.sound(node):
        return None
    identity = lowering.unique(node)
    then = child(node, "then")
    start = _places(lowering, node, "from", tracks)
    to = tuple((track, states[0]) for track, states in _places(lowering, node, "to", tracks))
    _no_way_out(lowering, node, start, tracks)
    move = Move(
        id=identity,
        event=lowering.event("event", node) or "",
        start=start,
        to=to,
        needs=_needs(lowering, node),
        tell=_tell(lowering, then) if then is not None else (),
        publish=flag_of(lowering.desk, then, "publish") if then is not None else False,
        opens=_point(lowering, "opens", "lifecycle", then) if then is not None else None,
        place=node.place.location,
    )
    return move, lowering.rule(node, (*_by(lowering, node), *_stay(lowering, node)))


def _by(lowering: Lowering, node: Node) -> Said:
    """Read whose move it is: a role, or a parameter or fact that holds one; a parameter may hold several."""
    written = child(node, "by")
    role = lowering.who(written, several=True) if written is not None else None
    return (("by", role),) if role is not None else ()


def _stay(lowering: Lowering, node: Node) -> Said:
    """Read how long the states that a move leaves have to last."""
    written = child(node, "after")
    stay = lowering.operand(written, TermType(), facts=False) if written is not None else None
    return (("after", stay),) if stay is not None else ()


def _places(
    lowering: Lowering, node: Node, key: str, tracks: tuple[Track, ...]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Read states, on the one track or on each that is named."""
    written = child(node, key)
    if not isinstance(written, Mapping):
        if len(tracks) > 1 and written is not None:
            lowering.desk.tell("lifecycle-track-missing", written, known=tuple(each.id for each in tracks))
        return ((tracks[0].id, _known(lowering, written, tracks[0], key)),) if len(tracks) == 1 else ()
    found: list[tuple[str, tuple[str, ...]]] = []
    for name, entry in written.entries.items():
        track = next((each for each in tracks if each.id == name), None)
        if track is None:
            known = [each.id for each in tracks]
            lowering.desk.tell("lifecycle-track-unknown", entry.key, name=name, advice=advice(name, known))
        else:
            found.append((name, _known(lowering, entry.value, track, key)))
    return tuple(found)


def _known(lowering: Lowering, node: Node | None, track: Track, key: str) -> tuple[str, ...]:
    """Read one state or, to begin from, several; at rest is any state with nothing open."""
    resting = any(each.rest for each in track.states)
    known = [each.id for each in track.states] + ([AT_REST] if key == "from" and resting else [])
    written = (as_scalar(lowering.desk, node, key),) if key == "to" and node is not None else scalars(node)
    found = [each for each in written if each is not None]
    for each in found:
        if each.text not in known:
            lowering.desk.tell(
                "lifecycle-state-unknown", each, name=each.text, advice=advice(each.text, known)
            )
    if not found:
        lowering.desk.pass_over()
    return tuple(each.text for each in found) or ("",)


def _no_way_out(
    lowering: Lowering, node: Node, start: tuple[tuple[str, tuple[str, ...]], ...], tracks: tuple[Track, ...]
) -> None:
    """A final state is never left."""
    final = {(track.id, state.id) for track in tracks for state in track.states if state.final}
    for track, states in start:
        for state in states:
            if (track, state) in final:
                lowering.desk.tell("lifecycle-final-left", child(node, "from") or node, name=state)


def _needs(lowering: Lowering, node: Node) -> tuple[str, ...]:
    """Read what the event must carry: declared facts, by their full names."""
    names = [
        wanted_name(lowering.desk, lowering.scope, each, ("fact",), "name-unknown-fact")
        for each in scalars(child(node, "needs"))
    ]
    return tuple(each.key for each in names if each is not None)


def _tell(lowering: Lowering, then: Node) -> tuple[str, ...]:
    """Read whom to tell: roles, or facts that name a person."""
    found: list[str] = []
    roles = lowering.setting.words.role_type().scale.words
    for each in scalars(child(then, "tell")):
        named = lowering.scope.find(each.text)
        if each.text in roles:
            found.append(roles[each.text])
        elif named is not None and named.kind == "fact" and isinstance(named.type, Text):
            found.append(named.key)
        else:
            lowering.setting.words.role(lowering.desk, each)
    return tuple(found)


def _point(lowering: Lowering, key: str, kind: str, node: Node | None = None) -> str | None:
    """Read the name of another decision of this document, of a kind; gives its full name."""
    written = child(node or lowering.node, key)
    if not isinstance(written, Scalar):
        return None
    kinds = lowering.setting.kinds
    if kinds.get(written.text) == kind:
        return f"{lowering.setting.owner}.{written.text}"
    known = [name for name, each in kinds.items() if each == kind]
    lowering.desk.tell("name-unknown-point", written, name=written.text, advice=advice(written.text, known))
    return None


def _answers(lowering: Lowering, tracks: tuple[Track, ...]) -> Names:
    """Give what properties may speak of: the state of each track."""
    prefix = f"{lowering.setting.owner}.{lowering.frame.name}"
    found: dict[str, Name] = {}
    for track in tracks:
        values = tuple(ScaleValue(each.id, each.title) for each in track.states)
        scale = Scale(f"{prefix}:{track.id}", track.title, ordered=False, open=False, values=values)
        found[track.id] = Name(track.id, "output", Choice(scale))
    return found
