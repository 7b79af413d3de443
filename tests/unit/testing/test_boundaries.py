"""Boundary steps: which there are, and which cases take them."""

import pytest

from crmpolicy.testing import BoundaryCoverage, Coverage
from tests.unit.testing.conftest import RULES, Measure

NOW = "now: 2026-01-05T09:00"
TABLE = """\
format: 1
{head}
decisions:
  pick:
    title: {{zh: 选, en: pick}}
    outputs: {{ok: {{title: {{zh: 可, en: ok}}, type: boolean}}}}
    {body}
    otherwise: {{id: rest, then: {{ok: no}}, clause: doc.2}}
"""


def table(facts: str, when: str, *, more: str = "", keys: str = "") -> dict[str, str]:
    """Write a question of one rule: yes where the guard holds."""
    head = f"facts: {{{facts}}}\n{more}"
    rule = f"rules: [{{id: it, when: {{{when}}}, then: {{ok: yes}}, clause: doc.1}}]"
    return {"doc/pick.yaml": TABLE.format(head=head, body=f"{keys}{rule}")}


def fact(name: str, kind: str) -> str:
    """Declare a fact."""
    return f"{name}: {{title: {{zh: 事, en: {name}}}, {kind}}}"


def case(given: str, expect: str, *, now: str = NOW, values: str = "") -> str:
    """Write a case of that question."""
    return f"ask: doc.pick, given: {{{given}}}, expect: {{ok: {expect}}}, {now}, with: {{{values}}}"


def steps(coverage: Coverage) -> dict[tuple[str, str], bool]:
    """Give each step by its value in words and its side, and whether it is reached."""
    assert all(result.passed for result in coverage.results), coverage.results
    return {(said(each), each.side): each.reached for each in coverage.boundaries}


def said(each: BoundaryCoverage) -> str:
    """Give a bound in words."""
    return "given" if each.value is None else each.type.show(each.value, "en")


@pytest.mark.parametrize(
    ("test", "sides"),
    [
        ("at_least", ("at", "below")),
        ("under", ("at", "below")),
        ("over", ("at", "above")),
        ("up_to", ("at", "above")),
    ],
)
def test_beside_is_the_side_on_which_the_test_turns_over(
    measure: Measure, test: str, sides: tuple[str, ...]
) -> None:
    files = table(fact("n", "type: integer"), f"n: {{{test}: 3}}")
    holds = {"at_least": ("yes", "no", "yes"), "under": ("no", "yes", "no")}
    holds |= {"over": ("no", "no", "yes"), "up_to": ("yes", "yes", "no")}
    at, below, above = holds[test]
    away = measure(case("n: 1", below), case("n: 9", above), files=files)
    assert steps(away) == {("3", side): False for side in sides}
    near = measure(case("n: 3", at), case("n: 2", below), case("n: 4", above), files=files)
    assert steps(near) == {("3", side): True for side in sides}


def test_a_number_that_is_meant_exactly_has_both_sides(measure: Measure) -> None:
    """`not 3` and `3` turn over on either side; words have no sides there."""
    words = "scales: {s: {title: {zh: 词, en: s}, order: best first, values: ["
    words += "{id: a, title: {zh: 甲, en: a}}, {id: b, title: {zh: 乙, en: b}}]}}\n"
    facts = ", ".join((fact("n", "type: integer"), fact("w", "type: choice, scale: s")))
    coverage = measure(case("n: 3, w: a", "yes"), files=table(facts, "n: 3, w: a", more=words))
    assert steps(coverage) == {("3", "at"): True, ("3", "below"): False, ("3", "above"): False}


