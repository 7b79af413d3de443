"""One decided case: the program that decided it, the words for it, and the rules that spoke."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from crmpolicy.engine.anew import asked_for
from crmpolicy.engine.changing import Change, changes
from crmpolicy.engine.decision import Decision
from crmpolicy.engine.fields import Field
from crmpolicy.engine.point import DecisionPoint
from crmpolicy.engine.policy_set import PolicySet
from crmpolicy.engine.program import Program
from crmpolicy.engine.searching import Search
from crmpolicy.engine.tracing import trace
from crmpolicy.explaining.calling import Caller
from crmpolicy.explaining.operands import AtCase, Read
from crmpolicy.explaining.telling import Teller
from crmpolicy.explaining.voices import Voice, spoken_steps, voice_of
from crmpolicy.policy.documents import Clause
from crmpolicy.policy.guards import FactOf, ParameterOf
from crmpolicy.policy.records import by_rule
from crmpolicy.values import ValueType
from crmpolicy.wording import Language


@dataclass(frozen=True)
class Case:
    """A decision together with the policies that made it, told in one language."""

    policies: PolicySet
    decision: Decision
    teller: Teller
    clauses: Mapping[str, Clause]

    @classmethod
    def of(
        cls, policies: PolicySet, decision: Decision, language: Language, clauses: Mapping[str, Clause]
    ) -> "Case":
        """Put a decision and its policies together."""
        return cls(policies, decision, Teller.of_point(policies, decision.subject, language), clauses)

    @cached_property
    def point(self) -> DecisionPoint:
        """The question."""
        return self.policies.point(self.decision.subject)

    @cached_property
    def caller(self) -> Caller:
        """The titles of events, roles and duties."""
        return Caller.of(self.teller, self.policies.effective, self.point.tables)

    @cached_property
    def program(self) -> Program:
        """The rules of the period of the decision."""
        return self.point.program_of(self.decision)

    @cached_property
    def search(self) -> Search:
        """The facts of the case, ready to be tried otherwise."""
        return Search.of(self.program)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The nearest changes that lead to other outcomes."""
        return changes(self.policies, self.decision)

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """The facts of the question by the names that callers use."""
        return {field.name: field for field in self.program.fields}

    def asking(self, name: str) -> tuple["Case", str]:
        """Find the question that asks for a fact, this one or one behind it, and the fact's full name."""
        for each in asked_for(self.decision):
            case = Case.of(self.policies, each, self.teller.language, self.clauses)
            for key in (field.key for field in case.program.fields if name in (field.name, field.key)):
                return case, key
        raise KeyError(name)

    @cached_property
    def read(self) -> Read:
        """The reader of the facts of the case, by full name."""
        return self.program.reader(self.decision.facts)

    @cached_property
    def operands(self) -> AtCase:
        """The words for what the facts are compared with."""
        return AtCase(self.teller, self.program.deriving.folding, self.read)

    @cached_property
    def kinds(self) -> Mapping[str, ValueType]:
        """The type of each output, on the scale that all documents share."""
        return self.point.outcome

    def output_title(self, name: str) -> str:
        """Give the title of an output."""
        return self.teller.spoken(self.point.output_titles[name])

    def outcome_words(self, outcome: Mapping[str, Any]) -> str:
        """Word an outcome: the value alone where the title of the question says what it is."""
        single = len(self.kinds) == 1 and self.kinds[next(iter(self.kinds))].name != "boolean"
        if single and next(iter(outcome.values())) is not None:
            return self.teller.show(*next((self.kinds[name], value) for name, value in outcome.items()))
        told = (
            self.teller.fact_is(self.output_title(name), self.kinds[name], outcome[name]) for name in outcome
        )
        return self.teller.listed(told)

    def bound_words(self, key: str) -> Callable[[Any], str]:
        """Give the words for bounds of a fact: the value, and the parameter that it comes from."""
        kind = self.teller.facts[key].type

        def shown(value: Any) -> str:
            title = self._thresholds.get((key, value))
            said = self.teller.show(kind, value)
            return said if title is None else self.teller.say("explain-named", value=said, title=title)

        return shown

    @cached_property
    def _thresholds(self) -> Mapping[tuple[str, Any], str]:
        """The title of the parameter that a fact is compared with, by fact and value."""
        rules = [rule for table in self.point.tables for _, rule in table.rules()]
        guards = [rule.when for rule in rules] + [
            part.when for table in self.point.tables for part in table.parts
        ]
        pairs = [
            (test.subject.key, operand)
            for guard in guards
            for test in guard.walk()
            for operand in test.operands
            if isinstance(test.subject, FactOf)
            and isinstance(operand, ParameterOf)
            and ":" not in test.subject.key
        ]
        return {
            (key, self.operands.value(operand)): self.teller.title(operand.key)
            for key, operand in pairs
            if operand.key in self.operands.folding.values
        }

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        """Every rule that spoke, in the order of the reasons; what was set by hand is no rule."""
        steps = trace(self.policies, self.decision)
        spoken = spoken_steps(self.program, steps)
        by_rules = (
            reason
            for reason in self.decision.reasons
            if reason.by_hand is None and by_rule(self.point.tables[0].course, reason.part)
        )
        pairs = zip(by_rules, spoken, strict=True)
        return tuple(voice_of(self.program, self.read, reason, step, steps) for reason, step in pairs)
