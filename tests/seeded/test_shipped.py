"""Faults seeded in copies of the shipped policies, as an owner makes them who copies and edits."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from crmpolicy.errors import InvalidPolicySetError
from crmpolicy.source.resolve.kinds import KINDS
from crmpolicy.verify import Ledger, check
from crmpolicy.verify.registry import checks
from tests.broken.breaking import Bench, Broken, Corpus, read_case, sound
from tests.seeded.test_seeded import ALL, OPEN, SEEDED, assert_worded, told

ROOT: Final = Path(__file__).parents[2]
SHIPPED: Final = Corpus(SEEDED.folder / "shipped", ROOT / "policies")
FILES: Final = tuple(sorted(SHIPPED.cases.rglob("*.txt")))
OF_EACH_KIND: Final = 8
COMPANY: Final = "company"


def name_of(path: Path) -> str:
    """Name a case as ``OPEN.md`` does."""
    return f"shipped/{path.relative_to(SHIPPED.cases).with_suffix('').as_posix()}"


@cache
def case_of(path: Path) -> Broken:
    """Read a case when its turn comes: where the policies it edits have changed, it fails alone."""
    return read_case(path, SHIPPED)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """A copy of the shipped policies, one a worker."""
    return Bench(tmp_path_factory.mktemp("shipped"), SHIPPED)


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """What earlier cases proved of questions that they do not touch; nothing that is kept hides a fault."""
    return Ledger(tmp_path_factory.mktemp("known"))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_fault_in_a_copy_is_found_at_its_line(
    path: Path,
    shipped: Bench,
    known: Ledger,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    """Exactly what the case names is told, by the reader or by the checker."""
    if name_of(path) in OPEN:
        request.applymarker(pytest.mark.xfail(reason="OPEN.md", strict=True, raises=AssertionError))
    broken = case_of(path)
    monkeypatch.chdir(shipped.folder)
    with shipped.spoilt(broken):
        assert found(broken, known) == broken.expected


def found(broken: Broken, known: Ledger) -> tuple[str, ...]:
    """Check the questions that a case names, and give places and codes of what is told."""
    try:
        report = check(broken.target, ledger=known, only=broken.asked.__contains__)
    except InvalidPolicySetError as error:
        return tuple(f"{fault.location} {fault.code}" for fault in error.faults)
    for finding in report.findings:
        assert_worded(finding)
    return told(report)


def kind_of(broken: Broken) -> str:
    """Name the kind of rule in which a fault shows first: the kind of the question, or the company's file.

    What shows at a value or a fact belongs to the question that is edited.
    """
    place = broken.expected[0].partition(" ")[0]
    file, line, _ = place.rsplit(":", 2)
    if file.startswith("companies/"):
        return COMPANY
    raw = broken.files.get(file)
    text = sound(SHIPPED.ground, file) if raw is None else raw.decode()
    return kind_at(text.split("\n"), int(line)) or broken.name.partition("/")[0]


def kind_at(lines: list[str], line: int) -> str | None:
    """Name the kind of the question that a line is part of; none outside of questions."""
    above = lines[:line]
    sections = [number for number, each in enumerate(above) if re.match(r"\w+:", each)]
    if not sections or not above[sections[-1]].startswith("decisions:"):
        return None
    start = max(number for number, each in enumerate(above) if re.match(r"  \w+:", each))
    inside = [each for each in lines[start + 1 :] if each.startswith("    ") or re.match(r"  \S", each)]
    block = inside[: next((at for at, each in enumerate(inside) if re.match(r"  \S", each)), len(inside))]
    return next((each.split()[1] for each in block if each.startswith("    kind: ")), "table")


def test_enough_faults_are_seeded() -> None:
    """165 and more in all, 60 and more in copies of the shipped policies, eight and more of each kind."""
    cases = [case_of(path) for path in FILES if name_of(path) not in OPEN]
    kinds = Counter(map(kind_of, cases))
    assert len(cases) >= 60
    assert len(cases) + len(ALL) >= 165
    assert {kind: kinds[kind] for kind in (*KINDS, COMPANY) if kinds[kind] < OF_EACH_KIND} == {}


def test_every_check_finds_a_seeded_fault() -> None:
    """Here or in the ground beside it."""
    cases = [*ALL, *(case_of(path) for path in FILES if name_of(path) not in OPEN)]
    assert {each.code for each in checks()} - {code for each in cases for code in each.codes} == set()


def test_a_case_lies_in_the_folder_of_its_kind() -> None:
    """So that whoever adds one sees what is there."""
    cases = [case_of(path) for path in FILES]
    assert [each.name for each in cases if each.name.partition("/")[0] != kind_of(each)] == []


def test_no_two_faults_are_the_same() -> None:
    """Each has a sentence of its own and seeds something of its own, and something is told of each."""
    cases = [case_of(path) for path in FILES]
    assert len({each.sentence for each in cases}) == len(cases)
    assert len({(each.target, *sorted(each.files.items(), key=str)) for each in cases}) == len(cases)
    assert [each.name for each in cases if not each.expected] == []
