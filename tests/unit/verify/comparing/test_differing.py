"""Two policy sets compared for all facts, in every period."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.testing import load_texts
from crmpolicy.testing.texts import POLICY, write_texts
from crmpolicy.verify import diff
from crmpolicy.verify.comparing.difference import Difference
from tests.unit.verify.documents import doc

N = {"n": "type: number, step: 1, range: {at_least: 0, up_to: 20}"}
RULES = ("n: {at_least: least} -> grade: A", "n: {under: least} -> grade: B")
OPEN = {"least": "type: number, clause: doc.1, value: required, range: {over: 0, up_to: 15}"}


def compare(before: Mapping[str, str], after: Mapping[str, str], **more: Any) -> Difference:
    """Compare two documents."""
    return diff(load_texts(before), load_texts(after), **more)


def valued(value: str) -> dict[str, str]:
    """Write a document whose threshold has a value or a history of values."""
    return doc(N, RULES, parameters={"least": f"type: number, clause: doc.1, {value}"})


def regions(told: Difference) -> list[tuple[date | None, date | None, str | None]]:
    """Give the days and the facts of each change."""
    return [(each.since, each.until, each.region and each.region.en) for each in told.changes]


def test_files_and_loaded_policies_are_compared_alike(tmp_path: Path) -> None:
    write_texts(valued("value: 5"), tmp_path)
    after = load_texts(valued("value: 6"))
    assert isinstance(after, PolicySet)
    told = diff(tmp_path / "doc", after)
    assert diff(str(tmp_path / "doc"), tmp_path / "doc").unchanged
    assert (told.before, told.after) == ("doc", "doc")
    assert len(told.changes) == 1


def test_a_dated_value_changes_answers_on_its_days_only() -> None:
    before = valued("value: 5")
    after = valued("dated: [{value: 5}, {from: 2027-01-01, value: 8}, {from: 2028-01-01, value: 5}]")
    assert regions(compare(before, after)) == [
        (date(2027, 1, 1), date(2028, 1, 1), "the n is at least 5 and under 8")
    ]


@pytest.mark.parametrize(("since", "count"), [(date(2028, 1, 1), 0), (date(2027, 12, 31), 1), (None, 1)])
def test_periods_that_ended_before_a_day_may_be_left_out(since: date | None, count: int) -> None:
    before = load_texts(valued("value: 5"))
    after = load_texts(
        valued("dated: [{value: 5}, {from: 2027-01-01, value: 8}, {from: 2028-01-01, value: 5}]")
    )
    assert len(diff(before, after, since=since).changes) == count


def test_a_change_in_several_periods_is_told_once() -> None:
    """The days on which something else changes do not cut it."""
    before = valued("dated: [{value: 5}, {from: 2027-01-01, value: 5}]")
    assert regions(compare(before, valued("value: 8"))) == [(None, None, "the n is at least 5 and under 8")]


def test_a_change_that_stops_and_begins_again_is_told_twice() -> None:
    after = valued("dated: [{value: 8}, {from: 2027-01-01, value: 5}, {from: 2028-01-01, value: 8}]")
    told = regions(compare(valued("value: 5"), after))
    assert [(since, until) for since, until, _ in told] == [
        (None, date(2027, 1, 1)),
        (date(2028, 1, 1), None),
    ]


def test_what_is_open_on_both_sides_takes_the_same_values() -> None:
    before = doc(N, RULES, parameters=OPEN)
    same = doc(N, ("n: {at_least: least} -> grade: A", "n: {under: least} -> grade: B"), parameters=OPEN)
    assert compare(before, same).unchanged
    strict = doc(N, ("n: {over: least} -> grade: A", "n: {up_to: least} -> grade: B"), parameters=OPEN)
    told = compare(before, strict)
    assert told.changes
    assert all(each.assumed and "the least is" in each.assumed.en for each in told.changes)


def test_open_values_that_rules_only_give_are_told_apart() -> None:
    """Two amounts that a company fills in may be equal; that they need not be is enough."""
    outputs = "paid: {title: {zh: 付, en: paid}, type: number}"
    parameters = dict.fromkeys(("much", "more"), "type: number, clause: doc.1, value: required")
    before, after = (
        doc(N, (f"n: {{at_least: 0}} -> paid: {each}",), outputs=outputs, parameters=parameters)
        for each in ("much", "more")
    )
    told = compare(before, after)
    assert told.changes
    assert not told.unchanged


def test_what_differs_alike_for_every_open_value_is_told_once() -> None:
    """A role that nobody has filled in shows in the answers; the same facts move for each of them."""
    outputs = "who: {title: {zh: 谁, en: who}, type: role}"
    roles = "roles:\n" + "".join(
        f"  r{each}: {{title: {{zh: 岗{each}, en: r{each}}}}}\n" for each in range(9)
    )
    parameters = dict.fromkeys(("one", "other"), "type: role, clause: doc.1, value: required")
    before, after = (
        doc(
            N,
            (
                f"n: {{at_least: {least}}} -> who: {{parameter: one}}",
                f"n: {{under: {least}}} -> who: {{parameter: other}}",
            ),
            outputs=outputs,
            parameters=parameters,
            more=roles,
        )
        for least in (5, 7)
    )
    (change,) = compare(before, after).changes
    assert change.region is not None
    assert change.region.en == "the n is at least 5 and under 7"
    assert change.assumed is not None


def test_open_thresholds_of_other_names_are_measured_against_each_other() -> None:
    parameters = dict.fromkeys(("least", "most"), OPEN["least"])
    before = doc(N, RULES, parameters=parameters)
    after = doc(N, tuple(each.replace("least}", "most}") for each in RULES), parameters=parameters)
    told = compare(before, after)
    assert {str(each.before) for each in told.changes} == {"{'grade': 'A'}", "{'grade': 'B'}"}


def test_ranges_that_leave_no_common_value_leave_the_question_open() -> None:
    low = {"least": OPEN["least"].replace("{over: 0, up_to: 15}", "{under: 3}")}
    high = {"least": OPEN["least"].replace("{over: 0, up_to: 15}", "{over: 5}")}
    told = compare(doc(N, RULES, parameters=low), doc(N, RULES, parameters=high))
    assert [each.message for each in told.declared] == ["diff-parameter-read"]
    assert len(told.undecided) == 1
    assert told.proved == ()


SLOT = """\
format: 1
scales:
  grade:
    title: {zh: 等级, en: grade}
    order: best first
    values: [{id: A, title: {zh: 甲, en: A}}, {id: B, title: {zh: 乙, en: B}}]
