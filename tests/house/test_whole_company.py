"""One company with all five documents in force: nothing unfilled, unowned or without an origin."""

import re
from pathlib import Path

import pytest

from crmpolicy import PolicySet, load_policy_set
from crmpolicy.company.answering import answered_together
from crmpolicy.company.citing import cited
from crmpolicy.company.origins import Origins, origin_of, standing_of
from crmpolicy.company.places import folders_of_documents, shipped
from crmpolicy.company.remembering import shared_words
from crmpolicy.policy.parameters import Parameter
from tests.house.reading_code import text_of

FILE = shipped() / "companies" / "example-group.yaml"
LABELS = ("example", "as in the text", "the default")
EMPTY_ON_PURPOSE = {  # nothing is invented where the text asks for nothing
    "lighting.key_min_deals",  # reading L7: the chapter on grading has no such factor
    "key_accounts.total_limit",  # reading K17: three limits count by themselves
    "steel.max_gap_d",  # reading B4: no times for customers of the lowest grade
}

NAMES = {  # what the documents call those who act, word for word, and the one role that each is here
    "handbook": {
        "销售部经理": "sales_department_manager",
        "销售主管": "sales_supervisor",
        "销售专员": "sales_specialist",
        "片区销售专员": "area_sales_specialist",
        "销售经理": "sales_manager",
        "营销总监": "marketing_director",
        "总经理": "general_manager",
        "董事长": "chairman",
        "总裁": "president",
        "主管级": "supervisor_rank",
        "主任委员": "chair",
        "经办部门经理": "department_manager",
        "上级": "superior",
        "主管上级": "superior",
        "上级主管": "superior",
        "营业单位主管": "unit_head",
        "企业主管领导": "executive",
        "分支机构经理": "branch_manager",
        "库管员": "storekeeper",
        "销售内勤": "sales_clerk",
        "客户服务主管": "service_supervisor",
        "客户服务管理人员": "service_supervisor",
        "客户服务专员": "service_specialist",
        "客户服务部经理": "customer_department_manager",
        "销售人员": "sales_staff",
        "客户服务人员": "service_staff",
        "技术人员": "technical_staff",
        "销售部": "sales_department",
        "公司销售部": "sales_department",
        "营销部": "marketing_department",
        "营销总部": "marketing_department",
        "营销本部": "marketing_department",
        "市场营销部": "marketing_sales_department",
        "市场部": "market_department",
        "市场部经理": "market_department_manager",
        "财务部": "finance",
        "生产部": "production_department",
        "生产部门": "production_department",
        "技术部门": "technical_department",
    },
    "key_accounts": {
        "銷售部門": "sales_department",
        "市場部門": "market_department",
        "技術部門": "technical_department",
        "客服部門": "customer_service_department",
        "大客戶銷售經理": "key_account_manager",
        "銷售經理": "sales_manager",
        "大客戶市場專員": "market_specialist",
        "市場專員": "market_specialist",
        "大客戶技術支持工程師": "support_engineer",
        "技術支持工程師": "support_engineer",
        "大客戶客服專員": "service_specialist",
        "客服專員": "service_specialist",
        "銷售部門負責人": "sales_head",
        "公司主管領導": "executive",
    },
    "lighting": {
        "销售代表": "sales_staff",
        "客户经理": "account_manager",
        "售后支持": "after_sales_team",
        "售后团队": "after_sales_team",
        "售后工程师": "after_sales_engineer",
        "销售总监": "sales_director",
        "一线员工": "front_line",
        "物流部门": "logistics_department",
        "生产部门": "production_department",
        "销售部": "sales_department",
    },
    "relationship": {
        "营销经理": "sales_manager",
        "营销人员": "marketing_staff",
        "客户服务人员": "service_staff",
        "客户服务部": "customer_service_department",
        "销售部门": "sales_department",
        "市场部": "market_department",
        "客户部经理": "customer_department_manager",
        "客户经理": "account_manager",
        "市场部门经理": "market_department_manager",
        "市场部经理": "market_department_manager",
        "市场部信息管理员": "information_administrator",
        "市场营销部门": "marketing_sales_department",
        "总经理办公会": "office_meeting",
    },
    "steel": {
        "銷售人員": "sales_staff",
        "客服人員": "customer_service_staff",
        "技術支持人員": "technical_support",
        "財務部門": "finance",
        "部門負責人": "department_head",
    },
}

