"""``crmpolicy init``: the files of a new company."""

from pathlib import Path

from crmpolicy.cli.failing import DONE, CommandError
from crmpolicy.cli.layout import Gap, Heading, Line, Pairs
from crmpolicy.cli.options import argument, command, option
from crmpolicy.cli.printing import show
from crmpolicy.cli.speaking import Speaker
from crmpolicy.company import trying
from crmpolicy.company.editors import FOLDER
from crmpolicy.company.starting import starter
from crmpolicy.drafts import write_together


@command("init", "cli-init")
@argument("directory", "cli-help-directory", metavar="DIR")
@option("--example", "cli-help-init-example", is_flag=True)
def run(speaker: Speaker, *, directory: str, example: bool) -> int:
    """Begin a company."""
    folder = Path(directory)
    if folder.is_dir() and any(folder.iterdir()):
        raise CommandError("cli-not-empty", {"path": directory})
    if folder.exists() and not folder.is_dir():
        raise CommandError("cli-file-exists", {"file": directory})
    files = trying.example(speaker.language) if example else starter(folder.resolve().name)
    write_together({folder / name: text.encode() for name, text in files.items()})
    if speaker.in_json:
        speaker.write_data({"directory": directory, "files": [str(folder / name) for name in files]})
        return DONE
    rows = [
        (str(folder / "company.yaml"), speaker.say("cli-init-example" if example else "cli-init-company")),
        (
            str(folder / "cases" / "first.yaml"),
            speaker.say("cli-init-two-cases" if example else "cli-init-cases"),
        ),
        *([(str(folder / trying.LISTS[speaker.language]), speaker.say("cli-init-list"))] if example else []),
        (str(folder / "README.md"), speaker.say("cli-init-readme")),
        (str(folder / FOLDER), speaker.say("cli-init-schemas")),
    ]
    following = f"crmpolicy check {directory}" if example else f"crmpolicy params {directory} --missing"
    show(
        [
            Heading(speaker.say("cli-init-done")),
            Pairs(rows),
            Gap(),
            Line(speaker.say("cli-init-next", next=following)),
        ]
    )
    return DONE
