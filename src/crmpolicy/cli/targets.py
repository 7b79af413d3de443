"""What `check` is asked to look at: companies and documents, named or searched for."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from crmpolicy.cli.failing import CommandError
from crmpolicy.company import shipped
from crmpolicy.company.places import policy_path

_FOREIGN: Final = frozenset({"node_modules", "schemas", "__pycache__"})
_YAML: Final = frozenset({".yaml", ".yml"})
_MARK: Final = rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\"']?(?:%b)[\"']?[ \t]*(?::|\xef\xbc\x9a)"
_COMPANY: Final = re.compile(_MARK % b"company", re.MULTILINE)
_FORMAT: Final = re.compile(_MARK % b"format", re.MULTILINE)
_DOCUMENT: Final = re.compile(_MARK % b"document|format", re.MULTILINE)


def targets_of(paths: Sequence[str]) -> tuple[Path, ...]:
    """Find companies and documents, each once; without paths those here, else those of the library.

    A path is a company's file, a document's folder or any YAML file in it, a folder that is searched
    through, or the name of a company or document that travels with the library.

    Raises:
        CommandError: a path is none of these.

    >>> [path.name for path in targets_of(["steel", "example-steel"])]
    ['steel', 'example-steel.yaml']
    """
    found = [each for path in paths for each in _named(path)]
    if not paths:
        found = [*_below(Path.cwd())] or [*_below(shipped())]
    return each_once(found)


def each_once(found: Iterable[Path]) -> tuple[Path, ...]:
    """Leave out what was found before, perhaps by another way."""
    once: dict[Path, Path] = {}
    for each in found:
        once.setdefault(each.resolve(), each)
    return tuple(once.values())


def _named(given: str) -> list[Path]:
    path = Path(os.path.abspath(given))  # noqa: PTH100 - `resolve` would follow links to other folders
    if path.is_file():
        inside = _inside(path)
        found = [inside] if inside else []
    else:
        found = [*_below(path)]
    if not found:
        named = policy_path(given) if not path.is_file() else None
        if named is None:
            raise CommandError("cli-check-nothing", {"path": given})
        found = [named]
    return found


def _inside(file: Path) -> Path | None:
    """Give the company that a file is, or the document in whose folder it lies."""
    if file.suffix in _YAML and _marked(file, _COMPANY):
        return file
    if file.suffix not in _YAML:
        return None
    beside = (file.parent, file.parent.parent) if file.parent.name == "cases" else (file.parent,)
    return next((folder for folder in beside if (folder / "policy.yaml").is_file()), None)


def _below(folder: Path) -> Iterator[Path]:
    """Search a folder through, in the order of names."""
    for here, files in walk(folder):
        beside = here / "policy.yaml"
        if beside in files and _marked(beside, _DOCUMENT):
            yield here
        for file in files:
            if file.suffix in _YAML and file.is_file() and _marked(file, _COMPANY):
                yield file


def walk(folder: Path) -> Iterator[tuple[Path, list[Path]]]:
    """Give a folder and those below it in which people keep policies, each with its files, by name."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_foreign(Path(here, name)))
        yield Path(here), [Path(here, name) for name in sorted(files)]


def _is_foreign(folder: Path) -> bool:
    """Tell whether nobody keeps policies in a folder: hidden, of another tool, an installed Python."""
    return folder.name.startswith(".") or folder.name in _FOREIGN or (folder / "pyvenv.cfg").is_file()


def is_policy_file(file: Path) -> bool:
    """Tell whether a file is one of ours: every kind of them begins with its format."""
    return file.suffix in _YAML and file.is_file() and _marked(file, _FORMAT)


def _marked(file: Path, mark: re.Pattern[bytes]) -> bool:
    """Tell whether a file has one of our keys at its root, whatever else may be wrong with it."""
    return mark.search(file.read_bytes().replace(b"\0", b"")) is not None  # UTF-16 is told when it is loaded
