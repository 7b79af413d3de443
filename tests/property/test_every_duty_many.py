"""Every question about duties, asked of columns of events: each row has the answer that it has by itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.engine import Decision, PolicySet
from crmpolicy.engine.behind import asked_with
from crmpolicy.errors import CrmPolicyError
from crmpolicy.policy.duties import Duties
from crmpolicy.portfolio import evaluate_many
from crmpolicy.portfolio.answering import told
from crmpolicy.portfolio.cutting import known_by
from crmpolicy.portfolio.event_columns import HEAD, events_spoken_of
from tests.property.covering import cover
from tests.property.every_point import EVENTS, GROUP, NOW, good
from tests.property.histories import TURNS

NAMES: Final = tuple(
    name
    for name in GROUP.points
    if all(isinstance(table.course, Duties) for table in GROUP.point(name).tables)
)
MINUTE: Final = timedelta(minutes=1)
BESIDE: Final = (-MINUTE, timedelta(microseconds=-1), timedelta(), timedelta(microseconds=1), MINUTE)
MOMENTS: Final = 2
ALL_MOMENTS: Final = 3
FAR: Final = (0, 3, 60, 300, 1_500, 6_000, 30_000, 200_000, 700_000)
Row = dict[str, Any]


def facts_of(name: str) -> list[Row]:
    """Give good facts of a question by their full names, without events."""
    behind = [*asked_with(GROUP, name)]
    full = {fact.name: fact.key for point in reversed(behind) for fact in known_by(point)}
    named = ({full.get(fact, fact): cell for fact, cell in each.items()} for each in good(name))
    return [{fact: cell for fact, cell in each.items() if fact != EVENTS} for each in named]


def happened_at(random: Random, begin: datetime) -> datetime:
    """Give a moment not before another: at once, soon, at an opening or a close, much later."""
    at = begin + MINUTE * random.randint(0, random.choice(FAR))
    if random.random() < 0.3:
        local = at + timedelta(hours=8)
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        at = midnight + MINUTE * random.choice(TURNS) - timedelta(hours=8)
    return at if random.random() < 0.1 else max(at, begin)


def histories(name: str, random: Random, count: int) -> list[Row]:
    """Make rows: facts, and moments of some events; some lie after the moment of the question."""
    point = GROUP.point(name)
    spoken, facts = sorted({*events_spoken_of(point)}), facts_of(name)
    stops = {each for table in point.tables for each in _stops(table.course)}
    rows = []
    for _ in range(count):
        begin = NOW - MINUTE * random.randint(-20, random.choice(FAR))
        row: Row = dict(random.choice(facts))
        few = random.random()
        for event in spoken:
            if event in point.governing and random.random() < 0.95:
                row[f"{HEAD}{event}"] = begin
            elif random.random() < (few / 8 if event in stops else few):
                row[f"{HEAD}{event}"] = happened_at(random, begin)
        rows.append(row)
    return rows


def _stops(course: Any) -> Sequence[str]:
    pauses = (course.pauses.begin, course.pauses.end) if course.pauses else ()
    return (*pauses, *dict(course.restarts), *course.closes)


def by_itself(
    name: str, row: Mapping[str, Any], now: datetime, heads: Sequence[str], policies: PolicySet = GROUP
) -> Decision | CrmPolicyError:
    """Decide one row, its events in the order of the columns."""
    facts: Row = {fact: cell for fact, cell in row.items() if not fact.startswith(HEAD) and cell is not None}
    moments = [(head.removeprefix(HEAD), row[head]) for head in heads if row.get(head) is not None]
    facts[EVENTS] = [{"event": event, "at": at} for event, at in moments]
    try:
        return policies.point(name).evaluate(facts, now=now)
    except CrmPolicyError as error:
        return error


def agree(name: str, rows: Sequence[Row], now: datetime, policies: PolicySet = GROUP) -> None:
    """Compare a frame with its rows asked one by one."""
    facts = dict.fromkeys(fact for row in rows for fact in row if not fact.startswith(HEAD))
    heads = [f"{HEAD}{event}" for event in sorted({*events_spoken_of(policies.point(name))})]
    cells = {
        head: pd.Series([row.get(head) for row in rows], dtype=object, name=head) for head in (*facts, *heads)
    }
    found = evaluate_many(name, policies, pd.DataFrame(cells, index=range(len(rows))), now=now)
    answers = [by_itself(name, row, now, heads, policies) for row in rows]
    for column in told(policies.point(name).outcome, answers, "en"):
        given_cells = found[column.name].astype(object).where(found[column.name].notna(), None)
        assert given_cells.tolist() == column.cells, (name, column.name)


@pytest.mark.parametrize("name", cover(NAMES))
def test_duties_stand_as_by_themselves(name: str) -> None:
    """Generated histories, then the same at due moments, the least step and a minute on both sides of them.

    Of those questions that together have all that any has; the soak asks all of them so, and the histories
    below are of any question.
    """
    stand_as_by_themselves(name, MOMENTS, BESIDE)


@pytest.mark.soak
@pytest.mark.parametrize("name", NAMES)
def test_all_duties_stand_as_by_themselves(name: str) -> None:
    stand_as_by_themselves(name, ALL_MOMENTS, BESIDE)


def stand_as_by_themselves(name: str, moments: int, beside: Sequence[timedelta]) -> None:
    """Compare at one moment, then at some due moments of its rows and beside them."""
    random = Random(name)  # noqa: S311 - nothing secret
    rows = histories(name, random, 24)
    agree(name, rows, NOW)
    heads = [f"{HEAD}{event}" for event in sorted({*events_spoken_of(GROUP.point(name))})]
    dues = set()
    for row in rows:
        answer = by_itself(name, row, NOW, heads)
        if isinstance(answer, Decision):
            dues |= {status.due for status in answer.outcome.values() if getattr(status, "due", None)}
    for due in random.sample(sorted(dues), min(moments, len(dues))):
        for step in beside:
            agree(name, rows, due + step)


@pytest.fixture(scope="module", autouse=True)
def known() -> None:
    """Make the good facts of all questions before histories are drawn: both are drawn by Hypothesis."""
    for name in NAMES:
        facts_of(name)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(NAMES), st.integers(0, 10**9), st.integers(-400_000, 200_000))
def test_histories_at_any_moment(name: str, seed: int, minutes: int) -> None:
    """Other histories, asked at moments up to beyond the end of the published holidays."""
    agree(name, histories(name, Random(seed), 8), NOW + MINUTE * minutes)  # noqa: S311 - nothing secret
