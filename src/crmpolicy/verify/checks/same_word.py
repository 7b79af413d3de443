"""CRM503: the same word in the scales of two documents, and nothing says how one follows from the other."""

from collections.abc import Iterator
from itertools import combinations

from crmpolicy.policy.effective import Effective
from crmpolicy.policy.scales import OTHER, Choice, Scale
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.finding import Found

_SHORTEST = 2
"""A word of one sign (大, 高, 无) is a degree of anything and names no class."""


def find(checked: Checked) -> Iterator[Found]:
    """Look at the ordered scales of the documents that a company adopts, two at a time.

    Only where one of the two is what a question answers with: such a class is passed on from system to
    system by its bare word. Scales that answer the same question are left alone, for the company joins
    them or has chosen a document; so are those that it maps.
    """
    effective = checked.effective
    if not checked.line:
        return
    answers = _answers(effective)
    mapped = _mapped(effective)
    scales = [scale for key, scale in sorted(effective.scales.items()) if scale.ordered and "." in key]
    for one, other in combinations(scales, 2):
        if _document(one) == _document(other) or not {one.id, other.id} & answers.keys():
            continue
        if {one.id, other.id} & mapped or answers.get(one.id, set()) & answers.get(other.id, set()):
            continue
        shared = _words(one) & _words(other)
        if shared:
            word = min(shared)
            arguments = {"word": word, "one": one.id, "other": other.id}
            related = tuple(place for place in (one.place, other.place) if place is not None)
            yield Found(arguments, effective.company_place, (), related=related)


def _document(scale: Scale) -> str:
    return scale.id.partition(".")[0]


def _words(scale: Scale) -> set[str]:
    """Gather the words that stand in the text of a document: its own titles and spellings, not our ids."""
    spelt = (
        spelling for value in scale.values if value.id != OTHER for spelling in (value.title.zh, *value.also)
    )
    return {each for each in spelt if len(each) >= _SHORTEST}


def _answers(effective: Effective) -> dict[str, set[str]]:
    """Name the questions that each scale answers."""
    found: dict[str, set[str]] = {}
    for table in effective.tables.values():
        for output in table.outputs:
            if isinstance(output.type, Choice):
                found.setdefault(output.type.scale.id, set()).add(table.subject)
    return found


def _mapped(effective: Effective) -> set[str]:
    """Name the scales that are mapped: onto another, or because all facts on them follow from an answer."""
    given = {each.fact for each in effective.fact_maps}
    asked: dict[str, set[str]] = {}
    for fact in effective.facts.values():
        if isinstance(fact.type, Choice):
            asked.setdefault(fact.type.scale.id, set()).add(fact.key)
    by_facts = {scale for scale, facts in asked.items() if facts <= given}
    return by_facts | {each.source for each in effective.scale_maps}
