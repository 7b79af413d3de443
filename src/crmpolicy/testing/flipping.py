"""Owners' cases that come out otherwise when policies change: each is asked of both states."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.errors import Location
from crmpolicy.source import RawCase
from crmpolicy.testing.cases import not_run, written_cases
from crmpolicy.testing.finding import CaseFaultError, Finder
from crmpolicy.testing.judging import judge
from crmpolicy.testing.results import CaseResult
from crmpolicy.wording import Words


@dataclass(frozen=True, slots=True)
class Flipped:
    """A case that holds on one side only; ``asked`` is its question, ``expected`` what it wants."""

    case: str
    asked: str
    place: Location | None
    expected: Words
    before: CaseResult
    after: CaseResult


@dataclass(frozen=True, slots=True)
class Flips:
    """The cases that flip, and how many were run."""

    flipped: tuple[Flipped, ...]
    run: int


def flipped_cases(before: PolicySet, after: PolicySet, /) -> Flips:
    """Run the cases that stand beside both states against both of them.

    A case that only one side has is asked of the other too; where a side has edited what it expects, both
    versions are run. Documents that mean the same on both sides are left out: nothing can flip there.

    Args:
        before: the policies as they are; loaded from files, and without values of a caller.
        after: the policies as they would be.

    Raises:
        InvalidPolicySetError: with all faults of the files of cases.

    >>> steel = load_policy_set("example-steel")
    >>> flipped_cases(steel, steel)
    Flips(flipped=(), run=0)
    """
    pairs = [pair for pair in _pairs(before, after) if _differ(*pair)]
    finder, told = Finder(), dict[tuple[str, ...], Flipped]()
    run = 0
    for case, pair in _written(pairs, finder):
        results = [_result(case, path, finder) for path in pair]
        file = Path(case.place.file).name if case.place else ""
        key = (str(pair[0]), file, case.case, case.ask.text, results[0].expected.en)
        if key in told:
            continue
        run += 1
        told[key] = Flipped(case.case, case.ask.text, case.place, results[0].expected, *results)
    flipped = (each for each in told.values() if each.before.passed != each.after.passed)
    return Flips(tuple(flipped), run)


def _pairs(before: PolicySet, after: PolicySet) -> Iterator[tuple[Path, Path]]:
    """Pair the company's file, and the folder of each document, with those of the other side."""
    sides = before.effective, after.effective
    files = [each.company_file for each in sides]
    if files[0] and files[1]:
        yield Path(files[0]), Path(files[1])
    for key in sides[0].documents.keys() & sides[1].documents.keys():
        yield Path(sides[0].documents[key].folder), Path(sides[1].documents[key].folder)


def _differ(one: Path, other: Path) -> bool:
    if one.resolve() == other.resolve():
        return False
    return load_policy_set(one).digest != load_policy_set(other).digest


def _written(pairs: list[tuple[Path, Path]], finder: Finder) -> Iterator[tuple[RawCase, tuple[Path, Path]]]:
    """Give each case that stands beside either side, with the two policies that it is asked of."""
    by_path = {path.resolve(): pair for pair in pairs for path in pair}
    folders = {path if path.is_dir() else path.parent: None for pair in pairs for path in pair}
    for file, cases in written_cases(*folders):
        for case in cases:
            try:
                pair = by_path.get(finder.path(case, file).resolve())
            except CaseFaultError:  # asks nobody who is here: `crmpolicy test` tells it
                continue
            if pair is not None:
                yield case, pair


def _result(case: RawCase, path: Path, finder: Finder) -> CaseResult:
    try:
        return judge(case, finder.policies_at(case, path)).result
    except CaseFaultError as stopped:
        return not_run(case, stopped)
