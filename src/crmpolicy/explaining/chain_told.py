"""A chain in sentences: who has the case, since when, when it moves and to whom, what was not taken."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from crmpolicy.engine.courses.ladder import Rung, ladder_of
from crmpolicy.engine.courses.outcomes import Voice as Followed
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.course_says import told_roles
from crmpolicy.explaining.refusals import refusal
from crmpolicy.policy.lifecycles import Chain
from crmpolicy.wording import Words

_LEVELS: Final = Words(" → ", " → ")
_CLAUSES: Final = Words("；", "; ")


def chain_summary(case: Case) -> str:
    """Word in a line who has the case, or how it ended."""
    outcome = case.decision.outcome
    since = case.teller.moment(outcome["since"])
    if outcome["level"] is None:
        return case.teller.say("chain-ended", state=outcome["state"], since=since)
    level = case.teller.show(case.kinds["level"], outcome["level"])
    return case.teller.say("chain-owned", owner=_owner(case, outcome["owner"], level), since=since)


def _owner(case: Case, who: str, level: str) -> str:
    """Name a role with its level, which is often called as the role is."""
    owner = case.caller.role(who)
    return owner if owner == level else case.teller.say("chain-owner", owner=owner, level=level)


def chain_now(case: Case, followed: Followed) -> str:
    """Word in a line who has the case and what comes next, without the way so far."""
    course = _chain_of(followed)
    here = _rungs_from_here(case, _rungs(course, followed))
    pieces = [chain_summary(case), *([_next_move(case, course, here)] if here else [])]
    roles = case.decision.outcome["told"]
    pieces += [case.teller.say("chain-told", roles=case.caller.roles(roles))] if roles else []
    return case.teller.spoken(_CLAUSES).join(pieces)


def _chain_of(followed: Followed) -> Chain:
    if not isinstance(followed.course, Chain):
        raise TypeError(followed.course)
    return followed.course


def chain_lines(case: Case, followed: Followed) -> list[str]:
    """Word where a case stands on its chain, a line each."""
    course = _chain_of(followed)
    told = [f"- {case.teller.begun(line)}" for line in _lines(case, course, _rungs(course, followed))]
    return [case.teller.tell("chain-now"), *told, *refusal(case, case.decision.outcome["refused"])]


def _rungs(course: Chain, followed: Followed) -> Sequence[Rung]:
    """Give the levels that take part in this case."""
    starter = next(each.by for each in followed.case.events if each.name == course.starts)
    return ladder_of(course, followed.rulings, starter).rungs


def _lines(case: Case, course: Chain, rungs: Sequence[Rung]) -> Iterator[str]:
    yield chain_summary(case)
    here = _rungs_from_here(case, rungs)
    if not here:
        return
    if len(here) < len(rungs):
        yield case.teller.say("chain-way", levels=_levels(case, rungs[: len(rungs) - len(here) + 1]))
    yield _next_move(case, course, here)
    if case.decision.outcome["told"]:
        yield case.teller.say("chain-told", roles=case.caller.roles(case.decision.outcome["told"]))
    if here[1:]:
        yield case.teller.say("chain-above", levels=_levels(case, here[1:]))


def _rungs_from_here(case: Case, rungs: Sequence[Rung]) -> Sequence[Rung]:
    """Give the rungs from the present one on; none where the case has ended."""
    level = case.decision.outcome["level"]
    place = next((at for at, rung in enumerate(rungs) if rung.level.id == level), len(rungs))
    return rungs[place:]


def _next_move(case: Case, course: Chain, rungs: Sequence[Rung]) -> str:
    """Word what happens when the stay ends; the first rung is the present one."""
    moment = case.decision.outcome["next_move_at"]
    if moment is None:
        return case.teller.say("chain-no-limit" if rungs[0].at_most is None else "chain-over")
    when = case.teller.moment(moment)
    above = next((rung for rung in rungs[1:] if not rung.over), None)
    if course.at_limit == "move up" and above is not None:
        owner = _owner(case, above.who, case.teller.spoken(above.level.title))
        return case.teller.say("chain-moves", moment=when, owner=owner)
    if rungs[0].level.tell:
        roles = told_roles(case.caller, rungs[0].level.tell)
        return case.teller.say("chain-tells", moment=when, roles=roles)
    return case.teller.say("chain-stays", moment=when)


def _levels(case: Case, rungs: Iterable[Rung]) -> str:
    return case.teller.spoken(_LEVELS).join(case.teller.spoken(rung.level.title) for rung in rungs)
