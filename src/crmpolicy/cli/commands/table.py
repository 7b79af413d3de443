"""``crmpolicy table``: a decision table or the parameters as a workbook, and an edited one taken back."""

from pathlib import Path
from typing import Final

import click

from crmpolicy.cli.failing import DONE, FOUND, CommandError
from crmpolicy.cli.options import argument, command, group, option
from crmpolicy.cli.printing import show
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.workbooks.exporting import book_of
from crmpolicy.cli.workbooks.importing import Import
from crmpolicy.cli.workbooks.told import import_blocks, import_data
from crmpolicy.interop.excel.workbook import workbook
from crmpolicy.source.edit import write_atomically

_NAMED: Final = {"export": "cli-table-export", "import": "cli-table-import"}
_CODES: Final = {"0": "cli-table-code-0", "1": "cli-table-code-1", "2": "cli-code-2"}


@command("export", "cli-table-export")
@argument("policies", "cli-help-path")
@argument("question", "cli-help-table-question", required=False)
@option("--parameters", "cli-help-table-parameters", is_flag=True)
@option("--out", "cli-help-table-out", short="-o", metavar="FILE", required=True)
def export(speaker: Speaker, *, policies: str, question: str | None, parameters: bool, out: str) -> int:
    """Write a workbook."""
    if (question is None) != parameters:
        raise CommandError("excel-question-or-parameters")
    if Path(out).suffix.lower() != ".xlsx":
        raise CommandError("excel-not-xlsx", {"file": out})
    book = book_of(speaker, policies, question)
    write_atomically(Path(out), workbook(book))
    rows = sum(len(each.rows) for each in book.sheets)
    if speaker.in_json:
        speaker.write_data({"written": out, "sheets": [each.name for each in book.sheets], "rows": rows})
    else:
        speaker.write(speaker.say("cli-table-written", file=out, rows=str(rows)))
    return DONE


@command("import", "cli-table-import", codes=_CODES)
@argument("file", "cli-help-table-file")
@option("--to", "cli-help-table-to", metavar="POLICIES")
@option("--write", "cli-help-table-write", is_flag=True)
def take_back(speaker: Speaker, *, file: str, to: str | None, write: bool) -> int:
    """Tell what was edited and what it comes to; write it where that is asked for."""
    taken = Import.of(file, to)
    state = taken.written() if write else taken.state
    if speaker.in_json:
        speaker.write_data(import_data(speaker, taken, state))
    else:
        show(import_blocks(speaker, taken, state))
    return FOUND if state in ("refused", "changed") else DONE


@group("table", "cli-table", named=_NAMED)
@click.pass_context
def run(context: click.Context) -> None:
    """Show the help when no command is named."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


run.add_command(export)
run.add_command(take_back)
