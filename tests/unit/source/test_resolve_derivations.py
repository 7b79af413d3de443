"""Derived facts: every word of the list, what it gives and what it refuses."""

from typing import Any

import pytest

from crmpolicy.policy.facts import Derivation
from crmpolicy.policy.guards import FactOf, Literally, ParameterOf
from crmpolicy.source.resolve.derivations import WORDS

EVENTS = "{count: events, where: {event: receive}}"


def derived(kind: str, how: str) -> str:
    """One derived fact."""
    return f"facts:\n  x: {{title: {{zh: 甲, en: x}}, type: {kind}, derived: {how}}}\n"


SOUND = [
    ("money", "{sum: [amount, purchases, cap], minus: [step_size]}"),
    ("money", "{sum: [purchases], counted: counted_parts}"),
    ("integer", "{sum: [orders, active, 1]}"),
    ("number", "{product: [orders, score]}"),
    ("money", "{product: [orders, cap], round: up, step: 1元}"),
    ("quantity, unit: t", "{product: [weight, score], round: half up, step: 1 t}"),
    ("ratio", "{ratio: [amount, purchases]}"),
    ("number", "{ratio: [orders, score]}"),
    ("money", "{ratio: [amount, orders]}"),
    ("number", "{weighted: weights, leave_out_unknown: [score]}"),
    ("money", "{min: [amount, purchases]}"),
    ("ratio", "{max: [share, 5%]}"),
    ("choice, scale: grade", "{worst: [reputation, A]}"),
    ("choice, scale: grade", "{best: [reputation]}"),
    ("date", "{earliest: [since, until]}"),
    ("date", "{latest: [since, until]}"),
    ("integer", "{whole_steps: amount, step: step_size}"),
    ("money", "{rest: amount, step: 100元}"),
    ("integer", "{count: papers}"),
    (
        "integer",
        "{count: risks, where: {impact: C, cost: {over: cap}}, during: {last: quarter, by: found_on}}",
    ),
    ("money", "{total: risks, of: cost, during: {last: 3 months, by: found_on}}"),
    ("integer", "{count: risks, during: {last: month, times: 3, by: found_on}}"),
    ("integer", "{count: risks, during: {last: year, begins: 4, by: found_on}}"),
    ("integer", "{count: risks, distinct: impact}"),
    ("integer", "{count: risks, distinct: [impact, cost]}"),
    ("money", "{total: risks, of: cost, during: {within: 3 months, by: found_on}}"),
    ("integer", EVENTS),
    ("list, of: text", "{missing: needed, in: papers}"),
    ("list, of: text", "{missing: risks, of: proof, in: papers}"),
    ("list, of: text", "{missing: needed, in: risks, at: proof}"),
    ("integer", "{misreckoned: risks, of: cost, factors: [single, times]}"),
    ("number", "{misreckoned: risks, of: times, factors: [times, times]}"),
    ("boolean", "{any: [active, yes]}"),
    ("boolean", "{all: [active]}"),
    ("boolean", "{holds: {share: {at_least: high}, active: yes}}"),
    ("money", "{pick: switch, yes: amount, no: purchases}"),
    ("money", "{pick: stacking, max: amount, sum: purchases}"),
    ("choice, scale: grade", "{last_event: {receive: A}}"),
    ("integer", "{days_between: [since, until]}"),
    ("integer", "{months_between: [since, until]}"),
]


@pytest.mark.parametrize(("kind", "how"), SOUND)
def test_every_word_is_read(document_faults: Any, kind: str, how: str) -> None:
    found = document_faults(derived(kind, how)).facts["steel.x"].derived
    assert found is not None
    assert found.word in how


def test_every_word_of_the_list_is_tried() -> None:
    assert {word for word in WORDS if any(f"{{{word}:" in how for _, how in SOUND)} == set(WORDS)


def test_a_sum_keeps_what_is_taken_off_and_what_counts(document_faults: Any) -> None:
    how = "{sum: [purchases], minus: [cap], counted: counted_parts}"
    assert document_faults(derived("money", how)).facts["steel.x"].derived == Derivation(
        "sum", (FactOf("purchases"),), (ParameterOf("steel.cap"),), counted="shared.counted_parts"
    )


