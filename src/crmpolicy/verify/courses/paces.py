"""Two sets of matching rules compared: whether a duty is due later, or less often, by the second."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from crmpolicy.policy.properties import Direction
from crmpolicy.verify.courses.spoken import Return, Spoken, repeats
from crmpolicy.verify.courses.steps import ways_to
from crmpolicy.verify.courses.trying import Overrun, Trying
from crmpolicy.verify.diagrams.ruled import DUTY, Ruled
from crmpolicy.verify.facts.durations import comes_back, is_seldomer
from crmpolicy.verify.undecided import NotDecidedError

Verdict = Literal["fine", "wrong", "unclear"]
SWAPPED: dict[Direction, Direction] = {"earlier": "later", "more": "fewer"}
Rules = tuple[Ruled, ...]


class Judged(NamedTuple):
    """Whether rules after are wrong beside those before; with limits, a receipt that shows it."""

    verdict: Verdict
    found: Overrun | None = None


FINE = Judged("fine")
WRONG = Judged("wrong")
UNCLEAR = Judged("unclear")


class Pace(NamedTuple):
    """Compares what rules say of one duty; what is open binds whoever fills it, and is never wrong here."""

    trying: Trying
    duty: str
    never: Direction

    def judge(self, before: Rules, after: Rules) -> Judged:
        """Tell whether a duty moves as it never should between two sets of rules."""
        if self.never in SWAPPED:
            before, after = after, before
        if repeats([each for each in (*before, *after) if each.said.get(DUTY) == self.duty], _COMPARED):
            return UNCLEAR
        judged = [self._of_role(before, after, who) for who in self._roles(before)]
        return next((each for kind in ("wrong", "unclear") for each in judged if each.verdict == kind), FINE)

    def _roles(self, rules: Rules) -> Sequence[str | None]:
        """Name the roles that have counters of their own; one for all is ``None``."""
        if not self.trying.speech.course.duty(self.duty).per_who:
            return [None]
        return list(dict.fromkeys(each.said.get("who") for each in rules if each.said.get(DUTY) == self.duty))

    def _of_role(self, before: Rules, after: Rules, who: str | None) -> Judged:
        speech = self.trying.speech
        one, other = (speech.of(self.duty, rules, who) for rules in (before, after))
        if one.silent:
            return FINE
        if other.silent:
            return WRONG
        if {_plain(each) for each in one.others} - {_plain(each) for each in other.others}:
            return UNCLEAR
        judge = self._later if SWAPPED.get(self.never, self.never) == "later" else self._fewer
        return judge(before, after, one, other)

    def _later(self, before: Rules, after: Rules, one: Spoken, other: Spoken) -> Judged:
        returns = [_comes_later(each, other.returns) for each in one.returns]
        if "wrong" in returns:
            return WRONG if not other.limits and not other.others else UNCLEAR
        judged = self._limits(before, after) if one.limits else FINE
        return UNCLEAR if "unclear" in returns and judged.verdict == "fine" else judged

    def _limits(self, before: Rules, after: Rules) -> Judged:
        speech = self.trying.speech
        spoken = [
            {duty.name: speech.of(duty.name, rules) for duty in speech.course.duties}
            for rules in (before, after)
        ]
        if not spoken[1][self.duty].limits or speech.course.duty(self.duty).join == "latest":
            return UNCLEAR
        one, other = (ways_to(self.duty, each) for each in spoken)
        try:
            found = self.trying.overrun(other, one)
        except NotDecidedError:
            return UNCLEAR
        return FINE if found is None else Judged("wrong", found)

    @staticmethod
    def _fewer(_before: Rules, _after: Rules, one: Spoken, other: Spoken) -> Judged:
        asked = [_comes_seldomer(each, other.returns) for each in one.returns]
        if "wrong" in asked:
            return WRONG if not other.limits and not other.others else UNCLEAR
        times = [max((_times(each.rule) for each in side.limits), default=0) for side in (one, other)]
        if times[1] < times[0]:
            return WRONG if not other.returns and not other.others else UNCLEAR
        return UNCLEAR if "unclear" in asked else FINE


_COMPARED = (
    "within",
    "from",
    "off_day",
    "every",
    "times",
    "day",
    "weekday",
    "last_weekday",
    "at",
    "months_after",
)


def _times(rule: Ruled) -> int:
    times = rule.said.get("times")
    return 1 if times is None else int(times)


def _plain(rule: Ruled) -> frozenset[object]:
    """Tell what a rule says, whoever has to do it."""
    return frozenset(pair for pair in rule.says if pair[0] != "who")


def _comes_later(one: Return, others: Sequence[Return]) -> Verdict:
    """Tell whether each of some returns comes later than one."""
    orders = []
    for other in others:
        if one.open or other.open:
            return "fine"
        orders.append(comes_back(other.every, one.every) if one.day == other.day else None)
    if "no later" in orders:
        return "fine"
    return "unclear" if None in orders or not orders else "wrong"


def _comes_seldomer(one: Return, others: Sequence[Return]) -> Verdict:
    """Tell whether each of some returns comes less often than one."""
    seldomer = []
    for other in others:
        if one.open or other.open:
            return "fine"
        seldomer.append(is_seldomer((other.times, other.every), (one.times, one.every)))
    if False in seldomer:
        return "fine"
    return "unclear" if None in seldomer or not seldomer else "wrong"
