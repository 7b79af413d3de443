"""Types, scales and ranges of facts."""

from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.values import (
    Date,
    DayOfMonth,
    Integer,
    Money,
    Number,
    PeriodType,
    Quantity,
    Ratio,
    TermType,
    Text,
    TimeOfDay,
    Weekday,
)


def fact(keys: str) -> str:
    """One fact with the keys given."""
    return f"facts:\n  x: {{title: {{zh: 甲, en: x}}, {keys}}}\n"


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ("type: ratio", Ratio()),
        ("type: money", Money()),
        ("type: money, step: any", Money(step=None)),
        ("type: money, step: 1元", Money(step=Decimal(1))),
        ("type: number, step: 0.5", Number(Decimal("0.5"))),
        ("type: integer, step: 1", Integer()),
        ("type: quantity, unit: t", Quantity("t")),
        ("type: quantity, unit: 吨, step: 1 t", Quantity("t", Decimal(1))),
        ("type: term", TermType()),
        ("type: period", PeriodType()),
        ("type: date", Date()),
        ("type: time of day", TimeOfDay()),
        ("type: weekday", Weekday()),
        ("type: day of month", DayOfMonth()),
        ("type: list, of: text", ListOf(Text())),
        ("type: list, of: money", ListOf(Money())),
    ],
)
def test_a_type_is_read(document_faults: Any, keys: str, kind: Any) -> None:
    assert document_faults(fact(keys)).facts["steel.x"].type == kind


def test_choices_and_roles_have_scales(document_faults: Any) -> None:
    """A list may hold words of a scale; roles are the shared ones and the document's own."""
    facts = document_faults(
        """
        roles: {clerk: {title: {zh: 职员, en: clerk}}}
        facts:
          several: {title: {zh: 多项, en: several}, type: choices, scale: colour}
          listed: {title: {zh: 列, en: listed}, type: list, of: grade}
          who: {title: {zh: 谁, en: who}, type: role}
          them: {title: {zh: 他们, en: them}, type: list, of: role}
        """
    ).facts
    assert isinstance(facts["steel.several"].type, Choices)
    assert facts["steel.listed"].type.item.scale.id == "steel.grade"
    assert isinstance(facts["steel.who"].type, Choice)
    assert facts["steel.who"].type.scale.ids == ("clerk", "manager")
    assert facts["steel.them"].type.item == facts["steel.who"].type


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("type: §monney", "type-unknown"),
        ("type: §mapping", "type-unknown"),
        ("type: choice, scale: §grades", "name-unknown-scale"),
        ("type: money, §scale: grade", "type-key-not-here"),
        ("type: ratio, §unit: t", "type-key-not-here"),
        ("type: date, §step: 1", "type-key-not-here"),
        ("type: quantity, unit: §stone", "value-unknown-unit"),
        ("type: money, step: §0元", "type-step-not-positive"),
        ("type: money, step: §1%", "value-not-a-money"),
        ("type: list, of: §stones", "type-unknown"),
        ("type: ratio, range: {§from: 0%}", "rule-test-unknown"),
        ("type: ratio, range: {at_least: §five}", "name-unknown"),
        ("type: ratio, range: {at_least: §5元}", "value-not-a-ratio"),
        ("type: ratio, range: §{at_least: 5%, under: 5%}", "rule-empty-interval"),
        ("type: text, range: {§over: a}", "rule-not-ordered"),
        ("type: choice, scale: grade, range: {among: [A, §D]}", "name-not-on-scale"),
        ("type: ratio, unknown: §maybe", "shape-unknown-word"),
        ("type: ratio, personal: §maybe", "value-not-a-boolean"),
    ],
)
def test_a_faulty_type_or_range_is_told(document_faults: Any, keys: str, code: str) -> None:
    document_faults(fact(keys), code)


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("unknown: allowed", "shape-missing-key"),
        ("type: choice", "type-scale-missing"),
        ("type: quantity", "type-unit-missing"),
        ("type: list", "type-of-missing"),
    ],
)
def test_what_a_type_lacks_is_told_at_the_name(document_faults: Any, keys: str, code: str) -> None:
    document_faults(fact(keys).replace("  x:", "  §x:"), code)


def test_the_fields_of_a_list_are_not_derived(document_faults: Any) -> None:
    document_faults(
        """
        facts:
          rows:
            title: {zh: 行, en: rows}
            type: list
            of:
              §cost: {title: {zh: 费, en: cost}, type: money, derived: {sum: [amount]}}
        """,
        "derive-in-list",
    )


def test_a_range_holds_values(document_faults: Any) -> None:
    found = (
        document_faults(fact("type: choice, scale: grade, range: {among: [A, B 级]}")).facts["steel.x"].range
    )
    assert found.among == ("A", "B")
    found = document_faults(fact("type: ratio, range: {over: 0%, up_to: 1}")).facts["steel.x"].range
    assert found.bounds() == (("over", Literally(Decimal(0))), ("up_to", Literally(Decimal(1))))


def scale(text: str) -> str:
    """One scale with the keys given."""
    return f"scales:\n  §s: {{title: {{zh: 表, en: s}}, {text}}}\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("order: none, values: []", "name-empty-scale"),
        (
            "order: none, open: yes, values: [{id: a, title: {zh: 甲, en: a}}]",
            "name-open-scale-without-other",
        ),
    ],
)
def test_a_scale_has_words(document_faults: Any, text: str, code: str) -> None:
    document_faults(scale(text), code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "order: none, values: [{id: a, title: {zh: 甲, en: a}}, §{id: b, title: {zh: 甲, en: b}}]",
            "name-spelling-twice",
        ),
        ("order: none, values: [§{id: a}]", "shape-missing-key"),
        ("order: none, of: role, values: [{id: §boss}]", "name-unknown-role"),
        ("order: none, of: §rule, values: [{id: manager}]", "shape-unknown-word"),
        ("order: §none at all, values: [{id: a, title: {zh: 甲, en: a}}]", "shape-unknown-word"),
        ("order: none, open: §perhaps, values: [{id: a, title: {zh: 甲, en: a}}]", "value-not-a-boolean"),
    ],
)
def test_the_words_of_a_scale_are_checked(document_faults: Any, text: str, code: str) -> None:
    document_faults(scale(text).replace("§s:", "s:"), code)


def test_a_scale_of_roles_takes_their_titles(document_faults: Any) -> None:
    text = scale("order: best first, of: role, values: [{id: manager}]").replace("§", "")
    assert document_faults(text).scales["steel.s"].title_of("manager").en == "manager"
