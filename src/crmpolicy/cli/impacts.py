"""Who moves, laid out for people and as data: counts, money, names, and what could not be used."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from crmpolicy.cli.differences import moved_data, moved_said
from crmpolicy.cli.findings import seen_fault
from crmpolicy.cli.layout import Block, Column, Gap, Grid, Heading, Line
from crmpolicy.cli.migration import answer_said, answers_in_order, figure, matrix_grid, matrix_of
from crmpolicy.cli.speaking import Speaker
from crmpolicy.engine import DecisionPoint, Outcome, plain_value
from crmpolicy.errors import Fault
from crmpolicy.portfolio import Impact, Moved, Refused
from crmpolicy.portfolio.impact import told
from crmpolicy.values import plain_number
from crmpolicy.wording import say

SHOWN: Final = 10


def impact_blocks(speaker: Speaker, impact: Impact, point: DecisionPoint) -> Iterator[Block]:
    """Lay out who moves in one question."""
    yield Heading(speaker.put(impact.title), impact.point)
    yield Line(counts_said(speaker, impact), indent=2)
    yield Line(twice_said(speaker, impact), tone="quiet", indent=2)
    if impact.moved:
        yield Gap()
        yield matrix_grid(speaker, matrix_of(speaker, impact, point))
        yield Gap()
        yield ways_grid(speaker, impact, point)
        yield from (Line(each, indent=2) for each in responsible(speaker, impact))
        yield Gap()
        yield movers_grid(speaker, impact, point)
    yield from _rest(speaker, len(impact.moved))
    if impact.refused:
        yield Line(speaker.say("cli-impact-refused"), tone="bad", indent=2)
        for each in impact.refused[:SHOWN]:
            yield Line(refused_said(speaker, each), indent=4)
        yield from _rest(speaker, len(impact.refused))


def refused_said(speaker: Speaker, refused: Refused) -> str:
    """Word a row that could not be used: its line, its name, and why."""
    reasons = "; ".join(_reason(speaker, each) for each in refused.faults)
    return speaker.say(
        "cli-impact-row", line=str(refused.row.line), name=refused.row.name or "-", said=reasons
    )


def _reason(speaker: Speaker, fault: Fault) -> str:
    return say(fault.code, speaker.language, fault.arguments)


def ways_grid(speaker: Speaker, impact: Impact, point: DecisionPoint) -> Grid:
    """Count the rows and sum up their money by answer before and after, with the clauses."""
    columns = (
        Column(speaker.say("cli-impact-before")),
        Column(speaker.say("cli-impact-after")),
        Column(speaker.say("cli-head-customers"), right=True),
        *(Column(column, right=True) for column in impact.columns_of_money),
        Column(speaker.say("cli-head-clause"), tone="quiet"),
    )
    return Grid(columns, ways_said(speaker, impact, point))


def ways_said(speaker: Speaker, impact: Impact, point: DecisionPoint) -> list[tuple[str, ...]]:
    """Word each way that rows go, in the order of the answers: both answers, how many, money, clauses."""
    order = answers_in_order([one for way in impact.ways for one in (way.before, way.after)], point)
    place = {told(each): at for at, each in enumerate(order)}
    ways = sorted(impact.ways, key=lambda way: (place[told(way.before)], place[told(way.after)]))
    return [
        (
            answer_said(speaker, point, way.before),
            answer_said(speaker, point, way.after),
            f"{way.rows:,}",
            *(figure(way.money.get(column, Decimal(0))) for column in impact.columns_of_money),
            "\n".join(way.clauses),
        )
        for way in ways
    ]


def responsible(speaker: Speaker, impact: Impact) -> list[str]:
    """Word the values whose change moves anybody, and where each is written."""
    moved = {each.key: each for way in impact.ways for each in way.parameters}
    return [speaker.say("cli-impact-because", said=moved_said(speaker, each)) for each in moved.values()]


def counts_said(speaker: Speaker, impact: Impact) -> str:
    """Word how many rows move, stay and cannot be used."""
    return speaker.say(
        "cli-impact-counts",
        rows=f"{impact.rows:,}",
        moved=f"{len(impact.moved):,}",
        unchanged=f"{impact.unchanged:,}",
        refused=f"{len(impact.refused):,}",
    )


def twice_said(speaker: Speaker, impact: Impact) -> str:
    """Word how many rows were asked under both policy sets, and what is known of the others."""
    code = "cli-impact-twice-all" if impact.evaluated_twice == impact.rows else "cli-impact-twice"
    return speaker.say(code, count=f"{impact.evaluated_twice:,}")


def movers_grid(speaker: Speaker, impact: Impact, point: DecisionPoint) -> Grid:
    """Name the first rows that move."""
    columns = (
        Column(speaker.say("cli-head-line"), right=True),
        Column(speaker.say("cli-head-customer")),
        Column(speaker.say("cli-impact-before")),
        Column(speaker.say("cli-impact-after")),
        Column(speaker.say("cli-head-clause"), tone="quiet"),
    )
    return Grid(columns, [mover_said(speaker, each, point) for each in impact.moved[:SHOWN]])


def mover_said(speaker: Speaker, moved: Moved, point: DecisionPoint) -> tuple[str, ...]:
    """Word a row that moves: its line, its name, both answers, the clauses that bind afterwards."""
    answers = (answer_said(speaker, point, each) for each in (moved.before, moved.after))
    clauses = dict.fromkeys(clause for reason in moved.reasons for clause in reason.clauses)
    return (str(moved.row.line), moved.row.name, *answers, "\n".join(clauses))


def _rest(speaker: Speaker, count: int) -> Iterator[Block]:
    if count > SHOWN:
        yield Line(speaker.say("cli-impact-more", count=str(count - SHOWN)), tone="quiet", indent=2)


def impact_data(speaker: Speaker, impact: Impact) -> dict[str, Any]:
    """Give who moves as data, every row of it."""
    return {
        "point": impact.point,
        "title": speaker.put(impact.title),
        "rows": impact.rows,
        "unchanged": impact.unchanged,
        "evaluated_twice": impact.evaluated_twice,
        "matrix": [
            {
                "before": told(way.before),
                "after": told(way.after),
                "rows": way.rows,
                "money": {
                    column: plain_number(way.money.get(column, Decimal(0)))
                    for column in impact.columns_of_money
                },
                "clauses": list(way.clauses),
                "parameters": [moved_data(speaker, each) for each in way.parameters],
            }
            for way in impact.ways
        ],
        "moved": [_moved_data(speaker, each) for each in impact.moved],
        "refused": [_refused_data(speaker, each) for each in impact.refused],
    }


def _moved_data(speaker: Speaker, moved: Moved) -> dict[str, Any]:
    return {
        "line": moved.row.line,
        "name": moved.row.name,
        "before": _outcome_data(moved.before),
        "after": _outcome_data(moved.after),
        "clauses": sorted({clause for reason in moved.reasons for clause in reason.clauses}),
        "money": {column: plain_number(amount) for column, amount in moved.row.money.items()},
        "reasons": _reasons(speaker, moved.faults),
    }


def _refused_data(speaker: Speaker, refused: Refused) -> dict[str, Any]:
    return {
        "line": refused.row.line,
        "name": refused.row.name,
        "reasons": _reasons(speaker, refused.faults),
    }


def _reasons(speaker: Speaker, faults: Iterable[Fault]) -> list[dict[str, str]]:
    return [{"code": fault.code, "message": seen_fault(fault).message(speaker.language)} for fault in faults]


def _outcome_data(outcome: Outcome | None) -> dict[str, Any] | None:
    return None if outcome is None else {name: plain_value(value) for name, value in outcome.items()}
