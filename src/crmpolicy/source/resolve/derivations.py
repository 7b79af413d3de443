"""Derived facts: one word of the closed list each, with what it asks of its operands."""

from collections.abc import Callable
from collections.abc import Mapping as Table
from dataclasses import dataclass
from typing import Any, Final

from crmpolicy.policy.facts import Derivation, During, Fact, ListOf
from crmpolicy.policy.guards import FactOf, Literally, Operand, ParameterOf
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.scales import Choice
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import as_list, as_mapping, as_scalar, child, entries_of, word_of
from crmpolicy.source.resolve.guards import read_guard
from crmpolicy.source.resolve.measures import addable, measured, plain_number_type, ratio_fits
from crmpolicy.source.resolve.names import Name, Scope, wanted_name
from crmpolicy.source.resolve.operands import Wanted, fits, named_type, read_operand
from crmpolicy.source.resolve.values import scalar_value
from crmpolicy.source.resolve.vocabulary import Vocabulary
from crmpolicy.source.tree import Mapping, Node, Scalar
from crmpolicy.values import Boolean, Number, PeriodType, TermType, ValueType
from crmpolicy.wording import word

ROUNDINGS: Final = ("up", "down", "half up")
DAYS: Final = ("date", "instant")


@dataclass(frozen=True, slots=True)
class Work:
    """One derivation being read: its mapping, its result's type and what may be named."""

    word: str
    node: Mapping
    kind: ValueType
    scope: Scope
    words: Vocabulary
    desk: Desk

    @property
    def value(self) -> Node:
        """What stands under the word."""
        return self.node.entries[self.word].value

    def result(self, *kinds: str) -> None:
        """Check that the fact has one of the types that the word gives."""
        if self.kind.name not in kinds:
            wanted = tuple(word(each) for each in kinds)
            self.desk.tell(
                "derive-result-type", self.node.entries[self.word].key, word=self.word, types=wanted
            )

    def operand(self, node: Node, check: Callable[[ValueType], bool], literal: ValueType) -> Operand | None:
        """Read a fact, parameter or number, and check its type."""
        found = self.scope.find(node.text) if isinstance(node, Scalar) else None
        kind = found.type if found else None
        if found is None or kind is None or not isinstance(node, Scalar):
            return self._written(node, found, literal)
        if isinstance(kind, MappingOf):
            kind = kind.of
        if not check(kind):
            self.desk.tell("derive-operand-type", node, name=node.text, word=self.word, type=named_type(kind))
            return None
        return FactOf(found.key) if found.kind == "fact" else ParameterOf(found.key)

    def _written(self, node: Node, found: Name | None, literal: ValueType) -> Operand | None:
        if found is not None:
            self.desk.pass_over()
            return None
        return read_operand(node, Wanted(literal), self.scope, self.desk)

    def operands(
        self, nodes: tuple[Node, ...], check: Callable[[ValueType], bool], literal: ValueType
    ) -> tuple[Operand, ...]:
        """Read several operands."""
        read = [self.operand(each, check, literal) for each in nodes]
        return tuple(each for each in read if each is not None)

    def listed(self, count: int | None = None) -> tuple[Node, ...]:
        """Give the list under the word, of a fixed length where one is wanted."""
        nodes = as_list(self.desk, self.value, self.word)
        if not nodes or (count and len(nodes) != count):
            self.desk.tell("derive-operand-count", self.value, word=self.word, count=str(count or "1+"))
        return nodes

    def fact(self, node: Node | None, key: str) -> Name | None:
        """Read the name of a fact."""
        written = as_scalar(self.desk, node, key) if node is not None else None
        return (
            wanted_name(self.desk, self.scope, written, ("fact",), "name-unknown-fact") if written else None
        )


def _sum(work: Work) -> Derivation:
    minus = child(work.node, "minus")
    taken = as_list(work.desk, minus, "minus") if minus is not None else ()

    def check(kind: ValueType) -> bool:
        return addable(kind, work.kind)

    if not measured(work.kind):
        work.result("number", "integer", "ratio", "money", "quantity")
    literal = work.kind
    operands = work.operands(work.listed(), check, literal)
    return Derivation("sum", operands, work.operands(taken, check, literal), counted=_counted(work))


def _counted(work: Work) -> str | None:
    """Read the parameter that lists which parts count."""
    node = child(work.node, "counted")
    written = as_scalar(work.desk, node, "counted") if node is not None else None
    if written is None:
        return None
    found = wanted_name(work.desk, work.scope, written, ("parameter",), "name-unknown-parameter")
    if found is None:
        return None
    if not isinstance(found.type, ListOf) or found.type.item is None:
        work.desk.tell(
            "derive-operand-type", written, name=written.text, word="counted", type=_type_of(found)
        )
    return found.key


