"""Every question of the whole company as DMN: said exactly and read back with its meaning, or refused."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.interop.dmn import NotInDmnError, dmn_of
from crmpolicy.verify import check, diff
from tests.property.dmn_facts import answered, facts_near
from tests.property.dmn_round import refusals, there_and_back
from tests.property.dmn_zen import alike, decided, engine_of
from tests.property.every_point import GROUP, NOW

REFUSED: Final[Mapping[str, str]] = tomllib.loads(
    Path(__file__).with_name("not_in_dmn.toml").read_text(encoding="utf-8")
)
"""The questions that are no decision tables of DMN, each with the code of the reason."""
NOT_IN_ZEN: Final = frozenset(
    {
        "key_accounts.contract_delivery",
        "relationship.discount",
        "relationship.governance",
        "relationship.visit_booking",
    }
)
"""They compare facts that may be unknown with each other."""
FOUND: Final = {
    "key_accounts": [
        ("CRM106", "rules of appraisal speak for some facts, but an output has no value"),
        ("CRM101", "no rule of review of a key account covers some facts"),
        (
            "CRM106",
            "rules of score of the market indicators speak for some facts, but an output has no value",
        ),
    ],
    "lighting": [("CRM101", "no rule of opportunity of promotion covers some facts")],
    "steel": [("CRM101", "no rule of share covers some facts")],
}
"""A share of nothing is unknown; given by itself, as a file has it, it may be that wherever it likes."""
DOCUMENTS: Final = ("handbook", "key_accounts", "lighting", "relationship", "steel")
FACTS: Final = 300
NO_ANSWERS: Final = {"diff-fact-went", "diff-fact-came", "diff-requires"}
"""What may differ beside answers: facts that a question names and no rule of that day asks, or by which name
another question decides them."""


@pytest.mark.long
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_question_keeps_its_meaning_or_is_refused(document: str, tmp_path: Path) -> None:
    """There and back: proved for all facts, tried beside each threshold, checked, asked elsewhere."""
    reasons = {name: fault.code for name, fault in refusals(GROUP, document, NOW).items()}
    assert reasons == {name: code for name, code in REFUSED.items() if name.partition(".")[0] == document}
    mine = (name for name in GROUP.effective.tables if name.partition(".")[0] == document)
    names = [name for name in mine if name not in reasons]
    before, after, _ = there_and_back(GROUP, document, names, NOW, tmp_path)
    _proved(before, after, names)
    _tried(document, before, after, names)
    findings = [(each.code, each.sentence("en")) for each in check(tmp_path / document).findings]
    assert findings == FOUND.get(document, []), findings


def _proved(before: PolicySet, after: PolicySet, names: Sequence[str]) -> None:
    for name in names:
        found = diff(before, after, points=[name])
        assert (name, found.changes, found.undecided) == (name, (), ())
        assert {each.message for each in found.declared} <= NO_ANSWERS, name


def _tried(document: str, before: PolicySet, after: PolicySet, names: Sequence[str]) -> None:
    """Ask beside every threshold: the policies before, those after, and ZEN where it has the question.

    What rests on a question without an answer has none here; elsewhere a rule may not look at that question.
    """
    refused = set()
    for name in names:
        ask = engine_of(name)
        if ask is None:
            refused.add(name)
        rests = bool(after.point(name).requires)
        for facts in facts_near(before, name, NOW, FACTS):
            full = {f"{document}.{each.rpartition('.')[2]}": value for each, value in facts.items()}
            left = {each: value for each, value in full.items() if each in after.effective.facts}
            answer = answered(after, name, left, NOW)
            assert answered(before, name, full, NOW) == answer, (name, facts)
            if ask is not None:
                plain = {each.rpartition(".")[2]: value for each, value in left.items()}
                told = decided(ask, after, name, plain)
                assert alike(told, answer) or (answer is None and rests), (name, facts, told, answer)
    assert refused <= NOT_IN_ZEN, refused


def test_a_question_that_cannot_be_said_is_refused_by_name() -> None:
    """One for each reason, in both languages and with what to do; nothing is written."""
    one_each = {code: name for name, code in REFUSED.items()}
    for code, name in one_each.items():
        with pytest.raises(NotInDmnError) as error:
            dmn_of(GROUP, name, now=NOW)
        assert error.value.code == code
        assert all(error.value.fault.hint(language) for language in ("zh", "en"))
