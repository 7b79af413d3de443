"""A file taken, for a while, as if it said something else: what it would say is judged before it is written.

Whoever reads policies, and whoever remembers what was read, asks here for a file's bytes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Final

_DRAFT: Final[ContextVar[tuple[Path, bytes] | None]] = ContextVar("draft", default=None)


@contextmanager
def drafted(path: Path, data: bytes) -> Iterator[None]:
    """Take a file, for a while, as if it had other bytes.

    >>> with drafted(Path("nowhere.yaml"), b"a: 1"):
    ...     bytes_of(Path("nowhere.yaml"))
    b'a: 1'
    """
    before = _DRAFT.set((path.resolve(), data))
    try:
        yield
    finally:
        _DRAFT.reset(before)


def bytes_of(path: Path) -> bytes:
    """Give the bytes of a file, or of its draft.

    Raises:
        OSError: the file cannot be read.
    """
    draft = _DRAFT.get()
    return draft[1] if draft is not None and draft[0] == path.resolve() else path.read_bytes()
