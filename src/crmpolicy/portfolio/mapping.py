"""What the columns of somebody's table are: other names, other units, codes; from YAML or from Python."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from crmpolicy.errors import BadValueError, FactsError, Fault, Location
from crmpolicy.policy.facts import Fact
from crmpolicy.source.resolve.columns import RawColumn, read_columns
from crmpolicy.values import plain_number
from crmpolicy.values.notation import half_width, quoted
from crmpolicy.values.numbers import NUMBER_PATTERN, number_from_object
from crmpolicy.wording import Argument, Words

_BARE: Final = re.compile(NUMBER_PATTERN)
_KEYS: Final = frozenset({"fact", "unit", "codes"})


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """One column: the fact that it is (none keeps it aside), the unit of bare figures, what codes stand for.

    ``place`` is where a file says so, ``places`` where it says what each code stands for.
    """

    head: str
    fact: str = ""
    unit: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    place: Location | None = None
    places: Mapping[str, Location] = field(default_factory=dict)

    @property
    def is_plain(self) -> bool:
        """Whether cells are asked as they stand."""
        return not self.unit and not self.codes

    def meant(self, cell: Any) -> Any:
        """Give what is asked where a cell says this; what is empty stays empty.

        Raises:
            BadValueError: a code of which nobody says what it stands for; it is never guessed.

        >>> MappedColumn("sales", "annual_sales", unit="万元").meant("120.5")
        '120.5万元'
        >>> MappedColumn("grade", "grade", codes={"1": "A"}).meant(1)
        'A'
        """
        if cell is None or self.is_plain:
            return cell
        if self.codes:
            return self._of_code(_written(cell))
        if isinstance(cell, str) and not _BARE.fullmatch(half_width(cell).strip()):
            return cell  # it has a unit of its own, or is read as what it is
        return f"{_written(cell)}{self.unit}"

    def _of_code(self, code: str) -> str:
        found = self.codes.get(code)
        if found is None:
            raise BadValueError("columns-code-unknown", head=self.head, given=quoted(code))
        return found


def _written(cell: Any) -> str:
    """Write a cell as people do: numbers exactly, without exponent."""
    if isinstance(cell, bool):
        return str(cell).lower()
    text = cell.strip() if isinstance(cell, str) else ""
    if isinstance(cell, str) and "e" not in text.lower():
        return text
    try:
        return plain_number(number_from_object(text or cell))
    except BadValueError:
        return text or str(cell)


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What the columns of a table are, by their heads.

    >>> mapping = ColumnMapping.of({"客户等级": {"fact": "grade", "codes": {"1": "A"}}, "备注": ""})
    >>> dict(mapping.heads())
    {'客户等级': 'grade', '备注': ''}
    """

    columns: Mapping[str, MappedColumn] = field(default_factory=dict)

    @classmethod
    def of(cls, told: "Mapping[str, str | Mapping[str, Any]] | ColumnMapping | None") -> "ColumnMapping":
        """Take what a program says of columns: the fact of each, or some of ``fact``, ``unit`` and ``codes``.

        Raises:
            FactsError: what is said of a column cannot be read.
        """
        if isinstance(told, ColumnMapping):
            return told
        return cls({head: _column(head, each) for head, each in (told or {}).items()})

    @classmethod
    def read(cls, path: Path | str) -> "ColumnMapping":
        r"""Read what a YAML file says of columns.

        Raises:
            FactsError: the file cannot be used; each fault has its place.

        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     file = Path(folder) / "columns.yaml"
        ...     _ = file.write_text("format: 1\ncolumns: {销售额: {fact: x, unit: 万元}}\n", "utf-8")
        ...     ColumnMapping.read(file).columns["销售额"].unit
        '万元'
        """
        faults: list[Fault] = []
        found = read_columns(Path(path), faults)
        if faults:
            raise FactsError(faults)
        return cls({head: _of_raw(head, raw) for head, raw in found.items()})

    def heads(self) -> Mapping[str, str]:
        """Give the fact of each head; an empty text keeps a column aside."""
        return {head: each.fact for head, each in self.columns.items()}

    def facts_of(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """Give the facts that one record of a program tells, as the columns say: other names, units, codes.

        A head with dots leads into records inside the record. What the record has beside the columns is left
        alone; what it lacks, or holds as nothing, is no fact: whether it is missing, the question tells.

        Args:
            record: a mapping by head, perhaps with mappings inside.

        Raises:
            FactsError: codes of which nobody says what they stand for, and facts that two heads give; all of
                them.

        >>> mapping = ColumnMapping.of({
        ...     "客户.等级码": {"fact": "grade", "codes": {"1": "A"}},
        ...     "销售.年额": {"fact": "annual_sales", "unit": "万元"},
        ... })
        >>> mapping.facts_of({"客户": {"等级码": 1, "备注": "新"}, "销售": {"年额": "120.5"}})
        {'grade': 'A', 'annual_sales': '120.5万元'}
        """
        found: dict[str, Any] = {}
        given_by: dict[str, str] = {}
        faults: list[Fault] = []
        for head, column in self.columns.items():
            cell = _cell(record, head)
            if cell is None or not column.fact:
                continue
            try:
                meant = column.meant(cell)
            except BadValueError as error:
                faults.append(error.fault())
                continue
            first = given_by.setdefault(column.fact, head)
            if first != head:
                faults.append(Fault("fact-given-twice", {"name": first, "other": head}))
            found[column.fact] = meant
        if faults:
            raise FactsError(faults)
        return found

    def with_heads(self, more: Mapping[str, str]) -> "ColumnMapping":
        """Add heads with their facts; what is said of a head twice, the latter says."""
        return ColumnMapping({**self.columns, **ColumnMapping.of(more).columns})

    def placed(self, faults: Iterable[Fault]) -> Iterator[Fault]:
        """Put faults of heads to the place where the mapping speaks of them, where it has one."""
        for fault in faults:
            column = self.columns.get(str(fault.arguments.get("head")))
            yield replace(fault, location=column.place) if column and column.place else fault

    def wrong(self, facts: Mapping[str, Fact]) -> Iterator[Fault]:
        """Tell units and values of codes that the facts of columns cannot have.

        Args:
            facts: the fact that each column is, by its head.
        """
        for head, fact in facts.items():
            column = self.columns.get(head)
            if column is not None and column.unit:
                yield from _wrong_unit(column, fact)
            for code, value in column.codes.items() if column is not None else ():
                yield from _wrong_code(column, code, value, fact)  # type: ignore[arg-type]  # it has codes


def _cell(record: Mapping[str, Any], head: str) -> Any:
    """Find what stands under a head: as it is written, or step by step along its dots."""
    if head in record:
        return record[head]
    outer, _, rest = head.partition(".")
    inside = record.get(outer)
    return _cell(inside, rest) if rest and isinstance(inside, Mapping) else None


def _column(head: str, told: Any) -> MappedColumn:
    """Take what a program says of one column."""
    if isinstance(told, str):
        return MappedColumn(head, told)
    known = isinstance(told, Mapping) and told.keys() <= _KEYS
    codes = told.get("codes") or {} if known else None
    texts = [told.get(name) or "" for name in ("fact", "unit")] if known else []
    if not isinstance(codes, Mapping) or not all(isinstance(each, str) for each in (*texts, *codes.values())):
        raise FactsError([Fault("columns-form", {"head": head})])
    fact, unit = (told.get(name) or "" for name in ("fact", "unit"))
    if not fact and (unit or codes):
        raise FactsError([Fault("columns-without-fact", {"head": head})])
    if unit and codes:
        raise FactsError([Fault("columns-unit-and-codes", {"head": head})])
    return MappedColumn(head, fact, unit, {_written(code): value for code, value in codes.items()})


def _of_raw(head: str, raw: RawColumn) -> MappedColumn:
    codes = {code: each.text for code, each in raw.codes.items()}
    places = {code: each.place for code, each in raw.codes.items()}
    return MappedColumn(head, raw.fact, raw.unit, codes, raw.place, places)


def _wrong_unit(column: MappedColumn, fact: Fact) -> Iterator[Fault]:
    """Try the unit with nothing and with one: nothing is on every step, one in every range."""
    errors = [error for amount in "01" if (error := _error(fact, f"{amount}{column.unit}")) is not None]
    if len(errors) > 1:
        given: dict[str, Argument] = {"head": column.head, "unit": column.unit, "fact": fact.title}
        given["said"] = _said(errors[0])
        yield Fault("columns-unit", given, column.place)


def _wrong_code(column: MappedColumn, code: str, value: str, fact: Fact) -> Iterator[Fault]:
    error = _error(fact, value)
    if error is not None:
        given: dict[str, Argument] = {"head": column.head, "given": quoted(code), "said": _said(error)}
        yield Fault("columns-code-value", given, column.places.get(code) or column.place)


def _error(fact: Fact, text: str) -> BadValueError | None:
    try:
        fact.type.read(text)
    except BadValueError as error:
        return error
    return None


def _said(error: BadValueError) -> Words:
    fault = error.fault()
    return Words(fault.message("zh"), fault.message("en"))
