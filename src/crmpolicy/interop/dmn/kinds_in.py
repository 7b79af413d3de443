"""The types of a DMN file in the words of our policies: what a fact or an output is declared to be."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from crmpolicy.errors import BadValueError
from crmpolicy.interop.dmn.feel import Compared, Interval, UnaryTest, UnaryTests, Value, unary_tests
from crmpolicy.interop.dmn.gaps_in import is_empty, span_of
from crmpolicy.interop.dmn.literals_in import LITERALS, duration, value_of
from crmpolicy.interop.dmn.model import Column, Item, Model
from crmpolicy.policy.documents import Shared
from crmpolicy.source.nodes import Plain
from crmpolicy.values import plain_number
from crmpolicy.wording import Words, word

_TYPES: Final = {
    "number": "number",
    "integer": "integer",
    "long": "integer",
    "double": "number",
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
"""The types of FEEL, how XML calls some of them, and those of whole and broken numbers that Camunda has."""
NUMBERS: Final = frozenset({"number", "integer", "ratio", "money", "quantity"})
ORDERED: Final = NUMBERS | {"date", "instant", "time of day", "term"}
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
        if value.kind == "null" or LITERALS[value.kind] != self._plain():
            raise BadValueError("dmn-literal-type", given=_shown(value), type=word(self.name))
        if self.scale is not None:
            found = self.scale.ids.get(value.said)
            if found is None:
                known = tuple(self.scale.ids)
                raise BadValueError("dmn-not-allowed", given=value.said, known=known)
            return found
        found = value_of(value)
        if value.kind == "number":
            if self.name == "integer" and found != int(found):
                raise BadValueError("dmn-literal-type", given=_shown(value), type=word(self.name))
            return plain_number(found)
        if value.kind == "boolean":
            return "yes" if found else "no"
        return duration(value.said) if value.kind == "duration" else str(value.said)

    def _plain(self) -> str:
        if self.name in NUMBERS:
            return "number"
        return "text" if self.scale is not None or self.name in ("text", "weekday") else self.name

    @property
    def ordered(self) -> bool:
        """Whether FEEL knows which value is less."""
        return self.name in ORDERED and not self.several


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
        for each in reversed(self._bases(plain)):
            self._found[each] = None  # a type that is its own base
            self._found[each] = self._item(each, line)
        return self._found[plain]

    def _bases(self, name: str) -> list[str]:
        """Name a type and those that it rests on, as far as they are not read yet."""
        found: dict[str, None] = {}
        while name not in found and name not in self._found:
            found[name] = None
            item = self.model.item(name)
            base = " ".join(item.base.split()) if item is not None and not item.fields else ""
            name = base if self.model.item(base) is not None else name
        return [*found]

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

    def with_values(self, kind: KindIn, name: str, columns: Sequence[Column]) -> KindIn:
        """Give the type of an input with the values that columns allow it (``inputValues``)."""
        found: KindIn | None = None
        for each in columns:
            tests = self._tests(each.allowed, each.line)
            if tests is None or not tests.tests:
                continue
            here = Item(name, allowed=each.allowed, line=each.line)
            one = self._allowed(replace(kind, several=False), here, tests)
            if (found or one) != one or (kind.range and kind.range != one.range):
                self.tell("dmn-values-differ", each.line, name=name)
            found = replace(one, several=kind.several)
        return found or kind

    def _allowed(self, base: KindIn, item: Item, tests: UnaryTests) -> KindIn:
        """Give a type with its allowed values: words of a scale, a list, or a range."""
        here = [each for each in tests.tests if not _is_null(each)]
        values = [
            each.with_
            for each in here
            if isinstance(each, Compared) and each.sign == "=" and isinstance(each.with_, Value)
        ]
        try:
            if len(values) == len(here) and not tests.negated:
                return self._listed(base, item, values)
            return replace(base, range=_bounds(base, here, negated=tests.negated))
        except BadValueError as error:
            self.tell(error.code, item.line, **error.arguments)
            return base

    def _listed(self, base: KindIn, item: Item, values: Sequence[Value]) -> KindIn:
        texts = [str(each.said) for each in values]
        if base.name == "role":
            return self._of_roles(item)
        if base.name == "text":
            return self.choice(item.name, texts, item)
        if base.name == "weekday" or (base.scale is not None and {*texts} == {*base.scale.ids}):
            return base
        return replace(base, range={"among": [base.literal(each) for each in values]})

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


def _shown(value: Value) -> str:
    """Write a literal for people, who may have written a number of a million digits."""
    return "null" if value.kind == "null" else f"{value.said}"[:80]


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


def _bounds(kind: KindIn, tests: Sequence[UnaryTest], *, negated: bool) -> dict[str, Plain]:
    """Give the bounds that one test sets.

    Raises:
        BadValueError: several tests, a type without order, or no value lies between.
    """
    if len(tests) != 1 or negated or not kind.ordered:
        raise BadValueError("dmn-allowed")
    span = span_of(tests[0])
    if span is None or is_empty(span):
        raise BadValueError("dmn-allowed")
    return bounds(kind, tests[0])


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
