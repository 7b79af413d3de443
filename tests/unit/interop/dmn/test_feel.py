from decimal import Decimal

import pytest

from crmpolicy.errors import BadValueError
from crmpolicy.interop.dmn.feel import (
    NULL,
    Arithmetic,
    Compared,
    Comparison,
    Interval,
    Name,
    Several,
    UnaryTests,
    Value,
    expression,
    names_in,
    quoted,
    unary_tests,
)


def number(text: str) -> Value:
    return Value("number", Decimal(text))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("[1..5]", True, True),
        ("(1..5)", False, False),
        ("]1..5[", False, False),
        ("[1..5)", True, False),
        ("]1..5]", False, True),
    ],
)
def test_intervals_have_every_form_of_bracket(text: str, *, low: bool, high: bool) -> None:
    assert unary_tests(text).tests == (Interval(number("1"), low, number("5"), high),)


@pytest.mark.parametrize("text", ["-", "", "  - "])
def test_a_dash_lets_everything_pass(text: str) -> None:
    assert unary_tests(text) == UnaryTests()


@pytest.mark.parametrize(
    ("text", "sign", "value"),
    [
        ("< 5", "<", number("5")),
        (">= -1.5e2", ">=", number("-150")),
        ("!= .5", "!=", number("0.5")),
        ("= true", "=", Value("boolean", said=True)),
        ("false", "=", Value("boolean", said=False)),
        ("null", "=", NULL),
        (r'"a \"b\" \\ 中"', "=", Value("string", 'a "b" \\ 中')),
        (r'"\u4e2d"', "=", Value("string", "中")),
        ('date("2026-01-05")', "=", Value("date", "2026-01-05")),
        ('date and time("2026-01-05T09:00:00Z")', "=", Value("date and time", "2026-01-05T09:00:00Z")),
        ('< time("09:00:00")', "<", Value("time", "09:00:00")),
        ('duration("P1D")', "=", Value("duration", "P1D")),
        ('@"2026-01-05"', "=", Value("date", "2026-01-05")),
        ('@"PT4H"', "=", Value("duration", "PT4H")),
        ('@"09:00:00"', "=", Value("time", "09:00:00")),
        ('@"2026-01-05T09:00:00Z"', "=", Value("date and time", "2026-01-05T09:00:00Z")),
        ("> truely", ">", Name("truely")),
    ],
)
def test_one_test_has_a_sign_and_a_value(text: str, sign: str, value: Value) -> None:
    assert unary_tests(text).tests == (Compared(sign, value),)  # type: ignore[arg-type]  # one of the signs


def test_alternatives_and_their_opposite() -> None:
    assert [*unary_tests("1, [2..3], > a b", ["a b"]).tests][-1] == Compared(">", Name("a b"))
    assert unary_tests("not(1, null)") == UnaryTests(
        (Compared("=", number("1")), Compared("=", NULL)), negated=True
    )


def test_expressions() -> None:
    assert expression("a - b * 2") == Arithmetic(Name("a"), (("-", Name("b")), ("*", number("2"))))
    assert expression("open  items", ["open items", "open"]) == Name("open items")
    assert expression("x.y >= z") == Comparison(Name("x.y"), ">=", Name("z"))
    assert expression('["a", "b"]') == Several((Value("string", "a"), Value("string", "b")))
    assert expression("[]") == Several(())


def test_names_that_are_named() -> None:
    assert [*names_in(expression("a + b"))] == ["a", "b"]
    assert [*names_in(expression("a > b"))] == ["a", "b"]
    assert [*names_in(expression("[1]"))] == []
    assert [*names_in(unary_tests("[a..b], c"))] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "text",
    [
        "[1..", "[1..5", "1..5", "f(1)", "list contains(?, 1)", "not(1", '"open', "a b c)", "1 2",
        r'"\q"', "(1 + 2) * 3", "2 ** 3", "[1, a]", "[1 2]", "a + b > c", "{a: 1}",
    ],
)  # fmt: skip
def test_what_is_no_s_feel_is_refused_at_its_place(text: str) -> None:
    with pytest.raises(BadValueError) as error:
        (unary_tests(text), expression(text))
    assert error.value.code == "dmn-not-feel"
    assert 1 <= int(str(error.value.arguments["at"])) <= len(text) + 1


def test_texts_are_written_as_they_are_read() -> None:
    for text in ('a "b"', "\\", "line\nbreak\t", "中文", "it's"):
        assert expression(quoted(text)) == Value("string", text)
