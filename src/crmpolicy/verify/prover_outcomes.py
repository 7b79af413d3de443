"""What a program answers, as terms: hit policies, folds of parts, defaults, caps, joins of documents.

Written after the meaning of ``engine.answer``; an output has a value or not, and the value is known or not.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import z3

from crmpolicy.engine.folding import FoldedPart, FoldedRule, FoldedTable
from crmpolicy.engine.program import Joined
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.tables import LISTING, Output
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import ValueType
from crmpolicy.verify.prover_cells import Cell, chosen, never, ordered, truth
from crmpolicy.verify.prover_folds import Listed, Said, Several, Voice, either, equal, fold, one_of
from crmpolicy.verify.prover_shapes import Expr, WordShape
from crmpolicy.verify.prover_worlds import World
from crmpolicy.verify.undecided import NotDecidedError


@dataclass(frozen=True)
class Spoken:
    """What a rule, a part or a table says: whether it speaks at all, a voice an output, what leaves it open."""

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
    guards = tuple(world.holds(rule.guard) for rule in part.rules)
    matched = guards
    if part.part.hit == "first":
        matched = tuple(z3.And(each, z3.Not(z3.Or(guards[:place]))) for place, each in enumerate(guards))
    return Matching(world.holds(part.applies), guards, matched, z3.Not(z3.Or(guards)))


def speaking(table: FoldedTable, part: FoldedPart, world: World) -> list[Expr]:
    """Say where each rule, and last the catch-all, decides."""
    found = matching(part, world)
    each = list(found.matched)
    if part.part.hit == "priority":
        said = [_said(rule, table, world, here) for rule, here in zip(part.rules, each, strict=True)]
        each = _first_ranked(table, part, said)
    return [*each, found.rest] if part.otherwise is not None else each


class Outcome:
    """The outcome of a program in a world: a value by output, and where it is decided.

    ``decided`` holds where the point answers; ``values`` are what it then answers.
    """

    def __init__(self, world: World) -> None:
        program = world.program
        self.kinds: dict[str, ValueType] = {each.name: each.kind for each in program.outputs}
        tables = [_table(table, world) for table in program.tables]
        self.decided: Expr = z3.Not(z3.Or([each.fault for each in tables]))
        self.values: dict[str, Said] = {}
        for output in program.outputs:
            self.values[output.name] = self._joined(output, program.tables, tables, world)

    @staticmethod
    def _joined(
        output: Joined, tables: Sequence[FoldedTable], spoken: Sequence[Spoken], world: World
    ) -> Said:
        voices = []
        for table, each in zip(tables, spoken, strict=True):
            if output.name in each.voices:
                words = output.words.get(table.table.document)
                said = each.voices[output.name].said
                mapped = said if words is None else _mapped(said, words, output.kind, world)
                voices.append(Voice(truth(), mapped))
        return voices[0].said if len(voices) == 1 else fold(output.join, output.kind, voices)

    def cell(self, name: str) -> Cell:
        """Give an output that is one value.

        Raises:
            NotDecidedError: it is a list.
        """
        said = self.values[name]
        if isinstance(said, Listed):
            raise NotDecidedError("verify-prover-list")
        return said

    def equal(self, other: "Outcome", name: str) -> Expr:
        """Say that two outcomes have the same value for an output."""
        return equal(self.values[name], other.values[name])


def _mapped(said: Said, words: Mapping[Any, Any], kind: ValueType, world: World) -> Said:
    """Put a word onto the scale that all documents share."""
    if isinstance(said, Listed) or not isinstance(said.shape, WordShape):
        raise NotDecidedError("verify-prover-list")
    cells = [(place, words.get(word)) for place, word in enumerate(said.shape.words)]
    found = world.literal(None, kind)
    for place, target in cells:
        if target is not None:
            found = chosen(said.expr == place, world.literal(target, kind), found)
    return Cell(found.shape, found.expr, z3.And(said.known, found.known))


def _table(table: FoldedTable, world: World) -> Spoken:
    """Answer one document's table; one that is asked for each entry of a list, for a list of one entry."""
    parts = [_part(table, part, world) for part in table.parts]
    if len(table.table.parts) == 1 and parts:
        combined = parts[0]
    else:
        combined = _combine(table, parts)
    finished = _finish(table, combined, world)
    if table.table.of is None:
        return finished
    entry = Spoken(truth(), finished.voices, finished.fault)
    return _finish(table, _combine(table, [entry]), world)


