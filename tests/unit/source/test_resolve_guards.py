"""Guards and operands: what a rule may ask, and what it is told when it asks nonsense."""

from typing import Any

import pytest

from crmpolicy.policy.guards import FactOf, Literally, ParameterOf, Test
from crmpolicy.policy.tables import Table


def rule(guard: str, then: str = "{grade: A}") -> str:
    """A decision with one rule."""
    return f"""
decisions:
  customer_grade:
    outputs: {{grade: {{scale: grade}}}}
    rules:
      - {{id: a, when: {guard}, then: {then}}}
"""


def only_rule(table: Table) -> Any:
    return table.parts[0].rules[0]


@pytest.mark.parametrize(
    ("guard", "tests"),
    [
        ("{active: yes}", [Test(FactOf("steel.active"), "is", (Literally(value=True),))]),
        ("{reputation: [A, 乙级]}".replace("乙级", "B 级"), [
            Test(FactOf("steel.reputation"), "is", (Literally("A"), Literally("B")))]),
        ("{reputation: {not: A}}", [Test(FactOf("steel.reputation"), "not", (Literally("A"),))]),
        ("{note: {known: no}}", [Test(FactOf("steel.note"), "known", (Literally(value=False),))]),
        ("{amount: {under: cap}}", [Test(FactOf("steel.amount"), "under", (ParameterOf("steel.cap"),))]),
        ("{since: {up_to: until}}", [Test(FactOf("steel.since"), "up_to", (FactOf("steel.until"),))]),
        ("{switch: yes}", [Test(ParameterOf("steel.switch"), "is", (Literally(value=True),))]),
        ("{reputation: {at_least: {parameter: best}}}", [
            Test(FactOf("steel.reputation"), "at_least", (ParameterOf("steel.best"),))]),
        ("{share: {at_least: {parameter: weights, entry: score}}}", [
            Test(FactOf("steel.share"), "at_least", (ParameterOf("steel.weights", "score"),))]),
        ("{reputation: {parameter: matrix}}", [
            Test(FactOf("steel.reputation"), "is", (ParameterOf("steel.matrix"),))]),
        ("{note: needed}", [Test(FactOf("steel.note"), "is", (Literally("needed"),))]),
        ("{papers: 执照}", [Test(FactOf("steel.papers"), "is", (Literally("执照"),))]),
    ],
)  # fmt: skip
def test_a_guard_is_read(document_faults: Any, guard: str, tests: list[Test]) -> None:
    table = document_faults(rule(guard)).tables["steel.customer_grade"]
    assert list(only_rule(table).when.tests) == tests


def test_two_bounds_are_two_tests(document_faults: Any) -> None:
    table = document_faults(rule("{share: {at_least: 1%, under: high}}")).tables["steel.customer_grade"]
    assert [test.operator for test in only_rule(table).when.tests] == ["at_least", "under"]


def test_alternatives_are_guards_themselves(document_faults: Any) -> None:
    guard = "{active: yes, any: [{share: {over: 3%}}, {reputation: A, orders: 2}]}"
    when = only_rule(document_faults(rule(guard)).tables["steel.customer_grade"]).when
    assert [len(each.tests) for each in when.alternatives[0]] == [1, 2]


