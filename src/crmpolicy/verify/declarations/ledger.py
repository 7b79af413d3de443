"""What was proved before, kept on disk: a question that rests on nothing new is not proved again.

The ledger holds marks and counts and nothing of what they stand for, so a company's policies cannot be read
from it, and whoever writes into it can at most have a check left out. It counts for one state of the code of
the library. Only soundness is kept: what was found, or could not be decided, is looked at again each time.
"""

import json
import sqlite3
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from os import scandir
from pathlib import Path
from typing import Final

from crmpolicy.company.places import PACKAGE
from crmpolicy.engine import PolicySet
from crmpolicy.verify.declarations.footing import Footing
from crmpolicy.verify.facts.witness import Period

_SIZE: Final = 20  # bytes of a mark
_TABLE: Final = "CREATE TABLE IF NOT EXISTS sound (mark BLOB PRIMARY KEY, proved TEXT NOT NULL) WITHOUT ROWID"
_OF_OTHER_CODE: Final = 7  # ledgers that are kept beside this code's own
_WAIT: Final = 2.0  # seconds for another process that writes


class Ledger:
    """A folder's ledger, for this state of the code; what it cannot read or write it does without.

    Args:
        folder: where it is kept; made when something is first kept.

    >>> from datetime import UTC, datetime
    >>> from tempfile import mkdtemp
    >>> from crmpolicy.company import load_policy_set
    >>> book = Ledger(Path(mkdtemp())).book(load_policy_set("relationship"), 1000)
    >>> always = Period(None, None, datetime(2026, 1, 5, tzinfo=UTC))
    >>> book.keep("relationship.customer_file", always, {"gap": 1})
    >>> book.proved("relationship.customer_file", always)
    {'gap': 1}
    """

    def __init__(self, folder: Path) -> None:
        self.file = folder / f"proved-{code_mark()}.sqlite"
        self._kept: sqlite3.Connection | None = None

    def book(self, policies: PolicySet, budget: int) -> "Book":
        """Give the pages about one policy set."""
        return Book(self, Footing(policies), budget)

    def read(self, mark: bytes) -> str | None:
        """Give what is kept under a mark."""
        with suppress(sqlite3.Error, OSError):
            if self._kept is not None or self.file.exists():
                found = self._open().execute("SELECT proved FROM sound WHERE mark = ?", (mark,)).fetchone()
                return found[0] if found else None
        return None

    def write(self, mark: bytes, proved: str) -> None:
        """Keep something under a mark."""
        with suppress(sqlite3.Error, OSError):
            self._open().execute("INSERT OR REPLACE INTO sound VALUES (?, ?)", (mark, proved))

    def _open(self) -> sqlite3.Connection:
        if self._kept is None:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            _forget(self.file)
            self._kept = _opened(self.file)
        return self._kept


def _forget(file: Path) -> None:
    """Throw away old ledgers of other code; the newest stay, as installations may take turns."""
    others = [each for each in file.parent.glob("proved-*.sqlite") if each != file]
    for each in sorted(others, key=lambda each: each.stat().st_mtime_ns)[: -_OF_OTHER_CODE or None]:
        each.unlink(missing_ok=True)


def _opened(file: Path) -> sqlite3.Connection:
    kept = sqlite3.connect(file, timeout=_WAIT, isolation_level=None)
    try:
        kept.execute("PRAGMA synchronous = OFF")  # what is lost is proved again
        kept.execute(_TABLE)
    except sqlite3.DatabaseError as error:
        kept.close()
        if not isinstance(error, sqlite3.OperationalError):  # no ledger, or a damaged one
            file.unlink(missing_ok=True)
        raise
    return kept


class Whole:
    """What a ledger knows of a policy set as a whole: files with the same bytes need no look at all.

    Args:
        ledger: where it is kept; ``None``: nowhere.
        stamp: the mark of the bytes of all files; ``None``: nothing is known and nothing is kept.
        how: what was asked of the files.
    """

    def __init__(self, ledger: Ledger | None, stamp: bytes | None, how: str) -> None:
        self._ledger = ledger if stamp is not None else None
        self._mark = blake2b((stamp or b"") + how.encode(), digest_size=_SIZE).digest()

    def proved(self) -> Mapping[str, int] | None:
        """Tell how many times each check was proved of it, where it is sound; ``None``: not known."""
        found = self._ledger.read(self._mark) if self._ledger is not None else None
        return None if found is None else dict(json.loads(found))

    def keep(self, proved: Mapping[str, int]) -> None:
        """Keep that it is sound, and how many times each check was proved of it."""
        if self._ledger is not None:
            self._ledger.write(self._mark, json.dumps(proved))


class Book:
    """What a ledger knows of the questions of one policy set."""

    def __init__(self, ledger: Ledger, footing: Footing, budget: int) -> None:
        self._ledger = ledger
        self._footing = footing
        self._budget = budget

    def proved(self, name: str, period: Period | None = None) -> Mapping[str, int] | None:
        """Tell how many times each check was proved of a question that is sound; ``None``: not known.

        Args:
            name: the question.
            period: when it is asked; ``None``: what is told of all periods together.
        """
        found = self._ledger.read(self._mark(name, period))
        return None if found is None else dict(json.loads(found))

    def keep(self, name: str, period: Period | None, proved: Mapping[str, int]) -> None:
        """Keep that a question is sound, and how many times each check was proved of it."""
        self._ledger.write(self._mark(name, period), json.dumps(proved))

    def _mark(self, name: str, period: Period | None) -> bytes:
        when = "always" if period is None else f"{self._budget} {period.since} {period.until}"
        told = f"{when} {name}".encode()
        return blake2b(self._footing.of(name) + told, digest_size=_SIZE).digest()


@cache
def code_mark() -> str:
    """Tell the library's code apart by names, sizes and times of its files, as Python does."""
    told = blake2b(repr(sys.version).encode(), digest_size=_SIZE // 2)
    waiting = [str(PACKAGE)]
    while waiting:
        for each in sorted(scandir(waiting.pop()), key=lambda each: each.name):
            if each.is_dir() and each.name != "__pycache__":
                waiting.append(each.path)
            elif each.name.endswith((".py", ".toml")):
                told.update(f"{each.path} {each.stat().st_size} {each.stat().st_mtime_ns}\n".encode())
    return told.hexdigest()
