"""Who moves, laid out for people and as data: counts, money, names, and what could not be used."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from crmpolicy.cli.findings import seen_fault
from crmpolicy.cli.layout import Block, Column, Gap, Grid, Heading, Line
from crmpolicy.cli.speaking import Speaker
from crmpolicy.engine import DecisionPoint, Outcome, plain_value
from crmpolicy.errors import Fault
from crmpolicy.portfolio import Impact, Moved, Refused
from crmpolicy.portfolio.impact import told
from crmpolicy.values import plain_number
from crmpolicy.wording import say

SHOWN: Final = 10
_CENTS: Final = -2


def impact_blocks(speaker: Speaker, impact: Impact, point: DecisionPoint) -> Iterator[Block]:
    """Lay out who moves in one question."""
    counts = {
        "rows": str(impact.rows),
        "moved": str(len(impact.moved)),
        "unchanged": str(impact.unchanged),
        "refused": str(len(impact.refused)),
    }
    yield Heading(speaker.put(impact.title), impact.point)
    yield Line(speaker.say("cli-impact-counts", **counts), indent=2)
    if impact.moved:
        yield _matrix(speaker, impact, point)
        yield Gap()
        yield _movers(speaker, impact, point)
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


def answer_said(speaker: Speaker, point: DecisionPoint, outcome: Outcome | None) -> str:
    """Word an answer in the words of its scales."""
    if outcome is None:
        return speaker.say("cli-impact-none")
    said = {name: _value_said(speaker, point, name, value) for name, value in outcome.items()}
    if len(said) == 1:
        return next(iter(said.values()))
    titles = point.output_titles
    named = (
        f"{speaker.put(titles[name]) if name in titles else name}: {each}" for name, each in said.items()
    )
    return "\n".join(named)


def _value_said(speaker: Speaker, point: DecisionPoint, name: str, value: Any) -> str:
    kind = point.outcome.get(name)
    if kind is None or value is None or not isinstance(value, str | int | Decimal):
        return told(Outcome(((name, value),)))
    return kind.show(value, speaker.language)


def _matrix(speaker: Speaker, impact: Impact, point: DecisionPoint) -> Grid:
    """Count the rows, and sum up their money, by answer before and after."""
    outcomes: list[Outcome | None] = [one for each in impact.ways for one in (each.before, each.after)]
    said = {told(each): answer_said(speaker, point, each) for each in outcomes}
    sums = {column: impact.money(column) for column in impact.columns_of_money}
    columns = (
        Column(speaker.say("cli-impact-before")),
        Column(speaker.say("cli-impact-after")),
        Column(speaker.say("cli-head-customers"), right=True),
        *(Column(column, right=True) for column in sums),
    )
    rows = []
    for (before, after), count in impact.matrix().items():
        figures = (_figure(total.get((before, after), Decimal(0))) for total in sums.values())
        rows.append((said[before], said[after], str(count), *figures))
    return Grid(columns, sorted(rows))


def _figure(amount: Decimal) -> str:
    """Write a sum with two decimals, or with as many more as it has."""
    exponent = amount.as_tuple().exponent
    return f"{amount:,.2f}" if isinstance(exponent, int) and exponent >= _CENTS else f"{amount:,f}"


def _movers(speaker: Speaker, impact: Impact, point: DecisionPoint) -> Grid:
    columns = (
        Column(speaker.say("cli-head-line"), right=True),
        Column(speaker.say("cli-head-customer")),
        Column(speaker.say("cli-impact-before")),
        Column(speaker.say("cli-impact-after")),
        Column(speaker.say("cli-head-clause"), tone="quiet"),
    )
    return Grid(columns, [_mover(speaker, each, point) for each in impact.moved[:SHOWN]])


def _mover(speaker: Speaker, moved: Moved, point: DecisionPoint) -> tuple[str, ...]:
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
        "matrix": [
            {
                "before": before,
                "after": after,
                "rows": count,
                "money": {
                    column: plain_number(impact.money(column).get((before, after), Decimal(0)))
                    for column in impact.columns_of_money
                },
            }
            for (before, after), count in impact.matrix().items()
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
