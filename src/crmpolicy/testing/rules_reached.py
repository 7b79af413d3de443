"""Which rules of the documents that cases ask were among the reasons of a decision."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crmpolicy.errors import Location
from crmpolicy.testing.asked import Asked, RuleName, name_of
from crmpolicy.testing.coverage import RuleCoverage

Written = tuple[RuleName, Location | None]
"""A rule as it is written; companies that fill the same slot write two rules of one name."""


def rules_reached(asked: Sequence[Asked]) -> tuple[RuleCoverage, ...]:
    """Count for every rule the cases in which it spoke and in which it bound; rules in the order of files."""
    entries: dict[Written, RuleCoverage] = {}
    spoke: Counter[Written] = Counter()
    bound: Counter[Written] = Counter()
    for each in asked:
        for written, entry in _rules(each):
            entries.setdefault(written, entry)
            binding = each.spoken.get(written[0])
            spoke[written] += binding is not None
            bound[written] += bool(binding)
    counted = (replace(entries[key], spoke=spoke[key], bound=bound[key]) for key in entries)
    return tuple(sorted(counted, key=lambda each: (each.document, each.place or ())))


def _rules(each: Asked) -> Iterator[tuple[Written, RuleCoverage]]:
    for document in each.documents:
        for table in each.tables(document):
            for part, rule in table.rules():
                name = name_of(table, part, rule)
                yield (
                    (name, rule.place),
                    RuleCoverage(document, *name, rule.clauses, rule.place, spoke=0, bound=0),
                )
