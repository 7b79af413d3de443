"""Derived numbers: sums, products, ratios, weights, extremes and steps."""

from typing import Any, Final

from crmpolicy.policy.facts import Derivation, ListOf
from crmpolicy.policy.guards import FactOf, Operand, ParameterOf
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.scales import Choice
from crmpolicy.source.advice import advice
from crmpolicy.source.reading import as_list, as_scalar, child, word_of
from crmpolicy.source.resolve.measures import addable, measured, plain_number_type, ratio_fits
from crmpolicy.source.resolve.names import Name, wanted_name
from crmpolicy.source.resolve.operands import fits, named_type
from crmpolicy.source.resolve.work import DAYS, Work, kind_of
from crmpolicy.source.tree import Node, Scalar
from crmpolicy.values import Number, ValueType

ROUNDINGS: Final = ("up", "down", "half up")
NUMBERS: Final = ("number", "integer", "ratio", "money", "quantity")


def read_sum(work: Work) -> Derivation:
    """Read a sum, with what is taken off and which parts count."""
    minus = child(work.node, "minus")
    taken = as_list(work.desk, minus, "minus") if minus is not None else ()

    def check(kind: ValueType) -> bool:
        return addable(kind, work.kind)

    if not work.gives(*NUMBERS):
        return Derivation("sum")
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


def read_product(work: Work) -> Derivation:
    """Read a product; at most one part has a unit, and the result has the same."""
    nodes = work.listed()
    kinds = [kind_of(work, node) for node in nodes]
    units = [kind for kind in kinds if kind is not None and not plain_number_type(kind)]
    wanted = [] if plain_number_type(work.kind) else [work.kind]
    if not work.gives(*NUMBERS):
        return Derivation("product")
    operands = work.operands(nodes, measured, Number())
    if len(operands) == len(nodes) and (
        len(units) != len(wanted) or any(not fits(each, work.kind) for each in units)
    ):
        work.desk.tell("derive-units", work.value, type=named_type(work.kind))
    rounding = word_of(work.desk, work.node, "round", ROUNDINGS)
    step = _step(work, work.kind) if child(work.node, "step") is not None else None
    if rounding and step is None and child(work.node, "step") is None:
        work.desk.tell("shape-missing-key", work.node.entries["round"].key, key="step")
    return Derivation("product", operands, step=step, rounding=rounding)


def _step(work: Work, kind: ValueType) -> Operand | None:
    node = child(work.node, "step")
    if node is None:
        work.desk.tell("shape-missing-key", work.node.entries[work.word].key, key="step")
        return None
    return work.operand(node, lambda found: fits(found, kind), kind)


def read_ratio(work: Work) -> Derivation:
    """Read the quotient of two numbers of one unit."""
    nodes = work.listed(2)
    operands = work.operands(nodes, measured, Number())
    kinds = [kind_of(work, node) for node in nodes]
    known = [kind for kind in kinds if kind is not None]
    if len(known) == len(nodes) == 2 and not ratio_fits(known[0], known[1], work.kind):  # noqa: PLR2004 - a ratio has two parts
        work.desk.tell("derive-units", work.value, type=named_type(work.kind))
    return Derivation("ratio", operands)


def read_weighted(work: Work) -> Derivation:
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


def read_extreme(work: Work) -> Derivation:
    """Read the least or greatest, the best or worst of some facts."""
    allowed = {"worst": ("choice",), "best": ("choice",), "earliest": DAYS, "latest": DAYS}
    fixed = allowed.get(work.word)
    if fixed and not work.gives(*fixed):
        return Derivation(work.word)
    if not work.kind.ordered or (fixed is None and isinstance(work.kind, Choice)):
        work.desk.tell(
            "rule-not-ordered",
            work.node.entries[work.word].key,
            operator=work.word,
            type=named_type(work.kind),
        )
        return Derivation(work.word)
    return Derivation(work.word, work.operands(work.listed(), lambda kind: fits(kind, work.kind), work.kind))


def read_steps(work: Work) -> Derivation:
    """Read ``whole_steps`` or ``rest`` of a fact by a step of the same unit."""
    named = work.value
    kind = kind_of(work, named)
    operand = work.operand(named, measured, Number())
    if work.word == "whole_steps":
        work.gives("integer", "number")
    elif kind is not None and not fits(kind, work.kind):
        work.desk.tell("derive-units", named, type=named_type(work.kind))
    step = _step(work, kind or Number())
    return Derivation(work.word, (operand,) if operand else (), step=step)
