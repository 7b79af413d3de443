"""How groups change with a value: a table for people, data for programs."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from crmpolicy.cli.impacts_markdown import table
from crmpolicy.cli.layout import Block, Column, Gap, Grid, Heading, Line
from crmpolicy.cli.markdown import safe
from crmpolicy.cli.migration import answer_said, answers_in_order, figure
from crmpolicy.cli.speaking import Speaker
from crmpolicy.engine import DecisionPoint, Outcome, plain_value
from crmpolicy.portfolio import Group, Step, Sweep
from crmpolicy.portfolio.impact import told
from crmpolicy.values import plain_number


def sweep_blocks(speaker: Speaker, sweep: Sweep, point: DecisionPoint) -> Iterator[Block]:
    """Lay out the groups of one question: a line for each value, a column for each answer."""
    yield Heading(speaker.put(sweep.title), sweep.point)
    yield Line(sweep_title(speaker, sweep), indent=2)
    yield Line(rows_said(speaker, sweep), indent=2)
    for name, heads, rows in sweep_tables(speaker, sweep, point):
        yield Gap()
        yield Line(name, tone="strong", indent=2)
        yield Grid([Column(each, right=True) for each in heads], rows)


def sweep_title(speaker: Speaker, sweep: Sweep) -> str:
    """Word which value moves, from where to where."""
    ends = [step.value for step in (sweep.steps[0], sweep.steps[-1])]
    low, high = (sweep.parameter.type.show(each, speaker.language) for each in ends)
    title = sweep.parameter.title
    return speaker.say("cli-sweep-title", title=title, name=sweep.parameter.key, low=low, high=high)


def rows_said(speaker: Speaker, sweep: Sweep) -> str:
    """Word how many rows there are, and how many of them cannot be read."""
    return speaker.say("cli-sweep-rows", rows=f"{sweep.rows:,}", refused=f"{sweep.unreadable:,}")


def sweep_tables(
    speaker: Speaker, sweep: Sweep, point: DecisionPoint
) -> Iterator[tuple[str, list[str], list[list[str]]]]:
    """Give a table of customers and one of each column of money: name, heads, a line for each value."""
    answers = answers_in_order(sweep.answers, point)
    heads = [speaker.put(sweep.parameter.title), *(answer_said(speaker, point, each) for each in answers)]
    for column in (None, *sweep.columns_of_money):
        rows = []
        for step in sweep.steps:
            value = sweep.parameter.type.show(step.value, speaker.language)
            rows.append([value, *(_figure(group_of(step, each), column) for each in answers)])
        yield column or speaker.say("cli-sweep-customers"), heads, rows


def _figure(group: Group, column: str | None) -> str:
    return f"{group.rows:,}" if column is None else figure(group.money.get(column, Decimal(0)))


def group_of(step: Step, answer: Outcome | None) -> Group:
    """Give the group of an answer at one value; there may be nobody in it."""
    return next((each for each in step.groups if each.answer == answer), Group(answer, 0))


def sweep_markdown(speaker: Speaker, sweep: Sweep, point: DecisionPoint) -> Iterator[str]:
    """Write the groups of one question as Markdown, line by line."""
    yield from (f"## {safe(speaker.put(sweep.title))} `{sweep.point}`", "")
    yield from (f"- {safe(sweep_title(speaker, sweep))}", f"- {safe(rows_said(speaker, sweep))}")
    for name, heads, rows in sweep_tables(speaker, sweep, point):
        yield from ("", f"### {safe(name)}")
        yield from table(heads, rows, right=0)


def sweep_data(speaker: Speaker, sweep: Sweep) -> dict[str, Any]:
    """Give the groups of one question as data: values and amounts exact."""
    return {
        "point": sweep.point,
        "title": speaker.put(sweep.title),
        "parameter": sweep.parameter.key,
        "rows": sweep.rows,
        "unreadable": sweep.unreadable,
        "steps": [
            {"value": plain_value(step.value), "groups": [_group_data(each) for each in step.groups]}
            for step in sweep.steps
        ],
    }


def _group_data(group: Group) -> dict[str, Any]:
    answer = group.answer
    return {
        "answer": None if answer is None else told(answer),
        "outcome": None if answer is None else {name: plain_value(value) for name, value in answer.items()},
        "rows": group.rows,
        "money": {column: plain_number(amount) for column, amount in group.money.items()},
    }
