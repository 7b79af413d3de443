"""The solver's prover answers small tables as a person would, through sums, products and weights."""

import sys
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.engine import DecisionPoint
from crmpolicy.engine.folding import FoldedGuard, FoldedTest
from crmpolicy.errors import UndecidedError
from crmpolicy.policy.guards import Literally
from crmpolicy.testing.texts import load_texts
from crmpolicy.values import Term
from crmpolicy.verify.prover import Prover, given_facts
from crmpolicy.verify.undecided import NotDecidedError

NOW = datetime(2026, 3, 4, tzinfo=UTC)
TITLE = "title: {zh: 甲, en: a}"
SCALES = f"""
scales:
  grade:
    {TITLE}
    order: best first
    values: [{{id: A, {TITLE}}}, {{id: B, title: {{zh: 乙, en: b}}}}, {{id: C, title: {{zh: 丙, en: c}}}}]
"""
GRADE = f"{{grade: {{{TITLE}, type: choice, scale: grade}}}}"


def fact(name: str, kind: str, **more: str) -> str:
    """Write the declaration of a fact or of a parameter."""
    rest = "".join(f", {key}: {value}" for key, value in more.items())
    return f"  {name}: {{title: {{zh: {name}项, en: the {name}}}, type: {kind}{rest}}}\n"


def rule(name: str, when: str, then: str) -> str:
    """Write a rule."""
    return f"      - {{id: {name}, when: {when}, then: {then}, clause: c}}\n"


def point(
    facts: str, rules: str, *, parameters: str = "", outputs: str = GRADE, more: str = ""
) -> DecisionPoint:
    """Load a question ``answer``; its output is a grade where no outputs are written."""
    text = f"format: 1\n{SCALES}facts:\n{facts}"
    text += f"parameters:\n{parameters}" if parameters else ""
    text += f"decisions:\n  answer:\n    {TITLE}\n    clause: c\n    outputs: {outputs}\n"
    return load_texts({"doc/rules.yaml": f"{text}{more}    rules:\n{rules}"}).point("doc.answer")


def prover(asked: DecisionPoint, **more: Any) -> Prover:
    """Make the prover of a question."""
    return Prover(asked.program(NOW), **more)


def answer(asked: DecisionPoint, values: dict[str, Any]) -> dict[str, Any] | None:
    """Ask the engine with what the prover found."""
    program = asked.program(NOW)
    try:
        return dict(asked.evaluate(given_facts(program, values, NOW), now=NOW).outcome.items())
    except UndecidedError:
        return None


def guard(name: str, operator: str, *values: Any) -> FoldedGuard:
    """Make a guard of one test against written values."""
    return FoldedGuard((FoldedTest(name, operator, tuple(Literally(each) for each in values)),))


NOT_NEGATIVE = "{at_least: 0}"
RELEASE_FACTS = (
    fact("limit", "money", range=NOT_NEGATIVE)
    + fact("open_invoices", "money", range=NOT_NEGATIVE)
    + fact("order", "money", range=NOT_NEGATIVE)
    + fact("tolerance", "ratio", step="any", range="{at_least: 0%, up_to: 50%}")
    + fact("used", "money", derived="{sum: [open_invoices, order]}")
    + fact("more", "money", step="any", derived="{product: [limit, tolerance]}")
    + fact("allowed", "money", step="any", derived="{sum: [limit, more]}")
)
RELEASE = f"{{release: {{{TITLE}, type: boolean}}}}"


def release(inside: str = "up_to", outside: str = "over") -> DecisionPoint:
    """An order goes where what is owed and ordered stays inside the limit and its tolerance."""
    rules = rule("go", f"{{used: {{{inside}: allowed}}}}", "{release: yes}")
    rules += rule("stop", f"{{used: {{{outside}: allowed}}}}", "{release: no}")
    return point(RELEASE_FACTS, rules, outputs=RELEASE)


