"""``manage.py regrade``: grades every customer by the policies in force; meant to run each night."""

from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Literal

import pyarrow as pa
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

import crmpolicy
from crmpolicy.portfolio import ColumnMapping, evaluate_many
from customers.models import Customer, Move

COOPERATION = {"1": "close", "2": "fairly_steady", "3": "average", "4": "unsteady"}
COLUMNS = ColumnMapping.of(
    {
        "share_percent": {"fact": "sales_share", "unit": "%"},
        "contribution": "contribution",
        "cooperation_code": {"fact": "cooperation", "codes": COOPERATION},
        "reputation": "reputation",
    }
)
Language = Literal["zh", "en"]
GIVEN = ("grade", "digest", "clauses", "reason")


class Command(BaseCommand):
    """Grade in batches; a second run with the same policies and customers changes nothing."""

    help = "grade all customers by the policies in force / 按现行制度重新评定全部客户"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the moment, the size of a batch and the language of the reasons."""
        parser.add_argument(
            "--at", type=datetime.fromisoformat, help="a moment with its zone; without it, now"
        )
        parser.add_argument("--batch", type=int, default=500)
        parser.add_argument("--language", choices=("zh", "en"), default="zh")

    def handle(self, *_: Any, at: datetime | None, batch: int, language: Language, **__: Any) -> None:
        """Grade, store, and say who moved."""
        policies = crmpolicy.load_policy_set(settings.CRMPOLICY_COMPANY)
        now = at or timezone.now()  # one moment for the whole night
        seen = moved = 0
        for customers in batches(batch):
            for move in regrade(policies, customers, now, language):
                self.stdout.write(
                    f"{move.customer.number}: {move.before or '-'} → {move.after or '-'}\n{move.why}\n"
                )
                moved += 1
            seen += len(customers)
        self.stdout.write(f"{seen} customers, {moved} moved; policies {policies.digest[:12]}")


def batches(size: int) -> Iterator[list[Customer]]:
    """Give all customers, some at a time, each once whatever is written meanwhile."""
    last = 0
    while found := list(Customer.objects.filter(pk__gt=last).order_by("pk")[:size]):
        yield found
        last = found[-1].pk


def regrade(
    policies: crmpolicy.PolicySet, customers: list[Customer], now: datetime, language: Language
) -> list[Move]:
    """Grade a batch and store what changed, all of it or nothing; gives those who moved."""
    rows = [{head: getattr(each, head) for head in COLUMNS.columns} for each in customers]
    answers = evaluate_many(
        "customer_grade", policies, pa.Table.from_pylist(rows), now=now, mapping=COLUMNS, language=language
    )
    moves, changed = [], []
    for customer, row, told in zip(customers, rows, answers.to_pylist(), strict=True):
        grade, clauses = told["grade"] or "", told["clause"] or ""
        reason = told["reason"] or told["rule"]  # why there is no grade, or the rules that bind
        if grade != customer.grade:
            why = explained(policies, row, now, language) if customer.grade and grade else reason
            move = Move(customer=customer, at=now, before=customer.grade, after=grade, why=why)
            move.digest, move.clauses = policies.digest, clauses
            moves.append(move)
        new = (grade, policies.digest, clauses, reason)
        if new != tuple(getattr(customer, name) for name in GIVEN):
            customer.grade, customer.digest, customer.clauses, customer.reason = new
            changed.append(customer)
    with transaction.atomic():
        Customer.objects.bulk_update(changed, GIVEN)
        Move.objects.bulk_create(moves)
    return moves


def explained(policies: crmpolicy.PolicySet, row: dict[str, Any], now: datetime, language: Language) -> str:
    """Explain one decision in words; only who moves from one grade to another is explained."""
    decision = policies.point("customer_grade").evaluate(COLUMNS.facts_of(row), now=now)
    return crmpolicy.explain(policies, decision, language=language)
