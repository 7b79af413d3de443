"""What a form declares otherwise than before: entries that came or went, what is wanted of them, stages."""

from collections.abc import Iterator
from typing import Any, Final

from crmpolicy.policy.records import Field, Record
from crmpolicy.verify.comparing.difference import Declared
from crmpolicy.verify.comparing.pairing import Codes, unlike

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
        yield Declared(code, {**about, "entry": entry.fact.title, "name": entry.name}, entry.fact.place)


def _wanted(entry: Field) -> Any:
    """Tell what is wanted of an entry; in which block it is printed means nothing."""
    return entry.required, entry.since, entry.unique, entry.at_most
