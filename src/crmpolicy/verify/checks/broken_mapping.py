"""CRM202: a law written beside a mapping that its values break."""

from collections.abc import Iterator
from typing import Any

from crmpolicy.policy.parameters import Dated, MappingOf, Parameter
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.finding import Found
from crmpolicy.verify.laws.mappings import Unlawful, unlawful
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.wording import Words


def find(checked: Checked) -> Iterator[Found | NotDecidedError]:
    """Compare, in every value of every mapping, the entries that differ in one key only."""
    for parameter in checked.effective.parameters.values():
        for law in parameter.properties:
            if law.more or not isinstance(parameter.type, MappingOf):
                continue  # sums have a check of their own
            try:
                for dated in parameter.history:
                    broken = unlawful(checked.effective.facts, parameter.type, law, dated.value)
                    if broken is not None:
                        yield _found(parameter, parameter.type, law, dated, broken)
            except NotDecidedError as undecided:
                yield undecided.at(law.place)


def _found(parameter: Parameter, kind: MappingOf, law: Any, dated: Dated, broken: Unlawful) -> Found:
    cells, one, other = broken
    arguments = {
        "name": parameter.key,
        "law": law.id,
        "first": _entry(broken, one),
        "first_value": kind.of.words(cells.values[one]),
        "second": _entry(broken, other),
        "second_value": kind.of.words(cells.values[other]),
    }
    related = (law.place,) if law.place else ()
    return Found(arguments, dated.place or parameter.place, law.clauses or parameter.clauses, related=related)


def _entry(broken: Unlawful, entry: tuple[Any, ...]) -> Words:
    said = [kind.words(each) for kind, each in zip(broken.cells.types, entry, strict=True)]
    return Words(" / ".join(each.zh for each in said), " / ".join(each.en for each in said))
