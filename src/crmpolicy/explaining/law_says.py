"""Laws in words: what must hold for all facts, as an owner says it."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from crmpolicy.explaining.guards import asked
from crmpolicy.explaining.operands import AsWritten
from crmpolicy.explaining.telling import Teller
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.guards import Guard, ParameterOf
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.policy.properties import Move, Property
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.tables import Table
from crmpolicy.wording import LANGUAGES, Language, Words, say

VALUE = "value"
ENTRY = "entry"


def law_words(effective: Effective, of: Table | Parameter, law: Property) -> Words:
    """Word a law that is written beside a decision or a mapping.

    Args:
        effective: what is in force, for titles.
        of: the decision or the parameter that the law stands beside.
        law: the law.

    >>> from crmpolicy.company import load_policy_set
    >>> effective = load_policy_set("steel").effective
    >>> table = effective.tables["steel.customer_grade"]
    >>> law_words(effective, table, table.properties[0]).en
    'grade is never worse when share of sales is higher'
    """
    return Words(*(_Law.of(effective, of, law, language).said() for language in LANGUAGES))


def bound_words(effective: Effective, parameter: Parameter) -> Words | None:
    """Word how a parameter has to lie to others; ``None`` where its range names none.

    >>> from crmpolicy.company import load_policy_set
    >>> effective = load_policy_set("steel").effective
    >>> bound_words(effective, effective.parameters["steel.points_per_step"]) is None
    True
    """
    others = [(word, each) for word, each in parameter.range.bounds() if isinstance(each, ParameterOf)]
    if not others:
        return None
    return Words(*(_bounds(effective, parameter, others, language) for language in LANGUAGES))


def _bounds(effective: Effective, parameter: Parameter, others: Any, language: Language) -> str:
    teller = Teller.of(effective, effective.tables.values(), language)
    kind = parameter.type.of if isinstance(parameter.type, MappingOf) else parameter.type
    said = [teller.bound(kind, word, _quoted(teller, each.key)) for word, each in others]
    return teller.say(
        "law-bound", one=_quoted(teller, parameter.key), bound=teller.say("law-bounds").join(said)
    )


def _quoted(teller: Teller, key: str) -> str:
    return teller.say("law-quoted", title=teller.title(key))


@dataclass(frozen=True, slots=True)
class _Law:
    """A law with what knows how all things in it are called."""

    teller: Teller
    law: Property
    effective: Effective
    duties: Duties | None = None

    @classmethod
    def of(cls, effective: Effective, of: Table | Parameter, law: Property, language: Language) -> "_Law":
        teller = Teller.of(effective, effective.tables.values(), language)
        course = of.course if isinstance(of, Table) else None
        own = _outputs(of) if isinstance(of, Table) else _value(of)
        keys = _scales(of) if isinstance(of, Parameter) else {}
        named = replace(teller, facts={**keys, **teller.facts, **own})
        return cls(named, law, effective, course if isinstance(course, Duties) else None)

    def said(self) -> str:
        """Word the law."""
        law, more = self.law, dict(self.law.more)
        if "often" in more:
            return self._often(*more["often"])
        if law.more:
            return self._of_course(more)
        if law.always == "can end":
            return self.teller.say("law-can-end")
        if law.same is not None and law.whatever is not None:
            return self.teller.say("law-same", fact=self._title(law.whatever), output=self._title(law.same))
        side = law.never if law.never is not None else law.always
        return self._moves(side) if isinstance(side, Move) else self._guards(side)

    def _title(self, key: str) -> str:
        if self.duties is not None and any(each.name == key for each in self.duties.duties):
            return self.teller.spoken(self.duties.duty(key).title)
        known = key in self.teller.facts or key in self.teller.parameters
        return self.teller.title(key) if known else key

    def _guard(self, guard: Any) -> str:
        return asked(guard, AsWritten(self.teller)) if isinstance(guard, Guard) else ""

    def _moves(self, side: Move) -> str:
        kept = self.law.always is not None
        said = {"output": self._title(side.name), ("always" if kept else "never"): self._way(side)}
        if not isinstance(self.law.when, Move):
            return self.teller.say("law-guard-moves", guard=self._guard(self.law.when), **said)
        move = self.law.when
        more = {"fact": self._title(move.name), "direction": self._way(move)}
        return self.teller.say("law-always-moves" if kept else "law-never-moves", **said, **more)

    def _way(self, move: Move) -> str:
        """Word a direction; of yes and no the better one is yes."""
        fact = self.teller.facts.get(move.name)
        if fact is not None and fact.type.name == "boolean":
            return self.teller.say("law-to-yes" if move.direction == "better" else "law-to-no")
        return self.teller.word(move.direction)

    def _guards(self, side: Any) -> str:
        kept = self.law.always is not None
        answer, guard = self._guard(side), self._guard(self.law.when)
        if not guard:
            return self.teller.say("law-always-so" if kept else "law-never-at-all", answer=answer)
        return self.teller.say("law-always" if kept else "law-never", guard=guard, answer=answer)

    def _of_course(self, more: dict[str, Any]) -> str:
        tell = self.teller.say
        if "in_order" in more:
            named = [self._title(each) for sort, each in self.law.more if sort == "in_order"]
            return tell("law-in-order", duties=tell("law-in-order-then").join(named))
        if "never_twice" in more:
            return tell("law-never-twice", event=self._event(more["never_twice"]))
        if "first" in more:
            return tell("law-first", first=self._event(more["first"]), before=self._event(more["before"]))
        return self._sum(more)

    def _event(self, event: str) -> str:
        return self.teller.spoken(self.effective.events.get(event, Words(event, event)))

    def _often(self, duty: str, bound: str, times: int, period: Any) -> str:
        shown = partial(self.teller.say, "law-often", duty=self._title(duty), times=str(times))
        said = shown(bound=self.teller.word(f"{bound} integer"), period=period.show(self.teller.language))
        guard = self._guard(self.law.when)
        return self.teller.say("law-if", guard=guard, law=said) if guard else said

    def _sum(self, more: dict[str, Any]) -> str:
        added = [each for sort, each in self.law.more if sort == "sum"]
        parts = self.teller.listed(self._part(each) for each in added)
        if "at_most" in more:
            return self.teller.say("law-at-most", parts=parts, limit=self._title(more["at_most"]))
        kind = self.teller.parameters[added[0].key].type
        kind = kind.of if isinstance(kind, MappingOf) else kind
        return self.teller.say("law-over", parts=parts, limit=self.teller.show(kind, more["over"]))

    def _part(self, part: ParameterOf) -> str:
        title = self._title(part.key)
        if part.entry is None:
            return title
        return self.teller.say("law-entry", title=title, entry=entry_said(self.teller, part.key, part.entry))


def _outputs(table: Table) -> dict[str, Fact]:
    return {each.name: Fact(each.name, each.name, each.title, each.type) for each in table.outputs}


def _value(parameter: Parameter) -> dict[str, Fact]:
    """Give names for the value of a mapping and for the order of its entries."""
    kind = parameter.type.of if isinstance(parameter.type, MappingOf) else parameter.type
    entry = Words(*(say("law-entry-order", each, {}) for each in LANGUAGES))
    return {VALUE: Fact(VALUE, VALUE, parameter.title, kind), ENTRY: Fact(ENTRY, ENTRY, entry, kind)}


def _scales(parameter: Parameter) -> dict[str, Fact]:
    """Give names for the keys of a mapping that are words of a scale and no fact."""
    kind = parameter.type
    keys = zip(kind.keys, kind.key_types, strict=True) if isinstance(kind, MappingOf) else ()
    return {key: Fact(key, key, each.scale.title, each) for key, each in keys if isinstance(each, Choice)}


def entry_said(teller: Teller, key: str, entry: Any) -> str:
    """Word an entry of a mapping: words by their titles, fixed entries by the facts that they are named for.

    Args:
        teller: knows the facts of all decisions.
        key: the full name of the mapping.
        entry: a word, or a tuple of words where there are several keys.
    """
    kind = teller.parameters[key].type
    words = entry if isinstance(entry, tuple) else (entry,)
    if isinstance(kind, MappingOf) and kind.keys:
        return " / ".join(teller.show(*each) for each in zip(kind.key_types, words, strict=True))
    document = key.partition(".")[0]
    named = {fact.name: fact.title for each, fact in teller.facts.items() if each.startswith(f"{document}.")}
    return " / ".join(teller.spoken(named[each]) if each in named else str(each) for each in words)
