"""Which parameters the declarations and rules of a policy set name: what is named nowhere is not used."""

from collections.abc import Iterable, Iterator

from crmpolicy.engine.course_folding import operands_of_course
from crmpolicy.engine.reach import operands_of
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Derivation, Fact, ListOf
from crmpolicy.policy.guards import Guard, Operand, ParameterOf
from crmpolicy.policy.properties import Property
from crmpolicy.policy.tables import Table


def used_parameters(effective: Effective) -> frozenset[str]:
    """Name every parameter that a rule, a fact, an output, a combination or a law speaks of.

    A bound in the range of another parameter is no use: it would only bound what bounds nothing.
    """
    return frozenset(
        (*_of_tables(effective), *parameters_of_facts(effective.facts.values()), *_of_laws(effective))
    )


def _of_tables(effective: Effective) -> Iterator[str]:
    written = [table for document in effective.documents.values() for table in document.tables.values()]
    for table in (*written, *effective.tables.values()):
        yield from parameters_of_table(table)


def parameters_of_table(table: Table) -> Iterator[str]:
    """Name the parameters that a table works with, in its rules and in the facts that it alone derives."""
    for part in table.parts:
        yield from _of_guard(part.when)
    for _, rule in table.rules():
        yield from _of_guard(rule.when)
        yield from _keys(operand for _, operand in rule.then)
    yield from (word.key for _, word in table.combine if isinstance(word, ParameterOf))
    yield from (output.cap.key for output in table.outputs if output.cap is not None)
    yield from _keys(each for output in table.outputs for each in output.joined_by())
    if table.override is not None and isinstance(table.override.by, ParameterOf):
        yield table.override.by.key
    yield from _keys(operands_of_course(table.course))
    yield from parameters_of_facts(table.derive)


def parameters_of_facts(facts: Iterable[Fact]) -> Iterator[str]:
    """Name the parameters that facts are reckoned with or bounded by."""
    for fact in facts:
        yield from _keys(operand for _, operand in fact.range.bounds())
        yield from fact.range.listed
        if fact.derived is not None:
            yield from parameters_of(fact.derived)
        if isinstance(fact.type, ListOf):
            yield from parameters_of_facts(fact.type.fields)


def parameters_of(derived: Derivation) -> Iterator[str]:
    """Name the parameters that a derivation works with.

    >>> list(parameters_of(Derivation("product", (ParameterOf("doc.rate"),))))
    ['doc.rate']
    """
    yield from (derived.counted,) if derived.counted else ()
    yield from _keys(operands_of(derived))


def _of_laws(effective: Effective) -> Iterator[str]:
    for table in effective.tables.values():
        yield from parameters_of_laws(table.properties)
    for parameter in effective.parameters.values():
        yield from parameters_of_laws(parameter.properties)


def parameters_of_laws(laws: Iterable[Property]) -> Iterator[str]:
    """Name the parameters that laws speak of."""
    for law in laws:
        yield from (key for sort, key in law.more if sort == "at_most")
        yield from (part.key for sort, part in law.more if sort == "sum")
        for side in (law.never, law.always, law.when):
            yield from _of_guard(side) if isinstance(side, Guard) else ()


def _of_guard(guard: Guard) -> Iterator[str]:
    return _keys(guard.operands())


def _keys(operands: Iterable[Operand]) -> Iterator[str]:
    return (each.key for each in operands if isinstance(each, ParameterOf))
