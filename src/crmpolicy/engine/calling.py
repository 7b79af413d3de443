"""What a company calls its roles: wherever a fact names a role, the company's own word will do."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final, TypeVar

from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.scales import ROLES, Choice, Scale
from crmpolicy.values import ValueType

T = TypeVar("T")

MOST_COMPANIES: Final = 16
MOST_KEPT: Final = 10_000  # facts and types; the largest company has about two thousand
_KNOWN: Final[dict[int, "_Called"]] = {}


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
    called = _called_in(roles)
    return {key: called.fact(fact) for key, fact in facts.items()}


class _Called:
    """What facts and types become under some words for roles: the same each time, for many points ask it."""

    def __init__(self, roles: Mapping[str, str]) -> None:
        self.roles = roles
        # with what each was made of, so that no other object can come to have its number
        self._made: dict[int, tuple[Any, Any]] = {}

    def fact(self, fact: Fact) -> Fact:
        """Give a fact that reads the words."""
        return self._once(fact, self._fact)

    def _once(self, thing: T, make: Callable[[T], T]) -> T:
        known = self._made.get(id(thing))
        if known is None:
            if len(self._made) >= MOST_KEPT:
                self._made.clear()
            known = self._made[id(thing)] = thing, make(thing)
        made: T = known[1]
        return made

    def _fact(self, fact: Fact) -> Fact:
        kind = self._once(fact.type, self._kind)
        return fact if kind is fact.type else replace(fact, type=kind)

    def _kind(self, kind: ValueType) -> ValueType:
        if isinstance(kind, Choice) and kind.scale.id == ROLES:
            return replace(kind, scale=self._once(kind.scale, self._scale))
        if isinstance(kind, ListOf) and kind.item is not None:
            item = self._once(kind.item, self._kind)
            return kind if item is kind.item else replace(kind, item=item)
        if isinstance(kind, ListOf):
            entries = tuple(self.fact(each) for each in kind.fields)
            same = all(one is other for one, other in zip(entries, kind.fields, strict=True))
            return kind if same else replace(kind, fields=entries)
        return kind

    def _scale(self, scale: Scale) -> Scale:
        return _renamed(scale, self.roles)


def _called_in(roles: Mapping[str, str]) -> _Called:
    """Give what is known of some words: policy sets on trial share those of the one they are made of."""
    known = _KNOWN.get(id(roles))
    if known is None or known.roles is not roles:
        if len(_KNOWN) >= MOST_COMPANIES:
            _KNOWN.clear()
        known = _KNOWN[id(roles)] = _Called(roles)
    return known


def _renamed(scale: Scale, roles: Mapping[str, str]) -> Scale:
    words: dict[str, tuple[str, ...]] = {}
    for written, role in sorted(roles.items()):
        words[role] = (*words.get(role, ()), written)
    values = (replace(each, also=(*each.also, *words.get(each.id, ()))) for each in scale.values)
    return replace(scale, values=tuple(values))
