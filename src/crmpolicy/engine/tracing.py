"""Every rule that was looked at, and why it did not match: told again from facts, never stored."""

from typing import Protocol

from crmpolicy.engine.decision import Decision
from crmpolicy.engine.policy_set import PolicySet
from crmpolicy.engine.stepping import Step, steps_of
from crmpolicy.errors import DigestMismatchError


def trace(policies: PolicySet, decision: Decision, /) -> tuple[Step, ...]:
    """Tell every rule that was looked at for a decision, in order.

    Args:
        policies: the policy set that decided.
        decision: what ``evaluate`` gave.

    Raises:
        DigestMismatchError: the policies are not those of the decision.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_customer_grade, load_policy_set
    >>> policies = load_policy_set("example-steel", parameters={"steel.share_only": True})
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_customer_grade(policies, {"sales_share": "0.95%"}, now=monday)
    >>> [step.rule for step in trace(policies, decision) if step.matched]
    ['share-B']
    """
    check_digest(policies, decision)
    program = policies.point(decision.subject).program_of(decision)
    return steps_of(program, decision.facts)


class Decided(Protocol):
    """What policies have made: a decision, or a plan of many."""

    @property
    def digest(self) -> str:
        """The digest of the policies."""


def check_digest(policies: PolicySet, decided: Decided) -> None:
    """Refuse to tell about a decision with other policies than it was made by.

    Raises:
        DigestMismatchError: the policies are others.
    """
    if policies.digest != decided.digest:
        arguments = {"decided": decided.digest[:12], "given": policies.digest[:12]}
        raise DigestMismatchError("digest-mismatch", arguments)
