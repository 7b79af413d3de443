"""A case that kills a mutant: an owner's scene, or facts that a comparison found, and what comes out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from crmpolicy.engine import Decision, PolicySet
from crmpolicy.errors import (
    CrmPolicyError,
    Fault,
    MissingParameterError,
)
from crmpolicy.policy.tables import OVERRIDE
from crmpolicy.source import RawCase, read_cases
from crmpolicy.testing.expecting import Answer
from crmpolicy.testing.finding import CaseFaultError
from crmpolicy.testing.judging import judge
from crmpolicy.testing.mutants.campaign import Campaign, Fate
from crmpolicy.testing.mutants.mentions import Mentions
from crmpolicy.testing.mutants.mutant import Mutant
from crmpolicy.testing.mutants.seeds import Seed, of_case, of_witnesses, vocabulary
from crmpolicy.testing.mutants.telling import entries_of
from crmpolicy.testing.mutants.varying import Varied, varied
from crmpolicy.testing.mutants.writing import case_text
from crmpolicy.testing.scenes import Scene
from crmpolicy.wording import Words

_MOST_ONCE: Final = 800
_MOST_TWICE: Final = 1_500
_MOST_SEEDS: Final = 8
_MOST_PAIRED: Final = 2
_AS_IT_IS: Final = Words("", "")
_HEAD: Final = "format: 1\n\ncases:\n"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A case that passes and fails with the mutant, as YAML; the file or document that it belongs beside."""

    text: str
    beside: str
    case: RawCase
    policies: PolicySet


def suggest(campaign: Campaign, fate: Fate) -> Suggestion | None:
    """Give a case that kills a mutant which survived; None where none was found.

    Tried are the facts that the comparison found, then the scenes of the owner's cases as they are, but
    looked at whole, then scenes beside them, in one thing and in two. What is suggested has been checked: it
    passes with the policies and fails with the mutant.
    """
    return next(_suggested(campaign, fate), None)


def _suggested(campaign: Campaign, fate: Fate) -> Iterator[Suggestion]:
    mutant = fate.mutant
    seeds = [of_case(each) for each in campaign.candidates(mutant)]
    shown = [*of_witnesses(campaign.policies, fate)]
    for seed in seeds:
        yield from _checked(seed, Varied(seed.scene, _AS_IT_IS), mutant)
    steps = [_Steps(seed, mutant, campaign.mentions(seed.policies)) for seed in apart(seeds, mutant)]
    for each in steps:
        yield from each.once()
    for seed in shown:
        yield from _checked(seed, Varied(seed.scene, _AS_IT_IS), mutant)
    for each in steps[:_MOST_PAIRED]:
        yield from each.twice()


def apart(seeds: Sequence[Seed], mutant: Mutant) -> list[Seed]:
    """Choose few seeds: first one of each kind, by the facts and events that are given.

    Where it is about what people set by hand, those in which somebody does come first.
    """
    by_hand = any("override" in edit.path for edit in mutant.edits)
    ranked = sorted(seeds, key=lambda seed: by_hand and OVERRIDE not in seed.scene.given)
    first: dict[Any, Seed] = {}
    for seed in ranked:
        events = [str(each.get("event")) for each in seed.scene.given.get("events", ())]
        first.setdefault((seed.ask, *sorted(seed.scene.given), *sorted(set(events))), seed)
    kinds = list(first.values())
    return [*kinds, *(each for each in ranked if each not in kinds)][:_MOST_SEEDS]


class _Steps:
    """The scenes beside that of a seed, put to the policies and to the mutant."""

    def __init__(self, seed: Seed, mutant: Mutant, mentions: Mentions) -> None:
        self.seed = seed
        self.mutant = mutant
        changed = mutant.applied(seed.policies.effective)
        self.changed = None if changed is None else PolicySet(changed, digest="mutant")
        self.words = vocabulary(mentions, seed.point, seed.scene)

    def once(self) -> Iterator[Suggestion]:
        """Vary one thing."""
        yield from self._tried(islice(varied(self.seed.scene, self.seed.point, self.words), _MOST_ONCE))

    def twice(self) -> Iterator[Suggestion]:
        """Vary two things."""
        yield from self._tried(islice(self._pairs(), _MOST_TWICE))

    def _pairs(self) -> Iterator[Varied]:
        for one in varied(self.seed.scene, self.seed.point, self.words):
            for other in varied(one.scene, self.seed.point, self.words):
                joined = Words(f"{one.said.zh}，{other.said.zh}", f"{one.said.en}, {other.said.en}")
                yield Varied(other.scene, joined)

    def _tried(self, scenes: Iterator[Varied]) -> Iterator[Suggestion]:
        if self.changed is None:
            return
        for each in scenes:
            answers = [_answer(each.scene, one, self.seed.ask) for one in (self.seed.policies, self.changed)]
            if _tells(answers[0], answers[1]):
                yield from _checked(self.seed, each, self.mutant)


def _answer(scene: Scene, policies: PolicySet, ask: str) -> Answer:
    try:
        return scene.put(policies.point(ask))
    except CrmPolicyError as error:
        return error


def _tells(one: Answer, other: Answer) -> bool:
    """Tell whether two answers differ in a way that a case can say."""
    if isinstance(one, Decision) and isinstance(other, Decision):
        return one.outcome != other.outcome
    return type(one) is not type(other) and not isinstance(one, MissingParameterError)


def _checked(seed: Seed, varied_scene: Varied, mutant: Mutant) -> Iterator[Suggestion]:
    """Write a case and try it: it has to pass with the policies, and to fail with the mutant."""
    effective = mutant.applied(seed.policies.effective)
    if effective is None:
        return
    changed = PolicySet(effective, digest="mutant")
    answers = [_answer(varied_scene.scene, each, seed.ask) for each in (seed.policies, changed)]
    entries = entries_of(seed, varied_scene, mutant, answers[0], answers[1])
    if entries is None:
        return
    text = case_text(entries)
    case = read_back(text)
    if case is None:
        return
    try:
        if judge(case, seed.policies).result.passed and _is_killed(case, changed):
            yield Suggestion(text, seed.beside, case, seed.policies)
    except (CaseFaultError, CrmPolicyError):
        return


def _is_killed(case: RawCase, changed: PolicySet) -> bool:
    try:
        return not judge(case, changed).result.passed
    except (CaseFaultError, CrmPolicyError):
        return True


def read_back(text: str) -> RawCase | None:
    """Read the text of a case as a file of cases would be read; None where it cannot be."""
    faults: list[Fault] = []
    with TemporaryDirectory() as folder:
        file = Path(folder) / "cases" / "suggested.yaml"
        file.parent.mkdir()
        file.write_text(f"{_HEAD}{text}\n", encoding="utf-8")
        found = read_cases(file, faults)
    return found[0] if found and not faults else None
