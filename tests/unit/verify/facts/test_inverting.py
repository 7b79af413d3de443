"""Parts from which a fact is reckoned just as wanted."""

from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.verify.facts.inverting import parts_for
from tests.unit.verify.documents import asked

N = "type: number, step: 1, range: {at_least: 0, up_to: 100}"


@pytest.mark.parametrize(
    ("derived", "value", "parts"),
    [
        ("{sum: [a, b]}", 70, {"a": 70, "b": 0}),
        ("{sum: [a, b]}", 130, None),
        ("{product: [a, b]}", 70, {"a": 70, "b": 1}),
        ("{max: [a, b]}", 70, {"a": 70, "b": 70}),
        ("{ratio: [a, b]}", 7, {"a": 7, "b": 1}),
    ],
)
def test_plain_parts_are_held_against_the_reckoning(derived: str, value: int, parts: Any) -> None:
    facts = {"a": N, "b": N, "c": f"type: number, step: any, derived: {derived}"}
    found = asked(facts, ["c: {known: yes} -> grade: A"], otherwise="grade: B")
    fields = {each.key: each for each in found.program.fields}
    told = parts_for(fields["doc.c"], fields, Decimal(value))
    expected = parts and {f"doc.{name}": each for name, each in parts.items()}
    assert told == expected
