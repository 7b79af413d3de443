"""The digest of a policy set: what it means, not how it is laid out or worded."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Final

from crmpolicy.policy.documents import Document
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.unlimited import Unlimited
from crmpolicy.values import plain_number

SEMANTICS: Final = 1
"""Raised whenever this engine gives another answer to the same policies and facts."""

LAYOUT: Final = frozenset(
    {
        "place",
        "title",
        "folder",
        "company_file",
        "company_place",
        "clauses",
        "readings",
        "covers",
        "summary",
        "origin",
        "reason",
    }
)
"""Fields that say where a thing stands or how it is called, not what it means."""

KEYED: Final = frozenset(
    {
        "cases",
        "combine",
        "derive",
        "distinct",
        "duties",
        "empty",
        "ends",
        "fields",
        "instead_of",
        "outputs",
        "reach",
        "requires",
        "restarts",
        "start",
        "tests",
        "then",
        "to",
        "words",
    }
)
"""Fields that are written as mappings, or as lists whose order means nothing."""


COVERED: Final = (
    "facts", "scales", "parameters", "tables", "chosen", "joins", "scale_maps", "fact_maps", "roles",
    "calendar",
)  # fmt: skip
"""What decides; documents count by version, as their contents are merged in these."""

LIVING_ON: Final = ("facts", "scales", "parameters", "tables")
"""Of these, what a document declares is one object in all policy sets that are made of the document."""

MOST_KEPT: Final = 6_000  # texts; the largest company has about seventeen hundred
_KEPT: Final[dict[int, tuple[Any, str]]] = {}


def digest_of(effective: Effective) -> str:
    """Give the digest as 64 hexadecimal digits, the same in every process."""
    told = {
        "semantics": _text(SEMANTICS),
        "company": _text((effective.company, effective.zone, effective.currency)),
        "documents": _text({key: _identity(document) for key, document in effective.documents.items()}),
        **{name: meaning_text(getattr(effective, name)) for name in COVERED if name not in LIVING_ON},
        **{
            name: _object({key: kept_text(each) for key, each in getattr(effective, name).items()})
            for name in LIVING_ON
        },
    }
    return hashlib.sha256(_object(told).encode("utf-8")).hexdigest()


# made once: `json.dumps` makes an encoder for every call that asks for anything special
_WRITTEN: Final = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))
_IN_ORDER: Final = json.JSONEncoder(sort_keys=True)


def _text(told: Any) -> str:
    return _WRITTEN.encode(told)


def _object(texts: Mapping[str, str]) -> str:
    """Put the texts of its values into the text of a mapping."""
    return "{" + ",".join(f"{_text(key)}:{texts[key]}" for key in sorted(texts)) + "}"


def meaning_text(thing: Any) -> str:
    """Give what a thing means as text.

    >>> meaning_text(("a", Decimal("0.10")))
    '["a",{"number":"0.1"}]'
    """
    return _text(meaning(thing))


def kept_text(model: Any) -> str:
    """Give what a model means as text, made once: a document that is read once serves many policy sets."""
    kept = _KEPT.get(id(model))
    if kept is not None and kept[0] is model:
        return kept[1]
    if len(_KEPT) >= MOST_KEPT:
        _KEPT.clear()
    text = meaning_text(model)
    _KEPT[id(model)] = (model, text)
    return text


def _identity(document: Document) -> tuple[Any, ...]:
    return (document.version, str(document.in_force_from), str(document.in_force_to), document.zone)


def meaning(thing: Any) -> Any:
    """Put a model into plain data that is equal exactly when the meaning is.

    >>> meaning(Decimal("0.10")) == meaning(Decimal("0.1"))
    True
    """
    kind: Any = type(thing)
    if kind is str or thing is None or isinstance(thing, (str, int)):
        return thing
    names = _told_fields(kind)
    if names is not None:
        told = {"is": kind.__name__}
        for name, keyed in names:
            value = meaning(getattr(thing, name))
            told[name] = _sorted(value) if keyed else value
        return told
    if isinstance(thing, (tuple, list)):
        return [meaning(each) for each in thing]
    if isinstance(thing, Mapping):
        return {str(key): meaning(value) for key, value in thing.items()}
    if isinstance(thing, frozenset):
        return _sorted([meaning(each) for each in thing])
    return _plain(thing)


@cache
def _told_fields(kind: Any) -> tuple[tuple[str, bool], ...] | None:
    """Name the fields of a model that carry meaning, and which are keyed; ``None`` where it is no model."""
    if not is_dataclass(kind):
        return None
    return tuple((each.name, each.name in KEYED) for each in fields(kind) if each.name not in LAYOUT)


def _sorted(told: Any) -> Any:
    if not isinstance(told, list) or len(told) < 2:  # noqa: PLR2004 - nothing to put in order
        return told
    return sorted(told, key=_IN_ORDER.encode)


def _plain(value: Any) -> Any:
    """Mark what plain data cannot tell apart from text."""
    if isinstance(value, Decimal | Fraction):
        return {"number": plain_number(value)}
    if isinstance(value, date | time):
        return {"time": value.isoformat()}
    return {"unlimited": True} if isinstance(value, Unlimited) else value
