"""Three opinions on generated tables: decision diagrams, the solver, and the full grid tried by the engine.

Tables have 2 to 40 rules over 1 to 8 facts of every type. Where a grid would have more than 10,000 cells,
2,000 points are drawn from it, and five times as many of each in the soak; the solver is asked about smaller
tables.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings

from crmpolicy.policy.tables import HITS
from tests.property.big_tables import Big, big_tables
from tests.property.opinions import (
    Opinions,
    assert_answers_agree,
    assert_engine_agrees,
    assert_gaps_agree,
    assert_overlaps_agree,
    assert_silent_rules_agree,
)
from tests.property.opinions_moving import assert_diffs_agree, assert_moves_agree

MOST_PROVED: Final = 8  # rules: of larger tables the solver is asked a few questions only, for it takes long
MOST_OPEN: Final = 0.05  # of the questions; those over budget
POINTS: Final = 2_000
MANY_POINTS: Final = 10_000
FEW: Final = 70  # tables of a family: 210 in all
FAMILIES: Final[Mapping[str, Sequence[str]]] = {
    "one rule": ("unique", "any"),
    "the first": ("first", "priority"),
    "several rules": [each for each in HITS if each not in ("unique", "any", "first", "priority")],
}


def assert_agree(big: Big, open_ones: Counter[str], points: int) -> None:
    """Compare all opinions on one table."""
    told = Opinions(big.loaded(), open_ones, most_proved=MOST_PROVED, drawn=points)
    assert_engine_agrees(told, big.whole)
    for part, layer in enumerate(told.question.layers):
        assert_gaps_agree(told, layer, part)
        assert_overlaps_agree(told, layer, part)
        assert_silent_rules_agree(told, layer, part)
    assert_answers_agree(told)
    assert_moves_agree(told)
    assert_diffs_agree(told, big.changed())


def agree(family: str, examples: int, points: int) -> None:
    """Compare all opinions on many tables; hardly any question may stay open."""
    open_ones: Counter[str] = Counter()

    @settings(max_examples=examples, suppress_health_check=list(HealthCheck))
    @given(big_tables(hits=FAMILIES[family]))
    def every(big: Big) -> None:
        assert_agree(big, open_ones, points)

    every()
    assert open_ones["open"] <= MOST_OPEN * open_ones["asked"], open_ones


@pytest.mark.long
@pytest.mark.parametrize("family", FAMILIES)
def test_diagram_solver_and_grid_agree_on_generated_tables(family: str) -> None:
    """On gaps, overlaps, silent rules, answers, moves and edits; every witness shows what it claims."""
    agree(family, FEW, POINTS)


@pytest.mark.soak
@pytest.mark.parametrize("family", FAMILIES)
def test_diagram_solver_and_grid_agree_on_many_generated_tables(family: str) -> None:
    """The same for 2,000 tables."""
    agree(family, 667, MANY_POINTS)
