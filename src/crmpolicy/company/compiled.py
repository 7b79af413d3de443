"""The library's own documents kept beside their files as they were understood, as Python keeps its modules.

Reading a document means parsing its YAML and checking every line of it, which takes ten times as long as
loading what came of it. What is kept counts only for the same bytes of the files, the same words that they
rest on, and the same code; anything else is read anew. It is written where Python may write what it compiles
(``PYTHONDONTWRITEBYTECODE`` and ``PYTHONPYCACHEPREFIX`` hold here too), and only for what travels with the
library: a kept file is trusted as code is, and a folder of policies is given by people who write no code.
"""

import io
import pickle
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import fields
from functools import cache
from hashlib import blake2b
from importlib.util import cache_from_source
from os import scandir
from pathlib import Path
from typing import Any, Final

from crmpolicy.company.places import PACKAGE, shipped

ROOMS: Final = ("source", "source/resolve", "policy", "calendar", "values", "company", "wording", "")
"""The folders of the library whose code has a say in what a file means."""

Key = tuple[str, Path]
"""A kind of thing that is read (document, company, ...) and the file or folder that it is read from."""

_MARK: Final = 32  # bytes of a hash
_PROTOCOL: Final = 5


def mark_of(
    path: Path, contents: Iterable[tuple[str, bytes | None]], rests_on: Sequence[bytes | None]
) -> bytes | None:
    """Give the mark of files with their bytes, and of what they rest on, as this code reads them.

    ``None`` where nothing of it is kept: it does not travel with the library, or rests on what does not.
    """
    if None in rests_on or not path.resolve().is_relative_to(shipped()):
        return None
    told = blake2b(_code(), digest_size=_MARK)
    for each in rests_on:
        told.update(each or b"")
    for name, found in contents:
        told.update(f"{name}\0{-1 if found is None else len(found)}\0".encode())
        told.update(found or b"")
    return told.digest()


def kept(key: Key, mark: bytes | None) -> Any:
    """Give what was kept under a mark; ``None`` where nothing is, or it is damaged."""
    if mark is None:
        return None
    try:
        found = _place(*key).read_bytes()
    except OSError:
        return None
    said, told, whole = found[:_MARK], found[_MARK : 2 * _MARK], found[2 * _MARK :]
    if said != mark or told != _hash(whole):
        return None
    return pickle.loads(whole)  # noqa: S301 - as trusted as the library's own code, beside which it lies


def keep(key: Key, mark: bytes | None, thing: Any) -> None:
    """Keep what a file or folder means; where nothing may be written nothing is."""
    if mark is None or sys.dont_write_bytecode:
        return
    from crmpolicy.drafts import write_atomically  # noqa: PLC0415 - only where something is written

    place = _place(*key)
    written = io.BytesIO()
    _Pickler(written, _PROTOCOL).dump(thing)
    whole = written.getvalue()
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(place, mark + _hash(whole) + whole)


class _Pickler(pickle.Pickler):
    """Writes frozen dataclasses with slots so that they are read twice as fast as by their ``__setstate__``.

    That one asks for the fields of the class again for each of the tens of thousands of objects.
    """

    def reducer_override(self, thing: Any) -> Any:
        made = type(thing)
        if "__slots__" not in made.__dict__ or "__dataclass_fields__" not in made.__dict__:
            return NotImplemented
        return _made, (made, *(getattr(thing, each.name) for each in fields(made)))


def _made(made: type, *values: Any) -> Any:
    """Make a frozen object from the values of its fields, which were judged when it was made first."""
    thing: Any = object.__new__(made)
    for put, value in zip(_setters(made), values, strict=True):
        put(thing, value)
    return thing


@cache
def _setters(made: Any) -> tuple[Callable[[Any, Any], None], ...]:
    return tuple(getattr(made, each.name).__set__ for each in fields(made))


def _place(kind: str, path: Path) -> Path:
    inside = path / "policy.yaml" if path.is_dir() else path
    return Path(cache_from_source(str(inside))).with_suffix(f".{kind}.understood")


@cache
def _code() -> bytes:
    """Tell the code apart by names, sizes and times of its files, as Python does."""
    found = (
        (room, each.name, each.stat().st_size, each.stat().st_mtime_ns)
        for room in ROOMS
        for each in sorted(scandir(PACKAGE / room), key=lambda each: each.name)
        if each.name.endswith(".py")
    )
    return repr((sys.version, *found)).encode()


def _hash(whole: bytes) -> bytes:
    return blake2b(whole, digest_size=_MARK).digest()
