"""Shared words and documents that were read before and have not changed since: read once a process.

A host that loads several companies, and the runner of owners' cases, read the same files again and
again. What was read counts only while every file has the same bytes, before and after the reading.
What travels with the library is kept on disk as well, from process to process (``compiled``).
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple

from crmpolicy.company import compiled
from crmpolicy.company.compiled import Key
from crmpolicy.drafts import bytes_of
from crmpolicy.errors import Fault
from crmpolicy.policy.calendars import HolidayTable
from crmpolicy.policy.documents import Clause, Company, CompanyHeader, Document, Shared

MOST_KEPT: Final = 64  # readings; a host has few documents, this only bounds a hostile one

Contents = tuple[tuple[str, bytes | None], ...]


class Kept(NamedTuple):
    """What was read, of which bytes, resting on what; the mark stands for all of that on disk."""

    contents: Contents
    rests_on: tuple[Any, ...]
    found: Any
    faults: tuple[Fault, ...]
    mark: bytes | None


_KEPT: Final[dict[Key, Kept]] = {}


def shared_words(folder: Path, faults: list[Fault]) -> Shared:
    """Give the shared words of a folder; what is wrong is gathered."""

    def read(told: list[Fault]) -> Shared:
        from crmpolicy.source import read_shared  # noqa: PLC0415 - what is kept needs no YAML

        return read_shared(folder, told)

    files = (folder / "subjects.yaml", folder / "facts.yaml")
    found: Shared = _remembered(("shared", folder), lambda: files, read, (), faults)
    return found


def document_of(folder: Path, shared: Shared, faults: list[Fault]) -> Document | None:
    """Give a document by its folder; what is wrong is gathered.

    Args:
        folder: holds ``policy.yaml`` and the files of sections.
        shared: the shared words; other words make another document.
        faults: gathers what is wrong.
    """

    def read(told: list[Fault]) -> Document | None:
        from crmpolicy.source import read_document  # noqa: PLC0415 - what is kept needs no YAML

        return read_document(folder, shared, told)

    found: Document | None = _remembered(
        ("document", folder), lambda: sorted(folder.glob("*.yaml")), read, (shared,), faults
    )
    return found


def calendar_of(path: Path, faults: list[Fault]) -> HolidayTable | None:
    """Give a table of holidays by its file; what is wrong is gathered."""

    def read(told: list[Fault]) -> HolidayTable | None:
        from crmpolicy.source import read_calendar  # noqa: PLC0415 - what is kept needs no YAML

        return read_calendar(path, told)

    found: HolidayTable | None = _remembered(("calendar", path), lambda: (path,), read, (), faults)
    return found


def header_of(path: Path, faults: list[Fault]) -> CompanyHeader | None:
    """Give the head of a company file; what is wrong is gathered."""

    def read(told: list[Fault]) -> CompanyHeader | None:
        from crmpolicy.source import read_header  # noqa: PLC0415 - what is kept needs no YAML

        return read_header(path, told)

    found: CompanyHeader | None = _remembered(("header", path), lambda: (path,), read, (), faults)
    return found


def company_of(
    path: Path,
    shared: Shared,
    documents: Mapping[str, Document],
    faults: list[Fault],
    *,
    unread: Collection[str],
    holidays: Mapping[str, HolidayTable | None],
) -> Company | None:
    """Give a company by its file; what is wrong is gathered.

    Where something that it names could not be read, the file is read for itself.

    Args:
        path: the company's file.
        shared: the shared words.
        documents: what it may adopt, by key.
        faults: gathers what is wrong.
        unread: documents that could not be read.
        holidays: the tables of holidays that were found, by name; None stands for a faulty one.
    """

    def read(told: list[Fault]) -> Company | None:
        from crmpolicy.source import read_company  # noqa: PLC0415 - what is kept needs no YAML

        return read_company(path, shared, documents, told, unread=unread, holidays=holidays)

    if unread or None in holidays.values():
        return read(faults)
    rests_on = (shared, *documents.values(), *holidays.values())
    found: Company | None = _remembered(("company", path), lambda: (path,), read, rests_on, faults)
    return found


def clauses_of(folder: Path, faults: list[Fault]) -> Mapping[str, Clause]:
    """Give the clauses that a document tells of, by id; what is wrong is gathered."""

    def read(told: list[Fault]) -> Mapping[str, Clause]:
        from crmpolicy.source import read_clauses  # noqa: PLC0415 - what is kept needs no YAML

        return read_clauses(folder, told)[0]

    path = folder / "clauses.yaml"
    found: Mapping[str, Clause] = _remembered(("clauses", path), lambda: (path,), read, (), faults)
    return found


def stamp_of(*found: object) -> bytes | None:
    """Give a mark of all bytes that things were read from; ``None`` where one is not remembered."""
    told = blake2b()
    for each in found:
        kept = next((one for one in [*_KEPT.values()] if one.found is each), None)
        if kept is None:
            return None
        for name, content in kept.contents:
            told.update(f"{name}\0{-1 if content is None else len(content)}\0".encode())
            told.update(content or b"")
    return told.digest()


def _remembered(
    key: Key,
    files: Callable[[], Iterable[Path]],
    read: Callable[[list[Fault]], Any],
    rests_on: tuple[Any, ...],
    faults: list[Fault],
) -> Any:
    """Give what was read before, here or in another process, where nothing it rests on has changed."""
    before = _contents(files())
    last = _KEPT.get(key)
    if last and last.contents == before and _same(last.rests_on, rests_on):
        faults.extend(last.faults)
        return last.found
    mark = compiled.mark_of(key[1], before, [_mark_of(each) for each in rests_on])
    told: list[Fault] = []
    found = compiled.kept(key, mark)
    if found is None:
        found = read(told)
        faults.extend(told)
        if _contents(files()) != before:
            return found
        if not told:
            compiled.keep(key, mark, found)
    while len(_KEPT) >= MOST_KEPT:
        _KEPT.pop(next(iter(_KEPT)), None)  # the oldest; another thread may have been there first
    _KEPT[key] = Kept(before, rests_on, found, tuple(told), mark)
    return found


def _same(before: Collection[object], now: Collection[object]) -> bool:
    return len(before) == len(now) and all(a is b for a, b in zip(before, now, strict=True))


def _mark_of(found: Any) -> bytes | None:
    """Give the mark of something read before; ``None`` where it has none."""
    return next((each.mark for each in [*_KEPT.values()] if each.found is found), None)


def _contents(files: Iterable[Path]) -> Contents:
    """Give every file with its bytes; a file that cannot be read has none."""
    return tuple((str(path), _bytes(path)) for path in files)


def _bytes(path: Path) -> bytes | None:
    try:
        return bytes_of(path)
    except OSError:
        return None
