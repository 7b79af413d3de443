"""What several requirements of one duty ask together."""

from datetime import UTC, date, datetime, time
from itertools import permutations
from typing import Any

from crmpolicy.engine.courses.covering import together
from crmpolicy.engine.courses.occasions import Occasion

QUARTERS = ((1, 1, 3, 31), (4, 1, 6, 30))
HALF = (1, 1, 6, 30)


def asks(span: tuple[int, int, int, int], required: int, name: str = "one", **more: Any) -> Occasion:
    begins, ends = date(2026, *span[:2]), date(2026, *span[2:])
    due = more.pop("due", ends)
    moment = datetime.combine(due, time(9), UTC)
    values = {"duty": "visit", "who": "manager", "document": name, "rule": name, **more}
    return Occasion(begins=begins, ends=ends, due=moment, required=required, beyond=required, **values)


def test_of_one_period_the_largest_number_and_the_earliest_moment_bind() -> None:
    """In whatever order the documents are asked."""
    early = asks(HALF, 1, "early", due=date(2026, 6, 20))
    often = asks(HALF, 3, "often", shortfall=1)
    for order in permutations([early, often]):
        (found,) = together(order, {})
        assert (found.document, found.required, found.due) == ("often", 3, early.due)
        assert found.shortfall == 1


def test_where_a_duty_is_joined_by_the_latest_its_latest_moment_binds() -> None:
    early, late = asks(HALF, 1, "early", due=date(2026, 6, 20)), asks(HALF, 1, "late")
    (found,) = together([early, late], {"visit": "latest"})
    assert found.due == late.due


def test_what_counts_for_both_documents_counts() -> None:
    once, twice = (tuple(datetime(2026, 3, day, tzinfo=UTC) for day in days) for days in ((2,), (2, 3)))
    (found,) = together([asks(HALF, 1, done_at=twice), asks(HALF, 2, "two", done_at=once)], {})
    assert found.done == 1


def test_shorter_periods_serve_the_longer_one_around_them() -> None:
    quarters = [asks(each, 1) for each in QUARTERS]
    found = {number: together([asks(HALF, number, "half"), *quarters], {}) for number in (1, 2, 3)}
    left = {number: [each.beyond for each in every if each.rule == "half"] for number, every in found.items()}
    assert left == {1: [0], 2: [0], 3: [1]}
    assert {each.beyond for every in found.values() for each in every if each.rule == "one"} == {1}


def test_what_is_due_after_the_longer_period_does_not_serve_it() -> None:
    late = asks(QUARTERS[1], 1, due=date(2026, 7, 1))
    assert [each.beyond for each in together([asks(HALF, 1, "half"), late], {})] == [1, 1]


def test_other_roles_and_duties_and_overlapping_periods_stand_by_themselves() -> None:
    others = [asks(QUARTERS[0], 1, who="director"), asks(QUARTERS[0], 1, duty="call"), asks((5, 1, 7, 31), 1)]
    found = together([asks(HALF, 2, "half"), *others], {})
    assert [each.beyond for each in found] == [1, 1, 2, 1]


def test_periods_of_one_rule_never_serve_each_other() -> None:
    """Two visits in three months, each counted from two times before: the periods overlap."""
    found = together([asks((1, 1, 4, 10), 1), asks((1, 1, 6, 5), 1)], {})
    assert [each.beyond for each in found] == [1, 1]


def test_a_binding_moment_brings_its_own_doubt_and_only_what_all_soften_is_soft() -> None:
    early = asks(HALF, 1, "early", due=date(2026, 6, 20), provisional=True, soft=True)
    (found,) = together([early, asks(HALF, 3, "often")], {})
    assert (found.provisional, found.soft) == (True, False)
