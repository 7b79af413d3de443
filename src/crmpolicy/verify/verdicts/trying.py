"""Laws of one question tried: in each period, and in every order of what is left open."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from crmpolicy.errors import UnknownPointError
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.facts.witness import Period
from crmpolicy.verify.finding import Finding, Found
from crmpolicy.verify.laws.properties import reaches_behind
from crmpolicy.verify.openings.fillings import fillings
from crmpolicy.verify.questions.question import Question, Reach
from crmpolicy.verify.registry import Check, checks
from crmpolicy.verify.reporting import about_question, open_question, open_table
from crmpolicy.verify.resting import Resting, rested
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.verify.verdicts.beside import beside
from crmpolicy.verify.verdicts.conditions import (
    Trial,
    condition_places,
    condition_words,
    missing_condition,
)
from crmpolicy.verify.verdicts.law import Beside, Law, Openings, Proof, Verdict

Each = Found | NotDecidedError
_ENDLESS = ("finding-broken-chain-endless", "finding-broken-chain-empty")


@dataclass(slots=True)
class Record:
    """What came of one law so far."""

    law: Law
    refuted: list[Finding] = field(default_factory=list)
    undecided: list[Finding] = field(default_factory=list)
    beside: Beside | None = None
    trials: dict[tuple[Period, Reach], list[Trial]] = field(default_factory=dict)

    def proof(self, checked: Checked, name: str) -> Proof:
        """Give what came out."""
        findings = self.refuted or self.undecided
        verdict: Verdict = "refuted" if self.refuted else "undecided" if self.undecided else "proved"
        return Proof(self.law, verdict, tuple(findings), self.beside, self._openings(checked, name))

    def _openings(self, checked: Checked, name: str) -> Openings | None:
        """Sum up the pass that tells most: one with failures, else the one that tried most orders."""
        passes = [each for each in self.trials.values() if any(trial.values for trial in each)]
        if not passes:
            return None
        told = max(passes, key=lambda each: (any(not trial.sound for trial in each), len(each)))
        wrong = sum(not each.sound for each in told)
        if self.undecided or not wrong:
            return Openings(len(told), wrong)
        clauses = missing_condition(checked.effective, name, told)
        if clauses is None:
            return Openings(len(told), wrong)
        places = condition_places(checked.effective, clauses)
        return Openings(len(told), wrong, condition_words(checked.policies, clauses), places)


def try_laws(
    checked: Checked, name: str, laws: Sequence[Law], periods: Iterable[Period], budget: int
) -> Iterator[Proof]:
    """Prove the laws of one question.

    Args:
        checked: the policy set.
        name: the question.
        laws: its laws, none of which is proved by a check of whole policy sets.
        periods: the periods that count.
        budget: nodes and steps of one diagram.
    """
    records = [Record(law) for law in laws]
    wanted = {law.check for law in laws}
    looking = [each for each in checks() if each.name in wanted and each.of != "policies"]
    for period in periods:
        for reach in ("own", "behind"):
            _try(_Asked(checked, name, period, budget, reach), looking, records)
    for record in records:
        if not record.law.check:
            why = NotDecidedError("verify-law-of-no-sort", law=record.law.id)
            record.undecided = [_open(checked, name, why)]
        elif not record.trials and not record.undecided:
            record.undecided = [_open(checked, name, NotDecidedError("verify-not-in-force"))]
        yield record.proof(checked, name)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question in one period, and which laws are tried of it."""

    checked: Checked
    name: str
    period: Period
    budget: int
    reach: Reach


def _open(checked: Checked, name: str, why: NotDecidedError) -> Finding:
    return open_table(checked.effective.tables[name], why)


def _try(asked: _Asked, looking: Sequence[Check], records: Sequence[Record]) -> None:
    """Try laws with every filling; those that rest on questions behind with what is open there too."""
    behind = asked.reach == "behind"
    if behind:
        looking = [each for each in looking if each.follows]
        records = _following(asked, records, {each.name for each in looking})
    if not records:
        return
    filled = fillings([asked.checked.policies], asked.name, asked.period, behind=behind, given=not behind)
    why: NotDecidedError | None = NotDecidedError("verify-rules-left-open")
    try:
        for (policies,), values in filled:
            why = None
            question = Question(policies, asked.name, asked.period, values, asked.budget, reach=asked.reach)
            _look(asked, question, looking, records)
    except NotDecidedError as undecided:
        why = undecided
    except UnknownPointError:
        return  # the document is not in force then
    if why is not None:
        for record in records:
            record.undecided.append(_open(asked.checked, asked.name, why))


def _following(asked: _Asked, records: Sequence[Record], follows: Collection[str]) -> list[Record]:
    """Choose the laws that reach through to questions behind; which these are is the same for any filling."""
    waiting = [each for each in records if each.law.written is not None and each.law.check in follows]
    try:
        filled = fillings([asked.checked.policies], asked.name, asked.period, behind=False, given=True)
        for (policies,), values in filled if waiting else ():
            question = Question(policies, asked.name, asked.period, values, asked.budget)
            laws = [(each, each.law.written) for each in waiting]
            return [each for each, law in laws if law is not None and reaches_behind(question, law)]
    except (NotDecidedError, UnknownPointError):
        pass  # told where they are tried with what the question itself asks
    return []


def _look(asked: _Asked, question: Question, looking: Sequence[Check], records: Sequence[Record]) -> None:
    """Look with each check, and note of each law whether it held."""
    told: list[tuple[Check, Each]] = []
    for check in looking:
        if check.of == "tables" or question.program.courses:
            try:
                told += [(check, each) for each in check.find(question)]
            except NotDecidedError as undecided:
                told.append((check, undecided))
    written = {each.law.place for each in records if not each.law.by_nature}
    for record in records:
        about = [(check, each) for check, each in told if concerns(record.law, check, each, written)]
        _note(asked, question, record, about)


def concerns(law: Law, check: Check, each: Each, written: Iterable[object]) -> bool:
    """Tell whether what a check handed in is about a law.

    Args:
        law: the law.
        check: the check.
        each: what it found, or could not decide.
        written: the places of all written laws: what is undecided elsewhere is about each law of the check.
    """
    if check.name != law.check:
        return False
    if isinstance(each, NotDecidedError):
        place = each.fault.location
        return place == law.place if place in written else True
    if law.by_nature:
        return "law" not in each.arguments
    if check.name == "broken-chain":
        return each.message in _ENDLESS
    return each.arguments.get("law") == law.id and law.place in (each.place, *each.related)


def _note(asked: _Asked, question: Question, record: Record, about: Sequence[tuple[Check, Each]]) -> None:
    """Note whether a law held with one filling; of each period the first of each sort is told."""
    trials = record.trials.setdefault((asked.period, asked.reach), [])
    founds = [(check, each) for check, each in about if isinstance(each, Found)]
    trials.append(Trial(question.filling, not founds))
    since = asked.period.since
    for check, found in founds[:1]:
        if all(each.since != since for each in record.refuted):
            two, told = beside(question, record.law, found)
            given = Resting(asked.checked, check, question).of(found)
            record.refuted.append(rested(about_question(check, question, two), given))
            record.beside = record.beside or told
    for check, each in about:
        if isinstance(each, NotDecidedError) and all(one.since != since for one in record.undecided):
            table = asked.checked.effective.tables[asked.name]
            record.undecided.append(open_question(check, question, each, table))
