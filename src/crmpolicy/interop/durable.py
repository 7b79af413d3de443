"""Decision tables run by durable-rules, for a host that runs it anyway (extra ``durable``).

The engine reads the facts, decides the facts behind them and gives the answer, so faults, outcomes, rules and
clauses are its own; durable-rules tells which rules match. No clock, timer or thread of its own is used.
"""

from collections.abc import Mapping
from datetime import datetime
from threading import Lock
from typing import Any, Final

from crmpolicy.engine import Decision, DecisionPoint, Facts, PolicySet
from crmpolicy.engine.course_point import CoursePoint
from crmpolicy.engine.program import Program
from crmpolicy.engine.ranking_point import RankingPoint
from crmpolicy.engine.record_point import RecordPoint
from crmpolicy.errors import CrmPolicyError
from crmpolicy.interop.durable_machine import Condition, package
from crmpolicy.interop.durable_tables import Board
from crmpolicy.wording import Words

_KINDS: Final = {
    CoursePoint: Words("随时间变化的事项", "a decision about time"),
    RecordPoint: Words("表单", "a form"),
    RankingPoint: Words("排名", "a ranking"),
}


class DurableTable:
    """A question that one document answers by a decision table, run by durable-rules.

    Made by :func:`durable_table`; asked as a :class:`crmpolicy.DecisionPoint` is. Safe to share between
    threads, which wait for one another: a ruleset takes one message after another.
    """

    def __init__(self, point: DecisionPoint) -> None:
        self.point = point
        self._boards: dict[int, Board] = {}
        self._lock = Lock()

    def evaluate(self, facts: Mapping[str, Any] | Facts, /, *, now: datetime) -> Decision:
        """Decide one case; the decision is the one that the engine would give.

        Args:
            facts: a mapping of fact names to values, read strictly by the engine.
            now: the moment of the question, with a zone; it picks dated values.

        Raises:
            FactsError: with every fault of the facts or of the moment.
            MissingParameterError: values that the company has not filled.
            UndecidedError: no rule speaks, or several do where one should.
            CrmPolicyError: durable-rules has failed, or cannot hold the table of that period.
        """
        return self.point.evaluate_by(self._masks, facts, now=now)

    def rulesets(self, *, now: datetime) -> tuple[Mapping[str, Condition], ...]:
        """Give the conditions of all rules as durable-rules has them in a period, one mapping a ruleset.

        Raises:
            FactsError: the moment is no date and time, or has no zone.
            MissingParameterError: values that the company has not filled.
            CrmPolicyError: durable-rules cannot hold the table of that period.
        """
        board = self._board(self.point.program(now))
        return tuple(dict(machine.conditions) for machine in board.machines)

    def message(self, facts: Mapping[str, Any] | Facts, /, *, now: datetime) -> Mapping[str, int]:
        """Give the numbers by which the facts of a case are told to durable-rules.

        Raises:
            FactsError: with every fault of the facts or of the moment.
            MissingParameterError: values that the company has not filled.
            CrmPolicyError: durable-rules cannot hold the table of that period.
        """
        program, row, _ = self.point.prepared(None, facts, now)
        return self._board(program).message(row)

    def _masks(self, program: Program, row: Facts) -> Any:
        return self._board(program).masks(row)

    def _board(self, program: Program) -> Board:
        """Give the rulesets of a period, made when they are first asked; points keep their programs."""
        with self._lock:
            found = self._boards.get(id(program))
            if found is None:
                found = self._boards[id(program)] = Board(program)
            return found


def durable_table(policies: PolicySet, name: str, /, *, now: datetime) -> DurableTable:
    """Compile a decision table to rulesets of durable-rules.

    Args:
        policies: the policy set.
        name: the question: a subject that one document answers, or ``document.subject``.
        now: a moment of the period for which it is compiled first; others follow when they are asked.

    Raises:
        UnknownPointError: nothing in force answers the question.
        CrmPolicyError: it is no decision table of one document, or durable-rules cannot hold it or is not
            installed; the hint says what to use instead.
        MissingParameterError: values that the company has not filled.

    >>> from datetime import UTC
    >>> from crmpolicy.company import load_policy_set
    >>> policies, now = load_policy_set("example-group"), datetime(2026, 1, 5, tzinfo=UTC)
    >>> size = durable_table(policies, "steel.customer_size", now=now)
    >>> decision = size.evaluate({"annual_volume": "5000 t"}, now=now)
    >>> decision.outcome, decision.reasons[0].clauses
    ({'size': 'large'}, ('steel.2.1.2.a',))
    >>> decision == policies.point("steel.customer_size").evaluate({"annual_volume": "5000 t"}, now=now)
    True
    """
    point = policies.point(name)
    package()
    kind = next((words for each, words in _KINDS.items() if isinstance(point, each)), None)
    place = point.tables[0].place
    if kind is not None:
        raise CrmPolicyError("durable-kind", {"point": name, "kind": kind}, place)
    if len(point.tables) > 1:
        questions = tuple(table.key for table in point.tables)
        raise CrmPolicyError(
            "durable-joined", {"point": name, "documents": point.documents, "questions": questions}, place
        )
    made = DurableTable(point)
    made.rulesets(now=now)
    return made
