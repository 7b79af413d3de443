"""A plan of visits on paper: visits by month, the completion table, how often each role goes where."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from crmpolicy.cli.layout import Block, Column, Gap, Grid, Heading, Line
from crmpolicy.cli.speaking import Speaker
from crmpolicy.engine.courses.frequencies import Frequency
from crmpolicy.values import Period
from crmpolicy.visits import Completion, MonthByMonth, PlannedVisit, VisitPlan
from crmpolicy.visits.titles import Titles

_HEADS = (
    "cli-head-day",
    "cli-head-customer",
    "cli-head-duty",
    "cli-head-who",
    "cli-head-due",
    "cli-head-note",
)


def plan_blocks(speaker: Speaker, plan: VisitPlan, titles: Titles) -> Iterator[Block]:
    """Lay out the visits of each month, then what cannot be planned yet and the table of counts."""
    yield _title(speaker, plan, titles)
    if not plan.entries:
        yield Gap()
        yield Line(speaker.say("cli-plan-nothing"))
    by_day = sorted(plan.entries, key=lambda each: each.day)
    for month, entries in groupby(by_day, key=lambda each: each.day.month):
        yield Gap()
        yield Heading(speaker.say("cli-plan-month", month=str(month)), indent=2)
        columns = [Column(speaker.say(head), tone="quiet" if head == _HEADS[-1] else "") for head in _HEADS]
        yield Grid(columns, [_row(speaker, titles, each) for each in entries], indent=4)
    yield from _left(speaker, plan, titles)
    yield from _counts(speaker, plan, titles)


def completion_blocks(speaker: Speaker, plan: VisitPlan, titles: Titles) -> Iterator[Block]:
    """Lay out the completion table: a line for each customer, duty and role, planned and done by month."""
    yield _title(speaker, plan, titles)
    if not plan.by_month:
        yield Gap()
        yield Line(speaker.say("cli-plan-nothing"))
    for customer, lines in groupby(plan.by_month, key=lambda each: each.customer):
        listed = list(lines)
        yield Gap()
        yield Heading(customer, indent=2)
        for first in (1, 7):  # twelve months side by side are too wide for most paper
            yield Gap()
            rows = [_line(speaker, titles, each, first) for each in listed]
            yield Grid(_of_months(speaker, first), rows, indent=4)


def _of_months(speaker: Speaker, first: int) -> list[Column]:
    names = [Column(speaker.say("cli-head-duty")), Column("", tone="quiet")]
    months = [Column(str(month), right=True) for month in range(first, first + 6)]
    rest = ("cli-plan-year", "cli-head-difference", "cli-head-completion") if first > 1 else ()
    return [*names, *months, *(Column(speaker.say(head), right=True) for head in rest)]


def _line(speaker: Speaker, titles: Titles, each: MonthByMonth, first: int) -> tuple[str, ...]:
    """Lay out half a year: what was planned above what was done; behind the second half the whole year."""
    name = f"{speaker.put(titles.duty(each.duty))}\n{speaker.put(titles.who(each.who))}"
    heads = f"{speaker.say('cli-plan-planned')}\n{speaker.say('cli-plan-made')}"
    months = (_cell(month) for month in each.months[first - 1 : first + 5])
    year = (_cell(each.year), str(each.year.difference), percent(each.year.completion))
    return name, heads, *months, *(year if first > 1 else ())


def percent(share: Fraction | None) -> str:
    """Write a share in percent, rounded down to a tenth: what is not complete never shows as complete.

    >>> percent(Fraction(2, 3)), percent(Fraction(1)), percent(None)
    ('66.6%', '100%', '')
    """
    if share is None:
        return ""
    whole, tenth = divmod(share.numerator * 1000 // share.denominator, 10)
    return f"{whole}.{tenth}%" if tenth else f"{whole}%"


def _title(speaker: Speaker, plan: VisitPlan, titles: Titles) -> Heading:
    return Heading(speaker.say("cli-plan-title", title=titles.subject, year=str(plan.year)), plan.subject)


def _row(speaker: Speaker, titles: Titles, entry: PlannedVisit) -> tuple[str, ...]:
    return (
        entry.day.isoformat(),
        entry.customer,
        speaker.put(titles.duty(entry.duty)),
        speaker.put(titles.who(entry.who)),
        titles.due(entry.due),
        speaker.say("cli-joint").join(_notes(speaker, titles, entry)),
    )


def _notes(speaker: Speaker, titles: Titles, entry: PlannedVisit) -> Iterator[str]:
    if entry.of > 1:
        yield speaker.say("cli-plan-number", number=str(entry.number), of=str(entry.of))
    if entry.done_at is not None:
        yield speaker.say("cli-plan-done", day=titles.local(entry.done_at))
    if entry.missed:
        yield speaker.say("cli-plan-missed")
    if entry.provisional:
        yield speaker.say("cli-plan-provisional")


def _cell(each: Completion) -> str:
    return f"{each.planned}\n{each.done}" if each.planned or each.done else ""


def _left(speaker: Speaker, plan: VisitPlan, titles: Titles) -> Iterator[Block]:
    if plan.not_begun:
        yield Gap()
    for each in plan.not_begun:
        who, duty = titles.who(each.who), titles.duty(each.duty)
        yield Line(speaker.say("cli-plan-left", customer=each.customer, duty=duty, who=who))


def _counts(speaker: Speaker, plan: VisitPlan, titles: Titles) -> Iterator[Block]:
    """Lay out one table for each duty that keeps a counter for each role."""
    for (document, duty, every), cells in _tables(plan.counts):
        roles = list(dict.fromkeys(each.who for each in cells))
        words = dict.fromkeys((each.fact, each.word) for each in cells)
        times = {(each.fact, each.word, each.who): str(each.times) for each in cells}
        yield Gap()
        shown = every.show(speaker.language)
        said = speaker.say("cli-plan-counts", duty=titles.duty(duty), every=shown)
        yield Heading(said, document)
        columns = [Column(""), *(Column(speaker.put(titles.who(role)), right=True) for role in roles)]
        yield Grid(
            columns,
            [
                (
                    speaker.put(titles.class_of(fact, word)),
                    *(times.get((fact, word, role), "") for role in roles),
                )
                for fact, word in words
            ],
        )


def _tables(counts: Sequence[Frequency]) -> Iterable[tuple[tuple[str, str, Period], list[Frequency]]]:
    found: dict[tuple[str, str, Period], list[Frequency]] = {}
    for each in counts:
        found.setdefault((each.document, each.duty, each.every), []).append(each)
    return found.items()
