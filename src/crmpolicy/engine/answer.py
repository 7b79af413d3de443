"""From masks to an answer: hit policies, folds of parts and entries, caps, joins of documents."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from crmpolicy.engine.decision import Reason
from crmpolicy.engine.folding import FoldedPart, FoldedRule, FoldedTable
from crmpolicy.engine.folds import binding, fold
from crmpolicy.engine.guarding import value_of
from crmpolicy.engine.indexing import Indexed
from crmpolicy.errors import Fault
from crmpolicy.policy.guards import FactOf, Literally
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.tables import LISTING, Fold, Output
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.wording import Words

Read = Callable[[str], Any]


class Unsettled(Exception):  # noqa: N818 - never leaves the engine
    """No answer: no rule speaks, or several do where one should."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a rule, a part, an entry or a document says: values by output, and its reasons.

    ``each`` has the single answers behind a value that rules gave together.
    """

    values: Mapping[str, Any]
    reasons: tuple[Reason, ...] = ()
    each: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)

    def answers(self, name: str) -> tuple[Any, ...]:
        """Give the single answers for an output."""
        return self.each.get(name) or ((self.values[name],) if name in self.values else ())


def part_answer(table: FoldedTable, indexed: Indexed, mask: int, read: Read) -> Spoken:
    """Answer one part under its hit policy.

    Raises:
        Unsettled: no rule matches and nothing catches the rest, or several match under unique or any.
    """
    part = indexed.part
    matched = [rule for place, rule in enumerate(part.rules) if mask >> place & 1]
    matched = matched[:1] if part.part.hit == "first" else matched  # what stands below is not looked at
    if not matched and part.otherwise is not None:
        matched = [part.otherwise]
    outputs = {output.name: output for output in table.table.outputs}
    return spoken_by(table, part, matched, [_said(rule, outputs, read) for rule in matched])


def spoken_by(
    table: FoldedTable, part: FoldedPart, matched: Sequence[FoldedRule], said: Sequence[Mapping[str, Any]]
) -> Spoken:
    """Answer one part from the rules that match and what each of them says; a silent part may say nothing.

    Raises:
        Unsettled: nothing matches, or several do under unique or disagree under any.
    """
    spoken, speaks = put_together(table, part, matched, said)
    reasons = tuple(
        _reason(table, part, rule, one, speaks=speaking)
        for rule, one, speaking in zip(matched, said, speaks, strict=True)
    )
    return replace(spoken, reasons=reasons)


def put_together(
    table: FoldedTable, part: FoldedPart, matched: Sequence[FoldedRule], said: Sequence[Mapping[str, Any]]
) -> tuple[Spoken, Sequence[bool]]:
    """Answer one part as :func:`spoken_by` does, without reasons, and tell which of the rules bind.

    Raises:
        Unsettled: nothing matches, or several do under unique or disagree under any.
    """
    hit = part.part.hit
    if not matched and part.part.silent:
        return Spoken({}), ()
    if not matched:
        raise Unsettled(_fault("undecided-no-rule", table, part, ()))
    if hit == "unique" and len(matched) > 1:
        raise Unsettled(_fault("undecided-several-rules", table, part, matched))
    if hit == "any" and any(each != said[0] for each in said):
        raise Unsettled(_fault("undecided-rules-disagree", table, part, matched))
    return _select(table, part, said, {output.name: output for output in table.table.outputs})


def _select(
    table: FoldedTable, part: FoldedPart, said: Sequence[Mapping[str, Any]], outputs: Mapping[str, Output]
) -> tuple[Spoken, Sequence[bool]]:
    """Put what the matching rules say together, and tell which of them bind."""
    hit = part.part.hit
    if hit in ("unique", "first", "any"):
        return Spoken(said[0]), [True] * len(said)
    if hit == "priority":
        return _by_priority(str(part.part.priority), said, outputs)
    if hit in LISTING:
        first = outputs[str(part.part.priority)] if hit == "output order" else None
        listed = sorted(said, key=lambda one: rank_of(first.type, one.get(first.name))) if first else said
        gathered = {name: tuple(one[name] for one in listed if name in one) for name in outputs}
        several = {name: values for name, values in gathered.items() if values}
        return Spoken(several, (), several), [True] * len(said)
    words: dict[str, Fold] = dict.fromkeys(outputs, hit if hit in ("worst", "best") else "list")
    if hit == "collect":
        words.update(table.combine)
    spoken, binds = _folded(words, outputs, [Spoken(one) for one in said])
    return (spoken if hit == "collect" else Spoken(spoken.values)), binds


def _folded(
    words: Mapping[str, Fold], outputs: Mapping[str, Output], spoken: Sequence[Spoken]
) -> tuple[Spoken, list[bool]]:
    """Fold output by output; a voice binds when it binds for one of them.

    A list and a count are of the single answers, whoever gave them.
    """
    values: dict[str, Any] = {}
    each: dict[str, tuple[Any, ...]] = {}
    binds = [False] * len(spoken)
    for name, output in outputs.items():
        voices = [place for place, one in enumerate(spoken) if name in one.values]
        if not voices:
            continue
        word = words.get(name, "chosen")
        each[name] = tuple(answer for one in spoken for answer in one.answers(name))
        given = [spoken[place].values[name] for place in voices]
        values[name] = fold(word, output.type, each[name] if word in ("list", "count") else given)
        for place, binding_ in zip(voices, binding(word, given, values[name]), strict=True):
            binds[place] = binds[place] or binding_
    return Spoken(values, (), each), binds


def _by_priority(
    name: str, said: Sequence[Mapping[str, Any]], outputs: Mapping[str, Output]
) -> tuple[Spoken, Sequence[bool]]:
    kind = outputs[name].type
    ranks = [rank_of(kind, one.get(name)) for one in said]
    first = ranks.index(min(ranks))
    return Spoken(said[first]), [place == first for place in range(len(said))]


def rank_of(kind: Any, value: Any) -> Any:
    """Give the place of a value on its scale; what is missing comes last."""
    if isinstance(kind, Choice):
        return kind.scale.ranks.get(value, len(kind.scale.values))
    return (value is None, 0 if value is None else -Fraction(value))


def table_answer(table: FoldedTable, indexed: Sequence[Indexed], masks: Sequence[Any], read: Read) -> Spoken:
    """Answer one document's table: its parts folded, defaults set, caps applied."""
    return parts_answer(
        table,
        [
            part_answer(table, part, mask, read)
            for part, mask in zip(indexed, masks, strict=True)
            if mask >= 0
        ],
    )


