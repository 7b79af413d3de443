"""The five who confirm a customer file: nobody before those below, each from the amount on that is set."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.shipped import filled
from tests.property.form_papers import COMPANY, NOW, yuan
from tests.property.histories import LAW

POSTS = ("supervisor", "manager", "director", "general_manager", "chairman")
FROM = {"sales_manager": 1, "marketing_director": 2, "general_manager": 3, "chairman": 4}
"""From how many cents each confirms; whoever stands below all of them, always."""
CLAUSE = "handbook.form9.customer.confirmers"
VALUES = {"handbook.confirm_from": {post: yuan(cents) for post, cents in FROM.items()}}
days = st.lists(st.none() | st.integers(2, 5), min_size=5, max_size=5)


def broken(signed: Mapping[str, date], stage: str, cents: int) -> set[str]:
    """Tell by hand which rules about those who confirm do not hold."""
    held = [post in signed for post in POSTS]
    found = {
        f"{post}-before-later" for place, post in enumerate(POSTS) if not held[place] and any(held[place:])
    }
    if stage == "confirmed":
        wanted = zip(POSTS[1:], FROM.values(), strict=True)
        found |= {f"{post}-wanted" for post, least in wanted if cents >= least and post not in signed}
    for below, post in pairwise(POSTS):
        if {below, post} <= signed.keys() and signed[post] < signed[below]:
            found.add(f"{post}-not-sooner")
    return {each.replace("_", "-") for each in found}


@LAW
@given(days, st.sampled_from(["investigated", "concluded", "confirmed"]), st.integers(0, 5))
def test_nobody_confirms_before_those_below(drawn: list[int | None], stage: str, cents: int) -> None:
    """Every rule that is told cites the clause of those who confirm; what is missed is told by its entry."""
    signed = {post: date(2026, 2, day) for post, day in zip(POSTS, drawn, strict=True) if day is not None}
    entries: dict[str, Any] = {f"{post}_confirmed_on": day for post, day in signed.items()}
    form = {**entries, "stage": stage, "highest_credit": yuan(cents)}
    decision = filled(COMPANY, VALUES).point("handbook.customer_form").evaluate(form, now=NOW)
    outcome, expected = decision.outcome, broken(signed, stage, cents)
    ends = ("-before-later", "-wanted", "-not-sooner")
    assert {each for each in outcome["broken"] if each.endswith(ends)} == expected
    cited = {reason.rule: reason.clauses for reason in decision.reasons}
    assert all(CLAUSE in map(str, cited[rule]) for rule in expected)
    missed = {each.rpartition("-before-later")[0] or each.rpartition("-wanted")[0] for each in expected}
    always = {"supervisor"} if stage == "confirmed" and "supervisor" not in signed else set()
    end = "_confirmed_on"
    told = {each.removesuffix(end) for each in outcome["missing"] if each.endswith(end)}
    assert told == {each.replace("-", "_") for each in missed - {""}} | always
