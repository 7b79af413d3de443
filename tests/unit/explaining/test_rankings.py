"""Rankings in sentences: who has which place and by what, who has none and why, in both languages."""

import pytest

from crmpolicy.engine import PolicySet, changes
from crmpolicy.explaining import describe_trace, explain
from crmpolicy.explaining.rankings import MOST_TOLD
from tests.unit.engine.conftest import NOW, Load, load
from tests.unit.engine.small_rankings import LISTS, RANKING, department

__all__ = ["load"]

ONLY = (
    "Only those take part where heads is over 0 and adopted is at least 1 (fewest); ranked by a head, the "
    "highest first; equals share a place; the last place is 3 (number of places), and all who share it stay:"
)
ENTRIES = [department("a", 2, 6), department("b", 1, 3), department("c", 0), department("d", "unknown")]


@pytest.fixture
def prize(load: Load) -> PolicySet:
    """The ranking of departments."""
    return load(RANKING)


def told(policies: PolicySet, language: str = "en", *, point: str = "prize", **given: object) -> str:
    """Rank and explain."""
    facts = {"departments": ENTRIES, **given}
    decision = policies.point(point).evaluate(facts, now=NOW)
    return explain(policies, decision, language="zh" if language == "zh" else "en")


def test_places_are_told_with_what_they_go_by_and_what_follows(prize: PolicySet) -> None:
    """A line an entry, the rules and their clauses once."""
    assert told(prize).split("\n\n", 1)[1].split("\n") == [
        ONLY,
        "- Place 1: a (a head is about 0.333333, prize is 300 CNY)",
        "- Place 1: b (a head is about 0.333333, prize is 300 CNY)",
        "Without a place:",
        "- c: adopted is 0, which does not qualify",
        "- d: adopted is not known",
        "",
        "Because:",
        "- Has a place in ‘team prize’ [doc.1]",
        "- 300 CNY for 1, 200 CNY for 2, 100 CNY for 3 (prizes) [doc.prizes]",
    ]


def test_the_same_is_told_in_chinese(prize: PolicySet) -> None:
    """With the words of the people who read it."""
    text = told(prize, "zh")
    assert text.startswith("团体奖：2 个有名次，2 个没有\n")
    assert "- 第 1 名：a（人均 约 0.333333、奖金 300元）" in text
    assert "- d：采用件数未知" in text


def test_several_lists_are_told_one_after_another(load: Load) -> None:
    """Each with its rules; who has no place in which list."""
    text = told(load(LISTS), point="best", month_closed=True)
    assert text.startswith("Best departments: busy 1, small 2\n")
    assert "Busy: only those take part where month closed is ‘yes’; ranked by adopted" in text
    assert "where these are equal, by since, the earliest first" in text
    assert "- b (busy): behind the last place" in text
    assert "- Has a place in ‘small’ [doc.1]" in text


def test_where_nobody_has_a_place_that_is_told(prize: PolicySet) -> None:
    """With the clause of the ranking."""
    text = told(prize, departments=[])
    assert "- Nobody has a place\n" in text
    assert "- Nobody has a place [doc.1]" in text


def test_of_many_without_a_place_the_rest_is_counted(prize: PolicySet) -> None:
    """A long list would hide what matters."""
    entries = [department(f"n{number:02}", 0) for number in range(MOST_TOLD + 5)]
    assert told(prize, departments=entries).count("does not qualify") == MOST_TOLD
    assert "- 5 more" in told(prize, departments=entries)


def test_a_list_that_a_setting_switches_off_says_so(load: Load) -> None:
    """No fact keeps anybody out, the company does."""
    text = RANKING.replace(
        "parameters:\n",
        "parameters:\n  held: {title: {zh: 评奖, en: prize is held}, type: boolean, value: no}\n",
    )
    policies = load(text.replace("only: {heads", "only: {held: yes, heads"))
    assert "- a: does not take part, by a setting of the company" in told(policies)


def test_rules_that_look_at_the_place_say_so(load: Load) -> None:
    """A rule for the first place is told as one."""
    one = "{id: prize, when: {rank: 1}, then: {money: 5元}, clause: doc.prizes}"
    rest = "{id: rest, when: {rank: {over: 1}}, then: {money: 1元}, clause: doc.prizes}"
    written = "{id: prize, then: {money: prizes}, clause: doc.prizes}"
    policies = load(RANKING.replace(written, f"{one}\n      - {rest}"))
    assert "- Place is 1: 5 CNY [doc.prizes]" in told(policies)


def test_the_trace_says_what_keeps_an_entry_from_a_place(prize: PolicySet) -> None:
    """By the tests that do not hold."""
    decision = prize.point("prize").evaluate({"departments": ENTRIES}, now=NOW)
    text = describe_trace(prize, decision, "en")
    assert "✓ standings, entry 1: team prize → has a place in ‘team prize’ [doc.1]: applies" in text
    assert "does not apply, because place is unknown and adopted is 0, under 1" in text


PICK = RANKING.replace(
    "scales:\n" if "scales:\n" in RANKING else "facts:\n",
    """scales:
  tie_rule:
    title: {zh: 并列, en: ties}
    order: none
    values: [{id: share, title: {zh: 并列, en: share}}, {id: more, title: {zh: 多, en: more}}]
facts:
""",
    1,
)
PICK = PICK.replace(
    "parameters:\n",
    """parameters:
  rule: {title: {zh: 规则, en: rule}, type: choice, scale: tie_rule, value: SHARE, clause: doc.1}
""",
)
PICK = PICK.replace(
    "    derive:\n",
    """    when: {month_closed: yes}
    derive:
      even: {title: {zh: 相等时, en: where even}, type: integer, derived: {pick: rule, share: 0, more: heads}}
""",
).replace("ties: share", "ties: {use: even, first: highest}")


def test_between_equals_only_what_the_company_chose_is_told(load: Load) -> None:
    """Where they share the place nothing else is looked at, however that is written."""
    shared = told(load(PICK.replace("SHARE", "share")), month_closed=True)
    assert "a head, the highest first; equals share a place" in shared
    more = told(load(PICK.replace("SHARE", "more")), month_closed=True)
    assert "where these are equal, by heads, the highest first; equals share a place" in more
    dated = "dated: [{value: share}, {from: 2027-01-01, value: more}]"
    both = told(load(PICK.replace("value: SHARE", dated)), month_closed=True)
    assert "where these are equal, by where even, the highest first" in both


def test_what_is_asked_of_the_case_is_told_apart_from_who_takes_part(load: Load) -> None:
    """It keeps nobody out: without it nothing is ranked."""
    policies = load(PICK.replace("SHARE", "share"))
    assert "Ranked only where month closed is ‘yes’; only those take part where heads" in told(
        policies, month_closed=True
    )
    assert "已结账为“是”才排；只排人数多于 0" in told(policies, "zh", month_closed=True)


def test_no_change_of_one_fact_is_told_of_a_ranking(load: Load) -> None:
    """Places rest on all entries together; rules that would speak are no outcome of a ranking."""
    policies = load(PICK.replace("SHARE", "share"))
    decision = policies.point("prize").evaluate({"departments": ENTRIES, "month_closed": True}, now=NOW)
    assert changes(policies, decision) == ()
