"""The words that types are made of: scales, roles and events of a document and those shared by all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from crmpolicy.policy.documents import Document, Shared
from crmpolicy.policy.scales import Choice, Scale, roles_among
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.tree import Scalar
from crmpolicy.wording import Words

HOME: Final = "元"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Scales by plain name (None: the declaration is faulty), roles, events, and whose they are.

    ``levels`` are the levels of each chain, by the name of the decision: a scale too.
    """

    owner: str | None
    currency: str
    scales: Mapping[str, Scale | None]
    roles: Mapping[str, Words]
    events: Mapping[str, Words]
    partial: bool = False
    levels: Mapping[str, Scale | None] = field(default_factory=dict)

    def key(self, name: str) -> str:
        """Give the full name of what the owner of this vocabulary declares.

        >>> Vocabulary("steel", "元", {}, {}, {}).key("sales_share")
        'steel.sales_share'
        """
        return f"{self.owner}.{name}" if self.owner else name

    def parameter_key(self, name: str) -> str:
        """Give the full name of a parameter; those shared by all documents are told from shared facts."""
        return f"{self.owner or 'shared'}.{name}"

    def role_type(self) -> Choice:
        """Give the type whose values are roles."""
        return roles_among(self.roles)

    def scale(self, desk: Desk, name: Scalar) -> Scale | None:
        """Look a scale up; None where it is unknown or faulty."""
        return self._looked_up(desk, name, self.scales, "name-unknown-scale")

    def levels_of(self, desk: Desk, name: Scalar) -> Scale | None:
        """Look the levels of a chain up; None where it is unknown or faulty."""
        return self._looked_up(desk, name, self.levels, "name-unknown-chain")

    def _looked_up(
        self, desk: Desk, name: Scalar, known: Mapping[str, Scale | None], code: str
    ) -> Scale | None:
        """Look a scale up; what is declared faultily was told where it is declared."""
        found = known.get(name.text)
        if found is None and name.text in known:
            desk.pass_over()
        elif found is None:
            _known(desk, name, known, code, partial=self.partial)
        return found

    def role(self, desk: Desk, name: Scalar) -> str | None:
        """Check that a role is known."""
        return _known(desk, name, self.roles, "name-unknown-role", partial=self.partial)

    def event(self, desk: Desk, name: Scalar) -> str | None:
        """Check that an event is known."""
        return _known(desk, name, self.events, "name-unknown-event", partial=self.partial)


def _known(desk: Desk, name: Scalar, known: Iterable[str], code: str, *, partial: bool) -> str | None:
    if name.text in known:
        return name.text
    if partial:
        desk.pass_over()
    else:
        desk.tell(code, name, name=name.text, advice=advice(name.text, known))
    return None


def vocabulary_of(shared: Shared, document: Document) -> Vocabulary:
    """Give the words of a document that was read before."""
    own = {key.removeprefix(f"{document.key}."): scale for key, scale in document.scales.items()}
    lost = {name.removeprefix("scale:"): None for name in document.unknown if name.startswith("scale:")}
    base = shared_vocabulary(shared)
    return replace(
        base,
        owner=document.key,
        currency=document.currency,
        scales={**base.scales, **own, **lost},
        roles={**base.roles, **document.roles},
        events={**base.events, **document.events},
        partial=base.partial or "*" in document.unknown,
    )


def shared_vocabulary(shared: Shared) -> Vocabulary:
    """Give the words that all documents share."""
    lost = {name.removeprefix("scale:"): None for name in shared.unknown if name.startswith("scale:")}
    scales: dict[str, Scale | None] = {**shared.scales, **lost}
    return Vocabulary(None, HOME, scales, shared.roles, shared.events, partial="*" in shared.unknown)
