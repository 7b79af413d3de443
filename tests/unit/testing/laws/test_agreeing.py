"""The law that a function of their own says what the policies say."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.engine import DutyStatus
from crmpolicy.errors import CrmPolicyError
from crmpolicy.testing import BrokenLawError, assert_agrees_with
from crmpolicy.testing.laws.agreeing import is_same
from tests.oracle.shipped import NOW, loaded

STEEL = loaded("example-steel")
OWN = ("sales_share", "contribution", "cooperation", "reputation")
INDUSTRY = {
    "developer": "construction",
    "contractor": "construction",
    "machine_works": "machinery",
    "metal_products_maker": "metal_products",
}


def industry(facts: dict[str, Any]) -> str:
    """Say what steel says."""
    return INDUSTRY.get(facts["industry"], "other")


def broken(point: str, function: Any, **more: Any) -> BrokenLawError:
    """Give what is told of a function that is wrong."""
    with pytest.raises(BrokenLawError) as told:
        assert_agrees_with(point, STEEL, function, **more)
    return told.value


def test_a_function_that_agrees_passes_by_name_by_value_and_in_any_notation() -> None:
    assert_agrees_with("customer_industry", STEEL, industry)
    assert_agrees_with("customer_industry", STEEL, lambda facts: {"industry": industry(facts)})
    titles = {"construction": "建筑行业", "machinery": "机械制造行业"}
    assert_agrees_with("customer_industry", STEEL, lambda facts: titles.get(industry(facts), industry(facts)))


def test_one_threshold_taken_for_another_is_found_right_beside_it() -> None:
    def graded(facts: dict[str, Any]) -> str:
        bands = ((Decimal("0.01"), "A"), (Decimal("0.003"), "B"), (Decimal("0.001"), "C"))
        return next(
            (grade for least, grade in bands if facts["sales_share"] > least), "D"
        )  # `over`, not `at least`

    steel = loaded("example-steel")
    only = {"contribution": "large", "cooperation": "close", "reputation": "good"}

    def theirs(facts: dict[str, Any]) -> str | None:
        mine = {name: facts[name] for name in only}
        return (
            graded(facts)
            if mine == only
            else steel.point("customer_grade").evaluate(facts, now=NOW).outcome["grade"]
        )

    told = broken("customer_grade", theirs, given=["sales_share"], now=NOW)
    assert told.facts[0]["steel.sales_share"] in ("0.01", "0.003", "0.001")
    english = told.message("en")
    assert english.startswith("`customer_grade`: your function and the policies differ in grade")
    assert "your function says: " in english
    assert "the policies say: grade: grade" in english
    assert "share.share-" in english
    assert "steel.2.2." in english
    assert "自己的程序和制度的结论不同" in told.message("zh")


def test_their_exception_is_told_with_the_facts() -> None:
    told = broken("customer_industry", lambda facts: facts["x"])
    assert told.code == "law-theirs-raised"
    assert told.facts[0]["industry"] in INDUSTRY
    assert isinstance(told.__cause__, KeyError)


@pytest.mark.parametrize(
    ("point", "gives", "code"),
    [
        ("customer_industry", {"industri": "other"}, "law-theirs-output"),
        ("customer_industry", {"industry": 3.5}, "law-theirs-unreadable"),
        ("customer_industry", "no such word", "law-theirs-unreadable"),
        ("customer_industry", None, "law-differs"),
    ],
)
def test_what_they_give_is_read_strictly(point: str, gives: Any, code: str) -> None:
    assert broken(point, lambda _: gives).code == code


def test_a_bare_value_needs_the_name_of_its_output_where_there_are_several() -> None:
    group = loaded("example-group")
    point = next(
        name
        for name in group.points
        if len(group.point(name).outcome) > 1 and not group.point(name).tables[0].course
    )
    with pytest.raises(BrokenLawError) as told:
        assert_agrees_with(point, group, lambda _: "x", now=NOW)
    assert told.value.code == "law-theirs-bare"
    with pytest.raises(CrmPolicyError) as refused:
        assert_agrees_with(point, group, lambda _: "x", outcome="no_such_output")
    assert refused.value.code == "law-output-unknown"


def test_a_parameter_called_now_gets_the_moment() -> None:
    seen: set[datetime] = set()

    def theirs(facts: dict[str, Any], now: datetime) -> str:
        seen.add(now)
        return industry(facts)

    assert_agrees_with("steel.customer_industry", loaded("example-group"), theirs)
    assert len(seen) > 1  # in each period
    seen.clear()
    assert_agrees_with("customer_industry", STEEL, theirs, now=NOW)
    assert seen == {NOW}


def test_facts_that_are_to_be_given_are_and_others_follow() -> None:
    names: set[str] = set()

    def theirs(facts: dict[str, Any]) -> Any:
        names.update(facts)
        shown = OWN if "annual_purchases" not in facts else ("annual_purchases", "company_sales", *OWN[1:])
        return STEEL.point("customer_grade").evaluate({name: facts[name] for name in shown}, now=NOW).outcome

    assert_agrees_with(
        "customer_grade", STEEL, theirs, given=["steel.sales_share"], now=NOW, max_examples=200
    )
    assert "annual_purchases" not in names
    assert_agrees_with("customer_grade", STEEL, theirs, given=[], now=NOW, max_examples=200)
    assert {"annual_purchases", "sales_share"} <= names


def test_duties_are_compared_by_due_moment_or_by_some_fields() -> None:
    group = loaded("example-group")
    point = group.point("steel.complaint_response")
    name = next(iter(point.outcome))

    def due(facts: dict[str, Any], now: datetime) -> Any:
        status = group.point("steel.complaint_response").evaluate(facts, now=now).outcome[name]
        return {name: status.due or {"state": status.state}}

    assert_agrees_with(point, group, due, now=NOW, max_examples=200)
    kind, met = point.outcome[name], DutyStatus(name, "met", NOW)
    assert is_same(kind, {"state": "met", "due": NOW}, met)
    assert not is_same(kind, {"state": "late", "due": NOW}, met)
    assert not is_same(kind, NOW + timedelta(microseconds=1), met)


def test_a_form_can_be_judged_by_their_own_code_too() -> None:
    handbook = loaded("handbook")
    form = handbook.point("handbook.order_form")
    assert_agrees_with(
        form, handbook, lambda facts: dict(form.evaluate(facts, now=NOW).outcome), now=NOW, max_examples=200
    )
