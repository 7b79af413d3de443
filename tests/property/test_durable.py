"""What durable-rules runs answers as the engine does: every shipped table, complaints, chains of any kind."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from threading import active_count
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.engine import Decision, DecisionPoint, PolicySet
from crmpolicy.engine.courses.case import Case
from crmpolicy.engine.courses.chain import chain_state
from crmpolicy.errors import (
    CalendarHorizonError,
    CrmPolicyError,
    FactsError,
    MissingParameterError,
    UndecidedError,
)
from crmpolicy.interop.durable import DurableEscalation, DurableTable, durable_escalation, durable_table
from crmpolicy.interop.durable_chains import Cases
from crmpolicy.interop.durable_tables import Board
from crmpolicy.testing.made_sets import policy_sets
from tests.oracle.shipped import COMPANIES, loaded
from tests.property.every_point import COMPANY, GROUP, NOW
from tests.property.fact_sets import fact_sets
from tests.property.histories import MINUTE, company, happened
from tests.property.test_chains import START, Life
from tests.property.test_chains import lives as chains
from tests.property.test_escalation_laws import OWNERS, QUESTION, VALUES, Events, complaints
from tests.property.test_escalation_laws import lives as complaint_lives
from tests.unit.engine.coursing import OPEN_HOURS

SETS: Final = 1_000
HISTORIES: Final = 200
MORE: Final = 5
FEW: Final = 15
POSTS: Final = 100_000
REFUSED: Final = Path(__file__).with_name("not_in_durable.toml")
DOCUMENTS: Final = ("handbook", "key_accounts", "lighting", "relationship", "steel")
STEP: Final = timedelta(microseconds=1)
CHAINS: Final = Cases("chain")


def told(ask: Callable[[], Decision]) -> Decision | tuple[Any, ...]:
    """Give an answer, or all that is said of why there is none."""
    try:
        return ask()
    except FactsError as error:
        return FactsError, error.faults
    except UndecidedError as error:
        return UndecidedError, error.fault, error.trace
    except CalendarHorizonError as error:
        return CalendarHorizonError, error.fault


def agree(policies: PolicySet, name: str, count: int) -> int:
    """Compare the answers to many fact sets; tell how many there were.

    Where an event governs, the engine reads the facts anew, and these are no facts that a caller could give:
    so only the rules that match are compared.
    """
    point = policies.point(name)
    program, table = point.program(NOW), durable_table(policies, name, now=NOW)
    rows = list(islice(fact_sets(program, name), count))
    if point.governing != ("now",):
        board = Board(program)
        differing = [row for row in rows if board.masks(row) != program.masks(row)]
    else:
        differing = [row for row in rows if not _alike(point, table, row)]
    assert not differing, (name, differing[0])
    return len(rows)


def _alike(point: DecisionPoint, table: DurableTable, row: Any) -> bool:
    expected = told(lambda: point.evaluate(row, now=NOW))
    return told(lambda: table.evaluate(row, now=NOW)) == expected


def runs(policies: PolicySet, name: str) -> str | None:
    """Give why durable-rules does not run a question; None where it does."""
    try:
        durable_table(policies, name, now=NOW)
    except MissingParameterError:
        return "missing"
    except CrmPolicyError as error:
        return error.code
    return None


def tables(document: str) -> Sequence[str]:
    """Name the tables of a document that durable-rules runs."""
    names = (name for name in GROUP.points if name.startswith(f"{document}."))
    return [name for name in names if runs(GROUP, name) is None]


@cache
def elsewhere() -> Sequence[tuple[str, str]]:
    """Name the tables of other companies, and of documents alone, that say something of their own."""
    return tuple(_elsewhere())


def _elsewhere() -> Iterator[tuple[str, str]]:
    for whose in (*(each for each in COMPANIES if each != COMPANY), *DOCUMENTS):
        policies = loaded(whose)
        for name in policies.effective.tables:
            if runs(policies, name) is None and _rules(policies, name) != _rules(GROUP, name):
                yield whose, name


def _rules(policies: PolicySet, name: str) -> Any:
    if name not in policies.effective.tables:
        return None
    (table,) = policies.point(name).program(NOW).tables
    return table.parts, dict(table.combine), dict(table.caps)


@pytest.mark.long
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_table_of_a_document_answers_as_the_engine_does(document: str) -> None:
    names = tables(document)
    assert names
    assert all(agree(GROUP, name, SETS) == SETS for name in names)


def test_so_do_the_tables_of_other_companies_and_of_documents_alone() -> None:
    assert {whose for whose, _ in elsewhere()} >= {"example-branch", "example-steel", "handbook"}
    assert all(agree(loaded(whose), name, SETS) == SETS for whose, name in elsewhere())


def test_what_is_refused_is_listed_with_the_reason() -> None:
    """Whoever makes one question more unfit for durable-rules notices it here."""
    refused = {name: why for name in GROUP.points if (why := runs(GROUP, name)) is not None}
    assert refused == tomllib.loads(REFUSED.read_text(encoding="utf-8"))


@cache
def escalation(number: int) -> tuple[PolicySet, DurableEscalation]:
    """Give a company with values of its own, and its escalation; it is kept from case to case."""
    policies = company(VALUES[number])
    return policies, durable_escalation(policies, QUESTION)


def by_roles(draw: st.DrawFn, events: Events) -> Events:
    """Have the complaint handed up by somebody, mostly the one who has it."""
    roles = st.sampled_from([None, None, *OWNERS])
    return [(name, at, draw(roles)) if name == "hand_up" else (name, at) for name, at, *_ in events]


@st.composite
def histories(draw: st.DrawFn) -> tuple[int, Mapping[str, Any], Events]:
    """Draw a company, a complaint and all that happens to it."""
    number = draw(st.integers(0, len(VALUES) - 1))
    return number, draw(complaints), by_roles(draw, draw(complaint_lives()))


def followed(number: int, facts: Mapping[str, Any], events: Events, since: datetime | None = None) -> None:
    """Ask about a complaint whenever something happens or is due, from a moment on, and compare."""
    policies, durable = escalation(number)
    point = policies.point(QUESTION)
    now, asked = events[0][1] if since is None else since, 0
    while True:
        given = {**facts, "events": happened(events)}
        expected = told(lambda: point.evaluate(given, now=now))  # noqa: B023 - asked at once
        assert told(lambda: durable.evaluate("one", given, now=now)) == expected  # noqa: B023 - asked at once
        asked += 1
        later = [at for _, at, *_ in events if at > now]
        if isinstance(expected, Decision) and (due := expected.outcome["next_move_at"]) is not None:
            later += [at for at in (due, due + STEP) if at > now]
        if not later or asked > MOST_TURNS:
            return
        now = min(later)


MOST_TURNS: Final = 12
"""A pause that does not end moves the due moment on for ever."""


def alike(case: tuple[int, Mapping[str, Any], Events]) -> None:
    """Follow a complaint; then what was known of it is corrected, and it is followed anew."""
    number, facts, events = case
    last = events[-1][1] + MINUTE
    followed(number, facts, events)
    followed(number, facts, [each for place, each in enumerate(events) if place != 1], last)
    followed(number, facts, [(name, at + MINUTE, *more) for name, at, *more in events], last)
    escalation(number)[1].forget("one")


@settings(max_examples=HISTORIES, deadline=None)
@given(histories())
def test_complaints_stand_where_the_engine_says_at_every_moment(
    case: tuple[int, Mapping[str, Any], Events],
) -> None:
    """State, level, owner, due moments, whoever is told, what is refused and why, rules and clauses."""
    alike(case)


@settings(max_examples=HISTORIES, deadline=None)
@given(chains())
def test_chains_of_any_kind_stand_where_the_engine_says(life: Life) -> None:
    """Levels that are passed over, withhold, only tell; ends of every sort; approvals of one's own."""
    follow_chain(life)


