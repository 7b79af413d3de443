"""A form as JSON Schema: with titles in both languages, blocks and codes, so that a host can render it."""

from typing import Any

from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.records import STAGE, Field, Record
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.policy.tables import Table
from crmpolicy.values import ValueType
from crmpolicy.wording import Words

Schema = dict[str, Any]


def form_schema(table: Table, form: Record, stage: str | None) -> Schema:
    """Describe a form at a stage; ``x-`` keys carry what JSON Schema has no word for.

    ``x-title`` has the titles by language, ``x-section`` the block and ``x-sections`` all blocks,
    ``x-codes`` the number printed for each word, ``x-order`` that the words rank, ``x-required-from`` the
    stage; ``x-unique`` says that no two forms (no two lines) may agree in it, ``x-personal`` that it is
    about a person.
    """
    wanted = [each.name for each in form.fields if form.wants(each, stage)]
    stages = {STAGE: _stage(form)} if form.stage else {}
    blocks = [{"id": each.id, "x-title": _titles(each.title)} for each in form.sections]
    return {
        **_titled(table.title),
        "type": "object",
        "properties": stages | {each.name: _entry(each, form, stage) for each in form.fields},
        "required": [*stages, *wanted],
        "additionalProperties": False,
        **({"x-sections": blocks} if blocks else {}),
    }


def _stage(form: Record) -> Schema:
    """Describe the stage, the first of them first."""
    scale = form.scale
    if scale is None:
        return {}
    titles = {each: _titles(scale.title_of(each)) for each in form.stages}
    return {**_titled(scale.title), "enum": list(form.stages), "x-titles": titles}


def _entry(entry: Field, form: Record, stage: str | None) -> Schema:
    told = _lines(entry, form, stage) if entry.listed else _plain(entry.fact.type)
    marks: Schema = {"x-section": entry.section, "x-required-from": entry.since}
    marks |= {"x-unique": entry.unique or None, "x-personal": entry.fact.personal or None}
    kept = {name: value for name, value in marks.items() if value is not None}
    return {**told, **_titled(entry.fact.title), **kept}


def _lines(entry: Field, form: Record, stage: str | None) -> Schema:
    """Describe the lines of a list: what each of them has to hold at the stage."""
    line = {
        "type": "object",
        "properties": {each.name: _entry(each, form, stage) for each in entry.lines},
        "required": [each.name for each in entry.lines if form.wants(each, stage)],
        "additionalProperties": False,
    }
    return {"type": "array", "items": line, **({"maxItems": entry.at_most} if entry.at_most else {})}


def _plain(kind: ValueType) -> Schema:
    """Describe the values of an entry; the words of a choice with their titles and printed codes."""
    told = {name: value for name, value in kind.json_schema().items() if name not in ("title", "description")}
    if isinstance(kind, ListOf) and kind.item is not None:
        return {**told, **_worded(kind.item)}
    return {**told, **_worded(kind)}


def _worded(kind: ValueType) -> Schema:
    if not isinstance(kind, Choice | Choices):
        return {}
    values = kind.scale.values
    codes = {each.id: each.code for each in values if each.code}
    titles = {each.id: _titles(each.title) for each in values}
    ranks = {"x-order": "best first"} if kind.scale.ordered else {}
    return {"x-titles": titles, **({"x-codes": codes} if codes else {}), **ranks}


def _titled(title: Words) -> Schema:
    return {"title": title.en, "description": title.zh, "x-title": _titles(title)}


def _titles(title: Words) -> dict[str, str]:
    return dict(zip(Words._fields, title, strict=True))
