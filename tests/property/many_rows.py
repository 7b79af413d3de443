"""Frames of a question with the types that cells have in practice: thresholds, what is beside them, bad rows.

Every column has one type. A row says what its cells say, so the single evaluation can be asked of the same.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from math import isfinite
from random import Random
from typing import Any, Final, NamedTuple

import pandas as pd
import pyarrow as pa

from crmpolicy.engine.behind import asked_with
from crmpolicy.errors import BadValueError
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.portfolio.cutting import known_by
from crmpolicy.testing.amounts import NUMBERS, neighbours
from crmpolicy.testing.thresholds import thresholds
from crmpolicy.wording import Words
from tests.property.bad_facts import NO_WORD, bad_values
from tests.property.every_point import GROUP, NOW, good

DECIMALS: Final = 12
DIGITS: Final = 38
_WIDE: Final = Context(prec=DIGITS)
MOST_WORDS: Final = 40
CHANGED: Final = 0.3  # of the facts of a row that is put together
SPOILT: Final = 2  # ways to spoil a fact in otherwise good rows
SELDOM: Final = 0.05
NUMBER: Final = "number of the row"  # no fact: it is kept aside
FINEST_FLOAT: Final = 1e-13
UNKNOWN: Final = "unknown"
REFUSED: Final = object()
Row = dict[str, Any]


class Form(NamedTuple):
    """How a column keeps a fact: as what, of which type of Arrow, and of entries the forms of the fields."""

    kind: str
    arrow: pa.DataType
    fields: Mapping[str, "Form"]


@dataclass(frozen=True)
class Asked:
    """Rows of a question, each without what it does not say, and their columns."""

    name: str
    rows: Sequence[Row]
    forms: Mapping[str, Form]

    def arrow(self) -> pa.Table:
        """Give the rows as a table of Arrow, numbered."""
        cells = {
            key: pa.array([row.get(key) for row in self.rows], type=form.arrow)
            for key, form in self.forms.items()
        }
        return pa.table({NUMBER: range(len(self.rows)), **cells})

    def pandas(self) -> pd.DataFrame:
        """Give the rows as pandas keeps them: exact numbers, days and lists are objects."""
        columns = {NUMBER: pd.Series(range(len(self.rows)))}
        for key, form in self.forms.items():
            cells = [row.get(key) for row in self.rows]
            missing = any(each is None for each in cells)
            columns[key] = pd.Series(cells, dtype=_PANDAS.get((form.kind, missing), object))
        return pd.DataFrame(columns)


def asked(name: str, count: int, *, apart: int | None = None) -> Asked:
    """Make rows of a question, the same in every run.

    Args:
        name: the question.
        count: how many rows.
        apart: how many of them are different; the others say the same again.
    """
    random = Random(name)  # noqa: S311 - rows for tests, no secrets
    facts = {fact.key: fact for point in asked_with(GROUP, name) for fact in _facts(point)}
    plain = {fact.name: key for key, fact in reversed(facts.items())}
    drawn = [{plain.get(fact, fact): cell for fact, cell in each.items()} for each in good(name)]
    facts = {
        key: fact for key, fact in facts.items() if fact.derived is None or any(key in one for one in drawn)
    }
    given = {key: [_said(one[key]) for one in drawn if key in one] for key in facts}
    found = {key: _form(fact, given[key], random) for key, fact in facts.items()}
    forms = {key: form for key, form in found.items() if form is not None}
    bases = [
        {key: _fit(forms[key], facts[key], _said(one[key])) for key in forms if key in one} for one in drawn
    ]
    cells = {key: _cells(forms[key], facts[key], given[key], name) for key in forms}
    rows = [*_rows(bases, cells, apart or count, random)]
    rows += random.choices(rows, k=count - len(rows))
    random.shuffle(rows)
    heads = _heads(name, forms, [*facts.values()])
    told = [{heads[key]: cell for key, cell in row.items() if cell is not None} for row in rows]
    return Asked(name, told, {heads[key]: form for key, form in forms.items()})


def _heads(name: str, keys: Iterable[str], facts: Sequence[Fact]) -> Mapping[str, str]:
    """Head each column by the name that a caller uses, or by the fact's full name where that is not clear."""
    own = {field.key: field.name for field in GROUP.point(name).program(NOW).fields}
    names = Counter([*(fact.name for fact in facts), *GROUP.point(name).outcome])
    return {key: own[key] if names[own.get(key, "")] == 1 else key for key in keys}


def _said(given: Any) -> Any:
    """Give what a caller says; an empty cell says nothing, so what is not known has to be said in a word."""
    return UNKNOWN if given is None else given


def _facts(point: Any) -> Iterator[Fact]:
    yield from (field.fact for field in point.program(NOW).fields)
    yield from known_by(point)


class Cells(NamedTuple):
    """What a fact may be in a column: what it takes, and what it refuses."""

    fine: Sequence[Any]
    bad: Sequence[Any]


