"""Facts that another point decides when they are not given (DMN: information requirements)."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from crmpolicy.engine.decision import Decision
from crmpolicy.engine.gathering import in_words_of
from crmpolicy.engine.handing import PERSON, handed, settable
from crmpolicy.engine.naming import Names, names_for
from crmpolicy.engine.reach import reached
from crmpolicy.errors import (
    BadValueError,
    CalendarHorizonError,
    CrmPolicyError,
    FactsError,
    Fault,
    UndecidedError,
)
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.tables import OVERRIDE, Table

Asking = Callable[[str, Mapping[str, Any], datetime], Decision]


@dataclass(frozen=True, slots=True)
class Needed:
    """A fact, the point and output that decide it, and the words in which this document says it."""

    name: str
    full: str
    point: str
    output: str
    words: Mapping[Any, Any] | None = None

    def given_in(self, facts: Mapping[str, Any]) -> str | None:
        """Give the spelling under which the fact is given; None where it is not."""
        return next((name for name in (self.name, self.full) if name in facts), None)

    def said(self, value: Any) -> Any:
        """Put what the other point says into the words of this document."""
        return self.words[value] if self.words is not None and value is not None else value


class Completed(NamedTuple):
    """Facts with those that others decide, and the decisions; or why some of them have no answer."""

    facts: Mapping[str, Any]
    basis: tuple[Decision, ...] = ()
    faults: tuple[Fault, ...] = ()
    held: CrmPolicyError | None = None
    left_open: frozenset[str] = frozenset()
    """Names of the facts that stay without a value: other faults are to blame."""

    def check(self) -> None:
        """Refuse what is not complete.

        Raises:
            FactsError: with every fault of the facts that other questions found.
            UndecidedError: another question has no answer.
            CalendarHorizonError: another question rests on days whose holidays are not known.
        """
        if self.faults:
            raise FactsError(self.faults)
        if self.held is not None:
            raise self.held


@dataclass(frozen=True, slots=True)
class Requirements:
    """What a point asks of others: by ``requires`` in the document, or by ``map`` in the company.

    >>> from crmpolicy.company import load_policy_set
    >>> [(each.name, each.point, each.output) for each in load_policy_set("steel").point("discount").requires]
    [('qualifies', 'steel.long_term_customer', 'qualifies'), \
('preference_suspended', 'preference_suspension', 'suspended')]
    """

    needed: tuple[Needed, ...]
    asking: Asking = field(repr=False)
    effective: Effective = field(repr=False)
    #: what a caller calls each fact here
    called: Names = field(repr=False)
    #: plain names of the facts that those other points ask; they serve more than this point
    names: frozenset[str] = field(default=frozenset(), repr=False)
    #: names of the facts that these tables alone derive; no other point knows them
    own: frozenset[str] = field(default=frozenset(), repr=False)
    #: for those other points, the outputs that a person may set in them or in what they ask in turn
    by_hand: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    #: full names by what other points call the facts, made when one of them first has a fault to tell
    _called_there: dict[str, Mapping[str, str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def of(
        cls, tables: Sequence[Table], effective: Effective, names: Names, asking: Asking
    ) -> "Requirements":
        """Gather the requirements of some tables; the company's maps come before the documents' own."""
        needed: dict[str, Needed] = {}
        asked = {fact.key for fact in reached(effective, tables)} if effective.fact_maps else set()
        for each in effective.fact_maps:
            if each.fact in asked:
                words = dict(each.words)
                needed[each.fact] = Needed(names.plain[each.fact], each.fact, each.point, each.output, words)
        for table in tables:
            for required in table.requires:
                fact = required.fact
                needed.setdefault(fact, Needed(names.plain[fact], fact, required.point, required.output))
        elsewhere = {
            fact.name
            for each in needed.values()
            for fact in reached(effective, effective.tables_of(each.point))
        }
        own = {
            name for table in tables for fact in table.derive for name in (names.plain[fact.key], fact.key)
        }
        points = dict.fromkeys(each.point for each in needed.values())
        by_hand = {point: outputs for point in points if (outputs := settable(effective, point))}
        names_of = (frozenset(elsewhere), frozenset(own - elsewhere), by_hand)
        return cls(tuple(needed.values()), asking, effective, names, *names_of)

    def __bool__(self) -> bool:
        return bool(self.needed)

    def __iter__(self) -> Iterator[Needed]:
        return iter(self.needed)

    @property
    def set_by_hand(self) -> frozenset[str]:
        """The outputs that a person may set in questions that are asked first."""
        return frozenset[str]().union(*self.by_hand.values())

    def complete(
        self,
        given: Mapping[str, Any],
        now: datetime,
        sparing: Callable[[Mapping[str, Any]], Container[str]],
        in_force: Container[str],
    ) -> Completed:
        """Add the facts that others decide; what is given counts as given.

        Each point is asked once; and not at all for what it would say where that is given under another name,
        where it serves only to derive what is given, or where no rule in force looks at it. What is wrong
        with the facts of one point does not keep the others from telling theirs.

        Args:
            given: what a caller gives.
            now: the moment of the question.
            sparing: names the facts that serve only to derive those that are given.
            in_force: the facts that the rules in force look at, by full name.

        Raises:
            MissingParameterError: values that another point needs and the company has not filled.
        """
        whole: dict[str, Any] = dict(given)
        by_hand = whole.pop(OVERRIDE, None) if self.by_hand else None  # it is for the point it speaks of
        left = [each for each in self.needed if each.full in in_force and each.given_in(given) is None]
        spared = sparing(given) if left else ()
        left = [each for each in left if each.name not in spared]
        told = self._told(given)
        theirs = {name: value for name, value in given.items() if name not in self.own and name != OVERRIDE}
        basis: dict[str, Decision] = {}
        failed: dict[str, CrmPolicyError] = {}
        left_open: set[str] = set()
        for each in left:
            source = (each.point, each.output)
            if source not in told:
                if each.point not in basis and each.point not in failed:
                    try:
                        asked = self._with_hand(theirs, by_hand, each.point)
                        basis[each.point] = self.asking(each.point, asked, now)
                    except (FactsError, UndecidedError, CalendarHorizonError) as error:
                        failed[each.point] = error
                if each.point in failed:
                    left_open.add(each.name)
                    continue
                told[source] = basis[each.point].outcome[each.output]
            whole[each.name] = each.said(told[source])
        if not failed and by_hand is None:
            return Completed(whole, tuple(basis.values()))
        faults = (*self._faults(failed), *self._not_asked(given, by_hand, {*basis, *failed}))
        held = next((each for each in failed.values() if not isinstance(each, FactsError)), None)
        return Completed(whole, tuple(basis.values()), faults, held, frozenset(left_open))

    def _with_hand(self, given: dict[str, Any], by_hand: Any, point: str) -> Mapping[str, Any]:
        """Give the facts for a point, with what is set by hand in it or behind it."""
        outputs = self.by_hand.get(point, ()) if by_hand is not None else ()
        mine = handed(by_hand, outputs) if outputs else None
        return given if mine is None else {**given, OVERRIDE: mine}

    def _faults(self, failed: Mapping[str, CrmPolicyError]) -> Iterator[Fault]:
        """Give the faults that other points found, each fact called as it is called here."""
        for point, error in failed.items():
            if isinstance(error, FactsError):
                yield from in_words_of(error.faults, self._names_in(point), self.called)

    def _names_in(self, point: str) -> Mapping[str, str]:
        """Give the full names of the facts by what another point calls them."""
        if point not in self._called_there:
            plain = names_for(self.effective, self.effective.tables_of(point)).plain
            self._called_there[point] = {name: key for key, name in plain.items()}
        return self._called_there[point]

    def _not_asked(
        self, given: Mapping[str, Any], by_hand: Mapping[str, Any] | None, asked: Container[str]
    ) -> Iterator[Fault]:
        """Refuse what is set in a point that is not asked: nothing that a person sets is passed over."""
        for name in by_hand or ():
            points = [point for point, outputs in self.by_hand.items() if name in outputs]
            if name in PERSON or any(point in asked for point in points):
                continue
            needed = next(each for each in self.needed if each.point in points)
            title = self.facts[needed.full].title if needed.full in self.facts else needed.name
            fact = needed.given_in(given) or needed.name
            yield Fault("override-not-asked", {"name": name, "fact": fact, "title": title})

    def _told(self, given: Mapping[str, Any]) -> dict[tuple[str, str], Any]:
        """Give, by point and output, what is given as a fact that takes it as it stands."""
        told: dict[tuple[str, str], Any] = {}
        for each in self.needed:
            name = each.given_in(given) if each.words is None else None
            if name is not None and each.full in self.facts:
                with suppress(BadValueError):  # the reader of the facts tells what is wrong
                    told[each.point, each.output] = self.facts[each.full].read(given[name])
        return told

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The facts that are declared, by full name."""
        return self.effective.facts
