"""The sections of all files of one folder, put together; a name declared twice is told once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from crmpolicy.source.desk import Desk
from crmpolicy.source.files import read_file
from crmpolicy.source.tree import Entry, Mapping

SECTIONS: Final = ("roles", "events", "scales", "facts", "parameters", "decisions")


@dataclass(slots=True)
class Sections:
    """Declarations by section and name, each from the file that came first; which names came twice."""

    entries: dict[str, dict[str, Entry]] = field(default_factory=lambda: {name: {} for name in SECTIONS})
    twice: set[str] = field(default_factory=set)

    def __getitem__(self, name: str) -> dict[str, Entry]:
        return self.entries[name]

    def add(self, root: Mapping, desk: Desk) -> None:
        """Take in the sections of one file."""
        for name in SECTIONS:
            section = root.entries.get(name)
            if section is None:
                continue
            if not isinstance(section.value, Mapping):
                desk.partial = True  # told by the shape: what it would have declared is unknown
                continue
            for key, entry in section.value.entries.items():
                first = self.entries[name].setdefault(key, entry)
                if first is not entry:
                    self.twice.add(key)
                    desk.tell("name-duplicate", entry.key, name=key, first=str(first.key.place.location))


def read_sections(paths: Iterable[Path], desk: Desk, shape: str = "PolicyFile") -> Sections:
    """Read the sections of some files."""
    found = Sections()
    for path in paths:
        root = read_file(path, shape, desk)
        if root is not None:
            found.add(root, desk)
    return found
