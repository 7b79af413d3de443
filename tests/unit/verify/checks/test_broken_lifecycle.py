"""States that no case comes to, and laws about the ways of a case."""

from pathlib import Path

import pytest

from tests.unit.verify.small_duties import WORDS, office
from tests.unit.verify.small_policies import told

STATES = (
    "{id: new, title: {zh: 新建, en: new}, start: yes}",
    "{id: open, title: {zh: 处理中, en: in work}}",
    "{id: over, title: {zh: 了结, en: over}, final: yes}",
)
BEGIN = "{id: begin, from: new, event: receive, to: open, clause: doc.1}"
FIND = "{id: find, from: open, event: cause, to: open, clause: doc.1}"
END = "{id: end, from: open, event: solved, to: over, clause: doc.1}"
AGAIN = "{id: again, from: open, event: reopen, to: new, clause: doc.1}"


def life(*moves: str, states: tuple[str, ...] = STATES, law: str = "", mark: str = "", more: str = "") -> str:
    """Write a document with one lifecycle, `life`."""
    written = f"    properties:\n      - {law}\n" if law else ""
    return (
        f"{WORDS}{more}decisions:\n  {mark}life:\n    title: {{zh: 流程, en: life}}\n    kind: lifecycle\n"
        "    states:\n"
        + "".join(f"      - {each}\n" for each in states)
        + "    moves:\n"
        + "".join(f"      - {each}\n" for each in moves)
        + written
    )


@pytest.mark.parametrize(
    "law",
    [
        "",
        "{id: ends, always: can end}",
        "{id: once, never_twice: solved}",
        "{id: order, first: receive, before: solved}",
        "{id: order, first: receive, before: cause}",
    ],
)
def test_a_lifecycle_that_keeps_its_laws_is_sound(tmp_path: Path, law: str) -> None:
    """A final state is never left, so that what leads there happens once."""
    assert told(tmp_path, life(BEGIN, FIND, AGAIN, END, law=law)).report.clean


@pytest.mark.parametrize(
    ("law", "moves"),
    [
        ("«{id: ends, always: can end}", (BEGIN, END, FIND.replace("to: open", "to: lost"))),
        (
            "«{id: once, never_twice: receive}",
            (
                BEGIN,
                FIND.replace("to: open", "to: lost"),
                AGAIN.replace("from: open", "from: [open, lost]"),
                END,
            ),
        ),
        (
            "«{id: order, first: cause, before: solved}",
            (BEGIN, FIND.replace("to: open", "to: lost"), END.replace("from: open", "from: [open, lost]")),
        ),
    ],
)
def test_a_law_that_some_way_breaks_is_told_with_its_events(
    tmp_path: Path, law: str, moves: tuple[str, ...]
) -> None:
    """The fewest events that lead there."""
    states = (*STATES, "{id: lost, title: {zh: 搁置, en: lost}}")
    finding = told(tmp_path, life(*moves, states=states, law=law)).only("CRM604")
    assert str(finding.arguments["after"]).startswith("(Words(zh='收到', en='received')")


def test_the_way_to_a_dead_end_is_worded(tmp_path: Path) -> None:
    """Titles of events and states in both languages."""
    states = (*STATES, "{id: lost, title: {zh: 搁置, en: lost}}")
    moves = (BEGIN, END, FIND.replace("to: open", "to: lost"))
    finding = told(tmp_path, life(*moves, states=states, law="«{id: ends, always: can end}")).only("CRM604")
    assert finding.sentence() == (
        "life breaks its law `ends`: after received, cause found a case stands at lost"
        " and cannot come to an end"
    )
    assert finding.sentence("zh") == "“流程”不合性质`ends`：经过 收到、查明 到了 搁置，就再也了结不了"


def test_a_state_without_an_exit_is_told_though_no_law_asks_for_one(tmp_path: Path) -> None:
    """Only an end may be left by no move; one that leads back to itself leads nowhere."""
    states = (*STATES, "{id: lost, title: {zh: 搁置, en: lost}}")
    away, round_about = (
        FIND.replace("to: open", "to: lost"),
        AGAIN.replace("from: open", "from: lost").replace("to: new", "to: lost"),
    )
    for name, moves in (("none", (BEGIN, END, away)), ("itself", (BEGIN, END, away, round_about))):
        finding = told(tmp_path / name, life(*moves, states=states, mark="«")).only("CRM604")
        assert finding.sentence() == (
            "after received, cause found a case of life stands at lost, which is no end, and no move leads on"
        )
        assert finding.sentence("zh").startswith("“流程”经过 收到、查明 到了 搁置，就再没有下一步")
    final = (*STATES, "{id: lost, title: {zh: 搁置, en: lost}, final: yes}")
    assert told(tmp_path / "final", life(BEGIN, END, away, states=final)).report.clean


