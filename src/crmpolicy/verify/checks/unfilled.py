"""CRM304: a company has begun to fill what a question needs, but not all of it."""

from collections.abc import Iterator

from crmpolicy.company.catalogue import asked_points
from crmpolicy.company.values_in_force import parameters_of
from crmpolicy.errors import Fault, MissingParameterError, UnknownPointError
from crmpolicy.policy.tables import Table
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.finding import Found


def find(checked: Checked) -> Iterator[Found]:
    """Look at every question that the company uses: one for which anything required is filled."""
    told: set[str] = set()
    for name in checked.policies.points if checked.line else ():
        if checked.book is not None and checked.book.proved(name) is not None:
            continue
        missing = list(_missing(checked, name)) if _is_used(checked, name) else []
        for fault in missing:
            key = str(fault.arguments["name"])
            if key not in told:
                told.add(key)
                yield _found(checked, name, fault)
        if checked.book is not None and not missing:
            checked.book.keep(name, None, {"unfilled": 1})


def _is_used(checked: Checked, name: str) -> bool:
    """Tell whether a required value or a slot of a question is filled.

    Values of the questions that it asks count only where it needs none of its own: whoever grades customers
    has not begun to use everything that looks at the grade.
    """
    required = [each for each in parameters_of(checked.policies, name) if each.required]
    asked = [each for each in asked_points(checked.policies, name) if each != name]
    others = {each.key for point in asked for each in parameters_of(checked.policies, point)}
    own = [each for each in required if each.key not in others]
    return any(each.history for each in own or required) or any(
        table.slot and table.parts for table in _tables(checked, name)
    )


def _tables(checked: Checked, name: str) -> Iterator[Table]:
    for each in asked_points(checked.policies, name):
        yield from checked.policies.point(each).tables


def _missing(checked: Checked, name: str) -> Iterator[Fault]:
    """Give what a question and those that it asks lack, in any period."""
    for each in asked_points(checked.policies, name):
        for period in checked.periods:
            try:
                checked.policies.point(each).program(period.moment)
            except MissingParameterError as error:
                yield from error.faults
            except UnknownPointError:  # the document is not in force then
                continue


def _found(checked: Checked, name: str, fault: Fault) -> Found:
    key = str(fault.arguments["name"])
    arguments = {
        "name": key,
        "title": fault.arguments["title"],
        "question": checked.policies.point(name).title,
        "file": checked.effective.company_file or "",
    }
    message = "finding-unfilled-slot" if key in checked.effective.tables else None
    related = (fault.location,) if message and fault.location else ()
    place = checked.effective.company_place or fault.location
    return Found(arguments, place, fault.clause, related=related, message=message)
