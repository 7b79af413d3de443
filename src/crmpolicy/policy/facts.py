"""Facts: declared once, and everything else about them is derived from the declaration."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, ClassVar

from crmpolicy.errors import BadValueError, Location
from crmpolicy.policy.guards import Guard, Literally, Operand, Operator
from crmpolicy.policy.rankings import Ranking
from crmpolicy.policy.rows import Facts, facts_class, is_unknown
from crmpolicy.policy.scales import Choices
from crmpolicy.policy.semantics import holds
from crmpolicy.values import Date, Integer, Text, ValueType, plain_number
from crmpolicy.values.frames import rows_of
from crmpolicy.values.notation import wrong_kind
from crmpolicy.wording import Language, Words, word


@dataclass(frozen=True, slots=True)
class Range:
    """The values allowed: lower and upper bounds, each inclusive or strict, or a closed list.

    ``listed`` are parameters, lists or mappings, whose words are allowed; ``closed`` says that ``among`` is
    all that they list, even where that is nothing.
    """

    at_least: Operand | None = None
    over: Operand | None = None
    up_to: Operand | None = None
    under: Operand | None = None
    among: tuple[Any, ...] = ()
    listed: tuple[str, ...] = ()
    closed: bool = False

    def bounds(self) -> tuple[tuple[Operator, Operand], ...]:
        """The bounds that are set, each with its operator.

        >>> Range().bounds()
        ()
        """
        if self.at_least is self.over is self.up_to is self.under is None:
            return ()  # of most facts: each value that is read is held against them
        written: tuple[tuple[Operator, Operand | None], ...] = (
            ("at_least", self.at_least),
            ("over", self.over),
            ("up_to", self.up_to),
            ("under", self.under),
        )
        return tuple((operator, operand) for operator, operand in written if operand is not None)


ANY_VALUE = Range()
"""No bounds at all."""


def check_range(kind: ValueType, allowed: Range, value: Any) -> None:
    """Refuse a value outside a range; bounds that are parameters are left to whoever fills them.

    Raises:
        BadValueError: with the bound that is broken.
    """
    for operator, operand in allowed.bounds():
        if isinstance(operand, Literally) and not holds(kind, value, operator, (operand.value,)):
            said, bound = kind.words(value), kind.words(operand.value)
            raise BadValueError("value-out-of-range", given=said, bound=bound, test=word(operator))
    inside = value if isinstance(kind, ListOf | Choices) else (value,)
    if (allowed.among or allowed.closed) and not all(each in allowed.among for each in inside):
        item = kind.item if isinstance(kind, ListOf) and kind.item else kind
        among = tuple(_words(item, each) for each in allowed.among)
        raise BadValueError("value-not-among", given=kind.words(value), among=among)


def _words(kind: ValueType, value: Any) -> Words:
    """Write what a list, or a set of words, may hold."""
    return kind.words((value,)) if isinstance(kind, Choices) else kind.words(value)


@dataclass(frozen=True, slots=True)
class During:
    """The time that a count looks at; ``by`` names the date.

    The ``last`` calendar period, or a length that ends now; or, ``still_open``, from every day since which a
    length has not run out, counted as limits are: the day itself does not count, and it ends on the
    corresponding day. ``times`` says how many periods in a row, ``begins`` in which month a year begins.
    Where ``by`` names a number, it is that of the year in which an entry's year begins.
    """

    last: Operand
    by: str
    times: Operand | None = None
    begins: Operand | None = None
    still_open: bool = False

    def operands(self) -> tuple[Operand, ...]:
        """Give what says how long the time is.

        >>> len(During(Literally(1), "day").operands())
        1
        """
        return tuple(each for each in (self.last, self.times, self.begins) if each is not None)


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a fact follows from others: one word of the closed list, exact fractions inside.

    ``operands`` are facts, parameters or literals in the order the word wants them; which of the
    other fields count depends on the word (the grammar's page lists them). ``of`` is the field of entries
    that a word looks at, ``others`` the fields that it is compared with or reckoned from.
    """

    word: str
    operands: tuple[Operand, ...] = ()
    minus: tuple[Operand, ...] = ()
    counted: str | None = None
    step: Operand | None = None
    rounding: str | None = None
    leave_out_unknown: tuple[str, ...] = ()
    of: str | None = None
    others: tuple[str, ...] = ()
    where: Guard | None = None
    during: During | None = None
    cases: tuple[tuple[Any, Operand], ...] = ()
    holds: Guard | None = None
    distinct: tuple[str, ...] = ()
    ranking: Ranking | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """What can be known about a case: a name, titles, a type, a range, perhaps a derivation.

    ``key`` is the full name (``steel.sales_share``, shared facts plain, ``steel.risks:impact`` for the
    field of a list's entries); ``name`` is what the document writes.
    """

    key: str
    name: str
    title: Words
    type: ValueType
    range: Range = ANY_VALUE
    unknown: bool = False
    personal: bool = False
    derived: Derivation | None = None
    clauses: tuple[str, ...] = ()
    place: Location | None = field(default=None, compare=False)

    @property
    def only_follows(self) -> bool:
        """Whether nobody is asked for the fact itself: the standings of a ranking follow from its list."""
        return self.derived is not None and self.derived.ranking is not None

    def read(self, given: Any) -> Any:
        """Read what a caller gives: the exact value, or ``None`` for an unknown that is allowed.

        Where a text may be unknown, one of blanks alone is: nobody has written anything.

        Raises:
            BadValueError: not a value of the type, or outside the range.
        """
        if self.unknown and (is_unknown(given) or self._is_blank(given)):
            return None
        value = self.type.read(given)
        self.check_range(value)
        return value

    def _is_blank(self, given: Any) -> bool:
        return isinstance(self.type, Text) and isinstance(given, str) and not given.strip()

    def check_derived(self, value: Any) -> None:
        """Refuse a derived value that could not have been given: outside the range, or a broken whole number.

        Raises:
            BadValueError: with the bound or step that is broken.
        """
        if value is None:
            return
        if isinstance(self.type, Integer) and not self.type.on_step(value):
            raise BadValueError(
                "value-off-step", given=plain_number(value), step="1", type=word(self.type.name)
            )
        self.check_range(value)

    def check_range(self, value: Any) -> None:
        """Refuse a value outside the declared range.

        Raises:
            BadValueError: with the bound that is broken.
        """
        check_range(self.type, self.range, value)


