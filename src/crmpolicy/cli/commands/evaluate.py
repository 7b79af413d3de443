"""``crmpolicy evaluate``: one case decided, with its reasons."""

import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from crmpolicy.cli.failing import DONE, NO_ANSWER, tell
from crmpolicy.cli.given import read_events, read_facts
from crmpolicy.cli.layout import Block, Gap, told
from crmpolicy.cli.moments import read_moment
from crmpolicy.cli.options import argument, command, company, now, option
from crmpolicy.cli.printing import show
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.standings import standing_blocks
from crmpolicy.company import load_policy_set
from crmpolicy.company.citing import cited
from crmpolicy.engine import Decision, PolicySet, trace
from crmpolicy.engine.anew import asked_for
from crmpolicy.errors import UndecidedError
from crmpolicy.explaining import describe_steps, describe_trace, explain
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.courses import course_lines
from crmpolicy.explaining.sentences import grounds, header


@command("evaluate", "cli-evaluate")
@argument("subject", "cli-help-subject")
@company
@option("--facts", "cli-help-facts", metavar="JSON|FILE|-", required=True)
@option("--events", "cli-help-events", metavar="JSON|FILE|-")
@now
@option("--explain", "cli-help-explain", is_flag=True, into="explained")
@option("--trace", "cli-help-trace", is_flag=True, into="traced")
def run(
    speaker: Speaker,
    *,
    subject: str,
    company: str,
    facts: str,
    events: str | None,
    now: str,
    explained: bool,
    traced: bool,
) -> int:
    """Decide one case."""
    policies = load_policy_set(company)
    point = policies.point(subject)
    moment = read_moment(now, policies.effective.zone)
    given = read_facts(facts)
    if events is not None:
        given = {**given, "events": read_events(events)}
    try:
        decision = point.evaluate(given, now=moment)
    except UndecidedError as error:
        _tell_undecided(speaker, policies, subject, error, moment)
        return NO_ANSWER
    sentences = _sentences(speaker, policies, decision) if explained else ""
    if speaker.in_json:
        more: dict[str, Any] = {"explanation": sentences} if explained else {}
        more |= {"trace": _steps(policies, decision)} if traced else {}
        speaker.write_data(decision.to_dict() | more)
    else:
        blocks = told(sentences) if explained else _blocks(speaker, policies, decision)
        show([*blocks, *(_looked_at(speaker, policies, decision) if traced else ())])
    return DONE


def _blocks(speaker: Speaker, policies: PolicySet, decision: Decision) -> Iterable[Block]:
    """Lay out what was decided and why; what would change it is left to ``--explain``."""
    case = Case.of(policies, decision, speaker.language, {})
    if case.point.tables[0].timed:
        return standing_blocks(speaker, case)
    if case.point.tables[0].course is not None:
        return told("\n".join((*header(case), "", *course_lines(case))))
    return told("\n".join((*header(case), "", *grounds(case))))


def _sentences(speaker: Speaker, policies: PolicySet, decision: Decision) -> str:
    return explain(policies, decision, language=speaker.language, clauses=cited(policies))


def _looked_at(speaker: Speaker, policies: PolicySet, decision: Decision) -> Iterator[Block]:
    """Lay out every rule that was looked at, question by question: what is behind comes after."""
    for each in asked_for(decision):
        yield Gap()
        yield from told(describe_trace(policies, each, speaker.language))


def _steps(policies: PolicySet, decision: Decision) -> list[dict[str, Any]]:
    return [
        {"subject": each.subject, "steps": [step.to_dict() for step in trace(policies, each)]}
        for each in asked_for(decision)
    ]


def _tell_undecided(
    speaker: Speaker, policies: PolicySet, subject: str, error: UndecidedError, now: datetime
) -> None:
    """Say that nothing was decided and, for people, which rules were looked at."""
    tell(speaker, [error.fault])
    if not speaker.in_json:
        steps = describe_steps(policies, subject, error.trace, speaker.language, now=now)  # type: ignore[arg-type]  # errors stand below the engine
        sys.stderr.write(f"{steps}\n")
