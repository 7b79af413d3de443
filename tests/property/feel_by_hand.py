"""Decision tables over numbers drawn at random, decided as the text of DMN says: slowly, and nothing shared.

Clauses 8.2.10 (hit policies) and 9 (S-FEEL) of OMG DMN 1.5 (formal/2024-01-01), with FEEL's three truths.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

Number = Decimal | None
CUTS = st.integers(0, 4).map(Decimal)
VALUES: tuple[Number, ...] = (*(Decimal(each) / 2 for each in range(-1, 10)), None)
HITS = (
    ("UNIQUE", ""), ("ANY", ""), ("FIRST", ""), ("PRIORITY", ""), ("RULE ORDER", ""), ("OUTPUT ORDER", ""),
    ("COLLECT", ""), ("COLLECT", "SUM"), ("COLLECT", "MIN"), ("COLLECT", "MAX"), ("COLLECT", "COUNT"),
)  # fmt: skip
ORDER = (Decimal(3), Decimal(1), Decimal(2))
"""The output values in the order of their priority."""


@dataclass(frozen=True)
class Test:
    """One unary test: a sign and a bound, or two bounds with their brackets; a bound of None is null."""

    sign: str
    low: Number
    high: Number = None

    def __str__(self) -> str:
        if self.sign in ("[]", "[)", "(]", "()", "][", "[[", "]]"):
            return f"{self.sign[0]}{self.low}..{self.high}{self.sign[1]}"
        return f"{self.sign} {'null' if self.low is None else self.low}".strip()

    def of(self, value: Number) -> bool | None:
        """Tell whether it holds; None where FEEL gives null."""
        if self.sign in ("", "!="):
            return (value == self.low) == (self.sign == "")
        if value is None or self.low is None:
            return None
        if self.sign[0] in "<>":
            return {"<": value < self.low, "<=": value <= self.low, ">": value > self.low}.get(
                self.sign, value >= self.low
            )
        assert self.high is not None
        above = value >= self.low if self.sign[0] == "[" else value > self.low
        return above and (value <= self.high if self.sign[1] == "]" else value < self.high)


@dataclass(frozen=True)
class Entry:
    """An input entry: alternatives, or their opposite; none is a dash."""

    tests: tuple[Test, ...]
    negated: bool

    def __str__(self) -> str:
        listed = ", ".join(map(str, self.tests))
        return "-" if not self.tests else f"not({listed})" if self.negated else listed

    def passes(self, value: Number) -> bool:
        """Tell whether a value passes."""
        found = [each.of(value) for each in self.tests]
        if not found:
            return True
        whole = True if True in found else None if None in found else False
        return whole is not None and whole != self.negated


@dataclass(frozen=True)
class Drawn:
    """A table: its hit policy, its rows."""

    hit: tuple[str, str]
    rows: tuple[tuple[tuple[Entry, ...], Decimal], ...]

    def nullable(self, column: int) -> bool:
        """Tell whether some entry of a column asks for null."""
        return any(
            test.sign in ("", "!=") and test.low is None for row, _ in self.rows for test in row[column].tests
        )

    def answer(self, values: Sequence[Number]) -> Any:
        """Decide a case; None is no answer."""
        hits = [says for row, says in self.rows if all(map(Entry.passes, row, values))]
        if not hits:
            return None
        answers: dict[tuple[str, str], Any] = {
            ("UNIQUE", ""): hits[0] if len(hits) == 1 else None,
            ("ANY", ""): hits[0] if len({*hits}) == 1 else None,
            ("FIRST", ""): hits[0],
            ("PRIORITY", ""): min(hits, key=ORDER.index),
            ("OUTPUT ORDER", ""): tuple(sorted(hits, key=ORDER.index)),
            ("COLLECT", "SUM"): sum(hits),
            ("COLLECT", "MIN"): min(hits),
            ("COLLECT", "MAX"): max(hits),
            ("COLLECT", "COUNT"): len(hits),
        }
        return answers.get(self.hit, tuple(hits))


_one = st.builds(Test, st.sampled_from(("", "!=")), st.none() | CUTS)
_beside = st.builds(Test, st.sampled_from(("<", "<=", ">", ">=")), CUTS)
_between = st.builds(Test, st.sampled_from(("[]", "[)", "(]", "()", "][", "[[", "]]")), CUTS, CUTS)
_entry = st.builds(Entry, st.lists(_one | _beside | _between, max_size=3).map(tuple), st.booleans())


@st.composite
def tables(draw: st.DrawFn) -> Drawn:
    """Draw a table of up to three columns and four rows."""
    width = draw(st.integers(1, 3))
    row = st.tuples(st.tuples(*([_entry] * width)), st.sampled_from(ORDER))
    return Drawn(draw(st.sampled_from(HITS)), tuple(draw(st.lists(row, min_size=1, max_size=4))))
