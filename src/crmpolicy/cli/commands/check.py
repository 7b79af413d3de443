"""``crmpolicy check``: what is wrong with policies for any facts at all, and what is proved to be right."""

from typing import Final

from crmpolicy.cli.annotations import annotations
from crmpolicy.cli.examining import Examined, examine
from crmpolicy.cli.failing import tell
from crmpolicy.cli.findings import examined_blocks, examined_data, seen_fault
from crmpolicy.cli.ledgers import ledger
from crmpolicy.cli.moments import today
from crmpolicy.cli.options import argument, command, option
from crmpolicy.cli.printing import show
from crmpolicy.cli.sarif import sarif
from crmpolicy.cli.speaking import FORMS, Speaker
from crmpolicy.cli.targets import targets_of

_CODES: Final = {
    "0": "cli-check-code-0",
    "1": "cli-check-code-1",
    "2": "cli-check-code-2",
    "3": "cli-check-code-3",
}


@command("check", "cli-check", forms=(*FORMS, "github", "sarif"), codes=_CODES)
@argument("paths", "cli-help-check-paths", nargs=-1, metavar="PATHS")
@option("--every-period", "cli-help-every-period", is_flag=True)
@option("--afresh", "cli-help-afresh", is_flag=True)
def run(speaker: Speaker, *, paths: tuple[str, ...], every_period: bool, afresh: bool) -> int:
    """Check policies for all facts."""
    since = None if every_period else today()
    examined = examine(targets_of(paths), since, None if afresh else ledger())
    _write(speaker, examined)
    if examined.faults:
        tell(speaker, [seen_fault(fault) for fault in examined.faults])
    return examined.code


def _write(speaker: Speaker, examined: Examined) -> None:
    if speaker.in_json:
        speaker.write_data(examined_data(speaker, examined))
    elif speaker.form == "sarif":
        speaker.write_data(sarif(speaker, examined))
    elif speaker.form == "github":
        for line in annotations(speaker, examined):
            speaker.write(line)
    else:
        show(examined_blocks(speaker, examined))
