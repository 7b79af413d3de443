"""The full grid: the real engine tries every cell between thresholds. No code is shared with the checker.

Each fact is cut at what it is compared with; the cells are all combinations of the values at, beside and
between the cuts. Where there are too many, points are drawn from among them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import combinations
from math import prod
from random import Random
from typing import Any

from crmpolicy.engine import DecisionPoint
from crmpolicy.engine.answer import Unsettled
from crmpolicy.engine.folding import FoldedGuard, FoldedPart, FoldedTable, FoldedTest, Lookup
from crmpolicy.engine.program import Program
from crmpolicy.errors import BadValueError, UndecidedError
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.guards import FactOf, Literally
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.values import WEEKDAYS, Term

MOST_CELLS = 50_000
POINTS = 10_000
NONE_SPEAKS = -1
UNITS: Any = ("minute", "hour", "working hour", "day", "working day", "week", "month", "quarter", "year")
MINUTES = {"hour": 60, "day": 1440, "week": 10080, "minute": 1}


@dataclass(slots=True)
class Grid:
    """The cells of some programs that ask the same facts.

    ``values`` are those of each fact, ``columns`` the number of the value of each cell, one byte a cell;
    ``complete`` tells whether every combination is among the cells.
    """

    fields: Sequence[Any]
    values: list[list[Any]]
    columns: list[bytes]
    count: int
    complete: bool
    constants: Mapping[str, Mapping[Any, None]]

    @classmethod
    def over(cls, *programs: Program, most: int = MOST_CELLS, drawn: int = POINTS, seed: int = 0) -> "Grid":
        """Cut the facts of one or more programs; the facts of the first are in its order.

        Where there are more cells than ``most``, so many points are drawn.
        """
        fields = {each.key: each for program in programs for each in program.fields}
        constants, room = cuts_of(programs)
        dense = [
            values_of(each.fact, constants.get(each.key, ()), room=room.get(each.key, 1), wide=True)
            for each in fields.values()
        ]
        thin = [
            values_of(each.fact, constants.get(each.key, ()), room=room.get(each.key, 1))
            for each in fields.values()
        ]
        for values in (dense, thin):
            count = prod(map(len, values))
            if count <= most:
                columns = _columns(values, count)
                return cls(list(fields.values()), values, columns, count, complete=True, constants=constants)
        rng = Random(seed)  # noqa: S311 - points of a test, no secret
        columns = [bytes(rng.choices(range(len(each)), k=drawn)) for each in dense]
        return cls(list(fields.values()), dense, columns, drawn, complete=False, constants=constants)

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Give the facts of each cell."""
        named = [
            [each[place] for place in column] for each, column in zip(self.values, self.columns, strict=True)
        ]
        return zip(*named, strict=True) if named else iter([()])

    def among(self, cells: int) -> Iterator[int]:
        """Give the number of each cell of a set."""
        marks = f"{cells:0{self.count}b}"
        cell = marks.find("1")
        while cell >= 0:
            yield cell
            cell = marks.find("1", cell + 1)

    def row(self, cell: int) -> tuple[Any, ...]:
        """Give the facts of one cell."""
        return tuple(values[column[cell]] for values, column in zip(self.values, self.columns, strict=True))

    @property
    def every(self) -> int:
        """All cells."""
        return (1 << self.count) - 1


def bits(marks: bytes) -> int:
    """Turn marks, one a cell, into a number; the first cell is its highest bit.

    >>> bits(b"101")
    5
    """
    return int(marks, 2) if marks else 0


