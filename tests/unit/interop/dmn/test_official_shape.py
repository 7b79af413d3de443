"""What is exported is DMN 1.5: the schema of the OMG takes it."""

import pytest

from crmpolicy.interop.dmn import dmn_of
from tests.oracle.shipped import NOW, loaded
from tests.unit.interop.dmn.official_shape import misshapen
from tests.unit.interop.dmn.test_exporting import PARTS, policies


@pytest.mark.parametrize("company", ["example-joined", "example-steel", "steel"])
def test_whole_companies_have_the_shape(company: str) -> None:
    """The group, of all documents, is looked at where its questions go there and back."""
    assert misshapen(dmn_of(loaded(company), now=NOW)) == []


def test_a_file_that_has_not_is_noticed() -> None:
    """An element too many, an id twice, a reference to nothing."""
    whole = dmn_of(loaded("example-steel"), "customer_grade", now=NOW)
    for old, new in (
        (b"<outputEntry>", b"<outputEntries/><outputEntry>"),
        (b'id="the-definitions"', b'id="customer_grade"'),
        (b'href="#', b'href="#no_'),
    ):
        assert old in whole
        assert misshapen(whole.replace(old, new, 1)), new


def test_parts_and_rules_of_like_names_have_ids_of_their_own() -> None:
    """The part 1 of a question beside its first rule."""
    lines = [each.replace("id: p", "id: ") for each in PARTS]
    assert misshapen(dmn_of(policies("combine: {out: max}", *lines), "doc.answer", now=NOW)) == []
