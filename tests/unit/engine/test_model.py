"""Facts read the thorough way: every fault at once, worded for people."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.errors import FactsError
from tests.oracle.shipped import BANDS, filled, loaded
from tests.unit.engine.conftest import NOW, Load, fact

POINT = filled("steel", BANDS).point("steel.customer_grade")
GOOD = {"sales_share": "1%", "contribution": "大", "cooperation": "紧密", "reputation": "良好"}


def faults(given: Any) -> list[tuple[str, str]]:
    """Give codes and names of all faults."""
    with pytest.raises(FactsError) as caught:
        POINT.evaluate(given, now=NOW)
    assert caught.value.message("zh")
    return [(fault.code, str(fault.arguments.get("name", ""))) for fault in caught.value.faults]


def test_all_faults_are_told_at_once() -> None:
    given = {"sales_share": "150%", "contribution": True, "cooperatoin": "紧密", "zzz": 1}
    assert faults(given) == [
        ("fact-unknown-name-near", "cooperatoin"),
        ("fact-unknown-name", "zzz"),
        ("fact-wrong", "sales_share"),
        ("fact-wrong", "contribution"),
        ("fact-missing", "cooperation"),
        ("fact-missing", "reputation"),
    ]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({**GOOD, "steel.sales_share": "1%"}, [("fact-given-twice", "steel.sales_share")]),
        ({**GOOD, "annual_purchases": 1}, [("fact-and-its-sources", "sales_share")]),
        ({**GOOD, "sales_share": None}, [("fact-wrong", "sales_share")]),
        (
            {name: value for name, value in GOOD.items() if name != "sales_share"},
            [("fact-missing-for", "annual_purchases"), ("fact-missing-for", "company_sales")],
        ),
        (None, [("facts-not-a-mapping", "")]),
    ],
)
def test_a_fault_names_the_fact(given: Any, wanted: list[tuple[str, str]]) -> None:
    assert faults(given) == wanted


def test_a_declared_name_that_the_question_does_not_use_is_accepted() -> None:
    """An ERP has one record of a customer for all questions."""
    assert POINT.evaluate(
        {**GOOD, "annual_volume": "not looked at", "steel.industry": 1}, now=NOW
    ).outcome == {"grade": "A"}


def test_the_schema_says_what_may_be_sent() -> None:
    schema = loaded("example-group").point("lighting.key_customer").json_schema(NOW)
    assert schema["required"] == ["annual_purchases", "cooperation_years", "industry_influence"]
    assert {"type": "null"} in schema["properties"]["cooperation_years"]["anyOf"]


def test_the_schema_tells_titles_ranges_steps_units_and_words() -> None:
    """As the schema of a form does, so that a host shows both alike."""
    entries = loaded("example-steel").point("customer_grade").json_schema(NOW)["properties"]
    amount, share = entries["annual_purchases"], entries["sales_share"]
    assert (amount["x-step"], amount["x-unit"], amount["x-range"]) == ("0.01", "元", {"at_least": "0"})
    assert amount["anyOf"][0] == {"type": "number", "minimum": 0, "maximum": 10**15}
    assert (share["x-range"], share["anyOf"][0]["maximum"]) == ({"at_least": "0", "up_to": "1"}, 1)
    assert share["x-title"] == {"zh": "销售占比", "en": "share of sales"}
    assert entries["reputation"]["x-titles"]["good"] == {"zh": "良好", "en": "good"}
    assert entries["reputation"]["x-order"] == "best first"


def test_a_printed_number_is_a_number_in_forms_alone(load: Load) -> None:
    """What the schema of a question allows is what its reader takes."""
    point = load(
        "scales:\n  size:\n    title: {zh: 大小, en: size}\n    order: none\n    values:\n"
        "      - {id: big, code: 1, title: {zh: 大, en: big}}\n"
        "facts:\n  f: {title: {zh: 大小, en: size}, type: choice, scale: size}\n"
        "decisions:\n  asked:\n    title: {zh: 问, en: asked}\n"
        "    outputs: {high: {title: {zh: 高, en: high}, type: boolean}}\n"
        "    rules:\n      - {id: r, when: {f: big}, then: {high: yes}, clause: d}\n"
    ).point("asked")
    told = point.json_schema(NOW)["properties"]["f"]
    assert (told["type"], told["enum"], told["x-codes"]) == ("string", ["big", "大", "1"], {"big": "1"})
    assert point.evaluate({"f": "1"}, now=NOW).outcome["high"] is True
    with pytest.raises(FactsError):
        point.evaluate({"f": 1}, now=NOW)


def test_a_name_of_several_facts_is_not_guessed() -> None:
    """Two documents of the company have a fact of their own that is called so."""
    point = loaded("example-group").point("visit_cadence")
    with pytest.raises(FactsError) as caught:
        point.evaluate({"grade": "A"}, now=NOW)
    fault = next(each for each in caught.value.faults if each.code == "fact-name-of-several")
    assert {"lighting.grade", "steel.grade"} <= set(fault.arguments["called"])
    assert "lighting.grade" in fault.message("zh")


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("choices, scale: level", ["A", "Z"]),
        ("choices, scale: level", 5),
        ("list, of: integer", [1, "x"]),
        ("list, of: integer", "1,2,x"),
    ],
)
def test_a_faulty_list_is_worded(load: Load, kind: str, given: Any) -> None:
    declared = fact("f", kind).strip()
    policies = load(
        f"facts:\n  {declared}\ndecisions:\n  asked:\n    title: {{zh: 问, en: asked}}\n"
        "    outputs: {high: {title: {zh: 高, en: high}, type: boolean}}\n    hit: first\n"
        "    rules:\n      - {id: r, when: {f: {known: yes}}, then: {high: yes}, clause: d}\n"
    )
    with pytest.raises(FactsError) as caught:
        policies.point("asked").evaluate({"f": given}, now=NOW)
    assert caught.value.code == "fact-wrong"
    assert caught.value.message("en")


def test_a_fact_that_the_values_in_force_settle_is_not_asked_for(load: Load) -> None:
    """Not even where another fact needs the thorough reader."""
    policies = load(
        "facts:\n  n: {title: {zh: 数, en: n}, type: number}\n"
        "parameters:\n  on: {title: {zh: 开关, en: on}, type: boolean, clause: d, value: no}\n"
        "decisions:\n  asked:\n    title: {zh: 问, en: asked}\n"
        "    outputs: {high: {title: {zh: 高, en: high}, type: boolean}}\n"
        "    derive:\n      big:\n        title: {zh: 大, en: big}\n        type: boolean\n"
        "        derived: {holds: {on: yes, n: {over: 3}}}\n"
        "    hit: first\n    rules:\n"
        "      - {id: r, when: {big: yes, n: {over: 0}}, then: {high: yes}, clause: d}\n"
        "    otherwise: {id: o, then: {high: no}, clause: d}\n"
    )
    point = policies.point("asked")
    for way in (5, "5", " 5 "):
        assert point.evaluate({"n": way}, now=NOW).outcome == {"high": False}


def test_a_fact_that_is_missing_and_may_be_unknown_says_so(load: Load) -> None:
    point = load(
        "facts:\n  a: {title: {zh: 甲, en: a}, type: integer, unknown: allowed}\n"
        "  b: {title: {zh: 乙, en: b}, type: integer}\n"
        "decisions:\n  asked:\n    title: {zh: 问, en: asked}\n"
        "    outputs: {high: {title: {zh: 高, en: high}, type: boolean}}\n    hit: first\n"
        "    rules:\n      - {id: r, when: {a: {over: 1}, b: {over: 1}}, then: {high: yes}, clause: d}\n"
        "    otherwise: {id: o, then: {high: no}, clause: d}\n"
    ).point("asked")
    with pytest.raises(FactsError) as caught:
        point.evaluate({}, now=NOW)
    assert [(each.code, each.arguments["name"]) for each in caught.value.faults] == [
        ("fact-missing-or-unknown", "a"),
        ("fact-missing", "b"),
    ]
    assert point.evaluate({"a": None, "b": 2}, now=NOW).outcome["high"] is False


def test_what_only_follows_is_not_to_be_sent() -> None:
    """What it follows from is asked for in its place, and nothing else is."""
    schema = loaded("example-steel").point("customer_grade").json_schema(NOW)
    assert set(schema["required"]) <= set(schema["properties"])
    assert (schema["type"], schema["additionalProperties"]) == ("object", False)


@pytest.mark.parametrize(
    ("range_", "fits", "not_"),
    [
        ("{over: 0}", ["0.1", "9"], ["0", "-0.1"]),
        ("{at_least: 0}", ["0", "9"], ["-0.1"]),
        ("{under: 3}", ["-9", "2.9"], ["3", "3.1"]),
        ("{up_to: 3}", ["-9", "3"], ["3.1"]),
        ("{over: 0, up_to: 3}", ["0.1", "3"], ["0", "3.1"]),
    ],
)
def test_a_bound_is_kept_whatever_the_value_is_given_as(
    load: Load, range_: str, fits: list[str], not_: list[str]
) -> None:
    """As a number or as text: what is at hand for quick reading is as strict as what is not."""
    point = load(
        f"facts:\n  n: {{title: {{zh: 数, en: n}}, type: number, range: {range_}}}\n"
        "decisions:\n  asked:\n    title: {zh: 问, en: asked}\n"
        "    outputs: {high: {title: {zh: 高, en: high}, type: boolean}}\n"
        "    rules:\n      - {id: r, when: {n: {known: yes}}, then: {high: yes}, clause: d}\n"
    ).point("asked")
    for given in (each for text in fits for each in (text, Decimal(text))):
        assert point.evaluate({"n": given}, now=NOW).outcome["high"] is True
    for given in (each for text in not_ for each in (text, Decimal(text))):
        with pytest.raises(FactsError):
            point.evaluate({"n": given}, now=NOW)


def test_names_that_nobody_knows_are_told_however_many_facts_are_given(load: Load) -> None:
    """A sum given itself beside two strange names: three, as its parts and it would be."""
    numbers = "".join(fact(name, "integer") for name in "ab").replace("\n", "\n  ")
    point = load(
        f"facts:\n  {numbers}s: {{title: {{zh: 和, en: s}}, type: integer, derived: {{sum: [a, b]}}}}\n"
        "decisions:\n  asked:\n    title: {zh: 问, en: asked}\n"
        "    outputs: {high: {title: {zh: 高, en: high}, type: boolean}}\n    hit: first\n"
        "    rules:\n      - {id: r, when: {s: {over: 1}}, then: {high: yes}, clause: d}\n"
        "    otherwise: {id: o, then: {high: no}, clause: d}\n"
    ).point("asked")
    assert point.evaluate({"s": 2}, now=NOW).outcome["high"] is True
    for strange in ({"yy": 1}, {"yy": 1, "zz": 1}, {"xx": 1, "yy": 1, "zz": 1}):
        with pytest.raises(FactsError):
            point.evaluate({"s": 2, **strange}, now=NOW)


@pytest.mark.parametrize("kind", ["text", "term", "instant"])
def test_a_day_is_no_value_of_another_kind(load: Load, kind: str) -> None:
    point = load(
        f"facts:\n  {fact('n', kind)}decisions:\n  asked:\n    title: {{zh: 问, en: asked}}\n"
        "    outputs: {high: {title: {zh: 高, en: high}, type: boolean}}\n"
        "    rules:\n      - {id: r, when: {n: {known: yes}}, then: {high: yes}, clause: d}\n"
    ).point("asked")
    with pytest.raises(FactsError):
        point.evaluate({"n": date(2026, 3, 6)}, now=NOW)
