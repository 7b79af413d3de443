"""JSON Schema of pydantic, put into the part of draft 7 that old and new editors understand alike.

Editors read `no`, `1%` and `2026-01-05` as they please, so a word is allowed in each of these readings.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

Schema = dict[str, Any]

DRAFT: Final = "http://json-schema.org/draft-07/schema#"
TEXT: Final[Schema] = {"type": ["string", "number", "boolean"]}
VALUE: Final[Schema] = {"type": ["string", "number", "boolean", "array", "object"]}
_SCHEMAS: Final = ("items", "additionalProperties")
_KEPT: Final = ("type", "required", "$ref", "minItems", "minProperties", "pattern")
_ALTERNATIVES: Final = ("anyOf", "oneOf")
_READ_AS: Final[Mapping[str, bool]] = {"yes": True, "no": False, "true": True, "false": False}


def words(allowed: Iterable[str]) -> Schema:
    """Allow some words; what a YAML reader takes for a truth value or a number is allowed as that too.

    >>> words(["partly", "no", "1"])
    {'enum': ['partly', 'no', '1', False, 1]}
    """
    listed = list(allowed)
    truths = dict.fromkeys(_READ_AS[word] for word in listed if word in _READ_AS)
    return {"enum": [*listed, *truths, *(int(word) for word in listed if word.isdecimal())]}


def plainer(schema: Mapping[str, Any]) -> Schema:
    """Rewrite a schema: no null, no alternatives of one, no defaults, nothing newer than draft 7.

    >>> plainer({"anyOf": [{"const": "soft", "type": "string"}, {"type": "null"}], "default": None})
    {'enum': ['soft']}
    """
    if "const" in schema or "enum" in schema:
        return words(schema["enum"] if "enum" in schema else [schema["const"]])
    for key in _ALTERNATIVES:
        if key in schema:
            return _one_of(schema[key])
    return _rewritten(schema) or dict(VALUE)


def _one_of(alternatives: Iterable[Mapping[str, Any]]) -> Schema:
    return either(*(plainer(each) for each in alternatives if each != {"type": "null"}))


def either(*alternatives: Schema) -> Schema:
    """Allow several things; where their types tell them apart they become one, for its faults read better.

    >>> either({"type": "array", "items": {"type": "string"}}, {"type": ["string", "number"]})
    {'type': ['array', 'string', 'number'], 'items': {'type': 'string'}}
    """
    types = [_types(each) for each in alternatives]
    named = [name for each in types for name in each]
    if len(alternatives) == 1:
        return alternatives[0]
    if not all(types) or len(named) != len(set(named)):
        return {"anyOf": list(alternatives)}
    merged = {key: value for each in alternatives for key, value in each.items() if key != "type"}
    return {"type": named, **merged}


def _types(schema: Schema) -> list[str]:
    """Name the types of a schema that says nothing beyond them of other types."""
    kind = schema.get("type")
    return [kind] if isinstance(kind, str) else list(kind or ())


def _rewritten(schema: Mapping[str, Any]) -> Schema:
    found: Schema = {key: schema[key] for key in _KEPT if key in schema}
    if "$ref" in found:
        found["$ref"] = found["$ref"].replace("#/$defs/", "#/definitions/")
    if "properties" in schema:
        found["properties"] = {name: plainer(each) for name, each in schema["properties"].items()}
    for key in _SCHEMAS:
        if key in schema:
            found[key] = _below(schema[key])
    return found


def _below(schema: Any) -> Any:
    """Rewrite what stands for all items or further keys; ``True`` means any value that is one."""
    if schema is False:
        return False
    return dict(VALUE) if schema is True else plainer(schema)
