"""Findings: what a check found wrong, where, for which facts, and how to mend it; values, no exceptions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from crmpolicy.errors import Location
from crmpolicy.verify.facts.formulas import Box
from crmpolicy.verify.facts.space import Space
from crmpolicy.verify.facts.witness import Witness
from crmpolicy.wording import Argument, Language, Words, hint, say

Severity = Literal["error", "warning", "undecided"]
UNDECIDED = "CRM001"
"""The code of what could not be decided; its page tells what to do."""


@dataclass(frozen=True)
class Found:
    """What a check hands in; :mod:`reporting` makes a finding of it.

    ``arguments`` fill the message of the check, ``boxes`` are where the facts lie, ``witnesses`` are facts
    that were replayed, one or two.
    ``space`` has the axes of the boxes where they are not those of the question.
    """

    arguments: Mapping[str, Argument]
    place: Location | None
    clauses: tuple[str, ...] = ()
    boxes: tuple[Box, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    related: tuple[Location, ...] = ()
    message: str | None = None
    space: Space | None = None


@dataclass(frozen=True)
class GivenValue:
    """A value that a company gives and that a finding rests on.

    Args:
        name: the full name of the parameter.
        title: what it is called.
        said: the value in words.
        place: where the company wrote it.
        instead: the value that it was written over, with which nothing is found; ``None`` where the
            document leaves it open.
    """

    name: str
    title: Words
    said: Words
    place: Location | None = None
    instead: Words | None = None

    def sentence(self, language: Language = "en") -> str:
        """Word what is given, and what would do."""
        arguments: dict[str, Argument] = {"title": self.title, "said": self.said}
        if self.instead is None:
            return say("finding-given", language, arguments)
        return say("finding-given-over", language, {**arguments, "instead": self.instead})


@dataclass(frozen=True)
class Finding:
    """One thing that a check found.

    Args:
        code: ``CRM101`` and the like; ``crmpolicy finding CRM101`` tells all about it.
        check: the name of the check.
        severity: ``error``, ``warning``, or ``undecided`` where no proof was found either way.
        message: the code of the sentence.
        arguments: what fills the sentence.
        place: file, line and column of what has to be mended.
        clauses: the clauses that the rules rest on.
        point: the question, ``steel.customer_grade``.
        region: all facts for which it is so, in words.
        witnesses: the smallest facts that show it, two where a fact moves; each replayed.
        shown: the witnesses in words.
        since: the first day of the period in which it is so; ``None``: from the beginning.
        filling: values that were assumed for what a document leaves open.
        assumed: the same in words.
        related: other places that have to do with it.
        given: values that a company gives and that it rests on; it stands where the first of them is
            written if the documents are sound with the values that it was written over.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from crmpolicy import check
    >>> from crmpolicy.testing.texts import write_texts
    >>> rules = '''
    ... format: 1
    ... facts:
    ...   tonnes: {title: {zh: 吨数, en: tonnes}, type: number}
    ... decisions:
    ...   size:
    ...     title: {zh: 规模, en: size}
    ...     outputs: {large: {title: {zh: 大, en: large}, type: boolean}}
    ...     rules:
    ...       - {id: big, when: {tonnes: {at_least: 5}}, then: {large: yes}, clause: c}
    ... '''
    >>> with TemporaryDirectory() as folder:
    ...     write_texts({"doc/rules.yaml": rules}, Path(folder))
    ...     report = check(Path(folder, "doc"))
    >>> [(each.code, each.severity, each.region.en) for each in report.findings if each.region]
    [('CRM101', 'error', 'tonnes is under 5')]
    """

    code: str
    check: str
    severity: Severity
    message: str
    arguments: Mapping[str, Argument]
    place: Location | None
    clauses: tuple[str, ...] = ()
    point: str | None = None
    region: Words | None = None
    witnesses: tuple[Witness, ...] = ()
    shown: tuple[Words, ...] = ()
    since: date | None = None
    filling: Mapping[str, Any] = field(default_factory=dict)
    assumed: Words | None = None
    related: tuple[Location, ...] = ()
    given: tuple[GivenValue, ...] = ()

    def sentence(self, language: Language = "en") -> str:
        """Word what was found, without place and code."""
        return say(self.message, language, self.arguments)

    def hint(self, language: Language = "en") -> str | None:
        """Word how to mend it: a value that makes all the difference, else the rules."""
        own = hint(self.message, language, self.arguments)
        back = hint("finding-given-over", language) if any(each.instead for each in self.given) else None
        if own and back:
            return say("finding-given-meant", language, {"back": back, "own": own})
        return back or own

    def is_like(self, other: "Finding") -> bool:
        """Tell whether two findings are one to a reader: the same thing at the same place."""
        mine, theirs = (self.code, self.place, self.message), (other.code, other.place, other.message)
        return mine == theirs and self.arguments == other.arguments


@dataclass(frozen=True)
class Report:
    """What was checked and what came out.

    Args:
        checked: the companies and documents, in the order in which they were named.
        findings: what is wrong, in the order of the files.
        undecided: what could be neither shown nor ruled out; never taken for sound.
        proved: how often each check held for all facts, by its name.

    >>> from crmpolicy import check
    >>> report = check("relationship", only=lambda name: "relationship_grade" in name)
    >>> report.checked, report.clean
    (('relationship',), True)
    """

    checked: tuple[str, ...]
    findings: tuple[Finding, ...]
    undecided: tuple[Finding, ...]
    proved: Mapping[str, int] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        """Whether nothing is wrong and nothing is open."""
        return not self.findings and not self.undecided
