"""What a rule says of a duty, as a sentence: by when, how often, by whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from crmpolicy.explaining.calling import Caller
from crmpolicy.explaining.saying import Said, Says
from crmpolicy.policy.duties import Duties
from crmpolicy.wording import Words

_DECIDING: Final = ("within", "every", "times", "months_after", "day", "weekday", "last_weekday", "rrule")
_TITLED: Final = (*_DECIDING, "at", "since")
_NUMBER_OF_NEXT: Final = 1
_PIECES: Final = Words("、", ", ")


def duty_says(caller: Caller, course: Duties, says: Says) -> str:
    """Word a rule with the duty that it speaks of: ``首次响应：自收到起 4 小时内，由一线人员负责``."""
    duty = caller.duty(says["duty"].value)
    return caller.teller.say("duty-says", duty=duty, limit=_Limit(caller, course, says).with_who())


def asks_for_something(caller: Caller, course: Duties, says: Says) -> bool:
    """Tell whether a rule asks for anything: not one without limit, nor one that says ``never``."""
    return _Limit(caller, course, says).asks()


@dataclass(frozen=True, slots=True)
class _Limit:
    """Words the limit of one rule."""

    caller: Caller
    course: Duties
    says: Says

    def with_who(self) -> str:
        who = self.says.get("who")
        told = self.with_titles()
        if who is None or who.unset or not self.asks():
            return told
        return self._say("duty-says-who", limit=told, who=who.words)

    def with_titles(self) -> str:
        unset = [each.title for name, each in self.says.items() if name in _DECIDING and each.unset]
        if unset:
            return self._say("duty-says-unset", title=unset[0])
        titles = [self.says[name].title for name in _TITLED if name in self.says]
        named = self.caller.teller.spoken(_PIECES).join(dict.fromkeys(each for each in titles if each))
        return self._say("duty-says-titles", limit=self.told(), titles=named) if named else self.told()

    def asks(self) -> bool:
        """Whether the rule asks for anything."""
        return not self._is_never() and not any(
            each.unset for name, each in self.says.items() if name in _DECIDING
        )

    def _is_never(self) -> bool:
        """Whether the rule says that there is no duty."""
        times = self.says.get("times")
        return "never" in self.says or (times is not None and times.words == "0")

    def told(self) -> str:
        """Word the limit alone."""
        if self._is_never():
            return self._say("duty-says-never")
        told = self._limit()
        if "since" in self.says:
            told = self._say("duty-says-since", limit=told, day=self.says["since"].words)
        off_day = self.says.get("off_day")
        if off_day is None:
            return told
        return self._say(f"duty-says-off-day-{off_day.value.replace(' ', '-')}", limit=told)

    def _limit(self) -> str:
        if "within" in self.says:
            code = "duty-says-within-each" if "each" in self.says else "duty-says-within"
            return self._say(code, term=self.says["within"].words, source=self._source())
        if "next" in self.says:
            duty = self.caller.duty(self.says["next"].value)
            return self._say("duty-says-next", duty=duty, source=self._source())
        if "every" in self.says:
            return self._every()
        if "rrule" in self.says:
            return self._say("duty-says-schedule", schedule=self.says["rrule"].words)
        code = "duty-says-on-each" if "each" in self.says else "duty-says-on"
        return self._say(code, source=self._source(), day=self._day_and_month(), clock=self._clock())

    def _source(self) -> str:
        named = self.says.get("from")
        return self.caller.event(named.value if named else self.course.starts or "")

    def _every(self) -> str:
        day = self._day()
        return self._say(
            "duty-says-every",
            period=self.says["every"].words,
            times=self._times(),
            day=self._say("day-in-period", day=day) if day else "",
            clock=self._clock(),
        )

    def _times(self) -> str:
        times = self.says.get("times")
        if times is None or times.words == "1":
            return self._say("times-once")
        return self._say("times-so-many", count=times.words)

    def _day_and_month(self) -> str:
        months = self.says.get("months_after")
        if months is None:
            return self._day()
        if months.value == 0:
            return self._say("day-this-month", day=self._day())
        if months.value == _NUMBER_OF_NEXT:
            return self._say("day-next-month", day=self._day())
        return self._say("day-months-after", months=months.words, day=self._day())

    def _day(self) -> str:
        return "".join(self._days())

    def _days(self) -> Iterator[str]:
        for name, code in _DAY_CODES.items():
            said = self.says.get(name)
            if said is not None:
                last = name == "day" and said.value == "last"
                yield self._say(
                    "day-last" if last else code, day=_bare(said) if name == "day" else said.words
                )

    def _clock(self) -> str:
        if "at_closing" in self.says:
            return self._say("clock-closing")
        return self._say("clock-at", time=self.says["at"].words) if "at" in self.says else ""

    def _say(self, code: str, **arguments: str) -> str:
        return self.caller.teller.say(code, **arguments)


_DAY_CODES: Final = {
    "day": "day-numbered",
    "weekday": "day-weekday",
    "last_weekday": "day-last-weekday",
    "same_day": "day-same",
}


def _bare(said: Said) -> str:
    """Give a day of the month as its number; the word behind it is the sentence's."""
    return said.words.removesuffix("日")
