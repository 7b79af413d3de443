"""What a company calls its roles: wherever a fact names a role, the company's own word will do."""

from collections.abc import Mapping
from dataclasses import replace

from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.scales import ROLES, Choice, Scale
from crmpolicy.values import ValueType


def as_called(facts: Mapping[str, Fact], roles: Mapping[str, str]) -> Mapping[str, Fact]:
    """Give facts that read a company's own words for roles too.

    Args:
        facts: by key.
        roles: the company's words, each with the role that it stands for. Words for roles that a document
            does not know mean nothing there.

    >>> from crmpolicy.policy.scales import roles_among
    >>> from crmpolicy.wording import Words
    >>> kind = roles_among({"manager": Words("经理", "manager")})
    >>> facts = as_called({"by": Fact("by", "by", Words("人", "by"), kind)}, {"掌柜": "manager"})
    >>> facts["by"].read("掌柜")
    'manager'
    """
    if not roles:
        return facts
    done: dict[int, Scale] = {}
    return {key: _fact(fact, roles, done) for key, fact in facts.items()}


def _fact(fact: Fact, roles: Mapping[str, str], done: dict[int, Scale]) -> Fact:
    kind = _called(fact.type, roles, done)
    return fact if kind is fact.type else replace(fact, type=kind)


def _called(kind: ValueType, roles: Mapping[str, str], done: dict[int, Scale]) -> ValueType:
    if isinstance(kind, Choice) and kind.scale.id == ROLES:
        if id(kind.scale) not in done:
            done[id(kind.scale)] = _renamed(kind.scale, roles)
        return replace(kind, scale=done[id(kind.scale)])
    if isinstance(kind, ListOf) and kind.item is not None:
        item = _called(kind.item, roles, done)
        return kind if item is kind.item else replace(kind, item=item)
    if isinstance(kind, ListOf):
        entries = tuple(_fact(each, roles, done) for each in kind.fields)
        same = all(one is other for one, other in zip(entries, kind.fields, strict=True))
        return kind if same else replace(kind, fields=entries)
    return kind


def _renamed(scale: Scale, roles: Mapping[str, str]) -> Scale:
    words: dict[str, tuple[str, ...]] = {}
    for written, role in sorted(roles.items()):
        words[role] = (*words.get(role, ()), written)
    values = (replace(each, also=(*each.also, *words.get(each.id, ()))) for each in scale.values)
    return replace(scale, values=tuple(values))
