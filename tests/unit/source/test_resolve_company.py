"""Companies: what they adopt, fill, choose, join, map and lock; their heads; and owners' cases."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from crmpolicy.policy.documents import JoinChoice
from crmpolicy.source import read_calendar, read_cases, read_company, read_document, read_header, read_shared

HEAD = """\
format: 1
company: acme
title: {zh: 示例, en: example}
zone: Asia/Shanghai
currency: 元
adopts: [steel@1]
"""

RULES = """
decisions:
  customer_grade:
    outputs: {grade: {scale: grade}}
    rules: [{id: a, then: {grade: A}}]
  open_question:
    title: {zh: 待定, en: open question}
    inputs: [active, share]
    outputs: {serious: {title: {zh: 严重, en: serious}, type: boolean}}
    rules: required
"""


SCALES = "scales: {steel.grade: {to: steel.stacking, values: "
SLOT = "slots: {steel.open_question: {rules: ["
MARKED_SLOT = SLOT.replace("steel", "§steel")
MAP = "map: {steel.colour: {from: customer_grade, values: "


@pytest.fixture(autouse=True)
def _rules(policies: Any) -> None:
    policies.document(RULES)


def test_a_company_is_read(company_faults: Any) -> None:
    company = company_faults(
        HEAD
        + """\
chosen: {customer_grade: steel}
joins: {customer_grade: {use: worst, reason: {zh: 从严, en: the stricter counts}}}
roles: {老板: manager}
locked: [steel.customer_grade, steel.low]
parameters:
  steel.low: {dated: [{value: 1%}, {from: 2027-01-01, value: 0.9%}], locked: yes}
  high: 3%
  steel.cap: {value: 5万元, may_only: tighten}
  steel.weights: {score: 50%, active: 50%}
  shared.counted_parts: [purchases]
slots:
  steel.open_question:
    hit: first
    rules: [{id: a, when: {active: yes}, then: {serious: yes}}]
    otherwise: {id: b, then: {serious: no}}
