"""The reference is complete about time: every key, convention, default and state, and the plan of a year."""

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from crmpolicy.engine.courses.states import ChainState, DutyState, DutyStatus, LifecycleState
from crmpolicy.policy.duties import Counting
from crmpolicy.source import calendar_shapes, course_shapes
from crmpolicy.source.plain_shapes import Shape
from crmpolicy.visits import Completion, PlannedVisit, VisitPlan, visit_plan
from tests.house.reading_code import CHECKOUT, named, text_of
from tests.house.test_docs import PYTHON, shown

PAGES = tuple(CHECKOUT / "docs" / "reference" / f"time-format{end}" for end in (".zh.md", ".md"))
NOT_ANSWERED = {"rules", "states"}  # the reasons have the rules; each track's state has the track's name


def shapes() -> list[type[Shape]]:
    """Give the shapes that speak of time and of calendars."""
    found = (vars(module).values() for module in (course_shapes, calendar_shapes))
    classes = {each for values in found for each in values if isinstance(each, type)}
    mine = (course_shapes.__name__, calendar_shapes.__name__)
    return [each for each in classes if issubclass(each, Shape) and each.__module__ in mine]


def keys() -> set[str]:
    """Give every key that may be written, as it is written."""
    return {field.alias or name for shape in shapes() for name, field in shape.model_fields.items()}


def spoken_of(text: str) -> set[str]:
    """Give every word that stands in a piece of code within a line."""
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return {word for code in re.findall(r"`([^`]+)`", prose) for word in re.findall(r"\w+(?: clause)?", code)}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_key_is_explained(page: Path) -> None:
    """A key that a file may have and the page leaves out would have to be guessed."""
    assert {"within", "at_most", "passes_when", "makeup_hours", "covered_until"} <= keys()
    general = {"format", "no clause", "strength"}  # of all files and of all rules
    assert sorted(keys() - general - spoken_of(text_of(page))) == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_convention_stands_with_its_words_and_the_default_first(page: Path) -> None:
    """A reader who writes nothing gets what the page says."""
    defaults = Counting()
    for name, field in course_shapes.CountingShape.model_fields.items():
        rows = [line for line in text_of(page).splitlines() if line.startswith(f"| `{name}` |")]
        words = re.findall(r"`([^`]+)`", rows[-1].split("|")[2])
        literal = next(each for each in get_args(field.annotation) if get_args(each))
        assert sorted(words) == sorted(get_args(literal))
        assert getattr(defaults, name) in (None, words[0])


@pytest.mark.parametrize("page", PAGES, ids=named)
@pytest.mark.parametrize("answer", [DutyStatus, ChainState, LifecycleState])
def test_every_field_of_an_answer_is_explained(page: Path, answer: type) -> None:
    """What a program finds in an outcome is told on the page."""
    wanted = {field.name for field in fields(answer)} - NOT_ANSWERED
    assert sorted(wanted - spoken_of(text_of(page))) == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_state_of_a_duty_has_a_row(page: Path) -> None:
    """Whoever shows a state to people knows when it occurs."""
    rows = {line.split("|")[1].strip(" `") for line in text_of(page).splitlines() if line.startswith("| `")}
    assert sorted(set(get_args(DutyState)) - rows) == []


def test_the_plan_of_a_year_stands_in_the_reference() -> None:
    """Its function with the signature, and every field of what it gives."""
    text = text_of(PYTHON)
    assert f"visit_plan{shown(visit_plan)}" in text
    kinds = (VisitPlan, PlannedVisit, Completion)
    wanted = {name for kind in kinds for name in vars(kind) if not name.startswith("_")}
    assert sorted(wanted - spoken_of(text)) == []
