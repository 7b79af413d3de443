"""Messages filled in: spaces between Chinese and figures, first letters, words of every message."""

import re
from string import Formatter
from zoneinfo import ZoneInfo

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.explaining.telling import Teller, filled
from crmpolicy.policy.scales import Choices, Scale, ScaleValue
from crmpolicy.wording import Words
from crmpolicy.wording.explanations import MESSAGES


@pytest.mark.parametrize(
    ("template", "value", "said"),
    [
        ("为{value}级", "A", "为 A 级"),
        ("为{value}级", "甲", "为甲级"),
        ("为{value}", "-1%", "为 -1%"),
        ("在{value}", "2026年1月5日", "在 2026年1月5日"),
        ("is {value}.", "A", "is A."),
        ("{value}", "", ""),
    ],
)
def test_figures_and_latin_letters_stand_apart_from_chinese(template: str, value: str, said: str) -> None:
    assert filled(template, {"value": value}) == said


@pytest.mark.parametrize("code", MESSAGES)
def test_both_languages_of_a_message_name_the_same_places(code: str) -> None:
    """A message that leaves something out in one language would tell its readers less."""
    zh, en = (sorted({name for _, name, _, _ in Formatter().parse(text) if name}) for text in MESSAGES[code])
    assert zh == en


@pytest.mark.parametrize("code", MESSAGES)
def test_chinese_sentences_hold_no_english_and_english_ones_no_chinese(code: str) -> None:
    zh, en = (re.sub(r"\{[^}]*\}", "", text) for text in MESSAGES[code])
    assert not re.search(r"[A-Za-z]", zh)
    assert not re.search(r"[一-鿿]", en)


def test_a_list_of_sets_is_told_set_by_set() -> None:
    """A table that lists what each rule says may say sets of words."""
    goods = tuple(ScaleValue(word, Words(word, f"the {word}")) for word in ("tea", "salt"))
    kind = Choices(Scale("goods", Words("货", "goods"), ordered=False, open=False, values=goods))
    teller = Teller("en", ZoneInfo("Asia/Shanghai"), {}, {})
    assert teller.show(kind, ("tea", "salt")) == "the tea, the salt"
    assert (
        teller.show(kind, (("tea", "salt"), ("salt",), None)) == "(the tea, the salt), (the salt), (unknown)"
    )


def test_facts_of_one_title_are_told_with_their_documents_where_several_are_asked() -> None:
    """Two documents ask the grade, each its own; nobody could tell which of them a sentence speaks of."""
    group = load_policy_set("example-group")
    several, alone = (
        Teller.of_point(group, point, "en") for point in ("service_entitlement", "steel.service_entitlement")
    )
    assert alone.title("steel.grade") == "grade"
    assert several.title("steel.grade") == "grade (customer management policy of a steel trader)"
    assert several.title("lighting.grade") != several.title("steel.grade")
    assert several.title("preference_suspended") == "preferences suspended"
