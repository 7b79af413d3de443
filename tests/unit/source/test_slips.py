"""Slips of a Chinese input method are named with their place, and prose is left alone."""

from pathlib import Path

import pytest
import yaml

from crmpolicy.errors import Fault
from crmpolicy.source.text import decode
from crmpolicy.source.tree import read_tree

COLON = "yaml-full-width-colon"
COMMA = "yaml-full-width-comma"
BRACKET = "yaml-full-width-bracket"
QUOTE = "yaml-full-width-quote"
NUMBER = "yaml-full-width-number"
BLANK = "yaml-placeholder-left"
SPACE = "yaml-odd-space"


def faults_of(text: str) -> tuple[Fault, ...]:
    """Read with both parsers, which must say the same."""
    source, _ = decode("a.yaml", text.encode())
    assert source is not None
    _, faults = read_tree(source)
    assert faults == read_tree(source, loader=yaml.SafeLoader)[1]
    return faults


def told(text: str) -> list[tuple[str, int, int]]:
    """Give codes and places of the faults of a text."""
    return [
        (each.code, each.location.line, each.location.column) for each in faults_of(text) if each.location
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nvalue：5%\nb: 2\n", [(COLON, 2, 6)]),
        ("a: 1\nvalue： 5%\n", [(COLON, 2, 6)]),
        ("a: 1\nx：5%\nb: 2\n", [(COLON, 2, 2)]),
        ("format：1\ncompany: x\n", [(COLON, 1, 7)]),
        ("format：1\n", [(COLON, 1, 7)]),
        ("title：\n  zh: 客户\n  en: x\n", [(COLON, 1, 6)]),
        ("title: {zh：客户, en: x}", [(COLON, 1, 11)]),
        ("title: {zh: 客户, en：x}", [(COLON, 1, 19)]),
        ("a: {b：{c: 1}, d: 2}", [(COLON, 1, 6)]),
        ("rules:\n  - id：x\n    when: {a: b}\n", [(COLON, 2, 7)]),
        ("also:\n  - id：x\n", [(COLON, 2, 7)]),
        ("a:\n  value：5%\n", [(COLON, 2, 8)]),
        ("roles:\n  客户经理：account_manager\n  销售总监：sales_director\n", [(COLON, 2, 7)]),
        ("a: 1\nb：2\nc：3\nd: 4\n", [(COLON, 2, 2), (COLON, 3, 2)]),
    ],
)
def test_a_full_width_colon_after_a_key_is_named(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Whether YAML stumbles over it or not."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [x，y]", [(COMMA, 1, 6)]),
        ("a: [甲、乙]", [(COMMA, 1, 6)]),
        ("a: {zh: 甲，en: x}", [(COMMA, 1, 10)]),
        ("a: {zh: 甲，en：x}", [(COMMA, 1, 10)]),
        ("a: {zh: 甲， en: x， b: 1}", [(COMMA, 1, 10), (COMMA, 1, 17)]),
        ("a: {b: 1、c: 2}", [(COMMA, 1, 9)]),
        ("a: {b: 1，}", [(COMMA, 1, 9)]),
        ("a: [{b: 1}，{c: 2}]", [(COMMA, 1, 11)]),
        ('a: ["x"，"y"]', [(COMMA, 1, 8)]),
        ("a: [x: 1，y: 2]", [(COMMA, 1, 9)]),
    ],
)
def test_a_full_width_comma_between_entries_is_named(text: str, expected: list[tuple[str, int, int]]) -> None:
    """In lists and in mappings in brackets."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 【x, y】", [(BRACKET, 1, 4)]),
        ("a: ［ab］", [(BRACKET, 1, 4)]),
        ("a: ［xy, z］", [(BRACKET, 1, 4)]),
        ("a: 「x, y」", [(BRACKET, 1, 4)]),
        ("a: （x, y）", [(BRACKET, 1, 4)]),
        ("a: 【甲，乙】", [(BRACKET, 1, 4)]),
        ("a: 【x, y]", [(BRACKET, 1, 4)]),
        ("a: [x, y】\nb: 1\nc: {zh: 甲，乙（丙）, en: x}\n", [(BRACKET, 1, 9)]),
        ("a: {b: 【c, d】}", [(BRACKET, 1, 8)]),
        ("a: ｛zh: 甲, en: x｝", [(BRACKET, 1, 4), (BRACKET, 1, 17)]),
        ("a: ｛zh: 甲, en: x}", [(BRACKET, 1, 4)]),
        ("a: {b: [1, 2］, c: 3}\nd: 4\n", [(BRACKET, 1, 13)]),
    ],
)
def test_full_width_brackets_around_a_list_are_named(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Both of them where YAML stumbles, else the first."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at: “15:00”", [(QUOTE, 1, 5)]),
        ("at: ‘15:00’", [(QUOTE, 1, 5)]),
        ('at: “15:00"', [(QUOTE, 1, 5)]),
        ('at: "15:00”\nb: 1\n', [(QUOTE, 1, 11)]),
        ("at: ”15:00“", [(QUOTE, 1, 5)]),
        ("a: “x: y”\nb: 1\n", [(QUOTE, 1, 4)]),
        ("a: [“08:30-12:00”, “13:30-17:30”]", [(QUOTE, 1, 5), (QUOTE, 1, 20)]),
        ("a: {“1”: 3000元}", [(QUOTE, 1, 5)]),
        ("title: {zh: “甲, 乙”, en: x}", [(QUOTE, 1, 13)]),
    ],
)
def test_full_width_quotes_around_a_value_are_named(text: str, expected: list[tuple[str, int, int]]) -> None:
    """A comma inside them tears them apart, of which one word is enough."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("given", "ascii_"),
    [
        ("５％", "5%"),
        ("5％", "5%"),
        ("０．５", "0.5"),
        ("１０万元", "10万元"),
        ("1，000元", "1,000元"),
        ("－３", "-3"),
        ("８：３０", "8:30"),
        ("10：30", "10:30"),
        ("２０２６－０１－０１", "2026-01-01"),
        ("４ working hours", "4 working hours"),
        ("３个工作日", "3个工作日"),
        ("３ months", "3 months"),
    ],
)
def test_a_number_in_full_width_characters_is_named_with_its_right_spelling(given: str, ascii_: str) -> None:
    """As a value and as an entry of a list."""
    for text in (f"value: {given}\n", f"value: [{given}, b]\n"):
        (fault,) = faults_of(text)
        assert (fault.code, fault.arguments) == (NUMBER, {"given": given, "ascii": ascii_})


