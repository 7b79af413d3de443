"""An edit of one value of any kind of rule is told where it changes answers, and nowhere else.

What the comparison says is held against the answers of the engine to many cases on both sides: cases of
owners, each of their facts at and one step beside the thresholds of both sides, every word, unknowns, other
events and other moments. A question that is said to answer as before does so in all of them; a region has
just the answers that are told of it, and outside all regions answers are the same.
"""

import shutil
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from tests.property.edited_kinds import Tally, judge
from tests.property.kinds_of_edits import DOCUMENTS, company_file, company_of, drawn, edits_of
from tests.property.one_value import POLICIES
from tests.property.scenes_beside import QUICK, WHOLE, Effort

KINDS: Final = (
    "chain", "derivation", "duties", "first", "lifecycle", "list", "mapping", "other hit", "parameter",
    "parts", "ranking", "record", "slot", "unique",
)  # fmt: skip
FEW: Final = 2
MANY: Final = 22
TELLING: Final = 1  # of few edits at least so many change some answer
TELLING_OF_MANY: Final = 13
SEED: Final = "edits of every kind"
LEFT_OPEN: Final = {"derivation": 16, "list": 13, "mapping": 7, "slot": 4}
"""Of how many edits at most some question stays undecided: where facts are reckoned, in lists; else few."""
FEW_OPEN: Final = 3


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped policies with a company for each document, to be edited one file at a time."""
    copy = tmp_path_factory.mktemp("edits") / "policies"
    shutil.copytree(POLICIES, copy)
    for document in DOCUMENTS:
        (copy / company_file(document)).write_bytes(company_of(document))
    return copy


def campaign(folder: Path, kind: str, least: int, effort: Effort, telling: int = 0) -> Tally:
    """Try edits of a kind until so many have been loaded; what does not load is refused and is no edit.

    At least so many of these change answers: else more are tried.
    """
    tally, tried = Tally(), 0
    for each in dict(drawn(SEED))[kind]:
        tried += judge(folder, each, tally, effort)
        if tried >= least and tally.counts[f"{kind}: edits that change answers"] >= telling:
            return tally
    pytest.fail(f"{kind}: {tried} edits load")


def test_every_kind_of_rule_has_edits() -> None:
    """In several documents, but for what one alone has."""
    found = {kind: {each.file.split("/")[0] for each in edits} for kind, edits in drawn(SEED)}
    assert tuple(sorted(found)) == KINDS
    places = Counter(kind for document in DOCUMENTS for kind in {each.kind for each in edits_of(document)})
    assert {kind for kind, count in places.items() if count == 1} == {"ranking"}
    assert MANY * len(KINDS) >= 300


@pytest.mark.parametrize("kind", KINDS)
def test_some_edits_of_each_kind_are_told_as_the_engine_answers(folder: Path, kind: str) -> None:
    """The first of the campaign below, until one changes some answer."""
    tally = campaign(folder, kind, FEW, QUICK, TELLING)
    assert tally.counts[f"{kind}: edits that change answers"] >= TELLING, tally.counts


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
def test_many_edits_of_each_kind_are_told_as_the_engine_answers(folder: Path, kind: str) -> None:
    """Over three hundred edits, all kinds together."""
    tally = campaign(folder, kind, MANY, WHOLE)
    assert tally.counts[f"{kind}: edits that change answers"] >= TELLING_OF_MANY, tally.counts
    assert len({*tally.undecided}) <= LEFT_OPEN.get(kind, FEW_OPEN), tally.undecided
