"""The outputs of a question over all its documents: the fold in force and the words on one scale."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from crmpolicy.engine.program import Joined
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.scales import ROLES, Choice, roles_among
from crmpolicy.policy.tables import Table
from crmpolicy.values import ValueType


def joined_outputs(effective: Effective, subject: str, tables: Sequence[Table]) -> tuple[Joined, ...]:
    """Give the outputs of a point with the fold in force and each document's words on the target scale."""
    if tables[0].course is not None:
        return ()  # what a course answers does not follow from its rules alone
    outputs: dict[str, list[tuple[str, Any]]] = {}
    for table in tables:
        for output in table.outputs:
            outputs.setdefault(output.name, []).append((table.document, output))
    maps = {each.source: each for each in effective.scale_maps}
    joined = []
    for name, declared in outputs.items():
        kinds = [output.type for _, output in declared]
        words: dict[str, Mapping[Any, Any]] = {}
        target = _of_any_document(effective, kinds[0]) if len(tables) > 1 else kinds[0]
        for (document, _), kind in zip(declared, kinds, strict=True):
            if isinstance(kind, Choice) and kind.scale.id in maps and len(tables) > 1:
                words[document] = dict(maps[kind.scale.id].words)
                target = Choice(effective.scales[maps[kind.scale.id].target])
        used = [
            each.use for each in effective.joins if each.subject == subject and each.output in (None, name)
        ]
        specific = [each.use for each in effective.joins if each.subject == subject and each.output == name]
        join = (specific or used or [declared[0][1].join])[0]
        joined.append(Joined(name, target, join, words))
    return tuple(joined)


def _of_any_document(effective: Effective, kind: ValueType) -> ValueType:
    """Let an output name the roles of every document: a document knows its own and the shared ones."""
    if isinstance(kind, ListOf) and kind.item is not None:
        return replace(kind, item=_of_any_document(effective, kind.item))
    if isinstance(kind, Choice) and kind.scale.id == ROLES:
        return roles_among(effective.role_titles)
    return kind
