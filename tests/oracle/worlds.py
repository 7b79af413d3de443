"""A second opinion: policies evaluated straight from their YAML text, sharing no code with the engine.

It knows what the shipped and the generated policies use; anything else is an error, never a guess.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import yaml

from tests.oracle.literals import UNLIMITED, WORDY, Spec, literal, order

SECTIONS = ("subjects", "scales", "facts", "parameters", "decisions")


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
        declared = self.sections["parameters"]
        self.parameters = _Parameters(
            lambda name: self._parameter(declared[name], (given or {}).get(name), day)
        )

    def _parameter(self, spec: Spec, given: Any, day: date | None) -> Any:
        written = spec.get("value") if given is None else given
        for entry in spec.get("dated", []) if given is None else []:
            since = entry.get("from")
            if since is None or (day is not None and date.fromisoformat(since) <= day):
                written = entry["value"]
        if written in (None, "required"):
            return None
        if written == "optional":
            return UNLIMITED
        if spec["type"] == "mapping":
            of = {"type": spec["of"]} if isinstance(spec["of"], str) else spec["of"]
            return {self._key(key): literal(of, value, self.scales) for key, value in written.items()}
        return literal(spec, written, self.scales)

    @staticmethod
    def _key(key: str) -> Any:
        return {"yes": True, "no": False}.get(key, key)

    def spec(self, name: str, decision: Spec) -> Spec:
        """Give the declaration of a fact, be it of one point alone or decided by another."""
        if name in decision.get("derive", {}):
            return dict(decision["derive"][name])
        if name in self.facts:
            return self.facts[name]
        point, output = decision["requires"][name].rsplit(".", 1)
        return self.outputs(point)[output]

    def outputs(self, point: str) -> Mapping[str, Spec]:
        """Give the outputs of a question, with what the catalogue says of them."""
        listed = self.sections["subjects"].get(point, {}).get("outputs", {})
        written = self.decisions[point]["outputs"]
        return {name: {**listed.get(name, {}), **spec} for name, spec in written.items()}


class Case:
    """One case: reads facts, follows derivations, evaluates guards.

    Args:
        world: the policies.
        decision: the table that is asked.
        given: the facts by plain name, in the oracle's form.
        ask: answers another point for a fact that it decides.
        entry: the entry of a list that the table is asked for.
    """

    def __init__(
        self,
        world: World,
        decision: Spec,
        given: Mapping[str, Any],
        ask: Callable[[str], Any],
        *,
        entry: Mapping[str, Any] | None = None,
        fields: Mapping[str, Spec] | None = None,
    ) -> None:
        self.world, self.decision, self.given, self.ask = world, decision, given, ask
        self.entry, self.fields = entry or {}, fields or {}

    def inside(self, entry: Mapping[str, Any], fields: Mapping[str, Spec]) -> "Case":
        """Give the case as an entry of a list sees it."""
        return Case(self.world, self.decision, self.given, self.ask, entry=entry, fields=fields)

    def spec(self, name: str) -> Spec:
        """Give the declaration of a fact."""
        return self.fields[name] if name in self.fields else self.world.spec(name, self.decision)

    def value(self, name: str) -> Any:
        """Give a fact: of the entry, given, derived, or decided by another point."""
        from tests.oracle.derived import follow  # noqa: PLC0415 - the two define each other

        if name in self.fields:
            return self.entry[name]
        if name in self.given:
            return self.given[name]
        if name in self.decision.get("requires", {}):
            return self.ask(self.decision["requires"][name])
        return follow(self, self.spec(name))

    def knows(self, name: str) -> bool:
        """Tell whether a word is the name of a fact here."""
        own = (
            self.fields,
            self.world.facts,
            self.decision.get("derive", {}),
            self.decision.get("requires", {}),
        )
        return any(name in names for names in own)

    def operand(self, spec: Spec, written: Any) -> Any:
        """Give the value of an operand: a written value, a parameter, or a fact."""
        if isinstance(written, Mapping) and "parameter" in written:
            return self._parameter(written["parameter"], written.get("entry"))
        if isinstance(written, str) and not self._is_word(spec, written):
            if self.knows(written):
                return self.value(written)
            if written in self.world.sections["parameters"]:
                return self._parameter(written, None)
        return literal(spec, written, self.world.scales)

    def _is_word(self, spec: Spec, written: str) -> bool:
        """Tell whether a text is a value before it is a name: so it is where values are words."""
        if spec["type"] not in WORDY:
            return False
        try:
            literal(spec, written, self.world.scales)
        except ValueError:
            return False
        return True

    def _parameter(self, name: str, entry: Any) -> Any:
        value = self.world.parameters[name]
        if not isinstance(value, Mapping):
            return value
        spec = self.world.sections["parameters"][name]
        of = {"type": spec["of"]} if isinstance(spec["of"], str) else spec["of"]
        rest = literal(of, spec["else"], self.world.scales) if "else" in spec else None
        if entry is not None:
            return value.get(entry, rest)
        key = self.value(spec["keys"][0])
        return None if key is None else value.get(key, rest)

    def holds(self, guard: Mapping[str, Any] | None) -> bool:
        """Tell whether a guard holds."""
        for name, asked in (guard or {}).items():
            if name == "any":
                if not any(self.holds(each) for each in asked):
                    return False
            elif not self._test(name, asked):
                return False
        return True

    def _test(self, name: str, asked: Any) -> bool:
        is_fact = self.knows(name)
        spec = self.spec(name) if is_fact else self.world.sections["parameters"][name]
        value = self.value(name) if is_fact else self.world.parameters[name]
        if isinstance(asked, Mapping) and "parameter" not in asked:
            return all(self._one(spec, value, operator, written) for operator, written in asked.items())
        return self._one(spec, value, "is", asked)

    def _one(self, spec: Spec, value: Any, operator: str, written: Any) -> bool:
        if operator == "known":
            return (value is not None) is (written == "yes")
        asked = {"type": "choice", "scale": spec["scale"]} if spec["type"] == "choices" else spec
        listed = written if isinstance(written, list) else [written]
        operands = [self.operand(asked, each) for each in listed]
        if value is None:
            return False
        if operator in ("is", "not"):
            return self._equal(value, operands, wanted=operator == "is")
        return self._ordered(spec, value, operator, operands[0])

    @staticmethod
    def _equal(value: Any, operands: list[Any], *, wanted: bool) -> bool:
        def same(operand: Any) -> bool:
            inside = isinstance(value, tuple) and not isinstance(operand, tuple)
            return bool(operand in value if inside else operand == value)

        if wanted:
            return any(operand is not None and same(operand) for operand in operands)
        return all(operand is not None and not same(operand) for operand in operands)

    def _ordered(self, spec: Spec, value: Any, operator: str, operand: Any) -> bool:
        if operand is None:
            return False
        if operand == UNLIMITED:
            return operator in ("under", "up_to")
        if "scale" in spec:
            ranks = order(self.world.scales[spec["scale"]])
            value, operand = -ranks.index(value), -ranks.index(operand)
        found: Mapping[str, bool] = {
            "at_least": value >= operand,
            "over": value > operand,
            "up_to": value <= operand,
            "under": value < operand,
        }
        return found[operator]
