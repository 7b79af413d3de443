"""Open thresholds: one set of values for each way in which they can lie to each other."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.testing import load_texts
from crmpolicy.values import Term
from crmpolicy.verify.facts.witness import periods_of
from crmpolicy.verify.openings import fillings as module
from crmpolicy.verify.openings import orders
from crmpolicy.verify.openings.entries import entries_of, entry_values
from crmpolicy.verify.openings.fillings import fillings, missing_of
from crmpolicy.verify.openings.rulers import rulers_of, slots_of
from crmpolicy.verify.questions.gaps import gaps
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError
from tests.unit.verify.documents import doc, layer

(PERIOD,) = periods_of([], "Asia/Shanghai")
OPEN = "type: integer, clause: doc.1, value: required"
N = {"n": "type: integer, range: {at_least: 0}"}
TWO = ["n: {at_least: high} -> grade: A", "n: {under: low} -> grade: C"]


def load(
    facts: Mapping[str, str], rules: Sequence[str], parameters: Mapping[str, str], **more: Any
) -> PolicySet:
    return load_texts(doc(facts, rules, parameters=parameters, **more))


def tried(*policies: PolicySet) -> list[dict[str, Any]]:
    """Give the values that are put in, by short name."""
    return [
        {key.removeprefix("doc."): value for key, value in values.items()}
        for _, values in fillings(policies, "doc.answer", PERIOD)
    ]


def signs(found: Sequence[Mapping[str, Any]], one: str, other: str) -> set[int]:
    """Tell in which ways two values lie to each other."""
    return {(each[one] > each[other]) - (each[one] < each[other]) for each in found}


def test_where_nothing_is_open_the_policy_set_is_taken_as_it_is() -> None:
    policies = load(N, ["n: {over: low} -> grade: A"], {"low": "type: integer, clause: doc.1, value: 3"})
    ((filled, values),) = fillings([policies], "doc.answer", PERIOD)
    assert (filled, values) == ([policies], {})


def test_two_open_thresholds_take_every_order() -> None:
    found = tried(load(N, TWO, {"low": OPEN, "high": OPEN}))
    assert signs(found, "low", "high") == {-1, 0, 1}


def test_a_range_against_another_parameter_leaves_out_orders() -> None:
    found = tried(load(N, TWO, {"low": OPEN, "high": f"{OPEN}, range: {{over: low}}"}))
    assert signs(found, "low", "high") == {-1}


def test_neighbours_on_a_lattice_count() -> None:
    """Between 3 and 4 there is no whole number, between 3 and 5 there is."""
    found = tried(load(N, TWO, {"low": OPEN, "high": f"{OPEN}, range: {{over: low}}"}))
    assert {each["high"] - each["low"] == 1 for each in found} == {True, False}


def test_without_a_step_neighbours_do_not_count() -> None:
    number = "type: number, clause: doc.1, value: required"
    found = tried(load({"n": "type: number"}, TWO, {"low": number, "high": number}))
    assert len(found) == 3


def test_written_values_are_part_of_the_order() -> None:
    found = tried(load(N, ["n: {at_least: high} -> grade: A", "n: {under: 10} -> grade: C"], {"high": OPEN}))
    assert {(each["high"] > 10) - (each["high"] < 10) for each in found} == {-1, 0, 1}


def test_listed_values_are_the_only_ones() -> None:
    found = tried(load(N, ["n: {over: low} -> grade: A"], {"low": f"{OPEN}, range: {{among: [2, 7]}}"}))
    assert {each["low"] for each in found} <= {2, 7}
    assert found


def test_a_gap_shows_in_the_order_that_leaves_it() -> None:
    policies = load(N, TWO, {"low": OPEN, "high": OPEN})
    holes = set()
    for (filled,), values in fillings([policies], "doc.answer", PERIOD):
        found = Question(filled, "doc.answer", PERIOD, values)
        if gaps(found, layer(found)):
            holes.add(values["doc.high"] > values["doc.low"])
    assert holes == {True}


def test_a_switch_is_tried_both_ways() -> None:
    rules = ["by_n: yes, n: {over: 3} -> grade: A"]
    found = tried(load(N, rules, {"by_n": "type: boolean, clause: doc.1, value: required"}))
    assert [each["by_n"] for each in found] == [False, True]


def test_a_word_that_is_open_is_tried_in_every_way() -> None:
    facts = {**N, "mark": "type: choice, scale: grade"}
    rules = ["mark: {parameter: least} -> grade: A"]
    parameters = {"least": "type: choice, scale: grade, clause: doc.1, value: required"}
    assert [each["least"] for each in tried(load(facts, rules, parameters))] == ["A", "B", "C"]
    parameters["least"] += ", range: {among: [A, C]}"
    assert [each["least"] for each in tried(load(facts, rules, parameters))] == ["A", "C"]


def test_of_texts_any_will_do() -> None:
    facts = {"town": "type: text"}
    parameters = {"home": "type: text, clause: doc.1, value: required"}
    assert tried(load(facts, ["town: {parameter: home} -> grade: A"], parameters)) == [{"home": "-"}]


def test_what_is_only_given_takes_one_value() -> None:
    """Rules fit together whatever an outcome says."""
    amount = "amount: {title: {zh: 额, en: amount}, type: number}"
    parameters = {"rate": "type: number, clause: doc.1, value: required, range: {at_least: 3}"}
    assert len(tried(load(N, ["-> amount: rate"], parameters, outputs=amount))) == 1


def test_terms_take_every_way_in_which_lengths_lie() -> None:
    facts = {"t": "type: term"}
    parameters = {"low": "type: term, clause: doc.1, value: required"}
    rules = ["t: {over: low} -> grade: A", "t: {up_to: 1 month} -> grade: B"]
    found = tried(load(facts, rules, parameters))
    assert {each["low"].compare(Term.parse("1 month")) for each in found} == {-1, 0, 1, None}


def test_days_of_a_month_are_few() -> None:
    facts = {"d": "type: day of month"}
    parameters = {"low": "type: day of month, clause: doc.1, value: required"}
    found = tried(load(facts, ["d: {over: low} -> grade: A", "d: 20 -> grade: B"], parameters))
    assert {each["low"] == 20 for each in found} == {True, False}


def test_two_policy_sets_take_the_same_values() -> None:
    one, other = (load(N, TWO, {"low": OPEN, "high": OPEN}) for _ in range(2))
    for filled, _ in fillings([one, other], "doc.answer", PERIOD):
        first, second = (each.effective.parameters["doc.low"].history[0].value for each in filled)
        assert first == second


def test_a_value_that_one_of_them_gives_stays() -> None:
    one = load(N, TWO, {"low": OPEN, "high": OPEN})
    other = load(N, TWO, {"low": "type: integer, clause: doc.1, value: 4", "high": OPEN})
    found = [
        each[1].effective.parameters["doc.low"].history[0].value
        for each, _ in fillings([one, other], "doc.answer", PERIOD)
    ]
    assert set(found) == {4}


def test_too_many_orders_are_not_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    policies = load(N, TWO, {"low": OPEN, "high": OPEN})
    monkeypatch.setattr(module, "MOST_ORDERS", 2)
    with pytest.raises(NotDecidedError, match="verify-many-orders"):
        tried(policies)
    monkeypatch.setattr(orders, "MOST_TRIED", 2)
    with pytest.raises(NotDecidedError, match="verify-many-orders"):
        tried(policies)


def test_open_parameters_that_ranges_tie_together_are_placed_together() -> None:
    """No rule asks the small one, but it lies over nought and under the large one."""
    tied = {
        "small": f"{OPEN}, range: {{over: 0, under: large}}",
        "large": f"{OPEN}, range: {{over: small}}",
    }
    rules = ["n: {under: large} -> grade: C", "n: {at_least: large} -> grade: A"]
    values = tried(load({"n": "type: integer"}, rules, tied))
    assert values
    assert all(0 < each["small"] < each["large"] for each in values)


def test_what_matters_little_is_not_fixed_before_what_it_is_tied_to() -> None:
    """A bonus that is only given bounds the threshold from below, so both are tried in every order."""
    tied = {"bonus": f"{OPEN}, range: {{over: 0}}", "least": f"{OPEN}, range: {{over: bonus}}"}
    rules = ["n: {under: least} -> grade: C", "n: {at_least: 5} -> grade: A"]
    values = tried(
        load(N, [*rules, "n: {over: 100} -> grade: A"], tied | {"cap": f"{OPEN}, range: {{over: least}}"})
    )
    assert {each["least"] < 5 for each in values} == {True, False}


SLOT = """\
    rules: required
