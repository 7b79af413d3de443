"""IP2: no sanction without a breach, none for what was authorised or in time, worse never milder."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import event as note
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.engine.courses.states import DutyStatus
from crmpolicy.errors import FactsError
from tests.property.histories import LAW, MINUTE, ask, company, drawn, receipts

Values = Mapping[str, Any]
Facts = Mapping[str, Any]
LIGHTING, RELATIONSHIP = "lighting.sanction", "relationship.sanction"
MILDEST_FIRST = ("none", "criticism", "warning", "pay_cut", "dismissal")
BREACHES = ("rule_broken", "lost", "leaked")
CLEAN = {"information_disclosed": False, "disclosure_authorised": None, "other_conduct": False}
STATES = (
    "none", "waiting", "forecast", "open", "at_risk", "paused", "met", "late", "breached", "closed",
)  # fmt: skip
MISSED = ("late", "breached")
NOW = datetime.fromisoformat("2026-04-03T09:00+08:00")


def rules(random: Random) -> Values:
    """Make sanctions and cuts of pay of a company."""
    return {
        "lighting.disclosure_pay_cut": f"{random.randint(1, 100)}%",
        "lighting.late_complaint_pay_cut": f"{random.randint(1, 100)}%",
        "relationship.breach_sanctions": {each: random.choice(MILDEST_FIRST[1:]) for each in BREACHES},
        "relationship.breach_pay_cut": f"{random.randint(0, 100)}%",
        "relationship.superior_sanction": random.choice(MILDEST_FIRST),
    }


companies = st.sampled_from(drawn(rules, 12))
DUTIES = ("respond", "start", "progress", "solution", "reply")
limits = st.lists(
    st.fixed_dictionaries(
        {
            "case": st.sampled_from([f"C{number}" for number in range(1, 8)]),
            "duty": st.sampled_from(DUTIES),
            "soft": st.sampled_from([False, False, True]),
            "state": st.sampled_from((*STATES, *("late", "breached") * 5)),
            "responsible": st.sampled_from([True, True, True, False]),
        }
    ),
    max_size=12,
    unique_by=lambda row: (row["case"], row["duty"]),
)
conduct = st.fixed_dictionaries(
    {
        "information_disclosed": st.booleans(),
        "disclosure_authorised": st.sampled_from([True, False, None]),
        "complaint_limits": limits,
        "other_conduct": st.booleans(),
        "serious": st.booleans(),
    }
)


def proposal(values: Values, question: str, facts: Facts) -> dict[str, Any]:
    """Ask what is proposed."""
    return dict(company(values).point(question).evaluate(facts, now=NOW).outcome)


def weight(outcome: Mapping[str, Any]) -> int:
    """Give how grave a proposal is."""
    return MILDEST_FIRST.index(outcome["gravest"])


def missed(facts: Facts) -> bool:
    """Tell whether a limit was missed for which the employee answers."""
    return any(counts(each) for each in facts["complaint_limits"])


def counts(limit: Facts) -> bool:
    """Tell whether one limit counts against the employee: what only warns never does."""
    return bool(limit["responsible"] and limit["state"] in MISSED and not limit["soft"])


def unauthorised(facts: Facts) -> bool:
    """Tell whether information was disclosed and it is certain that nobody allowed it."""
    return bool(facts["information_disclosed"]) and facts["disclosure_authorised"] is False


@LAW
@given(companies, conduct)
def test_a_sanction_is_proposed_exactly_for_the_breaches_that_the_text_names(
    values: Values, facts: Facts
) -> None:
    """IP2 and IX7: other conduct and an unclear authority are left to a person, without consequence."""
    found = proposal(values, LIGHTING, facts)
    breach = unauthorised(facts) or missed(facts)
    wanted = ["pay_cut"] * breach + ["dismissal"] * (breach and facts["serious"])
    assert list(found["proposed"]) == wanted
    assert found["gravest"] == (wanted[-1] if wanted else "none")
    assert bool(found["pay_cut"]) == breach
    unclear = facts["information_disclosed"] and facts["disclosure_authorised"] is None
    assert found["examine"] == (facts["other_conduct"] or unclear)
    assert (found["superior"], found["superior_liable"]) == ("none", False)


@LAW
@given(companies, conduct, limits, st.booleans())
def test_a_worse_breach_is_never_treated_milder(
    values: Values,
    facts: dict[str, Any],
    more: list[Facts],
    disclosed: bool,  # noqa: FBT001 - drawn
) -> None:
    before = proposal(values, LIGHTING, facts)
    known = {(each["case"], each["duty"]) for each in facts["complaint_limits"]}
    added = [each for each in more if (each["case"], each["duty"]) not in known]
    worse = {**facts, "complaint_limits": [*facts["complaint_limits"], *added], "serious": True}
    if disclosed:
        worse |= {"information_disclosed": True, "disclosure_authorised": False}
    after = proposal(values, LIGHTING, worse)
    assert weight(before) <= weight(after)
    assert before["pay_cut"] <= after["pay_cut"]
    assert set(before["proposed"]) <= set(after["proposed"])


@LAW
@given(companies, conduct)
def test_an_authority_never_harms(values: Values, facts: dict[str, Any]) -> None:
    allowed = proposal(values, LIGHTING, {**facts, "disclosure_authorised": True})
    for authority in (None, False):
        other = proposal(values, LIGHTING, {**facts, "disclosure_authorised": authority})
        assert weight(allowed) <= weight(other)


minutes = st.one_of(st.sampled_from([239, 240, 241]), st.integers(0, 600))


@LAW
@given(receipts, st.one_of(st.none(), minutes), minutes)
def test_a_late_complaint_costs_pay_only_where_a_binding_limit_was_missed(
    received: datetime, answered: int | None, asked: int
) -> None:
    """Reading L16: the earliest limit counts, here four hours on the clock; exactly then is in time."""
    now = received + MINUTE * max(asked, answered or 0)
    events: list[tuple[Any, ...]] = [("receive", received)]
    events += [("respond", received + MINUTE * answered)] if answered is not None else []
    facts = {"severity": "ordinary", "grade": "potential", "topic": "other"}
    stood = ask(company({}), "lighting.complaint_response", events, now, {**facts, "after_sales": False})
    rows = [
        {"case": "C1", "duty": name, "soft": each.soft, "state": each.state, "responsible": True}
        for name, each in stood.items()
        if isinstance(each, DutyStatus)
    ]
    done_at = received + MINUTE * answered if answered is not None else now
    was_missed = done_at > received + timedelta(hours=4)
    found = proposal(
        {},
        LIGHTING,
        {
            "information_disclosed": False,
            "disclosure_authorised": None,
            "complaint_limits": rows,
            "other_conduct": False,
        },
    )
    assert list(found["proposed"]) == ["pay_cut"] * was_missed


@LAW
@given(companies, st.sampled_from([None, *BREACHES]))
def test_a_superior_is_liable_only_with_a_breach_of_staff(values: Values, breach: str | None) -> None:
    """IP2, reading R7: the company names the sanction, and never none for the breach itself."""
    found = proposal(values, RELATIONSHIP, {"file_breach": breach})
    assert found["superior_liable"] == (breach is not None)
    if breach is None:
        assert (tuple(found["proposed"]), found["gravest"], found["superior"]) == ((), "none", "none")
        assert found["pay_cut"] == 0
        return
    wanted = values["relationship.breach_sanctions"][breach]
    assert (list(found["proposed"]), found["gravest"]) == ([wanted], wanted)
    assert found["superior"] == values["relationship.superior_sanction"]
    cut = Decimal(values["relationship.breach_pay_cut"].rstrip("%")) / 100
    assert found["pay_cut"] == (cut if wanted == "pay_cut" else 0)


@LAW
@given(companies, conduct, st.sampled_from([None, *BREACHES]))
def test_together_both_documents_propose_what_either_does(
    values: Values, facts: dict[str, Any], breach: str | None
) -> None:
    joined = proposal(values, "sanction", {**facts, "file_breach": breach})
    apart = [proposal(values, LIGHTING, facts), proposal(values, RELATIONSHIP, {"file_breach": breach})]
    assert set(joined["proposed"]) == {word for each in apart for word in each["proposed"]}
    assert weight(joined) == max(weight(each) for each in apart)
    assert joined["pay_cut"] == max(each["pay_cut"] for each in apart)
    assert joined["superior_liable"] == (breach is not None)
    assert joined["superior"] == apart[1]["superior"]
    unclear = facts["information_disclosed"] and facts["disclosure_authorised"] is None
    assert joined["examine"] == bool(facts["other_conduct"] or unclear)


@LAW
@given(limits)
def test_the_example_group_counts_complaints_not_limits_for_what_is_serious(rows: list[Facts]) -> None:
    """Lighting 7.2: five complaints handled late; one that is late five times over is one."""
    facts = {**CLEAN, "complaint_limits": rows}
    late = {each["case"] for each in rows if counts(each)}
    wanted = ["pay_cut"] * bool(late) + ["dismissal"] * (len(late) >= 5)
    assert list(proposal({}, LIGHTING, facts)["proposed"]) == wanted
    note(str(wanted))


@LAW
@given(limits.filter(bool), st.sampled_from(STATES), st.data())
def test_a_limit_of_a_complaint_told_twice_is_refused(
    rows: list[Facts], state: str, data: st.DataObject
) -> None:
    again = {**data.draw(st.sampled_from(rows)), "state": state}
    with pytest.raises(FactsError):
        proposal({}, LIGHTING, {**CLEAN, "complaint_limits": [*rows, again]})


@LAW
@given(companies, limits, st.booleans())
def test_a_limit_that_only_warns_never_costs_anything(
    values: Values,
    rows: list[Facts],
    serious: bool,  # noqa: FBT001 - drawn
) -> None:
    """IX8 and reading R5, whatever a company calls serious."""
    soft = [{**each, "soft": True} for each in rows]
    found = proposal(values, LIGHTING, {**CLEAN, "complaint_limits": soft, "serious": serious})
    assert (tuple(found["proposed"]), found["pay_cut"]) == ((), 0)