READINGS = {  # each reading between documents, and a case of this company that shows what it means
    "B1": "钢材制度的 C 级客户，灯具方案当作一般客户，半年拜访一次",
    "B2": "A 级老客户，灯具方案每季度拜访，客户关系办法半年一次，以季度为准，由客户经理去",
    "B3": "A 级老客户，灯具方案每季度拜访，客户关系办法半年一次，以季度为准，由客户经理去",
    "B4": "没有成交的 D 级客户，几份制度都不规定拜访期限",
    "B5": "同样是 D 级，成交过就是老客户，半年内要拜访",
    "B6": "满意度调查，灯具方案的季度早于钢材制度的一年",
    "B7": "重点客户的故障投诉，各环节分别取最早的时限",
    "B8": "只有灯具方案规定逐级上报，全公司的投诉都走它",
    "B9": "级别和借阅卡都够，没有部门负责人批准，钢材制度拒绝",
    "B10": "一般客户的变更，三份制度中最早的两天为准",
    "B11": "同一份档案，成了大客户就还缺大客户的内容",
    "B12": "在线客服只见于钢材制度，公司并入了官方媒介，可以用来联系客户",
    "B13": "老客户推荐的新客户付了首单，按钢材制度奖五百元",
    "B14": "三份制度各有优惠，取最高的一项",
    "B15": "擅自泄露客户信息又泄露档案，两份制度的处罚建议合在一起",
    "B16": "市场部门经理和市场部经理是同一个岗位",
    "B17": "同一个人能力和业绩只是良好，按钢材制度只能轮岗",
    "C1": "大客户合作类型是“重要”，手册的拜访级别仍按 D 级作潜在客户",
    "C2": "大客户本月面谈过，手册的拜访次数仍是一次没有",
    "C3": "大客户销售经理去面谈是销售拜访，不受这一条限制",
    "C4": "送大客户的礼品，几份制度都要过",
    "C5": "新客户过了大客户标准，没有过手册的原则",
    "C6": "手册的新客户开发由销售经理同意，大客户的两步审批不代替它",
    "C7": "重点客户的故障投诉，各环节分别取最早的时限",
    "C8": "年销售额九十万元，够不上大客户的定义",
    "C9": "手册的日报、月报和大客户的定期汇报，各算各的期限",
    "C10": "同一客户在公司仍是 D 级，手册的 A 类不作数",
    "C11": "受理人写成复杂问题，大客户制度就按复杂问题上门",
    "C12": "手册可以发货，钢材制度暂停合作，以暂缓为准，并预警交货日",
    "C13": "客服專員和客户服务专员是同一个岗位",
    "C14": "公司主管领导批准了大客户，头衔用哪一种字写都一样",
    "C15": "大客户享受优惠政策，额度仍是五级确认的三十万",
    "R10": "钢材制度的 A 级客户，就是客户关系办法要分析价值的重点客户",
    "H24": "手册分类要看客户规模，取自钢材制度按吨位定的规模，两千吨是中型，够不上 A 类",
    "H27": "手册说上级，大客户制度说分工，合在一起回答",
    "H28": "巡访的人在当地做销售，没有说明理由，不能安排",
    "K8": "大客户风险高，三份制度的优惠一起暂停",
}


@pytest.fixture(scope="module")
def group() -> PolicySet:
    """The whole company."""
    return load_policy_set("example-group")


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """Its file, line by line."""
    return text_of(FILE).splitlines()


def label_of(parameter: Parameter, lines: list[str]) -> str:
    """Give the comment behind the first line of a value; a table of values has its own lines below."""
    place = parameter.history[0].place
    assert place is not None
    for number in range(place.line - 1, -1, -1):
        if lines[number].lstrip().startswith(f"{parameter.key}:"):
            return lines[number].partition("#")[2].strip()
    return ""


def test_all_five_documents_are_in_force(group: PolicySet) -> None:
    """Those that travel with the library, no more and no fewer."""
    assert set(group.effective.documents) == set(folders_of_documents(shipped()))
    assert len(group.effective.documents) == 5


def test_every_parameter_has_a_value(group: PolicySet) -> None:
    """What stays empty says why; a value that is written twice would be a fault."""
    empty = {key for key, each in group.effective.parameters.items() if not each.history}
    assert empty == EMPTY_ON_PURPOSE
    assert all(f"# {key} stays empty on purpose" in text_of(FILE) for key in EMPTY_ON_PURPOSE)


def test_every_slot_has_rules(group: PolicySet) -> None:
    slots = [table for table in group.effective.tables.values() if table.slot]
    assert len(slots) >= 15
    assert [table.key for table in slots if not table.parts] == []


