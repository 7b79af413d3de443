"""Decisions on their way into a log: decided once more from what is written, redacted, a line each."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any, Final, NamedTuple, Self

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.engine.digest import SEMANTICS
from crmpolicy.engine.tracing import check_digest
from crmpolicy.errors import CalendarHorizonError, CrmPolicyError, FactsError, Fault, UndecidedError
from crmpolicy.interop.decision_log.appending import Appending
from crmpolicy.interop.decision_log.redacting import SHORTEST_KEY, Redaction
from crmpolicy.interop.decision_log.shapes import Shapes
from crmpolicy.interop.decision_log.telling import Told, agreed, attempts, kept_back, told, told_of

FORMAT: Final = 1
START: Final = f'{{"format": {FORMAT}, "status": '.encode()
"""How every line begins; inside of one its quotes would be escaped."""
_MOST_COMPANIES: Final = 16


class _Case(NamedTuple):
    """What was asked; ``now`` may be no moment at all where that is what is wrong."""

    policies: PolicySet
    question: str
    facts: Any
    now: Any
    reference: str | None


class DecisionLog:
    r"""A file to which decisions are appended as JSON lines, personal facts redacted.

    Safe to share between threads, and to open in several processes at once (POSIX). Each decision is decided
    once more from what the line holds before it is written: the line says whether that gives the same
    (``replay``), and no output is written that would tell what was redacted.

    Args:
        path: the file; it is made, readable to its owner alone, where there is none.
        key: at least 16 secret bytes. With it redacted values become pseudonyms by which the lines of one
            person can be found; without it they become numbers that mean nothing beyond their line.
        sync: whether each line is on the disk before :meth:`record` returns; else a crash of the machine,
            though not of the program, may lose the last ones.

    Raises:
        FactsError: the key is too short.
        OSError: the file cannot be opened.

    >>> import tempfile
    >>> from datetime import UTC
    >>> from crmpolicy.company import load_policy_set
    >>> from crmpolicy.interop.decision_log import replay
    >>> policies, day = load_policy_set("example-steel"), datetime(2026, 1, 5, tzinfo=UTC)
    >>> facts = {"sales_share": "0.4%", "contribution": "large", "cooperation": "close", "reputation": "good"}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with DecisionLog(Path(folder, "decisions.jsonl")) as log:
    ...         decision = log.evaluate(policies, "customer_grade", facts, now=day)
    ...     replay(Path(folder, "decisions.jsonl"), policies).different
    0
    """

    def __init__(self, path: Path | str, /, *, key: bytes | None = None, sync: bool = False) -> None:
        if key is not None and len(key) < SHORTEST_KEY:
            lengths = {"length": str(len(key)), "least": str(SHORTEST_KEY)}
            raise FactsError([Fault("log-key-short", lengths)])
        self._key, self._shapes = key, dict[str, Shapes]()
        self._file = Appending(Path(path), sync=sync)

    def evaluate(
        self,
        policies: PolicySet,
        question: str,
        facts: Mapping[str, Any] | Facts,
        /,
        *,
        now: datetime,
        reference: str | None = None,
    ) -> Decision:
        """Decide a case and write down what came of it, also that nothing was decided.

        Of facts that cannot be used the line has the codes of what is wrong and the names of the facts, never
        what was given.

        Args:
            policies: the policies.
            question: a name as :meth:`PolicySet.point` takes it.
            facts: what :meth:`DecisionPoint.evaluate` takes.
            now: the moment of the question, with a zone.
            reference: what the host knows the case by, such as the number of an order; written as it is.

        Raises:
            FactsError: with every fault of the facts or of the moment.
            MissingParameterError: values that the company has not filled; nothing is written.
            UndecidedError: no rule speaks, or several do where one should.
            UnknownPointError: nothing in force answers the question; nothing is written.
            OSError: the line cannot be written.
        """
        point = policies.point(question)
        try:
            decision = point.evaluate(facts, now=now)
        except (FactsError, UndecidedError, CalendarHorizonError) as error:
            given = point.as_given(facts) if isinstance(facts, Facts) else facts
            self._write_failure(_Case(policies, question, given, now, reference), error)
            raise
        self.record(policies, decision, facts, reference=reference)
        return decision

    def record(
        self,
        policies: PolicySet,
        decision: Decision,
        facts: Mapping[str, Any] | Facts,
        /,
        *,
        reference: str | None = None,
    ) -> None:
        """Write down a decision that was made elsewhere, as by ``evaluate_customer_grade``.

        Args:
            policies: the policies that decided.
            decision: what they decided.
            facts: what they were given: a decision itself holds what was made of it.
            reference: what the host knows the case by; written as it is.

        Raises:
            DigestMismatchError: other policies decided.
            OSError: the line cannot be written.
        """
        check_digest(policies, decision)
        if isinstance(facts, Facts):
            facts = policies.point(decision.subject).as_given(facts)
        self._write_case(_Case(policies, decision.subject, facts, decision.now, reference), told(decision))

    def _write_failure(self, case: _Case, error: CrmPolicyError) -> None:
        real = told_of(error)
        if real.status == "undecided":
            self._write_case(case, real)
            return
        declared = self._shapes_of(case.policies).declared
        names = [name for name in real.names if name in declared]  # others may be what somebody typed
        codes = [each.code for each in real.faults]
        self._append({**_head(case, real.status), "faults": codes, "names": names})

    def _write_case(self, case: _Case, real: Told) -> None:
        shapes = self._shapes_of(case.policies)
        redaction = Redaction(shapes, self._key)
        kept = redaction.facts(case.facts)
        found = attempts(case.policies, shapes, case.question, kept, case.now)
        outcome = kept_back(real, found, redaction.texts)
        line = {
            **_head(case, real.status),
            "facts": kept,
            "redacted": list(redaction.names),
            "replay": agreed([replace(real, outcome=outcome), *found]),
        }
        if real.status == "decided":
            line |= {"outcome": outcome, "clauses": list(real.clauses), "reasons": list(real.reasons)}
        else:
            line |= {"code": real.code, "clauses": list(real.clauses)}
        self._append(line)

    def _shapes_of(self, policies: PolicySet) -> Shapes:
        found = self._shapes.get(policies.digest)
        if found is None:
            if len(self._shapes) >= _MOST_COMPANIES:
                self._shapes.clear()
            found = self._shapes[policies.digest] = Shapes.of(policies)
        return found

    def _append(self, line: Mapping[str, Any]) -> None:
        self._file.append(json.dumps(line, ensure_ascii=False).encode("utf-8", "backslashreplace"))

    def close(self) -> None:
        """Close the file; what was recorded is in it."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _head(case: _Case, status: str) -> dict[str, Any]:
    """Give what every line has, in the order in which people look for it."""
    policies, now = case.policies, case.now
    documents = policies.effective.documents
    return {
        "format": FORMAT,
        "status": status,
        "question": case.question,
        "now": now.isoformat() if isinstance(now, datetime) else None,
        **({} if case.reference is None else {"reference": case.reference}),
        "company": policies.company,
        "policies": {key: documents[key].version for key in policies.point(case.question).documents},
        "digest": policies.digest,
        "engine": {"version": _version(), "semantics": SEMANTICS},
    }


@cache
def _version() -> str:
    return version("crmpolicy")
