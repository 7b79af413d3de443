"""A parameter that maps entries to values, told entry by entry in the words of their titles."""

from typing import Any

from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import value_said
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.policy.unlimited import UNLIMITED


def parameter_said(speaker: Speaker, effective: Effective, parameter: Parameter, value: Any) -> str:
    """Word the value of a parameter; the entries of a mapping by their titles."""
    kind = parameter.type
    if not isinstance(kind, MappingOf) or value is UNLIMITED or value is None:
        return value_said(speaker, kind, value)
    return speaker.say("cli-joint-entries").join(
        speaker.say(
            "cli-entry-is",
            entry=" / ".join(entry_said(speaker, effective, parameter, kind, entry)),
            value=value_said(speaker, kind.of, one),
        )
        for entry, one in value
    )


def entry_said(
    speaker: Speaker, effective: Effective, parameter: Parameter, kind: MappingOf, entry: Any
) -> tuple[str, ...]:
    """Word an entry of a mapping, key by key."""
    words = entry if isinstance(entry, tuple) else (entry,)
    if kind.key_types:
        return tuple(value_said(speaker, of, each) for of, each in zip(kind.key_types, words, strict=True))
    return tuple(_title(speaker, effective, parameter, each) for each in words)


def _title(speaker: Speaker, effective: Effective, parameter: Parameter, name: str) -> str:
    """Give the title of the fact or the role that an entry is called after; else the entry itself."""
    document = parameter.key.rpartition(".")[0]
    fact = effective.facts.get(f"{document}.{name}") or effective.facts.get(name)
    own = (each for table in effective.tables.values() if table.document == document for each in table.derive)
    fact = fact or next((each for each in own if each.name == name), None)
    title = fact.title if fact is not None else effective.role_titles.get(name)
    return speaker.put(title) if title is not None else name