def test_two_rules_about_sums_and_products_leave_no_gap_and_no_overlap() -> None:
    asked = prover(release())
    assert asked.gap(0, 0) is None
    assert asked.overlap(0, 0, 0, 1) is None
    assert asked.reached(0, 0, 0) is not None
    assert asked.reached(0, 0, 1) is not None


@pytest.mark.parametrize("what", ["limit", "tolerance"])
def test_more_room_never_stops_an_order(what: str) -> None:
    """The law goes through a product of two facts."""
    assert prover(release()).moves(f"doc.{what}", "higher", "release", "worse") is None


def test_a_larger_order_can_stop_itself() -> None:
    asked = release()
    found = prover(asked).moves("doc.order", "higher", "release", "worse")
    assert found is not None
    before, after = found
    assert before["doc.order"] < after["doc.order"]
    assert {**before, "doc.order": 0} == {**after, "doc.order": 0}
    assert answer(asked, before) == {"release": True}
    assert answer(asked, after) == {"release": False}


def test_a_release_that_asks_the_wrong_way_round_is_found() -> None:
    assert prover(release("over", "up_to")).moves("doc.limit", "higher", "release", "worse") is not None


SCORE_FACTS = (
    fact("quality", "integer", range="{at_least: 0, up_to: 100}")
    + fact("price", "integer", range="{at_least: 0, up_to: 100}")
    + fact("loyal", "boolean")
    + fact("score", "number", step="any", derived="{weighted: weights}")
)
BANDS = (
    rule("high", "{score: {at_least: 60}}", "{grade: A}")
    + rule("middle", "{score: {at_least: 30, under: 60}}", "{grade: B}")
    + rule("low", "{score: {under: 30}}", "{grade: C}")
)


def score(quality: str = "0.5", price: str = "0.3", loyal: str = "20") -> DecisionPoint:
    """A grade from a weighted score."""
    value = f"{{quality: {quality}, price: {price}, loyal: {loyal}}}"
    weights = fact(
        "weights",
        "mapping",
        keys="{among: [quality, price, loyal]}",
        of="{type: number, step: any}",
        clause="c",
        value=value,
    )
    return point(SCORE_FACTS, BANDS, parameters=weights)


@pytest.mark.parametrize(("what", "way"), [("quality", "higher"), ("price", "higher"), ("loyal", "better")])
def test_a_weighted_score_is_monotone_in_every_part(what: str, way: Any) -> None:
    asked = prover(score())
    assert asked.gap(0, 0) is None
    assert asked.moves(f"doc.{what}", way, "grade", "worse") is None
    assert asked.moves(f"doc.{what}", way, "grade", "better") is not None


def test_a_negative_weight_breaks_the_law() -> None:
    asked = score(price="-0.3")
    found = prover(asked).moves("doc.price", "higher", "grade", "worse")
    assert found is not None
    before, after = (answer(asked, each) for each in found)
    assert before is not None
    assert after is not None
    assert before["grade"] < after["grade"]


def test_what_has_no_weight_leaves_the_grade_as_it_is() -> None:
    asked = prover(score(loyal="0"))
    assert asked.same("grade", "doc.loyal") is None
    assert asked.same("grade", "doc.quality") is not None
    assert asked.same("grade", "doc.nobody_asks") is None


def test_a_ratio_is_compared_without_dividing_and_is_unknown_by_nought() -> None:
    """Division by nought falls to no rule."""
    facts = (
        fact("part", "money", range=NOT_NEGATIVE)
        + fact("whole", "money", range=NOT_NEGATIVE)
        + fact("share", "ratio", step="any", derived="{ratio: [part, whole]}")
    )
    rules = rule("large", "{share: {at_least: 30%}}", "{grade: A}")
    rules += rule("small", "{share: {under: 30%}}", "{grade: B}")
    asked = point(facts, rules)
    found = prover(asked).gap(0, 0)
    assert found is not None
    assert found["doc.whole"] == 0
    assert answer(asked, found) is None
    assert prover(asked).moves("doc.part", "higher", "grade", "worse") is None
    assert prover(asked).moves("doc.whole", "higher", "grade", "better") is None


