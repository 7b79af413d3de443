"""Chains whose levels repeat, end at once, or are never reached."""

from pathlib import Path

import pytest

from tests.unit.verify.small_duties import WORDS, office
from tests.unit.verify.small_policies import told

OPEN = {
    "stay": "  stay: {title: {zh: 停留, en: stay}, type: term, value: required, clause: doc.1}\n",
    "head": "  head: {title: {zh: 负责人, en: head}, type: role, value: required, clause: doc.1}\n",
}
FIRST = "{id: first, title: {zh: 一线, en: front line}, who: clerk, at_most: 4h, clause: doc.1}"
SECOND = "{id: second, title: {zh: 二线, en: second line}, who: manager, at_most: 8h, clause: doc.1}"
LAST = "{id: last, title: {zh: 总监, en: head office}, who: director, clause: doc.2}"


def chain(
    *levels: str, keys: str = "    at_limit: move up\n    ends: {solved: done}\n", mark: str = ""
) -> str:
    """Write a document with one chain, `climb`."""
    listed = "".join(f"      - {each}\n" for each in levels)
    asked = "".join(text for name, text in OPEN.items() if f": {name}," in listed)
    return (
        f"{WORDS}{'parameters:' if asked else '# nothing is open'}\n{asked}decisions:\n"
        f"  {mark}climb:\n    title: {{zh: 升级, en: climb}}\n"
        f"    kind: chain\n    starts: receive\n{keys}    levels:\n{listed}"
    )


ASKED = "    next_by: hand_up\n    ends: {solved: done}\n"
LOWEST = (
    "    at_limit: move up\n    ends: {solved: done}\n    rules:\n"
    "      - {id: urgent, when: {urgent: yes}, then: {level: last}, clause: doc.1}\n"
)


@pytest.mark.parametrize(
    "document",
    [
        chain(FIRST, SECOND, LAST),
        chain(FIRST, SECOND, LAST, keys=ASKED),
        chain(FIRST, LAST, keys=LOWEST),
        chain(FIRST, LAST, keys=LOWEST.replace("    at_limit: move up\n", "")),
        chain(FIRST, SECOND.replace("8h", "stay")),
        chain(FIRST, SECOND.replace("manager", "head")),
        chain(
            FIRST.replace("who", "when: {urgent: no}, who"),
            SECOND.replace("manager", "clerk, when: {urgent: yes}"),
            LAST,
        ),
        chain(FIRST, LAST, keys="    next_by: hand_up\n    done: passed\n"),
    ],
)
def test_a_chain_that_climbs_to_its_end_is_sound(tmp_path: Path, document: str) -> None:
    """By time, by an event, or because a rule asks for a level; what is open may be filled soundly."""
    assert told(tmp_path, document).report.clean


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (chain(FIRST, f"«{SECOND.replace('manager', 'clerk')}"), "finding-broken-chain-twice"),
        (
            chain(FIRST, SECOND, "«" + LAST.replace("director", "clerk, when: {grade: A}")),
            "finding-broken-chain-twice",
        ),
        (chain(FIRST, SECOND, keys="    at_limit: move up\n", mark="«"), "finding-broken-chain-endless"),
        (chain("«" + FIRST.replace("4h", "0h"), LAST), "finding-broken-chain-at-once"),
        (chain(FIRST.replace(", at_most: 4h", ""), f"«{LAST}"), "finding-broken-chain"),
        (chain(FIRST, f"«{LAST}", keys="    ends: {solved: done}\n"), "finding-broken-chain"),
        (
            chain("«" + FIRST, LAST, keys=LOWEST.replace("when: {urgent: yes}, ", "")),
            "finding-broken-chain",
        ),
        (
            chain("«" + FIRST.replace(", at_most: 4h", ""), LAST, keys=LOWEST),
            "finding-broken-chain-halts",
        ),
        (
            chain(
                FIRST.replace("who", "when: {grade: A}, who"),
                LAST.replace("who", "when: {grade: B}, who"),
                mark="«",
            ),
            "finding-broken-chain-empty",
        ),
    ],
)
def test_a_chain_with_a_flaw_is_told(tmp_path: Path, document: str, message: str) -> None:
    """Each at the level that has to be mended, or at the chain."""
    finding = told(tmp_path, document).only("CRM603")
    assert finding.message == message


def test_facts_are_told_where_they_matter(tmp_path: Path) -> None:
    """For which customers nobody is there, in both languages."""
    levels = (FIRST.replace("who", "when: {grade: A}, who"), LAST.replace("who", "when: {grade: A}, who"))
    finding = told(tmp_path, chain(*levels, mark="«")).only("CRM603")
    assert finding.region is not None
    assert finding.region.en == "grade is second or third"
    assert finding.sentence("zh") == "有些情况，“升级”没有一级接手"
    assert finding.witnesses[0].facts["grade"] == "B"


def test_a_role_that_a_company_fills_in_twice_is_told_there(tmp_path: Path) -> None:
    """The document leaves the role open; so is a stay."""
    document = chain(FIRST, "«" + SECOND.replace("manager", "head").replace("8h", "stay"))
    filled = office(document, "parameters:\n  doc.head: clerk\n  doc.stay: 2h\n")
    assert told(tmp_path / "role", filled, "firm.yaml").only("CRM603").message == "finding-broken-chain-twice"
    filled = office(document, "parameters:\n  doc.head: manager\n  doc.stay: 0h\n")
    assert (
        told(tmp_path / "stay", filled, "firm.yaml").only("CRM603").message == "finding-broken-chain-at-once"
    )


def test_levels_that_may_be_passed_by_an_event_only_when_a_guard_holds(tmp_path: Path) -> None:
    """Where the guard never holds, the level above is not reached; the rule that lets pass is told too."""
    guarded = FIRST.replace("at_most: 4h", "passes_when: {urgent: yes}")
    assert told(tmp_path, chain(guarded, LAST, keys=ASKED)).report.clean