def test_every_question_of_several_documents_has_an_owner_or_a_join(group: PolicySet) -> None:
    """Duties that no other document knows stand side by side; of all else somebody's answer counts."""
    together = answered_together(group)
    assert len(together) >= 30
    for each in together:
        timed = group.effective.answering(each.subject)[0].timed
        assert each.chosen or each.joints or timed, each.subject
        assert each.chosen is None or each.chosen in each.documents


@pytest.mark.parametrize("company", ["example-group", "example-branch", "example-joined", "example-steel"])
def test_every_value_in_force_has_an_origin(company: str) -> None:
    """A file that is there and who wrote it; the documents' own values are stated or defaults."""
    policies = load_policy_set(company)
    origins = Origins(policies)
    for parameter in policies.effective.parameters.values():
        for dated in parameter.history:
            origin = origins.of(parameter, dated.place)
            assert origin.file is not None, parameter.key
            assert Path(origin.file).is_file(), parameter.key
            assert (origin.standing is None) == (origin.source in ("company", "parent")), parameter.key
    for table in policies.effective.tables.values():
        if table.slot and table.parts:
            assert origin_of(policies, table.parts[0].place).source in ("company", "parent"), table.key


def test_the_whole_company_says_every_value_itself(group: PolicySet) -> None:
    """So one file tells what is in force, whoever stated it first."""
    sources = {
        origin_of(group, dated.place).source
        for parameter in group.effective.parameters.values()
        for dated in parameter.history
    }
    assert sources == {"company"}


def test_every_value_is_labelled(group: PolicySet, lines: list[str]) -> None:
    """An example, what the text states, or a default; nobody takes our figures for advice."""
    labels = {key: label_of(each, lines) for key, each in group.effective.parameters.items() if each.history}
    assert {key: said for key, said in labels.items() if not any(each in said for each in LABELS)} == {}
    assert "示例" in group.effective.title.zh
    assert "example" in group.effective.title.en
    assert "# Every value here is an invented example" in lines[2]


def test_a_label_tells_the_truth(group: PolicySet, lines: list[str]) -> None:
    """What is called the text's is stated there, what is called a default is our reading of the document."""
    own = {key: each for one in group.effective.documents.values() for key, each in one.parameters.items()}
    clauses = cited(group)
    for key, written in own.items():
        here = group.effective.parameters[key]
        said = label_of(here, lines) if here.history else ""
        if written.history and [one.value for one in here.history] == [one.value for one in written.history]:
            called = "as in the text" if standing_of(written, clauses) == "stated" else "the default"
            assert said.startswith(called), key
        elif written.history:
            assert said.startswith("example"), key


@pytest.mark.parametrize("document", NAMES)
def test_every_name_of_a_role_leads_to_one(group: PolicySet, document: str) -> None:
    """By its title or by the company's own list, never by both to different ones (readings B16, C13, H27)."""
    titles: dict[str, list[str]] = {}
    for role, title in group.effective.role_titles.items():
        titles.setdefault(title.zh, []).append(role)
    for name, role in NAMES[document].items():
        found = {
            *titles.get(name, []),
            *([group.effective.roles[name]] if name in group.effective.roles else []),
        }
        assert found == {role}, name


def test_no_two_roles_share_a_title_and_no_role_has_two(group: PolicySet) -> None:
    """Read where each is declared: of two documents' titles for one role, only the last is left."""
    shared = shared_words(shipped(), []).roles
    declared = [*shared.items()]
    for document in group.effective.documents.values():
        declared += document.roles.items()
    for language in ("zh", "en"):
        titles = [title.spoken(language) for _, title in declared]
        assert sorted(titles) == sorted(set(titles)), language
    roles = [role for role, _ in declared]
    assert sorted(roles) == sorted(set(roles))


def test_every_role_of_a_document_can_be_asked_about(group: PolicySet) -> None:
    """What a fact shared by all may be given is no less than what the texts name."""
    kind = group.effective.facts["reader_role"].type
    assert {kind.read(title.zh) for title in group.effective.role_titles.values()} == {
        *group.effective.role_titles
    }


def test_every_reading_between_documents_is_shown_by_a_case() -> None:
    """All of B and C, and those of one document that need another; the cases are run elsewhere."""
    wanted = {*(f"B{number}" for number in range(1, 18)), *(f"C{number}" for number in range(1, 16))}
    assert wanted < READINGS.keys()
    shown = set()
    for file in sorted((shipped() / "companies" / "cases").glob("example-group*.yaml")):
        shown |= set(re.findall(r"^  - case: (.+)$", text_of(file), re.MULTILINE))
    assert {code: case for code, case in READINGS.items() if case not in shown} == {}
