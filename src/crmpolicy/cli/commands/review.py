"""``crmpolicy review``: a page on which a change of the policies is read, understood and signed."""

from pathlib import Path
from typing import Final

from crmpolicy.cli.commands.diff import loaded
from crmpolicy.cli.failing import DONE, CommandError
from crmpolicy.cli.moments import read_moment
from crmpolicy.cli.options import argument, command, option
from crmpolicy.cli.review.gathering import Data, gathered
from crmpolicy.cli.review.page import counts, page
from crmpolicy.cli.speaking import Speaker
from crmpolicy.engine import PolicySet
from crmpolicy.source.edit import write_atomically

_CODES: Final = {"0": "cli-review-code-0", "2": "cli-code-2"}


@command("review", "cli-review", codes=_CODES)
@argument("before", "cli-help-before", metavar="BEFORE")
@argument("after", "cli-help-after", metavar="AFTER")
@option("--out", "cli-help-review-out", short="-o", metavar="FILE", required=True)
@option("--data", "cli-help-review-data", metavar="FILE")
@option("--money", "cli-help-review-money", metavar="COLUMN", multiple=True)
@option("--now", "cli-help-review-now", metavar="ISO")
def run(
    speaker: Speaker,
    *,
    before: str,
    after: str,
    out: str,
    data: str | None,
    money: tuple[str, ...],
    now: str | None,
) -> int:
    """Write the page; what is on it is for people to judge, so it fails for nothing that it shows."""
    if data is None and (money or now is not None):
        raise CommandError("cli-review-without-data", {"name": "--money" if money else "--now"})
    one, other = loaded(before, after)
    review = gathered(speaker, (one, other), _data(other, data, money, now))
    write_atomically(Path(out), page(speaker, review).encode())
    if speaker.in_json:
        speaker.write_data({"written": out, **counts(review)})
    else:
        said = {name: str(count) for name, count in counts(review).items()}
        speaker.write(speaker.say("cli-review-written", file=out, **said))
    return DONE


def _data(policies: PolicySet, file: str | None, money: tuple[str, ...], now: str | None) -> Data | None:
    if file is None:
        return None
    moment = read_moment(now, policies.effective.zone) if now is not None else None
    return Data(Path(file), money, moment)
