"""What the tables of ours become in a file, and what is refused because DMN has no such thing."""

from datetime import UTC, datetime
from typing import Any

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.errors import MissingParameterError, UnknownPointError
from crmpolicy.interop.dmn import NotInDmnError, dmn_of, jdm_of, policy_files
from crmpolicy.interop.dmn.asking import export
from crmpolicy.interop.dmn.exporting import model_of
from crmpolicy.interop.dmn.model import Grid
from crmpolicy.interop.dmn.reading import read_model
from crmpolicy.testing.texts import load_texts
from tests.oracle.shipped import loaded
from tests.unit.interop.dmn.small_models import loaded as read_back

NOW = datetime(2026, 1, 5, 1, tzinfo=UTC)
FACTS = """
format: 1
scales:
  grade:
    title: {zh: 等级, en: grade}
    order: best first
    values:
      - {id: A, title: {zh: 甲, en: A}}
      - {id: B, title: {zh: 乙, en: B}}
      - {id: C, title: {zh: 丙, en: C}}
facts:
  n: {title: {zh: 数, en: n}, type: integer}
  m: {title: {zh: 另一个数, en: m}, type: integer, unknown: allowed}
  yes_no: {title: {zh: 是否, en: truth}, type: boolean}
  grade: {title: {zh: 等级, en: grade}, type: choice, scale: grade}
  other_grade: {title: {zh: 另一等级, en: other grade}, type: choice, scale: grade}
  length: {title: {zh: 时长, en: length}, type: term}
  parts: {title: {zh: 部件, en: parts}, type: list, of: text}
  rows: {title: {zh: 明细, en: rows}, type: list, of: {worth: {title: {zh: 值, en: worth}, type: integer}}}
parameters:
  top: {title: {zh: 上限, en: top}, type: integer, value: 3, clause: doc.1}
decisions:
  answer:
    title: {zh: 答复, en: answer}
"""
ONE = "    outputs: {out: {title: {zh: 得数, en: out}, type: integer}}\n"


def policies(*lines: str, outputs: str = ONE) -> PolicySet:
    return load_texts({"doc/rules.yaml": FACTS + outputs + "\n".join(f"    {each}" for each in lines) + "\n"})


def grid(found: PolicySet) -> Grid:
    return model_of(found, ["doc.answer"], now=NOW).decisions[-1].grid


def rows(found: PolicySet) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(each.tests, each.says) for each in grid(found).rows]


def refusal(found: PolicySet, question: str = "doc.answer") -> str:
    with pytest.raises(NotInDmnError) as error:
        dmn_of(found, question, now=NOW)
    assert all(error.value.message(each) for each in ("zh", "en"))
    return error.value.code


def rule(number: int, when: str, then: str = "{out: 1}") -> str:
    return f"- {{id: r{number}, when: {when}, then: {then}, clause: doc.1}}"


def test_alternatives_become_rows_apart_from_each_other() -> None:
    """Under unique two rows for one case would contradict each other."""
    found = policies("rules:", rule(1, "{any: [{n: {over: 1}}, {yes_no: yes}]}"))
    assert rows(found) == [(("> 1", "-"), ("1",)), (("<= 1", "true"), ("1",))]
    first = policies("hit: first", "rules:", rule(1, "{any: [{n: {over: 1}}, {yes_no: yes}]}"))
    assert rows(first) == [(("> 1", "-"), ("1",)), (("-", "true"), ("1",))]


def test_an_unknown_is_null_and_not_lets_none_pass() -> None:
    found = policies(
        "hit: first",
        "rules:",
        rule(1, "{m: {not: 5}}"),
        rule(2, "{m: {known: no}}"),
        rule(3, "{m: {known: yes}}"),
    )
    assert [tests for tests, _ in rows(found)] == [("< 5, > 5",), ("null",), ("not(null)",)]


def test_the_rest_is_a_default_entry_or_a_last_row() -> None:
    rest = "otherwise: {id: rest, then: {out: 0}, clause: doc.2}"
    found = grid(policies("rules:", rule(1, "{n: {over: 1}}"), rest))
    assert (found.results[0].default, found.otherwise) == ("0", ("rest", "doc.2"))
    assert rows(policies("hit: first", "rules:", rule(1, "{n: {over: 1}}"), rest))[-1] == (("-",), ("0",))
    listed = policies("hit: rule order", "rules:", rule(1, "{n: {over: 1}}"), rest)
    assert rows(listed)[-1] == (("<= 1",), ("0",))


def test_two_facts_that_are_compared_are_a_column_of_truths() -> None:
    found = policies("rules:", rule(1, "{n: {at_least: m}}"))
    assert [each.expression for each in grid(found).columns] == ["m", "n >= m"]
    assert rows(found) == [(("not(null)", "true"), ("1",))]


def test_values_in_force_and_caps_are_written_into_the_table() -> None:
    capped = ONE.replace("type: integer", "type: integer, cap: top")
    found = policies("rules:", rule(1, "{n: {over: top}}", "{out: 5}"), outputs=capped)
    assert rows(found) == [(("> 3",), ("3",))]


