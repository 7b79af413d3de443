"""A form as JSON Schema: enough for a host to show it, in the order in which it is printed."""

from datetime import UTC, datetime
from typing import Any

import pytest

from crmpolicy.engine.record_point import RecordPoint
from crmpolicy.errors import FactsError
from tests.unit.engine.conftest import Load
from tests.unit.engine.small_forms import FORM, SHADES

NOW = datetime(2026, 5, 20, 4, tzinfo=UTC)


@pytest.fixture
def form(load: Load) -> RecordPoint:
    """The small form."""
    point = load(FORM, doc__shades=SHADES).point("doc.order")
    assert isinstance(point, RecordPoint)
    return point


def test_entries_keep_their_order_after_the_stage(form: RecordPoint) -> None:
    names = list(form.json_schema(NOW)["properties"])
    assert names == [
        "stage",
        "number",
        "count",
        "owner",
        "begun",
        "ended",
        "colour",
        "shades",
        "reason",
        "lines",
        "customer_kind",
    ]


def test_what_is_required_depends_on_the_stage(form: RecordPoint) -> None:
    """Without one, the form has come to its first stage."""
    assert form.json_schema()["required"] == ["stage", "number", "count"]
    assert form.json_schema(NOW, "signed")["required"] == [
        "stage",
        "number",
        "count",
        "owner",
        "lines",
    ]
    with pytest.raises(FactsError):
        form.json_schema(NOW, "burnt")


def test_an_entry_has_titles_its_block_and_what_a_host_has_to_look_after(form: RecordPoint) -> None:
    entries: dict[str, Any] = form.json_schema()["properties"]
    number, owner = entries["number"], entries["owner"]
    assert (number["title"], number["description"]) == ("number", "编号")
    assert number["x-title"] == {"zh": "编号", "en": "number"}
    assert (number["x-section"], number["x-unique"]) == ("head", True)
    assert (owner["x-required-from"], owner["x-personal"]) == ("signed", True)
    assert "x-unique" not in owner


def test_choices_have_words_with_titles_and_printed_numbers(form: RecordPoint) -> None:
    entries: dict[str, Any] = form.json_schema()["properties"]
    for name in ("colour", "shades"):
        assert entries[name]["x-codes"] == {"red": "1", "blue": "2"}
        assert entries[name]["x-titles"]["red"] == {"zh": "红", "en": "red"}
    assert entries["stage"]["enum"] == ["drafted", "制单", "signed"]
    assert form.json_schema(stage="制单")["properties"]["stage"]["enum"] == ["drafted", "制单"]


def test_a_list_describes_its_lines(form: RecordPoint) -> None:
    lines: dict[str, Any] = form.json_schema(stage="signed")["properties"]["lines"]
    assert (lines["type"], lines["maxItems"]) == ("array", 2)
    assert lines["items"]["required"] == ["place", "gross"]
    assert lines["items"]["properties"]["place"]["x-unique"] is True


def test_blocks_are_listed_with_their_titles(form: RecordPoint) -> None:
    assert form.json_schema()["x-sections"] == [
        {"id": "head", "x-title": {"zh": "表头", "en": "head"}},
        {"id": "rest", "x-title": {"zh": "其余", "en": "rest"}},
    ]


WORDS_OF_SHADES = {
    "x-titles": {"red": {"zh": "红", "en": "red"}, "blue": {"zh": "蓝", "en": "blue"}},
    "x-codes": {"red": "1", "blue": "2"},
}
SHADE = {"type": ["string", "integer"], "enum": ["red", "红", "1", "blue", "蓝", "2", 1, 2]}
MAY_BE_BLANK = {"$ref": "#/definitions/blank"}


def called(en: str, zh: str) -> dict[str, Any]:
    return {"title": en, "description": zh, "x-title": {"zh": zh, "en": en}}


