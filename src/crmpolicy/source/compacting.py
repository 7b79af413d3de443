"""Writes the table of shapes that good files are compared with, from the pydantic shapes."""

from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from crmpolicy.source.shaped import all_shapes

HEAD = '"""The shapes of files as plain data; generated from the shapes by `crmpolicy types`."""\n\n'


def quick_table() -> str:
    """Give the text of ``quick_table.py``."""
    models = all_shapes()
    lines = [f"    {name!r}: {_model(models[name])!r},\n" for name in sorted(models)]
    text = f"{HEAD}from typing import Any, Final\n\nMODELS: Final[dict[str, Any]] = {{\n{''.join(lines)}}}\n"
    return text.replace("'", '"')


def _model(model: type[BaseModel]) -> tuple[dict[str, Any], tuple[str, ...]]:
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    required = tuple(name for name, field in fields.items() if field.is_required())
    return {name: _kind(field.annotation) for name, field in fields.items()}, required


def _kind(annotation: Any) -> Any:
    """Put an annotation into plain data."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _kind(inner[0])
    if origin is Literal:
        return ("words", inner)
    if origin in (list, dict):
        return ("list" if origin is list else "map", _kind(inner[-1]))
    if inner:
        return _union([_kind(each) for each in inner if each is not type(None)])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return ("keys", annotation.__name__)
    return "text" if annotation is str else "any"


def _union(kinds: list[Any]) -> Any:
    """Put alternatives in the order text, list, mapping; each stands for one kind of node."""
    if len(kinds) == 1:
        return kinds[0]
    found: list[Any] = [None, None, None]
    for kind in kinds:
        for place, each in enumerate(kind[1:] if kind[0] == "either" else _placed(kind)):
            found[place] = each if each is not None else found[place]
    return ("either", *found)


def _placed(kind: Any) -> list[Any]:
    if kind == "text" or kind[0] == "words":
        return [kind, None, None]
    return [None, kind, None] if kind[0] == "list" else [None, None, kind]
