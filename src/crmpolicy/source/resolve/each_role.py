"""One rule for each role of a scale: ``who: {each: visitor_rank}``."""

from collections.abc import Iterator
from dataclasses import replace

from crmpolicy.policy.guards import Literally, Operand, ParameterOf
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.scales import Choice, Scale
from crmpolicy.policy.tables import Rule
from crmpolicy.source.advice import advice
from crmpolicy.source.reading import as_scalar, entries_of
from crmpolicy.source.resolve.courses import Lowering
from crmpolicy.source.resolve.names import Name, Names, Scope
from crmpolicy.source.tree import Mapping, Scalar


def each_scale(lowering: Lowering, who: Mapping) -> Scale | None:
    """Read the scale of ``{each: scale}``; its words must be roles."""
    desk, words = lowering.desk, lowering.setting.words
    for key, entry in entries_of(who):
        if key != "each":
            desk.tell("shape-unknown-key", entry.key, key=key, advice=advice(key, ("each",)))
    written = as_scalar(desk, who.entries["each"].value, "each")
    scale = words.scale(desk, written) if written is not None else None
    strange = tuple(each for each in scale.ids if each not in words.roles) if scale else ()
    if strange and isinstance(written, Scalar):
        desk.tell("duty-each-no-roles", written, name=written.text, words=strange)
        return None
    return scale


def with_scale(scope: Scope, scale: Scale) -> Scope:
    """Give the scope in which mappings keyed by the scale may be named."""
    layer: Names = {f"each {scale.id}": Name(scale.id, "fact", Choice(scale))}
    return scope.within(layer)


def for_each(lowering: Lowering, rule: Rule, scale: Scale) -> Iterator[Rule]:
    """Give a rule for each word of the scale, named ``rule:role``, with the entries of that role fixed."""
    kinds = _mappings(lowering)
    for role in scale.ids:
        then = tuple((name, _fixed(operand, kinds, scale, role)) for name, operand in rule.then)
        yield replace(rule, id=f"{rule.id}:{role}", then=(*then, ("who", Literally(role))))


def _mappings(lowering: Lowering) -> dict[str, MappingOf]:
    names = [name for layer in lowering.scope.layers for name in layer.values()]
    return {each.key: each.type for each in names if isinstance(each.type, MappingOf)}


def _fixed(operand: Operand, kinds: dict[str, MappingOf], scale: Scale, role: str) -> Operand:
    """Fix the role where a mapping is keyed by the scale."""
    kind = kinds.get(operand.key) if isinstance(operand, ParameterOf) and operand.entry is None else None
    if kind is None or not isinstance(operand, ParameterOf):
        return operand
    pairs = zip(kind.keys, kind.key_types, strict=True)
    keys = [key for key, each in pairs if isinstance(each, Choice) and each.scale.id == scale.id]
    return replace(operand, fixed=tuple((key, role) for key in keys))
