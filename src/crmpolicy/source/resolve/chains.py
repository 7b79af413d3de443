"""Chains: levels that a case climbs, lowered to tables of levels, of passing and of lowest levels."""

from typing import Final

from crmpolicy.policy.guards import FactOf, Literally, ParameterOf
from crmpolicy.policy.lifecycles import LEVELS, LOWEST, PASSES, Chain, Level
from crmpolicy.policy.scales import Choice, Scale, ScaleValue
from crmpolicy.policy.tables import Fold, Part, Rule, Table
from crmpolicy.source.reading import child, entries_of, items_of, scalars, text_of, title_of
from crmpolicy.source.resolve.courses import (
    Lowering,
    Said,
    opened,
    read_counting,
    read_pauses,
    said_output,
)
from crmpolicy.source.resolve.names import Name, Names, usable_name
from crmpolicy.source.resolve.properties import read_properties
from crmpolicy.source.resolve.setting import Frame, Setting
from crmpolicy.source.tree import Node, Scalar
from crmpolicy.values import TermType
from crmpolicy.wording import Words, word

OPEN: Final = "open"
"""The state of a chain that has not come to an end."""


def read_chain(frame: Frame, setting: Setting) -> Table | None:
    """Read a decision of the kind ``chain``; None where something in it is faulty."""
    lowering, derived = opened(frame, setting)
    node, scale = lowering.node, setting.words.levels.get(frame.name)
    levels, parts = _levels(lowering, scale)
    course = Chain(
        starts=lowering.event("starts") or "",
        levels=levels,
        next_by=lowering.event("next_by"),
        ends=_ends(lowering),
        done=_done(lowering),
        at_limit="move up" if text_of(node, "at_limit") == "move up" else "tell",
        self_approval="next level" if text_of(node, "self_approval") == "next level" else "refused",
        pauses=read_pauses(lowering, None),
        counting=read_counting(node),
    )
    _left_somehow(lowering, course)
    names = _answers(course, scale, lowering)
    laws = read_properties(node, names, lowering.scope, setting.words, setting.desk, kind="chain")
    level = (said_output("level", Choice(scale)),) if scale else ()
    outputs = lowering.outputs(parts, *level)
    listed: tuple[tuple[str, Fold], ...] = tuple((each.name, "list") for each in outputs)
    return lowering.table(
        parts, course, combine=listed, outputs=outputs, derive=derived, properties=laws
    )  # fmt: skip


def _levels(lowering: Lowering, scale: Scale | None) -> tuple[tuple[Level, ...], tuple[Part, ...]]:
    """Read the levels, and the rules about them in parts that may each stay silent."""
    items = [each for each in items_of(lowering.node, "levels") if lowering.desk.sound(each)]
    if not items and lowering.desk.is_sound(lowering.node):
        lowering.desk.tell("rule-empty-list", child(lowering.node, "levels") or lowering.node, key="levels")
    taking_part = tuple(lowering.rule(each, _level_says(lowering, each)) for each in items)
    passing = tuple(
        lowering.rule(each, (), lowering.guard(each, "passes_when"))
        for each in items
        if child(each, "passes_when") is not None
    )
    levels = tuple(_level(lowering, each) for each in items)
    lowest = tuple(lowering.rule(each, _lowest_says(lowering, each, scale)) for each in _rules_of(lowering))
    parts = ((LEVELS, taking_part), (PASSES, passing), (LOWEST, lowest))
    return levels, tuple(_part(lowering, name, rules) for name, rules in parts if rules)


def _part(lowering: Lowering, name: str, rules: tuple[Rule, ...]) -> Part:
    place = lowering.frame.entry.key.place.location
    return Part(name, None, "rule order", rules, silent=True, place=place)


def _rules_of(lowering: Lowering) -> list[Node]:
    found = [each for each in items_of(lowering.node, "rules") if lowering.desk.sound(each)]
    for each in found:
        lowering.unique(each)
    return found


def _level_says(lowering: Lowering, node: Node) -> Said:
    who, stay = child(node, "who"), child(node, "at_most")
    role = lowering.who(who) if who is not None else None
    length = lowering.operand(stay, TermType(), facts=False) if stay is not None else None
    said = (("who", role), ("at_most", length))
    return tuple((name, each) for name, each in said if each is not None)


def _lowest_says(lowering: Lowering, node: Node, scale: Scale | None) -> Said:
    written = child(child(node, "then") or node, "level")
    if written is None or scale is None:
        return ()
    found = lowering.operand(written, Choice(scale))
    return (("level", found),) if found is not None else ()


def _level(lowering: Lowering, node: Node) -> Level:
    identity = lowering.unique(node)
    written = child(node, "id")
    if isinstance(written, Scalar):
        usable_name(lowering.desk, written)
    told = [_told(lowering, each) for each in scalars(child(child(node, "then") or node, "tell"))]
    return Level(
        id=identity,
        title=title_of(node) or Words(identity, identity),
        tell=tuple(each for each in told if each is not None),
        guarded=child(node, "passes_when") is not None,
        place=node.place.location,
    )


def _told(lowering: Lowering, node: Scalar) -> str | ParameterOf | None:
    found = lowering.who(node)
    if isinstance(found, FactOf):
        lowering.desk.tell("rule-fact-not-here", node, name=node.text)
        return None
    return str(found.value) if isinstance(found, Literally) else found


def _ends(lowering: Lowering) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for _, entry in entries_of(child(lowering.node, "ends")):
        event = lowering.setting.words.event(lowering.desk, entry.key)
        state = _state(lowering, entry.value)
        if event is not None and state is not None:
            found.append((event, state))
    return tuple(found)


def _done(lowering: Lowering) -> str | None:
    written = child(lowering.node, "done")
    return _state(lowering, written) if written is not None else None


def _state(lowering: Lowering, node: Node) -> str | None:
    """Read the name of a final state."""
    if not isinstance(node, Scalar) or not usable_name(lowering.desk, node):
        return None
    if node.text == OPEN:
        lowering.desk.tell("chain-state-open", node, name=OPEN)
        return None
    return node.text


def _left_somehow(lowering: Lowering, course: Chain) -> None:
    """Levels that nothing can leave, and passing that no event asks for, are slips."""
    node, desk = lowering.node, lowering.desk
    ended = {event for event, _ in course.ends}
    if course.next_by is not None and course.next_by in (*ended, course.starts):
        desk.tell("chain-event-twice", child(node, "next_by") or node, name=course.next_by)
    if course.starts in ended:
        desk.tell("chain-event-twice", child(node, "starts") or node, name=course.starts)
    for item in items_of(node, "levels"):
        guard = child(item, "passes_when")
        if guard is not None and child(node, "next_by") is None:
            desk.tell("chain-nothing-passes", guard, key="passes_when")
    done = child(node, "done")
    if done is not None and child(node, "next_by") is None:
        desk.tell("chain-nothing-passes", done, key="done")


def _answers(course: Chain, scale: Scale | None, lowering: Lowering) -> Names:
    """Give what properties may speak of: state, level and owner."""
    words = (OPEN, *(state for _, state in course.ends), *((course.done,) if course.done else ()))
    values = tuple(ScaleValue(each, Words(each, each)) for each in dict.fromkeys(words))
    key = f"{lowering.setting.owner}.{lowering.frame.name}:states"
    states = Scale(key, word("said state"), ordered=False, open=False, values=values)
    names: dict[str, Name] = {
        "state": Name("state", "output", Choice(states)),
        "owner": Name("owner", "output", lowering.setting.words.role_type()),
    }
    return names | ({"level": Name("level", "output", Choice(scale))} if scale else {})
