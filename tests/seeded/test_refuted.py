"""The seeded faults as laws: what `check` finds `prove` refutes, with facts that differ in one field."""

from typing import Final

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.engine import DecisionPoint
from crmpolicy.policy.guards import Guard
from crmpolicy.verify import Finding, Witness
from crmpolicy.verify.registry import checks
from crmpolicy.verify.verdicts.law import Proof
from crmpolicy.verify.verdicts.naming import BY_NATURE
from crmpolicy.verify.verdicts.proving import prove
from tests.broken.breaking import Bench, Broken
from tests.seeded.showing import WITHOUT_ANSWER, breaks, is_undecided, written
from tests.seeded.test_seeded import ALL, SEEDED, bench, copied, targets  # noqa: F401 - fixtures are found by name

WRITTEN: Final = {
    "broken-property", "broken-mapping", "over-the-sum", "out-of-order", "slower-for-the-better",
}  # fmt: skip
AS_LAWS: Final = {each.code for each in checks() if each.name in {*BY_NATURE, *WRITTEN, "impossible-ranges"}}
AGAINST_LAWS: Final = [each for each in ALL if {*each.codes} & AS_LAWS]
MOVED: Final = 2


def place_and_code(finding: Finding) -> str:
    """Say where a finding stands as the corpus does."""
    return f"{finding.place} {finding.code}"


@pytest.mark.parametrize("target", targets(SEEDED.ground))
def test_the_ground_refutes_no_law(target: str, bench: Bench) -> None:  # noqa: F811 - the fixture
    """What is refuted in a case comes from what the case seeds."""
    assert bench.folder
    assert prove(target).having("refuted") == ()


@pytest.mark.parametrize("broken", AGAINST_LAWS, ids=lambda broken: broken.name)
def test_what_is_found_is_a_law_refuted(broken: Broken, bench: Bench) -> None:  # noqa: F811 - the fixture
    """The same faults at the same places by the same codes; the facts are put to the policies themselves."""
    with bench.spoilt(broken):
        refuted = prove(broken.target).having("refuted")
        told = {place_and_code(finding) for proof in refuted for finding in proof.findings}
        expected = {each for each in broken.expected if each.rpartition(" ")[2] in AS_LAWS}
        assert told <= expected
        assert {each.rpartition(" ")[2] for each in told} == {each.rpartition(" ")[2] for each in expected}
        for proof in refuted:
            for finding in proof.findings:
                assert_one_field_apart(proof, finding, broken.target)


def assert_one_field_apart(proof: Proof, finding: Finding, target: str) -> None:
    """Ask the real evaluation with both sets of facts: one field makes the difference."""
    if len(finding.witnesses) != MOVED or finding.point is None:
        return
    one, other = finding.witnesses
    assert [name for name in {**one.facts, **other.facts} if one.facts.get(name) != other.facts.get(name)]
    if proof.beside is None:
        return
    assert len(differing(one, other)) == 1
    point = load_policy_set(target, parameters=written(finding, target)).point(finding.point)
    if finding.check in WITHOUT_ANSWER:
        assert is_undecided(point, one)
        assert not is_undecided(point, other)
    elif proof.law.written is not None and finding.check == "broken-property":
        assert_only_the_first_breaks(proof, point, one, other)


def differing(one: Witness, other: Witness) -> list[str]:
    """Name the facts in which two sets differ."""
    return [name for name in {**one.facts, **other.facts} if one.facts.get(name) != other.facts.get(name)]


def assert_only_the_first_breaks(proof: Proof, point: DecisionPoint, *facts: Witness) -> None:
    """A law that moves a fact is broken by both together; any other by the first alone."""
    law = proof.law.written
    assert law is not None
    seen = [point.evaluate(each.facts, now=each.now) for each in facts]
    guarded = isinstance(law.never if law.never is not None else law.always, Guard)
    assert breaks(law, point, seen)
    assert guarded is False or not breaks(law, point, seen[1:])


def test_enough_is_refuted() -> None:
    """Over all kinds of laws, by nature and written."""
    assert len(AGAINST_LAWS) >= 60
