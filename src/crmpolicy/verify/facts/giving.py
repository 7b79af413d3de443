"""What a caller gives so that facts have the values wanted: derived ones follow from their parts."""

from collections.abc import Mapping
from typing import Any

from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.verify.facts.axes import any_value
from crmpolicy.verify.facts.following import follows_from, sources_of
from crmpolicy.verify.facts.inverting import parts_for
from crmpolicy.verify.facts.knowing import unknown_ways
from crmpolicy.verify.facts.sketch import Sketch
from crmpolicy.verify.facts.space import Space
from crmpolicy.verify.undecided import NotDecidedError


class Giver:
    """Gathers the facts to give, by full name.

    Args:
        values: the values of axes.
        space: their space.
    """

    def __init__(self, values: Mapping[str, Any], space: Space) -> None:
        self.values = values
        self.space = space
        self.given: dict[str, Any] = {}
        self.asked: list[str] = []

    def whole(self, sketch: Sketch) -> dict[str, Any]:
        """Give every fact that a program wants, and the one entry of the list that it is asked for.

        Raises:
            NotDecidedError: what is wanted cannot be given.
        """
        self.asked = [table.table.key for table in sketch.program.tables]
        self._wanted(sketch)
        if sketch.program.tables and sketch.program.tables[0].table.of:
            of = str(sketch.program.tables[0].table.of)
            self.given[of] = [self._entry(of, sketch)]
        return self.given

    def _wanted(self, sketch: Sketch) -> None:
        for each in sketch.program.fields:
            if each.wanted:
                self._give(each.key, sketch)

    def _give(self, key: str, sketch: Sketch) -> None:
        """Give a fact, or the facts that tell it."""
        each = sketch.fields[key]
        if key in sketch.answers:
            self._wanted(sketch.answers[key][0])
        elif key in self.values and not (self.values[key] is None and each.derived is not None):
            self._place(key, sketch)
        elif key in self.values:
            self._make_unknown(key, sketch)
        elif each.derived is not None and self.space.is_told(key, sketch):
            for source in each.derived.sources:
                self._give(source, sketch)
        else:
            self.given[key] = any_value(each.fact)

    def _place(self, key: str, sketch: Sketch) -> None:
        """Give the value of an axis; of what only another question reckons, parts from which it follows."""
        hidden = ":" in key and all(not key.startswith(f"{name}:") for name in self.asked)
        parts = parts_for(sketch.fields[key], sketch.fields, self.values[key]) if hidden else None
        if parts is None or parts.keys() & self.values.keys():
            self.given[key] = self.values[key]
            return
        self.values = {**self.values, **parts}
        for part in parts:
            self._give(part, sketch)

    def _make_unknown(self, key: str, sketch: Sketch) -> None:
        """Give the parts of a derived fact so that it is unknown, in a way that fits what else is claimed."""
        for way in unknown_ways(key, sketch.fields):
            if all(self.values.get(each, value) == value for each, value in way.items()):
                if key in way:  # it may be unknown itself, whatever its parts are
                    self.given[key] = None
                else:
                    self._parts(key, way, sketch)
                return
        raise NotDecidedError("verify-unknown-apart", fact=sketch.facts[key].title)

    def _parts(self, key: str, way: Mapping[str, Any], sketch: Sketch) -> None:
        for source in sources_of(key, sketch.fields):
            if source in way:
                self.given[source] = way[source]
            elif way.keys() & {source, *follows_from(source, sketch.fields)}:
                self._parts(source, way, sketch)
            else:
                self._give(source, sketch)

    def _entry(self, of: str, sketch: Sketch) -> dict[str, Any]:
        """Make the one entry of the list that a table is asked for."""
        for key in sketch.program.entry_derived:
            if key in self.values and not self.space.is_told(key, sketch):
                raise NotDecidedError("verify-entry-reckoned", fact=sketch.facts[key].title)
        kind = sketch.fields[of].fact.type
        fields = kind.fields if isinstance(kind, ListOf) else ()
        return {each.name: self._inside(each) for each in fields}

    def _inside(self, fact: Fact) -> Any:
        return self.values[fact.key] if fact.key in self.values else any_value(fact)
