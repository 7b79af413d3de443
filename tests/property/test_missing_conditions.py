"""The condition that a law misses is exact: what it allows keeps the law, what it forbids breaks it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Any, NamedTuple

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from crmpolicy.engine import PolicySet
from crmpolicy.policy.semantics import holds
from crmpolicy.testing import load_texts
from crmpolicy.values import Number
from crmpolicy.verify.facts.witness import periods_of
from crmpolicy.verify.openings.fillings import fillings
from crmpolicy.verify.openings.rulers import Slot
from crmpolicy.verify.verdicts.conditions import Clause, Trial, missing_condition

OPEN = ("a", "b", "c")
FIXED = Decimal(0)
VALUES = tuple(Decimal(each) for each in range(-3, 4))
PERIOD = periods_of([], "Asia/Shanghai")[0]


class Stretch(NamedTuple):
    """A rule: from one bound on, under another; ``None`` is no bound, ``0`` a written one."""

    low: str | None
    high: str | None


NAMES = st.sampled_from(("0", *OPEN))
BELOW, ABOVE = st.builds(Stretch, st.none(), NAMES), st.builds(Stretch, NAMES, st.none())
BETWEEN = st.builds(Stretch, NAMES, NAMES).filter(lambda each: each.low != each.high)
RULES = st.tuples(BELOW, st.lists(st.one_of(BETWEEN, BETWEEN, BELOW, ABOVE), max_size=2), ABOVE).map(
    lambda each: [each[0], *each[1], each[2]]
)


def document(rules: Sequence[Stretch]) -> str:
    """Write a table that answers `yes` to each stretch of one number."""
    parameters = "".join(
        f"  {name}:\n    title: {{zh: {name}值, en: value {name}}}\n    type: number\n    value: required\n"
        "    clause: doc.1\n"
        for name in OPEN
    )
    lines = "".join(
        f"      - {{id: r{number}, when: {{{asked(each)}}}, then: {{out: yes}}, clause: doc.1}}\n"
        for number, each in enumerate(rules)
    )
    return (
        "format: 1\nfacts:\n  x: {title: {zh: 数, en: number x}, type: number}\n"
        f"parameters:\n{parameters}decisions:\n  answer:\n    title: {{zh: 答复, en: answer}}\n    hit: any\n"
        f"    outputs: {{out: {{title: {{zh: 答, en: out}}, type: boolean}}}}\n    rules:\n{lines}"
    )


def asked(rule: Stretch) -> str:
    bounds = (("at_least", rule.low), ("under", rule.high))
    written = ", ".join(f"{word}: {bound}" for word, bound in bounds if bound is not None)
    return f"x: {{{written or 'known: yes'}}}"


def covers(rules: Sequence[Stretch], values: dict[str, Any]) -> bool:
    """Tell without the library whether some rule speaks for every number: bounds and beyond are enough."""
    known = {**values, "0": FIXED}
    bounds = sorted({*known.values()})
    tried = [bounds[0] - 1, *bounds, bounds[-1] + 1]
    return all(any(inside(rule, known, each) for rule in rules) for each in tried)


def inside(rule: Stretch, known: dict[str, Any], value: Decimal) -> bool:
    low = rule.low is None or value >= known[rule.low]
    return low and (rule.high is None or value < known[rule.high])


def keeps(clauses: Sequence[Clause], values: dict[str, Any]) -> bool:
    """Tell whether values are as a condition says."""
    slots = {Slot(f"doc.{name}"): value for name, value in values.items()}
    return all(
        any(
            holds(Number(), slots[one], word, (fixed if other is None else slots[other],))
            for one, word, other, fixed in clause
        )
        for clause in clauses
    )


def trials(policies: PolicySet, rules: Sequence[Stretch]) -> Iterator[Trial]:
    """Give every order that is tried, each with whether the rules cover all numbers."""
    for _, values in fillings([policies], "doc.answer", PERIOD):
        plain = {key.removeprefix("doc."): value for key, value in values.items()}
        yield Trial(values, covers(rules, plain))


@settings(max_examples=200, deadline=None)
@given(RULES)
def test_what_a_condition_allows_keeps_the_law_and_nothing_else_does(rules: list[Stretch]) -> None:
    """Over all values of a grid that has every order of the open bounds and the written one."""
    used = sorted({bound for rule in rules for bound in rule if bound in OPEN})
    assume(used)
    policies = load_texts({"doc/rules.yaml": document(rules)})
    tried = list(trials(policies, rules))
    clauses = missing_condition(policies.effective, "doc.answer", tried)
    sound = {each.sound for each in tried}
    event(f"{'condition' if clauses else 'none needed or possible'} with {len(used)} open")
    if clauses is None:
        assert len(sound) == 1  # no condition where nothing can go wrong, or everything does
    for chosen in product(VALUES, repeat=len(used)):
        values = dict(zip(used, chosen, strict=True))
        wanted = keeps(clauses, values) if clauses is not None else True in sound
        assert covers(rules, values) == wanted, (rules, values)
