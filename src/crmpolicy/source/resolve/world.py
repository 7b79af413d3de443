"""All that one folder declares, resolved in the order in which one thing rests on another.

Words first (roles, events, scales), then facts, outputs and parameters with their types, so that all names
are known; then everything that names something: derivations, ranges, values, decisions.
"""

from collections.abc import Iterator
from collections.abc import Mapping as Table_
from dataclasses import dataclass, field
from typing import TypeVar

from crmpolicy.errors import Fault
from crmpolicy.policy.documents import Shared
from crmpolicy.policy.events import events_fact
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.parameters import Parameter
from crmpolicy.policy.scales import Scale
from crmpolicy.policy.tables import Table
from crmpolicy.source.desk import Desk
from crmpolicy.source.resolve.circles import circles, graph_of
from crmpolicy.source.resolve.facts import Declared, declare_facts, derive_facts, names_of
from crmpolicy.source.resolve.frames import declare_frames, hidden_names, read_tables
from crmpolicy.source.resolve.implied import duty_events, level_scales
from crmpolicy.source.resolve.names import EVERYTHING, Name, Names, Scope
from crmpolicy.source.resolve.parameters import Types, declare_parameters, parameter_names, read_parameter
from crmpolicy.source.resolve.requires import Requiring
from crmpolicy.source.resolve.scales import read_scales, read_titles
from crmpolicy.source.resolve.sections import Sections
from crmpolicy.source.resolve.setting import Frame, Setting
from crmpolicy.source.resolve.vocabulary import Vocabulary
from crmpolicy.wording import Words

T = TypeVar("T")
EMPTY = Shared({}, {}, {}, {}, {}, {})


