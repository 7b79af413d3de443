"""Telling: titles, values and sentences in one language, as the people of the company write them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from string import Formatter
from typing import Any, Final
from zoneinfo import ZoneInfo

from crmpolicy.engine import PolicySet
from crmpolicy.engine.reach import reached
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.guards import Operator
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.policy.scales import ROLES, Choice, Choices
from crmpolicy.policy.tables import Table
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import Date, TimeOfDay, ValueType
from crmpolicy.wording import LANGUAGES, Language, Words, messages, say, vocabulary, word

NUMBERS: Final = frozenset({"ratio", "money", "number", "integer", "quantity"})
_FAMILIES: Final = {
    **dict.fromkeys(("ratio", "money", "number", "quantity"), "figure"),
    **dict.fromkeys(("date", "instant", "time of day"), "time"),
}
_CHINESE_THEN_LATIN: Final = re.compile(r"[一-鿿][A-Za-z0-9-]")
_LATIN_THEN_CHINESE: Final = re.compile(r"[A-Za-z0-9][一-鿿]")
_LIST: Final = Words("、", ", ")


@dataclass(frozen=True, slots=True)
class Teller:
    """Knows how facts, parameters and values are called; ``facts`` and ``parameters`` are by full name."""

    language: Language
    zone: ZoneInfo
    facts: Mapping[str, Fact]
    parameters: Mapping[str, Parameter]

    @classmethod
    def of(cls, effective: Effective, tables: Iterable[Table], language: Language) -> "Teller":
        """Make a teller for some tables: shared facts, facts of the tables alone, fields of lists."""
        own = {fact.key: fact for table in tables for fact in table.derive}
        facts = {**effective.facts, **own}
        listed = [fact.type for fact in facts.values() if isinstance(fact.type, ListOf)]
        inside = {each.key: each for kind in listed for each in kind.fields}
        return cls(language, ZoneInfo(effective.zone), {**facts, **inside}, effective.parameters)

    @classmethod
    def of_point(cls, policies: PolicySet, point: str, language: Language) -> "Teller":
        """Make a teller for one question; where several documents answer it, their facts are told apart."""
        effective, tables = policies.effective, policies.point(point).tables
        teller = cls.of(effective, tables, language)
        if len({table.document for table in tables}) == 1:
            return teller
        return teller.among(effective, [fact.key for fact in reached(effective, tables)])

    def among(self, effective: Effective, keys: Iterable[str]) -> "Teller":
        """Tell facts that are spoken of together apart: two of one title are told with their documents.

        Args:
            effective: what is in force.
            keys: the full names of the facts that are spoken of together.
        """
        called: dict[str, list[Fact]] = {}
        for fact in (self.facts[key] for key in keys if key in self.facts):
            called.setdefault(self.title(fact.key), []).append(fact)
        alike = (fact for facts in called.values() if len(facts) > 1 for fact in facts)
        apart = {fact.key: _with_document(effective, fact) for fact in alike}
        return replace(self, facts={**self.facts, **apart}) if apart else self

    def say(self, code: str, **arguments: str) -> str:
        """Word a message; in Chinese, figures and Latin letters stand apart from their neighbours."""
        return filled(messages()[code].spoken(self.language), arguments)

    def tell(self, code: str, **arguments: str) -> str:
        """Word a message that begins a line."""
        return self.begun(self.say(code, **arguments))

    def begun(self, text: str) -> str:
        """Begin a line: English with a capital letter."""
        return text[:1].upper() + text[1:] if self.language == "en" else text

    def word(self, key: str) -> str:
        """Give a word of the vocabulary."""
        return word(key).spoken(self.language)

    def spoken(self, words: Words) -> str:
        """Give the text in this language."""
        return words.spoken(self.language)

    def title(self, key: str) -> str:
        """Give the title of a fact or a parameter by its full name."""
        return self.spoken((self.facts.get(key) or self.parameters[key]).title)

    def listed(self, texts: Iterable[str]) -> str:
        """Put texts one after another."""
        return self.spoken(_LIST).join(texts)

    def joined(self, key: str, texts: Iterable[str]) -> str:
        """Put texts together by a word of the vocabulary (``and``, ``or``)."""
        return self.word(key).join(texts)

    def show(self, kind: ValueType, value: Any) -> str:
        """Write a value for people: moments in the company's zone, yes and no in quotes."""
        if value is None or value is UNLIMITED or value == ():
            return self.word(_lacking(kind, value))
        if isinstance(value, tuple) and _is_several(kind, value):
            shown = (self.show(kind, each) for each in value)
            sets = isinstance(kind, Choices)  # each of them in brackets, or nobody knew where one ends
            return self.listed(f"({each})" if sets else each for each in shown)
        if isinstance(value, bool):
            return self.word("quoted").format(text=kind.show(value, self.language))
        if isinstance(value, datetime):
            return self.moment(value)
        return kind.show(value, self.language)

    def moment(self, moment: datetime) -> str:
        """Write a moment as the clock of the company shows it."""
        clock = TimeOfDay().show(moment.astimezone(self.zone).time(), self.language)
        return f"{self.day(moment)} {clock}"

    def day(self, moment: datetime) -> str:
        """Write the day that the calendar of the company shows at a moment."""
        return Date().show(moment.astimezone(self.zone).date(), self.language)

    def fact_is(self, title: str, kind: ValueType, value: Any) -> str:
        """Say what a fact or an output is."""
        if value is None:
            return self.say("explain-unknown", title=title)
        if value == ():
            return self.say("explain-none", title=title, value=self.show(kind, value))
        code = "explain-amounts" if kind.name in NUMBERS else "explain-is"
        return self.say(code, title=title, value=self.show(kind, value))

    def bound(self, kind: ValueType, operator: Operator | str, value: str) -> str:
        """Word one end of a range, as people say it of this type of value.

        Args:
            kind: the type; days lie before and after, grades above and below.
            operator: ``at_least``, ``over``, ``up_to`` or ``under``.
            value: the bound in words.
        """
        return self.say("explain-bound", operator=self.spoken(bound_word(kind, operator)), value=value)


