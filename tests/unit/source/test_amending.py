"""One span of a company's file changes: values, entries, histories, sections, in every style of writing."""

import pytest

from crmpolicy.errors import BadValueError
from crmpolicy.source.amending import Wish, amend
from crmpolicy.source.text import decode

DAY = "2027-01-01"


def amended(text: str | bytes, value: object = "2%", key: str = "x", **more: object) -> str:
    raw = text.encode() if isinstance(text, str) else text
    source, _ = decode("a.yaml", raw)
    assert source is not None
    wish = Wish(f"steel.{key}", frozenset({key, f"steel.{key}"}), value, **more)  # type: ignore[arg-type]  # what a case gives besides
    return amend(source, wish).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("parameters:\n  x: 1%   # example\ny: 3\n", "parameters:\n  x: 2%   # example\ny: 3\n"),
        ("parameters:\r\n  steel.x: 1%\r\n", "parameters:\r\n  steel.x: 2%\r\n"),
        ("\ufeffparameters: {x: 1%, y: 3}", "\ufeffparameters: {x: 2%, y: 3}"),
        ("parameters:\n  x: '1%'\n", "parameters:\n  x: '2%'\n"),
        ('parameters:\n  x: "1%"\n', 'parameters:\n  x: "2%"\n'),
        ("parameters:\n  x: {value: 1%, locked: yes}\n", "parameters:\n  x: {value: 2%, locked: yes}\n"),
        ("parameters:\n  x:\n    value: 1%  # a\n", "parameters:\n  x:\n    value: 2%  # a\n"),
        ("parameters:\n  x: {locked: yes}\n", "parameters:\n  x: {locked: yes, value: 2%}\n"),
        ("parameters:\n  y: 3 # c\n\nz: 1\n", "parameters:\n  y: 3 # c\n  steel.x: 2%\n\nz: 1\n"),
        ("parameters: {y: 3}\n", "parameters: {y: 3, steel.x: 2%}\n"),
        ("parameters: {}\n", "parameters: {steel.x: 2%}\n"),
        ("company: a\n", "company: a\n\nparameters:\n  steel.x: 2%\n"),
        ("company: a", "company: a\n\nparameters:\n  steel.x: 2%\n"),
        ("company: a\r\n", "company: a\r\n\r\nparameters:\r\n  steel.x: 2%\r\n"),
        ("{company: a}", "{company: a, parameters: {steel.x: 2%}}"),
    ],
)
def test_a_value_is_put_where_it_belongs_and_nothing_else_changes(before: str, after: str) -> None:
    assert amended(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "parameters:\n  x: 1%   # example\n",
            "parameters:\n  x: {dated: [{value: 1%}, {from: 2027-01-01, value: 2%}]}   # example\n",
        ),
        (
            "parameters:\n  x: 1,200元\n",
            'parameters:\n  x: {dated: [{value: "1,200元"}, {from: 2027-01-01, value: 2%}]}\n',
        ),
        (
            "parameters:\n  x: '1%'\n",
            "parameters:\n  x: {dated: [{value: '1%'}, {from: 2027-01-01, value: 2%}]}\n",
        ),
        (
            "parameters:\n  x: {value: 1%, locked: yes}\n",
            "parameters:\n  x: {dated: [{value: 1%}, {from: 2027-01-01, value: 2%}], locked: yes}\n",
        ),
        (
            "parameters:\n  x: {dated: [{value: 1%}, {from: 2026-01-01, value: 3%}]} # c\n",
            (
                "parameters:\n  x: {dated: [{value: 1%}, {from: 2026-01-01, value: 3%},"
                " {from: 2027-01-01, value: 2%}]} # c\n"
            ),
        ),
        (
            "parameters:\n  x:\n    dated:\n      - {value: 1%}  # first\n  y: 3\n",
            (
                "parameters:\n  x:\n    dated:\n      - {value: 1%}  # first\n"
                "      - {from: 2027-01-01, value: 2%}\n  y: 3\n"
            ),
        ),
        (
            "parameters:\n  x:\n    dated:\n      - value: 1\n      - from: 2026-01-01\n        value: 3",
            (
                "parameters:\n  x:\n    dated:\n      - value: 1\n      - from: 2026-01-01\n        value: 3"
                "\n      - {from: 2027-01-01, value: 2%}"
            ),
        ),
        (
            "parameters:\n  x: [a, b]\n",
            "parameters:\n  x: {dated: [{value: [a, b]}, {from: 2027-01-01, value: 2%}]}\n",
        ),
        (
            "parameters:\r\n  x:\r\n    - a  # first\r\n    - b\r\n  y: 3\r\n",
            (
                "parameters:\r\n  x:\r\n    dated:\r\n      - value:\r\n          - a  # first\r\n"
                "          - b\r\n      - {from: 2027-01-01, value: 2%}\r\n  y: 3\r\n"
            ),
        ),
    ],
)
def test_a_day_adds_to_the_history_and_keeps_what_counted_before(before: str, after: str) -> None:
    assert amended(before, since=DAY, says_more=_says_more) == after


