"""Receivables by age as plain data: buckets of days past due, credits beside them, totals that add up."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from crmpolicy.credit.open_items import OpenItem
from crmpolicy.engine import plain_value
from crmpolicy.errors import FactsError, Fault
from crmpolicy.values import CONTEXT

NOTHING: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class AgeingBucket:
    """What is owed by days past due.

    Attributes:
        since: the fewest days past due that belong here; None for what is not due yet.
        until: the most; None for the last bucket. What falls due today is 0 days past due, so not due yet.
        amount: the sum of its items.
        count: how many items.
        oldest: the earliest due date among them, None where there is none.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import age_receivables, load_policy_set
    >>> items = [{"number": "R-1", "customer": "Ning", "amount": "4,800.00", "due_on": "2026-01-20"}]
    >>> found = age_receivables(load_policy_set("example-group"), items, now=datetime(2026, 3, 2, tzinfo=UTC))
    >>> [(each.since, each.until, each.count, str(each.amount)) for each in found.whole.buckets if each.count]
    [(31, 60, 1, '4800')]
    """

    since: int | None
    until: int | None
    amount: Decimal
    count: int
    oldest: date | None


@dataclass(frozen=True, slots=True)
class AgedItems:
    """The open items of one customer, or of all together.

    Attributes:
        customer: whose; None for all together.
        buckets: what is owed: not due, then from the youngest to the oldest.
        credits: the sum of the credit notes, at most 0. Nothing is set off by itself: they make no bucket
            smaller and end no arrears until somebody takes them off an invoice.
        credit_count: how many credit notes.
        days_overdue: the days past due of the oldest item that is, 0 where none is.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import age_receivables, load_policy_set
    >>> items = [{"number": "R-1", "customer": "Ning", "amount": "4,800.00", "due_on": "2026-01-20"}]
    >>> found = age_receivables(load_policy_set("example-group"), items, now=datetime(2026, 3, 2, tzinfo=UTC))
    >>> found.whole.customer, len(found.whole.buckets), found.facts()
    (None, 5, {'days_overdue': 41, 'overdue_amount': Decimal('4800')})
    """

    customer: str | None
    buckets: tuple[AgeingBucket, ...]
    credits: Decimal
    credit_count: int
    days_overdue: int

    @property
    def owed(self) -> Decimal:
        """All that is owed, due or not."""
        return exact_sum(each.amount for each in self.buckets)

    @property
    def overdue_amount(self) -> Decimal:
        """What is past due."""
        return exact_sum(each.amount for each in self.buckets if each.since is not None)

    @property
    def total(self) -> Decimal:
        """The sum of all open items, to the cent: what is owed less the credits."""
        return CONTEXT.add(self.owed, self.credits)

    def facts(self) -> dict[str, int | Decimal]:
        """Give what a question about receivables asks for, ready to be put beside its other facts."""
        return {"days_overdue": self.days_overdue, "overdue_amount": self.overdue_amount}

    def to_dict(self) -> dict[str, Any]:
        """Give the figures as data that JSON can hold; amounts are exact text."""
        plain = {each.name: plain_value(getattr(self, each.name)) for each in fields(self)}
        sums = {name: plain_value(getattr(self, name)) for name in ("owed", "overdue_amount", "total")}
        return plain | sums


@dataclass(frozen=True, slots=True)
class Ageing:
    """Open items by age at a moment. Equal for equal questions; can be hashed, pickled and logged.

    Attributes:
        company: the company's id.
        subject: the question that gave the bounds, or ``document.subject`` where one document was asked.
        zone: the company's zone; its day at ``now`` is ``today``, from which days past due are counted.
        now: the moment of the question.
        today: the company's day at that moment.
        currency: the currency of every amount.
        bounds: the last day of each bucket but the last.
        clauses: the clauses on which the bounds rest.
        digest: the digest of the policy set.
        whole: all items together.
        customers: each customer by itself, in the order of the list; empty where no customers are named.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import age_receivables, load_policy_set
    >>> items = [{"number": "R-1", "customer": "Ning", "amount": "4,800.00", "due_on": "2026-01-20"}]
    >>> found = age_receivables(load_policy_set("example-group"), items, now=datetime(2026, 3, 2, tzinfo=UTC))
    >>> found.bounds, str(found.today), found.of("Ning").customer
    ((30, 60, 90), '2026-03-02', 'Ning')
    """

    company: str
    subject: str
    zone: str
    now: datetime
    today: date
    currency: str
    bounds: tuple[int, ...]
    clauses: tuple[str, ...]
    digest: str
    whole: AgedItems
    customers: tuple[AgedItems, ...]

    def of(self, customer: str) -> AgedItems:
        """Give one customer's items.

        Raises:
            FactsError: the list has no such customer. That somebody owes nothing is never guessed from this.
        """
        found = next((each for each in self.customers if each.customer == customer), None)
        if found is None:
            raise FactsError([Fault("ageing-customer-unknown", {"customer": customer})])
        return found

    def facts(self, customer: str | None = None) -> dict[str, int | Decimal]:
        """Give ``days_overdue`` and ``overdue_amount`` of a customer, for the question ``receivables``.

        Args:
            customer: whose; without it, of the only customer there is.

        Raises:
            FactsError: no such customer, or several of whom none is named.
        """
        if customer is not None:
            return self.of(customer).facts()
        if len(self.customers) > 1:
            number = str(len(self.customers))
            raise FactsError([Fault("ageing-customer-unnamed", {"number": number})])
        return self.whole.facts()

    def to_dict(self) -> dict[str, Any]:
        """Give the figures as data that JSON can hold: days as ISO text, amounts as exact text."""
        plain = {
            each.name: plain_value(getattr(self, each.name))
            for each in fields(self)
            if each.name not in ("whole", "customers")
        }
        customers = [each.to_dict() for each in self.customers]
        return {**plain, "now": self.now.isoformat(), "whole": self.whole.to_dict(), "customers": customers}


def aged(
    items: Sequence[OpenItem], bounds: Sequence[int], today: date, customer: str | None = None
) -> AgedItems:
    """Put open items into buckets.

    Args:
        items: what is open.
        bounds: the last day of each bucket but the last, rising.
        today: the day from which days past due are counted.
        customer: whose items they are.

    >>> items = [("R-1", 70, date(2026, 1, 31)), ("R-2", -20, date(2026, 1, 1))]
    >>> items = [OpenItem(number, Decimal(amount), due) for number, amount, due in items]
    >>> found = aged(items, [30, 60], date(2026, 3, 2))
    >>> [(each.since, each.until, str(each.amount)) for each in found.buckets]
    [(None, 0, '0'), (1, 30, '70'), (31, 60, '0'), (61, None, '0')]
    >>> str(found.credits), found.days_overdue, str(found.total)
    ('-20', 30, '50')
    """
    owed = [each for each in items if each.amount > 0]
    owing = [each for each in items if each.amount < 0]  # here it is we who owe
    return AgedItems(
        customer=customer,
        buckets=tuple(_bucket(owed, since, until, today) for since, until in _stretches(bounds)),
        credits=exact_sum(each.amount for each in owing),
        credit_count=len(owing),
        days_overdue=max((days_past_due(each, today) for each in owed), default=0),
    )


def days_past_due(item: OpenItem, today: date) -> int:
    """Count the days since an item was to be paid, 0 until then."""
    return max((today - item.due_on).days, 0)


def exact_sum(amounts: Iterable[Decimal]) -> Decimal:
    """Add up exactly, whatever the ambient decimal context."""
    total = NOTHING
    for each in amounts:
        total = CONTEXT.add(total, each)
    return total


def _stretches(bounds: Sequence[int]) -> Iterator[tuple[int | None, int | None]]:
    """Give the first and the last day of each bucket."""
    yield None, 0
    last = 0
    for bound in bounds:
        yield last + 1, bound
        last = bound
    yield last + 1, None


def _bucket(items: Sequence[OpenItem], since: int | None, until: int | None, today: date) -> AgeingBucket:
    inside = [
        each
        for each in items
        if (since is None or since <= days_past_due(each, today))
        and (until is None or days_past_due(each, today) <= until)
    ]
    oldest = min((each.due_on for each in inside), default=None)
    return AgeingBucket(since, until, exact_sum(each.amount for each in inside), len(inside), oldest)
