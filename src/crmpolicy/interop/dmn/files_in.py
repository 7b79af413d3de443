"""What was read from a DMN file, written as YAML: by hand it would look much the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from crmpolicy.interop.dmn.kinds_in import Kinds, ScaleIn
from crmpolicy.interop.dmn.model import Model
from crmpolicy.interop.dmn.parts_in import Inside
from crmpolicy.interop.dmn.tables_in import TableIn
from crmpolicy.source.edit import flow, spelt
from crmpolicy.source.nodes import Plain
from crmpolicy.wording import Words, say

DEFAULTS: Final = {"zone": "Asia/Shanghai", "currency": "元"}
"""What DMN has no place for, where the file does not add it."""
_WIDTH: Final = 100
_HEAD: Final = "format: 1\n"


@dataclass(frozen=True)
class Files:
    """Writes the files of a document.

    Args:
        model: the file that was read.
        document: the key of the document.
        file: how the file is called.
        kinds: its types, with the scales and roles that have to be declared.
        declared: its facts by name.
        points: our name for each decision.
        inside: the decisions that are parts of others, and those others.
        requires: for each decision the facts that others decide.
        tables: the tables that were read, by decision.
        catalogued: the decisions that answer a question of the catalogue.
    """

    model: Model
    document: str
    file: str
    kinds: Kinds
    declared: Mapping[str, Plain]
    points: Mapping[str, str]
    inside: Mapping[str, Inside]
    requires: Mapping[str, Mapping[str, str]]
    tables: Mapping[str, TableIn]
    catalogued: frozenset[str]

    def written(self) -> dict[str, str]:
        """Give the files by name."""
        files = {"policy.yaml": self._policy(), "facts.yaml": self._facts()}
        return files | {"decisions.yaml": self._decisions(), "clauses.yaml": self._clauses()}

    def _policy(self) -> str:
        model = self.model
        title = model.title or Words(model.name or self.document, model.name or self.document)
        head: dict[str, Plain] = {
            "document": self.document,
            "title": {"zh": title.zh, "en": title.en},
            "version": "1",
        }
        head |= {name: model.told.get(name) or said for name, said in DEFAULTS.items()}
        return _HEAD + "\n" + "".join(f"{name}: {flow(value)}\n" for name, value in head.items())

    def _facts(self) -> str:
        kinds = self.kinds
        scales = {each.name: _scale(each) for each in kinds.scales.values() if each.declared}
        roles: dict[str, Plain] = {
            name: {"title": {"zh": each.zh, "en": each.en}} for name, each in kinds.roles.items()
        }
        facts: dict[str, Any] = dict(self.declared)
        return _HEAD + _section("roles", roles) + _section("scales", scales) + _section("facts", facts)

    def _decisions(self) -> str:
        found: dict[str, Any] = {}
        for name, table in self.tables.items():
            inside = self.inside.get(name)
            if inside is None or inside.of == name:
                found[self.points[name]] = self._decision(table)
        return _HEAD + _section("decisions", found)

    def _decision(self, table: TableIn) -> dict[str, Plain]:
        decision = table.decision
        inside = self.inside.get(decision.name)
        catalogued = decision.name in self.catalogued
        title = decision.title or Words(decision.name, decision.name)
        found: dict[str, Plain] = {} if catalogued else {"title": {"zh": title.zh, "en": title.en}}
        parts = [(identity, self.tables[name]) for identity, name, _ in inside.parts] if inside else []
        requires = self._requires([decision.name, *(each.decision.name for _, each in parts)])
        if requires:
            found["requires"] = requires
        tables = [each for _, each in parts] or [table]
        found["outputs"] = self._outputs(table, tables, catalogued=catalogued)
        if inside is None:
            return found | self._rules(table)
        words = {name: word for _, each in parts for name, word in each.hit.words.items()} | dict(
            inside.words
        )
        if words:
            found["combine"] = dict(words)
        silent = {identity: each for identity, _, each in inside.parts}
        several = len(table.names) > 1
        found["parts"] = [
            self._part(name, each, silent=silent[name], several=several) for name, each in parts
        ]
        return found

    def _requires(self, names: Iterable[str]) -> dict[str, Plain]:
        return {fact: said for name in names for fact, said in self.requires.get(name, {}).items()}

    def _outputs(self, whole: TableIn, tables: Iterable[TableIn], *, catalogued: bool) -> dict[str, Plain]:
        found: dict[str, Plain] = {}
        nothing = {name for each in tables for name in each.nothing}
        for result, name, kind in zip(whole.grid.results, whole.names, whole.types, strict=True):
            title = result.title or Words(result.name, result.name)
            said: dict[str, Plain] = {} if catalogued else {"title": {"zh": title.zh, "en": title.en}}
            said |= kind.written()
            if result.unknown or name in nothing:
                said["unknown"] = "allowed"
            if name in nothing:
                said["default"] = "unknown"
            found[name] = said
        return found

    def _part(self, identity: str, table: TableIn, *, silent: bool, several: bool) -> Plain:
        """Write a part; of several outputs the one that is ranked is named, though a part gives it alone."""
        found: dict[str, Plain] = {"id": identity}
        if table.decision.title is not None:
            found["title"] = {"zh": table.decision.title.zh, "en": table.decision.title.en}
        if silent:  # it applies just where one of its rules does
            found["when"] = {"any": [each.when for each in table.rules]}
        rules = {name: each for name, each in self._rules(table).items() if name != "combine"}
        if several and rules.get("hit") in ("priority", "output order"):
            rules.setdefault("priority", table.names[0])
        return found | rules

    def _rules(self, table: TableIn) -> dict[str, Plain]:
        found = table.hit.written()
        found["rules"] = [each.written() for each in table.rules]
        if table.otherwise is not None:
            found["otherwise"] = table.otherwise.written()
        return found

    def _clauses(self) -> str:
        found: dict[str, Any] = {}
        for name, table in self.tables.items():
            for rule in (*table.rules, *([table.otherwise] if table.otherwise else [])):
                arguments = {"decision": name, "rule": rule.id, "line": str(rule.line)}
                for clause in rule.clauses:
                    found.setdefault(
                        clause,
                        {
                            "where": f"{self.file}:{rule.line}",
                            "kind": "dmn",
                            "computable": "yes",
                            "summary": {each: say("dmn-clause", each, arguments) for each in ("zh", "en")},
                        },
                    )
        return _HEAD + _section("clauses", found)


def _scale(scale: ScaleIn) -> dict[str, Plain]:
    title = scale.title or Words(scale.name, scale.name)
    values: list[Plain] = []
    for text, identity in scale.ids.items():
        words = scale.words.get(text) or Words(text, text)
        value: dict[str, Plain] = {"id": identity, "title": {"zh": words.zh, "en": words.en}}
        if text not in (identity, words.zh, words.en):
            value["also"] = [text]
        values.append(value)
    found: dict[str, Plain] = {
        "title": {"zh": title.zh, "en": title.en},
        "order": "best first" if scale.ordered else "none",
    }
    if scale.open:
        found["open"] = "yes"
    return found | {"values": values}


def _item(said: Plain, indent: int) -> str:
    """Write an item of a list; one that holds lists itself, such as a part with rules, line by line."""
    lists = [each for each in said.values() if isinstance(each, list)] if isinstance(said, dict) else []
    if not isinstance(said, dict) or not any(isinstance(one, dict) for each in lists for one in each):
        return f"{' ' * indent}- {flow(said)}\n"
    inside = "".join(_entry(name, each, indent + 2) for name, each in said.items())
    return f"{' ' * indent}- {inside.lstrip(' ')}"


def _section(name: str, entries: Mapping[str, Any]) -> str:
    return f"\n{name}:\n" + "".join(_entry(key, each, 2) for key, each in entries.items()) if entries else ""


def _entry(key: str, said: Plain, indent: int) -> str:
    """Write an entry on one line where it fits; else what is in it line by line."""
    line = f"{' ' * indent}{spelt(key)}: {flow(said)}\n"
    if len(line) <= _WIDTH or isinstance(said, str) or not said:
        return line
    if isinstance(said, list):
        return f"{' ' * indent}{spelt(key)}:\n" + "".join(_item(each, indent + 2) for each in said)
    inside = "".join(_entry(name, each, indent + 2) for name, each in said.items())
    return f"{' ' * indent}{spelt(key)}:\n{inside}"
