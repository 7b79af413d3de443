"""What a program answers, as terms: parts folded, defaults, caps, joins of documents.

Written after the meaning of ``engine.answer``; an output has a value or not, and the value is known or not.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import z3

from crmpolicy.engine.folding import FoldedPart, FoldedTable
from crmpolicy.engine.program import Joined
from crmpolicy.policy.tables import Output
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import ValueType
from crmpolicy.verify.proving.cells import Cell, chosen, ordered, truth
from crmpolicy.verify.proving.folds import Said, Several, Voice, alone, changed, either, equal, fold
from crmpolicy.verify.proving.hits import Spoken, folded, matching, said_by, selected
from crmpolicy.verify.proving.lists import WordShape
from crmpolicy.verify.proving.shapes import Expr
from crmpolicy.verify.proving.worlds import World
from crmpolicy.verify.undecided import NotDecidedError


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
        if len(voices) == 1:
            return voices[0].said
        joined = fold(output.join, output.kind, voices)
        if output.cap is UNLIMITED:
            return joined
        return _capped(Voice(truth(), joined), world.literal(output.cap, output.kind)).said

    def equal(self, other: "Outcome", name: str) -> Expr:
        """Say that two outcomes have the same value for an output."""
        return equal(self.values[name], other.values[name])


def _mapped(said: Said, words: Mapping[Any, Any], kind: ValueType, world: World) -> Said:
    """Put a word onto the scale that all documents share."""
    cell = alone(said)
    if not isinstance(cell.shape, WordShape):
        raise NotDecidedError("verify-prover-list")
    cells = [(place, words.get(word)) for place, word in enumerate(cell.shape.words)]
    found = world.literal(None, kind)
    for place, target in cells:
        if target is not None:
            found = chosen(cell.expr == place, world.literal(target, kind), found)
    return Cell(found.shape, found.expr, z3.And(cell.known, found.known))


def _table(table: FoldedTable, world: World) -> Spoken:
    """Answer one document's table; one that is asked for each entry of a list, for a list of one entry."""
    parts = [_part(table, part, world) for part in table.parts]
    alone = len(table.table.parts) == 1 and parts
    finished = _finish(table, parts[0] if alone else _combine(table, parts), world)
    if table.table.of is None:
        return finished
    entry = Spoken(truth(), finished.voices, finished.fault)
    return _finish(table, _combine(table, [entry]), world)


def _combine(table: FoldedTable, parts: Sequence[Spoken]) -> Spoken:
    voices = folded(table.combine, table.table.outputs, parts)
    fault = z3.Or([z3.And(each.speaks, each.fault) for each in parts])
    return Spoken(z3.Or([each.speaks for each in parts]), voices, fault)


def _part(table: FoldedTable, part: FoldedPart, world: World) -> Spoken:
    found = matching(part, world)
    rules = [*zip(part.rules, found.matched, strict=True)]
    if part.otherwise is not None:
        rules.append((part.otherwise, found.rest))
    said = [said_by(rule, table, world, here) for rule, here in rules]
    faults = [z3.And(each.speaks, each.fault) for each in said]
    if part.otherwise is None:
        faults.append(found.rest)
    voices, more = selected(table, part, said)
    speaks = found.applies
    return Spoken(
        speaks,
        {name: voice.under(speaks) for name, voice in voices.items()},
        z3.And(speaks, z3.Or([*faults, more])),
    )


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

    return Voice(voice.has, changed(voice.said, cut), voice.behind and voice.behind.changed(cut))
