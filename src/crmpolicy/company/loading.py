"""Finds, adopts, fills and joins: from a path to a policy set, or to all faults at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NamedTuple

from crmpolicy.company.filling import filled, range_faults, tables_of
from crmpolicy.company.joining import join_faults, version_faults
from crmpolicy.company.merging import merge
from crmpolicy.company.pausing import collecting_later
from crmpolicy.company.places import calendar_file, company_file, document_folder, policy_path, words_folder
from crmpolicy.company.remembering import (
    calendar_of,
    company_of,
    document_of,
    header_of,
    shared_words,
    stamp_of,
)
from crmpolicy.engine import PolicySet
from crmpolicy.errors import BadValueError, Fault, InvalidPolicySetError, in_order
from crmpolicy.policy.calendars import HolidayTable
from crmpolicy.policy.documents import Company, CompanyHeader, Document, Shared
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.events import events_fact
from crmpolicy.policy.facts import Fact, check_range
from crmpolicy.policy.parameters import Dated, Parameter

ALL: Final = frozenset({"*"})


def load_policy_set(path: str | Path, /, *, parameters: Mapping[str, Any] | None = None) -> PolicySet:
    """Load everything that is in force for a company, or one document by itself.

    Args:
        path: a company's file, a document's folder, or the name of a document or company that travels
            with the library (``steel``, ``example-group``).
        parameters: values that count instead of those in the files, by name (plain inside one document,
            ``document.name`` otherwise); exact text or numbers.

    Raises:
        InvalidPolicySetError: with all faults of all files, in the order of the files.

    >>> load_policy_set("example-steel").point("customer_grade").documents
    ('steel',)
    """
    found = policy_path(path)
    if found is None:
        raise InvalidPolicySetError([Fault("policy-not-found", {"given": str(path)})])
    with collecting_later():
        loading = Loading(found)
        effective = loading.company() if found.is_file() else loading.document()
        if effective is not None and parameters:
            effective = loading.override(effective, parameters)
        loading.finish()
        if effective is None:
            raise AssertionError(path)
        return PolicySet(effective)


class Unjudged(NamedTuple):
    """What was loaded before values are judged, for the checker to judge.

    ``line`` is the company first, then the one that it extends, and so on; empty for a document alone.
    ``stamp`` is a mark of all bytes of the files that it was read from, clauses and all; ``None`` where
    nobody knows.
    """

    effective: Effective
    line: tuple[Company, ...]
    stamp: bytes | None = None


def load_unjudged(path: str | Path, /) -> Unjudged:
    """Load as :func:`load_policy_set` does, but take values outside their ranges as they are.

    Args:
        path: a company's file, a document's folder, or the name of one that travels with the library.

    Raises:
        InvalidPolicySetError: with all faults of all files.

    >>> [company.key for company in load_unjudged("example-branch").line]
    ['example-branch', 'example-group']
    """
    found = policy_path(path)
    if found is None:
        raise InvalidPolicySetError([Fault("policy-not-found", {"given": str(path)})])
    loading = Loading(found, judging=False)
    effective = loading.company() if found.is_file() else loading.document()
    loading.finish()
    if effective is None:
        raise AssertionError(path)
    return Unjudged(effective, loading.line, stamp_of(*loading.read))


class Loading:
    """One load: the faults found so far, the documents not found, and what may stand in files not read."""

    def __init__(self, path: Path, *, judging: bool = True) -> None:
        self.path = path
        self.judging = judging
        self.line: tuple[Company, ...] = ()
        self.read: list[object] = []
        self.faults: list[Fault] = []
        self.absent: set[str] = set()
        self.unread: frozenset[str] = frozenset()

    def finish(self) -> None:
        """Raise all faults, in the order of the files, if there are any."""
        if self.faults:
            raise InvalidPolicySetError(in_order(self.faults))

    def document(self) -> Effective | None:
        """Load one document by itself."""
        shared = self._words()
        document = document_of(self.path, shared, self.faults)
        self.read.append(document)
        if document is None or self.faults:
            return None
        return self._effective(shared, {document.key: document}, None)

    def company(self) -> Effective | None:
        """Load a company: its ancestors, the documents that they adopt, and what they fill."""
        found = self._line()
        adopted = {key for _, header in found for key, _ in header.adopts}
        shared = self._words()
        documents = self._documents(sorted(adopted), shared)
        unread = self.unread | (adopted - documents.keys() - self.absent)
        holidays = self._holidays(found)
        read = (
            company_of(path, shared, documents, self.faults, unread=unread, holidays=holidays)
            for path, _ in found
        )
        line = [company for company in read if company is not None]
        if self.faults or not line:
            return None
        self.line = tuple(line)
        self.read += [*documents.values(), *holidays.values(), *line]
        merged = merge(line)
        versions = {key: document.version for key, document in documents.items()}
        self.faults += version_faults(merged, versions, merged.place)
        self.faults += join_faults(merged, tables_of(documents, merged))
        return self._effective(shared, documents, merged)

    def _words(self) -> Shared:
        shared = shared_words(words_folder(self.path.parent), self.faults)
        self.read.append(shared)
        return shared

    def _line(self) -> list[tuple[Path, CompanyHeader]]:
        """Read the headers of a company and its ancestors, the company first."""
        line: list[tuple[Path, CompanyHeader]] = []
        path: Path | None = self.path
        while path is not None:
            header = header_of(path, self.faults)
            if header is None:
                self.unread = ALL
                break
            line.append((path, header))
            if header.extends is None:
                break
            path = company_file(header.extends, path.parent)
            circular = _is_among(header.extends, path, line)
            if path is None or circular:
                code = "company-parent-circular" if circular else "company-parent-unknown"
                self.faults.append(Fault(code, {"name": header.extends}, header.parent_place))
                self.unread = ALL
                break
        return line

    def _holidays(self, line: Sequence[tuple[Path, CompanyHeader]]) -> dict[str, HolidayTable | None]:
        """Read the tables of holidays that the companies of a line go by; one not found is not among them."""
        tables: dict[str, HolidayTable | None] = {}
        for path, header in line:
            name = header.holidays
            file = calendar_file(name, path.parent) if name is not None else None
            if name is not None and file is not None:
                tables[name] = calendar_of(file, self.faults)
        return tables

    def _documents(self, keys: list[str], shared: Shared) -> dict[str, Document]:
        documents: dict[str, Document] = {}
        for key in keys:
            folder = document_folder(key, self.path.parent)
            if folder is None:
                self.absent.add(key)
                continue
            document = document_of(folder, shared, self.faults)
            if document is not None and document.key == key:
                documents[key] = document
            elif document is not None:
                named = {"folder": key, "document": document.key}
                self.faults.append(Fault("company-document-folder", named, document.place))
        return documents

    def _effective(
        self, shared: Shared, documents: Mapping[str, Document], company: Company | None
    ) -> Effective:
        only = next(iter(documents.values())) if company is None else None
        facts: dict[str, Fact] = {**shared.facts, "events": events_fact()}
        scales = dict(shared.scales)
        parameters: dict[str, Parameter] = dict(shared.parameters)
        role_titles, events = dict(shared.roles), dict(shared.events)
        for document in documents.values():
            facts.update(document.facts)
            scales.update(document.scales)
            parameters.update(document.parameters)
            role_titles.update(document.roles)
            events.update(document.events)
        parameters = {key: filled(parameters[key], company) for key in sorted(parameters)}
        if self.judging:
            self.faults += range_faults(parameters)
        identity: Any = company or only
        return Effective(
            company=identity.key,
            title=identity.title,
            zone=identity.zone,
            currency=identity.currency,
            documents={key: documents[key] for key in sorted(documents)},
            subjects=shared.subjects,
            facts={key: facts[key] for key in sorted(facts)},
            scales={key: scales[key] for key in sorted(scales)},
            parameters=parameters,
            tables=tables_of(documents, company),
            chosen=dict(sorted(company.chosen.items())) if company else {},
            joins=company.joins if company else (),
            scale_maps=tuple(sorted(company.scale_maps, key=lambda each: each.source)) if company else (),
            fact_maps=tuple(sorted(company.fact_maps, key=lambda each: each.fact)) if company else (),
            roles=dict(sorted(company.roles.items())) if company else {},
            role_titles=role_titles,
            events=events,
            calendar=company.calendar if company else None,
            company_file=str(self.path) if company else None,
            company_place=company.parameters_place if company else None,
        )

    def override(self, effective: Effective, values: Mapping[str, Any]) -> Effective:
        """Put given values in the place of those in the files."""
        changed: dict[str, Parameter] = dict(effective.parameters)
        for name, given in values.items():
            key = name if name in changed else f"{effective.company}.{name}"
            if key not in changed:
                self.faults.append(Fault("parameter-unknown", {"name": name, "known": tuple(changed)}))
                continue
            changed[key] = self._overridden(changed[key], given)
        self.faults += range_faults(changed)
        return replace(effective, parameters=changed)

    def _overridden(self, parameter: Parameter, given: Any) -> Parameter:
        try:
            value = parameter.type.read(given)
            check_range(parameter.type, parameter.range, value)
        except BadValueError as error:
            self.faults.append(error.fault(None, name=parameter.key))
            return parameter
        return replace(parameter, history=(Dated(value),), origin="given", place=None)


def _is_among(name: str, path: Path | None, line: Sequence[tuple[Path, CompanyHeader]]) -> bool:
    """Tell whether a company is its own ancestor: by its id, or by its file where the two differ."""
    files = {file.resolve() for file, _ in line}
    return name in {header.company for _, header in line} or (path is not None and path.resolve() in files)
