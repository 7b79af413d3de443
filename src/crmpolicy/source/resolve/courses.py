"""What all decisions that speak of time are read with: their scope, who, events, pauses and conventions."""

from collections.abc import Mapping as Table_
from dataclasses import dataclass, field, fields
from typing import Any, Final

from crmpolicy.policy.duties import Counting, Pauses
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.guards import ALWAYS, Guard, Literally, Operand
from crmpolicy.policy.tables import Course, Fold, Output, Part, Rule, Table
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import as_scalar, child, entries_of, flag_of, scalars, text_of, texts_of
from crmpolicy.source.resolve.facts import derive_facts, names_of
from crmpolicy.source.resolve.guards import read_guard
from crmpolicy.source.resolve.heads import governed_by, no_shadows, title_said
from crmpolicy.source.resolve.names import Scope
from crmpolicy.source.resolve.operands import Wanted, read_operand
from crmpolicy.source.resolve.rules import rule_of
from crmpolicy.source.resolve.setting import Frame, Setting
from crmpolicy.source.tree import Entry, Mapping, Node, Scalar
from crmpolicy.values import (
    Boolean,
    Date,
    DayOfMonth,
    Integer,
    PeriodType,
    Ratio,
    TermType,
    Text,
    TimeOfDay,
    ValueType,
    Weekday,
)  # fmt: skip
from crmpolicy.wording import word

Said = tuple[tuple[str, Operand], ...]

TYPES: Final[Table_[str, type[ValueType]]] = {
    "duty": Text, "times": Integer, "off_day": Text, "within": TermType, "from": Text, "each": Boolean,
    "months_after": Integer, "day": DayOfMonth, "weekday": Weekday, "last_weekday": Weekday,
    "same_day": Boolean, "at": TimeOfDay, "at_closing": Boolean, "next": Text, "every": PeriodType,
    "never": Boolean, "rrule": Text, "since": Date, "at_risk_from": Ratio, "at_most": TermType,
    "after": TermType,
}  # fmt: skip
"""The types of what lowered rules say; ``who``, ``by`` and ``level`` depend on the document."""


@dataclass(slots=True)
class Lowering:
    """A decision that is being put into rules and a course; ids are told apart over all of its lists."""

    frame: Frame
    setting: Setting
    scope: Scope
    before: int
    seen: dict[str, Node] = field(default_factory=dict)

    @property
    def desk(self) -> Desk:
        """What gathers faults."""
        return self.setting.desk

    @property
    def node(self) -> Node:
        """The decision."""
        return self.frame.entry.value

    def unique(self, node: Node) -> str:
        """Give the id of an item of a list, and see that no other has it."""
        identity = text_of(node, "id") or ""
        first = self.seen.setdefault(identity, node)
        if first is not node:
            place = str(first.place.location)
            self.desk.tell("rule-id-twice", child(node, "id") or node, id=identity, first=place)
        return identity

    def guard(self, node: Node, key: str = "when") -> Guard:
        """Read a guard over facts and parameters."""
        written = child(node, key)
        return read_guard(written, self.scope, self.desk, key) if written is not None else ALWAYS

    def operand(self, node: Node, kind: ValueType, *, facts: bool = True) -> Operand | None:
        """Read a value, a parameter or a fact of a type."""
        return read_operand(node, Wanted(kind, facts=facts, exact=True), self.scope, self.desk)

    def who(self, node: Node, *, several: bool = False) -> Operand | None:
        """Read a role; where no role has the name, a parameter or a fact that holds one."""
        kind = self.setting.words.role_type()
        if not isinstance(node, Scalar):
            return self.operand(node, kind)
        role = kind.scale.words.get(node.text)
        if role is not None:
            return Literally(role)
        found = self.scope.find(node.text)
        if found is None:
            self.setting.words.role(self.desk, node)
            return None
        if found.kind == "parameter":
            key = Scalar("parameter", node.place, plain=True)
            wanted = ListOf(kind) if several and isinstance(found.type, ListOf) else kind
            return self.operand(Mapping({"parameter": Entry(key, node)}, node.place), wanted)
        return self.operand(node, kind)

    def event(self, key: str, node: Node | None = None) -> str | None:
        """Read the event under a key."""
        written = child(node or self.node, key)
        found = as_scalar(self.desk, written, key) if written is not None else None
        return self.setting.words.event(self.desk, found) if found is not None else None

    def events(self, node: Node | None) -> tuple[str, ...]:
        """Read one event or several."""
        found = (self.setting.words.event(self.desk, each) for each in scalars(node))
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def rule(self, node: Node, then: Said, when: Guard | None = None) -> Rule:
        """Make a rule of an item of a list."""
        return rule_of(node, self.guard(node) if when is None else when, then, self.desk)

    def table(
        self, parts: tuple[Part, ...], course: Course, combine: tuple[tuple[str, Fold], ...] = (), **more: Any
    ) -> Table | None:
        """Put everything together; None where something in it is faulty."""
        frame, node = self.frame, self.node
        with self.desk.hushed(hush=frame.unsure):
            title = title_said(frame, self.desk)
        table = Table(
            key=f"{self.setting.owner}.{frame.name}",
            subject=frame.name,
            document=self.setting.owner,
            title=title,
            parts=parts,
            combine=combine,
            clauses=texts_of(node, "clause"),
            readings=texts_of(node, "reading"),
            example=flag_of(self.desk, node, "example"),
            governed_by=governed_by(node, self.setting),
            requires=frame.requires,
            course=course,
            place=frame.entry.key.place.location,
            **more,
        )
        return table if self.desk.marks == self.before and not frame.broken else None

    def outputs(self, parts: tuple[Part, ...], *more: Output) -> tuple[Output, ...]:
        """Give an output for each name that some rule says; none of them needs to be said."""
        said = {name for part in parts for rule in part.rules for name, _ in rule.then}
        known = {each.name: each for each in more}
        role = self.setting.words.role_type()
        kinds = {name: kind() for name, kind in TYPES.items()} | {"who": role, "by": role}
        found = [
            known.get(name) or said_output(name, kinds[name]) for name in (*kinds, *known) if name in said
        ]
        return tuple(found)


