"""Parameters: values, histories, ranges, mappings and what is stricter."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.policy.parameters import MappingOf


def parameter(keys: str) -> str:
    """One parameter with the keys given."""
    return f"parameters:\n  x: {{title: {{zh: 甲, en: x}}, {keys}}}\n"


def mapping(keys: str, value: str = "value: required") -> str:
    """One mapping parameter."""
    return parameter(f"type: mapping, {keys}, {value}")


@pytest.mark.parametrize(
    ("keys", "asked", "values"),
    [
        ("type: ratio, value: required", (True, False), []),
        ("type: money, value: optional", (False, True), []),
        ("type: ratio, value: 5%", (False, False), [(None, Decimal("0.05"))]),
        ("type: ratio, dated: [{value: 1%}, {from: 2027-01-01, value: 2%}]", (False, False), [
            (None, Decimal("0.01")), (date(2027, 1, 1), Decimal("0.02"))]),
        ("type: list, of: text, value: [甲, 乙]", (False, False), [(None, ("甲", "乙"))]),
        ("type: list, of: integer, rising: {over: 0}, value: [1, 30]", (False, False), [(None, (1, 30))]),
        ("type: list, of: integer, rising: no, value: [2, 1]", (False, False), [(None, (2, 1))]),
        ("type: choice, scale: grade, value: 甲", (False, False), [(None, "A")]),
    ],
)  # fmt: skip
def test_a_value_is_read(
    document_faults: Any, keys: str, asked: tuple[bool, bool], values: list[Any]
) -> None:
    found = document_faults(parameter(keys)).parameters["steel.x"]
    assert (found.required, found.optional) == asked
    assert [(each.since, each.value) for each in found.history] == values


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("type: ratio, value: §five", "value-not-a-ratio"),
        ("type: list, of: integer, rising: yes, value: §[30, 30]", "value-not-rising"),
        ("type: list, of: integer, rising: yes, value: §[60, 30]", "value-not-rising"),
        ("type: list, of: integer, rising: yes, value: §[]", "value-not-rising"),
        ("type: list, of: integer, rising: {over: 0}, value: §[0, 30]", "value-not-rising-over"),
        ("type: list, of: integer, rising: {§under: 0, over: 0}, value: [1]", "shape-unknown-key"),
        ("type: list, of: integer, rising: §{}, value: [1]", "shape-missing-key"),
        ("type: list, of: integer, rising: {over: §x}, value: [1]", "value-not-an-integer"),
        ("type: list, of: text, rising: §yes, value: [甲]", "rule-not-ordered"),
        ("type: integer, §rising: yes, value: 1", "type-key-not-here"),
        ("type: ratio, value: 1%, dated: §[{value: 1%}]", "parameter-value-and-dated"),
        ("type: ratio, dated: [{from: §2026-01-01, value: 1%}]", "parameter-dated-first"),
        ("type: ratio, dated: [{value: 1%}, §{value: 2%}]", "parameter-dated-no-day"),
        ("type: ratio, dated: [{value: 1%}, §{from: 2026-01-01}]", "shape-missing-key"),
        (
            "type: ratio, dated: [{value: 1%}, {from: 2026-01-01, §values: 1%, value: 1%}]",
            "shape-unknown-key",
        ),
        ("type: ratio, dated: §[]", "rule-empty-list"),
        ("type: ratio, dated: [{value: 1%}, {from: §2026-13-01, value: 2%}]", "value-no-such-day"),
        ("type: ratio, value: §30%, range: {under: 30%}", "parameter-out-of-range"),
        (
            "type: ratio, dated: [{value: 1%}, {from: 2026-01-01, value: §30%}], range: {under: 30%}",
            "parameter-out-of-range",
        ),
        ("type: period, value: §quarter, range: {among: [week, month]}", "parameter-not-among"),
        ("type: choices, scale: grade, value: §[甲, B], range: {among: [A]}", "parameter-not-among"),
        ("type: choices, scale: grade, value: [A], range: {among: [A, §Z]}", "name-not-on-scale"),
        ("type: ratio, value: required, range: {over: §lwo}", "name-unknown"),
        ("type: ratio, value: required, range: {over: §cap}", "type-mismatch"),
        ("type: ratio, value: required, range: {over: §share}", "rule-fact-not-here"),
        ("type: ratio, value: required, stricter: §shorter", "parameter-stricter"),
        ("type: boolean, value: required, stricter: §higher", "parameter-stricter"),
        ("type: ratio, value: required, may_only: §loosen", "shape-unknown-word"),
        ("type: ratio, value: required, locked: §maybe", "value-not-a-boolean"),
        ("type: money, value: §5 t", "value-not-a-money"),
        ("type: money, unit: §t, value: required", "value-not-a-money"),
        ("type: term, unit: §t, value: required", "value-unknown-unit"),
        ("type: §maping, value: required", "type-unknown"),
        ("type: ratio, value: required, keys: §[share]", "type-key-not-here"),
        ("type: list, of: fact, range: {among: [share, §shre]}, value: required", "name-unknown-fact"),
    ],
)
def test_a_faulty_parameter_is_told(document_faults: Any, keys: str, code: str) -> None:
    document_faults(parameter(keys), code)


def test_dates_of_a_history_ascend(document_faults: Any) -> None:
    document_faults(
        """
        parameters:
          x:
            title: {zh: 甲, en: x}
            type: ratio
            dated:
              - {value: 1%}
              - {from: 2027-01-01, value: 2%}
              - {from: §2026-01-01, value: 3%}
              - {from: §2027-01-01, value: 3%}
        """,
        "parameter-dated-order",
        "parameter-dated-twice",
    )


def test_a_parameter_says_something_of_its_value(document_faults: Any) -> None:
    document_faults(parameter("type: ratio").replace("  x:", "  §x:"), "parameter-value-missing")


def test_ranges_may_name_each_other(policies: Any) -> None:
    """``low`` under ``high`` and ``high`` over ``low`` is how an order is written."""
    found = policies.document().parameters
    assert (found["steel.low"].range.bounds()[1][0], found["steel.high"].range.bounds()[0][0]) == (
        "under",
        "over",
    )


def test_a_mapping_by_two_facts_has_pairs_of_words(document_faults: Any) -> None:
    value = "value: {A: {yes: A, no: B}, B: {yes: B, no: B}, C: {是: C, 否: C}}"
    found = document_faults(mapping("keys: [reputation, active], of: {type: choice, scale: grade}", value))
    kind = found.parameters["steel.x"].type
    assert isinstance(kind, MappingOf)
    assert kind.keys == ("steel.reputation", "steel.active")
    assert dict(found.parameters["steel.x"].history[0].value)["A", False] == "B"


def test_the_entries_of_a_mapping_stand_in_one_order(policies: Any) -> None:
    assert policies.document().parameters["steel.weights"].history[0].value == (
        ("active", Decimal("0.4")),
        ("score", Decimal("0.6")),
    )


def test_a_mapping_may_hold_money_without_more_words(document_faults: Any) -> None:
    found = document_faults(mapping("keys: [orders], of: money", "value: {1: 5元, 2: 3元}")).parameters[
        "steel.x"
    ]
    assert found.history[0].value == ((1, Decimal(5)), (2, Decimal(3)))


@pytest.mark.parametrize(
    ("keys", "value", "code"),
    [
        ("keys: [§reputations], of: ratio", "value: required", "name-unknown-fact"),
        ("keys: §[], of: ratio", "value: required", "rule-empty-list"),
        ("keys: [§share], of: ratio", "value: required", "parameter-key-type"),
        ("keys: §{amongst: [a]}, of: ratio", "value: required", "shape-missing-key"),
        ("keys: {among: §[a, a]}, of: ratio", "value: required", "parameter-among-twice"),
        ("keys: [reputation], of: §ratios", "value: required", "type-unknown"),
        ("keys: [reputation], of: {type: choice, scale: §gade}", "value: required", "name-unknown-scale"),
        ("keys: [reputation], of: ratio", "value: §{A: 1%, B: 2%}", "parameter-entries-missing"),
        ("keys: [reputation], of: ratio", "value: {A: 1%, B: 2%, C: 3%, §D: 4%}", "name-not-on-scale"),
        ("keys: [reputation], of: ratio", "value: {A: 1%, §甲: 2%, B: 2%, C: 3%}", "parameter-entry-twice"),
        (
            "keys: [reputation], of: {type: ratio, range: {under: 3%}}",
            "value: {A: 1%, B: 2%, C: §3%}",
            "parameter-out-of-range",
        ),
        ("keys: {among: [a, b]}, of: ratio", "value: {a: 1%, b: 2%, §c: 2%}", "parameter-entry-unknown"),
        ("keys: {among: [a, b]}, of: ratio, sums_to: 100%", "value: §{a: 50%, b: 40%}", "parameter-sum"),
        ("keys: {among: [a, b]}, of: ratio", "value: §5%", "shape-wrong-kind"),
        ("keys: {among: [a, b]}, of: ratio", "value: {a: 1%, b: §x}", "value-not-a-ratio"),
        ("keys: [reputation], of: ratio, else: §unknown", "value: required", "value-not-a-ratio"),
    ],
)
def test_a_faulty_mapping_is_told(
    policies: Any, document_faults: Any, keys: str, value: str, code: str
) -> None:
    if "amongst" in keys:
        policies.document(mapping(keys.replace("§", ""), value))
        assert [each[0] for each in policies.told()] == [code, "shape-unknown-key"]
    else:
        document_faults(mapping(keys, value), code)


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("keys: [note], of: ratio", "parameter-else-missing"),
        ("keys: [reputation]", "type-of-missing"),
        ("of: ratio", "shape-missing-key"),
    ],
)
def test_what_a_mapping_lacks_is_told_at_its_name(document_faults: Any, keys: str, code: str) -> None:
    document_faults(mapping(keys).replace("  x:", "  §x:"), code)


def test_a_key_that_two_lists_have_must_be_told_apart(document_faults: Any) -> None:
    document_faults(
        """
        facts:
          others:
            title: {zh: 其他, en: others}
            type: list
            of: {impact: {title: {zh: 影响, en: impact}, type: choice, scale: grade}}
        parameters:
          x: {title: {zh: 甲, en: x}, type: mapping, keys: [§impact], of: ratio, value: required}
        """,
        "name-ambiguous",
    )


def test_properties_of_a_mapping_speak_of_its_value_and_keys(document_faults: Any) -> None:
    document_faults(
        """
        parameters:
          x:
            title: {zh: 甲, en: x}
            type: mapping
            keys: [reputation]
            of: ratio
            value: required
            properties:
              - {id: a, never: higher value, when: worse reputation}
              - {id: b, never: higher §share, when: worse reputation}
          y:
            title: {zh: 乙, en: y}
            type: mapping
            keys: {among: [first, second]}
            of: money
            value: required
            properties:
              - {id: c, never: lower value, when: later entry}
        """,
        "name-unknown",
    )
