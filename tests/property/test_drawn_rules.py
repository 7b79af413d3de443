"""The strategies make every rule of every shipped document speak, or it is proved that nothing can.

A rule speaks where it is among the reasons of a decision: a row of a table, a duty that applies, a level that
takes part or is the lowest, a move that the facts allow, a check that a form breaks, what a ranking says of a
place. The example group adopts all five documents and fills every value; its values switch some rules off.
"""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.engine.folding import FoldedRule
from crmpolicy.errors import MissingParameterError, UnknownPointError
from crmpolicy.policy.scales import Choice
from crmpolicy.testing import facts_for
from crmpolicy.verify.facts.witness import Period
from crmpolicy.verify.prover import Prover
from crmpolicy.verify.questions.deciding import spots
from crmpolicy.verify.questions.question import Question
from tests.oracle.shipped import COMPANIES, loaded
from tests.property.drawn_rules import Spoken, alive, unspoken, written

NOW = datetime(2026, 6, 15, 1, tzinfo=UTC)
GROUP = "example-group"
LISTED: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("silent_rules.toml").read_text(encoding="utf-8")
)
"""Rules that nothing makes speak, and why."""

PROVED = frozenset(Spoken(*each.split("/")) for each in LISTED["proved"])
QUESTIONS = tuple(loaded(GROUP).effective.tables)
SHARES = 8
"""How many tests share the questions, so that two processes have about as much to do."""


def told(rules: set[Spoken]) -> list[str]:
    """Name rules as they are listed."""
    return sorted(f"{each.table}/{each.part}/{each.rule}" for each in rules)


def switched_off(policies: PolicySet, now: datetime = NOW) -> list[str]:
    """Name the rules that the values in force leave out of the questions altogether."""
    return told(
        {
            each
            for name in policies.effective.tables
            for each in written(policies.point(name)) - alive(policies.point(name).program(now))
        }
    )


def undrawn(policies: PolicySet, names: tuple[str, ...], now: datetime = NOW) -> list[str]:
    """Name the rules in force that the strategies do not make speak."""
    return told({each for name in names for each in unspoken(policies.point(name), policies, now, PROVED)})


@pytest.mark.parametrize("share", range(SHARES))
def test_generated_facts_make_every_rule_of_every_document_speak(share: int) -> None:
    assert undrawn(loaded(GROUP), QUESTIONS[share::SHARES]) == []


def test_rules_that_the_values_switch_off_are_listed() -> None:
    """They are no part of the question that is compiled, so no facts of any kind can reach them."""
    assert switched_off(loaded(GROUP)) == sorted(LISTED["switched_off"])


@pytest.mark.parametrize("name", LISTED["proved"])
def test_a_rule_that_is_in_force_and_never_speaks_is_proved_to(name: str) -> None:
    """The prover reckons with the values in force; what asks one word of a line is tried with every word."""
    table, _, rule = name.split("/")
    question = Question(loaded(GROUP), table, Period(None, None, NOW))
    spot, number = next(
        (spot, number)
        for spot in spots(question)
        for number, each in enumerate(spot.part.rules)
        if each.rule.id == rule
    )
    if LISTED["proved"][name] == "every word is allowed":
        assert every_word_is_allowed(question, spot.part.rules[number])
    else:
        assert Prover(question.program).reached(*spot.place, number) is None


def every_word_is_allowed(question: Question, rule: FoldedRule) -> bool:
    """Tell whether the lines that a rule counts cannot be: each word of the entry is among those allowed."""
    (counted,) = (test.fact for test in rule.guard.tests)
    fact = next(each.fact for each in question.program.fields if each.key == counted)
    assert fact.derived is not None
    assert fact.derived.where is not None
    folded = question.program.deriving.folding.guard(fact.derived.where)
    assert folded is not None
    (test,) = folded.tests
    kind = question.program.kinds[test.fact]
    assert isinstance(kind, Choice)
    return test.operator == "not" and {*kind.scale.ids} <= {*test.values} and not folded.alternatives


@pytest.mark.parametrize("company", [each for each in COMPANIES if each != GROUP])
def test_in_the_other_companies_no_more_rules_are_switched_off_unless_listed(company: str) -> None:
    """What their values leave is asked by the same rules; only what differs is drawn again."""
    policies, group = loaded(company), loaded(GROUP)
    asked = []
    for name in policies.effective.tables:
        try:
            program = policies.point(name).program(NOW)
        except (MissingParameterError, UnknownPointError):
            continue
        if name not in group.effective.tables or alive(program) - alive(group.point(name).program(NOW)):
            asked.append(name)
    assert undrawn(policies, tuple(asked)) == []


@pytest.mark.soak
@pytest.mark.parametrize("company", COMPANIES)
def test_generated_facts_make_every_rule_of_every_company_speak(company: str) -> None:
    """Where a question, or one behind it, is left open there are no facts to draw."""
    policies = loaded(company)
    names = []
    for name in policies.effective.tables:
        try:
            policies.point(name).program(NOW)
            facts_for(policies.point(name), policies, now=NOW)
        except (MissingParameterError, UnknownPointError):
            continue
        names.append(name)
    assert undrawn(policies, tuple(names)) == []