def test_a_host_that_knows_the_standard_alone_can_show_the_form(form: RecordPoint) -> None:
    """What the standard has no word for stands under ``x-`` names; no entry is there that is not declared."""
    schema: dict[str, Any] = form.json_schema(NOW, "signed")
    lines = schema["properties"]["lines"]["items"]
    assert {name: schema[name] for name in ("type", "additionalProperties", *called("order", "订单"))} == {
        "type": "object",
        "additionalProperties": False,
        **called("order", "订单"),
    }
    assert (lines["type"], lines["additionalProperties"]) == ("object", False)
    assert list(lines["properties"]) == ["place", "gross", "net"]
    assert schema["definitions"]["blank"]["anyOf"][0] == {"type": "null"}


def test_an_entry_of_words_names_their_spellings_and_says_whether_it_may_be_blank(form: RecordPoint) -> None:
    entries: dict[str, Any] = form.json_schema(NOW, "signed")["properties"]
    assert entries["colour"] == {
        "anyOf": [SHADE, MAY_BE_BLANK],
        **called("colour", "颜色"),
        **WORDS_OF_SHADES,
    }
    assert entries["shades"] == {
        "anyOf": [{"anyOf": [SHADE, {"type": "array", "items": SHADE}]}, MAY_BE_BLANK],
        **called("shades", "可选颜色"),
        **WORDS_OF_SHADES,
    }
    assert entries["stage"] == {
        "type": "string",
        "enum": ["signed"],
        **called("stage", "阶段"),
        "x-titles": {"drafted": {"zh": "制单", "en": "drafted"}, "signed": {"zh": "signed", "en": "signed"}},
    }


def test_an_entry_that_is_wanted_may_not_be_blank(form: RecordPoint) -> None:
    entries: dict[str, Any] = form.json_schema(NOW, "signed")["properties"]
    assert entries["owner"] == {
        "type": "string",
        "not": MAY_BE_BLANK,
        **called("owner", "负责人"),
        "x-section": "rest",
        "x-required-from": "signed",
        "x-personal": True,
    }
    count = entries["count"]
    assert count["anyOf"][0] == {"type": "integer", "maximum": 10**15, "exclusiveMinimum": 0}
    assert (count["x-range"], count["x-step"]) == ({"over": "0"}, "1")
    assert entries["lines"]["items"]["properties"]["gross"]["x-unit"] == "kg"


def test_a_list_that_may_be_as_long_as_it_will_has_no_greatest_length(load: Load) -> None:
    form = load(FORM.replace("        at_most: 2\n", ""), doc__shades=SHADES).point("doc.order")
    lines: dict[str, Any] = form.json_schema(NOW)["properties"]["lines"]
    assert "maxItems" not in str(lines)


def test_an_open_list_of_words_takes_any_text_and_the_printed_numbers(load: Load) -> None:
    shades = SHADES.replace("order: none", "order: none\n    open: yes")
    shades += "      - {id: other, title: {zh: 其他, en: other}}\n"
    entries: dict[str, Any] = load(FORM, doc__shades=shades).point("doc.order").json_schema(NOW)["properties"]
    words, blank = entries["colour"]["anyOf"]
    assert words["anyOf"] == [
        {"type": "string", "examples": ["red", "blue", "other"]},
        {"type": "integer", "enum": [1, 2]},
    ]
    assert blank == MAY_BE_BLANK


@pytest.mark.parametrize(("bound", "told"), [("2.5", 2.5), ("3", 3), ("0.1000000000000000055", None)])
def test_a_bound_is_told_as_a_number_where_a_number_can_be_that_very_bound(
    load: Load, bound: str, told: float | None
) -> None:
    """As exact text it is told in any case."""
    text = FORM.replace("type: integer, range: {over: 0}", f"type: number, range: {{over: {bound}}}")
    count: dict[str, Any] = (
        load(text, doc__shades=SHADES).point("doc.order").json_schema(NOW)["properties"]["count"]
    )
    assert count["anyOf"][0].get("exclusiveMinimum") == told
    assert count["x-range"] == {"over": bound}
