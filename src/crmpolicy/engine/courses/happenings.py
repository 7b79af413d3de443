"""Events as a course needs them: named, sorted, with roles by one name and details by full fact names."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from crmpolicy.engine.courses.case import Event
from crmpolicy.engine.event_details import details_of, events_named
from crmpolicy.errors import FactsError, Fault
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.lifecycles import Lifecycle
from crmpolicy.policy.tables import Table
from crmpolicy.values.nearest import nearest


@dataclass(frozen=True, slots=True)
class Happenings:
    """Reads the rows of the fact ``events``.

    ``known`` are the names of events and duties, ``roles`` the ways to write each role; ``details`` are
    the full names of the facts behind the columns after the third.
    """

    known: frozenset[str]
    roles: Mapping[str, str]
    details: tuple[str, ...]

    @classmethod
    def of(cls, effective: Effective, tables: Iterable[Table]) -> "Happenings":
        """Gather the names that events and roles may have under some policies."""
        return cls(known_events(effective), spellings_of_roles(effective), details_of(tables))

    @classmethod
    def of_tables(cls, effective: Effective, tables: Sequence[Table], facts: Iterable[Fact]) -> "Happenings":
        """Gather the names for tables: an event is named by what facts count and by what governs them."""
        named = {*(table.governed_by for table in tables), *events_named(facts)}
        plain = cls.of(effective, tables)
        return replace(plain, known=plain.known | named)

    def read(self, rows: Sequence[Any], now: datetime) -> tuple[Event, ...]:
        """Give the events up to a moment, sorted by moment, then as listed.

        Raises:
            FactsError: every event or role that no policy in force knows.
        """
        self.check(rows)
        seen = (self._event(row) for row in rows if row[1] <= now)
        return tuple(sorted(seen, key=lambda event: event.at))

    def check(self, rows: Iterable[Any]) -> None:
        """Refuse what nobody knows: it would not count, and nobody would be told.

        Raises:
            FactsError: every event or role that no policy in force knows.
        """
        faults = [fault for row in rows for fault in self._faults(row)]
        if faults:
            raise FactsError(faults)

    def _event(self, row: Any) -> Event:
        name, at, by, *rest = row
        details = {key: value for key, value in zip(self.details, rest, strict=True) if value is not None}
        return Event(name, at, None if by is None else self.roles[by], details)

    def _faults(self, row: Any) -> Iterable[Fault]:
        name, at, by = row[:3]
        moment = at.isoformat()
        if name not in self.known:
            yield _unknown("event", name, moment, self.known)
        if by is not None and by not in self.roles:
            yield _unknown("event-role", by, moment, self.roles)


def _unknown(what: str, name: str, at: str, known: Collection[str]) -> Fault:
    near = nearest(name, known)
    code = f"{what}-unknown-near" if near else f"{what}-unknown"
    return Fault(code, {"name": name, "at": at, **({"near": near} if near else {})})


def known_events(effective: Effective) -> frozenset[str]:
    """Name every event that something in force speaks of; a duty is met by the event of its name."""
    found = set(effective.events)
    for table in effective.tables.values():
        if isinstance(table.course, Duties):
            found |= {name for duty in table.course.duties for name in (duty.name, *duty.met_by)}
        elif isinstance(table.course, Lifecycle):
            found |= {move.event for move in table.course.moves}
    return frozenset(found)


def spellings_of_roles(effective: Effective) -> dict[str, str]:
    """Give every way to write a role: id, titles, the company's names for it."""
    found: dict[str, str] = {}
    for role, title in effective.role_titles.items():
        found.update({role: role, title.zh: role, title.en: role})
    return {**found, **effective.roles}
