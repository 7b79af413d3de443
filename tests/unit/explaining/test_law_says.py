"""Laws in words, as an owner says them, in both languages."""

import re

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.explaining.law_says import bound_words, law_words
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.parameters import Parameter
from crmpolicy.policy.tables import Table
from crmpolicy.wording import Words

DOCUMENTS = ("handbook", "key_accounts", "lighting", "relationship", "steel")
CHINESE = re.compile(r"[一-鿿]")
SAID = [
    (
        "steel.customer_grade", "share-helps",
        "销售占比更高时，等级不会更差", "grade is never worse when share of sales is higher",
    ),
    (
        "lighting.service_entitlement", "classes-differ",
        "等级更好时，可享受的服务也更多", "services is always more when grade is better",
    ),
    (
        "steel.records_access", "form-helps",
        "已填查阅申请表由否变是时，查阅结论不会更差",
        "access is never worse when request form filled in is yes instead of no",
    ),
    (
        "lighting.sanction", "serious-not-milder",
        "最重的一项不会因为情节严重为“是”而更好", "gravest of them is never better because serious is ‘yes’",
    ),
    (
        "steel.credit_limit", "poor-has-none",
        "如果信用等级为信用较差，就一定是：额度为 0元",
        "if credit grade is poor, then always: limit is 0 CNY",
    ),
    (
        "handbook.suggestion_reward", "line-does-not-matter",
        "无论主管认可怎样，奖级都一样", "award is the same whatever approval by the line is",
    ),
    (
        "steel.complaint_response", "contact-first",
        "到期的先后：记录，再联系客户，再反馈方案",
        "due in this order: recorded, then customer contacted, then solution reported",
    ),
    (
        "handbook.suggestion_lifecycle", "paid-once",
        "“发奖”不会发生两次", "paid never happens twice",
    ),
    (
        "handbook.suggestion_lifecycle", "announced-before-payment",
        "“公布结果”在先，“发奖”在后", "results announced comes before paid",
    ),
    ("steel.complaint_case", "can-end", "每件事都能办到头", "every case can come to an end"),
]  # fmt: skip


def law_of(name: str, law: str) -> Words:
    effective = load_policy_set(name.partition(".")[0]).effective
    table = effective.tables[name]
    return next(law_words(effective, table, each) for each in table.properties if each.id == law)


@pytest.mark.parametrize(("name", "law", "zh", "en"), SAID)
def test_a_law_is_said_as_people_say_it(name: str, law: str, zh: str, en: str) -> None:
    said = law_of(name, law)
    assert said.zh == zh
    assert said.en.endswith(en.removeprefix("results "))


@pytest.mark.parametrize(
    ("name", "law", "parts"),
    [
        ("key_accounts.visit_cadence", "monthly-floor", ("如果", "每月", "不少于 1 次")),
        ("key_accounts.complaint_response", "parts-fit-total", ("、", "合计不超过")),
        ("key_accounts.monthly_appraisal", "sales-count", ("（", "合计超过 0%")),
    ],
)
def test_sums_and_how_often_are_said(name: str, law: str, parts: tuple[str, ...]) -> None:
    """Each part by its title, an entry of a mapping in brackets."""
    said = law_of(name, law).zh
    assert all(part in said for part in parts), said


def everything(effective: Effective) -> list[tuple[Table | Parameter, Words]]:
    owners: list[Table | Parameter] = [*effective.tables.values(), *effective.parameters.values()]
    return [(each, law_words(effective, each, law)) for each in owners for law in each.properties]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_law_of_the_library_has_words_in_both_languages(document: str) -> None:
    """No name of a file is left in the Chinese: whoever reads it did not write the YAML."""
    effective = load_policy_set(document).effective
    found = everything(effective)
    assert found
    for owner, said in found:
        assert CHINESE.search(said.zh), (owner.key, said)
        assert not CHINESE.search(said.en), (owner.key, said)
        assert "_" not in said.zh, (owner.key, said)


def test_a_mapping_speaks_of_its_value_and_its_keys() -> None:
    effective = load_policy_set("handbook").effective
    counts = effective.parameters["handbook.visit_counts"]
    assert {law_words(effective, counts, each).en.rpartition(" when ")[2] for each in counts.properties} == {
        "visitor is better",
        "visit class is better",
    }


def test_an_order_names_both_values() -> None:
    effective = load_policy_set("steel").effective
    said = bound_words(effective, effective.parameters["steel.grade_b_share"])
    assert said is not None
    assert said.zh == "“B 级客户最低占比”超过“C 级客户最低占比”，低于“A 级客户最低占比”"
    assert bound_words(effective, effective.parameters["steel.points_per_step"]) is None
