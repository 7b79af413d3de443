"""The types of a DMN file in the words of our policies: what a fact or an output is declared to be."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from crmpolicy.errors import BadValueError
from crmpolicy.interop.dmn.feel import Compared, Interval, UnaryTests, Value, unary_tests
from crmpolicy.interop.dmn.model import Item, Model
from crmpolicy.policy.documents import Shared
from crmpolicy.source.nodes import Plain
from crmpolicy.values import Term, plain_number
from crmpolicy.wording import Words, word

_TYPES: Final = {
    "number": "number",
    "string": "text",
    "boolean": "boolean",
    "date": "date",
    "date and time": "instant",
    "dateTime": "instant",
    "time": "time of day",
    "days and time duration": "term",
    "dayTimeDuration": "term",
    "years and months duration": "term",
    "yearMonthDuration": "term",
}
_LITERALS: Final = {
    "number": "number",
    "string": "text",
    "boolean": "boolean",
    "date": "date",
    "date and time": "instant",
    "time": "time of day",
    "duration": "term",
}
"""Of which of our types a literal of FEEL is."""

NUMBERS: Final = frozenset({"number", "integer", "ratio", "money", "quantity"})
ORDERED: Final = NUMBERS | {"date", "instant", "time of day", "term"}
_PERIOD: Final = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_SIGNS: Final = {"<": "under", "<=": "up_to", ">": "over", ">=": "at_least"}


@dataclass(slots=True)
class ScaleIn:
    """A scale: the texts of the file and the ids that they have here."""

    name: str
    ids: dict[str, str]
    ordered: bool = False
    open: bool = False
    title: Words | None = None
    words: Mapping[str, Words] = field(default_factory=dict)
    declared: bool = True


@dataclass(frozen=True)
class KindIn:
    """A type: its word here and its settings, its range, and how its literals are written."""

    name: str
    unit: str = ""
    step: str = ""
    scale: ScaleIn | None = None
    several: bool = False
    range: Mapping[str, Plain] = field(default_factory=dict)

    def written(self) -> dict[str, Plain]:
        """Write it as a declaration does."""
        if self.several and self.name != "choices":
            return {
                "type": "list",
                "of": self.scale.name if self.scale and self.name != "role" else self.name,
            }
        found: dict[str, Plain] = {"type": self.name}
        if self.scale is not None and self.name != "role":
            found["scale"] = self.scale.name
        found |= {key: value for key, value in (("unit", self.unit), ("step", self.step)) if value}
        return found

    def literal(self, value: Value) -> str:
        """Write a literal.

        Raises:
            BadValueError: it is none of this type.
        """
        if value.kind == "null" or _LITERALS.get(value.kind) != (
            "number" if self.name in NUMBERS else self._plain()
        ):
            raise BadValueError("dmn-literal-type", given=str(value.said), type=word(self.name))
        if self.scale is not None:
            found = self.scale.ids.get(value.said)
            if found is None:
                known = tuple(self.scale.ids)
                raise BadValueError("dmn-not-allowed", given=value.said, known=known)
            return found
        if value.kind == "number":
            return plain_number(value.said)
        if value.kind == "boolean":
            return "yes" if value.said else "no"
        return duration(value.said) if value.kind == "duration" else str(value.said)

    def _plain(self) -> str:
        return "text" if self.scale is not None or self.name in ("text", "weekday") else self.name

    @property
    def ordered(self) -> bool:
        """Whether FEEL knows which value is less."""
        return self.name in ORDERED and not self.several


def duration(text: str) -> str:
    """Write a duration as a term.

    Raises:
        BadValueError: it has seconds, is negative, or mixes months with days.

    >>> duration("PT36H"), duration("P1Y6M")
    ('36h', '18 months')
    """
    match = _PERIOD.fullmatch(text)
    if match is None or not any(match.groups()):
        raise BadValueError("dmn-duration", given=text[:80])
    years, months, days, hours, minutes = (int(each or 0) for each in match.groups())
    told = [
        (12 * years + months, "months")
        if years and months
        else (years, "years")
        if years
        else (months, "months"),
        (days, "days") if not hours and not minutes else (0, "days"),
    ]
    if hours or minutes:
        told.append((24 * days + hours, "h") if not minutes else (60 * (24 * days + hours) + minutes, "min"))
    said = [(amount, unit) for amount, unit in told if amount]
    if len(said) > 1:
        raise BadValueError("dmn-duration", given=text[:80])
    amount, unit = said[0] if said else (0, "days")
    written = f"{amount}{unit}" if unit == "h" else f"{amount} {unit}"
    Term.parse(written)
    return written


class Kinds:
    """Finds the types that a file names, and gathers the scales that they need.

    Args:
        model: the file.
        shared: the words of all documents, which may not be declared again.
        tell: notes what is wrong, with the line.
    """

    def __init__(self, model: Model, shared: Shared, tell: Callable[..., None]) -> None:
        self.model, self.shared, self.tell = model, shared, tell
        self.scales: dict[str, ScaleIn] = {}
        self.roles: dict[str, Words] = {}
        self._found: dict[str, KindIn | None] = {}

    def of(self, name: str, line: int) -> KindIn | None:
        """Give the type of a name; None where it has none, or is faulty and told."""
        plain = " ".join(name.split())
        plain = plain.partition("feel:")[2] or plain
        if plain in ("", "Any"):
            return None
        if plain in _TYPES and self.model.item(plain) is None:
            return _plain(_TYPES[plain])
        if plain not in self._found:
            self._found[plain] = None  # a type that is its own base
            self._found[plain] = self._item(plain, line)
        return self._found[plain]

    def _item(self, name: str, line: int) -> KindIn | None:
        item = self.model.item(name)
        if item is None:
            self.tell("dmn-type-unknown", line, name=name)
            return None
        if item.fields:
            self.tell("dmn-context", item.line, name=name)
            return None
        base = self.of(item.base, item.line)
        if base is None:
            if not item.base or self.model.item(item.base) is None:
                self.tell("dmn-type-unknown", item.line, name=item.base or name)
            return None
        base = _told(base, item)
        tests = self._tests(item.allowed, item.line)
        if tests is not None and tests.tests:
            base = self._allowed(base, item, tests)
        if item.collection:
            return replace(
                base, several=True, name="choices" if item.told.get("kind") == "choices" else base.name
            )
        return base

    def _tests(self, text: str, line: int) -> UnaryTests | None:
        try:
            return unary_tests(text)
        except BadValueError as error:
            self.tell(error.code, line, **error.arguments)
            return None

    def _allowed(self, base: KindIn, item: Item, tests: UnaryTests) -> KindIn:
        """Give a type with its allowed values: words of a scale, a list, or a range."""
        values = [
            each.with_
            for each in tests.tests
            if isinstance(each, Compared) and each.sign == "=" and isinstance(each.with_, Value)
        ]
        values = [each for each in values if isinstance(each, Value) and each.kind != "null"]
        listed = len(values) >= sum(not _is_null(each) for each in tests.tests) and not tests.negated
        try:
            if listed and base.name == "role":
                return self._of_roles(item)
            if listed and base.name == "text" and base.scale is None:
                return self.choice(item.name, [str(each.said) for each in values], item)
            if listed and base.name != "weekday":
                return replace(
                    base, range={"among": [base.literal(each) for each in values if isinstance(each, Value)]}
                )
            if listed:
                return base
            return replace(base, range=_bounds(base, tests))
        except BadValueError as error:
            self.tell(error.code, item.line, **error.arguments)
            return base

    def _of_roles(self, item: Item) -> KindIn:
        self.roles |= {name: each for name, each in item.words.items() if name not in self.shared.roles}
        ids = {name: name for name in item.words}
        return KindIn("role", scale=ScaleIn("", ids, words=item.words, declared=False))

    def choice(
        self, name: str, texts: Sequence[str], item: Item | None = None, *, ordered: bool = False
    ) -> KindIn:
        """Give the type of some words; equal scales are one.

        Args:
            name: how the scale is to be called.
            texts: its words as the file writes them, in their order.
            item: where the file declares them.
            ordered: whether the first is the best.
        """
        told: Mapping[str, str] = item.told if item is not None else {}
        titles = item.words if item is not None else {}
        plain = told.get("kind") == "choice"
        made = ScaleIn(
            slug(name),
            _ids(texts, keep=plain),
            ordered or told.get("ordered") == "yes",
            told.get("open") == "yes",
            item.title if item is not None else None,
            titles,
        )
        known = self.shared.scales.get(made.name)
        if known is not None and _same(made, known):
            made.declared = False
        while made.declared and (made.name in self.shared.scales or self._taken(made)):
            made.name += "_"
        self.scales.setdefault(made.name, made)
        return KindIn("choice", scale=self.scales[made.name])

    def _taken(self, made: ScaleIn) -> bool:
        known = self.scales.get(made.name)
        return known is not None and (known.ids, known.ordered, known.open) != (
            made.ids,
            made.ordered,
            made.open,
        )


def _same(made: ScaleIn, known: Any) -> bool:
    """Tell whether a scale of all documents has the same words in the same order."""
    return tuple(made.ids.values()) == known.ids and (made.ordered, made.open) == (known.ordered, known.open)


def _plain(name: str) -> KindIn:
    return KindIn(name, step="any" if name == "number" else "")


def _told(base: KindIn, item: Item) -> KindIn:
    """Give a number its unit, where the file tells what it is here."""
    kind = item.told.get("kind")
    if kind == "role" and base.name == "text":
        return KindIn("role")
    if kind == "weekday" and base.name == "text":
        return KindIn("weekday")
    if kind not in NUMBERS or base.name not in NUMBERS:
        return base
    unit = item.told.get("unit", "") if kind in ("quantity", "money") else ""
    return KindIn(kind, unit, "" if kind == "integer" else item.told.get("step", "any"))


def _is_null(test: Compared | Interval) -> bool:
    return isinstance(test, Compared) and isinstance(test.with_, Value) and test.with_.kind == "null"


def _bounds(kind: KindIn, tests: UnaryTests) -> dict[str, Plain]:
    """Give the bounds that one test sets.

    Raises:
        BadValueError: several tests, or a type without order.
    """
    left = [each for each in tests.tests if not _is_null(each)]
    if len(left) != 1 or tests.negated or not kind.ordered:
        raise BadValueError("dmn-allowed")
    return bounds(kind, left[0])


def bounds(kind: KindIn, test: Compared | Interval) -> dict[str, Plain]:
    """Give the bounds of a test between literals.

    Raises:
        BadValueError: a bound is no literal of the type.
    """
    if isinstance(test, Compared):
        return {_SIGNS[test.sign]: _bound(kind, test.with_)}
    low = "at_least" if test.low_included else "over"
    high = "up_to" if test.high_included else "under"
    return {low: _bound(kind, test.low), high: _bound(kind, test.high)}


def _bound(kind: KindIn, operand: Any) -> str:
    if not isinstance(operand, Value):
        raise BadValueError("dmn-allowed")
    return kind.literal(operand)


def slug(name: str) -> str:
    """Make a name of ours: one word of letters, digits and underscores that does not begin with a digit.

    >>> slug("Applicant Age"), slug("2nd.try"), slug("年 采购额")
    ('Applicant_Age', 'x2nd_try', '年_采购额')
    """
    found = re.sub(r"\W+", "_", name).strip("_") or "x"
    found = f"x{found}" if not re.match(r"[^\W\d]", found) else found
    return f"{found}_" if found in _RESERVED else found


_RESERVED: Final = frozenset({"any", "events", "required", "optional", "parameter", "entry", "now"})


def _ids(texts: Sequence[str], *, keep: bool) -> dict[str, str]:
    """Give each text an id; our own ids stay as they are."""
    found: dict[str, str] = {}
    for each in texts:
        name = each if keep else slug(each)
        while name in found.values():
            name += "_"
        found.setdefault(each, name)
    return found
