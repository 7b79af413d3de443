"""IA1 to IA8: who may read a customer's file, alone and with all documents together."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from itertools import combinations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from tests.property.histories import LAW, company, drawn
from tests.property.readers import (
    DOCUMENTS,
    PLACES,
    RANKS,
    Facts,
    Values,
    granted,
    helped,
    rank,
    requests,
    together,
    values,
)

NOW = datetime.fromisoformat("2026-03-02T09:00+08:00")
companies = st.sampled_from(drawn(values, 12))
ADOPTED = tuple(each for size in range(1, 5) for each in combinations(DOCUMENTS, size))
HOLDERS = ("customer_service_department", "sales_department", "market_department")
FORBIDDEN = ("public_place", "aircraft", "train")


def permits(policies: PolicySet, question: str, facts: Facts) -> bool:
    """Ask whether access is permitted; every answer names its clauses (40)."""
    decision = policies.point(question).evaluate(facts, now=NOW)
    assert all(reason.clauses for reason in decision.reasons)
    return bool(decision.outcome["access"] == "permit")


@cache
def adopting(documents: tuple[str, ...]) -> PolicySet:
    """Load a company that adopts documents in the order given, with the first values drawn."""
    some = drawn(values, 12)[0]
    pins = ", ".join(f"{each}@1" for each in documents)
    text = (
        "format: 1\ncompany: own\ntitle: {zh: 例, en: own}\nzone: Asia/Shanghai\ncurrency: 元\n"
        f"adopts: [{pins}]\nchosen: {written(chosen(documents))}\nparameters:\n"
    )
    own = {key: each for key, each in some.items() if key.split(".")[0] in documents}
    lines = "".join(f"  {key}: {written(each)}\n" for key, each in own.items())
    with TemporaryDirectory() as folder:
        file = Path(folder) / "own.yaml"
        file.write_text(text + lines, encoding="utf-8")
        return load_policy_set(file)


def chosen(documents: tuple[str, ...]) -> Mapping[str, str]:
    """Choose the steel document where another one answers the same; who may read is joined in any case."""
    rivals = {
        "key_accounts": ("appraisal", "customer_industry", "customer_size"),
        "lighting": ("customer_grade",),
    }
    both = [each for key in sorted(rivals) if {key, "steel"} <= set(documents) for each in rivals[key]]
    return dict.fromkeys(both, "steel")


def written(value: Any) -> str:
    """Write a value as an owner does."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {each}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(value) + "]"
    return ("no", "yes")[value] if isinstance(value, bool) else str(value)


@LAW
@given(companies, st.sampled_from(DOCUMENTS), requests)
def test_each_document_permits_what_its_text_permits_and_nothing_else(
    filled: Values, document: str, facts: Facts
) -> None:
    """IA2: what is not permitted is refused, unknowns among it."""
    found = permits(company(filled), f"{document}.records_access", facts)
    assert found == granted(document, filled, facts)


@LAW
@given(companies, requests)
def test_all_documents_together_permit_what_each_of_them_permits(filled: Values, facts: Facts) -> None:
    """IA4."""
    found = permits(company(filled), "records_access", facts)
    assert found == together(DOCUMENTS, filled, facts)


@LAW
@given(companies, requests, st.sampled_from(FORBIDDEN))
def test_nobody_reads_in_a_forbidden_place(filled: Values, facts: Facts, place: str) -> None:
    """IA1: whatever the rank, the papers and the approval."""
    for each in helped(filled, facts):
        assert not permits(company(filled), "relationship.records_access", {**each, "access_place": place})


@LAW
@given(companies, requests, st.sampled_from([*PLACES, None]))
def test_a_file_is_read_where_that_is_allowed_and_nowhere_else(
    filled: Values, facts: Facts, place: str | None
) -> None:
    """Reading R14: what is on no list, and what is not told, is refused whatever else is in order."""
    allowed = place in filled["relationship.allowed_places"]
    for each in helped(filled, facts):
        assert allowed or not permits(company(filled), "records_access", {**each, "access_place": place})


@LAW
@given(companies, requests)
def test_key_accounts_have_no_say_on_other_customers(filled: Values, facts: dict[str, Any]) -> None:
    """Reading K18: their list of readers neither opens nor closes another customer's file."""
    ordinary, policies = {**facts, "is_key_account": False}, company(filled)
    others = [each for each in DOCUMENTS if each != "key_accounts"]
    own = policies.point("key_accounts.records_access").evaluate(ordinary, now=NOW)
    assert own.outcome["access"] == "no_say"
    assert permits(policies, "records_access", ordinary) == all(
        permits(policies, f"{each}.records_access", ordinary) for each in others
    )


