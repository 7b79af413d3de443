"""Words that decisions bring along: duties are events of their own name, levels of a chain are a scale."""

from collections.abc import Iterator, Mapping

from crmpolicy.policy.scales import Scale, ScaleValue
from crmpolicy.source.reading import child, entries_of, items_of, text_of, title_of
from crmpolicy.source.tree import Entry
from crmpolicy.wording import Words, word


def duty_events(decisions: Mapping[str, Entry]) -> dict[str, Words]:
    """Give the duties of all decisions as events: what performs a duty has its name."""
    return {
        name: title_of(each.value) or Words(name, name)
        for _, decision in _of_kind(decisions, "duties")
        for name, each in entries_of(child(decision.value, "duties"))
    }


def level_scales(decisions: Mapping[str, Entry], prefix: str) -> dict[str, Scale | None]:
    """Give the levels of each chain as a scale, the lowest first; None where they cannot be read."""
    return {name: _levels(name, entry, prefix) for name, entry in _of_kind(decisions, "chain")}


def _of_kind(decisions: Mapping[str, Entry], kind: str) -> Iterator[tuple[str, Entry]]:
    return ((name, entry) for name, entry in decisions.items() if text_of(entry.value, "kind") == kind)


def _levels(name: str, entry: Entry, prefix: str) -> Scale | None:
    found: dict[str, ScaleValue] = {}
    for item in items_of(entry.value, "levels"):
        identity, title = text_of(item, "id"), title_of(item)
        if identity is None or title is None:
            return None
        found.setdefault(identity, ScaleValue(identity, title))
    title = title_of(entry.value) or word("said level")
    place = entry.key.place.location
    levels = tuple(found.values())
    if not levels:
        return None
    return Scale(f"{prefix}{name}:levels", title, ordered=True, open=False, values=levels, place=place)
