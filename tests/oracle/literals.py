"""Values as the oracle sees them: numbers are fractions, words are ids, terms are hours."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from fractions import Fraction
from typing import Any

Spec = Mapping[str, Any]
UNLIMITED = "no limit \0"
TRUTHS = {"yes": True, "true": True, "是": True, "no": False, "false": False, "否": False}
NUMBERS = ("ratio", "money", "number", "integer", "quantity")
WORDY = ("choice", "choices", "boolean", "text")
_FACTORS: Mapping[str, int | Fraction] = {
    "": 1, "%": Fraction(1, 100), "‰": Fraction(1, 1000), "元": 1, "CNY": 1, "t": 1, "吨": 1,
    "kg": Fraction(1, 1000),
}  # fmt: skip
_MULTIPLIERS = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_NUMBER = re.compile(
    r"([+-]?[\d,]+(?:\.\d+)?(?:[eE][+-]?\d+)?) *"
    rf"({'|'.join(sorted(_MULTIPLIERS, key=len, reverse=True))}) *({'|'.join(_FACTORS)})"
)


def number(text: str) -> Fraction:
    """Read a number with its multiplier and unit.

    >>> number("1000万元"), number("2.5%"), number("500 kg")
    (Fraction(10000000, 1), Fraction(1, 40), Fraction(1, 2))
    """
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    digits, multiplier, unit = found.groups()
    return Fraction(digits.replace(",", "")) * _MULTIPLIERS[multiplier] * _FACTORS[unit]


def hours(text: str) -> Fraction:
    """Read a term; the oracle's policies measure in hours only.

    >>> hours("4h")
    Fraction(4, 1)
    """
    return Fraction(text.strip().removesuffix("h").removesuffix(" "))


def moment(text: str) -> datetime:
    """Read a moment with its offset."""
    return datetime.fromisoformat(text).astimezone(UTC)


def spellings(scale: Spec) -> dict[str, str]:
    """Give every way to write a word of a scale, and its id."""
    found: dict[str, str] = {}
    for value in scale["values"]:
        also = value.get("also", [])
        ways = [value["id"], *value.get("title", {}).values(), *([also] if isinstance(also, str) else also)]
        found.update(dict.fromkeys(ways, value["id"]))
    return found


def order(scale: Spec) -> list[str]:
    """Give the ids of a scale in their order."""
    return [value["id"] for value in scale["values"]]


def literal(spec: Spec, written: Any, scales: Mapping[str, Spec]) -> Any:
    """Read a written value of a declared type.

    Raises:
        ValueError: no value of the type.
    """
    kind = spec["type"]
    if kind == "choices":
        words = [written] if isinstance(written, str) else written
        ids = {_word(scales[spec["scale"]], each) for each in words}
        return tuple(each for each in order(scales[spec["scale"]]) if each in ids)
    if kind == "list":
        return tuple(literal({"type": spec["of"]}, each, scales) for each in written)
    if kind == "choice":
        return _word(scales[spec["scale"]], written)
    return _plain(kind, written)


def _word(scale: Spec, written: str) -> str:
    found = spellings(scale).get(written)
    if found is None:
        raise ValueError(written)
    return found


def _plain(kind: str, written: str) -> Any:
    if kind in NUMBERS:
        return number(written)
    if kind == "boolean":
        if written not in TRUTHS:
            raise ValueError(written)
        return TRUTHS[written]
    readers: Mapping[str, Any] = {
        "term": hours,
        "date": date.fromisoformat,
        "instant": moment,
        "time of day": lambda text: time.fromisoformat(text.zfill(5)),
    }
    return readers.get(kind, str)(written)


def seen(value: Any) -> Any:
    """Put a value that was read into the oracle's form."""
    if value is None or isinstance(value, bool | str | datetime | date | time):
        return value
    if hasattr(value, "given") or isinstance(value, Mapping):
        fields = value if isinstance(value, Mapping) else value.given()
        return {name: seen(each) for name, each in fields.items()}
    if isinstance(value, tuple | list):
        return tuple(seen(each) for each in value)
    for name in ("entry", "every"):  # what a form tells of an entry that cannot be used; a calendar period
        if hasattr(value, name):
            return seen(getattr(value, name))
    if hasattr(value, "amount"):
        return Fraction(value.amount) * {"hour": 1}[value.unit]
    return Fraction(value)
