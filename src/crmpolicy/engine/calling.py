"""What a company calls its roles: wherever a fact names a role, the company's own word will do."""

from collections.abc import Mapping
from dataclasses import replace

from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.scales import ROLES, Choice, Scale
from crmpolicy.values import ValueType


class Calling:
    """Makes facts read a company's own words for roles too; what was made is shared by all its questions.

    All questions of a company look at the same facts, some hundreds of each: to make their types anew for
    each question took most of the time until all of them could be asked. Threads may make one twice; they
    make the same.

    Args:
        roles: the company's words, each with the role that it stands for. Words for roles that a document
            does not know mean nothing there.

    >>> from crmpolicy.policy.scales import roles_among
    >>> from crmpolicy.wording import Words
    >>> kind = roles_among({"manager": Words("经理", "manager")})
    >>> facts = Calling({"掌柜": "manager"}).called({"by": Fact("by", "by", Words("人", "by"), kind)})
    >>> facts["by"].read("掌柜")
    'manager'
    """

    __slots__ = ("_kinds", "_scales", "_written")

    def __init__(self, roles: Mapping[str, str]) -> None:
        self._written: dict[str, tuple[str, ...]] = {}
        for written, role in sorted(roles.items()):
            self._written[role] = (*self._written.get(role, ()), written)
        # by identity, beside what it was made from: while that is held, no other object has its identity
        self._kinds: dict[int, tuple[ValueType, ValueType]] = {}
        self._scales: dict[int, tuple[Scale, Scale]] = {}

    def called(self, facts: Mapping[str, Fact]) -> Mapping[str, Fact]:
        """Give facts, by key, that read the company's words."""
        if not self._written:
            return facts
        return {key: self._fact(fact) for key, fact in facts.items()}

    def _fact(self, fact: Fact) -> Fact:
        kind = self._kind(fact.type)
        return fact if kind is fact.type else replace(fact, type=kind)

    def _kind(self, kind: ValueType) -> ValueType:
        known = self._kinds.get(id(kind))
        if known is None:
            known = self._kinds[id(kind)] = kind, self._made(kind)
        return known[1]

    def _made(self, kind: ValueType) -> ValueType:
        if isinstance(kind, Choice) and kind.scale.id == ROLES:
            return replace(kind, scale=self._scale(kind.scale))
        if isinstance(kind, ListOf) and kind.item is not None:
            item = self._kind(kind.item)
            return kind if item is kind.item else replace(kind, item=item)
        if isinstance(kind, ListOf):
            entries = tuple(self._fact(each) for each in kind.fields)
            same = all(one is other for one, other in zip(entries, kind.fields, strict=True))
            return kind if same else replace(kind, fields=entries)
        return kind

    def _scale(self, scale: Scale) -> Scale:
        known = self._scales.get(id(scale))
        if known is None:
            words = self._written
            values = (replace(each, also=(*each.also, *words.get(each.id, ()))) for each in scale.values)
            known = self._scales[id(scale)] = scale, replace(scale, values=tuple(values))
        return known[1]