def test_extremes_of_facts_lie_as_their_parts_do() -> None:
    """The least of two is never over the greatest; given themselves they can be."""
    facts = (
        fact("one", "number", step="any")
        + fact("two", "number", step="any")
        + fact("least", "number", step="any", derived="{min: [one, two]}")
        + fact("most", "number", step="any", derived="{max: [one, two]}")
    )
    rules = rule("never", "{least: {over: most}}", "{grade: A}")
    rules += rule("ever", "{least: {up_to: most}}", "{grade: B}")
    asked = point(facts, rules)
    assert prover(asked).reached(0, 0, 0) is None
    assert prover(asked).gap(0, 0) is None
    assert prover(asked, given=["doc.least", "doc.most"]).reached(0, 0, 0) is not None


def test_an_unknown_is_the_only_gap() -> None:
    facts = fact("sales", "money", unknown="allowed", range=NOT_NEGATIVE)
    rules = rule("some", "{sales: {over: 0}}", "{grade: A}") + rule("none", "{sales: 0}", "{grade: B}")
    asked = point(facts, rules)
    found = prover(asked).gap(0, 0)
    assert found == {"doc.sales": None}
    assert answer(asked, found) is None
    closed = point(facts, rules + rule("open", "{sales: {known: no}}", "{grade: C}"))
    assert prover(closed).gap(0, 0) is None


def test_there_is_no_whole_number_between_three_and_four() -> None:
    rules = rule("few", "{count: {up_to: 3}}", "{grade: A}")
    rules += rule("many", "{count: {at_least: 4}}", "{grade: B}")
    assert prover(point(fact("count", "integer"), rules)).gap(0, 0) is None
    found = prover(point(fact("count", "number", step="any"), rules)).gap(0, 0)
    assert found is not None
    assert 3 < found["doc.count"] < 4


def test_a_number_without_end_is_never_given_as_a_fact() -> None:
    """Three times a number is one nowhere: a third has no decimal notation."""
    facts = fact("once", "number", step="any")
    facts += fact("often", "number", step="any", derived="{sum: [once, once, once]}")
    met = rule("met", "{often: 1}", "{grade: A}")
    assert prover(point(facts, met)).reached(0, 0, 0) is None
    found = prover(point(facts.replace("[once, once, once]", "[once, once]"), met)).reached(0, 0, 0)
    assert found == {"doc.once": Decimal("0.5")}


def test_a_root_that_no_number_has_is_never_given_as_a_fact() -> None:
    """Two is the square of no decimal number, although of a number."""
    facts = fact("side", "number", step="any", range="{at_least: 1, up_to: 2}")
    facts += fact("square", "number", step="any", derived="{product: [side, side]}")
    asked = prover(point(facts, rule("met", "{square: 2}", "{grade: A}")), timeout_ms=2_000)
    try:
        assert asked.reached(0, 0, 0) is None
    except NotDecidedError as error:
        assert error.fault.code == "verify-prover-unknown"  # noqa: PT017 - either is right


def test_thirty_days_and_a_month_have_no_order() -> None:
    """Between under a month and over a month lie the days that are neither."""
    rules = rule("short", "{since: {under: 1 month}}", "{grade: A}")
    rules += rule("long", "{since: {over: 1 month}}", "{grade: B}")
    asked = point(fact("since", "term"), rules)
    found = prover(asked).gap(0, 0)
    assert found is not None
    assert isinstance(found["doc.since"], Term)
    assert answer(asked, found) is None
    assert prover(asked).overlap(0, 0, 0, 1) is None


def test_two_lengths_that_are_facts_are_not_decided() -> None:
    facts = fact("since", "term") + fact("until", "term")
    asked = prover(point(facts, rule("short", "{since: {under: until}}", "{grade: A}")))
    with pytest.raises(NotDecidedError, match="verify-prover-lengths"):
        asked.reached(0, 0, 0)


