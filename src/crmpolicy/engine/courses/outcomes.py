"""From the kernels to an outcome: documents are put together duty by duty, the rules that bind are marked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from crmpolicy.engine.courses.case import Case, Ruling
from crmpolicy.engine.courses.chain import chain_state
from crmpolicy.engine.courses.duties import bound, duty_statuses
from crmpolicy.engine.courses.lifecycle import lifecycle_state
from crmpolicy.engine.courses.states import ChainState, DutyStatus
from crmpolicy.engine.decision import Outcome
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.lifecycles import Chain, Lifecycle
from crmpolicy.policy.tables import Course

RuleKey = tuple[str, str, str]
"""Document, part and id of a rule."""

OPEN_STATES: Final = frozenset({"open", "at_risk", "paused", "forecast", "breached", "waiting"})
"""The states of a duty that is still to be done."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One document's course, the rules that matched, and the case as it looks at it."""

    course: Course
    rulings: tuple[Ruling, ...]
    case: Case


def followed(voices: Sequence[Voice]) -> tuple[Outcome, frozenset[RuleKey]]:
    """Give the outcome and the rules that bind.

    Duties of the same name are put together by their join; a chain or a lifecycle is one document's, and
    the duties beside a lifecycle stand in its outcome as far as they are open.
    """
    first = voices[0].course
    if isinstance(first, Chain):
        return climbed(voices[0], chain_state(first, voices[0].rulings, voices[0].case))
    if isinstance(first, Lifecycle):
        return _lifecycle(first, voices)
    return _duties(voices)


def climbed(voice: Voice, state: ChainState) -> tuple[Outcome, frozenset[RuleKey]]:
    """Give the outcome of a chain whose case stands somewhere, and the rules that led there."""
    return _record(state), _bound_rules(voice, state.rules)


def _record(state: Any) -> Outcome:
    """Give the fields of a state as outputs; the rules stand among the reasons."""
    return Outcome(
        tuple((each.name, getattr(state, each.name)) for each in fields(state) if each.name != "rules")
    )


def _bound_rules(voice: Voice, ids: Iterable[str]) -> frozenset[RuleKey]:
    wanted = frozenset(ids)
    return frozenset((each.document, each.part, each.rule) for each in voice.rulings if each.rule in wanted)


def _lifecycle(course: Lifecycle, voices: Sequence[Voice]) -> tuple[Outcome, frozenset[RuleKey]]:
    state = lifecycle_state(course, voices[0].rulings, voices[0].case)
    told = {"states", *(() if course.publishes else ("publish",))}
    rest = tuple(pair for pair in _record(state).items() if pair[0] not in told)
    binds = _bound_rules(voices[0], state.rules)
    if len(voices) == 1:
        return Outcome((*state.states, *rest)), binds
    duties, more = _duties(voices[1:])
    still = Outcome(tuple((name, status) for name, status in duties.items() if _is_open(status)))
    return Outcome((*state.states, *rest, ("duties", still))), binds | more


def _is_open(status: DutyStatus | Outcome) -> bool:
    if isinstance(status, Outcome):
        return any(_is_open(each) for each in status.values())
    return status.state in OPEN_STATES


def _duties(voices: Sequence[Voice]) -> tuple[Outcome, frozenset[RuleKey]]:
    """Put the duties of all documents together, in the order in which they are declared."""
    found: dict[str, dict[str | None, list[DutyStatus]]] = {}
    joins: dict[str, Any] = {}
    for voice in voices:
        course = voice.course
        if not isinstance(course, Duties):
            continue
        for duty in course.duties:
            found.setdefault(duty.name, {})
            joins.setdefault(duty.name, duty.join)
        each_who = {duty.name for duty in course.duties if duty.per_who}
        for status in duty_statuses(course, voice.rulings, voice.case):
            who = status.who if status.duty in each_who else None
            found[status.duty].setdefault(who, []).append(status)
    outcome = Outcome(tuple((name, _settled(name, by_who, joins[name])) for name, by_who in found.items()))
    return outcome, frozenset(_binding_rules(outcome))


def _settled(name: str, by_who: Mapping[str | None, list[DutyStatus]], join: Any) -> DutyStatus | Outcome:
    """Give the status that binds; where roles have counters of their own, one for each of them."""
    if not by_who:
        return DutyStatus(name, "none", required=0)
    if set(by_who) == {None}:
        return bound(by_who[None], join)
    return Outcome(
        tuple((who or "", bound(statuses, join)) for who, statuses in sorted(by_who.items(), key=str))
    )


def _binding_rules(outcome: Mapping[str, Any]) -> Iterable[RuleKey]:
    for status in outcome.values():
        if isinstance(status, Outcome):
            yield from _binding_rules(status)
        elif status.rule:
            yield (status.document, status.part, status.rule)