"""


def test_an_empty_slot_leaves_nothing_to_ask() -> None:
    files = doc(N, [], keys=SLOT)
    policies = load_texts(files)
    assert missing_of(policies, "doc.answer", PERIOD) is None
    assert tried(policies) == []


def test_what_points_behind_need_is_open_too() -> None:
    files = doc(N, ["n: {over: low} -> grade: A"], parameters={"low": OPEN})
    files["doc/rules.yaml"] += """\
  second:
    title: {zh: 二, en: second}
    outputs: {grade: {title: {zh: 等级, en: grade}, type: choice, scale: grade}}
    requires: {first: answer.grade}
    rules: [{id: s, when: {first: A}, then: {grade: A}, clause: doc.1}]
"""
    policies = load_texts(files)
    assert missing_of(policies, "doc.second", PERIOD) == ["doc.low"]
    assert len(list(fillings([policies], "doc.second", PERIOD))) > 1
    ((_, values),) = fillings([policies], "doc.second", PERIOD, behind=False)
    assert list(values) == ["doc.low"]


WEIGHTS = (
    "type: mapping, clause: doc.1, keys: {among: [a, b]}, sums_to: 100%, value: required, "
    "of: {type: ratio, step: 10%, range: {at_least: 0%, up_to: 100%}}"
)
MATRIX = "type: mapping, clause: doc.1, keys: [mark, paid], of: {type: choice, scale: grade}, value: required"
BY_MARK = (
    "type: mapping, clause: doc.1, keys: [mark], value: required, "
    "of: {type: integer, range: {over: 2, up_to: 9}}"
)
KEYS = {
    "mark": "type: choice, scale: grade",
    "paid": "type: boolean",
    "a": "type: number",
    "b": "type: number",
}


def parameter(said: str) -> Any:
    return load({**KEYS, **N}, ["n: {over: 3} -> grade: A"], {"x": said}).effective.parameters["doc.x"]


def test_weights_add_up() -> None:
    values = dict(entry_values(parameter(WEIGHTS)))
    assert sum(values.values()) == 1
    assert len(values) == 2


def test_a_matrix_has_an_entry_for_every_combination() -> None:
    assert len(entries_of(parameter(MATRIX))) == 6
    assert {value for _, value in entry_values(parameter(MATRIX))} == {"A"}
    assert {value for _, value in entry_values(parameter(BY_MARK))} == {3}


def test_entries_by_texts_stand_for_one_text_and_others_cannot_be_listed() -> None:
    open_ended = BY_MARK.replace("[mark]", "[town]").replace("value: required", "else: 5, value: required")
    whole = load({"town": "type: text", **N}, ["n: {over: 3} -> grade: A"], {"x": open_ended})
    assert len(entries_of(whole.effective.parameters["doc.x"])) == 1
    for ask in (entries_of, entry_values):
        with pytest.raises(TypeError):
            ask(parameter(OPEN))


def test_entries_without_a_smallest_value_are_not_decided() -> None:
    term = BY_MARK.replace("type: integer, range: {over: 2, up_to: 9}", "type: term, range: {over: 2 days}")
    with pytest.raises(NotDecidedError, match="verify-mapping-open"):
        entry_values(parameter(term))


def test_entries_that_rules_compare_take_every_order() -> None:
    rules = ["n: {over: x} -> grade: A", "n: {under: 5} -> grade: B"]
    found = tried(load({**KEYS, **N}, rules, {"x": BY_MARK}))
    assert {tuple((value > 5) - (value < 5) for _, value in each["x"]) for each in found} >= {
        (-1, -1, -1),
        (0, 0, 0),
        (1, 1, 1),
        (1, 0, -1),
    }


def test_open_values_on_one_fact_lie_on_one_ruler() -> None:
    policies = load(
        {**N, "m": "type: integer"},
        [*TWO, "m: {over: other} -> grade: A"],
        dict.fromkeys(("low", "high", "other"), OPEN),
    )
    names = ["doc.low", "doc.high", "doc.other"]
    slots = [slot for key in names for slot in slots_of(policies.effective, key)]
    rulers = rulers_of([policies.effective], "doc.answer", slots)
    assert sorted(len(each.open) for each in rulers) == [1, 2]


def test_a_law_beside_the_rules_makes_what_is_given_matter() -> None:
    """Whether a higher share gives a lower rate rests on the order of the rates."""
    amount = "amount: {title: {zh: 额, en: amount}, type: integer}"
    rules = ["n: {at_least: 5} -> amount: high", "n: {under: 5} -> amount: low"]
    laws = (
        "never: lower amount, when: higher n",
        "always: {amount: {over: 0}}",
        "same: amount, whatever: n",
    )
    for law in laws:
        keys = f"    properties: [{{id: law, {law}}}]\n"
        found = tried(load(N, rules, {"low": OPEN, "high": OPEN}, outputs=amount, keys=keys))
        assert signs(found, "low", "high") == {-1, 0, 1}


def test_what_ranks_rules_matters_too() -> None:
    rules = ["n: {at_least: 5} -> grade: {parameter: high}", "n: {at_least: 3} -> grade: {parameter: low}"]
    word = "type: choice, scale: grade, clause: doc.1, value: required"
    keys = "    hit: priority\n    priority: grade\n"
    ranked = tried(load(N, rules, {"low": word, "high": word}, keys=keys))
    assert {(each["low"], each["high"]) for each in ranked} == {
        (one, other) for one in "ABC" for other in "ABC"
    }
    assert len(tried(load(N, rules[:1], {"high": word}))) == 1


def test_thresholds_inside_derived_facts_are_ordered_too() -> None:
    facts = {**N, "many": "type: boolean, clause: doc.1, derived: {holds: {n: {over: low}}}"}
    found = tried(load(facts, ["many: yes, n: {up_to: 5} -> grade: A"], {"low": OPEN}))
    assert {(each["low"] > 5) - (each["low"] < 5) for each in found} == {-1, 0, 1}


def test_of_what_does_not_matter_any_values_will_do() -> None:
    outputs = (
        "amount: {title: {zh: 额, en: amount}, type: integer}, who: {title: {zh: 谁, en: who}, type: text}, "
        "ok: {title: {zh: 可, en: ok}, type: boolean}, by: {title: {zh: 按, en: by}, type: integer}"
    )
    parameters = {
        "low": OPEN,
        "name": "type: text, clause: doc.1, value: required",
        "flag": "type: boolean, clause: doc.1, value: required",
        "table": BY_MARK,
    }
    rules = ["-> amount: low, who: {parameter: name}, ok: {parameter: flag}, by: table"]
    (only,) = tried(load({**KEYS, **N}, rules, parameters, outputs=outputs))
    assert only.keys() == {"low", "name", "flag", "table"}


def test_weights_that_rules_compare_are_tried_where_they_add_up() -> None:
    facts = {**N, "share": "type: ratio, step: 10%, range: {at_least: 0%, up_to: 100%}"}
    rules = ["share: {over: {parameter: x, entry: a}} -> grade: A"]
    found = tried(load({**facts, **KEYS}, rules, {"x": WEIGHTS}))
    assert found
    assert all(sum(value for _, value in each["x"]) == 1 for each in found)


def test_where_ranges_leave_no_value_the_question_is_not_decided() -> None:
    amount = "amount: {title: {zh: 额, en: amount}, type: integer}"
    parameters = {"low": f"{OPEN}, range: {{over: high}}", "high": f"{OPEN}, range: {{over: low}}"}
    with pytest.raises(NotDecidedError, match="verify-no-values"):
        tried(load(N, ["-> amount: low", "n: 3 -> amount: high"], parameters, outputs=amount))


SIDES = "type: boolean"
WORDS = "type: mapping, keys: [side], clause: doc.1, value: required"


def test_open_entries_with_ordered_words_take_every_place_beside_written_ones() -> None:
    facts = {"g": "type: choice, scale: grade", "side": SIDES}
    rules = ["g: B -> grade: A", "g: {at_least: {parameter: word}} -> grade: B"]
    found = tried(load(facts, rules, {"word": f"{WORDS}, of: {{type: choice, scale: grade}}"}))
    assert len({tuple(word for _, word in each["word"]) for each in found}) == 9


def test_open_entries_with_words_without_order_are_written_ones_or_others() -> None:
    """All words that no rule writes are alike: so many of them will do as there are entries."""
    facts = {"c": "type: choice, scale: colour", "side": SIDES}
    rules = ["c: green -> grade: A", "c: {parameter: word} -> grade: B"]
    found = tried(load(facts, rules, {"word": f"{WORDS}, of: {{type: choice, scale: colour}}"}))
    told = [tuple(word for _, word in each["word"]) for each in found]
    assert len(told) == len({*told}) == 5
    assert {tuple(word == "green" for word in each) for each in told} == {*product((True, False), repeat=2)}


def test_open_lists_of_roles_take_one_role_for_nothing_ranks_them() -> None:
    """There are dozens, and all their choices would be too many to try."""
    roles = "type: list, of: role, clause: doc.1, value: required"
    outputs = "who: {title: {zh: 谁, en: who}, type: list, of: role}"
    titles = "".join(f"  r{each}: {{title: {{zh: 岗{each}, en: r{each}}}}}\n" for each in range(40))
    text = f"roles:\n{titles}"
    policies = load_texts(doc(N, ["-> who: posts"], parameters={"posts": roles}, outputs=outputs, more=text))
    assert tried(policies) == [{"posts": ("r0",)}]


def roles_of(count: int, other: str) -> PolicySet:
    """Load a document of many roles, with rules that give an open one and another."""
    titles = "".join(f"  s{each}: {{title: {{zh: 岗{each}, en: r{each}}}}}\n" for each in range(count))
    outputs = "who: {title: {zh: 谁, en: who}, type: role}"
    rules = ["n: {at_least: 5} -> who: {parameter: post}", f"n: {{under: 5}} -> who: {other}"]
    return load(
        N,
        rules,
        {"post": "type: role, clause: doc.1, value: required"},
        outputs=outputs,
        more=f"roles:\n{titles}",
    )


def test_of_open_roles_those_that_rules_name_and_one_other_are_enough_to_compare() -> None:
    """What differs for one role that nobody names differs for all of them."""
    before, after = roles_of(40, other="s7"), roles_of(40, other="s9")
    assert [each["post"] for each in tried(before, after)] == ["s7", "s9", "s0"]


def test_an_open_role_that_facts_are_compared_with_takes_every_value() -> None:
    facts = {**N, "by": "type: role"}
    titles = "".join(f"  r{each}: {{title: {{zh: 岗{each}, en: r{each}}}}}\n" for each in range(5))
    policies = load(
        facts,
        ["by: {parameter: post} -> grade: A"],
        {"post": "type: role, clause: doc.1, value: required"},
        otherwise="grade: B",
        more=f"roles:\n{titles}",
    )
    assert len(tried(policies, policies)) == 5


def test_values_outside_their_own_range_are_never_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what ranges allow counts against the limit, so that many thresholds in a row can be decided."""
    ladder = {"p1": f"{OPEN}, range: {{at_least: 1}}", "p2": f"{OPEN}, range: {{at_least: 1, over: p1}}"}
    rules = ["n: {at_least: p2} -> grade: A", "n: {under: p1} -> grade: C"]
    monkeypatch.setattr(orders, "MOST_TRIED", 60)
    values = tried(load(N, rules, ladder))
    assert {each["p2"] > each["p1"] >= 1 for each in values} == {True}
    assert {each["p1"] == 1 for each in values} == {True, False}
