"""Documents of one company that decide the same case differently are told, with cases that show it."""

from typing import Any

import pytest

from crmpolicy import PolicySet, load_policy_set
from crmpolicy.verify.comparing.conflicts import conflicts
from crmpolicy.verify.facts.witness import Witness


@pytest.mark.parametrize("most", [1, 20])
def test_every_place_of_the_shipped_pair_is_told_and_shown(most: int) -> None:
    """Two shipped documents on who they apply to: each witness is answered otherwise by the two."""
    policies = load_policy_set("example-joined")
    found = conflicts(policies, points=["applicability"], most=most)
    assert [each.documents for each in found] == [("lighting", "steel")]
    (conflict,) = found
    assert conflict.together.subject == "applicability"
    assert conflict.changes
    assert len(conflict.changes) <= most
    assert not conflict.agree
    for each in conflict.changes:
        first, second = (
            policies.point(f"{document}.applicability").evaluate(each.witness.facts, now=each.witness.now)
            for document in conflict.documents
        )
        assert first.outcome != second.outcome
        assert {rule.document for rule in each.rules_before} == {"lighting"}
        assert {rule.document for rule in each.rules_after} == {"steel"}


def test_one_place_more_is_noticed() -> None:
    whole = conflicts("example-joined", points=["applicability"])[0]
    cut = conflicts("example-joined", points=["applicability"], most=1)[0]
    assert (whole.more, cut.more) == (False, len(whole.changes) > 1)


def test_a_document_alone_conflicts_with_nothing() -> None:
    assert conflicts("example-steel") == ()


@pytest.mark.long
def test_each_document_is_asked_with_the_facts_that_it_knows() -> None:
    """One of three documents on gifts counts approvals and looks at key accounts, the others do neither."""
    policies = load_policy_set("example-group")
    found = conflicts(policies, points=["gift_approval"], most=2)
    assert [each.documents for each in found] == [
        ("handbook", "key_accounts"),
        ("handbook", "relationship"),
        ("key_accounts", "relationship"),
    ]
    for conflict in found:
        assert conflict.undecided == ()
        assert conflict.changes
        for each in conflict.changes:
            first, second = (_alone(policies, key, each.witness) for key in conflict.documents)
            assert first != second


def _alone(policies: PolicySet, document: str, witness: Witness) -> dict[str, Any]:
    """Give what one document says of what it looks at, in the company's words where it has a word for it."""
    point = policies.point(f"{document}.gift_approval")
    known = {each.name for each in point.program(witness.now).fields}
    facts = {name: value for name, value in witness.facts.items() if name in known}
    return dict(point.evaluate(facts, now=witness.now).outcome)


def test_what_is_reckoned_from_facts_that_are_given_is_not_given_otherwise() -> None:
    """A case without any approval has none to count, whatever the axes of a diagram allow."""
    (first, *_) = conflicts("example-group", points=["gift_approval"], most=1)
    (change,) = first.changes
    assert not {"gift_approvals", "approvals"} <= change.witness.facts.keys()
