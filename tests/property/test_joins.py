"""Laws of joining documents: folds are joins, and neither order nor layout of what is adopted matters."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.engine import PolicySet
from crmpolicy.engine.folds import binding, fold
from crmpolicy.policy.scales import Choice, Choices, Scale, ScaleValue
from crmpolicy.policy.tables import JOINS, Fold
from crmpolicy.testing import load_texts
from crmpolicy.values import Boolean, Date, Money, ValueType
from crmpolicy.wording import Words
from tests.oracle.shipped import NOW, loaded
from tests.property.drawn_facts import facts_of

GRADE = Scale(
    "grade",
    Words("等级", "grade"),
    ordered=True,
    open=False,
    values=tuple(ScaleValue(each, Words(each, each)) for each in "ABCD"),
)
NUMBERS = st.one_of(
    st.integers(-5, 5), st.sampled_from([Decimal("0.5"), Decimal("1.0"), Fraction(1, 3), Fraction(1)])
)
WORDS: Mapping[str, tuple[ValueType, st.SearchStrategy[Any]]] = {
    **dict.fromkeys(("worst", "best"), (Choice(GRADE), st.sampled_from("ABCD"))),
    **dict.fromkeys(("max", "min"), (Money(), NUMBERS)),
    **dict.fromkeys(("earliest", "latest"), (Date(), st.dates(date(2026, 1, 1), date(2026, 1, 5)))),
    **dict.fromkeys(("all", "any"), (Boolean(), st.booleans())),
    **dict.fromkeys(
        ("union", "intersection"),
        (Choices(GRADE), st.lists(st.sampled_from("ABCD"), unique=True).map(Choices(GRADE).sort)),
    ),
}
VOICES = {word: values | st.none() for word, (_, values) in WORDS.items()}


def folded(word: Fold, values: Sequence[Any]) -> Any:
    """Fold values of the type that fits a word."""
    return fold(word, WORDS[word][0], values)


def drawn(data: st.DataObject, word: Fold, *, least: int = 1) -> list[Any]:
    """Draw values for a word, unknowns among them."""
    return [data.draw(VOICES[word]) for _ in range(data.draw(st.integers(least, 5)))]


def test_every_join_is_under_test() -> None:
    assert set(WORDS) == set(JOINS) - {"chosen"} <= set(get_args(Fold))


@pytest.mark.parametrize("word", sorted(WORDS))
@given(st.data())
def test_a_fold_is_a_semilattice_join(word: Fold, data: st.DataObject) -> None:
    """The order, the grouping and the repetition of what is put together do not matter."""
    values = drawn(data, word)
    whole = folded(word, values)
    assert folded(word, data.draw(st.permutations(values))) == whole
    assert folded(word, [*values, data.draw(st.sampled_from(values))]) == whole
    cut = data.draw(st.integers(0, len(values)))
    parts = [folded(word, part) for part in (values[:cut], values[cut:]) if part]
    assert folded(word, parts) == whole
    assert folded(word, [whole]) == whole


@pytest.mark.parametrize("word", sorted(WORDS))
@given(st.data())
def test_the_binding_values_alone_give_the_same(word: Fold, data: st.DataObject) -> None:
    """A reason binds when the outcome rests on it: without the others nothing changes."""
    values = drawn(data, word)
    whole = folded(word, values)
    bound = binding(word, values, whole)
    assert any(bound)
    assert folded(word, [value for value, binds in zip(values, bound, strict=True) if binds]) == whole


@pytest.mark.parametrize("word", sorted(WORDS))
@given(st.data())
def test_an_unknown_voice_makes_the_whole_unknown(word: Fold, data: st.DataObject) -> None:
    assert folded(word, [*drawn(data, word), None]) is None


@given(st.data())
def test_the_joined_answer_is_the_fold_of_each_documents_own(data: st.DataObject) -> None:
    """Outcomes are joined, not rules: both documents are asked alone and the stricter answer counts."""
    policies = loaded("example-joined")
    facts = data.draw(facts_of("customer_grade", policies, NOW))
    joined = policies.point("customer_grade").evaluate(facts, now=NOW)
    kept = policies.point("customer_grade").program(NOW).model.named(facts)[0]
    mine = {name: value for name, value in kept.items() if name not in LIGHTING}
    steel = policies.point("steel.customer_grade").evaluate(mine, now=NOW).outcome["grade"]
    theirs = {name: value for name, value in kept.items() if name in (*LIGHTING, "annual_purchases")}
    lighting = policies.point("lighting.customer_grade").evaluate(theirs, now=NOW).outcome["grade"]
    mapped = {"key": "A", "general": "B", "potential": "D"}[lighting]
    assert joined.outcome["grade"] == max(steel, mapped)
    bound = {reason.document for reason in joined.reasons if reason.binding}
    assert bound == {
        name for name, said in (("steel", steel), ("lighting", mapped)) if said == max(steel, mapped)
    }


LIGHTING = ("has_purchased", "key_customer", "cooperation_years", "industry_influence")

SUBJECTS = """\
format: 1
subjects:
  rating:
    title: {zh: 评级, en: rating}
    room: tiering
    outputs:
      grade: {title: {zh: 等级, en: grade}, type: choice, join: worst}
      limit: {title: {zh: 限额, en: limit}, type: money, join: min}
      tags: {title: {zh: 标记, en: tags}, type: choices, join: union}
