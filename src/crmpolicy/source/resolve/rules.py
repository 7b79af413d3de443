"""Rules and parts: guards, what follows, and how the rules that match are looked at."""

from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from typing import Final

from crmpolicy.policy.guards import Guard, Operand
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.tables import HITS, Hit, Output, Part, Rule
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import child, entries_of, flag_of, items_of, text_of, texts_of, title_of
from crmpolicy.source.resolve.guards import read_guard
from crmpolicy.source.resolve.names import Scope
from crmpolicy.source.resolve.operands import Wanted, read_operand
from crmpolicy.source.tree import Mapping, Node, Scalar

_RANKED: Final = ("worst", "best")


@dataclass(slots=True)
class Rules:
    """Reads the rules of one decision; ids are told apart over all of its parts.

    ``complete`` says that all outputs and rules are known, ``whole`` that all that rules give could be read.
    """

    outputs: Table[str, Output]
    scope: Scope
    desk: Desk
    complete: bool = True
    whole: bool = True
    seen: dict[str, Node] = field(default_factory=dict)

    def parts(self, node: Node) -> tuple[Part, ...]:
        """Read the parts of a table, or its rules as the one part it has."""
        if child(node, "parts") is None:
            part = self._part(node, "")
            return (part,) if part else ()
        for key in ("rules", "otherwise", "hit", "priority"):
            found = child(node, key)
            if found is not None:
                self.desk.tell("table-parts-and-rules", found, key=key)
        found_parts = [self._part(each, text_of(each, "id") or "") for each in items_of(node, "parts")]
        if not found_parts:
            self.whole = False
            self.desk.tell("rule-empty-list", child(node, "parts") or node, key="parts")
        return tuple(each for each in found_parts if each is not None)

    def _part(self, node: Node, identity: str) -> Part | None:
        """Read one part; a fault of shape in one rule does not keep the others from being read."""
        if identity:
            self._unique(node, identity)
        guard = child(node, "when")
        hit, priority = self._hit(node)
        rules = [self._rule(each) for each in items_of(node, "rules")]
        rest = child(node, "otherwise")
        otherwise = self._rule(rest, last=True) if rest is not None else None
        part = Part(
            id=identity,
            title=title_of(node) if identity else None,
            hit=hit,
            rules=tuple(each for each in rules if each is not None),
            otherwise=otherwise,
            when=read_guard(guard, self.scope, self.desk) if guard is not None and identity else Guard(),
            priority=priority,
            place=node.place.location,
        )
        self._all_ranked(node, part)
        if not rules and rest is None:
            self.whole = False
            self.desk.tell("rule-empty-list", child(node, "rules") or node, key="rules")
        self._same_outputs(part, node)
        return part

    def _unique(self, node: Node, identity: str) -> None:
        if identity in self.seen:
            first = str(self.seen[identity].place.location)
            self.desk.tell("rule-id-twice", child(node, "id") or node, id=identity, first=first)
        self.seen.setdefault(identity, node)

    def _hit(self, node: Node) -> tuple[Hit, str | None]:
        written = child(node, "hit")
        if not isinstance(written, Scalar):
            return "unique", None
        hit = next((each for each in HITS if each == written.text), None)
        if hit is None:
            self.desk.tell(
                "table-hit-unknown", written, given=written.text, advice=advice(written.text, HITS)
            )
            return "unique", None
        if hit in _RANKED and not any(_ranked(each) for each in self.outputs.values()):
            self.desk.tell("table-hit-not-ordered", written, given=hit)
        return hit, self._priority(node, hit, written)

    def _all_ranked(self, node: Node, part: Part) -> None:
        """Under worst and best every output of the part needs an order, not only the one thought of."""
        said = {name for rule in part.all_rules() for name, _ in rule.then}
        kinds = [_ranked(self.outputs[name]) for name in said if name in self.outputs]
        written = child(node, "hit")
        if part.hit in _RANKED and isinstance(written, Scalar) and any(kinds) and not all(kinds):
            self.desk.tell("table-hit-not-ordered", written, given=part.hit)

    def _priority(self, node: Node, hit: Hit, written: Scalar) -> str | None:
        by = child(node, "priority")
        if not isinstance(by, Scalar):
            if hit in ("priority", "output order") and len(self.outputs) != 1:
                self.desk.tell("shape-missing-key", written, key="priority")
            return next(iter(self.outputs)) if hit in ("priority", "output order") and self.outputs else None
        output = self.outputs.get(by.text)
        if output is None and self.complete:
            self.desk.tell("name-unknown-output", by, name=by.text, advice=advice(by.text, self.outputs))
        elif output is not None and not _ranked(output):
            self.desk.tell("table-priority-not-ordered", by, name=by.text)
        return by.text

    def _rule(self, node: Node, *, last: bool = False) -> Rule | None:
        if not self.desk.sound(node):
            self.complete = False
            return None
        identity = text_of(node, "id") or ""
        self._unique(node, identity)
        guard = child(node, "when")
        if last and guard is not None:
            self.desk.tell("rule-otherwise-has-guard", guard, id=identity)
        when = read_guard(guard, self.scope, self.desk) if guard is not None else Guard()
        return rule_of(node, when, self._then(node), self.desk)

    def _then(self, node: Node) -> tuple[tuple[str, Operand], ...]:
        found: list[tuple[str, Operand]] = []
        then = child(node, "then")
        for name, entry in entries_of(then):
            output = self.outputs.get(name)
            if output is None:
                self._unknown_output(entry.key)
                continue
            operand = read_operand(entry.value, Wanted(output.type, exact=True), self.scope, self.desk)
            if operand is None:
                self.whole = False
            else:
                found.append((name, operand))
        if isinstance(then, Mapping) and not then.entries:
            self.whole = False
            self.desk.tell("rule-empty-list", then, key="then")
        return tuple(found)

    def _unknown_output(self, key: Scalar) -> None:
        self.whole = False
        if self.complete:
            self.desk.tell("name-unknown-output", key, name=key.text, advice=advice(key.text, self.outputs))
        else:
            self.desk.pass_over()

    def _same_outputs(self, part: Part, node: Node) -> None:
        """All rules of a part give the same outputs, save those that have a default."""
        written = [*items_of(node, "rules"), *_one(child(node, "otherwise"))]
        sound = [each for each in written if self._names_outputs(child(each, "then"))]
        sets = [self._given(each) for each in sound]
        if len(sets) != len(part.all_rules()):
            return
        for each, given in zip(sound, sets, strict=True):
            if given != sets[0]:
                odd = tuple(sorted(given ^ sets[0]))
                self.desk.tell("rule-outputs-differ", child(each, "then") or each, outputs=odd)

    def _names_outputs(self, then: Node | None) -> bool:
        return isinstance(then, Mapping) and bool(then.entries) and self.outputs.keys() >= then.entries.keys()

    def _given(self, node: Node) -> frozenset[str]:
        given = {name for name, _ in entries_of(child(node, "then"))}
        return frozenset(name for name in given if not self.outputs[name].has_default)


def rule_of(node: Node, when: Guard, then: tuple[tuple[str, Operand], ...], desk: Desk) -> Rule:
    """Make a rule of what is read of it and of what all rules have."""
    return Rule(
        id=text_of(node, "id") or "",
        when=when,
        then=then,
        clauses=texts_of(node, "clause"),
        title=title_of(node),
        readings=texts_of(node, "reading"),
        example=flag_of(desk, node, "example"),
        soft=text_of(node, "strength") == "soft",
        no_clause=flag_of(desk, node, "no clause"),
        place=node.place.location,
    )


def _ranked(output: Output) -> bool:
    return isinstance(output.type, Choice) and output.type.scale.ordered


def _one(node: Node | None) -> tuple[Node, ...]:
    return () if node is None else (node,)
