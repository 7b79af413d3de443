"""The same question asked of each row of a file, some rows at a time, into another file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

from crmpolicy.engine import PolicySet
from crmpolicy.errors import FactsError, Fault
from crmpolicy.portfolio.answering import DECIDED, telling
from crmpolicy.portfolio.arrow import arrow, places_of_others
from crmpolicy.portfolio.asking import Question
from crmpolicy.portfolio.batches import Batch
from crmpolicy.portfolio.mapping import ColumnMapping
from crmpolicy.portfolio.packages import frames
from crmpolicy.portfolio.reading_files import ending_of, opened
from crmpolicy.portfolio.summing_up import FileSummary, Tally
from crmpolicy.portfolio.writing_files import Write, written
from crmpolicy.wording import Language

_REFUSED = ("line", "status", "reason")


def evaluate_file(
    point: str,
    policies: PolicySet,
    path: Path | str,
    out: Path | str,
    /,
    *,
    now: datetime,
    mapping: Mapping[str, str | Mapping[str, Any]] | ColumnMapping | None = None,
    encoding: str | None = None,
    refused: Path | str | None = None,
    language: Language = "en",
    progress: Callable[[float, int], None] | None = None,
) -> FileSummary:
    r"""Decide every row of a file, exactly as :meth:`DecisionPoint.evaluate` decides it, into another file.

    Some rows are read, asked and written at a time, so that a file may be larger than memory. What files are
    is told by their endings: ``.csv``, ``.parquet``, ``.arrow``, ``.jsonl``.

    Args:
        point: the question.
        policies: the policies.
        path: the rows. A column is a fact where it has the fact's full name, its name or a title of it; an
            empty cell says nothing.
        out: where all rows go, with the columns that :func:`evaluate_many` adds. A file that is there is
            replaced when all is done, and stays as it is where anything goes wrong.
        now: the moment of the question, with a zone.
        mapping: other names, units and codes of columns.
        encoding: of a CSV file, where it is neither UTF-8 nor GBK.
        refused: where rows without an answer go too, with their line, status and reason.
        language: of the reasons.
        progress: is told, after each batch, what part of the file is done, and how many rows.

    Raises:
        FactsError: a file or its columns cannot be used, or a moment without a zone.
        MissingParameterError: values that the company has not filled.
        UnknownPointError: nothing in force answers the question.
        CrmPolicyError: the extra ``frames`` is not installed.
        OSError: a file cannot be read or written.

    >>> import tempfile
    >>> from datetime import UTC
    >>> from crmpolicy.company import load_policy_set
    >>> day, group = datetime(2026, 1, 5, tzinfo=UTC), load_policy_set("example-group")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     rows, out = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
    ...     _ = rows.write_text('{"annual_volume": "6000 t"}\n{"annual_volume": "many"}\n', "utf-8")
    ...     summary = evaluate_file("steel.customer_size", group, rows, out, now=day)
    >>> summary.decided, summary.invalid
    (1, 1)
    """
    frames()
    source, target = Path(path), Path(out)
    rest = None if refused is None else Path(refused)
    _tell_apart([each for each in (source, target, rest) if each is not None])
    asked_of = policies.point(point)
    tally = Tally()
    with ExitStack() as stack:
        sheet = stack.enter_context(opened(source, encoding))
        question = Question.of(
            asked_of, policies, now, sheet, mapping=ColumnMapping.of(mapping), language=language
        )
        pa = arrow()
        added, own = [*question.schema], [*sheet.schema]
        write = stack.enter_context(written(target, pa.schema([*own, *added]), sheet))
        told = [pa.field("line", pa.int64()), *(question.schema.field(name) for name in _REFUSED[1:])]
        kept = [each for each in own if each.name not in _REFUSED]
        also = rest and stack.enter_context(written(rest, pa.schema([*told, *kept]), sheet))
        rows = 0
        for batch in _at_least_one(sheet.batches, sheet.schema):
            answers, _ = question.answers(batch)
            whole = pa.table([*batch.table.columns, *answers.columns], schema=pa.schema([*own, *added]))
            write(whole, batch.records)
            if also:
                _write_refused(also, whole, batch, pa.schema([*told, *kept]))
            tally.add(answers, telling(asked_of.outcome), batch.lines)
            rows += len(whole)
            if progress is not None:
                progress(batch.done, rows)
    return FileSummary(
        asked_of, question.columns, question.mapping, target, rest, dict(tally.counts),
        tuple(tally.answers.most_common()), tally.others, tally.found_reasons(), tally.reasons_left,
    )  # fmt: skip


def _tell_apart(paths: Sequence[Path]) -> None:
    """Refuse to write over what is read, or twice into one file; all endings must be known."""
    for number, one in enumerate(paths):
        ending_of(one)
        for other in paths[:number]:
            if one.resolve() == other.resolve() or (one.exists() and other.exists() and one.samefile(other)):
                raise FactsError([Fault("run-same-file", {"one": str(other), "other": str(one)})])


def _at_least_one(batches: Iterator[Batch], schema: Any) -> Iterator[Batch]:
    """Give the batches; of a file that has heads alone, one without rows, so that the question is asked."""
    first = next(batches, None)
    yield first or Batch(schema.empty_table(), (), 1.0)
    yield from batches


def _write_refused(write: Write, whole: Any, batch: Batch, schema: Any) -> None:
    """Write the rows without an answer."""
    pa = arrow()
    found = places_of_others(whole["status"], DECIDED)
    places = found.to_pylist()
    if places:
        rows = whole.take(found)
        lines = pa.array([batch.lines[place] for place in places], pa.int64())
        cells = [lines if name == "line" else rows[name] for name in schema.names]
        records = None if batch.records is None else [batch.records[place] for place in places]
        write(pa.table(cells, schema=schema), records)
