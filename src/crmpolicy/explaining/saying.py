"""What a rule of a course says, name by name: the value in words, and the parameter or fact it comes from."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from crmpolicy.explaining.operands import AsWritten
from crmpolicy.explaining.telling import Teller
from crmpolicy.policy.guards import FactOf, Guard, Literally, Operand
from crmpolicy.policy.tables import Rule, Table
from crmpolicy.policy.unlimited import UNLIMITED


class Said(NamedTuple):
    """One thing that a rule says.

    Attributes:
        words: the value in words; of a parameter told without a case, all values of its history.
        value: the value, None where it is not one value for all cases.
        title: of the parameter or fact that it comes from; empty where the rule has it itself.
        unset: whether it is an optional parameter that is not set.
    """

    words: str
    value: Any = None
    title: str = ""
    unset: bool = False


Says = Mapping[str, Said]


def says_at_case(teller: Teller, table: Table, rule: Rule, said: Mapping[str, Any]) -> Says:
    """Give what a rule says at the facts of a case.

    Args:
        teller: whose language it is.
        table: the table of the rule.
        rule: the rule.
        said: the values, as a decision keeps them.
    """
    then, found = dict(rule.then), {}
    for name, value in said.items():
        operand = then.get(name, Literally(value))
        title = "" if isinstance(operand, Literally) else teller.title(operand.key)
        words = teller.show(table.output(name).type, value)
        found[name] = Said(words, value, title, unset=value is UNLIMITED)
    return found


def says_as_written(teller: Teller, table: Table, rule: Rule) -> Says:
    """Give what a rule says as it is written, parameters with all their values.

    Args:
        teller: whose language it is.
        table: the table of the rule.
        rule: the rule.
    """
    written, known = AsWritten(teller), _known(rule.when)
    return {name: _as_written(written, table, name, operand, known) for name, operand in rule.then}


def _as_written(
    written: AsWritten, table: Table, name: str, operand: Operand, known: Mapping[str, Any]
) -> Said:
    kind, teller = table.output(name).type, written.teller
    if isinstance(operand, Literally):
        return Said(teller.show(kind, operand.value), operand.value)
    title = teller.title(operand.key)
    if isinstance(operand, FactOf):
        return Said(title)
    words, unset = written.values(operand, kind, known), written.is_unlimited(operand)
    if not words and not unset:
        return Said(teller.say("explain-not-filled", title=title))
    return Said(words, None, title, unset)


def _known(guard: Guard) -> dict[str, Any]:
    """Give the facts of which a guard names the one value that they have."""
    return {
        test.subject.key: test.operands[0].value
        for test in guard.tests
        if test.operator == "is" and len(test.operands) == 1 and isinstance(test.operands[0], Literally)
    }
