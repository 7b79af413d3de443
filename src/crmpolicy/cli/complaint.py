"""One complaint of the example group, followed over a spring festival: what is done, what moves by itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from crmpolicy.cli.layout import Block, Gap, Heading, Line, told
from crmpolicy.cli.speaking import Speaker
from crmpolicy.company import load_policy_set
from crmpolicy.engine import Decision, PolicySet
from crmpolicy.explaining.calling import Caller
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.courses import case_now, duties_of
from crmpolicy.explaining.duty_standing import Standing

COMPANY: Final = "example-group"
DUTIES: Final = "lighting.complaint_response"
CHAIN: Final = "complaint_escalation"
FACTS: Final[Mapping[str, Mapping[str, Any]]] = {
    DUTIES: {"topic": "late_delivery", "grade": "key", "amount_claimed": None, "injured": False},
    CHAIN: {"topic": "late_delivery", "touches_major_decision": False},
}
HAPPENED: Final[tuple[tuple[str, str | None, str | None], ...]] = (
    ("2025-01-24T16:00+08:00", "receive", "service_specialist"),
    ("2025-01-24T16:25+08:00", "carrier", "sales_department"),
    ("2025-01-24T17:20+08:00", "respond", "front_line"),
    ("2025-01-25T10:00+08:00", "manager", "account_manager"),
    ("2025-01-25T15:00+08:00", "pause", "account_manager"),
    ("2025-01-26T08:30+08:00", "resume", "account_manager"),
    ("2025-01-26T09:40+08:00", None, None),
    ("2025-01-26T10:10+08:00", "progress", "sales_department"),
    ("2025-01-26T11:30+08:00", None, None),
    ("2025-01-27T18:00+08:00", None, None),
    ("2025-02-01T10:00+08:00", None, None),
    ("2025-02-06T18:00+08:00", None, None),
    ("2025-02-08T09:30+08:00", "solve", "sales_director"),
)
"""Moments with the event and who brought it; at those without one the clock alone has moved things."""


@dataclass(frozen=True, slots=True)
class Step:
    """One moment: what happened, and how duties and levels stand then."""

    now: datetime
    event: str | None
    by: str | None
    duties: Decision
    chain: Decision


def steps(policies: PolicySet) -> tuple[Step, ...]:
    """Follow the complaint from moment to moment."""
    events = [{"event": event, "at": at, "by": by} for at, event, by in HAPPENED if event]
    return tuple(_step(policies, events, *each) for each in HAPPENED)


def _step(policies: PolicySet, events: Sequence[Any], at: str, event: str | None, by: str | None) -> Step:
    now = datetime.fromisoformat(at)
    duties, chain = (
        policies.point(name).evaluate({**facts, "events": events}, now=now) for name, facts in FACTS.items()
    )
    return Step(now, event, by, duties, chain)


def complaint_blocks(speaker: Speaker) -> Iterator[Block]:
    """Tell the complaint: a paragraph a moment, with what has changed since the one before."""
    policies = load_policy_set(COMPANY)
    yield Heading(speaker.say("cli-demo-complaint"))
    yield Line(speaker.say("cli-demo-complaint-days"), tone="quiet")
    before: Mapping[str, str] = {}
    for step in steps(policies):
        duties = Case.of(policies, step.duties, speaker.language, {})
        chain = Case.of(policies, step.chain, speaker.language, {})
        lines = _lines(duties, chain)
        yield Gap()
        yield Line(_moment(speaker, duties.caller, step), tone="strong", indent=2)
        changed = [line for name, line in lines.items() if before.get(name) != line]
        lines_told = changed or [speaker.say("cli-demo-unchanged")]
        yield from told("\n".join(f"- {line}" for line in lines_told), indent=4)
        before = lines


def _moment(speaker: Speaker, caller: Caller, step: Step) -> str:
    moment = caller.teller.moment(step.now)
    if step.event is None:
        return speaker.say("cli-demo-later", moment=moment)
    who = caller.role(step.by) if step.by else ""
    return speaker.say("cli-demo-event", moment=moment, event=caller.event(step.event), who=who)


def _lines(duties: Case, chain: Case) -> dict[str, str]:
    """Word how each duty stands and who has the case, without what changes with every minute."""
    found = {}
    for each in duties_of(duties):
        standing = Standing(duties.caller, each)
        found[each.status.duty] = duties.teller.begun(standing.short())
    return found | {"": chain.teller.begun(case_now(chain))}


def complaint_data() -> dict[str, Any]:
    """Give the complaint as JSON: each moment with both decisions."""
    policies = load_policy_set(COMPANY)
    return {
        "company": COMPANY,
        "facts": {name: dict(facts) for name, facts in FACTS.items()},
        "steps": [
            {
                "now": step.now.isoformat(),
                "event": step.event,
                "by": step.by,
                DUTIES: step.duties.to_dict()["outcome"],
                CHAIN: step.chain.to_dict()["outcome"],
            }
            for step in steps(policies)
        ],
    }
