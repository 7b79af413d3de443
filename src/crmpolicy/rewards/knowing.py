"""What is known of a suggestion so far: when things happened, and facts that nobody can know yet."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from crmpolicy.engine import Decision, PolicySet
from crmpolicy.engine.reach import reached, sources
from crmpolicy.errors import BadValueError, FactsError, Fault
from crmpolicy.values import Instant

CALENDAR: Final = "suggestion_calendar"
LIFE: Final = "suggestion_lifecycle"
REWARD: Final = "suggestion_reward"
AWARD: Final = "award"
DECISION: Final = "review_decision"
BONUS: Final = "bonus_allowed"
DECIDED: Final = frozenset({"adopt", "decline", "decline_assist", "retain"})
Events = Iterable[Mapping[str, Any]]


def moment_of(event: Mapping[str, Any]) -> datetime:
    """Give the moment of an event in UTC, whether it is written or a moment.

    Raises:
        FactsError: it is neither, or has no zone.

    >>> moment_of({"event": "open", "at": "2026-04-20T15:00:00+08:00"}).hour
    7
    """
    try:
        found: datetime = Instant().read(event.get("at"))
    except BadValueError as error:
        raise FactsError([error.fault()]) from None
    return found


def calendar_of(
    policies: PolicySet, document: str, facts: Mapping[str, Any], events: Events, now: datetime
) -> Decision:
    """Ask for the dates, and suppose an adopted suggestion of the best grade where nothing is said.

    Raises:
        FactsError: every fault of the facts and events.
    """
    supposed: dict[str, Any] = {}
    told = set(facts)
    if told.isdisjoint(_called(document, AWARD) | _award_facts(policies, document)):
        supposed[AWARD] = "grade_1"
    if DECIDED.isdisjoint(_names(events)) and told.isdisjoint(_called(document, DECISION)):
        supposed[DECISION] = "adopted"
    asked = {**supposed, **facts, "events": [*events]}
    return policies.point(f"{document}.{CALENDAR}").evaluate(asked, now=now)


def standing_of(
    policies: PolicySet, document: str, facts: Mapping[str, Any], events: Events, now: datetime
) -> Decision:
    """Ask where it stands; what is not needed yet may be missing: no award is given out, no bonus granted.

    The award is needed from its announcement on, what lets the committee grant a bonus for that alone.

    Raises:
        FactsError: every fault of the facts and events.
    """
    point = policies.point(f"{document}.{LIFE}")
    asked = {**facts, "events": [*events]}
    try:
        return point.evaluate(asked, now=now)
    except FactsError as error:
        without = {**asked, **dict(_not_needed_yet(policies, document, error.faults, _names(events)))}
        if without.keys() == asked.keys():
            raise
        spared = _bonus_facts(policies, document) if BONUS in without.keys() - asked.keys() else frozenset()
    return point.evaluate({name: value for name, value in without.items() if name not in spared}, now=now)


def _not_needed_yet(
    policies: PolicySet, document: str, faults: Iterable[Fault], names: frozenset[str]
) -> Iterator[tuple[str, Any]]:
    """Give what stands for facts that are missing and not needed yet."""
    missing = {fault.arguments["name"] for fault in faults if fault.code.startswith("fact-missing")}
    if "announce" not in names and missing & (_award_facts(policies, document) | {AWARD}):
        yield AWARD, "none"
    if "grant_bonus" not in names and missing & (_bonus_facts(policies, document) | {BONUS}):
        yield BONUS, False


def _names(events: Events) -> frozenset[str]:
    return frozenset(str(each.get("event")) for each in events)


def _called(document: str, name: str) -> frozenset[str]:
    return frozenset({name, f"{document}.{name}"})


def _award_facts(policies: PolicySet, document: str) -> frozenset[str]:
    """Name the facts on which the award rests; what was decided is told by the events as well."""
    found = reached(policies.effective, policies.effective.tables_of(f"{document}.{REWARD}"))
    names = {name for fact in found for name in (fact.name, fact.key)}
    return frozenset(names - _called(document, DECISION) - {"events"})


def _bonus_facts(policies: PolicySet, document: str) -> frozenset[str]:
    """Name the facts from which it follows whether a bonus may be granted."""
    facts = policies.effective.facts
    waiting, found = [f"{document}.{BONUS}"], set[str]()
    while waiting:
        derived = facts[waiting.pop()].derived
        more = set(sources(policies.effective, derived)) - found if derived is not None else set[str]()
        found |= more
        waiting += more
    return frozenset(name for key in found for name in (key, facts[key].name))
