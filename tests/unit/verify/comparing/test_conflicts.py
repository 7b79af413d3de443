"""Documents of one company that decide the same case differently are told, with cases that show it."""

import pytest

from crmpolicy import load_policy_set
from crmpolicy.verify.comparing.conflicts import conflicts


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