def test_weights_name_their_facts(document_faults: Any) -> None:
    found = document_faults(derived("number", "{weighted: weights, leave_out_unknown: [score]}"))
    assert found.facts["steel.x"].derived == Derivation(
        "weighted",
        (ParameterOf("steel.weights"), FactOf("steel.score"), FactOf("steel.active")),
        leave_out_unknown=("steel.score",),
    )


def test_a_switch_picks_by_its_words(document_faults: Any) -> None:
    found = (
        document_faults(derived("money", "{pick: switch, yes: amount, no: purchases}"))
        .facts["steel.x"]
        .derived
    )
    assert found == Derivation(
        "pick",
        (ParameterOf("steel.switch"),),
        cases=((True, FactOf("steel.amount")), (False, FactOf("purchases"))),
    )


def test_entries_are_counted_by_their_fields(document_faults: Any) -> None:
    found = (
        document_faults(derived("money", "{total: risks, of: cost, where: {impact: A}}"))
        .facts["steel.x"]
        .derived
    )
    assert (found.operands, found.of) == ((FactOf("steel.risks"),), "steel.risks:cost")
    assert found.where.tests[0].subject == FactOf("steel.risks:impact")
    assert found.where.tests[0].operands == (Literally("A"),)


def test_lists_are_compared_by_fields_of_their_entries(document_faults: Any) -> None:
    how = "{missing: risks, of: proof, in: risks, at: proof}"
    assert document_faults(derived("list, of: text", how)).facts["steel.x"].derived == Derivation(
        "missing",
        (FactOf("steel.risks"), FactOf("steel.risks")),
        of="steel.risks:proof",
        others=("steel.risks:proof",),
    )


def test_factors_of_entries_are_named_by_field(document_faults: Any) -> None:
    how = "{misreckoned: risks, of: cost, factors: [single, times]}"
    assert document_faults(derived("integer", how)).facts["steel.x"].derived == Derivation(
        "misreckoned",
        (FactOf("steel.risks"),),
        of="steel.risks:cost",
        others=("steel.risks:single", "steel.risks:times"),
    )


