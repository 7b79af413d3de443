"""Chains of levels in a statechart, beside the kernel of the engine: what moves a case, what is refused."""

from typing import Any, Final

import pytest

from crmpolicy.engine.courses.chain import chain_state
from crmpolicy.engine.courses.ladder import ladder_of
from crmpolicy.engine.courses.states import ChainState
from crmpolicy.errors import FactsError, UndecidedError
from crmpolicy.interop.durable_chains import Cases
from crmpolicy.interop.durable_plans import Plan
from crmpolicy.policy.duties import Pauses
from crmpolicy.policy.lifecycles import Chain
from tests.unit.engine.coursing import case_of, happened, level, passes, takes_part

LEVELS: Final = (level("desk"), level("head", tell=["auditor"], guarded=True), level("board"))
ENDS: Final = (("solve", "solved"), ("close", "closed"))
RULINGS: Final = (
    takes_part("desk", "2h", "clerk"),
    takes_part("head", "4h", "manager"),
    takes_part("board", None, "owner"),
)


def chain(**more: Any) -> Chain:
    """Make a chain that is begun by ``receive`` and passed on by ``up``."""
    return Chain(
        "receive", LEVELS, **{"next_by": "up", "ends": ENDS, "pauses": Pauses("wait", "go_on"), **more}
    )


def stand(course: Chain, *rows: Any, now: str = "2026-03-02T18:00", rulings: Any = RULINGS) -> ChainState:
    """Tell where a case stands, by durable-rules and by the engine."""
    known = case_of(happened(*rows), now)
    found = Cases("chain").state("one", course, rulings, known)
    assert found == chain_state(course, rulings, known)
    return found


BEGUN: Final = ("receive", "2026-03-02T09:00", "clerk")


@pytest.mark.parametrize(
    ("more", "rows", "why"),
    [
        ({}, [("receive", "2026-03-02T09:10")], "refused-started"),
        ({}, [("up", "2026-03-02T09:10", "stranger")], "refused-not-owner"),
        ({}, [("up", "2026-03-02T09:10", "owner")], "refused-not-owner"),
        ({"done": "done"}, [("up", "2026-03-02T09:10", "clerk")], "refused-own-case"),
        ({}, [("up", "2026-03-02T09:10"), ("up", "2026-03-02T09:20", "manager")], "refused-withheld"),
        ({}, [("solve", "2026-03-02T09:10"), ("up", "2026-03-02T09:20")], "refused-ended"),
        ({}, [("solve", "2026-03-02T09:10"), ("wait", "2026-03-02T09:20")], "refused-ended"),
    ],
)
def test_an_event_that_fits_nothing_is_refused_in_the_words_of_the_engine(
    more: Any, rows: Any, why: str
) -> None:
    refused = stand(chain(**more), BEGUN, *rows).refused
    assert refused is not None
    assert refused.why == why


def test_nothing_is_above_the_last_level() -> None:
    rulings = (*RULINGS, passes("head"))
    up = [("up", f"2026-03-02T09:{minute}") for minute in (10, 20, 30)]
    refused = stand(chain(), BEGUN, *up, rulings=rulings).refused
    assert refused is not None
    assert refused.why == "refused-at-the-top"
    assert stand(chain(done="done"), BEGUN, *up, rulings=rulings).state == "done"


def test_what_ends_a_case_ends_it_once_and_may_come_again() -> None:
    rows = [
        BEGUN,
        ("solve", "2026-03-02T09:10"),
        ("close", "2026-03-02T10:00"),
        ("solve", "2026-03-02T11:00"),
    ]
    found = stand(chain(), *rows)
    assert (found.state, found.refused) == ("solved", None)


@pytest.mark.parametrize(
    ("at_limit", "now", "where", "told"),
    [
        ("move up", "2026-03-02T11:00", "desk", ()),
        ("move up", "2026-03-02T11:01", "head", ()),
        ("move up", "2026-03-02T15:01", "board", ()),
        ("tell", "2026-03-02T15:01", "desk", ()),
    ],
)
def test_the_last_moment_of_a_stay_is_in_time(at_limit: str, now: str, where: str, told: Any) -> None:
    found = stand(chain(at_limit=at_limit), BEGUN, now=now)
    assert (found.level, found.told) == (where, told)


def test_who_is_to_be_told_is_told_once_a_stay_is_over() -> None:
    course = chain(at_limit="tell")
    up = ("up", "2026-03-02T09:30")
    assert stand(course, BEGUN, up, now="2026-03-02T13:30").told == ()
    assert stand(course, BEGUN, up, now="2026-03-02T13:31").told == ("auditor",)


def test_pauses_put_off_the_due_moment() -> None:
    pause = [("wait", "2026-03-02T10:00"), ("go_on", "2026-03-02T12:00")]
    assert stand(chain(at_limit="move up"), BEGUN, *pause, now="2026-03-02T13:00").level == "desk"
    assert stand(chain(at_limit="move up"), BEGUN, pause[0], now="2026-03-02T18:00").level == "desk"
    assert stand(chain(at_limit="move up"), BEGUN, *pause, now="2026-03-02T13:01").level == "head"


def test_the_chart_stands_where_the_case_stands_at_the_moment_asked_about() -> None:
    """Also at an earlier one: what was posted for a later moment is not left standing."""
    cases, course = Cases("chain"), chain(at_limit="move up")
    posted = []
    for now in ("2026-03-02T18:00", "2026-03-02T10:00", "2026-03-02T12:00"):
        cases.state("one", course, RULINGS, case_of(happened(BEGUN), now))
        posted.append(len(cases._live["one"].posted))
    assert posted == [3, 1, 2]


def test_a_case_of_which_an_event_was_refused_goes_on_by_time_alone() -> None:
    states = Plan(chain(at_limit="move up"), ladder_of(chain(), RULINGS, None), None).states()
    refused = {standing: moves for standing, moves in states.items() if standing.refused}
    assert len(refused) > 3
    assert {name for moves in refused.values() for name in moves} == {"due"}
    assert all(move.target.refused for moves in refused.values() for move in moves.values())


def test_one_chart_serves_ladders_that_differ_in_terms_alone() -> None:
    cases = Cases("chain")
    known = case_of(happened(BEGUN), "2026-03-02T10:00")
    slower = (takes_part("desk", "3h", "clerk"), *RULINGS[1:])
    for name, rulings in (("one", RULINGS), ("two", slower), ("three", RULINGS[1:])):
        cases.state(name, chain(), rulings, known)
    assert len(cases._charts) == 2
    assert len(cases) == 3


def test_what_the_engine_cannot_tell_leaves_no_case() -> None:
    cases = Cases("chain")
    with pytest.raises(FactsError):
        cases.state("one", chain(), RULINGS, case_of((), "2026-03-02T10:00"))
    with pytest.raises(UndecidedError):
        cases.state("one", chain(), (), case_of(happened(BEGUN), "2026-03-02T10:00"))
    assert len(cases) == 0
