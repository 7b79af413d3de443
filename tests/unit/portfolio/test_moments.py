"""Rows with moments of their own are decided by what is in force then."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

import narwhals as nw
import polars as pl
import pytest

from crmpolicy import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.errors import FactsError
from crmpolicy.portfolio import evaluate_many
from crmpolicy.portfolio.moments import looks_at_time, together
from crmpolicy.testing import load_texts
from tests.unit.portfolio.test_many import FRAMES, agree, rows_of

GROUP: Final = load_policy_set("example-group")
RULES: Final = """\
format: 1
events: {filed: {title: {zh: 建档, en: filed}}}
facts:
  share: {title: {zh: 占比, en: share}, type: number}
parameters:
  high:
    title: {zh: 高, en: high}
    type: number
    clause: d
    dated: [{value: 1}, {from: 2026-02-01, value: 2}]
decisions:
  grade:
    title: {zh: 等级, en: grade}
    GOVERNED
    outputs: {high: {title: {zh: 高, en: high}, type: boolean}}
    rules: [{id: yes_, when: {share: {at_least: high}}, then: {high: yes}, clause: d.1}]
    otherwise: {id: no_, then: {high: no}, clause: d.2}
"""
MOMENTS: Final = (
    "2026-01-31T23:59:59+08:00",
    "2026-02-01T00:00:00+08:00",
    "2026-01-31T16:00:00+00:00",
    "2026-02-01T00:00:00",
    "soon",
    None,
)
KEPT: Final[Mapping[str, Callable[[Sequence[Any]], Any]]] = {
    "texts": list,
    "moments": lambda texts: [datetime.fromisoformat(each).astimezone(UTC) for each in texts],
}


def changing(governed_by: str = "now") -> PolicySet:
    """Load a question whose threshold rises on a day."""
    return load_texts({"doc/rules.yaml": RULES.replace("GOVERNED", f"governed_by: {governed_by}")})


@pytest.mark.parametrize("kept", KEPT)
@pytest.mark.parametrize("package", FRAMES)
def test_each_row_may_have_a_moment_of_its_own(package: str, kept: str) -> None:
    """The first moment of a period belongs to it, in whatever zone; without a zone there is no moment."""
    policies = changing()
    texts = [each for each in MOMENTS if kept == "texts" or (each and "+" in each)]
    frame = FRAMES[package]({"at": KEPT[kept](texts), "share": [1.5] * len(texts)})
    found = rows_of(evaluate_many("grade", policies, frame, now="at"))
    for text, row in zip(texts, found, strict=True):
        if text and "+" in text:
            now = datetime.fromisoformat(text)
            assert row["high"] == policies.point("grade").evaluate({"share": 1.5}, now=now).outcome["high"]
        else:
            assert row["status"] == "invalid"
            assert "has no zone" in row["reason"] or "is not a moment" in row["reason"]
    assert [row["high"] for row in found[:3]] == [True, False, False]


def test_a_moment_that_is_looked_at_is_not_another_of_its_period() -> None:
    """What counts events up to the moment is asked at each moment."""
    moments = pl.Series([datetime(2026, 1, day, tzinfo=UTC) for day in (5, 6, 5)])
    column = nw.from_native(moments, series_only=True)
    looking = [name for name in GROUP.points if looks_at_time(GROUP.point(name))]
    assert "steel.customer_size" not in looking
    assert "handbook.award_share" in looking
    for name, count in (("handbook.award_share", 2), ("steel.customer_size", 1)):
        assert len([*together(GROUP, GROUP.point(name), column)]) == count


def test_events_that_govern_choose_the_period_of_their_row() -> None:
    """A threshold of another period than that of now is a threshold all the same."""
    policies = changing("filed")
    rows = [
        {"share": share, "events": [{"event": "filed", "at": f"2026-0{month}-15T12:00:00+08:00"}]}
        for share in (0.5, 1.0, 1.5, 2.0, 2.5)
        for month in (1, 2)
    ]
    agree(
        policies.point("grade"),
        policies,
        pl.DataFrame(rows, schema={"share": pl.Float64, "events": pl.Object}),
    )


def test_a_column_of_moments_that_is_not_there_is_told() -> None:
    with pytest.raises(FactsError, match="no column is called `when`"):
        evaluate_many("grade", changing(), pl.DataFrame({"share": [1.0]}), now="when")
