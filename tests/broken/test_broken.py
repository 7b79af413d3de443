"""The corpus of broken policies: every fault is told at its line and column, and nothing besides."""

from importlib import import_module
from pathlib import Path

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.errors import Fault
from crmpolicy.wording import LANGUAGES
from tests.broken.breaking import GROUND, Bench, Broken, broken_policies, patched, read
from tests.broken.places import is_placed

ALL = broken_policies()
TABLES = ("reading", "shapes", "policies", "declarations", "decisions", "duties", "calendars", "companies")

# What no text of a policy file can bring about, and why.
UNREACHED = {
    "yaml-syntax": "for parsers of tomorrow: every complaint of today's two has a code of its own",
    "yaml-edit-faulty-file": "told to who edits a file, not to who loads it",
    "yaml-edit-no-value": "told to who edits a file, not to who loads it",
    "yaml-edit-layout": "told to who edits a file, not to who loads it",
    "yaml-edit-remark": "told to who edits a file, not to who loads it",
    "yaml-edit-not-kept": "told to who edits a file, not to who loads it",
    "advice-near": "no fault but half of a hint",
    "advice-known": "no fault but half of a hint",
    "advice-none": "no fault but half of a hint",
    "value-wrong-kind": "facts are objects of any kind, a file has texts only",
    "value-unknown-not-allowed": "facts may be None; a value that is not there is told by the reader of YAML",
    "value-without-decimal": "a fact may be a fraction, no notation of a file is one",
    "value-bad-step": "told to code that makes types; a file's step is looked at before",
    "value-broken-text": "half a character is refused by the reader of YAML",
    "value-with-zone": "facts may be times with a zone; the notation of a file has none",
    "value-array-moment": "a fact may come from a data table",
    "policy-not-found": "there is no file to have a place in",
    "parameter-unknown": "told of values given while loading, not of those in files",
}


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """A copy of the sound policies, one a worker."""
    return Bench(tmp_path_factory.mktemp("broken"))


@pytest.fixture
def bench(copied: Bench, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """The copy as the working folder, so that places read as they stand in the case files."""
    monkeypatch.chdir(copied.folder)
    return copied


def sound_targets() -> list[str]:
    """Name what can be loaded of the sound policies."""
    documents = [path.parent for path in sorted(GROUND.glob("*/policy.yaml"))]
    companies = sorted((GROUND / "companies").glob("*.yaml"))
    return [path.relative_to(GROUND).as_posix() for path in (*documents, *companies)]


@pytest.mark.parametrize("target", sound_targets())
def test_what_is_broken_was_sound(target: str, bench: Bench) -> None:
    """A fault of a case comes from what the case does, not from what it is done to."""
    assert bench.folder == Path.cwd()
    assert load_policy_set(target).points


def test_clauses_and_cases_were_sound(bench: Bench) -> None:
    """They are read by themselves."""
    assert bench.folder == Path.cwd()
    assert read("clauses", Path("steel")) == ()
    assert read("cases", Path("steel/cases/tiering.yaml")) == ()


@pytest.mark.parametrize("broken", ALL, ids=lambda broken: broken.name)
def test_a_broken_policy_is_told_at_its_place(broken: Broken, bench: Bench) -> None:
    """Exactly the expected faults are told, in the order of the files, each inside its file."""
    faults: list[Fault] = []
    unplaced: list[Fault] = []

    def look(found: tuple[Fault, ...]) -> None:
        faults.extend(found)
        unplaced.extend(fault for fault in found if not is_placed(fault))

    bench.judge(broken, look)
    assert tuple(f"{fault.location} {fault.code}" for fault in faults) == broken.expected
    assert unplaced == []
    for fault in faults:
        assert_worded(fault)


def assert_worded(fault: Fault) -> None:
    """Check that a fault, and its hint where it has one, is said in both languages, each in its own words."""
    messages = [fault.message(language) for language in LANGUAGES]
    hints = [fault.hint(language) for language in LANGUAGES]
    assert all(said.startswith(f"{fault.location}: ") for said in messages)
    assert messages[0] != messages[1]
    assert hints == [None, None] or (all(hints) and hints[0] != hints[1])


def test_the_corpus_is_as_large_as_promised() -> None:
    """100 policies in 60 kinds of fault; ten have faults in several files, five have silent references."""
    assert len(ALL) >= 100
    assert len({code for broken in ALL for code in broken.codes}) >= 60
    assert len([broken for broken in ALL if len({line.split(":")[0] for line in broken.expected}) > 1]) >= 10
    assert len([broken for broken in ALL if broken.name.startswith("unknown-not-absent/")]) >= 5


def test_no_two_cases_are_the_same() -> None:
    """Each has a sentence of its own and breaks something of its own."""
    assert len({broken.sentence for broken in ALL}) == len(ALL)
    assert len({(broken.target, *sorted(broken.files.items(), key=str)) for broken in ALL}) == len(ALL)


def test_every_case_expects_a_fault() -> None:
    """A case without expectation could not fail."""
    assert [broken.name for broken in ALL if not broken.expected] == []


def test_every_code_of_a_load_is_reached() -> None:
    """Each sentence about policy files is provoked by some case, or it is said why none can."""
    known = {code for table in TABLES for code in import_module(f"crmpolicy.wording.{table}").MESSAGES}
    codes = {code for code in known if not code.endswith(".hint")}
    reached = {code for broken in ALL for code in broken.codes}
    assert codes - reached == set(UNREACHED)
    assert reached - codes == set()


def test_an_edit_that_fits_nowhere_is_refused() -> None:
    """A case must not go on silently when the policies below it change."""
    with pytest.raises(ValueError, match="fits 0 times"):
        patched("a: 1\nb: 2\n", ["-c: 3", "+c: 4"], "case")
    with pytest.raises(ValueError, match="fits 2 times"):
        patched("a: 1\na: 1\n", ["-a: 1", "+a: 2"], "case")
    assert patched("a: 1\nb: 2\n", [" a: 1", "-b: 2", "+b: 3"], "case") == "a: 1\nb: 3\n"
