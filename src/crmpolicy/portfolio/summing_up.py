"""What came of the rows of a file: counts by answer and by reason, however many rows there are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from crmpolicy.engine import DecisionPoint
from crmpolicy.portfolio.answering import DECIDED, INVALID, STATUSES, UNDECIDED
from crmpolicy.portfolio.arrow import places_of_others
from crmpolicy.portfolio.columns import Column
from crmpolicy.portfolio.mapping import ColumnMapping

MOST: Final = 10_000
"""Different answers, and different reasons, that are counted one by one; the others are counted together."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why rows have no answer: how many, and the line of the first."""

    status: str
    said: str
    rows: int
    line: int


@dataclass(frozen=True, slots=True)
class FileSummary:
    r"""What came of the rows of a file.

    ``answers`` are the outputs of rows that were decided with the number of those rows, the most frequent
    first; ``others`` is the number of rows whose answers were too many to be counted one by one.

    >>> from datetime import UTC, datetime
    >>> from tempfile import TemporaryDirectory
    >>> from crmpolicy import load_policy_set
    >>> from crmpolicy.portfolio import evaluate_file
    >>> day, group = datetime(2026, 1, 5, tzinfo=UTC), load_policy_set("example-group")
    >>> with TemporaryDirectory() as folder:
    ...     rows, out = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
    ...     _ = rows.write_text('{"annual_volume": "6000 t"}\n{"annual_volume": "many"}\n', "utf-8")
    ...     summary = evaluate_file("steel.customer_size", group, rows, out, now=day)
    >>> summary.rows, summary.decided, summary.invalid
    (2, 1, 1)
    """

    point: DecisionPoint
    columns: tuple[Column, ...]
    mapping: ColumnMapping
    out: Path
    refused: Path | None
    counts: Mapping[str, int]
    answers: tuple[tuple[tuple[Any, ...], int], ...]
    others: int
    reasons: tuple[Reason, ...]
    reasons_left: int

    @property
    def rows(self) -> int:
        """All rows."""
        return sum(self.counts.values())

    @property
    def decided(self) -> int:
        """The rows that have an answer."""
        return self.counts[DECIDED]

    @property
    def undecided(self) -> int:
        """The rows for which the policies have no answer, though they can be used."""
        return self.counts[UNDECIDED]

    @property
    def invalid(self) -> int:
        """The rows that cannot be used."""
        return self.counts[INVALID]


@dataclass(slots=True)
class Tally:
    """Counts that grow batch by batch."""

    counts: Counter[str] = field(default_factory=lambda: Counter(dict.fromkeys(STATUSES, 0)))
    answers: Counter[tuple[Any, ...]] = field(default_factory=Counter)
    others: int = 0
    reasons: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    reasons_left: int = 0

    def add(self, answers: Any, outputs: Sequence[str], lines: Sequence[int]) -> None:
        """Count the answers of a batch.

        Args:
            answers: the table of what was added.
            outputs: the names of the outputs.
            lines: the line of each row.
        """
        names = [*outputs, "status"]
        for row in answers.group_by(names).aggregate([([], "count_all")]).to_pylist():
            self.counts[row["status"]] += row["count_all"]
            if row["status"] == DECIDED:
                self._add_answer(tuple(row[name] for name in outputs), row["count_all"])
        if self.counts.total() > self.counts[DECIDED]:
            self._add_reasons(answers, lines)

    def _add_answer(self, key: tuple[Any, ...], rows: int) -> None:
        if key in self.answers or len(self.answers) < MOST:
            self.answers[key] += rows
        else:
            self.others += rows

    def _add_reasons(self, answers: Any, lines: Sequence[int]) -> None:
        places = places_of_others(answers["status"], DECIDED)
        refused = answers.take(places)
        cells = (refused[name].to_pylist() for name in ("status", "reason"))
        for place, status, reason in zip(places.to_pylist(), *cells, strict=True):
            key = status, reason
            if key in self.reasons:
                self.reasons[key][0] += 1
            elif len(self.reasons) < MOST:
                self.reasons[key] = [1, lines[place]]
            else:
                self.reasons_left += 1

    def found_reasons(self) -> tuple[Reason, ...]:
        """Give the reasons, the most frequent first."""
        found = [Reason(*key, rows, line) for key, (rows, line) in self.reasons.items()]
        return tuple(sorted(found, key=lambda each: (-each.rows, each.line)))
