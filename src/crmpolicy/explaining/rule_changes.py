"""What would change the rules that apply to a course: one fact at a time, for a course has no best answer."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from crmpolicy.engine.courses.outcomes import RuleKey
from crmpolicy.engine.decision import Outcome
from crmpolicy.engine.regions import Region, merged
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.course_says import course_says
from crmpolicy.explaining.duty_says import asks_for_something
from crmpolicy.explaining.regions import stretch
from crmpolicy.explaining.saying import says_at_case
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.rankings import Ranking
from crmpolicy.policy.records import Record
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
    # what is wrong with a form says how to mend it, and no single fact changes a ranking
    said = isinstance(case.point.tables[0].course, Record | Ranking)
    now = None if said else case.search.outcome(case.decision.facts)
    if now is None:
        return []
    present, blurred = _rules(case, now), case.search.blurred()
    found = [
        _line(case, fact, regions, rules, present)
        for fact in case.search.axes
        if fact not in blurred
        for rules, regions in _otherwise(case, fact, now)
    ]
    lines = [f"- {case.teller.begun(line)}" for line in found if line]
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
    return [(_rules(case, outcome), merged(regions)) for outcome, regions in found.items()]


def _rules(case: Case, outcome: Outcome) -> Rules:
    """Give the rules that ask for something."""
    every = {(document, part, rule): said for document, part, rule, said in outcome["rules"]}
    return {key: said for key, said in every.items() if _asks(case, key, said)}


def _asks(case: Case, key: RuleKey, said: Pairs) -> bool:
    table, rule = _rule(case, key)
    says = says_at_case(case.teller, table, rule, dict(said))
    return not isinstance(table.course, Duties) or asks_for_something(case.caller, table.course, says)


def _line(case: Case, fact: str, regions: tuple[Region, ...], then: Rules, now: Rules) -> str:
    """Word what other values of a fact change; empty where the same is asked by other rules."""
    changes = [*_dropped(case, now, then), *_added(case, now, then)]
    if not changes:
        return ""
    ways = stretch(case.teller, fact, regions, case.bound_words(fact))
    return case.teller.say("course-other", ways=ways, changes=case.teller.spoken(_CLAUSES).join(changes))


def _dropped(case: Case, now: Rules, then: Rules) -> Iterator[str]:
    """Word what goes: a duty of which nothing speaks any more, else a rule that no other replaces."""
    still = {_what(said) for said in then.values()}
    gone: dict[str, None] = {}
    for key, said in now.items():
        duty = dict(said).get("duty")
        if key in then or _same(said, then) or (duty is not None and _what(said) in still):
            continue
        if duty is not None and all(other != duty for other, _ in still):
            gone[case.teller.say("course-drops-duty", duty=case.caller.duty(duty))] = None
        else:
            gone[case.teller.say("course-drops", rule=_says(case, key, said))] = None
    yield from gone


def _added(case: Case, now: Rules, then: Rules) -> Iterator[str]:
    """Word what comes; what takes the place of a rule for the same duty and role is told as a change."""
    replaced = {_what(said) for key, said in now.items() if then.get(key) != said}
    for key, said in then.items():
        if now.get(key) != said and not _same(said, now):
            instead = key in now or ("duty" in dict(said) and _what(said) in replaced)
            code = "course-says-otherwise" if instead else "course-adds"
            yield case.teller.say(code, rule=_says(case, key, said))


def _same(said: Pairs, rules: Rules) -> bool:
    """Tell whether another rule asks the same of the same duty, so that nothing changes for it."""
    return "duty" in dict(said) and said in rules.values()


def _what(said: Pairs) -> tuple[Any, Any]:
    """Give the duty and the role that a rule speaks of."""
    names = dict(said)
    return names.get("duty"), names.get("who")


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
