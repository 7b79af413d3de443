"""Decision tables of all hit policies become policies that answer as DMN says."""

from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.errors import FactsError, UndecidedError
from crmpolicy.verify import check
from tests.unit.interop.dmn.small_models import Rows, item, loaded, model, table, texts

NOW = datetime(2026, 1, 5, 1, tzinfo=UTC)
N = {"n": "number"}


def asked(policies: PolicySet, /, *, point: str = "answer", **facts: Any) -> Any:
    """Give the outcome; None where there is none."""
    try:
        outcome = dict(policies.point(f"doc.{point}").evaluate(facts, now=NOW).outcome)
    except UndecidedError:
        return None
    return next(iter(outcome.values())) if len(outcome) == 1 else outcome


def one(rows: Rows, kind: str = "number", **settings: Any) -> PolicySet:
    """Load a table over the number n with one output."""
    types = {"out": kind}
    return loaded(model(table("answer", ["n"], ["out"], rows, types=types, **settings), inputs=N))


OVERLAPPING: Rows = [(["< 10"], ["1"]), (["< 5"], ["2"]), (["[3..5)"], ["2"])]


@pytest.mark.parametrize(
    ("hit", "more", "expected"),
    [
        ("UNIQUE", "", {7: 1, 4: None, 12: None}),
        ("ANY", "", {7: 1, 4: None, 12: None}),
        ("FIRST", "", {7: 1, 4: 1, 12: None}),
        ("RULE ORDER", "", {7: (1,), 4: (1, 2, 2), 12: None}),
        ("COLLECT", "", {7: (1,), 4: (1, 2, 2), 12: None}),
        ("COLLECT", 'aggregation="SUM"', {7: 1, 4: 5, 12: None}),
        ("COLLECT", 'aggregation="MIN"', {7: 1, 4: 1, 12: None}),
        ("COLLECT", 'aggregation="MAX"', {7: 1, 4: 2, 12: None}),
        ("COLLECT", 'aggregation="COUNT"', {7: 1, 4: 3, 12: None}),
    ],
)
def test_hit_policies_and_aggregations(hit: str, more: str, expected: dict[int, Any]) -> None:
    policies = one(OVERLAPPING, hit=hit, more=more)
    assert {each: asked(policies, n=each) for each in expected} == expected


def test_any_allows_rules_that_agree() -> None:
    policies = one(OVERLAPPING[1:], hit="ANY")
    assert (asked(policies, n=4), asked(policies, n=2)) == (2, 2)


WORDS: Rows = [(["> 0"], ['"low"']), (["> 5"], ['"high"']), (["> 9"], ['"middle"'])]


def test_priority_goes_by_the_order_of_output_values() -> None:
    """Not by that of rules, and not by the alphabet."""
    policies = one(WORDS, "string", hit="PRIORITY", values={"out": '"high", "middle", "low"'})
    assert [asked(policies, n=each) for each in (1, 6, 10)] == ["low", "high", "high"]


def test_output_order_lists_by_the_same_order() -> None:
    policies = one(WORDS, "string", hit="OUTPUT ORDER", values={"out": '"middle", "high", "low"'})
    assert asked(policies, n=10) == ("middle", "high", "low")


def test_priority_takes_the_order_of_the_type_where_no_output_values_stand() -> None:
    data = model(
        table("answer", ["n"], ["out"], WORDS, hit="PRIORITY", types={"out": "rank"}),
        inputs=N,
        items=item("rank", "string", '"middle", "low", "high"'),
    )
    assert [asked(loaded(data), n=each) for each in (1, 6, 10)] == ["low", "low", "middle"]


def test_priority_of_truths_and_of_numbers() -> None:
    truths: Rows = [(["> 0"], ["true"]), (["> 5"], ["false"])]
    assert asked(one(truths, "boolean", hit="PRIORITY", values={"out": "false, true"}), n=6) is False
    assert asked(one(truths, "boolean", hit="PRIORITY", values={"out": "true, false"}), n=6) is True
    assert asked(one(OVERLAPPING, hit="PRIORITY", values={"out": "2, 1"}), n=4) == 2
    assert asked(one(OVERLAPPING, hit="PRIORITY", values={"out": "1, 2"}), n=4) == 1


def test_ranked_numbers_and_truths_have_any_order() -> None:
    """Rules are put into the order of the output values; those that say the same keep theirs."""
    assert asked(one(OVERLAPPING, hit="OUTPUT ORDER", values={"out": "2, 1"}), n=4) == (2, 2, 1)
    rows: Rows = [(["> 0"], ["1"]), (["> 1"], ["2"]), (["> 2"], ["3"])]
    ranked = one(rows, hit="PRIORITY", values={"out": "2.0, 3, 1"})
    assert [asked(ranked, n=each) for each in (1, 2, 3)] == [1, 2, 2]
    truths: Rows = [(["> 0"], ["true"]), (["> 5"], ["false"])]
    listed = one(truths, "boolean", hit="OUTPUT ORDER", values={"out": "false, true"})
    assert asked(listed, n=6) == (False, True)


