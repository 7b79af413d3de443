"""Importing the library costs little, and each outside library has one room."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.house.reading_code import PACKAGE, named, python_files, tree_of

LATE = {
    "rich",
    "pendulum",
    "click",
    "hypothesis",
    "pytest",
    "numpy",
    "durable",
    "durable_rules_engine",
    "pandas",
    "polars",
    "z3",
    "icalendar",
    "openpyxl",
    "docx",
    "narwhals",
    "pyarrow",
    "sqlglot",
    "pyspark",
}
# Rooms that may name a library; every other import of it is a second place to know its habits.
ROOMS = {
    "yaml": {"source"},
    "pendulum": {"calendar"},
    "dateutil": {"calendar"},
    "hypothesis": {"testing"},
    "pytest": {"testing"},
    "numpy": {"testing", "portfolio"},  # there its scalars are made where it is installed
    "narwhals": {"portfolio"},
    "pandas": {"portfolio"},  # of frames that callers bring
    "polars": {"portfolio"},
    "pyarrow": {"portfolio"},
    "sqlglot": {"portfolio"},
    "pyspark": {"portfolio"},  # and there in one file: import-linter says so
    "click": {"cli"},
    "platformdirs": {"cli"},
    "rich": {"cli"},
    "pydantic": {"engine", "source"},
    "pydantic_core": {"engine", "source"},
    "icalendar": {"interop"},
    "durable": {"interop"},  # and there in one file: import-linter says so
    "durable_rules_engine": {"interop"},
    "openpyxl": {"interop"},  # and there in one file: import-linter says so
    "lxml": {"interop"},  # and there in one file: import-linter says so
    "docx": {"cli"},  # and there in one file: import-linter says so
    "z3": {"verify"},  # and there in the files of the prover only: import-linter says so
}
GRADE = """
from datetime import datetime, timezone
policies = crmpolicy.load_policy_set("example-steel")
facts = {"sales_share": "0.95%", "contribution": "large", "cooperation": "close", "reputation": "good"}
decision = crmpolicy.evaluate_customer_grade(policies, facts, now=datetime(2026, 11, 2, tzinfo=timezone.utc))
assert decision.outcome == {"grade": "B"}, decision.outcome
"""


def _loaded(program: str) -> set[str]:
    """Run a program in a fresh Python; give the top names of all that it loads."""
    done = subprocess.run(  # noqa: S603 - our own Python
        [sys.executable, "-c", f"{program}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return {name.partition(".")[0] for name in json.loads(done.stdout)}


def test_importing_the_library_loads_no_library_that_is_needed_later() -> None:
    """An ERP that imports us pays for what it uses."""
    loaded = _loaded("import crmpolicy")
    assert "crmpolicy" in loaded
    assert loaded & LATE == set()


def test_deciding_loads_no_library_of_people_or_tests() -> None:
    """A grade needs no tables on the screen, no month arithmetic and no test tools."""
    loaded = _loaded(f"import crmpolicy\n{GRADE}")
    assert "crmpolicy" in loaded
    assert loaded & LATE == set()


def test_the_checker_loads_the_solver_with_its_first_question_only() -> None:
    """Whoever checks tables without arithmetic waits for no solver, and need not have it."""
    assert "z3" not in _loaded("import crmpolicy.verify, crmpolicy.verify.prover")
    assert "z3" in _loaded("import crmpolicy.verify.proving.questions")


def test_a_loaded_library_is_noticed() -> None:
    """The checks above see what a program loads."""
    assert "pendulum" in _loaded("import pendulum") & LATE


def outside(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Give each imported top name with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name.partition(".")[0], node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0], node.lineno


def test_an_outside_library_stays_in_its_room() -> None:
    """YAML is known in one room, months in another; a library without a room here needs one."""
    assert [each for path in python_files("src") for each in _strays(path)] == []


def _strays(path: Path) -> Iterator[str]:
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    ours = {"crmpolicy", *sys.stdlib_module_names}
    for name, line in outside(tree_of(path)):
        if name not in ours and room not in ROOMS.get(name, set()):
            yield f"{named(path, line)}: {name}"


def test_imports_are_seen_wherever_they_stand() -> None:
    """A late import inside a function counts as well."""
    assert list(outside(ast.parse("import yaml.nodes\ndef f():\n    from rich.table import Table"))) == [
        ("yaml", 1),
        ("rich", 3),
    ]
