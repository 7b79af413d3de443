"""Editors are at least as strict as the reader: what does not fit a shape, its schema marks."""

from random import Random

import pytest

from crmpolicy.source import json_schemas
from crmpolicy.source.quick import fits
from tests.oracle.editors import complaint
from tests.property.test_quick_shapes import mutated, node_of, written

EXAMPLES = 300
KINDS = {
    "CasesFile": "cases", "ClausesFile": "clauses", "CompanyFile": "company",
    "DocumentFile": "document", "PolicyFile": "sections", "SubjectsFile": "subjects",
    "CalendarFile": "calendar", "ColumnsFile": "columns",
}  # fmt: skip


def test_every_kind_of_file_is_tried() -> None:
    assert set(KINDS.values()) == set(json_schemas())


@pytest.mark.parametrize("model", sorted(KINDS))
def test_what_does_not_fit_its_shape_is_marked(model: str) -> None:
    """What is shipped, with one to three changes; an editor may mark more, for it knows the words too."""
    random = Random(f"{model} in an editor")  # noqa: S311 - a seeded choice, no secret
    files = [given for each, given in written() if each == model]
    misfits = 0
    for _ in range(EXAMPLES):
        given = random.choice(files)
        for _ in range(random.choice((1, 2, 3))):
            given = mutated(random, given)
        if not fits(node_of(given), model):
            misfits += 1
            assert complaint(KINDS[model], given), given
    assert misfits > EXAMPLES // 4
