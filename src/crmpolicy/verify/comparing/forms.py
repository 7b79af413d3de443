"""What a form declares otherwise than before: entries that came or went, what is wanted of them, stages."""

from collections.abc import Iterator
from typing import Any

from crmpolicy.policy.records import Field, Record
from crmpolicy.verify.comparing.difference import Declared


def form_changes(before: Record, after: Record, about: dict[str, Any]) -> Iterator[Declared]:
    """Tell what a form declares otherwise; which values an entry takes is told with its fact.

    Args:
        before: the form before.
        after: the form after.
        about: the question, as findings name it.
    """
    if before.stages != after.stages:
        yield Declared("diff-stages", about, after.stage.place if after.stage else None)
    one, other = ({each.fact.key: each for each in form.entries()} for form in (before, after))
    for key in sorted({*one, *other}):
        entry = other.get(key) or one[key]
        arguments = {**about, "entry": entry.fact.title, "name": entry.name}
        if key not in one:
            yield Declared("diff-entry-came", arguments, entry.fact.place)
        elif key not in other:
            yield Declared("diff-entry-went", arguments, entry.fact.place)
        elif _wanted(one[key]) != _wanted(other[key]):
            yield Declared("diff-entry-wanted", arguments, entry.fact.place)


def _wanted(entry: Field) -> Any:
    """Tell what is wanted of an entry; in which block it is printed means nothing."""
    return entry.required, entry.since, entry.unique, entry.at_most
