"""Tables as large as real ones: 2 to 40 rules over 1 to 8 facts of every type, and one-value edits of them.

Hypothesis draws the shape and a seed; the rest comes from the seed, so that a table of forty rules costs no
thousand draws. Tables are split like a tree (complete and disjoint), thrown at random (they overlap and leave
gaps), or split and then damaged at one place.
"""

import json
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final, Literal

from hypothesis import strategies as st

from crmpolicy.engine import PolicySet
from crmpolicy.policy.tables import LISTING
from crmpolicy.testing import load_texts
from crmpolicy.testing.tables import FILE, FOLDS, HITS, SCALES

Style = Literal["split", "damaged", "random"]
Whole = dict[str, Any]
WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SPANS: Final[Mapping[str, tuple[Whole, Sequence[str]]]] = {
    "ratio": (
        {"type": "ratio", "step": "any", "range": {"at_least": "0%", "up_to": "100%"}},
        ("0%", "0.1%", "0.3%", "1%", "2.5%", "5%", "10%", "33.3%", "50%", "100%"),
    ),
    "share": (
        {"type": "ratio", "step": "1%", "range": {"at_least": "0%"}},
        ("1%", "2%", "3%", "5%", "10%", "50%", "100%"),
    ),
    "money": (
        {"type": "money"},
        ("-100元", "0元", "0.01元", "100元", "100.01元", "1000元", "1万元", "100万元"),
    ),
    "number": ({"type": "number", "step": "0.5"}, ("-1.5", "-1", "0", "0.5", "1.5", "2", "3.5", "10")),
    "integer": (
        {"type": "integer", "range": {"at_least": "0", "up_to": "20"}},
        ("0", "1", "2", "3", "5", "6", "9", "15", "20"),
    ),
    "count": ({"type": "integer"}, ("-3", "0", "1", "2", "4", "8", "16")),
    "quantity": (
        {"type": "quantity", "unit": "t", "step": "any", "range": {"over": "0 t"}},
        ("500 kg", "1 t", "1.5 t", "2 t", "500 t", "5000 t"),
    ),
    "date": (
        {"type": "date"},
        ("2026-01-01", "2026-01-02", "2026-02-28", "2026-03-01", "2026-06-30", "2027-01-01"),
    ),
    "instant": (
        {"type": "instant"},
        ("2026-01-01T00:00:00+08:00", "2026-01-01T00:00:01+08:00", "2026-06-30T12:00:00+08:00"),
    ),
    "time": ({"type": "time of day"}, ("00:00", "09:00", "12:00", "17:30")),
}
WORDS: Final[Mapping[str, tuple[Whole, Sequence[str]]]] = {
    "grade": ({"type": "choice", "scale": "grade"}, ("best", "good", "fair", "bad")),
    "colour": ({"type": "choice", "scale": "colour"}, ("red", "green", "blue")),
    "trade": ({"type": "choice", "scale": "trade"}, ("mill", "shop", "other")),
    "boolean": ({"type": "boolean"}, ("no", "yes")),
    "weekday": ({"type": "weekday"}, WEEK),
}
ODD: Final[Mapping[str, tuple[Whole, Sequence[str]]]] = {
    "choices": ({"type": "choices", "scale": "grade"}, ("best", "good", "fair")),
    "text": ({"type": "text"}, ("foo", "bar", "baz")),
    "term": ({"type": "term"}, ("1h", "4h", "1 day", "2 working days", "1 month")),
}
KINDS: Final = {**SPANS, **WORDS, **ODD}
TURNED: Final = {"at_least": "over", "over": "at_least", "under": "up_to", "up_to": "under"}
OUTPUTS: Final = ("grade", "boolean", "count", "money", "choices")
LISTED_FOLDS: Final = {**FOLDS, "count": FOLDS["integer"]}


@dataclass(frozen=True, slots=True)
class Big:
    """A table as it is written, and the same with one value changed."""

    whole: Whole
    edited: Whole

    def loaded(self) -> PolicySet:
        """Give the policy set."""
        return load_texts({FILE: text_of(self.whole)})

    def changed(self) -> PolicySet:
        """Give the policy set after the edit."""
        return load_texts({FILE: text_of(self.edited)})


