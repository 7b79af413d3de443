"""The outputs of a question over all its documents: the fold in force and the words on one scale."""

from collections.abc import Mapping, Sequence
from typing import Any

from crmpolicy.engine.program import Joined
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.tables import Table


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
        target = kinds[0]
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
