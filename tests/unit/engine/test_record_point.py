"""A form that was filled in: what is missing, what cannot be used, which rules are broken, and by what."""

import pickle
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest

from crmpolicy.engine import Decision
from crmpolicy.engine.record_outcome import Wrong
from crmpolicy.engine.record_point import RecordPoint
from crmpolicy.errors import FactsError
from tests.unit.engine.conftest import Load
from tests.unit.engine.small_forms import FORM, GOOD, SHADES

NOW = datetime(2026, 5, 20, 4, tzinfo=UTC)


@pytest.fixture
def form(load: Load) -> RecordPoint:
    """The small form."""
    point = load(FORM, doc__shades=SHADES).point("doc.order")
    assert isinstance(point, RecordPoint)
    return point


def judged(form: RecordPoint, **changed: Any) -> Decision:
    """Judge the good form with other entries; ``None`` leaves one out."""
    facts = {name: value for name, value in {**GOOD, **changed}.items() if value is not None}
    return form.evaluate(facts, now=NOW)


def entries(found: tuple[Wrong, ...]) -> list[str]:
    """Name the entries that are told of."""
    return [each.entry for each in found]


def clauses(decision: Decision) -> Mapping[str, tuple[str, ...]]:
    """Give the clauses of each reason by what it names."""
    return {each.rule: each.clauses for each in decision.reasons}


def test_a_form_that_holds_all_is_complete_and_cites_its_own_clause(form: RecordPoint) -> None:
    decision = judged(form)
    assert dict(decision.outcome) == {
        "complete": True,
        "missing": (),
        "invalid": (),
        "unknown": (),
        "broken": (),
        "warned": (),
    }
    assert clauses(decision) == {"order": ("doc.form",)}


def test_what_is_missing_is_named_in_the_order_of_the_form_with_its_clauses(form: RecordPoint) -> None:
    """The clause is the entry's own, else that of its block, else that of the form."""
    decision = judged(form, lines=None, owner=None, count=None, number=None)
    assert decision.outcome["missing"] == ("number", "count", "owner", "lines")
    assert clauses(decision) == {
        "number": ("doc.head",),
        "count": ("doc.n",),
        "owner": ("doc.form",),
        "lines": ("doc.lines",),
    }
    assert decision.outcome["complete"] is False


def test_an_entry_is_wanted_from_its_stage_on(form: RecordPoint) -> None:
    assert judged(form, stage="drafted", owner=None, lines=None).outcome["complete"] is True
    assert judged(form, stage="制单", owner=None, lines=None).outcome["missing"] == ()
    assert judged(form, owner=None).outcome["missing"] == ("owner",)


@pytest.mark.parametrize("blank", [None, "", "  ", "未知"])
def test_nothing_an_empty_text_and_an_unknown_are_blank(form: RecordPoint, blank: Any) -> None:
    facts = {**GOOD, "number": blank}
    assert form.evaluate(facts, now=NOW).outcome["missing"] == ("number",)


def test_an_empty_list_is_blank_and_has_no_lines(form: RecordPoint) -> None:
    decision = judged(form, lines=[])
    assert decision.outcome["missing"] == ("lines",)
    assert decision.outcome["broken"] == ("lines-counted",)


def test_lines_are_counted_from_one(form: RecordPoint) -> None:
    lines = [{"place": "x", "gross": "1 kg"}, {"gross": "1 kg", "net": "heavy"}]
    decision = judged(form, count=2, lines=lines)
    assert decision.outcome["missing"] == ("lines[2].place",)
    assert entries(decision.outcome["invalid"]) == ["lines[2].net"]
    assert clauses(decision)["lines[2].place"] == ("doc.lines",)
    assert clauses(decision)["lines[2].net"] == ("doc.net",)


def test_wrong_entries_are_told_all_together_with_words_for_people(form: RecordPoint) -> None:
    decision = judged(form, count=0, begun="some day", lines=[{"place": "x", "gross": "1 t"}, "a line"])
    assert entries(decision.outcome["invalid"]) == ["count", "begun", "lines[2]"]
    count = decision.outcome["invalid"][0]
    assert count.code == "value-out-of-range"
    assert "数量" in count.said("zh")
    assert "`count`" in count.said("en")


def test_a_list_must_be_a_list(form: RecordPoint) -> None:
    assert entries(judged(form, lines="x").outcome["invalid"]) == ["lines"]
    assert entries(judged(form, lines={"place": "x"}).outcome["invalid"]) == ["lines"]
    assert entries(judged(form, lines=3).outcome["invalid"]) == ["lines"]


