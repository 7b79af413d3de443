"""The parameters of a policy set as a sheet: one row a value, with the day from which it counts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any, Final

from crmpolicy.cli.mappings import entry_said
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.values import origin_said
from crmpolicy.cli.wordings import kind_said, range_said, short_place
from crmpolicy.cli.workbooks.amounts import Shown, shown
from crmpolicy.cli.workbooks.headed import both
from crmpolicy.cli.workbooks.policy_files import PolicyFiles
from crmpolicy.company.origins import Origins
from crmpolicy.company.values_in_force import Period, periods_of
from crmpolicy.engine import PolicySet
from crmpolicy.errors import Location
from crmpolicy.interop.excel.sheets import Cell, Column, Row, Sheet
from crmpolicy.policy.guards import ParameterOf
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.source.nodes import Plain, plain
from crmpolicy.values import Integer, Money, ValueType
from crmpolicy.values.amounts import CENT

_LAID: Final = (
    ("name", 28, True),
    ("title_zh", 24, False),
    ("entry", 16, True),
    ("from", 12, True),
    ("value", 24, True),
    ("unit", 10, True),
    ("state", 10, False),
    ("kind", 22, False),
    ("range", 24, False),
    ("title_en", 30, False),
    ("origin", 20, False),
    ("clause", 18, False),
    ("who", 18, False),
)
SPARE: Final = 20
"""Empty rows for values that are to count from a day on."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the sheet: which value of which parameter it shows; ``place`` where this is written.

    ``entry`` names an entry of a mapping, key by key, as its file spells it.
    """

    parameter: Parameter
    entry: tuple[str, ...]
    called: str
    since: date | None
    said: "Plain | None"
    place: Location | None

    @property
    def key(self) -> str:
        """What tells the row from all others."""
        entry = f"[{'/'.join(self.entry)}]" if self.entry else ""
        return f"{self.parameter.key}{entry}@{self.since or ''}"

    @property
    def kind(self) -> ValueType:
        """The type of what stands in the row."""
        kind = self.parameter.type
        return kind.of if isinstance(kind, MappingOf) and self.entry else kind


class ValueSheet:
    """Lays the parameters of a policy set out, all in one sheet."""

    def __init__(self, policies: PolicySet, speaker: Speaker) -> None:
        self.policies, self.speaker = policies, speaker
        self.origins, self.files = Origins(policies), PolicyFiles()
        self.lines = {
            line.key: line for each in policies.effective.parameters.values() for line in self._lines(each)
        }

    def sheet(self) -> Sheet:
        """Give the sheet."""
        return Sheet(
            name=self.speaker.say("excel-sheet-parameters"),
            title=self.policies.effective.title,
            about=both("excel-about-parameters", name=self.policies.company),
            advice=both("excel-advice-parameters"),
            columns=columns(),
            rows=tuple(map(self._row, self.lines.values())),
            spare=SPARE,
            frozen=4,
        )

    def shown(self, line: Line) -> Shown:
        """Give the cells of a value and of its unit."""
        return shown(line.kind, line.said, self.speaker.language)

    def _lines(self, parameter: Parameter) -> Iterator[Line]:
        for period in periods_of(parameter):
            said = plain(self.files.at(period.place).node) if period.place is not None else None
            yield from self._entries(parameter, period, said)
        if not parameter.history:
            yield from self._entries(parameter, None, None)

    def _entries(self, parameter: Parameter, period: Period | None, said: "Plain | None") -> Iterator[Line]:
        since, place = (period.begins, period.place) if period else (None, None)
        kind = parameter.type
        written = dict(_flat(said)) if isinstance(kind, MappingOf) and isinstance(said, Mapping) else {}
        entries = [*written] if said is not None else _expected(kind)
        if not isinstance(kind, MappingOf) or not entries:
            yield Line(parameter, (), "", since, said, place)
            return
        for entry in entries:
            yield Line(
                parameter, entry, self._called(parameter, kind, entry), since, written.get(entry), place
            )

    def _called(self, parameter: Parameter, kind: MappingOf, entry: tuple[str, ...]) -> str:
        """Name an entry by its title; a fixed one whose title says more also by the word of its file."""
        read = entry
        if kind.key_types:
            read = tuple(of.read(each) for of, each in zip(kind.key_types, entry, strict=True))
        whole = read if len(read) > 1 else read[0]
        return " / ".join(entry_said(self.speaker, self.policies.effective, parameter, kind, whole))

    def _row(self, line: Line) -> Row:
        parameter = line.parameter
        both_cells = self.shown(line)
        texts = {
            "name": parameter.key,
            "title_zh": parameter.title.zh,
            "title_en": parameter.title.en,
            "entry": line.called,
            "from": line.since.isoformat() if line.since else "",
            "state": self._state(line),
            "kind": kind_said(self.speaker, line.kind),
            "range": self._range(line),
            "origin": self._origin(line),
            "clause": self.speaker.say("excel-joint").join(parameter.clauses),
            "who": self._who(parameter),
        }
        cells = tuple(_cell(column, texts, both_cells) for column in columns())
        place = str(short_place(line.place)) if line.place else ""
        open_row = not parameter.history and parameter.required
        return Row(line.key, cells, place, "open" if open_row else "")

    def _state(self, line: Line) -> str:
        if line.parameter.history:
            return ""
        return self.speaker.say("excel-state-open" if line.parameter.required else "excel-state-optional")

    def _range(self, line: Line) -> str:
        """Word what a value has to keep: written bounds, those that other parameters set, a step."""
        kind = line.parameter.type
        allowed = kind.range if isinstance(kind, MappingOf) else line.parameter.range
        said = [range_said(self.speaker, line.kind, allowed)]
        for operator, operand in allowed.bounds():
            if isinstance(operand, ParameterOf):
                title = self.policies.effective.parameters[operand.key].title
                value = self.speaker.put(title)
                said.append(self.speaker.say("cli-bound", test=self.speaker.word(operator), value=value))
        step = _step(line.kind)
        said += [self.speaker.say("excel-step", step=step)] if step else []
        if isinstance(kind, MappingOf) and kind.sums_to is not None:
            total = kind.of.show(kind.sums_to, self.speaker.language)
            said.append(self.speaker.say("excel-sums-to", total=total))
        return self.speaker.say("excel-also").join(each for each in said if each)

    def _origin(self, line: Line) -> str:
        if line.said is None:
            return ""
        return origin_said(self.speaker, self.origins.of(line.parameter, line.place)).replace("\n", " ")

    def _who(self, parameter: Parameter) -> str:
        if parameter.locked:
            return self.speaker.say("excel-who-locked")
        return self.speaker.say("excel-who-tighten" if parameter.may_only_tighten else "excel-who-company")


def _step(kind: ValueType) -> str:
    """Write the step of a number, where it is not the one that goes without saying."""
    step = getattr(kind, "step", None)
    usual = isinstance(kind, Integer) or (isinstance(kind, Money) and step == CENT)
    return "" if step is None or usual else kind.show(step)


def columns() -> tuple[Column, ...]:
    """Give the columns of the sheet, what is edited close to what it is called."""
    return tuple(
        Column(key, both(f"excel-value-{key}"), width, fillable=fillable) for key, width, fillable in _LAID
    )


def _cell(column: Column, texts: Mapping[str, str], value: Shown) -> Cell:
    if column.key == "value":
        return value.value
    return value.unit if column.key == "unit" else Cell(texts[column.key])


def _flat(said: Plain, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Plain]]:
    """Give the entries of a mapping, nested ones key by key."""
    for key, value in said.items() if isinstance(said, dict) else ():
        if isinstance(value, dict):
            yield from _flat(value, (*path, key))
        else:
            yield (*path, key), value


def _expected(kind: ValueType) -> list[tuple[str, ...]]:
    """Name the entries that somebody who fills a mapping has to give, as a file spells them."""
    if not isinstance(kind, MappingOf):
        return []
    levels: list[Any] = [kind.expected(each) for each in kind.key_types] or [kind.expected(None)]
    return [tuple(map(_spelt, each)) for each in product(*levels)]


def _spelt(entry: Any) -> str:
    return {True: "yes", False: "no"}[entry] if isinstance(entry, bool) else str(entry)
