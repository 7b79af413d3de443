"""Decisions and policy sets are plain data: the same in every copy, process, thread and decimal context."""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from copy import copy, deepcopy
from decimal import Context, FloatOperation, Inexact, localcontext
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.company import load_policy_set
from crmpolicy.engine import Decision, PolicySet, changes, trace
from crmpolicy.errors import CrmPolicyError, UndecidedError
from crmpolicy.testing import load_texts
from crmpolicy.testing.strategies import facts_for
from crmpolicy.testing.tables import policy_texts
from tests.oracle.shipped import COMPANIES, NOW, loaded
from tests.property.drawn_facts import facts_of

QUESTIONS = (
    ("customer_grade", "example-joined"),
    ("customer_grade", "example-group"),
    ("customer_size", "example-group"),
    ("lighting.key_customer", "example-group"),
    ("lighting.customer_grade", "example-joined"),
    ("customer_industry", "example-steel"),
)
NARROW = Context(prec=2, Emin=-1, Emax=1, traps=[Inexact, FloatOperation])
PROGRAM = """
import json, sys
from datetime import UTC, datetime
from crmpolicy import load_policy_set
told = []
for company, question, facts in json.load(sys.stdin):
    policies = load_policy_set(company)
    decision = policies.point(question).evaluate(facts, now=datetime(2026, 1, 5, 1, tzinfo=UTC))
    told.append([policies.digest, decision.to_dict()])
print(json.dumps(told, ensure_ascii=True))
"""
CASES: tuple[tuple[str, str, Mapping[str, Any]], ...] = (
    ("example-steel", "customer_grade", {
        "sales_share": "0.5%", "contribution": "大", "cooperation": "close", "reputation": "较好"}),
    ("example-joined", "customer_grade", {
        "has_purchased": "yes", "annual_purchases": "2000万元", "company_sales": "10亿元",
        "cooperation_years": 6, "industry_influence": "高",
        "contribution": "大", "cooperation": "紧密", "reputation": "良好"}),
    ("example-group", "lighting.key_customer", {
        "annual_purchases": 1, "cooperation_years": None, "industry_influence": "低"}),
    ("example-group", "customer_industry", {"industry": "杂货铺"}),
)  # fmt: skip


ASKED = {question for _, question, _ in CASES} - {"customer_grade"}
SMALL: Mapping[str, Mapping[str, Any]] = {
    "customer_size": {"annual_volume": "499.999 t"},
    "lighting.customer_grade": {"has_purchased": "yes", "key_customer": "no"},
    "customer_grade": {**CASES[0][2], "has_purchased": "no", "key_customer": "no"},
}


def copies(thing: Any, protocols: Iterable[int] = range(2, pickle.HIGHEST_PROTOCOL + 1)) -> list[Any]:
    """Give every kind of copy."""
    pickled = [pickle.loads(pickle.dumps(thing, protocol)) for protocol in protocols]  # noqa: S301 - ours
    return [*pickled, copy(thing), deepcopy(thing)]


def drawn(data: st.DataObject) -> tuple[PolicySet, Decision]:
    """Draw a decision of a shipped company."""
    question, company = data.draw(st.sampled_from(QUESTIONS))
    policies = loaded(company)
    facts = data.draw(facts_of(question, policies, NOW))
    return policies, policies.point(question).evaluate(facts, now=NOW)


@given(st.data())
def test_a_copied_decision_is_equal_and_is_told_and_explained_alike(data: st.DataObject) -> None:
    policies, decision = drawn(data)
    for other in copies(decision):
        assert other == decision
        assert hash(other) == hash(decision)
        assert type(other.facts) is type(decision.facts)
        assert other.to_dict() == decision.to_dict()
        assert trace(policies, other) == trace(policies, decision)
    json.dumps(decision.to_dict())


@pytest.mark.soak
@given(policy_texts(), st.data())
def test_decisions_of_generated_policies_copy_and_hash(files: Mapping[str, str], data: st.DataObject) -> None:
    """Outcomes and facts of every type."""
    policies = load_texts(files)
    point = policies.point("doc.answer")
    facts = data.draw(facts_for("doc.answer", policies, now=NOW))
    found: list[Any]
    expected: tuple[Any, Any]
    try:
        decision = point.evaluate(facts, now=NOW)
    except UndecidedError as error:
        found = [(str(again), again.trace) for again in copies(error)]
        expected = (str(error), error.trace)
    else:
        found, expected = [(each, hash(each)) for each in copies(decision)], (decision, hash(decision))
        json.dumps(decision.to_dict())
        assert decision == point.evaluate(facts, now=NOW)
    assert all(each == expected for each in found)


@pytest.mark.parametrize("company", COMPANIES)
def test_a_copied_policy_set_is_equal_and_decides_alike(company: str) -> None:
    """Pickled in the latest way, copied and copied deeply; the soak pickles in every way."""
    copied_alike(company, [pickle.HIGHEST_PROTOCOL])


@pytest.mark.soak
@pytest.mark.parametrize("company", COMPANIES)
def test_a_policy_set_that_is_copied_in_any_way_is_equal(company: str) -> None:
    copied_alike(company, range(2, pickle.HIGHEST_PROTOCOL + 1))


def copied_alike(company: str, protocols: Iterable[int]) -> None:
    """Copy a policy set, and hold the copies against it."""
    policies = loaded(company)
    decision = policies.point("customer_industry").evaluate({"industry": "机械加工厂"}, now=NOW)
    for other in copies(policies, protocols):
        assert other == policies
        assert hash(other) == hash(policies)
        assert other.point("customer_industry").evaluate({"industry": "机械加工厂"}, now=NOW) == decision
    assert policies != decision
    assert {policies: 1}[load_policy_set(company)] == 1