def text_of(whole: Whole) -> str:
    """Write a policy file."""
    return json.dumps(whole, ensure_ascii=False)


def big_tables(
    *, rules: tuple[int, int] = (2, 40), inputs: tuple[int, int] = (1, 8), hits: Sequence[str] = HITS
) -> st.SearchStrategy[Big]:
    """Give tables of one document ``doc`` with one decision ``answer``.

    Args:
        rules: the fewest and the most rules.
        inputs: the fewest and the most facts.
        hits: the hit policies to choose from.
    """
    return st.builds(
        _made,
        st.integers(*rules),
        st.integers(*inputs),
        st.sampled_from(hits),
        st.sampled_from(("split", "damaged", "random")),
        st.integers(0, 2**32 - 1),
    )


def _made(rules: int, inputs: int, hit: str, style: Style, seed: int) -> Big:
    rng = Random(seed)  # noqa: S311 - tables of a test, no secret
    whole = _Table(rng, inputs, hit).whole(rules, style)
    return Big(whole, edited(whole, rng))


@dataclass(slots=True)
class _Table:
    """Writes one table."""

    rng: Random
    inputs: int
    hit: str
    kinds: dict[str, str] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)
    parameters: Whole = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    count: int = 0

    def whole(self, rules: int, style: Style) -> Whole:
        for place in range(self.inputs):
            twin = self.odds(3) and self.kinds.get("f0") in SPANS
            self.kinds[f"f{place}"] = self.kinds["f0"] if twin else self.rng.choice([*SPANS, *WORDS, *KINDS])
            if self.odds(3):
                self.unknown.add(f"f{place}")
        decision = self._decision(rules, style)
        facts = {
            name: _named(name, kind, {"unknown": "allowed"} if name in self.unknown else {})
            for name, kind in self.kinds.items()
        }
        sections = {"scales": SCALES, "facts": facts, "parameters": self.parameters}
        return {"format": "1", **sections, "decisions": {"answer": decision}}

    def odds(self, one_in: int) -> bool:
        return self.rng.randrange(one_in) == 0

    def _decision(self, rules: int, style: Style) -> Whole:
        ranked = self.hit in ("priority", "output order", "worst", "best")
        self.said = {"o0": "grade" if ranked else self.rng.choice(OUTPUTS)}
        if self.odds(3):
            self.said["o1"] = "grade" if ranked else self.rng.choice(OUTPUTS)
        outputs = {name: _named(name, kind, {}) for name, kind in self.said.items()}
        found = {"title": _title("answer"), "clause": "doc.1", "outputs": outputs}
        several = self.hit not in LISTING and rules > 3 and self.odds(4)
        if several or (self.hit == "collect" and self.odds(2)):
            found["combine"] = {name: self.rng.choice(LISTED_FOLDS[kind]) for name, kind in self.said.items()}
        if not several:
            return found | self._part(rules, style)
        half = rules // 2
        parts = [self._part(size, style) for size in (half, rules - half)]
        if self.odds(2):
            parts[1]["when"] = self._guard()
        titled = (
            {"id": f"p{place}", "title": _title(f"p{place}"), **each} for place, each in enumerate(parts)
        )
        return found | {"parts": list(titled)}

    def _part(self, rules: int, style: Style) -> Whole:
        guards = self._thrown(rules) if style == "random" else self._split(rules)
        if style == "damaged":
            self._damage(guards)
        self.rng.shuffle(guards)
        part: Whole = {"hit": self.hit, "rules": [self._rule(guard) for guard in guards]}
        if self.hit in ("priority", "output order"):
            part["priority"] = "o0"
        if self.odds(3):
            part["otherwise"] = self._rule({})
        return part

    def _rule(self, guard: Whole) -> Whole:
        self.count += 1
        then = {name: self._value(kind) for name, kind in self.said.items()}
        rule = {"id": f"r{self.count}", "then": then, "clause": f"doc.{self.count}"}
        return {**rule, "when": guard} if guard else rule

    def _value(self, kind: str) -> Any:
        words = KINDS[kind][1]
        return self.rng.sample(words, self.rng.randint(1, 3)) if kind == "choices" else self.rng.choice(words)

    def _split(self, rules: int) -> list[Whole]:
        """Split the space of all facts again and again, like a tree: every case lies in one leaf."""
        leaves: list[Whole] = [{}]
        for _ in range(20 * rules):
            if len(leaves) == rules:
                break
            leaf = self.rng.choice(leaves)
            halves = self._halves(leaf, self.rng.choice(sorted(self.kinds)))
            if halves:
                leaves.remove(leaf)
                leaves += halves
        return leaves

    def _halves(self, leaf: Whole, name: str) -> list[Whole]:
        kind, asked = self.kinds[name], leaf.get(name, {})
        if name in self.unknown and not asked:
            return [{**leaf, name: {"known": "no"}}, {**leaf, name: {"known": "yes"}}]
        if asked == {"known": "no"}:
            return []
        if kind in SPANS:
            return self._cut(leaf, name, {} if asked == {"known": "yes"} else asked)
        if kind not in WORDS:
            return []
        words = list(KINDS[kind][1]) if isinstance(asked, dict) else asked
        if len(words) < 2:
            return []
        some = self.rng.sample(words, self.rng.randint(1, len(words) - 1))
        return [{**leaf, name: some}, {**leaf, name: [each for each in words if each not in some]}]

    def _cut(self, leaf: Whole, name: str, asked: Whole) -> list[Whole]:
        pool = KINDS[self.kinds[name]][1]
        low = next(
            (pool.index(self._plain(asked[word])) for word in ("at_least", "over") if word in asked), -1
        )
        high = next(
            (pool.index(self._plain(asked[word])) for word in ("under", "up_to") if word in asked), len(pool)
        )
        if high - low < 2:
            return []
        operand = self._operand(name, pool[self.rng.randrange(low + 1, high)])
        lower, upper = self.rng.choice((("under", "at_least"), ("up_to", "over")))
        kept_low = {word: asked[word] for word in ("at_least", "over") if word in asked}
        kept_high = {word: asked[word] for word in ("under", "up_to") if word in asked}
        return [{**leaf, name: {**kept_low, lower: operand}}, {**leaf, name: {upper: operand, **kept_high}}]

    def _operand(self, name: str, literal: str) -> Any:
        """Write a value, now and then as a parameter."""
        kind = self.kinds[name]
        if kind in ODD or not self.odds(5):
            return literal
        declared = {key: value for key, value in KINDS[kind][0].items() if key not in ("step", "range")}
        key = f"p_{kind}_{KINDS[kind][1].index(literal)}"
        self.parameters[key] = {"title": _title(key), **declared, "clause": "doc.1", "value": literal}
        return {"parameter": key}

    def _plain(self, operand: Any) -> str:
        return str(self.parameters[operand["parameter"]]["value"] if isinstance(operand, dict) else operand)

    def _damage(self, guards: list[Whole]) -> None:
        """Damage one or two guards: one dropped, doubled, loosened, or a bound toggled."""
        for _ in range(self.rng.randint(1, 2)):
            place = self.rng.randrange(len(guards))
            way = self.rng.randrange(4)
            if way == 0 and len(guards) > 2:
                del guards[place]
            elif way == 1:
                guards[place] = deepcopy(self.rng.choice(guards))
            elif way == 2 and guards[place]:
                guards[place] = dict(
                    self.rng.sample(sorted(guards[place].items(), key=str), len(guards[place]) - 1)
                )
            else:
                _toggle(guards[place], self.rng)

    def _thrown(self, rules: int) -> list[Whole]:
        return [self._guard() if not self.odds(15) else {} for _ in range(rules)]

    def _guard(self, *, deep: bool = True) -> Whole:
        most = min(len(self.kinds), self.rng.choice((1, 2, 2, 3, 4)))
        guard: Whole = {name: self._test(name) for name in self.rng.sample(sorted(self.kinds), most)}
        if deep and self.odds(6):
            guard["any"] = [self._guard(deep=False) for _ in range(self.rng.randint(1, 3))]
        return guard

    def _test(self, name: str) -> Any:
        kind = self.kinds[name]
        literals = KINDS[kind][1]
        ordered = kind in SPANS or kind in ("grade", "term")
        way = self.rng.choice(("is", "list", "not", "known", *(["bound", "between"] * 3 if ordered else [])))
        if way == "known":
            return {"known": self.rng.choice(("yes", "no") if name in self.unknown else ("yes",))}
        if way == "list":
            return self.rng.sample(literals, 2)
        if way == "between":
            low, high = sorted(self.rng.sample(range(len(literals)), 2), reverse=kind == "grade")
            lower, upper = self.rng.choice(("at_least", "over")), self.rng.choice(("up_to", "under"))
            return {lower: self._operand(name, literals[low]), upper: self._operand(name, literals[high])}
        operand = self._other(name) or self._operand(name, self.rng.choice(literals))
        word = "not" if way == "not" else self.rng.choice(tuple(TURNED))
        return operand if way == "is" else {word: operand}

    def _other(self, name: str) -> str | None:
        """Now and then name another fact of the same type to compare with."""
        alike = [each for each, kind in self.kinds.items() if kind == self.kinds[name] and each != name]
        return self.rng.choice(alike) if alike and self.kinds[name] in SPANS and self.odds(2) else None