def test_several_outputs_are_ranked_one_after_another() -> None:
    """The second settles what the first leaves open, whatever the order of rules."""
    rows: Rows = [(["> 0"], ['"a"', '"x"']), (["> 1"], ['"a"', '"y"']), (["> 2"], ['"b"', '"y"'])]
    decision = table(
        "answer", ["n"], ["p", "q"], rows, hit="PRIORITY",
        types={"p": "string", "q": "string"}, values={"p": '"a", "b"', "q": '"y", "x"'},
    )  # fmt: skip
    assert asked(loaded(model(decision, inputs=N)), n=3) == {"p": "a", "q": "y"}


def test_default_entries_hold_where_no_rule_matches() -> None:
    policies = one(OVERLAPPING, hit="FIRST", defaults={"out": "0"})
    assert (asked(policies, n=12), asked(policies, n=7)) == (0, 1)


@pytest.mark.parametrize(
    ("test", "inside", "outside"),
    [
        ("[1..5)", (1, "4.999"), ("0.999", 5)),
        ("(1..5]", ("1.001", 5), (1, "5.001")),
        ("]1..5[", ("1.001", "4.999"), (1, 5)),
        ("< 1, 3, > 5", ("0.999", 3, "5.001"), (1, "3.001", 5)),
        ("not(3)", (2, 4), (3,)),
        ("not([1..5], 7)", (0, 6, 8), (1, 3, 5, 7)),
        ("not(< 1, >= 5)", (1, "4.999"), ("0.999", 5)),
        ("not(< 1, >= 5, 3)", (1, "4.999"), ("0.999", 3, 5)),
        ("not([1..2), (2..3], > 9)", ("0.999", 2, "3.001", 9), (1, "1.999", "2.001", 3, "9.001")),
        ("not([1..4], (2..3), [4..5])", ("0.999", "5.001"), (1, "2.5", 4, 5)),
        ("not([5..1])", (0, 3, 6), ()),
        ("!= 3", (2,), (3,)),
        ("-", (0, 99), ()),
    ],
)
def test_unary_tests_of_numbers(test: str, inside: tuple[Any, ...], outside: tuple[Any, ...]) -> None:
    policies = one([([test], ["1"])], defaults={"out": "0"})
    assert [asked(policies, n=each) for each in inside] == [1] * len(inside)
    assert [asked(policies, n=each) for each in outside] == [0] * len(outside)


@pytest.mark.parametrize(
    ("test", "passes"),
    [
        ("null", {"unknown"}),
        ("not(null)", {"1", "5"}),
        ("not(5)", {"1", "unknown"}),
        ("not(5, null)", {"1"}),
        ("< 5, null", {"1", "unknown"}),
        ("not(< 5)", {"5"}),
        ("not(< 5, 7)", {"5"}),
        ("not([9..8])", {"1", "5"}),
        ("!= 5", {"1", "unknown"}),
        ("-", {"1", "5", "unknown"}),
    ],
)
def test_nulls_pass_where_feel_lets_them(test: str, passes: set[str]) -> None:
    """A row beside it asks for null, so the fact may be unknown."""
    policies = one([([test], ["1"]), (["null"], ["0"]), (["-"], ["0"])], hit="FIRST")
    assert {each for each in ("1", "5", "unknown") if asked(policies, n=each) == 1} == passes


def test_a_fact_that_no_rule_asks_to_be_null_has_to_be_known() -> None:
    with pytest.raises(FactsError):
        asked(one([(["not(5)"], ["1"])]), n="unknown")


def test_each_column_asks_its_alternatives() -> None:
    """What one column leaves open, another does not overwrite."""
    entries = ["not([1..2], [5..6])", "not([1..2], [5..6])", "< 1, > 6"]
    decision = table("answer", ["a", "b", "c"], ["out"], [(entries, ["1"])], types={"out": "number"})
    policies = loaded(model(decision, inputs=dict.fromkeys("abc", "number")))
    for a, b, c, expected in ((3, 3, 7, 1), (1, 3, 7, None), (3, 5, 7, None), (3, 3, 3, None), (0, 7, 0, 1)):
        assert asked(policies, a=a, b=b, c=c) == expected


