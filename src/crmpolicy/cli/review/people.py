"""The section on customers: how many move from which answer to which, with how much money, and who."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from crmpolicy.cli.html import Markup, tag, together
from crmpolicy.cli.migration import answer_said, figure
from crmpolicy.cli.migration_picture import embedded, impact_drawn
from crmpolicy.cli.review.gathering import Review
from crmpolicy.cli.review.tables import named, table
from crmpolicy.cli.speaking import Speaker
from crmpolicy.engine import Outcome, PolicySet
from crmpolicy.errors import Fault
from crmpolicy.portfolio import Impact, Moved
from crmpolicy.values import Date, TimeOfDay
from crmpolicy.wording import say

MOST_ROWS: Final = 200


def people(speaker: Speaker, review: Review) -> Markup:
    """Lay out whom the change moves."""
    customers = review.customers
    if customers is None:
        return tag("p", speaker.say("review-no-data"))
    parts = [tag("p", speaker.say("review-data", file=customers.file))]
    told = [each for each in customers.impacts if len(each[0].refused) < each[0].rows]
    silent = [impact for impact, _ in customers.impacts if len(impact.refused) == impact.rows]
    parts += [_impact(speaker, review, *each) for each in told]
    if silent:
        parts.append(_silent(speaker, silent))
    if not customers.impacts:
        parts.append(tag("p", speaker.say("review-nobody-asked")))
    if customers.unasked:
        points = tuple(review.pair[1].point(name).title for name in customers.unasked)
        parts.append(tag("p", speaker.say("review-unasked", points=points)))
    return together(*parts)


def _moment_said(speaker: Speaker, policies: PolicySet, now: datetime) -> str:
    """Write a moment as the clock of the company shows it."""
    here = now.astimezone(ZoneInfo(policies.effective.zone))
    said = Date().show(here.date(), speaker.language), TimeOfDay().show(here.time(), speaker.language)
    return " ".join(said)


def _impact(speaker: Speaker, review: Review, impact: Impact, now: datetime) -> Markup:
    counts = {
        "rows": str(impact.rows),
        "moved": str(len(impact.moved)),
        "unchanged": str(impact.unchanged),
        "refused": str(len(impact.refused)),
        "now": _moment_said(speaker, review.pair[1], now),
    }
    parts = [
        tag("h3", speaker.put(impact.title), " ", tag("code", impact.point)),
        tag("p", speaker.say("review-impact", **counts)),
    ]
    if impact.moved:
        drawn = impact_drawn(speaker, impact, review.pair[1].point(impact.point), titled=False)
        parts.append(tag("figure", embedded(speaker.put(impact.title), drawn)))
        parts += [_ways(speaker, review, impact), _movers(speaker, review, impact)]
        if len(impact.moved) > MOST_ROWS:
            parts.append(
                tag("p", speaker.say("review-more-movers", count=str(len(impact.moved) - MOST_ROWS)))
            )
    if impact.refused:
        parts.append(_refused(speaker, impact))
    return tag("article", *parts)


def _silent(speaker: Speaker, impacts: list[Impact]) -> Markup:
    """Tell the questions that no row of the list can be asked, and why the first cannot."""
    heads = ("cli-head-question", "review-refused-why")
    rows = (
        (
            named(speaker.put(each.title), each.point),
            "\n".join(why for row in each.refused[:1] for why in _why(speaker, row.faults)),
        )
        for each in impacts
    )
    said = tag("p", speaker.say("review-silent"))
    return together(said, table([speaker.say(each) for each in heads], rows, kind="silent"))


def _ways(speaker: Speaker, review: Review, impact: Impact) -> Markup:
    """Count rows and sum up money of those that move, by answer before and after."""
    heads = ["cli-diff-head-before", "cli-diff-head-after", "review-customers"]
    columns = impact.columns_of_money
    before, after = review.pair
    rows = (
        (
            _said(speaker, before, impact.point, way.before),
            _said(speaker, after, impact.point, way.after),
            str(way.rows),
            *(figure(way.money[column]) if column in way.money else "" for column in columns),
        )
        for way in impact.ways
        if way.moves
    )
    return table([*(speaker.say(each) for each in heads), *columns], rows, kind="ways")


def _called(each: Moved) -> str:
    """Name a row: by its first two columns that are no facts and no money."""
    aside = (text for head, text in each.row.aside.items() if text and head not in each.row.money)
    return " ".join([*aside][:2]) or each.row.name


def _movers(speaker: Speaker, review: Review, impact: Impact) -> Markup:
    heads = ["review-line", "review-customer", "cli-diff-head-before", "cli-diff-head-after"]
    columns = impact.columns_of_money
    rows = (
        (
            str(each.row.line),
            _called(each),
            *_both(speaker, review, impact.point, each),
            *(figure(each.row.money[column]) if column in each.row.money else "" for column in columns),
        )
        for each in impact.moved[:MOST_ROWS]
    )
    return table([*(speaker.say(each) for each in heads), *columns], rows, kind="movers")


def _both(speaker: Speaker, review: Review, point: str, each: Moved) -> tuple[str, str]:
    before, after = review.pair
    return _said(speaker, before, point, each.before), _said(speaker, after, point, each.after)


def _said(speaker: Speaker, policies: PolicySet, point: str, outcome: Outcome | None) -> str:
    return answer_said(speaker, policies.point(point), outcome)


def _refused(speaker: Speaker, impact: Impact) -> Markup:
    """Tell why rows have no answer, the most frequent reason first, with the lines of the first few."""
    counted: Counter[str] = Counter()
    first: dict[str, list[str]] = {}
    for each in impact.refused:
        why = "\n".join(dict.fromkeys(_why(speaker, each.faults)))
        counted[why] += 1
        first.setdefault(why, []).append(str(each.row.line))
    heads = ("review-refused-why", "review-customers", "review-lines")
    rows = (
        (why, str(count), speaker.say("cli-joint").join(first[why][:5]) + ("…" if count > 5 else ""))  # noqa: PLR2004 - a few
        for why, count in counted.most_common()
    )
    return together(
        tag("p", speaker.say("review-refused", count=str(len(impact.refused)))),
        table([speaker.say(each) for each in heads], rows, kind="refused"),
    )


def _why(speaker: Speaker, faults: tuple[Fault, ...]) -> Iterator[str]:
    return (say(each.code, speaker.language, each.arguments) for each in faults)
