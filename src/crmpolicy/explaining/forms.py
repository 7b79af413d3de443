"""What was found on a form, in sentences: what is missing, what cannot be used, which rules are broken."""

from collections.abc import Iterable, Iterator
from typing import Final

from crmpolicy.engine.decision import Reason
from crmpolicy.engine.record_outcome import BROKEN, COMPLETE, INVALID, MISSING, UNKNOWN, WARNED
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.citing import clauses_of
from crmpolicy.explaining.demands import must_words
from crmpolicy.explaining.guards import told
from crmpolicy.explaining.operands import AtCase
from crmpolicy.explaining.telling import Teller
from crmpolicy.explaining.voices import Voice
from crmpolicy.policy.records import FIELDS, Record

_COUNTED: Final = (MISSING, INVALID, UNKNOWN, BROKEN)


def form_summary(case: Case) -> str:
    """Word in a line whether a form is in order, and how much there is to mend."""
    outcome, teller = case.decision.outcome, case.teller
    if outcome[COMPLETE]:
        said = teller.say("form-complete")
    else:
        counted = [
            teller.say(f"form-count-{name}", count=str(len(outcome[name])))
            for name in _COUNTED
            if outcome[name]
        ]
        said = teller.say("form-open", said=teller.listed(counted))
    if not outcome[WARNED]:
        return said
    return teller.say("form-warnings", said=said, count=str(len(outcome[WARNED])))


def form_lines(case: Case, form: Record) -> list[str]:
    """Word all that was found, each with its clause, in the order of the form."""
    paragraphs = (
        (MISSING, (_entry(case, form, each) for each in _about(case, MISSING))),
        (INVALID, _invalid(case)),
        (UNKNOWN, (each.said(case.teller.language) for each in case.decision.outcome[UNKNOWN])),
        (BROKEN, _rules(case, form, soft=False)),
        (WARNED, _rules(case, form, soft=True)),
    )
    return [line for name, found in paragraphs for line in _paragraph(case, name, found)]


def _paragraph(case: Case, name: str, found: Iterable[str]) -> list[str]:
    lines = [f"- {case.teller.begun(line)}" for line in found]
    return [case.teller.tell(f"form-{name}"), *lines] if lines else []


def _about(case: Case, output: str) -> Iterator[Reason]:
    """Give the reasons that speak of entries under an output."""
    return (each for each in case.decision.reasons if each.part == FIELDS and output in dict(each.said))


def _entry(case: Case, form: Record, reason: Reason) -> str:
    entry = entry_title(case.teller, form, reason.rule)
    return case.teller.say("form-entry", entry=entry, clauses=clauses_of(case, reason.clauses))


def _invalid(case: Case) -> Iterator[str]:
    wrong = {each.entry: each for each in case.decision.outcome[INVALID]}
    for reason in _about(case, INVALID):
        said, clauses = wrong[reason.rule].said(case.teller.language), clauses_of(case, reason.clauses)
        yield case.teller.say("form-entry", entry=said, clauses=clauses)


def _rules(case: Case, form: Record, *, soft: bool) -> Iterator[str]:
    return (_rule(case, form, each) for each in case.voices if each.rule.rule.soft is soft)


def _rule(case: Case, form: Record, voice: Voice) -> str:
    """Word a broken rule: what has to hold, what was found instead, and where."""
    teller, rule = case.teller, voice.rule.rule
    lines: tuple[int, ...] = dict(voice.reason.said).get("lines", ())
    if lines:
        found = teller.say("form-lines", lines=teller.listed(str(each) for each in lines))
    else:
        at_case = AtCase(teller, case.operands.folding, voice.read)
        found = teller.joined("besides", told(rule.when, at_case))
    must = must_words(teller, form.demand(rule.id))
    titled = teller.spoken(rule.title) if rule.title else ""
    said = teller.say("explain-titled", title=titled, conditions=must) if titled else must
    return teller.say("form-rule", must=said, found=found, clauses=clauses_of(case, voice.reason.clauses))


def entry_title(teller: Teller, form: Record, path: str) -> str:
    """Give the printed title of an entry; one in a list with its line.

    Args:
        teller: whose language it is.
        form: the form.
        path: where the entry stands, such as ``packing_lines[2].net_weight``.
    """
    name, bracket, rest = path.partition("[")
    outer = next((each for each in form.fields if each.name == name), None)
    if outer is None:
        return path
    title = teller.spoken(outer.fact.title)
    if not bracket:
        return title
    line, _, inner = rest.partition("]")
    field = next((each for each in outer.lines if each.name == inner.removeprefix(".")), None)
    if field is None:
        return teller.say("form-line", list=title, line=line)
    return teller.say("form-line-entry", list=title, line=line, entry=teller.spoken(field.fact.title))
