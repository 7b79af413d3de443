"""A second opinion: policies evaluated straight from their YAML text, sharing no code with the engine.

It knows what the shipped and the generated policies use; anything else is an error, never a guess.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import yaml

from tests.oracle.literals import UNLIMITED, Spec, literal

SECTIONS = ("subjects", "scales", "facts", "parameters", "decisions")
EVENTS, STAGE = "events", "stage"
HAPPENED: Spec = {
    "type": "list",
    "of": {"event": {"type": "text"}, "at": {"type": "instant"}, "by": {"type": "text"}},
}
"""The list that every document has without declaring it."""


@lru_cache(64)
def parsed(text: str) -> Mapping[str, Any]:
    """Read a YAML text; every scalar stays text."""
    loader = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
    found: Mapping[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - texts only, nothing is built
    return found


class _Parameters(dict[str, Any]):
    """Values of parameters, read when they are asked for: no question asks for all."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, name: str) -> Any:
        value = self.read(name)
        if value is None:
            raise KeyError(name)
        self[name] = value
        return value


class World:
    """What some YAML texts declare, with values for the parameters of one day.

    Args:
        texts: the files of one document, and those shared by all.
        given: values of parameters that count instead of the written ones, as text.
        day: the day that picks dated values.
    """

    def __init__(
        self, texts: Iterable[str], given: Mapping[str, Any] | None = None, day: date | None = None
    ) -> None:
        self.sections: dict[str, dict[str, Any]] = {name: {} for name in SECTIONS}
        for text in texts:
            whole = parsed(text)
            for name in SECTIONS:
                self.sections[name].update({key: dict(each) for key, each in (whole.get(name) or {}).items()})
        self.scales: Mapping[str, Spec] = self.sections["scales"]
        self.facts: Mapping[str, Spec] = self.sections["facts"]
        self.decisions = self.sections["decisions"]
        for name, decision in self.decisions.items():
            if "stages" in decision:
                self.sections["scales"][f"stages of {name}"] = _ranked(decision["stages"])
                decision[STAGE] = {"type": "choice", "scale": f"stages of {name}"}
        self.parameters = _Parameters(self._parameter)
        self.values, self.day = given or {}, day

    def written(self, name: str) -> Any:
        """Give the value of a parameter on the day as it is written."""
        spec, given = self.sections["parameters"][name], self.values.get(name)
        written = spec.get("value") if given is None else given
        for entry in spec.get("dated", []) if given is None else []:
            since = entry.get("from")
            if since is None or (self.day is not None and date.fromisoformat(since) <= self.day):
                written = entry["value"]
        return written

    def _parameter(self, name: str) -> Any:
        spec, written = self.sections["parameters"][name], self.written(name)
        if written in (None, "required"):
            return None
        if written == "optional":
            return UNLIMITED
        if spec["type"] == "mapping":
            of = {"type": spec["of"]} if isinstance(spec["of"], str) else spec["of"]
            return {self._key(key): literal(of, value, self.scales) for key, value in written.items()}
        return literal(spec, written, self.scales)

    def words(self, name: str) -> tuple[str, ...]:
        """Give the words that a parameter lists: a list its items, a mapping by free words their words."""
        return tuple(self.parameters[name])

    @staticmethod
    def _key(key: str) -> Any:
        return {"yes": True, "no": False}.get(key, key)

    def spec(self, name: str, decision: Spec) -> Spec:
        """Give the declaration of a fact, be it of one point alone, of a form, or decided by another."""
        for own in ("derive", "fields"):
            if name in decision.get(own, {}):
                return dict(decision[own][name])
        if name == STAGE and STAGE in decision:
            return dict(decision[STAGE])
        if name in self.facts:
            return self.facts[name]
        if name == EVENTS:
            return HAPPENED
        point, output = decision["requires"][name].rsplit(".", 1)
        return self.outputs(point.rpartition(".")[2])[output]

    def outputs(self, point: str) -> Mapping[str, Spec]:
        """Give the outputs of a question, with what the catalogue says of them."""
        listed = self.sections["subjects"].get(point, {}).get("outputs", {})
        written = self.decisions[point]["outputs"]
        return {name: {**listed.get(name, {}), **spec} for name, spec in written.items()}


def _ranked(stages: Iterable[Any]) -> Spec:
    """Give the stages of a form as a scale: the furthest is the greatest."""
    named = [{"id": each} if isinstance(each, str) else each for each in stages]
    return {"values": named[::-1]}
