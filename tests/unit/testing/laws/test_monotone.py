"""The law that a better fact never gives a worse outcome."""

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.errors import CrmPolicyError
from crmpolicy.testing import BrokenLawError, assert_monotone, load_texts
from crmpolicy.testing.laws.moving import MovingLaw, declared_laws
from tests.oracle.shipped import NOW, loaded

STEEL = loaded("example-steel")
TURNED = """
format: 1
facts:
  share: {title: {zh: 占比, en: share}, type: ratio, range: {at_least: 0%, up_to: 100%}, step: any}
  urgent: {title: {zh: 加急, en: urgent}, type: boolean}
  colour: {title: {zh: 颜色, en: colour}, type: text}
decisions:
  bonus:
    title: {zh: 奖金, en: bonus}
    outputs:
      paid: {title: {zh: 金额, en: amount}, type: money}
      note: {title: {zh: 备注, en: note}, type: text, default: none}
    derive:
      twice: {title: {zh: 两倍, en: twice}, type: ratio, step: any, derived: {sum: [share, share]}}
    rules:
      - {id: much, when: {twice: {at_least: 20%}, urgent: no}, then: {paid: 100元}, clause: doc.1}
      - {id: most, when: {share: {under: 10%}, urgent: no}, then: {paid: 200元}, clause: doc.2}
      - {id: hurried, when: {urgent: yes}, then: {paid: 50元}, clause: doc.3}
    properties:
      - {id: share-helps, never: lower paid, when: higher share}
      - {id: urgent-helps, never: lower paid, when: {urgent: yes}}
      - {id: colour, same: paid, whatever: urgent}
"""


@pytest.fixture(scope="module")
def turned() -> PolicySet:
    """A policy that breaks all the laws that it declares."""
    return load_texts({"doc/rules.yaml": TURNED})


def test_the_declared_laws_are_tried_by_themselves() -> None:
    assert len(list(declared_laws(STEEL.point("steel.customer_grade")))) > 3
    assert_monotone("customer_grade", STEEL, max_examples=200)
    assert_monotone("customer_grade", STEEL, max_examples=200, outcome="grade", now=NOW)


def test_laws_of_several_documents_are_tried_document_by_document() -> None:
    assert_monotone("customer_grade", loaded("example-group"), max_examples=200, now=NOW)


def test_a_declared_law_that_does_not_hold_is_told_with_both_answers_rules_and_clauses(
    turned: PolicySet,
) -> None:
    with pytest.raises(BrokenLawError) as broken:
        assert_monotone("bonus", turned)
    before, after = broken.value.facts
    assert [before["doc.share"], after["doc.share"]] == ["0", "0.1"]
    assert {**before, "doc.share": None} == {**after, "doc.share": None}
    for language, law in (
        ("zh", "占比更高时，金额不会更低"),
        ("en", "amount is never lower when share is higher"),
    ):
        told = broken.value.message(language)  # type: ignore[arg-type]  # both are languages
        assert law in told
        assert all(each in told for each in ("most", "doc.2", "much", "doc.1"))


def test_every_sort_of_declared_law_is_read(turned: PolicySet) -> None:
    assert list(declared_laws(turned.point("bonus"))) == [
        MovingLaw("doc.share", "paid", "higher", "lower"),
        MovingLaw("doc.urgent", "paid", "better", "lower"),
        MovingLaw("doc.urgent", "paid"),
    ]


@pytest.mark.parametrize(
    ("fact", "outcome", "holds"),
    [
        ("share", "paid", False),
        ("share", None, False),
        ("lower share", "paid", True),
        ("higher share", "higher paid", True),
        ("urgent", "paid", False),
        ("worse urgent", "paid", True),
    ],
)
def test_a_test_names_its_own_law(turned: PolicySet, fact: str, outcome: str | None, holds: bool) -> None:  # noqa: FBT001 - a column of the table
    if holds:
        assert_monotone("bonus", turned, fact=fact, outcome=outcome)
        return
    with pytest.raises(BrokenLawError):
        assert_monotone("bonus", turned, fact=fact, outcome=outcome)


@pytest.mark.parametrize(
    ("fact", "outcome", "code"),
    [
        ("shares", "paid", "law-fact-unknown"),
        ("share", "pay", "law-output-unknown"),
        ("share", "worse paid", "law-direction"),
        ("worse share", "paid", "law-direction"),
        ("share", "note", "law-direction"),
        ("colour", "paid", "law-fact-unknown"),  # no rule asks it
        (None, "note", "law-none"),
    ],
)
def test_what_cannot_be_tried_is_refused(
    turned: PolicySet, fact: str | None, outcome: str, code: str
) -> None:
    with pytest.raises(CrmPolicyError) as refused:
        assert_monotone("bonus", turned, fact=fact, outcome=outcome)
    assert refused.value.code == code
    assert refused.value.message("zh")


def test_a_form_has_no_laws_of_moving_facts() -> None:
    with pytest.raises(CrmPolicyError) as refused:
        assert_monotone("handbook.order_form", loaded("handbook"))
    assert refused.value.code == "law-none"


def test_a_due_moment_is_never_later_for_a_better_grade() -> None:
    """Held to the limits of the company; the other way round it is broken."""
    group = loaded("example-group")
    point = "handbook.visit_cadence" if "handbook.visit_cadence" in group.points else "visit_cadence"
    laws = [each for each in declared_laws(group.point(point)) if each.never == "later"]
    assert laws
    assert_monotone(point, group, now=NOW, max_examples=200)


def test_a_fact_of_a_question_behind_moves_too() -> None:
    """The limit of credit asks for the grade, and the grade for the share of sales."""
    assert_monotone(
        "steel.customer_grade", loaded("example-group"), fact="sales_share", outcome="grade", max_examples=200
    )
