"""Records: forms with entries, stages and rules, lowered to a table of the rules that are broken."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from crmpolicy.policy.facts import Derivation, Fact, ListOf, Range
from crmpolicy.policy.guards import FactOf, Guard, Literally, Test
from crmpolicy.policy.negation import both, negated
from crmpolicy.policy.records import RULES, STAGE, Demand, Field, Record
from crmpolicy.policy.tables import Part, Rule, Table
from crmpolicy.source.reading import child, entries_of, items_of, title_of
from crmpolicy.source.resolve.courses import Lowering, opened
from crmpolicy.source.resolve.facts import entry_names
from crmpolicy.source.resolve.guards import read_guard
from crmpolicy.source.resolve.names import Scope
from crmpolicy.source.resolve.record_fields import read_blocks, read_fields
from crmpolicy.source.resolve.setting import Frame, Setting
from crmpolicy.source.tree import Mapping, Node
from crmpolicy.values import Integer
from crmpolicy.wording import Words


def read_record(frame: Frame, setting: Setting) -> Table | None:
    """Read a decision of the kind ``record``; None where something in it is faulty."""
    lowering, derived = opened(frame, setting)
    node, desk = lowering.node, setting.desk
    form = Record((), frame.derived.get(STAGE) if child(node, "stages") else None, read_blocks(node, desk))
    fields = tuple(read_fields(node, frame.derived, form, desk))
    if not fields and desk.is_sound(node):
        desk.tell("rule-empty-list", child(node, "fields") or node, key="fields")
    _by_now(lowering)
    demands = _Demands(lowering)
    demands.read(fields)
    part = Part(
        RULES, None, "rule order", tuple(demands.rules), silent=True, place=frame.entry.key.place.location
    )
    course = replace(form, fields=fields, demands=tuple(demands.demands))
    return lowering.table((part,), course, outputs=(), derive=(*derived, *demands.counters))


def _by_now(lowering: Lowering) -> None:
    """A form tells of no events that could pick the values of another day."""
    written = child(lowering.node, "governed_by")
    if written is not None and getattr(written, "text", "now") != "now":
        lowering.desk.tell("record-governed-by-event", written)


@dataclass(slots=True)
class _Demands:
    """Reads the rules of a form and of its lists; each becomes a rule that matches where it is broken."""

    lowering: Lowering
    rules: list[Rule] = field(default_factory=list)
    demands: list[Demand] = field(default_factory=list)
    counters: list[Fact] = field(default_factory=list)

    def read(self, fields: tuple[Field, ...]) -> None:
        for item in self._sound(self.lowering.node):
            self._plain(item)
        written = dict(entries_of(child(self.lowering.node, "fields")))
        for each in fields:
            if each.listed:
                for item in self._sound(written[each.name].value):
                    self._of_lines(item, each.fact)

    def _sound(self, node: Node) -> Iterator[Node]:
        return (each for each in items_of(node, "rules") if self.lowering.desk.sound(each))

    def _plain(self, node: Node) -> None:
        demand = self._demand(node, self.lowering.scope)
        self.demands.append(demand)
        self.rules.append(self.lowering.rule(node, (), _broken(demand)))

    def _of_lines(self, node: Node, listed: Fact) -> None:
        """Count the lines that break a rule: it is broken where there are any."""
        inside = listed.type.fields if isinstance(listed.type, ListOf) else ()
        demand = self._demand(node, self.lowering.scope.within(entry_names(inside)))
        counter = _counter(node, demand, listed)
        self.demands.append(replace(demand, of=listed.key, counter=counter.key))
        self.counters.append(counter)
        some = Guard((Test(FactOf(counter.key), "over", (Literally(0),)),))
        self.rules.append(self.lowering.rule(node, (), some))

    def _demand(self, node: Node, scope: Scope) -> Demand:
        desk, must, when = self.lowering.desk, child(node, "must"), child(node, "when")
        if isinstance(must, Mapping) and not must.entries:
            desk.tell("rule-empty-list", must, key="must")
        identity = self.lowering.unique(node)
        applies = read_guard(when, scope, desk) if when is not None else Guard()
        return Demand(identity, read_guard(must, scope, desk, "must"), applies)


def _broken(demand: Demand) -> Guard:
    return both((demand.when, negated(demand.must)))


def _counter(node: Node, demand: Demand, listed: Fact) -> Fact:
    """Give the fact that counts the lines which break a rule."""
    called = title_of(node) or Words(demand.rule, demand.rule)
    title = Words(
        f"{listed.title.zh}中不符合“{called.zh}”的行数",
        f"lines of {listed.title.en} that break: {called.en}",
    )
    counted = Derivation("count", (FactOf(listed.key),), where=_broken(demand))
    name = f"{listed.name}:{demand.rule}"
    owner = listed.key.removesuffix(f":{listed.name}")
    place, never_less = node.place.location, Range(at_least=Literally(0))
    return Fact(f"{owner}:{name}", name, title, Integer(), never_less, derived=counted, place=place)
