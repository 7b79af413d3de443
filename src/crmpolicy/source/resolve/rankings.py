"""Rankings: lists, orders and rules for those who have a place, lowered to a table over standings."""

from collections.abc import Iterator
from dataclasses import replace

from crmpolicy.policy.facts import Derivation, Fact, ListOf
from crmpolicy.policy.guards import FactOf, Guard, Literally, Test
from crmpolicy.policy.negation import both
from crmpolicy.policy.rankings import (
    ADDED,
    LIST,
    OUTPUTS,
    PLACED,
    RANK,
    RANKED,
    RULES,
    STANDINGS,
    RankedList,
    Ranking,
)
from crmpolicy.policy.tables import Output, Part, Rule, Table
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import child, entries_of, items_of, title_of
from crmpolicy.source.resolve.courses import Lowering
from crmpolicy.source.resolve.facts import Declared, derive_facts, entry_names, names_of
from crmpolicy.source.resolve.heads import no_shadows, title_said
from crmpolicy.source.resolve.names import Name, wanted_name
from crmpolicy.source.resolve.outputs import output_types, read_outputs
from crmpolicy.source.resolve.ranked_lists import read_list
from crmpolicy.source.resolve.rules import Rules
from crmpolicy.source.resolve.setting import Frame, Setting
from crmpolicy.source.resolve.standings import standings_fact
from crmpolicy.source.resolve.tables import all_given
from crmpolicy.source.tree import Mapping, Node, Scalar
from crmpolicy.values import Text
from crmpolicy.wording import Words


def read_ranking(frame: Frame, setting: Setting) -> Table | None:
    """Read a decision of the kind ``ranking``; None where something in it is faulty."""
    before, node, desk = setting.desk.marks, frame.entry.value, setting.desk
    listed = _entries(node, frame, setting)
    fields = listed.type.fields if listed and isinstance(listed.type, ListOf) else ()
    scope = setting.inside(entry_names(fields), names_of(frame.derived))
    if listed is None:
        scope = replace(scope, partial=True)
    no_shadows(frame, setting)
    derived = derive_facts(frame.derived, entries_of(child(node, "derive")), scope, setting.words, desk)
    _free_names(node, fields, derived, desk)
    lowering = Lowering(frame, setting, scope, before)
    when = Lowering(frame, setting, setting.inside(names_of(frame.derived)), before).guard(node)
    lists = tuple(_asking(each, when) for each in _lists(lowering))
    course = Ranking(
        of=listed.key if listed else "",
        standings=f"{setting.owner}.{frame.name}:{STANDINGS}",
        lists=lists,
        measures=tuple(each.key for each in derived.values() if each is not None),
        named=_named(listed, fields),
        several=child(node, "parts") is not None,
        when=when,
    )
    standings = standings_fact(course, fields, derived, frame.entry.key.place.location)
    outputs = _outputs(lowering)
    parts = (_placed(lowering, course), *_ruled(lowering, course, standings, outputs))
    ranked = replace(standings, derived=Derivation("ranked", ranking=course))
    own = (*(each for each in derived.values() if each is not None), ranked)
    open_outputs = tuple(replace(each, has_default=True, unknown=True) for each in outputs)
    return lowering.table(parts, course, outputs=open_outputs, derive=own, of=course.standings)


def _entries(node: Node, frame: Frame, setting: Setting) -> Name | None:
    """Read the list whose entries are ranked."""
    written = child(node, "of")
    if not isinstance(written, Scalar):
        return None
    scope = setting.inside(names_of(frame.derived))
    found = wanted_name(setting.desk, scope, written, ("fact",), "name-unknown-fact")
    if found is not None and not (isinstance(found.type, ListOf) and found.type.fields):
        setting.desk.tell("derive-not-a-list", written, name=written.text)
        return None
    return found


def _named(listed: Name | None, fields: tuple[Fact, ...]) -> tuple[str, ...]:
    """Name the fields that tell entries apart: those that must differ, else texts, else all of them."""
    unique = listed.type.unique if listed and isinstance(listed.type, ListOf) else ()
    texts = tuple(each.name for each in fields if isinstance(each.type, Text))
    return unique or texts or tuple(each.name for each in fields)


