"""A form as JSON Schema: with titles in both languages, blocks and codes, so that a host can render it."""

from collections.abc import Iterable
from typing import Final

from crmpolicy.engine.entry_schema import BLANK, BLANK_AT, Schema, bounds, titled, titles, values, worded
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.records import STAGE, Field, Record
from crmpolicy.policy.tables import Table

_DEFINITIONS: Final[Schema] = {"blank": BLANK}


def form_schema(table: Table, form: Record, stage: str | None, around: Iterable[Fact] = ()) -> Schema:
    """Describe a form at a stage; ``x-`` keys carry what JSON Schema has no word for.

    ``x-title`` has the titles by language, ``x-section`` the block and ``x-sections`` all blocks,
    ``x-codes`` the number printed for each word, ``x-order`` that the words rank, ``x-range`` the bounds and
    ``x-step`` the step as exact text, ``x-required-from`` the stage; ``x-unique`` says that no two forms (no
    two lines) may agree in it, ``x-personal`` that it is about a person.

    Args:
        table: the question.
        form: its entries, blocks and stages.
        stage: the one that is described; without it the first, and the form may name any.
        around: facts that rules look at besides the entries.
    """
    at = stage or (form.stages[0] if form.stages else None)
    wanted = [each.name for each in form.fields if form.wants(each, at)]
    stages = {STAGE: _stage(form, stage)} if form.stage else {}
    blocks = [{"id": each.id, "x-title": titles(each.title)} for each in form.sections]
    return {
        **titled(table.title),
        "type": "object",
        "properties": {
            **stages,
            **{each.name: _entry(each, form, at) for each in form.fields},
            **{each.name: _described(each, wanted=False) for each in around},
        },
        "required": [*stages, *wanted],
        "additionalProperties": False,
        "definitions": _DEFINITIONS,
        **({"x-sections": blocks} if blocks else {}),
    }


def _stage(form: Record, stage: str | None) -> Schema:
    """Describe the stage, the first of them first; where one is asked for, no other fits."""
    scale = form.scale
    if scale is None:
        return {}
    named = {each: titles(scale.title_of(each)) for each in form.stages}
    spelled = [word for each in form.stages for word, means in scale.words.items() if means == each]
    allowed = [word for word in spelled if stage in (None, scale.words[word])]
    return {**titled(scale.title), "type": "string", "enum": allowed, "x-titles": named}


def _entry(entry: Field, form: Record, stage: str | None) -> Schema:
    wanted = form.wants(entry, stage)
    told = (
        _blank_or(_lines(entry, form, stage), entry.fact, wanted=wanted)
        if entry.listed
        else _described(entry.fact, wanted=wanted)
    )
    marks: Schema = {"x-section": entry.section, "x-required-from": entry.since}
    marks |= {"x-unique": entry.unique or None, "x-personal": entry.fact.personal or None}
    return {**told, **{name: value for name, value in marks.items() if value is not None}}


def _lines(entry: Field, form: Record, stage: str | None) -> Schema:
    """Describe the lines of a list: what each of them has to hold at the stage."""
    line = {
        "type": "object",
        "properties": {each.name: _entry(each, form, stage) for each in entry.lines},
        "required": [each.name for each in entry.lines if form.wants(each, stage)],
        "additionalProperties": False,
    }
    return {"type": "array", "items": line, **({"maxItems": entry.at_most} if entry.at_most else {})}


def _described(fact: Fact, *, wanted: bool) -> Schema:
    return {**_blank_or(values(fact), fact, wanted=wanted), **worded(fact), **bounds(fact)}


def _blank_or(told: Schema, fact: Fact, *, wanted: bool) -> Schema:
    """Let an entry be blank, or demand that it is not."""
    may_be = {**told, "not": BLANK_AT} if wanted else {"anyOf": [told, BLANK_AT]}
    return {**may_be, **titled(fact.title)}
