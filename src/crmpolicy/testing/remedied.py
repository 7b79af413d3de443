"""What a case says would release it, against what the policy tells: the same stretches, none more or less."""

from collections.abc import Iterator
from typing import Any

from crmpolicy.engine import Decision, PolicySet, Region, remedies
from crmpolicy.engine.anew import fields_of
from crmpolicy.engine.fields import Field
from crmpolicy.engine.remedying import on_step
from crmpolicy.errors import BadValueError, Fault
from crmpolicy.explaining import describe_region
from crmpolicy.source import RawCase
from crmpolicy.source.tree import plain
from crmpolicy.testing.expecting import Answer
from crmpolicy.testing.finding import CaseFaultError
from crmpolicy.testing.results import NOTHING
from crmpolicy.wording import Words, word

_BOUNDS = ("at_least", "over", "up_to", "under")
Ways = frozenset[frozenset[Region]]


def remedy_faults(case: RawCase, policies: PolicySet, answer: Answer) -> Iterator[Fault]:
    """Compare what would release a case with what it says; a case that says nothing asks nothing.

    Raises:
        CaseFaultError: what the case says cannot be read.
    """
    if case.remedy is None:
        return
    told: Ways = frozenset()
    if isinstance(answer, Decision):
        told = frozenset(frozenset(each.needs) for each in remedies(policies, answer))
    wanted = _wanted(case, policies, answer)
    if told != wanted:
        arguments: dict[str, Any] = {
            "case": case.case,
            "expected": _words(case, policies, wanted),
            "got": _words(case, policies, told),
        }
        yield Fault("case-remedy-differs", arguments, case.place)


def _wanted(case: RawCase, policies: PolicySet, answer: Answer) -> Ways:
    written: Any = plain(case.remedy) if case.remedy is not None else []
    if not isinstance(written, list) or not all(isinstance(each, dict) for each in written):
        raise CaseFaultError(Fault("case-remedy-not-a-list", {"given": str(written)}, case.place))
    if not written or not isinstance(answer, Decision):
        return frozenset()
    fields = fields_of(policies, answer)
    return frozenset(
        frozenset(_region(case, fields, name, said) for name, said in way.items()) for way in written
    )


def _region(case: RawCase, fields: dict[str, Field], name: str, said: Any) -> Region:
    if name not in fields:
        raise CaseFaultError(Fault("case-remedy-unknown-fact", {"name": name}, case.place))
    kind = fields[name].fact.type
    try:
        if not isinstance(said, dict):
            words = said if isinstance(said, list) else [said]
            return Region(name, tuple(kind.read(each) for each in words))
        ends = {bound: kind.read(value) for bound, value in said.items() if bound in _BOUNDS}
    except BadValueError as error:
        fault = error.fault()
        read = Words(fault.message("zh"), fault.message("en"))
        where = case.place
        raise CaseFaultError(Fault("case-value-unreadable", {"name": name, "said": read}, where)) from None
    if len(ends) != len(said):
        raise CaseFaultError(Fault("case-remedy-unknown-bound", {"name": name, "known": _BOUNDS}, case.place))
    low, high = ends.get("at_least", ends.get("over")), ends.get("up_to", ends.get("under"))
    ended = Region(name, (), low, "over" not in ends, high, "up_to" in ends)
    return on_step(fields[name], ended)


def _words(case: RawCase, policies: PolicySet, ways: Ways) -> tuple[Words, ...]:
    if not ways:
        return (NOTHING,)
    joint = word("besides")
    said = []
    for way in ways:
        parts = [
            [describe_region(policies, case.ask.text, region, language) for region in way]
            for language in ("zh", "en")
        ]
        zh, en = (sorted(each) for each in parts)
        said.append(Words(joint.zh.join(zh), joint.en.join(en)))
    return tuple(sorted(said))