def test_a_quotient_by_nought_is_null() -> None:
    rows: Rows = [(["not(4)"], ["1"]), (["null"], ["2"]), (["-"], ["0"])]
    decision = table("answer", ["a / b"], ["out"], rows, hit="FIRST", types={"out": "number"})
    policies = loaded(model(decision, inputs={"a": "number", "b": "number"}))
    assert [asked(policies, a=8, b=each) for each in (1, 2, 0)] == [1, 0, 1]
    decision = table("answer", ["a / b"], ["out"], rows[1:], hit="FIRST", types={"out": "number"})
    policies = loaded(model(decision, inputs={"a": "number", "b": "number"}))
    assert [asked(policies, a=8, b=each) for each in (1, 0)] == [0, 2]


def test_moments_are_compared_across_zones() -> None:
    """Nine o'clock in Shanghai is one in Greenwich."""
    entry = '[date and time("2026-01-05T09:00:00+08:00")..date and time("2026-01-05T02:00:00Z")]'
    decision = table("answer", ["n"], ["out"], [([entry], ["1"])], types={"out": "number"})
    policies = loaded(model(decision, inputs={"n": "dateTime"}))
    assert asked(policies, n="2026-01-05T01:00:00Z") == 1
    assert asked(policies, n="2026-01-05T02:00:01Z") is None


def test_words_of_an_allowed_list_become_a_scale_and_others_stay_texts() -> None:
    rows: Rows = [(['"very good", "好"', '"x"'], ["1"]), (['not("very good", "好")', "-"], ["0"])]
    policies = loaded(
        model(
            table("answer", ["grade of it", "free"], ["out"], rows, types={"out": "number"}),
            inputs={"grade of it": "grade", "free": "string"},
            items=item("grade", "string", '"very good", "好", "bad"'),
        )
    )
    assert asked(policies, grade_of_it="very good", free="x") == 1
    assert asked(policies, grade_of_it="好", free="y") is None
    assert asked(policies, grade_of_it="bad", free="any text") == 0
    with pytest.raises(FactsError):
        asked(policies, grade_of_it="awful", free="x")


def test_days_moments_times_and_lengths_of_time() -> None:
    rows: Rows = [
        (
            [
                '[date("2026-01-01")..date("2026-06-30")]',
                '< date and time("2026-01-01T00:00:00+08:00")',
                '>= time("09:00:00")',
                '> duration("PT36H")',
            ],
            ['duration("P1Y6M")'],
        )
    ]
    names = {"day": "date", "moment": "dateTime", "clock": "time", "length": "dayTimeDuration"}
    decision = table("answer", [*names], ["out"], rows, types={"out": "yearMonthDuration"})
    policies = loaded(model(decision, inputs=names))
    given = {"day": "2026-06-30", "moment": "2025-12-31T15:59:59+00:00", "clock": "09:00", "length": "2 days"}
    assert str(asked(policies, **given)) == "18 months"
    assert asked(policies, **{**given, "length": "36h"}) is None
    assert asked(policies, **{**given, "day": "2026-07-01"}) is None
    assert asked(policies, **{**given, "moment": "2025-12-31T16:00:00+00:00"}) is None


@pytest.mark.parametrize(
    ("expression", "facts", "expected"),
    [
        ("a - b + 1", {"a": 5, "b": 3}, 1),
        ("a - b + 1", {"a": 5, "b": 4}, 0),
        ("a * b", {"a": 2, "b": "1.5"}, 1),
        ("a / b", {"a": 9, "b": 3}, 1),
        ("a / b", {"a": 8, "b": 3}, 0),
        ("a / b", {"a": 8, "b": 0}, 0),
    ],
)
def test_input_expressions_that_reckon(expression: str, facts: dict[str, Any], expected: int) -> None:
    decision = table(
        "answer",
        [expression],
        ["out"],
        [([">= 3"], ["1"]), (["-"], ["0"])],
        hit="FIRST",
        types={"out": "number"},
    )
    assert asked(loaded(model(decision, inputs={"a": "number", "b": "number"})), **facts) == expected


def test_input_expressions_that_compare() -> None:
    rows: Rows = [(["true"], ["1"]), (["false"], ["0"])]
    for sign, expected in ((">=", (1, 1, 0)), ("=", (0, 1, 0)), ("!=", (1, 0, 1)), ("<", (0, 0, 1))):
        decision = table("answer", [f"a {sign} b"], ["out"], rows, types={"out": "number"})
        policies = loaded(model(decision, inputs={"a": "number", "b": "number"}))
        assert tuple(asked(policies, a=each, b=2) for each in (3, 2, 1)) == expected


def test_rules_repeat_inputs_and_reckon_with_them() -> None:
    rows: Rows = [(["< 5"], ["n"]), ([">= 5"], ["n - 5"])]
    policies = one(rows)
    assert (asked(policies, n=3), asked(policies, n="7.5")) == (3, Decimal("2.5"))


def test_an_entry_may_name_another_input() -> None:
    decision = table("answer", ["a"], ["out"], [(["> b"], ["1"]), (["<= b"], ["0"])], types={"out": "number"})
    policies = loaded(model(decision, inputs={"a": "number", "b": "number"}))
    assert [asked(policies, a=each, b=2) for each in (3, 2)] == [1, 0]