def test_the_entry_of_a_mapping_counts_at_the_words_of_the_case() -> None:
    def asked(middle: str) -> Prover:
        facts = fact("standing", "choice", scale="grade") + fact("asked", "money", range=NOT_NEGATIVE)
        value = f"{{A: 100, B: {middle}, C: 0}}"
        limits = fact("limits", "mapping", keys="[standing]", of="{type: money}", clause="c", value=value)
        rules = rule("inside", "{asked: {up_to: limits}}", "{grade: A}")
        rules += rule("outside", "{asked: {over: limits}}", "{grade: C}")
        return prover(point(facts, rules, parameters=limits))

    assert asked("50").gap(0, 0) is None
    assert asked("50").moves("doc.standing", "better", "grade", "worse") is None
    assert asked("500").moves("doc.standing", "better", "grade", "worse") is not None


def test_a_law_about_the_answer_is_proved_or_broken_by_facts() -> None:
    rules = rule("good", "{count: {at_least: 10}}", "{grade: A}")
    rules += rule("rest", "{count: {under: 10}}", "{grade: C}")
    asked = prover(point(fact("count", "integer"), rules))
    assert asked.law(guard("doc.count", "over", 11), guard("grade", "is", "A"), always=True) is None
    assert asked.law(guard("doc.count", "over", 11), guard("grade", "is", "C"), always=False) is None
    assert asked.law(None, guard("grade", "is", "B"), always=False) is None
    found = asked.law(guard("doc.count", "over", 8), guard("grade", "is", "A"), always=True)
    assert found == {"doc.count": 9}


def test_facts_for_an_answer_are_found_where_there_are_any() -> None:
    asked = score()
    for grade in "ABC":
        found = prover(asked).answers({"grade": grade})
        assert found is not None
        assert answer(asked, found) == {"grade": grade}
    never = point(fact("count", "integer"), rule("only", "{count: {over: 0}}", "{grade: A}"))
    assert prover(never).answers({"grade": "B"}) is None


def test_under_priority_a_rule_that_is_always_outranked_is_never_reached() -> None:
    rules = rule("wide", "{count: {at_least: 1}}", "{grade: A}") + rule("narrow", "{count: 5}", "{grade: B}")
    asked = prover(point(fact("count", "integer"), rules, more="    hit: priority\n    priority: grade\n"))
    assert asked.reached(0, 0, 0) is not None
    assert asked.reached(0, 0, 1) is None


def test_a_changed_threshold_differs_just_between_the_two() -> None:
    def asked(threshold: str) -> DecisionPoint:
        rules = rule("good", "{sales: {at_least: line}}", "{grade: A}")
        rules += rule("rest", "{sales: {under: line}}", "{grade: C}")
        line = fact("line", "money", clause="c", value=threshold)
        return point(fact("sales", "money"), rules, parameters=line)

    one, other = asked("100"), asked("200")
    assert prover(one).differs(prover(asked("100"))) is None
    found = prover(one).differs(prover(other))
    assert found is not None
    assert 100 <= found["doc.sales"] < 200
    assert answer(one, found) != answer(other, found)


ROWS = (
    "  rows:\n    title: {zh: 明细, en: rows}\n    type: list\n    of:\n"
    f"      late: {{{TITLE}, type: integer, range: {{at_least: 0}}}}\n"
)


def test_what_counts_a_list_is_a_variable_and_is_given_itself() -> None:
    facts = ROWS + fact("delays", "integer", derived="{count: rows, where: {late: {over: 0}}}")
    rules = rule("none", "{delays: 0}", "{grade: A}") + rule("some", "{delays: {over: 0}}", "{grade: C}")
    asked = point(facts, rules)
    assert prover(asked).gap(0, 0) is None  # there are never fewer than none
    found = prover(asked).reached(0, 0, 1)
    assert found is not None
    assert found["doc.delays"] > 0
    assert answer(asked, found) == {"grade": "C"}


