"""Our hit policies as those of DMN: which one, with which aggregation, and which words come first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from crmpolicy.interop.dmn.model import Aggregation, HitPolicy
from crmpolicy.interop.dmn.refusing import Unsayable
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.tables import Fold, Hit, Output

_PLAIN: Final[Mapping[Hit, HitPolicy]] = {
    "unique": "UNIQUE",
    "first": "FIRST",
    "any": "ANY",
    "priority": "PRIORITY",
    "rule order": "RULE ORDER",
    "output order": "OUTPUT ORDER",
}
_AGGREGATED: Final[Mapping[Fold, Aggregation]] = {
    "sum": "SUM",
    "max": "MAX",
    "min": "MIN",
    "count": "COUNT",
    "earliest": "MIN",
    "latest": "MAX",
}
SINGLE: Final = frozenset({"UNIQUE", "FIRST", "ANY", "PRIORITY"})
"""The hit policies under which one rule answers."""


@dataclass(frozen=True, slots=True)
class HitOut:
    """A hit policy of DMN; ``order`` has the literals of the output that is ranked, the first wins."""

    hit: HitPolicy
    aggregation: Aggregation | None = None
    ranked: str | None = None
    order: tuple[str, ...] = ()

    @property
    def one_rule(self) -> bool:
        """Whether one rule answers."""
        return self.hit in SINGLE


def hit_of(
    hit: Hit, priority: str | None, words: Mapping[str, Fold], outputs: Mapping[str, Output]
) -> HitOut:
    """Give the hit policy of DMN that means the same.

    Args:
        hit: ours.
        priority: the output that is ranked.
        words: how outputs are put together, under ``collect``.
        outputs: the outputs that rules give.

    Raises:
        Unsayable: DMN has none.
    """
    if hit in ("priority", "output order"):
        ranked = outputs[str(priority)]
        return HitOut(_PLAIN[hit], None, ranked.name, _ranked(ranked, "best"))
    if hit in _PLAIN:
        return HitOut(_PLAIN[hit])
    if hit == "collect" and {words.get(name, "list") for name in outputs} == {"list"}:
        return HitOut("RULE ORDER")
    if len(outputs) > 1:
        raise Unsayable("dmn-out-several", hit=hit)
    output = next(iter(outputs.values()))
    word: Fold = "worst" if hit == "worst" else "best" if hit == "best" else words.get(output.name, "list")
    return folded(word, output)


def folded(word: Fold, output: Output) -> HitOut:
    """Give the hit policy under which rules are put together by a word.

    Raises:
        Unsayable: DMN has none.
    """
    if word in _AGGREGATED:
        return HitOut("COLLECT", _AGGREGATED[word])
    if word in ("worst", "best"):
        return HitOut("PRIORITY", None, output.name, _ranked(output, word))
    if word in ("all", "any"):
        order = ("false", "true") if word == "all" else ("true", "false")
        return HitOut("PRIORITY", None, output.name, order)
    raise Unsayable("dmn-out-fold", word=word, output=output.title)


def _ranked(output: Output, word: str) -> tuple[str, ...]:
    if not isinstance(output.type, Choice):
        raise Unsayable("dmn-out-ranked", output=output.title)
    ids = output.type.scale.ids
    return ids if word == "best" else ids[::-1]
