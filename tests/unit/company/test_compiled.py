"""What travels with the library is understood once for all processes, and anew after any change."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from crmpolicy import load_policy_set
from crmpolicy.company import compiled, remembering, shipped
from crmpolicy.company.remembering import document_of, shared_words
from crmpolicy.errors import Fault, InvalidPolicySetError
from crmpolicy.policy.documents import Document
from crmpolicy.source.resolve import documents as reader


class Library:
    """A library of one document in a folder of its own; tells how often a document was read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.read = 0

    def load(self) -> Document:
        """Load as a new process does: nothing is remembered but what is on disk."""
        remembering._KEPT.clear()
        faults: list[Fault] = []
        document = document_of(self.folder / "steel", shared_words(self.folder, faults), faults)
        assert document is not None
        assert faults == []
        return document

    def change(self, name: str, before: str, after: str) -> None:
        """Edit a file as an owner does."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8")

    def kept(self) -> list[Path]:
        """Give what is kept on disk."""
        return sorted(self.folder.rglob("*.understood"))


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A copy of the shared words and of one document, taken for what travels with the library."""
    found = Library(tmp_path / "policies")
    found.folder.mkdir()
    for name in ("subjects.yaml", "facts.yaml"):
        shutil.copy(shipped() / name, found.folder / name)
    shutil.copytree(shipped() / "steel", found.folder / "steel", ignore=shutil.ignore_patterns("__pycache__"))
    real = reader.read_document

    def counted(*given: object) -> Document | None:
        found.read += 1
        return real(*given)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr("crmpolicy.source.read_document", counted)
    monkeypatch.setattr(compiled, "shipped", lambda: found.folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(remembering, "_KEPT", {})
    return found


def test_the_next_process_need_not_read(library: Library) -> None:
    """What is loaded is equal to what was read, to the last place in a file."""
    first = library.load()
    again = library.load()
    assert library.read == 1
    assert again is not first
    assert again == first


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("steel/policy.yaml", "version: 1", "version: 2"),
        ("steel/policy.yaml", "version: 1", "version: 1 # a remark moves nothing, yet it may"),
        ("facts.yaml", "\n", "\n# a remark\n"),
    ],
)
def test_a_change_is_read_anew(library: Library, name: str, before: str, after: str) -> None:
    """One byte of the document, or of the words that it rests on, is enough."""
    library.load()
    library.change(name, before, after)
    library.load()
    assert library.read == 2


def test_a_new_file_is_read_too(library: Library) -> None:
    """Files are counted, not only looked at."""
    library.load()
    (library.folder / "steel" / "zz.yaml").write_text("format: 1\n", encoding="utf-8")
    library.load()
    assert library.read == 2


def test_other_code_reads_anew(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new version of the library understands for itself."""
    library.load()
    monkeypatch.setattr(compiled, "_code", lambda: b"another version")
    library.load()
    assert library.read == 2


@pytest.mark.parametrize("damage", [b"", b"short", b"\x00"])
def test_a_damaged_file_is_made_anew(library: Library, damage: bytes) -> None:
    """It is never half believed: whole, or not at all."""
    library.load()
    for path in library.kept():
        whole = path.read_bytes()
        path.write_bytes(damage if damage != b"\x00" else whole[:-1] + bytes([whole[-1] ^ 1]))
    library.load()
    library.load()
    assert library.read == 2


def test_nothing_is_written_where_python_writes_nothing(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The switch of Python holds for us too."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    library.load()
    library.load()
    assert library.kept() == []
    assert library.read == 2


def test_it_is_kept_where_python_keeps_what_it_compiles(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A prefix moves it out of the way, as it moves modules."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "elsewhere"))
    library.load()
    library.load()
    assert library.kept() == []
    assert len(sorted((tmp_path / "elsewhere").rglob("*.understood"))) == 2
    assert library.read == 1


def test_a_folder_that_cannot_be_written_to_is_read_each_time(library: Library) -> None:
    """A library installed by somebody else works as well."""
    (library.folder / "steel" / "__pycache__").write_text("in the way", encoding="utf-8")
    library.load()
    library.load()
    assert library.read == 2


def test_folders_of_owners_are_neither_trusted_nor_written_to(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept is trusted as code is, so nobody's folder of policies may bring any."""
    library.load()
    own = library.folder.parent
    (own / "library").mkdir()
    monkeypatch.setattr(compiled, "shipped", lambda: own / "library")
    library.load()
    library.folder = own / "library" / ".." / "policies"  # from inside, and out again
    library.load()
    assert library.read == 3


def test_faulty_documents_are_not_kept(library: Library) -> None:
    """Whoever mends one gets its faults told each time."""
    library.change("steel/policy.yaml", "version", "versoin")
    for _ in range(2):
        remembering._KEPT.clear()
        faults: list[Fault] = []
        document_of(library.folder / "steel", shared_words(library.folder, faults), faults)
        assert faults
    assert library.read == 2


def test_what_rests_on_something_forgotten_is_not_kept(library: Library) -> None:
    """Without the mark of the words there is no mark of the document."""
    faults: list[Fault] = []
    shared = shared_words(library.folder, faults)
    remembering._KEPT.clear()
    document_of(library.folder / "steel", shared, faults)
    assert [path.parent.parent.name for path in library.kept()] == ["policies"]


def test_all_code_that_reads_is_looked_at() -> None:
    """A changed file of any module that reads makes all that is kept worthless."""
    program = "import json, sys, crmpolicy.source, crmpolicy.source.edit; print(json.dumps([*sys.modules]))"
    done = subprocess.run(  # noqa: S603 - our own Python
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    names = [name for name in json.loads(done.stdout) if name.startswith("crmpolicy.")]
    rooms = {name.removeprefix("crmpolicy.").rpartition(".")[0].replace(".", "/") for name in names}
    assert len(names) > 90
    assert rooms <= set(compiled.ROOMS)


def test_a_kept_company_needs_no_yaml(tmp_path: Path) -> None:
    """From the second process on, a company of the library is loaded without a YAML reader."""
    program = (
        'import sys, crmpolicy; crmpolicy.load_policy_set("example-group"); print("yaml" in sys.modules)'
    )
    strict = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    strict.pop("PYTHONDONTWRITEBYTECODE", None)
    told = [
        subprocess.run(  # noqa: S603 - our own Python
            [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True, env=strict
        ).stdout.strip()
        for _ in range(2)
    ]
    assert told == ["True", "False"]


def test_a_company_rests_on_its_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A parameter that is gone is missed by the company that fills it, though its own file did not change."""
    folder = tmp_path / "policies"
    shutil.copytree(shipped(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(compiled, "shipped", lambda: folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    company, document = folder / "companies" / "example-steel.yaml", folder / "steel" / "policy.yaml"
    load_policy_set(company)
    for changed in (False, True):
        monkeypatch.setattr(remembering, "_KEPT", {})
        if changed:
            text = document.read_text(encoding="utf-8")
            document.write_text(text.replace("version: 1", "version: 2", 1), encoding="utf-8")
            with pytest.raises(InvalidPolicySetError, match="version"):
                load_policy_set(company)
        else:
            assert load_policy_set(company).digest


@pytest.mark.parametrize("name", ["steel", "example-group"])
def test_the_digest_is_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept means what was read."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    digests = set()
    for way in ("as it is kept by now", "kept", "read"):
        monkeypatch.setattr(remembering, "_KEPT", {})
        if way == "read":
            monkeypatch.setattr(compiled, "kept", lambda *_: None)
        digests.add(load_policy_set(name).digest)
    assert len(digests) == 1
