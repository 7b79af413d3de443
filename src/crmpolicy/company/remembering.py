"""Shared words and documents that were read before and have not changed since: read once a process.

A host that loads several companies, and the runner of owners' cases, read the same files again and
again. What was read counts only while every file has the same bytes, before and after the reading.
What travels with the library is kept on disk as well, from process to process (``compiled``).
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final, NamedTuple

from crmpolicy.company import compiled
from crmpolicy.errors import Fault
from crmpolicy.policy.calendars import HolidayTable
from crmpolicy.policy.documents import Document, Shared

MOST_KEPT: Final = 64  # readings; a host has few documents, this only bounds a hostile one

Key = tuple[str, Path]  # the kind and the file or folder
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
    if last and last.contents == before and all(a is b for a, b in zip(last.rests_on, rests_on, strict=True)):
        faults.extend(last.faults)
        return last.found
    path = key[1]
    mark = compiled.mark_of(path, before, [_mark_of(each) for each in rests_on])
    told: list[Fault] = []
    found = compiled.kept(path, mark)
    if found is None:
        found = read(told)
        faults.extend(told)
        if _contents(files()) != before:
            return found
        if not told:
            compiled.keep(path, mark, found)
    while len(_KEPT) >= MOST_KEPT:
        _KEPT.pop(next(iter(_KEPT)), None)  # the oldest; another thread may have been there first
    _KEPT[key] = Kept(before, rests_on, found, tuple(told), mark)
    return found


def _mark_of(found: Any) -> bytes | None:
    """Give the mark of something read before; ``None`` where it has none."""
    return next((each.mark for each in [*_KEPT.values()] if each.found is found), None)


def _contents(files: Iterable[Path]) -> Contents:
    """Give every file with its bytes; a file that cannot be read has none."""
    return tuple((str(path), _bytes(path)) for path in files)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
