"""Shared words and documents that were read before and have not changed since: read once a process.

A host that loads several companies, and the runner of owners' cases, read the same files again and
again. What was read counts only while every file has the same bytes, before and after the reading.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from crmpolicy.errors import Fault
from crmpolicy.policy.calendars import HolidayTable
from crmpolicy.policy.documents import Document, Shared
from crmpolicy.source import read_calendar, read_document, read_shared

MOST_KEPT: Final = 64  # readings; a host has few documents, this only bounds a hostile one
_KEPT: Final[dict[tuple[str, str], tuple[Any, ...]]] = {}

Contents = tuple[tuple[str, bytes | None], ...]


def shared_words(folder: Path, faults: list[Fault]) -> Shared:
    """Give the shared words of a folder; what is wrong is gathered."""
    found: Shared = _remembered(
        ("shared", str(folder)),
        lambda: (folder / "subjects.yaml", folder / "facts.yaml"),
        lambda told: read_shared(folder, told),
        (),
        faults,
    )
    return found


def document_of(folder: Path, shared: Shared, faults: list[Fault]) -> Document | None:
    """Give a document by its folder; what is wrong is gathered.

    Args:
        folder: holds ``policy.yaml`` and the files of sections.
        shared: the shared words; other words make another document.
        faults: gathers what is wrong.
    """
    found: Document | None = _remembered(
        ("document", str(folder)),
        lambda: sorted(folder.glob("*.yaml")),
        lambda told: read_document(folder, shared, told),
        (shared,),
        faults,
    )
    return found


def calendar_of(path: Path, faults: list[Fault]) -> HolidayTable | None:
    """Give a table of holidays by its file; what is wrong is gathered."""
    found: HolidayTable | None = _remembered(
        ("calendar", str(path)), lambda: (path,), lambda told: read_calendar(path, told), (), faults
    )
    return found


def _remembered(
    key: tuple[str, str],
    files: Callable[[], Iterable[Path]],
    read: Callable[[list[Fault]], Any],
    rests_on: tuple[Any, ...],
    faults: list[Fault],
) -> Any:
    """Give what was read before, where nothing it rests on has changed; else read anew."""
    before = _contents(files())
    kept = _KEPT.get(key)
    if kept is not None and kept[0] == before and all(a is b for a, b in zip(kept[1], rests_on, strict=True)):
        faults.extend(kept[3])
        return kept[2]
    told: list[Fault] = []
    found = read(told)
    if _contents(files()) == before:
        while len(_KEPT) >= MOST_KEPT:
            _KEPT.pop(next(iter(_KEPT)), None)  # the oldest; another thread may have been there first
        _KEPT[key] = (before, rests_on, found, tuple(told))
    faults.extend(told)
    return found


def _contents(files: Iterable[Path]) -> Contents:
    """Give every file with its bytes; a file that cannot be read has none."""
    return tuple((str(path), _bytes(path)) for path in files)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
