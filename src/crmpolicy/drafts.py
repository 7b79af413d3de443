"""Files as they would be: whoever reads a file through here sees a draft of it that is not written yet."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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
