"""What the reading of one decision stands on: its own declarations and those around it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from crmpolicy.policy.documents import Subject
from crmpolicy.policy.tables import Requirement
from crmpolicy.source.desk import Desk
from crmpolicy.source.resolve.facts import Declared
from crmpolicy.source.resolve.names import Names, Scope
from crmpolicy.source.resolve.outputs import OutputTypes
from crmpolicy.source.resolve.vocabulary import Vocabulary
from crmpolicy.source.tree import Entry


@dataclass(slots=True)
class Frame:
    """A decision whose names are known: facts of its own, outputs with their types, facts it asks others for.

    ``broken`` says that its shape is faulty somewhere: what can be read is, but there will be no table.
    ``unsure`` says that the catalogue could not be read, which may say what is lacking here.
    """

    name: str
    kind: str
    entry: Entry
    subject: Subject | None
    derived: Declared
    outputs: OutputTypes
    requires: tuple[Requirement, ...] = ()
    broken: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """The names and words of a document, and the desk that gathers faults.

    ``kinds`` has the kind of each decision by name, for those that name one another.
    """

    owner: str
    words: Vocabulary
    scope: Scope
    desk: Desk
    kinds: Mapping[str, str] = field(default_factory=dict)

    def inside(self, *layers: Names) -> Scope:
        """Give the scope inside a decision, the last layer the innermost."""
        scope = self.scope
        for layer in layers:
            scope = scope.within(layer)
        return scope