@LAW
@given(companies, requests)
def test_one_thing_more_never_turns_a_permit_into_a_refusal(filled: Values, facts: Facts) -> None:
    """IA3, both ways: what is refused with it is refused without it."""
    before = permits(company(filled), "records_access", facts)
    for more in helped(filled, facts):
        assert permits(company(filled), "records_access", more) or not before


@LAW
@given(companies, requests, st.sampled_from(RANKS))
def test_a_higher_rank_never_loses_access(filled: Values, facts: Facts, other: str) -> None:
    """IA3: the rank may be given instead of the post."""
    policies, question = company(filled), "relationship.records_access"
    own = permits(policies, question, facts)
    with_rank = {key: each for key, each in facts.items() if key != "reader_role"}
    found = permits(policies, question, {**with_rank, "reader_rank": other})
    higher = RANKS.index(other) - rank(filled, facts)
    assert found or not own or higher > 0
    assert own or not found or higher < 0


@LAW
@given(companies, requests)
def test_nobody_approves_their_own_request(filled: Values, facts: dict[str, Any]) -> None:
    """IA5."""
    assert not permits(company(filled), "records_access", {**facts, "self_approved": True})


@LAW
@given(companies, requests, st.sampled_from(DOCUMENTS))
def test_nothing_leaves_the_company_without_authority(
    filled: Values, facts: dict[str, Any], document: str
) -> None:
    """IA6: another's word is no authority."""
    strange = {**facts, "reader_kind": "external"}
    if strange["disclosure_authorised_by"] == filled["lighting.disclosure_authoriser"]:
        strange["disclosure_authorised_by"] = None
    assert not permits(company(filled), f"{document}.records_access", strange)


@LAW
@given(st.data(), st.sampled_from(ADOPTED), requests)
def test_whatever_is_adopted_in_whatever_order_permits_the_intersection(
    data: st.DataObject, documents: tuple[str, ...], facts: Facts
) -> None:
    """IA4: the order of adoption never matters."""
    order = tuple(data.draw(st.sampled_from([documents, documents[::-1]])))
    some = drawn(values, 12)[0]
    found = permits(adopting(order), "records_access", facts_of(adopting(order), facts))
    assert found == together(documents, some, facts)


def facts_of(policies: PolicySet, facts: Facts) -> Facts:
    """Leave out the facts that no adopted document declares."""
    known = {each.name for each in policies.effective.facts.values()}
    return {key: each for key, each in facts.items() if key in known}


def test_the_order_of_adoption_leaves_the_digest_as_it_is() -> None:
    assert adopting(DOCUMENTS).digest == adopting(DOCUMENTS[::-1]).digest


@LAW
@given(st.lists(st.sampled_from([*HOLDERS, "finance", "logistics_department"]), max_size=6))
def test_a_file_is_held_by_the_three_departments_and_no_other(holders: list[str]) -> None:
    """IA8: three holders, one copy each."""
    found = (
        company({}).point("relationship.copy_holding").evaluate({"copy_holders": holders}, now=NOW).outcome
    )
    assert found["right"] == (sorted(holders) == sorted(HOLDERS))
    assert found["twice"] == any(holders.count(each) > 1 for each in HOLDERS)
    assert set(found["missing"]) == set(HOLDERS) - set(holders)
    assert set(found["extra"]) == set(holders) - set(HOLDERS)
    assert not found["right"] or len(holders) == len(HOLDERS)


def test_there_are_as_many_copies_as_holders() -> None:
    """IA8: both numbers stand in the text, in two clauses."""
    values = company({}).effective.values_on(None)
    holders = values["relationship.file_holders"]
    assert isinstance(holders, tuple)
    assert values["relationship.file_copies"] == len(set(holders)) == 3


@pytest.mark.parametrize("document", DOCUMENTS)
def test_somebody_is_permitted_and_somebody_refused(document: str) -> None:
    """The laws above say something only where both happen."""
    random = Random(5)  # noqa: S311 - nothing secret
    filled = values(random)
    base = {
        "reader_kind": "internal", "reader_role": filled["key_accounts.crm_readers"][0],
        "file_use": "custody", "is_key_account": True,
        "access_place": filled["relationship.allowed_places"][0],
        "borrowing_card": True, "reader_department": "sales_department",
        "information": "address", "information_use": "serving", "disclosure_authorised_by": None,
        "customer_consents": None, "holds_secrets": True, "work_need": True, "request_form": True,
        "self_approved": False, "secrecy_accepted": True, "reader_is_head": False,
        "approved_by": filled["steel.access_approver"],
    }  # fmt: skip
    assert permits(company(filled), f"{document}.records_access", base)
    assert not permits(company(filled), f"{document}.records_access", {**base, "reader_kind": "external"})
