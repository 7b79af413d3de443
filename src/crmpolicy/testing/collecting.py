"""Cases as items of pytest: what the plugin hands over to, once it meets a file of cases."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crmpolicy.errors import CrmPolicyError
from crmpolicy.source import RawCase
from crmpolicy.testing.cases import run_case, written_cases
from crmpolicy.testing.finding import Finder
from crmpolicy.testing.results import CaseResult

_FINDER = pytest.StashKey[Finder]()


class FailedCaseError(Exception):
    """A case whose expectations do not hold; carries its result."""

    def __init__(self, result: CaseResult) -> None:
        super().__init__(result.message())
        self.result = result


class CaseItem(pytest.Item):
    """One owner's case."""

    def __init__(self, *, case: RawCase, **others: Any) -> None:
        super().__init__(**others)
        self.case = case

    def runtest(self) -> None:
        """Run the case.

        Raises:
            FailedCaseError: something that the case says does not hold.
        """
        result = run_case(self.case, self.path, self.config.stash.setdefault(_FINDER, Finder()))
        if not result.passed:
            raise FailedCaseError(result)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Tell what does not hold, in Chinese and in English, instead of a traceback."""
        if isinstance(excinfo.value, FailedCaseError):
            return _in_both(excinfo.value.result)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Give the place of the case, its line counted from 0 as pytest does."""
        return self.path, self.case.place.line - 1 if self.case.place else None, self.case.case


class CaseFile(pytest.File):
    """One file of cases."""

    def collect(self) -> Iterator[CaseItem]:
        """Give the cases of the file; one that cannot be used is an error of collection."""
        for _, cases in written_cases(self.path):
            for case in cases:
                yield CaseItem.from_parent(self, name=case.case, case=case)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Tell the faults of a file with their places, in Chinese and in English."""
        del style  # a collector has one
        if isinstance(excinfo.value, CrmPolicyError):
            return _in_both(excinfo.value)
        return super().repr_failure(excinfo)


def _in_both(told: CaseResult | CrmPolicyError) -> str:
    return f"{told.message('zh')}\n{told.message('en')}"
