"""Owners' cases as tests of pytest, wherever this package is installed: each YAML file of cases is collected.

Each case is one test, called by its sentence; a failure tells the place, what was expected and what came out,
in Chinese and in English. ``pytest -p no:crmpolicy.testing.plugin`` leaves cases alone.

pytest loads this file at each of its starts, also for tests that have nothing to do with policies: it names
nothing that has to be loaded before a file of cases is met.
"""

from pathlib import Path

import pytest

from crmpolicy.testing.case_files import holds_cases, seems_cases


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the YAML files that hold cases; of a file that is named itself, less is asked."""
    if file_path.suffix != ".yaml":
        return None
    found = holds_cases if parent.session.isinitpath(file_path) else seems_cases
    if not found(file_path):
        return None
    from crmpolicy.testing.collecting import CaseFile  # noqa: PLC0415 - loads YAML and the engine

    return CaseFile.from_parent(parent, path=file_path)
