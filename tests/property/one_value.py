"""Edits of one value of the shipped policies: thresholds, outcomes, words, operators, dated values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

from crmpolicy.source.nodes import Mapping, Node, Place, Scalar, Sequence
from crmpolicy.source.text import decode
from crmpolicy.source.tree import read_tree

POLICIES: Final = Path(__file__).parents[2] / "policies"
COMPANIES: Final = tuple(f"companies/example-{each}.yaml" for each in ("group", "branch", "joined", "steel"))
OPERATORS: Final = ("at_least", "over", "up_to", "under")
_NUMBER: Final = re.compile(r"(\d+(?:\.\d+)?)(%| t|万元)?")
_FACTORS: Final = (
    Decimal("0.5"),
    Decimal("0.9"),
    Decimal("0.9999"),
    Decimal("1.001"),
    Decimal("1.1"),
    Decimal(2),
)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_DAYS: Final = ("2026-06-30", "2026-12-31", "2027-01-02", "2028-02-29")
# Words that may stand in each other's place, in one document or the other.
_WORDS: Final = (
    ("A", "B", "C", "D"), ("key", "general", "potential"), ("high", "medium", "low"), ("any", "all", "score"),
    ("large", "fairly_large", "average", "fairly_small"), ("close", "fairly_steady", "average", "unsteady"),
    ("good", "fairly_good", "acceptable", "unproven"), ("large", "medium", "small"), ("amount", "volume"),
    ("developer", "contractor", "machine_works", "metal_products_maker", "other"),
    ("construction", "machinery", "metal_products", "other"), ("yes", "no"), ("worst", "best"),
    ("any", "all"),
    ("grade_a_share", "grade_b_share", "grade_c_share"), ("large_min", "medium_min"), ("steel", "lighting"),
    ("sales_share", "share_by_amount", "share_by_volume"), ("unique", "any", "first"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edit:
    """One value of one file, written otherwise; the parameter whose value it is, if it is one."""

    file: str
    place: Place
    new: str
    parameter: str | None

    def of(self, raw: bytes) -> bytes:
        """Give the file after the edit."""
        text = raw.decode("utf-8")
        return (text[: self.place.start] + self.new + text[self.place.end :]).encode("utf-8")

    def __repr__(self) -> str:
        return f"{self.place.location}: {self.new!r}"


@cache
def edits(folder: Path = POLICIES) -> tuple[Edit, ...]:
    """Give every edit that is tried, of the policies in a folder; not all of them load."""
    names = ("steel/tiering.yaml", "lighting/tiering.yaml", *COMPANIES)
    return tuple(edit for name in names for edit in _edits(name, (folder / name).read_bytes()))


def _edits(name: str, raw: bytes) -> Iterator[Edit]:
    source, faults = decode(name, raw)
    assert source is not None, faults
    tree, faults = read_tree(source)
    assert tree is not None, faults
    for path, scalar in _scalars(tree, ()):
        if _counts(path):
            parameter = _parameter(name, path)
            for new in _others(path, scalar.text):
                yield Edit(name, scalar.place, new, parameter)


def _scalars(node: Node, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Scalar]]:
    """Give every value with the keys that lead to it, and every operator."""
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item, (*path, "-"))
    elif isinstance(node, Mapping):
        for key, entry in node.entries.items():
            if key in OPERATORS:
                yield (*path, "operator"), entry.key
            yield from _scalars(entry.value, (*path, key))


def _counts(path: tuple[str, ...]) -> bool:
    """Tell whether a value decides: those of companies, of parameters, in guards and in outcomes."""
    if path[0] in ("joins", "chosen", "scales"):
        return path[0] != "scales" or (len(path) == 4 and path[2] == "values")
    if path[0] == "parameters":
        return "title" not in path and ("." in path[1] or path[2:3] == ("value",))
    told = {"when", "then", "holds", "combine", "hit"} & {*path}
    return path[0] == "decisions" and bool(told) and "properties" not in path


def _parameter(name: str, path: tuple[str, ...]) -> str | None:
    """Name the parameter whose value stands at a path; a day moves no value from one to another."""
    if path[0] != "parameters" or path[-1] in ("from", "may_only"):
        return None
    return path[1] if "." in path[1] else f"{name.partition('/')[0]}.{path[1]}"


def _others(path: tuple[str, ...], text: str) -> Iterator[str]:
    if path[-1] == "operator":
        yield from (each for each in OPERATORS if each != text)
    elif _DAY.fullmatch(text):
        yield from _DAYS
    elif number := _NUMBER.fullmatch(text):
        for factor in _FACTORS:
            yield format((Decimal(number[1]) * factor).normalize(), "f") + (number[2] or "")
    else:
        groups = [group for group in _WORDS if text in group]
        yield from dict.fromkeys(each for group in groups for each in group if each != text)
