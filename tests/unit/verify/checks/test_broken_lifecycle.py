"""What CRM604 finds, and what it leaves alone."""

from pathlib import Path

from tests.unit.verify.small_policies import table, told

ALL = "{id: all, when: {}, then: {grade: C}, clause: doc.1}"


def test_a_small_sound_policy_is_sound(tmp_path: Path) -> None:
    """Nothing is found where nothing is wrong."""
    assert told(tmp_path, table(ALL)).report.clean


def test_what_is_wrong_is_told_at_its_place(tmp_path: Path) -> None:
    """The place is marked in the text."""
    told(tmp_path, table(f"«{ALL}")).only("CRM604")
