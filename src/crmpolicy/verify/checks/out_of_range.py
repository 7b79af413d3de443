"""CRM301: a value outside its range, or two values in the wrong order."""

from collections.abc import Iterator

from crmpolicy.company.filling import range_faults
from crmpolicy.errors import Fault, Location
from crmpolicy.policy.guards import ParameterOf
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.finding import Found
from crmpolicy.wording import word


def find(checked: Checked) -> Iterator[Found]:
    """Take over what loading would refuse, in the words in which it would be refused."""
    for fault in range_faults(checked.effective.parameters):
        related = tuple(_others(checked, fault))
        yield Found(fault.arguments, fault.location, fault.clause, related=related, message=fault.code)


def _others(checked: Checked, fault: Fault) -> Iterator[Location]:
    """Give the place of the value that a value was compared with, where that is a parameter's."""
    parameters = checked.effective.parameters
    for operator, operand in parameters[str(fault.arguments["name"])].range.bounds():
        if isinstance(operand, ParameterOf) and word(operator) == fault.arguments["operator"]:
            other, bound = parameters[operand.key], fault.arguments["bound"]
            same = [each for each in other.history if other.type.words(each.value) == bound]
            yield from (each.place for each in same[:1] if each.place)