def told_under(seed: str) -> str:
    """Decide some cases in a process of its own with a hash seed of its own."""
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", PROGRAM],
        input=json.dumps(CASES),
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    return done.stdout


def test_digests_and_decisions_are_the_same_under_every_hash_seed() -> None:
    """What a log of another process says can be compared byte by byte."""
    told = told_under("1")
    assert told == told_under("4242")
    mine = [
        [loaded(company).digest, loaded(company).point(question).evaluate(facts, now=NOW).to_dict()]
        for company, question, facts in CASES
    ]
    assert json.loads(told) == mine


@given(st.data())
def test_the_decimal_context_of_the_caller_never_matters(data: st.DataObject) -> None:
    question, company = data.draw(st.sampled_from(QUESTIONS))
    policies = loaded(company)
    facts = data.draw(facts_of(question, policies, NOW))
    decision = policies.point(question).evaluate(facts, now=NOW)
    fresh = PolicySet(policies.effective, digest=policies.digest)
    with localcontext(NARROW):
        again = fresh.point(question).evaluate(facts, now=NOW)
        assert again == decision
        assert again.to_dict() == decision.to_dict()
        assert hash(again) == hash(decision)


@pytest.mark.parametrize("company", sorted({company for _, company in QUESTIONS}))
def test_nor_does_it_for_the_digest(company: str) -> None:
    policies = loaded(company)
    fresh = PolicySet(policies.effective)
    with localcontext(NARROW):
        assert fresh == policies


@pytest.mark.parametrize(("question", "company"), QUESTIONS)
def test_nor_does_it_for_what_would_have_to_change(question: str, company: str) -> None:
    facts = (
        next(facts for _, asked, facts in CASES if asked == question)
        if question in ASKED
        else SMALL[question]
    )
    policies = loaded(company)
    decision = policies.point(question).evaluate(facts, now=NOW)
    ways = changes(policies, decision)
    with localcontext(NARROW):
        assert changes(PolicySet(policies.effective), decision) == ways
        assert ways


@pytest.mark.soak
@given(policy_texts(), st.data())
def test_nor_does_it_for_generated_policies(files: Mapping[str, str], data: st.DataObject) -> None:
    """Loading, reading facts, derived facts and folds."""
    policies = load_texts(files)
    facts = data.draw(facts_for("doc.answer", policies, now=NOW))
    outside = settled(policies, facts)
    with localcontext(NARROW):
        inside = load_texts(files)
        assert inside == policies
        assert settled(inside, facts) == outside


def settled(policies: PolicySet, facts: Mapping[str, Any]) -> Any:
    """Give the decision, or what is said instead."""
    try:
        return policies.point("doc.answer").evaluate(facts, now=NOW)
    except CrmPolicyError as error:
        return error.code


def test_eight_threads_share_a_point() -> None:
    """What is built late may be built twice, but never wrongly."""
    cases = [
        {"sales_share": f"{share}e-4", "contribution": level, "cooperation": "close", "reputation": "good"}
        for share in range(0, 200, 3)
        for level in ("large", "average")
    ]
    single = load_policy_set("example-steel").point("customer_grade")
    wanted = [single.evaluate(facts, now=NOW) for facts in cases]
    for _ in range(5):
        policies = load_policy_set("example-steel")  # nothing compiled yet

        def ask(facts: Mapping[str, Any], shared: PolicySet = policies) -> Decision:
            return shared.point("customer_grade").evaluate(facts, now=NOW)

        with ThreadPoolExecutor(8) as threads:
            assert list(threads.map(ask, cases)) == wanted


LONG_RUN = """
import resource, sys
from datetime import UTC, datetime
from crmpolicy import CrmPolicyError, load_policy_set
policies = load_policy_set("example-joined")
points = [policies.point("steel.customer_grade")] * 9 + [policies.point("customer_grade")]
now = datetime(2026, 1, 5, 1, tzinfo=UTC)
base = {"has_purchased": "yes", "annual_purchases": 10**7, "cooperation_years": 6,
        "industry_influence": "high", "contribution": "large", "cooperation": "close", "reputation": "good"}
kept = []
def occupied():
    try:
        with open("/proc/self/statm", encoding="ascii") as pages:
            return int(pages.read().split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
def decide(times):
    for place in range(times):
        sales = 10**9 + place % 50_000
        facts = {**base, "company_sales": sales if place % 8 else f"{sales}元"}
        decision = points[place % 10].evaluate(facts, now=now)
        if sys.argv[2] == "leak":
            kept.append(decision)
        if place % 1000 == 0:
            try:
                points[0].evaluate({**base, "company_sales": "很多"}, now=now)
            except CrmPolicyError:
                pass
decide(40_000)  # what is remembered on purpose fills up
before = occupied()
decide(int(sys.argv[1]))
print(occupied() - before)
"""
MOST_GROWTH = 2_000_000  # bytes


def grown(count: int, way: str = "keep") -> int:
    """Give by how much the memory of a process has grown over many decisions, unreadable facts among them."""
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-X", "utf8", "-c", LONG_RUN, str(count), way],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return int(done.stdout)


def test_memory_does_not_grow_over_a_hundred_thousand_decisions() -> None:
    assert grown(100_000) < MOST_GROWTH


def test_memory_that_grows_would_be_seen() -> None:
    """The test above can fail: a twentieth of its decisions, kept, is more than it allows."""
    assert grown(10_000, "leak") > MOST_GROWTH


@pytest.mark.soak
def test_memory_does_not_grow_over_a_million_decisions() -> None:
    assert grown(1_000_000) < MOST_GROWTH
