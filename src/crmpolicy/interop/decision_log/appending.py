"""A file that only grows, a line a call.

On POSIX systems what several threads and processes append so is never mixed up. A line that a crash or a full
disk cuts short costs no other line: the next one begins anew.
"""

import errno
import os
from io import FileIO
from pathlib import Path
from threading import Lock
from typing import Final

_PRIVATE: Final = 0o600


class Appending:
    r"""A file to which lines are appended; made, readable to its owner alone, where there is none.

    Raises:
        OSError: the file cannot be opened.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Appending(Path(folder, "log.jsonl"), sync=False)
    ...     file.append(b"{}")
    ...     file.close()
    ...     Path(folder, "log.jsonl").read_bytes()
    b'{}\n'
    """

    def __init__(self, path: Path, *, sync: bool) -> None:
        self._path, self._sync, self._lock = path, sync, Lock()
        # without a buffer each line is one call of the system, which appends it as a whole
        self._file = FileIO(path, "ab+", opener=_private)
        self._torn = _is_torn(self._file)

    def append(self, line: bytes) -> None:
        """Write one line, behind whatever others have written.

        Raises:
            OSError: it was not written, or only the beginning of it.
        """
        with self._lock:
            whole = b"%b%b\n" % (b"\n" if self._torn else b"", line)
            if (self._file.write(whole) or 0) < len(whole):
                self._torn = True
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self._path))
            self._torn = False
            if self._sync:
                os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._file.close()


def _private(path: str, flags: int) -> int:
    """Open a file; one that is made is readable to its owner alone."""
    return os.open(path, flags, _PRIVATE)


def _is_torn(file: FileIO) -> bool:
    """Tell whether the last line of a file was cut short: a new one must not be joined to it."""
    if not file.seek(0, os.SEEK_END):
        return False
    file.seek(-1, os.SEEK_END)
    return file.read(1) != b"\n"
