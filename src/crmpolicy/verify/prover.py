"""The second prover: the questions of the checker answered by the solver z3, arithmetic included.

It shares nothing with the decision diagrams but the folded tables. Derived facts follow from others as the
engine reckons them, so that two sums of the same amounts cannot lie to each other in impossible ways. What
looks at lists or the calendar is a variable of its own: nothing found then is still a proof. The solver is
loaded with the first question; it comes with the extra ``prove``.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from types import ModuleType
from typing import Any

from crmpolicy.engine.folding import FoldedGuard
from crmpolicy.engine.program import Program
from crmpolicy.extras import extra
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.properties import Direction
from crmpolicy.verify.undecided import NotDecidedError

Values = dict[str, Any]
"""Facts by full name; an unknown is ``None``."""

DEFAULT_TIMEOUT = 10_000
"""Milliseconds for one question."""


class Prover:
    """Answers about one program: facts that show something, or ``None``, which proves that there are none.

    Facts are those that a caller gives, and derived ones that the solver cannot reckon; values are exact.
    :func:`given_facts` makes of them what an evaluation takes. Every question may raise ``NotDecidedError``.

    Args:
        program: a question in a period.
        timeout_ms: how long one question may take.
        given: derived facts that are given themselves, instead of following from others.

    Raises:
        NotDecidedError: the solver is not installed.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy.company import load_policy_set
    >>> point = load_policy_set("example-steel").point("steel.customer_grade")
    >>> prover = Prover(point.program(datetime(2026, 1, 5, tzinfo=UTC)))
    >>> prover.moves("steel.sales_share", "higher", "grade", "worse") is None
    True
    """

    def __init__(
        self, program: Program, *, timeout_ms: int = DEFAULT_TIMEOUT, given: Collection[str] = ()
    ) -> None:
        self._asking: Any = _questions().Asking(program, timeout_ms, given)

    def gap(self, table: int, part: int) -> Values | None:
        """Find facts for which a part applies, no rule matches and nothing catches the rest."""
        found: Values | None = self._asking.gap(table, part)
        return found

    def overlap(self, table: int, part: int, one: int, other: int) -> Values | None:
        """Find facts for which a part applies and two of its rules match."""
        found: Values | None = self._asking.overlap(table, part, one, other)
        return found

    def reached(self, table: int, part: int, rule: int) -> Values | None:
        """Find facts for which a rule decides.

        Its guard holds; under ``first`` no earlier one does; under ``priority`` it ranks before all others
        that match. The number behind the last rule means the catch-all.
        """
        found: Values | None = self._asking.reached(table, part, rule)
        return found

    def answers(self, wanted: Mapping[str, Any]) -> Values | None:
        """Find facts for which the outcome has these values, by output."""
        found: Values | None = self._asking.answers(wanted)
        return found

    def law(self, when: FoldedGuard | None, then: FoldedGuard, *, always: bool) -> Values | None:
        """Find facts that break a law about the answer.

        Args:
            when: the facts that the law speaks of; ``None``: all.
            then: what is asked of the outcome; its tests name outputs.
            always: whether it has to hold; else it must never hold.
        """
        found: Values | None = self._asking.law(when, then, always=always)
        return found

    def moves(
        self, fact: str, direction: Direction, output: str, never: Direction
    ) -> tuple[Values, Values] | None:
        """Find facts before and after a move of one of them that moves an output where it must not go.

        Everything that follows from the fact follows it. A derived fact that moves is given itself.

        Args:
            fact: the fact that moves, by full name.
            direction: where it moves.
            output: the output that is looked at; both times the point has an answer.
            never: where the output must not move.
        """
        found: tuple[Values, Values] | None = self._asking.moves(fact, direction, output, never)
        return found

    def stays_behind(
        self, fact: str, direction: Direction, output: str, always: Direction
    ) -> tuple[Values, Values] | None:
        """Find facts before and after a move of one with which an output does not move as it has to."""
        found: tuple[Values, Values] | None = self._asking.stays_behind(fact, direction, output, always)
        return found

    def same(self, output: str, fact: str) -> tuple[Values, Values] | None:
        """Find facts that differ in one fact only and lead to different values of an output."""
        found: tuple[Values, Values] | None = self._asking.same(output, fact)
        return found

    def differs(self, other: "Prover") -> Values | None:
        """Find facts for which two programs answer differently, or only one of them answers.

        Facts of one full name are one fact; only what both may be given is looked at.
        """
        found: Values | None = self._asking.differs(other._asking)  # noqa: SLF001 - one of its own kind
        return found


def _questions() -> ModuleType:
    with extra("verify-no-prover", "z3", error=NotDecidedError):
        from crmpolicy.verify.proving import questions  # noqa: PLC0415 - z3 is an extra, and large
    return questions


def given_facts(program: Program, values: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """Turn the facts of an answer into those that a caller gives, by the names that a caller uses.

    A derived fact that was found itself is given instead of what serves only it; a list that a table is
    asked for has one entry.

    Args:
        program: the program that was asked.
        values: facts by full name, as the prover gives them.
        now: the moment of the question, for an event that governs it.
    """
    fields = {each.key: each for each in program.fields}
    taken = {key for key, field in fields.items() if field.derived is not None and _is_given(key, values)}
    left_out = {name for key in taken for name in program.model.sources_only.get(key, ())}
    open_facts = {key for key, field in fields.items() if field.derived is not None} - taken
    found = {
        field.name: values[key]
        for key, field in fields.items()
        if key in values and key not in open_facts and field.name not in left_out
    }
    for table in program.tables:
        of = table.table.of
        if of is not None:
            kind = fields[of].fact.type
            entry = kind.fields if isinstance(kind, ListOf) else ()
            found[fields[of].name] = [{each.name: values[each.key] for each in entry}]
        if table.table.governed_by != "now":
            found["events"] = [{"event": table.table.governed_by, "at": now, "by": None}]
    return found


def _is_given(key: str, values: Mapping[str, Any]) -> bool:
    """Tell whether a derived fact was found itself; where it is unknown, its parts make it so."""
    return values.get(key) is not None
