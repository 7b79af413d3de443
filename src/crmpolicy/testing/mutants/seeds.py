"""Where suggestions begin: owners' scenes, facts that a comparison found, and the words of a question."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from crmpolicy.company import load_policy_set
from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.errors import (
    CrmPolicyError,
    InvalidPolicySetError,
)
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.parameters import Dated
from crmpolicy.source.tree import plain
from crmpolicy.testing.asked import Asked
from crmpolicy.testing.mutants.campaign import Fate
from crmpolicy.testing.mutants.mentions import Mentions
from crmpolicy.testing.mutants.paths import walk
from crmpolicy.testing.mutants.varying import Vocabulary
from crmpolicy.testing.mutants.writing import UNWRITABLE, notation, plainly
from crmpolicy.testing.scenes import Scene, scene_of
from crmpolicy.wording import Words


@dataclass(frozen=True, slots=True, eq=False)
class Seed:
    """Who is asked what: policies, question, scene, and how a case names the policies."""

    title: str
    policies: PolicySet
    ask: str
    scene: Scene
    head: Mapping[str, Any]
    beside: str

    @property
    def point(self) -> DecisionPoint:
        """The question."""
        return self.policies.point(self.ask)

    @property
    def zone(self) -> ZoneInfo:
        """Where the policy lives."""
        return ZoneInfo(self.policies.effective.zone)


def vocabulary(mentions: Mentions, point: DecisionPoint, scene: Scene) -> Vocabulary:
    """Gather the facts, events and roles that the tables behind a question name."""
    effective = point.effective
    named = {key for table in point.tables for key in mentions.of(table.key)}
    values = [one.value for key in named if key in effective.parameters for one in _history(effective, key)]
    roots = [*point.tables, *(effective.facts[key] for key in named if key in effective.facts), *values]
    texts = {piece for root in roots for _, piece in walk(root, ("title", "scale")) if type(piece) is str}
    texts |= {str(event.get("by")) for event in scene.given.get("events", ()) if isinstance(event, Mapping)}
    events = {**effective.events, **_duties_of(point)}
    return Vocabulary(
        facts_of(point, scene),
        {key: title for key, title in events.items() if key in texts},
        _roles(effective, texts),
    )


def _roles(effective: Effective, texts: Collection[str]) -> dict[str, Words]:
    """Give the roles that are named, and one that is not: somebody else."""
    named = {key: title for key, title in effective.role_titles.items() if key in texts}
    others = ((key, title) for key, title in effective.role_titles.items() if key not in texts)
    return {**named, **dict(islice(others, 1))}


def _history(effective: Effective, key: str) -> tuple[Dated, ...]:
    return effective.parameters[key].history


def facts_of(point: DecisionPoint, scene: Scene) -> Mapping[str, Fact]:
    """Give the facts of a question by the names that a caller uses."""
    try:
        return {each.name: each.fact for each in point.program(scene.now).fields}
    except CrmPolicyError:  # nothing is filled in yet
        return {}


def _duties_of(point: DecisionPoint) -> dict[str, Words]:
    """Give the events by which duties are done: each is called as its duty."""
    courses = [table.course for table in point.tables if isinstance(table.course, Duties)]
    duties = [each for course in courses for each in course.duties]
    return {name: each.title for each in duties for name in (*each.met_by, each.name)}


def of_case(asked: Asked) -> Seed:
    """Give the scene of an owner's case."""
    case = asked.case
    head: dict[str, Any] = {}
    if case.company is not None:
        head["company"] = case.company.text
    if case.parameters:
        head["with"] = {name: plain(entry.value) for name, entry in case.parameters.items()}
    point = asked.policies.point(case.ask.text)
    file = case.place.file if case.place is not None else ""
    return Seed(case.case, asked.policies, case.ask.text, scene_of(case, point), head, file)


def of_witnesses(policies: PolicySet, fate: Fate) -> Iterator[Seed]:
    """Give the scenes that a comparison found; what it assumed for open values stands in the case."""
    for each in fate.compared.shown if fate.compared is not None else ():
        parameters = policies.effective.parameters
        zone = ZoneInfo(policies.effective.zone)
        written = {
            key.partition(".")[2] if key.startswith(f"{policies.company}.") else key: _value(
                parameters[key].type, value, zone
            )
            for key, value in each.filling.items()
            if key in parameters
        }
        if any(value is UNWRITABLE for value in written.values()):
            continue
        try:
            filled = load_policy_set(_folder(policies), parameters=written) if written else policies
        except InvalidPolicySetError:
            continue
        head = {"with": written} if written else {}
        ask = each.point if "." in each.point else f"{policies.company}.{each.point}"
        facts = facts_of(filled.point(ask), Scene({}, each.now))
        given = {name: _known(facts.get(name), value, zone) for name, value in each.facts.items()}
        yield Seed("", filled, ask, Scene(given, each.now), head, _folder(policies))


def _known(fact: Fact | None, value: Any, zone: ZoneInfo) -> Any:
    """Write a fact in its notation; lists of entries field by field."""
    if fact is None or isinstance(fact.type, ListOf) or isinstance(value, datetime):
        return plainly(value, zone)
    written = notation(fact.type, value, zone)
    return plainly(value, zone) if written is UNWRITABLE else written


def _value(kind: Any, value: Any, zone: ZoneInfo) -> Any:
    if hasattr(kind, "of") and isinstance(value, tuple):
        plainly_told = kind.plain(value)
        return (
            plainly_told
            if isinstance(plainly_told, dict) and not any("/" in key for key in plainly_told)
            else UNWRITABLE
        )
    return notation(kind, value, zone)


def _folder(policies: PolicySet) -> str:
    return policies.effective.documents[policies.company].folder
