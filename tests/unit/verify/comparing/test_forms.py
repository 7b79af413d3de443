"""What a form declares otherwise than before."""

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.testing import load_texts
from crmpolicy.verify.comparing.declared import declared_changes
from crmpolicy.verify.comparing.difference import Declared
from crmpolicy.wording import say
from tests.unit.engine.small_forms import FORM, SHADES

COLOURS = SHADES.replace("shade:", "colour:")


def loaded(text: str) -> PolicySet:
    """Load the form."""
    files = {"doc/rules.yaml": f"format: 1\n{text}", "doc/shades.yaml": SHADES, "doc/colours.yaml": COLOURS}
    return load_texts(files)


def changes(written: str, instead: str) -> list[tuple[str, str]]:
    """Give the codes of what is declared otherwise, with the entry that is spoken of."""
    assert written in FORM
    return [(each.message, str(each.arguments.get("name", ""))) for each in _changes(written, instead)]


def _changes(written: str, instead: str) -> list[Declared]:
    return list(declared_changes(loaded(FORM), loaded(FORM.replace(written, instead))))


def test_a_form_is_no_other_than_itself() -> None:
    assert changes("zh: 编号", "zh: 号码") == []


def test_what_is_wanted_of_an_entry_is_told() -> None:
    assert changes("required: signed, personal: yes", "required: yes, personal: yes") == [
        ("diff-entry-wanted", "owner")
    ]
    assert changes("at_most: 2", "at_most: 3") == [("diff-entry-wanted", "lines")]
    assert changes(
        "gross: {title: {zh: 毛重, en: gross}, type: quantity, unit: kg, required: yes}",
        "gross: {title: {zh: 毛重, en: gross}, type: quantity, unit: kg}",
    ) == [("diff-entry-wanted", "gross")]


@pytest.mark.parametrize(
    ("written", "instead", "zh", "en"),
    [
        (
            "required: signed, personal: yes",
            "required: yes, personal: yes",
            "（`owner`）原为从signed阶段起必填，现为必填",
            "(`owner`) was required from signed on and is required",
        ),
        ("at_most: 2", "at_most: 3", "最多2行，现为", "of at most 2 lines and is"),
        ("unit: kg, required: yes}", "unit: kg}", "原为必填，现为可不填", "was required and is optional"),
    ],
)
def test_what_was_and_is_wanted_of_an_entry_is_worded(written: str, instead: str, zh: str, en: str) -> None:
    """An owner sees what people have to fill in from now on."""
    assert written in FORM
    (told,) = declared_changes(loaded(FORM), loaded(FORM.replace(written, instead, 1)))
    assert zh in say(told.message, "zh", told.arguments)
    assert en in say(told.message, "en", told.arguments)


def test_entries_that_came_or_went_are_told_with_their_facts() -> None:
    came = changes("      reason: ", "      fax: {title: {zh: 传真, en: fax}, type: text}\n      reason: ")
    assert ("diff-entry-came", "fax") in came


def test_other_stages_are_told() -> None:
    assert ("diff-stages", "") in changes("signed]\n", "signed, shipped]\n")
