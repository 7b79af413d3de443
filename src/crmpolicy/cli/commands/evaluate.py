"""``crmpolicy evaluate``: one case decided, with its reasons."""

import sys
from collections.abc import Iterator
from datetime import datetime

from crmpolicy.cli.failing import DONE, NO_ANSWER, tell
from crmpolicy.cli.given import read_facts, read_moment
from crmpolicy.cli.layout import Block, Column, Gap, Grid, Heading, Line
from crmpolicy.cli.options import argument, command, company, now, option
from crmpolicy.cli.printing import show
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import document_said, value_said
from crmpolicy.company import load_policy_set
from crmpolicy.company.citing import cited
from crmpolicy.engine import Decision, DecisionPoint, PolicySet, Reason
from crmpolicy.errors import UndecidedError
from crmpolicy.explain import describe_steps, explain, rule_title
from crmpolicy.policy.tables import Rule, Table


@command("evaluate", "cli-evaluate")
@argument("subject", "cli-help-subject")
@company
@option("--facts", "cli-help-facts", metavar="JSON|FILE|-", required=True)
@now
@option("--explain", "cli-help-explain", is_flag=True, into="explained")
def run(speaker: Speaker, *, subject: str, company: str, facts: str, now: str, explained: bool) -> int:
    """Decide one case."""
    policies = load_policy_set(company)
    point = policies.point(subject)
    moment = read_moment(now, policies.effective.zone)
    try:
        decision = point.evaluate(read_facts(facts), now=moment)
    except UndecidedError as error:
        _tell_undecided(speaker, policies, subject, error, moment)
        return NO_ANSWER
    told = _told(speaker, policies, decision) if explained else None
    if speaker.in_json:
        speaker.write_data(decision.to_dict() | ({"explanation": told} if told is not None else {}))
    elif told is not None:
        speaker.write(told)
    else:
        show(_blocks(speaker, policies, point, decision))
    return DONE


def _told(speaker: Speaker, policies: PolicySet, decision: Decision) -> str:
    return explain(policies, decision, language=speaker.language, clauses=cited(policies))


def _tell_undecided(
    speaker: Speaker, policies: PolicySet, subject: str, error: UndecidedError, now: datetime
) -> None:
    """Say that nothing was decided and, for people, which rules were looked at."""
    tell(speaker, [error.fault])
    if not speaker.in_json:
        steps = describe_steps(policies, subject, error.trace, speaker.language, now=now)  # type: ignore[arg-type]  # errors stand below the engine
        sys.stderr.write(f"{steps}\n")


def _blocks(
    speaker: Speaker, policies: PolicySet, point: DecisionPoint, decision: Decision
) -> Iterator[Block]:
    outcome = speaker.say("cli-joint").join(
        _output(speaker, point, name, value) for name, value in decision.outcome.items()
    )
    yield Heading(speaker.say("cli-outcome", title=point.title, outcome=outcome))
    yield Line(_frame(speaker, policies, decision), tone="quiet")
    yield Gap()
    heads = (speaker.say("cli-head-reason"), speaker.say("cli-head-said"), speaker.say("cli-head-clause"))
    columns = (Column(""), Column(heads[0]), Column(heads[1]), Column(heads[2], tone="quiet"))
    binding_first = sorted(decision.reasons, key=lambda reason: not reason.binding)
    yield Grid(columns, [_reason(speaker, policies, point, each) for each in binding_first], indent=0)
    if any(not reason.binding for reason in decision.reasons):
        yield Line(speaker.say("cli-binding-mark"), tone="quiet")


def _output(speaker: Speaker, point: DecisionPoint, name: str, value: object) -> str:
    said = value_said(speaker, point.outcome[name], value)
    if len(point.outcome) == 1:
        return said
    title = next(each.title for table in point.tables for each in table.outputs if each.name == name)
    return speaker.say("cli-fact-is", title=title, value=said)


def _frame(speaker: Speaker, policies: PolicySet, decision: Decision) -> str:
    effective = policies.effective
    documents = [document_said(speaker, effective.documents[key]) for key, _ in decision.policies]
    parts = [speaker.put(effective.title), *documents, decision.now.isoformat(" ", "minutes")]
    return " · ".join(dict.fromkeys(parts))


def _reason(speaker: Speaker, policies: PolicySet, point: DecisionPoint, reason: Reason) -> tuple[str, ...]:
    table, rule = _rule(point, reason)
    said = speaker.say("cli-joint").join(
        value_said(speaker, table.output(name).type, value) for name, value in reason.said
    )
    title = rule_title(policies, reason.document, rule, speaker.language) if rule else reason.rule
    clause = "\n".join(reason.clauses) or speaker.say("cli-no-clause")
    return ("●" if reason.binding else "○", title, said, clause)


def _rule(point: DecisionPoint, reason: Reason) -> tuple[Table, Rule | None]:
    """Find the rule that spoke."""
    table = next(each for each in point.tables if each.document == reason.document)
    found = (rule for part, rule in table.rules() if (part.id, rule.id) == (reason.part, reason.rule))
    return table, next(found, None)
