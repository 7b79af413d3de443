"""What stands on a form: each entry read by its type; what is wrong is gathered, never raised."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from crmpolicy.errors import BadValueError, Fault
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.records import Field
from crmpolicy.policy.rows import Facts, facts_class, is_unknown
from crmpolicy.policy.scales import Choice, Choices, Scale
from crmpolicy.values import Date
from crmpolicy.values.frames import rows_of
from crmpolicy.values.nearest import nearest
from crmpolicy.values.notation import wrong_kind
from crmpolicy.wording import Argument, Words


class Found(NamedTuple):
    """What is wrong at a place of a form: where, what, and the entry, where the form has such a one."""

    path: str
    fault: Fault
    entry: Field | None = None


@dataclass(slots=True)
class Reading:
    """The entries of one form as they are read: values by fact, in lists by line, and what is wrong.

    ``blank`` are the entries that nothing stands in, each with its field; those of lines too.
    """

    values: dict[str, Any] = field(default_factory=dict)
    blank: list[tuple[str, Field]] = field(default_factory=list)
    invalid: list[Found] = field(default_factory=list)
    strange: list[Found] = field(default_factory=list)

    def read(self, fields: Iterable[Field], given: Mapping[str, Any]) -> None:
        """Read the entries of a form.

        Args:
            fields: the entries that the form has.
            given: what was entered, by plain name.
        """
        for each in fields:
            self.values[each.fact.key] = self._entry(each, each.name, given.get(each.name))

    def _entry(self, entry: Field, path: str, given: Any) -> Any:
        """Read one entry; None where it is blank or wrong."""
        try:
            given = _rows(entry, given) if entry.listed else given
            if is_blank(given):
                self.blank.append((path, entry))
                return () if entry.listed and isinstance(given, list | tuple) else None
            if entry.listed:
                return self._lines(entry, path, given)
            return entry.fact.read(as_coded(entry.fact, given))
        except BadValueError as error:
            self.refuse(entry.fact, path, error.fault(), entry)
            return None

    def refuse(self, fact: Fact, path: str, fault: Fault, entry: Field | None = None) -> None:
        """Note what is wrong with an entry, in the words for any fact."""
        self.invalid.append(Found(path, wrong_entry(path, fact, fault), entry))

    def _lines(self, entry: Field, path: str, given: Any) -> Any:
        """Read the lines of a list, counted from 1; a list with too many of them counts as unknown."""
        if isinstance(given, Mapping | Facts | str | bytes) or not isinstance(given, Iterable):
            raise wrong_kind("list", given)
        try:
            rows = list(given)
        except TypeError:  # an array without dimension says that it can be gone through
            raise wrong_kind("list", given) from None
        lines = [self._line(entry, f"{path}[{place}]", each) for place, each in enumerate(rows, 1)]
        for each in entry.lines:
            if each.unique:
                self._distinct(each, path, lines)
        if entry.at_most is not None and len(lines) > entry.at_most:
            numbers = {"count": str(len(lines)), "most": str(entry.at_most)}
            told = Fault("record-too-many-lines", {"name": path, "title": entry.fact.title, **numbers})
            self.invalid.append(Found(path, told, entry))
            return None
        row = facts_class(tuple(each.name for each in entry.lines))
        return tuple(row(line[each.name] for each in entry.lines) for line in lines)

    def _line(self, entry: Field, path: str, given: Any) -> dict[str, Any]:
        if isinstance(given, Facts):
            given = given.given()
        if not isinstance(given, Mapping):
            self.refuse(entry.fact, path, wrong_kind("entry", given).fault(), entry)
            return dict.fromkeys(each.name for each in entry.lines)
        known = {each.name for each in entry.lines}
        self.strange += [unknown_name(f"{path}.{name}", name, known) for name in given if name not in known]
        return {
            each.name: self._entry(each, f"{path}.{each.name}", given.get(each.name)) for each in entry.lines
        }

    def _distinct(self, entry: Field, path: str, lines: list[dict[str, Any]]) -> None:
        """Refuse what stands in an earlier line already."""
        seen: dict[Any, str] = {}
        for place, line in enumerate(lines, 1):
            value, here = line[entry.name], f"{path}[{place}].{entry.name}"
            if value is None:
                continue
            first = seen.setdefault(value, here)
            if first != here:
                told = Fault("record-value-twice", {"name": here, "title": entry.fact.title, "first": first})
                self.invalid.append(Found(here, told, entry))
                line[entry.name] = None


def _rows(entry: Field, given: Any) -> Any:
    """Give the rows of a dataframe as lines; what is no dataframe, as it is."""
    return rows_of(given, {each.name for each in entry.lines if isinstance(each.fact.type, Date)})


def wrong_entry(path: str, fact: Fact, fault: Fault) -> Fault:
    """Word what is wrong with an entry: its title and name, then what its type says."""
    said = Words(fault.message("zh"), fault.message("en"))
    told: dict[str, Argument] = {"name": path, "title": fact.title, "said": said, "code": fault.code}
    return Fault("record-entry-wrong", told)


def unknown_name(path: str, name: object, known: Iterable[str]) -> Found:
    """Tell that there is no such entry, and which one may be meant."""
    near = nearest(str(name), known)
    if near:
        return Found(path, Fault("record-entry-strange-near", {"name": path, "near": near}))
    return Found(path, Fault("record-entry-strange", {"name": path}))


def as_coded(fact: Fact, given: Any) -> Any:
    """Give the printed number of a choice as its text: forms are filled in with numbers as often as words.

    On an open list a number that is not printed stays a number: it is no word of anybody's.
    """
    kind = fact.type
    if not isinstance(kind, Choice | Choices) or not any(each.code for each in kind.scale.values):
        return given
    if isinstance(given, list | tuple):
        return [_printed(kind.scale, each) for each in given]
    return _printed(kind.scale, given)


def _printed(scale: Scale, given: Any) -> Any:
    return str(given) if type(given) is int and (not scale.open or str(given) in scale.words) else given


def is_blank(given: Any) -> bool:
    """Tell whether nothing was entered: nothing at all, no text, no line, an unknown.

    >>> is_blank(""), is_blank([]), is_blank(0), is_blank(False)
    (True, True, False, False)
    """
    if isinstance(given, str) and not given.strip():
        return True
    return is_unknown(given) or (
        isinstance(given, list | tuple) and not given and not isinstance(given, Facts)
    )


def in_form_order(paths: Iterable[str], fields: Iterable[Field]) -> tuple[str, ...]:
    """Sort entries as they stand on the form, those of lines by line."""
    order = dict(_places(fields))
    return tuple(sorted(paths, key=lambda path: _place(path, order)))


def _places(fields: Iterable[Field]) -> Iterator[tuple[tuple[str, ...], int]]:
    number = 0
    for each in fields:
        yield (each.name,), (number := number + 1)
        for inner in each.lines:
            yield (each.name, inner.name), (number := number + 1)


def _place(path: str, order: Mapping[tuple[str, ...], int]) -> tuple[int, int, int]:
    name, _, rest = path.partition("[")
    line, _, inner = rest.partition("].")
    last = len(order) + 1
    number = int(line.removesuffix("]")) if line else 0
    return order.get((name,), last), number, order.get((name, inner), 0) if inner else 0
