"""Every hit policy, fold and derived word means the same to the solver as to the engine."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.engine import Facts
from crmpolicy.errors import FactsError
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.scales import Choice
from crmpolicy.testing.texts import load_texts
from tests.oracle.solving import NOT_SAID, NOW, Solved, outcome_of

TITLE = "title: {zh: 甲, en: a}"
FACTS = f"""
scales:
  grade:
    {TITLE}
    order: best first
    values: [{{id: A, {TITLE}}}, {{id: B, title: {{zh: 乙, en: b}}}}, {{id: C, title: {{zh: 丙, en: c}}}}]
facts:
  n: {{title: {{zh: 数, en: n}}, type: integer, unknown: allowed}}
  m: {{title: {{zh: 量, en: m}}, type: number, step: any}}
  g: {{title: {{zh: 级, en: g}}, type: choice, scale: grade}}
  b: {{title: {{zh: 否, en: b}}, type: boolean}}
  day: {{title: {{zh: 日, en: day}}, type: date}}
  at: {{title: {{zh: 刻, en: at}}, type: instant}}
  hour: {{title: {{zh: 时, en: hour}}, type: time of day}}
  name: {{title: {{zh: 名, en: name}}, type: text}}
  some: {{title: {{zh: 些, en: some}}, type: choices, scale: grade}}
  week: {{title: {{zh: 星, en: week}}, type: weekday}}
  of_month: {{title: {{zh: 号, en: of month}}, type: day of month}}
  since: {{title: {{zh: 久, en: since}}, type: term}}
  often: {{title: {{zh: 频, en: often}}, type: period}}
parameters:
  most: {{title: {{zh: 顶, en: most}}, type: integer, value: 6, clause: c}}
  weights:
    title: {{zh: 重, en: weights}}
    type: mapping
    keys: {{among: [n, b]}}
    of: {{type: number, step: any}}
    value: {{n: 0.75, b: 0.25}}
    clause: c
  limits:
    title: {{zh: 限, en: limits}}
    type: mapping
    keys: [g, b]
    of: {{type: number, step: any}}
    value: {{A: {{yes: 1, no: 0}}, B: {{yes: -1, no: 2}}}}
    else: -2
    clause: c