facts:
  n: {title: {zh: 数, en: n}, type: number, step: 1, range: {at_least: 0}}
decisions:
  answer:
    title: {zh: 答复, en: answer}
    outputs: {grade: {title: {zh: 等级, en: grade}, type: choice, scale: grade}}
    inputs: [n]
    rules: required
"""
COMPANY = """\
format: 1
company: firm
title: {zh: 公司, en: firm}
zone: Asia/Shanghai
currency: 元
adopts: [doc@1]
"""
FILLED = """\
slots:
  doc.answer:
    rules:
      - {id: high, when: {n: {at_least: 5}}, then: {grade: A}, example: yes}
      - {id: low, when: {n: {under: 5}}, then: {grade: B}, example: yes}
"""


def firm(slots: str) -> PolicySet:
    """Load a company that fills a slot, or does not."""
    return load_texts({"doc/rules.yaml": SLOT, "firm.yaml": COMPANY + slots}, "firm.yaml")


def test_a_slot_that_is_filled_on_one_side_only_is_a_question_that_came_or_went() -> None:
    empty, filled = firm(""), firm(FILLED)
    for before, after, code in ((empty, filled, "diff-point-came"), (filled, empty, "diff-point-went")):
        told = diff(before, after)
        assert code in [each.message for each in told.declared]
        assert told.changes == ()
        assert not told.unchanged
    assert diff(empty, firm("")).unchanged
    moved = diff(filled, firm(FILLED.replace("5", "6")))
    assert regions(moved) == [(None, None, "n is exactly 5")]


BEHIND = """\
  second:
    title: {zh: 第二问, en: second}
    requires: {graded: answer.grade}
    outputs: {good: {title: {zh: 好, en: good}, type: boolean}}
    rules:
      - {id: good, when: {graded: A, k: {at_least: 3}}, then: {good: yes}, clause: doc.1}
      - {id: bad, when: {any: [{graded: [B, C]}, {k: {under: 3}}]}, then: {good: no}, clause: doc.2}