def _type_of(name: Name) -> Any:
    return named_type(name.type) if name.type else ""


def _product(work: Work) -> Derivation:
    nodes = work.listed()
    kinds = [_kind_of(work, node) for node in nodes]
    units = [kind for kind in kinds if kind is not None and not plain_number_type(kind)]
    operands = work.operands(nodes, measured, Number())
    wanted = [] if plain_number_type(work.kind) else [work.kind]
    if not measured(work.kind):
        work.result("number", "integer", "ratio", "money", "quantity")
    elif len(units) != len(wanted) or any(not fits(each, work.kind) for each in units):
        work.desk.tell("derive-units", work.value, type=named_type(work.kind))
    rounding = word_of(work.desk, work.node, "round", ROUNDINGS)
    step = _step(work, work.kind) if child(work.node, "step") is not None else None
    if rounding and step is None and child(work.node, "step") is None:
        work.desk.tell("shape-missing-key", work.node.entries["round"].key, key="step")
    return Derivation("product", operands, step=step, rounding=rounding)


def _kind_of(work: Work, node: Node) -> ValueType | None:
    found = work.scope.find(node.text) if isinstance(node, Scalar) else None
    kind = found.type if found else None
    return kind.of if isinstance(kind, MappingOf) else kind


def _step(work: Work, kind: ValueType) -> Operand | None:
    node = child(work.node, "step")
    if node is None:
        work.desk.tell("shape-missing-key", work.node.entries[work.word].key, key="step")
        return None
    return work.operand(node, lambda found: fits(found, kind), kind)


def _ratio(work: Work) -> Derivation:
    nodes = work.listed(2)
    operands = work.operands(nodes, measured, Number())
    kinds = [_kind_of(work, node) for node in nodes]
    if len(kinds) == 2 and kinds[0] is not None and kinds[1] is not None:  # noqa: PLR2004 - a ratio has two parts
        if not ratio_fits(kinds[0], kinds[1], work.kind):
            work.desk.tell("derive-units", work.value, type=named_type(work.kind))
    return Derivation("ratio", operands)


def _weighted(work: Work) -> Derivation:
    """Read a mean by weights: the entries of the mapping name the facts."""
    written = as_scalar(work.desk, work.value, "weighted")
    found = (
        wanted_name(work.desk, work.scope, written, ("parameter",), "name-unknown-parameter")
        if written
        else None
    )
    if found is None or written is None:
        return Derivation("weighted")
    if (
        not isinstance(found.type, MappingOf)
        or not found.type.among
        or found.type.of.name not in ("ratio", "number")
    ):
        work.desk.tell("derive-weights", written, name=written.text)
        return Derivation("weighted")
    operands = [ParameterOf(found.key), *(_weighed(work, written, name) for name in found.type.among)]
    left_out = tuple(_left_out(work, node, found.type.among) for node in _nodes(work, "leave_out_unknown"))
    return Derivation(
        "weighted",
        tuple(each for each in operands if each is not None),
        leave_out_unknown=tuple(each for each in left_out if each),
    )


def _nodes(work: Work, key: str) -> tuple[Node, ...]:
    node = child(work.node, key)
    return as_list(work.desk, node, key) if node is not None else ()


def _weighed(work: Work, where: Scalar, name: str) -> Operand | None:
    found = work.scope.find(name)
    if found is None or found.kind != "fact":
        if work.scope.partial:
            work.desk.pass_over()
        else:
            work.desk.tell(
                "derive-weight-unknown", where, name=name, advice=advice(name, work.scope.names(("fact",)))
            )
        return None
    if found.type is None:
        work.desk.pass_over()
        return None
    if not addable(found.type, work.kind):
        work.desk.tell("derive-operand-type", where, name=name, word="weighted", type=named_type(found.type))
    return FactOf(found.key)


def _left_out(work: Work, node: Node, among: tuple[str, ...]) -> str | None:
    written = as_scalar(work.desk, node, "leave_out_unknown")
    if written is None:
        return None
    if written.text not in among:
        work.desk.tell(
            "parameter-entry-unknown", written, given=written.text, advice=advice(written.text, among)
        )
        return None
    found = work.scope.find(written.text)
    return found.key if found else None


def _extreme(work: Work) -> Derivation:
    allowed = {"worst": ("choice",), "best": ("choice",), "earliest": DAYS, "latest": DAYS}
    fixed = allowed.get(work.word)
    if fixed:
        work.result(*fixed)
    if not work.kind.ordered or (fixed is None and isinstance(work.kind, Choice)):
        work.desk.tell(
            "rule-not-ordered",
            work.node.entries[work.word].key,
            operator=work.word,
            type=named_type(work.kind),
        )
        return Derivation(work.word)
    return Derivation(work.word, work.operands(work.listed(), lambda kind: fits(kind, work.kind), work.kind))


