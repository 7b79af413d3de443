"""What a question rests on, as a mark: two marks are one where all of it means the same."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import Final

from crmpolicy.engine import PolicySet
from crmpolicy.engine.digest import kept_text, meaning_text
from crmpolicy.engine.event_details import details_of
from crmpolicy.engine.reach import reached
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.guards import FactOf, Guard, ParameterOf
from crmpolicy.policy.lifecycles import Lifecycle
from crmpolicy.policy.properties import Property
from crmpolicy.policy.tables import Table
from crmpolicy.verify.declarations.used_parameters import (
    parameters_of_facts,
    parameters_of_laws,
    parameters_of_table,
)

_SIZE: Final = 20  # bytes of a mark


class Footing:
    """Marks of what the questions of one policy set rest on.

    A question rests on its tables with their laws, the facts that they reach, the parameters of both, what
    open ones are tied to by their ranges, the company's joins of its subject, and the questions that decide
    its facts. What all questions rest on (zone, calendar, maps, roles) is part of every mark.

    >>> from crmpolicy.company import load_policy_set
    >>> one, other = (Footing(load_policy_set("example-steel")) for _ in range(2))
    >>> one.of("customer_grade") == other.of("customer_grade")
    True
    """

    def __init__(self, policies: PolicySet) -> None:
        self.policies = policies
        self._effective = policies.effective
        self._tables: dict[str, tuple[bytes, list[str]]] = {}
        self._parameters: dict[str, str] = {}

    def of(self, name: str) -> bytes:
        """Give the mark of a question.

        Raises:
            UnknownPointError: nothing in force answers it.
        """
        waiting, seen = list(self.policies.tables_of(name)), dict[str, bytes]()
        while waiting:
            table = waiting.pop()
            if table.key not in seen:
                seen[table.key], asked = self._of(table)
                waiting += [one for point in asked for one in self._effective.tables_of(point)]
        return _hash([name, self._everywhere, *(f"{key}={seen[key].hex()}" for key in sorted(seen))])

    @cached_property
    def _everywhere(self) -> str:
        effective = self._effective
        days = {key: (each.in_force_from, each.in_force_to) for key, each in effective.documents.items()}
        targets = [effective.scales[each.target] for each in effective.scale_maps]
        maps = (effective.scale_maps, targets, effective.fact_maps)
        told = (effective.zone, effective.currency, days, *maps, effective.roles, effective.calendar)
        return meaning_text(told)

    def _of(self, table: Table) -> tuple[bytes, list[str]]:
        """Give the mark of a table and what it looks at, and the questions that it asks."""
        if table.key not in self._tables:
            facts = [*self._facts(table)]
            asked = [each.point for each in table.requires]
            keys = {each.key for each in facts} if self._effective.fact_maps else set()
            asked += [each.point for each in self._effective.fact_maps if each.fact in keys]
            if isinstance(table.course, Lifecycle) and table.course.duties is not None:
                asked.append(table.course.duties)
            self._tables[table.key] = _hash(self._texts(table, facts)), asked
        return self._tables[table.key]

    def _facts(self, table: Table) -> Iterator[Fact]:
        """Give the facts that a table and its laws may look at, in the order of their names."""
        looked = {fact.key for fact in reached(self._effective, [table])}
        keys = looked.union(details_of([table]), _facts_of(table.properties))
        yield from (self._effective.facts[key] for key in sorted(keys) if key in self._effective.facts)

    def _texts(self, table: Table, facts: Sequence[Fact]) -> Iterator[str]:
        subject = table.subject
        yield meaning_text([each for each in self._effective.joins if each.subject == subject])
        yield from (self._effective.chosen.get(subject, ""), table.key, kept_text(table))
        yield from (kept_text(fact) for fact in facts)
        named = {*parameters_of_facts(facts), *parameters_of_laws(table.properties)}
        for key in sorted(self._with_ties(named.union(parameters_of_table(table)))):
            yield from (key, self._parameter(key))

    def _parameter(self, key: str) -> str:
        if key not in self._parameters:
            self._parameters[key] = meaning_text(self._effective.parameters.get(key))
        return self._parameters[key]

    def _with_ties(self, keys: Iterable[str]) -> set[str]:
        """Add what the values of open parameters depend on, however far."""
        found, waiting = set[str](), list(keys)
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting += self._ties.get(key, ()) if _is_open(self._effective, key) else ()
        return found

    @cached_property
    def _ties(self) -> Mapping[str, list[str]]:
        ties: dict[str, list[str]] = {}
        for key, parameter in self._effective.parameters.items():
            for _, bound in parameter.range.bounds():
                if isinstance(bound, ParameterOf):
                    ties.setdefault(key, []).append(bound.key)
                    ties.setdefault(bound.key, []).append(key)
        return ties


def _is_open(effective: Effective, key: str) -> bool:
    parameter = effective.parameters.get(key)
    return parameter is not None and not parameter.history


def _facts_of(laws: Iterable[Property]) -> Iterator[str]:
    for law in laws:
        for side in (law.never, law.always, law.when):
            guarded = side.operands() if isinstance(side, Guard) else ()
            yield from (each.key for each in guarded if isinstance(each, FactOf))


def _hash(texts: Iterable[str]) -> bytes:
    made = blake2b(digest_size=_SIZE)
    for each in texts:
        raw = each.encode()
        made.update(len(raw).to_bytes(8, "big") + raw)
    return made.digest()
