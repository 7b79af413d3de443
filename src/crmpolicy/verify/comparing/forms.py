"""What a form declares otherwise than before: entries that came or went, what is wanted of them, stages."""

from collections.abc import Iterator
from typing import Any, Final

from crmpolicy.policy.records import Field, Record
from crmpolicy.verify.comparing.difference import Declared
from crmpolicy.verify.comparing.pairing import Codes, unlike
from crmpolicy.wording import Words, say

_ENTRY: Final = Codes("diff-entry-came", "diff-entry-went", "diff-entry-wanted")


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
    for code, entry in unlike(one, other, _wanted, _ENTRY):
        told = {**about, "entry": entry.fact.title, "name": entry.name}
        if code == _ENTRY.otherwise:
            told |= {"before": _said(one[entry.fact.key], before), "after": _said(entry, after)}
        yield Declared(code, told, entry.fact.place)


def _wanted(entry: Field) -> Any:
    """Tell what is wanted of an entry; in which block it is printed means nothing."""
    return entry.required, entry.since, entry.unique, entry.at_most


def _said(entry: Field, form: Record) -> tuple[Words, ...]:
    """Word what is wanted of an entry: whether it has to be there and from when, and how often."""
    stage = form.stage.type.words(entry.since) if form.stage is not None and entry.since else None
    if entry.required and stage is not None:
        said = [_words("diff-entry-required-from", stage=stage)]
    else:
        said = [_words("diff-entry-required" if entry.required else "diff-entry-optional")]
    if entry.unique:
        said.append(_words("diff-entry-unique"))
    if entry.at_most is not None:
        said.append(_words("diff-entry-at-most", count=str(entry.at_most)))
    return tuple(said)


def _words(code: str, **arguments: Words | str) -> Words:
    return Words(say(code, "zh", arguments), say(code, "en", arguments))
