"""Rankings as they are read: what is lowered to what, and every fault that a declaration may have."""

import pytest

from crmpolicy.errors import InvalidPolicySetError
from crmpolicy.policy.guards import FactOf
from crmpolicy.policy.rankings import By, Ranking
from crmpolicy.source.resolve.ranked_lists import first_words
from crmpolicy.values import Boolean, Date, Money, Text
from tests.unit.engine.conftest import Load, load
from tests.unit.engine.small_rankings import DEPARTMENTS, LISTS, RANKING

__all__ = ["load"]


def test_a_ranking_becomes_rules_for_entries_with_a_place(load: Load) -> None:
    """One that says so, by the clause of the ranking, and those that are written."""
    table = load(RANKING).effective.tables["doc.prize"]
    assert isinstance(table.course, Ranking)
    assert [(part.id, rule.id, rule.clauses) for part, rule in table.rules()] == [
        ("placed", "ranked", ("doc.1",)),
        ("rules", "prize", ("doc.prizes",)),
    ]
    assert (table.of, table.course.of) == ("doc.prize:standings", "doc.departments")
    assert table.course.named == ("department",)


def test_lists_take_what_they_do_not_say_from_the_decision(load: Load) -> None:
    """Ties and the cut; what the decision asks of all is asked besides."""
    course = load(LISTS).effective.tables["doc.best"].course
    assert isinstance(course, Ranking)
    busy, small = course.lists
    assert (busy.clauses, small.clauses) == (("doc.busy",), ("doc.1",))
    assert [len(each.only.tests) for each in (busy, small)] == [1, 2]
    assert busy.order == (By(FactOf("doc.departments:adopted"), "highest"),)
    assert small.order[1] == By(FactOf("doc.departments:since"), "earliest", between=True)
    assert course.several


@pytest.mark.parametrize(
    ("written", "instead", "code"),
    [
        ("of: departments", "of: month_closed", "derive-not-a-list"),
        ("of: departments", "of: departmens", "name-unknown-fact"),
        ("    ties: share\n", "", "ranking-ties-missing"),
        ("ties: share", "ties: sharing", "shape-unknown-word"),
        ("ties: share", "ties: {use: adopted, first: best}", "ranking-first-unfit"),
        ("ties: share", "ties: {use: department, first: best}", "ranking-not-ordered"),
        ("by: a_head, first: highest", "by: a_head, first: earliest", "ranking-first-unfit"),
        ("by: a_head, first: highest", "by: a_hed, first: highest", "name-unknown-fact"),
        ("order: [{by: a_head, first: highest}]", "order: []", "rule-empty-list"),
        ("    order: [{by: a_head, first: highest}]\n", "", "shape-missing-key"),
        ("cut: places", "cut: 0", "ranking-cut-nothing"),
        ("type: integer, value: 3", "type: integer, value: 0", "parameter-out-of-range"),
        (", value: 3,", ", value: 0, range: {at_least: 0},", "parameter-out-of-range"),
        (", value: 3,", ", value: 0, range: {over: -2, up_to: 5},", "parameter-out-of-range"),
        (", value: 3,", ", value: 0, range: {at_least: fewest},", "parameter-out-of-range"),
        ("first: highest}]", "first: highest}, {by: a_head, first: lowest}]", "ranking-measure-twice"),
        ("ties: share", "ties: {use: a_head, first: lowest}", "ranking-ties-settled"),
        ("    only: {heads", "    when: {adopted: 1}\n    only: {heads", "name-unknown-fact"),
        ("cut: places", "cut: prizes", "type-mismatch"),
        ("cut: places", "parts: []", "ranking-order-and-parts"),
        ("      money: {", "      heads: {", "ranking-name-taken"),
        ("      a_head: {", "      why: {", "ranking-name-taken"),
        ("adopted: {title", "rank: {title", "ranking-name-taken"),
        ("only: {heads", "only: {head", "name-unknown-fact"),
        ("then: {money", "then: {mony", "name-unknown-output"),
        (
            "    rules:\n      - {id: prize, then: {money: prizes}, clause: doc.prizes}\n",
            "",
            "shape-missing-key",
        ),
        ("cut: places", "cuts: places", "shape-unknown-key"),
    ],
)
def test_what_is_wrong_with_a_ranking_is_told(load: Load, written: str, instead: str, code: str) -> None:
    """With its place, and what may be meant."""
    assert written in RANKING
    with pytest.raises(InvalidPolicySetError) as caught:
        load(RANKING.replace(written, instead, 1))
    assert code in [each.code for each in caught.value.faults]
    assert all(each.location for each in caught.value.faults)


@pytest.mark.parametrize(
    ("written", "instead", "code"),
    [
        ("id: busy", "id: ties", "ranking-name-taken"),
        ("id: busy", "id: small", "rule-id-twice"),
        ("order: [{by: heads, first: lowest}]", "clause: doc.1", "shape-missing-key"),
    ],
)
def test_what_is_wrong_with_one_of_several_lists_is_told(
    load: Load, written: str, instead: str, code: str
) -> None:
    """A list may not be called as what a ranking answers with besides."""
    with pytest.raises(InvalidPolicySetError) as caught:
        load(LISTS.replace(written, instead, 1))
    assert code in [each.code for each in caught.value.faults]


def test_entries_are_told_apart_by_what_must_differ_else_by_texts_else_by_all(load: Load) -> None:
    """So that an answer names them as people do."""
    unique = RANKING.replace("en: heads}, type: integer", "en: heads}, type: integer, unique: yes")
    textless = RANKING.replace("en: department}, type: text", "en: department}, type: integer")
    found = []
    for text in (unique, textless):
        course = load(text).effective.tables["doc.prize"].course
        assert isinstance(course, Ranking)
        found.append(course.named)
    assert found == [("heads",), ("department", "adopted", "heads", "level", "since")]


def test_only_what_has_an_order_can_be_ranked_by() -> None:
    """Each type has its words."""
    assert first_words(Money()) == ("highest", "lowest")
    assert first_words(Date()) == ("earliest", "latest")
    assert (first_words(Text()), first_words(Boolean())) == ((), ())


def test_the_names_of_a_ranking_are_its_own(load: Load) -> None:
    """A fact elsewhere may be called as a place is, as long as no entry has it."""
    policies = load(RANKING.replace("facts:\n", "facts:\n  why: {title: {zh: x, en: x}, type: text}\n"))
    assert policies.points == ("prize", "doc.prize")
    assert DEPARTMENTS in RANKING