def _rows(bases: Sequence[Row], cells: Mapping[str, Cells], count: int, random: Random) -> Iterator[Row]:
    """Give good rows, those with one fact changed, spoilt or left out, and such with several changed."""
    fine = [{**random.choice(bases), key: cell} for key, each in cells.items() for cell in each.fine]
    bad = [
        {**random.choice(bases), key: cell}
        for key, each in cells.items()
        for cell in (None, *random.sample(each.bad, min(SPOILT, len(each.bad))))
    ]
    room = max(count - len(bases), 0) // 3
    told = [*bases, *_at_most(room, fine, random), *_at_most(room, bad, random)][:count]
    yield from told
    good = [*bases, *fine]
    for _ in range(count - len(told)):
        row = dict(random.choice(good))
        for key, each in cells.items():
            if each.fine and random.random() < CHANGED:
                row[key] = random.choice(each.fine)
            if each.bad and random.random() < SELDOM / len(cells):
                row[key] = random.choice(each.bad)
        yield row


def _at_most(count: int, rows: Sequence[Row], random: Random) -> Sequence[Row]:
    return rows if len(rows) <= count else random.sample(rows, count)


def _form(fact: Fact, given: Sequence[Any], random: Random) -> Form | None:
    """Choose how a fact is kept; None where it is a list of which nothing is known."""
    kind = fact.type
    if isinstance(kind, ListOf):
        return _form_of_list(kind, given, random)
    if isinstance(kind, Choices):
        return Form("words", pa.list_(pa.string()), {})
    if any(fact.unknown and _read(fact, each) is None for each in given):
        return _PLAIN["text"]  # no other type can say so
    return _PLAIN[random.choice(_WAYS["number" if kind.name in NUMBERS - {"integer"} else kind.name])]


_PLAIN: Final = {
    "text": Form("text", pa.string(), {}),
    "float": Form("float", pa.float64(), {}),
    "exact": Form("exact", pa.decimal128(DIGITS, DECIMALS), {}),
    "whole": Form("whole", pa.int64(), {}),
    "truth": Form("truth", pa.bool_(), {}),
    "day": Form("day", pa.date32(), {}),
    "moment": Form("moment", pa.timestamp("us", tz="UTC"), {}),
}


_PANDAS: Final = {
    ("text", False): "str",
    ("text", True): "str",
    ("float", False): "float64",
    ("float", True): "float64",
    ("whole", False): "int64",
    ("whole", True): "Int64",
    ("truth", False): "bool",
    ("moment", False): "datetime64[us, UTC]",
    ("moment", True): "datetime64[us, UTC]",
}


class _Ways(dict[str, tuple[str, ...]]):
    def __missing__(self, kind: str) -> tuple[str, ...]:
        return ("text",)


_WAYS: Final = _Ways(
    number=("float", "float", "exact", "text"),
    integer=("whole", "whole", "float", "text"),
    boolean=("truth", "truth", "text"),
    date=("day", "text"),
    instant=("moment", "text"),
)


def _form_of_list(kind: ListOf, given: Sequence[Any], random: Random) -> Form | None:
    if kind.item is not None:
        inner = _form(_item(kind), (), random)
        return Form("items", pa.list_(inner.arrow), {"": inner}) if inner is not None else None
    entries = [entry for one in given if one is not None for entry in _entries(one)]
    common = set.intersection(*(set(each) for each in entries)) if entries else set()
    fields = {}
    for field in kind.fields:
        if field.name in common and not isinstance(field.type, ListOf):
            form = _form(field, (), random)
            if form is not None:
                fields[field.name] = form
    if not fields:
        return None
    struct = pa.struct([pa.field(name, form.arrow) for name, form in fields.items()])
    return Form("entries", pa.list_(struct), fields)


def _item(kind: ListOf) -> Fact:
    return next(_facts_of_items(kind))


def _facts_of_items(kind: ListOf) -> Iterator[Fact]:
    assert kind.item is not None
    yield Fact("item", "item", Words("项", "item"), kind.item)


def _entries(given: Any) -> list[dict[str, Any]]:
    if isinstance(given, pd.DataFrame):
        return [dict(each) for each in given.to_dict("records")]
    return [dict(each) for each in given if isinstance(each, Mapping)]