def test_a_table_for_each_entry_has_gaps_of_entries_but_no_proofs_of_answers() -> None:
    rules = rule("fine", "{late: {under: 3}}", "{grade: A}") + rule("bad", "{late: {over: 3}}", "{grade: C}")
    more = "    of: rows\n    combine: {grade: worst}\n    empty: {grade: A}\n"
    asked = point(ROWS, rules, more=more)
    found = prover(asked).gap(0, 0)
    assert found is not None
    assert found["doc.rows:late"] == 3
    assert answer(asked, found) is None
    with pytest.raises(NotDecidedError, match="verify-prover-entries"):
        prover(asked).answers({"grade": "B"})


def test_what_is_counted_afresh_from_another_fact_is_not_decided() -> None:
    """How many months there are follows from a day by a calendar that the solver does not know."""
    facts = fact("since", "date") + fact("until", "date")
    facts += fact("months", "integer", derived="{months_between: [since, until]}")
    rules = rule("new", "{months: {under: 6}}", "{grade: C}") + rule(
        "old", "{months: {at_least: 6}}", "{grade: A}"
    )
    asked = prover(point(facts, rules))
    assert asked.gap(0, 0) is None
    with pytest.raises(NotDecidedError, match="verify-prover-free"):
        asked.moves("doc.until", "later", "grade", "worse")


def test_what_is_counted_by_another_value_of_a_parameter_is_not_decided() -> None:
    """The files name the same parameter; which posts it counts is its value in force."""
    rows = "{title: {zh: 席位, en: seats}, type: list, of: {post: {title: {zh: 职务, en: post}, type: text}}}"
    count = "derived: {count: seats, where: {post: {parameter: wanted}}}"
    facts = f"  seats: {rows}\n  filled: {{title: {{zh: 席位数, en: filled}}, type: integer, {count}}}\n"
    rules = rule("high", "{filled: {at_least: 1}}", "{grade: A}") + rule("low", "{filled: 0}", "{grade: B}")
    one, other = (
        point(facts, rules, parameters=fact("wanted", "text", value=value, clause="c"))
        for value in ("head", "deputy")
    )
    assert prover(one).differs(prover(one)) is None
    with pytest.raises(NotDecidedError):
        prover(one).differs(prover(other))


def test_a_fact_of_another_type_is_not_compared() -> None:
    def asked(kind: str, test: str) -> Prover:
        return prover(point(fact("size", kind), rule("met", f"{{size: {test}}}", "{grade: A}")))

    with pytest.raises(NotDecidedError, match="verify-prover-types"):
        asked("boolean", "yes").differs(asked("integer", "{over: 1}"))
    assert asked("integer", "{over: 1}").differs(asked("money", "{over: 1.5}")) is None
    assert asked("integer", "{over: 1}").differs(asked("money", "{over: 2.5}")) == {"doc.size": 2}


def test_a_fact_that_follows_on_one_side_only_has_one_value() -> None:
    """The sum that was given before is now reckoned."""
    met = rule("met", "{total: {over: 10}}", "{grade: A}")
    given = point(fact("total", "money"), met)
    parts = fact("one", "money") + fact("two", "money")
    follows = point(parts + fact("total", "money", derived="{sum: [one, two]}"), met)
    assert prover(given).differs(prover(follows)) is None
    assert prover(follows).differs(prover(given)) is None
    wider = point(parts + fact("total", "money", derived="{sum: [one, two]}"), met.replace("10", "9"))
    found = prover(wider).differs(prover(given))
    assert found is not None
    assert 9 < found["doc.one"] + found["doc.two"] <= 10


def test_an_answer_with_another_output_differs_everywhere() -> None:
    met = rule("met", "{size: {over: 1}}", "{grade: A}")
    other = rule("met", "{size: {over: 1}}", "{release: yes}")
    found = prover(point(fact("size", "integer"), met)).differs(
        prover(point(fact("size", "integer"), other, outputs=RELEASE))
    )
    assert found is not None
    assert found["doc.size"] > 1


