"""CRM401: a rule that names no clause and does not say why."""

from collections.abc import Iterator

from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.finding import Found


def find(checked: Checked) -> Iterator[Found]:
    """Look at every rule, those that a company wrote too; an example needs no clause."""
    for table in checked.effective.tables.values():
        for part, rule in table.rules():
            if rule.clauses or rule.no_clause or rule.example or table.example:
                continue
            yield Found({"table": part.title or table.title, "rule": rule.id}, rule.place)
