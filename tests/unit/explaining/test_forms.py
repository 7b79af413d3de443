"""What was found on a form, as people read it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.explaining import describe_trace, explain
from crmpolicy.explaining.forms import entry_title
from crmpolicy.explaining.telling import Teller
from crmpolicy.policy.records import Record
from crmpolicy.testing import load_texts
from crmpolicy.wording import Language
from tests.unit.engine.small_forms import FORM, GOOD, SHADES

NOW = datetime(2026, 5, 20, 4, tzinfo=UTC)
COLOURS = SHADES.replace("shade:", "colour:").replace(" shade}", " colour}")


@pytest.fixture(scope="module")
def policies() -> PolicySet:
    """The small form."""
    files = {"doc/rules.yaml": f"format: 1\n{FORM}", "doc/shades.yaml": SHADES, "doc/colours.yaml": COLOURS}
    return load_texts(files)


def told(policies: PolicySet, language: Language = "en", /, **changed: Any) -> list[str]:
    """Explain the good form with other entries, without the lines at the top."""
    facts = {name: value for name, value in {**GOOD, **changed}.items() if value is not None}
    decision = policies.point("doc.order").evaluate(facts, now=NOW)
    return explain(policies, decision, language=language).splitlines()


def test_a_form_in_order_is_told_in_a_line(policies: PolicySet) -> None:
    assert told(policies)[0] == "Order: complete and in order"
    assert told(policies, "zh")[0] == "订单：已填齐，合乎规定"


def test_the_first_line_counts_what_there_is_to_mend(policies: PolicySet) -> None:
    lines = told(policies, number=None, count=0, fax=1, colour="red", begun="2026-05-02", ended="2026-05-01")
    assert lines[0] == (
        "Order: not in order: missing 2, unusable 1, not on the form 1, broken rules 1; warnings 1"
    )


def test_missing_entries_are_called_as_they_are_printed(policies: PolicySet) -> None:
    lines = told(policies, "zh", number=None, lines=[{"gross": "1 kg"}])
    start = lines.index("还缺：")
    assert lines[start + 1 : start + 3] == ["- 编号【doc.head】", "- 明细第 1 行的地点【doc.lines】"]


def test_wrong_entries_and_strange_names_are_told_with_the_reason(policies: PolicySet) -> None:
    text = "\n".join(told(policies, count=0, coutn=1))
    assert "Cannot be used:\n- Count (`count`) cannot be used: 0 is out of range" in text
    assert "Not on the form:\n- The form has no entry `coutn`; did you mean `count`?" in text


def test_a_broken_rule_is_told_as_it_is_written_with_what_was_found(policies: PolicySet) -> None:
    text = "\n".join(told(policies, count=2))
    assert (
        "- Where stage is at least signed, has to hold: number of lines is count; "
        "found: stage is signed, at least signed and number of lines is 1, not 2 (count) [doc.lines]"
    ) in text


def test_a_rule_for_lines_names_the_lines(policies: PolicySet) -> None:
    text = "\n".join(told(policies, "zh", lines=[{"place": "x", "gross": "1 kg", "net": "2 kg"}]))
    assert "- 应当是：每一行：净重不超过毛重；现在是：第 1 行不符【doc.net】" in text


def test_a_warning_is_told_apart_from_what_is_broken(policies: PolicySet) -> None:
    lines = told(policies, begun="2026-05-02", ended="2026-05-01")
    assert "To be looked at, though the form may be complete:" in lines
    assert "Broken:" not in lines


def test_the_trace_of_a_form_tells_what_must_hold(policies: PolicySet) -> None:
    decision = policies.point("doc.order").evaluate(GOOD, now=NOW)
    trace = describe_trace(policies, decision, "zh")
    assert "应当是：每一行：净重不超过毛重" in trace


def test_places_on_a_form_have_titles(policies: PolicySet) -> None:
    tables = policies.point("doc.order").tables
    form = tables[0].course
    assert isinstance(form, Record)
    teller = Teller.of(policies.effective, tables, "en")
    names = ("count", "lines[2]", "lines[2].net", "elsewhere")
    assert [entry_title(teller, form, each) for each in names] == [
        "count",
        "line 2 of lines",
        "net in line 2 of lines",
        "elsewhere",
    ]
