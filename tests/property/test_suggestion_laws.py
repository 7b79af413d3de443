"""Laws of suggestions (8 to 12, 14, 15): the award table row by row, the committee, what results earn.

The award table is told here a second time, on its own: as sentences of Python over the five facts.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise, product
from typing import Any, Final, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.errors import InvalidPolicySetError
from crmpolicy.rewards import advance_suggestion
from crmpolicy.verify import check
from tests.oracle.shipped import filled
from tests.property.histories import LAW

GROUP: Final = load_policy_set("example-group")
NOW: Final = datetime(2026, 5, 10, 1, tzinfo=UTC)
SUBMITTED: Final = [{"event": "submit", "at": "2026-03-21T09:00:00+08:00"}]
FACTS: Final = ("original", "economic_value", "feasible", "useful_later", "effort_shown")
CASH: Final = ("grade_1", "grade_2", "grade_3", "grade_4")
AMOUNTS: Final = {"grade_1": 1000, "grade_2": 800, "grade_3": 600, "grade_4": 400, "encouragement": 200}
RANKS: Final = ("grade_1", "grade_2", "grade_3", "grade_4", "encouragement", "effort", "pending", "none")

marks = st.integers(0, 10_000).map(lambda each: Decimal(each) / 100)
scores = st.one_of(st.none(), marks)
combinations = st.fixed_dictionaries(dict.fromkeys(FACTS, st.booleans()))
decisions = st.sampled_from(("adopted", "declined", "retained", "open"))


def awarded(facts: Mapping[str, Any], policies: PolicySet = GROUP) -> Mapping[str, Any]:
    """Give the outcome of the award table."""
    point = policies.point("handbook.suggestion_reward")
    return point.evaluate({**facts, "events": SUBMITTED}, now=NOW).outcome


def rows(facts: Mapping[str, Any]) -> list[str]:
    """Name the printed rows that the five facts match, whatever was decided."""
    found = ["cash"] if facts["original"] and facts["economic_value"] and facts["feasible"] else []
    found += ["encouragement"] if facts["original"] and facts["useful_later"] else []
    return found + (["effort"] if not facts["feasible"] and facts["effort_shown"] else [])


def expected(decision: str, facts: Mapping[str, Any], score: Decimal | None) -> str:
    """Give the award: cash for what is adopted, once it is scored; the two others for what is declined."""
    found = rows(facts)
    if decision == "adopted" and "cash" in found:
        if score is None:
            return "pending"
        return CASH[0 if score >= 90 else 1 if score >= 80 else 2 if score >= 70 else 3]
    if decision == "declined":
        return next((each for each in found if each != "cash"), "none")
    return "none"


def test_of_the_thirty_two_combinations_half_match_no_row() -> None:
    """Reading H6: 16 match none, 12 one, 4 two: encouragement with effort, or with cash."""
    every = [dict(zip(FACTS, each, strict=True)) for each in product((True, False), repeat=5)]
    assert Counter(len(rows(each)) for each in every) == {0: 16, 1: 12, 2: 4}
    pairs = Counter(tuple(rows(each)) for each in every if len(rows(each)) == 2)
    assert pairs == {("encouragement", "effort"): 2, ("cash", "encouragement"): 2}
    gap = [each for each in every if each["feasible"] and not each["original"]]
    assert (len(gap), {tuple(rows(each)) for each in gap}) == (8, {()})


@pytest.mark.parametrize("decision", ["adopted", "declined", "retained", "open"])
@pytest.mark.parametrize("mark", [None, "0", "69.99", "70", "79.99", "80", "89.5", "89.99", "90", "100"])
def test_every_combination_has_one_award_or_says_that_no_clause_covers_it(
    decision: str, mark: str | None
) -> None:
    """Invariant 9: total over all 32 combinations, with an explicit none."""
    score = None if mark is None else Decimal(mark)
    for each in product((True, False), repeat=5):
        facts = {
            **dict(zip(FACTS, each, strict=True)),
            "review_decision": decision,
            "suggestion_score": score,
        }
        point = GROUP.point("handbook.suggestion_reward")
        decided = point.evaluate({**facts, "events": SUBMITTED}, now=NOW)
        award = expected(decision, facts, score)
        assert decided.outcome["award"] == award
        assert decided.outcome["amount"] == AMOUNTS.get(award, 0)
        assert decided.outcome["gift"] == (award == "effort")
        (reason,) = [one for one in decided.reasons if one.binding]
        uncovered = award in ("none", "pending") and decision in ("adopted", "declined")
        assert reason.no_clause == uncovered


@LAW
@given(facts=combinations, decision=decisions, score=scores, line=st.sampled_from([True, False, None]))
def test_what_the_line_thinks_changes_nothing(
    *, facts: Mapping[str, bool], decision: str, score: Decimal | None, line: bool | None
) -> None:
    """Invariant 14: neither the award nor whether a suggestion is taken."""
    asked = {**facts, "review_decision": decision, "suggestion_score": score}
    assert awarded({**asked, "line_approval": line}) == awarded(asked)
    taken = GROUP.point("handbook.suggestion_eligibility")
    paper = {
        "author_is_employee": facts["original"],
        "in_writing": facts["feasible"],
        "suggestion_channel": "box" if facts["useful_later"] else "other",
        "suggestion_topic": "customer_management" if facts["effort_shown"] else "other",
    }
    outcome = taken.evaluate({**paper, "line_approval": line}, now=NOW).outcome
    assert outcome == taken.evaluate(paper, now=NOW).outcome
    assert outcome["eligible"] == (facts["original"] and facts["feasible"] and facts["useful_later"])


@LAW
@given(combinations, decisions, scores)
def test_an_award_says_what_it_rests_on(
    facts: Mapping[str, bool], decision: str, score: Decimal | None
) -> None:
    """Invariant 10: cash needs adoption and merit, effort no way to do it, encouragement an original idea."""
    award = awarded({**facts, "review_decision": decision, "suggestion_score": score})["award"]
    if award in CASH:
        assert decision == "adopted"
        assert all(facts[each] for each in FACTS[:3])
    if award == "effort":
        assert not facts["feasible"]
    if award == "encouragement":
        assert facts["original"]
        assert decision == "declined"
    if decision in ("retained", "open"):
        assert award == "none"


@LAW
@given(combinations, decisions, marks, marks, st.sampled_from(FACTS[:3]))
def test_more_merit_is_never_paid_less(
    facts: Mapping[str, bool], decision: str, one: Decimal, other: Decimal, merit: str
) -> None:
    """Invariant 11: a higher score gives no lower award, a merit found later no lower amount."""
    low, high = sorted((one, other))
    asked = {**facts, "review_decision": decision}
    better = awarded({**asked, "suggestion_score": high})
    assert RANKS.index(better["award"]) <= RANKS.index(awarded({**asked, "suggestion_score": low})["award"])
    without = awarded({**asked, merit: False, "suggestion_score": low})
    assert awarded({**asked, merit: True, "suggestion_score": low})["amount"] >= without["amount"]


@LAW
@given(st.lists(st.integers(1, 2000), min_size=6, max_size=6))
def test_amounts_fall_from_grade_to_grade_or_the_values_are_refused(amounts: list[int]) -> None:
    """Invariant 8: each grade pays less than the one above it, the gift least."""
    names = [f"award_grade_{each}" for each in range(1, 5)] + ["award_encouragement", "effort_gift_value"]
    values = {f"handbook.{name}": f"{each}元" for name, each in zip(names, amounts, strict=True)}
    falling = all(one > other for one, other in pairwise(amounts))
    try:
        filled("example-group", values)
    except InvalidPolicySetError:
        assert not falling
    else:
        assert falling


@LAW
@given(st.lists(st.integers(1, 100), min_size=3, max_size=3))
def test_score_minima_fall_from_grade_to_grade_or_the_values_are_refused(minima: list[int]) -> None:
    """Invariant 11."""
    values = {f"handbook.grade_{number}_score": each for number, each in enumerate(minima, 1)}
    try:
        filled("example-group", values)
    except InvalidPolicySetError:
        assert not minima[0] > minima[1] > minima[2]
    else:
        assert minima[0] > minima[1] > minima[2]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("open_day", "28"),
        ("open_day", "0"),
        ("months_to_praise", "0"),
        ("months_to_order", "0"),
        ("extension", "0"),
        ("order_day", "1"),
        ("order_day", "9"),
        ("months_put_off", "1"),
        ("team_places", "4"),
    ],
)
def test_days_that_would_leave_no_time_are_refused(name: str, value: str) -> None:
    """Invariant 6: a day is left for the review in February too, and nothing is due before its cycle."""
    with pytest.raises(InvalidPolicySetError):
        filled("example-group", {f"handbook.{name}": value})


money = st.integers(0, 10_000_000).map(lambda cents: f"{cents / 100:.2f}")


class Result(NamedTuple):
    """What is known of a result that was carried out."""

    wanted: str | None
    got: str
    confirmed: bool
    approved: bool

    def amounts(self, policies: PolicySet, bonus_paid: Decimal, performance_paid: Decimal) -> tuple[Any, Any]:
        """Give what each instrument would pay now."""
        facts = {
            "expected_effect": self.wanted,
            "achieved_effect": self.got,
            "effect_confirmed": self.confirmed,
            "bonus_approved": self.approved,
            "bonus_paid": bonus_paid,
            "performance_paid": performance_paid,
        }
        bonus = policies.point("handbook.supplementary_bonus").evaluate(facts, now=NOW).outcome
        award = policies.point("handbook.performance_award").evaluate(facts, now=NOW).outcome
        assert (bonus["bonus"] > 0) == bonus["due"]
        return bonus["bonus"], award["award_paid"]

    @property
    def better(self) -> bool:
        """Whether it is above what was recorded."""
        return self.wanted is not None and Decimal(self.got) > Decimal(self.wanted)


NOTHING: Final = Decimal(0)
results = st.builds(Result, st.one_of(st.none(), money), money, st.booleans(), st.booleans())


@LAW
@given(results, st.sampled_from([NOTHING, Decimal("0.01"), Decimal(1000)]))
def test_a_bonus_is_for_confirmed_results_above_what_was_recorded(result: Result, paid: Decimal) -> None:
    """Invariant 12: confirmed, better than expected, approved, and not paid for already."""
    earned = result.confirmed and result.better and result.approved
    for bonus_paid, performance_paid in ((NOTHING, NOTHING), (paid, NOTHING), (NOTHING, paid)):
        bonus, _ = result.amounts(GROUP, bonus_paid, performance_paid)
        assert (bonus > 0) == (earned and bonus_paid == performance_paid == 0)
        assert 0 <= bonus <= 10_000


@LAW
@given(result=results, one_only=st.booleans(), turns=st.lists(st.booleans(), max_size=6))
def test_nobody_is_paid_twice_for_one_result(*, result: Result, one_only: bool, turns: list[bool]) -> None:
    """Reading H12: whichever is asked when, both at once too; and the paper never has less than its award."""
    policies = filled("example-group", {"handbook.no_double_payment": "yes" if one_only else "no"})
    paid = {True: NOTHING, False: NOTHING}
    payments = Counter[bool]()
    assert not one_only or NOTHING in result.amounts(policies, NOTHING, NOTHING)
    for bonus_asked in turns:
        bonus, award = result.amounts(policies, paid[True], paid[False])
        amount = bonus if bonus_asked else award
        assert amount >= 0
        paid[bonus_asked] += amount
        payments[bonus_asked] += amount > 0
    assert max(payments.values(), default=0) <= 1
    assert payments.total() <= (1 if one_only else 2)


@LAW
@given(results, st.sampled_from([NOTHING, Decimal("0.01")]))
def test_the_committee_grants_a_bonus_where_one_may_be_paid(result: Result, paid: Decimal) -> None:
    """Article 26 (4): the lifecycle asks for the consent and looks at the other instrument."""
    at = datetime.fromisoformat
    told = (
        ("submit", "2026-03-21T09:00+08:00"), ("open", "2026-04-20T15:00+08:00"),
        ("adopt", "2026-04-28T10:00+08:00"), ("announce", "2026-04-30T17:00+08:00"),
        ("issue_order", "2026-05-01T10:00+08:00"), ("return_order", "2026-05-02T10:00+08:00"),
        ("begin", "2026-05-03T10:00+08:00"), ("finish", "2026-05-04T10:00+08:00"),
        ("confirm_effect", "2026-05-05T10:00+08:00"),
    )  # fmt: skip
    order = {"implementation_date": "2026-06-01", "key_points": "试行"}
    facts = {
        "award": "grade_1",
        "expected_effect": result.wanted,
        "achieved_effect": result.got,
        "bonus_approved": result.approved,
        "performance_paid": paid,
    }
    history = [{"event": name, "at": at(when), **order} for name, when in told]
    standing = advance_suggestion(GROUP, history, {"event": "grant_bonus"}, now=NOW, facts=facts)
    assert (standing.refused is None) == (result.better and result.approved and paid == 0)


ORDER: Final[Mapping[str, Any]] = {
    "departments_ordered": ["销售部", "市场部"],
    "order_filled_by": "department_manager",
}


@LAW
@given(
    st.fixed_dictionaries(
        {
            "review_decision": st.sampled_from(("adopted", "declined", "retained", "open", None)),
            "departments_concerned": st.lists(st.sampled_from(("销售部", "市场部", "客服部")), unique=True),
            "key_points": st.sampled_from(("试行", "", "  ", None)),
            "implementation_date": st.sampled_from(("2026-06-01", None)),
            "departments_object": st.booleans(),
            "order_returned": st.booleans(),
            "difficulty_met": st.booleans(),
            "work_done": st.booleans(),
        }
    )
)
def test_orders_are_for_adopted_papers_and_difficulties_are_always_told(facts: Mapping[str, Any]) -> None:
    """Article 26: nothing runs through that is not adopted, names no department or has blank key points."""
    outcome = GROUP.point("handbook.implementation_order").evaluate({**ORDER, **facts}, now=NOW).outcome
    concerned = set(facts["departments_concerned"])
    issued = facts["review_decision"] == "adopted" and bool(concerned) and "客服部" not in concerned
    written = facts["implementation_date"] is not None and bool((facts["key_points"] or "").strip())
    assert (outcome["stage"] == "not_adopted") == (facts["review_decision"] != "adopted")
    assert outcome["complete"] == (issued and written and not facts["departments_object"])
    assert outcome["tell"] == (("chair",) if facts["difficulty_met"] else ())


POSTS: Final = ("marketing_director", "market_department_manager", "sales_department_manager", "finance")
SUPERVISORS: Final = ("sales_supervisor", "service_supervisor", "handler_supervisor")
"""Some of those whom the company fills in as of supervisor rank; none of the posts above is."""
members = st.lists(
    st.tuples(
        st.sampled_from((*POSTS, *SUPERVISORS)),
        st.sampled_from(("chair", "vice_chair", "member")),
        st.booleans(),
    ),
    max_size=9,
)


@LAW
@given(members)
def test_a_valid_committee_has_one_chair_and_both_vice_chairs(drawn: list[tuple[str, str, bool]]) -> None:
    """Invariant 15; the seats are put in order first, so that valid ones come up."""
    base = list(zip(POSTS[:3], ("chair", "vice_chair", "vice_chair"), (True,) * 3, strict=True))
    ordinary = [(SUPERVISORS[number % 3], "member", True) for number in range(len(drawn))]
    for seated in (drawn, [*base, *drawn], [*base, *ordinary], [*base, *ordinary, *drawn[:1]]):
        listed = [
            {"person": f"P{number}", "post": post, "seat": seat, "is_supervisor": rank}
            for number, (post, seat, rank) in enumerate(seated)
        ]
        outcome = GROUP.point("handbook.committee").evaluate({"committee_members": listed}, now=NOW).outcome
        chairs = [post for post, seat, _ in seated if seat == "chair"]
        vices = sorted(post for post, seat, _ in seated if seat == "vice_chair")
        plain = [(post, rank) for post, seat, rank in seated if seat == "member"]
        ranked = all(rank and post in SUPERVISORS for post, rank in plain)  # a tick against the post is told
        valid = chairs == [POSTS[0]] and vices == sorted(POSTS[1:3]) and len(plain) >= 3 and ranked
        assert outcome["valid"] == valid
        assert bool(outcome["faults"]) != valid
        unlike = any(rank != (post in SUPERVISORS) for post, rank in plain)
        assert ("rank_against_post" in outcome["faults"]) == unlike


@LAW
@given(
    ayes=st.integers(0, 12),
    noes=st.integers(0, 12),
    seats=st.integers(0, 9),
    sits=st.booleans(),
    voted=st.booleans(),
)
def test_a_vote_is_carried_only_by_those_who_sit_there(
    *, ayes: int, noes: int, seats: int, sits: bool, voted: bool
) -> None:
    """One vote a seat; an author without a seat does not vote, one with a seat keeps out."""
    facts = {"composition_valid": True, "committee_seats": seats, "investigated": True}
    votes = {"votes_for": ayes, "votes_against": noes}
    author = {"author_on_committee": sits, "author_voted": voted}
    outcome = GROUP.point("handbook.committee_vote").evaluate({**facts, **votes, **author}, now=NOW).outcome
    counts = not voted and 4 <= ayes + noes <= seats
    assert outcome["result"] == ("void" if not counts else "carried" if ayes > noes else "not_carried")


@pytest.mark.long
@pytest.mark.xdist_group("handle-a-suggestion")  # whose page shows this, with the same due moments
def test_a_policy_that_counts_orders_from_the_submission_is_refused_with_a_day(tmp_path: Any) -> None:
    """Reading H3: `check` shows a paper whose order would be due before its box is opened."""
    file = tmp_path / "early.yaml"
    file.write_text(
        "format: 1\ncompany: early\ntitle: {zh: 例, en: early}\nextends: example-group\n"
        "parameters: {handbook.order_anchor: submission}\n",
        encoding="utf-8",
    )
    report = check(file, only="handbook.suggestion_calendar".__eq__)
    found = {each.arguments["law"]: each for each in report.findings if each.code == "CRM601"}
    assert set(found) == {"order-after-opening", "order-after-review"}
    finding = found["order-after-opening"]
    (witness,) = finding.witnesses
    (submitted,) = witness.facts["events"]
    outcome = (
        filled("example-group", {"handbook.order_anchor": "submission"})
        .point("handbook.suggestion_calendar")
        .evaluate({**witness.facts, "events": [submitted]}, now=submitted["at"])
        .outcome
    )
    assert outcome["issue_order"].due < outcome["open"].due
