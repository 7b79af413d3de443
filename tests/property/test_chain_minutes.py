"""Chains against a second implementation that lets a clock tick, minute by minute."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.engine.courses.case import Case, Event
from crmpolicy.engine.courses.chain import chain_state
from crmpolicy.policy.duties import Pauses
from crmpolicy.policy.lifecycles import Chain
from tests.unit.engine.coursing import OPEN_HOURS, level, takes_part

NAMES = ("front", "manager", "director", "board")
START = datetime(2026, 3, 6, 6, tzinfo=UTC)  # a Friday, 14:00 in Shanghai: a weekend lies ahead
MINUTE = timedelta(minutes=1)
DAYS = 4 * 24 * 60
Limit = tuple[int, str]
LIMITS: Sequence[Limit] = ((45, "min"), (150, "min"), (5, "h"), (1, "working hours"), (4, "working hours"))
COURSE = Chain(
    "receive",
    tuple(level(each, tell=["auditor"]) for each in NAMES),
    next_by="up",
    ends=(("solve", "solved"),),
    at_limit="move up",
    pauses=Pauses("pause", "resume"),
)


@dataclass
class Ticking:
    """Where a case stands: moved by what happens at a minute, then by the minute that passes."""

    limits: Sequence[Limit]
    place: int = 0
    since: int = 0
    stayed: int = 0
    paused: bool = False
    solved: bool = False
    refused: bool = False
    told: bool = False

    def happen(self, name: str, minute: int) -> None:
        last = self.place + 1 == len(self.limits)
        if self.solved and name in ("solve", "resume"):  # what ends a case or a pause may come again
            return
        self.refused = self.refused or self.solved or (name == "up" and last)
        if self.refused:
            return
        if name == "up":
            self._up(minute)
        elif name == "solve":
            self.solved, self.since = True, minute
        else:
            self.paused = name == "pause"

    def tick(self, minute: int) -> None:
        """Let the minute pass that begins now; a stay that was over by now ends with its first moment."""
        amount, unit = self.limits[self.place]
        if self.stayed == amount * (1 if unit == "min" else 60):
            if self.place + 1 < len(self.limits):
                self._up(minute)
            else:
                self.told = True
        if not self.paused and (self.limits[self.place][1] != "working hours" or is_open(minute)):
            self.stayed += not self.told

    def _up(self, minute: int) -> None:
        self.place, self.since, self.stayed = self.place + 1, minute, 0


def is_open(minute: int) -> bool:
    """Tell whether the minute that begins now is one of the office's."""
    local = START + minute * MINUTE + timedelta(hours=8)
    of_day = local.hour * 60 + local.minute
    return local.weekday() < 5 and (510 <= of_day < 720 or 810 <= of_day < 1050)


def histories() -> st.SearchStrategy[dict[int, str]]:
    """Give what happens at which minute; pauses and their ends take turns."""
    some = st.dictionaries(
        st.integers(1, DAYS), st.sampled_from(["clock", "clock", "up", "up", "solve"]), max_size=6
    )
    return some.map(_taking_turns)


def _taking_turns(names: dict[int, str]) -> dict[int, str]:
    clocks = [minute for minute in sorted(names) if names[minute] == "clock"]
    turns = {minute: ("pause", "resume")[place % 2] for place, minute in enumerate(clocks)}
    return {minute: turns.get(minute, name) for minute, name in sorted(names.items())}


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(LIMITS), min_size=2, max_size=4), histories(), st.integers(0, DAYS))
def test_a_chain_stands_where_a_ticking_clock_puts_it(
    limits: Sequence[Limit], history: dict[int, str], now: int
) -> None:
    """The level, the moment since which it lasts, the alert at the top, the first event that is refused."""
    ticking = Ticking(limits)
    for minute in range(now):
        if minute in history:
            ticking.happen(history[minute], minute)
        if not ticking.solved:
            ticking.tick(minute)
    if now in history:
        ticking.happen(history[now], now)
    rulings = [
        takes_part(name, f"{amount} {unit}") for name, (amount, unit) in zip(NAMES, limits, strict=False)
    ]
    events = [
        Event(name, START + minute * MINUTE, None, {}) for minute, name in {0: "receive", **history}.items()
    ]
    moment = START + now * MINUTE
    known = tuple(each for each in events if each.at <= moment)
    answer = chain_state(COURSE, rulings, Case(known, moment, OPEN_HOURS, {}))
    assert answer.level == (None if ticking.solved else NAMES[ticking.place])
    assert answer.since == START + ticking.since * MINUTE
    assert answer.told == (("auditor",) if ticking.told and not ticking.solved else ())
    assert (answer.refused is not None) == ticking.refused
