"""Pictures of changes: how a question answers along one fact, or over two, before and after.

A picture is a slice through the facts: those that are not drawn stay as in the example of the change. What
is answered in a slice is asked of the real policies; where a fact cannot be given by itself, only the cells
of the change are told apart from the others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from crmpolicy.cli.speaking import Speaker
from crmpolicy.engine import Decision, DecisionPoint, PolicySet
from crmpolicy.errors import CrmPolicyError, UndecidedError
from crmpolicy.verify.comparing.difference import Change
from crmpolicy.verify.facts.axes import Axis
from crmpolicy.verify.telling import answer_words, segments_words, value_words

MOST_CELLS: Final = 900
MOST_SHOWN: Final = 12
"""Columns or rows of a picture that can still be read."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The answers in one place of a picture, in words; empty where only a change is known to be none."""

    before: str
    after: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A slice: columns of the first fact and, of two, rows of the second; ``rows`` is empty for one fact.

    ``fixed`` tells the facts that are not drawn.
    """

    across: str
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    down: str = ""
    rows: tuple[str, ...] = ()
    fixed: str = ""


def picture_of(speaker: Speaker, pair: tuple[PolicySet, PolicySet], change: Change) -> Picture | None:
    """Draw a change; ``None`` where no region is known, or there is too much to be seen."""
    drawn = _drawn(change)
    if not drawn:
        return None
    slice_ = _Slice(speaker, pair, change, drawn)
    size = 1
    for axis in slice_.axes:
        size *= len(_places(axis))
    if size > MOST_CELLS:
        return None
    picture = slice_.picture()
    return picture if max(len(picture.columns), len(picture.rows)) <= MOST_SHOWN else None


def _drawn(change: Change) -> list[int]:
    """Choose what to draw: both facts of two; of more, figures before words, and at most two."""
    bound = sorted(
        {
            place
            for box in change.boxes
            for place, segments in box.items()
            if segments & change.axes[place].alive != change.axes[place].alive
        }
    )
    found = [(place, axis) for place in bound if isinstance(axis := change.axes[place], Axis)]
    if len(bound) <= 2:  # noqa: PLR2004 - a sheet of paper has two directions
        return [place for place, _ in found]
    figures = [place for place, axis in found if axis.cuts is not None]
    return (figures or [place for place, _ in found])[:2]


def _places(axis: Axis) -> list[int]:
    return axis.places(axis.alive)


class _UnaskedError(Exception):
    """The answers of a slice cannot be asked for."""


class _Slice:
    """A slice through the facts of a change, and what is answered in it."""

    def __init__(
        self,
        speaker: Speaker,
        pair: tuple[PolicySet, PolicySet],
        change: Change,
        drawn: Sequence[int],
    ) -> None:
        self.speaker = speaker
        self.pair = pair
        self.change = change
        self.drawn = drawn
        self.axes = [axis for place in drawn if isinstance(axis := change.axes[place], Axis)]
        self.points = [each.point(change.point) for each in pair]
        self.outputs = [*dict.fromkeys([*(change.before or {}), *(change.after or {})])]
        self.names = [_name_in(each, change) for each in self.axes]
        timed = any(each.tables[0].course is not None for each in self.points)
        self.asks = not timed and None not in self.names
        self.fixed = {place: at for place in self._bound() if (at := _stands(change, place)) is not None}

    def picture(self) -> Picture:
        """Draw the slice: by what both sides answer, else by the region alone."""
        try:
            return self._picture()
        except _UnaskedError:
            self.asks = False
            return self._picture()

    def _picture(self) -> Picture:
        """Lay the cells out, with neighbours that answer alike put together."""
        across = self.axes[0]
        down = self.axes[1] if len(self.axes) > 1 else None
        rows = _places(down) if down else [-1]
        cells = [[self._cell(column, row) for column in _places(across)] for row in rows]
        columns = [[place] for place in _places(across)]
        grouped = [[place] for place in rows]
        columns, cells = _merged_columns(across, columns, cells)
        if down:
            turned = [[*each] for each in zip(*cells, strict=True)]
            grouped, turned = _merged_columns(down, grouped, turned)
            cells = [[*each] for each in zip(*turned, strict=True)]
        return Picture(
            self._title(across),
            tuple(self._label(across, each) for each in columns),
            tuple(tuple(row) for row in cells),
            self._title(down) if down else "",
            tuple(self._label(down, each) for each in grouped) if down else (),
            self._fixed(),
        )

    def _cell(self, column: int, row: int) -> Cell:
        places = [column, row][: len(self.axes)]
        if self.asks:
            return self._asked(places)
        if not self._in_boxes(places):
            return Cell("", "", changed=False)
        said = [self.speaker.put(each) for each in (self.change.before_said, self.change.after_said)]
        return Cell(said[0], said[1], changed=True)

    def _asked(self, places: Sequence[int]) -> Cell:
        """Ask both sides in one place.

        Raises:
            _UnaskedError: the facts cannot be given so, or what comes out is not what was proved.
        """
        named = zip(self.names, self.axes, places, strict=True)
        given = {str(name): axis.samples[place] for name, axis, place in named}
        both = zip(self.pair, self.points, strict=True)
        before, after = (self._answer(policies, point, given) for policies, point in both)
        if self._in_boxes(places) and before == after:
            raise _UnaskedError
        return Cell(before, after, changed=before != after)

    def _in_boxes(self, places: Sequence[int]) -> bool:
        """Tell whether a place of the slice lies in the region of the change."""
        wanted = self.fixed | dict(zip(self.drawn, places, strict=True))
        return any(
            all(box.get(place, -1) >> segment & 1 for place, segment in wanted.items())
            for box in self.change.boxes
        )

    def _answer(self, policies: PolicySet, point: DecisionPoint, given: Mapping[str, Any]) -> str:
        witness = self.change.witness
        try:
            decision = point.evaluate({**witness.facts, **given}, now=witness.now)
        except UndecidedError:
            return self.speaker.say("review-no-answer")
        except CrmPolicyError:
            raise _UnaskedError from None
        return self._said(policies, point, decision)

    def _said(self, policies: PolicySet, point: DecisionPoint, decision: Decision) -> str:
        told = {name: value for name, value in decision.outcome.items() if name in self.outputs}
        if len(point.outcome) == 1 and told:
            ((name, value),) = told.items()
            return self.speaker.put(value_words(policies, point.outcome[name], value))
        return self.speaker.put(answer_words(policies, point, told))

    def _title(self, axis: Axis) -> str:
        return self.speaker.put(axis.fact.title)

    def _label(self, axis: Axis, places: Sequence[int]) -> str:
        segments = sum(1 << place for place in places)
        return self.speaker.put(segments_words(self.pair[1], axis, segments))

    def _fixed(self) -> str:
        """Word the facts that are bound and not drawn, as in the example."""
        said = []
        for place in self._bound():
            axis = self.change.axes[place]
            name = _name_in(axis, self.change) if isinstance(axis, Axis) else None
            if isinstance(axis, Axis) and name is not None:
                value = value_words(self.pair[1], axis.fact.type, self.change.witness.facts[name])
                said.append(self.speaker.say("cli-fact-is", title=axis.fact.title, value=value))
        return self.speaker.say("cli-joint").join(said)

    def _bound(self) -> list[int]:
        """Give the facts that the region bounds and the picture does not draw."""
        return sorted({place for box in self.change.boxes for place in box} - {*self.drawn})


def _stands(change: Change, place: int) -> int | None:
    """Tell in which segment of a fact the example lies; ``None`` where that cannot be told."""
    axis = change.axes[place]
    name = _name_in(axis, change) if isinstance(axis, Axis) else None
    if not isinstance(axis, Axis) or name is None:
        return None
    value = change.witness.facts[name]
    return next((each for each in _places(axis) if axis.samples[each] == value), None)


def _name_in(axis: Axis, change: Change) -> str | None:
    """Give the name by which the example gives a fact; ``None`` where it follows from others."""
    plain = axis.key.rpartition(".")[2]
    return next((name for name in (axis.key, plain) if name in change.witness.facts), None)


def _merged_columns(
    axis: Axis, columns: list[list[int]], cells: list[list[Cell]]
) -> tuple[list[list[int]], list[list[Cell]]]:
    """Put neighbouring columns together that answer alike in every row; the unknown stays by itself."""
    kept: list[list[int]] = []
    picked: list[int] = []
    for number, places in enumerate(columns):
        apart = axis.unknown >> places[0] & 1
        alike = kept and not apart and all(row[number] == row[picked[-1]] for row in cells)
        if alike:
            kept[-1] = kept[-1] + places
        else:
            kept.append(places)
            picked.append(number)
    return kept, [[row[number] for number in picked] for row in cells]
