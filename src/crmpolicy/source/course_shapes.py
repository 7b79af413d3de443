"""The shapes of decisions that speak of time: duties, chains and lifecycles."""

from typing import Literal

from pydantic import Field

from crmpolicy.source.plain_shapes import Free, Guard, Keyed, Several, Shape, Text, Title
from crmpolicy.source.shapes import DecisionShape, PropertyShape, SayingShape


class CountingShape(Shape):
    """By which conventions time is counted; each has a default."""

    starting_day: Literal["not counted", "counted"] | None = None
    day_ends: Literal["close", "same time"] | None = None
    at_closing: Literal["stay", "next opening"] | None = None
    off_day: Literal["next working day", "earlier working day", "keep"] | None = None
    month_end: Literal["last day", "roll over"] | None = None
    first_due: Literal["end of the first full period", "end of this period"] | None = None
    done_by: Literal["named role", "anyone"] | None = None
    beyond_horizon: Literal["refuse", "weekends"] | None = None
    not_started: Literal["wait", "forecast"] | None = None
    month_of: Literal["nominal", "shifted"] | None = None


class PausesShape(Shape):
    """Between which events the clock stands still, and for which duties."""

    begin: Text = Field(alias="from")
    to: Text
    stop: Several | None = None


class DutyShape(Shape):
    """Something that has to be done."""

    title: Title
    counts: Guard | None = None
    met_by: Several | None = None
    per: Literal["who"] | None = None
    join: Literal["earliest", "latest", "chosen"] | None = None


class DutySaysShape(Shape):
    """What a rule says of a duty: who, how often, and one moment."""

    duty: Text
    who: Keyed | None = None
    times: Keyed | None = None
    off_day: Literal["next working day", "earlier working day", "keep"] | None = None
    within: Keyed | None = None
    anchor: Keyed | None = Field(None, alias="from")
    months_after: Keyed | None = None
    day: Keyed | None = None
    at: Keyed | None = None
    next: Text | None = None
    every: Keyed | None = None
    since: Keyed | None = None


class DutyRuleShape(SayingShape):
    """A guard, and what has to be done by when."""

    then: DutySaysShape


class CourseShape(DecisionShape):
    """What decisions that speak of time have in common."""

    kind: Text
    properties: list[PropertyShape] | None = None


class DutiesShape(CourseShape):
    """Limits and recurring duties."""

    starts: Text | None = None
    closes: Several | None = None
    duties: dict[str, DutyShape]
    pauses: PausesShape | None = None
    restarts: dict[str, Several] | None = None
    at_risk_from: Keyed | None = None
    counting: CountingShape | None = None
    rules: list[DutyRuleShape]


class TellShape(Shape):
    """Who is told."""

    tell: Several


class LevelShape(Shape):
    """One level of a chain."""

    id: Text
    title: Title
    who: Keyed
    when: Guard | None = None
    at_most: Keyed | None = None
    passes_when: Guard | None = None
    then: TellShape | None = None
    clause: Several | None = None
    reading: Several | None = None
    example: Text | None = None


class LowestShape(Shape):
    """The lowest level at which a case may stand."""

    level: Keyed


class ChainRuleShape(SayingShape):
    """A guard, and the level that it asks for."""

    then: LowestShape


class ChainShape(CourseShape):
    """Levels that a case climbs, by time or by approval."""

    starts: Text
    join: Literal["chosen"] | None = None
    levels: list[LevelShape]
    next_by: Text | None = None
    ends: dict[str, Text] | None = None
    done: Text | None = None
    at_limit: Literal["tell", "move up"] | None = None
    self_approval: Literal["refused", "next level"] | None = None
    rules: list[ChainRuleShape] | None = None
    pauses: PausesShape | None = None
    counting: CountingShape | None = None


class StateShape(Shape):
    """One state of a track."""

    id: Text
    title: Title
    start: Text | None = None
    final: Text | None = None
    rest: Text | None = None


class TrackShape(Shape):
    """States side by side with those of other tracks."""

    id: Text
    title: Title
    states: list[StateShape]


class MovingShape(Shape):
    """What else a move brings about."""

    tell: Several | None = None
    publish: Text | None = None
    opens: Text | None = None


class MoveShape(Shape):
    """What an event does to a case in certain states."""

    id: Text
    title: Title | None = None
    start: Free = Field(alias="from")
    event: Text
    by: Keyed | None = None
    after: Keyed | None = None
    when: Guard | None = None
    needs: Several | None = None
    to: Keyed
    then: MovingShape | None = None
    clause: Several | None = None
    reading: Several | None = None
    example: Text | None = None


class LifecycleShape(CourseShape):
    """States that a case passes through, on one track or several."""

    duties: Text | None = None
    states: list[StateShape] | None = None
    tracks: list[TrackShape] | None = None
    moves: list[MoveShape]
