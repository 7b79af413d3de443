"""A decision table as sheets: one a part, one row a rule, one column a condition or an output."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from crmpolicy.cli.failing import CommandError
from crmpolicy.cli.wordings import short_place
from crmpolicy.cli.workbooks.choosing import choices_of
from crmpolicy.cli.workbooks.headed import both
from crmpolicy.cli.workbooks.policy_files import PolicyFiles, Written
from crmpolicy.engine import PolicySet
from crmpolicy.explaining.guards import asked
from crmpolicy.explaining.operands import AsWritten
from crmpolicy.explaining.telling import Teller, item_kind
from crmpolicy.interop.excel.names import Names
from crmpolicy.interop.excel.notation import Notation
from crmpolicy.interop.excel.sheets import Cell, Column, Row, Sheet
from crmpolicy.policy.tables import Part, Rule, Table
from crmpolicy.source.edit import flow
from crmpolicy.source.nodes import Mapping, Node, Plain, plain
from crmpolicy.values import Boolean, ValueType
from crmpolicy.wording import LANGUAGES, Language, Words, say

SPARE: Final = 10
"""Empty rows for new rules."""
WHEN, THEN, ANY = "when.", "then.", "when.any"
_ORDERED: Final = ("first", "rule order", "output order", "collect")
_HITS: Final = {
    "unique": "excel-hit-unique",
    "first": "excel-hit-first",
    "any": "excel-hit-any",
    "priority": "excel-hit-priority",
    "rule order": "excel-hit-rule-order",
    "output order": "excel-hit-output-order",
    "collect": "excel-hit-collect",
    "worst": "excel-hit-worst",
    "best": "excel-hit-best",
}


def table_asked(policies: PolicySet, question: str) -> Table:
    """Find the one decision table that a question means.

    Raises:
        CommandError: another kind of question, one without rules, or one that several documents answer.
        UnknownPointError: nothing in force answers it.
    """
    tables = policies.point(question).tables
    if len(tables) > 1:
        raise CommandError("excel-several-tables", {"name": question, "tables": tuple(t.key for t in tables)})
    table = tables[0]
    if table.course is not None:
        raise CommandError("excel-no-table", {"name": table.key, "title": table.title})
    if not any(part.all_rules() for part in table.parts):
        raise CommandError("excel-no-rules", {"name": table.key, "title": table.title})
    return table


@dataclass(frozen=True, slots=True)
class TableSheets:
    """Lays one table out; ``kinds`` tells of which type a column is."""

    policies: PolicySet
    table: Table
    notation: Notation
    files: PolicyFiles

    @classmethod
    def of(
        cls, policies: PolicySet, table: Table, language: Language, files: PolicyFiles | None = None
    ) -> "TableSheets":
        """Make what lays a table out in a language; ``files`` are those that were read before."""
        names = Names.of(policies.effective, table, language)
        return cls(policies, table, Notation(names, language), files or PolicyFiles())

    def sheets(self) -> tuple[Sheet, ...]:
        """Give a sheet a part that has rules."""
        parts = [part for part in self.table.parts if part.all_rules()]
        names = sheet_names([self._called(part) for part in parts])
        return tuple(self._sheet(part, name) for part, name in zip(parts, names, strict=True))

    def kind_of(self, column: str) -> ValueType:
        """Give the type of what stands in a column of conditions or outputs."""
        if column.startswith(WHEN):
            return self.notation.names.spelt[column.removeprefix(WHEN)].type
        return self.table.output(column.removeprefix(THEN)).type

    def head_of(self, column: str) -> str:
        """Give the title of what stands in a column."""
        if column == ANY:
            return say("excel-head-any", self.notation.language)
        if column == "clause":
            return say("excel-head-clause", self.notation.language)
        section, _, key = column.partition(".")
        named = self.notation.names.spelt[key].title if section == "when" else self.table.output(key).title
        return named.spoken(self.notation.language)

    def text_of(self, column: str, said: Plain) -> str:
        """Write what a rule says in a column."""
        if column == ANY:
            return flow(said)
        write = self.notation.test_written if column.startswith(WHEN) else self.notation.value_written
        return write(said, self.kind_of(column))

    def read(self, column: str, text: str) -> Plain:
        """Read what a person wrote into a column.

        Raises:
            BadValueError: it says nothing that can stand there.
        """
        if column == ANY:
            return self.notation.value_read(text, Boolean())
        read = self.notation.test_read if column.startswith(WHEN) else self.notation.value_read
        return read(text, self.kind_of(column))

    def _called(self, part: Part) -> str:
        title = part.title or self.table.title
        return title.spoken(self.notation.language)

    def _sheet(self, part: Part, name: str) -> Sheet:
        rules = [(rule, self.files.rule(rule)) for rule in part.all_rules()]
        columns = self._columns(written for _, written in rules)
        return Sheet(
            name=name,
            title=_title(self.table, part),
            about=self._about(part),
            advice=both("excel-advice-table"),
            columns=columns,
            rows=tuple(self._row(part, columns, *each) for each in rules),
            part=part.id,
            spare=SPARE if part.rules else 0,
            ordered=part.hit in _ORDERED,
        )

    def _about(self, part: Part) -> Words:
        said = [both(_HITS[part.hit])]
        if not part.when.always:
            said.append(both("excel-only-when", guard=self._guard(part)))
        key = ".".join(filter(None, (self.table.key, part.id)))
        return Words(*("  ".join((key, *(each.spoken(one) for each in said))) for one in LANGUAGES))

    def _guard(self, part: Part) -> Words:
        tellers = (Teller.of(self.policies.effective, [self.table], each) for each in LANGUAGES)
        return Words(*(asked(part.when, AsWritten(each)) for each in tellers))

    def _columns(self, rules: Iterable[Written]) -> tuple[Column, ...]:
        listed = [*rules]
        conditions = dict.fromkeys(key for each in listed for key in _entries(each.node, "when"))
        outputs = dict.fromkeys(key for each in listed for key in _entries(each.node, "then"))
        return (
            Column("id", both("excel-head-rule"), 20),
            *(self._condition(key) for key in conditions if key != "any"),
            *([Column(ANY, both("excel-head-any"), 34)] if "any" in conditions else ()),
            *(self._output(key) for key in outputs),
            Column("clause", both("excel-head-clause"), 18),
            Column("note", both("excel-head-note"), 30, fillable=False),
        )

    def _condition(self, key: str) -> Column:
        named = self.notation.names.spelt[key]
        choices = choices_of(item_kind(named.type), self.notation.language)
        return Column(f"{WHEN}{key}", both("excel-head-when", title=named.title), 26, choices=choices)

    def _output(self, key: str) -> Column:
        output = self.table.output(key)
        choices = choices_of(output.type, self.notation.language)
        return Column(f"{THEN}{key}", both("excel-head-then", title=output.title), 22, choices=choices)

    def _row(self, part: Part, columns: Iterable[Column], rule: Rule, written: Written) -> Row:
        rest = rule is part.otherwise
        place = str(short_place(rule.place)) if rule.place else ""
        cells = tuple(self._cell(column, rule, written.node, rest=rest) for column in columns)
        return Row(rule.id, cells, place, "rest" if rest else "")

    def _cell(self, column: Column, rule: Rule, node: Node, *, rest: bool) -> Cell:
        if column.key == "id":
            return Cell(rule.id)
        if column.key == "clause":
            return Cell(clause_text(rule, self.notation.language))
        if column.key == "note":
            return Cell("\n".join(self._notes(rule, rest=rest)))
        section, _, name = column.key.partition(".")
        said = _entries(node, section).get(name)
        text = self.text_of(column.key, plain(said)) if said is not None else ""
        return Cell(text, editable=not (rest and section == "when"), choices=column.choices)

    def _notes(self, rule: Rule, *, rest: bool) -> Iterator[str]:
        language = self.notation.language
        if rest:
            yield say("excel-note-rest", language)
        if rule.title is not None:
            yield rule.title.spoken(language)
        if rule.readings:
            yield say("excel-note-readings", language, {"readings": rule.readings})
        if rule.example:
            yield say("excel-note-example", language)
        if rule.soft:
            yield say("excel-note-soft", language)


def clause_text(rule: Rule, language: Language) -> str:
    """Write the clauses of a rule; that it has none is said too where its owner says so."""
    if rule.no_clause and not rule.clauses:
        return say("cli-no-clause", language)
    return Words("、", ", ").spoken(language).join(rule.clauses)


def sheet_names(titles: Iterable[str]) -> list[str]:
    """Make names of sheets: short, without the signs that spreadsheets refuse, each once.

    >>> sheet_names(["share: A/B", "share: A/B"])
    ['share A B', 'share A B 2']
    """
    found: list[str] = []
    for title in titles:
        plain_title = " ".join("".join(" " if each in "[]:*?/\\'" else each for each in title).split())[:26]
        name, number = plain_title, 1
        while name.lower() in {each.lower() for each in found}:
            number += 1
            name = f"{plain_title} {number}"
        found.append(name)
    return found


def _title(table: Table, part: Part) -> Words:
    if part.title is None:
        return table.title
    zh, en = (f"{table.title.spoken(each)} · {part.title.spoken(each)}" for each in LANGUAGES)
    return Words(zh, en)


def _entries(node: Node, section: str) -> dict[str, Node]:
    found = node.entries.get(section) if isinstance(node, Mapping) else None
    entries = found.value.entries if found is not None and isinstance(found.value, Mapping) else {}
    return {key: entry.value for key, entry in entries.items()}