def test_an_array_without_dimension_is_no_list(form: RecordPoint) -> None:
    """It says that it can be gone through, and cannot."""
    (wrong,) = judged(form, lines=np.array(5)).outcome["invalid"]
    assert (wrong.entry, wrong.code) == ("lines", "value-wrong-kind")


def test_lines_may_be_the_rows_of_a_table(form: RecordPoint) -> None:
    """A missing cell is blank, as in any table that is handed over."""
    table = pd.DataFrame({"place": ["x", "y"], "gross": ["10 kg", None], "net": ["9 kg", None]})
    outcome = judged(form, lines=table, count=2).outcome
    assert outcome["missing"] == ("lines[2].gross",)
    assert (outcome["invalid"], outcome["unknown"]) == ((), ())
    assert judged(form, lines=table.iloc[:0]).outcome["missing"] == ("lines",)


def test_more_lines_than_the_form_prints_cannot_be_used(form: RecordPoint) -> None:
    lines = [{"place": place, "gross": "1 kg"} for place in "xyz"]
    decision = judged(form, count=3, lines=lines)
    assert decision.outcome["invalid"][0].code == "record-too-many-lines"
    assert decision.outcome["missing"] == ()
    assert decision.outcome["broken"] == ()


def test_no_two_lines_may_agree_where_they_have_to_differ(form: RecordPoint) -> None:
    lines = [{"place": "x", "gross": "1 kg"}, {"place": "x", "gross": "2 kg"}]
    decision = judged(form, count=2, lines=lines)
    assert entries(decision.outcome["invalid"]) == ["lines[2].place"]
    assert "lines[1].place" in decision.outcome["invalid"][0].said("en")


def test_names_that_nobody_declares_are_told_with_what_may_be_meant(form: RecordPoint) -> None:
    decision = judged(form, coutn=3, fax="1", lines=[{"place": "x", "gross": "1 kg", "nett": "1 kg"}])
    near, far = "record-entry-strange-near", "record-entry-strange"
    assert {each.entry: each.code for each in decision.outcome["unknown"]} == {
        "coutn": near,
        "fax": far,
        "lines[1].nett": near,
    }
    assert decision.outcome["complete"] is False
    assert "count" in next(each for each in decision.outcome["unknown"] if each.entry == "coutn").said("zh")


def test_names_that_others_declare_are_passed_over(form: RecordPoint) -> None:
    """An ERP sends one customer record for several questions."""
    assert judged(form, customer_kind="blue").outcome["complete"] is True


def test_an_entry_that_is_given_under_both_its_names_is_told(form: RecordPoint) -> None:
    decision = judged(form, **{"doc.order:count": 1})
    assert [each.code for each in decision.outcome["unknown"]] == ["fact-given-twice"]


def test_an_unknown_breaks_no_rule(form: RecordPoint) -> None:
    assert judged(form, begun="2026-05-01").outcome["warned"] == ()
    assert judged(form, begun="2026-05-02", ended="never").outcome["warned"] == ()


def test_a_soft_rule_warns_and_the_form_may_be_complete(form: RecordPoint) -> None:
    decision = judged(form, begun="2026-05-02", ended="2026-05-01")
    assert decision.outcome["warned"] == ("forward",)
    assert decision.outcome["complete"] is True
    assert clauses(decision) == {"forward": ("doc.days",)}


def test_a_rule_for_each_line_names_the_lines_that_break_it(form: RecordPoint) -> None:
    lines = [{"place": "x", "gross": "1 kg", "net": "1 kg"}, {"place": "y", "gross": "1 kg", "net": "2 kg"}]
    decision = judged(form, count=2, lines=lines)
    assert decision.outcome["broken"] == ("net-fits",)
    assert decision.reasons[0].said == (("lines", (2,)),)
    assert decision.reasons[0].clauses == ("doc.net",)


def test_an_entry_that_a_broken_rule_demands_is_missing_by_the_rules_clause(form: RecordPoint) -> None:
    decision = judged(form, colour="red")
    assert decision.outcome["missing"] == ("reason",)
    assert decision.outcome["broken"] == ("reds-say-why",)
    assert clauses(decision)["reason"] == ("doc.red",)


def test_an_entry_that_is_demanded_in_a_line_is_missing_there(form: RecordPoint) -> None:
    lines = [{"place": "x", "gross": "100 kg"}, {"place": "y", "gross": "101 kg"}]
    decision = judged(form, count=2, lines=lines)
    assert decision.outcome["missing"] == ("lines[2].net",)
    assert clauses(decision)["lines[2].net"] == ("doc.lines",)


