"""A list of customers, row by row: what it says of facts, what it says of money, and who it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from crmpolicy.errors import BadValueError, FactsError, Fault, Location
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.rows import UNKNOWN_WORDS
from crmpolicy.portfolio.columns import Column, columns_of
from crmpolicy.portfolio.sheets import Line, lines_of, text_of, wrong_cells, wrong_heads
from crmpolicy.wording import Words


@dataclass(frozen=True, slots=True)
class Row:
    """One customer of a list: the line on which it stands, its name, its facts as written, its money.

    ``aside`` are the cells that speak of no fact. A row that cannot be used says why in ``faults``; it is
    counted as refused and never dropped.

    >>> Row(2, "Ning", {"sales_share": "0.95%"}).facts["sales_share"]
    '0.95%'
    """

    line: int
    name: str
    facts: Mapping[str, Any]
    money: Mapping[str, Decimal] = field(default_factory=dict)
    aside: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def read_rows(
    path: Path | str,
    facts: Iterable[Fact] = (),
    *,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
    money: Sequence[str] = (),
) -> Iterator[Row]:
    r"""Read a CSV file: UTF-8 (with a mark or without) or GBK; cells are texts, empty ones say nothing.

    A column is a fact where its head is the fact's full name, its name, or its Chinese or English title.
    Other columns are kept aside; the first of them names the row.

    Args:
        path: the file.
        facts: what a column may be; with none, each column goes by its head.
        mapping: heads with the facts that they are; an empty text keeps a column aside.
        encoding: the encoding, where it is neither UTF-8 nor GBK.
        money: heads of amounts to be summed up; columns of facts that are money are added by themselves.

    Raises:
        FactsError: the file cannot be read as a table, or a head could be several facts.
        OSError: the file is not there.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "a.csv"
    ...     _ = file.write_bytes("客户,grade\nC-1,A\n".encode("gbk"))
    ...     [(row.line, row.name, dict(row.facts)) for row in read_rows(file, mapping={"客户": ""})]
    [(2, 'C-1', {'grade': 'A'})]
    """
    file = str(path)
    lines = lines_of(text_of(Path(path).read_bytes(), file, encoding), file)
    heads = next(lines, None)
    if heads is None:
        raise FactsError([Fault("plan-csv-empty", {}, Location(file, 1, 1))])
    place = Location(file, heads.number, 1)
    wrong = [*wrong_heads(heads.cells, place)]
    if not wrong:
        columns, wrong = columns_of(heads.cells, tuple(facts), mapping or {}, money, place)
    if wrong:
        raise FactsError(wrong)
    return (_row(line, columns, file) for line in lines)


def _row(line: Line, columns: Sequence[Column], file: str) -> Row:
    faults = [*wrong_cells(line, columns, file)]
    cells = dict(zip((column.head for column in columns), line.cells, strict=False))
    aside = {column.head: cells.get(column.head, "") for column in columns if not column.fact}
    name = next(iter(aside.values()), "")
    if faults:
        return Row(line.number, name, {}, {}, aside, tuple(faults))
    said = {column.fact: cells[column.head] for column in columns if column.fact and cells[column.head]}
    money: dict[str, Decimal] = {}
    for number, column in enumerate(columns, 1):
        if column.money is not None and cells[column.head] and not _is_unknown(column, cells[column.head]):
            try:
                money[column.head] = column.money.read(cells[column.head])
            except BadValueError as error:
                faults.append(wrong_money(column, error, Location(file, line.number, number)))
    return Row(line.number, name, said, money, aside, tuple(faults))


def _is_unknown(column: Column, cell: str) -> bool:
    """Tell whether a fact is said to be unknown: that is no amount, and no fault either."""
    return bool(column.fact) and cell in UNKNOWN_WORDS


def wrong_money(column: Column, error: BadValueError, place: Location) -> Fault:
    """Tell that a cell is no amount, and why."""
    fault = error.fault()
    said = Words(fault.message("zh"), fault.message("en"))
    return Fault("portfolio-money", {"head": column.head, "said": said}, place)
