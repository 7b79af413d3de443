"""Files as they would be: whoever reads a file through here sees a draft of it that is not written yet."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Final

_DRAFTS: Final[ContextVar[tuple[Path, bytes] | None]] = ContextVar("drafts", default=None)


@contextmanager
def drafted(path: Path, data: bytes) -> Iterator[None]:
    """Read a file, for a while, as if it had other bytes: what it would say is judged before it is written.

    >>> with drafted(Path("nowhere.yaml"), b"a: 1"):
    ...     bytes_of(Path("nowhere.yaml"))
    b'a: 1'
    """
    before = _DRAFTS.set((path.resolve(), data))
    try:
        yield
    finally:
        _DRAFTS.reset(before)


def bytes_of(path: Path) -> bytes:
    """Give the bytes of a file, or of its draft.

    Raises:
        OSError: there is no draft, and the file cannot be read.
    """
    draft = _DRAFTS.get()
    return draft[1] if draft is not None and draft[0] == path.resolve() else path.read_bytes()
