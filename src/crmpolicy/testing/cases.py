"""Owners' cases: written in YAML, found by folder, run one by one."""

from pathlib import Path

from crmpolicy.errors import Fault, InvalidPolicySetError
from crmpolicy.source import RawCase, read_cases
from crmpolicy.testing.case_files import case_files
from crmpolicy.testing.finding import CaseFaultError, Finder
from crmpolicy.testing.judging import judge
from crmpolicy.testing.results import NOTHING, CaseResult


def run_cases(*paths: str | Path) -> tuple[CaseResult, ...]:
    """Run all cases of some files and folders.

    A case with ``company`` asks that company; any other asks the document in whose folder it lies (its
    file beside the document's files or in the folder ``cases`` below), or the document that ``ask`` names.

    Args:
        paths: files of cases, or folders that are searched through for them.

    Raises:
        InvalidPolicySetError: with all faults of all files of cases.

    >>> from crmpolicy.company import shipped
    >>> results = run_cases(shipped() / "steel" / "cases")
    >>> len(results) > 10, [result.case for result in results if not result.passed]
    (True, [])
    """
    finder = Finder()
    return tuple(run_case(case, file, finder) for file, cases in written_cases(*paths) for case in cases)


def written_cases(*paths: str | Path) -> list[tuple[Path, tuple[RawCase, ...]]]:
    """Read the cases of some files and folders, file by file; a folder inside another adds none twice.

    Raises:
        InvalidPolicySetError: with all faults of all files of cases.
    """
    faults: list[Fault] = []
    files: dict[Path, Path] = {}
    for file in (each for path in paths for each in case_files(Path(path))):
        files.setdefault(file.resolve(), file)
    found = [(file, read_cases(file, faults)) for file in files.values()]
    if faults:
        raise InvalidPolicySetError(faults)
    return found


def run_case(case: RawCase, file: Path, finder: Finder) -> CaseResult:
    """Run one case; whatever keeps it from being run is its failure."""
    try:
        return judge(case, finder.policies(case, file)).result
    except CaseFaultError as stopped:
        return not_run(case, stopped)


def not_run(case: RawCase, stopped: CaseFaultError) -> CaseResult:
    """Give the result of a case that could not be run: why not."""
    return CaseResult(case.case, case.place, NOTHING, NOTHING, (stopped.fault,))
