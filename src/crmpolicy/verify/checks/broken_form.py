"""CRM606: rules that no complete form keeps, stages that nothing asks for, blocks without entries."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from crmpolicy.policy.guards import Guard, Literally
from crmpolicy.policy.records import Record
from crmpolicy.policy.tables import Table
from crmpolicy.verify.diagrams.layers import Layer, Weaver
from crmpolicy.verify.facts.axes import Axis
from crmpolicy.verify.facts.formulas import Box, both
from crmpolicy.verify.facts.knowing import unknown_ways
from crmpolicy.verify.facts.relations import UNKNOWN
from crmpolicy.verify.finding import Found
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.wording import Argument


def find(question: Question) -> Iterator[Found | NotDecidedError]:
    """Look at each form of a question."""
    for number, each in enumerate(question.program.tables):
        course = each.table.course
        if isinstance(course, Record):
            yield from _idle(each.table, course)
            for layer in question.answers.tables[number]:
                yield from _hopeless(_Filling(question, layer, course), each.table)


def _idle(table: Table, form: Record) -> Iterator[Found]:
    """Tell of blocks in which nothing is printed, and of later stages that want nothing more."""
    used = {each.section for each in form.fields}
    for block in form.sections:
        if block.id not in used:
            arguments: dict[str, Argument] = {"table": table.title, "block": block.title}
            yield Found(arguments, block.place, block.clauses, message="finding-broken-form-block")
    asked = {each.since for each in form.entries()} | set(_literals(form))
    for stage in form.stages[1:]:
        if stage not in asked and form.scale is not None:
            named: dict[str, Argument] = {"table": table.title, "stage": form.scale.title_of(stage)}
            yield Found(named, table.place, table.clauses, message="finding-broken-form-stage")


def _literals(form: Record) -> Iterator[str]:
    """Give every word that a rule compares something with, stages among them."""
    guards: list[Guard] = [guard for each in form.demands for guard in (each.when, each.must)]
    for guard in guards:
        yield from (str(each.value) for each in guard.operands() if isinstance(each, Literally))


class _Filling:
    """Whether a form can be filled in completely, at its last stage, so that some of its rules are kept."""

    def __init__(self, question: Question, layer: Layer, form: Record) -> None:
        self.question, self.layer = question, layer
        self.wanted = _complete(question, form)

    @property
    def hard(self) -> list[int]:
        """The rules that a form has to keep."""
        return [number for number, each in enumerate(self.layer.part.rules) if not each.rule.soft]

    def keeps(self, rules: Iterable[int]) -> bool:
        """Tell whether some complete form breaks none of these rules.

        Raises:
            NotDecidedError: over budget.
        """
        kept = frozenset(rules)
        placed = tuple(each for each in self.layer.placed if each.rule in kept)
        layer = replace(self.layer, placed=placed, applies=(self.wanted,))
        book = self.question.book()
        weaver = Weaver(layer, self.question.space, self.question.order)
        node = weaver.weave(book, lambda mask: layer.asked(mask) and not layer.matched(mask), "one")
        for region, _ in book.regions(node, bool):
            box = both({self.question.order[level]: each for level, each in region.items()}, self.wanted)
            if box is not None and self.question.is_possible(box):
                return True
        return False


def _hopeless(filling: _Filling, table: Table) -> Iterator[Found]:
    """Tell of the first rule that no complete form keeps, with those above it that it needs for that."""
    hard = filling.hard
    if filling.keeps(hard):
        return
    last = next(count for count in range(len(hard)) if not filling.keeps(hard[: count + 1]))
    needed = hard[:last]
    for each in hard[:last]:
        without = [other for other in needed if other != each]
        needed = without if not filling.keeps([*without, hard[last]]) else needed
    rules = filling.layer.part.rules
    rule, others = rules[hard[last]].rule, [rules[each].rule for each in needed]
    arguments: dict[str, Argument] = {
        "table": table.title,
        "rule": rule.id,
        "others": tuple(each.id for each in others),
    }
    related = tuple(each.place for each in others if each.place)
    message = "finding-broken-form-together" if others else None
    yield Found(arguments, rule.place, rule.clauses or table.clauses, related=related, message=message)


def _complete(question: Question, form: Record) -> Box:
    """Give the box of the forms in which all that the last stage wants is filled in."""
    last = form.stages[-1] if form.stages else None
    wanted = {each.fact.key for each in form.fields if form.wants(each, last)}
    found: dict[int, int] = {}
    for number, axis in enumerate(question.space.axes):
        if isinstance(axis, Axis):
            if form.stage is not None and axis.key == form.stage.key:
                found[number] = axis.such_that(lambda stage: stage == last)
            elif _is_known(question, axis.key, wanted):
                found[number] = axis.alive & ~axis.unknown
        elif all(_is_known(question, each.key, wanted) for each in (axis.first, axis.second)):
            found[number] = axis.alive & ~UNKNOWN
    return found


def _is_known(question: Question, key: str, wanted: set[str]) -> bool:
    """Tell whether a fact is known where all that is wanted is filled in."""
    ways = unknown_ways(key, question.sketch.fields)
    return all(any(value is None and each in wanted for each, value in way.items()) for way in ways)
