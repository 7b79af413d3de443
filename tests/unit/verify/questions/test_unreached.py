"""Rules that never speak."""

from crmpolicy.verify.prover import Prover
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.questions.unreached import Unreached, proved_unreached, unreached
from tests.unit.verify.documents import asked, layer

WHOLE = {"n": "type: integer, range: {at_least: 0}"}


def silent(found: Question) -> list[Unreached]:
    return unreached(found, layer(found))


def first(*rules: str, hit: str = "first", otherwise: str | None = None) -> Question:
    return asked(WHOLE, rules, keys=f"    hit: {hit}\n", otherwise=otherwise)


def test_a_guard_that_no_facts_satisfy_is_impossible() -> None:
    found = asked(WHOLE, ["n: {over: 3, under: 4} -> grade: A", "n: {over: 5} -> grade: B"])
    assert silent(found) == [Unreached(0, "impossible")]


def test_a_rule_behind_the_union_of_others_never_speaks() -> None:
    found = first("n: {under: 4} -> grade: A", "n: {at_least: 4} -> grade: B", "n: {over: 2} -> grade: C")
    assert silent(found) == [Unreached(2, "taken", (0, 1))]


def test_an_earlier_rule_that_leaves_something_takes_nothing_away() -> None:
    assert silent(first("n: {over: 4} -> grade: A", "n: {over: 2} -> grade: C")) == []


def test_a_rule_that_takes_nothing_is_not_named() -> None:
    found = first("n: {under: 2} -> grade: B", "n: {over: 4} -> grade: A", "n: {over: 5} -> grade: C")
    assert silent(found) == [Unreached(2, "taken", (1,))]


def test_under_priority_the_better_word_comes_first() -> None:
    found = asked(
        WHOLE,
        ["n: {over: 5} -> grade: C", "n: {over: 4} -> grade: A", "-> grade: B"],
        keys="    hit: priority\n    priority: grade\n",
    )
    assert silent(found) == [Unreached(0, "taken", (1,))]


def test_a_catch_all_with_nothing_left_never_speaks() -> None:
    rules = ("n: {under: 4} -> grade: A", "n: {at_least: 4} -> grade: B")
    assert silent(first(*rules, hit="unique", otherwise="grade: C")) == [Unreached(2, "nothing left")]
    assert silent(first(*rules, otherwise="grade: C")) == [Unreached(2, "nothing left")]
    assert silent(first(rules[0], hit="unique", otherwise="grade: C")) == []
    assert silent(first(*rules, hit="unique")) == []


def test_a_rule_never_speaks_where_its_part_is_not_asked() -> None:
    keys = (
        "    combine: {grade: worst}\n    parts:\n      - id: p\n"
        "        when: {n: {under: 3}}\n        hit: first\n"
        "        rules:\n          - {id: a, when: {n: {under: 2}}, then: {grade: A}, clause: doc.1}\n"
        "          - {id: b, when: {n: {at_least: 2}}, then: {grade: B}, clause: doc.1}\n"
        "          - {id: c, when: {n: {over: 3}}, then: {grade: B}, clause: doc.1}\n"
        "        otherwise: {id: d, then: {grade: C}, clause: doc.1}\n"
    )
    assert silent(asked(WHOLE, [], keys=keys)) == [Unreached(2, "impossible"), Unreached(3, "nothing left")]


def test_the_prover_tells_the_same() -> None:
    found = first(
        "n: {under: 4} -> grade: A",
        "n: {at_least: 4} -> grade: B",
        "n: {over: 2} -> grade: C",
        otherwise="grade: C",
    )
    told = proved_unreached(Prover(found.program), (0, 0), layer(found).part)
    assert [(each.rule, each.why) for each in told] == [(2, "impossible"), (3, "nothing left")]
    assert [each.rule for each in silent(found)] == [2, 3]
