"""One question asked of batch after batch: answers as columns, whose types are always the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.errors import BadValueError, Fault
from crmpolicy.portfolio.adding import arrow_type
from crmpolicy.portfolio.answering import INVALID, columns_for, told
from crmpolicy.portfolio.arrow import arrow
from crmpolicy.portfolio.batches import Batch, Sheet
from crmpolicy.portfolio.columns import Column
from crmpolicy.portfolio.event_columns import with_events
from crmpolicy.portfolio.heads import columns_asked
from crmpolicy.portfolio.many import evaluate_many
from crmpolicy.portfolio.mapping import ColumnMapping, MappedColumn
from crmpolicy.portfolio.meaning import mapped
from crmpolicy.wording import Language

_NO_FACT: Final = ""  # no fact has this name


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of each row of a file, and what its columns are."""

    point: DecisionPoint
    policies: PolicySet
    now: datetime
    mapping: ColumnMapping
    columns: tuple[Column, ...]
    language: Language

    @classmethod
    def of(
        cls, point: DecisionPoint, policies: PolicySet, now: datetime, sheet: Sheet, *,
        mapping: ColumnMapping, language: Language,
    ) -> "Question":  # fmt: skip
        """Tell what the columns of a file are.

        Raises:
            FactsError: the columns cannot be used: names, units or codes of the mapping, a head that may be
                several facts, a name that an answer needs.
        """
        columns = columns_asked(point, policies, sheet.heads, mapping, sheet.place)
        return cls(point, policies, now, mapping, tuple(columns), language)

    @property
    def schema(self) -> Any:
        """The columns that are added, with their types."""
        columns = columns_for(self.point.outcome)
        return arrow().schema([(name, arrow_type(stored)) for name, stored in columns.items()])

    def answers(self, batch: Batch) -> tuple[Any, Mapping[int, tuple[Fault, ...]]]:
        """Give the answers of a batch as a table, and the rows that could not be asked, with why."""
        if batch.records is not None:
            return self._of_records(batch, batch.records)
        found = mapped(batch.table, self.mapping)
        wrong = {
            **batch.wrong,
            **{row: faults for row, faults in found.wrong.items() if row not in batch.wrong},
        }
        asked = found.table
        if wrong:
            places = [place for place in range(len(asked)) if place not in wrong]
            asked = asked.take(arrow().array(places, arrow().int64()))
        cells = {each.fact: asked[each.head] for each in self.columns if each.fact}
        cells = cells or {_NO_FACT: arrow().nulls(len(asked))}
        many = evaluate_many(
            self.point.name, self.policies, arrow().table(cells), now=self.now, language=self.language
        )
        columns = {name: _plain(many[name]) for name in self.schema.names}
        return self._with_wrong(columns, len(batch.table), wrong), wrong

    def _of_records(
        self, batch: Batch, records: Sequence[Mapping[str, Any]]
    ) -> tuple[Any, Mapping[int, tuple[Fault, ...]]]:
        """Ask rows as they are written, each different one once."""
        wrong = dict(batch.wrong)
        numbers: dict[str, int] = {}
        cases: list[dict[str, Any]] = []
        places: list[int | None] = []
        for place, record in enumerate(records):
            facts = self._facts(record, wrong, place)
            if place in wrong:
                places.append(None)
                continue
            number = numbers.setdefault(repr([*facts.items()]), len(cases))
            places.append(number)
            if number == len(cases):
                cases.append(facts)
        columns = told(self.point.outcome, list(self.point.evaluate_each(cases, now=self.now)), self.language)
        pa = arrow()
        rows = pa.array(places, pa.int64())
        found = {each.name: pa.array(each.cells, arrow_type(each.stored)).take(rows) for each in columns}
        return self._marked(found, wrong), wrong

    def _facts(
        self, record: Mapping[str, Any], wrong: dict[int, tuple[Fault, ...]], place: int
    ) -> dict[str, Any]:
        """Give what a row says of facts; an empty cell says nothing."""
        facts: dict[str, Any] = {}
        for each in self.columns:
            if not each.fact or record.get(each.head) is None:
                continue
            try:
                facts[each.fact] = self.mapping.columns.get(each.head, _AS_IT_IS).meant(record[each.head])
            except BadValueError as error:
                wrong[place] = (*wrong.get(place, ()), error.fault())
        return with_events(facts)

    def _with_wrong(self, columns: Mapping[str, Any], length: int, wrong: Mapping[int, Any]) -> Any:
        """Give the rows that were not asked their place among the others."""
        if not wrong:
            return arrow().table(dict(columns), schema=self.schema)
        left = iter(range(length))
        rows = arrow().array(
            [None if place in wrong else next(left) for place in range(length)], arrow().int64()
        )
        return self._marked({name: column.take(rows) for name, column in columns.items()}, wrong)

    def _marked(self, columns: Mapping[str, Any], wrong: Mapping[int, tuple[Fault, ...]]) -> Any:
        """Say of the rows that were not asked that they are invalid, and why."""
        found = dict(columns)
        if wrong:
            status, reason = found["status"].to_pylist(), found["reason"].to_pylist()
            for place, faults in wrong.items():
                status[place], reason[place] = INVALID, said(faults, self.language)
            found["status"], found["reason"] = (
                arrow().array(each, arrow().string()) for each in (status, reason)
            )
        return arrow().table(found, schema=self.schema)


_AS_IT_IS: Final = MappedColumn("")


def said(faults: Iterable[Fault], language: Language) -> str:
    """Word faults of a row, one a line."""
    return "\n".join(each.message(language) for each in faults)


def _plain(column: Any) -> Any:
    """Give a column its words: a dictionary of them is another one in each batch."""
    found = column.combine_chunks()
    return found.cast(found.type.value_type) if arrow().types.is_dictionary(found.type) else found
