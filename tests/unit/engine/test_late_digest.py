"""A digest is worked out at most once, and only for whoever reads it."""

import copy
import pickle
from datetime import UTC, datetime

from crmpolicy import Decision, load_policy_set
from crmpolicy.engine.digest import digest_of
from crmpolicy.engine.late_digest import LateDigest

NOW = datetime(2026, 1, 5, tzinfo=UTC)
FACTS = {"sales_share": "2%", "contribution": "large", "cooperation": "close", "reputation": "good"}


def made() -> tuple[LateDigest, list[str]]:
    """Give a digest, and the list that grows when it is made."""
    told: list[str] = []

    def make() -> str:
        told.append("made")
        return "abc"

    return LateDigest(make), told


def test_it_is_made_once() -> None:
    digest, told = made()
    assert told == []
    assert (str(digest), str(digest), repr(digest)) == ("abc", "abc", "'abc'")
    assert told == ["made"]


def test_it_equals_its_text_and_nothing_else() -> None:
    digest, other = made()[0], made()[0]
    assert digest == digest  # noqa: PLR0124 - the same object needs no text
    assert digest == other
    assert digest == "abc"
    assert digest != "abd"
    assert digest != 1
    assert hash(digest) == hash("abc")


def test_it_is_pickled_and_copied_as_text() -> None:
    digest, _ = made()
    assert type(pickle.loads(pickle.dumps(digest))) is str  # noqa: S301 - our own
    assert copy.deepcopy(digest) == "abc"


def test_a_decision_does_not_wait_for_it() -> None:
    """Deciding works out no digest; reading it, comparing with another or pickling does."""
    decision = decide()
    assert decision.answer.digest._make is not None  # type: ignore[union-attr]  # what is looked at
    again: Decision = pickle.loads(pickle.dumps(decision))  # noqa: S301 - our own
    assert again == decision == decide()
    assert again.digest == digest_of(load_policy_set("example-steel").effective)


def decide() -> Decision:
    """Ask a company that is loaded anew."""
    return load_policy_set("example-steel").point("customer_grade").evaluate(FACTS, now=NOW)
