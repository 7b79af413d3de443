"""Which files are in force, and how the answers of several documents become one."""

from collections.abc import Iterator
from typing import Any

from crmpolicy.cli.layout import Block, Line, Pairs
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import document_said, fold_said, place_said
from crmpolicy.company.origins import Origin, folders
from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.joining import joined_outputs
from crmpolicy.policy.documents import FactMap, ScaleMap
from crmpolicy.policy.guards import ParameterOf
from crmpolicy.policy.tables import Fold


def provenance(speaker: Speaker, policies: PolicySet, point: DecisionPoint) -> Iterator[Block]:
    """Tell the company's file, the folder of each document, and joins, choices and maps."""
    effective = policies.effective
    rows = [(speaker.say("cli-company-file"), effective.company_file)] if effective.company_file else []
    rows += [
        (document_said(speaker, effective.documents[each.name]), _file(speaker, each))
        for each in folders(policies)
    ]
    yield Pairs(rows)
    for line in _joining(speaker, policies, point):
        yield Line(line, indent=2)


def _file(speaker: Speaker, origin: Origin) -> str:
    file = str(origin.file)
    return speaker.say("cli-travels", file=file) if origin.shipped else file


def _joining(speaker: Speaker, policies: PolicySet, point: DecisionPoint) -> Iterator[str]:
    effective = policies.effective
    subject = point.tables[0].subject
    chosen = effective.chosen.get(subject)
    if chosen is not None and point.name == subject:
        yield speaker.say("cli-chosen", document=effective.documents[chosen].title)
    if len(point.tables) > 1:
        for joined in joined_outputs(effective, subject, point.tables):
            title = next(
                each.title for table in point.tables for each in table.outputs if each.name == joined.name
            )
            yield speaker.say("cli-joined", output=title, fold=_join_said(speaker, policies, joined.join))
    for each in effective.scale_maps:
        yield speaker.say(
            "cli-scale-map",
            source=each.source,
            target=each.target,
            words=_words(each),
            place=place_said(each.place),
        )
    for mapped in effective.fact_maps:
        asked = f"{mapped.point}.{mapped.output}"
        yield speaker.say(
            "cli-fact-map",
            fact=mapped.fact,
            point=asked,
            words=_words(mapped),
            place=place_said(mapped.place),
        )


def _join_said(speaker: Speaker, policies: PolicySet, join: Fold | ParameterOf) -> str:
    if not isinstance(join, ParameterOf):
        return fold_said(speaker, join)
    return speaker.say("cli-fold-by", title=policies.effective.parameters[join.key].title)


def _words(mapped: ScaleMap | FactMap) -> tuple[str, ...]:
    return tuple(f"{source} → {target}" for source, target in mapped.words)


def provenance_data(policies: PolicySet, point: DecisionPoint) -> dict[str, Any]:
    """Give the same as JSON."""
    effective = policies.effective
    subject = point.tables[0].subject
    joins = joined_outputs(effective, subject, point.tables) if len(point.tables) > 1 else ()
    return {
        "company_file": effective.company_file,
        "documents": [
            {"document": each.name, "folder": each.file, "shipped": each.shipped}
            for each in folders(policies)
        ],
        "chosen": effective.chosen.get(subject),
        "joins": {
            each.name: {"parameter": each.join.key} if isinstance(each.join, ParameterOf) else each.join
            for each in joins
        },
        "scales": [
            {"scale": each.source, "to": each.target, "values": dict(each.words)}
            for each in effective.scale_maps
        ],
        "map": [
            {"fact": each.fact, "from": f"{each.point}.{each.output}", "values": dict(each.words)}
            for each in effective.fact_maps
        ],
    }
