"""Decisions that speak of time, compared: rules by what they lead to, all else as it is declared."""

import pytest

from crmpolicy.testing.texts import load_texts
from crmpolicy.verify import Difference, diff
from tests.unit.verify.small_duties import WORDS, duties, office

RULES = (
    "call: within: 4h",
    "grade: A -> call: within: 2h",
    "solve: within: 2 working days",
    "visit: every: quarter",
)
CHAIN = f"""{WORDS}decisions:
  climb:
    title: {{zh: 升级, en: climb}}
    kind: chain
    starts: receive
    at_limit: move up
    ends: {{solved: done}}
    levels:
      - {{id: first, title: {{zh: 一线, en: front line}}, who: clerk, at_most: 4h, clause: doc.1}}
      - {{id: last, title: {{zh: 总监, en: head office}}, who: director, clause: doc.1}}
    rules:
      - {{id: urgent, when: {{urgent: yes}}, then: {{level: last}}, clause: doc.1}}
"""
LIFE = f"""{WORDS}decisions:
  life:
    title: {{zh: 流程, en: life}}
    kind: lifecycle
    states:
      - {{id: new, title: {{zh: 新建, en: new}}, start: yes}}
      - {{id: over, title: {{zh: 了结, en: over}}, final: yes}}
    moves:
      - {{id: end, from: new, event: solved, to: over, by: clerk, when: {{urgent: no}}, clause: doc.1}}
"""


def compared(before: str, after: str) -> Difference:
    """Compare two documents."""
    return diff(load_texts({"doc/rules.yaml": before}), load_texts({"doc/rules.yaml": after}))


def told(difference: Difference) -> list[tuple[str, ...]]:
    """Give the direction, the facts and both answers of each change."""
    return [
        (each.direction, each.region.en if each.region else "", each.before_said.en, each.after_said.en)
        for each in difference.changes
    ]


@pytest.mark.parametrize(
    "after",
    [
        RULES[::-1],
        ("call: within: 240 min", "grade: A -> call: within: 2h", RULES[2], "visit: every: 每季度"),
        (*RULES, "grade: B -> call: within: 4h"),
    ],
)
def test_rules_that_lead_to_the_same_are_no_change(after: tuple[str, ...]) -> None:
    """Another order with other ids, other units of one length, what was said before."""
    assert compared(duties(*RULES), duties(*after)).unchanged


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        (
            "grade: A -> call: within: 3h",
            (
                "looser",
                "grade is first",
                "call (within 2 hours, who clerk)",
                "call (within 3 hours, who clerk)",
            ),
        ),
        (
            "grade: A -> call: within: 1h",
            (
                "stricter",
                "grade is first",
                "call (within 2 hours, who clerk)",
                "call (within 1 hour, who clerk)",
            ),
        ),
        (
            "grade: [A, B] -> call: within: 2h",
            ("stricter", "grade is second", "nothing", "call (within 2 hours, who clerk)"),
        ),
        (
            "grade: A -> call: within: 2h, who: manager",
            (
                "other",
                "grade is first",
                "call (within 2 hours, who clerk)",
                "call (within 2 hours, who manager)",
            ),
        ),
    ],
)
def test_a_changed_rule_is_told_for_its_facts(rule: str, change: tuple[str, ...]) -> None:
    """Longer limits and fewer duties are looser; only the rules that differ are told."""
    difference = compared(duties(*RULES), duties(RULES[0], rule, *RULES[2:]))
    assert told(difference) == [change]
    assert [spoke.rule for each in difference.changes for spoke in each.rules_after] == ["r2"]


def test_how_often_is_compared_as_well() -> None:
    """A year is rarer than a quarter."""
    difference = compared(duties(*RULES), duties(*RULES[:3], "visit: every: year"))
    assert told(difference) == [
        ("looser", "any facts", "visit (every quarter, who clerk)", "visit (every year, who clerk)")
    ]
    assert difference.changes[0].after == {"rules": ({"rule": "r4", "duty": "visit", **_year()},)}


