"""The corpus of seeded faults: each is found at its place, and nothing besides."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from crmpolicy.errors import Fault
from crmpolicy.verify import Finding, Ledger, Report, check
from crmpolicy.wording import LANGUAGES
from tests.broken.breaking import Bench, Broken, Corpus
from tests.broken.places import is_placed
from tests.seeded.showing import is_shown

SEEDED = Corpus(Path(__file__).parent)
ALL = SEEDED.read()
ROOT = Path(__file__).parents[2]
LISTED = (SEEDED.folder / "OPEN.md").read_text(encoding="utf-8")
OPEN = frozenset(re.findall(r"^\| `(\S+)` \|", LISTED, re.MULTILINE))
EXAMPLES = sorted((ROOT / "examples").glob("*/company.yaml"))


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


def shipped_names() -> list[str]:
    """Name the cases that edit copies of the shipped policies (see ``test_shipped.py``)."""
    folder = SEEDED.folder / "shipped" / "cases"
    return [
        f"shipped/{each.relative_to(folder).with_suffix('').as_posix()}" for each in folder.rglob("*.txt")
    ]


def told(report: Report) -> tuple[str, ...]:
    """Give places and codes of what was found, and then of what stayed open."""
    return tuple(f"{finding.place} {finding.code}" for finding in (*report.findings, *report.undecided))


def regions(report: Report) -> Iterator[str]:
    """Give the words for the facts of each finding, each after its language."""
    for finding in report.findings:
        if finding.region is not None:
            yield from (f"{language} {finding.region.spoken(language)}" for language in LANGUAGES)


@pytest.fixture
def _open(request: pytest.FixtureRequest) -> None:
    """What ``OPEN.md`` names is expected to fail, until it does not and its line has to go."""
    if request.node.callspec.id in OPEN:
        request.applymarker(pytest.mark.xfail(reason="OPEN.md", strict=True))


@pytest.mark.parametrize("target", targets(SEEDED.ground))
@pytest.mark.usefixtures("_open")
def test_the_ground_has_no_finding(target: str, bench: Bench) -> None:
    """A finding of a case comes from what the case seeds, not from what it is sown in."""
    assert bench.folder == Path.cwd()
    assert told(check(target)) == ()


@pytest.mark.soak
@pytest.mark.parametrize("target", targets(ROOT / "policies"))
def test_the_shipped_policies_have_no_finding(target: str) -> None:
    """What travels with the library is sound; `make check` says so each time."""
    assert told(check(ROOT / "policies" / target)) == ()


@pytest.mark.parametrize("target", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_examples_have_no_finding(target: Path) -> None:
    """What users copy is sound."""
    assert told(check(target)) == ()


@pytest.fixture(scope="session")
def sound(copied: Bench, tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """What is proved of the ground before anything is sown in it."""
    ledger = Ledger(tmp_path_factory.mktemp("ledger"))
    for target in targets(SEEDED.ground):
        check(copied.folder / target, ledger=ledger)
    return ledger


@pytest.mark.parametrize("broken", ALL, ids=lambda broken: broken.name)
@pytest.mark.usefixtures("_open")
def test_a_seeded_fault_is_found_at_its_place(broken: Broken, bench: Bench, sound: Ledger) -> None:
    """Exactly the expected findings are told, in the order of the files; their facts show what they claim.

    So they are where all was proved before the fault was sown: a question that it concerns rests on something
    else then, and nothing that was kept hides it.
    """
    with bench.spoilt(broken):
        report = check(broken.target)
        assert told(report) == broken.expected
        assert set(broken.regions) <= set(regions(report))
        for finding in report.findings:
            assert_worded(finding)
            assert is_shown(finding, broken.target)
        assert told(check(broken.target, ledger=sound)) == broken.expected


def assert_worded(finding: Finding) -> None:
    """Check that a finding and its hint are said in both languages, with places inside the files."""
    sentences = [finding.sentence(language) for language in LANGUAGES]
    hints = [finding.hint(language) for language in LANGUAGES]
    assert all(sentences)
    assert sentences[0] != sentences[1]
    assert hints == [None, None] or (all(hints) and hints[0] != hints[1])
    places = (finding.place, *finding.related)
    assert all(is_placed(Fault(finding.message, finding.arguments, place)) for place in places)


def test_the_corpus_is_as_large_as_promised() -> None:
    """150 faults; twelve are told with the words of their region."""
    assert len(ALL) >= 150
    assert len([broken for broken in ALL if broken.regions]) >= 12


def test_no_two_cases_are_the_same() -> None:
    """Each has a sentence of its own, seeds something of its own and expects something."""
    assert len({broken.sentence for broken in ALL}) == len(ALL)
    assert len({(broken.target, *sorted(broken.files.items(), key=str)) for broken in ALL}) == len(ALL)
    assert [broken.name for broken in ALL if not broken.expected] == []


def test_what_is_open_is_there() -> None:
    """A line of ``OPEN.md`` names a case, or something that can be checked in the ground."""
    known = {broken.name for broken in ALL} | set(targets(SEEDED.ground)) | set(shipped_names())
    assert known >= OPEN
