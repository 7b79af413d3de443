"""The parts of an .xlsx file, taken out under limits: what comes from outside may be made to harm.

A workbook is a zip of XML parts. How much they may hold is settled before anything is unpacked or parsed, and
a part that declares a document type (the way to entities) is refused.
"""

import re
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from posixpath import normpath
from typing import Any, Final
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from crmpolicy.errors import CrmPolicyError

MOST_BYTES: Final = 10 * 1024 * 1024
MOST_PARTS: Final = 200
MOST_UNPACKED: Final = 16 * 1024 * 1024
MOST_TAGS: Final = 250_000
"""What all parts that are read may hold together."""
_ENTRY: Final = b"PK\x01\x02"
_OLD: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = 0x1
_FOREIGN: Final = re.compile(r"/(?:externallinks|embeddings|activex)/", re.IGNORECASE)

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class WorkbookError(CrmPolicyError):
    """A workbook that cannot be used."""


class Archive:
    """The parts of one workbook, by their paths in lower case without a leading slash."""

    def __init__(self, data: bytes) -> None:
        """Look at what is there; nothing is unpacked yet.

        Raises:
            WorkbookError: no workbook, one with macros or links to others, or one beyond the limits.
        """
        if len(data) > MOST_BYTES:
            raise _too_much("bytes", MOST_BYTES)
        if data.startswith(_OLD):
            raise WorkbookError("excel-old-or-encrypted")
        if data.count(_ENTRY) > MOST_PARTS:
            raise _too_much("parts", MOST_PARTS)
        try:
            self._file = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OSError) as error:
            raise WorkbookError("excel-not-a-workbook") from error
        self._parts: dict[str, ZipInfo] = {}
        for each in self._file.infolist():
            name = normpath(each.filename.replace("\\", "/")).lstrip("/").lower()
            if name in self._parts:
                raise WorkbookError("excel-damaged", {"part": name})
            self._parts[name] = each
        self._refuse()
        self._left, self._tags = MOST_UNPACKED, MOST_TAGS

    def _refuse(self) -> None:
        """Refuse what a sheet of policies never holds."""
        names = [f"/{name}" for name in self._parts]
        if any(name.endswith("vbaproject.bin") for name in names):
            raise WorkbookError("excel-macros")
        found = next((name for name in names if _FOREIGN.search(name)), None)
        if found is not None:
            raise WorkbookError("excel-foreign-part", {"part": found[1:]})

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def read(self, name: str, start: Start, end: End, text: Text) -> None:
        """Go through the elements of a part; names come without their namespace.

        Args:
            name: the path of the part.
            start: takes each element that begins, with its attributes.
            end: takes each element that ends.
            text: takes what stands between.

        Raises:
            WorkbookError: the part is missing, damaged, too large, or declares a document type.
        """
        data = self._unpacked(name)
        self._tags -= data.count(b"<")
        if self._tags < 0:
            raise _too_much("tags", MOST_TAGS)
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = lambda tag, given: start(_local(tag), _plain(given))
        parser.EndElementHandler = lambda tag: end(_local(tag))
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _no_doctype
        try:
            parser.Parse(data, True)  # noqa: FBT003 - expat takes it by place
        except (expat.ExpatError, LookupError, UnicodeError, ValueError) as error:
            raise WorkbookError("excel-damaged", {"part": name}) from error

    def _unpacked(self, name: str) -> bytes:
        found = self._parts.get(name.lower())
        if found is None:
            raise WorkbookError("excel-damaged", {"part": name})
        if found.flag_bits & _ENCRYPTED or found.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise WorkbookError("excel-old-or-encrypted")
        archive = self._file
        try:
            with archive.open(found) as part:
                data = part.read(self._left + 1)
        except (BadZipFile, EOFError, OSError, ValueError, RuntimeError, zlib.error) as error:
            raise WorkbookError("excel-damaged", {"part": name}) from error
        self._left -= len(data)
        if self._left < 0:
            raise _too_much("unpacked", MOST_UNPACKED)
        return data


def _no_doctype(*_given: Any) -> None:
    raise WorkbookError("excel-doctype")


def _too_much(what: str, limit: int) -> WorkbookError:
    return WorkbookError(f"excel-too-many-{what}", {"limit": f"{limit:,}"})


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _plain(given: Mapping[str, str]) -> dict[str, str]:
    return {_local(name): value for name, value in given.items()}
