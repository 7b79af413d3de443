"""Lengths of time as people say them: days, hours and minutes; working time is called so."""

from datetime import timedelta
from typing import Final

from crmpolicy.explaining.telling import Teller
from crmpolicy.wording import Words, word

_CLOCK: Final = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))
_BETWEEN: Final = Words(" ", " ")


def length_words(teller: Teller, length: timedelta, *, working: bool = False) -> str:
    """Word a length without its sign: ``3 小时 20 分钟（工作时间）``.

    Working time is told in hours, for its days have no fixed length. What is less than a second is left out.

    Args:
        teller: whose language it is.
        length: how long.
        working: whether it runs in open hours only.
    """
    rest = abs(length) // timedelta(seconds=1)
    if rest == 0 and length:
        return teller.say("length-below-a-second")
    parts = []
    for unit, seconds in _CLOCK[1:] if working else _CLOCK:
        count, rest = divmod(rest, seconds)
        if count:
            name = word(f"term {unit}" if count == 1 else f"term {unit}s")
            parts.append(teller.say("length-part", count=str(count), unit=teller.spoken(name)))
    told = teller.spoken(_BETWEEN).join(parts) or teller.say(
        "length-part", count="0", unit=teller.word("term minutes")
    )
    return teller.say("length-working", length=told) if working else told
