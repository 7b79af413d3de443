"""Where documents and companies are found: beside the company's file, in the folder above, in the package."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

LONGEST: Final = 200  # bytes; most systems refuse names of more than 255, the ending counted
PACKAGE = Path(__file__).resolve().parent.parent


@cache
def shipped(name: str = "policies") -> Path:
    """Give the folder of what travels with the library: ``policies`` or ``examples``.

    A wheel carries it inside the package; an editable install and a checkout have it at their root.

    >>> (shipped() / "subjects.yaml").is_file()
    True
    """
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent.parent / name


def document_folder(key: str, beside: Path) -> Path | None:
    """Find a document's folder; a local copy comes before the one that travels with the library."""
    for folder in _around(beside) if _is_plain(key) else ():
        if (folder / key / "policy.yaml").is_file():
            return folder / key
    return None


def words_folder(beside: Path) -> Path:
    """Find the folder that holds the shared words: ``subjects.yaml`` and ``facts.yaml``."""
    return next(folder for folder in _around(beside) if (folder / "subjects.yaml").is_file())


def company_file(name: str, beside: Path) -> Path | None:
    """Find a company's file by its id: here, above, in a folder ``companies`` there, in the package."""
    for folder in _around(beside) if _is_plain(name) else ():
        for candidate in (folder / f"{name}.yaml", folder / "companies" / f"{name}.yaml"):
            if candidate.is_file():
                return candidate
    return None


def calendar_file(name: str, beside: Path) -> Path | None:
    """Find a table of holidays by its name, in a folder ``calendars`` here, above or in the package.

    >>> calendar_file("cn", Path("nowhere")).name
    'cn.yaml'
    """
    for folder in _around(beside) if _is_plain(name) else ():
        if (folder / "calendars" / f"{name}.yaml").is_file():
            return folder / "calendars" / f"{name}.yaml"
    return None


def _is_plain(name: str) -> bool:
    """Tell whether a text can be the name of a file here: no path to elsewhere, nothing too long."""
    return Path(name).name == name and name != ".." and len(name.encode("utf-8", "replace")) <= LONGEST


def policy_path(given: str | Path) -> Path | None:
    """Find what a person names: a file, a document's folder, or the name of a shipped document or company.

    >>> policy_path("steel").name
    'steel'
    """
    path = Path(given)
    if path.is_file() or (path / "policy.yaml").is_file():
        return path
    if (path / "company.yaml").is_file():
        return path / "company.yaml"
    if path.suffix or len(path.parts) > 1:
        return None
    return document_folder(str(given), Path.cwd()) or company_file(str(given), Path.cwd())


def folders_of_documents(beside: Path) -> dict[str, Path]:
    """Give every document that can be adopted from here, by key."""
    found: dict[str, Path] = {}
    for folder in _around(beside):
        for policy in sorted(folder.glob("*/policy.yaml")):
            found.setdefault(policy.parent.name, policy.parent)
    return found


def _around(beside: Path) -> Iterator[Path]:
    yield beside
    yield beside.parent if beside.name not in ("", "..") else beside / ".."  # `.` is its own parent
    yield shipped()
