"""Whatever an owner does to a file, reading it never breaks down: each fault has a place and words."""

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.errors import Fault
from crmpolicy.policy.documents import Shared
from crmpolicy.source import read_company, read_document, read_shared

POLICIES = Path(__file__).resolve().parents[2] / "policies"
FILES = (
    "facts.yaml",
    "subjects.yaml",
    "lighting/policy.yaml",
    "lighting/tiering.yaml",
    "companies/example-joined.yaml",
)
SHARED_FILES = ("facts.yaml", "subjects.yaml")
TEXTS = {name: (POLICIES / name).read_text(encoding="utf-8") for name in FILES}
WORD = re.compile(r"[\w.%]+")
FLOW = re.compile(r"\{[^{}]*\}|\[[^\[\]]*\]")
REPLACED = st.sampled_from(
    ["x", "[]", "{}", "[x]", "{x: y}", '""', "5元", "5%", "yes", "[X]", "grade", "{parameter: x}"]
)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str]:
    """One file with a word or a bracket replaced, or a line lost or doubled."""
    name = draw(st.sampled_from(FILES))
    text = TEXTS[name]
    way = draw(st.sampled_from(["word", "word", "flow", "lost", "doubled"]))
    if way in ("word", "flow"):
        found = list((WORD if way == "word" else FLOW).finditer(text))
        if not found:
            return name, text
        spot = draw(st.sampled_from(range(len(found))))
        return name, text[: found[spot].start()] + draw(REPLACED) + text[found[spot].end() :]
    lines = text.splitlines(keepends=True)
    spot = draw(st.sampled_from(range(len(lines))))
    kept = lines[spot] * 2 if way == "doubled" else ""
    return name, "".join((*lines[:spot], kept, *lines[spot + 1 :]))


@cache
def undamaged() -> Shared:
    """Read what all documents share, as it is shipped: it is most of what there is to read."""
    faults: list[Fault] = []
    shared = read_shared(POLICIES, faults)
    assert not faults
    return shared


@settings(max_examples=200, deadline=None)
@given(damaged())
def test_damaged_policies_are_told_and_never_break_the_reader(change: tuple[str, str]) -> None:
    """Every fault has a place and can be worded in both languages, with all that it names."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in {**TEXTS, change[0]: change[1]}.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
        faults: list[Fault] = []
        shared = read_shared(folder, faults) if change[0] in SHARED_FILES else undamaged()
        document = read_document(folder / "lighting", shared, faults)
        documents = {document.key: document} if document else {}
        read_company(folder / FILES[-1], shared, documents, faults, unread=["steel", "lighting"])
    for fault in faults:
        assert fault.location is not None
        assert fault.location.line >= 1
        assert fault.message("zh")
        assert fault.message("en")
