"""What of a DMN file is read and written: types, input data, and decisions that are decision tables.

Expressions stay text here; ``line`` is where something stands in the file, 0 where it was not read from one.
After OMG DMN 1.5 (formal/2024-01-01), clauses 6 to 8.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from crmpolicy.wording import Words

HitPolicy = Literal["UNIQUE", "FIRST", "PRIORITY", "ANY", "COLLECT", "RULE ORDER", "OUTPUT ORDER"]
HIT_POLICIES: Final[tuple[HitPolicy, ...]] = (
    "UNIQUE", "FIRST", "PRIORITY", "ANY", "COLLECT", "RULE ORDER", "OUTPUT ORDER",
)  # fmt: skip
Aggregation = Literal["SUM", "COUNT", "MIN", "MAX"]
AGGREGATIONS: Final[tuple[Aggregation, ...]] = ("SUM", "COUNT", "MIN", "MAX")
ANYTHING: Final = "-"
"""The input entry that every value passes."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item definition: a name for a type.

    ``base`` is a type of FEEL or another item; ``allowed`` the unary tests of its allowed values; with
    ``fields`` it is a context. ``told`` is what we add in a namespace of our own: ``kind``, ``unit``,
    ``step``, ``ordered``, ``open``; ``words`` the titles of the allowed values.
    """

    name: str
    base: str = ""
    allowed: str = ""
    collection: bool = False
    fields: tuple["Item", ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Words] = field(default_factory=dict)
    title: Words | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class InputData:
    """Something that is known of a case."""

    id: str
    name: str
    type: str = ""
    title: Words | None = None
    unknown: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """An input clause: the expression that is tested, and how people call it."""

    expression: str
    type: str = ""
    allowed: str = ""
    label: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """An output clause; ``allowed`` are its output values, in the order of their priority."""

    name: str
    type: str = ""
    allowed: str = ""
    default: str | None = None
    label: str = ""
    title: Words | None = None
    unknown: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A rule: its input entries, output entries and annotations, in the order of the clauses."""

    id: str
    tests: tuple[str, ...]
    says: tuple[str, ...]
    notes: tuple[str, ...] = ()
    description: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A decision table; ``notes`` are the names of its annotation clauses.

    ``otherwise`` is what we tell of its default entries: a rule's id, and clauses.
    """

    hit: HitPolicy
    columns: tuple[Column, ...]
    results: tuple[Result, ...]
    rows: tuple[Row, ...]
    aggregation: Aggregation | None = None
    notes: tuple[str, ...] = ()
    otherwise: tuple[str, str] = ("", "")
    line: int = 0


@dataclass(frozen=True, slots=True)
class Together:
    """What we tell of a decision that puts others together: those, in their order, and the words of the fold.

    Each part has its id, the name of the decision that answers it, and whether it may be silent.
    """

    parts: tuple[tuple[str, str, bool], ...]
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision and the ids of what it requires: input data and other decisions.

    ``takes`` are our names for what other decisions say, each with the expression that names it.
    """

    id: str
    name: str
    grid: Grid
    type: str = ""
    needs: tuple[str, ...] = ()
    title: Words | None = None
    together: Together | None = None
    takes: tuple[tuple[str, str], ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Model:
    """A DMN file. ``told`` is what we add: whose policy it is, and of which moment."""

    name: str
    namespace: str
    items: tuple[Item, ...] = ()
    inputs: tuple[InputData, ...] = ()
    decisions: tuple[Decision, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    title: Words | None = None
    line: int = 1

    def item(self, name: str) -> Item | None:
        """Find a type by its name.

        >>> Model("m", "urn:x", (Item("grade", "string"),)).item("grade").base
        'string'
        """
        return next((each for each in self.items if each.name == name), None)

    def names(self) -> Iterator[str]:
        """Give the names by which expressions may call something: input data, decisions, their outputs."""
        yield from (each.name for each in self.inputs)
        for each in self.decisions:
            yield each.name
            if len(each.grid.results) > 1:
                yield from (f"{each.name}.{one.name}" for one in each.grid.results)
