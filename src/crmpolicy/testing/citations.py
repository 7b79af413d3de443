"""Which tables and values cite a clause or carry a reading: looked up once, not once for each of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from crmpolicy.policy.effective import Effective
from crmpolicy.policy.records import Record
from crmpolicy.policy.tables import Table
from crmpolicy.testing.encodings import derivations


@dataclass(frozen=True, slots=True)
class Cited:
    """What of one policy set may encode a clause or carry a reading, by the text of either.

    ``tables`` and ``parameters`` are full names, in the order of the policy set; ``derived`` are the clauses
    that derivations rest on.
    """

    tables: Mapping[str, tuple[str, ...]]
    parameters: Mapping[str, tuple[str, ...]]
    derived: frozenset[str]


@dataclass(slots=True)
class Citations:
    """Gives what policy sets cite; looked up once for each, and once for a table that several share.

    >>> from crmpolicy.company import load_policy_set
    >>> Citations().of(load_policy_set("steel").effective).tables["steel.2.1.2.a"]
    ('steel.customer_size',)
    """

    # by identity, beside the thing itself: while it is held, nothing else has its identity
    _sets: dict[int, tuple[Effective, Cited]] = field(default_factory=dict)
    _tables: dict[int, tuple[Table, frozenset[str]]] = field(default_factory=dict)

    def of(self, effective: Effective) -> Cited:
        """Give what a policy set cites."""
        known = self._sets.get(id(effective))
        if known is None:
            known = self._sets[id(effective)] = effective, self._looked_up(effective)
        return known[1]

    def _looked_up(self, effective: Effective) -> Cited:
        tables = ((key, self._in(table)) for key, table in effective.tables.items())
        parameters = ((key, (*each.clauses, *each.readings)) for key, each in effective.parameters.items())
        derived = frozenset(clause for fact in derivations(effective) for clause in fact.clauses)
        return Cited(_turned(tables), _turned(parameters), derived)

    def _in(self, table: Table) -> frozenset[str]:
        known = self._tables.get(id(table))
        if known is None:
            known = self._tables[id(table)] = table, frozenset(_texts(table))
        return known[1]


def _texts(table: Table) -> Iterator[str]:
    """Give what the rules of a table cite and carry, and the clauses that ask for the entries of a form."""
    for _, rule in table.rules():
        yield from (*rule.clauses, *rule.readings)
    if isinstance(table.course, Record):
        yield from table.course.asking()


def _turned(things: Iterable[tuple[str, Iterable[str]]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for key, texts in things:
        for text in texts:
            found.setdefault(text, {})[key] = None
    return {text: tuple(keys) for text, keys in found.items()}
