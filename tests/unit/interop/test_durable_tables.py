"""Masks of durable-rules beside those of the engine, where a table is more than its rules."""

import json
from datetime import UTC, datetime
from typing import Any, Final

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.interop.durable_tables import Board
from crmpolicy.testing import load_texts

NOW: Final = datetime(2026, 1, 5, tzinfo=UTC)
IT: Final[dict[str, Any]] = {"title": {"zh": "甲", "en": "it"}}
YES: Final[dict[str, Any]] = {"then": {"served": "yes"}, "clause": "doc.1"}


def policies_of(facts: dict[str, Any], **decision: Any) -> PolicySet:
    """Load a document of one table."""
    outputs = {"served": {**IT, "type": "boolean"}}
    answer = {**IT, "clause": "doc.1", "outputs": outputs, "combine": {"served": "any"}, **decision}
    whole = {"format": "1", "facts": facts, "decisions": {"answer": answer}}
    return load_texts({"doc/rules.yaml": json.dumps(whole, ensure_ascii=False)})


def masks(policies: PolicySet, given: dict[str, Any]) -> Any:
    """Give the masks of durable-rules, which are those of the engine."""
    program = policies.point("doc.answer").program(NOW)
    row = program.read(given, NOW)
    found = Board(program).masks(row)
    assert found == program.masks(row)
    return found


NUMBER: Final = {"n": {**IT, "type": "integer", "unknown": "allowed"}}
ORDERS: Final = {"orders": {**IT, "type": "list", "unknown": "allowed", "of": NUMBER}}


@pytest.mark.parametrize(("n", "found"), [(1, (1, -1)), (5, (0, 1)), (9, (0, 0)), (None, (0, -1))])
def test_a_part_that_does_not_apply_has_no_rules(n: int | None, found: tuple[int, ...]) -> None:
    parts = [
        {"id": "one", **IT, "rules": [{"id": "a", "when": {"n": 1}, **YES}], "otherwise": {"id": "b", **YES}},
        {
            **IT,
            "id": "two",
            "when": {"n": {"at_least": 5}},
            "rules": [{"id": "c", "when": {"n": 5}, **YES}],
            "otherwise": {"id": "d", **YES},
        },
    ]
    assert masks(policies_of(NUMBER, parts=parts), {"n": n}) == found


@pytest.mark.parametrize(
    ("orders", "found"),
    [([], ()), ([{"n": 1}, {"n": 2}, {"n": None}], ((1,), (0,), (0,))), (None, None)],
)
def test_the_entries_of_a_list_are_asked_one_by_one(orders: Any, found: Any) -> None:
    rules = [{"id": "a", "when": {"n": 1}, **YES}]
    more = {"rules": rules, "otherwise": {"id": "b", **YES}, "of": "orders", "empty": {"served": "no"}}
    assert masks(policies_of(ORDERS, **more), {"orders": orders}) == found


def test_a_rule_that_never_holds_is_no_rule_of_durable_rules() -> None:
    rules = [
        {"id": "never", "when": {"n": {"at_least": {"parameter": "most"}}}, **YES},
        {"id": "known", "when": {"n": {"known": "yes"}}, **YES},
    ]
    parameter = {**IT, "type": "integer", "clause": "doc.1", "value": "optional"}
    answer = {**IT, "clause": "doc.1", "outputs": {"served": {**IT, "type": "boolean"}}, "hit": "any"}
    whole = {
        "format": "1",
        "facts": NUMBER,
        "parameters": {"most": parameter},
        "decisions": {"answer": {**answer, "rules": rules, "otherwise": {"id": "rest", **YES}}},
    }
    policies = load_texts({"doc/rules.yaml": json.dumps(whole, ensure_ascii=False)})
    assert masks(policies, {"n": 10**9}) == masks(policies, {"n": 0}) != 0
    assert masks(policies, {"n": None}) == 0