@dataclass(slots=True)
class Asked:
    """What a program says in each cell of a grid: the masks of its parts, and the outcome."""

    program: Program
    grid: Grid
    now: datetime
    masks: list[tuple[int, ...]] = field(init=False)
    _outcomes: list[Any] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        plain = len(self.program.tables[0].parts) != 1
        found = [self.program.masks(row) for row in self._rows()]
        self.masks = found if plain else [(each,) for each in found]

    def _rows(self) -> Iterator[tuple[Any, ...]]:
        places = {each.key: place for place, each in enumerate(self.grid.fields)}
        mine = [places[each.key] for each in self.program.fields]
        rows = self.grid.rows()
        if mine == list(range(len(places))):
            return rows
        return (tuple(row[place] for place in mine) for row in rows)

    @property
    def outcomes(self) -> list[Any]:
        """What is answered in each cell; ``None`` where nothing is."""
        if self._outcomes is None:
            known: dict[Any, Any] = {}
            self._outcomes = []
            for masks, row in zip(self.masks, self._rows(), strict=True):
                key = masks if self.program.repeated == () else row
                if key not in known:
                    known[key] = outcome(self.program, row)
                self._outcomes.append(known[key])
        return self._outcomes

    def where(self, part: int, question: Callable[[int], bool]) -> int:
        """Give the cells in which the mask of a part passes a question."""
        told = {mask: 48 + bool(question(mask)) for mask in {each[part] for each in self.masks}}
        return bits(bytes([told[each[part]] for each in self.masks]))

    def gap(self, part: int) -> int:
        """Give the cells for which a part is asked and no rule of it, nor its catch-all, speaks."""
        if self.program.tables[0].parts[part].otherwise is not None:
            return 0
        return self.where(part, lambda mask: mask == 0)

    def pairs(self, part: int) -> dict[tuple[int, int], bool]:
        """Give every two rules of a part that match in one cell, and whether they ever differ there."""
        rules = self.program.tables[0].parts[part].rules
        found: dict[tuple[int, int], bool] = {}
        for mask in {each[part] for each in self.masks}:
            for one, other in combinations(members(mask), 2):
                found[one, other] = rules[one].then != rules[other].then
        return found

    def silent(self, part: int) -> dict[int, str]:
        """Give the rules of a part that never decide, with the reason; one past the last is the catch-all."""
        folded = self.program.tables[0].parts[part]
        matched: set[int] = set()
        decides: set[int] = set()
        for mask in {each[part] for each in self.masks if each[part] >= 0}:
            matched |= set(members(mask))
            decides |= deciding(self.program.tables[0], folded, mask)
        found = dict.fromkeys(sorted({*range(len(folded.rules))} - matched), "impossible")
        if folded.part.hit in ("first", "priority"):
            found |= dict.fromkeys(matched - decides, "taken")
        if folded.otherwise is not None and NONE_SPEAKS not in decides:
            found[len(folded.rules)] = "nothing left"
        return found

    def differing(self, other: "Asked") -> int:
        """Give the cells in which another program answers something else."""
        pairs = zip(self.outcomes, other.outcomes, strict=True)
        return bits(bytes([48 + (one != another) for one, another in pairs]))

    def breaks(
        self, fact: int, rises: Callable[[Any], Any], output: str, falls: Callable[[Any], Any]
    ) -> bool:
        """Tell whether raising a fact, all else equal, ever raises what an output must not rise in.

        Args:
            fact: the place of the fact among the facts of the grid.
            rises: the height of its values.
            output: the output.
            falls: the height of the output, which must never grow.
        """
        values = self.grid.values[fact]
        order = sorted(
            (place for place, each in enumerate(values) if each is not None),
            key=lambda each: rises(values[each]),
        )
        for line in self._lines(fact):
            least = None
            for place in order:
                said = line[place]
                height = falls(said[output]) if said is not None else None
                if height is None:
                    continue
                if least is not None and height > least:
                    return True
                least = height if least is None else min(least, height)
        return False

    def _lines(self, fact: int) -> Iterator[Sequence[Any]]:
        values = self.grid.values
        if self.grid.complete:
            stride = prod(len(each) for each in values[fact + 1 :])
            block = stride * len(values[fact])
            for start in range(0, self.grid.count, block):
                for inside in range(start, start + stride):
                    yield self.outcomes[inside : inside + block : stride]
            return
        for cell in range(0, self.grid.count, self.grid.count // 300):
            row = list(self.grid.row(cell))
            yield [outcome(self.program, (*row[:fact], value, *row[fact + 1 :])) for value in values[fact]]


def outcome(program: Program, row: Sequence[Any]) -> Mapping[str, Any] | None:
    """Ask the engine; ``None`` where it does not decide (why, which costs most, is not asked)."""
    facts = program.row(row)
    masks = program.masks(facts)
    known = program.answers.get(masks)
    try:
        return dict((known or program.settle(masks, facts)).outcome)
    except Unsettled:
        return None


def deciding(table: FoldedTable, folded: FoldedPart, mask: int) -> set[int]:
    """Give the rules that decide among those of a mask; ``NONE_SPEAKS`` where none matches."""
    rules = members(mask)
    if not rules:
        return {NONE_SPEAKS}
    if folded.part.hit == "priority":
        name = str(folded.part.priority)
        kind: Any = table.table.output(name).type
        said: list[Any] = [dict(folded.rules[place].then).get(name) for place in rules]
        ids = kind.scale.ids
        ranks = [len(ids) if each is None else ids.index(each.value) for each in said]
        return {rules[ranks.index(min(ranks))]}
    return {rules[0]} if folded.part.hit == "first" else set(rules)


def members(mask: int) -> list[int]:
    """Give the rules of a mask; none where the part is not asked.

    >>> members(0b101)
    [0, 2]
    """
    return [place for place in range(mask.bit_length()) if mask >> place & 1] if mask > 0 else []


def told_by(point: DecisionPoint, facts: Mapping[str, Any], now: datetime) -> Mapping[str, Any] | None:
    """Ask a question as a caller does; ``None`` where it stays undecided."""
    try:
        return dict(point.evaluate(facts, now=now).outcome)
    except UndecidedError:
        return None


def _columns(values: Sequence[Sequence[Any]], count: int) -> list[bytes]:
    found, stride = [], count
    for each in values:
        stride //= len(each)
        pattern = b"".join(bytes([place]) * stride for place in range(len(each)))
        found.append(pattern * (count // len(pattern)))
    return found


def cuts_of(programs: Iterable[Program]) -> tuple[dict[str, dict[Any, None]], dict[str, int]]:
    """Gather what each fact is compared with, and among how many facts it has to find room.

    Facts that are compared, however far, are cut alike; so many values of each have to lie between two cuts.
    """
    found: dict[str, dict[Any, None]] = {}
    pairs: set[tuple[str, str]] = set()
    for program in programs:
        for table in program.tables:
            for part in table.parts:
                for guard in (part.applies, *(rule.guard for rule in part.rules)):
                    for test in _tests(guard):
                        _note(test, found, pairs)
    groups: list[set[str]] = []
    for pair in pairs:
        touched = [group for group in groups if group & set(pair)]
        groups = [*(group for group in groups if group not in touched), set(pair).union(*touched)]
    for group in groups:
        together = {value: None for key in group for value in found.get(key, {})}
        found.update({key: dict(together) for key in group})
    return found, {key: len(group) for group in groups for key in group}


def _tests(guard: FoldedGuard) -> Iterator[FoldedTest]:
    yield from guard.tests
    for group in guard.alternatives:
        for each in group:
            yield from _tests(each)


def _note(test: FoldedTest, found: dict[str, dict[Any, None]], pairs: set[tuple[str, str]]) -> None:
    known = found.setdefault(test.fact, {})
    for operand in test.operands if test.operator != "known" else ():
        if isinstance(operand, Lookup):
            known.update(dict.fromkeys((*operand.entries.values(), operand.otherwise)))
        elif isinstance(operand, FactOf):
            pairs.add((test.fact, operand.key))
        elif isinstance(operand, Literally):
            known[operand.value] = None


def values_of(fact: Fact, constants: Iterable[Any], *, room: int, wide: bool = False) -> list[Any]:
    kind = fact.type
    cuts = [each for each in constants if each is not None]
    if isinstance(kind, Choice):
        found: Sequence[Any] = kind.scale.ids
    elif isinstance(kind, Choices):
        ids = kind.scale.ids
        found = [each for size in range(len(ids) + 1) for each in combinations(ids, size)]
    elif kind.name in ("boolean", "weekday"):
        found = (False, True) if kind.name == "boolean" else WEEKDAYS
    elif kind.name == "text":
        found = [*cuts, "no rule names this"]
    elif kind.name == "term":
        found = _terms(fact, cuts)
    else:
        bounds = [each.value for _, each in fact.range.bounds() if isinstance(each, Literally)]
        found = _between(fact, sorted({*cuts, *bounds}), room=room + (wide and room == 1), wide=wide)
    legal = [each for each in dict.fromkeys(found) if _is_legal(fact, each)]
    return [*legal, None] if fact.unknown else legal


def _is_legal(fact: Fact, value: Any) -> bool:
    try:
        return bool(fact.read(list(value) if isinstance(value, tuple) else value) == value)
    except BadValueError:
        return False


def _between(fact: Fact, cuts: Sequence[Any], *, room: int, wide: bool) -> list[Any]:
    """Give values at, beside and between cuts; so many as there is to be room for between any two."""
    if not cuts:
        return _row(fact, _origin(fact.type.name), 1, room - 1)
    up = _row(fact, cuts[0], -1, room)[1:]
    for low, high in zip(cuts, [*cuts[1:], None], strict=True):
        if high is not None and getattr(fact.type, "step", 1) is None and not isinstance(high, date | time):
            up += [low + (high - low) * place / (room + 1) for place in range(room + 1)]
        else:
            up += _row(fact, low, 1, room)
        if wide and high is not None:
            up.append(_beside(fact, high, -1))
    return sorted(each for each in dict.fromkeys(up) if each is not None)


def _row(fact: Fact, start: Any, sign: int, count: int) -> list[Any]:
    """Give so many neighbours in a row, and where they begin."""
    found = [start]
    while len(found) <= count and found[-1] is not None:
        found.append(_beside(fact, found[-1], sign))
    return [each for each in found if each is not None]


def _origin(name: str) -> Any:
    moments = {"date": date(2026, 1, 1), "instant": datetime(2026, 1, 1, tzinfo=UTC), "time of day": time(0)}
    return moments.get(name, Decimal(0))


def _beside(fact: Fact, value: Any, sign: int) -> Any:
    """Give the value one step away; without a step, one that is very near."""
    if isinstance(value, datetime):
        return value + sign * timedelta(microseconds=1)
    if isinstance(value, date):
        return value + sign * timedelta(days=1)
    if isinstance(value, time):
        beside = datetime.combine(date(2000, 1, 2), value) + sign * timedelta(microseconds=1)
        return beside.time() if beside.date() == date(2000, 1, 2) else None
    step = Decimal(1) if fact.type.name == "integer" else getattr(fact.type, "step", None)
    return value + sign * (step or Decimal("0.0001"))


def _terms(fact: Fact, cuts: Sequence[Term]) -> list[Term]:
    """Give one term for each way to lie to the terms that rules name: months have no fixed length."""
    tried = [Term(Decimal(amount), unit) for unit in UNITS for amount in range(1, 41)]
    for cut in cuts:
        for more in (-1, Decimal("-0.5"), 0, Decimal("0.5"), 1) if cut.unit in MINUTES else ():
            minutes = cut.amount * MINUTES[cut.unit] + more
            tried += [Term(minutes, "minute")] if minutes >= 0 else []
    ways = {tuple(fact.type.compare(each, cut) for cut in cuts): each for each in (*tried, *cuts)}
    return list(ways.values())
