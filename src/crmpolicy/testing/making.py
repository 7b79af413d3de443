"""Facts of one question in one period, drawn fact by fact: what the strategies are made of."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import floor
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.event_details import EVENTS, events_named
from crmpolicy.engine.fields import Field
from crmpolicy.engine.following import follow
from crmpolicy.engine.program import Program
from crmpolicy.policy.facts import Derivation, Fact
from crmpolicy.policy.guards import FactOf
from crmpolicy.testing.aiming import Aim, aims_of
from crmpolicy.testing.amounts import NUMBERS, allowed, values_of
from crmpolicy.testing.drawing import Draw, one_of
from crmpolicy.testing.histories import histories_of
from crmpolicy.testing.notations import of_fact
from crmpolicy.testing.thresholds import thresholds
from crmpolicy.values import FINEST


class Making:
    """Makes the facts of one question in one period."""

    def __init__(
        self,
        point: DecisionPoint,
        program: Program,
        inner: Mapping[str, "Making"],
        now: datetime | None,
        *,
        near: bool,
        given: Collection[str] | None = None,
    ) -> None:
        self.program = program
        self.now = now
        self.inner = inner
        self.given = given
        self.plain = {field.key: field.name for field in program.fields}
        self.by_key = {field.key: field for field in program.fields}
        self.cuts = thresholds(program) if near else {}
        self.values = {
            key: values_of(field.fact, self.cuts.get(key, ())) for key, field in self.by_key.items()
        }
        self.declared: dict[str, Fact] = {fact.key: fact for fact in point.reach()}
        for each in inner.values():  # what a question behind asks may be given here
            self.declared = {**each.declared, **self.declared}
        self.points: tuple[DecisionPoint, ...] = (
            point,
            *(each for one in inner.values() for each in one.points),
        )
        if EVENTS in self.by_key:
            self.values[EVENTS] = self._histories()
        self.near = near
        self.aim: Aim = {}

    @classmethod
    def of(
        cls,
        point: DecisionPoint,
        policies: PolicySet,
        now: datetime | None,
        *,
        near: bool = True,
        given: Collection[str] | None = None,
    ) -> "Making":
        """Prepare to draw facts for a question.

        Args:
            point: the question.
            policies: what is in force.
            now: the moment; without it, the first period counts.
            near: whether to come close to what rules compare with.
            given: of facts that can be given or left to follow, those to be given; ``None``: either.

        Raises:
            MissingParameterError: values that the company has not filled.
        """
        program = point.program(now) if now is not None else point.programs()[0]
        inner = {
            each.full: cls.of(policies.point(each.point), policies, now, near=near, given=given)
            for each in point.requires
        }
        return cls(point, program, inner, now, near=near, given=given)

    def _histories(self) -> st.SearchStrategy[Any]:
        """Give histories of events for this question and for those behind it."""
        named = events_named(field.fact for field in self.program.fields)
        return histories_of(self.by_key[EVENTS].fact, self.points, self.now, named)

    @cached_property
    def aims(self) -> tuple[Aim, ...]:
        """What lets each rule of the question speak."""
        return aims_of(self.program, self.cuts)

    def _take_aim(self, draw: Draw) -> None:
        """Choose a rule for these facts, here and in the questions behind, or leave all to chance."""
        self.aim = one_of(draw, ({}, *self.aims)) if self.near else {}
        for inner in self.inner.values():
            inner._take_aim(draw)  # noqa: SLF001 - of the same class

    def facts(self) -> st.SearchStrategy[tuple[dict[str, Any], dict[str, Any]]]:
        """Give facts by any of their names in any notation, and beside them the exact values by full name."""
        return _facts_of(self)

    def drawn(self, draw: Draw, begun: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Draw exact values by full name; those that are begun with stay, or nothing is drawn."""
        exact = dict(begun or {})
        self._take_aim(draw)
        self.fill(draw, exact)
        self._mend_behind(draw, exact)
        self._agree(exact)
        assume(exact.keys() >= (begun or {}).keys() and self.possible(exact))
        return exact

    def field(self, key: str) -> Field | None:
        """Find a fact of the question or of one behind it that is looked at in this period."""
        if key in self.by_key:
            return self.by_key[key]
        found = (each.field(key) for each in self.inner.values())
        return next((each for each in found if each is not None), None)

    def values_at(self, key: str) -> st.SearchStrategy[Any]:
        """Give the values of a fact that :meth:`field` finds."""
        if key in self.values:
            return self.values[key]
        return next(each.values_at(key) for each in self.inner.values() if each.field(key) is not None)

    def written(self, exact: Mapping[str, Any], number: int = 0) -> dict[str, Any]:
        """Write exact values by full name: each in its first notation, or the one so many places on."""
        ways = {key: of_fact(self.fact(key), value) for key, value in exact.items()}
        return {key: each[number % len(each)] for key, each in ways.items()}

    def fact(self, key: str) -> Fact:
        """Give the declaration of a fact by its full name."""
        return self.by_key[key].fact if key in self.by_key else self.declared[key]

    def possible(self, exact: Mapping[str, Any]) -> bool:
        """Tell whether what follows from the facts is in range, as it would have to be if it were given."""
        faults = follow(self.program.fields, dict(exact), self.now)
        return not faults and all(inner.possible(exact) for inner in self.inner.values())

    def fill(self, draw: Draw, exact: dict[str, Any], *, asked: bool = True) -> None:
        """Draw an exact value for all that the question needs and that has none yet.

        Facts of one point alone can be given only to that point, where it is the one ``asked``.
        """
        for field in self.program.fields:
            if field.wanted:
                self._fact(draw, field, exact, asked=asked)
        self._mend(draw, exact, asked=asked)

    def _mend(self, draw: Draw, exact: dict[str, Any], *, asked: bool) -> None:
        """Take out a derived fact whose sources, given for another's sake, are not to be or differ."""
        by_name = {field.name: field.key for field in self.program.fields}
        for key, names in self.program.model.sources_only.items():
            if key in exact and any(by_name[name] in exact for name in names):
                del exact[key]
                derived = self.by_key[key].derived
                for source in derived.sources if derived else ():
                    self._fact(draw, self.by_key[source], exact, asked=asked)
        self._agree(exact)

    def _agree(self, exact: dict[str, Any]) -> None:
        """Take out what only says in other words what its sources say, where they say otherwise after all."""
        for key in [each for each in self.by_key if each in self.program.model.restating and each in exact]:
            known = {each: value for each, value in exact.items() if each != key}
            follow(self.program.fields, known, self.now)
            if key in known and known[key] != exact[key]:
                del exact[key]
        for inner in self.inner.values():
            inner._agree(exact)  # noqa: SLF001 - of the same class

    def _mend_behind(self, draw: Draw, exact: dict[str, Any]) -> None:
        """Mend for the questions behind too: one of them may have given the source of another's fact."""
        for inner in self.inner.values():
            inner._mend(draw, exact, asked=False)  # noqa: SLF001 - of the same class
            inner._mend_behind(draw, exact)  # noqa: SLF001 - likewise

    def _fact(self, draw: Draw, field: Field, exact: dict[str, Any], *, asked: bool) -> None:
        if field.key in exact:
            return
        if field.key in self.inner and not self._chosen(draw, field, left=True):
            self.inner[field.key].fill(draw, exact, asked=False)
            return
        derived = field.derived
        if derived is not None and not derived.sources:
            return  # the values in force settle it
        if derived is None or self._given_itself(draw, field, exact, asked=asked):
            aimed = self.aim.get(field.key)
            exact[field.key] = one_of(draw, aimed) if aimed else draw(self.values[field.key])
            return
        self._near_ratio(draw, field, exact)
        for source in derived.sources:
            self._fact(draw, self.by_key[source], exact, asked=asked)

    def _given_itself(self, draw: Draw, field: Field, exact: Mapping[str, Any], *, asked: bool) -> bool:
        """Draw whether a derived fact is given; it is not where a source has a value already.

        Nor is one that only says in other words what another point may decide.
        """
        mine = (asked or ":" not in field.key) and not field.fact.only_follows
        if field.key in self.program.model.restating and self._decided(field):
            return False
        if not mine or self._begun(field, exact):
            return False
        return (self.given is None and field.key in self.aim) or self._chosen(draw, field)

    def _chosen(self, draw: Draw, field: Field, *, left: bool = False) -> bool:
        """Look whether a fact is to be given that may as well follow; where nobody chose, draw it.

        Hypothesis shrinks towards the plain way: a derived fact follows, and one that another point decides
        is given unless it is ``left`` to that point.
        """
        if self.given is not None:
            return field.name in self.given or field.key in self.given
        return bool(draw(st.booleans())) != left

    def _decided(self, field: Field) -> bool:
        sources = field.derived.sources if field.derived else ()
        return any(each in self.inner or self._decided(self.by_key[each]) for each in sources)

    def _begun(self, field: Field, exact: Mapping[str, Any]) -> bool:
        """Tell whether a source has a value already: then the fact itself may not be given."""
        sources = field.derived.sources if field.derived else ()
        return any(each in exact or self._begun(self.by_key[each], exact) for each in sources)

    def _near_ratio(self, draw: Draw, field: Field, exact: dict[str, Any]) -> None:
        """Now and then draw the two parts of a ratio so that it comes next to what it is compared with."""
        parts = self._parts(field)
        cuts = self.cuts.get(field.key, ())
        if parts is None or not cuts or any(part.key in exact for part in parts) or not draw(st.booleans()):
            return
        above, below = parts
        whole = draw(self.values[below.key])
        if whole is None:
            return
        unit = Fraction(getattr(above.fact.type, "step", None) or Decimal("0.01"))
        steps = floor(Fraction(one_of(draw, cuts)) * Fraction(whole) / unit) + draw(st.integers(-1, 1))
        near = Fraction(steps) * unit
        value = Decimal(near.numerator * 10**FINEST // near.denominator).scaleb(-FINEST)
        if allowed(above.fact, value):
            exact[below.key], exact[above.key] = whole, above.fact.read(value)

    def _parts(self, field: Field) -> Sequence[Field] | None:
        """Give the two plain facts whose quotient a fact is, through a switch too."""
        derived: Derivation | None = field.fact.derived
        while (
            derived is not None
            and derived.word == "pick"
            and field.derived
            and len(field.derived.sources) == 1
        ):
            field = self.by_key[field.derived.sources[0]]
            derived = field.fact.derived
        if derived is None or derived.word != "ratio":
            return None
        parts = [self.by_key[each.key] for each in derived.operands if isinstance(each, FactOf)]
        plain = all(part.derived is None and part.fact.type.name in NUMBERS for part in parts)
        return parts if plain and len(parts) == len(derived.operands) else None

    def name(self, draw: Draw, key: str) -> str:
        """Draw one of the names of a fact: the plain one where it is clear, or the full one."""
        return one_of(draw, (self.plain.get(key, key), key))

    def noted(self, draw: Draw, key: str, value: Any) -> Any:
        """Draw one of the notations of a value."""
        return one_of(draw, of_fact(self.fact(key), value))


@st.composite  # which reads the source of what it is put on: once, not for every question
def _facts_of(draw: Draw, making: Making) -> tuple[dict[str, Any], dict[str, Any]]:
    exact = making.drawn(draw)
    named = {making.name(draw, key): making.noted(draw, key, value) for key, value in exact.items()}
    return named, exact