def _named(name: str, kind: str, more: Whole) -> Whole:
    return {"title": _title(name), **KINDS[kind][0], **more}


def _title(name: str) -> Whole:
    return {"zh": f"{name}项", "en": f"the {name}"}


def _toggle(guard: Whole, rng: Random) -> bool:
    """Turn one bound of a guard from closed to open or back; tells whether there was one."""
    bounds = [
        (name, word)
        for name, test in guard.items()
        if isinstance(test, dict)
        for word in test
        if word in TURNED
    ]
    if not bounds:
        return False
    name, word = rng.choice(bounds)
    guard[name] = {(TURNED[each] if each == word else each): value for each, value in guard[name].items()}
    return True


def edited(whole: Whole, rng: Random) -> Whole:
    """Give a copy with one value changed: a threshold, an outcome, a bound, a rule dropped or two swapped."""
    found = deepcopy(whole)
    decision = found["decisions"]["answer"]
    part = rng.choice(decision["parts"]) if "parts" in decision else decision
    rules = part["rules"]
    rule = rng.choice(rules)
    guard = rule.get("when", {})
    way = rng.randrange(5)
    if way == 0 and len(rules) > 1:
        rules.remove(rule)
    elif way == 1:
        one, other = rng.randrange(len(rules)), rng.randrange(len(rules))
        rules[one], rules[other] = rules[other], rules[one]
    elif not (way == 2 and _toggle(guard, rng)) and not (way == 3 and _move(guard, found, rng)):
        name = rng.choice(sorted(rule["then"]))
        _say(rule["then"], name, decision["outputs"][name], rng)
    return found


