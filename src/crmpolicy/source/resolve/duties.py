"""Duties: what has to be done by when, lowered to a table of all rules that match."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, get_args

from crmpolicy.policy.duties import Duties, Duty, DutyJoin
from crmpolicy.policy.guards import Literally, Operand
from crmpolicy.policy.tables import Part, Rule, Table
from crmpolicy.source.reading import child, entries_of, items_of, scalars, text_of, title_of
from crmpolicy.source.resolve.circles import circles
from crmpolicy.source.resolve.courses import Lowering, known_duty, opened, read_counting, read_pauses
from crmpolicy.source.resolve.duty_says import Saying
from crmpolicy.source.resolve.each_role import each_scale, for_each, with_scale
from crmpolicy.source.resolve.names import usable_name
from crmpolicy.source.resolve.properties import duty_names, read_properties
from crmpolicy.source.resolve.setting import Frame, Setting
from crmpolicy.source.tree import Entry, Mapping, Node, Scalar
from crmpolicy.values import Ratio
from crmpolicy.wording import Words

_AT_RISK: Final = ("within", "every")


def read_duties(frame: Frame, setting: Setting) -> Table | None:
    """Read a decision of the kind ``duties``; None where something in it is faulty."""
    lowering, derived = opened(frame, setting)
    node, desk = lowering.node, setting.desk
    duties = tuple(_duty(lowering, each) for _, each in entries_of(child(node, "duties")))
    names = tuple(each.name for each in duties)
    if not names and desk.is_sound(node):
        desk.tell("rule-empty-list", child(node, "duties") or node, key="duties")
    rules = _rules(lowering, names)
    part = Part("", None, "rule order", rules, silent=True, place=frame.entry.key.place.location)
    course = Duties(
        duties=duties,
        starts=lowering.event("starts"),
        closes=lowering.events(child(node, "closes")),
        pauses=read_pauses(lowering, names),
        restarts=_restarts(lowering, names),
        counting=read_counting(node),
    )
    _whole(lowering, rules)
    laws = read_properties(node, duty_names(names), lowering.scope, setting.words, desk, kind="duties")
    return lowering.table((part,), course, outputs=lowering.outputs((part,)), derive=derived, properties=laws)


def _duty(lowering: Lowering, entry: Entry) -> Duty:
    node, name = entry.value, entry.key.text
    usable_name(lowering.desk, entry.key)
    met_by = lowering.events(child(node, "met_by"))
    return Duty(
        name=name,
        title=title_of(node) or Words(name, name),
        met_by=met_by or (name,),
        counts=lowering.guard(node, "counts"),
        per_who=text_of(node, "per") == "who",
        join=_join(lowering, node, name),
        place=entry.key.place.location,
    )


def _join(lowering: Lowering, node: Node, name: str) -> DutyJoin:
    """Read how several documents are joined; where the catalogue says so, no other way can be said."""
    subject = lowering.frame.subject
    listed = subject.duties if subject is not None else None
    written = text_of(node, "join")
    found: DutyJoin | None = next((each for each in get_args(DutyJoin) if each == written), None)
    if listed and found and found != listed:
        where = child(node, "join") or node
        lowering.desk.tell("duty-join-differs", where, name=name, given=found, wanted=listed)
    return found or listed or "earliest"


def _restarts(lowering: Lowering, names: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: list[tuple[str, tuple[str, ...]]] = []
    for _, entry in entries_of(child(lowering.node, "restarts")):
        event = lowering.setting.words.event(lowering.desk, entry.key)
        named = tuple(known_duty(lowering, each, names) for each in scalars(entry.value))
        if event is not None:
            found.append((event, tuple(each for each in named if each is not None)))
    return tuple(found)


def _rules(lowering: Lowering, names: tuple[str, ...]) -> tuple[Rule, ...]:
    items = items_of(lowering.node, "rules")
    if not items and lowering.desk.is_sound(lowering.node):
        lowering.desk.tell("rule-empty-list", child(lowering.node, "rules") or lowering.node, key="rules")
    risk = _risk(lowering)
    return tuple(rule for each in items for rule in _rule(lowering, each, names, risk))


def _risk(lowering: Lowering) -> Operand | None:
    """Read from which share of a limit on a duty is at risk, for all rules that have a limit."""
    written = child(lowering.node, "at_risk_from")
    return lowering.operand(written, Ratio(), facts=False) if written is not None else None


def _rule(lowering: Lowering, node: Node, names: tuple[str, ...], risk: Operand | None) -> Iterator[Rule]:
    if not lowering.desk.sound(node):
        return
    lowering.unique(node)
    then = child(node, "then") or node
    who = child(then, "who")
    each = isinstance(who, Mapping) and "each" in who.entries
    scale = each_scale(lowering, who) if isinstance(who, Mapping) and each else None
    if each and scale is None:
        return  # which entries of a mapping are meant, nobody knows
    within = replace(lowering, scope=with_scale(lowering.scope, scale)) if scale else lowering
    said = Saying(within, names).said(then)
    if risk is not None and any(name in _AT_RISK for name, _ in said):
        said = (*said, ("at_risk_from", risk))
    if who is not None and not each:
        role = lowering.who(who)
        said = (*said, ("who", role)) if role is not None else said
    rule = lowering.rule(node, said)
    yield from for_each(lowering, rule, scale) if scale else (rule,)


def _thens(lowering: Lowering) -> Iterator[tuple[Node, Node]]:
    """Give each rule with what stands under its ``then``."""
    for node in items_of(lowering.node, "rules"):
        yield node, child(node, "then") or node


def _whole(lowering: Lowering, rules: tuple[Rule, ...]) -> None:
    """See that every limit has something to count from, and that none counts from itself."""
    if lowering.desk.marks != lowering.before:
        return
    for node, then in _thens(lowering):
        counts = child(then, "every") is None and child(then, "from") is None
        if counts and child(lowering.node, "starts") is None:
            where, identity = child(then, "duty") or node, text_of(node, "id") or ""
            lowering.desk.tell("duty-nothing-to-count-from", where, id=identity)
    _no_circles(lowering, rules)
    _next_recurs(lowering, rules)


def _said(rule: Rule) -> dict[str, Any]:
    """Give what a rule says in so many words."""
    return {name: operand.value for name, operand in rule.then if isinstance(operand, Literally)}


def _no_circles(lowering: Lowering, rules: tuple[Rule, ...]) -> None:
    """A limit that counts from a duty whose own limit counts from it has no beginning.

    Where a limit begins anew it may count from its own duty: from the time before that.
    """
    graph: dict[str, list[str]] = {}
    anew = {
        each.text
        for _, entry in entries_of(child(lowering.node, "restarts"))
        for each in scalars(entry.value)
    }
    for rule in rules:
        said = _said(rule)
        itself = said["duty"] in anew and said.get("from") == said["duty"]
        graph.setdefault(said["duty"], []).extend([said["from"]] if "from" in said and not itself else [])
    for circle in circles(graph):
        where = next(
            then
            for _, then in _thens(lowering)
            if text_of(then, "duty") == circle[0] and child(then, "from") is not None
        )
        names = " -> ".join((*circle, circle[0]))
        lowering.desk.tell("duty-circular", child(where, "from") or where, names=names)


def _next_recurs(lowering: Lowering, rules: tuple[Rule, ...]) -> None:
    """What waits for the next time of a duty needs one that comes again."""
    recurring = {_said(each)["duty"] for each in rules if not {"every", "rrule"}.isdisjoint(dict(each.then))}
    for _, then in _thens(lowering):
        named = child(then, "next")
        if isinstance(named, Scalar) and named.text not in recurring:
            lowering.desk.tell("duty-does-not-recur", named, name=named.text)
