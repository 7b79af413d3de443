"""``crmpolicy replay``: a log of decisions decided anew, and what comes out otherwise."""

from pathlib import Path
from typing import Final

from crmpolicy.cli.failing import DONE, FOUND, LEFT_OPEN, CommandError
from crmpolicy.cli.options import argument, command, option
from crmpolicy.cli.printing import progress_bar, show
from crmpolicy.cli.replays import replay_blocks, replay_data
from crmpolicy.cli.speaking import Speaker
from crmpolicy.company import load_policy_set
from crmpolicy.company.places import company_file, policy_path
from crmpolicy.engine import PolicySet
from crmpolicy.interop.decision_log import replay

_CODES: Final = {
    "0": "cli-replay-code-0",
    "1": "cli-replay-code-1",
    "2": "cli-code-2",
    "3": "cli-replay-code-3",
}


@command("replay", "cli-replay", codes=_CODES)
@argument("log", "cli-help-log", metavar="LOG")
@option("--against", "cli-help-against", metavar="COMPANY")
def run(speaker: Speaker, *, log: str, against: str | None) -> int:
    """Decide a log anew."""
    policies = None if against is None else load_policy_set(against)
    with progress_bar(lambda lines: speaker.say("cli-replay-progress", lines=f"{lines:,}")) as progress:
        found = replay(log, policies or (lambda name: _of(name, Path(log))), progress=progress)
    if speaker.in_json:
        speaker.write_data(replay_data(speaker, found))
    else:
        show(replay_blocks(speaker, log, found))
    if found.different:
        return FOUND
    return LEFT_OPEN if found.left_open else DONE


def _of(company: str, log: Path) -> PolicySet:
    """Load the policies of a company that a log names: those in reach of here, else of the log.

    Raises:
        CommandError: there are none.
    """
    found = policy_path(company) or company_file(company, log.parent)
    if found is None:
        raise CommandError("log-company-unknown", {"name": company})
    return load_policy_set(found)
