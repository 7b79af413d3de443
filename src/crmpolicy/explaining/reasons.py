"""Because of which facts against which bounds of which clause: a line for every rule that spoke."""

from collections.abc import Iterable
from typing import Final

from crmpolicy.engine.deriving import facts_of
from crmpolicy.explaining.by_hand import by_hand
from crmpolicy.explaining.calling import part_name
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.citing import clauses_of
from crmpolicy.explaining.course_says import course_says
from crmpolicy.explaining.derivations import derivations
from crmpolicy.explaining.failures import MOST_FAILURES, failures
from crmpolicy.explaining.guards import told
from crmpolicy.explaining.operands import AtCase
from crmpolicy.explaining.saying import says_at_case
from crmpolicy.explaining.telling import Teller
from crmpolicy.explaining.titles import without_guard
from crmpolicy.explaining.unsaid import unsaid
from crmpolicy.explaining.voices import Voice
from crmpolicy.policy.guards import FactOf, Guard, Literally, ParameterOf
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.wording import Words

_PIECES: Final = Words("，", ", ")
_CLAUSES: Final = Words("；", "; ")


def reasons(case: Case) -> list[str]:
    """Word all reasons, the binding ones first; facts that follow from others are told below."""
    binding = [voice for voice in case.voices if voice.reason.binding]
    rest = [voice for voice in case.voices if not voice.reason.binding]
    lines = by_hand(case)
    if binding:
        lines += [case.teller.tell("explain-binding" if rest else "explain-because")]
        lines += reason_lines(case, binding)
    if rest:
        lines += [case.teller.tell("explain-not-binding"), *reason_lines(case, rest)]
    return [*lines, *unsaid(case)]


def reason_lines(case: Case, voices: Iterable[Voice]) -> list[str]:
    """Word some reasons, a line each, and below each what it rests on."""
    lines: list[str] = []
    for voice in voices:
        lines.append(f"- {case.teller.begun(reason_line(case, voice))}")
        lines += [f"    {line}" for line in below_reason(case, voice)]
    return _told_once(lines)


def below_reason(case: Case, voice: Voice) -> list[str]:
    """Word what a reason rests on: what kept other rules from applying, how its facts followed.

    What a rule repeats as its answer, such as a score, is told to the same depth as what it asks.
    """
    repeated = [operand.key for _, operand in voice.rule.then if isinstance(operand, FactOf)]
    asked = [*facts_of(voice.rule.guard), *(failure.fact for failure in voice.passed), *repeated]
    return [case.teller.begun(line) for line in [*_passed(case, voice), *derivations(case, asked)]]


def _passed(case: Case, voice: Voice) -> list[str]:
    """Word what kept the other rules from applying."""
    found = failures(case.teller, voice.passed)
    if len(found) > MOST_FAILURES:
        more = case.teller.say("explain-more-failures", count=str(len(found) - MOST_FAILURES))
        return [*found[:MOST_FAILURES], more]
    return found


def _told_once(lines: list[str]) -> list[str]:
    """Leave out derivations that were told under an earlier reason."""
    seen: set[str] = set()
    kept = []
    for line in lines:
        if line.startswith("- ") or line not in seen:
            kept.append(line)
        seen.add(line)
    return kept


def reason_line(case: Case, voice: Voice) -> str:
    """Word one reason: where it stands, what was found, what the rule said, what it rests on."""
    return case.teller.say(
        "explain-reason",
        place=place_of(case, voice),
        conditions=_conditions(case, voice),
        said=_said(case, voice),
        clauses=clauses_of(case, voice.reason.clauses) + _remarks(case.teller, voice),
    )


def place_of(case: Case, voice: Voice) -> str:
    """Name the document (where several were asked), the entry of the list and the part."""
    teller, table = case.teller, voice.table.table
    document = case.policies.effective.documents[table.document].title
    return place(
        teller,
        teller.say("explain-in-document", title=teller.spoken(document))
        if len({each.table.document for each in case.program.tables}) > 1
        else "",
        entry_name(teller, table.of, voice.entry),
        part_name(teller, table, voice.part.part),
    )


def place(teller: Teller, *names: str) -> str:
    """Put the names of a place together; empty where there are none."""
    named = teller.spoken(_PIECES).join(name for name in names if name)
    return teller.say("explain-place", place=named) if named else ""


def entry_name(teller: Teller, listed: str | None, entry: int | None) -> str:
    """Name an entry of a list, counting from 1."""
    if listed is None or entry is None:
        return ""
    return teller.say("explain-entry", list=teller.title(listed), number=str(entry + 1))


def _conditions(case: Case, voice: Voice) -> str:
    """Word what was found; settings of the company are told with the rule, not again for its whole part."""
    teller, rule, part = case.teller, voice.rule.rule, voice.part.part
    at_case = AtCase(teller, case.operands.folding, voice.read)
    of_part = Guard(
        tuple(test for test in part.when.tests if isinstance(test.subject, FactOf)), part.when.alternatives
    )
    found = [*told(of_part, at_case), *told(rule.when, at_case)]
    if rule.when.always:
        found += _looked_up(case, voice) or [without_guard(teller, [voice.table.table], rule)]
    conditions = teller.spoken(_CLAUSES).join(dict.fromkeys(found))
    if rule.title is None:
        return conditions
    return teller.say("explain-titled", title=teller.spoken(rule.title), conditions=conditions)


def _looked_up(case: Case, voice: Voice) -> list[str]:
    """Word the facts that chose the entry of a mapping, where a rule asks for nothing else."""
    teller, found = case.teller, {}
    for _, operand in voice.rule.rule.then:
        if isinstance(operand, ParameterOf) and operand.entry is None:
            kind = teller.parameters[operand.key].type
            for key in operand.keys_left(kind.keys) if isinstance(kind, MappingOf) else ():
                found[key] = teller.fact_is(teller.title(key), teller.facts[key].type, voice.read(key))
    return list(found.values())


def _said(case: Case, voice: Voice) -> str:
    """Word what a rule said, with the parameter or fact it took it from, and the word of the common scale."""
    teller, table, then = case.teller, voice.table.table, dict(voice.rule.rule.then)
    if table.course is not None:
        says = says_at_case(teller, table, voice.rule.rule, dict(voice.reason.said))
        return course_says(case.caller, table.course, voice.part.part.id, voice.rule.rule.id, says)
    words = []
    for name, value in voice.reason.said:
        kind = table.output(name).type
        plain = len(case.kinds) == 1 and kind.name != "boolean" and value is not None
        shown = teller.show(kind, value) if plain else teller.fact_is(case.output_title(name), kind, value)
        if name in then and not isinstance(then[name], Literally):
            shown = teller.say("explain-named", value=shown, title=teller.title(then[name].key))  # type: ignore[union-attr]  # what is no literal has a key
        words.append(shown + _converted(case, table.document, name, value))
    return teller.listed(words)


def _converted(case: Case, document: str, name: str, value: object) -> str:
    joined = next(each for each in case.program.outputs if each.name == name)
    words = joined.words.get(document)
    if words is None or value is None:
        return ""
    return case.teller.say("explain-converted", value=case.teller.show(joined.kind, words[value]))


def _remarks(teller: Teller, voice: Voice) -> str:
    remarks = ""
    if voice.reason.no_clause:
        remarks += teller.say("explain-no-clause")
    if voice.reason.readings:
        remarks += teller.say("explain-rule-readings", readings=teller.listed(voice.reason.readings))
    if voice.rule.rule.soft:
        remarks += teller.say("explain-soft")
    return remarks