def entry_refused(strange: Sequence[str], missing: Sequence[Words], known: Sequence[str]) -> BadValueError:
    """Word an entry that has fields nobody knows, lacks fields, or both.

    >>> entry_refused(["colour"], [], ["size", "worth"]).fault().message("en")
    'an entry has no field `colour`; its fields are: size, worth'
    """
    told: dict[str, Any] = {}
    if strange:
        told |= {"strange": tuple(f"`{name}`" for name in strange), "known": tuple(known)}
    if missing:
        told |= {"missing": tuple(missing)}
    if strange and missing:
        return BadValueError("value-entry-fields", **told)
    return BadValueError("value-entry-strange" if strange else "value-entry-missing", **told)


@dataclass(frozen=True, slots=True)
class Rising:
    """That the values of a list rise, the first of them over a value where one is given."""

    over: Any = None


@dataclass(frozen=True, slots=True)
class ListOf(ValueType):
    """A list: of plain values (``item``) or of entries with fields (``fields``).

    In a ``loose`` list, as that of events is, what may be unknown need not stand in an entry, and names that
    are ``passed_over`` may. No two entries have the same in a ``unique`` field, nor in all fields that are
    unique ``together``. A ``rising`` list has at least one value, each over the one before it, the first over
    the value of ``rising`` where it is one.

    >>> from crmpolicy.values import Integer
    >>> ListOf(Integer()).read([1, "2"])
    (1, 2)
    """

    name: ClassVar[str] = "list"
    ordered: ClassVar[bool] = False
    item: ValueType | None = None
    fields: tuple[Fact, ...] = ()
    loose: bool = False
    passed_over: frozenset[str] = frozenset()
    unique: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    rising: Rising | None = None

    def parse(self, text: str) -> tuple[Any, ...]:
        """Read one value as a list of one."""
        return (self._entry(text),)

    def read(self, given: object) -> tuple[Any, ...]:
        """Read a list, or the rows of a dataframe; each fault says which entry it is in, counting from 1.

        Raises:
            BadValueError: no list, or an entry that cannot be used.
        """
        if self.fields:
            given = rows_of(given, {each.name for each in self.fields if isinstance(each.type, Date)})
        if isinstance(given, str | Mapping) or not isinstance(given, Iterable):
            raise wrong_kind("list", given)
        try:
            entries = list(given)
        except TypeError:  # an array without dimension says that it can be gone through
            raise wrong_kind("list", given) from None
        found = tuple(self._numbered(place, each) for place, each in enumerate(entries, 1))
        self.check_rising(found)
        self._check_unique(found)
        return found

    def check_rising(self, values: tuple[Any, ...]) -> None:
        """Refuse values that do not rise where they have to.

        Raises:
            BadValueError: there is none, or one is not over the one before it.

        >>> from crmpolicy.values import Integer
        >>> ListOf(Integer(), rising=Rising(0)).check_rising((30, 60, 90))
        """
        item, rising = self.item, self.rising
        if rising is None or item is None:
            return
        steps = (*(() if rising.over is None else (rising.over,)), *values)
        if not values or any(item.compare(low, high) != -1 for low, high in pairwise(steps)):
            told = self.words(values) if values else Words("空列表", "an empty list")
            if rising.over is None:
                raise BadValueError("value-not-rising", given=told)
            raise BadValueError("value-not-rising-over", given=told, over=item.words(rising.over))

    def _check_unique(self, entries: tuple[Any, ...]) -> None:
        """Refuse an entry that has what an earlier one has in a field that tells entries apart."""
        for place, told in enumerate(self.fields):
            seen: dict[Any, int] = {}
            for number, entry in enumerate(entries if told.name in self.unique else (), 1):
                first = seen.setdefault(entry[place], number)
                if first != number and entry[place] is not None:
                    numbers = {"number": str(number), "first": str(first)}
                    raise BadValueError("value-entry-twice", title=told.title, **numbers)
        self._check_together(entries)

    def _check_together(self, entries: tuple[Any, ...]) -> None:
        places = [place for place, each in enumerate(self.fields) if each.name in self.together]
        seen: dict[Any, int] = {}
        for number, entry in enumerate(entries if places else (), 1):
            named = tuple(entry[place] for place in places)
            first = seen.setdefault(named, number)
            if first != number and None not in named:
                titles = tuple(self.fields[place].title for place in places)
                numbers = {"number": str(number), "first": str(first)}
                raise BadValueError("value-entry-twice-together", titles=titles, **numbers)

    def _numbered(self, place: int, given: Any) -> Any:
        try:
            return self._entry(given)
        except BadValueError as error:
            fault = error.fault()
            said = Words(fault.message("zh"), fault.message("en"))
            raise BadValueError("value-in-entry", number=str(place), said=said) from None

    def _entry(self, given: Any) -> Any:
        if self.item is not None:
            return self.item.read(given)
        if isinstance(given, Facts):
            given = given.given()
        if not isinstance(given, Mapping):
            raise wrong_kind("entry", given)
        names = tuple(each.name for each in self.fields)
        strange = [str(name) for name in given if name not in names and name not in self.passed_over]
        missing = [each.title for each in self.fields if each.name not in given and not self._free(each)]
        if strange or missing:
            raise entry_refused(strange, missing, names)
        try:
            return facts_class(names)(each.read(given.get(each.name)) for each in self.fields)
        except BadValueError:
            raise self._in_field(given) from None

    def _in_field(self, given: Mapping[Any, Any]) -> BadValueError:
        """Name the first field of an entry that cannot be used, with what is wrong with it."""
        for each in self.fields:
            try:
                each.read(given.get(each.name))
            except BadValueError as error:
                fault = error.fault()
                said = Words(fault.message("zh"), fault.message("en"))
                return BadValueError("value-in-field", name=each.name, title=each.title, said=said)
        raise AssertionError(given)

    def _free(self, field: Fact) -> bool:
        """Tell whether a field may be left out of an entry."""
        return self.loose and field.unknown

    def show(self, value: Any, language: Language = "zh") -> str:
        """Write the entries one after another."""
        joint = Words("、", ", ").spoken(language)
        return joint.join(self._show(each, language) for each in value)

    def _show(self, entry: Any, language: Language) -> str:
        if self.item is not None:
            return self.item.show(entry, language)
        shown = (
            word("unknown").spoken(language) if value is None else each.type.show(value, language)
            for each, value in zip(self.fields, entry, strict=True)
        )
        return f"({'; '.join(shown)})"

    def plain(self, value: Any) -> Any:
        """Write the entries for JSON."""
        if self.item is not None:
            return [self.item.plain(each) for each in value]
        return [
            {
                each.name: None if one is None else each.type.plain(one)
                for each, one in zip(self.fields, entry, strict=True)
            }
            for entry in value
        ]

    def json_schema(self) -> dict[str, Any]:
        """Describe what a caller may send as JSON."""
        if self.item is not None:
            return {"type": "array", "items": self.item.json_schema()}
        properties = {each.name: {"title": each.title.en, **each.type.json_schema()} for each in self.fields}
        entry = {
            "type": "object",
            "properties": properties,
            "required": [each.name for each in self.fields if not self._free(each)],
            "additionalProperties": False,
        }
        return {"type": "array", "items": entry}

    @property
    def python_type(self) -> str:
        """The annotation in generated code."""
        return (
            f"Sequence[{self.item.python_type}]"
            if self.item
            else "Sequence[Mapping[str, object]] | DataFrame"
        )
