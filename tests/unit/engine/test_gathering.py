"""Faults of several questions, each told once."""

from crmpolicy.engine.gathering import is_missing, told_once
from crmpolicy.errors import Fault


def test_a_fact_is_missed_once_however_it_is_worded() -> None:
    codes = ("fact-missing-for", "fact-missing", "fact-missing-or-unknown")
    faults = [Fault(code, {"name": "owed"}) for code in codes]
    assert told_once([*faults, Fault("fact-missing", {"name": "sold"})]) == [
        Fault("fact-missing-for", {"name": "owed"}),
        Fault("fact-missing", {"name": "sold"}),
    ]


def test_two_slips_of_one_fact_are_two_faults() -> None:
    faults = [Fault("fact-wrong", {"name": "owed", "said": said}) for said in ("low", "high", "low")]
    assert told_once(faults) == faults[:2]


def test_only_what_is_missing_can_be_excused() -> None:
    names = frozenset({"limit"})
    assert is_missing(Fault("fact-missing-for", {"name": "limit"}), names)
    assert not is_missing(Fault("fact-missing", {"name": "owed"}), names)
    assert not is_missing(Fault("fact-wrong", {"name": "limit"}), names)
