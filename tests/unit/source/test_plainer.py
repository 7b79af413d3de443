"""Draft 7 and no more: what pydantic writes, said so that old and new editors read the same."""

from typing import Any

import pytest

from crmpolicy.source.plainer import TEXT, VALUE, either, plainer, words


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({}, VALUE),
        ({"title": "Value", "default": None}, VALUE),
        ({"const": "soft", "type": "string"}, {"enum": ["soft"]}),
        ({"enum": ["yes", "partly", "no"]}, {"enum": ["yes", "partly", "no", True, False]}),
        ({"anyOf": [{"type": "string"}, {"type": "null"}], "default": None}, {"type": "string"}),
        ({"$ref": "#/$defs/Title"}, {"$ref": "#/definitions/Title"}),
        ({"type": "object", "additionalProperties": True}, {"type": "object", "additionalProperties": VALUE}),
        (
            {"type": "object", "additionalProperties": False},
            {"type": "object", "additionalProperties": False},
        ),
        ({"type": "array", "items": {"const": "1"}}, {"type": "array", "items": {"enum": ["1", 1]}}),
        (
            {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
            {"type": ["string", "array"], "items": {"type": "string"}},
        ),
    ],
)
def test_a_schema_is_said_in_draft_7(schema: dict[str, Any], expected: dict[str, Any]) -> None:
    assert plainer(schema) == expected


def test_a_key_may_be_called_like_a_word_of_schemas() -> None:
    """Titles of schemas go, a key of the name ``title`` stays."""
    schema = {"title": "Named", "type": "object", "properties": {"title": {"type": "string"}, "enum": {}}}
    assert plainer(schema) == {
        "type": "object",
        "properties": {"title": {"type": "string"}, "enum": VALUE},
    }


def test_a_word_is_allowed_as_every_yaml_reader_takes_it() -> None:
    assert words(["no", "none", "2"]) == {"enum": ["no", "none", "2", False, 2]}


@pytest.mark.parametrize(
    "alternatives",
    [
        ({"type": "string"}, {"$ref": "#/definitions/Title"}),
        (words(["required"]), {"type": "array"}),
        (TEXT, {"type": "string", "pattern": "^a"}),
    ],
)
def test_what_types_do_not_tell_apart_stays_apart(alternatives: tuple[dict[str, Any], ...]) -> None:
    """Put together, one alternative would narrow the other."""
    assert either(*alternatives) == {"anyOf": list(alternatives)}
