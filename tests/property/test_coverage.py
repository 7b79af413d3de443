"""Laws of coverage: more cases reach no less, and a clause is proved exactly where its lines are missed."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.testing import Coverage, measure_coverage, run_cases
from crmpolicy.testing.texts import write_texts

RULES = """\
format: 1
facts:
  n: {title: {zh: 数, en: n}, type: integer}
  m: {title: {zh: 量, en: m}, type: integer}
decisions:
  pick:
    title: {zh: 选, en: pick}
    outputs: {most: {title: {zh: 最多, en: most}, type: integer}}
    combine: {most: max}
    hit: collect
    rules:
      - {id: a, when: {n: {at_least: 3}}, then: {most: 1}, clause: doc.1}
      - {id: b, when: {n: {over: 5}}, then: {most: 2}, clause: [doc.1, doc.2]}
      - {id: c, when: {m: {under: 4}}, then: {most: 2}, clause: doc.3}
      - {id: d, when: {m: {at_least: 4}, n: {up_to: 7}}, then: {most: 3}, clause: [doc.2, doc.4]}
      - {id: e, when: {m: {at_least: 9}}, then: {most: 1}, clause: doc.5}
"""
CLAUSES = tuple(f"doc.{number}" for number in range(1, 6))


def written(cases: Sequence[str]) -> str:
    """Write a file of cases."""
    return "format: 1\ncases:\n" + "".join(f"  - {{{case}, now: 2026-01-05T09:00}}\n" for case in cases)


def every_case() -> Iterator[str]:
    """Give cases all over the grid: right ones, some that name their rules, and wrong ones."""
    for n in (1, 2, 3, 5, 6, 7, 8):
        for m in (1, 3, 4, 8, 9):
            said = {
                "a": (n >= 3, 1),
                "b": (n > 5, 2),
                "c": (m < 4, 2),
                "d": (m >= 4 and n <= 7, 3),
                "e": (m >= 9, 1),
            }
            values = {name: value for name, (holds, value) in said.items() if holds}
            if not values:
                continue
            most = max(values.values())
            binding = [name for name, value in values.items() if value == most]
            asked = f"ask: doc.pick, given: {{n: {n}, m: {m}}}"
            yield f"case: {n} {m}, {asked}, expect: {{most: {most}}}"
            yield f"case: {n} {m} named, {asked}, expect: {{most: {most}}}, because: [{', '.join(binding)}]"
            yield f"case: {n} {m} wrong, {asked}, expect: {{most: {most + 1}}}"


CASES = tuple(every_case())


def run(rules: str) -> Mapping[str, bool]:
    """Run all cases with some rules."""
    with TemporaryDirectory() as folder:
        write_texts({"doc/rules.yaml": rules, "doc/cases/a.yaml": written(CASES)}, Path(folder))
        return {result.case: result.passed for result in run_cases(folder)}


def measured(cases: Sequence[str]) -> Coverage:
    """Measure what some cases reach."""
    with TemporaryDirectory() as folder:
        write_texts({"doc/rules.yaml": RULES, "doc/cases/a.yaml": written(cases)}, Path(folder))
        return measure_coverage(folder)


def without(clause: str) -> str:
    """Delete the lines that cite a clause."""
    return "\n".join(line for line in RULES.split("\n") if clause not in line)


@cache
def passed() -> Mapping[str, bool]:
    """Tell which cases pass."""
    return run(RULES)


@cache
def missed(clause: str) -> frozenset[str]:
    """Name the cases that do not pass without the lines of a clause."""
    return frozenset(case for case, passed in run(without(clause)).items() if not passed)


@cache
def alone(case: str) -> Coverage:
    """Measure what one case reaches."""
    return measured([case])


some_cases = st.lists(st.sampled_from(CASES), min_size=1, max_size=6, unique=True)


@settings(max_examples=200, deadline=None)
@given(some_cases)
def test_a_clause_is_proved_exactly_where_deleting_its_lines_breaks_a_passing_case(cases: list[str]) -> None:
    """The lines are deleted from the text, so that nothing of how coverage takes them out is shared."""
    names = {case.partition(",")[0].removeprefix("case: ") for case in cases}
    passing = {name for name in names if passed()[name]}
    for each in measured(cases).clauses:
        noticing = passing & missed(each.clause)
        assert each.reached is bool(noticing), each
        assert each.proved_by is None or each.proved_by in noticing


@settings(max_examples=200, deadline=None)
@given(some_cases)
def test_what_some_cases_reach_is_what_each_of_them_reaches_alone(cases: list[str]) -> None:
    """Rules and steps add up; a case more reaches nothing less."""
    together = measured(cases)
    apart = [alone(case) for case in cases]
    for rule in together.rules:
        found = [each for one in apart for each in one.rules if each.rule == rule.rule]
        assert (rule.spoke, rule.bound) == (sum(e.spoke for e in found), sum(e.bound for e in found))
    for step in together.boundaries:
        names = (step.fact, step.value, step.side)
        same = [e for one in apart for e in one.boundaries if (e.fact, e.value, e.side) == names]
        assert step.reached is any(e.reached for e in same)


def test_the_cases_have_something_to_tell_apart() -> None:
    """Clauses are missed by some cases and not by others, one by none, or the law would say nothing."""
    passing = {case for case, passes in passed().items() if passes}
    assert len(passing) * 3 == len(passed()) * 2
    for clause in CLAUSES[:4]:
        assert passing & missed(clause)
        assert passing - missed(clause)
    assert passing & missed("doc.5") == set()