def follow_chain(life: Life) -> None:
    """Ask about a case of a chain at every event and on some days, and compare."""
    days = {START + timedelta(days=day) for day in (1, 3, 10, 40)}
    for moment in sorted({each.at for each in life.events} | days):
        known = sorted((each for each in life.events if each.at <= moment), key=lambda each: each.at)
        case = Case(tuple(known), moment, OPEN_HOURS, {})
        expected = stands(lambda: chain_state(life.course, life.rulings, case))  # noqa: B023 - asked at once
        assert stands(lambda: CHAINS.state("one", life.course, life.rulings, case)) == expected  # noqa: B023 - as above
    CHAINS.forget("one")


def stands(ask: Callable[[], Any]) -> Any:
    """Give where a case stands, or what is said of why nobody can tell."""
    try:
        return ask()
    except CrmPolicyError as error:
        return type(error), error.code


@pytest.mark.soak
@pytest.mark.parametrize("document", DOCUMENTS)
def test_many_more_fact_sets_agree(document: str) -> None:
    assert all(agree(GROUP, name, MORE * SETS) == MORE * SETS for name in tables(document))


@pytest.mark.soak
@settings(max_examples=MORE * HISTORIES, deadline=None)
@given(histories())
def test_many_more_complaints_agree(case: tuple[int, Mapping[str, Any], Events]) -> None:
    alike(case)


@pytest.mark.soak
@settings(max_examples=MORE * HISTORIES, deadline=None)
@given(chains())
def test_many_more_chains_agree(life: Life) -> None:
    follow_chain(life)


@pytest.mark.soak
@pytest.mark.parametrize("threads", [1, 8])
def test_a_hundred_thousand_posts_have_no_wrong_and_no_missing_answer(threads: int) -> None:
    """One table, asked from one thread or from several at once."""
    before = active_count()
    name = "steel.customer_grade"
    point, table = GROUP.point(name), durable_table(GROUP, name, now=NOW)
    rows = list(islice(fact_sets(point.program(NOW), name), POSTS))
    with ThreadPoolExecutor(threads) as pool:
        found = list(pool.map(lambda row: told(lambda: table.evaluate(row, now=NOW)), rows, chunksize=500))
    assert len(found) == POSTS
    wrong = sum(
        one != told(lambda: point.evaluate(row, now=NOW))  # noqa: B023 - asked at once
        for row, one in zip(rows, found, strict=True)
    )
    assert wrong == 0
    assert active_count() == before


@pytest.mark.soak
@settings(max_examples=MORE * HISTORIES, deadline=None)
@given(policy_sets(kinds=["table"]))
def test_tables_of_any_kind_answer_as_the_engine_does(policies: PolicySet) -> None:
    """Every hit policy, parts and lists, conditions that compare facts with facts, values of every type."""
    point = policies.point("doc.answer")
    table = durable_table(policies, "doc.answer", now=NOW)
    assert all(_alike(point, table, row) for row in islice(fact_sets(point.program(NOW), "answer"), FEW))
