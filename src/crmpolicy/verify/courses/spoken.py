"""What matching rules say of one duty: limits, returns, and what else; without what does not exist."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

from crmpolicy.engine.program import RULES
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.guards import Literally, ParameterOf
from crmpolicy.policy.tables import Table
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import Period, Term
from crmpolicy.verify.diagrams.answers import Said
from crmpolicy.verify.diagrams.ruled import DUTY, Ruled
from crmpolicy.verify.facts.same_as import SameAs
from crmpolicy.verify.questions.question import Question

START: Final = ""
"""The anchor of a limit that counts from the start of the case."""
_MOMENTS: Final = (
    "within",
    "every",
    "never",
    "rrule",
    "months_after",
    "day",
    "weekday",
    "last_weekday",
    "next",
)
_OFTEN: Final = ("every", "times")


class Limit(NamedTuple):
    """A term from an anchor, and the rule that says it; ``open`` where the term is only assumed."""

    rule: Ruled
    term: Term
    anchor: str
    open: bool

    @property
    def off_day(self) -> Any:
        """Where it moves when it ends on a day off; ``None``: as the conventions say."""
        return self.rule.said.get("off_day")


class Return(NamedTuple):
    """Something that comes back: how often in which period, on which day; ``open`` where that is assumed."""

    rule: Ruled
    every: Period
    times: int
    open: bool

    @property
    def day(self) -> tuple[Any, ...]:
        """What the rule says of the day in the period."""
        names = ("day", "weekday", "last_weekday", "at", "off_day", "since")
        return tuple(self.rule.said.get(each) for each in names)


@dataclass(frozen=True, slots=True)
class Spoken:
    """All that matching rules say of a duty; ``others`` are moments of another sort."""

    limits: tuple[Limit, ...]
    returns: tuple[Return, ...]
    others: tuple[Ruled, ...]

    @property
    def silent(self) -> bool:
        """Whether nothing is asked: the duty never falls due."""
        return not (self.limits or self.returns or self.others)


@dataclass(frozen=True)
class Speech:
    """Reads matching rules of one question; ``place`` tells which of its documents is asked."""

    question: Question
    place: int = 0

    @property
    def table(self) -> Table:
        """The decision."""
        return self.question.program.tables[self.place].table

    @property
    def course(self) -> Duties:
        """Its duties.

        Raises:
            TypeError: it has none.
        """
        course = self.table.course
        if not isinstance(course, Duties):
            raise TypeError(course)
        return course

    def behind(self, duties: Iterable[str]) -> frozenset[str]:
        """Name some duties and those that their limits count from or wait for, however far back."""
        anchors: dict[str, set[str]] = {}
        for _, rule in self.table.rules():
            said = {name: operand.value for name, operand in rule.then if isinstance(operand, Literally)}
            for name in ("from", "next"):
                if name in said:
                    anchors.setdefault(said[DUTY], set()).add(said[name])
        found: set[str] = set()
        waiting = list(duties)
        while waiting:
            duty = waiting.pop()
            if duty not in found:
                found.add(duty)
                waiting += anchors.get(duty, ())
        return frozenset(found)

    def of(self, duty: str, rules: Iterable[Ruled], who: str | None = None) -> Spoken:
        """Give what rules say of a duty, and of one role alone where that is named."""
        mine = [each for each in rules if each.said.get(DUTY) == duty and self.asks(each)]
        if who is not None:
            mine = [each for each in mine if each.said.get("who") == who]
        kept = [each for each in mine if not each.said.get("never")]
        limits = [self._limit(each) for each in kept if isinstance(each.said.get("within"), Term)]
        returns = [self._return(each) for each in kept if isinstance(each.said.get("every"), Period | Term)]
        plain = {*(each.rule for each in limits), *(each.rule for each in returns)}
        return Spoken(tuple(limits), tuple(returns), tuple(each for each in kept if each not in plain))

    @staticmethod
    def asks(rule: Ruled) -> bool:
        """Tell whether a rule asks for anything: a limit that is not set does not exist."""
        said = rule.said
        return all(said.get(name) is not UNLIMITED for name in (*_MOMENTS, "times")) and any(
            said.get(name) is not None for name in _MOMENTS
        )

    def _limit(self, rule: Ruled) -> Limit:
        anchor = rule.said.get("from") or START
        return Limit(
            rule,
            rule.said["within"],
            START if anchor == self.course.starts else anchor,
            self._is_open(rule, "within"),
        )

    def _return(self, rule: Ruled) -> Return:
        times, every = rule.said.get("times"), rule.said["every"]
        return Return(
            rule,
            Period(every) if isinstance(every, Term) else every,
            1 if times is None else int(times),
            any(self._is_open(rule, name) for name in _OFTEN),
        )

    def _is_open(self, rule: Ruled, name: str) -> bool:
        """Tell whether what a rule says is only assumed, because the document leaves it to a company."""
        operand = self._operands.get((rule.document, rule.part, rule.rule), {}).get(name)
        return isinstance(operand, ParameterOf) and operand.key in self.question.filling

    @cached_property
    def _operands(self) -> dict[tuple[str, str, str], dict[str, Any]]:
        return {
            (table.table.document, part.part.id, each.rule.id): dict(each.rule.then)
            for table in self.question.program.tables
            for part in table.parts
            for each in part.rules
        }


def rules_of(leaf: Any) -> tuple[Ruled, ...]:
    """Give the rules of a leaf of the diagram of a question that speaks of time."""
    return dict(leaf.values)[RULES] if isinstance(leaf, Said) else ()


def repeats(rules: Sequence[Ruled], names: Iterable[str]) -> str | None:
    """Name what some rule takes from a fact, of what has to be known here."""
    wanted = frozenset(names)
    return next(
        (name for each in rules for name, value in each.says if name in wanted and isinstance(value, SameAs)),
        None,
    )