def _steps(work: Work) -> Derivation:
    """Read ``whole_steps`` or ``rest`` of a fact by a step of the same unit."""
    named = work.value
    kind = _kind_of(work, named)
    operand = work.operand(named, measured, Number())
    if work.word == "whole_steps":
        work.result("integer", "number")
    elif kind is not None and not fits(kind, work.kind):
        work.desk.tell("derive-units", named, type=named_type(work.kind))
    step = _step(work, kind or Number())
    return Derivation(work.word, (operand,) if operand else (), step=step)


def _of_list(work: Work) -> tuple[Name, Scope] | None:
    """Read the list that is counted, and the scope inside its entries."""
    found = work.fact(work.value, work.word)
    if found is None:
        return None
    if not isinstance(found.type, ListOf):
        work.desk.tell("derive-not-a-list", work.value, name=getattr(work.value, "text", ""))
        return None
    return found, work.scope.within(_fields(found.type))


def _fields(kind: ListOf) -> dict[str, Name]:
    return {field.name: Name(field.key, "fact", field.type) for field in kind.fields}


def _count(work: Work) -> Derivation:
    listed = _of_list(work)
    if work.word == "count":
        work.result("integer", "number")
    if listed is None:
        return Derivation(work.word)
    found, inside = listed
    where = child(work.node, "where")
    return Derivation(
        work.word,
        (FactOf(found.key),),
        of=_total_of(work, found) if work.word == "total" else None,
        where=read_guard(where, inside, work.desk, "where") if where is not None else None,
        during=_during(work, found),
    )


def _total_of(work: Work, listed: Name) -> str | None:
    node = child(work.node, "of")
    if node is None:
        work.desk.tell("shape-missing-key", work.node.entries["total"].key, key="of")
        return None
    field = _field(work, listed, node, "of")
    if field is not None and not addable(field.type, work.kind):
        work.desk.tell(
            "derive-operand-type", node, name=field.name, word="total", type=named_type(field.type)
        )
    return field.key if field else None


def _field(work: Work, listed: Name, node: Node, key: str) -> Fact | None:
    written = as_scalar(work.desk, node, key)
    fields = listed.type.fields if isinstance(listed.type, ListOf) else ()
    found = next((each for each in fields if written and each.name == written.text), None)
    if written is not None and found is None:
        known = [each.name for each in fields]
        work.desk.tell("name-unknown-field", written, name=written.text, advice=advice(written.text, known))
    return found


def _during(work: Work, listed: Name) -> During | None:
    node = child(work.node, "during")
    mapping = as_mapping(work.desk, node, "during") if node is not None else None
    if mapping is None:
        return None
    _only(mapping, ("last", "by"), work.desk)
    last, by = child(mapping, "last"), child(mapping, "by")
    for key, found in (("last", last), ("by", by)):
        if found is None:
            work.desk.tell("shape-missing-key", work.node.entries["during"].key, key=key)
    field = _field(work, listed, by, "by") if by is not None else None
    if field is not None and field.type.name not in DAYS:
        work.desk.tell(
            "derive-operand-type", by or mapping, name=field.name, word="by", type=named_type(field.type)
        )
    length = _length(work, last) if last is not None else None
    return During(length, field.key) if length and field else None


def _length(work: Work, node: Node) -> Operand | None:
    """Read a calendar period or a length of time; a parameter may be either."""
    found = work.scope.find(node.text) if isinstance(node, Scalar) else None
    if found is not None and found.type is not None:
        kind: ValueType = TermType() if found.type.name == "term" else PeriodType()
        return read_operand(node, Wanted(kind, facts=False), work.scope, work.desk)
    return read_operand(node, Wanted(PeriodType(), facts=False), work.scope, work.desk)


def _missing(work: Work) -> Derivation:
    """Read what a list lacks of another list."""
    work.result("list")
    there = child(work.node, "in")
    if there is None:
        work.desk.tell("shape-missing-key", work.node.entries["missing"].key, key="in")
    nodes = (work.value, there) if there is not None else (work.value,)
    return Derivation("missing", work.operands(nodes, lambda kind: fits(kind, work.kind), work.kind))


def _truths(work: Work) -> Derivation:
    work.result("boolean")
    return Derivation(work.word, work.operands(work.listed(), lambda kind: kind.name == "boolean", Boolean()))


def _holds(work: Work) -> Derivation:
    work.result("boolean")
    return Derivation("holds", holds=read_guard(work.value, work.scope, work.desk, "holds"))


