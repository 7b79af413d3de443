"""Forms as they are read: entries, stages, blocks, and rules lowered to what breaks them."""

from typing import Any

import pytest

from crmpolicy.policy.documents import Document
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.guards import FactOf, Guard, Literally, Test
from crmpolicy.policy.records import RULES, Record

FORM = """\
decisions:
  order:
    title: {zh: 订单, en: order}
    kind: record
    clause: steel.1
    stages: [drafted, {id: signed, title: {zh: 签字, en: signed}}]
    sections: [{id: head, title: {zh: 表头, en: head}, clause: steel.2}]
    fields:
      number: {title: {zh: 编号, en: number}, type: text, section: head, required: yes, unique: yes}
      begun:  {title: {zh: 开始, en: begun}, type: date, clause: steel.3}
      ended:  {title: {zh: 结束, en: ended}, type: date, required: signed}
      lines:
        title: {zh: 明细, en: lines}
        type: list
        at_most: 3
        of:
          gross: {title: {zh: 毛重, en: gross}, type: quantity, unit: kg, required: yes}
          net:   {title: {zh: 净重, en: net}, type: quantity, unit: kg}
        rules:
          - {id: fits, must: {net: {up_to: gross}}, clause: steel.4}
    derive:
      line_count: {title: {zh: 行数, en: lines}, type: integer, derived: {count: lines}}
    rules:
      - {id: forward, when: {active: yes}, must: {begun: {up_to: ended}}, clause: steel.3, strength: soft}
"""


def record_of(document: Document) -> Record:
    """Give the form."""
    course = document.tables["steel.order"].course
    assert isinstance(course, Record)
    return course


def test_a_rule_matches_where_what_must_hold_does_not(document_faults: Any) -> None:
    (part,) = document_faults(FORM).tables["steel.order"].parts
    forward = part.rules[0]
    assert (part.id, part.hit, part.silent) == (RULES, "rule order", True)
    assert (forward.id, forward.soft, forward.then, forward.clauses) == ("forward", True, (), ("steel.3",))
    assert forward.when.tests == (
        Test(FactOf("steel.active"), "is", (Literally(value=True),)),
        Test(FactOf("steel.order:begun"), "over", (FactOf("steel.order:ended"),)),
    )


def test_a_rule_about_lines_counts_those_that_break_it(document_faults: Any) -> None:
    table = document_faults(FORM).tables["steel.order"]
    demand = record_of(document_faults(FORM)).demand("fits")
    counter = next(fact for fact in table.derive if fact.key == demand.counter)
    broken = Test(FactOf("steel.order:lines:net"), "over", (FactOf("steel.order:lines:gross"),))
    assert demand.of == "steel.order:lines"
    assert counter.derived is not None
    assert counter.derived.where == Guard((broken,))
    assert table.parts[0].rules[1].when == Guard((Test(FactOf(counter.key), "over", (Literally(0),)),))


def test_every_entry_and_every_field_of_a_line_may_be_unknown(document_faults: Any) -> None:
    number, *_, lines = record_of(document_faults(FORM)).fields
    kind = lines.fact.type
    assert number.fact.unknown
    assert isinstance(kind, ListOf)
    assert kind.loose
    assert all(field.unknown for field in kind.fields)


def test_what_is_wanted_of_entries(document_faults: Any) -> None:
    number, begun, ended, lines = record_of(document_faults(FORM)).fields
    assert (number.required, number.since, number.unique, number.section) == (True, None, True, "head")
    assert (begun.required, begun.clauses) == (False, ("steel.3",))
    assert (ended.required, ended.since) == (True, "signed")
    assert (lines.at_most, [each.required for each in lines.lines]) == (3, [True, False])


def test_stages_are_a_scale_whose_best_is_the_last(document_faults: Any) -> None:
    """So ``at_least`` says: from this stage on."""
    form = record_of(document_faults(FORM))
    assert form.stages == ("drafted", "signed")
    assert form.scale is not None
    assert form.scale.ids == ("signed", "drafted")
    assert form.scale.title_of("signed").zh == "签字"


def test_an_entry_rests_on_its_own_clause_or_that_of_its_list_or_block(document_faults: Any) -> None:
    form = record_of(document_faults(FORM))
    assert [form.clauses_of(each) for each in form.fields[:3]] == [("steel.2",), ("steel.3",), ()]
    assert [clause for clause, _ in form.cited()] == ["steel.2", "steel.3"]


def test_a_form_without_the_entries_of_a_clause(document_faults: Any) -> None:
    form = record_of(document_faults(FORM))
    assert [each.name for each in form.without("steel.2").fields] == ["begun", "ended", "lines"]
    assert form.without("steel.9") == form


FAULTY = {
    "a stage that the form does not have": (
        "required: signed",
        "required: §singed",
        "record-required-unknown",
    ),
    "a block that the form does not have": ("section: head", "section: §haed", "record-section-unknown"),
    "lines of what is no list": (
        "type: date, clause:",
        "type: date, at_most: §2, clause:",
        "record-lines-only",
    ),
    "a list that is unique as a whole": ("at_most: 3", "unique: §yes", "record-unique-lines"),
    "a list without room for a line": ("at_most: 3", "at_most: §0", "record-no-line-allowed"),
    "lines counted in words": ("at_most: 3", "at_most: §a few", "value-not-an-integer"),
    "a rule that demands nothing": (
        "must: {begun: {up_to: ended}}",
        "must: §{}",
        "rule-empty-list",
    ),
    "a rule without a demand": (", must: {begun: {up_to: ended}}", "", "shape-missing-key"),
    "two rules of one id": ("- {id: fits,", "- {id: §forward,", "rule-id-twice"),
    "two stages of one id": ("stages: [drafted,", "stages: [drafted, §drafted,", "rule-id-twice"),
    "two blocks of one id": (
        "clause: steel.2}]",
        "clause: steel.2}, {id: §head, title: {zh: 头, en: head}}]",
        "rule-id-twice",
    ),
    "the values of a day that no event tells": (
        "    clause: steel.1\n",
        "    clause: steel.1\n    governed_by: §receive\n",
        "record-governed-by-event",
    ),
    "a field of a line in a rule of the form": (
        "must: {begun: {up_to: ended}}",
        "must: {§gross: 1 kg}",
        "name-unknown-fact",
    ),
    "an entry that is derived as well": ("      ended:  {", "      §line_count: {", "name-duplicate"),
    "an entry that takes the name of a fact": ("      ended:  {", "      §note: {", "name-duplicate"),
    "an entry that takes the name of the stage": ("      ended:  {", "      §stage: {", "name-duplicate"),
}


@pytest.mark.parametrize("name", FAULTY)
def test_what_is_wrong_with_a_form_is_told_where_it_stands(document_faults: Any, name: str) -> None:
    written, instead, code = FAULTY[name]
    assert written in FORM
    text = FORM.replace(written, instead)
    if "      §" in instead:
        text = text.replace("up_to: ended", "up_to: begun")
    if code == "shape-missing-key":
        text = text.replace("      - {id: forward", "      - §{id: forward")
    document_faults(text, code)


def test_a_form_without_entries_is_told(document_faults: Any) -> None:
    document_faults(FORM[: FORM.index("    fields:\n")] + "    fields: §{}\n", "rule-empty-list")


def test_rules_of_lines_see_their_fields_and_the_form_around(document_faults: Any) -> None:
    text = FORM.replace("must: {net: {up_to: gross}}", "when: {number: x}, must: {net: {up_to: gross}}")
    form = record_of(document_faults(text))
    assert form.demand("fits").when.tests[0].subject == FactOf("steel.order:number")
