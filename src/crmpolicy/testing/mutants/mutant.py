"""A mutant: policies with one small change that their owner would call a mistake."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from crmpolicy.errors import Location
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.records import Field, Record
from crmpolicy.testing.asked import RuleName
from crmpolicy.testing.mutants.operators import Operator
from crmpolicy.testing.mutants.paths import Path, at, put, walk
from crmpolicy.wording import Words

Home = Literal["tables", "facts", "parameters"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One piece of the model and what takes its place."""

    path: Path
    was: Any
    now: Any


@dataclass(frozen=True, slots=True)
class Mutant:
    """One small change of the policies.

    ``home`` and ``key`` say what is changed: a table, a fact or a parameter. ``name`` is the full name of the
    piece, ``was`` and ``now`` word the change. ``rule`` is the rule that is changed, where it is one.
    """

    operator: Operator
    home: Home
    key: str
    edits: tuple[Edit, ...]
    name: str
    was: Words
    now: Words
    rule: RuleName | None = None
    clauses: tuple[str, ...] = ()
    place: Location | None = field(default=None, compare=False)

    def applied(self, effective: Effective) -> Effective | None:
        """Give policies with the change; None where they do not have what is changed.

        A company may have filled a slot, and a case may set a value of its own.
        """
        things: Mapping[str, Any] = getattr(effective, self.home)
        if self.key not in things:
            return None
        thing = things[self.key]
        for edit in self.edits:
            if at(thing, edit.path) != edit.was:
                return None
        changed = thing
        for edit in self.edits:
            changed = put(changed, edit.path, edit.now)
        kept: Any = {self.home: {**things, self.key: changed}}
        found = replace(effective, **kept)
        return _in_forms(found, thing, changed) if isinstance(thing, Fact) else found


def _in_forms(effective: Effective, fact: Fact, changed: Fact) -> Effective:
    """Change a fact also where it is an entry of a form."""
    tables = {
        key: replace(table, course=replace(table.course, fields=_entries(table.course, fact, changed)))
        for key, table in effective.tables.items()
        if isinstance(table.course, Record) and any(each.fact == fact for each in table.course.fields)
    }
    return replace(effective, tables={**effective.tables, **tables}) if tables else effective


def _entries(form: Record, fact: Fact, changed: Fact) -> tuple[Field, ...]:
    return tuple(replace(each, fact=changed) if each.fact == fact else each for each in form.fields)


def everywhere(root: Any, was: Any, now: Any) -> tuple[Edit, ...]:
    """Give the edits that put a piece in the place of another wherever it stands.

    >>> [edit.path for edit in everywhere((("a",), ("a",)), ("a",), ("b",))]
    [(0,), (1,)]
    """
    return tuple(
        Edit(path, was, now) for path, piece in walk(root) if type(piece) is type(was) and piece == was
    )
