"""Which rules of a part speak, and what they say together: hit policies as terms, after ``engine.answer``."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import z3

from crmpolicy.engine.folding import FoldedPart, FoldedRule, FoldedTable
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.tables import LISTING, Output
from crmpolicy.verify.proving.cells import never, truth
from crmpolicy.verify.proving.folds import Listed, Several, Voice, alone, equal, fold, one_of
from crmpolicy.verify.proving.shapes import Expr
from crmpolicy.verify.proving.worlds import World


@dataclass(frozen=True)
class Spoken:
    """What a rule, a part or a table says: where it speaks, a voice an output, what leaves it open."""

    speaks: Expr
    voices: Mapping[str, Voice]
    fault: Expr = field(default_factory=never)


@dataclass(frozen=True)
class Matching:
    """A part: where it applies, where each guard holds, which rules speak, and the catch-all."""

    applies: Expr
    guards: tuple[Expr, ...]
    matched: tuple[Expr, ...]
    rest: Expr


def matching(part: FoldedPart, world: World) -> Matching:
    """Say where the rules of a part match; under ``first`` what stands below a match is not looked at."""
    return world.once(part, lambda: _matching(part, world))


def _matching(part: FoldedPart, world: World) -> Matching:
    guards = tuple(world.holds(rule.guard) for rule in part.rules)
    matched = guards
    if part.part.hit == "first":
        matched = tuple(z3.And(each, z3.Not(z3.Or(guards[:place]))) for place, each in enumerate(guards))
    return Matching(world.holds(part.applies), guards, matched, z3.Not(z3.Or(guards)))


def speaking(table: FoldedTable, part: FoldedPart, world: World) -> list[Expr]:
    """Say where each rule, and last the catch-all, decides: once, as every rule is asked about in turn."""
    return world.once(part.part, lambda: _speaking(table, part, world))


def _speaking(table: FoldedTable, part: FoldedPart, world: World) -> list[Expr]:
    found = matching(part, world)
    each = list(found.matched)
    if part.part.hit == "priority":
        said = [said_by(rule, table, world, here) for rule, here in zip(part.rules, each, strict=True)]
        each = _first_ranked(table, part, said)
    return [*each, found.rest] if part.otherwise is not None else each


def said_by(rule: FoldedRule, table: FoldedTable, world: World, here: Expr) -> Spoken:
    """Give what a rule says where it speaks; an unknown for an output that may not be unknown is a fault."""
    voices, faults = {}, []
    for name, operand in rule.then:
        output = table.table.output(name)
        cell = world.of_type(operand, output.type)
        voices[name] = Voice(truth(), cell)
        if not output.unknown:
            faults.append(z3.Not(cell.known))
    return Spoken(here, voices, z3.Or(faults))


def folded(words: Mapping[str, Any], outputs: Sequence[Output], spoken: Sequence[Spoken]) -> dict[str, Voice]:
    """Fold output by output; a list and a count are of the single answers, whoever gave them."""
    found = {}
    for output in outputs:
        voices = [
            each.voices[output.name].under(each.speaks) for each in spoken if output.name in each.voices
        ]
        if voices:
            word = words.get(output.name, "chosen")
            has = z3.Or([each.has for each in voices])
            single = Several.joined([each.single.under(each.has) for each in voices])
            found[output.name] = Voice(has, fold(word, output.type, voices, single), single)
    return found


def selected(table: FoldedTable, part: FoldedPart, said: Sequence[Spoken]) -> tuple[dict[str, Voice], Expr]:
    """Put what the matching rules say together; and say where they contradict each other."""
    hit: str = part.part.hit
    outputs = table.table.outputs
    if hit in ("unique", "first"):
        several = [
            z3.And(one.speaks, z3.Or([each.speaks for each in said[:place]]))
            for place, one in enumerate(said)
        ]
        return _one(outputs, said, [each.speaks for each in said]), z3.Or(
            several
        ) if hit == "unique" else never()
    if hit == "any":
        return _one(outputs, said, _earliest(said)), _disagree(outputs, said)
    if hit == "priority":
        return _one(outputs, said, _first_ranked(table, part, said)), never()
    if hit in LISTING:
        return _listed(table, part, said), never()
    words = dict.fromkeys([each.name for each in outputs], hit if hit in ("worst", "best") else "list")
    if hit == "collect":
        return folded({**words, **table.combine}, outputs, said), never()
    together = folded(words, outputs, said)
    return {name: Voice(each.has, each.said) for name, each in together.items()}, never()


def _earliest(said: Sequence[Spoken]) -> list[Expr]:
    before = [z3.Or([each.speaks for each in said[:place]]) for place in range(len(said))]
    return [z3.And(one.speaks, z3.Not(earlier)) for one, earlier in zip(said, before, strict=True)]


def _one(outputs: Sequence[Output], said: Sequence[Spoken], here: Sequence[Expr]) -> dict[str, Voice]:
    """Give the values of the one rule that counts: output by output, where that rule gives one."""
    found = {}
    for output in outputs:
        voices = [
            one.voices[output.name].under(place)
            for one, place in zip(said, here, strict=True)
            if output.name in one.voices
        ]
        if voices:
            has = z3.Or([each.has for each in voices])
            found[output.name] = Voice(has, one_of(voices))
    return found


def _disagree(outputs: Sequence[Output], said: Sequence[Spoken]) -> Expr:
    """Say that two rules that match say different things."""
    found = []
    for place, one in enumerate(said):
        for other in said[:place]:
            both = z3.And(one.speaks, other.speaks)
            found += [z3.And(both, z3.Not(_alike(one, other, each.name))) for each in outputs]
    return z3.Or(found)


def _alike(one: Spoken, other: Spoken, name: str) -> Expr:
    if name in one.voices and name in other.voices:
        return equal(one.voices[name].said, other.voices[name].said)
    return z3.BoolVal((name in one.voices) == (name in other.voices))


def _first_ranked(table: FoldedTable, part: FoldedPart, said: Sequence[Spoken]) -> list[Expr]:
    """Say where each rule ranks before all others that match: the best value, then the first written."""
    before = _before(table, part, said)
    return [
        z3.And(
            one.speaks,
            *(
                z3.Implies(other.speaks, before(place, rank))
                for rank, other in enumerate(said)
                if rank != place
            ),
        )
        for place, one in enumerate(said)
    ]


def _before(table: FoldedTable, part: FoldedPart, said: Sequence[Spoken]) -> Callable[[int, int], Expr]:
    """Give the question whether a rule ranks before another by the output that has priority."""
    output = table.table.output(str(part.part.priority))
    ranks = [_rank(each.voices.get(output.name), output) for each in said]

    def question(one: int, other: int) -> Expr:
        (missing, key), (missing_other, key_other) = ranks[one], ranks[other]
        equal_or_less = key <= key_other if one < other else key < key_other
        tie = truth() if one < other else never()
        less = z3.If(missing_other, truth(), equal_or_less)
        return z3.If(missing, z3.And(missing_other, tie), z3.If(missing_other, truth(), less))

    return question


def _rank(voice: Voice | None, output: Output) -> tuple[Expr, Expr]:
    """Give whether a value is missing, and its place: the best word first, else the highest number."""
    if voice is None:
        return truth(), z3.RealVal(0)
    cell = alone(voice.said)
    key = z3.ToReal(cell.expr) if isinstance(output.type, Choice) else -cell.number
    return z3.Not(cell.known), key


def _listed(table: FoldedTable, part: FoldedPart, said: Sequence[Spoken]) -> dict[str, Voice]:
    """Give all answers one after another: as the rules are written, or by the rank of an output."""
    found = {}
    places: list[Expr] = [z3.IntVal(place) for place in range(len(said))]
    if part.part.hit == "output order":
        before = _before(table, part, said)
        places = [
            z3.Sum(
                [
                    z3.IntVal(0),
                    *(
                        z3.If(z3.And(other.speaks, before(rank, place)), 1, 0)
                        for rank, other in enumerate(said)
                        if rank != place
                    ),
                ]
            )
            for place in range(len(said))
        ]
    for output in table.table.outputs:
        slots = [
            (one.speaks, one.voices[output.name].said, place)
            for one, place in zip(said, places, strict=True)
            if output.name in one.voices
        ]
        if slots:
            several = Several.ranked(slots)
            found[output.name] = Voice(z3.Or([here for here, _, _ in slots]), Listed(several), several)
    return found
