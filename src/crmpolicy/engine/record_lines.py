"""Rules of a form at one filling: which lines break a rule, which blank entries a broken rule demands."""

from collections.abc import Iterator
from dataclasses import dataclass

from crmpolicy.engine.deriving import reader_of
from crmpolicy.engine.facts import Facts
from crmpolicy.engine.guarding import guard_holds
from crmpolicy.engine.program import Program
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.negation import both, negated
from crmpolicy.policy.records import Demand, Field, Record


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that is broken; ``lines`` are those that break it, counted from 1, where it is about lines."""

    demand: Demand
    lines: tuple[int, ...] = ()

    def entries(self, form: Record) -> Iterator[tuple[str, Field]]:
        """Give the entries that the rule wants to be known, wherever it is broken."""
        wanted = {
            test.subject.key
            for test in self.demand.must.tests
            if test.operator == "known" and test.operands == (Literally(value=True),)
        }
        for entry in form.fields:
            if entry.fact.key in wanted:
                yield entry.name, entry
            if entry.fact.key == self.demand.of:
                inside = [each for each in entry.lines if each.fact.key in wanted]
                yield from (
                    (f"{entry.name}[{line}].{each.name}", each) for line in self.lines for each in inside
                )


def broken_by(program: Program, demand: Demand, facts: Facts) -> Broken:
    """Find the lines that break a rule which is known to be broken."""
    if demand.of is None:
        return Broken(demand)
    outer, listed = program.reader(facts), facts[program.places[demand.of]]
    guard = program.deriving.folding.guard(both((demand.when, negated(demand.must))))
    if guard is None:
        return Broken(demand)
    numbers = (
        number
        for number, line in enumerate(listed or (), 1)
        if guard_holds(guard, reader_of(line, outer), program.kinds)
    )
    return Broken(demand, tuple(numbers))
