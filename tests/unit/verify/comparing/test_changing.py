"""A change told: the rules that bind, the parameters responsible, whether it is looser."""

from collections.abc import Mapping

import pytest

from crmpolicy.testing import load_texts
from crmpolicy.verify import diff
from crmpolicy.verify.comparing.difference import Change
from tests.unit.verify.documents import GRADE, doc

N = {"n": "type: number, step: 1, range: {at_least: 0, up_to: 20}"}
RULES = ("n: {at_least: least} -> grade: A", "n: {under: least} -> grade: B")


def only(before: Mapping[str, str], after: Mapping[str, str]) -> Change:
    """Compare two documents that differ in one way."""
    told = diff(load_texts(before), load_texts(after))
    (change,) = told.changes
    assert not told.undecided
    return change


def bounded(value: str, **more: str) -> dict[str, str]:
    """Write a document whose threshold has a value."""
    parameters = {"least": f"type: number, clause: doc.1, value: {value}", **more}
    return doc(N, RULES, parameters=parameters)


def test_the_parameter_that_moved_is_named_with_both_values_and_places() -> None:
    change = only(bounded("5"), bounded("8"))
    (moved,) = change.parameters
    assert moved.key == "doc.least"
    assert (moved.title.en, str(moved.before and moved.before.en), str(moved.after and moved.after.en)) == (
        "the least",
        "5",
        "8",
    )
    assert moved.place_before is not None
    assert moved.place_after is not None
    assert moved.place_after.file.endswith("rules.yaml")


def test_only_parameters_of_the_rules_that_spoke_are_named() -> None:
    """Two moved; each is named where its own rule spoke, before or after."""
    facts = {**N, "m": N["n"]}
    rules = ("n: {at_least: least} -> grade: A", "m: {at_least: most} -> grade: B")

    def valued(least: int, most: int) -> dict[str, str]:
        values = {"least": least, "most": most}
        parameters = {key: f"type: number, clause: doc.1, value: {each}" for key, each in values.items()}
        return doc(facts, rules, keys="    hit: first\n", otherwise="grade: C", parameters=parameters)

    told = diff(load_texts(valued(10, 5)), load_texts(valued(12, 8)))
    named = {
        f"{(each.before or {})['grade']} to {(each.after or {})['grade']}": [
            one.key for one in each.parameters
        ]
        for each in told.changes
    }
    assert named == {
        "A to B": ["doc.least", "doc.most"],
        "A to C": ["doc.least"],
        "B to C": ["doc.most"],
    }


def test_where_a_rule_itself_was_changed_no_parameter_is_named() -> None:
    before = bounded("5")
    text = before["doc/rules.yaml"].replace("then: {grade: B}", "then: {grade: C}")
    change = only(before, {"doc/rules.yaml": text})
    assert change.parameters == ()
    assert change.direction == "stricter"


def test_the_rules_that_bind_are_told_with_clauses_and_places() -> None:
    change = only(bounded("5"), bounded("8"))
    (before,), (after,) = change.rules_before, change.rules_after
    assert (before.document, before.rule, before.clauses) == ("doc", "r1", ("doc.1",))
    assert (after.document, after.rule, after.clauses) == ("doc", "r2", ("doc.2",))
    assert before.place is not None
    assert after.place is not None
    assert after.place.line == before.place.line + 1


def test_a_parameter_inside_what_is_reckoned_is_responsible() -> None:
    facts = {**N, "double": "type: number, derived: {product: [n, factor]}"}

    def factor(value: int) -> dict[str, str]:
        rules = ("double: {at_least: 10} -> grade: A", "double: {under: 10} -> grade: B")
        return doc(facts, rules, parameters={"factor": f"type: number, clause: doc.1, value: {value}"})

    change = only(factor(2), factor(3))
    assert [each.key for each in change.parameters] == ["doc.factor"]
    assert change.region is None


def test_a_parameter_that_came_has_no_value_before() -> None:
    change = only(doc(N, ("n: {at_least: 5} -> grade: A", "n: {under: 5} -> grade: B")), bounded("8"))
    (moved,) = change.parameters
    assert (moved.before, moved.place_before) == (None, None)
    assert moved.after is not None


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [("A", "C", "stricter"), ("B", "A", "looser")],
)
def test_words_are_better_or_worse(old: str, new: str, direction: str) -> None:
    before, after = (doc(N, (f"n: {{at_least: 0}} -> grade: {each}",)) for each in (old, new))
    assert only(before, after).direction == direction


@pytest.mark.parametrize(
    ("kind", "old", "new", "direction"),
    [
        ("type: boolean", "no", "yes", "looser"),
        ("type: money, step: 1元", "200元", "100元", "stricter"),
        ("type: term", "2 days", "3 days", "looser"),
        ("type: term", "30 days", "1 month", "other"),
        ("type: choice, scale: colour", "red", "blue", "other"),
    ],
)
def test_yes_higher_amounts_and_longer_terms_are_looser(
    kind: str, old: str, new: str, direction: str
) -> None:
    outputs = f"said: {{title: {{zh: 结论, en: said}}, {kind}}}"
    before, after = (doc(N, (f"n: {{at_least: 0}} -> said: {each}",), outputs=outputs) for each in (old, new))
    assert only(before, after).direction == direction


def test_one_looser_output_makes_the_change_looser() -> None:
    outputs = GRADE + ", paid: {title: {zh: 付款, en: paid}, type: money, step: 1元}"
    before, after = (
        doc(N, (f"n: {{at_least: 0}} -> grade: {grade}, paid: {paid}元",), outputs=outputs)
        for grade, paid in (("A", 5), ("B", 6))
    )
    change = only(before, after)
    assert change.direction == "looser"
    assert change.before == {"grade": "A", "paid": 5}


def test_words_of_another_scale_have_no_direction() -> None:
    outputs = "grade: {title: {zh: 颜色, en: colour}, type: choice, scale: colour}"
    change = only(
        doc(N, ("n: {at_least: 0} -> grade: A",)),
        doc(N, ("n: {at_least: 0} -> grade: red",), outputs=outputs),
    )
    assert change.direction == "other"