def test_a_state_that_nothing_leads_to_is_told(tmp_path: Path) -> None:
    """With the moves that begin there."""
    states = (*STATES, "{id: lost, title: {zh: 搁置, en: lost}}")
    finding = told(tmp_path / "state", life(BEGIN, END, states=states, mark="«")).only("CRM604")
    assert finding.sentence() == "no case of life ever comes to the state lost"
    moves = (BEGIN, END, AGAIN.replace("from: open", "from: lost"))
    found = told(tmp_path / "move", life(*moves, states=states)).report.findings
    assert [each.message for each in found] == ["finding-broken-lifecycle", "finding-broken-lifecycle-move"]


def test_a_move_of_a_role_that_the_company_has_not_is_not_there(tmp_path: Path) -> None:
    """The document is sound: another company may have the role."""
    more = "parameters:\n  boss: {title: {zh: 主管, en: boss}, type: role, value: optional, clause: doc.1}\n"
    end = END.replace("clause", "by: boss, clause")
    document = life(BEGIN, end, law="{id: ends, always: can end}", more=more)
    assert told(tmp_path / "document", document).report.clean
    found = told(tmp_path / "company", office(document), "firm.yaml").report
    assert {each.message for each in found.findings} == {
        "finding-broken-lifecycle",
        "finding-broken-lifecycle-stuck",
    }
    filled = office(document, "parameters:\n  doc.boss: manager\n")
    assert told(tmp_path / "filled", filled, "firm.yaml").report.clean


def test_tracks_are_walked_together(tmp_path: Path) -> None:
    """A move may ask for a state on each track; a final state on one of them ends the case."""
    document = (
        f"{WORDS}decisions:\n  «life:\n    title: {{zh: 流程, en: life}}\n    kind: lifecycle\n    tracks:\n"
        "      - id: work\n        title: {zh: 工作, en: work}\n"
        "        states: [{id: new, title: {zh: 新, en: new}, start: yes},"
        " {id: over, title: {zh: 完, en: over}, final: yes}]\n"
        "      - id: money\n        title: {zh: 款项, en: money}\n"
        "        states: [{id: due, title: {zh: 应收, en: due}, start: yes, rest: yes},"
        " {id: paid, title: {zh: 已收, en: paid}}, {id: lost, title: {zh: 坏账, en: lost}}]\n"
        "    moves:\n"
        "      - {id: pay, from: {money: at_rest}, event: cause, to: {money: paid}, clause: doc.1}\n"
        "      - {id: end, from: {work: new, money: paid}, event: solved, to: {work: over}, clause: doc.1}\n"
    )
    assert (
        told(tmp_path, document).only("CRM604").sentence("zh")
        == "“流程”的状态“坏账”永远到不了：没有一步通向它"
    )


LATER = "{id: later, from: open, event: solved, to: over, by: manager, when: {urgent: yes}, clause: doc.2}"


@pytest.mark.parametrize(
    "first",
    [
        END.replace("to: over", "to: over, when: {urgent: no}"),
        END.replace("to: over", "to: over, by: clerk"),
        END.replace("to: over", "to: over, after: 2 days"),
        END.replace("to: over", "to: over, needs: [grade]"),
        END.replace("from: open", "from: new"),
        END.replace("event: solved", "event: cause"),
    ],
)
def test_a_move_behind_one_that_does_not_always_fit_is_sound(tmp_path: Path, first: str) -> None:
    """A condition, a role, a stay, a detail, another state or event leave something to the second."""
    assert told(tmp_path, life(BEGIN, first, LATER)).report.clean


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (END, LATER),
        (END.replace("to: over", "to: over, by: manager"), LATER),
        (END.replace("from: open", "from: [new, open]"), LATER),
        (LATER.replace("id: later", "id: end"), LATER),
        (END.replace("to: over", "to: over, needs: [grade]"), LATER.replace("by:", "needs: [grade], by:")),
    ],
)
def test_a_move_that_an_earlier_one_leaves_nothing_is_told(tmp_path: Path, first: str, second: str) -> None:
    """At the second, with the first beside it."""
    finding = told(tmp_path, life(BEGIN, first, f"«{second}")).only("CRM604")
    assert finding.message == "finding-broken-lifecycle-taken"
    assert finding.arguments["other"] == "end"
    assert len(finding.related) == 1
