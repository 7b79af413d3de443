"""A ranking in sentences: by what it goes, who stands on which place, and who on none and why."""

from collections.abc import Mapping
from typing import Any, Final

from crmpolicy.engine.ranking_outcome import PlacedType, Showing
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.citing import clauses_of
from crmpolicy.explaining.course_says import course_says
from crmpolicy.explaining.guards import asked, told_fact
from crmpolicy.explaining.operands import AsWritten
from crmpolicy.explaining.ranking_rules import ranking_rules
from crmpolicy.explaining.saying import says_as_written
from crmpolicy.policy.naming import plain_name
from crmpolicy.policy.rankings import BECAUSE_OF, BEYOND_CUT, LIST, NOT_KNOWN, PLACED, RANK, WHY, By, Ranking

MOST_TOLD: Final = 20
"""The most entries without a place that are told of."""


def ranking_summary(case: Case) -> str:
    """Word in a line how many have a place; of several lists, how many stand in each."""
    teller, outcome, point = case.teller, case.decision.outcome, case.point
    lists = [name for name, kind in point.outcome.items() if _has_places(kind)]
    counted = [(name, str(len(outcome[name]))) for name in lists if name != "ties"]
    if len(counted) == 1:
        return teller.say("ranking-summary", placed=counted[0][1], rest=str(len(outcome["excluded"])))
    return teller.listed(
        teller.say("ranking-summary-of", list=case.output_title(name), placed=count)
        for name, count in counted
    )


def _has_places(kind: Any) -> bool:
    return isinstance(kind, PlacedType) and RANK in dict(kind.fields)


def ranking_lines(case: Case, ranking: Ranking) -> list[str]:
    """Word who stands on which place, list by list, then who has none."""
    showing, lines = Showing(case.point.tables[0], ranking), list[str]()
    rules = list(ranking_rules(case.caller, ranking))
    for listed, said in zip(ranking.lists, rules, strict=True):
        name = listed.id if ranking.several else "ranked"
        lines.append(case.teller.begun(case.teller.say("ranking-list", said=said)))
        placed = [_placed(case, showing, name, each) for each in case.decision.outcome[name]]
        lines += [f"- {line}" for line in placed or [case.teller.tell("ranking-nobody")]]
    return [*lines, *_without_place(case, ranking)]


def _placed(case: Case, showing: Showing, output: str, entry: Mapping[str, Any]) -> str:
    """Word one entry with its place, what it was measured by and what the rules say of it."""
    teller, kinds = case.teller, dict(showing.type_of(output).fields)
    own = {each.name: each for each in showing.table.outputs}
    titles = {each.name: teller.title(each.fact.key) for each in _measured(showing.ranking, output)}
    titles |= {name: teller.spoken(each.title) for name, each in own.items()}
    said = [teller.fact_is(titles[name], kinds[name], entry[name]) for name in titles if name in kinds]
    code = "ranking-place" if said else "ranking-place-alone"
    name = _entry(case, showing.ranking, entry)
    return teller.tell(code, place=str(entry[RANK]), entry=name, said=teller.listed(said))


def _measured(ranking: Ranking, output: str) -> tuple[By, ...]:
    listed = ranking.listed(output) if ranking.several else ranking.lists[0]
    return listed.shown


def _entry(case: Case, ranking: Ranking, entry: Mapping[str, Any]) -> str:
    """Name an entry by the fields that tell entries apart."""
    facts = {plain_name(key): fact for key, fact in case.teller.facts.items() if ":" in key}
    return case.teller.listed(case.teller.show(facts[name].type, entry[name]) for name in ranking.named)


def _without_place(case: Case, ranking: Ranking) -> list[str]:
    """Word the entries that have no place, each with the reason."""
    every = case.read(ranking.standings)
    found = [each.given() for each in every if each.rank is None]
    if not found:
        return []
    lines = [f"- {_why(case, ranking, each)}" for each in found[:MOST_TOLD]]
    if len(found) > MOST_TOLD:
        lines.append(f"- {case.teller.tell('ranking-more', count=str(len(found) - MOST_TOLD))}")
    return [case.teller.tell("ranking-excluded"), *lines]


def _why(case: Case, ranking: Ranking, entry: Mapping[str, Any]) -> str:
    teller, name = case.teller, _entry(case, ranking, entry)
    if ranking.several:
        title = teller.spoken(ranking.listed(entry[LIST]).title)
        name = teller.say("ranking-in", entry=name, list=title)
    why, fact = entry[WHY], entry[BECAUSE_OF]
    if why == BEYOND_CUT or fact is None:
        return teller.say(f"ranking-{why}", entry=name)
    if why == NOT_KNOWN:
        return teller.say("ranking-unknown", entry=name, fact=teller.title(fact))
    found = told_fact(fact, _value(case, entry, fact), [], teller)
    return teller.say("ranking-not-met", entry=name, fact=found)


def _value(case: Case, entry: Mapping[str, Any], fact: str) -> Any:
    """Give the value of the fact that keeps an entry from a place: of the entry, or of the case."""
    name = plain_name(fact)
    return entry[name] if ":" in fact and name in entry else case.read(fact)


def ranking_grounds(case: Case, ranking: Ranking) -> list[str]:
    """Word the rules that spoke, each once, with their clauses."""
    table, found = case.point.tables[0], dict[str, None]()
    rules = {(part.id, rule.id): rule for part, rule in table.rules()}
    for reason in case.decision.reasons:
        rule = rules.get((reason.part, reason.rule))
        clauses = clauses_of(case, reason.clauses)
        if rule is None:
            found[case.teller.say("ranking-ground-nobody", clauses=clauses)] = None
            continue
        says = says_as_written(case.teller, table, rule)
        said = course_says(case.caller, ranking, reason.part, reason.rule, says)
        if not rule.when.always and reason.part != PLACED:
            said = case.teller.say("ranking-where", guard=asked(rule.when, AsWritten(case.teller)), said=said)
        found[case.teller.say("ranking-ground", said=said, clauses=clauses)] = None
    lines = [f"- {case.teller.begun(line)}" for line in found]
    return [case.teller.tell("explain-because"), *lines] if lines else []
