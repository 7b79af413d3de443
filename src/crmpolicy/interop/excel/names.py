"""How the cells of a table call facts and parameters: by their titles, parameters with their values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.policy.tables import Table
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import ValueType
from crmpolicy.wording import LANGUAGES, Language, Words, say, word

Seen = TypeVar("Seen", Fact, Parameter)
OPEN, CLOSE, IS = "「", "」", " = "
_FORBIDDEN = (OPEN, CLOSE, IS)


@dataclass(frozen=True, slots=True)
class Named:
    """A fact or a parameter as a table may call it; ``value`` is what a parameter is worth, in words."""

    key: str
    spelt: str
    kind: Literal["fact", "parameter"]
    title: Words
    type: ValueType
    value: Words | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """All names that the rules of one table may use, by each way of spelling them."""

    spelt: Mapping[str, Named]
    titled: Mapping[str, Named]
    language: Language

    @classmethod
    def of(cls, effective: Effective, table: Table, language: Language) -> "Names":
        """Gather the names, the innermost first: fields of its list, its own facts, the document's, shared.

        >>> from crmpolicy.company import load_policy_set
        >>> effective = load_policy_set("example-steel").effective
        >>> names = Names.of(effective, effective.tables["steel.customer_grade"], "en")
        >>> names.called(names.spelt["grade_a_share"])
        '「lowest share of grade A = 1%」'
        """
        found: dict[str, Named] = {}
        for each in _all(effective, table):
            found.setdefault(each.spelt, each)
            found.setdefault(each.key, each)
        titles: dict[str, set[str]] = {}
        for each in found.values():
            for title in set(each.title):
                titles.setdefault(title, set()).add(each.key)
        single = {title for title, keys in titles.items() if len(keys) == 1}
        titled = {title: each for each in found.values() for title in each.title if title in single}
        return cls(found, titled, language)

    def called(self, named: Named) -> str:
        """Write a name in brackets, a parameter with its value."""
        title = named.title.spoken(self.language)
        plain = title in self.titled and not any(each in title for each in _FORBIDDEN)
        value = f"{IS}{named.value.spoken(self.language)}" if named.value is not None else ""
        return f"{OPEN}{title if plain else named.spelt}{value}{CLOSE}"

    def find(self, written: str) -> Named | None:
        """Find what a person calls by its name or by its title."""
        return self.spelt.get(written) or self.titled.get(written)


def _all(effective: Effective, table: Table) -> list[Named]:
    own = {fact.key: fact for fact in table.derive}
    listed = effective.facts.get(table.of or "") or own.get(table.of or "")
    fields = listed.type.fields if listed is not None and isinstance(listed.type, ListOf) else ()
    inside = [*fields, *table.derive, *_seen(effective.facts, table.document)]
    facts = [Named(each.key, each.name, "fact", each.title, each.type) for each in inside]
    return facts + [_parameter(each) for each in _seen(effective.parameters, table.document)]


def _seen(declared: Mapping[str, Seen], document: str) -> list[Seen]:
    """Give what the rules of a document see: its own names first, then those that all documents share."""
    own = [each for key, each in declared.items() if key.startswith(f"{document}.")]
    return own + [each for key, each in declared.items() if "." not in key or key.startswith("shared.")]


def _parameter(parameter: Parameter) -> Named:
    kind = parameter.type
    of = kind.of if isinstance(kind, MappingOf) else kind
    value = None if isinstance(kind, MappingOf) else value_words(parameter)
    return Named(parameter.key, parameter.name, "parameter", parameter.title, of, value)


def value_words(parameter: Parameter) -> Words:
    """Say what a parameter is worth, with all values of its history."""
    if not parameter.history:
        return (
            word("unlimited")
            if parameter.optional
            else Words(*(say("excel-named-open", each) for each in LANGUAGES))
        )
    return Words(_history(parameter, "zh"), _history(parameter, "en"))


def _history(parameter: Parameter, language: Language) -> str:
    said = []
    for each in parameter.history:
        shown = (
            word("unlimited").spoken(language)
            if each.value is UNLIMITED
            else parameter.type.show(each.value, language)
        )
        told = {"day": str(each.since), "value": shown}
        said.append(say("excel-named-since", language, told) if each.since else shown)
    return say("excel-also", language).join(said)