def parts_answer(table: FoldedTable, spoken: Sequence[Spoken]) -> Spoken:
    """Answer a table from what its parts say: those that apply, in their order.

    Raises:
        Unsettled: an output is left without a value.
    """
    if not spoken:
        return _finish(table, Spoken({}))
    if len(table.table.parts) == 1:
        return _finish(table, spoken[0])
    return _finish(table, _combine(table, spoken))


def listed_answer(
    table: FoldedTable, indexed: Sequence[Indexed], entries: Sequence[Any], masks: Any, reader: Any
) -> Spoken:
    """Answer a table that is asked for each entry of a list; an empty list has its own answer."""
    if not entries:
        return _finish(table, Spoken(dict(table.table.empty)))
    spoken = [
        table_answer(table, indexed, mask, reader(entry)) for entry, mask in zip(entries, masks, strict=True)
    ]
    return _finish(table, _combine(table, spoken))


def _combine(table: FoldedTable, spoken: Sequence[Spoken]) -> Spoken:
    outputs = {output.name: output for output in table.table.outputs}
    together, binds = _folded(table.combine, outputs, spoken)
    reasons = tuple(
        reason._replace(binding=reason.binding and bind)
        for one, bind in zip(spoken, binds, strict=True)
        for reason in one.reasons
    )
    return replace(together, reasons=reasons)


def _finish(table: FoldedTable, spoken: Spoken) -> Spoken:
    """Set defaults, refuse what is still open, cut to the caps."""
    values, each = dict(spoken.values), dict(spoken.each)
    for output in table.table.outputs:
        if output.name not in values and output.has_default:
            values[output.name] = output.default
        given = values.get(output.name)
        if given is None and not (output.unknown and output.name in values):
            raise Unsettled(
                Fault("undecided-no-output", {"output": output.title}, output.place, table.table.clauses)
            )
        cap = table.caps.get(output.name, UNLIMITED)
        if cap is not UNLIMITED:
            values[output.name] = _cut(output, values[output.name], cap)
            each[output.name] = _cut(output, each.get(output.name, ()), cap)
    return Spoken({output.name: values[output.name] for output in table.table.outputs}, spoken.reasons, each)


def _cut(output: Output, given: Any, cap: Any) -> Any:
    """Cut a value to a cap; of a list, each of its values."""
    if isinstance(given, tuple):
        return tuple(_cut(output, one, cap) for one in given)
    return cap if given is not None and (output.type.compare(given, cap) or 0) > 0 else given


def _said(rule: FoldedRule, outputs: Mapping[str, Output], read: Read) -> dict[str, Any]:
    """Give what a rule says, at the facts of the case."""
    said = {name: value_of(operand, read) for name, operand in rule.then}
    for name, value in said.items():
        if value is None and not outputs[name].unknown:
            code = "undecided-unknown-output"
            arguments: dict[str, Words | str] = {"rule": rule.rule.id, "output": outputs[name].title}
            raise Unsettled(Fault(code, arguments, rule.rule.place, rule.rule.clauses))
    return said


def facts_repeated(tables: Sequence[FoldedTable]) -> tuple[str, ...] | None:
    """Name the facts of the case that rules repeat, or choose an entry by, in what they say.

    None where rules repeat facts of the entries of a list: those are no facts of the case.
    """
    found: dict[str, None] = {}
    for table in tables:
        rules = (rule for part in table.parts for rule in (*part.rules, part.otherwise) if rule is not None)
        for operand in (each for rule in rules for _, each in rule.then):
            if isinstance(operand, Literally):
                continue
            if table.table.of is not None:
                return None
            found.update(dict.fromkeys((operand.key,) if isinstance(operand, FactOf) else operand.keys))
    return tuple(found)


def _reason(
    table: FoldedTable, part: FoldedPart, rule: FoldedRule, said: Mapping[str, Any], *, speaks: bool
) -> Reason:
    return Reason(
        document=table.table.document,
        part=part.part.id,
        rule=rule.rule.id,
        clauses=rule.rule.clauses,
        said=tuple(said.items()),
        binding=speaks,
        parameters=rule.parameters,
        readings=rule.rule.readings,
        no_clause=rule.rule.no_clause,
    )


def _fault(code: str, table: FoldedTable, part: FoldedPart, matched: Sequence[FoldedRule]) -> Fault:
    title = part.part.title or table.table.title
    names = tuple(rule.rule.id for rule in matched)
    arguments: dict[str, Any] = {"table": title, "rules": names}
    clauses = tuple(clause for rule in matched for clause in rule.rule.clauses) or table.table.clauses
    return Fault(code, arguments, matched[0].rule.place if matched else part.part.place, clauses)
