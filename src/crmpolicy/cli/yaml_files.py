"""The policy files that a command looks at one by one: named, or searched for."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from crmpolicy.cli.failing import CommandError
from crmpolicy.cli.targets import is_foreign, is_policy_file
from crmpolicy.company.places import policy_path


def files_of(paths: Sequence[str]) -> tuple[Path, ...]:
    """Find policy files, each once: those named, those below a folder; without paths those below this one.

    Raises:
        CommandError: nothing of ours is there.
    """
    found = [each for path in paths or (".",) for each in _named(path)]
    once: dict[Path, Path] = {}
    for each in found:
        once.setdefault(each.resolve(), each)
    return tuple(once.values())


def _named(given: str) -> list[Path]:
    path = Path(os.path.abspath(given))  # noqa: PTH100 - `resolve` would follow links to other folders
    if path.is_file():
        return [path]
    found = [*_below(path)]
    if not found:
        named = policy_path(given)
        if named is None:
            raise CommandError("cli-check-nothing", {"path": given})
        found = [named] if named.is_file() else [*_below(named)]
    return found


def _below(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_foreign(Path(here, name)))
        yield from (file for name in sorted(files) if is_policy_file(file := Path(here, name)))
