"""Which files are in force, and how the answers of several documents become one."""

from collections.abc import Iterable, Iterator
from typing import Any

from crmpolicy.cli.layout import Block, Line, Pairs
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import document_said, fold_said, place_said
from crmpolicy.company.answering import Joint, fact_maps_of, joints_of, scale_maps_of
from crmpolicy.company.origins import Origin, folders
from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.policy.documents import FactMap, ScaleMap
from crmpolicy.policy.guards import ParameterOf
from crmpolicy.policy.tables import Fold


def provenance(speaker: Speaker, policies: PolicySet, point: DecisionPoint) -> Iterator[Block]:
    """Tell the company's file, the folder of each document, and joins, choices and maps."""
    yield files_said(speaker, policies)
    for line in (*_joining(speaker, policies, point), *maps_said(speaker, policies, point)):
        yield Line(line, indent=2)


def files_said(speaker: Speaker, policies: PolicySet) -> Pairs:
    """Tell the company's file and the folder of each document."""
    effective = policies.effective
    rows = [(speaker.say("cli-company-file"), effective.company_file)] if effective.company_file else []
    rows += [
        (document_said(speaker, effective.documents[each.name]), _file(speaker, each))
        for each in folders(policies)
    ]
    return Pairs(rows)


def _file(speaker: Speaker, origin: Origin) -> str:
    file = str(origin.file)
    return speaker.say("cli-travels", file=file) if origin.shipped else file


def _joining(speaker: Speaker, policies: PolicySet, point: DecisionPoint) -> Iterator[str]:
    effective = policies.effective
    subject = point.tables[0].subject
    chosen = effective.chosen.get(subject)
    if chosen is not None and point.name == subject:
        yield speaker.say("cli-chosen", document=effective.documents[chosen].title)
    for joint in joints_of(policies, point):
        fold = join_said(speaker, policies, joint.join)
        yield speaker.say("cli-joined", output=joint.title, fold=fold)


def maps_said(speaker: Speaker, policies: PolicySet, point: DecisionPoint | None) -> Iterator[str]:
    """Word the maps of scales and facts that a question uses; without a question, all of them."""
    for each in scale_maps_of(policies, point):
        yield speaker.say(
            "cli-scale-map",
            source=each.source,
            target=each.target,
            words=_words(each),
            place=place_said(each.place),
        )
    for mapped in fact_maps_of(policies, point):
        asked = f"{mapped.point}.{mapped.output}"
        yield speaker.say(
            "cli-fact-map",
            fact=mapped.fact,
            point=asked,
            words=_words(mapped),
            place=place_said(mapped.place),
        )


def join_said(speaker: Speaker, policies: PolicySet, join: Fold | ParameterOf) -> str:
    """Word how several answers become one, where a parameter says so too."""
    if not isinstance(join, ParameterOf):
        return fold_said(speaker, join)
    return speaker.say("cli-fold-by", title=policies.effective.parameters[join.key].title)


def _words(mapped: ScaleMap | FactMap) -> tuple[str, ...]:
    return tuple(f"{source} → {target}" for source, target in mapped.words)


def provenance_data(policies: PolicySet, point: DecisionPoint) -> dict[str, Any]:
    """Give the same as JSON."""
    effective = policies.effective
    subject = point.tables[0].subject
    return {
        "company_file": effective.company_file,
        "documents": [
            {"document": each.name, "folder": each.file, "shipped": each.shipped}
            for each in folders(policies)
        ],
        "chosen": effective.chosen.get(subject),
        "joins": joins_data(joints_of(policies, point)),
        **maps_data(policies, point),
    }


def joins_data(joints: Iterable[Joint]) -> dict[str, Any]:
    """Give, by output or duty, how several answers become one."""
    return {
        each.name: {"parameter": each.join.key} if isinstance(each.join, ParameterOf) else each.join
        for each in joints
    }


def maps_data(policies: PolicySet, point: DecisionPoint | None) -> dict[str, Any]:
    """Give the maps that a question uses as JSON; without a question, all of them."""
    return {
        "scales": [
            {"scale": each.source, "to": each.target, "values": dict(each.words)}
            for each in scale_maps_of(policies, point)
        ],
        "map": [
            {"fact": each.fact, "from": f"{each.point}.{each.output}", "values": dict(each.words)}
            for each in fact_maps_of(policies, point)
        ],
    }
