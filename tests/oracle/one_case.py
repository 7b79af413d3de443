"""One case as the oracle sees it: its facts, what follows from them, and whether a guard holds."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.oracle.literals import UNLIMITED, WORDY, Spec, literal, order
from tests.oracle.worlds import STAGE, World


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
            self.decision.get("fields", {}),
            self.decision.get("requires", {}),
        )
        return any(name in names for names in own) or (name == STAGE and STAGE in self.decision)

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
        left = spec.get("else", "unknown")  # what is not listed may have no value
        rest = None if left == "unknown" else literal(of, left, self.world.scales)
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

    def breaks(self, guard: Mapping[str, Any]) -> bool:
        """Tell whether a guard does not hold although all that it compares is known.

        Raises:
            ValueError: several tests; no shipped form demands so much in one rule.
        """
        [(name, asked)] = guard.items()
        if name == "any":
            raise ValueError(guard)
        spec, value = self._subject(name)
        [(operator, written)] = self._tests(asked)
        known = operator == "known" or None not in (value, *self._operands(spec, written))
        return known and not self._one(spec, value, operator, written)

    def _test(self, name: str, asked: Any) -> bool:
        if any(self._out_of_reach(*test) for test in self._tests(asked)):
            return False
        spec, value = self._subject(name)
        return all(self._one(spec, value, operator, written) for operator, written in self._tests(asked))

    def _out_of_reach(self, operator: str, written: Any) -> bool:
        """Tell whether a lower bound is a value that the company leaves open: the fact need not be given."""
        if operator not in ("at_least", "over") or not isinstance(written, str) or self.knows(written):
            return False
        named = written in self.world.sections["parameters"]
        return named and self.world.parameters[written] in (None, UNLIMITED)

    def _subject(self, name: str) -> tuple[Spec, Any]:
        """Give what a guard looks at: the declaration and the value of a fact, or of a switch."""
        if self.knows(name):
            return self.spec(name), self.value(name)
        return self.world.sections["parameters"][name], self.world.parameters[name]

    @staticmethod
    def _tests(asked: Any) -> list[tuple[str, Any]]:
        if isinstance(asked, Mapping) and "parameter" not in asked:
            return list(asked.items())
        return [("is", asked)]

    def _operands(self, spec: Spec, written: Any) -> list[Any]:
        asked = {"type": "choice", "scale": spec["scale"]} if spec["type"] == "choices" else spec
        return [self.operand(asked, each) for each in (written if isinstance(written, list) else [written])]

    def _one(self, spec: Spec, value: Any, operator: str, written: Any) -> bool:
        if operator == "known":
            return (value is not None) is (written == "yes")
        operands = self._operands(spec, written)
        if value is None:
            return False
        if operator in ("is", "not"):
            return self._equal(value, operands, wanted=operator == "is")
        return self._ordered(spec, value, operator, operands[0])

    @staticmethod
    def _equal(value: Any, operands: list[Any], *, wanted: bool) -> bool:
        def same(operand: Any) -> bool:
            """Tell whether one is the other, or stands on its list: facts and parameters may be lists."""
            if isinstance(value, tuple) is isinstance(operand, tuple):
                return bool(operand == value)
            return operand in value if isinstance(value, tuple) else value in operand

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
