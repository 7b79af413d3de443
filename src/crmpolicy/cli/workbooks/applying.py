"""Edits of a workbook on their way into files: drafts, one file after another, until all edits are in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from crmpolicy.cli.failing import CommandError
from crmpolicy.company.places import PACKAGE
from crmpolicy.errors import BadValueError, CrmPolicyError, Fault, InvalidPolicySetError, Location
from crmpolicy.interop.excel.sheets import CellPlace
from crmpolicy.source.text import SourceText, decode
from crmpolicy.wording import Argument

Said = TypeVar("Said")


@dataclass(frozen=True, slots=True)
class Told:
    """An edit as people read it: where in the workbook, what of, from what to what, where in which file."""

    cell: CellPlace
    what: str
    before: str
    after: str
    place: Location | None


@dataclass(slots=True)
class Drafts:
    """The files that edits change, as they were and as they would be, and what cannot be done."""

    before: dict[Path, bytes] = field(default_factory=dict)
    after: dict[Path, bytes] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    def source(self, path: Path) -> SourceText:
        """Give the text of a file with all edits so far.

        Raises:
            CommandError: the file belongs to the installed library.
            InvalidPolicySetError: it is no text.
        """
        if path.resolve().is_relative_to(PACKAGE):
            raise CommandError("set-of-library", {"file": str(path)})
        if path not in self.before:
            self.before[path] = self.after[path] = path.read_bytes()
        source, faults = decode(str(path), self.after[path])
        if source is None:
            raise InvalidPolicySetError(faults)
        return source

    def edit(self, path: Path, how: Callable[[SourceText], bytes]) -> None:
        """Edit one file."""
        self.after[path] = how(self.source(path))

    def attempt(self, cell: CellPlace, do: Callable[[], Said]) -> Said | None:
        """Do something for a cell; what keeps it from being done is told with the cell."""
        try:
            return do()
        except BadValueError as error:
            self.faults.append(error.fault(cell))
        except CrmPolicyError as error:
            told: tuple[Fault, ...] = getattr(error, "faults", (error.fault,))
            self.faults += [replace(each, location=cell) for each in told]
        return None

    def refuse(self, code: str, cell: CellPlace, /, **arguments: Argument) -> None:
        """Note what is wrong with a cell."""
        self.faults.append(Fault(code, arguments, cell))

    @property
    def edits(self) -> Mapping[Path, tuple[bytes, bytes]]:
        """The files that would change."""
        return {
            path: (before, self.after[path])
            for path, before in self.before.items()
            if self.after[path] != before
        }
