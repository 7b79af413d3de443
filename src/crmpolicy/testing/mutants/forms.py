"""Changes of forms and rankings: what has to be entered, who comes first."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

from crmpolicy.policy.guards import Guard, Literally, Test
from crmpolicy.policy.negation import both, negated
from crmpolicy.policy.rankings import By, First, RankedList, Ranking
from crmpolicy.policy.records import Demand, Field, Record
from crmpolicy.testing.mutants.guards import changes, told_change
from crmpolicy.testing.mutants.mutant import Edit, Mutant, everywhere
from crmpolicy.testing.mutants.neighbours import neighbours
from crmpolicy.testing.mutants.paths import Path, put, walk
from crmpolicy.testing.mutants.sheets import Sheet, told, told_test
from crmpolicy.values import Integer
from crmpolicy.wording import Words, word

_OTHER_END: Final[Mapping[First, First]] = {
    "highest": "lowest", "lowest": "highest", "best": "worst", "worst": "best",
    "earliest": "latest", "latest": "earliest",
}  # fmt: skip


def of_form(sheet: Sheet, form: Record) -> Iterator[Mutant]:
    """Give the changes of a form's entries and of what its rules demand."""
    for place, entry in enumerate(form.fields):
        way: Path = ("course", "fields", place)
        yield from _entry(sheet, way, form, entry)
        for number, line in enumerate(entry.lines):
            yield from _entry(sheet, (*way, "lines", number), form, line)
    for place, demand in enumerate(form.demands):
        yield from _demand(sheet, ("course", "demands", place), demand)


def _entry(sheet: Sheet, way: Path, form: Record, entry: Field) -> Iterator[Mutant]:
    """Ask for what is not required and not for what is; let others have the same; more or fewer lines."""
    title = entry.fact.title
    if entry.required:
        said = (title, word("nothing"))
        yield sheet.change("drop", way, replace(entry, required=False, since=None), said)
    if entry.unique and entry not in form.fields:  # what no other form may have, no case of one form can show
        yield sheet.change("convention", way, replace(entry, unique=False), (title, word("nothing")))
    if entry.since is not None and form.scale is not None:
        stages = form.stages
        place = stages.index(entry.since)
        for other in (each for each in (place - 1, place + 1) if 0 <= each < len(stages)):
            words = (form.scale.title_of(entry.since), form.scale.title_of(stages[other]))
            yield sheet.change("outcome", (*way, "since"), stages[other], words)
    if entry.at_most is not None:
        for each in neighbours(Integer(), entry.at_most):
            words = (told(None, entry.at_most), told(None, each.value))
            yield sheet.change("threshold", (*way, "at_most"), each.value, words)


def _demand(sheet: Sheet, way: Path, demand: Demand) -> Iterator[Mutant]:
    for inner, test in [*walk(demand, ("rule", "of", "counter"))]:
        if isinstance(test, Test):
            for done, changed in changes(sheet.book, test):
                now = put(demand, inner, changed)
                yield told_change(sheet, done, (*way, *inner), test, changed, *_lowered(sheet, demand, now))


def _lowered(sheet: Sheet, was: Demand, now: Demand) -> tuple[Edit, ...]:
    """Change the rule, or the fact that counts lines, in which a demand is asked."""
    guards = broken(was), broken(now)
    return everywhere(replace(sheet.root, course=None), *guards)


def broken(demand: Demand) -> Guard:
    """Give what breaks a demand, as the reader lowers it."""
    return both((demand.when, negated(demand.must)))


def of_ranking(sheet: Sheet, ranking: Ranking) -> Iterator[Mutant]:
    """Give the changes of the lists of a ranking."""
    yield from _ties(sheet, ranking)
    for place, each in enumerate(ranking.lists):
        for done, now, said in _lists(sheet, each):
            lists = (*ranking.lists[:place], now, *ranking.lists[place + 1 :])
            made = _ranked(sheet, done, ranking, replace(ranking, lists=lists), said)
            yield replace(
                made, name=f"{sheet.key}/{each.id}", clauses=each.clauses or made.clauses, place=each.place
            )


def _ties(sheet: Sheet, ranking: Ranking) -> Iterator[Mutant]:
    """Change what is looked at between equals; it is written once, for all lists."""
    between = {by for each in ranking.lists for by in each.order if by.between}
    for by in sorted(between, key=lambda one: one.name):
        other = replace(by, first=_OTHER_END[by.first])
        for done, now in (("convention", (other,)), ("drop", ())):
            lists = tuple(
                replace(
                    each, order=tuple(new for old in each.order for new in (now if old == by else (old,)))
                )
                for each in ranking.lists
            )
            said = (Words(by.name, by.name), Words(other.first, other.first) if now else word("nothing"))
            yield _ranked(sheet, done, ranking, replace(ranking, lists=lists), said)


def _lists(sheet: Sheet, listed: RankedList) -> Iterator[tuple[Any, RankedList, tuple[Words, Words]]]:
    own = [by for by in listed.order if not by.between]
    for place, by in enumerate(own):
        names = (Words(by.first, by.first), Words(_OTHER_END[by.first], _OTHER_END[by.first]))
        yield "convention", _ordered(listed, place, replace(by, first=_OTHER_END[by.first])), names
        if len(own) > 1:
            left = (*listed.order[:place], *listed.order[place + 1 :])
            yield "drop", replace(listed, order=left), (Words(by.name, by.name), word("nothing"))
    for place, (one, other) in enumerate(pairwise(own)):
        turned = (*listed.order[:place], other, one, *listed.order[place + 2 :])
        yield (
            "order",
            replace(listed, order=turned),
            (Words(one.name, one.name), Words(other.name, other.name)),
        )
    ties: Any = "refuse" if listed.ties == "share" else "share"
    yield "convention", replace(listed, ties=ties), (Words(listed.ties, listed.ties), Words(ties, ties))
    if isinstance(listed.cut, Literally):
        for each in neighbours(Integer(), listed.cut.value):
            words = (told(None, listed.cut.value), told(None, each.value))
            yield "threshold", replace(listed, cut=Literally(each.value)), words
    for path, test in walk(listed.only):
        if isinstance(test, Test) and test.operator != "known":  # what is not known has no place
            for done, changed in changes(sheet.book, test):
                said = (told_test(sheet.book, test), told_test(sheet.book, changed))
                yield done, replace(listed, only=put(listed.only, path, changed)), said


def _ordered(listed: RankedList, place: int, by: By) -> RankedList:
    return replace(listed, order=(*listed.order[:place], by, *listed.order[place + 1 :]))


def _ranked(sheet: Sheet, done: Any, was: Ranking, now: Ranking, said: tuple[Words, Words]) -> Mutant:
    """Change a ranking in the course of the table and in the fact that has its standings."""
    others = [each for each in everywhere(sheet.root, was, now) if each.path != ("course",)]
    for one, other in zip(was.lists, now.lists, strict=True):
        if one.only != other.only:  # the rule that places an entry asks the same
            others += everywhere(replace(sheet.root, course=None, derive=()), one.only, other.only)
    return sheet.change(done, ("course",), now, said, *others)
