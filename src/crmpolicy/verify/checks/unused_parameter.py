"""CRM303: a parameter that nothing in its document uses."""

from collections.abc import Iterator

from crmpolicy.policy.documents import Document
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.declarations.used_parameters import used_parameters
from crmpolicy.verify.finding import Found
from crmpolicy.wording import Argument


def find(checked: Checked) -> Iterator[Found]:
    """Look at the parameters of each document; shared ones may serve documents that are not here."""
    used = used_parameters(checked.effective)
    for document in checked.effective.documents.values():
        if _leaves_rules_open(document):
            continue  # the rules that a company writes there may use any of them
        for key, parameter in document.parameters.items():
            if key not in used:
                arguments: dict[str, Argument] = {
                    "name": parameter.name,
                    "title": parameter.title,
                    "document": document.title,
                }
                yield Found(arguments, parameter.place, parameter.clauses)


def _leaves_rules_open(document: Document) -> bool:
    return any(table.slot for table in document.tables.values())
