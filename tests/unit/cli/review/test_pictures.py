from collections.abc import Sequence

import pytest

from crmpolicy.cli.review.drawing import drawn
from crmpolicy.cli.review.pictures import Picture, picture_of
from crmpolicy.cli.speaking import Speaker
from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.testing import load_texts
from crmpolicy.verify.comparing.differing import diff
from tests.unit.cli.review.reading_pages import Page

ENGLISH = Speaker("en")
RULES = """\
format: 1
facts:
  age: {title: {zh: 年龄, en: age}, type: integer, range: {at_least: 0, up_to: 120}}
  years: {title: {zh: 年数, en: years}, type: integer, range: {at_least: 0, up_to: 50}, unknown: allowed}
  kind: {title: {zh: 种类, en: kind}, type: boolean}
parameters:
  old: {title: {zh: 老, en: old}, type: integer, value: OLD, clause: doc.1}
decisions:
  may:
    title: {zh: 可以, en: may}
    outputs: {may: {title: {zh: 可以, en: may}, type: boolean}}
    rules:
      - {id: rule, when: {WHEN}, then: {may: yes}, clause: doc.1}
    otherwise: {id: rest, then: {may: no}, clause: doc.1}
"""


def loaded(old: str, when: str) -> PolicySet:
    return load_texts({"doc/rules.yaml": RULES.replace("OLD", old).replace("WHEN", when)})


def pictures(when: str, before: str = "20", after: str = "30") -> Sequence[Picture | None]:
    pair = loaded(before, when), loaded(after, when)
    return [picture_of(ENGLISH, pair, each) for each in diff(*pair).changes if each.point == "may"]


def test_one_fact_is_a_bar_with_what_is_answered_all_along() -> None:
    """Neighbours that answer alike are one stretch; only the changed one is marked."""
    (picture,) = pictures("age: {at_least: old}")
    assert picture is not None
    assert (picture.across, picture.rows, picture.fixed) == ("age", (), "")
    assert picture.columns == ("under 20", "at least 20 and under 30", "at least 30")
    assert [(each.before, each.after, each.changed) for each in picture.cells[0]] == [
        ("‘no’", "‘no’", False),
        ("‘yes’", "‘no’", True),
        ("‘yes’", "‘yes’", False),
    ]


def test_two_facts_are_a_grid_in_which_the_unknown_stands_alone() -> None:
    (picture,) = pictures("age: {at_least: old}, years: {over: 5}")
    assert picture is not None
    assert {picture.across, picture.down} == {"age", "years"}
    changed = [
        (across, down)
        for down, row in zip(picture.rows, picture.cells, strict=True)
        for across, cell in zip(picture.columns, row, strict=True)
        if cell.changed
    ]
    assert changed == [("at least 20 and under 30", "over 5")]
    assert len([each for each in picture.rows if "unknown" in each]) == 1


def test_of_three_facts_the_figures_are_drawn_and_the_rest_is_told() -> None:
    (picture,) = pictures("age: {at_least: old}, years: {over: 5}, kind: yes")
    assert picture is not None
    assert {picture.across, picture.down} == {"age", "years"}
    assert picture.fixed == "kind ‘yes’"
    assert sum(cell.changed for row in picture.cells for cell in row) == 1


def test_what_rests_on_events_is_drawn_by_its_region() -> None:
    """Elsewhere nothing is said but that it stays."""
    only = {"steel.share_only": True}
    wider = {**only, "steel.grade_a_share": "0.9%"}
    pair = tuple(load_policy_set("example-steel", parameters=each) for each in (only, wider))
    change = next(each for each in diff(*pair).changes if each.point == "visit_cadence")
    picture = picture_of(ENGLISH, (pair[0], pair[1]), change)
    assert picture is not None
    (row,) = picture.cells
    assert [each.changed for each in row] == [False, True, False]
    assert (row[0].before, row[0].after) == ("", "")
    assert "half year" in row[1].before


@pytest.mark.parametrize("when", ["age: {at_least: old}", "age: {at_least: old}, years: {over: 5}"])
def test_a_picture_says_in_words_what_it_shows(when: str) -> None:
    """For those who do not see it, and where it is printed without colours."""
    (picture,) = pictures(when)
    assert picture is not None
    page = Page(drawn(ENGLISH, picture, 7))
    assert page.unclosed == []
    assert page.ids == ["hatch-7"]
    (svg,) = (given for name, given in page.tags if name == "svg")
    assert svg["role"] == "img"
    assert svg["aria-label"]
    changed = sum(cell.changed for row in picture.cells for cell in row) * (1 if picture.rows else 2)
    assert sum(given.get("fill") == "url(#hatch-7)" for _, given in page.tags) == changed
    for label in (*picture.columns, *picture.rows):
        assert all(page.has(word) for word in label.split())
