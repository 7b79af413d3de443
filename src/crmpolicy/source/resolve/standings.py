"""The fact that has every entry of a list with its place: what it adds to the fields of an entry."""

from collections.abc import Iterator
from dataclasses import replace

from crmpolicy.errors import Location
from crmpolicy.policy.facts import Fact, ListOf, Range
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.rankings import BECAUSE_OF, LIST, PLACE, RANK, STANDINGS, WHY, WHYS, Ranking
from crmpolicy.policy.scales import Choice, Scale, ScaleValue
from crmpolicy.source.resolve.facts import Declared
from crmpolicy.source.resolve.names import Name
from crmpolicy.values import Integer, Text, ValueType
from crmpolicy.wording import word


def place_name() -> Name:
    """Give the place as a name by which values may be kept.

    >>> place_name().key
    'standings:rank'
    """
    return Name(PLACE, "fact", Integer())


def standings_fact(
    course: Ranking, fields: tuple[Fact, ...], derived: Declared, place: Location | None
) -> Fact:
    """Give the standings of a ranking, without their derivation.

    Args:
        course: the ranking.
        fields: the fields of the entries that are ranked.
        derived: what follows from an entry; each becomes a field of the standings.
        place: where the decision stands.
    """
    measures = (each for each in derived.values() if each is not None and each.key in course.measures)
    followed = (replace(each, derived=None, unknown=True) for each in measures)
    kind = ListOf(fields=(*fields, *followed, *_added(course, place)), loose=True)
    return Fact(course.standings, STANDINGS, word("ranking standings"), kind, place=place)


def _added(course: Ranking, place: Location | None) -> Iterator[Fact]:
    lists = tuple(ScaleValue(each.id, each.title) for each in course.lists)
    whys = tuple(ScaleValue(each, word(f"ranking {each}")) for each in WHYS)
    kinds: dict[str, ValueType] = {
        LIST: Choice(_words(course.own(LIST), "ranking list", lists)),
        RANK: Integer(),
        WHY: Choice(_words(course.own(WHY), "ranking why", whys)),
        BECAUSE_OF: Text(),
    }
    for name, kind in kinds.items():
        allowed = Range(at_least=Literally(1)) if name == RANK else Range()
        title = word(f"ranking {name}")
        yield Fact(course.own(name), name, title, kind, allowed, unknown=name != LIST, place=place)


def _words(key: str, title: str, values: tuple[ScaleValue, ...]) -> Scale:
    return Scale(key, word(title), ordered=False, open=False, values=values)
