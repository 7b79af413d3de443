"""Out and back: a workbook that nobody edited says what the policies say, whichever they are."""

from dataclasses import replace
from pathlib import Path

import pytest

from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.workbooks.policy_files import PolicyFiles
from crmpolicy.cli.workbooks.tables import TableSheets
from crmpolicy.cli.workbooks.values import ValueSheet
from crmpolicy.company.loading import load_unjudged
from crmpolicy.company.places import shipped
from crmpolicy.engine import PolicySet
from crmpolicy.interop.excel.comparing import Edits, compare
from crmpolicy.interop.excel.grids import grids_of
from crmpolicy.interop.excel.remembering import memory_of
from crmpolicy.interop.excel.sheets import Book, Sheet
from crmpolicy.interop.excel.workbook import workbook
from crmpolicy.policy.tables import Table
from crmpolicy.source.nodes import Mapping, plain
from crmpolicy.wording import LANGUAGES, Language

DOCUMENTS = ("lighting", "relationship", "steel", "handbook", "key_accounts")
COMPANIES = tuple(sorted(each.stem for each in (shipped() / "companies").glob("*.yaml")))

MOST_SHEETS = 100


def is_shown(table: Table) -> bool:
    return table.course is None and any(part.all_rules() for part in table.parts)


def there_and_back(kind: str, sheets: tuple[Sheet, ...], language: Language) -> Edits:
    """Write the sheets, read them again, and compare."""
    book = Book("parameters" if kind == "parameters" else "table", "p", "q", "d", language, sheets)
    grids = grids_of(workbook(book))
    memory = memory_of(grids)
    if kind == "parameters":
        (sheet,) = memory.sheets
        named = {row[0:1] + row[2:4]: key for key, row in sheet.rows.items()}
        assert len(named) == len(sheet.rows), "two rows of one name"
        return compare(
            "a.xlsx", grids, memory, book, lambda row: named[row["name"], row["entry"], row["from"]]
        )
    return compare("a.xlsx", grids, memory, book, lambda texts: texts["id"])


def sheets_of(policies: PolicySet, language: Language, file: str | None = None) -> tuple[Sheet, ...]:
    """Lay all tables out, or those whose rules stand in one file; each cell says what its rule does."""
    files = PolicyFiles()
    found: list[Sheet] = []
    for table in filter(is_shown, policies.effective.tables.values()):
        if file is not None and not any(rule.place and rule.place.file == file for _, rule in table.rules()):
            continue
        made = TableSheets.of(policies, table, language, files)
        for sheet in made.sheets():
            _says_the_same(made, sheet)
            found.append(replace(sheet, name=f"s{len(found)}", part=f"{table.key}:{sheet.part}"))
    return tuple(found)


def _says_the_same(made: TableSheets, sheet: Sheet) -> None:
    """Read each cell back and compare it with the rule in its file."""
    rules = {rule.id: made.files.rule(rule).node for _, rule in made.table.rules()}
    for row in sheet.rows:
        node = rules[row.key]
        assert isinstance(node, Mapping)
        for column, cell in zip(sheet.columns, row.cells, strict=True):
            section, _, key = column.key.partition(".")
            if not key or not cell.text:
                continue
            said = plain(node.entries[section].value)
            assert isinstance(said, dict)
            back = made.read(column.key, cell.text)
            if key == "any":
                assert back == said[key]
                continue
            kind = made.kind_of(column.key)
            meaning = made.notation.meaning
            assert meaning(back, kind) == meaning(said[key], kind), (made.table.key, row.key, column.key)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_tables_of_a_document_come_back_unedited(name: str) -> None:
    policies = PolicySet(load_unjudged(name).effective)
    edits = there_and_back("table", sheets_of(policies, "zh"), "zh")
    assert (edits.count, edits.faults, edits.meanwhile) == (0, [], [])


@pytest.mark.parametrize("name", COMPANIES)
def test_what_a_company_adds_comes_back_unedited(name: str) -> None:
    """Its own tables in the slots of documents, and all values that are in force for it."""
    policies = PolicySet(load_unjudged(name).effective)
    own = sheets_of(policies, "en", policies.effective.company_file)
    edits = there_and_back("table", own, "en") if own else Edits()
    assert (edits.count, edits.faults) == (0, [])
    language: Language = "zh" if name == "example-group" else "en"
    edits = there_and_back("parameters", (ValueSheet(policies, Speaker(language)).sheet(),), language)
    assert (edits.count, edits.faults) == (0, [])


@pytest.mark.soak
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*DOCUMENTS, *COMPANIES])
def test_everything_comes_back_in_both_languages(name: str, language: Language) -> None:
    policies = PolicySet(load_unjudged(name).effective)
    sheets = sheets_of(policies, language)
    for first in range(0, len(sheets), MOST_SHEETS):
        edits = there_and_back("table", sheets[first : first + MOST_SHEETS], language)
        assert (edits.count, edits.faults) == (0, [])
    edits = there_and_back("parameters", (ValueSheet(policies, Speaker(language)).sheet(),), language)
    assert (edits.count, edits.faults) == (0, [])
    assert Path(str(policies.effective.company_file or ".")).exists()
