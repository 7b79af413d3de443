"""What a course answers with, before it is asked: the name, type and title of each output."""

from collections.abc import Sequence

from crmpolicy.engine.courses.kinds import DutyType, RefusedType
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.lifecycles import Chain, Lifecycle, Track
from crmpolicy.policy.scales import Choice, Scale, ScaleValue, roles_among
from crmpolicy.policy.tables import Table
from crmpolicy.values import Boolean, Instant, Text, ValueType
from crmpolicy.wording import Words, word


def outcome_kinds(tables: Sequence[Table], effective: Effective) -> dict[str, ValueType]:
    """Give each output of a course and its type."""
    course = tables[0].course
    roles = roles_among(effective.role_titles)
    if isinstance(course, Chain):
        levels = tuple(ScaleValue(each.id, each.title) for each in course.levels)
        level = Choice(
            Scale(f"{tables[0].key}:levels", tables[0].title, ordered=False, open=False, values=levels)
        )
        kinds = {
            "state": Text(),
            "level": level,
            "owner": roles,
            "since": Instant(),
            "next_move_at": Instant(),
        }
        return {**kinds, "told": ListOf(roles), "refused": RefusedType()}
    if isinstance(course, Lifecycle):
        kinds = {track.id: _states(tables[0], track) for track in course.tracks}
        kinds |= {"may": ListOf(Text()), "since": Instant(), "told": ListOf(Text())}
        kinds |= {**({"publish": Boolean()} if course.publishes else {}), "opens": ListOf(Text())}
        return {**kinds, "refused": RefusedType(), **({"duties": DutyType()} if len(tables) > 1 else {})}
    duties = [duty for table in tables if isinstance(table.course, Duties) for duty in table.course.duties]
    apart = {duty.name for duty in duties if duty.per_who}
    return {duty.name: DutyType(one=duty.name not in apart) for duty in duties}


def _states(table: Table, track: Track) -> Choice:
    values = tuple(ScaleValue(each.id, each.title) for each in track.states)
    return Choice(Scale(f"{table.key}:{track.id}", track.title, ordered=False, open=False, values=values))


def titles_of(tables: Sequence[Table]) -> dict[str, Words]:
    """Give the title of each output of a course."""
    course = tables[0].course
    if isinstance(course, Chain):
        names = ("state", "level", "owner", "since", "next_move_at", "told", "refused")
        return {name: word(f"chain {name}") for name in names}
    if isinstance(course, Lifecycle):
        published = ("publish",) if course.publishes else ()
        rest = ("may", "since", "told", *published, "opens", "refused", "duties")
        tracks = {track.id: track.title for track in course.tracks}
        return tracks | {name: word(f"lifecycle {name}") for name in rest}
    return {
        duty.name: duty.title
        for table in reversed(tables)
        if isinstance(table.course, Duties)
        for duty in table.course.duties
    }
