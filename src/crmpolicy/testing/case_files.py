"""Which files hold owners' cases, told by their first bytes: nothing of YAML or of the engine is loaded."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

FOLDER: Final = "cases"
MOST_BYTES: Final = 1024 * 1024
"""As much as the reader takes of one file."""

# A colon of a Chinese input method, in UTF-8 or GBK, is a slip to be told and not another kind of file.
_SECTION: Final = rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?%s[ \t]*(?::|\xef\xbc\x9a|\xa3\xba)"
_CASES: Final = re.compile(_SECTION % b"cases", re.MULTILINE)
_FORMAT: Final = re.compile(_SECTION % b"format", re.MULTILINE)


def case_files(path: Path) -> Iterator[Path]:
    """Give the file itself, or every file of cases below a folder, in the order of their names."""
    if path.is_file():
        yield path
        return
    yield from (each for each in sorted(path.rglob("*.yaml")) if holds_cases(each))


def holds_cases(file: Path) -> bool:
    """Tell whether a file lies in a folder ``cases`` or has a section of that name.

    For folders that their owner names: whatever lies there is meant to be cases.
    """
    return file.parent.name == FOLDER or _CASES.search(_begin(file)) is not None


def seems_cases(file: Path) -> bool:
    r"""Tell whether a file that lies anywhere is one of cases: by two of three marks.

    The marks are the folder ``cases``, the section ``format`` and the section ``cases``. One of them alone
    may be anybody's; with two, a slip in the third is told and not overlooked. What cannot be read is
    nobody's.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "grades.yaml"
    ...     _ = file.write_text("format: 1\ncases: []\n", encoding="utf-8")
    ...     seems_cases(file)
    True
    """
    try:
        begin = _begin(file)
    except OSError:
        return False
    marks = file.parent.name == FOLDER, _FORMAT.search(begin), _CASES.search(begin)
    return len([mark for mark in marks if mark]) > 1


def _begin(file: Path) -> bytes:
    """Read what the reader would take; of wide encodings, which it names as a slip, the letters alone."""
    with file.open("rb") as opened:
        return opened.read(MOST_BYTES).replace(b"\0", b"")
