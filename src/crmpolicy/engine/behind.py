"""The questions behind a question: those that decide its facts."""

from collections.abc import Iterator

from crmpolicy.engine.point import DecisionPoint
from crmpolicy.engine.policy_set import PolicySet


def asked_with(policies: PolicySet, name: str) -> Iterator[DecisionPoint]:
    """Give a question and those that decide facts of it, however far, each once and the question first.

    Args:
        policies: the policy set.
        name: the question.
    """
    waiting, seen = [name], set()
    while waiting:
        each = waiting.pop()
        if each not in seen:
            seen.add(each)
            point = policies.point(each)
            waiting += [needed.point for needed in point.requires]
            yield point