def _pick(work: Work) -> Derivation:
    """Read a choice between facts by a switch; every word of the switch must be listed."""
    written = as_scalar(work.desk, work.value, "pick")
    found = wanted_name(work.desk, work.scope, written) if written else None
    if found is None or written is None:
        return Derivation("pick")
    kind = found.type
    if not isinstance(kind, Choice | Boolean):
        work.desk.tell("rule-subject-not-switch", written, name=written.text)
        return Derivation("pick")
    cases: dict[Any, Operand | None] = {}
    for name, entry in entries_of(work.node):
        if name != "pick":
            value = scalar_value(entry.key, kind, work.desk)
            cases[value] = work.operand(entry.value, lambda each: fits(each, work.kind), work.kind)
    every = kind.scale.ids if isinstance(kind, Choice) else (True, False)
    lacking = tuple(kind.show(each, "en") for each in every if each not in cases)
    if lacking:
        work.desk.tell("derive-pick-not-total", work.node.entries["pick"].key, words=lacking)
    switch: Operand = ParameterOf(found.key) if found.kind == "parameter" else FactOf(found.key)
    kept = tuple((value, each) for value, each in cases.items() if each is not None)
    return Derivation("pick", (switch,), cases=kept)


def _last_event(work: Work) -> Derivation:
    mapping = as_mapping(work.desk, work.value, "last_event")
    cases: list[tuple[Any, Operand]] = []
    for _, entry in entries_of(mapping):
        event = work.words.event(work.desk, entry.key)
        operand = read_operand(entry.value, Wanted(work.kind, facts=False), work.scope, work.desk)
        if event and isinstance(operand, Literally):
            cases.append((event, operand))
        elif operand is not None and event:
            work.desk.tell("rule-word-only", entry.value)
    return Derivation("last_event", (FactOf("events"),), cases=tuple(cases))


def _between(work: Work) -> Derivation:
    work.result("integer", "number")
    nodes = work.listed(2)
    first = _kind_of(work, nodes[0]) if nodes else None

    def check(kind: ValueType) -> bool:
        return kind.name in DAYS and (first is None or kind.name == first.name)

    literal = first if first is not None and first.name in DAYS else Number()
    return Derivation(work.word, work.operands(nodes, check, literal))


WORDS: Final[Table[str, tuple[Callable[[Work], Derivation], tuple[str, ...]]]] = {
    "sum": (_sum, ("minus", "counted")),
    "product": (_product, ("round", "step")),
    "ratio": (_ratio, ()),
    "weighted": (_weighted, ("leave_out_unknown",)),
    "min": (_extreme, ()),
    "max": (_extreme, ()),
    "worst": (_extreme, ()),
    "best": (_extreme, ()),
    "earliest": (_extreme, ()),
    "latest": (_extreme, ()),
    "whole_steps": (_steps, ("step",)),
    "rest": (_steps, ("step",)),
    "count": (_count, ("where", "during")),
    "total": (_count, ("of", "where", "during")),
    "missing": (_missing, ("in",)),
    "any": (_truths, ()),
    "all": (_truths, ()),
    "holds": (_holds, ()),
    "last_event": (_last_event, ()),
    "days_between": (_between, ()),
    "months_between": (_between, ()),
    "pick": (_pick, ()),
}


def read_derivation(
    node: Node, kind: ValueType, scope: Scope, words: Vocabulary, desk: Desk
) -> Derivation | None:
    """Read how a fact of a type follows from others; None where that is faulty."""
    before = desk.marks
    mapping = as_mapping(desk, node, "derived")
    name = _word(mapping, desk) if mapping else None
    if mapping is None or name is None:
        return None
    read, keys = WORDS[name]
    if name != "pick":
        _only(mapping, (name, *keys), desk)
    found = read(Work(name, mapping, kind, scope, words, desk))
    return found if desk.marks == before else None


def _word(mapping: Mapping, desk: Desk) -> str | None:
    """Find the one word; the keys of a ``pick`` are words of its switch and may look like others."""
    found = ["pick"] if "pick" in mapping.entries else [key for key in mapping.entries if key in WORDS]
    if len(found) == 1:
        return found[0]
    if found:
        desk.tell("derive-two-words", mapping.entries[found[1]].key, first=found[0], second=found[1])
    else:
        written = next(iter(mapping.entries.values()), None)
        given = written.key.text if written else ""
        desk.tell(
            "derive-unknown-word",
            written.key if written else mapping,
            given=given,
            advice=advice(given, WORDS),
        )
    return None


def _only(mapping: Mapping, keys: tuple[str, ...], desk: Desk) -> None:
    for key, entry in mapping.entries.items():
        if key not in keys:
            desk.tell("shape-unknown-key", entry.key, key=key, advice=advice(key, keys))
