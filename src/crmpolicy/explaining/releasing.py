"""What would release a case: the owner's remedy in a sentence for each outcome that it can reach."""

from crmpolicy.engine.changing import Change
from crmpolicy.engine.decision import Outcome
from crmpolicy.engine.remedying import remedies
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.others import way_words


def what_would_release(case: Case) -> list[str]:
    """Word what would release a case; nothing where its question knows no remedy or none is needed."""
    grouped: dict[Outcome, list[Change]] = {}
    for change in remedies(case.policies, case.decision):
        grouped.setdefault(change.outcome, []).append(change)
    if not grouped:
        return []
    lines = []
    for outcome, found in grouped.items():
        ways = case.teller.joined("or else", [way_words(case, change) for change in found])
        words = case.outcome_words(outcome)
        lines.append(f"- {case.teller.begun(case.teller.say('explain-release', outcome=words, ways=ways))}")
    return [case.teller.tell("explain-releases"), *lines]
