"""Values as people sign them: single ones in a table, a mapping in one of its own, by two facts a matrix."""

from collections.abc import Iterator, Sequence
from typing import Any

from crmpolicy.cli.layout import Block, Column, Grid, Line
from crmpolicy.cli.mappings import entry_said
from crmpolicy.cli.parameters import unfilled_said
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.values import days_said
from crmpolicy.cli.wordings import value_said
from crmpolicy.company.values_in_force import Period, periods_of
from crmpolicy.engine import PolicySet
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.policy.unlimited import UNLIMITED

_TWO = 2


def value_blocks(
    speaker: Speaker, policies: PolicySet, parameters: Sequence[Parameter], *, days: bool
) -> Iterator[Block]:
    """Lay out values; ``days`` adds from when to when each counts."""
    plain = [each for each in parameters if not _in_tables(each)]
    if plain:
        yield _grid(speaker, plain, days=days)
    for parameter in parameters:
        if _in_tables(parameter):
            for period in periods_of(parameter):
                yield Line(_caption(speaker, parameter, period, days=days), tone="strong")
                yield mapping_grid(speaker, policies, parameter, period.value)


def _in_tables(parameter: Parameter) -> bool:
    return isinstance(parameter.type, MappingOf) and any(
        isinstance(each.value, tuple) for each in parameter.history
    )


def _grid(speaker: Speaker, parameters: Sequence[Parameter], *, days: bool) -> Grid:
    heads = ["cli-head-title", "cli-head-value", *(["cli-head-period"] if days else []), "cli-head-clause"]
    rows = [row for each in parameters for row in _rows(speaker, each, days=days)]
    return Grid([Column(speaker.say(head)) for head in heads], rows)


def _rows(speaker: Speaker, parameter: Parameter, *, days: bool) -> Iterator[tuple[str, ...]]:
    title, clauses = speaker.put(parameter.title), "\n".join(parameter.clauses)
    for period in periods_of(parameter):
        value = value_said(speaker, parameter.type, period.value)
        yield (title, value, *([days_said(speaker, period)] if days else []), clauses)
    if not parameter.history:
        yield (title, unfilled_said(speaker, parameter), *([""] if days else []), clauses)


def _caption(speaker: Speaker, parameter: Parameter, period: Period, *, days: bool) -> str:
    said = speaker.put(parameter.title)
    if days and (period.begins or period.ends):
        said = speaker.say("publish-of-days", title=said, days=days_said(speaker, period))
    if parameter.clauses:
        said = speaker.say("publish-cited", said=said, clauses=parameter.clauses)
    return said


def mapping_grid(speaker: Speaker, policies: PolicySet, parameter: Parameter, value: Any) -> Grid:
    """Lay out a mapping: entries below each other, or, by two keys, one across and one down."""
    kind = parameter.type
    if not isinstance(kind, MappingOf) or value is UNLIMITED:
        raise TypeError(parameter.key)
    said = {_parts(entry): value_said(speaker, kind.of, one) for entry, one in value}
    words = {each: _words(speaker, policies, parameter, kind, each) for each in said}
    rest = [] if kind.otherwise is None else [value_said(speaker, kind.of, kind.otherwise)]
    if all(len(each) == _TWO for each in said) and not rest:
        return _matrix(words, said, _heads(speaker, policies, kind))
    rows = [(*words[each], shown) for each, shown in said.items()]
    width = max((len(each) for each in said), default=1)
    rows += [(speaker.say("publish-otherwise"), *[""] * (width - 1), each) for each in rest]
    heads = _heads(speaker, policies, kind) or [speaker.say("publish-entry")] * width
    return Grid([*(Column(head) for head in heads), Column(speaker.say("cli-head-value"))], rows)


def _parts(entry: Any) -> tuple[Any, ...]:
    return entry if isinstance(entry, tuple) else (entry,)


def _words(
    speaker: Speaker, policies: PolicySet, parameter: Parameter, kind: MappingOf, entry: tuple[Any, ...]
) -> tuple[str, ...]:
    whole = entry if len(entry) > 1 else entry[0]
    return entry_said(speaker, policies.effective, parameter, kind, whole)


def _heads(speaker: Speaker, policies: PolicySet, kind: MappingOf) -> list[str]:
    facts = policies.effective.facts
    return [speaker.put(facts[key].title) if key in facts else key for key in kind.keys]


def _matrix(
    words: dict[tuple[Any, ...], tuple[str, ...]], said: dict[tuple[Any, ...], str], heads: Sequence[str]
) -> Grid:
    down = [*dict.fromkeys(entry[0] for entry in said)]
    across = [*dict.fromkeys(entry[1] for entry in said)]
    titles = {part: word for entry in said for part, word in zip(entry, words[entry], strict=True)}
    columns = [Column(" / ".join(heads)), *(Column(titles[each]) for each in across)]
    rows = [(titles[one], *(said.get((one, other), "") for other in across)) for one in down]
    return Grid(columns, rows)
