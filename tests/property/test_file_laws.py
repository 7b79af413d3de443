"""Laws of what files hold: IA7 over documents, IX1, IX3, IX6 and 39; the order of adoption means nothing."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.errors import FactsError, MissingParameterError
from tests.oracle.shipped import filled, loaded
from tests.property.histories import LAW

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
DOCUMENTS = ("handbook", "key_accounts", "lighting", "relationship", "steel")
LISTS = """\
handbook:
key_accounts: 服务档案 服务历史 基本资料 合作历史 沟通记录 需求变化 购买行为 需求偏好 市场反馈
lighting: 公司名称 联系人 电话 采购类型 公司规模 采购需求 行业类型
relationship: 行业和市场信息 战略方向 组织结构与管理体系 关键人情况 决策关键人物资料
relationship: 购买程序 需求计划 信息分析 行业和市场信息报告 客户基本情况 关键人物信息 企业资料 个人资料
steel: 公司名称 法定代表人 联系方式 经营范围 地址 品种 规格 数量 质量要求 采购频率
steel: 基本信息 采购记录 销售合同 售后服务记录 信用评估报告
"""
WANTED: Mapping[str, frozenset[str]] = {
    document: frozenset(
        word for line in LISTS.splitlines() if line.startswith(document) for word in line.split()[1:]
    )
    for document in DOCUMENTS
}
"""What each document wants a file to hold, told by hand."""
ALL = sorted(frozenset[str]().union(*WANTED.values()))
entries = st.lists(st.sampled_from([*ALL, "照片", "名片"]), unique=True)
customers = st.fixed_dictionaries(
    {
        "new_customer": st.booleans(),
        "handbook.material_archived": st.booleans(),
        "key_accounts.is_key_account": st.booleans(),
        "file_opened": st.booleans(),
        "lighting.entered_in": st.sampled_from(["客户管理系统", "笔记本", None]),
        "file_entries": entries,
    }
)


def lacking(document: str, customer: Mapping[str, Any]) -> set[str]:
    """Tell by hand what one document finds missing."""
    held = set(customer["file_entries"])
    asked = document != "key_accounts" or customer["key_accounts.is_key_account"]
    missing = set(WANTED[document] - held) if asked else set()
    if document == "handbook" and customer["new_customer"] and not customer["handbook.material_archived"]:
        missing.add("新客户资料存档")
    if document == "lighting" and customer["lighting.entered_in"] != "客户管理系统":
        missing.add("录入客户管理系统")
    if document == "relationship" and not customer["file_opened"]:
        missing.add("客户资料档案")
    if document == "steel" and not customer["file_opened"]:
        missing.add("独立客户档案")
    return missing


def missing(policies: PolicySet, customer: Mapping[str, Any], point: str = "records_content") -> set[str]:
    """Ask what a file lacks."""
    return set(policies.point(point).evaluate(customer, now=NOW).outcome["missing"])


@cache
def adopting(order: tuple[str, ...]) -> PolicySet:
    """Give the example group with its documents adopted in another order."""
    origin = loaded("example-group").effective.company_file
    assert origin is not None
    text = Path(origin).read_text(encoding="utf-8")
    line = next(each for each in text.splitlines() if each.startswith("adopts:"))
    other = text.replace(line, f"adopts: [{', '.join(f'{each}@1' for each in order)}]")
    with TemporaryDirectory() as folder:
        path = Path(folder, "example-group.yaml")
        path.write_text(other, encoding="utf-8")
        return load_policy_set(path)


@LAW
@given(customers)
def test_the_company_wants_what_any_of_its_documents_wants(customer: dict[str, Any]) -> None:
    """Law IA7: the union of the documents' lists, told by hand and asked one by one."""
    group = loaded("example-group")
    told = {each: missing(group, customer, f"{each}.records_content") for each in DOCUMENTS}
    assert told == {each: lacking(each, customer) for each in DOCUMENTS}
    assert missing(group, customer) == set().union(*told.values())


