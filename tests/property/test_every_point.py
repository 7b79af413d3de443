"""Every question that a company answers is decided with good facts, and refuses each kind of bad ones."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from crmpolicy.errors import FactsError, UndecidedError
from tests.property.every_point import (
    AGAIN,
    EACH_GROUP,
    FEW,
    GROUP,
    GROUPS,
    LAW,
    MANY,
    NOW,
    Spoilt,
    good,
    refusals,
    some,
    spoilt,
)

NOT_FACTS: tuple[Any, ...] = (None, 1, "facts", [("sales_share", 1)], {"sales_share"})


def test_every_listed_question_is_asked_here() -> None:
    assert sorted(name for names in GROUPS.values() for name in names) == sorted(GROUP.points)


@pytest.mark.parametrize("group", EACH_GROUP)
def test_what_one_document_alone_answers_is_asked_by_two_names(group: str) -> None:
    """The same facts by the same names, the same answer: to ask by one name is enough elsewhere."""
    for name, own in AGAIN.items():
        if own in GROUPS[group]:
            one, other = (
                [(each.key, each.name) for each in GROUP.point(by).program(NOW).fields] for by in (name, own)
            )
            assert one == other, name
            assert _told(name, good(own)[-1]) == _told(own, good(own)[-1]), name


def test_what_is_asked_by_two_names_is_known() -> None:
    """Else the soak alone would ask a question."""
    assert len(AGAIN) > 200
    assert {*AGAIN.values()} <= {*GROUP.points} - AGAIN.keys()
    soaked = {
        name for each in EACH_GROUP if pytest.mark.soak in each.marks for name in GROUPS[str(each.values[0])]
    }
    assert soaked == {*AGAIN}


def _told(name: str, facts: Mapping[str, Any]) -> Any:
    """Give an answer without the name that was asked by, or why there is none."""
    try:
        return {**GROUP.point(name).evaluate(facts, now=NOW).to_dict(), "subject": ""}
    except (FactsError, UndecidedError) as error:
        return error.code


@pytest.mark.parametrize("group", EACH_GROUP)
def test_good_facts_are_decided_or_the_error_says_what_they_lack(group: str) -> None:
    """Figures gathered over another time than the policy asks cannot be ranked; nothing else is refused."""
    assert set(_refused(group, FEW)) <= {"undecided-not-ranked"}


@pytest.mark.soak
@pytest.mark.parametrize("group", EACH_GROUP)
def test_any_good_facts_are_decided(group: str) -> None:
    assert set(_refused(group, LAW)) <= {"undecided-not-ranked", "undecided-tie", "fact-wrong"}


def _refused(group: str, count: int) -> Iterator[str]:
    """Decide every question, and give the codes of what is not decided.

    What another question decides can be out of range: then no fact that is given is blamed.
    """
    for name in GROUPS[group]:
        for facts in good(name, count):
            try:
                reasons = GROUP.point(name).evaluate(facts, now=NOW).reasons
            except UndecidedError as error:
                yield error.code
            except FactsError as error:
                blamed = {str(each.arguments["name"]) for each in error.faults} & facts.keys()
                yield f"{name}: {sorted(blamed)}" if blamed else error.code
            else:
                assert all(each.clauses or each.no_clause for each in reasons), name


@pytest.mark.parametrize("group", EACH_GROUP)
def test_bad_facts_are_refused_by_name_with_what_is_wrong(group: str) -> None:
    """One of each kind for every question, seeded; a soak takes all of them."""
    assert list(_taken((name, some(name)) for name in GROUPS[group])) == []


@pytest.mark.soak
@pytest.mark.parametrize("group", EACH_GROUP)
def test_every_kind_of_bad_fact_is_refused_for_every_fact(group: str) -> None:
    cases = ((name, spoilt(name, facts)) for name in GROUPS[group] for facts in good(name, MANY))
    assert list(_taken(cases)) == []


def _taken(cases: Iterable[tuple[str, Iterable[Spoilt]]]) -> Iterator[tuple[str, str, str]]:
    """Give what was taken, or refused without saying what is wrong with which fact."""
    for name, ways in cases:
        point = GROUP.point(name)
        for each in ways:
            told = [one for one in refusals(point, each.facts) if one.code in each.codes]
            if not any(all(each.named in said for said in one.said) for one in told):
                yield name, each.kind, repr(each.facts)[:400]


@pytest.mark.parametrize("group", EACH_GROUP)
def test_a_moment_without_zone_and_what_is_no_mapping_are_refused(group: str) -> None:
    for name in GROUPS[group]:
        point, facts = GROUP.point(name), good(name)[-1]
        for moment in (NOW.replace(tzinfo=None), date(2026, 6, 15), "2026-06-15T09:00+08:00", None):
            assert _code(point.evaluate, facts, moment).startswith("now-"), (name, moment)
        for given in NOT_FACTS:
            assert _code(point.evaluate, given, NOW) == "facts-not-a-mapping", (name, given)


def _code(ask: Any, facts: Mapping[str, Any], moment: Any) -> str:
    with pytest.raises(FactsError) as caught:
        ask(facts, now=moment)
    return caught.value.code
