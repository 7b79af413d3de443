"""``crmpolicy impact``: what a change does to a list of customers, or what moving one value would do."""

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from crmpolicy.cli.commands.diff import loaded
from crmpolicy.cli.failing import DONE, CommandError
from crmpolicy.cli.impacts import impact_data
from crmpolicy.cli.impacts_markdown import impact_markdown
from crmpolicy.cli.layout import Block, Gap, Line
from crmpolicy.cli.measuring import Measured, Portfolio, measured_blocks
from crmpolicy.cli.migration_picture import impact_picture
from crmpolicy.cli.moments import read_moment
from crmpolicy.cli.options import argument, command, now, option
from crmpolicy.cli.printing import show
from crmpolicy.cli.speaking import FORMS, Speaker
from crmpolicy.cli.sweep_picture import sweep_picture
from crmpolicy.cli.sweeps import sweep_blocks, sweep_data, sweep_markdown
from crmpolicy.drafts import write_atomically
from crmpolicy.engine import PolicySet
from crmpolicy.errors import BadValueError, FactsError, Fault
from crmpolicy.portfolio import steps_between
from crmpolicy.verify import diff

_CODES: Final = {"0": "cli-impact-code-0", "2": "cli-code-2"}
_SWEEP: Final = re.compile(r"(?P<name>[^=]+)=(?P<low>.+?)\.\.(?P<high>[^/]+)(?:/(?P<steps>[0-9]{1,3}))?")
_STEPS: Final = 10


@command("impact", "cli-impact", forms=(*FORMS, "markdown"), codes=_CODES)
@argument("before", "cli-help-before", metavar="A")
@argument("after", "cli-help-impact-after", metavar="B", required=False)
@option("--data", "cli-help-impact-data", metavar="FILE", required=True)
@option("--point", "cli-help-data-point", into="points", metavar="SUBJECT", multiple=True)
@now
@option("--column", "cli-help-data-column", into="columns", metavar="HEAD=FACT", multiple=True)
@option("--money", "cli-help-data-money", metavar="HEAD", multiple=True)
@option("--encoding", "cli-help-data-encoding", metavar="NAME")
@option("--svg", "cli-help-impact-svg", metavar="FILE")
@option("--sweep", "cli-help-impact-sweep", metavar="PARAM=LOW..HIGH")
def run(speaker: Speaker, *, before: str, after: str | None, svg: str | None, **asked: Any) -> int:
    """Measure a change, or move a value."""
    portfolio = Portfolio.of(asked["data"], asked["columns"], asked["money"], asked["encoding"])
    if asked["sweep"] is not None:
        if after is not None:
            raise CommandError("impact-both")
        (policies,) = loaded(before)
        moment = read_moment(asked["now"], policies.effective.zone)
        written = _swept(speaker, portfolio, policies, asked["sweep"], points=asked["points"], now=moment)
    else:
        if after is None:
            raise CommandError("impact-without-after", {"before": before})
        one, other = loaded(before, after)
        moment = read_moment(asked["now"], other.effective.zone)
        difference = diff(one, other, points=asked["points"])
        measured = portfolio.measured((one, other), difference, asked["points"], moment)
        written = _measured(speaker, (one.company, other.company), measured)
    if svg is not None:
        write_atomically(Path(svg), written.picture.encode())
    _write(speaker, written)
    return DONE


class _Written(NamedTuple):
    """What a command has to show, in each form."""

    blocks: Sequence[Block]
    data: dict[str, Any]
    lines: Sequence[str]
    picture: str


def _write(speaker: Speaker, written: _Written) -> None:
    if speaker.in_json:
        speaker.write_data(written.data)
    elif speaker.form == "markdown":
        speaker.write("\n".join(written.lines))
    else:
        show(written.blocks)


def _measured(speaker: Speaker, names: tuple[str, str], measured: Sequence[Measured]) -> _Written:
    blocks: list[Block] = []
    lines = [f"# {speaker.say('cli-impact-title', before=names[0], after=names[1])}"]
    for each in measured:
        blocks += [*([Gap()] if blocks else []), *measured_blocks(speaker, each)]
        lines += ["", *impact_markdown(speaker, each.impact, each.point)]
    if not measured:
        nobody = speaker.say("cli-impact-nobody")
        blocks, lines = [Line(nobody)], [*lines, "", nobody]
    data = {
        "before": names[0],
        "after": names[1],
        "impact": [impact_data(speaker, each.impact) for each in measured],
    }
    told = [(each.impact, each.point) for each in measured if each.told]
    return _Written(blocks, data, lines, impact_picture(speaker, told))


def _swept(
    speaker: Speaker,
    portfolio: Portfolio,
    policies: PolicySet,
    given: str,
    *,
    points: Sequence[str],
    now: datetime,
) -> _Written:
    key, values = _values(policies, given)
    swept = portfolio.swept(policies, points, key, values=values, now=now)
    blocks: list[Block] = []
    lines: list[str] = []
    for sweep, point in swept:
        blocks += [*([Gap()] if blocks else []), *sweep_blocks(speaker, sweep, point)]
        lines += [*([""] if lines else []), *sweep_markdown(speaker, sweep, point)]
    if not swept:
        nobody = speaker.say("cli-impact-nobody")
        blocks, lines = [Line(nobody)], [nobody]
    data = {"company": policies.company, "sweep": [sweep_data(speaker, each) for each, _ in swept]}
    return _Written(blocks, data, lines, sweep_picture(speaker, swept))


def _values(policies: PolicySet, given: str) -> tuple[str, tuple[Any, ...]]:
    """Read which value moves, from where to where, in how many steps.

    Raises:
        CommandError: that is not said, or no such value can be moved so.
        FactsError: there is no such parameter.
    """
    match = _SWEEP.fullmatch(given)
    if match is None:
        raise CommandError("sweep-form", {"given": given})
    known = policies.effective.parameters
    name = match["name"].strip()
    key = name if name in known else f"{policies.company}.{name}"
    if key not in known:
        raise FactsError([Fault("parameter-unknown", {"name": name, "known": tuple(known)})])
    steps = int(match["steps"] or _STEPS)
    try:
        return key, steps_between(known[key], match["low"].strip(), match["high"].strip(), steps)
    except BadValueError as error:
        raise CommandError(error.code, error.arguments) from None
