"""A clause taken out of the policies: what would decide if nobody had ever written it down."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.parameters import Parameter
from crmpolicy.policy.records import Record
from crmpolicy.policy.tables import Part, Rule, Table
from crmpolicy.testing.asked import RuleName, name_of


@dataclass(frozen=True, slots=True)
class Removal:
    """The policies without a clause.

    ``rules`` are those that were taken out, ``forms`` the tables whose entries were; both are empty where the
    clause was a value or a derivation.
    """

    effective: Effective
    rules: frozenset[RuleName] = frozenset()
    forms: frozenset[str] = frozenset()

    def may_change(self, points: frozenset[str]) -> bool:
        """Tell whether the answers of some tables can change: rules are missed in their own table only."""
        tables = self.forms.union(rule.table for rule in self.rules)
        return not tables or not tables.isdisjoint(points)


def without(effective: Effective, clause: str) -> Removal | None:
    """Take out what encodes a clause; None where nothing does.

    Every rule that cites the clause is its encoding, and every entry of a form that it asks for. Where there
    are none, the parameters that cite it are, and are left unfilled; where no parameter does either, the
    derivations of facts, which then have to be given.
    A question that cites a clause as a whole encodes nothing of it.

    >>> from crmpolicy.company import load_policy_set
    >>> removal = without(load_policy_set("steel").effective, "steel.2.1.2.a")
    >>> [rule.rule for rule in removal.rules]
    ['large']
    >>> without(load_policy_set("steel").effective, "steel.9.9") is None
    True
    """
    return (
        _without_rules(effective, clause)
        or _without_values(effective, clause)
        or _without_derivations(effective, clause)
    )


def _without_rules(effective: Effective, clause: str) -> Removal | None:
    gone = frozenset(
        name_of(table, part, rule)
        for table in effective.tables.values()
        for part, rule in table.rules()
        if clause in rule.clauses
    )
    forms = frozenset(key for key, table in effective.tables.items() if _without_entries(table, clause))
    if not gone and not forms:
        return None
    keys = forms.union(rule.table for rule in gone)
    thinned = {key: _thinned(effective.tables[key], clause) for key in keys}
    return Removal(replace(effective, tables={**effective.tables, **thinned}), gone, forms)


def _without_entries(table: Table, clause: str) -> Record | None:
    """Give a form without the entries that a clause asks for; None where it asks for none."""
    left = table.course.without(clause) if isinstance(table.course, Record) else None
    return None if left == table.course else left


def _thinned(table: Table, clause: str) -> Table:
    course = _without_entries(table, clause) or table.course
    return replace(table, parts=tuple(_left_of(part, clause) for part in table.parts), course=course)


def _left_of(part: Part, clause: str) -> Part:
    rules = tuple(rule for rule in part.rules if clause not in rule.clauses)
    return replace(part, rules=rules, otherwise=_kept(part.otherwise, clause))


def _kept(rule: Rule | None, clause: str) -> Rule | None:
    return None if rule is None or clause in rule.clauses else rule


def _without_values(effective: Effective, clause: str) -> Removal | None:
    if not any(clause in each.clauses for each in effective.parameters.values()):
        return None
    parameters = {key: _unfilled(each, clause) for key, each in effective.parameters.items()}
    return Removal(replace(effective, parameters=parameters))


def _unfilled(parameter: Parameter, clause: str) -> Parameter:
    if clause not in parameter.clauses:
        return parameter
    return replace(parameter, history=(), required=True, optional=False)


def _without_derivations(effective: Effective, clause: str) -> Removal | None:
    if not any(_derived_by(fact, clause) for fact in derivations(effective)):
        return None
    facts: Mapping[str, Fact] = {key: _given(fact, clause) for key, fact in effective.facts.items()}
    tables = {
        key: replace(table, derive=tuple(_given(fact, clause) for fact in table.derive))
        for key, table in effective.tables.items()
    }
    return Removal(replace(effective, facts=facts, tables=tables))


def derivations(effective: Effective) -> Iterable[Fact]:
    """Give the facts that follow from others, those of single tables too."""
    own = (fact for table in effective.tables.values() for fact in table.derive)
    return (fact for fact in (*effective.facts.values(), *own) if fact.derived is not None)


def _derived_by(fact: Fact, clause: str) -> bool:
    return fact.derived is not None and clause in fact.clauses


def _given(fact: Fact, clause: str) -> Fact:
    return replace(fact, derived=None) if _derived_by(fact, clause) else fact
