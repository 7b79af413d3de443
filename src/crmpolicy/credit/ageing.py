"""Receivables by age: open items in buckets of days past due, whose bounds are the policy's."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any, Final
from zoneinfo import ZoneInfo

from crmpolicy.credit.buckets import Ageing, aged
from crmpolicy.credit.open_items import OpenItem, read_items
from crmpolicy.engine import Decision, PolicySet
from crmpolicy.errors import Location, PolicyError
from crmpolicy.wording import Argument

SUBJECT: Final = "receivables_ageing"
BOUNDS: Final = "bounds"


def age_receivables(
    policies: PolicySet,
    items: Iterable[Mapping[str, Any]],
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Ageing:
    """Put open items into buckets by the days since they were to be paid; the sums are exact to the cent.

    Days are counted on the company's calendar, from its day at the moment of the question; what falls due
    today is not past due. A negative amount is a credit note: it stands beside the buckets and is set off
    against nothing by itself. An amount of nought is refused, and so is another currency.

    Args:
        policies: what is in force.
        items: for each its ``number``, the open ``amount`` in the company's currency, the day ``due_on`` and,
            for all or for none, its ``customer``.
        now: the moment of the question, with a zone; it picks dated values.
        document: take the bounds of this document; without it, those that the company adopted.

    Raises:
        FactsError: every fault of every item, with its place in the list; a moment that is none.
        MissingParameterError: the company has not filled the bounds.
        PolicyError: the bounds do not rise, or are not days past due, in a document whose list need not rise.
        UnknownPointError: nothing in force says how receivables are aged.

    >>> from datetime import UTC
    >>> from crmpolicy.company import load_policy_set
    >>> items = [
    ...     {"number": "R-1", "amount": "4,800.00", "due_on": "2026-01-20"},
    ...     {"number": "R-2", "amount": "31,200.00", "due_on": "2026-03-31"},
    ... ]
    >>> found = age_receivables(load_policy_set("example-group"), items, now=datetime(2026, 3, 2, tzinfo=UTC))
    >>> [(each.since, each.until, str(each.amount)) for each in found.whole.buckets if each.count]
    [(None, 0, '31200'), (31, 60, '4800')]
    >>> found.facts()
    {'days_overdue': 41, 'overdue_amount': Decimal('4800')}
    """
    name = SUBJECT if document is None else f"{document}.{SUBJECT}"
    decision = policies.point(name).evaluate({}, now=now)
    bounds = _bounds(policies, decision)
    effective = policies.effective
    read = read_items(items, effective.currency)
    today = now.astimezone(ZoneInfo(effective.zone)).date()
    return Ageing(
        company=policies.company,
        subject=name,
        zone=effective.zone,
        now=now,
        today=today,
        currency=effective.currency,
        bounds=bounds,
        clauses=tuple(dict.fromkeys(each for reason in decision.reasons for each in reason.clauses)),
        digest=policies.digest,
        whole=aged(read, bounds, today),
        customers=tuple(aged(own, bounds, today, name) for name, own in _by_customer(read).items()),
    )


def _bounds(policies: PolicySet, decision: Decision) -> tuple[int, ...]:
    """Give the bounds that the policy says.

    Raises:
        PolicyError: they do not rise from 1 on, or there are none.
    """
    said = decision.outcome.get(BOUNDS)
    if isinstance(said, tuple) and said and all(map(_is_day, said)):
        days = (0, *said)
        if all(one < other for one, other in pairwise(days)):
            return said
    given = ", ".join(str(each) for each in said) if isinstance(said, tuple) and said else "-"
    arguments: dict[str, Argument] = {"title": policies.point(decision.subject).title, "given": given}
    clauses = tuple(each for reason in decision.reasons for each in reason.clauses)
    raise PolicyError("ageing-bounds", arguments, _place(policies, decision), clauses)


def _is_day(given: object) -> bool:
    return isinstance(given, int) and not isinstance(given, bool)


def _place(policies: PolicySet, decision: Decision) -> Location | None:
    """Find where an owner has written the values that the bounds come from."""
    used = {key: value for reason in decision.reasons for key, value in reason.parameters}
    for key, value in used.items():
        for dated in policies.effective.parameters[key].history:
            if dated.value == value:
                return dated.place
    return None


def _by_customer(items: Sequence[OpenItem]) -> Mapping[str, list[OpenItem]]:
    found: dict[str, list[OpenItem]] = {}
    for each in items:
        if each.customer is not None:
            found.setdefault(each.customer, []).append(each)
    return found
