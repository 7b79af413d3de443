"""Made tables of every hit policy as DMN: each keeps its meaning there and back, or is refused."""

from typing import Final

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from crmpolicy.engine import PolicySet
from crmpolicy.errors import CrmPolicyError, MissingParameterError
from crmpolicy.interop.dmn import DmnError, dmn_of, policy_files
from crmpolicy.policy.tables import LISTING
from crmpolicy.testing.made_sets import policy_sets
from crmpolicy.testing.tables import HITS
from crmpolicy.verify import diff
from tests.property.dmn_facts import answered, facts_near
from tests.property.dmn_round import refusals, there_and_back
from tests.property.every_point import NOW

QUESTION: Final = "doc.answer"
LEFT_OPEN: Final = "repeats a fact and is put together with other answers"
"""What the comparison does not look at: it is tried fact by fact below."""
SLOW: Final = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)


def _keeps_its_meaning_or_is_refused(policies: PolicySet) -> None:
    if refusals(policies, "doc", NOW):
        return
    before, after, _ = there_and_back(policies, "doc", [QUESTION], NOW)
    found = diff(before, after, points=[QUESTION])
    assert not found.changes
    listing = {part.hit for part in policies.effective.tables[QUESTION].parts} & {*LISTING, "collect"}
    told = [each.sentence("en") for each in found.undecided]
    left_open = [each for each in told if not each.endswith(LEFT_OPEN)]
    assert listing or not left_open, left_open  # of lists the comparison leaves more open
    for facts in facts_near(before, QUESTION, NOW, 20):
        left = {name: value for name, value in facts.items() if f"doc.{name}" in after.effective.facts}
        assert answered(before, QUESTION, facts, NOW) == answered(after, QUESTION, left, NOW)


@settings(max_examples=200, deadline=None, suppress_health_check=SLOW)
@given(st.sampled_from(HITS).flatmap(lambda hit: policy_sets(kinds=["table"], hits=(hit,))))
def test_made_tables_keep_their_meaning_or_are_refused(policies: PolicySet) -> None:
    """Alternatives, switches, mappings, facts against facts, parts and defaults among them."""
    _keeps_its_meaning_or_is_refused(policies)


@pytest.mark.soak
@settings(max_examples=3_000, deadline=None, suppress_health_check=SLOW)
@given(policy_sets(kinds=["table"]))
def test_many_made_tables_keep_their_meaning(policies: PolicySet) -> None:
    """The same for longer."""
    _keeps_its_meaning_or_is_refused(policies)


@pytest.mark.soak
@settings(max_examples=4_000, deadline=None, suppress_health_check=SLOW)
@given(policy_sets(kinds=["table"]), st.data())
def test_spoilt_files_are_refused_with_our_errors(policies: PolicySet, data: st.DataObject) -> None:
    """A file with letters changed, cut out or doubled is read, or refused by an error of ours; never else."""
    try:
        file = dmn_of(policies, QUESTION, now=NOW)
    except (CrmPolicyError, MissingParameterError):
        assume(False)  # noqa: FBT003 - Hypothesis takes it so
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(file) - 1))
        length = data.draw(st.sampled_from((0, 1, 1, 4, 40)))
        put = data.draw(
            st.sampled_from((b"", b"<", b">", b'"', b"-", b"&x;", b"null", b"[1..", b"not(", b"\xff", b"9"))
        )
        file = file[:place] + put + file[place + length :]
    try:
        texts = policy_files(file, document="doc")
    except DmnError as error:
        told = [fault.message(language) for fault in error.faults for language in ("zh", "en")]
    else:
        told = [*texts]
    assert all(told)
