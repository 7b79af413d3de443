"""An edited workbook on its way back: what was edited, what that comes to, and what is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from crmpolicy.cli.failing import CommandError
from crmpolicy.cli.rewriting import Judged, judge_all
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.workbooks.applying import Drafts
from crmpolicy.cli.workbooks.exporting import Shown, shown_book
from crmpolicy.cli.workbooks.rule_edits import RuleEdits
from crmpolicy.cli.workbooks.tables import TableSheets
from crmpolicy.cli.workbooks.value_edits import ValueEdits
from crmpolicy.company.loading import load_unjudged
from crmpolicy.company.places import policy_path
from crmpolicy.drafts import all_drafted
from crmpolicy.engine import PolicySet
from crmpolicy.errors import InvalidPolicySetError
from crmpolicy.interop.excel.archive import MOST_BYTES, WorkbookError
from crmpolicy.interop.excel.comparing import Edits, Identify, compare
from crmpolicy.interop.excel.grids import grids_of
from crmpolicy.interop.excel.remembering import Memory, memory_of
from crmpolicy.source.edit import write_atomically
from crmpolicy.verify import Difference, diff
from crmpolicy.verify.comparing.touched import Touched

State = Literal["same", "dry", "refused", "written", "changed"]
_VALUE_KEYS: Final = ("name", "entry", "from")


@dataclass(frozen=True, slots=True)
class Import:
    """A workbook that was edited, with all that is known of its edits; nothing is written yet."""

    file: str
    path: Path
    memory: Memory
    edits: Edits
    drafts: Drafts
    changed_since: bool
    judged: Judged | None
    difference: Difference | None

    @classmethod
    def of(cls, file: str, to: str | None) -> "Import":
        """Read a workbook and see what its edits come to.

        Args:
            file: the workbook.
            to: the policies that are edited; ``None``: those that it was exported from.

        Raises:
            WorkbookError: the file is no workbook of ours, or one that may do harm.
            InvalidPolicySetError: with all that keeps the edits from being taken.
        """
        grids = grids_of(_bytes(Path(file)))
        memory = memory_of(grids)
        path = _policies(to or memory.policies)
        policies = PolicySet(load_unjudged(path).effective)
        now = shown_book(Speaker(memory.language), policies, path, memory.question)
        edits = compare(Path(file).name, grids, memory, now.book, _identify(memory, now))
        if edits.faults:
            raise InvalidPolicySetError(edits.faults)
        drafts = _applied(now, edits)
        judged, difference = _judged(path, policies, drafts)
        changed = memory.digest != policies.digest
        return cls(file, path, memory, edits, drafts, changed, judged, difference)

    @property
    def state(self) -> State:
        """What would become of it."""
        if not self.drafts.edits or self.judged is None:
            return "same"
        return "refused" if self.judged.new else "dry"

    def written(self) -> State:
        """Write all files, or none: not where something becomes wrong, nor where somebody else wrote one."""
        if self.state != "dry":
            return self.state
        edits = self.drafts.edits
        if any(path.read_bytes() != before for path, (before, _) in edits.items()):
            return "changed"
        _write(edits)
        return "written"


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > MOST_BYTES:
        raise WorkbookError("excel-too-many-bytes", {"limit": f"{MOST_BYTES:,}"})
    return path.read_bytes()


def _policies(given: str) -> Path:
    found = policy_path(given)
    if found is None:
        raise CommandError("excel-policies-gone", {"given": given})
    return found


def _identify(memory: Memory, now: Shown) -> Identify:
    """Give what tells the key of a row: of a rule its id, of a value its parameter, entry and day."""
    if now.values is None:
        return lambda texts: texts.get("id", "")
    keys = {
        tuple(sheet.text(key, column) for column in _VALUE_KEYS): key
        for sheet in memory.sheets
        for key in sheet.rows
    }
    for key, line in now.values.lines.items():
        keys[line.parameter.key, line.called, line.since.isoformat() if line.since else ""] = key
    return lambda texts: keys.get(tuple(texts.get(each, "") for each in _VALUE_KEYS), "")


def _applied(now: Shown, edits: Edits) -> Drafts:
    drafts = Drafts()
    if now.values is not None:
        ValueEdits(now.values, drafts).apply(edits)
    elif isinstance(now.table, TableSheets):
        RuleEdits(now.table, drafts).apply(edits)
    if drafts.faults:
        raise InvalidPolicySetError(drafts.faults)
    return drafts


def _judged(path: Path, policies: PolicySet, drafts: Drafts) -> tuple[Judged | None, Difference | None]:
    edits = drafts.edits
    if not edits:
        return None, None
    with all_drafted({file: after for file, (_, after) in edits.items()}):
        after = PolicySet(load_unjudged(path).effective)
    sets = policies, after
    judged = judge_all(path, edits, Touched(sets))
    return judged, None if judged.out_of_range else diff(*sets)


def _write(edits: Mapping[Path, tuple[bytes, bytes]]) -> None:
    """Write several files; where one cannot be, those before it are put back as they were."""
    done: list[Path] = []
    try:
        for path, (_, after) in edits.items():
            write_atomically(path, after)
            done.append(path)
    finally:
        if len(done) < len(edits):
            for path in done:
                write_atomically(path, edits[path][0])
