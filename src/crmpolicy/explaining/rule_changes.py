"""What would change the rules that apply to a course: one fact at a time, for a course has no best answer."""

from collections.abc import Mapping
from typing import Any, Final

from crmpolicy.engine.courses.outcomes import RuleKey
from crmpolicy.engine.decision import Outcome
from crmpolicy.engine.regions import Region, merged
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.course_says import course_says
from crmpolicy.explaining.regions import stretch
from crmpolicy.explaining.saying import says_at_case
from crmpolicy.policy.tables import Rule, Table
from crmpolicy.wording import Words

MOST_CHANGES: Final = 6
"""The most changes that are told."""

_CLAUSES: Final = Words("；", "; ")
Pairs = tuple[tuple[str, Any], ...]
Rules = Mapping[RuleKey, Pairs]
"""The rules that match, each with what it says."""


def rule_changes(case: Case) -> list[str]:
    """Word which values of which fact would make other rules apply, or the same rules say something else."""
    now = case.search.outcome(case.decision.facts)
    if now is None:
        return []
    lines = [
        f"- {case.teller.begun(_line(case, fact, regions, rules, _rules(now)))}"
        for fact in case.search.axes
        if fact not in case.search.blurred()
        for rules, regions in _otherwise(case, fact, now)
    ]
    if not lines:
        return []
    more = len(lines) - MOST_CHANGES
    if more > 0:
        lines = [*lines[:MOST_CHANGES], f"- {case.teller.tell('course-more-others', count=str(more))}"]
    return [case.teller.tell("course-others"), *lines]


def _otherwise(case: Case, fact: str, now: Outcome) -> list[tuple[Rules, tuple[Region, ...]]]:
    """Give, for other values of a fact, the rules that would apply and the stretches that lead there."""
    value = case.read(fact)
    found: dict[Outcome, list[Region]] = {}
    for (segment,), outcome in case.search.try_facts(case.decision.facts, (fact,)).items():
        if outcome is None or outcome == now or (value is not None and segment.region.holds(value)):
            continue
        found.setdefault(outcome, []).append(segment.region)
    return [(_rules(outcome), merged(regions)) for outcome, regions in found.items()]


def _rules(outcome: Outcome) -> Rules:
    return {(document, part, rule): said for document, part, rule, said in outcome["rules"]}


def _line(case: Case, fact: str, regions: tuple[Region, ...], then: Rules, now: Rules) -> str:
    told = [_dropped(case, key, said, then) for key, said in now.items() if key not in then]
    for key, said in then.items():
        if now.get(key) != said:
            code = "course-says-otherwise" if key in now else "course-adds"
            told.append(case.teller.say(code, rule=_says(case, key, said)))
    ways = stretch(case.teller, fact, regions, case.bound_words(fact))
    return case.teller.say("course-other", ways=ways, changes=case.teller.spoken(_CLAUSES).join(told))


def _dropped(case: Case, key: RuleKey, said: Pairs, then: Rules) -> str:
    """Word what goes: a duty of which nothing speaks any more, else the rule alone."""
    duty = dict(said).get("duty")
    if duty is not None and all(dict(each).get("duty") != duty for each in then.values()):
        return case.teller.say("course-drops-duty", duty=case.caller.duty(duty))
    return case.teller.say("course-drops", rule=_says(case, key, said))


def _says(case: Case, key: RuleKey, said: Pairs) -> str:
    table, rule = _rule(case, key)
    if table.course is None:
        raise AssertionError(key)  # tables of a course have one
    _, part, name = key
    says = says_at_case(case.teller, table, rule, dict(said))
    return course_says(case.caller, table.course, part, name, says)


def _rule(case: Case, key: RuleKey) -> tuple[Table, Rule]:
    every = ((table, part, rule) for table in case.point.tables for part, rule in table.rules())
    return next((table, rule) for table, part, rule in every if (table.document, part.id, rule.id) == key)
