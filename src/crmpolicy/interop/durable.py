"""Decision tables and chains of levels run by durable-rules, for a host that runs it (extra ``durable``).

The engine reads the facts, decides the facts behind them and gives the answer, so faults, outcomes, rules and
clauses are its own; durable-rules tells which rules match, and at which level a case stands. No clock, timer
or thread of its own is used.
"""

from collections.abc import Mapping
from datetime import datetime
from threading import Lock
from typing import Any, Final, cast

from crmpolicy.engine import Decision, DecisionPoint, Facts, PolicySet
from crmpolicy.engine.course_point import CoursePoint
from crmpolicy.engine.courses.outcomes import climbed
from crmpolicy.engine.program import Program
from crmpolicy.engine.ranking_point import RankingPoint
from crmpolicy.engine.record_point import RecordPoint
from crmpolicy.errors import CrmPolicyError
from crmpolicy.interop.durable_chains import Cases
from crmpolicy.interop.durable_machine import Condition, package
from crmpolicy.interop.durable_tables import Board
from crmpolicy.policy.lifecycles import Chain
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

    >>> from datetime import UTC
    >>> from crmpolicy.company import load_policy_set
    >>> policies, now = load_policy_set("example-group"), datetime(2026, 1, 5, tzinfo=UTC)
    >>> industry = durable_table(policies, "steel.customer_industry", now=now)
    >>> industry.evaluate({"industry": "contractor"}, now=now).outcome["industry"]
    'construction'
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
    >>> dict(decision.outcome), decision.reasons[0].clauses
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


class DurableEscalation:
    """Cases that climb a chain of levels, each standing in a statechart of durable-rules.

    Made by :func:`durable_escalation`. A case is kept from one question to the next and moved on by what has
    happened since: events, and moments that the engine reckons to be due and that have passed. A case that
    has ended is not kept. Safe to share between threads, which wait for one another.

    >>> from datetime import UTC
    >>> from crmpolicy.company import load_policy_set
    >>> escalation = durable_escalation(load_policy_set("example-group"), "complaint_escalation")
    >>> facts = {"topic": "fault", "touches_major_decision": "no", "events": [
    ...     {"event": "receive", "at": "2026-03-02T10:00+08:00"}]}
    >>> for hour in (4, 9):
    ...     now = datetime(2026, 3, 2, hour, tzinfo=UTC)
    ...     print(escalation.evaluate("C-1", facts, now=now).outcome["level"])
    front_line
    account_manager
    >>> len(escalation)
    1
    """

    def __init__(self, point: CoursePoint) -> None:
        self.point = point
        self._cases = Cases(point.name)

    def evaluate(self, case: str, facts: Mapping[str, Any] | Facts, /, *, now: datetime) -> Decision:
        """Tell where a case stands; the decision is the one that the engine would give.

        What is known of a case may be corrected: then it is followed anew from its beginning.

        Args:
            case: the name of the case, which its host chooses.
            facts: a mapping of fact names to values, with all ``events`` of the case.
            now: the moment of the question, with a zone; later events are not seen.

        Raises:
            FactsError: with every fault of the facts, the events or the moment.
            MissingParameterError: values, or a working calendar, that the company has not given.
            CalendarHorizonError: the answer depends on days whose holidays are not known.
            CrmPolicyError: durable-rules has failed, or has no room for one more case.
        """
        ruled, voices = self.point.ruled(facts, now=now)
        (voice,) = voices
        state = self._cases.state(case, cast("Chain", voice.course), voice.rulings, voice.case)
        return self.point.concluded(ruled, *climbed(voice, state))

    def forget(self, case: str) -> None:
        """Keep nothing of a case; when it is asked about again it is followed from its beginning."""
        self._cases.forget(case)

    def __len__(self) -> int:
        """How many cases are kept; there is room for 1,023 of the same levels and roles."""
        return len(self._cases)


def durable_escalation(policies: PolicySet, name: str, /) -> DurableEscalation:
    """Compile a chain of levels, such as the escalation of complaints, to statecharts of durable-rules.

    Args:
        policies: the policy set.
        name: the question: ``complaint_escalation``, or ``document.subject``.

    Raises:
        UnknownPointError: nothing in force answers the question.
        CrmPolicyError: it is no chain of levels, or durable-rules is not installed.

    >>> from datetime import UTC
    >>> from crmpolicy.company import load_policy_set
    >>> policies, now = load_policy_set("example-group"), datetime(2026, 3, 2, 8, tzinfo=UTC)
    >>> escalation = durable_escalation(policies, "complaint_escalation")
    >>> events = [{"event": "receive", "at": "2026-03-02T10:00+08:00"}]
    >>> facts = {"topic": "fault", "touches_major_decision": "no", "events": events}
    >>> escalation.evaluate("C-1", facts, now=now).outcome["level"]
    'account_manager'
    """
    point = policies.point(name)
    package()
    if not isinstance(point, CoursePoint) or not isinstance(point.tables[0].course, Chain):
        raise CrmPolicyError("durable-no-chain", {"point": name}, point.tables[0].place)
    return DurableEscalation(point)