@pytest.mark.parametrize(
    ("kind", "how", "code"),
    [
        ("money", "{§summ: [amount]}", "derive-unknown-word"),
        ("money", "{sum: [amount], §max: [amount]}", "derive-two-words"),
        ("money", "{sum: [amount], §minos: [cap]}", "shape-unknown-key"),
        ("money", "{sum: §[]}", "derive-operand-count"),
        ("money", "{sum: §amount}", "shape-wrong-kind"),
        ("money", "{sum: [§weight]}", "derive-operand-type"),
        ("money", "{sum: [§amuont]}", "name-unknown"),
        ("money", "{sum: [amount], counted: §cap}", "derive-operand-type"),
        ("money", "{sum: [amount], counted: §caps}", "name-unknown-parameter"),
        ("text", "{§sum: [amount]}", "derive-result-type"),
        ("integer", "{sum: [§score]}", "derive-operand-type"),
        ("money", "{product: §[amount, cap]}", "derive-units"),
        ("number", "{product: §[amount, orders]}", "derive-units"),
        ("number", "{product: [score, §note]}", "derive-operand-type"),
        ("money", "{product: [orders, cap], round: §sideways, step: 1元}", "shape-unknown-word"),
        ("money", "{product: [orders, cap], §round: up}", "shape-missing-key"),
        ("ratio", "{ratio: §[amount]}", "derive-operand-count"),
        ("ratio", "{ratio: §[amount, weight]}", "derive-units"),
        ("money", "{ratio: §[orders, amount]}", "derive-units"),
        ("number", "{weighted: §matrix}", "derive-weights"),
        ("number", "{weighted: §weigths}", "name-unknown-parameter"),
        ("number", "{weighted: weights, leave_out_unknown: [§share]}", "parameter-entry-unknown"),
        ("choice, scale: colour", "{§worst: [colour]}", "rule-not-ordered"),
        ("choice, scale: grade", "{§min: [reputation]}", "rule-not-ordered"),
        ("money", "{§earliest: [since]}", "derive-result-type"),
        ("text", "{§whole_steps: amount, step: 1元}", "derive-result-type"),
        ("integer", "{§whole_steps: amount}", "shape-missing-key"),
        ("integer", "{whole_steps: amount, step: §1 t}", "value-not-a-money"),
        ("integer", "{rest: §amount, step: 1元}", "derive-units"),
        ("integer", "{count: §amount}", "derive-not-a-list"),
        ("money", "{§count: papers}", "derive-result-type"),
        ("integer", "{count: risks, where: {§impacts: C}}", "name-unknown-fact"),
        ("integer", "{count: risks, during: {last: quarter, by: §cost}}", "derive-operand-type"),
        ("integer", "{count: risks, during: {last: quarter, by: §found}}", "name-unknown-field"),
        ("integer", "{count: risks, §during: {last: quarter}}", "shape-missing-key"),
        ("integer", "{count: risks, during: {last: §decade, by: found_on}}", "name-unknown"),
        ("integer", "{count: risks, during: {last: week, by: found_on, §of: x}}", "shape-unknown-key"),
        ("integer", "{count: risks, during: {last: month, §begins: 4, by: found_on}}", "derive-begins-year"),
        ("integer", "{count: risks, during: {last: year, begins: §13, by: found_on}}", "value-out-of-range"),
        ("integer", "{count: risks, during: {last: year, times: §0, by: found_on}}", "value-out-of-range"),
        ("integer", "{count: risks, distinct: §impacts}", "name-unknown-field"),
        ("integer", "{count: papers, §distinct: impact}", "derive-distinct-plain"),
        ("money", "{total: risks, of: cost, §distinct: impact}", "shape-unknown-key"),
        ("integer", "{count: risks, §during: {within: 3 months}}", "shape-missing-key"),
        ("integer", "{count: risks, during: {within: §quarter, by: found_on}}", "name-unknown"),
        ("integer", "{count: risks, during: {within: §cap, by: found_on}}", "type-mismatch"),
        (
            "integer",
            "{count: risks, during: {last: week, by: found_on, §within: 1 day}}",
            "shape-unknown-key",
        ),
        ("integer", "{count: events, where: {event: §recieve}}", "name-unknown-event"),
        ("money", "{§total: risks}", "shape-missing-key"),
        ("money", "{total: risks, of: §impact}", "derive-operand-type"),
        ("money", "{total: risks, of: §costs}", "name-unknown-field"),
        ("list, of: text", "{§missing: needed}", "shape-missing-key"),
        ("list, of: text", "{missing: §risks, in: papers}", "derive-operand-type"),
        ("list, of: text", "{missing: risks, of: §cost, in: papers}", "derive-operand-type"),
        ("list, of: text", "{missing: risks, of: §proofs, in: papers}", "name-unknown-field"),
        ("list, of: text", "{missing: §papers, of: proof, in: papers}", "derive-not-a-list"),
        ("list, of: text", "{missing: needed, in: §papers, at: proof}", "derive-not-a-list"),
        ("list, of: text", "{missing: needed, in: risks, at: §impact}", "derive-operand-type"),
        ("list, of: text", "{missing: needed, in: papers, §factors: [a]}", "shape-unknown-key"),
        ("money", "{§misreckoned: risks, of: cost, factors: [single, times]}", "derive-result-type"),
        ("integer", "{misreckoned: §amount, of: cost, factors: [single]}", "derive-not-a-list"),
        ("integer", "{§misreckoned: risks, factors: [single, times]}", "shape-missing-key"),
        ("integer", "{§misreckoned: risks, of: cost}", "shape-missing-key"),
        ("integer", "{misreckoned: risks, of: §found_on, factors: [times]}", "derive-operand-type"),
        ("integer", "{misreckoned: risks, of: cost, factors: [single, §proof]}", "derive-operand-type"),
        ("integer", "{misreckoned: risks, of: cost, factors: [§singles]}", "name-unknown-field"),
        ("integer", "{misreckoned: risks, of: cost, factors: §[single, cost]}", "derive-units"),
        ("integer", "{misreckoned: risks, of: cost, factors: §[times, times]}", "derive-units"),
        ("integer", "{misreckoned: risks, of: times, factors: §[single]}", "derive-units"),
        ("integer", "{misreckoned: risks, of: cost, factors: §[]}", "derive-operand-count"),
        ("text", "{§missing: needed, in: papers}", "derive-result-type"),
        ("boolean", "{any: [§amount]}", "derive-operand-type"),
        ("ratio", "{§all: [active]}", "derive-result-type"),
        ("ratio", "{§holds: {active: yes}}", "derive-result-type"),
        ("boolean", "{holds: §[active]}", "shape-wrong-kind"),
        ("money", "{pick: §cap, yes: amount, no: purchases}", "rule-subject-not-switch"),
        ("money", "{§pick: switch, yes: amount}", "derive-pick-not-total"),
        ("money", "{pick: switch, yes: amount, no: §weight}", "derive-operand-type"),
        ("money", "{pick: stacking, max: amount, sum: amount, §best: amount}", "name-not-on-scale"),
        ("choice, scale: grade", "{last_event: {§recieve: A}}", "name-unknown-event"),
        ("choice, scale: grade", "{last_event: {receive: §Z}}", "name-not-on-scale"),
        ("choice, scale: grade", "{last_event: {receive: §{parameter: best}}}", "rule-word-only"),
        ("integer", "{days_between: [since, §orders]}", "derive-operand-type"),
        ("money", "{§days_between: [since, until]}", "derive-result-type"),
    ],
)
def test_a_faulty_derivation_is_told(document_faults: Any, kind: str, how: str, code: str) -> None:
    document_faults(derived(kind, how), code)