def _free_names(node: Node, fields: tuple[Fact, ...], derived: Declared, desk: Desk) -> None:
    """What a ranking adds to an entry may not be called as a fact of it, nor an output as one of both."""
    added = {*ADDED, STANDINGS}
    taken = {*added, *(each.name for each in fields), *derived}
    for each in fields:
        if each.name in added:
            desk.tell("ranking-name-taken", child(node, "of") or node, name=each.name)
    for key, known in (("derive", added), ("outputs", taken - {RANK})):
        for name, entry in entries_of(child(node, key)):
            if name in known:
                desk.tell("ranking-name-taken", entry.key, name=name)


def _lists(lowering: Lowering) -> Iterator[RankedList]:
    """Read the lists side by side, or the one that has no name."""
    node, desk = lowering.node, lowering.desk
    written = child(node, "parts")
    if written is None:
        with desk.hushed(hush=lowering.frame.unsure):
            title = title_said(lowering.frame, desk)
        yield read_list(lowering, node, RANKED, title)
        return
    order = child(node, "order")
    if order is not None:
        desk.tell("ranking-order-and-parts", order)
    items = items_of(node, "parts")
    if not items:
        desk.tell("rule-empty-list", written, key="parts")
    for item in items:
        if desk.sound(item):
            identity = lowering.unique(item)
            if identity in OUTPUTS:
                desk.tell("ranking-name-taken", child(item, "id") or item, name=identity)
            yield read_list(lowering, item, identity, title_of(item) or Words(identity, identity))


def _asking(listed: RankedList, when: Guard) -> RankedList:
    """Let a list ask what has to hold of the case, so that nobody stands in it otherwise."""
    if when.always:
        return listed
    return replace(listed, only=both((when, listed.only)) if not listed.only.always else when)


def _has_place(course: Ranking) -> Test:
    return Test(FactOf(course.own(RANK)), "known", (Literally(value=True),))


def _placed(lowering: Lowering, course: Ranking) -> Part:
    """Make a rule for each list: that an entry has a place in it, by its clause."""
    rules = [_stands(each, course) for each in course.lists]
    place = lowering.frame.entry.key.place.location
    return Part(PLACED, None, "rule order", tuple(rules), silent=True, place=place)


def _stands(listed: RankedList, course: Ranking) -> Rule:
    inside = Test(FactOf(course.own(LIST)), "is", (Literally(listed.id),))
    when = both((Guard((inside, _has_place(course))), listed.only))
    return Rule(listed.id, when, (), listed.clauses, listed.title, place=listed.place)


def _outputs(lowering: Lowering) -> tuple[Output, ...]:
    """Read what the rules say of an entry; its place need not be said."""
    frame, desk = lowering.frame, lowering.desk
    if child(lowering.node, "outputs") is None:
        return ()
    types = output_types(frame.entry, None, lowering.setting.words, desk)
    found = read_outputs(frame.entry, None, types, lowering.scope, desk)
    return tuple(each for each in found if each.name != RANK)


def _ruled(
    lowering: Lowering, course: Ranking, standings: Fact, outputs: tuple[Output, ...]
) -> Iterator[Part]:
    """Read the rules for those who have a place; they see the place, and of several lists which it is."""
    node, desk = lowering.node, lowering.desk
    written = {key: each for key, each in entries_of(node) if key == "rules"}
    if "rules" not in written:
        if outputs:
            desk.tell("shape-missing-key", child(node, "outputs") or node, key="rules")
        return
    seen = (RANK, LIST) if course.several else (RANK,)
    fields = standings.type.fields if isinstance(standings.type, ListOf) else ()
    scope = lowering.scope.within(entry_names(each for each in fields if each.name in seen))
    by_name = {each.name: each for each in outputs}
    rules = Rules(by_name, scope, desk, complete=desk.is_sound(node), seen=lowering.seen)
    parts = rules.parts(Mapping(written, node.place))
    if rules.complete and rules.whole:
        all_given(lowering.frame.entry.key, parts, by_name, desk)
    guard = Guard((_has_place(course),))
    yield from (replace(each, id=RULES, when=guard) for each in parts)
