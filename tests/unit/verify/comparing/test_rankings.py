"""What a ranking declares otherwise than before, and what facts show of it."""

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.testing import load_texts
from crmpolicy.verify import diff
from crmpolicy.verify.comparing.declared import declared_changes
from tests.unit.engine.conftest import SCALES
from tests.unit.engine.small_rankings import LISTS, RANKING


def loaded(text: str) -> PolicySet:
    """Load a ranking."""
    return load_texts({"doc/rules.yaml": f"format: 1\n{text}", "doc/words.yaml": SCALES})


def changes(text: str, written: str, instead: str) -> list[tuple[str, str]]:
    """Give the codes of what is declared otherwise, with the list that is spoken of."""
    assert written in text
    found = declared_changes(loaded(text), loaded(text.replace(written, instead, 1)))
    return [(each.message, getattr(each.arguments.get("list"), "en", "")) for each in found]


def test_a_ranking_is_no_other_than_itself() -> None:
    """Other titles, and tests in another order, mean the same."""
    assert changes(RANKING, "zh: 团体奖", "zh: 集体奖") == []
    only = "{heads: {over: 0}, adopted: {at_least: fewest}}"
    assert changes(RANKING, only, "{adopted: {at_least: fewest}, heads: {over: 0}}") == []


@pytest.mark.parametrize(
    ("written", "instead", "code"),
    [
        ("first: highest", "first: lowest", "order"),
        ("by: a_head", "by: adopted", "order"),
        ("{ratio: [adopted, heads]}", "{sum: [adopted, heads]}", "order"),
        ("ties: share", "ties: refuse", "ties"),
        ("ties: share", "ties: {use: heads, first: lowest}", "order"),
        ("cut: places", "cut: 2", "cut"),
        ("heads: {over: 0}", "heads: {over: 1}", "only"),
    ],
)
def test_who_takes_part_the_order_ties_and_the_cut_are_told(written: str, instead: str, code: str) -> None:
    """Each of them changes who has which place."""
    bounded = RANKING.replace("value: 3,", "value: 3, range: {at_least: 1},")  # as a cut has to be anyhow
    assert changes(bounded, written, instead) == [(f"diff-list-{code}", "team prize")]


@pytest.mark.parametrize(("name", "value", "code"), [("places", 2, "cut"), ("fewest", 3, "only")])
def test_the_values_of_parameters_count_and_not_their_names(name: str, value: int, code: str) -> None:
    """Another last place, another least: the files are the same, and other entries have places."""
    files = {"doc/rules.yaml": f"format: 1\n{RANKING}", "doc/words.yaml": SCALES}
    after = load_texts(files, parameters={name: value})
    found = diff(loaded(RANKING), after)
    assert [each.message for each in found.declared] == [f"diff-list-{code}", "diff-list-places"]
    assert "prize" not in found.proved


def test_lists_that_came_or_went_are_told() -> None:
    """By their ids; another title alone is nothing."""
    assert changes(LISTS, "id: busy", "id: full") == [("diff-list-went", "busy"), ("diff-list-came", "busy")]
    assert changes(LISTS, "zh: 件数, en: busy", "zh: 件数多, en: busiest") == []


def test_another_list_of_entries_is_told() -> None:
    """What is ranked is no longer the same."""
    more = "  offices:\n" + LISTS.partition("  departments:\n")[2].partition("  month_closed")[0]
    text = LISTS.replace("  month_closed:", f"{more}  month_closed:", 1)
    found = changes(text, "of: departments", "of: offices")
    assert ("diff-list-of", "") in found


def test_facts_show_who_takes_part_no_longer() -> None:
    """The entry with its place is what changes."""
    found = diff(loaded(RANKING), loaded(RANKING.replace("heads: {over: 0}", "heads: {over: 5}")))
    assert {each.point for each in found.changes} == {"prize"}
    assert [each.message for each in found.declared] == ["diff-list-only", "diff-list-places"]
    assert found.undecided == ()
