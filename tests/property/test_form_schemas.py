"""The JSON Schema of a form refuses what the form cannot use, and nothing else, says an outside validator."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final

import fastjsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.policy.records import Field
from tests.oracle.shipped import loaded
from tests.property.drawn_facts import forms_of
from tests.property.form_papers import CODES, COMPANY, NAMES, form, judged
from tests.property.histories import LAW

BLANKS: Final[tuple[Any, ...]] = (None, "", "  ", "未知", "unknown", [])
JUNK: Final[tuple[Any, ...]] = (99, -1, 0, 0.5, True, "十分", "x", {"a": 1}, [1], ["x"], [{}], [{"x": 1}])
LOOSE: Final = frozenset({"value-off-step", "value-out-of-range", "record-value-twice", "value-not-a-date"})
"""What a schema does not tell of texts: bounds, steps, days that no month has, what two lines agree in."""


@cache
def validator(name: str, stage: str | None) -> Callable[[Any], Any]:
    """Give what checks a form against its schema at a stage."""
    found: Callable[[Any], Any] = fastjsonschema.compile(form(name).json_schema(stage=stage))
    return found


def refused(name: str, filled: Mapping[str, Any]) -> bool:
    """Tell whether the schema of a form refuses it as it is filled in."""
    point = form(name)
    stage = filled.get("stage", point.form.stages[0]) if point.form.stages else None
    try:
        validator(name, stage)({**({"stage": stage} if stage else {}), **filled})
    except fastjsonschema.JsonSchemaValueException:
        return True
    return False


def as_json(given_value: Any) -> Any:
    """Give what a caller says as JSON has it."""
    if isinstance(given_value, Mapping):
        return {name: as_json(each) for name, each in given_value.items()}
    if isinstance(given_value, list | tuple):
        return [as_json(each) for each in given_value]
    if isinstance(given_value, Decimal):
        return format(given_value, "f")
    if given_value is None or type(given_value) in (str, int, float, bool):
        return given_value
    if hasattr(given_value, "item"):  # a scalar of an array
        return given_value.item()
    return given_value.isoformat() if isinstance(given_value, date) else str(given_value)


@st.composite
def slips(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """Give a form that is filled in, mostly with one slip: a blank, another kind of value, a strange name."""
    filled: dict[str, Any] = as_json(draw(forms_of(name, loaded(COMPANY))))
    listed = [each for each in form(name).form.fields if each.listed and filled.get(each.name)]
    place, fields = filled, [each.name for each in form(name).form.fields]
    chosen: Field | None = draw(st.sampled_from([None, *listed]))
    if chosen is not None:
        place, fields = filled[chosen.name][0], [each.name for each in chosen.lines]
    entry = draw(st.sampled_from(fields))
    match draw(st.sampled_from(("none", "gone", "blank", "junk", "strange"))):
        case "gone":
            place.pop(entry, None)
        case "blank":
            place[entry] = draw(st.sampled_from(BLANKS))
        case "junk":
            place[entry] = draw(st.sampled_from(JUNK))
        case "strange":
            place["strange_name"] = 1
    return filled


def wanted(name: str, filled: Mapping[str, Any]) -> set[str]:
    """Name the entries that the stage wants."""
    point = form(name).form
    return {
        each.fact.key.rpartition(":")[2] for each in point.entries() if point.wants(each, filled.get("stage"))
    }


@LAW
@given(st.sampled_from(NAMES), st.data())
def test_a_schema_refuses_just_what_the_form_cannot_use(name: str, data: st.DataObject) -> None:
    filled = data.draw(slips(name))
    outcome = judged(name, filled).outcome
    lacking = {each.rpartition(".")[2] for each in outcome["missing"]}
    wrong = {each.code for each in outcome["invalid"]}
    if refused(name, filled):
        assert lacking or wrong or outcome["unknown"]
    else:
        assert not outcome["unknown"]
        assert not lacking & wanted(name, filled)
        assert wrong <= LOOSE


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_sound_at_every_stage(name: str) -> None:
    """A blank form lacks what the stage wants, and nothing is wrong about leaving out the rest."""
    for stage in form(name).form.stages or (None,):
        asked = {"stage": stage} if stage else {}
        assert refused(name, asked) is bool(wanted(name, asked))
        assert form(name).json_schema(stage=stage)["required"][len(asked) :] == [
            each.name for each in form(name).form.fields if form(name).form.wants(each, stage)
        ]


def entry_check(schema: Mapping[str, Any], entry: str) -> Callable[[Any], bool]:
    """Give what tells whether a schema takes a value for one of its entries."""
    check = fastjsonschema.compile({"definitions": schema["definitions"], **schema["properties"][entry]})

    def accepts(value: Any) -> bool:
        try:
            check(value)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return accepts


@pytest.mark.parametrize("name", NAMES)
def test_what_is_blank_is_taken_just_where_nothing_is_wanted(name: str) -> None:
    """At every stage, for entries and for fields of lines."""
    point = form(name)
    for stage in point.form.stages or (None,):
        schema = point.json_schema(stage=stage)
        for each in point.form.fields:
            check = entry_check(schema, each.name)
            assert {check(blank) for blank in BLANKS} == {not point.form.wants(each, stage)}
            if each.listed and point.form.wants(each, stage):
                lines = {**schema, **schema["properties"][each.name]["items"]}
                for field in each.lines:
                    inside = entry_check(lines, field.name)
                    assert {inside(blank) for blank in BLANKS} == {not point.form.wants(field, stage)}


@pytest.mark.parametrize(
    ("name", "entry", "inside", "outside"),
    [
        ("handbook.visit_completion_form", "filing_month", (1, 12), (0, 13)),
        ("handbook.order_form", "quantity", (0.001,), (0, -0.001)),
        ("handbook.order_register", "unit_price", (0, 0.01), (-0.01,)),
        ("handbook.recognition_application", "total_capital", (0,), (-0.01,)),
        ("handbook.order_form", "total_boxes", (1,), (0, 1.5)),
    ],
)
def test_numbers_are_held_to_the_bounds_of_the_form(
    name: str, entry: str, inside: tuple[Any, ...], outside: tuple[Any, ...]
) -> None:
    check = entry_check(form(name).json_schema(), entry)
    for value in (*inside, *outside):
        unusable = {each.entry for each in judged(name, {entry: value}).outcome["invalid"]}
        assert check(value) is (value in inside)
        assert (entry in unusable) is (value in outside)


@pytest.mark.parametrize("entry", sorted(CODES))
def test_printed_numbers_are_words_of_the_schema_and_others_are_not(entry: str) -> None:
    check = entry_check(form("handbook.customer_form").json_schema(), entry)
    for number, word in enumerate(CODES[entry], 1):
        assert all(map(check, (number, str(number), word)))
    assert not any(map(check, (0, len(CODES[entry]) + 1, "没有这个词", True)))


def test_bounds_are_told_as_exact_text() -> None:
    entries = form("handbook.order_register").json_schema()["properties"]
    assert entries["unit_price"]["x-range"] == {"at_least": "0"}
    assert entries["unit_price"]["x-step"] == "0.01"
    months = form("handbook.visit_completion_form").json_schema()["properties"]["filing_month"]
    assert months["x-range"] == {"at_least": "1", "up_to": "12"}
