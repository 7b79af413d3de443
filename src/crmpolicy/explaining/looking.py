"""Every rule that was looked at, and why it did not match, in words."""

from collections.abc import Sequence
from datetime import datetime

from crmpolicy.engine.decision import Decision
from crmpolicy.engine.policy_set import PolicySet
from crmpolicy.engine.program import Program
from crmpolicy.engine.stepping import Step
from crmpolicy.engine.tracing import trace
from crmpolicy.explaining.calling import Caller, part_name
from crmpolicy.explaining.course_says import course_says
from crmpolicy.explaining.failures import failures
from crmpolicy.explaining.reasons import entry_name, place
from crmpolicy.explaining.saying import says_as_written
from crmpolicy.explaining.telling import Teller
from crmpolicy.explaining.titles import rule_title
from crmpolicy.explaining.voices import rule_of
from crmpolicy.policy.tables import Rule, Table
from crmpolicy.wording import Language


def describe_trace(policies: PolicySet, decision: Decision, language: Language = "zh") -> str:
    """Word every rule that was looked at for a decision, a line each.

    Args:
        policies: the policy set that decided.
        decision: what ``evaluate`` gave.
        language: ``zh`` or ``en``.

    Raises:
        DigestMismatchError: the policies are not those of the decision.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy.company import load_policy_set
    >>> policies = load_policy_set("steel")
    >>> point = policies.point("customer_industry")
    >>> decision = point.evaluate({"industry": "developer"}, now=datetime(2026, 7, 1, tzinfo=UTC))
    >>> print(describe_trace(policies, decision, "en").splitlines()[1])
    ✓ main business is one of property developer, building contractor [steel.2.1.1.a]: applies
    """
    steps = trace(policies, decision)
    return describe_steps(policies, decision.subject, steps, language, now=decision.now)


def describe_steps(
    policies: PolicySet, point: str, steps: Sequence[Step], language: Language = "zh", *, now: datetime
) -> str:
    """Word the steps of a trace, also of a case that stayed undecided (``UndecidedError.trace``).

    Args:
        policies: the policy set that was asked.
        point: the question.
        steps: the rules that were looked at.
        language: ``zh`` or ``en``.
        now: the moment of the question.

    Raises:
        UnknownPointError: nothing in force answers the question.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy.company import load_policy_set
    >>> now = datetime(2026, 7, 1, tzinfo=UTC)
    >>> print(describe_steps(load_policy_set("steel"), "customer_industry", (), now=now))
    客户行业：看过的规则
    没有看任何规则
    """
    asked = policies.point(point)
    teller = Teller.of_point(policies, point, language)
    program = asked.program(now)
    lines = [_line(policies, teller, program, step) for step in steps]
    head = teller.tell("trace-title", subject=teller.spoken(asked.title))
    return "\n".join([head, *(lines or [teller.say("trace-nothing")])])


def _line(policies: PolicySet, teller: Teller, program: Program, step: Step) -> str:
    table, part, rule = rule_of(program, step)
    document = teller.spoken(policies.effective.documents[step.document].title)
    where = place(
        teller,
        teller.say("explain-in-document", title=document)
        if len({each.table.document for each in program.tables}) > 1
        else "",
        entry_name(teller, table.table.of, step.entry),
        part_name(teller, table.table, part.part),
    )
    clauses = teller.say("explain-clauses", clauses=teller.listed(step.clauses)) if step.clauses else ""
    named = _named(policies, teller, table.table, part.part.id, rule.rule)
    code = _code(step)
    because = teller.joined("besides", failures(teller, step.failures))
    return teller.say(code, place=where, rule=named, clauses=clauses, failures=because)


def _named(policies: PolicySet, teller: Teller, table: Table, part: str, rule: Rule) -> str:
    """Word a rule; of a course with what it says, for many ask the same and say something else."""
    named = rule_title(policies, table.document, rule, teller.language)
    if table.course is None:
        return named
    caller = Caller.of(teller, policies.effective, [table])
    says = course_says(caller, table.course, part, rule.id, says_as_written(teller, table, rule))
    return teller.say("trace-course", rule=named, says=says)


def _code(step: Step) -> str:
    if not step.needed:
        return "trace-passed-over"
    if step.matched:
        return "trace-matched"
    return "trace-missed" if step.failures else "trace-otherwise-missed"