"""
    )
    assert company.adopts == (("steel", 1),)
    assert company.chosen == {"customer_grade": "steel"}
    assert company.joins[0] == JoinChoice("customer_grade", None, "worst", company.joins[0].reason)
    low = company.fillings["steel.low"]
    assert [(each.since, each.value) for each in low.history] == [
        (None, Decimal("0.01")),
        (date(2027, 1, 1), Decimal("0.009")),
    ]
    assert (low.locked, company.fillings["steel.cap"].may_only_tighten) == (True, True)
    assert company.fillings["steel.high"].history[0].value == Decimal("0.03")
    assert company.fillings["shared.counted_parts"].history[0].value == ("purchases",)
    assert [rule.id for rule in company.slots["steel.open_question"][0].all_rules()] == ["a", "b"]
    assert company.roles == {"老板": "manager"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("parameters: {§steel.lwo: 1%}", "name-unknown-parameter"),
        ("parameters: {§lwo: 1%}", "name-unknown-parameter"),
        ("parameters: {steel.low: §1元}", "value-not-a-ratio"),
        ("parameters: {steel.low: §0%}", "parameter-out-of-range"),
        ("parameters: {steel.low: 1%, §low: 2%}", "name-duplicate"),
        ("parameters: {§wood.low: 1%}", "name-unknown-parameter"),
        ("parameters: {steel.low: {value: 1%, §may: tighten}}", "shape-unknown-key"),
        ("parameters: {steel.low: {value: 1%, may_only: §loosen}}", "shape-unknown-word"),
        ("parameters: {steel.low: {value: 1%, dated: §[{value: 1%}]}}", "parameter-value-and-dated"),
        ("parameters: {steel.low: {dated: [{value: 1%}, {from: §1.1.2027, value: 1%}]}}", "value-not-a-date"),
        ("parameters: {steel.weights: §{score: 50%, active: 40%}}", "parameter-sum"),
        ("parameters: {steel.weights: §{score: 100%}}", "parameter-entries-missing"),
        ("parameters: {shared.counted_parts: [§share]}", "name-not-on-scale"),
        ("chosen: {§customer_grad: steel}", "company-subject-unanswered"),
        ("chosen: {customer_grade: §wood}", "company-chosen-no-answer"),
        ("joins: {§nothing: worst}", "company-subject-unanswered"),
        ("joins: {customer_grade: §wurst}", "table-fold-unknown"),
        ("joins: {customer_grade: §max}", "table-fold-unfit"),
        ("joins: {§customer_grade.size: worst}", "name-unknown-output"),
        ("joins: {customer_grade: {use: worst, §why: x}}", "shape-unknown-key"),
        ("roles: {老板: §boss}", "name-unknown-role"),
        ("locked: [§steel.nothing]", "company-locked-unknown"),
        ("slots: {§steel.customer_grade: {rules: []}}", "company-no-slot"),
        ("slots: {§steel.nothing: {rules: []}}", "name-unknown-point"),
        (SLOT + "{id: a, when: {§activ: yes}, then: {serious: yes}}]}}", "name-unknown-fact"),
        (SLOT + "{id: a, then: {serious: §often}}]}}", "value-not-a-boolean"),
        (MARKED_SLOT + "{id: a, when: {orders: 1}, then: {serious: yes}}]}}", "company-slot-input"),
        (SLOT + "{id: a, then: {serious: yes}, §cause: x}]}}", "shape-unknown-key"),
        (MAP + "§{A: red, B: red}}}", "company-map-not-total"),
        (MAP + "{A: red, B: §blue, C: red}}}", "name-not-on-scale"),
        (MAP + "{A: red, B: red, C: red, §D: red}}}", "name-not-on-scale"),
        ("map: {§steel.share: {from: customer_grade, values: {}}}", "company-map-needs-choice"),
        ("map: {§steel.colours: {from: customer_grade, values: {}}}", "name-unknown-fact"),
        ("map: {steel.colour: {from: §steel.nothing, values: {}}}", "name-unknown-point"),
        ("map: {steel.colour: {from: §customer_grade.size, values: {}}}", "name-unknown-output"),
        (SCALES + "§{A: max, B: max}}}", "company-map-not-total"),
        (SCALES + "{A: max, B: §min, C: max}}}", "name-not-on-scale"),
        ("scales: {§steel.grades: {to: steel.stacking, values: {}}}", "name-unknown-scale"),
        ("§extend: other", "shape-unknown-key"),
    ],
)  # fmt: skip
def test_faults_of_a_company_are_told(company_faults: Any, text: str, code: str) -> None:
    company_faults(HEAD + text + "\n", code)


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("steel@1", "§steel", "company-adopts-form"),
        ("steel@1", "§steel@one", "company-adopts-form"),
        ("steel@1", "§steel@2", "company-version"),
        ("steel@1", "steel@1, §steel@1", "company-adopts-twice"),
        ("steel@1", "steel@1, §stell@1", "company-document-unknown"),
        ("Asia/Shanghai", "§Shanghai", "name-unknown-zone"),
        ("currency: 元\nadopts: [", "currency: USD\nadopts: [§", "company-currency"),
        ("company: acme\ntitle: {zh: 示例, en: example}", "§company: acme", "shape-missing-key"),
    ],
)
def test_the_head_of_a_company_is_checked(company_faults: Any, before: str, after: str, code: str) -> None:
    company_faults(HEAD.replace(before, after), code)


def test_a_company_that_extends_another_needs_to_say_little(company_faults: Any) -> None:
    company = company_faults("format: 1\ncompany: branch\nextends: acme\nparameters: {steel.low: 1%}\n")
    assert (company.parent, company.zone, company.adopts) == ("acme", "", ())
    assert set(company.fillings) == {"steel.low"}


def test_values_for_a_document_that_is_not_adopted_are_refused(policies: Any) -> None:
    policies.write("company.yaml", HEAD.replace("steel@1", "") + "parameters: {steel.low: 1%}\n")
    shared = policies.shared()
    steel = read_document(policies.folder / "steel", shared, policies.faults)
    assert steel is not None
    read_company(policies.folder / "company.yaml", shared, {"steel": steel}, policies.faults)
    assert policies.told() == [("company-not-adopted", "company.yaml", 7, 14)]


def test_nothing_is_said_against_documents_that_could_not_be_read(policies: Any) -> None:
    text = (
        HEAD.replace("steel@1", "wood@1")
        + "parameters: {wood.low: 1%}\nlocked: [wood.x]\nchosen: {wood_grade: wood}\n"
    )
    policies.write("company.yaml", text)
    read_company(policies.folder / "company.yaml", policies.shared(), {}, policies.faults, unread=["wood"])
    assert policies.faults == []


def test_a_faulty_parameter_makes_no_fault_in_the_company(policies: Any) -> None:
    text = (policies.folder / "steel/base.yaml").read_text(encoding="utf-8")
    policies.write(
        "steel/base.yaml",
        text.replace(
            "type: ratio, value: required, range: {over: 0%", "type: rato, value: required, range: {over: 0%"
        ),
    )
    policies.company(HEAD + "parameters: {steel.low: 1%}\n")
    assert [each[:2] for each in policies.told()] == [("type-unknown", "base.yaml")]


def test_total_maps_are_read(company_faults: Any) -> None:
    company = company_faults(
        HEAD
        + "map: {steel.colour: {from: steel.customer_grade, values: {A: red, B: other, C: other}}}\n"
        + SCALES
        + "{A: max, 甲级: max}}}\n".replace("甲级: max", "B: sum, C: sum")
    )
    assert company.fact_maps[0].words == (("A", "red"), ("B", "other"), ("C", "other"))
    assert (company.fact_maps[0].point, company.fact_maps[0].output) == ("steel.customer_grade", "grade")
    assert company.scale_maps[0].words == (("A", "max"), ("B", "sum"), ("C", "sum"))


def test_a_plain_name_must_be_unique_among_documents(policies: Any) -> None:
    for name in ("policy.yaml", "base.yaml"):
        text = (policies.folder / "steel" / name).read_text(encoding="utf-8")
        policies.write(f"wood/{name}", text.replace("document: steel", "document: wood"))
    policies.write("company.yaml", HEAD.replace("steel@1", "steel@1, wood@1") + "parameters: {low: 1%}\n")
    shared = policies.shared()
    read = [read_document(policies.folder / key, shared, policies.faults) for key in ("steel", "wood")]
    documents = {each.key: each for each in read if each is not None}
    read_company(policies.folder / "company.yaml", shared, documents, policies.faults)
    assert policies.told() == [("name-ambiguous", "company.yaml", 7, 14)]


def test_a_header_is_read_quickly(policies: Any) -> None:
    policies.write("company.yaml", HEAD + "nonsense: x\n")
    header = read_header(policies.folder / "company.yaml", policies.faults)
    assert header is not None
    assert (header.company, header.adopts, header.extends) == ("acme", (("steel", 1),), None)
    assert policies.faults == []


@pytest.mark.parametrize("text", ["format: 1\nzone: x\n", "- a\n", "company: [\n"])
def test_a_file_without_a_company_has_no_header(policies: Any, text: str) -> None:
    policies.write("company.yaml", text)
    assert read_header(policies.folder / "company.yaml", policies.faults) is None
    assert policies.faults


CASES = """\
format: 1
cases:
  - case: 恰好
    ask: steel.customer_grade
    with: {low: 1%}
    given: {share: 1%}
    now: 2026-01-05T09:00
    expect: {grade: A}
    because: [a]
    clause: steel.1
