"""IX3, IX6, IX7 and 40 on the company that adopts all documents, for every question that they concern."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Final

from hypothesis import assume, given
from hypothesis import strategies as st

from crmpolicy.engine import Decision, PolicySet
from crmpolicy.engine.record_point import RecordPoint
from crmpolicy.errors import UndecidedError
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.guards import FactOf, Literally
from crmpolicy.policy.rows import UNKNOWN_WORDS
from crmpolicy.policy.scales import OTHER, Choice
from crmpolicy.policy.tables import Part, Rule, Table
from crmpolicy.testing.strategies import facts_for
from tests.property.every_point import GROUP, NOW
from tests.property.histories import LAW, dues, never_later

STUMPS: Final = ("lighting.7.3", "steel.7.3.1", "key_accounts.10.3.1")
"""The clauses in which a document breaks off, with what is left of them."""


def open_facts() -> Iterator[tuple[str, Fact]]:
    """Give every question with each word that it asks from a list which ends in an etcetera."""
    for name in GROUP.points:
        point = GROUP.point(name)
        for each in () if isinstance(point, RecordPoint) else point.program(NOW).fields:
            kind = each.fact.type
            if isinstance(kind, Choice) and kind.scale.open and each.wanted:
                yield name, each.fact


OPEN: Final = tuple(open_facts())
words = st.text("街头网店甲乙丙丁abc 0-", min_size=1, max_size=8).filter(str.strip)


@cache
def drawn(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """Give facts, or a form that is filled in."""
    return facts_for(name, GROUP, now=NOW)


def said(policies: PolicySet, name: str, facts: Mapping[str, Any]) -> Decision | None:
    """Ask a question; nothing where the rules leave it undecided."""
    try:
        return policies.point(name).evaluate(facts, now=NOW)
    except UndecidedError:
        return None


@LAW
@given(st.sampled_from(OPEN), words, st.data())
def test_a_word_that_an_open_list_does_not_know_is_decided_as_other(
    asked: tuple[str, Fact], word: str, data: st.DataObject
) -> None:
    """IX6: for every such list of every document, in every question that asks it."""
    name, fact = asked
    kind = fact.type
    assert isinstance(kind, Choice)
    assume(word.strip() not in kind.scale.words and word.strip() not in UNKNOWN_WORDS)
    facts = data.draw(drawn(name))
    rest = {each: value for each, value in facts.items() if each not in (fact.name, fact.key)}
    unknown, other = (said(GROUP, name, {**rest, fact.key: each}) for each in (word, OTHER))
    assert unknown == other
    assert unknown is None or unknown.facts.given().get(fact.name, OTHER) == OTHER


def is_stump(rule: Rule) -> bool:
    """Tell whether a rule rests on what is left of a broken clause, and on nothing else."""
    return bool(rule.clauses) and all(
        any(clause == stump or clause.startswith(f"{stump}.") for stump in STUMPS) for clause in rule.clauses
    )


def stumps() -> Iterator[str]:
    """Name the questions in which such a rule can speak, and those that rest on them."""
    for name in GROUP.points:
        if any(is_stump(rule) for table in GROUP.point(name).tables for _, rule in table.rules()):
            yield name


BROKEN: Final = tuple(stumps())


@LAW
@given(st.sampled_from(BROKEN), st.data())
def test_what_is_left_of_a_broken_clause_harms_nobody_by_itself(name: str, data: st.DataObject) -> None:
    """IX7: it names who sees to a case, tells a measure, or pays; it takes nothing and refuses nothing."""
    decision = said(GROUP, name, data.draw(drawn(name)))
    for reason in decision.reasons if decision else ():
        table = GROUP.effective.tables[f"{reason.document}.{GROUP.point(name).tables[0].subject}"]
        rule = next((one for _, one in table.rules() if one.id == reason.rule), None)
        if rule is not None and is_stump(rule):
            assert not list(harms(table, rule, dict(reason.said)))


def harms(table: Table, rule: Rule, spoken: Mapping[str, Any]) -> Iterator[str]:
    """Name the outputs in which a rule takes something away: a verdict below the best, less than nothing."""
    for name, operand in rule.then:
        if table.course is not None or isinstance(operand, FactOf):
            continue  # who and by when; a measure
        kind, value = table.output(name).type, spoken.get(name)
        if kind.name in ("money", "ratio", "number", "integer", "quantity"):
            if value is not None and value < 0:
                yield name
        elif isinstance(operand, Literally) and isinstance(kind, Choice) and kind.scale.ordered:
            if value != kind.scale.ids[0]:
                yield name
        else:
            yield name


def mixed() -> Iterator[str]:
    """Name the tables in which examples stand beside operative rules."""
    for key, table in GROUP.effective.tables.items():
        flags = {rule.example for _, rule in table.rules()}
        if flags == {True, False} and not table.example:
            yield key


MIXED: Final = tuple(sorted(mixed()))


def operative() -> PolicySet:
    """Give the company without the examples that stand beside operative rules."""

    def left(part: Part) -> Part:
        other = part.otherwise if part.otherwise is None or not part.otherwise.example else None
        return replace(part, rules=tuple(rule for rule in part.rules if not rule.example), otherwise=other)

    tables = dict(GROUP.effective.tables)
    for key in MIXED:
        tables[key] = replace(tables[key], parts=tuple(left(part) for part in tables[key].parts))
    return PolicySet(replace(GROUP.effective, tables=tables))


OPERATIVE: Final = operative()


@LAW
@given(st.sampled_from(MIXED), st.data())
def test_an_example_tightens_or_adds_and_never_relaxes(name: str, data: st.DataObject) -> None:
    """IX3: with the examples nothing is due later, no entry less is wanted, and nobody may read more."""
    facts = data.draw(drawn(name))
    with_them, without = said(GROUP, name, facts), said(OPERATIVE, name, facts)
    assume(with_them is not None and without is not None)
    assert with_them is not None
    assert without is not None
    one, other = dict(with_them.outcome), dict(without.outcome)
    assert never_later(dues(one), dues(other))
    for output, value in other.items():
        if isinstance(value, tuple) and output != "reasons":
            assert set(map(repr, value)) <= set(map(repr, one[output])), output
    assert not (other.get("access") == "deny" and one["access"] == "permit")
    assert not (other.get("complete") is False and one["complete"])
