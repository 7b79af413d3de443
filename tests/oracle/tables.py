"""Tables as the grammar's page tells them: which rules match, and what follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.oracle.literals import Spec, literal, order
from tests.oracle.one_case import Case
from tests.oracle.worlds import World

Voice = Mapping[str, Any]


class OpenCaseError(Exception):
    """No rule speaks, or several do where one should."""


@dataclass(frozen=True, slots=True)
class Told:
    """An answer: for each part the rules that match (``None`` where it does not apply), and the outcome.

    A table of a list has the parts of its entries one after another. ``outcome`` is ``None`` where the
    case is undecided.
    """

    matched: tuple[tuple[str, frozenset[str] | None], ...]
    outcome: Mapping[str, Any] | None


def tell(world: World, point: str, given: Mapping[str, Any]) -> Told:
    """Answer a question of one document.

    Args:
        world: its policies.
        point: the name of the decision.
        given: the facts by plain name, in the oracle's form.
    """
    return _Table(world, point, case_of(world, point, given)).answer()


def matching(world: World, point: str, given: Mapping[str, Any]) -> frozenset[str]:
    """Name the rules, levels and moves that the facts match: time goes on from them.

    A level counts where it takes part, and where its guard lets a case pass. Rules of the duties that a
    lifecycle names match along with its moves.
    """
    decision, case = world.decisions[point], case_of(world, point, given)
    levels, moves = decision.get("levels", []), decision.get("moves", [])
    guards = [(each["id"], each.get("when")) for each in [*levels, *moves, *decision.get("rules", [])]]
    guards += [(each["id"], each["passes_when"]) for each in levels if "passes_when" in each]
    found = frozenset(each for each, guard in guards if case.holds(guard))
    duties = decision.get("duties")
    return found | matching(world, duties, given) if isinstance(duties, str) else found


def case_of(world: World, point: str, given: Mapping[str, Any]) -> Case:
    """Give a case of a question; what other questions decide is asked of them."""

    def ask(required: str) -> Any:
        other, output = required.rsplit(".", 1)
        told = tell(world, other.rpartition(".")[2], given)
        if told.outcome is None:
            raise OpenCaseError
        return told.outcome[output]

    return Case(world, world.decisions[point], given, ask)


class _Table:
    def __init__(self, world: World, point: str, case: Case) -> None:
        decision = world.decisions[point]
        self.world, self.decision, self.case = world, decision, case
        self.outputs = world.outputs(point)
        self.parts: Sequence[Spec] = decision.get("parts") or [{"id": "", **decision, "when": {}}]
        combine = decision.get("combine", {})
        self.words = {
            name: world.parameters[word["parameter"]] if isinstance(word, Mapping) else word
            for name, word in combine.items()
        }
        self.matched: list[tuple[str, frozenset[str] | None]] = []
        # the hit policies whose rules go into `combine` one by one
        several = len(self.parts) > 1 or "of" in decision
        self.apart = ("collect", "rule order", "output order") if several else ("collect",)

    def answer(self) -> Told:
        try:
            outcome: Voice | None = (
                self._listed() if "of" in self.decision else self._finish(*self._voices(self.case))
            )
        except OpenCaseError:
            outcome = None
        return Told(tuple(self.matched), outcome)

    def _listed(self) -> Voice:
        name = self.decision["of"]
        fields, entries = self.case.spec(name)["of"], self.case.value(name)
        if entries is None:
            raise OpenCaseError
        if not entries:
            return self._finish([self._empty()], plain=True)
        inside = [self.case.inside(entry, fields) for entry in entries]
        matching = [[(part, self._matching(part, case)) for part in self.parts] for case in inside]
        voices: list[Voice] = []
        singles: list[Voice] = []
        for case, told in zip(inside, matching, strict=True):
            said, plain = self._said_by(told, case)
            voices.append(self._finish(said, plain))
            singles += self._singles(said, voices[-1])
        return self._finish(voices, plain=False, singles=singles)

    def _singles(self, said: list[Voice], outcome: Voice) -> list[Voice]:
        """Give what the rules of one entry say one by one, its defaults among them."""
        given = {name for voice in said for name in voice}
        rest = {name: value for name, value in outcome.items() if name not in given}
        return [{name: self._cut(name, value) for name, value in voice.items()} for voice in said] + [rest]

    def _empty(self) -> Voice:
        return {
            name: literal(self.outputs[name], value, self.world.scales)
            for name, value in self.decision.get("empty", {}).items()
        }

    def _voices(self, case: Case) -> tuple[list[Voice], bool]:
        """Give what all parts say, and whether it is one answer that needs no putting together."""
        return self._said_by([(part, self._matching(part, case)) for part in self.parts], case)

    def _said_by(self, told: list[tuple[Spec, list[Spec] | None]], case: Case) -> tuple[list[Voice], bool]:
        voices: list[Voice] = []
        for part, matched in told:
            if matched is not None:
                voices += self._part(part, matched, case)
        plain = len(self.parts) == 1 and self.parts[0].get("hit") not in self.apart
        return voices, plain

    def _matching(self, part: Spec, case: Case) -> list[Spec] | None:
        if not case.holds(part.get("when")):
            self.matched.append((part["id"], None))
            return None
        matched = [rule for rule in part.get("rules", []) if case.holds(rule.get("when"))]
        self.matched.append((part["id"], frozenset(rule["id"] for rule in matched)))
        return matched

    def _part(self, part: Spec, matched: list[Spec], case: Case) -> list[Voice]:
        hit = part.get("hit", "unique")
        if not matched:
            if "otherwise" not in part:
                raise OpenCaseError
            matched = [part["otherwise"]]
        if hit == "first":
            matched = matched[:1]
        said = [self._said(rule, case) for rule in matched]
        priority = part.get("priority") or next(iter(self.outputs))
        if hit in self.apart:
            return self._sorted(priority, said) if hit == "output order" else said
        return [self._one(hit, priority, said)]

    def _said(self, rule: Spec, case: Case) -> Voice:
        said = {name: case.operand(self.outputs[name], written) for name, written in rule["then"].items()}
        if any(value is None and "unknown" not in self.outputs[name] for name, value in said.items()):
            raise OpenCaseError
        return said

    def _one(self, hit: str, priority: str, said: list[Voice]) -> Voice:
        """Make one answer of what the matching rules say."""
        if (hit == "unique" and len(said) > 1) or (hit == "any" and any(each != said[0] for each in said)):
            raise OpenCaseError
        if hit in ("unique", "first", "any"):
            return said[0]
        if hit in ("priority", "output order"):
            said = self._sorted(priority, said)
        if hit == "priority":
            return said[0]
        gathered = {name: [one[name] for one in said if name in one] for name in self.outputs}
        if hit in ("worst", "best"):
            return {name: self._fold(hit, name, several) for name, several in gathered.items() if several}
        return {name: tuple(several) for name, several in gathered.items() if several}

    def _sorted(self, priority: str, said: list[Voice]) -> list[Voice]:
        ranks = order(self.world.scales[self.outputs[priority]["scale"]])
        return sorted(said, key=lambda one: ranks.index(one[priority]) if one.get(priority) else len(ranks))

    def _finish(
        self,
        voices: list[Voice],
        plain: bool,  # noqa: FBT001 - one of a pair
        singles: list[Voice] | None = None,
    ) -> Voice:
        outcome: dict[str, Any] = {}
        for name, spec in self.outputs.items():
            word = self.words.get(name, "alone" if self._is_of_one_part(name) else "list")
            apart = singles if singles is not None and word in ("list", "count") else voices
            given = [voice[name] for voice in apart if name in voice]
            if given:
                outcome[name] = given[0] if plain or word == "alone" else self._fold(word, name, given)
            elif "default" in spec:
                outcome[name] = self._default(spec)
            if outcome.get(name) is None and not ("unknown" in spec and name in outcome):
                raise OpenCaseError
            outcome[name] = self._cut(name, outcome[name])
        return outcome

    def _default(self, spec: Spec) -> Any:
        """Give what stands where no rule speaks; it may be that nothing is known."""
        if "unknown" in spec and spec["default"] == "unknown":
            return None
        return literal(spec, spec["default"], self.world.scales)

    def _is_of_one_part(self, name: str) -> bool:
        """Tell whether one of several parts alone says an output, one answer at a time."""
        if len(self.parts) < 2 or "of" in self.decision:
            return False
        said = [part for part in self.parts if any(name in each["then"] for each in _rules_of(part))]
        return len(said) == 1 and said[0].get("hit") not in self.apart

    def _cut(self, name: str, value: Any) -> Any:
        cap = self.world.parameters[self.outputs[name]["cap"]] if "cap" in self.outputs[name] else None
        if value is None or not isinstance(cap, Fraction):
            return value
        return tuple(self._cut(name, one) for one in value) if isinstance(value, tuple) else min(value, cap)

    def _fold(self, word: str, name: str, values: list[Any]) -> Any:
        if word == "count":
            return Fraction(len(values))
        if None in values:
            return None
        ranks = order(self.world.scales[self.outputs[name]["scale"]]) if "scale" in self.outputs[name] else []
        if word in ("worst", "best"):
            return (max if word == "worst" else min)(values, key=ranks.index)
        if word in ("union", "intersection"):
            sets = [set(each) for each in values]
            kept = set.union(*sets) if word == "union" else set.intersection(*sets)
            return tuple(each for each in ranks if each in kept) if ranks else tuple(sorted(kept))
        plain: Mapping[str, Any] = {
            "max": max, "latest": max, "min": min, "earliest": min,
            "all": all, "any": any, "list": tuple,
            "sum": lambda each: sum(each, Fraction(0)),
        }  # fmt: skip
        return plain[word](values)


def _rules_of(part: Spec) -> list[Spec]:
    return [*part.get("rules", []), *([part["otherwise"]] if "otherwise" in part else [])]
