"""Checks targets one by one: what one cannot be loaded for hides nothing of the others."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from crmpolicy.cli import failing
from crmpolicy.errors import Fault, InvalidPolicySetError
from crmpolicy.verify import Finding, Ledger, Report, check


@dataclass(frozen=True, slots=True)
class Examined:
    """What came out of all targets.

    Args:
        report: the findings of those that could be loaded, each told once.
        faults: what is wrong with the files of the others.
        unusable: the others.
    """

    report: Report
    faults: tuple[Fault, ...]
    unusable: tuple[Path, ...]

    @property
    def code(self) -> int:
        """The exit code: what cannot be used counts first, then findings, then what is undecided."""
        if self.faults:
            return failing.UNUSABLE
        if self.report.findings:
            return failing.FOUND
        return failing.LEFT_OPEN if self.report.undecided else failing.DONE


def examine(targets: Sequence[Path], since: date | None, ledger: Ledger | None = None) -> Examined:
    """Check each target by itself.

    Args:
        targets: companies' files and documents' folders.
        since: periods that end before this day are left out; ``None``: every period is checked.
        ledger: what was proved before; ``None``: everything is proved anew.
    """
    reports: list[Report] = []
    faults: list[Fault] = []
    unusable: list[Path] = []
    for target in targets:
        try:
            reports.append(check(target, since=since, ledger=ledger))
        except InvalidPolicySetError as error:
            unusable.append(target)
            faults += [fault for fault in error.faults if fault not in faults]
    return Examined(together(reports), tuple(faults), tuple(unusable))


def together(reports: Sequence[Report]) -> Report:
    """Make one report of several: what is found in a document that several companies adopt is told once."""
    proved: Counter[str] = Counter()
    for report in reports:
        proved.update(report.proved)
    return Report(
        tuple(name for report in reports for name in report.checked),
        _once([each for report in reports for each in report.findings]),
        _once([each for report in reports for each in report.undecided]),
        dict(sorted(proved.items())),
    )


def _once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    kept: list[Finding] = []
    for finding in findings:
        if not any(finding.is_like(each) for each in kept):
            kept.append(finding)
    return tuple(sorted(kept, key=lambda each: (each.place is None, each.place or ("", 0, 0), each.code)))
