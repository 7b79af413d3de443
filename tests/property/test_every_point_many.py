"""Every question of the whole company asked of a frame: each row has the answer that it has by itself."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd
import pytest

from crmpolicy.engine import Decision
from crmpolicy.engine.behind import asked_with
from crmpolicy.errors import CrmPolicyError
from crmpolicy.portfolio import evaluate_many
from crmpolicy.portfolio.answering import INVALID, told
from crmpolicy.portfolio.cutting import known_by
from tests.property.every_point import EACH_GROUP, GROUP, GROUPS, NOW, good

WRONG: Final = object()  # no fact can be that


def rows_for(name: str) -> list[dict[str, Any]]:
    """Give good facts, and the same with one of them spoilt, and with one left out."""
    behind = asked_with(GROUP, name)
    full = {fact.name: fact.key for point in reversed([*behind]) for fact in known_by(point)}
    rows = [{full.get(fact, fact): cell for fact, cell in each.items()} for each in good(name)]
    for row in rows[:1]:
        for fact in row:
            rows += [{**row, fact: WRONG}, {key: cell for key, cell in row.items() if key != fact}]
    return rows


def frame_of(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Put rows into a frame whose cells are what they are; what a row does not say is empty."""
    heads = dict.fromkeys(fact for row in rows for fact in row)
    cells = {head: pd.Series([row.get(head) for row in rows], dtype=object) for head in heads}
    return pd.DataFrame(cells, index=range(len(rows)))


def by_itself(name: str, row: Mapping[str, Any]) -> Decision | CrmPolicyError:
    """Decide one row; an empty cell says nothing."""
    try:
        return GROUP.point(name).evaluate(
            {key: cell for key, cell in row.items() if cell is not None}, now=NOW
        )
    except CrmPolicyError as error:
        return error


@pytest.mark.parametrize("group", EACH_GROUP)
def test_rows_are_answered_as_by_themselves(group: str) -> None:
    """Tables, forms, rankings, lists of entries, events: outcome, rules, clauses, status and reason."""
    refused = 0
    for name in GROUPS[group]:
        rows = rows_for(name)
        outcome = GROUP.point(name).outcome
        expected = {
            each.name: each.cells for each in told(outcome, [by_itself(name, row) for row in rows], "en")
        }
        found = evaluate_many(name, GROUP, frame_of(rows), now=NOW)
        for column, cells in expected.items():
            given = found[column].astype(object).where(found[column].notna(), None)
            assert given.tolist() == cells, (name, column)
        refused += expected["status"].count(INVALID)
    assert refused
