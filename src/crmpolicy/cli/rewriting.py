"""What an edit of a company's file makes wrong that was not wrong before, and what is wrong still."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

from crmpolicy.cli.ledgers import ledger
from crmpolicy.drafts import all_drafted
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
    return judge_all(path, {path: (before, after)}, touched, since)


def judge_all(
    path: Path,
    edits: Mapping[Path, tuple[bytes, bytes]],
    touched: Callable[[str], bool],
    since: date | None = None,
) -> Judged:
    """Check policies with several files as they would be.

    Args:
        path: a company's file or a document's folder.
        edits: the bytes of each file that changes, as they are and as they would be.
        touched: tells which questions the edits may change.
        since: the first day on which they may.
    """
    kept = ledger()
    with all_drafted({file: after for file, (_, after) in edits.items()}):
        report = check(path, since=since, only=touched, ledger=kept)
    told = (*report.findings, *report.undecided)
    known = set()
    if told:
        was = check(path, since=since, only=touched, ledger=kept)
        known = {_alike(each, partial(_now, edits)) for each in (*was.findings, *was.undecided)}
    new = tuple(each for each in report.findings if _alike(each) not in known)
    still = tuple(each for each in report.findings if _alike(each) in known)
    return Judged(new, still, tuple(each for each in report.undecided if _alike(each) not in known))


def _alike(finding: Finding, now: Callable[[Location], Location] | None = None) -> tuple[object, ...]:
    """Give what makes two findings one to a reader, their places as they are after the edit."""
    place = now(finding.place) if now and finding.place else finding.place
    where = (place.file, place.line) if place else None
    return finding.code, finding.check, finding.message, finding.point, where


def _now(edits: Mapping[Path, tuple[bytes, bytes]], place: Location) -> Location:
    """Tell where a line stands after the edits; one that is gone or rewritten, where its successor does."""
    found = edits.get(Path(place.file))
    if found is None:
        return place
    old, new = (each.splitlines() for each in found)
    at = place.line - 1
    for _, begin, end, there, past in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if begin <= at < end:
            return place._replace(line=min(there + at - begin, max(past - 1, there)) + 1)
    return place._replace(line=place.line + len(new) - len(old))
