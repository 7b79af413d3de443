"""Which questions an edit can touch: all others mean what they meant, and need no comparison."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from crmpolicy.engine import PolicySet
from crmpolicy.engine.digest import meaning
from crmpolicy.engine.event_details import details_of
from crmpolicy.engine.reach import reached
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.tables import Table
from crmpolicy.verify.declarations.used_parameters import parameters_of_facts, parameters_of_table


class Touched:
    """Tells of two policy sets which questions rest on anything that was changed between them.

    A question rests on its tables, the facts that they reach, the parameters of both, the company's joins of
    its subject, and the questions that decide its facts. What all questions rest on (zone, calendar, maps,
    roles) touches every question.

    >>> from crmpolicy.company import load_policy_set
    >>> sets = [load_policy_set("example-steel") for _ in range(2)]
    >>> Touched(sets)("customer_grade")
    False
    """

    def __init__(self, sets: Sequence[PolicySet]) -> None:
        self.sets = sets
        sides = [each.effective for each in sets]
        self._whole = _differ(*map(_of_all, sides))
        self._facts = _changed(sides, lambda side: side.facts)
        self._parameters = _changed(sides, lambda side: side.parameters)
        self._tables = _changed(sides, lambda side: side.tables)
        self._known: dict[str, bool] = {}

    def __call__(self, name: str) -> bool:
        """Tell whether a question may be answered otherwise; false is a proof that it is not."""
        if name not in self._known:
            self._known[name] = self._whole or self._touches(name)
        return self._known[name]

    def _touches(self, name: str) -> bool:
        points = [each.point(name) for each in self.sets]
        tables = points[0].tables
        if [each.key for each in tables] != [each.key for each in points[1].tables]:
            return True
        subject = tables[0].subject
        joins = [[each for each in side.effective.joins if each.subject == subject] for side in self.sets]
        if _differ(*joins) or self._rests_on_changed(self.sets[0].effective, tables):
            return True
        required = {each.point for point in points for each in point.requires}
        return any(not self._answered(each) or self(each) for each in required)

    def _answered(self, name: str) -> bool:
        return all(name in each.points for each in self.sets)

    def _rests_on_changed(self, effective: Effective, tables: Sequence[Table]) -> bool:
        """Tell it by one side alone: as long as nothing has changed, the other says the same."""
        facts = {fact.key for fact in reached(effective, tables)} | {*details_of(tables)}
        if self._tables.intersection(each.key for each in tables) or self._facts & facts:
            return True
        declared = [effective.facts[key] for key in facts if key in effective.facts]
        named = {*parameters_of_facts(declared)}.union(*map(parameters_of_table, tables))
        return bool(self._parameters & named)


def _of_all(effective: Effective) -> Iterable[Any]:
    """Give what every question rests on."""
    days = {key: (each.in_force_from, each.in_force_to) for key, each in effective.documents.items()}
    targets = [effective.scales[each.target] for each in effective.scale_maps]
    maps = (effective.scale_maps, targets, effective.fact_maps)
    return [effective.zone, effective.currency, days, *maps, effective.roles, effective.calendar]


def _changed(sides: Sequence[Effective], of: Callable[[Effective], Mapping[str, Any]]) -> frozenset[str]:
    return frozenset(_unequal(*map(of, sides)))


def _unequal(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    """Name what stands on one side only, or means something else on the other."""
    yield from before.keys() ^ after.keys()
    yield from (key for key in before.keys() & after.keys() if _differ(before[key], after[key]))


def _differ(before: Any, after: Any) -> bool:
    return bool(before != after) and bool(meaning(before) != meaning(after))
