"""The occasions of some days where rules and values change in between: each period by what it began under."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from crmpolicy.engine.courses.covering import together
from crmpolicy.engine.courses.occasions import Occasion, not_begun, occasions
from crmpolicy.engine.courses.outcomes import RuleKey, Voice
from crmpolicy.policy.duties import Duties, DutyJoin


@dataclass(frozen=True, slots=True)
class InForce:
    """What all documents say of a case from one day to another."""

    first: date
    last: date
    voices: Sequence[Voice]


def occasions_ahead(stretches: Sequence[InForce], since: date, until: date) -> tuple[Occasion, ...]:
    """Give the occasions whose period touches some days, those of all documents together.

    A period is asked for by what is in force on its first day; while it lasts, nothing else is asked by the
    same rule.

    Args:
        stretches: one after another; the first begins in the past of all days.
        since: the first day.
        until: the last day.
    """
    found: dict[RuleKey, list[Occasion]] = {}
    for stretch in stretches:
        taken = {key: max(each.ends for each in listed) for key, listed in found.items()}
        for each in _asked(stretch, since, until):
            key = (each.document, each.part, each.rule)
            if each.begins > taken.get(key, date.min):
                found.setdefault(key, []).append(each)
    every = (each for listed in found.values() for each in listed)
    return together(every, {key: join for stretch in stretches for key, join in _joins(stretch)})


def rules_not_begun(voices: Sequence[Voice]) -> tuple[tuple[str, str | None, RuleKey], ...]:
    """Give, with duty and role, the rules by which nothing can be planned: no first time is known.

    >>> rules_not_begun([])
    ()
    """
    return tuple(
        (each.said["duty"], each.said.get("who"), (each.document, each.part, each.rule))
        for voice in voices
        if isinstance(voice.course, Duties)
        for each in not_begun(voice.course, voice.rulings, voice.case)
    )


def _asked(stretch: InForce, since: date, until: date) -> Iterator[Occasion]:
    for voice in stretch.voices:
        if isinstance(voice.course, Duties):
            every = occasions(voice.course, voice.rulings, voice.case, since, until)
            yield from (each for each in every if stretch.first <= each.begins <= stretch.last)


def _joins(stretch: InForce) -> Iterator[tuple[str, DutyJoin]]:
    for voice in stretch.voices:
        if isinstance(voice.course, Duties):
            yield from ((duty.name, duty.join) for duty in voice.course.duties)
