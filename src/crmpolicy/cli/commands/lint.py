"""``crmpolicy lint``: slips of the hand in policy files, told all at once; what is certain can be mended."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from crmpolicy.cli.failing import DONE, FOUND, CommandError
from crmpolicy.cli.lints import Linted, lint_annotations, lint_blocks, lint_data, lint_sarif
from crmpolicy.cli.options import argument, command, option
from crmpolicy.cli.printing import show
from crmpolicy.cli.speaking import FORMS, Speaker
from crmpolicy.cli.yaml_files import files_of
from crmpolicy.drafts import write_together
from crmpolicy.source.linting import mend, slips_in

_CODES: Final = {"0": "cli-lint-code-0", "1": "cli-lint-code-1", "2": "cli-code-2"}


@command("lint", "cli-lint", forms=(*FORMS, "github", "sarif"), codes=_CODES)
@argument("paths", "cli-help-lint-paths", nargs=-1, metavar="PATHS")
@option("--fix", "cli-help-lint-fix", is_flag=True)
def run(speaker: Speaker, *, paths: tuple[str, ...], fix: bool) -> int:
    """Find slips of the hand."""
    linted = [_lint(path, fix=fix) for path in files_of(paths)]
    _write([each for each in linted if each.after != each.before])
    code = FOUND if any(each.left for each in linted) else DONE
    _tell(speaker, linted, code)
    return code


def _lint(path: Path, *, fix: bool) -> Linted:
    raw = path.read_bytes()
    if not fix:
        return Linted(path, raw, raw, (), slips_in(str(path), raw))
    mended = mend(str(path), raw)
    return Linted(path, raw, mended.raw, mended.mended, mended.left)


def _write(mended: Sequence[Linted]) -> None:
    """Write what was mended: all files or, where one cannot be written, none.

    Raises:
        CommandError: somebody else changed one meanwhile.
    """
    for each in mended:
        if each.path.read_bytes() != each.before:
            raise CommandError("set-changed-meanwhile", {"file": str(each.path)})
    write_together({each.path: each.after for each in mended})


def _tell(speaker: Speaker, linted: Sequence[Linted], code: int) -> None:
    if speaker.in_json:
        speaker.write_data(lint_data(speaker, linted))
    elif speaker.form == "sarif":
        speaker.write_data(lint_sarif(speaker, linted, code))
    elif speaker.form == "github":
        for line in lint_annotations(speaker, linted):
            speaker.write(line)
    else:
        show(lint_blocks(speaker, linted))