"""
GRID: dict[str, tuple[Any, ...]] = {
    "n": (None, -3, 1, 7),
    "m": ("-1.5", "0", "2"),
    "g": ("A", "B", "C"),
    "b": (True, False),
    "day": ("2026-01-01", "2026-02-03"),
    "at": ("2026-01-01T00:00:00+08:00", "2026-02-03T12:30:00+08:00"),
    "hour": ("09:00", "17:30"),
    "name": ("foo", "bar"),
    "some": ((), ("A",), ("B", "C")),
    "week": ("monday", "sunday"),
    "of_month": (3, 20, 28, "last"),
    "since": ("1h", "2h", "0 minutes"),
    "often": ("quarter", "month"),
}
GRADE = f"o: {{{TITLE}, type: choice, scale: grade, join: worst"
NUMBER = f"o: {{{TITLE}, type: integer"
RULES = (
    "[{id: r1, when: {n: {at_least: 1}}, then: {o: %s}, clause: c},"
    " {id: r2, when: {m: {over: 0}}, then: {o: %s}, clause: c},"
    " {id: r3, when: {b: yes}, then: {o: %s}, clause: c}]"
)
REST = "otherwise: {id: rest, then: {o: %s}, clause: c}"


def rows(decision: str) -> Iterator[tuple[Any, Solved, Facts]]:
    """Load a decision and give a grid of the facts that it needs."""
    text = f"format: 1\n{FACTS}\ndecisions:\n  answer:\n    {TITLE}\n    clause: c\n{decision}"
    point = load_texts({"doc/rules.yaml": text}).point("doc.answer")
    program = point.program(NOW)
    solved = Solved(program, ["foo", "bar"])
    asked = [each.name for each in program.fields if each.derived is None]
    for values in product(*(GRID[name] for name in asked)):
        try:
            yield point, solved, point.facts(dict(zip(asked, values, strict=True)), now=NOW)
        except FactsError:  # what follows from them is refused
            continue


def agree(decision: str) -> None:
    """Compare the solver with the engine, which has to have an answer somewhere."""
    found = [(solved.answers(row), outcome_of(point, row)) for point, solved, row in rows(decision)]
    said = [(told, real) for told, real in found if told is not NOT_SAID]
    assert any(real is not None for _, real in said)
    assert [told for told, _ in said] == [real for _, real in said]


@pytest.mark.parametrize(
    "hit",
    [
        "unique",
        "first",
        "any",
        "priority\n    priority: o",
        "rule order",
        "output order\n    priority: o",
        "collect",
        "worst",
        "best",
    ],
)
@pytest.mark.parametrize("more", ["", ", default: B"])
def test_a_hit_policy_means_the_same(hit: str, more: str) -> None:
    rest = "" if more else f"    {REST % 'C'}\n"
    agree(f"    outputs: {{{GRADE}{more}}}}}\n    hit: {hit}\n{rest}    rules: {RULES % ('B', 'A', 'B')}\n")


@pytest.mark.parametrize("word", ["sum", "min", "max", "count"])
@pytest.mark.parametrize("more", ["", ", cap: most"])
def test_a_fold_of_numbers_means_the_same(word: str, more: str) -> None:
    rest = f"    {REST % '0'}\n"
    agree(
        f"    outputs: {{{NUMBER}{more}}}}}\n    hit: collect\n    combine: {{o: {word}}}\n{rest}"
        f"    rules: {RULES % ('5', '7', '2')}\n"
    )


@pytest.mark.parametrize(
    ("kind", "word", "said"),
    [
        ("choice, scale: grade", "worst", ("A", "B", "C")),
        ("choice, scale: grade", "best", ("A", "B", "C")),
        ("choice, scale: grade", "worst", ("g", "B", "g")),
        ("boolean", "all", ("yes", "no", "b")),
        ("boolean", "any", ("yes", "no", "b")),
        ("date", "earliest", ("2026-01-02", "day", "2026-03-01")),
        ("date", "latest", ("2026-01-02", "day", "2026-03-01")),
        ("choices, scale: grade", "union", ("[A]", "[B, C]", "some")),
        ("choices, scale: grade", "intersection", ("[A]", "[B, C]", "[A, B]")),
        ("number, step: any", "sum", ("1.5", "m", "2")),
        ("integer", "count", ("1", "2", "n")),
    ],
)
def test_parts_put_together_mean_the_same(kind: str, word: str, said: tuple[str, ...]) -> None:
    """The second part applies to some facts only."""
    rules = ("{n: {at_least: 1}}", "{g: A}", "{m: {over: 0}}")
    parts = "".join(
        f"      - id: p{place}\n        {TITLE}\n        when: {{b: yes}}\n        rules:\n"
        f"          - {{id: r{place}, when: {when}, then: {{o: {value}}}, clause: c}}\n"
        f"        otherwise: {{id: e{place}, then: {{o: {said[0]}}}, clause: c}}\n"
        for place, (when, value) in enumerate(zip(rules, said, strict=True))
    ).replace("        when: {b: yes}\n", "", 1)
    agree(f"    outputs: {{o: {{{TITLE}, type: {kind}}}}}\n    combine: {{o: {word}}}\n    parts:\n{parts}")


@pytest.mark.parametrize(
    ("kind", "derived", "test"),
    [
        ("number, step: any", "{sum: [n, m], minus: [m, n]}", "{at_least: 0}"),
        ("number, step: any", "{product: [n, m]}", "{over: 1}"),
        ("number, step: any", "{product: [n, m], step: 1, round: up}", "{over: 1}"),
        ("number, step: any", "{product: [n, m], step: 2, round: down}", "{up_to: 2}"),
        ("number, step: any", "{product: [m, m], step: 1}", "{at_least: 2}"),
        ("number, step: any", "{ratio: [n, m]}", "{at_least: 0.5}"),
        ("number, step: any", "{ratio: [n, m]}", "0.5"),
        ("number, step: any", "{ratio: [n, m]}", "{under: m}"),
        ("number, step: any", "{weighted: weights}", "{at_least: 0.8}"),
        ("number, step: any", "{weighted: weights, leave_out_unknown: [n]}", "{at_least: 0.8}"),
        ("integer", "{whole_steps: n, step: 2}", "{at_least: 0}"),
        ("integer", "{rest: n, step: 3}", "1"),
        ("number, step: any", "{min: [n, m]}", "{at_least: 0}"),
        ("number, step: any", "{max: [n, m]}", "{under: 2}"),
        ("choice, scale: grade", "{pick: b, yes: g, no: g}", "[A, B]"),
        ("boolean", "{holds: {n: {at_least: 1}}}", "yes"),
        ("boolean", "{holds: {any: [{name: foo}, {some: A}]}}", "no"),
        ("boolean", "{all: [b, b]}", "yes"),
        ("boolean", "{any: [b, b]}", "{not: yes}"),
        ("integer", "{days_between: [day, day]}", "0"),
        ("integer", "{days_between: [at, at]}", "0"),
        ("integer", "{months_between: [day, day]}", "{at_least: 1}"),
        ("instant", "{latest: [at, at]}", "{at_least: '2026-02-03T12:30:00+08:00'}"),
        ("instant", "{earliest: [at, at]}", "{over: '2026-01-02T00:00:00+08:00'}"),
    ],
)
def test_a_derived_word_means_the_same(kind: str, derived: str, test: str) -> None:
    agree(
        f"    outputs: {{{GRADE}}}}}\n    derive:\n      d: {{{TITLE}, type: {kind}, derived: {derived}}}\n"
        f"    {REST % 'C'}\n    rules: [{{id: r, when: {{d: {test}}}, then: {{o: A}}, clause: c}}]\n"
    )


@pytest.mark.parametrize(
    "guard",
    [
        "{n: {not: 1}}",
        "{name: {not: [foo, baz]}}",
        "{some: [A, B]}",
        "{some: {not: A}}",
        "{g: {over: C}}",
        "{g: {at_least: B}, n: {known: yes}}",
        "{n: {known: no}}",
        "{day: {over: 2026-01-01}, hour: {up_to: '09:00'}}",
        "{m: {under: m}}",
        "{week: [monday, friday]}",
        "{of_month: {up_to: 20}}",
        "{since: {over: 1h}}",
        "{since: {not: 2h}, often: quarter}",
        "{m: {over: limits}}",
        "{any: [{n: 1, b: yes}, {m: {under: 0}}]}",
    ],
)
def test_a_guard_means_the_same(guard: str) -> None:
    agree(
        f"    outputs: {{{GRADE}}}}}\n    {REST % 'C'}\n"
        f"    rules: [{{id: r, when: {guard}, then: {{o: A}}, clause: c}}]\n"
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("number, step: any", "{parameter: limits}"),
        ("number, step: any", "m"),
        ("term", "4h"),
        ("weekday", "monday"),
    ],
)
def test_what_a_rule_repeats_or_looks_up_means_the_same(kind: str, said: str) -> None:
    agree(
        f"    outputs: {{o: {{{TITLE}, type: {kind}}}}}\n"
        f"    rules: [{{id: r, when: {{b: yes}}, then: {{o: {said}}}, clause: c}}]\n"
    )


def test_documents_joined_over_their_scales_mean_the_same() -> None:
    """The shipped example joins two documents' grades on one scale."""
    point = load_policy_set("example-joined").point("customer_grade")
    program = point.program(NOW)
    solved = Solved(program)
    pools = [_few(each.fact) for each in program.fields if each.derived is None]
    names = [each.name for each in program.fields if each.derived is None]
    answers = []
    for values in product(*pools):
        try:
            row = point.facts(dict(zip(names, values, strict=True)), now=NOW)
        except FactsError:  # what follows from them is refused
            continue
        answers.append(solved.answers(row))
        assert answers[-1] in (outcome_of(point, row), NOT_SAID)
    assert len({str(each) for each in answers}) > 3


def _few(fact: Fact) -> list[Any]:
    """Give a few values of a fact."""
    if isinstance(fact.type, Choice):
        return list(fact.type.scale.ids)
    ways: dict[str, list[Any]] = {"boolean": [True, False], "ratio": ["0.05%", "0.5%", "2%"]}
    return [*ways.get(fact.type.name, [1, 100]), *([None] if fact.unknown else [])]
