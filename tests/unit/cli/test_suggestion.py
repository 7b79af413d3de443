"""The suggestion of the demonstration: its dates, its life, the prize that is refused the second time."""

from collections.abc import Callable

import pytest

from crmpolicy.cli.suggestion import life, suggestion_data
from crmpolicy.company import load_policy_set

Demo = Callable[..., str]

pytestmark = pytest.mark.xdist_group("demonstration")  # which is told once for all


def test_only_the_second_prize_is_refused_and_the_suggestion_ends() -> None:
    told = list(life(load_policy_set("example-group")))
    assert [name for _, name, _, standing in told if standing.refused] == ["pay"]
    assert dict(told[-1][-1].states) == {
        "review_state": "closed",
        "praise": "commended",
        "payment": "paid",
        "implementation": "bonus_granted",
    }


def test_the_data_has_every_date_and_every_event() -> None:
    data = suggestion_data()
    assert [each["step"] for each in data["calendar"]["steps"]][-1] == "return_order"
    assert sum(not each["taken"] for each in data["life"]) == 1


@pytest.mark.parametrize(
    ("language", "words"), [("zh", ("投入提案箱", "不予接受")), ("en", ("put in the box", "not taken"))]
)
def test_the_demo_tells_it_as_a_timeline(demo: Demo, language: str, words: tuple[str, ...]) -> None:
    told = demo("--language", language)
    assert all(word in told for word in words)