def test_rules_may_look_at_the_stage_and_at_facts_around_the_form(form: RecordPoint) -> None:
    assert judged(form, count=2).outcome["broken"] == ("lines-counted",)
    assert judged(form, count=2, stage="drafted").outcome["broken"] == ()
    assert judged(form, colour="red", reason="x", customer_kind="blue").outcome["broken"] == (
        "blue-customers",
    )
    assert entries(judged(form, customer_kind="green").outcome["invalid"]) == ["customer_kind"]


def test_printed_codes_are_words_and_numbers_alike(form: RecordPoint) -> None:
    assert judged(form, colour=2, shades=[1, "2"]).outcome["complete"] is True
    assert entries(judged(form, colour=7).outcome["invalid"]) == ["colour"]
    assert entries(judged(form, count=True).outcome["invalid"]) == ["count"]


def test_on_an_open_list_a_number_that_is_not_printed_is_no_word(load: Load) -> None:
    """Any word may be another one there; a number that stands for none is a slip."""
    shades = SHADES.replace("order: none", "order: none\n    open: yes")
    shades += "      - {id: other, title: {zh: 其他, en: other}}\n"
    point = load(FORM, doc__shades=shades).point("doc.order")
    assert isinstance(point, RecordPoint)
    assert judged(point, colour=2).outcome["invalid"] == ()
    assert judged(point, colour="mauve").outcome["invalid"] == ()
    assert entries(judged(point, colour=7).outcome["invalid"]) == ["colour"]


def test_what_follows_from_entries_may_be_given_in_their_place_only(form: RecordPoint) -> None:
    assert judged(form, stage="drafted", lines=None, lines_count=1).outcome["complete"] is True
    decision = judged(form, lines_count=5)
    assert decision.outcome["invalid"][0].code == "record-given-and-sources"
    assert "lines" in decision.outcome["invalid"][0].said("en")
    assert decision.outcome["broken"] == ()


def test_without_its_stage_no_form_can_be_judged(form: RecordPoint) -> None:
    with pytest.raises(FactsError) as missing:
        form.evaluate({"number": "A-1"}, now=NOW)
    assert [fault.code for fault in missing.value.faults] == ["fact-missing"]
    with pytest.raises(FactsError) as strange:
        form.evaluate({"stage": "burnt"}, now=NOW)
    assert strange.value.faults[0].arguments["name"] == "stage"
    with pytest.raises(FactsError):
        form.evaluate("A-1", now=NOW)  # type: ignore[arg-type]  # what a caller may do wrong


def test_a_form_read_once_is_judged_the_same(form: RecordPoint) -> None:
    read = form.facts(GOOD, now=NOW)
    assert read.lines[0].net == 9  # type: ignore[attr-defined]  # facts have their names as attributes
    assert form.evaluate(read, now=NOW) == judged(form)
    assert form.facts(GOOD) == read


def test_reading_alone_refuses_what_cannot_be_used(form: RecordPoint) -> None:
    with pytest.raises(FactsError) as refused:
        form.facts({**GOOD, "count": 0, "fax": 1}, now=NOW)
    assert [fault.code for fault in refused.value.faults] == ["record-entry-wrong", "record-entry-strange"]


def test_blank_entries_are_still_needed(form: RecordPoint) -> None:
    assert form.needed({**GOOD, "reason": "x"}, now=NOW) == ("begun", "ended", "shades")
    assert form.needed({}, now=NOW)[0] == "stage"


def test_a_judged_form_is_plain_data(form: RecordPoint) -> None:
    decision = judged(form, count=0)
    assert pickle.loads(pickle.dumps(decision)) == decision  # noqa: S301 - our own data
    assert hash(decision.outcome) == hash(judged(form, count=0).outcome)
    told = decision.to_dict()["outcome"]["invalid"][0]
    assert sorted(told) == ["code", "en", "entry", "zh"]


def test_a_form_offers_its_entries_in_their_order_and_then_what_its_rules_look_at(form: RecordPoint) -> None:
    names = [fact.name for fact in form.reach()]
    assert names[:3] == ["stage", "number", "count"]
    assert names[-1] == "customer_kind"


def test_a_form_without_stages_wants_the_same_always(load: Load) -> None:
    text = """
        decisions:
          note:
            title: {zh: 便条, en: note}
            kind: record
            clause: doc.note
            fields:
              text: {title: {zh: 内容, en: text}, type: text, required: yes}
        """
    note = load(text).point("doc.note")
    assert note.evaluate({}, now=NOW).outcome["missing"] == ("text",)
    assert note.evaluate({"text": "x"}, now=NOW).outcome["complete"] is True


