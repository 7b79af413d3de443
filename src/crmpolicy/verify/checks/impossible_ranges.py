"""CRM302: ranges that no values satisfy together, whatever a company fills in."""

from collections.abc import Iterator

from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.declarations.ranges_together import impossible
from crmpolicy.verify.finding import Found


def find(checked: Checked) -> Iterator[Found]:
    """Look at how the parameters of all documents bound each other."""
    parameters = checked.effective.parameters
    for group in impossible(parameters):
        places = [parameters[key].place for key in group]
        clauses = tuple(dict.fromkeys(clause for key in group for clause in parameters[key].clauses))
        related = tuple(each for each in places[1:] if each)
        yield Found({"names": group}, places[0], clauses, related=related)
