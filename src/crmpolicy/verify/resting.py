"""What a finding in a document rests on: values that a company gives over those of the document.

A finding about rules stands where the rules do, and who set a value wrong does not look there. So each value
of the company that differs from the one above it is put back, and the check is run again: where it finds the
thing no more, the finding rests on that value and is told where the company wrote it. A value that a document
leaves open cannot be put back; those of a law's rules are named beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from crmpolicy.company.values_in_force import parameters_of
from crmpolicy.engine import PolicySet
from crmpolicy.errors import CrmPolicyError, Location
from crmpolicy.policy.guards import ParameterOf
from crmpolicy.policy.parameters import Dated, Parameter
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.declarations.histories import dated_on, shown
from crmpolicy.verify.declarations.overlays import rewritten
from crmpolicy.verify.finding import Finding, Found, GivenValue
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.registry import Check
from crmpolicy.verify.undecided import NotDecidedError

MOST_TRIED: Final = 24
"""The most values that are put back for one finding."""
_TOGETHER: Final = 2


@dataclass(frozen=True, slots=True)
class _Over:
    """A value of a company in one period, and the one that it was written over."""

    parameter: Parameter
    given: Dated
    before: tuple[Dated, ...]
    place: Location | None
    instead: Dated


@dataclass(frozen=True)
class Resting:
    """A check of one question, run again with values put back.

    Args:
        checked: what is checked, with the companies that gave values.
        check: the check.
        question: the question that it looks at.
    """

    checked: Checked
    check: Check
    question: Question
    _again: dict[frozenset[str], list[Location | None] | None] = field(default_factory=dict)

    def of(self, found: Found) -> tuple[GivenValue, ...]:
        """Name the values of a company without which the check would not have found something.

        Returns:
            Each value that alone makes the difference; where none does, the fewest that do together. Where
            the rules are wrong with the values above as well, or that cannot be told: of a law, the values
            that the document leaves open and the rules take that show it broken.
        """
        if not self.checked.line or not found.place:
            return ()
        told = [each for each in self._written if self._is_sound(found, [each])] or self._fewest(found)
        if told:
            return tuple(_told(each) for each in told)
        return tuple(_taken(self.checked, self.question, found)) if "law" in found.arguments else ()

    @cached_property
    def _written(self) -> tuple[_Over, ...]:
        return tuple(_written_over(self.checked, self.question))[:MOST_TRIED]

    def _is_sound(self, found: Found, back: Sequence[_Over]) -> bool:
        """Tell whether the thing is found no more with values put back; no, where that cannot be told."""
        key = frozenset(each.parameter.key for each in back)
        if key not in self._again:
            self._again[key] = self._places(back)
        places = self._again[key]
        return places is not None and found.place not in places

    def _places(self, back: Sequence[_Over]) -> list[Location | None] | None:
        """Run the check with values put back; give where it finds something, nothing where it stays open."""
        policies = _with(self.question.policies, back)
        try:
            again = list(self.check.find(replace(self.question, policies=policies, _narrower={})))
        except (NotDecidedError, CrmPolicyError):
            return None
        founds = [each for each in again if isinstance(each, Found)]
        return [each.place for each in founds] if len(founds) == len(again) else None

    def _fewest(self, found: Found) -> list[_Over]:
        """Give values that make the difference together, none of which could stay."""
        left = list(self._written)
        if len(left) < _TOGETHER or not self._is_sound(found, left):
            return []
        for each in self._written:
            fewer = [one for one in left if one is not each]
            if fewer and self._is_sound(found, fewer):
                left = fewer
        return left


def _with(policies: PolicySet, back: Sequence[_Over]) -> PolicySet:
    """Put values back into a policy set."""
    effective = policies.effective
    put = {each.parameter.key: replace(each.parameter, history=each.before) for each in back}
    return PolicySet(replace(effective, parameters={**effective.parameters, **put}))


def rested(finding: Finding, given: Sequence[GivenValue]) -> Finding:
    """Let a finding stand where a company wrote the value that it rests on; the rules are named beside it.

    Values that a document leaves open are only named: which of them is wrong, nobody can tell.
    """
    places = [each.place for each in given if each.place]
    where = [finding.place] if finding.place else []
    if any(each.instead for each in given) and places:
        related = dict.fromkeys((*places[1:], *where, *finding.related))
        return replace(finding, place=places[0], related=tuple(related), given=tuple(given))
    related = dict.fromkeys((*places, *finding.related))
    return replace(finding, related=tuple(related), given=tuple(given))


def _taken(checked: Checked, question: Question, found: Found) -> Iterator[GivenValue]:
    """Give the values, open in the documents, of the rules that a finding names or that speak in it."""
    day = question.period.moment.date()
    concerned = set(_concerned(question, found))
    for each in rewritten(checked):
        given = dated_on(each.filling.history, day)
        if each.parameter.key in concerned and given and not each.before:
            said = shown(each.parameter, given.value)
            place = given.place or each.filling.place
            yield GivenValue(each.parameter.key, each.parameter.title, said, place=place)


def _concerned(question: Question, found: Found) -> Iterator[str]:
    """Name the parameters of the rules that a finding names; else of those that speak for its examples."""
    rules = [rule for each in question.program.tables for _, rule in each.table.rules()]
    named = [rule for rule in rules if rule.place in found.related]
    for rule in named:
        for operand in (*rule.when.operands(), *(one for _, one in rule.then)):
            if isinstance(operand, ParameterOf):
                yield operand.key
    for witness in () if named else found.witnesses:
        try:
            reasons = question.point.evaluate(witness.facts, now=witness.now).reasons
        except CrmPolicyError:
            continue  # what shows nothing names nothing
        yield from (key for reason in reasons for key, _ in reason.parameters)


def _written_over(checked: Checked, question: Question) -> Iterator[_Over]:
    """Give the values of the company that differ from the nearest ones above them that do."""
    asked = {each.key for each in parameters_of(question.policies, question.name)}
    day = question.period.moment.date()
    told: set[str] = set()
    for each in rewritten(checked):
        parameter = question.policies.effective.parameters[each.parameter.key]
        given, before = dated_on(parameter.history, day), dated_on(each.before, day)
        if parameter.key not in asked - told or not given or not before:
            continue
        if given.value != before.value:
            told.add(parameter.key)
            place = given.place or each.filling.place
            yield _Over(parameter, given, each.before, place, before)


def _told(each: _Over) -> GivenValue:
    parameter = each.parameter
    said, instead = (shown(parameter, one.value) for one in (each.given, each.instead))
    return GivenValue(parameter.key, parameter.title, said, each.place, instead)
