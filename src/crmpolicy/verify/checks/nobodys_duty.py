"""CRM605: something has to be done, and nobody is named who has to do it, or no rule asks for it."""

from collections.abc import Iterator

from crmpolicy.policy.duties import Duties, Duty
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.tables import Rule, Table
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.diagrams.ruled import DUTY
from crmpolicy.verify.finding import Found
from crmpolicy.wording import Argument


def find(checked: Checked) -> Iterator[Found]:
    """Look at the rules of each duty; where anyone may do it, nobody need be named."""
    for table in checked.effective.tables.values():
        if isinstance(table.course, Duties):
            for duty in table.course.duties:
                yield from _never(table, duty)
                if table.course.counting.done_by != "anyone":
                    yield from _nobody(table, duty)


def _never(table: Table, duty: Duty) -> Iterator[Found]:
    """Tell of a duty that no rule speaks of, be it that there is none."""
    if not any(_speaks_of(rule, duty.name) for _, rule in table.rules()):
        arguments: dict[str, Argument] = {"table": table.title, "duty": duty.title}
        yield Found(arguments, duty.place, table.clauses, message="finding-nobodys-duty-never")


def _nobody(table: Table, duty: Duty) -> Iterator[Found]:
    rules = [rule for _, rule in table.rules() if _asks(rule, duty.name)]
    unnamed = [rule for rule in rules if "who" not in dict(rule.then)]
    arguments: dict[str, Argument] = {"table": table.title, "duty": duty.title}
    if rules and len(unnamed) == len(rules):
        clauses = tuple(dict.fromkeys(clause for rule in rules for clause in rule.clauses))
        yield Found(arguments, duty.place, clauses)
        return
    for rule in unnamed:
        more: dict[str, Argument] = {**arguments, "rule": rule.id}
        yield Found(more, rule.place, rule.clauses, message="finding-nobodys-duty-rule")


def _asks(rule: Rule, duty: str) -> bool:
    """Tell whether a rule asks for a duty, and does not only say that there is none."""
    return _speaks_of(rule, duty) and "never" not in dict(rule.then)


def _speaks_of(rule: Rule, duty: str) -> bool:
    named = dict(rule.then).get(DUTY)
    return isinstance(named, Literally) and named.value == duty
