"""A case asked anew with other facts: the question, every question behind it, and the caller's own facts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from crmpolicy.engine.decision import Decision
from crmpolicy.engine.facts import Facts
from crmpolicy.engine.fields import Field
from crmpolicy.engine.point import DecisionPoint
from crmpolicy.engine.policy_set import PolicySet
from crmpolicy.engine.program import Program
from crmpolicy.engine.searching import Search
from crmpolicy.errors import CalendarHorizonError, FactsError, UndecidedError
from crmpolicy.policy.tables import OVERRIDE


@dataclass(frozen=True)
class Layer:
    """One question of a case: how it was decided, and by which program."""

    point: DecisionPoint
    decision: Decision

    @cached_property
    def program(self) -> Program:
        """The rules in force for the case."""
        return self.point.program_of(self.decision)

    @cached_property
    def search(self) -> Search:
        """The stretches of each fact that the rules tell apart."""
        return Search.of(self.program)

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """The facts by full name."""
        return {each.key: each for each in self.program.fields}

    @cached_property
    def answered(self) -> frozenset[str]:
        """The full names of the facts that other questions decided."""
        behind = {each.subject: each for each in self.decision.basis}
        row = self.decision.facts.given()
        return frozenset(
            each.full
            for each in self.point.requires
            if each.point in behind
            and each.name in row
            and row[each.name] == each.said(behind[each.point].outcome[each.output])
        )

    def own(self) -> Iterator[tuple[Field, Any]]:
        """Give the facts that the caller gave, with their values."""
        given = self.point.as_given(self.decision.facts)
        for key, each in self.fields.items():
            if each.name in given and key not in self.answered:
                yield each, given[each.name]


@dataclass(frozen=True)
class Anew:
    """A decided case, to be asked again with some facts changed; what is behind is decided again too."""

    policies: PolicySet
    decision: Decision
    _known: dict[Any, Decision | None] = field(default_factory=dict, compare=False)

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """The question and those behind it, each once, the question first."""
        return tuple(Layer(self.policies.point(each.subject), each) for each in asked_for(self.decision))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What the caller calls each fact that was given, by full name."""
        fields = {each.key: each for layer in self.layers for each, _ in layer.own()}
        alike: dict[str, int] = {}
        for each in fields.values():
            alike[each.fact.name] = alike.get(each.fact.name, 0) + 1
        model = self.layers[0].program.model
        return {
            key: model.spellings.get(key, each.name) if alike[each.fact.name] == 1 else key
            for key, each in fields.items()
            if key in model.declared
        }

    @cached_property
    def given(self) -> Mapping[str, Any]:
        """The caller's own facts, what was set by hand among them."""
        values = {each.key: value for layer in reversed(self.layers) for each, value in layer.own()}
        given = {name: values[key] for key, name in self.names.items()}
        by_hand = dict(_set_by_hand(layer.decision for layer in self.layers))
        return {**given, OVERRIDE: by_hand} if by_hand else given

    def field(self, key: str) -> Field | None:
        """Find a fact that was given, in the question or behind it."""
        if key not in self.names:
            return None
        return next(layer.fields[key] for layer in self.layers if key in layer.fields)

    def asked(self, changed: Mapping[str, Any]) -> Decision | None:
        """Ask with some facts changed; nothing where they cannot be given or nothing is decided."""
        asked = tuple(sorted(changed.items(), key=lambda pair: pair[0]))
        if asked not in self._known:
            try:
                whole = {**self.given, **changed}
                self._known[asked] = self.layers[0].point.evaluate(whole, now=self.decision.now)
            except (FactsError, UndecidedError, CalendarHorizonError):
                self._known[asked] = None
        return self._known[asked]

    def rows(self, changed: Mapping[str, Any]) -> Mapping[str, Facts]:
        """Give the facts of each question with some changed, also where the question stays undecided."""
        decided = self.asked(changed)
        if decided is not None:
            return {each.subject: each.facts for each in asked_for(decided)}
        point = self.layers[0].point
        given = {name: value for name, value in {**self.given, **changed}.items() if name != OVERRIDE}
        try:
            return {self.decision.subject: point.facts(given, now=self.decision.now)}
        except (FactsError, UndecidedError, CalendarHorizonError):
            return {}


def fields_of(policies: PolicySet, decision: Decision) -> dict[str, Field]:
    """Give the facts of a question and those behind it, by the names that a caller uses."""
    anew = Anew(policies, decision)
    own = {each.name: each for each in anew.layers[0].program.fields}
    behind = {name: anew.field(key) for key, name in anew.names.items()}
    return {**{name: each for name, each in behind.items() if each is not None}, **own}


def asked_for(decision: Decision) -> tuple[Decision, ...]:
    """Give a decision and all that it rests on, each question once."""
    return tuple({each.subject: each for each in _all_of(decision)}.values())


def _all_of(decision: Decision) -> Iterator[Decision]:
    """Give a decision and all that it rests on."""
    yield decision
    for each in decision.basis:
        yield from _all_of(each)


def _set_by_hand(decisions: Iterable[Decision]) -> Iterator[tuple[str, Any]]:
    """Give what was set by hand as a host gives it."""
    for decision in decisions:
        for reason in decision.reasons:
            if reason.by_hand is not None and reason.said:
                yield from (
                    (name, each) for name, each in reason.by_hand._asdict().items() if each is not None
                )
                yield from reason.said
