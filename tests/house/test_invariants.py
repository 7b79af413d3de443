"""Every invariant of the readings has a place: a law beside the rules that is proved, a test, or both."""

import ast
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

import pytest

from crmpolicy.company.loading import load_unjudged
from crmpolicy.verify.verdicts.naming import laws_of
from crmpolicy.verify.verdicts.proving import prove
from tests.house.reading_code import CHECKOUT, text_of, tree_of

HELD: Final[dict[str, dict[str, Any]]] = tomllib.loads(text_of(CHECKOUT / "tests/house/invariants.toml"))
FAMILIES: Final = {"IG": 7, "IC": 6, "IS": 8, "IE": 4, "IA": 8, "IK": 4, "IW": 5, "IP": 3, "IX": 8, "": 40}
"""The codes of the invariants of both readings: so many of each family, counted from one."""
CODES: Final = tuple(f"{name}{number}" for name, most in FAMILIES.items() for number in range(1, most + 1))
DOCUMENTS: Final = ("handbook", "key_accounts", "lighting", "relationship", "steel")
FROM_TO: Final = re.compile(r"\b(I[A-Z])?(\d+) to (?:I[A-Z])?(\d+)\b")
CODE: Final = re.compile(r"(?:^|[Ii]nvariants? |[Ll]aws? |\(|, |and |; )((?:I[A-Z])?\d+)\b(?!\.\d)")


@cache
def declared() -> frozenset[str]:
    """Name every law of the shipped documents as the table does."""
    sets = (load_unjudged(each).effective for each in DOCUMENTS)
    return frozenset(f"{law.of}/{law.id}" for each in sets for law in laws_of(each))


def proved_by_law(code: str) -> list[str]:
    """Name the laws that hold an invariant."""
    found: list[str] = HELD[code].get("proved", [])
    return found


def named_in(text: str) -> set[str]:
    """Give the codes that a docstring names, one by one or from one to another."""
    spans = FROM_TO.findall(text)
    between = {f"{name}{each}" for name, low, high in spans for each in range(int(low), int(high) + 1)}
    return between | set(CODE.findall(text))


def docstrings(test: str) -> Iterable[str]:
    """Give the docstrings of a test's file and of the test itself."""
    file, name = test.split(":")
    tree = tree_of(CHECKOUT / f"tests/property/test_{file}.py")
    found = [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef) and each.name == name]
    assert found, test
    return [ast.get_docstring(tree) or "", *(ast.get_docstring(each) or "" for each in found)]


def test_every_invariant_has_its_line_and_no_other_has() -> None:
    """A code of the readings that nobody placed is told here."""
    assert tuple(HELD) == CODES


@pytest.mark.parametrize("code", CODES)
def test_an_invariant_is_proved_by_a_law_or_says_why_not(code: str) -> None:
    """What speaks of policies is declared beside the rules; what does not says what it speaks of."""
    assert bool(proved_by_law(code)) != bool(HELD[code].get("aside"))
    assert set(proved_by_law(code)) <= declared()
    assert len(set(proved_by_law(code))) == len(proved_by_law(code))


@pytest.mark.parametrize("code", CODES)
def test_an_invariant_has_a_test_that_names_it(code: str) -> None:
    """Random facts and values of companies are tried against it by another way than the proof."""
    assert HELD[code]["tests"]
    for test in HELD[code]["tests"]:
        assert code in set().union(*map(named_in, docstrings(test))), (code, test)


def test_the_laws_of_one_document_are_proved() -> None:
    """Of the document that leaves no rules to a company; the others take longer (see below)."""
    proofs = prove("relationship").proofs
    assert {each.verdict for each in proofs} == {"proved"}
    own = {law for code in CODES for law in proved_by_law(code) if law.startswith("relationship.")}
    assert own
    assert own <= {f"{each.law.of}/{each.law.id}" for each in proofs}


@pytest.mark.soak
@pytest.mark.parametrize("target", [*DOCUMENTS, "example-branch"])
def test_no_law_is_refuted_and_each_is_proved_where_all_rules_are_written(target: str) -> None:
    """A document leaves some rules to companies; the branch of the example group has them all."""
    proofs = prove(target)
    assert not proofs.having("refuted")
    if target == "example-branch":
        assert not proofs.having("undecided")
        laws = {f"{each.law.of}/{each.law.id}" for each in proofs.proofs}
        assert {law for code in CODES for law in proved_by_law(code)} <= laws
