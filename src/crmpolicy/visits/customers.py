"""The customers of a plan as they are given: each named once, with the facts of its own question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from unicodedata import category

from crmpolicy.errors import Fault
from crmpolicy.wording import LANGUAGES, Words

CUSTOMER: Final = "customer"
_NO_LETTERS: Final = frozenset({"Cc", "Zl", "Zp"})  # line breaks and other signs that no paper shows


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer, its place in the list from 1, and the facts of its question."""

    name: str
    number: int
    facts: Mapping[str, Any]


def read_customers(given: Iterable[Mapping[str, Any]]) -> tuple[tuple[Customer, ...], tuple[Fault, ...]]:
    """Read a list of customers: those that can be used, and what is wrong with the others.

    Each has its ``customer``: a name of one line, or a number, given once. Where no ``events`` are given,
    nothing has happened yet.

    >>> customers, faults = read_customers([{"customer": 7, "grade": "A"}, {"customer": "7"}])
    >>> customers
    (Customer(name='7', number=1, facts={'grade': 'A', 'events': []}),)
    >>> faults[0].code
    'plan-customer-twice'
    """
    found: dict[str, Customer] = {}
    faults: list[Fault] = []
    for number, each in enumerate(given, 1):
        fault = _fault(each, number, found)
        if fault is not None:
            faults.append(fault)
            continue
        facts = {key: value for key, value in each.items() if key != CUSTOMER}
        name = _name(each[CUSTOMER])
        found[name] = Customer(name, number, {**facts, "events": facts.get("events", [])})
    return tuple(found.values()), tuple(faults)


def told_of(customer: Customer, fault: Fault) -> Fault:
    """Say of which customer a fault is told, and how to mend it.

    >>> fault = told_of(Customer("C-1", 3, {}), Fault("plan-customer-missing", {"number": "3"}))
    >>> fault.code, fault.arguments["customer"]
    ('plan-customer', 'C-1')
    """
    said = Words(*(fault.message(language) for language in LANGUAGES))
    return Fault("plan-customer", {"customer": customer.name, "number": str(customer.number), "said": said})


def _fault(each: object, number: int, found: Mapping[str, Customer]) -> Fault | None:
    if not isinstance(each, Mapping):
        return Fault("plan-customer-no-mapping", {"number": str(number)})
    if each.get(CUSTOMER) is None or each[CUSTOMER] == "":
        return Fault("plan-customer-missing", {"number": str(number)})
    name = _name(each[CUSTOMER])
    if not name:
        return Fault("plan-customer-name", {"number": str(number), "given": str(each[CUSTOMER])})
    if name in found:
        first = str(found[name].number)
        return Fault("plan-customer-twice", {"customer": name, "number": str(number), "first": first})
    return None


def _name(given: object) -> str:
    """Give the name as text; empty where it is none."""
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    if not isinstance(given, str) or any(category(letter) in _NO_LETTERS for letter in given):
        return ""
    return given.strip()
