"""``crmpolicy conflicts``: where documents of one company decide the same case differently."""

from typing import Final

import click

from crmpolicy.cli.commands.diff import loaded
from crmpolicy.cli.disagreements import conflict_blocks, conflict_data
from crmpolicy.cli.failing import DONE, LEFT_OPEN, CommandError
from crmpolicy.cli.options import argument, command, option
from crmpolicy.cli.printing import show
from crmpolicy.cli.speaking import Speaker
from crmpolicy.company.answering import answered_together
from crmpolicy.engine import PolicySet
from crmpolicy.verify.comparing.conflicts import MOST, conflicts

_CODES: Final = {"0": "cli-conflicts-code-0", "2": "cli-diff-code-2", "3": "cli-conflicts-code-3"}


@command("conflicts", "cli-conflicts", codes=_CODES)
@argument("company", "cli-help-conflicts-company")
@option("--point", "cli-help-conflicts-point", into="points", metavar="SUBJECT", multiple=True)
@option("--most", "cli-help-conflicts-most", type=click.IntRange(min=1), default=MOST, metavar="N")
def run(speaker: Speaker, *, company: str, points: tuple[str, ...], most: int) -> int:
    """Compare the documents of a company with each other."""
    (policies,) = loaded(company)
    _known(policies, points)
    found = conflicts(policies, points=points or None, most=most)
    if speaker.in_json:
        speaker.write_data(conflict_data(speaker, policies, found))
    else:
        show(conflict_blocks(speaker, policies, found))
    return LEFT_OPEN if any(each.undecided for each in found) else DONE


def _known(policies: PolicySet, points: tuple[str, ...]) -> None:
    """Refuse a question that no two documents answer."""
    known = [each.subject for each in answered_together(policies)]
    for name in points:
        if name not in known:
            raise CommandError("conflicts-point-unknown", {"name": name, "known": ", ".join(known)})
