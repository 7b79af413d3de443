"""How types, places and policies are put into words; one way for all commands."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from crmpolicy.cli.speaking import Speaker
from crmpolicy.company import shipped
from crmpolicy.errors import Location
from crmpolicy.policy.documents import Document
from crmpolicy.policy.facts import Fact, ListOf, Range
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import ValueType, find_currency, find_unit

WORDS_SHOWN = 8


def unit_of(kind: ValueType) -> str | None:
    """Give the unit or the currency of a type, as it is written in policies."""
    unit: str | None = getattr(kind, "unit", None) or getattr(kind, "currency", None)
    return unit


def kind_said(speaker: Speaker, kind: ValueType) -> str:
    """Word a type: the words of a scale, a unit, what a list holds.

    >>> from crmpolicy.values import Money, Ratio
    >>> kind_said(Speaker("zh"), Money()), kind_said(Speaker("en"), Ratio())
    ('金额（元）', 'ratio')
    """
    if isinstance(kind, Choice | Choices):
        return _scale_said(speaker, kind)
    said = speaker.word(kind.name)
    if isinstance(kind, ListOf):
        inside = kind_said(speaker, kind.item) if kind.item else _fields_said(speaker, kind)
        return speaker.say("cli-kind-of", kind=said, unit=inside)
    if isinstance(kind, MappingOf):
        return speaker.say("cli-kind-of", kind=said, unit=kind_said(speaker, kind.of))
    unit = unit_of(kind)
    return speaker.say("cli-kind-of", kind=said, unit=_unit_said(speaker, kind, unit)) if unit else said


def _unit_said(speaker: Speaker, kind: ValueType, unit: str) -> str:
    if kind.name == "quantity":
        return speaker.put(find_unit(unit).many)
    currency = find_currency(unit)
    return currency.id if speaker.language == "zh" else currency.code


def _scale_said(speaker: Speaker, kind: Choice | Choices) -> str:
    titles = [speaker.put(each.title) for each in kind.scale.values]
    shown = " / ".join(titles[:WORDS_SHOWN])
    if len(titles) > WORDS_SHOWN:
        shown = speaker.say("cli-and-more", shown=shown, count=str(len(titles)))
    return speaker.say("cli-several-of", words=shown) if isinstance(kind, Choices) else shown


def _fields_said(speaker: Speaker, kind: ListOf) -> str:
    return speaker.say("cli-joint").join(speaker.put(each.title) for each in kind.fields)


def fact_said(speaker: Speaker, fact: Fact) -> str:
    """Word what may be given for a fact: its type, its range, whether it may be unknown."""
    parts = [kind_said(speaker, fact.type), range_said(speaker, fact.type, fact.range)]
    parts += [speaker.say("cli-may-be-unknown")] if fact.unknown else []
    return speaker.say("cli-joint").join(part for part in parts if part)


def range_said(speaker: Speaker, kind: ValueType, allowed: Range) -> str:
    """Word the literal bounds of a range; bounds that name parameters are left out."""
    bounds = [
        speaker.say(
            "cli-bound", test=speaker.word(operator), value=kind.show(operand.value, speaker.language)
        )
        for operator, operand in allowed.bounds()
        if isinstance(operand, Literally)
    ]
    return speaker.say("cli-joint").join(bounds)


def value_said(speaker: Speaker, kind: ValueType, value: Any) -> str:
    """Word a value; no limit and unknown are words too."""
    if value is UNLIMITED:
        return speaker.say("cli-no-limit")
    return speaker.word("unknown") if value is None else kind.show(value, speaker.language)


def value_data(kind: ValueType, value: Any) -> Any:
    """Give a value as JSON; no limit is the word ``unlimited``."""
    return "unlimited" if value is UNLIMITED else None if value is None else kind.plain(value)


_FOLDS = {
    "worst": "cli-fold-worst",
    "best": "cli-fold-best",
    "earliest": "cli-fold-earliest",
    "latest": "cli-fold-latest",
    "max": "cli-fold-max",
    "min": "cli-fold-min",
    "sum": "cli-fold-sum",
    "count": "cli-fold-count",
    "list": "cli-fold-list",
    "union": "cli-fold-union",
    "intersection": "cli-fold-intersection",
    "all": "cli-fold-all",
    "any": "cli-fold-any",
    "chosen": "cli-fold-chosen",
}


def fold_said(speaker: Speaker, fold: str) -> str:
    """Word how several answers become one."""
    return speaker.say(_FOLDS[fold])


def document_said(speaker: Speaker, document: Document) -> str:
    """Name a document with its version."""
    return speaker.say("cli-document", title=document.title, version=str(document.version))


def short(file: str) -> str:
    """Shorten a path: from here where it lies below, from the library's folder where it travels with it."""
    path = Path(file)
    for root in (Path.cwd(), shipped().parent):
        if path.is_absolute() and path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.as_posix()


def place_said(place: Location | None) -> str:
    """Write a place as people click it: file and line."""
    return f"{short(place.file)}:{place.line}" if place else ""


def short_place(place: Location) -> Location:
    """Give a place whose file is shortened, for where it is read and not clicked."""
    return place._replace(file=short(place.file))


def place_data(place: Location | None) -> dict[str, Any] | None:
    """Give a place as JSON."""
    return {"file": place.file, "line": place.line, "column": place.column} if place else None


def percent(part: Decimal | int, whole: Decimal | int) -> str:
    """Write a share with two decimals, for people; decisions never rest on it.

    >>> percent(1, 3)
    '33.33%'
    """
    hundredths = round(Fraction(part) * 10_000 / Fraction(whole)) if whole else 0
    return f"{hundredths // 100}.{hundredths % 100:02d}%"