@pytest.mark.parametrize(
    ("text", "column", "given"),
    [
        ("value: [X]", 8, "[X]"),
        ("value: [X]%", 8, None),
        ("value: [X]元", 8, None),
        ("value: [X] working days", 8, None),
        ("a: {value: [X]%, b: 1}", 12, None),
        ("a: {value: [X]}", 12, "[X]"),
        ("value: 【X】", 8, "【X】"),
        ("value: 【X】%", 8, "【X】%"),
        ("value: ［Ｘ］", 8, "［Ｘ］"),
        ("value: [×]", 8, "[×]"),
        ("value: [XX]", 8, "[XX]"),
    ],
)
def test_a_blank_left_in_place_of_a_value_is_named(text: str, column: int, given: str | None) -> None:
    """YAML takes it for a list of one word, or stumbles over the unit after it."""
    faults = [fault for fault in faults_of(text) if fault.code == BLANK]
    assert [each.location for each in faults] == [("a.yaml", 1, column)]
    assert given in {None, faults[0].arguments["given"]}
    assert {fault.code for fault in faults_of(text)} == {BLANK}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\u3000b\n", [(SPACE, 1, 3)]),
        ("a: 1\nb:\u00a0c\nd: 1\n", [(SPACE, 2, 3)]),
        ("a: \u3000b\n", [(SPACE, 1, 4)]),
        ("a: b\u00a0\n", [(SPACE, 1, 5)]),
        ("a: [b,\u3000c]\n", [(SPACE, 1, 7)]),
    ],
)
def test_wide_spaces_beside_a_value_are_named(text: str, expected: list[tuple[str, int, int]]) -> None:
    """They look like spaces and are letters."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "title: {zh: “立即”的时限, en: x}",
        "title: {zh: “立即”, en: ‘at once’}",
        "title: {zh: 客户（新）, en: x}",
        "title: {zh: （试行）, en: x}",
        "title: {zh: 【重要】通知, en: x}",
        "title: {zh: 甲、乙，丙：丁；戊, en: x}",
        "title:\n  zh: 说明：占比不低于[X]%，按年计算\n  en: x",
        "title: {zh: １级, en: x}",
        "case: 总监在火车上也不得阅读：见“借阅”一节（三）",
        "case: “立即”",
        "note: 注意：立即处理",
        "a: 注意：立即处理，不得延误、不得推诿",
        "a: （一）重大",
        "a: １号客户",
        "a: ['X']",
        'a: "[X]%"',
        "a: [\"甲，乙\", '丙、丁']",
        'a: "５％"',
        "a: b  # 说明：甲，乙【丙】“丁”",
        "# 说明：甲，乙【丙】“丁”\na: b",
        "roles: {客户经理: account_manager}",
        "a: |\n  value：5%，【X】\n",
        "currency: 元",
        "also: [銷售總監, 大客戶（集團）]",
        "a: [A, B]",
        "when: {grade: [A]}",
    ],
)
def test_full_width_punctuation_in_texts_is_no_slip(text: str) -> None:
    """Rather miss a slip than raise a false alarm."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("title: {zh: 甲，乙（丙）“丁” en: x}", "yaml-flow-separator"),
        ("title: {zh: 甲：乙, en: x\n", "yaml-bracket-unclosed"),
        ("title: 注意：甲: 乙\n", "yaml-mapping-here"),
        ("a: [甲（乙）, 丙\n", "yaml-bracket-unclosed"),
        ("a: 'x：y，z\n", "yaml-quote-unclosed"),
    ],
)
def test_punctuation_near_a_syntax_error_is_not_blamed_for_it(text: str, code: str) -> None:
    """Only what mends the file is the cause."""
    assert [fault.code for fault in faults_of(text)] == [code]


POLICIES = sorted((Path(__file__).parents[3] / "policies").rglob("*.yaml"))


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_shipped_file_raises_an_alarm(path: Path) -> None:
    """Their titles are full of full-width punctuation."""
    assert told(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", POLICIES[:6], ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize(("right", "wrong", "code"), [(": ", "：", COLON), (", en: ", "，en: ", COMMA)])
def test_a_slip_anywhere_in_a_shipped_file_is_found_at_its_place(
    path: Path, right: str, wrong: str, code: str
) -> None:
    """Each twentieth colon and comma in turn; a key of one letter hides nothing either."""
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    body = "\n".join(line.split("  #")[0] if '"' not in line else line for line in text.split("\n"))
    starts = [place for place in range(len(body)) if body.startswith(right, place)]
    for start in starts[::20]:
        line = body[body.rfind("\n", 0, start) + 1 : start]
        if "#" in line or '"' in line or "'" in line:
            continue
        spoilt = body[:start] + wrong + body[start + len(right) :]
        place = (code, body.count("\n", 0, start) + 1, len(line) + 1)
        assert place in told(spoilt), (place, spoilt[start - 30 : start + 30])
