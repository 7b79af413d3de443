"""Every question of the whole company after a value of it was moved: who moves is what brute force says."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.engine.behind import asked_with
from crmpolicy.errors import FactsError, MissingParameterError
from crmpolicy.portfolio import at_value, measure_impact
from crmpolicy.verify.declarations.used_parameters import parameters_of_facts, parameters_of_table
from tests.property.every_point import GROUP, GROUPS, NOW
from tests.property.impacts import agrees, brute_force
from tests.property.test_every_point_many import frame_of, rows_for

MOST: Final = 1  # value of a question that is moved


def moved_values(name: str, now: datetime) -> Iterator[PolicySet]:
    """Move values that a question or those behind it use: to twice, else to half of what they are."""
    keys = [
        key
        for point in asked_with(GROUP, name)
        for table in point.tables
        for key in parameters_of_table(table)
    ]
    keys += [key for point in asked_with(GROUP, name) for key in parameters_of_facts(point.reach())]
    found = 0
    for key in dict.fromkeys(keys):
        parameter = GROUP.effective.parameters[key]
        value = parameter.history[0].value if parameter.history else None
        if found == MOST or not isinstance(value, Decimal | int) or isinstance(value, bool):
            continue
        for other in (value * 2, value // 2):
            try:
                after = at_value(GROUP, key, other)
                after.point(name).program(now)
            except (FactsError, MissingParameterError):
                continue
            found += 1
            yield after
            break


@pytest.mark.long
@pytest.mark.parametrize("group", GROUPS)
def test_a_moved_value_moves_rows_as_brute_force_says(group: str) -> None:
    """Tables, what rests on other questions, what reckons, what speaks of time: none moves unseen."""
    for name in GROUPS[group]:
        rows: list[dict[str, Any]] = rows_for(name)
        for after in moved_values(name, NOW):
            impact = measure_impact(GROUP, after, name, frame_of(rows), now=NOW)
            agrees(impact, brute_force(GROUP, after, name, rows, NOW), len(rows))
