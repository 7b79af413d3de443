"""What every clause states or leaves open is really held by the policies, where the clause says that it is."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from crmpolicy.policy.documents import Stated
from crmpolicy.source import read_clauses
from tests.house.reading_policies import DOCUMENTS, POLICIES, Holder, Node, holders, listed, sections_of, words

UNFILLED = {"required", "optional"}
A_NUMBER = re.compile(r"\d")


class Claim(NamedTuple):
    """Something that a clause states or leaves open."""

    folder: Path
    clause: str
    computable: str
    stated: Stated

    def __str__(self) -> str:
        """Name the claim by its clause and its own name."""
        return f"{self.clause} {self.stated.name}"


def claims(folder: Path) -> Iterator[Claim]:
    """Give all that the clauses of a document state or leave open."""
    faults: list[object] = []
    for clause in read_clauses(folder, faults)[0].values():  # type: ignore[arg-type] # kept to be looked at
        yield from (Claim(folder, clause.id, clause.computable, each) for each in clause.states)
    assert faults == []


def wrong(claim: Claim) -> Iterator[str]:
    """Say what is wrong with a claim."""
    stated, found = claim.stated, [*_held(claim)]
    missing = [name for name in stated.held_in if not any(each.name == name for each in found)]
    yield from (f"{claim}: there is no {name}" for name in missing)
    if not stated.says and stated.left is None:
        yield f"{claim}: neither said nor left open"
    if not stated.held_in and not (stated.left == "open" and claim.computable == "no"):
        yield f"{claim}: nothing holds it"
    if not missing and found:
        yield from _wrong_words(claim, found)
        yield from _wrong_left(claim, found)


def _held(claim: Claim) -> Iterator[Holder]:
    for name in claim.stated.held_in:
        yield from holders(claim.folder, name)


def _wrong_words(claim: Claim, found: list[Holder]) -> Iterator[str]:
    there = [word for each in found for word in (*_said_by(each), each.name.rsplit(".", maxsplit=1)[-1])]
    for number, word in claim.stated.says:
        if word not in there:
            yield f"{claim}: {word} does not stand in {', '.join(claim.stated.held_in)}"
        elif number and _code_of(word, found) not in {"", number}:
            yield f"{claim}: {word} has another code than {number}"


def _said_by(holder: Holder) -> list[str]:
    """Give what a holder says; of a parameter only its value counts, not what it might be."""
    if holder.kind != "parameters" or len(holder.way) > 1:
        return words(holder.node)
    assert isinstance(holder.node, dict)
    return [word for key in ("value", "dated") for word in words(holder.node.get(key, []))]


def _code_of(word: str, found: list[Holder]) -> str:
    for each in found:
        values = each.declared.get("values", []) if isinstance(each.declared, dict) else []
        for value in values:
            if isinstance(value, dict) and value.get("id") == word:
                return str(value.get("code", ""))
    return ""


def _wrong_left(claim: Claim, named: list[Holder]) -> Iterator[str]:
    found = [next(each for each in named if each.name == name) for name in claim.stated.held_in]
    if claim.stated.left == "blank":
        for each in found:
            if each.kind != "parameters" or "required" not in _said_by(Holder(each.kind, each.name, each.way[:1])):
                yield f"{claim}: a printed blank is a required value, and {each.name} is none"
    if claim.stated.left == "open":
        yield from (f"{claim}: {each.name} is given without a reading" for each in found if not _is_open(claim, each))


def _is_open(claim: Claim, holder: Holder) -> bool:
    """Tell whether something is left to the company or the caller, or read in a way that is written down."""
    declared = holder.declared
    assert isinstance(declared, dict)
    if holder.kind == "parameters":
        return bool(UNFILLED & {*_said_by(Holder(holder.kind, holder.name, holder.way[:1]))}) or _is_read(claim, holder)
    left_to_the_company = declared.get("rules") == "required"
    return holder.kind == "facts" or left_to_the_company or _is_read(claim, holder)


def _is_read(claim: Claim, holder: Holder) -> bool:
    """Tell whether a reading stands at what holds it, or another clause states what this one does not."""
    read = any(isinstance(each, dict) and "reading" in each for each in holder.way)
    return read or any(
        other.stated.left is None and holder.name in other.stated.held_in for other in claims(claim.folder)
    )
