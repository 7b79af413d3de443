"""What the entries of a form have to keep, in words: what must hold and when, what is required."""

from crmpolicy.explaining.guards import asked
from crmpolicy.explaining.operands import AsWritten
from crmpolicy.explaining.telling import Teller
from crmpolicy.policy.records import Demand, Field, Record


def must_words(teller: Teller, demand: Demand) -> str:
    """Word a rule of a form as it is written: what must hold, and when."""
    written = AsWritten(teller)
    must = asked(demand.must, written)
    if demand.of is not None:
        must = teller.say("form-must-lines", must=must)
    if demand.when.always:
        return teller.say("form-must", must=must)
    return teller.say("form-must-when", when=asked(demand.when, written), must=must)


def wanted_words(teller: Teller, form: Record, entry: Field, *, line: bool = False) -> str:
    """Word what is wanted of an entry: whether and from when on it is required, and what else.

    Args:
        teller: whose language it is.
        form: the form.
        entry: the entry.
        line: whether it stands in the lines of a list.
    """
    said: list[str] = []
    if entry.required and entry.since is not None and form.scale is not None:
        stage = teller.spoken(form.scale.title_of(entry.since))
        said.append(teller.say("form-required-since", stage=stage))
    elif entry.required:
        said.append(teller.say("form-required"))
    if entry.unique:
        said.append(teller.say("form-unique-line" if line else "form-unique"))
    if entry.at_most is not None:
        said.append(teller.say("form-at-most", count=str(entry.at_most)))
    return teller.listed(said)
