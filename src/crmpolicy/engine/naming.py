"""What a caller calls the facts of a question: plain names where they are clear, else full ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crmpolicy.policy.effective import Effective
from crmpolicy.policy.tables import Table


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a caller may use for the facts of one point."""

    plain: Mapping[str, str]
    spellings: Mapping[str, str]
    declared: frozenset[str]


def names_for(effective: Effective, tables: Sequence[Table]) -> Names:
    """Decide what a caller calls each fact: by its plain name where that is clear, else in full.

    Inside one document's question a plain name is the document's own; in a joined question a
    plain name that two of the documents declare must be written in full.
    """
    documents = {table.document for table in tables}
    own = [fact for table in tables for fact in table.derive]
    facts = [*effective.facts.values(), *own]
    reach = [fact for fact in facts if "." not in fact.key or fact.key.split(".")[0] in documents]
    owners: dict[str, list[str]] = {}
    for fact in reach:
        owners.setdefault(fact.name, []).append(fact.key)
    plain = {fact.key: fact.name if len(owners[fact.name]) == 1 else fact.key for fact in reach}
    plain.update({fact.key: fact.key for fact in facts if fact.key not in plain})
    spellings = dict(plain)
    spellings.update({name: name for name in plain.values()})
    everyone = {fact.name for fact in facts if len(owners.get(fact.name, ("one",))) == 1}
    return Names(plain, spellings, frozenset(everyone | spellings.keys()))
