"""The list of what has happened, which every document may count."""

from typing import Final

from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.values import Instant, Text
from crmpolicy.wording import Words

_EVENT_FIELDS: Final = (
    Fact("events:event", "event", Words("事件", "event"), Text()),
    Fact("events:at", "at", Words("时间", "at"), Instant()),
    Fact("events:by", "by", Words("经办人", "by"), Text(), unknown=True),
)


def events_fact() -> Fact:
    """Give the list of what has happened, which every document may count.

    >>> events_fact().key
    'events'
    """
    return Fact("events", "events", Words("事件记录", "events"), ListOf(fields=_EVENT_FIELDS, loose=True))
