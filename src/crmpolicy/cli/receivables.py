"""Receivables of the demonstration: open items made up by a fixed seed, by age, and what follows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any, Final
from zoneinfo import ZoneInfo

from crmpolicy.cli.layout import Block, Column, Gap, Grid, Heading, Line
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import percent, value_said
from crmpolicy.company import load_policy_set
from crmpolicy.credit import AgedItems, Ageing, AgeingBucket, age_receivables
from crmpolicy.engine import Decision, PolicySet
from crmpolicy.values import CONTEXT

COMPANY: Final = "example-group"
SEED: Final = 20260302
CUSTOMERS: Final = 6
QUESTION: Final = "receivables"
BESIDE: Final = {"hold_active": False, "all_settled_since_assessment": False}
"""What the question asks for beside the facts of the ageing: nobody is on hold yet."""
TOLD: Final = ("step", "state")
_DAY: Final = date(2026, 3, 2)
_SOONEST, _LATEST = -45, 150
_CREDIT_NOTE_EVERY: Final = 9


@dataclass(frozen=True, slots=True)
class Receivables:
    """The open items by age, and for each customer what is to be done."""

    policies: PolicySet
    ageing: Ageing
    collected: tuple[tuple[AgedItems, Decision], ...]


def made_up_items() -> list[dict[str, Any]]:
    """Make up open items, the same in every run: customers C-1 to C-6, some of whom pay late.

    >>> made_up_items()[0]["number"]
    'R-001'
    """
    random = Random(SEED)  # noqa: S311 - figures for show, the same in every run
    items: list[dict[str, Any]] = []
    for customer in range(1, CUSTOMERS + 1):
        latest = random.randint(0, _LATEST)
        for _ in range(random.randint(3, 8)):
            number = len(items) + 1
            cents = random.randint(100_000, 8_000_000)
            sign = -1 if number % _CREDIT_NOTE_EVERY == 0 else 1
            days = random.randint(_SOONEST, latest)
            items.append(
                {
                    "number": f"R-{number:03}",
                    "amount": CONTEXT.multiply(Decimal(sign * cents), Decimal("0.01")),
                    "due_on": _DAY - timedelta(days=days),
                    "customer": f"C-{customer}",
                }
            )
    return items


def receivables() -> Receivables:
    """Age the items under the example group, and ask for each customer what is to be done."""
    policies = load_policy_set(COMPANY)
    now = datetime(_DAY.year, _DAY.month, _DAY.day, 9, tzinfo=ZoneInfo(policies.effective.zone))
    ageing = age_receivables(policies, made_up_items(), now=now)
    point = policies.point(QUESTION)
    collected = tuple(
        (each, point.evaluate({**BESIDE, **each.facts()}, now=now)) for each in ageing.customers
    )
    return Receivables(policies, ageing, collected)


def receivables_blocks(speaker: Speaker) -> Iterator[Block]:
    """Lay out the buckets, then the customers."""
    found = receivables()
    yield Heading(speaker.say("cli-demo-receivables", number=str(len(made_up_items()))))
    yield Line(speaker.say("cli-demo-receivables-made-up", seed=str(SEED), day=str(_DAY)), tone="quiet")
    yield Gap()
    yield _buckets(speaker, found.ageing)
    yield Gap()
    yield _customers(speaker, found)


def _buckets(speaker: Speaker, ageing: Ageing) -> Grid:
    whole, columns = ageing.whole, ("bucket", "amount", "items", "share", "oldest")
    rows = [_bucket(speaker, whole, each) for each in whole.buckets]
    credit = speaker.say("cli-demo-credits")
    rows += [
        (credit, money(whole.credits), str(whole.credit_count), "", ""),
        (speaker.say("cli-demo-all"), money(whole.total), "", "", ""),
    ]
    return Grid(_columns(speaker, columns, right=("amount", "items", "share")), rows)


def _bucket(speaker: Speaker, whole: AgedItems, bucket: AgeingBucket) -> tuple[str, ...]:
    return (
        bucket_said(speaker, bucket),
        money(bucket.amount),
        str(bucket.count),
        percent(bucket.amount, whole.owed),
        str(bucket.oldest or ""),
    )


def bucket_said(speaker: Speaker, bucket: AgeingBucket) -> str:
    """Name a bucket by its days.

    >>> bucket_said(Speaker("en"), AgeingBucket(31, 60, Decimal(0), 0, None))
    '31 to 60 days past due'
    """
    if bucket.since is None:
        return speaker.say("cli-bucket-not-due")
    if bucket.until is None:
        return speaker.say("cli-bucket-over", days=str(bucket.since - 1))
    return speaker.say("cli-bucket", since=str(bucket.since), until=str(bucket.until))


def _customers(speaker: Speaker, found: Receivables) -> Grid:
    columns = ("customer", "days-overdue", "overdue", "owed", "step", "business")
    return Grid(
        _columns(speaker, columns, right=("days-overdue", "overdue", "owed")),
        [
            (
                str(aged.customer),
                str(aged.days_overdue),
                money(aged.overdue_amount),
                money(aged.owed),
                *_said(speaker, found.policies, decision),
            )
            for aged, decision in found.collected
        ],
    )


def _said(speaker: Speaker, policies: PolicySet, decision: Decision) -> list[str]:
    kinds = policies.point(decision.subject).outcome
    return [value_said(speaker, kinds[name], decision.outcome[name]) for name in TOLD]


def _columns(speaker: Speaker, names: Sequence[str], *, right: Sequence[str]) -> list[Column]:
    return [Column(speaker.say(f"cli-head-{name}"), right=name in right) for name in names]


def money(amount: Decimal) -> str:
    """Write an amount to the cent, as it stands in a table.

    >>> money(Decimal("-1234.5"))
    '-1,234.50'
    """
    return f"{CONTEXT.quantize(amount, Decimal('0.01')):,f}"


def receivables_data() -> dict[str, Any]:
    """Give the ageing as JSON, with what is to be done for each customer."""
    found = receivables()
    return {
        "company": COMPANY,
        "made_up": True,
        "seed": SEED,
        "ageing": found.ageing.to_dict(),
        "collected": [
            {"customer": aged.customer, "outcome": decision.to_dict()["outcome"]}
            for aged, decision in found.collected
        ],
    }
