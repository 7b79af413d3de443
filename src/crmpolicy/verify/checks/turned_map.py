"""CRM504: a company maps a better word of one scale onto a worse word of another."""

from collections.abc import Iterator
from itertools import combinations

from crmpolicy.errors import Location
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.scales import Choice, Scale
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.finding import Found

_Words = tuple[tuple[str, str], ...]


def find(checked: Checked) -> Iterator[Found]:
    """Look at each map between two scales with better and worse words."""
    for one, other, words, place in _maps(checked.effective):
        if not (one.ordered and other.ordered):
            continue
        onto = dict(words)
        better = sorted(onto, key=one.ranks.__getitem__)
        for first, second in combinations(better, 2):
            if other.ranks[onto[first]] > other.ranks[onto[second]]:
                arguments = {
                    "first": one.title_of(first),
                    "first_onto": other.title_of(onto[first]),
                    "second": one.title_of(second),
                    "second_onto": other.title_of(onto[second]),
                }
                related = tuple(each for each in (one.place, other.place) if each is not None)
                yield Found(arguments, place, (), related=related)
                break


def _maps(effective: Effective) -> Iterator[tuple[Scale, Scale, _Words, Location | None]]:
    """Give the scales of each map with its words: of answers onto one scale, of an answer onto a fact."""
    for each in effective.scale_maps:
        yield effective.scales[each.source], effective.scales[each.target], each.words, each.place
    for given in effective.fact_maps:
        kind, answer = effective.facts[given.fact].type, _answer(effective, given.point, given.output)
        if isinstance(kind, Choice) and answer is not None:
            yield answer, kind.scale, given.words, given.place


def _answer(effective: Effective, point: str, output: str) -> Scale | None:
    """Give the scale of what a point answers; none where it answers with anything else."""
    table = effective.tables.get(point)
    named = [each for each in table.outputs if each.name == output] if table is not None else []
    return named[0].type.scale if named and isinstance(named[0].type, Choice) else None
