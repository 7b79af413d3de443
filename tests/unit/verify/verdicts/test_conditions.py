"""The missing condition: exact over every order, in words, with the places where it has to be written."""

from pathlib import Path

import pytest

from crmpolicy.testing.texts import write_texts
from crmpolicy.verify.verdicts.law import Proof
from crmpolicy.verify.verdicts.proving import prove
from tests.unit.verify.small_policies import CLAUSES, table

SIZES = ("small_max", "medium_min", "medium_max", "large_min")


def bound(name: str, *, within: str = "", kind: str = "number") -> str:
    titles = f"{{zh: {name}值, en: the {name}}}"
    return f"  {name}: {{title: {titles}, type: {kind}, clause: doc.1, value: required{within}}}\n"


def sizes(within: str = "") -> str:
    """Write a table of sizes with four open bounds, as the steel trader's text prints them."""
    fact = "facts:\n  size: {title: {zh: 采购量, en: volume}, type: number}\n"
    rules = (
        "{id: small, when: {size: {under: small_max}}, then: {grade: C}, clause: doc.1}",
        "{id: mid, when: {size: {at_least: medium_min, under: medium_max}}, then: {grade: B}, clause: doc.1}",
        "{id: large, when: {size: {at_least: large_min}}, then: {grade: A}, clause: doc.1}",
    )
    parameters = "parameters:\n" + "".join(bound(name, within=within) for name in SIZES)
    text = table(*rules, parameters=parameters)
    return text.replace("facts:\n", fact, 1)


def proof_of(root: Path, text: str, law: str) -> Proof:
    """Write a document and prove one law of it."""
    write_texts({"doc/clauses.yaml": CLAUSES, "doc/rules.yaml": text}, root)
    (proof,) = prove(root / "doc", point="grading", law=law).proofs
    return proof


def test_the_sizes_of_the_text_have_seventy_five_orders(tmp_path: Path) -> None:
    """Four open bounds in every weak order; what no order has to be is told as z3 eliminates quantifiers.

    There is no gap just where small meets large, or where each of the two gaps beside medium is closed.
    """
    proof = proof_of(tmp_path, sizes(), "answers-every-case")
    assert proof.verdict == "refuted"
    assert proof.openings is not None
    assert proof.openings.tried == 75
    assert proof.openings.needs is not None
    assert proof.openings.needs.en == (
        "(the medium_max is at least the large_min or the small_max is at least the large_min), and "
        "(the small_max is at least the large_min or the small_max is at least the medium_min)"
    )
    assert len(proof.openings.places) == len(SIZES)


def test_without_a_gap_and_without_a_contradiction_the_bounds_meet(tmp_path: Path) -> None:
    """The law that no two rules speak at once asks for more than the law that one does."""
    proof = proof_of(tmp_path, sizes(), "no-contradiction")
    assert proof.openings is not None
    assert proof.openings.needs is not None
    assert 0 < proof.openings.wrong < proof.openings.tried == 75
    assert "，并且" in proof.openings.needs.zh


def two(within: str, over: str = "at_least") -> str:
    rules = (
        "{id: high, when: {sales: {at_least: high}}, then: {grade: A}, clause: doc.1}",
        f"{{id: middle, when: {{sales: {{{over}: low, under: high}}}}, then: {{grade: B}}, clause: doc.1}}",
        "{id: rest, when: {sales: {under: low}}, then: {grade: C}, clause: doc.1}",
    )
    parameters = "parameters:\n" + bound("high", kind="money", within=within) + bound("low", kind="money")
    return table(*rules, parameters=parameters)


def test_a_condition_is_told_in_words_with_its_places(tmp_path: Path) -> None:
    """A middle rule speaks for some case just where the upper bound is over the lower one."""
    proof = proof_of(tmp_path, two(""), "every-rule-speaks")
    assert proof.openings is not None
    assert proof.openings.needs is not None
    assert proof.openings.needs.zh.startswith("“high值”超过“low值”")
    assert proof.openings.needs.en.startswith("the high is over the low")
    assert [place.line for place in proof.openings.places][:2] == [14, 15]


def test_a_range_that_says_the_condition_proves_the_law(tmp_path: Path) -> None:
    """For every filling: what ranges do not allow cannot be filled in."""
    within = ", range: {over: low}"
    text = two(within).replace(
        "value: required}\ndecisions", "value: required, range: {over: 0元}}\ndecisions"
    )
    proof = proof_of(tmp_path, text, "every-rule-speaks")
    assert proof.verdict == "proved"
    assert proof.openings is not None
    assert (proof.openings.wrong, proof.openings.needs) == (0, None)


def test_what_no_filling_can_mend_has_no_condition(tmp_path: Path) -> None:
    """Exactly at the lower bound no rule speaks, whatever the bound is."""
    within = ", range: {over: low}"
    text = two(within, over="over").replace(
        "value: required}\ndecisions", "value: required, range: {over: 1元}}\ndecisions"
    )
    proof = proof_of(tmp_path, text, "answers-every-case")
    assert proof.verdict == "refuted"
    assert proof.openings is not None
    assert proof.openings.wrong == proof.openings.tried > 0
    assert proof.openings.needs is None


@pytest.mark.parametrize(("word", "said"), [("yes", "“strict值”等于“否”"), ("no", "“strict值”等于“是”")])
def test_a_switch_is_named_by_its_word(tmp_path: Path, word: str, said: str) -> None:
    """With an open switch the condition is which way it stands."""
    other = "no" if word == "yes" else "yes"
    rules = (
        f"{{id: open, when: {{strict: {word}, sales: {{over: 5元}}}}, then: {{grade: A}}, clause: doc.1}}",
        f"{{id: shut, when: {{strict: {other}}}, then: {{grade: B}}, clause: doc.1}}",
    )
    parameters = "parameters:\n" + bound("strict", kind="boolean")
    proof = proof_of(tmp_path, table(*rules, parameters=parameters), "answers-every-case")
    assert proof.verdict == "refuted"
    assert proof.openings is not None
    assert (proof.openings.tried, proof.openings.wrong) == (2, 1)
    assert proof.openings.needs is not None
    assert proof.openings.needs.zh == said


def test_an_entry_of_a_mapping_is_named_in_brackets(tmp_path: Path) -> None:
    """The bounds of two grades stand in one mapping; the condition is about its entries."""
    mapping = (
        "  least:\n    title: {zh: 下限, en: least}\n    type: mapping\n    keys: {among: [upper, lower]}\n"
        "    of: {type: money}\n    clause: doc.1\n    value: required\n"
    )
    upper, lower = ("{parameter: least, entry: upper}", "{parameter: least, entry: lower}")
    rules = (
        f"{{id: high, when: {{sales: {{at_least: {upper}}}}}, then: {{grade: A}}, clause: doc.1}}",
        f"{{id: rest, when: {{sales: {{under: {lower}}}}}, then: {{grade: C}}, clause: doc.1}}",
    )
    proof = proof_of(tmp_path, table(*rules, parameters=f"parameters:\n{mapping}"), "answers-every-case")
    assert proof.openings is not None
    assert proof.openings.needs is not None
    assert "“下限（upper）”" in proof.openings.needs.zh
    assert "“下限（lower）”" in proof.openings.needs.zh
