"""Forms that nobody can fill in, and parts of forms that nothing uses."""

from pathlib import Path

import pytest

from tests.unit.verify.small_policies import told

FIELDS = """\
      begun: {title: {zh: 开始, en: begun}, type: date, required: yes}
      ended: {title: {zh: 结束, en: ended}, type: date, required: shut}
      paid: {title: {zh: 付清, en: paid}, type: date}
      pieces: {title: {zh: 件数, en: pieces}, type: integer, range: {at_least: 0}, required: yes}
      spare: {title: {zh: 备用, en: spare}, type: integer, range: {at_least: 0}, required: shut}
"""
STAGES = "    stages: [open, shut]\n"
AFTER = "{id: after, must: {ended: {at_least: begun}}, clause: doc.1}"
BEFORE = "{id: before, must: {ended: {under: begun}}, clause: doc.2}"


def form(*rules: str, stages: str = STAGES, fields: str = FIELDS, more: str = "", mark: str = "") -> str:
    """Write a document with one form, `card`."""
    listed = "".join(f"      - {each}\n" for each in rules)
    kept = f"    rules:\n{listed}" if rules else ""
    return (
        f"format: 1\nfacts:\n  urgent: {{title: {{zh: 紧急, en: urgent}}, type: boolean}}\ndecisions:\n"
        f"  {mark}card:\n    title: {{zh: 卡片, en: card}}\n    kind: record\n    clause: doc.1\n"
        f"{stages}{more}    fields:\n{fields}{kept}"
    )


@pytest.mark.parametrize(
    "rules",
    [
        (),
        (AFTER,),
        (AFTER, BEFORE.replace("clause", "strength: soft, clause")),
        (
            AFTER.replace("must", "when: {urgent: no}, must"),
            BEFORE.replace("must", "when: {urgent: yes}, must"),
        ),
        (AFTER, BEFORE.replace("must", "when: {stage: open}, must")),
        (
            "{id: late, must: {paid: {at_least: ended}}, clause: doc.1}",
            "{id: soon, must: {paid: {under: ended}}, clause: doc.1}",
        ),
        (
            "{id: some, must: {pieces: {at_least: 1}}, clause: doc.1}",
            "{id: few, must: {pieces: {up_to: 1}}, clause: doc.1}",
        ),
    ],
)
def test_a_form_that_can_be_filled_in_is_sound(tmp_path: Path, rules: tuple[str, ...]) -> None:
    """By warnings, by conditions, by an earlier stage, by what may stay blank, by a single number."""
    assert told(tmp_path, form(*rules)).report.clean


@pytest.mark.parametrize(
    ("rules", "message", "others"),
    [
        ((AFTER, f"«{BEFORE}"), "finding-broken-form-together", ("after",)),
        (("«{id: blank, must: {ended: {known: no}}, clause: doc.1}",), "finding-broken-form", ()),
        (
            (
                "{id: some, must: {pieces: {at_least: 1}}, clause: doc.1}",
                AFTER,
                "«{id: none, must: {pieces: {under: 1}}, clause: doc.1}",
            ),
            "finding-broken-form-together",
            ("some",),
        ),
        (
            (
                "{id: equal, must: {spare: pieces}, clause: doc.1}",
                "«{id: fewer, must: {spare: {under: pieces}}, clause: doc.1}",
            ),
            "finding-broken-form-together",
            ("equal",),
        ),
        (
            (
                "{id: shut, when: {stage: shut}, must: {pieces: 0}, clause: doc.1}",
                "«{id: full, must: {pieces: 2}, clause: doc.1}",
            ),
            "finding-broken-form-together",
            ("shut",),
        ),
    ],
)
def test_rules_that_leave_no_complete_form_are_told(
    tmp_path: Path, rules: tuple[str, ...], message: str, others: tuple[str, ...]
) -> None:
    """At the last of those that do not go together; of those above it only the needed ones are told."""
    finding = told(tmp_path, form(*rules)).only("CRM606")
    assert finding.message == message
    assert finding.arguments["others"] == others
    assert len(finding.related) == len(others)
    assert finding.severity == "error"


def test_both_languages_name_the_rules(tmp_path: Path) -> None:
    """The form by its title, rules by their ids."""
    finding = told(tmp_path, form(AFTER, f"«{BEFORE}")).only("CRM606")
    assert finding.sentence() == "no form of card that is complete keeps after and `before` together"
    assert finding.sentence("zh") == "“卡片”填齐以后，没有一份能同时合 after 和`before`"


def test_a_stage_that_nothing_asks_for_is_told(tmp_path: Path) -> None:
    """The first one needs nothing of its own, and a rule may be what asks for a later one."""
    stages = STAGES.replace("shut]", "shut, kept]")
    finding = told(tmp_path / "idle", form(stages=stages, mark="«")).only("CRM606")
    assert finding.message == "finding-broken-form-stage"
    assert (
        finding.sentence()
        == "nothing in card is wanted from the stage kept on: no entry and no rule names it"
    )
    ruled = "{id: paid, when: {stage: kept}, must: {paid: {known: yes}}, clause: doc.1}"
    assert told(tmp_path / "ruled", form(ruled, stages=stages)).report.clean


def test_a_block_without_entries_is_told(tmp_path: Path) -> None:
    """At the block."""
    blocks = (
        "    sections:\n      - {id: head, title: {zh: 表头, en: head}, clause: doc.1}\n"
        "      - «{id: tail, title: {zh: 表尾, en: tail}, clause: doc.2}\n"
    )
    fields = FIELDS.replace("type: date, required: yes", "section: head, type: date, required: yes")
    finding = told(tmp_path, form(more=blocks, fields=fields)).only("CRM606")
    assert finding.message == "finding-broken-form-block"
    assert finding.clauses == ("doc.2",)