@pytest.mark.parametrize(
    ("guard", "codes"),
    [
        ("{§shares: 1%}", ["name-unknown-fact"]),
        ("{share: {§above: 1%}}", ["rule-test-unknown"]),
        ("{share: {at_least: §hihg}}", ["name-unknown"]),
        ("{share: {at_least: §cap}}", ["type-mismatch"]),
        ("{share: {at_least: §5元}}", ["value-not-a-ratio"]),
        ("{share: {at_least: §orders}}", ["type-mismatch"]),
        ("{active: {§over: yes}}", ["rule-not-ordered"]),
        ("{colour: {§at_least: red}}", ["rule-not-ordered"]),
        ("{colour: §blue}", ["name-not-on-scale"]),
        ("{reputation: §best}", ["rule-word-needs-parameter"]),
        ("{reputation: {at_least: §best}}", ["rule-word-needs-parameter"]),
        ("{reputation: {parameter: §bset}}", ["name-unknown-parameter"]),
        ("{reputation: {parameter: §share}}", ["name-other-kind"]),
        ("{reputation: {at_least: {parameter: best, §enty: x}}}", ["shape-unknown-key"]),
        ("{reputation: {at_least: §{entry: x}}}", ["shape-missing-key"]),
        ("{reputation: {at_least: {parameter: best, entry: §x}}}", ["parameter-no-entries"]),
        ("{share: {at_least: {parameter: §weights}}}", ["parameter-entry-needed"]),
        ("{share: {at_least: {parameter: weights, entry: §scores}}}", ["parameter-entry-unknown"]),
        ("{reputation: {parameter: matrix, entry: §A}}", ["parameter-entry-of-two"]),
        ("{share: §{at_least: 5%, under: 3%}}", ["rule-empty-interval"]),
        ("{share: §{over: 3%, up_to: 3%}}", ["rule-empty-interval"]),
        ("{reputation: §{over: B, under: B}}", ["rule-empty-interval"]),
        ("{share: §[]}", ["rule-empty-list"]),
        ("{active: yes, any: §[]}", ["rule-empty-list"]),
        ("{active: yes, any: §{share: 1%}}", ["shape-wrong-kind"]),
        ("{active: §maybe}", ["value-not-a-boolean"]),
        ("{note: {known: §maybe}}", ["value-not-a-boolean"]),
        ("{§risks: 1}", ["rule-list-in-guard"]),
        ("{§cap: 1元}", ["rule-subject-not-switch"]),
        ("{§weights: 1%}", ["rule-subject-not-switch"]),
        ("{share: {at_least: §[1%]}}", ["shape-wrong-kind"]),
        ("{weight: {at_least: §5元}}", ["value-not-a-quantity"]),
    ],
)
def test_nonsense_in_a_guard_is_told_at_its_place(document_faults: Any, guard: str, codes: list[str]) -> None:
    document_faults(rule(guard), *codes)


@pytest.mark.parametrize(
    ("then", "codes"),
    [
        ("{§grades: A}", ["name-unknown-output"]),
        ("{grade: §Z}", ["name-not-on-scale"]),
        ("{grade: §active}", ["type-mismatch"]),
        ("{grade: §colour}", ["type-mismatch"]),
        ("§{}", ["rule-empty-list"]),
    ],
)
def test_nonsense_in_an_outcome_is_told_at_its_place(policies: Any, then: str, codes: list[str]) -> None:
    """The word that is wrong is told, and nothing that merely follows from it."""
    policies.document(rule("{active: yes}", then.replace("§", "")))
    assert sorted(code for code, *_ in policies.told()) == sorted(codes)
    column = len("      - {id: a, when: {active: yes}, then: ") + then.index("§") + 1
    assert (codes[0], "rules.yaml", 7, column) in policies.told()


def test_an_outcome_may_be_a_fact_of_the_same_type(document_faults: Any) -> None:
    table = document_faults(rule("{active: yes}", "{grade: reputation}")).tables["steel.customer_grade"]
    assert only_rule(table).then == (("grade", FactOf("steel.reputation")),)


def test_a_number_does_not_become_a_whole_number(document_faults: Any) -> None:
    document_faults(
        """
        decisions:
          customer_size:
            outputs: {size: {title: {zh: 数, en: size}, type: integer}}
            rules:
              - {id: a, when: {active: yes}, then: {size: orders}}
              - {id: b, when: {active: no}, then: {size: §score}}
        """,
        "type-mismatch",
    )


def test_a_unit_is_part_of_the_type(document_faults: Any) -> None:
    document_faults(
        """
        facts:
          small_weight: {title: {zh: 小重量, en: small weight}, type: quantity, unit: kg}
        decisions:
          customer_size:
            outputs: {heavy: {title: {zh: 重, en: heavy}, type: boolean}}
            rules: [{id: a, when: {small_weight: {over: §weight}}, then: {heavy: yes}}]
        """,
        "type-mismatch",
    )


def test_a_mapping_is_used_where_its_keys_can_be_asked(document_faults: Any) -> None:
    document_faults(
        """
        parameters:
          by_impact:
            title: {zh: 按影响, en: by impact}
            type: mapping
            keys: [impact]
            of: {type: choice, scale: grade}
            value: {A: A, B: B, C: C}
        decisions:
          customer_grade:
            outputs: {grade: {scale: grade}}
            of: risks
            combine: {grade: worst}
            empty: {grade: A}
            rules: [{id: a, then: {grade: {parameter: by_impact}}}]
          customer_size:
            outputs: {size: {title: {zh: 规模, en: size}, type: choice, scale: grade}}
            rules: [{id: a, then: {size: {parameter: §by_impact}}}]
        """,
        "parameter-keys-not-here",
    )
