"""Small policies with one table, with Hypothesis: every hit policy over facts of every type.

They are written as YAML to be loaded through the real reader: the way from text to decision is one.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from hypothesis import strategies as st

from crmpolicy.policy.tables import LISTING
from crmpolicy.testing.drawing import one_of

Draw = Any
FILE: Final = "doc/rules.yaml"
ORDERED: Final = ("at_least", "over", "up_to", "under")
HITS: Final = (
    "unique", "first", "any", "priority", "rule order", "output order", "collect", "worst", "best",
)  # fmt: skip


def _scale(title: str, words: str, order: str, **more: str) -> dict[str, Any]:
    values = [{"id": word, "title": {"zh": f"{word}字", "en": f"the {word}"}} for word in words.split()]
    return {"title": {"zh": title, "en": title}, "order": order, **more, "values": values}


SCALES: Final = {
    "grade": _scale("grade", "best good fair bad", "best first"),
    "colour": _scale("colour", "red green blue", "none"),
    "trade": _scale("trade", "mill shop other", "none", open="yes"),
}
KINDS: Final[Mapping[str, tuple[dict[str, Any], Sequence[str]]]] = {
    "ratio": ({"type": "ratio", "step": "any"}, ("0%", "1%", "2.5%", "0.1", "100%")),
    "money": ({"type": "money"}, ("0元", "100元", "100.01元", "1万元")),
    "number": ({"type": "number", "step": "any"}, ("-1", "0", "0.001", "1.5", "2")),
    "integer": ({"type": "integer"}, ("0", "1", "2", "5")),
    "quantity": ({"type": "quantity", "unit": "t", "step": "any"}, ("0 t", "500 kg", "1 t", "1.5 t")),
    "date": ({"type": "date"}, ("2026-01-01", "2026-02-28", "2026-06-30")),
    "instant": ({"type": "instant"}, ("2026-01-01T00:00:00+08:00", "2026-06-30T12:00:00+08:00")),
    "time": ({"type": "time of day"}, ("09:00", "12:00", "17:30")),
    "term": ({"type": "term"}, ("1h", "4h", "24h")),
    "grade": ({"type": "choice", "scale": "grade"}, ("bad", "fair", "good", "best")),
    "boolean": ({"type": "boolean"}, ("no", "yes")),
    "colour": ({"type": "choice", "scale": "colour"}, ("red", "green", "blue")),
    "trade": ({"type": "choice", "scale": "trade"}, ("mill", "shop", "other")),
    "choices": ({"type": "choices", "scale": "grade"}, ("best", "good", "fair", "bad")),
    "text": ({"type": "text"}, ("foo", "bar", "baz")),
    "weekday": ({"type": "weekday"}, ("monday", "friday")),
}
COMPARED: Final = (
    "ratio",
    "money",
    "number",
    "integer",
    "quantity",
    "date",
    "instant",
    "time",
    "term",
    "grade",
)
MEASURED: Final = ("ratio", "money", "number", "integer", "quantity")
FOLDS: Final[Mapping[str, Sequence[str]]] = {
    "grade": ("worst", "best"),
    "choices": ("union", "intersection", "list"),
    "boolean": ("all", "any"),
    "integer": ("max", "min", "sum", "count"),
    "date": ("earliest", "latest"),
    **dict.fromkeys(("ratio", "money", "number", "quantity"), ("max", "min", "sum")),
}


def _named(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"title": {"zh": f"{name}项", "en": f"the {name}"}, **KINDS[kind][0], **more}


def policy_texts(*, hits: Sequence[str] = HITS) -> st.SearchStrategy[dict[str, str]]:
    """Give the files of a policy of one document ``doc`` with one decision ``answer``.

    Args:
        hits: the hit policies to choose from.
    """

    @st.composite
    def made(draw: Draw) -> dict[str, str]:
        return {FILE: json.dumps(_Policy(draw, hits).whole(), ensure_ascii=False, indent=1)}

    return made()


class _Policy:
    """Draws one policy; kinds of facts are kept so that rules can ask them."""

    def __init__(self, draw: Draw, hits: Sequence[str]) -> None:
        self.draw = draw
        self.hit = self.pick(hits)
        self.kinds: dict[str, str] = {}
        self.facts: dict[str, Any] = {}
        self.parameters: dict[str, Any] = {}
        self.fields: dict[str, str] = {}
        self.count = 0

    def pick(self, among: Sequence[Any]) -> Any:
        return one_of(self.draw, list(among))

    def odds(self, one_in: int) -> bool:
        return bool(self.draw(st.integers(1, one_in)) == 1)

    def whole(self) -> dict[str, Any]:
        self._facts()
        self._parameters()
        decision = self._decision()
        sections = {"scales": SCALES, "facts": self.facts, "parameters": self.parameters}
        return {"format": "1", **sections, "decisions": {"answer": decision}}

    def _facts(self) -> None:
        for place in range(self.pick((1, 2, 3, 4))):
            kind = self.kinds["f0"] if place == 1 and self.odds(2) else self.pick(tuple(KINDS))
            self.kinds[f"f{place}"] = kind
            more = {"unknown": "allowed"} if self.odds(3) else {}
            self.facts[f"f{place}"] = _named(f"f{place}", kind, **more)
        if self.odds(6):
            self.fields = {"e0": self.pick(tuple(KINDS)), "e1": self.pick(COMPARED)}
            of = {name: _named(name, kind) for name, kind in self.fields.items()}
            self.facts["rows"] = {"title": {"zh": "明细", "en": "rows"}, "type": "list", "of": of}

    def _parameters(self) -> None:
        for name, kind in list(self.kinds.items()):
            if self.odds(2):
                value = (
                    "optional"
                    if kind in COMPARED and kind != "grade" and self.odds(4)
                    else self.pick(KINDS[kind][1])
                )
                self._parameter(f"p_{name}", kind, value=value)
        self._parameter("switch", "boolean", value=self.pick(("yes", "no")))

    def _parameter(self, name: str, kind: str, **more: Any) -> None:
        declared = {key: value for key, value in KINDS[kind][0].items() if key != "step"}
        self.parameters[name] = {"title": {"zh": name, "en": name}, **declared, "clause": "doc.1", **more}

    def _decision(self) -> dict[str, Any]:
        derive = self._derived() if self.odds(2) else {}
        outputs = self._outputs()
        together = self.hit not in LISTING or all(kind == "choices" for kind in self.said.values())
        listed = bool(self.fields) and together and self.odds(2)
        several = together and self.odds(2)
        parts = [
            self._part(f"p{place}", outputs, inside=listed)
            for place in range(self.pick((1, 2, 3)) if several else 1)
        ]
        folded = several or listed or (self.hit == "collect" and self.odds(2))
        whole: dict[str, Any] = {
            "title": {"zh": "答复", "en": "answer"},
            "clause": "doc.1",
            "outputs": outputs,
        }
        if derive:
            whole["derive"] = derive
        if folded:
            whole["combine"] = {
                name: "list" if self.hit in LISTING else self.pick(FOLDS[kind])
                for name, kind in self.said.items()
            }
        if listed:
            whole |= {"of": "rows", "empty": {name: self._value(kind) for name, kind in self.said.items()}}
        if several:
            return whole | {"parts": parts}
        return whole | {key: value for key, value in parts[0].items() if key not in ("id", "title", "when")}

    def _outputs(self) -> dict[str, Any]:
        ranked = self.hit in ("priority", "output order", "worst", "best")
        self.said = {"o0": "grade" if ranked else self.pick(tuple(FOLDS))}
        if self.odds(3):
            self.said["o1"] = "grade" if self.hit in ("worst", "best") else self.pick(tuple(FOLDS))
        self.optional = {name for name in self.said if name != "o0" and self.odds(2)}
        outputs = {name: _named(name, kind) for name, kind in self.said.items()}
        for name in self.optional:
            outputs[name]["default"] = self._value(self.said[name])
        for name, kind in self.said.items():
            if kind in MEASURED and self.odds(4):
                self._parameter(f"cap_{name}", kind, value=self.pick(KINDS[kind][1]))
                outputs[name]["cap"] = f"cap_{name}"
        return outputs

    def _value(self, kind: str) -> Any:
        literals = KINDS[kind][1]
        if kind == "choices":
            return self.draw(st.lists(st.sampled_from(literals), min_size=1, max_size=3, unique=True))
        return self.pick(literals)

    def _part(self, name: str, outputs: Mapping[str, Any], *, inside: bool) -> dict[str, Any]:
        asked = {**self.kinds, **self.fields} if inside else self.kinds
        part: dict[str, Any] = {"id": name, "title": {"zh": name, "en": name}, "hit": self.hit}
        if self.odds(4):
            part["when"] = self._switch() if self.odds(2) else self._guard(asked)
        if self.hit in ("priority", "output order"):
            part["priority"] = "o0"
        part["rules"] = [self._rule(asked, outputs) for _ in range(self.pick((1, 2, 3, 4)))]
        if not self.odds(4):
            rest = self._rule(asked, outputs)
            part["otherwise"] = {key: value for key, value in rest.items() if key != "when"}
        return part

    def _rule(self, asked: Mapping[str, str], outputs: Mapping[str, Any]) -> dict[str, Any]:
        self.count += 1
        then = {
            name: self._then(name, kind)
            for name, kind in self.said.items()
            if name not in self.optional or self.odds(2)
        }
        del outputs
        rule: dict[str, Any] = {"id": f"r{self.count}", "then": then, "clause": f"doc.{self.count}"}
        if not self.odds(8):
            rule["when"] = self._guard(asked)
        return rule

    def _then(self, name: str, kind: str) -> Any:
        alike = [
            fact for fact, each in self.kinds.items() if each == kind and kind not in ("choices", "text")
        ]
        if alike and self.odds(5):
            return self.pick(alike)
        keys = [fact for fact, each in self.kinds.items() if each in ("boolean", "colour")]
        if keys and kind in MEASURED and self.odds(4):
            return {"parameter": self._mapping(name, kind, self.pick(keys))}
        return self._value(kind)

    def _mapping(self, name: str, kind: str, key: str) -> str:
        """Write a parameter with an entry for some of the words of a fact, and what holds for the rest."""
        words = KINDS[self.kinds[key]][1][:2]
        entries = {word: self._value(kind) for word in words}
        declared = {"type": "mapping", "keys": [key], "of": KINDS[kind][0], "else": self._value(kind)}
        title = {"zh": f"m_{name}_{key}", "en": f"m_{name}_{key}"}
        self.parameters[title["en"]] = {"title": title, **declared, "clause": "doc.1", "value": entries}
        return title["en"]

    def _switch(self) -> dict[str, Any]:
        return {"switch": self.pick(("yes", "no"))}

    def _guard(self, asked: Mapping[str, str], *, deep: bool = True) -> dict[str, Any]:
        names = self.draw(st.lists(st.sampled_from(sorted(asked)), min_size=1, max_size=2, unique=True))
        guard: dict[str, Any] = {name: self._test(name, asked) for name in names}
        if self.odds(8):
            guard |= self._switch()
        if deep and self.odds(5):
            guard["any"] = [self._guard(asked, deep=False) for _ in range(self.pick((1, 2)))]
        return guard

    def _test(self, name: str, asked: Mapping[str, str]) -> Any:
        kind = asked[name]
        literals = KINDS[kind][1]
        ways = [
            "is",
            "is",
            "list",
            "not",
            "known",
            *(["bound"] * 4 + ["between"] * 2 if kind in COMPARED else []),
        ]
        way = self.pick(ways)
        if way == "list":
            return self.draw(st.lists(st.sampled_from(literals), min_size=1, max_size=2, unique=True))
        if way == "between":
            low = self.draw(st.integers(0, len(literals) - 2))
            return {
                self.pick(("at_least", "over")): literals[low],
                self.pick(("up_to", "under")): literals[low + 1],
            }
        if way == "known":
            return {"known": self.pick(("yes", "no"))}
        operand = self._operand(name, asked)
        return operand if way == "is" else {"not" if way == "not" else self.pick(ORDERED): operand}

    def _operand(self, name: str, asked: Mapping[str, str]) -> Any:
        """Draw what a fact is compared with: mostly a written value, else a parameter or another fact."""
        kind = asked[name]
        if f"p_{name}" in self.parameters and self.odds(2):
            return {"parameter": f"p_{name}"}
        alike = [each for each, other in asked.items() if other == kind and each != name]
        if alike and kind not in ("text", "choices") and self.odds(3):
            return self.pick(alike)
        return self.pick(KINDS[kind][1])

    def _derived(self) -> dict[str, Any]:
        """Draw one or two facts of the point alone, each by a word that fits what there is."""
        found: dict[str, Any] = {}
        for place in range(self.pick((1, 2))):
            ways = [way for way in self._ways() if way is not None]
            kind, derived = self.pick(ways)
            found[f"d{place}"] = _named(f"d{place}", kind, derived=derived)
            self.kinds[f"d{place}"] = kind
        return found

    def _ways(self) -> list[tuple[str, dict[str, Any]]]:
        names = sorted(self.kinds)
        plain: list[tuple[str, dict[str, Any]]] = [("boolean", {"holds": self._guard(self.kinds)})]
        for one in names:
            kind = self.kinds[one]
            alike = [each for each in names if self.kinds[each] == kind]
            other = self.pick(alike)
            if kind in MEASURED:
                plain += [(kind, {"sum": [one, other]}), (kind, {"sum": [one], "minus": [other]})]
                plain += [
                    ("ratio", {"ratio": [one, other]}),
                    ("integer", {"whole_steps": one, "step": KINDS[kind][1][-1]}),
                ]
                plain += [(kind, {"min": [one, other]}), (kind, {"max": [one, other]})]
                plain += [(kind, {"rest": one, "step": KINDS[kind][1][-1]})]
            if kind == "grade":
                plain += [(kind, {"worst": [one, other]}), (kind, {"best": [one, other]})]
            if kind == "boolean":
                plain += [(kind, {"any": [one, other]}), (kind, {"all": [one, other]})]
            if kind == "date":
                plain += [("integer", {"days_between": [one, other]}), (kind, {"latest": [one, other]})]
            if kind != "choices":
                plain += [(kind, {"pick": "switch", "yes": one, "no": other})]
        plain += (
            [("integer", {"count": "rows", "where": {"e1": KINDS[self.fields["e1"]][1][0]}})]
            if self.fields
            else []
        )
        return plain
