"""What every clause states or leaves open is really held by the policies, where the clause says so."""

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from crmpolicy.errors import Fault
from crmpolicy.policy.documents import Stated
from crmpolicy.source import read_clauses
from tests.house.reading_policies import DOCUMENTS, POLICIES, Holder, holders, values_of, words

STATED: Final = {"handbook": 284, "key_accounts": 136, "lighting": 88, "relationship": 69, "steel": 111}
"""How many things the clauses of each document state or leave open: so none gets lost."""

UNFILLED: Final = {"required", "optional"}
FIGURE: Final = re.compile(r"\d")
OUR_OWN: Final = {"handbook.share_step"}
"""Figures that no clause states: shares of an award are whole cents, since money has no smaller part."""


class Spoilt(NamedTuple):
    """A change to one file of a document, and what is then wrong."""

    document: str
    file: str
    stands: str
    instead: str
    told: str


SPOILT: Final = (
    Spoilt(
        "steel",
        "credit.yaml",
        "then: {limit: 0元, regular: 0元,",
        "then: {limit: 1元, regular: 1元,",
        "steel.5.2.1.d limit_poor: `0元` does not stand there",
    ),
    Spoilt(
        "lighting",
        "sla.yaml",
        "covers: [within]\n    value: 24h\n    stricter: shorter\n    reading: L1",
        "covers: [within]\n    value: 25h\n    reading: L1",
        "lighting.1.ex2.a within: `24h` does not stand there",
    ),
    Spoilt(
        "relationship",
        "records.yaml",
        "covers: [copies], value: 3,",
        "covers: [copies], value: required,",
        "relationship.art7.3.a copies: `3` does not stand there",
    ),
    Spoilt(
        "lighting",
        "visits.yaml",
        "large_only: no}, then: {duty: executive_contact, every: executive_every, who: sales_director}",
        "large_only: no}, then: {duty: executive_contact, every: executive_every, who: front_line}",
        "lighting.3.ex1.b role: `sales_director` does not stand there",
    ),
    Spoilt(
        "key_accounts",
        "admission.yaml",
        "\n  max_major_disputes:",
        "\n  most_major_disputes:",
        "key_accounts.4.2.1a max_major_disputes: there is no max_major_disputes",
    ),
    Spoilt(
        "steel",
        "sla.yaml",
        "covers: [contact_within]\n    value: required",
        "covers: [contact_within]\n    value: 24h",
        "steel.4.3.2.b contact_within: contact_limit is no required value",
    ),
    Spoilt(
        "handbook",
        "customer_codes.yaml",
        "{id: speculative, code: 6,",
        "{id: speculative, code: 7,",
        "handbook.form9.customer.business_policy business_policy.codes: `speculative` has another code",
    ),
    Spoilt(
        "lighting",
        "sla.yaml",
        "    rules: required",
        "    rules: []",
        "lighting.6.2.b severity_criteria: complaint_severity is given without a reading",
    ),
    Spoilt(
        "key_accounts",
        "clauses.yaml",
        "stage: {says: {3: team}",
        "stage: {says: {5: team}",
        "new_customer_pipeline.moves: list, plan-visit, talks, team are out of order",
    ),
    Spoilt(
        "steel",
        "clauses.yaml",
        "medium_min: {left: blank, in: medium_min}",
        "medium_min: {in: medium_min}",
        "steel.2.1.2.b medium_min: neither said nor left open",
    ),
)


class Claim(NamedTuple):
    """Something that a clause states or leaves open."""

    folder: Path
    clause: str
    computable: str
    stated: Stated

    def __str__(self) -> str:
        """Name the claim by its clause and its own name."""
        return f"{self.clause} {self.stated.name}"


@cache
def claims(folder: Path) -> tuple[Claim, ...]:
    """Give all that the clauses of a document state or leave open."""
    faults: list[Fault] = []
    clauses = read_clauses(folder, faults)[0].values()
    assert faults == []
    return tuple(
        Claim(folder, clause.id, clause.computable, each) for clause in clauses for each in clause.states
    )


def wrong(folder: Path) -> list[str]:
    """Say what is wrong with what the clauses of a document state, each with its clause and name."""
    return [*(f"{each}: {why}" for each in claims(folder) for why in _wrong(each)), *_out_of_order(folder)]


