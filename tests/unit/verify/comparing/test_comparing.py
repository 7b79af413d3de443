"""One question of two policy sets, compared for all facts."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from crmpolicy.testing import load_texts
from crmpolicy.verify.comparing import comparing
from crmpolicy.verify.comparing.comparing import changes_between
from crmpolicy.verify.comparing.difference import Change
from crmpolicy.verify.diagrams.answers import DEFAULT_BUDGET
from crmpolicy.verify.undecided import NotDecidedError
from tests.unit.verify.documents import doc, question

N = {"n": "type: number, step: 1, range: {at_least: 0, up_to: 20}"}
REST = "grade: C"


def changes(
    before: Mapping[str, str], after: Mapping[str, str], *, budget: int = DEFAULT_BUDGET
) -> list[Change]:
    """Compare the question of two documents, and hold its changes against the evaluation."""
    pair = [question(load_texts(each), budget=budget) for each in (before, after)]
    found = [each for each in changes_between(*pair) if isinstance(each, Change)]
    for change in found:
        facts, now = change.witness.facts, change.witness.now
        said = [dict(each.point.evaluate(facts, now=now).outcome) for each in pair]
        assert said == [change.before, change.after]
    return found


def told(before: Mapping[str, str], after: Mapping[str, str]) -> list[tuple[object, object, str]]:
    """Give old and new grade of each change, and its region."""
    return [
        (
            (each.before or {}).get("grade"),
            (each.after or {}).get("grade"),
            each.region.en if each.region else "a single case",
        )
        for each in changes(before, after)
    ]


def test_a_threshold_that_moved_changes_what_lies_between() -> None:
    before, after = (doc(N, (f"n: {{at_least: {at}}} -> grade: A",), otherwise=REST) for at in (5, 8))
    assert told(before, after) == [("A", "C", "the n is at least 5 and under 8")]
    assert told(after, before) == [("C", "A", "the n is at least 5 and under 8")]


def test_an_operator_changes_the_threshold_itself() -> None:
    before, after = (
        doc(N, (f"n: {{{word}: 5}} -> grade: A",), otherwise=REST) for word in ("at_least", "over")
    )
    assert told(before, after) == [("A", "C", "the n is exactly 5")]


@pytest.mark.parametrize(
    "rules",
    [
        ("n: {at_least: 10} -> grade: A", "n: {at_least: 5, under: 10} -> grade: A"),
        ("n: {over: 4} -> grade: A",),
        ("n: {at_least: 5, up_to: 20} -> grade: A",),
        ("any: [{n: {at_least: 5, under: 9}}, {n: {over: 8}}] -> grade: A",),
    ],
)
def test_the_same_answers_in_other_rules_are_no_change(rules: Sequence[str]) -> None:
    """Rules split in two, bounds a step beside, bounds of the range, alternatives: only answers count."""
    assert (
        changes(doc(N, ("n: {at_least: 5} -> grade: A",), otherwise=REST), doc(N, rules, otherwise=REST))
        == []
    )


def test_changes_from_and_to_the_same_answer_are_one_with_all_their_regions() -> None:
    before = doc(N, ("n: {at_least: 5, under: 15} -> grade: A",), otherwise=REST)
    after = doc(N, ("n: {at_least: 7, under: 13} -> grade: A",), otherwise=REST)
    ((old, new, region),) = told(before, after)
    assert (old, new) == ("A", "C")
    assert "at least 5 and under 7" in region
    assert "at least 13 and under 15" in region


def test_only_values_that_both_may_be_given_count() -> None:
    """What only one of them takes is told as a fact that is read otherwise."""
    before = doc(
        {"n": "type: number, step: 1, range: {at_least: 0, up_to: 6}"},
        ("n: {at_least: 5} -> grade: A",),
        otherwise=REST,
    )
    after = doc(N, ("n: {at_least: 5, under: 10} -> grade: A",), otherwise=REST)
    assert changes(before, after) == []


def test_an_answer_that_is_lost_is_a_change_to_none() -> None:
    before = doc(N, ("n: {at_least: 5} -> grade: A", "n: {under: 5} -> grade: B"))
    after = doc(N, ("n: {at_least: 5} -> grade: A", "n: {under: 4} -> grade: B"))
    (change,) = changes_between(question(load_texts(before)), question(load_texts(after)))
    assert isinstance(change, Change)
    assert (change.before, change.after, change.direction) == ({"grade": "B"}, None, "other")
    assert change.rules_after == ()
    assert dict(change.witness.facts) == {"n": 4}


def test_a_rule_that_repeats_a_fact_is_compared_where_it_repeats() -> None:
    outputs = "sum: {title: {zh: 额, en: sum}, type: number}"
    before = doc(N, ("n: {under: 10} -> sum: n", "n: {at_least: 10} -> sum: 10"), outputs=outputs)
    same = doc(
        N,
        ("n: {under: 8} -> sum: n", "n: {at_least: 8, under: 10} -> sum: n", "n: {at_least: 10} -> sum: 10"),
        outputs=outputs,
    )
    after = doc(N, ("n: {under: 10} -> sum: n", "n: {at_least: 10} -> sum: 11"), outputs=outputs)
    assert changes(before, same) == []
    (change,) = changes(before, after)
    assert (change.before, change.after) == ({"sum": 10}, {"sum": 11})
    assert change.direction == "looser"


SUM = {
    **N,
    "m": "type: number, step: 1, range: {at_least: 0, up_to: 20}",
    "total": "type: number, derived: {sum: [n, m]}",
}
LIMIT = ("total: {at_least: 30} -> grade: A",)


def test_a_fact_that_is_reckoned_otherwise_is_shown_by_one_case() -> None:
    """The solver finds facts that show it; which others there are is not known."""
    more = {**SUM, "total": "type: number, derived: {sum: [n, m, n]}"}
    (change,) = changes(doc(SUM, LIMIT, otherwise=REST), doc(more, LIMIT, otherwise=REST))
    assert change.region is None
    assert change.boxes == ()
    assert (change.before, change.after) == ({"grade": "C"}, {"grade": "A"})


def test_a_fact_that_comes_to_the_same_is_proved_the_same() -> None:
    turned = {**SUM, "total": "type: number, derived: {sum: [m, n]}"}
    assert changes(doc(SUM, LIMIT, otherwise=REST), doc(turned, LIMIT, otherwise=REST)) == []


def test_over_budget_nothing_is_proved() -> None:
    facts = dict.fromkeys("abcdef", N["n"])
    rules = [
        f"{one}: {{at_least: 5}}, {other}: {{under: 9}} -> grade: A"
        for one, other in zip("abcde", "bcdef", strict=True)
    ]
    before, after = (doc(facts, rules[:size], keys="    hit: any\n", otherwise=REST) for size in (4, 5))
    with pytest.raises(NotDecidedError) as undecided:
        changes(before, after, budget=5)
    assert undecided.value.fault.code == "verify-budget"
    assert len(changes(before, after)) == 1


def test_a_region_is_told_by_a_case_of_its_own_change_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Facts that should lie in it may be read otherwise: what they show is another change."""
    before = doc(N, ("n: {at_least: 5} -> grade: A",), otherwise=REST)
    after = doc(N, ("n: {at_least: 9} -> grade: A", "n: {at_least: 7, under: 9} -> grade: B"), otherwise=REST)
    assert len(told(before, after)) == 2
    monkeypatch.setattr(comparing, "rooms", lambda *_: iter([{"doc.n": Decimal(7)}]))
    with pytest.raises(NotDecidedError) as caught:
        told(before, after)
    assert caught.value.fault.code == "verify-not-confirmed"
