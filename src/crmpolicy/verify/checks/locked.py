"""CRM501: a company changes what those above it have locked."""

from collections.abc import Iterator
from typing import Any

from crmpolicy.errors import Location
from crmpolicy.policy.documents import Company
from crmpolicy.policy.parameters import UNLIMITED, MappingOf
from crmpolicy.policy.tables import Table
from crmpolicy.values import ValueType
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.declarations.histories import dated_on, days_of
from crmpolicy.verify.declarations.overlays import Overlay, Rewritten, overlays, rewritten
from crmpolicy.verify.finding import Found


def find(checked: Checked) -> Iterator[Found]:
    """Look for changes of locked values and of locked points."""
    for each in rewritten(checked):
        owner = _owner(each)
        if owner is not None and _changes(each):
            related = tuple(one.place for one in each.before[:1] if one.place)
            arguments = {"name": each.parameter.key, "owner": owner}
            yield Found(arguments, each.filling.place, each.parameter.clauses, related=related)
    for overlay in overlays(checked):
        for name, owner in _locked_points(overlay).items():
            if name in checked.effective.tables:
                yield from _point(overlay, checked.effective.tables[name], owner)


def _owner(each: Rewritten) -> str | None:
    """Name who locked a value that a company gives; a document locks only a value that it states itself."""
    key = each.parameter.key
    locking = [one for one in each.overlay.above if key in one.locked or _locks(one, key)]
    if locking:
        return locking[0].key
    return each.parameter.origin if each.parameter.locked and each.before else None


def _locks(company: Company, key: str) -> bool:
    return key in company.fillings and company.fillings[key].locked


def _changes(each: Rewritten) -> bool:
    kind, mine = each.parameter.type, each.filling.history
    for day in days_of((mine, each.before)):
        one, other = dated_on(each.before, day), dated_on(mine, day)
        if one is None or other is None:
            return one is not other
        if one.value != other.value and not _is_equal(kind, one.value, other.value):
            return True
    return False


def _is_equal(kind: ValueType, one: Any, other: Any) -> bool:
    """Tell whether two values that are written differently mean the same; a mapping and no limit never do."""
    if isinstance(kind, MappingOf) or UNLIMITED in (one, other):
        return False
    return kind.compare(one, other) == 0


def _locked_points(overlay: Overlay) -> dict[str, str]:
    """Name each locked name with the nearest company that locked it."""
    return {name: company.key for company in reversed(overlay.above) for name in company.locked}


def _point(overlay: Overlay, table: Table, owner: str) -> Iterator[Found]:
    """Look at the rules of a slot, at the chosen document and at the joins of a locked point."""
    for place in (*_slot(overlay, table), *_chosen(overlay, table), *_joins(overlay, table)):
        yield Found({"name": table.key, "owner": owner}, place, table.clauses)


def _slot(overlay: Overlay, table: Table) -> Iterator[Location | None]:
    parts = overlay.company.slots.get(table.key)
    if parts is not None and parts != _first(one.slots.get(table.key) for one in overlay.above):
        yield next((rule.place for part in parts for rule in part.all_rules()), overlay.company.place)


def _chosen(overlay: Overlay, table: Table) -> Iterator[Location | None]:
    chosen = overlay.company.chosen.get(table.subject)
    if chosen is not None and chosen != _first(one.chosen.get(table.subject) for one in overlay.above):
        yield overlay.company.chosen_places.get(table.subject, overlay.company.place)


def _joins(overlay: Overlay, table: Table) -> Iterator[Location | None]:
    above = [{(one.subject, one.output): one.use for one in each.joins} for each in overlay.above]
    for join in overlay.company.joins:
        key = (join.subject, join.output)
        if join.subject == table.subject and join.use != _first(each.get(key) for each in above):
            yield join.place


def _first(found: Iterator[object]) -> object:
    return next((each for each in found if each is not None), None)
