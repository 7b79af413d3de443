"""A company's own words for roles are read wherever a fact names a role."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crmpolicy import FactsError, load_policy_set
from crmpolicy.engine.calling import as_called
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.scales import roles_among
from crmpolicy.values import Boolean, ValueType
from crmpolicy.wording import Words

ROLE = roles_among({"manager": Words("经理", "manager"), "clerk": Words("文员", "clerk")})
NOW = datetime(2026, 3, 2, tzinfo=UTC)
OWN = """\
format: 1
company: own
title: {zh: 例, en: own}
extends: example-group
roles: {掌柜: sales_manager}
"""


def _fact(key: str, kind: ValueType) -> Fact:
    return Fact(key, key, Words(key, key), kind)


def test_facts_lists_and_fields_of_entries_read_the_word() -> None:
    entries = ListOf(fields=(_fact("post", ROLE),))
    facts = {"by": _fact("by", ROLE), "who": _fact("who", ListOf(ROLE)), "rows": _fact("rows", entries)}
    found = as_called(facts, {"掌柜": "manager", "伙计": "clerk"})
    assert found["by"].read("掌柜") == "manager"
    assert found["who"].read(["伙计", "manager"]) == ("clerk", "manager")
    assert found["rows"].read([{"post": "伙计"}]) == (("clerk",),)


def test_other_facts_and_words_for_strange_roles_stay_as_they_are() -> None:
    facts = {"yes": _fact("yes", Boolean()), "by": _fact("by", ROLE)}
    found = as_called(facts, {"船长": "captain"})
    assert found["yes"] == facts["yes"]
    assert found["by"] == facts["by"]
    assert as_called(facts, {}) is facts


def test_what_was_made_for_one_question_serves_the_others() -> None:
    roles = {"掌柜": "manager"}
    facts = {"by": _fact("by", ROLE), "who": _fact("who", ListOf(ROLE))}
    one, other = (
        as_called(facts, roles),
        as_called({**facts, "by": replace(facts["by"], unknown=True)}, roles),
    )
    assert all(one[key].type is other[key].type for key in facts)


def test_the_questions_of_a_company_share_the_types_of_their_facts() -> None:
    policies = load_policy_set("example-group")
    first, second = (policies.point(f"relationship.{each}") for each in ("plan_approval", "records_access"))
    one, other = (each.program(NOW).kinds["relationship.acting_role"] for each in (first, second))
    assert "销售代表" in policies.effective.roles
    assert one.read("销售代表") == "sales_staff"
    assert one is other


def test_a_company_may_use_its_word_in_the_facts_of_a_question(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    point = load_policy_set(tmp_path / "own.yaml").point("relationship.plan_approval")
    facts = {"plan_step": "review_scheme", "acting_role": "掌柜"}
    assert point.evaluate(facts, now=NOW).outcome["allowed"] is True
    with pytest.raises(FactsError, match="伙计"):
        point.evaluate({**facts, "acting_role": "伙计"}, now=NOW)
