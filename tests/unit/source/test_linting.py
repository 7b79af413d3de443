"""Slips of the hand are told all at once, and mended where nothing else can have been meant."""

import pytest

from crmpolicy.source.linting import mend, slips_in


def mended(text: str) -> tuple[str, list[str], list[str]]:
    done = mend("a.yaml", text.encode())
    return (
        done.raw.decode(),
        [slip.fault.code for slip in done.mended],
        [slip.fault.code for slip in done.left],
    )


@pytest.mark.parametrize(
    ("text", "new", "codes"),
    [
        ("a：1\nb: 2\n", "a: 1\nb: 2\n", ["yaml-full-width-colon"]),
        ("a：1\r\nb: 2\r\n", "a: 1\r\nb: 2\r\n", ["yaml-full-width-colon"]),
        ("\ufeffa: ５％ # c\n", "\ufeffa: 5% # c\n", ["yaml-full-width-number"]),
        ("a: {x: 1，y: 2}\n", "a: {x: 1, y: 2}\n", ["yaml-full-width-comma"]),
        ("a: [1、2]\n", "a: [1, 2]\n", ["yaml-full-width-comma"]),
        ("a: 【x，y】\n", "a: [x, y]\n", ["yaml-full-width-bracket"]),
        ("a: “abc”\n", 'a: "abc"\n', ["yaml-full-width-quote"]),
        ("a:\u30001\n", "a: 1\n", ["yaml-odd-space"]),
        ("a:\n\u00a0\u00a0b: 1\n", "a:\n  b: 1\n", ["text-indent-no-break-space"]),
        ("a:\tb\n", "a: b\n", ["text-tab"]),
        ("a: \u200b1\n", "a: 1\n", ["text-invisible-character"]),
        ("a: 8\u3000h\n", "a: 8 h\n", ["lint-odd-space"]),
        ("a: 8\u00a0h\n", "a: 8 h\n", ["lint-odd-space"]),
        ("a: 1\u3000# c\n", "a: 1 # c\n", ["lint-odd-space"]),
        ("a: '５％'\n", "a: '5%'\n", ["lint-quoted-number"]),
        (
            "a: {x：1，y：２}\nb：３\n",
            "a: {x: 1, y: 2}\nb: 3\n",
            [
                "yaml-full-width-colon",
                "yaml-full-width-comma",
                "yaml-full-width-colon",
                "yaml-full-width-number",
                "yaml-full-width-colon",
                "yaml-full-width-number",
            ],
        ),
    ],
)
def test_what_is_certain_is_mended(text: str, new: str, codes: list[str]) -> None:
    assert mended(text) == (new, codes, [])


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a: [甲，乙]\n", ["yaml-full-width-comma"]),  # two words, or one with a comma
        ("a:\n\u3000\u3000b: 1\n", ["text-indent-wide-space"]),  # how deep is it?
        ("a:\n\tb: 1\n", ["text-indent-tab"]),
        ("a: [X]\n", ["yaml-placeholder-left"]),
        ("a: 张三\u3000李四\n", ["lint-odd-space"]),
        ("a: 张三\u3000# c\n", ["lint-odd-space"]),
        ('a: "１２"\n', ["lint-quoted-number"]),  # a number, or a text that looks like one
        ("a: 1\na: 2\n", ["yaml-duplicate-key"]),
        ("a: 【x，（y）】\n", ["yaml-full-width-bracket"]),  # brackets in brackets
    ],
)
def test_what_may_be_meant_otherwise_is_only_told(text: str, codes: list[str]) -> None:
    assert mended(text) == (text, [], codes)


@pytest.mark.parametrize(
    "text", ["a: {zh: 一、二，三：“好”（５％）, en: x}\n", "note: ５％\n", "a: 1 # ：，\u3000\n"]
)
def test_prose_and_comments_are_left_alone(text: str) -> None:
    assert mended(text) == (text, [], [])


def test_a_file_that_is_no_text_is_told_and_left() -> None:
    raw = "等级: 甲级客户\n".encode("gbk")
    done = mend("a.yaml", raw)
    assert (done.raw, [slip.fault.code for slip in done.left]) == (raw, ["text-gbk"])


def test_a_slip_is_told_at_its_place_in_the_file_as_it_was() -> None:
    text = "a: {x：1，y：２}\nb：３\n"
    done = mend("a.yaml", text.encode())
    places = [str(slip.fault.location) for slip in done.mended]
    assert places == [f"a.yaml:{place}" for place in ("1:6", "1:8", "1:10", "1:11", "2:2", "2:3")]
    assert [text[slip.start : slip.end] for slip in done.mended] == ["：", "，", "：", "２", "：", "３"]


def test_the_reader_and_manners_speak_at_once() -> None:
    text = "facts:\n  yearlySales: {title: {zh: 额, en: sales}}\n  x: ５％\n"
    assert [(slip.fault.code, slip.by_reader) for slip in slips_in("a.yaml", text.encode())] == [
        ("lint-name", False),
        ("yaml-full-width-number", True),
    ]
