"""``crmpolicy dmn``: decision tables to DMN files, and from them."""

from pathlib import Path
from typing import Any, Final

import click

from crmpolicy.cli.examining import examine
from crmpolicy.cli.failing import DONE, UNUSABLE, CommandError, tell
from crmpolicy.cli.findings import examined_blocks, examined_data, seen_fault
from crmpolicy.cli.layout import Gap, Line
from crmpolicy.cli.moments import read_moment
from crmpolicy.cli.options import Command, argument, command, now, option, standard
from crmpolicy.cli.printing import show
from crmpolicy.cli.speaking import FORMS, Speaker
from crmpolicy.company import load_policy_set
from crmpolicy.interop.dmn import policy_files
from crmpolicy.interop.dmn.asking import export as write
from crmpolicy.interop.dmn.kinds_in import slug
from crmpolicy.interop.dmn.xml_file import MOST_BYTES
from crmpolicy.source.edit import write_atomically

_NAMED: Final = {"export": "cli-dmn-export", "import": "cli-dmn-import"}
_CODES: Final = {
    "0": "cli-check-code-0",
    "1": "cli-check-code-1",
    "2": "cli-check-code-2",
    "3": "cli-check-code-3",
}


class _Dmn(Command, click.Group):
    """The two commands."""

    said = "cli-dmn"
    named = _NAMED
    forms = FORMS


@click.group("dmn", cls=_Dmn, no_args_is_help=False, invoke_without_command=True)
@standard
@click.pass_context
def run(context: click.Context) -> int | None:
    """Show the help when neither command is named."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
        return DONE
    return None


@command("export", "cli-dmn-export")
@argument("policies", "cli-help-dmn-policies", metavar="POLICIES")
@argument("questions", "cli-help-dmn-questions", nargs=-1, metavar="QUESTION")
@now
@option("--out", "cli-help-dmn-out", short="-o", metavar="FILE", required=True)
@option("--as", "cli-help-dmn-as", into="form", type=click.Choice(("dmn", "jdm")), default="dmn")
def export(
    speaker: Speaker, *, policies: str, questions: tuple[str, ...], now: str, out: str, form: str
) -> int:
    """Write the file."""
    found = load_policy_set(policies)
    moment = read_moment(now, found.effective.zone)
    exported = write(found, questions, now=moment, form=form)
    left_out = {} if questions else exported.left_out
    write_atomically(Path(out), exported.data)
    if speaker.in_json:
        told = {"written": out, "as": form, "questions": list(questions or exported.questions)}
        reasons = {name: seen_fault(each).message(speaker.language) for name, each in left_out.items()}
        speaker.write_data(told | {"left_out": reasons, "now": moment.isoformat()})
        return DONE
    speaker.write(speaker.say("cli-dmn-exported", file=out))
    if left_out:
        counts = {"written": str(len(exported.questions)), "left": str(len(left_out))}
        speaker.write(speaker.say("cli-dmn-left-out", **counts))
    return DONE


@command("import", "cli-dmn-import", codes=_CODES)
@argument("file", "cli-help-dmn-file", metavar="FILE")
@option("--out", "cli-help-dmn-folder", short="-o", metavar="DIR", required=True)
def import_(speaker: Speaker, *, file: str, out: str) -> int:
    """Write the folder, and check what is in it."""
    folder = Path(out)
    name = folder.resolve().name
    if slug(name) != name:
        raise CommandError("cli-dmn-folder-name", {"name": name})
    if folder.is_dir() and any(folder.iterdir()):
        raise CommandError("cli-not-empty", {"path": out})
    with Path(file).open("rb") as opened:
        data = opened.read(MOST_BYTES + 1)  # so much tells that it is too much
    files = policy_files(data, document=name, file=file, beside=folder.resolve().parent)
    folder.mkdir(parents=True, exist_ok=True)
    for each, text in files.items():
        write_atomically(folder / each, text.encode())
    examined = examine([folder], None)
    told: dict[str, Any] = {"written": out, "files": list(files)}
    if speaker.in_json:
        speaker.write_data(told | examined_data(speaker, examined))
    else:
        written = speaker.say("cli-dmn-imported", folder=out, files=tuple(files))
        show([Line(written), Gap(), *examined_blocks(speaker, examined)])
    if examined.faults:
        tell(speaker, [seen_fault(fault) for fault in examined.faults])
        return UNUSABLE
    return examined.code


run.add_command(export)
run.add_command(import_)
