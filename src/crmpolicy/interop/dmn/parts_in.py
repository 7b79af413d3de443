"""Decisions that put others together, recognised: what is said beside the table has to be what it does.

A file may say of a decision that it puts parts together by a fold. That is believed only where the tables of
the file are those that the export writes for it; anything else is read as what it is, decisions that rest on
others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from crmpolicy.interop.dmn.combining import Voice, joined, passed_on
from crmpolicy.interop.dmn.feel import Value, unary_tests
from crmpolicy.interop.dmn.hits_out import folded
from crmpolicy.interop.dmn.model import Decision, Grid, Model, Result, Row, Together
from crmpolicy.interop.dmn.refusing import Unsayable
from crmpolicy.policy.scales import Choice, Scale, ScaleValue
from crmpolicy.policy.tables import FOLDS, Fold, Output
from crmpolicy.values import Boolean, Number, ValueType
from crmpolicy.wording import Words


@dataclass(frozen=True)
class Inside:
    """What a decision is within another: one of its parts, or what puts them together.

    ``whole``: the table itself is not read, for it says nothing but ``words``.
    """

    of: str
    whole: bool = False
    parts: tuple[tuple[str, str, bool], ...] = ()
    words: tuple[tuple[str, str], ...] = ()


def parts_of(model: Model) -> Mapping[str, Inside]:
    """Find the decisions that are parts, and those that put parts together, by name.

    Args:
        model: the file.
    """
    found: dict[str, Inside] = {}
    named = {each.name: each for each in model.decisions}
    for each in model.decisions:
        if each.together is None or not _is_so(each, model, named):
            continue
        between = _between(each, named)
        parts = {name: Inside(each.name) for _, name, _ in each.together.parts}
        if any(_used_elsewhere(name, each, between, model) for name in (*parts, *between)):
            continue
        found |= parts | {name: Inside(each.name, whole=True) for name in between}
        found[each.name] = Inside(each.name, whole=True, parts=each.together.parts, words=each.together.words)
    return found


def _between(decision: Decision, named: Mapping[str, Decision]) -> list[str]:
    """Name the decisions that put one output together each."""
    if len(decision.grid.results) == 1:
        return []
    return [each.expression for each in decision.grid.columns if each.expression in named]


def _used_elsewhere(name: str, whole: Decision, between: Sequence[str], model: Model) -> bool:
    """Tell whether something else looks at a part."""
    allowed = {whole.name, *between}
    ids = {each.id for each in model.decisions if each.name == name}
    return any(ids & {*each.needs} for each in model.decisions if each.name not in allowed)


def _is_so(decision: Decision, model: Model, named: Mapping[str, Decision]) -> bool:
    """Write the tables that would put such parts together, and look whether they are those of the file."""
    together = decision.together
    if together is None or not _is_whole(together, named):
        return False
    words = dict(together.words)
    if not all(_folded_alike(named[name].grid, words, model) for _, name, _ in together.parts):
        return False
    voices = [
        Voice(name, tuple(each.name for each in named[name].grid.results), silent)
        for _, name, silent in together.parts
    ]
    results = decision.grid.results
    try:
        if len(results) == 1:
            return _alike(decision.grid, _joined(results[0], words, voices, model))
        return _is_passed_on(decision.grid, named) and all(
            _alike(named[column.expression].grid, _joined(result, words, voices, model))
            for result, column in zip(results, decision.grid.columns, strict=True)
        )
    except Unsayable:
        return False


def _is_whole(together: Together, named: Mapping[str, Decision]) -> bool:
    """Tell whether there are such parts and such words."""
    names = [name for _, name, _ in together.parts]
    words = {word for _, word in together.words}
    return all(each in named for each in names) and len({*names}) == len(names) and words <= {*FOLDS}


def _is_passed_on(grid: Grid, named: Mapping[str, Decision]) -> bool:
    """Tell whether a table only gives several outputs, each from the decision that settles it."""
    between = [each.expression for each in grid.columns]
    if len(between) != len(grid.results) or any(each not in named for each in between):
        return False
    names = [*zip([each.name for each in grid.results], between, strict=True)]
    single = all(len(named[each].grid.results) == 1 for each in between)
    return single and _alike(grid, passed_on(names, grid.results))


def _folded_alike(grid: Grid, words: Mapping[str, str], model: Model) -> bool:
    """Tell whether a part puts its rules together by the word by which parts are put together.

    A word of ours holds for the rules of a part and for the parts alike; no list of a part is put together.
    """
    if grid.hit in ("RULE ORDER", "OUTPUT ORDER") or (grid.hit == "COLLECT" and grid.aggregation is None):
        return False
    for result in grid.results:
        word = next((each for each in FOLDS if each == words.get(result.name)), None)
        kind = _kind(result, model)
        ranked = grid.hit == "PRIORITY" and bool(result.allowed) and not isinstance(kind, Choice)
        if word is not None and (grid.aggregation is not None or ranked):
            hit = folded(word, Output(result.name, Words("", ""), kind))
            order = tuple(each.strip() for each in result.allowed.split(",") if each.strip())
            if (hit.hit, hit.aggregation) != (grid.hit, grid.aggregation) or hit.order != order:
                return False
            if word == "count":
                return False  # it is of rules, and not of parts
    return True


def _joined(result: Result, words: Mapping[str, str], voices: Sequence[Voice], model: Model) -> Grid:
    output = Output(result.name, Words("", ""), _kind(result, model))
    word: Fold | None = next((each for each in FOLDS if each == words.get(result.name)), None)
    return joined(output, word, voices, replace(result, allowed=""))


def _kind(result: Result, model: Model) -> ValueType:
    """Give a type with just the words of the file: enough to know in which order they come."""
    item = model.item(result.type)
    if result.type == "boolean":
        return Boolean()
    if item is None or not item.allowed.startswith('"'):
        return Number()
    literals = (getattr(each, "with_", None) for each in unary_tests(item.allowed).tests)
    texts = [str(each.said) for each in literals if isinstance(each, Value)]
    words = tuple(ScaleValue(each, Words(each, each)) for each in texts)
    return Choice(Scale("", Words("", ""), ordered=True, open=False, values=words))


def _alike(one: Grid, other: Grid) -> bool:
    return _bare(one) == _bare(other)


def _bare(grid: Grid) -> object:
    """Give what of a table counts: not its ids, labels and lines."""
    columns = tuple(" ".join(each.expression.split()) for each in grid.columns)
    results = tuple((each.name, each.allowed.replace(" ", ""), each.default) for each in grid.results)
    return grid.hit, grid.aggregation, columns, results, tuple(_bare_row(each) for each in grid.rows)


def _bare_row(row: Row) -> object:
    return row.tests, row.says
