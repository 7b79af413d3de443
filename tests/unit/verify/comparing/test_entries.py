"""Lists of several entries and of none: how answers are put together is told, and what rests on it too."""

from collections.abc import Mapping
from typing import Any

import pytest

from crmpolicy.testing import load_texts
from crmpolicy.verify import diff
from crmpolicy.verify.comparing.difference import Difference
from tests.unit.verify.documents import SCALES

RULES = (
    SCALES
    + """
facts:
  goods:
    title: {zh: 货物, en: goods}
    type: list
    of:
      name:  {title: {zh: 品名, en: name}, type: text, unique: yes}
      worth: {title: {zh: 价值, en: worth}, type: integer, range: {at_least: 0}}
      made:  {title: {zh: 生产日期, en: made on}, type: date}
      sold:  {title: {zh: 售出日期, en: sold on}, type: date}
  more: {title: {zh: 另加, en: more}, type: integer, range: {at_least: 0}}
decisions:
  whole:
    title: {zh: 合计, en: whole}
    outputs: {amount: {title: {zh: 额, en: amount}, type: integer, CAP}}
    of: goods
    combine: {amount: sum}
    empty: {amount: 0}
    rules: [{id: each, then: {amount: worth}, clause: doc.1}]
  large:
    title: {zh: 大额, en: large}
    requires: {amount_of_all: whole.amount}
    derive:
      both: {title: {zh: 共计, en: both}, type: integer, derived: {sum: [amount_of_all, more]}}
    outputs: {large: {title: {zh: 大额, en: large}, type: boolean}}
    rules:
      - {id: large, when: {both: {at_least: 4}}, then: {large: yes}, clause: doc.2}
      - {id: small, when: {both: {under: 4}}, then: {large: no}, clause: doc.2}
"""
)
PLAIN = RULES.replace(", CAP", "")
CAPPED = RULES.replace("CAP", "cap: most").replace(
    "decisions:",
    "parameters:\n  most: {title: {zh: 上限, en: most}, type: integer, clause: doc.1, value: 3}\ndecisions:",
)


def compared(before: str, after: str) -> Difference:
    """Compare two texts of the document."""
    assert before != after
    return diff(*(load_texts({"doc/rules.yaml": each}) for each in (before, after)))


def outcomes(told: Difference, point: str) -> list[tuple[Mapping[str, Any] | None, Mapping[str, Any] | None]]:
    """Give what moved of a question."""
    return [(each.before, each.after) for each in told.changes if each.point == point]


@pytest.mark.parametrize("word", ["max", "min"])
def test_entries_that_are_put_together_otherwise_are_told_with_two_that_show_it(word: str) -> None:
    """A single entry is answered as before; what is reckoned from the answer for the list follows."""
    told = compared(PLAIN, PLAIN.replace("amount: sum", f"amount: {word}"))
    assert [(each.message, each.arguments["point"]) for each in told.declared] == [
        ("diff-combine", "doc.whole")
    ]
    assert outcomes(told, "whole") == [({"amount": 4}, {"amount": 2})]
    assert outcomes(told, "large") == [({"large": True}, {"large": False})]
    assert [len(each.witness.facts["goods"]) for each in told.changes] == [2, 2]
    assert not {"whole", "large"} & {*told.proved}


def test_another_answer_for_an_empty_list_is_followed_to_what_rests_on_it() -> None:
    told = compared(PLAIN, PLAIN.replace("empty: {amount: 0}", "empty: {amount: 9}"))
    assert [each.message for each in told.declared] == ["diff-empty"]
    assert outcomes(told, "whole") == [({"amount": 0}, {"amount": 9})]
    assert outcomes(told, "large") == [({"large": False}, {"large": True})]


def test_what_rests_on_a_list_and_is_not_seen_to_change_stays_undecided() -> None:
    """No two entries that are tried come to so much: that proves nothing."""
    far = PLAIN.replace("both: {at_least: 4}", "amount_of_all: {at_least: 4000}").replace(
        "both: {under: 4}", "amount_of_all: {under: 4000}"
    )
    told = compared(far, far.replace("amount: sum", "amount: max"))
    assert [each.point for each in told.undecided] == ["large"]
    assert "large" not in told.proved


def test_a_cap_of_the_whole_is_no_matter_of_single_entries() -> None:
    told = compared(CAPPED, CAPPED.replace("value: 3}", "value: 2}"))
    assert "diff-combine" in [each.message for each in told.declared]


def test_a_list_that_means_the_same_is_no_difference() -> None:
    """Other titles and another order of outputs."""
    told = compared(PLAIN, PLAIN.replace("{zh: 合计, en: whole}", "{zh: 总计, en: total}"))
    assert told.unchanged


PARTS = """
facts:
  n: {title: {zh: 数, en: n}, type: integer, range: {at_least: 0}}
  m: {title: {zh: 量, en: m}, type: integer, range: {at_least: 0}}
  some: {title: {zh: 一些, en: some}, type: list, of: text}
  others: {title: {zh: 其余, en: others}, type: list, of: text}
decisions:
  answer:
    title: {zh: 答复, en: answer}
    outputs: {OUTPUT}
    combine: {WORD}
    parts:
      - {id: p, rules: [{id: r, then: {ONE}, clause: doc.1}]}
      - {id: q, rules: [{id: s, then: {OTHER}, clause: doc.2}]}
"""
NUMBERS = ("amount: {title: {zh: 额, en: amount}, type: integer}", "amount: min", "amount: n", "amount: m")
LISTS = (
    "told: {title: {zh: 项, en: told}, type: list, of: text}",
    "told: union",
    "told: some",
    "told: others",
)


@pytest.mark.parametrize(
    ("written", "instead"), [(NUMBERS, "amount: max"), (LISTS, "told: intersection"), (LISTS, "told: list")]
)
def test_facts_that_parts_repeat_come_to_something_else_by_another_word(
    written: tuple[str, str, str, str], instead: str
) -> None:
    """The least of two facts is not the greatest of them, though both are told from the same two."""
    text = SCALES + PARTS
    for name, each in zip(("OUTPUT", "WORD", "ONE", "OTHER"), written, strict=True):
        text = text.replace(f"{{{name}}}", f"{{{each}}}")
    told = compared(text, text.replace(written[1], instead))
    assert "answer" not in told.proved
    assert [*(each.point for each in told.changes), *(each.point for each in told.undecided)] == ["answer"]


HITS = """
facts:
  some: {title: {zh: 一些, en: some}, type: list, of: text}
  others: {title: {zh: 其余, en: others}, type: list, of: text}
decisions:
  answer:
    title: {zh: 答复, en: answer}
    outputs:
      grade: {title: {zh: 等级, en: grade}, type: choice, scale: grade}
      told: {title: {zh: 项, en: told}, type: list, of: text}
    hit: priority
    priority: grade
    rules:
      - {id: r, then: {grade: A, told: some}, clause: doc.1}
      - {id: s, then: {grade: B, told: others}, clause: doc.2}
"""


def test_which_rule_comes_first_counts_where_both_repeat_facts() -> None:
    """The same grade with the other list: whose answer it is, is told by the grade."""
    swapped = HITS.replace("grade: A, told: some", "grade: B, told: some").replace(
        "grade: B, told: others", "grade: A, told: others"
    )
    told = compared(SCALES + HITS, SCALES + swapped)
    assert "answer" not in told.proved
    assert [*(each.point for each in told.changes), *(each.point for each in told.undecided)] == ["answer"]