"""


def test_cases_keep_their_texts_and_places(policies: Any) -> None:
    policies.write("cases.yaml", CASES)
    (case,) = read_cases(policies.folder / "cases.yaml", policies.faults)
    assert policies.faults == []
    assert (case.case, case.ask.text, case.now.text) == ("恰好", "steel.customer_grade", "2026-01-05T09:00")
    assert case.given["share"].value.place.location[1:] == (6, 20)
    assert (case.because, case.clauses, case.company) == (("a",), ("steel.1",), None)


def test_a_faulty_case_is_told_and_left_out(policies: Any) -> None:
    policies.write(
        "cases.yaml",
        CASES
        + "  - {case: 缺问, now: 2026-01-05T09:00, expect: {}}\n"
        + "  - {case: 多字, ask: x, now: y, expects: {}}\n",
    )
    assert len(read_cases(policies.folder / "cases.yaml", policies.faults)) == 1
    assert [each[0] for each in policies.told()] == [
        "shape-missing-key",
        "shape-missing-key",
        "shape-unknown-key",
    ]


def test_cases_may_stand_among_the_sections_of_a_document(policies: Any) -> None:
    facts = "facts:\n  share: {title: {zh: 占比, en: share}, type: ratio}\n"
    policies.write("rules.yaml", CASES + facts)
    (case,) = read_cases(policies.folder / "rules.yaml", policies.faults)
    assert (case.case, policies.faults) == ("恰好", [])


def test_in_a_folder_of_cases_no_other_section_is_read(policies: Any) -> None:
    policies.write("cases/a.yaml", CASES + "facts: {}\n")
    read_cases(policies.folder / "cases/a.yaml", policies.faults)
    assert [each[:2] for each in policies.told()] == [("shape-unknown-key", "a.yaml")]


def test_two_cases_may_not_share_a_name(policies: Any) -> None:
    policies.write("cases.yaml", CASES + CASES.partition("cases:\n")[2])
    read_cases(policies.folder / "cases.yaml", policies.faults)
    assert policies.told() == [("name-case-twice", "cases.yaml", 11, 5)]


def test_shipped_companies_and_cases_are_sound(checkout: Path) -> None:
    faults: list[Any] = []
    folder = checkout / "policies"
    shared = read_shared(folder, faults)
    folders = [path.parent for path in sorted(folder.glob("*/policy.yaml"))]
    found = {path.name: read_document(path, shared, faults) for path in folders}
    documents = {key: each for key, each in found.items() if each is not None}
    tables = {
        path.stem: read_calendar(path, faults) for path in sorted((folder / "calendars").glob("*.yaml"))
    }
    for path in sorted((folder / "companies").glob("*.yaml")):
        read_company(path, shared, documents, faults, holidays=tables)
    for path in sorted(folder.rglob("cases/*.yaml")):
        assert read_cases(path, faults)
    assert faults == []