def _combine(table: FoldedTable, parts: Sequence[Spoken]) -> Spoken:
    voices = _folded(table.combine, table.table.outputs, parts)
    fault = z3.Or([z3.And(each.speaks, each.fault) for each in parts])
    return Spoken(z3.Or([each.speaks for each in parts]), voices, fault)


def _folded(
    words: Mapping[str, Any], outputs: Sequence[Output], spoken: Sequence[Spoken]
) -> dict[str, Voice]:
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


def _part(table: FoldedTable, part: FoldedPart, world: World) -> Spoken:
    found = matching(part, world)
    rules = [*zip(part.rules, found.matched, strict=True)]
    if part.otherwise is not None:
        rules.append((part.otherwise, found.rest))
    said = [_said(rule, table, world, here) for rule, here in rules]
    faults = [z3.And(each.speaks, each.fault) for each in said]
    if part.otherwise is None:
        faults.append(found.rest)
    voices, more = _selected(table, part, said)
    speaks = found.applies
    return Spoken(
        speaks,
        {name: voice.under(speaks) for name, voice in voices.items()},
        z3.And(speaks, z3.Or([*faults, more])),
    )


def _said(rule: FoldedRule, table: FoldedTable, world: World, here: Expr) -> Spoken:
    """Give what a rule says where it speaks; an unknown for an output that may not be unknown is a fault."""
    voices, faults = {}, []
    for name, operand in rule.then:
        output = table.table.output(name)
        cell = world.of_type(operand, output.type)
        voices[name] = Voice(truth(), cell)
        if not output.unknown:
            faults.append(z3.Not(cell.known))
    return Spoken(here, voices, z3.Or(faults))


def _selected(table: FoldedTable, part: FoldedPart, said: Sequence[Spoken]) -> tuple[dict[str, Voice], Expr]:
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
        return _folded({**words, **table.combine}, outputs, said), never()
    folded = _folded(words, outputs, said)
    return {name: Voice(each.has, each.said) for name, each in folded.items()}, never()


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
    if isinstance(voice.said, Listed):
        raise NotDecidedError("verify-prover-list")
    cell = voice.said
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


def _finish(table: FoldedTable, spoken: Spoken, world: World) -> Spoken:
    """Set defaults, refuse what is still open, cut to the caps."""
    voices, faults = {}, [spoken.fault]
    for output in table.table.outputs:
        voice = _defaulted(output, spoken, world)
        faults.append(z3.Not(voice.has))
        if not output.unknown:
            faults.append(z3.And(voice.has, z3.Not(voice.said.known)))
        cap = table.caps.get(output.name, UNLIMITED)
        capped = voice if cap is UNLIMITED else _capped(voice, world.literal(cap, output.type))
        voices[output.name] = Voice(truth(), capped.said, capped.behind)
    return Spoken(truth(), voices, z3.Or(faults))


def _defaulted(output: Output, spoken: Spoken, world: World) -> Voice:
    """Give what is said for an output, else its default."""
    voice = spoken.voices.get(output.name)
    default = world.literal(output.default, output.type) if output.has_default else None
    if voice is None:
        return Voice(z3.BoolVal(output.has_default), default or world.literal(None, output.type))
    voice = voice.under(spoken.speaks)
    if default is None:
        return voice
    behind = voice.behind and Several.joined(
        [voice.behind.under(voice.has), Voice(truth(), default).single.under(z3.Not(voice.has))]
    )
    return Voice(truth(), either(voice.has, voice.said, default), behind)


def _capped(voice: Voice, highest: Cell) -> Voice:
    """Cut a value to a cap; of a list, each of its answers."""

    def cut(cell: Cell) -> Cell:
        found = chosen(ordered("over", cell, highest), highest, cell)
        return Cell(found.shape, found.expr, cell.known, found.over)

    behind = voice.behind and voice.behind.changed(cut)
    if isinstance(voice.said, Listed):
        return Voice(voice.has, Listed(voice.said.several.changed(cut), voice.said.known), behind)
    return Voice(voice.has, cut(voice.said), behind)
