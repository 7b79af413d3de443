"""Drafts of files: read as if they were written already, and written whole or not at all.

Whoever writes a file writes it through here. A draft lies beside the file, under a name of its own, and takes
its name when all of it is on the disk: at every moment the file is what it was or what it shall be, whatever
interrupts, and however full the disk is.
"""

import os
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from types import MappingProxyType
from typing import Final

_NONE: Final[Mapping[Path, bytes]] = MappingProxyType({})
_DRAFTS: Final[ContextVar[Mapping[Path, bytes]]] = ContextVar("drafts", default=_NONE)


@contextmanager
def drafted(path: Path, data: bytes) -> Iterator[None]:
    """Read a file, for a while, as if it had other bytes: what it would say is judged before it is written.

    >>> with drafted(Path("nowhere.yaml"), b"a: 1"):
    ...     bytes_of(Path("nowhere.yaml"))
    b'a: 1'
    """
    with all_drafted({path: data}):
        yield


@contextmanager
def all_drafted(drafts: Mapping[Path, bytes]) -> Iterator[None]:
    """Read several files, for a while, as if they had other bytes; drafts of other files stay.

    >>> with drafted(Path("one.yaml"), b"a: 1"), all_drafted({Path("other.yaml"): b"b: 2"}):
    ...     bytes_of(Path("one.yaml")) + bytes_of(Path("other.yaml"))
    b'a: 1b: 2'
    """
    found = {path.resolve(): data for path, data in drafts.items()}
    before = _DRAFTS.set({**_DRAFTS.get(), **found})
    try:
        yield
    finally:
        _DRAFTS.reset(before)


def bytes_of(path: Path) -> bytes:
    """Give the bytes of a file, or of its draft.

    Raises:
        OSError: there is no draft, and the file cannot be read.
    """
    drafts = _DRAFTS.get()
    draft = drafts.get(path.resolve()) if drafts else None
    return path.read_bytes() if draft is None else draft


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; a file that is there keeps its permissions, a link its target.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_atomically(Path(folder) / "a.yaml", b"a: 1")
    ...     (Path(folder) / "a.yaml").read_bytes()
    b'a: 1'

    Raises:
        OSError: the folder cannot be written to, or the disk is full; the file is as it was.
    """
    with drafts_of([path]) as (draft,):
        draft.write_bytes(data)


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write several files, none of them before all are on the disk; folders are made where they are not.

    Where one cannot be written, all are as they were. A machine that stops while files take their names may
    leave some as they were and others as they shall be, none of them half.

    Raises:
        OSError: a folder cannot be written to, or the disk is full.
    """
    with _folders_for(files), drafts_of([*files]) as drafts:
        for draft, data in zip(drafts, files.values(), strict=True):
            draft.write_bytes(data)


@contextmanager
def _folders_for(paths: Iterable[Path]) -> Iterator[None]:
    """Make the folders of files; those that were made are gone again where the files are not written."""
    wanted = {folder for path in paths for folder in path.parents}
    missing = sorted((each for each in wanted if not each.exists()), key=lambda each: len(each.parts))
    try:
        for folder in missing:
            folder.mkdir(exist_ok=True)
        yield
    finally:
        for folder in reversed(missing):
            with suppress(OSError):  # it holds what was written, or was not made
                folder.rmdir()


@contextmanager
def drafts_of(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """Give a draft of each file to write into; all take their names at the end, none where it is not reached.

    Raises:
        OSError: a folder cannot be written to, or the disk is full.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with drafts_of([Path(folder) / "a.csv"]) as (draft,):
    ...         _ = draft.write_text("a,b", encoding="utf-8")
    ...     [each.name for each in Path(folder).iterdir()]
    ['a.csv']
    """
    targets = [path.resolve() for path in paths]
    drafts = [each.with_name(f".{each.name}.{secrets.token_hex(6)}.tmp") for each in targets]
    try:
        for draft, target in zip(drafts, targets, strict=True):
            _begin(draft, target)
        yield drafts
        for draft, target in zip(drafts, targets, strict=True):
            _complete(draft, target)
        for draft, target in zip(drafts, targets, strict=True):
            draft.replace(target)
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)
    for folder in {target.parent for target in targets}:
        if os.name == "posix":  # elsewhere a folder cannot be opened
            _settle(folder)


def _begin(draft: Path, target: Path) -> None:
    """Make an empty draft, not to be read by whoever may not read the file."""
    draft.touch(exist_ok=False)
    mode = _mode(target)
    if mode is not None:
        draft.chmod(mode | 0o600)  # a file that nobody may write to is written none the less


def _complete(draft: Path, target: Path) -> None:
    """Have all of a draft on the disk, with the permissions of the file."""
    _settle(draft)
    mode = _mode(target)
    if mode is not None:
        draft.chmod(mode)


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode & 0o7777
    except FileNotFoundError:
        return None


def _settle(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk and not only on the way there."""
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