def _cells(form: Form, fact: Fact, given: Sequence[Any], name: str) -> Cells:
    """Give what a fact may be in a frame: as drawn, at a threshold and beside it, each word, and bad."""
    cuts = [cut for key, values in _thresholds(name) if key == fact.key for cut in values]
    wanted: list[Any] = [*given, *(neighbours(fact, cuts) if not isinstance(fact.type, ListOf) else ())]
    scale = fact.type.scale if isinstance(fact.type, Choice | Choices) else None
    if scale is not None:
        wanted += [*scale.ids[:MOST_WORDS], *([each] for each in scale.ids[:2])]
    wanted += [True, False] if fact.type.name == "boolean" else []
    wanted += [each.value for each in bad_values(fact, next((one for one in given if one is not None), None))]
    wanted += ["", NO_WORD, UNKNOWN, float("inf")]
    found = {repr(cell): cell for cell in (_fit(form, fact, each) for each in wanted) if cell is not None}
    drawn = {repr(_fit(form, fact, each)) for each in given}
    fine = {
        key: cell
        for key, cell in found.items()
        if key in drawn or (form.kind != "entries" and _read(fact, cell) is not REFUSED)
    }
    return Cells([*fine.values()], [cell for key, cell in found.items() if key not in fine])


@lru_cache(1)
def _thresholds(name: str) -> Sequence[tuple[str, Sequence[Any]]]:
    """Give what a question and those behind it compare each fact with."""
    programs = [point.program(NOW) for point in asked_with(GROUP, name)]
    return [each for program in programs for each in thresholds(program).items()]


def _read(fact: Fact, cell: Any) -> Any:
    try:
        return fact.read(cell)
    except BadValueError:
        return REFUSED


def _fit(form: Form, fact: Fact, given: Any) -> Any:
    """Give a value as a cell of a column; None where the column cannot hold it."""
    if form.kind == "entries":
        return _fit_entries(form, fact, given)
    if form.kind in ("words", "items"):
        return _fit_items(form, fact, given)
    exact = _read(fact, given)
    # What is refused is kept as it is, and so is a word for what is not known.
    return _CELLS[form.kind](given if exact is REFUSED or exact is None else exact, given)


def _fit_entries(form: Form, fact: Fact, given: Any) -> Any:
    if not isinstance(given, list | tuple | pd.DataFrame):
        return None
    assert isinstance(fact.type, ListOf)
    fields = {each.name: each for each in fact.type.fields}
    return [
        {name: _fit(inner, fields[name], entry.get(name)) for name, inner in form.fields.items()}
        for entry in _entries(given)
    ]


def _fit_items(form: Form, fact: Fact, given: Any) -> Any:
    if not isinstance(given, list | tuple):
        return None
    if form.kind == "words":
        return [str(each) for each in given if isinstance(each, str)]
    assert isinstance(fact.type, ListOf)
    found = [_fit(form.fields[""], _item(fact.type), each) for each in given]
    return [each for each in found if each is not None]


def _text(exact: Any, given: Any) -> str | None:
    if isinstance(given, str):
        return str(given) if _can_be_written(given) else None
    if isinstance(exact, bool):
        return "yes" if exact else "no"
    if isinstance(exact, Decimal):
        return format(exact, "f") if exact.is_finite() and abs(exact.adjusted()) < DIGITS else None
    if isinstance(exact, int | str):
        return str(exact)[:DIGITS]
    return exact.isoformat() if isinstance(exact, date) and not pd.isna(exact) else None


def _can_be_written(text: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" or letter == "\0" for letter in text)


def _float(exact: Any, _given: Any) -> float | None:
    if isinstance(exact, bool) or not isinstance(exact, int | float | Decimal | Fraction):
        return None
    if isinstance(exact, Decimal) and not exact.is_finite():
        return None
    try:
        number = float(exact)
    except OverflowError:
        return None
    if 0 < abs(number) < FINEST_FLOAT:
        return None  # a database refuses finer ones; `test_numbers_that_are_too_fine` is about these
    return number if number == number else None  # noqa: PLR0124 - pandas takes what is no number for missing


def _exact(exact: Any, _given: Any) -> Decimal | None:
    if isinstance(exact, bool) or not isinstance(exact, int | float | Decimal):
        return None
    number = Decimal(repr(float(exact))) if isinstance(exact, float) and isfinite(exact) else exact
    if isinstance(number, float) or not Decimal(number).is_finite():
        return None
    digits = Decimal(number)
    exponent = digits.as_tuple().exponent
    fits = isinstance(exponent, int) and exponent >= -DECIMALS and digits.adjusted() < DIGITS - DECIMALS
    return digits.quantize(Decimal(1).scaleb(-DECIMALS), context=_WIDE) if fits else None


def _whole(exact: Any, _given: Any) -> int | None:
    return exact if type(exact) is int and abs(exact) < 1 << 62 else None


def _truth(exact: Any, _given: Any) -> bool | None:
    return exact if type(exact) is bool else None


def _day(exact: Any, _given: Any) -> date | None:
    return exact if type(exact) is date else None


def _moment(exact: Any, _given: Any) -> datetime | None:
    return exact if type(exact) is datetime and exact.tzinfo is not None else None


_CELLS: Final = {
    "text": _text,
    "float": _float,
    "exact": _exact,
    "whole": _whole,
    "truth": _truth,
    "day": _day,
    "moment": _moment,
}
