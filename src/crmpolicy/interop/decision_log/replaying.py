"""A log decided anew: what comes out otherwise, how often, and by which rules and values."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from crmpolicy.engine import PolicySet
from crmpolicy.errors import Fault
from crmpolicy.interop.decision_log.lines import Line, lines_of
from crmpolicy.interop.decision_log.shapes import Shapes
from crmpolicy.interop.decision_log.telling import Told, agreed, attempts

Result = Literal["same", "grounds", "different", "open", "refused", "unreadable"]
RESULTS: Final[tuple[Result, ...]] = ("same", "grounds", "different", "open", "refused", "unreadable")
"""Same answer by the same rules; by others; another answer; not decided anew; facts never kept; no line."""
MOST: Final = 1_000
"""Different changes, and different reasons, that are counted one by one; the others are counted together."""


@dataclass(frozen=True, slots=True)
class Change:
    """One way in which answers came out otherwise.

    ``before`` and ``after`` have the outputs that differ, or ``status`` where one of them has no answer;
    ``rules`` and ``clauses`` are those that bind, ``parameters`` the values of these rules that differ.
    """

    question: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    rules: tuple[tuple[str, ...], tuple[str, ...]]
    clauses: tuple[tuple[str, ...], tuple[str, ...]]
    parameters: Mapping[str, tuple[Any, Any]]

    @property
    def key(self) -> str:
        """What tells changes apart."""
        return json.dumps([self.question, self.before, self.after, self.rules], sort_keys=True)


@dataclass(slots=True)
class Counted:
    """Something that is found in many lines: how many, the first, and what the host calls that one."""

    found: Any
    line: int
    reference: str | None = None
    lines: int = 1


@dataclass(slots=True)
class Replay:
    """What came of a log that was decided anew; its size does not grow with that of the log.

    ``counts`` has each of :data:`RESULTS` with its lines, ``questions`` the same question by question;
    ``changes`` are the ways in which answers differ and ``open`` why lines were not decided anew, each with
    its lines and the first of them; ``more`` counts what was too manifold to be kept one by one.
    ``digests`` tells how many lines were decided by the same policies, and by others.

    >>> import tempfile
    >>> from crmpolicy.company import load_policy_set
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     log = Path(folder, "log.jsonl")
    ...     _ = log.write_text("no line of a log", encoding="utf-8")
    ...     found = replay(log, load_policy_set("example-steel"))
    >>> found.lines, found.different, found.left_open
    (1, 0, 1)
    """

    counts: Counter[Result] = field(default_factory=lambda: Counter(dict.fromkeys(RESULTS, 0)))
    questions: dict[str, Counter[Result]] = field(default_factory=dict)
    changes: dict[str, Counted] = field(default_factory=dict)
    open: dict[Any, Counted] = field(default_factory=dict)
    more: Counter[Result] = field(default_factory=Counter)
    digests: Counter[bool] = field(default_factory=Counter)

    @property
    def lines(self) -> int:
        """All lines that are not empty."""
        return self.counts.total()

    @property
    def different(self) -> int:
        """The lines that come out otherwise."""
        return self.counts["different"]

    @property
    def left_open(self) -> int:
        """The lines that could not be decided anew, or not be read."""
        return self.counts["open"] + self.counts["unreadable"]

    def count(self, line: Line | None, result: Result, what: Change | Fault | None) -> None:
        """Count a line with what was found in it."""
        self.counts[result] += 1
        if line is not None:
            self.questions.setdefault(line.question, Counter())[result] += 1
        if isinstance(what, Change):
            self._keep(self.changes, what.key, Counted(what, *_place(line, None)), result)
        elif what is not None:
            key = (what.code, tuple(sorted(what.arguments.items(), key=str)))
            self._keep(self.open, key, Counted(what, *_place(line, what)), result)

    def _keep(self, kept: dict[Any, Counted], key: Any, what: Counted, result: Result) -> None:
        if key in kept:
            kept[key].lines += 1
        elif len(kept) >= MOST:
            self.more[result] += 1
        else:
            kept[key] = what


def _place(line: Line | None, fault: Fault | None) -> tuple[int, str | None]:
    """Give the number of a line, and what the host calls it."""
    if line is not None:
        return line.number, line.reference
    return (fault.location.line if fault is not None and fault.location is not None else 0), None


def replay(
    path: Path | str,
    against: PolicySet | Callable[[str], PolicySet],
    /,
    *,
    progress: Callable[[float, int], None] | None = None,
) -> Replay:
    """Decide every line of a log again, at its own moment, and compare.

    By the policies that decided, all that can be decided anew comes out the same. Lines are read one at a
    time, so that a log may be larger than memory.

    Args:
        path: the log.
        against: the policies; or what gives those of a company by its id.
        progress: is told, every so often, what part of the file is done, and how many lines.

    Raises:
        OSError: the file cannot be read.

    >>> import tempfile
    >>> from datetime import UTC, datetime
    >>> from crmpolicy.company import load_policy_set
    >>> from crmpolicy.interop.decision_log import DecisionLog
    >>> policies, day = load_policy_set("example-steel"), datetime(2026, 1, 5, tzinfo=UTC)
    >>> facts = {"sales_share": "0.95%", "contribution": "large", "cooperation": "close",
    ...     "reputation": "good"}
    >>> stricter = load_policy_set("example-steel", parameters={"steel.grade_b_share": "0.96%"})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with DecisionLog(Path(folder, "log.jsonl")) as log:
    ...         _ = log.evaluate(policies, "customer_grade", facts, now=day)
    ...     found = replay(Path(folder, "log.jsonl"), stricter)
    >>> [(each.found.before, each.found.after, each.lines) for each in found.changes.values()]
    [({'grade': 'B'}, {'grade': 'C'}, 1)]
    """
    path = Path(path)
    size = max(path.stat().st_size, 1)
    found, kept = Replay(), _Kept(against)
    for number, (line, read) in enumerate(lines_of(path), 1):
        if isinstance(line, Fault):
            found.count(None, "unreadable", line)
        else:
            _replay_line(found, kept, line)
        if progress is not None and number % 100 == 0:
            progress(read / size, number)
    return found


class _Kept:
    """The policies that decide, by company, each with what it declares."""

    def __init__(self, against: PolicySet | Callable[[str], PolicySet]) -> None:
        self._against = against
        self._found: dict[str, tuple[PolicySet, Shapes]] = {}

    def of(self, company: str) -> tuple[PolicySet, Shapes]:
        name = "" if isinstance(self._against, PolicySet) else company
        if name not in self._found:
            policies = self._against if isinstance(self._against, PolicySet) else self._against(name)
            self._found[name] = policies, Shapes.of(policies)
        return self._found[name]


def _replay_line(found: Replay, kept: _Kept, line: Line) -> None:
    if line.status == "refused" or line.now is None:
        found.count(line, "refused", None)
        return
    policies, shapes = kept.of(line.company)
    found.digests[line.digest == policies.digest] += 1
    if not line.replays:
        found.count(line, "open", _unknowable(line))
        return
    again = attempts(policies, shapes, line.question, line.facts, line.now)
    why = _unknowable(line) if not agreed(again) else _undecidable(line, again[0])
    if why is not None:
        found.count(line, "open", why)
        return
    before, after = _before(line), again[0]
    if not before.same_answer(after):
        found.count(line, "different", _change(line, before, after))
    else:
        found.count(line, "same" if before.grounds() == after.grounds() else "grounds", None)


def _unknowable(line: Line) -> Fault:
    if line.redacted:
        return Fault("log-open-redacted", {"question": line.question, "names": line.redacted})
    return Fault("log-open-not-kept", {"question": line.question})


def _undecidable(line: Line, again: Told) -> Fault | None:
    """Tell why a line cannot be decided anew by these policies; none where it can."""
    if again.status == "unknown":
        return Fault("log-open-question", {"question": line.question})
    if again.status == "unfilled":
        return Fault("log-open-unfilled", {"question": line.question, "names": again.names})
    if again.only_lacks:
        return Fault("log-open-lacking", {"question": line.question, "names": again.names})
    return None


def _before(line: Line) -> Told:
    status: Any = line.status
    return Told(status, line.outcome, line.reasons, line.code if status == "undecided" else None)


def _change(line: Line, before: Told, after: Told) -> Change:
    return Change(
        line.question,
        *_apart(before, after),
        (_rules(before), _rules(after)),
        (_clauses(before), _clauses(after)),
        _values_apart(before, after),
    )


def _apart(before: Told, after: Told) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    if before.status == after.status == "decided":
        names = [name for name in {**before.outcome, **after.outcome} if not _alike(name, before, after)]
        return (
            {name: told.outcome[name] for name in names if name in told.outcome} for told in (before, after)
        )  # type: ignore[return-value]  # two of them
    return _said(before), _said(after)


def _alike(name: str, before: Told, after: Told) -> bool:
    return name in before.outcome and name in after.outcome and before.outcome[name] == after.outcome[name]


def _said(told: Told) -> Mapping[str, Any]:
    """Give the whole outcome, or why there is none, with the names of the facts at fault."""
    if told.status == "decided":
        return told.outcome
    return {"status": told.status, "code": told.code, **({"names": list(told.names)} if told.names else {})}


def _binding(told: Told) -> Iterator[Mapping[str, Any]]:
    return (each for each in told.reasons if each["binding"])


def _rules(told: Told) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{each['document']}:{each['rule']}" for each in _binding(told)))


def _clauses(told: Told) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(clause) for each in _binding(told) for clause in each["clause"]))


def _values_apart(before: Told, after: Told) -> Mapping[str, tuple[Any, Any]]:
    """Give the parameters that rules of both sides rest on, with values that differ."""
    old, new = (
        {name: value for each in told.reasons for name, value in each["parameters"].items()}
        for told in (before, after)
    )
    return {name: (old[name], new[name]) for name in old if name in new and old[name] != new[name]}
