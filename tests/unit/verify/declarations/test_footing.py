"""The mark of a question changes with what it rests on, and with nothing else."""

from dataclasses import replace

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.errors import UnknownPointError
from crmpolicy.verify.declarations.footing import Footing


def with_value(policies: PolicySet, key: str, value: str) -> PolicySet:
    """Give a parameter another value."""
    parameter = policies.effective.parameters[key]
    history = (replace(parameter.history[-1], value=parameter.type.read(value)),)
    changed = {**policies.effective.parameters, key: replace(parameter, history=history)}
    return PolicySet(replace(policies.effective, parameters=changed))


def moved(one: PolicySet, other: PolicySet) -> set[str]:
    """Name the questions whose marks differ."""
    before, after = Footing(one), Footing(other)
    return {name for name in one.points if before.of(name) != after.of(name)}


def test_a_value_moves_what_rests_on_it_however_far() -> None:
    policies = load_policy_set("example-steel")
    found = moved(policies, with_value(policies, "steel.grade_a_share", "0.9%"))
    assert {"customer_grade", "steel.customer_grade"} <= found
    assert "customer_industry" not in found
    assert moved(policies, load_policy_set("example-steel")) == set()


def test_zone_and_roles_move_everything() -> None:
    policies = load_policy_set("example-steel")
    elsewhere = PolicySet(replace(policies.effective, zone="Asia/Tokyo"))
    assert moved(policies, elsewhere) == set(policies.points)


def test_a_law_belongs_to_its_question() -> None:
    """What is proved of a question is its laws too."""
    policies = load_policy_set("steel")
    key = next(key for key, table in policies.effective.tables.items() if table.properties)
    bare = replace(policies.effective.tables[key], properties=())
    changed = {**policies.effective.tables, key: bare}
    assert key in moved(policies, PolicySet(replace(policies.effective, tables=changed)))


def test_open_values_count_with_what_their_ranges_tie_them_to() -> None:
    """Which orders are tried of open thresholds depends on the values of those beside them."""
    policies = load_policy_set("steel")
    ranged = policies.effective.parameters["steel.grade_b_share"]
    assert any(True for _ in ranged.range.bounds())
    tied = {key for key, each in policies.effective.parameters.items() if key.startswith("steel.grade_")}
    changed = {
        key: replace(each, range=type(each.range)()) if key in tied else each
        for key, each in policies.effective.parameters.items()
    }
    other = PolicySet(replace(policies.effective, parameters=changed))
    assert "steel.customer_grade" in moved(policies, other)


def test_a_question_that_nothing_answers_is_refused() -> None:
    with pytest.raises(UnknownPointError):
        Footing(load_policy_set("steel")).of("no_such_question")
