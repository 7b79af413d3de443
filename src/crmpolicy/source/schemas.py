"""JSON Schema of each kind of file, for completion and checks in editors.

The shapes are the source; what editors may suggest is added, and every key says in both languages what
it is for. Old language servers read draft 7 alone and new ones a part of what came later: what is written
here means the same to both.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic.json_schema import models_json_schema

from crmpolicy.source.calendar_shapes import CalendarFile
from crmpolicy.source.column_shapes import ColumnsFile
from crmpolicy.source.plain_shapes import File
from crmpolicy.source.plainer import DRAFT, Schema, plainer
from crmpolicy.source.resolve.kinds import KINDS
from crmpolicy.source.shaped import all_shapes
from crmpolicy.source.shapes import (
    CasesFile,
    ClausesFile,
    CompanyFile,
    DocumentFile,
    PolicyFile,
    SubjectsFile,
)
from crmpolicy.source.suggesting import SUGGESTED, definitions
from crmpolicy.wording.keys import KEYS

_FILES: Final[Mapping[str, type[File]]] = {
    "sections": PolicyFile,
    "document": DocumentFile,
    "subjects": SubjectsFile,
    "clauses": ClausesFile,
    "company": CompanyFile,
    "cases": CasesFile,
    "calendar": CalendarFile,
    "columns": ColumnsFile,
}
_OURS: Final = frozenset(definitions())


def json_schemas() -> dict[str, Schema]:
    """Give the JSON Schema of each kind of file, by kind.

    >>> sorted(json_schemas())
    ['calendar', 'cases', 'clauses', 'columns', 'company', 'document', 'sections', 'subjects']
    """
    return {kind: _schema(shape) for kind, shape in _FILES.items()}


def schema_texts() -> dict[str, str]:
    """Give the text of each schema as it is kept in a file, by the name of the file.

    >>> schema_texts()["clauses.json"].splitlines()[:2]
    ['{', '  "$schema": "http://json-schema.org/draft-07/schema#",']
    """
    found = json_schemas().items()
    return {f"{kind}.json": json.dumps(each, ensure_ascii=False, indent=2) + "\n" for kind, each in found}


def _schema(shape: type[File]) -> Schema:
    kinds = {kind.shape for kind in KINDS.values()} if shape is PolicyFile else set()
    shapes = [shape, *(all_shapes()[name] for name in sorted(kinds))]
    _, described = models_json_schema([(each, "validation") for each in shapes], by_alias=True)
    known = {name: plainer(each) for name, each in described["$defs"].items()}
    if kinds:
        known[shape.__name__]["properties"]["decisions"] = _decisions(kinds)
    told = {name: _suggesting(name, each) for name, each in {**known, **definitions()}.items()}
    root = told[shape.__name__]
    used = _reached(root, told)
    below = {"definitions": {name: told[name] for name in sorted(used)}} if used else {}
    return {"$schema": DRAFT, **root, **below}


def _decisions(kinds: set[str]) -> Schema:
    """Say that a decision has the shape of its kind, where the shape of the file only says: a mapping."""
    links = [{"$ref": f"#/definitions/{name}"} for name in sorted(kinds)]
    return {"type": "object", "additionalProperties": links[0] if len(links) == 1 else {"anyOf": links}}


def _suggesting(shape: str, schema: Schema) -> Schema:
    """Put suggestions and descriptions to the keys of a shape; alternatives have keys too."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [_suggesting(shape, each) for each in schema["anyOf"]]}
    if "properties" not in schema:
        return schema
    keys = {name: _key(shape, name, each) for name, each in schema["properties"].items()}
    return {**schema, "properties": keys}


def _key(shape: str, name: str, schema: Schema) -> Schema:
    """Give what an editor knows of a key; some lose a description beside a ``$ref``, none misread it."""
    suggested = None if shape in _OURS else SUGGESTED.get(f"{shape}.{name}") or SUGGESTED.get(name)
    said = KEYS.get(f"{shape}.{name}") or KEYS[name]
    return {"description": f"{said.zh}\n\n{said.en}", **(suggested or schema)}


def _reached(schema: Schema, known: Mapping[str, Schema]) -> set[str]:
    """Name the definitions that a schema uses, those used by them too."""
    found: set[str] = set()
    waiting = list(_links(schema))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(_links(known[name]))
    return found


def _links(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"].rpartition("/")[2]
        for each in schema.values():
            yield from _links(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from _links(each)
