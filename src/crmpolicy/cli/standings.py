"""A decision about time on paper: duties in a small table, a chain or a lifecycle in lines."""

from collections.abc import Iterator, Sequence

from crmpolicy.cli.layout import Block, Column, Gap, Grid, Heading, Line, told
from crmpolicy.cli.speaking import Speaker
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.courses import around_duties, duties_of, state_lines
from crmpolicy.explaining.duties_told import voice_behind
from crmpolicy.explaining.duty_standing import Owed, Standing
from crmpolicy.explaining.sentences import header


def standing_blocks(speaker: Speaker, case: Case) -> Iterator[Block]:
    """Lay out how things stand, without the facts behind the rules; ``explain`` tells those."""
    yield from told("\n".join(header(case)))
    lines, duties = state_lines(case), duties_of(case)
    if lines:
        yield Gap()
        yield from told("\n".join(lines))
    if duties:
        yield Gap()
        yield Heading(speaker.say("cli-part-open-duties" if lines else "cli-part-duties"))
        yield _grid(speaker, case, duties)
    rest = around_duties(case)
    if rest:
        yield Gap()
    for line in rest:
        yield Line(line)


def _grid(speaker: Speaker, case: Case, duties: Sequence[Owed]) -> Grid:
    columns = (
        Column(speaker.say("cli-head-duty")),
        Column(speaker.say("cli-head-state")),
        Column(speaker.say("cli-head-due")),
        Column(speaker.say("cli-head-who")),
        Column(speaker.say("cli-head-rule-and-clause"), tone="quiet"),
    )
    return Grid(columns, [_row(speaker, case, each) for each in duties])


def _row(speaker: Speaker, case: Case, owed: Owed) -> tuple[str, ...]:
    standing, voice = Standing(case.caller, owed), voice_behind(case, owed.status)
    clauses = voice.reason.clauses if voice else ()
    behind = (owed.status.rule, *(clauses or (speaker.say("cli-no-clause"),)))
    state = (standing.state(), *standing.counted(), *standing.remarks())
    due = (each for each in (standing.due(), standing.left()) if each)
    return owed.title, "\n".join(state), "\n".join(due), standing.who(), "\n".join(behind)
