"""How facts are reckoned and courses run, written out with the values in force: equal texts mean the same."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from crmpolicy.engine.deriving import facts_of
from crmpolicy.engine.digest import KEYED, LAYOUT
from crmpolicy.engine.folding import FoldedGuard, FoldedTest, Folding, Lookup
from crmpolicy.engine.program import Program
from crmpolicy.engine.reach import operands_of
from crmpolicy.policy.facts import Derivation, Fact
from crmpolicy.policy.guards import FactOf, Guard, Literally, Operand, ParameterOf
from crmpolicy.policy.rankings import RankedList


def following(program: Program, given: Collection[str] = ()) -> dict[str, Fact]:
    """Give the facts that follow from others, of the case and of the entries of its lists, by full name.

    Args:
        program: the program.
        given: facts that are given themselves all the same.
    """
    follows = {each.key: each.fact for each in program.fields if each.derived is not None}
    follows |= {key: each.fact for key, each in program.entry_derived.items()}
    follows |= {key: fact for key, fact in program.deriving.own.items() if fact.derived is not None}
    return {key: fact for key, fact in follows.items() if key not in given}


def of_program(program: Program, given: Collection[str] = ()) -> "InForce":
    """Write out what a program declares, with the values that it was folded with."""
    return InForce(following(program, given), program.deriving.folding)


@dataclass(frozen=True, slots=True)
class InForce:
    """Writes out what is declared, with the values of a period.

    Args:
        facts: the facts that follow from others, by full name.
        folding: the values in force; what is open keeps its name.
    """

    facts: Mapping[str, Fact]
    folding: Folding

    def reckoned(self, key: str) -> Any:
        """Write out how a fact follows from others, and how they do; ``None``: it is given."""
        fact = self.facts.get(key)
        derived = fact.derived if fact is not None else None
        if derived is None:
            return None
        behind = {each: self.reckoned(each) for each in _sources(derived, self.folding)}
        return self.plain(derived), sorted((name, repr(way)) for name, way in behind.items())

    def ranked(self, listed: RankedList) -> dict[str, Any]:
        """Write out, for a list of a ranking, who takes part, in which order, the ties, the last place."""
        measures = [each.fact for each in listed.order]
        return {
            "only": (self.plain(listed.only), self._asked(listed.only.operands())),
            "order": (self.plain(listed.order), self._asked(measures)),
            "ties": listed.ties,
            "cut": self.plain(listed.cut),
        }

    def _asked(self, operands: Iterable[Operand]) -> list[Any]:
        return [self.reckoned(each.key) for each in operands if isinstance(each, FactOf)]

    def field(self, model: Any, name: str) -> Any:
        """Put one field of a model into plain data."""
        return _listed(name, self.plain(getattr(model, name)))

    def plain(self, thing: Any) -> Any:
        """Put a model, or a part of one, into plain data; titles and places are left out."""
        if isinstance(thing, ParameterOf) and thing.key in self.folding.values:
            thing = self.folding.operand(thing)
        elif isinstance(thing, Guard):
            thing = self.folding.guard(thing.unordered())
        match thing:
            case Literally():
                return thing.value
            case FoldedTest():
                return thing.fact, thing.operator, self.plain(thing.operands)
            case Lookup():
                return thing.keys, sorted(map(repr, thing.entries.items())), repr(thing.otherwise)
            case tuple():
                return tuple(map(self.plain, thing))
        return self._model(thing) if is_dataclass(thing) and not isinstance(thing, FactOf) else thing

    def _model(self, thing: Any) -> Any:
        told = {each.name: getattr(thing, each.name) for each in fields(thing) if each.name not in LAYOUT}
        if isinstance(thing, Derivation) and thing.counted is not None:
            told["counted"] = self.folding.values.get(thing.counted, thing.counted)
        return type(thing).__name__, {name: _listed(name, self.plain(each)) for name, each in told.items()}


def _listed(name: str, value: Any) -> Any:
    """Leave out the order of what is written as a mapping."""
    return sorted(value, key=repr) if name in KEYED and isinstance(value, tuple) else value


def _sources(derived: Derivation, folding: Folding) -> Iterator[str]:
    yield from (*((derived.of,) if derived.of is not None else ()), *derived.others)
    for each in operands_of(derived):
        folded = folding.operand(each)
        if isinstance(folded, FactOf):
            yield folded.key
        elif isinstance(folded, Lookup):
            yield from folded.keys
    for guard in (derived.holds, derived.where):
        found = folding.guard(guard) if guard is not None else None
        yield from facts_of(found) if isinstance(found, FoldedGuard) else ()
