"""Every question of the whole company after a value of it was moved: who moves is what brute force says."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.engine.behind import asked_with
from crmpolicy.errors import FactsError, MissingParameterError
from crmpolicy.portfolio import at_value, measure_impact
from crmpolicy.verify.declarations.used_parameters import parameters_of_facts, parameters_of_table
from crmpolicy.verify.prover import Prover
from tests.property.covering import cover
from tests.property.every_point import EACH_GROUP, GROUP, GROUPS, NOW, ONCE
from tests.property.impacts import agrees, brute_force
from tests.property.test_every_point_many import frame_of, rows_for

MOST: Final = 1  # value of a question that is moved
PATIENCE: Final = 300  # milliseconds for a proof; one that takes longer is left to the soak, rows are not


def numbers_of(name: str) -> list[tuple[str, Decimal | int]]:
    """Give the numbers that a question or those behind it use, each with its parameter."""
    keys = [
        key
        for point in asked_with(GROUP, name)
        for table in point.tables
        for key in parameters_of_table(table)
    ]
    keys += [key for point in asked_with(GROUP, name) for key in parameters_of_facts(point.reach())]
    histories = {key: GROUP.effective.parameters[key].history for key in dict.fromkeys(keys)}
    first = {key: history[0].value for key, history in histories.items() if history}
    return [
        (key, value)
        for key, value in first.items()
        if isinstance(value, Decimal | int) and not isinstance(value, bool)
    ]


def moved_values(name: str, now: datetime) -> Iterator[PolicySet]:
    """Move values of a question: to twice, else to half or nine tenths of what they are."""
    found = 0
    for key, value in numbers_of(name):
        if found == MOST:
            return
        for other in (value * 2, value // 2, Decimal(value) * 9 / 10):
            try:
                after = at_value(GROUP, key, other)
                after.point(name).program(now)
            except (FactsError, MissingParameterError):
                continue
            found += 1
            yield after
            break


@pytest.mark.long
def test_a_moved_value_moves_rows_as_brute_force_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables, what rests on other questions, what reckons, what speaks of time: none moves unseen.

    Of questions that together have all that any has: what is moved is proved to move, which takes seconds.
    """
    defaults = {**(Prover.__init__.__kwdefaults__ or {}), "timeout_ms": PATIENCE}
    monkeypatch.setattr(Prover.__init__, "__kwdefaults__", defaults)
    names = cover(name for name in ONCE if numbers_of(name))
    assert moves_as_brute_force_says(names) == len(names)


@pytest.mark.soak
@pytest.mark.parametrize("group", EACH_GROUP)
def test_a_moved_value_of_any_question_moves_rows_as_brute_force_says(group: str) -> None:
    """The same for every question."""
    moves_as_brute_force_says(GROUPS[group])


def moves_as_brute_force_says(names: Iterable[str]) -> int:
    """Move a value of each question, and compare who moves; give how many were moved."""
    moved = 0
    for name in names:
        rows: list[dict[str, Any]] = rows_for(name)
        for after in moved_values(name, NOW):
            impact = measure_impact(GROUP, after, name, frame_of(rows), now=NOW)
            agrees(impact, brute_force(GROUP, after, name, rows, NOW), len(rows))
            moved += 1
    return moved
