"""What a company writes over what its parents and the documents say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from crmpolicy.company.places import words_folder
from crmpolicy.company.remembering import shared_words
from crmpolicy.policy.documents import Company, Filling
from crmpolicy.policy.parameters import Dated, Parameter
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.declarations.histories import stated


@dataclass(frozen=True, slots=True)
class Overlay:
    """One company of a line, and those above it, the nearest first."""

    company: Company
    above: tuple[Company, ...]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A value that a company gives: over which one, and who said that one.

    ``parameter`` is as its document declares it; ``before`` is empty where nobody above gives a value.
    """

    overlay: Overlay
    filling: Filling
    parameter: Parameter
    before: tuple[Dated, ...]


def overlays(checked: Checked) -> Iterator[Overlay]:
    """Give the companies of a line, the company itself first; none for a document alone."""
    for place, company in enumerate(checked.line):
        yield Overlay(company, checked.line[place + 1 :])


def declared(checked: Checked) -> Mapping[str, Parameter]:
    """Give every parameter as it is declared, before a company fills it."""
    found: dict[str, Parameter] = {}
    if checked.effective.company_file is not None:
        folder = words_folder(Path(checked.effective.company_file).parent)
        found.update(shared_words(folder, []).parameters)
    for document in checked.effective.documents.values():
        found.update(document.parameters)
    return found


def rewritten(checked: Checked) -> Iterator[Rewritten]:
    """Give every value that a company of the line gives, with the one that stands above it."""
    parameters = declared(checked)
    for overlay in overlays(checked):
        for key, filling in overlay.company.fillings.items():
            yield Rewritten(overlay, filling, parameters[key], _before(overlay, parameters[key]))


def _before(overlay: Overlay, parameter: Parameter) -> tuple[Dated, ...]:
    for company in overlay.above:
        if parameter.key in company.fillings:
            return company.fillings[parameter.key].history
    return stated(parameter)
