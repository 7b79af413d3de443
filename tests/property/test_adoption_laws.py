"""The order of adoption never matters, nor that in which joins, maps, roles and values are written down."""

from collections.abc import Mapping, Sequence
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.company import load_policy_set, shipped
from crmpolicy.engine import PolicySet
from crmpolicy.errors import CrmPolicyError, InvalidPolicySetError
from tests.property.drawn_facts import facts_of
from tests.property.every_point import COMPANY, GROUP, NOW, good, some
from tests.property.shuffled import JOINED, company_lines, rearranged

TWO: Mapping[str, Any] = {
    **company_lines(JOINED),
    "roles": {"客服": "service_specialist", "销售总监": "sales_director", "大区经理": "account_manager"},
}
PLAIN = rearranged(TWO, TWO["adopts"], Random(0))  # noqa: S311 - no secret
ASKED = ("customer_grade", "key_customer", "customer_industry", "delivery_on_time", "destruction")
SELDOM = 40
ALL = tuple(company_lines(COMPANY)["adopts"])
ORDERS = (*(ALL[turn:] + ALL[:turn] for turn in range(1, len(ALL))), ALL[::-1])
randoms = st.integers(0, 2**32).map(Random)


def told(policies: PolicySet, name: str, facts: Mapping[str, Any]) -> Any:
    """Give what a question answers; or all that is wrong, in order, in both languages."""
    try:
        return policies.point(name).evaluate(facts, now=NOW).to_dict()
    except CrmPolicyError as error:
        return error.message("zh"), error.message("en")


def assert_same(one: PolicySet, other: PolicySet) -> None:
    """Compare what two companies are."""
    assert (one.digest, one.points, one.company) == (other.digest, other.points, other.company)


def assert_alike(one: PolicySet, other: PolicySet, name: str, facts: Mapping[str, Any]) -> None:
    """Compare what two companies say to good facts, and to facts of which each is wrong by itself."""
    for each in (facts, {**dict.fromkeys(facts, ()), "qqqq": 1, "zzzz": 2}):
        assert told(one, name, each) == told(other, name, each), name


@given(st.permutations(TWO["adopts"]), randoms, st.data())
def test_a_company_says_the_same_in_whatever_order_it_is_written(
    adopts: Sequence[str], random: Random, data: st.DataObject
) -> None:
    """Two documents that are joined; joins, scales, roles and values are shuffled."""
    found = rearranged(TWO, adopts, random)
    assert_same(found, PLAIN)
    name = data.draw(st.sampled_from(ASKED))
    assert_alike(found, PLAIN, name, data.draw(facts_of(name, PLAIN, NOW)))


@pytest.mark.parametrize("adopts", ORDERS)
def test_all_documents_may_be_adopted_in_any_order(adopts: Sequence[str]) -> None:
    """Each document comes first once, and each comes last; other questions are asked in each order."""
    found = rearranged(company_lines(COMPANY), adopts, Random(1))  # noqa: S311 - no secret
    assert_same(found, GROUP)
    for name in GROUP.points[ORDERS.index(tuple(adopts)) :: SELDOM]:
        assert_alike(found, GROUP, name, good(name)[-1])


@pytest.mark.soak
@pytest.mark.parametrize("adopts", tuple(permutations(ALL)))
def test_every_order_of_adoption_says_the_same_to_every_question(adopts: Sequence[str]) -> None:
    found = rearranged(company_lines(COMPANY), adopts, Random(2))  # noqa: S311 - no secret
    assert_same(found, GROUP)
    for name in GROUP.points:
        assert_alike(found, GROUP, name, good(name)[-1])
        for each in some(name):
            assert told(found, name, each.facts) == told(GROUP, name, each.facts)


def test_what_is_wrong_with_a_company_is_told_in_the_same_order(tmp_path: Path) -> None:
    """Faults come in the order of the file; the documents may be adopted in any."""
    text = (shipped() / "companies" / f"{COMPANY}.yaml").read_text(encoding="utf-8")
    text = text.replace("company: ", "company: own-", 1).replace(": 5000 t ", ": many ")
    text = text.replace("lighting.key_min_years: 5 ", "lighting.key_min_years: five ")
    line = f"adopts: [{', '.join(ALL)}]"
    assert line in text
    found = {_faults(tmp_path, text.replace(line, f"adopts: [{', '.join(order)}]")) for order in ORDERS}
    (faults,) = found
    assert len(faults) > 1


def _faults(folder: Path, text: str) -> tuple[str, ...]:
    file = folder / "own.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidPolicySetError) as caught:
        load_policy_set(file)
    return tuple(each.message("en") for each in caught.value.faults)
