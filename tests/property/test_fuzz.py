"""Whatever goes wrong in a policy file, the reader loads it or tells a place; it never breaks or hangs."""

import signal
from collections.abc import Iterator
from pathlib import Path
from random import Random
from shutil import copytree
from time import process_time
from types import FrameType, TracebackType
from typing import Final

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.errors import Fault, InvalidPolicySetError
from crmpolicy.source import read_cases, read_clauses
from crmpolicy.wording import LANGUAGES
from tests.broken.places import is_placed
from tests.property.mutating import FOLDERS, Original, mutant, originals

LIMIT: Final = 5.0
BATCH: Final = 50
QUICK: Final = 4
LONG: Final = 400
LOOKED_AT: Final = 60  # batches in which every file has its turn


class Watched:
    """Notes on a failure which mutant it was, keeps the mutant's time, and ends one that hangs."""

    def __init__(self, what: str) -> None:
        self.what = what

    def __enter__(self) -> None:
        signal.signal(signal.SIGALRM, self._hangs)
        signal.setitimer(signal.ITIMER_REAL, LIMIT * 6)  # of the clock on the wall: others may be at work
        self.began = process_time()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        taken = process_time() - self.began
        signal.setitimer(signal.ITIMER_REAL, 0)
        if error is not None:
            error.add_note(self.what)
        else:
            assert taken < LIMIT, self.what

    def _hangs(self, number: int, frame: FrameType | None) -> None:
        raise AssertionError(f"{self.what} hangs: signal {number} at {frame}")


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped files, one a worker."""
    folder = tmp_path_factory.mktemp("fuzz")
    for name, original in FOLDERS.items():
        copytree(original, folder / name)
    return folder


@pytest.fixture
def shipped_copy(copied: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The copy as the working folder."""
    monkeypatch.chdir(copied)
    return copied


def target(random: Random, original: Original) -> Path:
    """Choose what is loaded: something that the file has a part in."""
    path = Path(original.name)
    if path.parts[0] == "examples" or "cases" in path.parts or path.name == "clauses.yaml":
        return path
    companies = sorted(Path(path.parts[0], "companies").glob("*.yaml"))
    if path.parent.name == "companies":
        return random.choice((path, path, Path(path.parent, "example-branch.yaml")))
    document = [path.parent] if Path(path.parent, "policy.yaml").is_file() else []
    return random.choice((*document * 4 * len(companies), *companies))  # a company takes much longer


def loaded(path: Path) -> PolicySet | tuple[Fault, ...]:
    """Read what a path leads to: a policy set, or what is wrong."""
    faults: list[Fault] = []
    if "cases" in path.parts:
        read_cases(path, faults)
        return tuple(faults)
    if path.name == "clauses.yaml":
        read_clauses(path.parent, faults)
        return tuple(faults)
    try:
        return load_policy_set(path)
    except InvalidPolicySetError as error:
        return error.faults


def examine(found: PolicySet | tuple[Fault, ...]) -> None:
    """A policy set answers every table; a fault has a place in its file and is worded in both languages."""
    if isinstance(found, PolicySet):
        assert set(found.effective.tables) <= set(found.points)
        return
    assert [fault for fault in found if not is_placed(fault)] == []
    assert all(fault.message(language) for fault in found for language in LANGUAGES)


def mutants(batch: int) -> Iterator[tuple[str, Random, Original]]:
    """Give the mutants of a batch, always the same; each by its name."""
    for number in range(BATCH):
        name = f"mutant {batch}:{number}"
        random = Random(name)  # noqa: S311 - a seeded choice, no secret
        yield name, random, random.choice(originals())


def run(batch: int) -> None:
    """Read all mutants of a batch, one after the other in the copy."""
    for name, random, original in mutants(batch):
        path = Path(original.name)
        path.write_bytes(mutant(random, original))
        try:
            with Watched(f"{name} of {original.name}"):
                examine(loaded(target(random, original)))
        finally:
            path.write_bytes(original.raw)


@pytest.mark.parametrize("batch", range(QUICK))
@pytest.mark.usefixtures("shipped_copy")
def test_a_mutant_is_loaded_or_told_with_a_place(batch: int) -> None:
    """Nothing but a policy set or placed faults comes out, in less than five seconds."""
    run(batch)


@pytest.mark.soak
@pytest.mark.parametrize("batch", range(QUICK, LONG))
@pytest.mark.usefixtures("shipped_copy")
def test_a_mutant_of_the_long_campaign_is_loaded_or_told_with_a_place(batch: int) -> None:
    """The same for 20,000 mutants in all."""
    run(batch)


def test_mutants_are_many_and_different() -> None:
    """Nearly every mutant differs from its original and from every other one, and every file has its turn."""
    made = [
        (original.name, mutant(random, original))
        for batch in range(LOOKED_AT)
        for _, random, original in mutants(batch)
    ]
    sound = {(original.name, original.raw) for original in originals()}
    assert len(made) == LOOKED_AT * BATCH
    assert len(set(made) - sound) > 0.9 * len(made)
    assert {name for name, _ in made} == {original.name for original in originals()}