def test_every_weight_that_cannot_be_added_is_told(policies: Any) -> None:
    policies.document(derived("money", "{weighted: weights}"))
    assert {fault.arguments["name"] for fault in policies.faults} == {"score", "active"}


def test_facts_may_be_derived_in_any_order(document_faults: Any) -> None:
    document_faults(
        """
        facts:
          third: {title: {zh: 三, en: third}, type: money, derived: {sum: [second]}}
          second: {title: {zh: 二, en: second}, type: money, derived: {sum: [amount]}}
        """
    )


def test_a_circle_of_facts_is_told_once(document_faults: Any) -> None:
    document_faults(
        """
        facts:
          §one: {title: {zh: 一, en: one}, type: money, derived: {sum: [two]}}
          two: {title: {zh: 二, en: two}, type: money, derived: {sum: [three]}}
          three: {title: {zh: 三, en: three}, type: money, derived: {min: [one, amount]}}
        """,
        "derive-circular",
    )


def test_a_fact_cannot_follow_from_itself_through_a_condition(document_faults: Any) -> None:
    document_faults(
        """
        facts:
          §one: {title: {zh: 一, en: one}, type: boolean, derived: {holds: {one: yes}}}
        """,
        "derive-circular",
    )


def test_weights_of_what_is_no_fact_here_are_told(document_faults: Any) -> None:
    document_faults(
        """
        parameters:
          other_weights:
            title: {zh: 权重, en: weights}
            type: mapping
            keys: {among: [score, activ]}
            of: ratio
            value: required
        facts:
          x: {title: {zh: 甲, en: x}, type: number, derived: {weighted: §other_weights}}
        """,
        "derive-weight-unknown",
    )


def test_entries_with_fields_cannot_be_written_as_values(document_faults: Any) -> None:
    kind = "list, of: {a: {title: {zh: 甲, en: a}, type: text}}"
    document_faults(
        derived(kind, "{missing: §[x], in: §[y]}"), "type-entries-not-here", "type-entries-not-here"
    )