def test_a_step_tells_its_fact_parameter_place_and_first_case(measure: Measure) -> None:
    asked = "ask: doc.size, now: 2026-01-05T09:00"
    coverage = measure(
        f"{asked}, given: {{amount: 100元}}, expect: {{large: yes}}",
        f"{asked}, given: {{amount: 99.99元}}, expect: {{large: no}}",
        f"{asked}, given: {{amount: 99.99元}}, expect: {{large: no}}, because: small",
        files={"doc/rules.yaml": RULES.replace("value: required", "value: 100元")},
    )
    at, below = coverage.boundaries
    assert (at.document, at.fact, at.title.zh, at.parameters) == ("doc", "doc.amount", "金额", ("doc.bound",))
    assert (at.value, at.reached_by, below.reached_by) == (100, "案例1", "案例2")
    large = next(each for each in coverage.rules if each.rule == "large")
    assert at.place == below.place == large.place


def test_values_that_only_cases_set_make_one_boundary(measure: Measure) -> None:
    """Each case may set its own; a step is taken where a case stands at the value that it sets."""
    asked = "ask: doc.size, now: 2026-01-05T09:00"
    coverage = measure(
        f"{asked}, with: {{bound: 100元}}, given: {{amount: 100元}}, expect: {{large: yes}}",
        f"{asked}, with: {{bound: 50元}}, given: {{amount: 100元}}, expect: {{large: yes}}",
    )
    assert steps(coverage) == {("given", "at"): True, ("given", "below"): False}


def test_a_value_tried_by_a_case_makes_no_boundary_beside_the_written_one(measure: Measure) -> None:
    """But a case that sets the written value and stands there takes the step."""
    asked = "ask: doc.size, now: 2026-01-05T09:00"
    coverage = measure(
        f"{asked}, given: {{amount: 1000元}}, expect: {{large: yes}}",
        f"{asked}, with: {{bound: 50元}}, given: {{amount: 50元}}, expect: {{large: yes}}",
        f"{asked}, with: {{bound: 100元}}, given: {{amount: 99.99元}}, expect: {{large: no}}",
        files={"doc/rules.yaml": RULES.replace("value: required", "value: 100元")},
    )
    assert steps(coverage) == {("100 CNY", "at"): False, ("100 CNY", "below"): True}


def test_each_period_has_its_own_bounds(measure: Measure) -> None:
    """A bound that no case meets in its period is not known; one that is met has to be tried."""
    dated = RULES.replace("value: required", "dated: [{value: 100元}, {from: 2027-01-01, value: 90元}]")
    asked = "ask: doc.size, given: {amount: 100元}, expect: {large: yes}"
    first = measure(f"{asked}, now: 2026-12-31T23:59", files={"doc/rules.yaml": dated})
    assert steps(first) == {("100 CNY", "at"): True, ("100 CNY", "below"): False}
    later = measure(f"{asked}, now: 2027-01-01T00:00", files={"doc/rules.yaml": dated})
    assert steps(later) == {("90 CNY", "at"): False, ("90 CNY", "below"): False}


def test_a_step_outside_the_range_of_the_fact_is_none(measure: Measure) -> None:
    """Nobody can buy less than nothing, and nobody has to try."""
    files = table(fact("n", "type: integer, range: {at_least: 0}"), "n: {at_least: 0}")
    assert steps(measure(case("n: 5", "yes"), files=files)) == {("0", "at"): False}
    files = table(fact("n", "type: integer, range: {at_least: 0, up_to: 3}"), "n: {under: 9}")
    assert steps(measure(case("n: 3", "yes"), files=files)) == {}


def test_on_a_scale_the_next_word_is_beside(measure: Measure) -> None:
    words = "scales: {s: {title: {zh: 词, en: s}, order: best first, values: ["
    words += ", ".join(f"{{id: {each}, title: {{zh: {each}级, en: {each}}}}}" for each in "abc") + "]}}\n"
    files = table(fact("w", "type: choice, scale: s"), "w: {at_least: b}", more=words)
    assert steps(measure(case("w: c", "no"), files=files)) == {("b", "at"): False, ("b", "below"): True}
    files = table(fact("w", "type: choice, scale: s"), "w: {at_least: c}", more=words)
    assert steps(measure(case("w: c", "yes"), files=files)) == {("c", "at"): True}


