"""Large decision tables to check: complete and disjoint ones, and random ones that overlap."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from crmpolicy.engine import PolicySet
from crmpolicy.testing import load_texts

WORDS = "abcde"
GRADES = 10
TOP = 1000  # the upper end of every number; cuts are kept in hundredths
Box = dict[str, Any]


def _title(name: str) -> dict[str, str]:
    return {"zh": f"{name}项", "en": f"the {name}"}


@dataclass
class Inputs:
    """Facts of a table: numbers with and without step, words, yes and no, in turn."""

    rng: Random
    count: int
    facts: dict[str, Any] = field(default_factory=dict)
    scales: dict[str, Any] = field(default_factory=dict)
    whole: Box = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place in range(self.count):
            (self._number, self._words, self._yes_or_no)[place % 3](f"f{place}")

    def _number(self, name: str) -> None:
        step = self.rng.choice(("any", "1", "0.01"))
        allowed = {"at_least": "0", "under": str(TOP)}
        self.facts[name] = {"title": _title(name), "type": "number", "step": step, "range": allowed}
        self.whole[name] = (0, TOP * 100)

    def _words(self, name: str) -> None:
        words = WORDS[: self.rng.randint(3, 5)]
        values = [{"id": word, "title": _title(word)} for word in words]
        self.scales[f"of_{name}"] = {"title": _title(name), "order": "none", "values": values}
        self.facts[name] = {"title": _title(name), "type": "choice", "scale": f"of_{name}"}
        self.whole[name] = tuple(words)

    def _yes_or_no(self, name: str) -> None:
        self.facts[name] = {"title": _title(name), "type": "boolean"}
        self.whole[name] = ("no", "yes")


def partition(inputs: Inputs, rules: int) -> list[Box]:
    """Cut the whole again and again at random, until there are enough boxes: no gap and no overlap."""
    boxes = [dict(inputs.whole)]
    while len(boxes) < rules:
        box = boxes.pop(inputs.rng.randrange(len(boxes)))
        name = inputs.rng.choice(list(box))
        boxes += _halves(inputs.rng, box, name)
    inputs.rng.shuffle(boxes)
    return boxes


def _halves(rng: Random, box: Box, name: str) -> Iterator[Box]:
    value = box[name]
    if isinstance(value[0], str):
        if len(value) == 1:
            return iter([box])
        cut = rng.randint(1, len(value) - 1)
        return iter([{**box, name: value[:cut]}, {**box, name: value[cut:]}])
    low, high = value
    if high - low < 200:
        return iter([box])
    middle = rng.randint(low // 100 + 1, high // 100 - 1) * 100
    return iter([{**box, name: (low, middle)}, {**box, name: (middle, high)}])


def overlapping(inputs: Inputs, rules: int) -> list[Box]:
    """Draw boxes at random, each free in about half of the facts; the last one is the whole."""
    boxes = []
    for _ in range(rules - 1):
        box = dict(inputs.whole)
        for name, value in inputs.whole.items():
            if inputs.rng.random() < 0.5:
                continue
            if isinstance(value[0], str):
                box[name] = tuple(inputs.rng.sample(value, inputs.rng.randint(1, len(value) - 1)))
            else:
                box[name] = tuple(sorted(inputs.rng.sample(range(0, TOP * 100, 100), 2)))
        boxes.append(box)
    return [*boxes, dict(inputs.whole)]


def loaded(inputs: Inputs, boxes: list[Box], hit: str, law: str | None = None) -> PolicySet:
    """Write a table and load it; ``law`` names a number that must never make the answer worse."""
    rules = [
        {
            "id": f"r{place}",
            "then": {"grade": f"g{inputs.rng.randrange(GRADES)}"},
            "clause": "doc.1",
            **({"when": guard} if (guard := _guard(inputs, box)) else {}),
        }
        for place, box in enumerate(boxes)
    ]
    grades = [{"id": f"g{place}", "title": _title(f"g{place}")} for place in range(GRADES)]
    inputs.scales["grade"] = {"title": _title("grade"), "order": "best first", "values": grades}
    output = {"title": _title("grade"), "type": "choice", "scale": "grade"}
    decision: dict[str, Any] = {"title": _title("answer"), "clause": "doc.1", "hit": hit}
    decision |= {"outputs": {"grade": output}, "rules": rules}
    if law is not None:
        decision["properties"] = [{"id": "helps", "never": "worse grade", "when": f"higher {law}"}]
    whole = {"format": "1", "scales": inputs.scales, "facts": inputs.facts, "decisions": {"answer": decision}}
    return load_texts({"doc/rules.yaml": json.dumps(whole, ensure_ascii=False)})


def _guard(inputs: Inputs, box: Box) -> dict[str, Any]:
    guard: dict[str, Any] = {}
    for name, value in box.items():
        if value == inputs.whole[name]:
            continue
        if isinstance(value[0], str):
            guard[name] = list(value)
        else:
            guard[name] = {"at_least": f"{value[0] / 100:.2f}", "under": f"{value[1] / 100:.2f}"}
    return guard