def _says_more(node: object) -> bool:
    entries = getattr(node, "entries", {})
    return bool(entries) and set(entries) <= {"value", "dated", "locked", "may_only"}


def test_what_counts_now_by_another_file_begins_the_history() -> None:
    text = "parameters:\n  y: 3\n"
    assert amended(text, since=DAY, before=({"value": "1%"},)) == (
        "parameters:\n  y: 3\n  steel.x: {dated: [{value: 1%}, {from: 2027-01-01, value: 2%}]}\n"
    )


def test_one_entry_of_a_mapping_changes_alone() -> None:
    text = "parameters:\n  x:\n    A: 1%  # a\n    B: 3%\n"
    new = amended(text, {"A": "2%", "B": "3%"}, inside=("A",), part="2%", says_more=_says_more)
    assert new == text.replace("1%", "2%")


def test_an_entry_that_is_not_there_makes_the_mapping_whole() -> None:
    new = amended("parameters:\n  x: {B: 3%}\n", {"B": "3%", "A": "2%"}, inside=("A",), says_more=_says_more)
    assert new == "parameters:\n  x: {B: 3%, A: 2%}\n"


@pytest.mark.parametrize("text", ["parameters:\n  x: 1%\n", "parameters:\n  x: 1%  # example\n"])
def test_a_reason_stands_behind_on_the_line(text: str) -> None:
    new = amended(text, remark="agreed by the board")
    assert new == text.replace("1%", "2%").replace("\n", "\n", 1)[:-1] + "  # agreed by the board\n"


def test_a_reason_stands_behind_a_new_entry_and_in_a_new_section() -> None:
    assert amended("parameters: {y: 3}\n", remark="why") == "parameters: {y: 3, steel.x: 2%}  # why\n"
    new = amended("company: a\n", remark="why")
    assert new == "company: a\n\nparameters:\n  steel.x: 2%  # why\n"


def test_a_history_is_not_overwritten() -> None:
    with pytest.raises(BadValueError) as caught:
        amended("parameters:\n  x: {dated: [{value: 1%}]}\n")
    assert caught.value.code == "set-needs-day"


def test_comments_inside_a_list_are_not_lost() -> None:
    text = "parameters:\n  x:\n    - a  # first\n    - b\n"
    with pytest.raises(BadValueError) as caught:
        amended(text, ["a", "c"])
    assert caught.value.code == "set-remarks-inside"
    assert amended(text.replace("  # first", ""), ["a", "c"]) == "parameters:\n  x:\n    [a, c]\n"


@pytest.mark.parametrize("remark", ["a\nb: c", "a\u2028b", "\x00"])
def test_a_reason_of_several_lines_is_refused(remark: str) -> None:
    with pytest.raises(BadValueError) as caught:
        amended("parameters:\n  x: 1%\n", remark=remark)
    assert caught.value.code == "yaml-edit-not-kept"


def test_a_faulty_file_is_left_alone() -> None:
    with pytest.raises(BadValueError) as caught:
        amended("parameters:\n  x: 1%\n  x: 2%\n")
    assert caught.value.code == "yaml-edit-faulty-file"


def test_a_value_of_several_lines_beside_other_keys_gets_no_history_here() -> None:
    text = "parameters:\n  x:\n    value:\n      - a\n      - b\n    locked: yes\n"
    with pytest.raises(BadValueError) as caught:
        amended(text, since=DAY)
    assert caught.value.code == "set-block-value"


def test_a_history_stands_beside_what_is_there() -> None:
    new = amended("parameters:\n  x: {locked: yes}\n", since=DAY, before=({"value": "1%"},))
    assert new == ("parameters:\n  x: {locked: yes, dated: [{value: 1%}, {from: 2027-01-01, value: 2%}]}\n")


@pytest.mark.parametrize("text", ["parameters: 1\n", "parameters:\n  x: {dated: 1}\n"])
def test_a_section_of_another_kind_is_left_alone(text: str) -> None:
    with pytest.raises(BadValueError) as caught:
        amended(text, since=DAY, before=({"value": "1%"},))
    assert caught.value.code == "yaml-edit-faulty-file"