def _year() -> dict[str, object]:
    rules = (
        load_texts({"doc/rules.yaml": duties("visit: every: year")}).effective.tables["doc.response"].rules()
    )
    return {
        name: getattr(operand, "value", None)
        for _, rule in rules
        for name, operand in rule.then
        if name != "duty"
    }


def test_levels_and_moves_are_compared_by_their_ids() -> None:
    """What stands at a level, for whom the lowest level is another, who may make a move."""
    longer = compared(CHAIN, CHAIN.replace("4h", "8h"))
    assert told(longer) == [
        (
            "other",
            "any facts",
            "front line (who clerk, at most 4 hours)",
            "front line (who clerk, at most 8 hours)",
        )
    ]
    assert told(compared(CHAIN, CHAIN.replace("id: urgent", "id: pressing"))) == []
    lowest = compared(CHAIN, CHAIN.replace("{urgent: yes}", "{urgent: no}"))
    assert {each[1] for each in told(lowest)} == {"urgent is ‘yes’", "urgent is ‘no’"}
    moved = compared(LIFE, LIFE.replace("by: clerk", "by: manager"))
    assert told(moved) == [("other", "urgent is ‘no’", "end (by clerk)", "end (by manager)")]


@pytest.mark.parametrize(
    ("before", "old", "new", "codes"),
    [
        (duties(*RULES), "    rules:", "    counting: {day_ends: same time}\n    rules:", ["diff-counting"]),
        (duties(*RULES), "    starts: receive", "    starts: receive\n    closes: solved", ["diff-case"]),
        (duties(*RULES), "    rules:", "    restarts: {reopen: [call]}\n    rules:", ["diff-pauses"]),
        (duties(*RULES), "    rules:", "    pauses: {from: cause, to: solved}\n    rules:", ["diff-pauses"]),
        (duties(*RULES), "en: call}}", "en: call}, met_by: cause}", ["diff-duty-done"]),
        (duties(*RULES), "en: call}}", "en: rung up}}", []),
        (CHAIN, "at_limit: move up", "at_limit: tell", ["diff-levels"]),
        (CHAIN, "at_most: 4h,", "at_most: 4h, then: {tell: [manager]},", ["diff-levels"]),
        (CHAIN, "{solved: done}", "{solved: settled}", ["diff-case"]),
        (CHAIN, "zh: 一线", "zh: 前线", []),
        (LIFE, "to: over, by", "to: over, needs: [grade], by", ["diff-states"]),
        (LIFE, "start: yes}", "start: yes, rest: yes}", ["diff-states"]),
        (LIFE, "zh: 新建", "zh: 待办", []),
    ],
)
def test_what_is_declared_beside_the_rules_is_told(before: str, old: str, new: str, codes: list[str]) -> None:
    """Titles mean nothing."""
    assert old in before
    assert [each.message for each in compared(before, before.replace(old, new)).declared] == codes


def test_duties_that_came_and_went_are_told() -> None:
    """By their names; a decision of another kind is told as such."""
    fewer = duties(*RULES[:3]).replace("      visit: {title: {zh: 拜访, en: visit}}\n", "")
    assert [each.message for each in compared(duties(*RULES), fewer).declared] == ["diff-duty-went"]
    assert [each.message for each in compared(fewer, duties(*RULES)).declared] == ["diff-duty-came"]
    other = LIFE.replace("  life:", "  climb:")
    assert "diff-course" in [each.message for each in compared(CHAIN, other).declared]


def test_another_calendar_is_told() -> None:
    """Hours and holidays, each for itself."""
    plain, kept = (
        load_texts(office(duties(*RULES), holidays=holidays), "firm.yaml") for holidays in (False, True)
    )
    assert [each.message for each in diff(plain, kept).declared] == ["diff-holidays"]
    files = office(duties(*RULES))
    early = {**files, "firm.yaml": files["firm.yaml"].replace("17:30", "17:00")}
    assert [each.message for each in diff(plain, load_texts(early, "firm.yaml")).declared] == ["diff-hours"]
    assert diff(plain, plain).unchanged
