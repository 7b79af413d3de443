"""Two rules that match the same facts."""

import pytest

from crmpolicy.verify.prover import Prover
from crmpolicy.verify.questions.overlaps import overlaps, proved_overlaps
from crmpolicy.verify.questions.question import Question
from tests.unit.verify.documents import asked, layer

WHOLE = {"n": "type: integer, range: {at_least: 0}"}


def pairs(found: Question) -> list[tuple[int, int, dict[str, str]]]:
    """Give each pair with the smallest facts that both match."""
    return [
        (each.one, each.other, {key: str(one) for key, one in found.witness(each.box).facts.items()})
        for each in overlaps(found, layer(found))
    ]


def test_rules_that_exclude_each_other_do_not_overlap() -> None:
    assert pairs(asked(WHOLE, ["n: {under: 4} -> grade: A", "n: {at_least: 4} -> grade: B"])) == []


def test_a_bound_that_both_include_is_an_overlap() -> None:
    assert pairs(asked(WHOLE, ["n: {up_to: 4} -> grade: A", "n: {at_least: 4} -> grade: B"])) == [
        (0, 1, {"n": "4"})
    ]


def test_between_neighbours_on_the_step_nothing_overlaps() -> None:
    assert pairs(asked(WHOLE, ["n: {under: 4} -> grade: A", "n: {over: 3} -> grade: B"])) == []


def test_every_two_of_many_are_told_once() -> None:
    rules = ["any: [{n: 3}, {n: 5}, {n: 7}] -> grade: A", "n: [5, 7] -> grade: A", "n: {over: 6} -> grade: B"]
    assert [each[:2] for each in pairs(asked(WHOLE, rules))] == [(0, 1), (0, 2), (1, 2)]


def test_of_two_places_the_one_is_told_where_they_say_different_things() -> None:
    """Where a mapping's entry happens to agree with the other rule there is no contradiction."""
    mapping = "type: mapping, clause: doc.1, keys: [mark], of: {type: number}, value: {A: 3, B: 2, C: 1}"
    found = asked(
        {"mark": "type: choice, scale: grade"},
        ["-> amount: by_mark", "-> amount: 3"],
        outputs="amount: {title: {zh: 额, en: amount}, type: number}",
        parameters={"by_mark": mapping},
    )
    (only,) = overlaps(found, layer(found))
    assert only.says[0].says != only.says[1].says
    assert found.witness(only.box).facts == {"mark": "B"}


def test_rules_overlap_only_where_their_part_is_asked() -> None:
    keys = (
        "    combine: {grade: worst}\n    parts:\n      - id: p\n"
        "        when: {n: {under: 3}}\n        rules:\n"
        "          - {id: a, when: {n: {over: 1}}, then: {grade: A}, clause: doc.1}\n"
        "          - {id: b, when: {n: {at_least: 3}}, then: {grade: B}, clause: doc.1}\n"
        "          - {id: c, when: {n: 2}, then: {grade: B}, clause: doc.1}\n"
    )
    assert pairs(asked(WHOLE, [], keys=keys)) == [(0, 2, {"n": "2"})]


def test_boxes_that_no_facts_lie_in_do_not_overlap() -> None:
    facts = {"a": "type: integer, range: {at_least: 0}", "b": "type: integer, range: {at_least: 0}"}
    rules = ["a: {under: b} -> grade: A", "b: {up_to: 0} -> grade: B"]
    assert pairs(asked(facts, rules)) == []


@pytest.mark.parametrize(("low", "expected"), [(4, 1), (5, 0)])
def test_the_prover_tells_the_same(low: int, expected: int) -> None:
    found = asked(WHOLE, ["n: {up_to: 4} -> grade: A", f"n: {{at_least: {low}}} -> grade: B"])
    told = proved_overlaps(Prover(found.program), (0, 0), layer(found).part)
    assert len(told) == expected == len(pairs(found))
    assert all((one, other, values["doc.n"]) == (0, 1, 4) for one, other, values in told)
