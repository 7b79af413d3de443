"""CRM303: a parameter that nothing in its document uses."""

from collections.abc import Iterator

from crmpolicy.policy.parameters import Parameter
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.declarations.used_parameters import used_parameters
from crmpolicy.verify.finding import Found
from crmpolicy.wording import Argument


def find(checked: Checked) -> Iterator[Found]:
    """Look at the parameters of each document; shared ones may serve documents that are not here."""
    used = used_parameters(checked.effective)
    for document in checked.effective.documents.values():
        slots = [set(table.clauses) for table in document.tables.values() if table.slot]
        for key, parameter in document.parameters.items():
            if key not in used and not any(_may_serve(parameter, clauses) for clauses in slots):
                arguments: dict[str, Argument] = {
                    "name": parameter.name,
                    "title": parameter.title,
                    "document": document.title,
                }
                yield Found(arguments, parameter.place, parameter.clauses)


def _may_serve(parameter: Parameter, clauses: set[str]) -> bool:
    """Tell whether a parameter may be meant for the rules that a company writes into a slot.

    One that rests on clauses of which the slot says nothing is meant for something else.
    """
    return not parameter.clauses or not clauses or not clauses.isdisjoint(parameter.clauses)
