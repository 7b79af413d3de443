"""The policy files that a command looks at one by one: named, or searched for."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from crmpolicy.cli.failing import CommandError
from crmpolicy.cli.targets import each_once, is_policy_file, walk
from crmpolicy.company.places import policy_path


def files_of(paths: Sequence[str]) -> tuple[Path, ...]:
    """Find policy files, each once: those named, those below a folder; without paths those below this one.

    Raises:
        CommandError: nothing of ours is there.
    """
    return each_once(each for path in paths or (".",) for each in _named(path))


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
    for _, files in walk(folder):
        yield from filter(is_policy_file, files)
