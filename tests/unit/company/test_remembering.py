"""Files that have not changed are read once a process, and changed ones are read anew."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from crmpolicy import load_policy_set
from crmpolicy.company import remembering, shipped
from crmpolicy.company.remembering import document_of, shared_words
from crmpolicy.drafts import drafted
from crmpolicy.errors import Fault


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shared words and of one document, that a test may change."""
    for name in ("subjects.yaml", "facts.yaml"):
        shutil.copy(shipped() / name, tmp_path / name)
    shutil.copytree(shipped() / "steel", tmp_path / "steel")
    return tmp_path


def test_what_has_not_changed_is_read_once(folder: Path) -> None:
    """The same objects are given, so nothing was read twice."""
    faults: list[Fault] = []
    shared = shared_words(folder, faults)
    document = document_of(folder / "steel", shared, faults)
    assert shared_words(folder, faults) is shared
    assert document_of(folder / "steel", shared, faults) is document
    assert faults == []


def test_a_changed_file_is_read_anew(folder: Path) -> None:
    """An owner's edit counts from the next load on, in a process that goes on running."""
    faults: list[Fault] = []
    shared = shared_words(folder, faults)
    before = document_of(folder / "steel", shared, faults)
    path = folder / "steel" / "policy.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("version: 1", "version: 2"), encoding="utf-8")
    after = document_of(folder / "steel", shared, faults)
    assert before is not None
    assert after is not None
    assert (before.version, after.version) == (1, 2)


def test_a_draft_is_read_for_the_file_and_forgotten_with_it(folder: Path) -> None:
    """What a value would do is judged before it is written, although the file itself was read before."""
    faults: list[Fault] = []
    shared = shared_words(folder, faults)
    path = folder / "steel" / "policy.yaml"
    versions = []
    for data in (b"version: 1", b"version: 2", b"version: 1"):
        with drafted(path, path.read_bytes().replace(b"version: 1", data)):
            document = document_of(folder / "steel", shared, faults)
        assert document is not None
        versions.append(document.version)
    assert versions == [1, 2, 1]


def test_other_shared_words_make_another_document(folder: Path) -> None:
    """A document rests on the shared words: when they change, it is read anew too."""
    faults: list[Fault] = []
    document = document_of(folder / "steel", shared_words(folder, faults), faults)
    path = folder / "facts.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# a remark\n", encoding="utf-8")
    assert document_of(folder / "steel", shared_words(folder, faults), faults) is not document


def test_faults_are_told_each_time(folder: Path) -> None:
    """A faulty file that has not changed is faulty at every load."""
    path = folder / "steel" / "policy.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("version", "versoin"), encoding="utf-8")
    told: list[list[Fault]] = []
    for _ in range(2):
        faults: list[Fault] = []
        document_of(folder / "steel", shared_words(folder, faults), faults)
        told.append(faults)
    assert told[0]
    assert told[0] == told[1]


def test_only_so_many_readings_are_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that reads ever new folders does not grow."""
    monkeypatch.setattr(remembering, "MOST_KEPT", 1)
    faults: list[Fault] = []
    document_of(folder / "steel", shared_words(folder, faults), faults)
    assert len(remembering._KEPT) == 1


def test_a_draft_of_a_company_counts_instead_of_its_file(folder: Path) -> None:
    """What is not written yet is judged as if it were, though the file itself was read before."""
    (folder / "companies").mkdir()
    file = folder / "companies" / "example-steel.yaml"
    shutil.copy(shipped() / "companies" / "example-steel.yaml", file)
    before = load_policy_set(file)
    text = file.read_text(encoding="utf-8")
    assert "grade_a_share: 1% " in text
    with drafted(file, text.replace("grade_a_share: 1% ", "grade_a_share: 2% ").encode()):
        within = load_policy_set(file)
    values = [each.effective.parameters["steel.grade_a_share"].history[-1].value for each in (before, within)]
    assert values == [Decimal("0.01"), Decimal("0.02")]
    assert load_policy_set(file).digest == before.digest
