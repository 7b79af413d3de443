"""CRM107: a catch-all without a clause that answers better than the worst."""

from collections.abc import Iterator
from typing import Any

from crmpolicy.policy.guards import Literally, Operand, ParameterOf
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.tables import Part, Rule, Table
from crmpolicy.values import ValueType
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.finding import Found
from crmpolicy.wording import Argument


def find(checked: Checked) -> Iterator[Found]:
    """Look at what each part answers for all that its rules leave."""
    for table in checked.effective.tables.values():
        for part in table.parts:
            if part.otherwise is not None and not part.otherwise.clauses:
                yield from _mild(checked, table, part, part.otherwise)


def _mild(checked: Checked, table: Table, part: Part, rule: Rule) -> Iterator[Found]:
    for name, operand in rule.then:
        output = table.output(name)
        worst = _worst(output.type)
        milder = [value for value in _values(checked, operand) if worst is not None and value != worst]
        if milder:
            arguments: dict[str, Argument] = {
                "table": part.title or table.title,
                "rule": rule.id,
                "output": output.title,
                "given": output.type.words(milder[0]),
                "worst": output.type.words(worst),
            }
            yield Found(arguments, rule.place)


def _worst(kind: ValueType) -> Any:
    """Give the worst value of a type that has one: the last word of an ordered scale, or no."""
    if isinstance(kind, Choice):
        return kind.scale.ids[-1] if kind.scale.ordered else None
    return False if kind.name == "boolean" else None


def _values(checked: Checked, operand: Operand) -> list[Any]:
    """Give what a rule answers, as far as it is written; what a fact says is the caller's word."""
    if isinstance(operand, Literally):
        return [operand.value]
    if isinstance(operand, ParameterOf) and operand.entry is None:
        history = checked.effective.parameters[operand.key].history
        return [each.value for each in history if not isinstance(each.value, tuple)]
    return []