def _wrong(claim: Claim) -> Iterator[str]:
    stated = claim.stated
    found = {name: tuple(holders(claim.folder, name)) for name in stated.held_in}
    missing = [name for name, under in found.items() if not under]
    yield from (f"there is no {name}" for name in missing)
    if not stated.says and stated.left is None:
        yield "neither said nor left open"
    if not found and not (stated.left == "open" and claim.computable == "no"):
        yield "nothing holds it"
    if not missing:
        yield from _wrong_words(stated, [each for under in found.values() for each in under])
        yield from _wrong_left(claim, [under[0] for under in found.values()])


def _wrong_words(stated: Stated, found: list[Holder]) -> Iterator[str]:
    there = [word for each in found for word in (*each.says(), each.last)]
    for number, word in stated.says:
        if word not in there:
            yield f"`{word}` does not stand there"
        elif {number} != {each.code(word) or number for each in found}:
            yield f"`{word}` has another code"


def _wrong_left(claim: Claim, found: list[Holder]) -> Iterator[str]:
    """Tell what is no place for something left out: a blank is a required value, the rest has a reading."""
    if claim.stated.left == "blank":
        yield from (f"{each.name} is no required value" for each in found if "required" not in each.filled())
    if claim.stated.left == "open":
        yield from (f"{each.name} is given without a reading" for each in found if not _is_open(claim, each))


def _is_open(claim: Claim, holder: Holder) -> bool:
    """Tell whether the company or the caller says it, our reading does, or another clause states it."""
    left_to_others = holder.kind == "facts" or holder.is_slot() or UNFILLED & {*holder.filled()}
    return bool(left_to_others) or holder.is_read() or _is_stated(claim.folder, holder.name)


def _is_stated(folder: Path, name: str) -> bool:
    return any(each.stated.left is None and name in each.stated.held_in for each in claims(folder))


def _out_of_order(folder: Path) -> Iterator[str]:
    """Tell which numbered things are out of order, or have a number left out."""
    numbered: dict[str, dict[int, str]] = {}
    for claim in claims(folder):
        for number, word in claim.stated.says:
            if number:
                numbered.setdefault(claim.stated.held_in[0], {})[int(number)] = word
    for name, under in numbered.items():
        told = [word for each in holders(folder, name) for word in each.says()]
        places = [told.index(under[number]) for number in sorted(under) if under[number] in told]
        if sorted(under) != [*range(1, len(under) + 1)] or places != sorted(places):
            yield f"{name}: {', '.join(under[each] for each in sorted(under))} are out of order"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_all_that_the_clauses_state_stands_where_they_say(document: str) -> None:
    """Every number, period, role, amount and word is really there, and every blank is left to the company."""
    assert wrong(POLICIES / document) == []
    assert len(claims(POLICIES / document)) == STATED[document]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_value_that_covers_something_is_named_by_its_clause(document: str) -> None:
    """What ``covers`` says of a value and what ``states`` says of the clause are the same."""
    told = {
        (each.clause, each.stated.name, name)
        for each in claims(POLICIES / document)
        for name in each.stated.held_in
    }
    said = {
        (name, each, value)
        for value, under in values_of(POLICIES / document).items()
        for each in words(under.get("covers", []))
        for name in words(under.get("clause", []))
    }
    alone = {(each, value) for _, each, value in said} - {(each, value) for _, each, value in told & said}
    assert alone == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_figure_of_a_document_is_our_own(document: str) -> None:
    """A value with a figure in it is stated by a clause, or is a reading that is written down."""
    folder = POLICIES / document
    ours = {
        f"{document}.{name}"
        for name, under in values_of(folder).items()
        if any(FIGURE.search(word) for key in ("value", "dated") for word in words(under.get(key, [])))
        and "reading" not in under
        and not _is_stated(folder, name)
    }
    assert ours == {each for each in OUR_OWN if each.startswith(document)}


@pytest.mark.parametrize("spoilt", SPOILT, ids=lambda spoilt: spoilt.told)
def test_what_is_taken_away_is_missed(tmp_path: Path, spoilt: Spoilt) -> None:
    """A copy of a document in which one thing is changed is found out, with the clause and the name."""
    folder = tmp_path / spoilt.document
    shutil.copytree(POLICIES / spoilt.document, folder, ignore=shutil.ignore_patterns("cases"))
    shutil.copy(POLICIES / "facts.yaml", tmp_path)
    file = folder / spoilt.file
    text = file.read_text(encoding="utf-8")
    assert text.count(spoilt.stands) == 1
    file.write_text(text.replace(spoilt.stands, spoilt.instead), encoding="utf-8")
    assert wrong(folder) == [spoilt.told]