"""
FACTS = """\
format: 1
scales:
  level: {title: {zh: 等级, en: level}, order: best first, values: [
    {id: A, title: {zh: 甲, en: A}}, {id: B, title: {zh: 乙, en: B}}, {id: C, title: {zh: 丙, en: C}}]}
  tag: {title: {zh: 标记, en: tag}, order: none, values: [
    {id: alpha, title: {zh: 一, en: alpha}},
    {id: beta, title: {zh: 二, en: beta}},
    {id: gamma, title: {zh: 三, en: gamma}}]}
facts:
  amount: {title: {zh: 金额, en: amount}, type: money, range: {at_least: 0元}}
"""
RULES = """\
format: 1
parameters:
  bound: {{title: {{zh: 界限, en: bound}}, type: money, clause: {key}.1, value: {bound}元}}
decisions:
  rating:
    outputs:
      grade: {{scale: level}}
      limit: {{}}
      tags: {{scale: tag}}
    rules:
      - id: high
        when: {{amount: {{at_least: bound}}}}
        then: {{grade: {best}, limit: {bound}元, tags: {tag}}}
        clause: {key}.1
      - id: low
        when: {{amount: {{under: bound}}}}
        then: {{grade: C, limit: 0元, tags: gamma}}
        clause: {key}.2
"""
DOCUMENTS = {"north": (100, "A", "alpha"), "south": (250, "B", "beta"), "west": (50, "A", "beta")}


def company(order: Sequence[str], *, layout: int) -> PolicySet:
    """Load a company that adopts three documents, written in an order and in one of two layouts."""
    rules = {
        f"{key}/rules.yaml": RULES.format(key=key, bound=bound, best=best, tag=tag)
        for key, (bound, best, tag) in DOCUMENTS.items()
    }
    adopted = ", ".join(f"{key}@1" for key in order)
    adopts = (
        f"adopts: [{adopted}]\n"
        if layout
        else "adopts:\n" + "".join(f"  - {key}@1    # 注\n" for key in order)
    )
    bounds = "".join(f"  {key}.bound: {DOCUMENTS[key][0]}.00元\n" for key in order)
    head = "company: acme\ntitle: {zh: 公司, en: company}\nzone: Asia/Shanghai\ncurrency: 元\n"
    texts = {"subjects.yaml": SUBJECTS, "facts.yaml": FACTS, **rules}
    texts["acme.yaml"] = f"format: 1\n{head}{adopts}parameters:\n{bounds}"
    return load_texts({key: texts[key] for key in (texts if layout else reversed(list(texts)))}, "acme.yaml")


@given(st.integers(0, 400))
def test_the_order_of_adoption_never_matters(amount: int) -> None:
    """Same digest and same decisions, whatever the order and layout of the company's file."""
    one = COMPANIES[0].point("rating").evaluate({"amount": amount}, now=NOW)
    for other in COMPANIES[1:]:
        assert other.digest == COMPANIES[0].digest
        assert other.point("rating").evaluate({"amount": amount}, now=NOW) == one
    told = [
        (bound, best, tag) if amount >= bound else (0, "C", "gamma")
        for bound, best, tag in DOCUMENTS.values()
    ]
    assert one.outcome == {
        "grade": max(grade for _, grade, _ in told),
        "limit": min(limit for limit, _, _ in told),
        "tags": tuple(tag for tag in ("alpha", "beta", "gamma") if tag in {each for _, _, each in told}),
    }


COMPANIES = [company(order, layout=layout) for layout in (0, 1) for order in permutations(DOCUMENTS)]
