"""One table of ours as one decision table of DMN: rules become rows, and no case is answered otherwise."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from crmpolicy.engine.fields import Field
from crmpolicy.engine.folding import FoldedPart, FoldedRule, FoldedTable, Lookup
from crmpolicy.interop.dmn.columns import Box, FactColumn, PairColumn
from crmpolicy.interop.dmn.feel import quoted
from crmpolicy.interop.dmn.guards_out import MOST_ROWS, Guards
from crmpolicy.interop.dmn.hits_out import HitOut, hit_of
from crmpolicy.interop.dmn.literals import literal
from crmpolicy.interop.dmn.model import ANYTHING, Column, Grid, Result, Row
from crmpolicy.interop.dmn.refusing import Unsayable
from crmpolicy.policy.guards import FactOf
from crmpolicy.policy.tables import Output
from crmpolicy.policy.unlimited import UNLIMITED

NOTES: Final = ("rule", "clause")
"""The annotations of a rule: its id, and the clauses that it rests on."""


@dataclass(frozen=True)
class Naming:
    """How facts and types are called in the file."""

    expression: Callable[[str], str]
    label: Callable[[str], str]
    type_of: Callable[[Any, str], str]


@dataclass(frozen=True, slots=True)
class Said:
    """What some cases answer: the cases, the entries by output, and the rule that says so."""

    box: Box
    says: Mapping[str, str]
    rule: FoldedRule | None


@dataclass(slots=True)
class TableOut:
    """Writes a part of a table, or the whole of a table of one part.

    ``alone``: nothing is put together with it, so what it leaves out has its default here.
    """

    table: FoldedTable
    part: FoldedPart
    fields: Mapping[str, Field]
    naming: Naming
    alone: bool = True
    guards: Guards = field(init=False)
    outputs: Mapping[str, Output] = field(init=False)
    hit: HitOut = field(init=False)
    applies: Sequence[Box] = field(init=False)

    def __post_init__(self) -> None:
        rules = [*self.part.rules, *([self.part.otherwise] if self.part.otherwise else [])]
        given = {name for rule in rules for name, _ in rule.then}
        self.outputs = {
            each.name: each
            for each in self.table.table.outputs
            if each.name in given or (self.alone and each.has_default)
        }
        guards = [self.part.applies, *(rule.guard for rule in rules)]
        lookups = [each for rule in rules for _, each in rule.then if isinstance(each, Lookup)]
        self.guards = Guards(self.fields, guards, lookups)
        if not rules or not self.outputs:
            raise Unsayable("dmn-out-no-rows")
        self.hit = hit_of(self.part.part.hit, self.part.part.priority, self.table.combine, self.outputs)
        self.applies = self.guards.of(self.part.applies)

    def grid(self) -> Grid:
        """Write the table.

        Raises:
            Unsayable: it cannot be said exactly.
        """
        said = [*self._said()]
        rest, defaults = self._rest(said)
        said += rest
        if not said:
            raise Unsayable("dmn-out-no-rows")
        if len(said) > MOST_ROWS:
            raise Unsayable("dmn-out-rows", most=str(MOST_ROWS))
        self._no_ties(said)
        columns = self._columns(said)
        return Grid(
            hit=self.hit.hit,
            columns=tuple(self._column(each) for each in columns),
            results=tuple(self._result(each, defaults) for each in self._ordered()),
            rows=tuple(self._row(number, each, columns) for number, each in enumerate(said, 1)),
            aggregation=self.hit.aggregation,
            notes=NOTES,
            otherwise=self._otherwise() if defaults else ("", ""),
        )

    def _otherwise(self) -> tuple[str, str]:
        rest = self.part.otherwise
        return (rest.rule.id, ", ".join(rest.rule.clauses)) if rest is not None else ("", "")

    @property
    def total(self) -> bool:
        """Whether each case to which the table applies has an answer of it, and only one."""
        if self.part.otherwise is not None and self.hit.hit != "UNIQUE":
            return self.hit.hit != "ANY"
        said = [each.box for each in self._said()]
        boxes = self.guards.boxes
        if self.hit.hit in ("UNIQUE", "ANY") and any(
            boxes.met(one, other) for place, one in enumerate(said) for other in said[place + 1 :]
        ):
            return False
        return self.part.otherwise is not None or not any(boxes.left(each, said) for each in self.applies)

    def _said(self) -> Iterator[Said]:
        """Give what each rule says, in the order of the rules."""
        for rule in self.part.rules:
            boxes = self.guards.boxes.both(self.applies, self.guards.of(rule.guard))
            if self.hit.hit not in ("FIRST", "ANY", "PRIORITY") and self.hit.aggregation not in (
                "MIN",
                "MAX",
            ):
                boxes = self.guards.boxes.apart(boxes)
            yield from self._by_rule(rule, boxes)

    def _by_rule(self, rule: FoldedRule, boxes: Sequence[Box]) -> Iterator[Said]:
        """Give what a rule says, entry by entry of the mappings that it looks up."""
        ways: list[tuple[Box, dict[str, Any]]] = [({}, {})]
        for name, operand in rule.then:
            if isinstance(operand, Lookup):
                ways = [
                    (met, {**says, name: value})
                    for box, says in ways
                    for chosen, value in self.guards.by_entry(operand)
                    if (met := self.guards.boxes.met(box, chosen)) is not None
                ]
            else:
                ways = [(box, {**says, name: operand}) for box, says in ways]
        for box in boxes:
            for chosen, says in ways:
                met = self.guards.boxes.met(box, chosen)
                if met is not None:
                    yield Said(met, self._entries(says), rule)

    def _entries(self, says: Mapping[str, Any]) -> dict[str, str]:
        found = {}
        for name, output in self.outputs.items():
            if name in says:
                found[name] = self._entry(output, says[name])
            elif self.alone and output.has_default and self.hit.one_rule:
                found[name] = self._literal(output, output.default)
            else:
                raise Unsayable("dmn-out-silent", output=output.title)
        return found

    def _entry(self, output: Output, said: Any) -> str:
        if not isinstance(said, FactOf):
            return self._literal(output, getattr(said, "value", said))
        if self.table.caps.get(output.name, UNLIMITED) is not UNLIMITED:
            raise Unsayable("dmn-out-cap", output=output.title)
        found = self.fields.get(said.key)
        if found is None:
            raise Unsayable("dmn-out-list", fact=said.key)
        if found.fact.unknown:
            self._may_be_unknown(output)
        return self.naming.expression(said.key)

    def _may_be_unknown(self, output: Output) -> None:
        """Refuse an answer that may be unknown where nobody could tell that from no answer."""
        told = self.hit.hit in ("UNIQUE", "FIRST") and self.alone
        if not (told and (output.unknown or len(self.outputs) == 1)):
            raise Unsayable("dmn-out-unknown", output=output.title)

    def _literal(self, output: Output, value: Any) -> str:
        if value is None:
            self._may_be_unknown(output)
            if len(self.outputs) == 1:  # a rule that only says that there is no answer
                raise Unsayable("dmn-out-unknown", output=output.title)
        cap = self.table.caps.get(output.name, UNLIMITED)
        if cap is not UNLIMITED and self.hit.aggregation in ("SUM", "COUNT"):
            raise Unsayable("dmn-out-cap", output=output.title)
        if cap is not UNLIMITED and value is not None and (output.type.compare(value, cap) or 0) > 0:
            if self.hit.hit == "ANY":  # rules that disagree would seem to agree
                raise Unsayable("dmn-out-cap", output=output.title)
            value = cap
        return literal(output.type, value)

    def _rest(self, said: Sequence[Said]) -> tuple[list[Said], dict[str, str]]:
        """Give what holds where no rule matches: rows, or default entries."""
        rest = self.part.otherwise
        found: list[Said] = []
        defaults: dict[str, str] = {}
        boxes = self.guards.boxes
        plain = rest is not None and not any(isinstance(each, Lookup) for _, each in rest.then)
        if rest is not None and self.hit.hit == "FIRST":
            found += self._by_rule(rest, self.applies)
        elif rest is not None and plain and [*self.applies] == [{}] and self.hit.hit in ("UNIQUE", "ANY"):
            defaults = self._entries(dict(rest.then))
        elif rest is not None:
            left = [box for each in self.applies for box in boxes.left(each, [one.box for one in said])]
            found += self._by_rule(rest, boxes.apart(left))
        if self.alone and all(each.has_default for each in self.outputs.values()):
            elsewhere = boxes.left({}, self.applies)
            found += [Said(each, self._entries({}), None) for each in elsewhere]
        return found, defaults

    def _no_ties(self, said: Sequence[Said]) -> None:
        """Refuse rules that are ranked alike and say otherwise something else: which comes first is open."""
        if self.hit.ranked is None or len(self.outputs) == 1:
            return
        ranks = {quoted(each) for each in self.hit.order}
        for place, one in enumerate(said):
            for other in said[place + 1 :]:
                rank = one.says[self.hit.ranked], other.says[self.hit.ranked]
                alike = rank[0] == rank[1] or not ranks.issuperset(rank)
                if alike and one.says != other.says and self.guards.boxes.met(one.box, other.box) is not None:
                    raise Unsayable("dmn-out-ties", output=self.outputs[self.hit.ranked].title)

    def _columns(self, said: Sequence[Said]) -> list[FactColumn | PairColumn]:
        """Give the columns that some row tests."""
        asked = {
            key
            for each in said
            for key, bits in each.box.items()
            if bits != self.guards.boxes.columns[key].all
        }
        return [each for key, each in self.guards.boxes.columns.items() if key in asked]

    def _column(self, column: FactColumn | PairColumn) -> Column:
        name = self.naming.expression
        if isinstance(column, PairColumn):
            compared = f"{name(column.left)} {column.sign} {name(column.right)}"
            return Column(compared, "boolean", label=compared)
        fact = self.fields[column.key].fact
        return Column(name(fact.key), self.naming.type_of(fact, fact.name), label=self.naming.label(fact.key))

    def _ordered(self) -> list[Output]:
        """Put the output that is ranked first: DMN ranks by the outputs in their order."""
        return sorted(self.outputs.values(), key=lambda each: each.name != self.hit.ranked)

    def _result(self, output: Output, defaults: Mapping[str, str]) -> Result:
        order = self.hit.order if output.name == self.hit.ranked else ()
        texts = order if output.type.name == "boolean" else map(quoted, order)
        return Result(
            name=output.name,
            type=self.naming.type_of(output, output.name),
            allowed=", ".join(texts),
            default=defaults.get(output.name),
            label=output.title.zh,
            title=output.title,
            unknown=output.unknown,
        )

    def _row(self, number: int, said: Said, columns: Sequence[FactColumn | PairColumn]) -> Row:
        rule = said.rule.rule if said.rule is not None else None
        return Row(
            id=str(number),
            tests=tuple(
                each.told(said.box[each.key]) if each.key in said.box else ANYTHING for each in columns
            ),
            says=tuple(said.says[each.name] for each in self._ordered()),
            notes=(rule.id, ", ".join(rule.clauses)) if rule is not None else ("", ""),
            description=rule.title.zh if rule is not None and rule.title is not None else "",
        )
