"""Open items as they are given: what is still to be paid, each once, read strictly."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final
from unicodedata import category

from crmpolicy.errors import BadValueError, FactsError, Fault
from crmpolicy.values import Date, Money, ValueType
from crmpolicy.values.notation import LONGEST_INTEGER_BITS, quoted
from crmpolicy.wording import LANGUAGES, Argument, Words

NUMBER, AMOUNT, DUE_ON, CUSTOMER = "number", "amount", "due_on", "customer"
KEYS: Final = (NUMBER, AMOUNT, DUE_ON, CUSTOMER)
_TITLES: Final = {
    NUMBER: Words("单号", "number"),
    AMOUNT: Words("未结金额", "open amount"),
    DUE_ON: Words("到期日", "due date"),
    CUSTOMER: Words("客户", "customer"),
}
_NO_LETTERS: Final = frozenset({"Cc", "Zl", "Zp"})  # line breaks and other signs that no paper shows


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One open item: an invoice with what is still owed of it, or a credit note with what is left of it.

    Attributes:
        number: its number, as text.
        amount: what is open, in the company's currency; negative for a credit note.
        due_on: the day by which it is to be paid.
        customer: whose it is; None where the list names no customers.
    """

    number: str
    amount: Decimal
    due_on: date
    customer: str | None = None


def read_items(given: Iterable[Mapping[str, Any]], currency: str) -> tuple[OpenItem, ...]:
    """Read a list of open items, in its order.

    Args:
        given: each with ``number``, ``amount``, ``due_on``; all of them with their ``customer`` or none.
        currency: the currency of the company; an amount that names another one is refused.

    Raises:
        FactsError: every fault of every item, with its place in the list from 1.

    >>> read_items([{"number": 7, "amount": "1万元", "due_on": "2026-01-31"}], "元")[0].amount
    Decimal('10000')
    >>> read_items([{"number": "R-1", "amount": "100 USD", "due_on": "31.1."}], "元")
    Traceback (most recent call last):
    crmpolicy.errors.FactsError: open item 1, open amount `amount`: `100 USD` is in USD, and 元 is needed ...
    """
    if isinstance(given, str | Mapping) or not isinstance(given, Iterable):
        raise FactsError([Fault("ageing-no-list")])
    reading = _Reading(Money(currency))
    for place, each in enumerate(given, 1):
        reading.add(str(place), each)
    faults = [*reading.faults, *reading.nameless()]
    if faults:
        raise FactsError(faults)
    return tuple(reading.items)


class _Reading:
    """What has been read of a list so far, and what is wrong with the rest."""

    def __init__(self, money: Money) -> None:
        self.kinds: dict[str, ValueType] = {AMOUNT: money, DUE_ON: Date()}
        self.items: list[OpenItem] = []
        self.faults: list[Fault] = []
        self._places: dict[str, str] = {}
        self._named: dict[str, bool] = {}

    def add(self, place: str, given: object) -> None:
        """Read one item, or keep what is wrong with it."""
        if not isinstance(given, Mapping):
            self.faults.append(Fault("ageing-no-entries", {"place": place}))
            return
        self._named[place] = CUSTOMER in given
        wrong = [*self._names(place, given)]
        read: dict[str, Any] = {}
        for key in KEYS:
            if key not in given:
                continue
            try:
                read[key] = self._value(key, given[key])
            except BadValueError as error:
                wrong.append(_wrong(place, key, error))
        wrong += self._again(place, read.get(NUMBER))
        self.faults += wrong
        if not wrong:
            self.items.append(OpenItem(**read))

    def nameless(self) -> Iterator[Fault]:
        """Tell which items name no customer where others do: no customer's sum would hold them."""
        if any(self._named.values()):
            for place, named in self._named.items():
                if not named:
                    yield Fault("ageing-customer-missing", {"place": place})

    def _names(self, place: str, given: Mapping[Any, Any]) -> Iterator[Fault]:
        lacking = tuple(_TITLES[key] for key in KEYS if key != CUSTOMER and key not in given)
        strange = tuple(str(key) for key in given if key not in KEYS)
        if lacking:
            yield Fault("ageing-lacking", {"place": place, "lacking": lacking})
        if strange:
            yield Fault("ageing-strange", {"place": place, "strange": strange, "known": KEYS})

    def _value(self, key: str, given: object) -> Any:
        kind = self.kinds.get(key)
        if kind is None:
            return _name(given)
        value = kind.read(given)
        if key == AMOUNT and not value:
            raise BadValueError("ageing-nothing-open")
        return value

    def _again(self, place: str, number: str | None) -> Iterator[Fault]:
        if number is None:
            return
        first = self._places.setdefault(number, place)
        if first != place:
            yield Fault("ageing-number-twice", {"place": place, "number": number, "first": first})


def _wrong(place: str, key: str, error: BadValueError) -> Fault:
    inner = error.fault()
    said = Words(*(inner.message(language) for language in LANGUAGES))
    arguments: dict[str, Argument] = {"place": place, "name": key, "title": _TITLES[key], "said": said}
    return Fault("ageing-wrong", arguments)


def _name(given: object) -> str:
    """Read a name or a number of one line."""
    if isinstance(given, int) and not isinstance(given, bool) and given.bit_length() <= LONGEST_INTEGER_BITS:
        return str(given)
    plain = isinstance(given, str) and not any(category(letter) in _NO_LETTERS for letter in given)
    if not plain or not str(given).strip():
        raise BadValueError("ageing-no-name", given=quoted(given))
    return str(given).strip()
