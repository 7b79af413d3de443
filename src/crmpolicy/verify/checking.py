"""Checks whole policy sets: every check, every question, every period, every way to fill what is open."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from crmpolicy.company.loading import load_unjudged
from crmpolicy.errors import UnknownPointError
from crmpolicy.policy.tables import Table
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.declarations.ledger import Ledger, Whole
from crmpolicy.verify.diagrams.answers import DEFAULT_BUDGET
from crmpolicy.verify.facts.witness import Period
from crmpolicy.verify.finding import Finding, Report
from crmpolicy.verify.laws.properties import reaches_behind
from crmpolicy.verify.openings.fillings import fillings
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.registry import Check, checks
from crmpolicy.verify.reporting import (
    about_policies,
    about_question,
    open_policies,
    open_question,
    open_table,
)
from crmpolicy.verify.resting import Resting, rested
from crmpolicy.verify.undecided import NotDecidedError


def check(
    *targets: str | Path,
    since: date | None = None,
    budget: int = DEFAULT_BUDGET,
    ledger: Ledger | None = None,
    only: Callable[[str], bool] | None = None,
) -> Report:
    """Check policies for all facts: what is wrong, what could not be decided, what is proved.

    Args:
        targets: companies' files, documents' folders, or names of those that travel with the library.
        since: periods that end before this day are left out; ``None``: every period is checked.
        budget: nodes and steps of one diagram, before a question stays open.
        ledger: what was proved before and need not be proved again; ``None``: everything is.
        only: tells which questions are asked, by their full names; ``None``: all of them. What speaks of a
            whole policy set is always looked at.

    Raises:
        InvalidPolicySetError: the files cannot be used; with all faults.

    >>> check("relationship").clean
    True
    """
    gathered = _Gathered()
    for target in targets:
        loaded = load_unjudged(target)
        gathered.checked.append(loaded.effective.company)
        whole = Whole(ledger, loaded.stamp if only is None else None, f"{budget} {since}")
        proved = whole.proved()
        if proved is not None:
            gathered.proved.update(proved)
            continue
        asked = _Gathered()
        checked = Checked(loaded.effective, loaded.line, ledger, budget)
        if _fits_together(checked, asked):
            _check(checked, since, asked, only)
        gathered.take(asked)
        if asked.sound:
            whole.keep(asked.proved)
    return gathered.report()


class _Gathered:
    """Findings so far, each told once."""

    def __init__(self) -> None:
        self.checked: list[str] = []
        self.findings: list[Finding] = []
        self.undecided: list[Finding] = []
        self.proved: Counter[str] = Counter()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong and nothing open."""
        return not self.findings and not self.undecided

    def add(self, finding: Finding) -> None:
        among = self.undecided if finding.severity == "undecided" else self.findings
        if not any(finding.is_like(each) for each in among):
            among.append(finding)

    def take(self, others: "_Gathered") -> None:
        """Take over what was found elsewhere."""
        for each in (*others.findings, *others.undecided):
            self.add(each)
        self.proved.update(others.proved)

    def report(self) -> Report:
        return Report(
            tuple(self.checked),
            _sorted(self.findings),
            _sorted([each for each in self.undecided if not self._is_found(each)]),
            dict(sorted(self.proved.items())),
        )

    def _is_found(self, undecided: Finding) -> bool:
        """Tell whether what stays open for some values was shown wrong for others, at the same place."""
        return any((each.check, each.place) == (undecided.check, undecided.place) for each in self.findings)


def _sorted(findings: list[Finding]) -> tuple[Finding, ...]:
    """Put findings into the order of the files."""
    return tuple(sorted(findings, key=lambda each: (each.place is None, each.place or ("", 0, 0), each.code)))


def _fits_together(checked: Checked, gathered: _Gathered) -> bool:
    """Run the checks of a policy set as a whole; tell whether its values and ranges agree.

    Those that contradict each other would only lead to findings that vanish with them.
    """
    ordered = True
    for each in checks():
        if each.of == "policies":
            sound = _run_once(each, checked, gathered)
            ordered = ordered and (sound or each.code not in ("CRM301", "CRM302"))
    return ordered


def _check(
    checked: Checked, since: date | None, gathered: _Gathered, only: Callable[[str], bool] | None
) -> None:
    """Ask every question in every period; what the ledger knows as sound is not asked again."""
    book = checked.book
    for name in checked.effective.tables if only is None else filter(only, checked.effective.tables):
        for period in checked.periods:
            if since is not None and period.until is not None and period.until <= since:
                continue
            proved = None if book is None else book.proved(name, period)
            if proved is not None:
                gathered.proved.update(proved)
                continue
            asked = _Gathered()
            _ask(checked, name, period, asked)
            gathered.take(asked)
            if book is not None and asked.sound:
                book.keep(name, period, asked.proved)


def _run_once(each: Check, checked: Checked, gathered: _Gathered) -> bool:
    sound = True
    for found in each.find(checked):
        sound = False
        if isinstance(found, NotDecidedError):
            gathered.add(open_policies(each, found))
        else:
            gathered.add(about_policies(each, found))
    gathered.proved[each.name] += sound
    return sound


def _ask(checked: Checked, name: str, period: Period, gathered: _Gathered) -> None:
    """Try all that the rules of a question say themselves; then the laws for which those behind matter too.

    The first needs what those behind leave open in one order only: what they decide is given there.
    """
    table = checked.effective.tables[name]
    follows = False
    try:
        for (policies,), values in fillings([checked.policies], name, period, behind=False):
            question = Question(policies, name, period, values, checked.budget, reach="own")
            follows = follows or _follows(question)
            _run_all(checked, question, table, gathered)
        for (policies,), values in fillings([checked.policies], name, period) if follows else ():
            behind = Question(policies, name, period, values, checked.budget, reach="behind")
            _run_all(checked, behind, table, gathered)
    except NotDecidedError as undecided:
        gathered.add(open_table(table, undecided))
    except UnknownPointError:
        return  # the document is not in force then


def _follows(question: Question) -> bool:
    return any(
        reaches_behind(question, law) for each in question.program.tables for law in each.table.properties
    )


def _run_all(checked: Checked, question: Question, table: Table, gathered: _Gathered) -> None:
    for each in checks():
        asked = each.of == "tables" or (each.of == "courses" and bool(question.program.courses))
        if asked and (each.follows or question.reach == "own"):
            _run(each, checked, question, table, gathered)


def _run(each: Check, checked: Checked, question: Question, table: Table, gathered: _Gathered) -> None:
    sound = True
    resting = Resting(checked, each, question)
    try:
        for found in each.find(question):
            sound = False
            if isinstance(found, NotDecidedError):
                gathered.add(open_question(each, question, found, table))
            else:
                gathered.add(rested(about_question(each, question, found), resting.of(found)))
    except NotDecidedError as undecided:
        sound = False
        gathered.add(open_question(each, question, undecided, table))
    gathered.proved[each.name] += sound
