"""Tables that nobody exported: what is read decides as the text of DMN says, for values beside bounds."""

from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from crmpolicy.engine import PolicySet
from crmpolicy.interop.dmn import DmnError
from tests.property.feel_by_hand import ORDER, VALUES, Drawn, Entry, Number, tables
from tests.unit.interop.dmn.small_models import loaded, model, table
from tests.unit.interop.dmn.test_importing import asked

TRIED = 60


def _file(drawn: Drawn) -> bytes:
    hit, aggregation = drawn.hit
    names = [f"n {each}" for each in range(len(drawn.rows[0][0]))]
    rows = [([*map(str, row)], [str(says)]) for row, says in drawn.rows]
    values = {"out": ", ".join(map(str, ORDER))} if hit in ("PRIORITY", "OUTPUT ORDER") else {}
    more = f'aggregation="{aggregation}"' if aggregation else ""
    types = {"out": "number"}
    decision = table("answer", names, ["out"], rows, hit=hit, more=more, types=types, values=values)
    return model(decision, inputs=dict.fromkeys(names, "number"))


def _cases(drawn: Drawn) -> list[tuple[Number, ...]]:
    width = len(drawn.rows[0][0])
    columns = [
        [each for each in VALUES if each is not None or drawn.nullable(place)] for place in range(width)
    ]
    every = [*product(*columns)]
    return every if len(every) <= TRIED else Random(str(drawn)).sample(every, TRIED)  # noqa: S311 - no secret


def _read(drawn: Drawn) -> tuple[PolicySet | None, set[tuple[str, str]]]:
    """Import a table; where it is refused, give the codes with the rules."""
    try:
        return loaded(_file(drawn)), set()
    except DmnError as error:
        return None, {(each.code, str(each.arguments.get("rule"))) for each in error.faults}


def _decides_as_the_text_says(drawn: Drawn) -> None:
    cases = _cases(drawn)
    policies, faults = _read(drawn)
    for number, (row, _) in enumerate(drawn.rows, 1):
        passed = any(all(map(Entry.passes, row, case)) for case in cases)
        assert not passed or ("dmn-never", f"r{number}") not in faults, (drawn, number)
    assert {code for code, _ in faults} <= {"dmn-never"}
    if policies is None:
        return
    for case in cases:
        facts: dict[str, Any] = {
            f"n_{place}": "unknown" if each is None else each for place, each in enumerate(case)
        }
        found, wanted = asked(policies, **facts), drawn.answer(case)
        if drawn.hit == ("COLLECT", "") and wanted is not None:  # in any order
            found, wanted = sorted(found), sorted(wanted)
        assert found == wanted, (drawn, case)


@settings(max_examples=200, deadline=None)
@given(tables())
def test_tables_that_are_read_decide_as_dmn_says(drawn: Drawn) -> None:
    """Every hit policy, bracket, opposite and null, in several columns."""
    _decides_as_the_text_says(drawn)


@pytest.mark.soak
@settings(max_examples=5_000, deadline=None)
@given(tables())
def test_many_tables_that_are_read_decide_as_dmn_says(drawn: Drawn) -> None:
    """The same for longer."""
    _decides_as_the_text_says(drawn)
