"""The engine against a second opinion that shares no code with it: which rules match, and what follows."""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.errors import UndecidedError
from crmpolicy.testing import load_texts
from crmpolicy.testing.strategies import cases_for
from crmpolicy.testing.tables import FILE, KINDS, policy_texts
from tests.oracle.literals import literal, seen
from tests.oracle.shipped import NOW, filled, texts
from tests.oracle.tables import Told, tell
from tests.oracle.worlds import World

law = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

STEEL = {
    "grade_a_share": ("1%", "5%", "100%"),
    "grade_b_share": ("0.3%", "0.5%"),
    "grade_c_share": ("0.1%", "0.0000000001%"),
    "share_basis": ("amount", "volume"),
    "share_only": ("yes", "no"),
    "large_min": ("5000 t", "501 t"),
    "medium_min": ("500 t", "0.001 t"),
}
LIGHTING = {
    "factor_combination": ("any", "all", "score"),
    "key_min_amount": ("1000万元", "0.01元"),
    "key_min_years": ("5", "0.5"),
    "key_min_influence": ("high", "medium", "low"),
    "criteria_weights": (
        {"amount_met": "50%", "years_met": "30%", "influence_met": "20%"},
        {"amount_met": "0%", "years_met": "100%", "influence_met": "0%"},
    ),
    "key_min_score": ("70%", "100%", "0.1%"),
}
QUESTIONS: Mapping[str, tuple[Mapping[str, Sequence[Any]], Sequence[str]]] = {
    "steel": (STEEL, ("customer_grade", "customer_size", "customer_industry")),
    "lighting": (LIGHTING, ("key_customer", "customer_grade")),
}


def plain(exact: Mapping[str, Any]) -> dict[str, Any]:
    """Give exact facts as the oracle sees them, by plain name."""
    return {key.rpartition(".")[2].rpartition(":")[2]: seen(value) for key, value in exact.items()}


def engine_told(point: DecisionPoint, given_facts: Mapping[str, Any]) -> Told:
    """Give the engine's answer in the oracle's form, the masks opened up into rules."""
    program = point.program(NOW)
    row = point.facts(given_facts, now=NOW)
    masks = program.masks(row)
    parts = program.indexed[0]
    alone = masks if len(parts) != 1 else (masks,)
    by_entry = (masks or ()) if program.tables[0].table.of else (alone,)
    matched = tuple(
        (part.part.part.id, None if mask < 0 else rules(part, mask))
        for entry in by_entry
        for part, mask in zip(parts, entry, strict=True)
    )
    try:
        outcome = point.evaluate(given_facts, now=NOW).outcome
    except UndecidedError:
        return Told(matched, None)
    return Told(matched, {name: seen(value) for name, value in outcome.items()})


def rules(part: Any, mask: int) -> frozenset[str]:
    """Give the rules whose bits are set."""
    return frozenset(rule.rule.id for place, rule in enumerate(part.part.rules) if mask >> place & 1)


def assert_agrees(told: Told, engine: Told) -> None:
    """Compare; parts that no facts can switch on are not in the engine at all."""
    present = {part for part, _ in engine.matched}
    left_out = [pair for pair in told.matched if pair[0] not in present]
    assert all(matched is None for _, matched in left_out)
    assert tuple(pair for pair in told.matched if pair[0] in present) == engine.matched
    assert told.outcome == engine.outcome


@law
@given(st.data())
def test_shipped_tables_match_the_rules_that_their_text_says(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(sorted(QUESTIONS)))
    parameters, questions = QUESTIONS[document]
    values = {name: data.draw(st.sampled_from(choices)) for name, choices in parameters.items()}
    policies = filled(document, values)
    question = data.draw(st.sampled_from(questions))
    point = policies.point(f"{document}.{question}")
    given_facts, exact = data.draw(cases_for(point, policies, now=NOW))
    told = tell(World(texts(document), values), question, plain(exact))
    assert_agrees(told, engine_told(point, given_facts))


@law
@given(st.data())
def test_generated_tables_match_the_rules_that_their_text_says(data: st.DataObject) -> None:
    files = data.draw(policy_texts())
    policies: PolicySet = load_texts(files)
    point = policies.point("doc.answer")
    world = World([files[FILE]])
    for _ in range(3):
        given_facts, exact = data.draw(cases_for(point, policies, now=NOW))
        assert_agrees(tell(world, "answer", with_idle(world, plain(exact))), engine_told(point, given_facts))


def with_idle(world: World, known: Mapping[str, Any]) -> dict[str, Any]:
    """Add any value for the facts that the engine did not ask for: they must not matter."""
    literals = {(spec["type"], spec.get("scale")): written[0] for spec, written in KINDS.values()}
    found = dict(known)
    for name, spec in world.facts.items():
        if name not in found:
            written = literals.get((spec["type"], spec.get("scale")))
            found[name] = () if written is None else literal(spec, written, world.scales)
    return found
