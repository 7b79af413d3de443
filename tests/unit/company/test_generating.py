"""Typed Python from the YAML: modules that import what they name, in order."""

import ast
import re

import pytest

from crmpolicy.company.generating import WRITTEN_BY_HAND, shipped_modules

MODULES = shipped_modules()
QUESTIONS = [each for each in MODULES if "/decide/" in each and not each.endswith("__init__.py")]


def imported(text: str) -> set[str]:
    """Name what a module imports."""
    nodes = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom))
    return {each.name for node in nodes for each in node.names}


@pytest.mark.parametrize(
    "name", sorted(each for each in MODULES if "/decide/" in each and "__init__" not in each)
)
def test_the_types_of_facts_import_every_word_that_they_use(name: str) -> None:
    """A term or a period as well as a number; words in titles are no types."""
    code = re.sub(r"  # .*", "", MODULES[name])
    fields = "\n".join(line for line in code.splitlines() if line.startswith('        "'))
    words = {"Numeric", "Period", "Term", "date", "datetime", "time"}
    used = {each for each in words if re.search(rf": (.*[^\"\w])?{each}\b[^\"]", fields)}
    assert used | {"datetime"} == imported(code) & words  # each function takes a moment


@pytest.mark.parametrize("name", sorted(MODULES))
def test_our_modules_are_imported_in_order(name: str) -> None:
    froms = [node.module for node in ast.parse(MODULES[name]).body if isinstance(node, ast.ImportFrom)]
    ours = [each for each in froms if each is not None and each.startswith("crmpolicy")]
    assert ours == sorted(ours)


@pytest.mark.parametrize("room", sorted(WRITTEN_BY_HAND))
def test_what_is_written_by_hand_is_offered_by_its_room(room: str) -> None:
    front = MODULES[f"{room}/__init__.py"]
    for module, names in WRITTEN_BY_HAND[room].items():
        assert f"from crmpolicy.{room}.{module} import" in front
        assert all(f'    "{each}",' in front for each in names)
