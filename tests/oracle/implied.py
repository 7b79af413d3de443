"""Thresholds that no rule writes out: the ends of years, limits by free words, and a second fact.

What rules compare a fact with is read from the program; these are read from the text of the policies.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from crmpolicy.engine.program import Program
from crmpolicy.policy.guards import FactOf
from crmpolicy.testing.amounts import NUMBERS
from crmpolicy.testing.thresholds import comparisons, thresholds
from tests.oracle.hints import goes_by_years
from tests.oracle.levers import Given, Lever, against, lever_of
from tests.oracle.literals import Spec
from tests.oracle.periods import years
from tests.oracle.worlds import World


@dataclass(frozen=True, slots=True)
class WordLever(Lever):
    """A field of a line that has a word; its threshold is the one that the company lists by that word."""

    named: str
    word: str

    def put(self, others: Given, value: Any) -> dict[str, Any]:
        """Give the first line the word and a value."""
        first, *rest = others[self.base.name]
        mine = {**first, self.named: self.word, self.fact.name: value}
        return {**others, self.base.name: [mine, *rest]}


def implied(world: World, question: str, program: Program) -> dict[str, Lever]:
    """Find how such thresholds are reached, by what they are called.

    Args:
        world: the policies as the oracle reads them.
        question: the plain name of a question that is no ranking.
        program: the question in a period.
    """
    return {
        **dict(_ends_of_years(world, program)),
        **dict(_by_words(world, question, program)),
        **dict(_beside_facts(program)),
    }


def _ends_of_years(world: World, program: Program) -> Iterator[tuple[str, Lever]]:
    """Give the fields that name years: a count looks from the first to the last of them."""
    named = {each.name.rpartition(".")[2]: each.key for each in program.fields}
    for name in named:
        derived = world.facts.get(name, {}).get("derived", {})
        if "during" in derived and goes_by_years(world, derived):
            listed = derived.get("count") or derived["total"]
            key = f"{named[listed]}:{derived['during']['by']}"
            ends = [Decimal(each) for each in years(world, derived["during"])]
            yield key, lever_of(program, key, [*dict.fromkeys((*thresholds(program).get(key, ()), *ends))])


def _by_words(world: World, question: str, program: Program) -> Iterator[tuple[str, Lever]]:
    """Give the fields of a line that a mapping by another field of the line limits, once for each word."""
    decision = world.decisions[question]
    if "of" not in decision:
        return
    base = next(each for each in program.fields if each.name.rpartition(".")[2] == decision["of"])
    for field, limit in _compared(decision):
        for name in _mappings(world, decision.get("derive", {}).get(limit, {})):
            [named] = world.sections["parameters"][name]["keys"]
            for word, value in world.parameters[name].items():
                cut = Decimal(Fraction(value).numerator) / Decimal(Fraction(value).denominator)
                found = lever_of(program, f"{base.key}:{field}", [cut])
                lever = WordLever(found.base, found.fact, found.cuts, found.beside, named, word)
                yield f"{base.key}:{field} by {name} of {word}", lever


def _compared(decision: Spec) -> Iterator[tuple[str, str]]:
    """Give what the rules of a table compare by their order, each with what it is compared with."""
    for rule in decision.get("rules", ()):
        for field, asked in rule.get("when", {}).items():
            for operator, operand in asked.items() if isinstance(asked, Mapping) else ():
                if operator in ("at_least", "over", "up_to", "under") and isinstance(operand, str):
                    yield field, operand


def _mappings(world: World, spec: Spec) -> Iterator[str]:
    """Name the mappings by free words that a fact is taken from."""
    derived = spec.get("derived", {})
    for name in (*derived.get("max", ()), *derived.get("min", ())):
        parameter = world.sections["parameters"].get(name, {})
        if parameter.get("type") == "mapping" and parameter.get("else") == "unknown":
            yield name


def _beside_facts(program: Program) -> Iterator[tuple[str, Lever]]:
    """Give the numbers that rules compare with a value and with another fact; here it is the other fact."""
    cuts = thresholds(program)
    for test in (each.test for each in comparisons(program)):
        several = any(isinstance(each, FactOf) for each in test.operands) and cuts[test.fact]
        if several and program.kinds[test.fact].name in NUMBERS:
            fact = lever_of(program, test.fact).fact
            other = fact.type.read(against(fact))
            yield f"{test.fact} beside another", lever_of(program, test.fact, [other])