def test_unknown_facts_and_no_limit_take_no_step(measure: Measure) -> None:
    limit = "parameters: {p: {title: {zh: 限, en: p}, type: integer, clause: doc.3, value: optional}}\n"
    facts = fact("n", "type: integer, unknown: allowed")
    files = table(facts, "n: {under: p, at_least: 2}", more=limit)
    assert steps(measure(case("n: unknown", "no"), files=files)) == {
        ("2", "at"): False,
        ("2", "below"): False,
    }


def test_each_entry_of_a_mapping_is_a_bound_and_counts_where_the_facts_choose_it(measure: Measure) -> None:
    mapping = (
        "scales: {s: {title: {zh: 词, en: s}, order: none, values: ["
        "{id: a, title: {zh: 甲, en: a}}, {id: b, title: {zh: 乙, en: b}}]}}\n"
        "parameters: {least: {title: {zh: 少, en: least}, type: mapping, keys: [w], of: {type: integer},"
        " clause: doc.3, value: {a: 3, b: 5}}}\n"
    )
    facts = ", ".join((fact("n", "type: integer"), fact("w", "type: choice, scale: s")))
    files = table(facts, "n: {at_least: least}", more=mapping)
    found = steps(measure(case("n: 3, w: a", "yes"), case("n: 3, w: b", "no"), files=files))
    assert found == {("3", "at"): True, ("3", "below"): False, ("5", "at"): False, ("5", "below"): False}
    other = steps(measure(case("n: 3, w: b", "no"), files=files))
    assert not any(other.values())


def test_a_fact_compared_with_a_fact_has_no_fixed_bound(measure: Measure) -> None:
    facts = ", ".join((fact("n", "type: integer"), fact("m", "type: integer")))
    files = table(facts, "n: {at_least: m}")
    assert steps(measure(case("n: 3, m: 3", "yes"), files=files)) == {}


def test_conditions_that_facts_follow_from_have_bounds_too(measure: Measure) -> None:
    """Where the derived fact is given, the condition was not looked at."""
    derived = fact("big", "type: boolean, derived: {holds: {n: {at_least: 3}}}")
    files = table(f"{fact('n', 'type: integer')}, {derived}", "big: yes")
    assert steps(measure(case("n: 3", "yes"), files=files)) == {("3", "at"): True, ("3", "below"): False}
    assert steps(measure(case("big: yes", "yes"), files=files)) == {("3", "at"): False, ("3", "below"): False}


LIST = "type: list, of: {size: {title: {zh: 量, en: size}, type: integer}}"


def test_entries_that_are_counted_take_steps(measure: Measure) -> None:
    """Any entry of the list may stand at the bound."""
    count = fact("many", "type: integer, derived: {count: lots, where: {size: {at_least: 3}}}")
    files = table(f"{fact('lots', LIST)}, {count}", "many: {over: 0}")
    found = steps(measure(case("lots: [{size: 9}, {size: 3}]", "yes"), files=files))
    assert found == {
        ("3", "at"): True,
        ("3", "below"): False,
        ("0", "at"): False,
        ("0", "above"): False,
    }


def test_a_question_asked_for_each_entry_takes_the_steps_of_all(measure: Measure) -> None:
    """Facts that follow from an entry are read entry by entry; an empty list takes none."""
    twice = "twice: {title: {zh: 双, en: twice}, type: integer, derived: {sum: [size, size]}}"
    keys = f"of: lots\n    combine: {{ok: all}}\n    empty: {{ok: no}}\n    derive: {{{twice}}}\n    "
    files = table(fact("lots", LIST), "size: {at_least: 3}, twice: {under: 20}", keys=keys)
    none = steps(measure(case("lots: []", "no"), files=files))
    assert not any(none.values())
    some = steps(measure(case("lots: [{size: 2}, {size: 10}]", "no"), files=files))
    assert some == {
        ("3", "at"): False,
        ("3", "below"): True,
        ("20", "at"): True,
        ("20", "below"): False,
    }
