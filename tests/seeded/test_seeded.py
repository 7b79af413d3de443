"""The corpus of seeded faults: policies that load and are wrong; each is found at its place, and nothing besides."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.engine import Decision, PolicySet
from crmpolicy.errors import UndecidedError
from crmpolicy.policy.properties import Move, Property
from crmpolicy.verify import Finding, Report, check
from crmpolicy.verify.registry import checks
from crmpolicy.wording import LANGUAGES
from tests.broken.breaking import Bench, Broken, Corpus
from tests.broken.places import is_placed
from tests.seeded.comparing import lies, matches

SEEDED = Corpus(Path(__file__).parent)
ALL = SEEDED.read()
ROOT = Path(__file__).parents[2]
WITHOUT_ANSWER = ("gap", "overlap", "repetition", "no-output")


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """A copy of the sound policies, one a worker."""
    return Bench(tmp_path_factory.mktemp("seeded"), SEEDED)


@pytest.fixture
def bench(copied: Bench, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """The copy as the working folder, so that places read as they stand in the case files."""
    monkeypatch.chdir(copied.folder)
    return copied


def targets(folder: Path) -> list[str]:
    """Name what can be checked in a folder of policies."""
    documents = [path.parent for path in sorted(folder.glob("*/policy.yaml"))]
    companies = sorted((folder / "companies").glob("*.yaml"))
    return [path.relative_to(folder).as_posix() for path in (*documents, *companies)]


@pytest.mark.parametrize("target", targets(SEEDED.ground))
def test_the_ground_has_no_finding(target: str, bench: Bench) -> None:
    """A finding of a case comes from what the case seeds, not from what it is sown in."""
    assert bench.folder == Path.cwd()
    report = check(target)
    assert told(report) == ()
    assert report.clean


@pytest.mark.parametrize("target", targets(ROOT / "policies"))
def test_the_shipped_policies_have_no_finding(target: str) -> None:
    """What travels with the library is sound."""
    assert told(check(ROOT / "policies" / target)) == ()


@pytest.mark.parametrize("target", sorted((ROOT / "examples").glob("*/company.yaml")), ids=lambda path: path.parent.name)
def test_the_examples_have_no_finding(target: Path) -> None:
    """What users copy is sound."""
    assert told(check(target)) == ()


@pytest.mark.parametrize("broken", ALL, ids=lambda broken: broken.name)
def test_a_seeded_fault_is_found_at_its_place(broken: Broken, bench: Bench) -> None:
    """Exactly the expected findings are told, in the order of the files; what they show is seen when asked."""
    with bench.spoilt(broken):
        report = check(broken.target)
        assert told(report) == broken.expected
        assert {*broken.regions} <= {*regions(report)}
        for finding in report.findings:
            assert_worded(finding)
            assert_shown(finding, broken.target)


def told(report: Report) -> tuple[str, ...]:
    """Give places and codes of what was found or stayed open."""
    return tuple(f"{finding.place} {finding.code}" for finding in (*report.findings, *report.undecided))


def regions(report: Report) -> Iterator[str]:
    """Give the words for the facts of each finding, each after its language."""
    for finding in report.findings:
        if finding.region is not None:
            yield from (f"{language} {finding.region.spoken(language)}" for language in LANGUAGES)


def assert_worded(finding: Finding) -> None:
    """Check that a finding and its hint are said in both languages, each in its own words."""
    sentences = [finding.sentence(language) for language in LANGUAGES]
    hints = [finding.hint(language) for language in LANGUAGES]
    assert all(sentences)
    assert sentences[0] != sentences[1]
    assert all(hints)
    assert hints[0] != hints[1]
    assert finding.place is not None
    assert is_placed_inside(finding)


def is_placed_inside(finding: Finding) -> bool:
    """Tell whether the place of a finding, and all places beside it, are inside their files."""
    places = (finding.place, *finding.related)
    return all(is_placed(Fault(finding.message, finding.arguments, place)) for place in places)