def test_what_others_cannot_decide_from_the_form_is_unknown(load: Load) -> None:
    """A form that asks another question for a fact is judged without it where that is refused."""
    text = """
        facts:
          size: {title: {zh: 规模, en: size}, type: integer}
        decisions:
          big:
            title: {zh: 大, en: big}
            outputs: {big: {title: {zh: 大, en: big}, type: boolean}}
            rules: [{id: yes-big, when: {size: {over: 9}}, then: {big: yes}, clause: doc.big}]
            otherwise: {id: not-big, then: {big: no}, clause: doc.big}
          note:
            title: {zh: 便条, en: note}
            kind: record
            clause: doc.note
            requires: {big: big.big}
            fields:
              why: {title: {zh: 理由, en: why}, type: text}
            rules: [{id: big-says-why, when: {big: yes}, must: {why: {known: yes}}, clause: doc.note}]
        """
    note = load(text).point("doc.note")
    assert note.evaluate({}, now=NOW).outcome["complete"] is True
    assert note.evaluate({"size": 10}, now=NOW).outcome["missing"] == ("why",)
    assert note.evaluate({"size": 10, "why": "x"}, now=NOW).outcome["complete"] is True
    assert len(note.evaluate({"size": 10}, now=NOW).basis) == 1
    rest = "            otherwise: {id: not-big, then: {big: no}, clause: doc.big}\n"
    assert rest in text
    undecided = load(text.replace(rest, "")).point("doc.note").evaluate({"size": 5}, now=NOW)
    assert undecided.outcome["complete"] is True
    assert undecided.basis == ()


def test_nothing_on_a_form_is_set_by_hand(form: RecordPoint) -> None:
    """It is told like any entry that the form does not have."""
    (found,) = judged(form, override={"by": "manager", "name": "x"}).outcome["unknown"]
    assert found.entry == "override"


def test_the_counter_of_a_rule_about_lines_is_no_entry(form: RecordPoint) -> None:
    """The rule about each line counts the lines that break it; nobody fills that in."""
    decision = judged(form, **{"lines:net-fits": 3})
    assert entries(decision.outcome["unknown"]) == ["lines:net-fits"]
    assert decision.outcome["broken"] == ()


def test_one_of_several_conditions_that_fails_breaks_a_rule_though_others_are_not_known(load: Load) -> None:
    rule = "must: {begun: {up_to: ended}}"
    assert rule in FORM
    point = load(FORM.replace(rule, "must: {count: {over: 5}, reason: long}"), doc__shades=SHADES).point(
        "doc.order"
    )
    for told, warned in (
        ({"count": 1}, ["forward"]),
        ({"count": 9}, []),
        ({"count": 9, "reason": "x"}, ["forward"]),
    ):
        outcome = point.evaluate({**GOOD, **told}, now=NOW).outcome
        assert list(outcome["warned"]) == warned


def test_an_entry_that_has_to_be_left_out_is_not_missing(load: Load) -> None:
    """A rule may want one entry blank and another filled in: of the two only the other is missing."""
    text = FORM.replace("{reason: {known: yes}}", "{reason: {known: no}, ended: {known: yes}}")
    form = load(text, doc__shades=SHADES).point("doc.order")
    assert isinstance(form, RecordPoint)
    decision = judged(form, colour="red")
    assert (decision.outcome["broken"], decision.outcome["missing"]) == (("reds-say-why",), ("ended",))
    assert judged(form, colour="red", ended="2026-05-01").outcome["complete"] is True
    assert judged(form, colour="red", ended="2026-05-01", reason="x").outcome["missing"] == ()


def test_what_a_form_answers_is_read_back_as_names(form: RecordPoint) -> None:
    """A case that expects something names entries and rules."""
    assert [form.outcome[name].read(["count"]) for name in form.outcome if name != "complete"] == [
        ("count",)
    ] * 5
    assert form.outcome["complete"].read("yes") is True


def test_what_follows_and_does_not_fit_is_told(load: Load) -> None:
    """Two lines where the number that follows from them may be one at most."""
    text = FORM.replace(
        "type: integer, derived: {count: lines}", "type: integer, range: {up_to: 1}, derived: {count: lines}"
    )
    form = load(text, doc__shades=SHADES).point("doc.order")
    assert isinstance(form, RecordPoint)
    lines = [{"place": each, "gross": "1 kg"} for each in "xy"]
    (found,) = judged(form, count=2, lines=lines).outcome["invalid"]
    assert found.entry == "lines_count"
