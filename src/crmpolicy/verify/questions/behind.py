"""The facts behind a question: those asked by the questions that decide facts of it."""

from crmpolicy.engine import PolicySet
from crmpolicy.engine.reach import reached
from crmpolicy.policy.tables import Table


def facts_behind(policies: PolicySet, name: str) -> frozenset[str]:
    """Name the facts that may be asked behind a question, however far, whatever switches say.

    Args:
        policies: the policy set.
        name: the question.
    """
    tables: list[Table] = []
    waiting, seen = [name], {name}
    while waiting:
        for each in policies.point(waiting.pop()).requires.needed:
            if each.point not in seen:
                seen.add(each.point)
                waiting.append(each.point)
                tables += policies.point(each.point).tables
    return frozenset(fact.key for fact in reached(policies.effective, tables))