def _say(then: Whole, name: str, output: Whole, rng: Random) -> None:
    kind = next(
        each
        for each in OUTPUTS
        if KINDS[each][0]["type"] == output["type"] and _scale(each) == output.get("scale")
    )
    words = KINDS[kind][1]
    then[name] = rng.sample(words, rng.randint(1, 3)) if kind == "choices" else rng.choice(words)


def _scale(kind: str) -> Any:
    return KINDS[kind][0].get("scale")


def _move(guard: Whole, whole: Whole, rng: Random) -> bool:
    """Move one threshold of a guard to the next value of its type; tells whether there was one."""
    bounds = [
        (name, word)
        for name, test in guard.items()
        if isinstance(test, dict)
        for word, operand in test.items()
        if word in TURNED and any(operand in pool for _, pool in SPANS.values() if isinstance(operand, str))
    ]
    if not bounds:
        return False
    name, word = rng.choice(bounds)
    declared = {
        key: whole["facts"][name][key] for key in ("type", "step", "range") if key in whole["facts"][name]
    }
    pool = next(
        values
        for spec, values in SPANS.values()
        if spec == declared or {**spec, "unit": "t"} == {**declared, "unit": "t"}
    )
    place = pool.index(guard[name][word])
    moved = {**guard[name], word: pool[place + 1 if place + 1 < len(pool) else place - 1]}
    ends = [
        pool.index(moved[each]) for each in ("at_least", "over", "up_to", "under") if moved.get(each) in pool
    ]
    if len(moved) != len(ends) or ends != sorted(set(ends)):
        return False  # an interval that holds nothing is refused by the reader
    guard[name] = moved
    return True