"""


def chained(value: str) -> dict[str, str]:
    """Write a document with a second question that rests on the first."""
    facts = {**N, "k": N["n"]}
    files = doc(facts, RULES, parameters={"least": f"type: number, clause: doc.1, value: {value}"})
    return {"doc/rules.yaml": files["doc/rules.yaml"] + BEHIND}


def test_a_threshold_behind_a_question_changes_its_answer_too() -> None:
    """Facts that another question decides are followed to the facts behind them."""
    told = compare(chained("5"), chained("8"))
    assert [(each.point, each.region and each.region.en) for each in told.changes] == [
        ("answer", "the n is at least 5 and under 8"),
        ("second", "the k is at least 3 and the n is at least 5 and under 8"),
    ]
    second = told.changes[1]
    assert (second.before, second.after) == ({"good": True}, {"good": False})
    assert [each.key for each in second.parameters] == ["doc.least"]
    assert {each.rule for each in second.rules_before} == {"good", "r1"}


def test_a_question_behind_that_stays_undecided_leaves_no_answer() -> None:
    """Who asks the second is told that the first does not answer, whatever else is known."""
    before = chained("5")
    after = {"doc/rules.yaml": before["doc/rules.yaml"].replace("{n: {under: least}}", "{n: {under: 3}}")}
    told = compare(before, after)
    lost = [(each.point, each.after, each.region and each.region.en) for each in told.changes]
    assert lost == [
        ("answer", None, "the n is at least 3 and under 5"),
        ("second", None, "the n is at least 3 and under 5"),
    ]


RECKONED = {**N, "m": N["n"], "total": "type: number, derived: {sum: [n, m]}"}
LIMIT = ("total: {at_least: 9} -> grade: A", "total: {under: 9} -> grade: B")


def test_a_fact_reckoned_otherwise_beside_another_change_is_told() -> None:
    """Regions that name it hold other cases now, so it cannot be left unsaid."""
    before = doc(RECKONED, LIMIT)
    other = {**RECKONED, "total": "type: number, derived: {sum: [n, m, m]}"}
    after = doc(other, ("total: {at_least: 12} -> grade: A", "total: {under: 12} -> grade: B"))
    told = compare(before, after)
    assert [each.message for each in told.declared] == ["diff-fact-reckoned"]
    assert [each.region and each.region.en for each in told.changes] == [
        "the total is at least 9 and under 12"
    ]


def test_a_fact_reckoned_otherwise_behind_a_question_changes_its_answer() -> None:
    before = doc({**RECKONED, "k": N["n"]}, LIMIT)["doc/rules.yaml"] + BEHIND
    after = before.replace("{sum: [n, m]}", "{sum: [n, m, m]}")
    told = compare({"doc/rules.yaml": before}, {"doc/rules.yaml": after})
    assert [(each.point, each.region) for each in told.changes] == [("answer", None), ("second", None)]
    assert not told.undecided


def test_a_list_is_compared_entry_by_entry() -> None:
    items = f"type: list, of: {{n: {{title: {{zh: 数, en: n}}, {N['n']}}}}}"
    keys = "    of: items\n    combine: {grade: worst}\n    empty: {grade: A}\n"
    before, after = (
        doc(
            {"items": items},
            (f"n: {{at_least: {at}}} -> grade: A", f"n: {{under: {at}}} -> grade: B"),
            keys=keys,
        )
        for at in (5, 8)
    )
    told = compare(before, after)
    ((_, _, region),) = regions(told)
    assert region is not None
    assert "at least 5 and under 8" in region
    assert told.changes[0].witness.facts == {"items": [{"n": 5}]}


def test_a_question_in_force_on_other_days_is_told_and_compared_on_the_days_of_both() -> None:
    policy = POLICY.format(key="doc")
    before = {
        **valued("value: 5"),
        "doc/policy.yaml": policy + "in_force: {from: 2026-01-01, to: 2027-12-31}\n",
    }
    after = {
        **valued("value: 8"),
        "doc/policy.yaml": policy + "in_force: {from: 2027-01-01, to: 2028-12-31}\n",
    }
    told = compare(before, after)
    assert [each.message for each in told.declared] == ["diff-in-force"]
    assert [(since, until) for since, until, _ in regions(told)] == [(date(2027, 1, 1), date(2028, 1, 1))]


@pytest.mark.parametrize("budget", [1, 5])
def test_over_budget_a_question_stays_open(budget: int) -> None:
    told = compare(valued("value: 5"), valued("value: 8"), budget=budget)
    assert [each.code for each in told.undecided] == ["CRM001"]
    assert told.changes == ()
    assert told.proved == ()
    assert not told.unchanged


def test_what_was_compared_and_is_the_same_is_proved() -> None:
    told = compare(
        chained("5"),
        {"doc/rules.yaml": chained("5")["doc/rules.yaml"].replace("k: {at_least: 3}", "k: {over: 2}")},
    )
    assert told.proved == ("answer", "second")
    assert told.unchanged


COMPARED = """\
  second:
    title: {zh: 第二问, en: second}
    requires: {paid: answer.paid}
    outputs: {good: {title: {zh: 好, en: good}, type: boolean}}
    rules:
      - {id: good, when: {paid: {over: 3}}, then: {good: yes}, clause: doc.1}
      - {id: bad, when: {paid: {up_to: 3}}, then: {good: no}, clause: doc.2}