def test_folds_are_aggregations_or_ranked_words() -> None:
    for word, aggregation in (("sum", "SUM"), ("max", "MAX"), ("min", "MIN"), ("count", "COUNT")):
        found = grid(
            policies("hit: collect", f"combine: {{out: {word}}}", "rules:", rule(1, "{n: {over: 1}}"))
        )
        assert (found.hit, found.aggregation) == ("COLLECT", aggregation)
    graded = "    outputs: {out: {title: {zh: 得级, en: out}, type: choice, scale: grade}}\n"
    worst = grid(policies("hit: worst", "rules:", rule(1, "{n: {over: 1}}", "{out: B}"), outputs=graded))
    assert (worst.hit, worst.results[0].allowed) == ("PRIORITY", '"C", "B", "A"')


PARTS = ("parts:", *(f"- {{id: p{each}, rules: [{{id: r{each}, when: {{n: {{over: {each}}}}}, then: {{out: {each}}}, clause: doc.1}}], otherwise: {{id: o{each}, then: {{out: 0}}, clause: doc.1}}}}" for each in (1, 2)))  # fmt: skip  # noqa: E501 - a part is one line of YAML


def test_parts_are_decisions_that_another_puts_together() -> None:
    found = model_of(policies("combine: {out: max}", *PARTS), ["doc.answer"], now=NOW)
    assert [each.name for each in found.decisions] == ["answer_p1", "answer_p2", "answer"]
    assert [each.says for each in found.decisions[-1].grid.rows] == [("answer_p1",), ("answer_p2",)]
    assert found.decisions[-1].needs == ("answer_p1", "answer_p2")


def test_parts_come_back_only_where_the_tables_say_the_same() -> None:
    """What is said beside a table is not believed against the table."""
    data = dmn_of(policies("combine: {out: max}", *PARTS), "doc.answer", now=NOW)
    assert "parts:" in policy_files(data, document="doc")["decisions.yaml"]
    other = data.replace(b'aggregation="MAX"', b'aggregation="MIN"')
    assert other != data
    assert "parts:" not in policy_files(other, document="doc")["decisions.yaml"]


def back(found: PolicySet) -> Any:
    """Write the question as a file and read that."""
    return read_back(dmn_of(found, "doc.answer", now=NOW)).point("doc.answer")


TWO_OUTPUTS = """    outputs:
      grade: {title: {zh: 得级, en: grade}, type: choice, scale: grade}
      sure: {title: {zh: 确定, en: sure}, type: boolean, default: no}
"""


def test_ranked_parts_come_back_with_what_ranks_them() -> None:
    """A part that gives one of two outputs; and one whose second output is folded by a word of its own."""
    ranked = "- {{id: p{0}, hit: priority, priority: grade, rules: [{{id: r{0}, then: {1}, clause: doc.1}}]}}"
    words = "combine: {grade: worst, sure: all}"
    for one, other in (
        ("{grade: A}", "{grade: C, sure: yes}"),
        ("{grade: A, sure: yes}", "{grade: C, sure: no}"),
    ):
        lines = ["parts:", ranked.format(1, one), ranked.format(2, other)]
        found = policies(words, *lines, outputs=TWO_OUTPUTS)
        text = policy_files(dmn_of(found, "doc.answer", now=NOW), document="doc")["decisions.yaml"]
        assert text.count("priority: grade") == 2
        assert (
            back(found).evaluate({}, now=NOW).outcome == found.point("answer").evaluate({}, now=NOW).outcome
        )


def test_folds_that_make_something_else_of_one_answer() -> None:
    """Of one part that speaks: a count is one, whatever it says; a list of its list is refused."""
    parts = (PARTS[0], PARTS[1], "- {id: p3, rules: [{id: r3, then: {more: 1}, clause: doc.1}]}")
    more = ONE.rstrip("}\n").rstrip("}") + "}, more: {title: {zh: 又一个, en: more}, type: integer}}\n"
    found = policies("combine: {out: count, more: sum}", *parts, outputs=more)
    before = found.point("answer").evaluate({"n": 5}, now=NOW).outcome
    assert dict(before) == {"out": 1, "more": 1}
    assert back(found).evaluate({"n": 5}, now=NOW).outcome == before
    words = more.replace("en: out}, type: integer", "en: out}, type: choices, scale: grade")
    listing = [each.replace("out: 1", "out: [A]").replace("out: 0", "out: [B]") for each in parts]
    assert refusal(policies("combine: {out: list, more: sum}", *listing, outputs=words)) == "dmn-out-fold"


def test_a_rule_that_only_says_that_nothing_is_known() -> None:
    """By the entry of an unknown key; read back, it would be no rule."""
    worth = (
        "  worth: {title: {zh: 值, en: worth}, type: mapping, keys: [other_grade], of: {type: integer}, "
        "value: {A: 1, B: 2, C: 3}, clause: doc.1}\n"
    )
    body = FACTS.replace("decisions:", worth + "decisions:") + ONE
    body = body.replace("en: other grade}, type: choice", "en: other grade}, unknown: allowed, type: choice")
    body += "    rules:\n    " + rule(1, "{n: {over: 1}}", "{out: worth}") + "\n"
    assert refusal(load_texts({"doc/rules.yaml": body})) == "dmn-out-unknown"