def bound_word(kind: ValueType, operator: Operator | str) -> Words:
    """Give the word for one end of a range, as people say it of this type of value.

    >>> from crmpolicy.values import Date
    >>> bound_word(Date(), "at_least").en
    'not before'
    """
    family = _FAMILIES.get(kind.name, kind.name)
    return vocabulary().get(f"{operator} {family}") or word(operator)


def _with_document(effective: Effective, fact: Fact) -> Fact:
    """Add to a fact's title the document that it belongs to; a fact of all documents keeps its own."""
    document = effective.documents.get(fact.key.partition(".")[0])
    if document is None:
        return fact
    both = Words(
        *(
            say("fact-of-document", language, {"title": fact.title, "document": document.title})
            for language in LANGUAGES
        )
    )
    return replace(fact, title=both)


def filled(template: str, arguments: Mapping[str, str]) -> str:
    """Fill the places of a message; a space parts Chinese from Latin where a place begins or ends.

    >>> filled("{title}不低于{bound}的", {"title": "占比", "bound": "5"})
    '占比不低于 5 的'
    """
    pieces: list[str] = []
    for literal, name, _, _ in Formatter().parse(template):
        pieces += [literal, *([arguments[name]] if name else [])]
    return "".join(_apart([piece for piece in pieces if piece]))


def _apart(pieces: Sequence[str]) -> list[str]:
    found: list[str] = []
    for piece in pieces:
        seam = (found[-1][-1] if found else "") + piece[0]
        if _CHINESE_THEN_LATIN.fullmatch(seam) or _LATIN_THEN_CHINESE.fullmatch(seam):
            found.append(" ")
        found.append(piece)
    return found


def _is_several(kind: ValueType, value: Sequence[Any]) -> bool:
    """Tell whether a tuple is several values of a type, as a list of answers is, and not one of them."""
    if isinstance(kind, Choices):
        return any(each is None or isinstance(each, tuple) for each in value)
    return not isinstance(kind, ListOf | MappingOf)


def _lacking(kind: ValueType, value: Any) -> str:
    """Give the word for a value that is not there: unknown, without limit, nobody, none."""
    if value is None or value is UNLIMITED:
        return "unknown" if value is None else "unlimited"
    item = item_kind(kind)
    return "no one" if isinstance(item, Choice) and item.scale.id == ROLES else "none of them"


def item_kind(kind: ValueType) -> ValueType:
    """Give the type that a fact is compared with: for a set or list, that of its items."""
    if isinstance(kind, Choices):
        return Choice(kind.scale)
    return kind.item if isinstance(kind, ListOf) and kind.item is not None else kind
