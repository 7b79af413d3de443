"""What stands behind a question: the questions that decide its facts, and the facts that those ask."""

from collections.abc import Iterator

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.reach import reached


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


def facts_behind(policies: PolicySet, name: str) -> frozenset[str]:
    """Name the facts that may be asked behind a question, however far, whatever switches say.

    Args:
        policies: the policy set.
        name: the question.
    """
    _, *behind = asked_with(policies, name)
    tables = [table for point in behind for table in point.tables]
    return frozenset(fact.key for fact in reached(policies.effective, tables))
