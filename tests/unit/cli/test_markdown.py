from dataclasses import replace

from crmpolicy.cli.differences import rest_said
from crmpolicy.cli.markdown import markdown
from crmpolicy.cli.speaking import Speaker
from crmpolicy.verify import Difference
from crmpolicy.wording import Words
from tests.unit.cli.test_differences import CHANGE, WHOLE

EN = Speaker("en")
CELLS = (
    "share is 1%<br>2027-01-01 to 2027-12-31",
    "grade is B<br>share.share-B (steel) \\[steel.1]",
    "no answer",
    "share is 1%",
    "least share (steel.least) went from 1% (old.yaml:3:5) to 0.9% (new.yaml:4:6)",
    "different",
)


def test_a_difference_becomes_a_page() -> None:
    """One table a question; nothing that a text says breaks it."""
    assert markdown(EN, WHOLE).split("\n") == [
        "# from a to b",
        "",
        "## grade `steel.grade`",
        "",
        "| facts | before | after | example | because | direction |",
        "|---|---|---|---|---|---|",
        f"| {' | '.join(CELLS)} |",
        "",
        "## other differences",
        "",
        "- the zone was Asia/Shanghai and is Europe/Berlin",
        "- new.yaml:7:3: a new fact is asked: age (\\`age\\`)",
        "",
        "## undecided",
        "",
        "- got",
        "",
        rest_said(EN, WHOLE),
    ]


def test_changes_of_one_question_share_a_table() -> None:
    """Each question has one of its own."""
    other = replace(CHANGE, point="steel.size", title=Words("规模", "size"))
    text = markdown(EN, Difference("a", "b", (CHANGE, CHANGE, other)))
    assert text.count("\n## ") == text.count("\n|---|") == 2
    assert text.count("| different |") == 3


def test_a_text_cannot_leave_its_cell() -> None:
    change = replace(CHANGE, region=Words("甲|乙", "a|b\n<img> *x*"))
    row = next(line for line in markdown(EN, Difference("a", "b", (change,))).split("\n") if "img" in line)
    assert row.startswith("| a\\|b<br>&lt;img> \\*x\\*<br>2027")


def test_nothing_changed_is_one_sentence() -> None:
    text = markdown(Speaker("zh"), Difference("甲", "乙", (), proved=("x",)))
    assert text.split("\n") == ["# 甲 改为 乙", "", "含义没有变化：比较了 1 个事项，对所有允许的事实都已证明"]