def test_a_list_of_answers_is_more_where_more_rules_speak() -> None:
    rules = rule("some", "{size: {over: 1}}", "{grade: B}") + rule("many", "{size: {over: 5}}", "{grade: A}")
    asked = point(fact("size", "integer"), rules, more="    hit: rule order\n")
    assert prover(asked).moves("doc.size", "higher", "grade", "fewer") is None
    assert prover(asked).moves("doc.size", "higher", "grade", "more") is not None
    found = prover(asked).answers({"grade": ("B", "A")})
    assert found is not None
    assert answer(asked, found) == {"grade": ("B", "A")}
    assert prover(asked).law(guard("doc.size", "over", 5), guard("grade", "is", "A"), always=True) is None


def test_a_text_that_no_rule_names_is_made_up_where_any_is_allowed() -> None:
    rules = rule("known", "{name: foo}", "{grade: A}")
    asked = point(fact("name", "text"), rules)
    found = prover(asked).gap(0, 0)
    assert found is not None
    assert found["doc.name"] != "foo"
    assert answer(asked, found) is None
    closed = prover(point(fact("name", "text", range="{among: [foo]}"), rules))
    assert closed.gap(0, 0) is None


def test_words_in_a_list_are_had_or_not() -> None:
    """What is missing from a list of papers is a variable: nothing, something, or what no rule names."""
    facts = fact("papers", "list", of="text") + fact(
        "missing", "list", of="text", derived="{missing: [licence, contract], in: papers}"
    )
    rules = rule("lacks", "{missing: licence}", "{grade: C}")
    asked = point(facts, rules)
    found = prover(asked).gap(0, 0)
    assert found is not None
    assert answer(asked, found) is None
    assert prover(asked).reached(0, 0, 0) is not None


LINES = fact(
    "lines",
    "list",
    of="{name: {title: {zh: 名, en: name}, type: text}, said: {title: {zh: 数, en: said}, type: number},"
    " one: {title: {zh: 因数, en: one}, type: number}}",
)


def test_what_is_reckoned_wrongly_is_counted_from_nought_on() -> None:
    """The solver takes the count for a variable: nought is an answer of its own, less than nought is none."""
    counted = fact("wrong", "integer", derived="{misreckoned: lines, of: said, factors: [one, one]}")
    rules = rule("none", "{wrong: 0}", "{grade: A}") + rule("less", "{wrong: {under: 0}}", "{grade: C}")
    asked = prover(point(LINES + counted, rules))
    assert asked.reached(0, 0, 0) is not None
    assert asked.reached(0, 0, 1) is None
    found = asked.gap(0, 0)
    assert found is not None
    assert found["doc.wrong"] > 0


def test_fields_that_lists_are_compared_by_may_be_unknown() -> None:
    lacks = fact("lacks", "list", of="text", derived="{missing: lines, of: name, in: others, at: other}")
    rules = rule("unknown", "{lacks: {known: no}}", "{grade: A}")
    for may_be, reached in ((", unknown: allowed", True), ("", False)):
        others = fact("others", "list", of=f"{{other: {{title: {{zh: 名, en: other}}, type: text{may_be}}}}}")
        asked = prover(point(LINES + others + lacks, rules))
        assert (asked.reached(0, 0, 0) is not None) is reached


def test_what_the_solver_cannot_settle_in_time_stays_open() -> None:
    """Three cubes that add up to 42 took people decades; the solver has a tenth of a second."""
    facts = "".join(fact(name, "integer") for name in ("one", "two", "three"))
    for name in ("one", "two", "three"):
        facts += fact(f"{name}_cubed", "integer", derived=f"{{product: [{name}, {name}, {name}]}}")
    facts += fact("cubes", "integer", derived="{sum: [one_cubed, two_cubed, three_cubed]}")
    asked = prover(point(facts, rule("found", "{cubes: 42}", "{grade: A}")), timeout_ms=100)
    with pytest.raises(NotDecidedError, match="verify-prover-unknown"):
        asked.reached(0, 0, 0)


def test_without_the_solver_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = release()
    for name in [each for each in sys.modules if each.startswith("crmpolicy.verify.proving.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr(sys.modules["crmpolicy.verify.proving"], "questions", raising=False)
    monkeypatch.setitem(sys.modules, "z3", None)
    with pytest.raises(NotDecidedError, match="verify-no-prover"):
        prover(asked)