def said_output(name: str, kind: ValueType) -> Output:
    """Give the output for something that rules of a course may say.

    >>> said_output("within", TermType()).has_default
    True
    """
    return Output(name, word(f"said {name}"), kind, has_default=True, unknown=True)


def opened(frame: Frame, setting: Setting) -> tuple[Lowering, tuple[Any, ...]]:
    """Begin with a decision: its scope, and the facts that it derives for itself."""
    before = setting.desk.marks
    scope = setting.inside(names_of(frame.derived))
    no_shadows(frame, setting)
    entries = entries_of(child(frame.entry.value, "derive"))
    derived = derive_facts(frame.derived, entries, scope, setting.words, setting.desk)
    found = tuple(each for each in derived.values() if each is not None)
    return Lowering(frame, setting, scope, before), found


def read_pauses(lowering: Lowering, duties: tuple[str, ...] | None) -> Pauses | None:
    """Read between which events the clock stands still; ``duties`` may be named where there are any."""
    written, desk = child(lowering.node, "pauses"), lowering.desk
    if written is None or not desk.sound(written):
        return None
    begin, end = lowering.event("from", written), lowering.event("to", written)
    if begin is not None and begin == end:
        desk.tell("course-pause-one-event", written, name=begin)
    stop = child(written, "stop")
    if stop is not None and duties is None:
        desk.tell("course-stop-without-duties", stop)
    named = texts_of(written, "stop")
    if stop is not None and duties is not None:
        for each in scalars(stop):
            known_duty(lowering, each, duties)
    return Pauses(begin, end, named if stop is not None else None) if begin and end else None


def known_duty(lowering: Lowering, node: Scalar, duties: tuple[str, ...]) -> str | None:
    """Check that a duty of this decision is named."""
    if node.text in duties:
        return node.text
    lowering.desk.tell("duty-unknown", node, name=node.text, advice=advice(node.text, duties))
    return None


def read_counting(node: Node) -> Counting:
    """Read the conventions that are said; the others are the defaults. The shape has told what is none."""
    known = {each.name for each in fields(Counting)}
    said: dict[str, Any] = {
        name: entry.value.text
        for name, entry in entries_of(child(node, "counting"))
        if name in known and isinstance(entry.value, Scalar)
    }
    return Counting(**said)
