"""Whose policies a case asks: the company it names, the document it lies in, or the one that it asks."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from crmpolicy.company import load_policy_set
from crmpolicy.company.places import company_file, document_folder
from crmpolicy.engine import PolicySet
from crmpolicy.errors import CrmPolicyError, Fault, InvalidPolicySetError
from crmpolicy.source import RawCase, read_header
from crmpolicy.source.tree import plain
from crmpolicy.wording import Words


class CaseFaultError(Exception):
    """A case cannot be run; becomes its result."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


class Finder:
    """Finds and loads the policies of cases; what was loaded once is kept."""

    def __init__(self) -> None:
        self._loaded: dict[str, PolicySet] = {}

    def policies(self, case: RawCase, file: Path) -> PolicySet:
        """Load the policies that a case of a file asks, with the values that it sets.

        Raises:
            CaseFaultError: there are none, or they cannot be used.
        """
        return self.policies_at(case, self.path(case, file))

    def path(self, case: RawCase, file: Path) -> Path:
        """Find the company's file or the document's folder that a case of a file asks.

        Raises:
            CaseFaultError: there is none.
        """
        return _company(case, file) if case.company else _document(case, file)

    def policies_at(self, case: RawCase, found: Path) -> PolicySet:
        """Load policies, with the values that a case sets.

        Raises:
            CaseFaultError: they cannot be used.
        """
        values = {name: plain(entry.value) for name, entry in case.parameters.items()}
        key = repr((found, sorted(values.items(), key=repr)))
        if key not in self._loaded:
            self._loaded[key] = _load(case, found, values)
        return self._loaded[key]


def said_by(error: CrmPolicyError) -> Words:
    """Give what an error says, in both languages."""
    return Words(error.message("zh"), error.message("en"))


def _load(case: RawCase, path: Path, values: Mapping[str, Any]) -> PolicySet:
    try:
        return load_policy_set(path, parameters=values)
    except InvalidPolicySetError as error:
        raise CaseFaultError(Fault("case-policies-unusable", {"said": said_by(error)}, case.place)) from None


def _company(case: RawCase, file: Path) -> Path:
    name = case.company.text if case.company else ""
    found = company_file(name, _beside(file)) or _company_here(file, name)
    if found is None:
        raise CaseFaultError(Fault("case-company-unknown", {"name": name}, case.place))
    return found


def _beside(file: Path) -> Path:
    """Give the folder that the cases are about; a file of cases may be called as the company is."""
    return file.parent.parent if file.parent.name == "cases" else file.parent


def _company_here(file: Path, name: str | None) -> Path | None:
    """Find the ``company.yaml`` that the cases are about; with a name, only that company's."""
    path = _beside(file) / "company.yaml"
    header = read_header(path, []) if path.is_file() else None
    return path if header is not None and name in (None, header.company) else None


def _document(case: RawCase, file: Path) -> Path:
    beside = _beside(file)
    if (beside / "policy.yaml").is_file():
        return beside
    name = case.ask.text.partition(".")[0]
    found = _company_here(file, None) or document_folder(name, beside)
    if found is None:
        raise CaseFaultError(Fault("case-document-unknown", {"name": name}, case.place))
    return found
