"""Whole policy sets, with Hypothesis: small ones of every kind, and real ones with other values."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final

from hypothesis import strategies as st

from crmpolicy.company import load_policy_set
from crmpolicy.company.filling import range_faults
from crmpolicy.engine import PolicySet
from crmpolicy.errors import BadValueError
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact, check_range
from crmpolicy.policy.parameters import Dated, Parameter
from crmpolicy.testing.amounts import NUMBERS, values_of
from crmpolicy.testing.mutants.neighbours import neighbours
from crmpolicy.testing.small_kinds import COMPANY, kind_texts
from crmpolicy.testing.small_kinds import KINDS as SMALL
from crmpolicy.testing.tables import HITS, policy_texts
from crmpolicy.testing.texts import load_texts

KINDS: Final = ("table", *SMALL, "company")
COMPANIES: Final = ("example-steel", "example-joined", "example-branch", "example-group")
_MOST: Final = 4


def policy_sets(
    *,
    kinds: Sequence[str] = KINDS,
    hits: Sequence[str] = HITS,
    companies: Sequence[str | PolicySet] = COMPANIES,
) -> st.SearchStrategy[PolicySet]:
    """Give valid policy sets: small ones that are made up, and real companies with other values.

    A small one has a document ``doc`` with one decision ``answer``: a table under any hit policy over facts
    of any type, or duties, a chain, a lifecycle, a form or a ranking in a company with a working calendar. A
    real one has the rules of a company and, for up to four of its parameters, other values: beside those in
    force or anywhere within what is declared for them, also in relation to one another. What a parent has
    locked stays.

    Args:
        kinds: of ``table``, ``duties``, ``chain``, ``lifecycle``, ``record``, ``ranking`` and ``company``.
        hits: the hit policies of tables.
        companies: the companies whose values are varied: loaded ones, or what ``load_policy_set`` takes.

    Raises:
        InvalidPolicySetError: a company cannot be loaded.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5, deadline=None, database=None)
    ... @given(policy_sets(kinds=["duties", "ranking"]))
    ... def it_answers(policies):
    ...     assert policies.points == ("answer", "doc.answer")
    >>> it_answers()
    """
    return st.one_of([_of_kind(kind, hits, companies) for kind in kinds])


def _of_kind(
    kind: str, hits: Sequence[str], companies: Sequence[str | PolicySet]
) -> st.SearchStrategy[PolicySet]:
    if kind == "table":
        return policy_texts(hits=hits).map(load_texts)
    if kind == "company":
        return st.sampled_from(companies).flatmap(_varied)
    return kind_texts(kind).map(lambda texts: load_texts(texts, f"{COMPANY}.yaml"))


@cache
def _loaded(name: str) -> PolicySet:
    return load_policy_set(name)


def _varied(company: str | PolicySet) -> st.SearchStrategy[PolicySet]:
    policies = _loaded(company) if isinstance(company, str) else company
    declared = policies.effective.parameters
    free = [
        key for key, each in declared.items() if each.history and not (each.locked or each.may_only_tighten)
    ]

    @st.composite
    def made(draw: st.DrawFn) -> PolicySet:
        effective = policies.effective
        for key in draw(st.lists(st.sampled_from(free), max_size=_MOST, unique=True)):
            effective = _with(effective, key, draw(_values(declared[key])))
        return PolicySet(effective) if effective is not policies.effective else policies

    return made() if free else st.just(policies)


def _values(parameter: Parameter) -> st.SearchStrategy[Any]:
    """Give other values of a parameter: next to the one in force, and of a number anywhere in its range."""
    latest = parameter.history[-1].value
    near = [each.value for each in neighbours(parameter.type, latest, parameter.range)] or [latest]
    if parameter.type.name not in NUMBERS:
        return st.sampled_from(near)
    alike = Fact(parameter.key, parameter.name, parameter.title, parameter.type, range=parameter.range)
    return st.sampled_from(near) | values_of(alike)


def _with(effective: Effective, key: str, value: Any) -> Effective:
    """Put a value in the place of one in force; where it does not agree with the others, that one stays."""
    parameter = effective.parameters[key]
    try:
        check_range(parameter.type, parameter.range, value)
    except BadValueError:
        return effective
    moved = replace(parameter, history=(Dated(value),), origin="given", place=None)
    parameters = {**effective.parameters, key: moved}
    return effective if range_faults(parameters) else replace(effective, parameters=parameters)
