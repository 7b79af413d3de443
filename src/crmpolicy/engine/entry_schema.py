"""One entry of a form as JSON Schema: its values, codes and bounds, and what counts as blank."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.rows import UNKNOWN_WORDS
from crmpolicy.policy.scales import Choice, Choices, Scale
from crmpolicy.values import Text, ValueType, plain_number
from crmpolicy.wording import Words

Schema = dict[str, Any]

_BLANK_TEXT: Final = rf"^\s*(?:{'|'.join(UNKNOWN_WORDS)})?\s*$"
BLANK: Final[Schema] = {
    "anyOf": [
        {"type": "null"},
        {"type": "string", "pattern": _BLANK_TEXT},
        {"type": "array", "maxItems": 0},
    ]
}
"""What a form takes for not entered."""
BLANK_AT: Final[Schema] = {"$ref": "#/definitions/blank"}

_BOUNDS: Final = {
    "at_least": "minimum",
    "over": "exclusiveMinimum",
    "up_to": "maximum",
    "under": "exclusiveMaximum",
}


def values(fact: Fact, *, printed: bool = True) -> Schema:
    """Describe what may stand in an entry that is not blank, or be given for a fact.

    Args:
        fact: the entry or fact.
        printed: whether the printed number of a word may be given as a number, as forms have it.

    >>> from crmpolicy.values import Integer
    >>> from crmpolicy.policy.facts import Range
    >>> of_month = Range(at_least=Literally(1), up_to=Literally(12))
    >>> month = Fact("month", "month", Words("月份", "month"), Integer(), of_month)
    >>> values(month)["anyOf"][0]
    {'type': 'integer', 'minimum': 1, 'maximum': 12}
    """
    kind, among = fact.type, fact.range.among
    if isinstance(kind, Choice):
        return _word(kind.scale, among, numbers=printed)
    if isinstance(kind, Choices):
        word = _word(kind.scale, among, numbers=printed)
        return {"anyOf": [word, {"type": "array", "items": word}]}
    if isinstance(kind, ListOf) and kind.item is not None:
        return {"type": "array", "items": _item(kind.item, among)}
    told = _untitled(kind)
    if isinstance(kind, Text) and among:
        return {**told, "enum": list(among)}
    return {**told, "anyOf": [_bounded(each, fact) for each in told["anyOf"]]} if "anyOf" in told else told


def _item(kind: ValueType, among: Sequence[Any]) -> Schema:
    """Describe one value of a list of plain values; there words are told by their spelling alone."""
    if isinstance(kind, Choice):
        return _word(kind.scale, among, numbers=False)
    told = _untitled(kind)
    return {**told, "enum": list(among)} if isinstance(kind, Text) and among else told


def _untitled(kind: ValueType) -> Schema:
    return {name: value for name, value in kind.json_schema().items() if name not in ("title", "description")}


def _word(scale: Scale, among: Sequence[Any], *, numbers: bool) -> Schema:
    """Describe a word in any spelling; a printed number may be given as a number."""
    words = [word for word, means in scale.words.items() if not among or means in among]
    printed = [int(word) for word in words if word.isascii() and word.isdigit() and str(int(word)) == word]
    coded = printed if numbers and any(each.code for each in scale.values) else []
    if not scale.open:
        return {"type": ["string", "integer"] if coded else "string", "enum": [*words, *coded]}
    free: Schema = {"type": "string", "examples": list(scale.ids)}
    return {"anyOf": [free, {"type": "integer", "enum": coded}]} if coded else free


def _bounded(told: Schema, fact: Fact) -> Schema:
    """Put the bounds of an entry to what is given as a number."""
    if told.get("type") not in ("number", "integer"):
        return told
    found: Schema = dict(told)
    for operator, operand in fact.range.bounds():
        number = _as_number(operand)
        if number is None:
            continue
        name = _BOUNDS[operator]
        found.pop("minimum" if "inimum" in name else "maximum", None)
        found[name] = number
    return found


def _as_number(operand: Any) -> int | float | None:
    """Give a bound as JSON writes it; none where a binary number would not be that very bound."""
    value = operand.value if isinstance(operand, Literally) else None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    if value == int(value):
        return int(value)
    number = float(value)
    return number if Decimal(repr(number)) == value else None


def bounds(fact: Fact) -> Schema:
    """Give bounds, step and unit as exact text that a fact's own type reads; texts are held to them too."""
    found = {
        operator: _text(fact.type, operand.value)
        for operator, operand in fact.range.bounds()
        if isinstance(operand, Literally)
    }
    step = getattr(fact.type, "step", None)
    kept: Schema = {"x-range": found} if found else {}
    unit = getattr(fact.type, "unit", None) or getattr(fact.type, "currency", None)
    kept |= {"x-step": plain_number(step)} if step is not None else {}
    return kept | ({"x-unit": str(unit)} if unit is not None else {})


def _text(kind: ValueType, value: Any) -> str:
    told = kind.plain(value)
    return told if isinstance(told, str) else str(told)


def worded(fact: Fact) -> Schema:
    """Give the words of a choice with their titles and printed numbers."""
    kind = getattr(fact.type, "item", None) or fact.type
    scale = getattr(kind, "scale", None)
    if scale is None:
        return {}
    codes = {each.id: each.code for each in scale.values if each.code}
    named = {each.id: titles(each.title) for each in scale.values}
    ranks = {"x-order": "best first"} if scale.ordered else {}
    return {"x-titles": named, **({"x-codes": codes} if codes else {}), **ranks}


def titled(title: Words) -> Schema:
    """Give the title as standard keywords and by language."""
    return {"title": title.en, "description": title.zh, "x-title": titles(title)}


def titles(title: Words) -> dict[str, str]:
    """Give titles by language."""
    return dict(zip(Words._fields, title, strict=True))
