"""``crmpolicy review``: a page on which a change of the policies is read, understood and signed."""

from pathlib import Path
from typing import Any, Final

from crmpolicy.cli.commands.diff import loaded
from crmpolicy.cli.failing import DONE, CommandError
from crmpolicy.cli.measuring import Portfolio
from crmpolicy.cli.moments import read_moment
from crmpolicy.cli.options import argument, command, option
from crmpolicy.cli.review.gathering import Data, gathered
from crmpolicy.cli.review.page import counts, page
from crmpolicy.cli.speaking import Speaker
from crmpolicy.drafts import write_atomically
from crmpolicy.engine import PolicySet

_CODES: Final = {"0": "cli-review-code-0", "2": "cli-code-2"}


@command("review", "cli-review", codes=_CODES)
@argument("before", "cli-help-before", metavar="BEFORE")
@argument("after", "cli-help-after", metavar="AFTER")
@option("--out", "cli-help-review-out", short="-o", metavar="FILE", required=True)
@option("--data", "cli-help-review-data", metavar="FILE")
@option("--column", "cli-help-data-column", into="columns", metavar="HEAD=FACT", multiple=True)
@option("--money", "cli-help-data-money", metavar="HEAD", multiple=True)
@option("--encoding", "cli-help-data-encoding", metavar="NAME")
@option("--now", "cli-help-review-now", metavar="ISO")
def run(speaker: Speaker, *, before: str, after: str, out: str, **asked: Any) -> int:
    """Write the page; what is on it is for people to judge, so it fails for nothing that it shows."""
    one, other = loaded(before, after)
    review = gathered(speaker, (one, other), _data(other, **asked))
    write_atomically(Path(out), page(speaker, review).encode())
    if speaker.in_json:
        speaker.write_data({"written": out, **counts(review)})
    else:
        said = {name: str(count) for name, count in counts(review).items()}
        speaker.write(speaker.say("cli-review-written", file=out, **said))
    return DONE


def _data(policies: PolicySet, data: str | None, now: str | None, **columns: Any) -> Data | None:
    """Read what is said of the list; nothing may be said of a list that is not given."""
    if data is None:
        named = {"--now": now, "--column": columns["columns"]}
        named |= {"--money": columns["money"], "--encoding": columns["encoding"]}
        for name, given in named.items():
            if given:
                raise CommandError("cli-review-without-data", {"name": name})
        return None
    moment = read_moment(now, policies.effective.zone) if now is not None else None
    return Data(Portfolio.of(data, columns["columns"], columns["money"], columns["encoding"]), moment)