"""


def test_a_number_that_another_question_repeats_leaves_the_question_undecided_by_name() -> None:
    """What is said there is no written value, so nothing can be compared with it."""
    outputs = "paid: {title: {zh: 数目, en: paid}, type: number, step: 1}"
    rules = ("n: {at_least: least} -> paid: n", "n: {under: least} -> paid: 0")

    def repeating(value: int) -> dict[str, str]:
        parameters = {"least": f"type: number, clause: doc.1, value: {value}"}
        text = doc(N, rules, outputs=outputs, parameters=parameters)["doc/rules.yaml"]
        return {"doc/rules.yaml": text + COMPARED}

    told = compare(repeating(5), repeating(8))
    assert [each.point for each in told.changes] == ["answer"]
    (finding,) = told.undecided
    assert finding.point == "second"
    assert "paid is compared with what another question answers" in finding.sentence("en")


LEFT = """\
  second:
    title: {zh: 第二问, en: second}
    requires: {paid: answer.paid}
    outputs: {good: {title: {zh: 好, en: good}, type: boolean}}
    derive:
      left: {title: {zh: 余额, en: left}, type: number, step: 1, derived: {sum: [paid], minus: [k]}}
    rules:
      - {id: good, when: {left: {at_least: 0}}, then: {good: yes}, clause: doc.1}
      - {id: bad, when: {left: {under: 0}}, then: {good: no}, clause: doc.2}
"""


def left_of(amount: int) -> dict[str, str]:
    """Write a question that reckons with the number that another one answers."""
    outputs = "paid: {title: {zh: 数目, en: paid}, type: number, step: 1}"
    rules = (f"n: {{at_least: 5}} -> paid: {amount}", "n: {under: 5} -> paid: 1")
    text = doc({**N, "k": N["n"]}, rules, outputs=outputs)["doc/rules.yaml"]
    return {"doc/rules.yaml": text + LEFT}


def test_what_is_reckoned_from_a_changed_answer_is_no_proof_that_nothing_changed() -> None:
    """The axis of what is left says nothing of the limit that it is left of; a case shows the change."""
    told = compare(left_of(7), left_of(9))
    first, second = told.changes
    assert (first.point, first.before, first.after) == ("answer", {"paid": 7}, {"paid": 9})
    assert (second.point, second.before, second.after) == ("second", {"good": False}, {"good": True})
    assert second.region is None
    assert dict(second.witness.facts) == {"n": 5, "k": 9}
    assert told.proved == ()


def test_what_rests_on_an_undecided_question_is_not_called_the_same() -> None:
    """Of three questions in a row the second stays undecided, so nothing is proved of the third."""
    third = """\
  third:
    title: {zh: 第三问, en: third}
    requires: {good: second.good}
    outputs: {fine: {title: {zh: 好, en: fine}, type: boolean}}
    rules:
      - {id: fine, when: {good: yes}, then: {fine: yes}, clause: doc.1}
      - {id: poor, when: {good: no}, then: {fine: no}, clause: doc.2}
"""

    def repeating(value: int) -> dict[str, str]:
        outputs = "paid: {title: {zh: 数目, en: paid}, type: number, step: 1}"
        parameters = {"least": f"type: number, clause: doc.1, value: {value}"}
        rules = ("n: {at_least: least} -> paid: n", "n: {under: least} -> paid: 0")
        text = doc(N, rules, outputs=outputs, parameters=parameters)["doc/rules.yaml"]
        return {"doc/rules.yaml": text + COMPARED + third}

    told = compare(repeating(5), repeating(8))
    assert [each.point for each in told.undecided] == ["second", "third"]
    assert told.proved == ()