SUMMED = ("combine: {out: sum}",)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["rules:", rule(1, "{length: {under: 4h}}")], "dmn-out-test"),
        (["rules:", rule(1, "{parts: 门}")], "dmn-out-test"),
        (["rules:", rule(1, "{grade: {at_least: other_grade}}")], "dmn-out-words"),
        ([*SUMMED, "of: rows", "empty: {out: 0}", "rules:", rule(1, "{worth: {over: 1}}")], "dmn-out-list"),
        (["hit: collect", *SUMMED, "rules:", rule(1, "{n: {over: 1}}", "{out: m}")], "dmn-out-unknown"),
        (["governed_by: begun", "rules:", rule(1, "{n: {over: 1}}")], "dmn-out-governed"),
    ],
)
def test_what_dmn_has_no_word_for_is_refused(lines: list[str], code: str) -> None:
    text = FACTS.replace("parameters:", "events: {begun: {title: {zh: 开始, en: begun}}}\nparameters:")
    body = text + ONE + "\n".join(f"    {each}" for each in lines) + "\n"
    assert refusal(load_texts({"doc/rules.yaml": body})) == code


def test_questions_that_are_no_tables_or_have_no_values() -> None:
    group = loaded("example-group")
    assert refusal(group, "complaint_response") == "dmn-out-kind"
    assert refusal(group, "discount") == "dmn-out-joined"
    with pytest.raises(UnknownPointError):
        dmn_of(group, "nothing", now=NOW)
    with pytest.raises(MissingParameterError):
        dmn_of(loaded("steel"), "customer_size", now=NOW)


def test_all_that_can_be_written_is_written_where_no_question_is_named() -> None:
    """What a document leaves open is left out, and so is what is no table."""
    found = read_model(dmn_of(loaded("steel"), now=NOW), "a.dmn")
    names = {each.name for each in found.decisions}
    assert "customer_industry" in names
    assert not names & {"customer_size", "dunning"}


def test_titles_units_and_steps_come_back() -> None:
    files = policy_files(dmn_of(loaded("example-steel"), "customer_grade", now=NOW), document="steel")
    assert "title: {zh: 销售占比, en: share of sales}" in files["facts.yaml"]
    assert "type: ratio" in files["facts.yaml"]
    assert "{id: A, title: {zh: A 级, en: grade A}}" in files["facts.yaml"]
    assert "currency: 元" in files["policy.yaml"]


def test_a_model_of_gorules_has_what_its_engine_knows() -> None:
    graded = "    outputs: {out: {title: {zh: 得级, en: out}, type: choice, scale: grade}}\n"
    found = policies(
        "hit: worst",
        "rules:",
        rule(1, "{n: {over: 1}}", "{out: A}"),
        rule(2, "{n: {over: 5}}", "{out: C}"),
        outputs=graded,
    )
    written = jdm_of(found, "doc.answer", now=NOW)
    assert written.index("'C'") < written.index("'A'")
    for lines in (
        ["hit: collect", "combine: {out: sum}", "rules:", rule(1, "{n: {over: 1}}")],
        ["rules:", rule(1, "{n: {at_least: m}}")],
    ):
        with pytest.raises(NotInDmnError) as error:
            jdm_of(policies(*lines), "doc.answer", now=NOW)
        assert error.value.code == "dmn-out-jdm"


def test_what_the_engine_of_gorules_lacks_is_left_out_where_no_question_is_named() -> None:
    """With what rests on it; each with its reason."""
    lines = ["hit: collect", "combine: {out: sum}", "rules:", rule(1, "{n: {over: 1}}")]
    title = "    title: {zh: 又一个, en: another}\n"
    plain = "  another:\n" + title + ONE + "    rules:\n    " + rule(1, "{n: {over: 1}}") + "\n"
    resting = "  last:\n" + title + "    requires: {sum: answer.out}\n" + ONE
    resting += "    rules:\n    " + rule(1, "{sum: {over: 1}}") + "\n"
    body = FACTS + ONE + "\n".join(f"    {each}" for each in lines) + "\n" + plain + resting
    found = export(load_texts({"doc/rules.yaml": body}), (), now=NOW, form="jdm")
    assert found.questions == ("doc.another",)
    assert {name: each.code for name, each in found.left_out.items()} == {
        "doc.answer": "dmn-out-jdm",
        "doc.last": "dmn-out-jdm",
    }


def test_names_that_feel_or_gorules_cannot_read() -> None:
    text = FACTS.replace("  n: {title", "  or: {title").replace("answer:", "答复:", 1)
    body = text + ONE + "    rules:\n    " + rule(1, "{or: {over: 1}}") + "\n"
    found: Any = load_texts({"doc/rules.yaml": body})
    assert model_of(found, ["doc.答复"], now=NOW).inputs[0].name == "or_"
    with pytest.raises(NotInDmnError):
        jdm_of(found, "doc.答复", now=NOW)
