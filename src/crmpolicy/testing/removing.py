"""A clause or a reading taken out of the policies: what would decide if nobody had ever written it down."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.parameters import Parameter
from crmpolicy.policy.records import Record
from crmpolicy.policy.tables import Part, Rule, Table
from crmpolicy.testing.asked import RuleName, name_of
from crmpolicy.testing.citations import Citations, Cited


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


@dataclass(frozen=True, slots=True)
class Mark:
    """A clause by its id, or a reading of one document by its code."""

    text: str
    reading_of: str | None = None

    def on(self, thing: Rule | Parameter) -> bool:
        """Tell whether a thing cites the clause or carries the reading."""
        return self.text in (thing.clauses if self.reading_of is None else thing.readings)

    def within(self, key: str) -> bool:
        """Tell whether something with this full name is in question: readings are of one document."""
        return self.reading_of is None or key.startswith(f"{self.reading_of}.")

    @property
    def clause(self) -> str | None:
        """The clause, where it is one: entries of forms and derived facts carry no readings."""
        return self.text if self.reading_of is None else None


class Thinned(NamedTuple):
    """A table and what is left of it without a clause or a reading.

    ``rules`` are those that were taken out; ``form`` tells whether entries were.
    """

    whole: Table
    left: Table
    rules: frozenset[RuleName]
    form: bool


ThinnedTables = dict[int, Thinned]
"""By the identity of a table, which lives as long as it is held here: most policy sets share theirs."""


def without(
    effective: Effective,
    mark: Mark,
    citations: Citations | None = None,
    thinned: ThinnedTables | None = None,
) -> Removal | None:
    """Take out what encodes a clause or carries a reading; None where nothing does.

    Every rule that cites a clause is its encoding, and every entry of a form that it asks for. Where there
    are none, the parameters that cite it are, and are left unfilled; where no parameter does either, the
    derivations of facts, which then have to be given.
    A question that cites a clause as a whole encodes nothing of it.

    Args:
        effective: the policies.
        mark: the clause or the reading.
        citations: what policies cite, shared by those who take out one mark after another.
        thinned: tables from which this mark was taken out before, shared by policy sets that are asked alike.

    >>> from crmpolicy.company import load_policy_set
    >>> removal = without(load_policy_set("steel").effective, Mark("steel.2.1.2.a"))
    >>> [rule.rule for rule in removal.rules]
    ['large']
    >>> without(load_policy_set("steel").effective, Mark("steel.9.9")) is None
    True
    """
    cited = (citations or Citations()).of(effective)
    return (
        _without_rules(effective, mark, cited, {} if thinned is None else thinned)
        or _without_values(effective, mark, cited)
        or _without_derivations(effective, mark, cited)
    )


def _without_rules(effective: Effective, mark: Mark, cited: Cited, thinned: ThinnedTables) -> Removal | None:
    among = (key for key in cited.tables.get(mark.text, ()) if mark.within(key))
    found = {key: _thinned(effective.tables[key], mark, thinned) for key in among}
    found = {key: each for key, each in found.items() if each.rules or each.form}
    if not found:
        return None
    left = {key: each.left for key, each in found.items()}
    gone = frozenset(rule for each in found.values() for rule in each.rules)
    forms = frozenset(key for key, each in found.items() if each.form)
    return Removal(replace(effective, tables={**effective.tables, **left}), gone, forms)


def _without_entries(table: Table, mark: Mark) -> Record | None:
    """Give a form without the entries that a clause asks for; None where it asks for none."""
    if mark.clause is None or not isinstance(table.course, Record):
        return None
    left = table.course.without(mark.clause)
    return None if left == table.course else left


def _thinned(table: Table, mark: Mark, thinned: ThinnedTables) -> Thinned:
    known = thinned.get(id(table))
    if known is None:
        form = _without_entries(table, mark)
        parts = tuple(_left_of(part, mark) for part in table.parts)
        left = replace(table, parts=parts, course=form or table.course)
        gone = frozenset(name_of(table, part, rule) for part, rule in table.rules() if mark.on(rule))
        known = thinned[id(table)] = Thinned(table, left, gone, form is not None)
    return known


def _left_of(part: Part, mark: Mark) -> Part:
    rules = tuple(rule for rule in part.rules if not mark.on(rule))
    return replace(part, rules=rules, otherwise=_kept(part.otherwise, mark))


def _kept(rule: Rule | None, mark: Mark) -> Rule | None:
    return None if rule is None or mark.on(rule) else rule


def _without_values(effective: Effective, mark: Mark, cited: Cited) -> Removal | None:
    among = [key for key in cited.parameters.get(mark.text, ()) if mark.within(key)]
    gone = [key for key in among if mark.on(effective.parameters[key])]
    if not gone:
        return None
    unfilled = {key: _unfilled(effective.parameters[key]) for key in gone}
    return Removal(replace(effective, parameters={**effective.parameters, **unfilled}))


def _unfilled(parameter: Parameter) -> Parameter:
    return replace(parameter, history=(), required=True, optional=False)


def _without_derivations(effective: Effective, mark: Mark, cited: Cited) -> Removal | None:
    clause = mark.clause
    if clause is None or clause not in cited.derived:
        return None
    facts: Mapping[str, Fact] = {key: _given(fact, clause) for key, fact in effective.facts.items()}
    tables = {
        key: replace(table, derive=tuple(_given(fact, clause) for fact in table.derive))
        for key, table in effective.tables.items()
    }
    return Removal(replace(effective, facts=facts, tables=tables))


def _given(fact: Fact, clause: str) -> Fact:
    return replace(fact, derived=None) if fact.derived is not None and clause in fact.clauses else fact
