"""CRM108: a remedy that names a fact which can never matter to the question."""

from collections.abc import Iterator

from crmpolicy.engine.reach import reached, tables_behind
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.tables import Table
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.finding import Found
from crmpolicy.wording import Argument


def find(checked: Checked) -> Iterator[Found]:
    """Look at every remedy: what it names has to be asked by the question or by one behind it."""
    effective = checked.effective
    for table in effective.tables.values():
        if table.remedy is None:
            continue
        asked = _asked(effective, table)
        facts = {fact.key for fact in reached(effective, asked)}
        for key in table.remedy.by_changing:
            if key in facts or _others_may_ask(effective, key, asked):
                continue
            fact = next(each for each in (*effective.facts.values(), *table.derive) if each.key == key)
            arguments: dict[str, Argument] = {
                "name": fact.name,
                "title": fact.title,
                "question": table.title,
            }
            yield Found(arguments, table.place, table.clauses)


def _asked(effective: Effective, table: Table) -> list[Table]:
    """Give the tables that answer the question together, and those behind them."""
    return tables_behind(effective, (table, *effective.tables_of(table.subject)))


def _others_may_ask(effective: Effective, key: str, asked: list[Table]) -> bool:
    """Tell whether a document that is not here may ask for a shared fact behind another question."""
    return "." not in key and key in effective.facts and any(each.requires for each in asked)