def test_decisions_rest_on_others() -> None:
    """On the only output by the decision's name, on one of several by both names; by null too."""
    first = table("first step", ["n"], ["x", "y"], [(["> 0"], ["1", "true"]), (["<= 0"], ["2", "false"])],
                  types={"x": "number", "y": "boolean"})  # fmt: skip
    rows: Rows = [(["1", "true"], ['"a"']), (["2", "-"], ['"b"'])]
    second = table("answer", ["first step.x", "first step.y"], ["out"], rows, types={"out": "string"})
    third = table("last", ["answer"], ["out"], [(['"a"'], ["true"]), (['"b"'], ["false"])])
    policies = loaded(model(third, second, first, inputs=N))
    assert [asked(policies, n=each) for each in (1, 0)] == ["a", "b"]
    assert asked(policies, point="last", n=1) is True


def test_rules_cite_the_clauses_of_an_annotation_or_themselves() -> None:
    rows: Rows = [(["> 0"], ["1", "wide", "doc.7, doc.8"]), (["<= 0"], ["0", "", ""])]
    files = texts(model(table("answer", ["n"], ["out"], rows, notes=("rule", "条款")), inputs=N))
    assert (
        "{id: wide, when: {n: {over: 0}}, then: {out: 1}, clause: [doc.7, doc.8]}" in files["decisions.yaml"]
    )
    assert "clause: doc.answer.2" in files["decisions.yaml"]
    assert all(f"  {each}:" in files["clauses.yaml"] for each in ("doc.7", "doc.8", "doc.answer.2"))


def test_types_are_found_from_what_rules_say() -> None:
    policies = loaded(model(table("answer", ["n"], ["out"], [(["> 0"], ["true"])]), inputs={"n": ""}))
    assert asked(policies, n=1) is True


def test_allowed_values_become_a_range() -> None:
    data = model(
        table("answer", ["n"], ["out"], [([">= 5"], ["1"]), (["< 5"], ["0"])]),
        inputs={"n": "small"},
        items=item("small", "number", "[0..10]"),
    )
    policies = loaded(data)
    assert asked(policies, n=10) == 1
    with pytest.raises(FactsError):
        asked(policies, n="10.5")


def test_values_that_a_column_allows_become_a_range() -> None:
    rows: Rows = [([">= 5"], ["1"]), (["< 5"], ["0"])]
    data = model(table("answer", ["n"], ["out"], rows), inputs=N).replace(
        b"</inputExpression>", b"</inputExpression><inputValues><text>[0..10]</text></inputValues>"
    )
    with pytest.raises(FactsError):
        asked(loaded(data), n=11)
    assert asked(loaded(data), n=10) == 1


def test_a_decision_that_only_has_the_name_of_a_question_of_the_catalogue() -> None:
    """It does not answer that question, so it keeps apart from it."""
    decision = table("discount", ["n"], ["out"], [(["> 0"], ["1"])], types={"out": "number"})
    other = table("last", ["discount"], ["out"], [(["1"], ["2"])], types={"out": "number"})
    policies = loaded(model(decision, other, inputs=N))
    assert (asked(policies, point="discount_", n=1), asked(policies, point="last", n=1)) == (1, 2)


def test_long_chains_of_decisions_and_types() -> None:
    """No deeper than the file is long: Python's own limit is not met."""
    names = [*(f"d{each}" for each in range(1051)), "n"]
    rows: Rows = [(["> 0"], ["1"])]
    typed = {"out": "t0"}
    chain = [table(each, [other], ["out"], rows, types=typed) for each, other in pairwise(names)]
    types = "".join(item(f"t{each}", f"t{each + 1}" if each < 700 else "number") for each in range(701))
    assert "d1050:" in texts(model(*chain, inputs=N, items=types))["decisions.yaml"]


def test_what_is_imported_is_checked(tmp_path: Any) -> None:
    """An overlap and a gap of a table are found where they are."""
    rows: Rows = [(["< 5"], ["1"]), (["[4..6]"], ["2"])]
    for name, text in texts(model(table("answer", ["n"], ["out"], rows), inputs=N)).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert sorted(each.code for each in check(tmp_path).findings) == ["CRM101", "CRM102"]


def test_names_keep_apart() -> None:
    """Two that our names would put together, and those that mean something here."""
    rows: Rows = [(["> 0", "> 1", "> 2"], ["1"])]
    names = {"the sum": "number", "the.sum": "number", "now": "number"}
    files = texts(model(table("answer", [*names], ["out"], rows), inputs=names))
    assert all(f"\n  {each}: " in files["facts.yaml"] for each in ("the_sum", "the_sum_", "now_"))
