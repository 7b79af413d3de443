"""Who moves, as Markdown: to be put into a request for approval."""

from collections.abc import Iterator, Sequence

from crmpolicy.cli.impacts import SHOWN, counts_said, mover_said, responsible, twice_said, ways_said
from crmpolicy.cli.markdown import row, safe
from crmpolicy.cli.migration import matrix_of, matrix_table
from crmpolicy.cli.speaking import Speaker
from crmpolicy.engine import DecisionPoint
from crmpolicy.portfolio import Impact


def impact_markdown(speaker: Speaker, impact: Impact, point: DecisionPoint) -> Iterator[str]:
    """Write who moves in one question, line by line: the matrix, the ways with money, some examples."""
    yield from (f"## {safe(speaker.put(impact.title))} `{impact.point}`", "")
    said = [counts_said(speaker, impact), twice_said(speaker, impact), *responsible(speaker, impact)]
    yield from (f"- {safe(each)}" for each in said)
    if not impact.moved:
        return
    yield from table(*matrix_table(speaker, matrix_of(speaker, impact, point)), right=1)
    yield from ("", f"### {speaker.say('cli-impact-ways')}")
    heads = ["cli-impact-before", "cli-impact-after", "cli-head-customers"]
    named = [*(speaker.say(each) for each in heads), *impact.columns_of_money, speaker.say("cli-head-clause")]
    yield from table(named, ways_said(speaker, impact, point), right=2, left=1)
    yield from ("", f"### {speaker.say('cli-impact-examples')}")
    heads = ["cli-head-line", "cli-head-customer", "cli-impact-before", "cli-impact-after", "cli-head-clause"]
    rows = [mover_said(speaker, each, point) for each in impact.moved[:SHOWN]]
    yield from table([speaker.say(each) for each in heads], rows, right=5)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, right: int, left: int = 0) -> Iterator[str]:
    """Write a table.

    Args:
        heads: its heads.
        rows: its rows.
        right: from this column on figures stand right.
        left: so many columns at the end hold words again.
    """
    last = len(heads) - left
    yield from ("", row(heads))
    yield "|" + "".join("---:|" if right <= at < last else "---|" for at in range(len(heads)))
    yield from (row(each) for each in rows)
