"""What an edit of a company's file makes wrong that was not wrong before, and what is wrong still."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from crmpolicy.cli.ledgers import ledger
from crmpolicy.drafts import drafted
from crmpolicy.errors import Location
from crmpolicy.verify import Finding, check


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings after an edit: those that it brings, those that were there, what could not be decided."""

    new: tuple[Finding, ...]
    still: tuple[Finding, ...]
    undecided: tuple[Finding, ...]

    @property
    def out_of_range(self) -> bool:
        """Whether a value lies outside its range, so that the file could not be loaded."""
        return any(each.check == "out-of-range" for each in (*self.new, *self.still))


def judge(
    path: Path, before: bytes, after: bytes, touched: Callable[[str], bool], since: date | None = None
) -> Judged:
    """Check a company's file as it would be; as it is it is only asked where something is wrong then.

    Args:
        path: the file.
        before: its bytes.
        after: its bytes as they would be.
        touched: tells which questions the edit may change; of all others the answer is what it was.
        since: the first day on which it may; before that nothing changes.
    """
    kept = ledger()
    with drafted(path, after):
        report = check(path, since=since, only=touched, ledger=kept)
    told = (*report.findings, *report.undecided)
    lines = _lines(str(path), before, after)
    known = set()
    if told:
        was = check(path, since=since, only=touched, ledger=kept)
        known = {_alike(each, lines) for each in (*was.findings, *was.undecided)}
    new = tuple(each for each in report.findings if _alike(each) not in known)
    still = tuple(each for each in report.findings if _alike(each) in known)
    return Judged(new, still, tuple(each for each in report.undecided if _alike(each) not in known))


def _alike(finding: Finding, now: Callable[[Location], Location] | None = None) -> tuple[object, ...]:
    """Give what makes two findings one to a reader, their places as they are after the edit."""
    place = now(finding.place) if now and finding.place else finding.place
    where = (place.file, place.line) if place else None
    return finding.code, finding.check, finding.message, finding.point, where


def _lines(file: str, before: bytes, after: bytes) -> Callable[[Location], Location]:
    """Tell where a line of the file stands after the edit, which changed it in one stretch."""
    old, new = before.splitlines(), after.splitlines()
    pairs = zip(old, new, strict=False)
    same = next(
        (number for number, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new))
    )
    added = len(new) - len(old)

    def now(place: Location) -> Location:
        beyond = place.file == file and place.line > same + 1
        return place._replace(line=place.line + added) if beyond else place

    return now