@LAW
@given(customers, st.sampled_from(ALL))
def test_one_entry_more_in_a_file_is_at_most_one_less_missing(customer: dict[str, Any], entry: str) -> None:
    """Law IA7: what is added takes itself off the list and puts nothing on it."""
    more = {**customer, "file_entries": sorted({*customer["file_entries"], entry})}
    before, after = (missing(loaded("example-group"), each) for each in (customer, more))
    assert after == before - {entry}


@LAW
@given(customers, st.sampled_from(sorted(permutations(DOCUMENTS))[::30]))
def test_the_order_of_adoption_means_nothing(customer: dict[str, Any], order: tuple[str, ...]) -> None:
    one, other = (
        each.point("records_content").evaluate(customer, now=NOW).outcome
        for each in (loaded("example-group"), adopting(order))
    )
    assert one == other


@LAW
@given(entries, st.lists(st.sampled_from(["公司名称", "联系人", "电话", "传真", "网址"]), unique=True))
def test_an_example_adds_to_what_is_wanted_and_takes_nothing_off(held: list[str], example: list[str]) -> None:
    """Law IX3: whatever the example lists, the operative list of the first contact stays wanted."""
    customer = {"file_entries": held, "entered_in": "客户管理系统"}
    with_example = missing(filled("lighting", {"lighting.example_entries": example}), customer)
    operative = {"公司规模", "采购需求", "行业类型"} - set(held)
    assert with_example == operative | (set(example) - set(held))


@LAW
@given(word=st.text(alphabet="传闻街头网店甲乙丙", min_size=1, max_size=6), about=st.booleans())
def test_an_unknown_word_of_an_open_list_takes_the_path_of_other_words(*, word: str, about: bool) -> None:
    """Law IX6: it is never refused, and never taken for a listed word."""
    source = loaded("relationship").point("relationship.information_channel")
    assert source.evaluate({"information_source": word}, now=NOW).outcome["listed"] is False
    kind = loaded("lighting").point("lighting.customer_information")
    facts = {"customer_data_kind": word, "about_customer": about}
    assert kind.evaluate(facts, now=NOW).outcome["customer_information"] is about


UNFILLED: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("handbook.development_plan_form", "handbook.form8.devplan.lines", {"stage": "planned"}),
    ("handbook.development_statistics_form", "handbook.form8.devstats.fields", {}),
    ("lighting.new_customer_form", "lighting.1.ex1.b", {}),
    (
        "key_accounts.data_quality",
        "key_accounts.8.1.2",
        {"entries_wanted": 1, "entries_filled": 1, "data_accurate": True},
    ),
    ("steel.file_backup", "steel.6.2.2.b", {}),
)


@pytest.mark.parametrize(("point", "clause", "facts"), UNFILLED)
def test_what_the_text_leaves_blank_has_to_be_filled_first(
    point: str, clause: str, facts: dict[str, Any]
) -> None:
    """Laws IX1 and 39: a missing value is an error that names the clause, never a default."""
    document = loaded(point.partition(".")[0])
    with pytest.raises(MissingParameterError) as told:
        document.point(point).evaluate(facts, now=NOW)
    assert clause in str(told.value)


@LAW
@given(st.integers(1, 50), st.integers(0, 60), st.integers(1, 100), st.sampled_from(["yes", "no", None]))
def test_data_are_good_enough_where_they_are_complete_enough_and_audited(
    wanted: int, held: int, lowest: int, audit: str | None
) -> None:
    policies = filled("key_accounts", {"key_accounts.min_completeness": f"{lowest}%"})
    facts = {"entries_wanted": wanted, "entries_filled": held, "data_accurate": audit}
    quality = policies.point("key_accounts.data_quality")
    if held > wanted:  # more filled in than there are: the figures are wrong, and nothing is made of them
        with pytest.raises(FactsError):
            quality.evaluate(facts, now=NOW)
        return
    outcome = quality.evaluate(facts, now=NOW).outcome
    assert outcome["good_enough"] is (held * 100 >= lowest * wanted and audit == "yes")