@dataclass(slots=True)
class World:
    """What a folder declares; built on what all documents share (on nothing, for the shared words)."""

    base: Vocabulary
    shared: Shared
    owner: str | None
    sections: Sections
    desk: Desk
    roles: Table_[str, Words] = field(default_factory=dict)
    events: Table_[str, Words] = field(default_factory=dict)
    scales: Table_[str, Scale | None] = field(default_factory=dict)
    facts: Declared = field(default_factory=dict)
    types: Types = field(default_factory=dict)
    parameters: dict[str, Parameter | None] = field(default_factory=dict)
    frames: dict[str, Frame] = field(default_factory=dict)
    tables: dict[str, Table | None] = field(default_factory=dict)

    def build(self) -> None:
        """Resolve everything; what is faulty stays in the dictionaries as None."""
        self._refuse_redeclared()
        words = self._declare_words()
        entries = self.sections["facts"].items()
        self.facts = self._once(declare_facts(entries, words.key, words, self.desk))
        self.frames = declare_frames(self.sections["decisions"], self.shared, words, self.desk)
        required = self._require(words)
        scope = self._fact_scope({**self.facts, **required}, words)
        hidden = hidden_names(self.facts, self.frames)
        parameters = self.sections["parameters"].items()
        self.types = self._once(declare_parameters(parameters, scope, hidden, words, self.desk))
        scope = self._whole_scope(scope, words)
        self.facts = {**derive_facts(self.facts, entries, scope, words, self.desk), **required}
        self._read_parameters(scope, words)
        setting = Setting(self.owner or "", words, scope, self.desk, self._kinds())
        self.tables = read_tables(self.frames, setting)
        self._refuse_circles()

    def _declare_words(self) -> Vocabulary:
        prefix = f"{self.owner}." if self.owner else ""
        partial = self.base.partial or self.desk.partial
        self.roles = read_titles(self.sections["roles"])
        self.events = self._events()
        roles = {**self.base.roles, **self.roles}
        self.scales = self._once(
            read_scales(self.sections["scales"], prefix, roles, self.desk, partial=partial)
        )
        return Vocabulary(
            owner=self.owner,
            currency=self.base.currency,
            scales={**self.base.scales, **self.scales},
            roles=roles,
            events={**self.base.events, **self.events},
            partial=partial,
            levels=level_scales(self.sections["decisions"], prefix),
        )

    def _events(self) -> dict[str, Words]:
        """Give the events declared, and those that are the doing of a duty."""
        done = duty_events(self.sections["decisions"])
        implied = {name: title for name, title in done.items() if name not in self.base.events}
        return {**implied, **read_titles(self.sections["events"])}

    def _once(self, declared: Table_[str, T | None]) -> dict[str, T | None]:
        """Forget what is declared twice: which of the two is meant, nobody knows."""
        return {name: None if name in self.sections.twice else each for name, each in declared.items()}

    def _refuse_redeclared(self) -> None:
        """What is shared may not be declared anew; a name is a fact or a parameter, never both."""
        taken: dict[str, Table_[str, object]] = {
            "roles": self.base.roles,
            "events": self.base.events,
            "scales": self.base.scales,
            "facts": dict.fromkeys((*self.shared.facts, *self._shared_parameters())),
            "parameters": dict.fromkeys((*self.shared.facts, *self._shared_parameters())),
        }
        for section, names in taken.items():
            for name, entry in self.sections[section].items():
                if name in names:
                    self.sections.twice.add(name)
                    self.desk.tell("name-shared-redeclared", entry.key, name=name)
        for name, entry in self.sections["parameters"].items():
            fact = self.sections["facts"].get(name)
            if fact is not None:
                self.sections.twice.add(name)
                self.desk.tell("name-duplicate", entry.key, name=name, first=str(fact.key.place.location))

    def _shared_parameters(self) -> Iterator[str]:
        return (each.name for each in self.shared.parameters.values())

    def _require(self, words: Vocabulary) -> Declared:
        found: Declared = {}
        own = self.sections["parameters"]
        requiring = Requiring(self.owner or "", self.frames, self.shared, words, self.facts, own, self.desk)
        for frame in self.frames.values():
            requiring.read(frame, found)
        return found

    def _fact_scope(self, facts: Declared, words: Vocabulary) -> Scope:
        events = events_fact()
        outer: dict[str, Name] = {"events": Name(events.key, "fact", events.type)}
        layers = (names_of(facts), shared_names(self.shared), outer)
        return Scope(layers, words.partial, frozenset(words.events))

    def _whole_scope(self, scope: Scope, words: Vocabulary) -> Scope:
        own: Names = {**scope.layers[0], **parameter_names(self.types, self.sections["parameters"], words)}
        return Scope((own, *scope.layers[1:]), scope.partial, scope.events)

    def _read_parameters(self, scope: Scope, words: Vocabulary) -> None:
        for name, entry in self.sections["parameters"].items():
            kind = self.types.get(name)
            self.parameters[name] = read_parameter(entry, kind, scope, words, self.desk) if kind else None

    def _kinds(self) -> dict[str, str]:
        return {name: frame.kind for name, frame in self.frames.items()}

    def _refuse_circles(self) -> None:
        facts = [each for each in self.facts.values() if each is not None]
        tables = [each for each in self.tables.values() if each is not None]
        kinds = {each.key: each.type for each in self.parameters.values() if each is not None}
        places = {
            each.key: each.place for each in (*facts, *(each for table in tables for each in table.derive))
        }
        places |= {f"point {each.key}": each.place for each in tables}
        for circle in circles(graph_of(facts, tables, kinds)):
            code = "requires-circular" if any(" " in key for key in circle) else "derive-circular"
            names = tuple(key.removeprefix("point ") for key in (*circle, circle[0]))
            self.desk.add(Fault(code, {"names": " -> ".join(names)}, places.get(circle[0])))

    def unknown(self) -> frozenset[str]:
        """List what is declared but faulty."""
        lost = {f"name:{name}" for name, fact in self.facts.items() if fact is None}
        lost |= {f"name:{name}" for name, each in self.parameters.items() if each is None}
        lost |= {f"scale:{name}" for name, scale in self.scales.items() if scale is None}
        lost |= {f"point:{name}" for name, table in self.tables.items() if table is None}
        lost |= {f"point:{name}" for name in self.sections["decisions"] if name not in self.frames}
        return frozenset(lost | ({EVERYTHING} if self.desk.partial else set()))


def shared_names(shared: Shared) -> Names:
    """Give the shared facts and parameters as names; those that are faulty have no type."""
    found = {name: Name(each.key, "fact", each.type) for name, each in shared.facts.items()}
    found |= {each.name: Name(each.key, "parameter", each.type) for each in shared.parameters.values()}
    lost = {name.removeprefix("name:") for name in shared.unknown if name.startswith("name:")}
    return {**found, **{name: Name(name, "fact", None) for name in lost}}


def present(found: Table_[str, Fact | None]) -> dict[str, Fact]:
    """Give the facts that can be used, by key."""
    return {each.key: each for each in found.values() if each is not None}
