"""Files of rows by their ending: CSV, Parquet, Arrow, JSON lines."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Final

from crmpolicy.errors import FactsError, Fault
from crmpolicy.portfolio.arrow import arrow
from crmpolicy.portfolio.batches import Sheet
from crmpolicy.portfolio.reading_arrow import opened_arrow, opened_parquet
from crmpolicy.portfolio.reading_csv import opened_csv
from crmpolicy.portfolio.reading_jsonl import opened_jsonl

CSV: Final = ".csv"
_OPENERS: Final = {".parquet": opened_parquet, ".arrow": opened_arrow, ".jsonl": opened_jsonl}
ENDINGS: Final = (CSV, *_OPENERS)


def ending_of(path: Path) -> str:
    """Give the ending of a file's name, which tells what the file is.

    Raises:
        FactsError: an ending that is not known.

    >>> ending_of(Path("list.CSV"))
    '.csv'
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise FactsError([Fault("run-ending", {"name": str(path), "endings": ENDINGS})])
    return ending


def read_frame(path: Path) -> Any:
    """Read a whole file of columns, Parquet or Arrow, as a table of Arrow.

    Raises:
        FactsError: the file cannot be read as what its ending tells.
        OSError: it is not there, or may not be read.
    """
    with opened(path) as sheet:
        return arrow().concat_tables([sheet.schema.empty_table(), *(each.table for each in sheet.batches)])


@contextmanager
def opened(path: Path, encoding: str | None = None) -> Iterator[Sheet]:
    """Open a file of rows.

    Args:
        path: the file.
        encoding: of a CSV file, where it is neither UTF-8 nor GBK.

    Raises:
        FactsError: the file cannot be read as what its ending tells.
        OSError: it is not there, or may not be read.
    """
    ending = ending_of(path)
    if ending != CSV and encoding is not None:
        raise FactsError([Fault("run-encoding-kind", {"name": str(path)})])
    found: AbstractContextManager[Sheet] = (
        opened_csv(path, encoding) if ending == CSV else _OPENERS[ending](path)
    )
    with found as sheet:
        try:
            yield sheet
        finally:
            sheet.batches.close()  # type: ignore[attr-defined]  # generators
