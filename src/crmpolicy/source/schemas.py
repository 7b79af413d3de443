"""JSON Schema of each kind of file, for completion and checks in editors."""

from typing import Any

from pydantic.json_schema import models_json_schema

from crmpolicy.source import shapes as all_shapes
from crmpolicy.source.resolve.kinds import KINDS
from crmpolicy.source.shapes import (
    CasesFile,
    ClausesFile,
    CompanyFile,
    DocumentFile,
    File,
    PolicyFile,
    SubjectsFile,
)

_FILES: dict[str, type[File]] = {
    "sections": PolicyFile,
    "document": DocumentFile,
    "subjects": SubjectsFile,
    "clauses": ClausesFile,
    "company": CompanyFile,
    "cases": CasesFile,
}


def json_schemas() -> dict[str, dict[str, Any]]:
    """Give the JSON Schema of each kind of file, by kind.

    >>> sorted(json_schemas())
    ['cases', 'clauses', 'company', 'document', 'sections', 'subjects']
    """
    found = {name: shape.model_json_schema(by_alias=True) for name, shape in _FILES.items()}
    for schema in found.values():
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        schema["properties"]["format"] = {"enum": [1, "1"]}
    _add_decisions(found["sections"])
    return found


def _add_decisions(schema: dict[str, Any]) -> None:
    """Put the shapes of the kinds of decision where the shape of the file only says: a mapping."""
    shapes = [(getattr(all_shapes, kind.shape), "validation") for kind in KINDS.values()]
    links, definitions = models_json_schema(shapes, by_alias=True)  # type: ignore[arg-type]  # pydantic wants the mode as a literal
    schema.setdefault("$defs", {}).update(definitions["$defs"])
    kinds = [links[shape, "validation"] for shape, _ in shapes]
    decisions = {"type": "object", "additionalProperties": {"anyOf": kinds}}
    schema["properties"]["decisions"] = decisions
