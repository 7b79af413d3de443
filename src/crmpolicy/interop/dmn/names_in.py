"""The names in the expressions of a file: what is called, and what is compared with which literals."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from crmpolicy.errors import BadValueError
from crmpolicy.interop.dmn.feel import Arithmetic, Name, Value, expression, names_in, unary_tests
from crmpolicy.interop.dmn.model import Column, Decision, InputData, Model
from crmpolicy.wording import Words


def called(decision: Decision, names: Sequence[str]) -> list[str]:
    """Give the names that stand in the expressions of a table; what is no expression is told elsewhere.

    Args:
        decision: the decision.
        names: the names that there are, blanks and all.
    """
    texts = [each.expression for each in decision.grid.columns]
    texts += [each for row in decision.grid.rows for each in row.says]
    texts += [each.default for each in decision.grid.results if each.default]
    found: list[str] = []
    for text in texts:
        try:
            found += names_in(expression(text, names)) if text not in ("", "-") else []
        except BadValueError:
            continue
    for row in decision.grid.rows:
        for test in row.tests:
            try:
                found += names_in(unary_tests(test, names))
            except BadValueError:
                continue
    return list(dict.fromkeys(found))


def compared(decision: Decision, name: str) -> Iterator[Value]:
    """Give the literals that a table compares an input with."""
    for place, column in enumerate(decision.grid.columns):
        if " ".join(column.expression.split()) == name:
            for row in decision.grid.rows:
                yield from literals(row.tests[place])


def literals(text: str) -> list[Value]:
    """Give the literals in an input entry; what is no entry is told elsewhere."""
    try:
        tests = unary_tests(text)
    except BadValueError:
        return []
    operands = [
        one
        for each in tests.tests
        for one in (getattr(each, "with_", None), getattr(each, "low", None), getattr(each, "high", None))
    ]
    return [each for each in operands if isinstance(each, Value) and each.kind != "null"]


def null_tested(decision: Decision, names: Sequence[str]) -> Iterator[str]:
    """Name the inputs of which a table asks whether they are null."""
    for place, column in enumerate(decision.grid.columns):
        for row in decision.grid.rows:
            try:
                tests = unary_tests(row.tests[place], names) if place < len(row.tests) else None
            except BadValueError:
                continue
            operands = [getattr(each, "with_", None) for each in tests.tests] if tests else []
            if any(isinstance(each, Value) and each.kind == "null" for each in operands):
                yield " ".join(column.expression.split())


def as_called(model: Model) -> Model:
    """Give a file in which each column calls what it looks at by its name.

    Tools that have no diagram of inputs declare none: there the columns name them. And some call a decision
    or an input by its id, or a required decision by the name of its only output.
    """
    names = {*model.names()}
    known: list[InputData | Decision] = [*model.inputs, *model.decisions]
    ids = {each.id: each.name for each in known}
    decisions = tuple(_by_names(each, names, ids, model) for each in model.decisions)
    model = replace(model, decisions=decisions)
    return model if model.inputs else replace(model, inputs=tuple(_named_by_columns(model)))


def _by_names(decision: Decision, names: set[str], ids: Mapping[str, str], model: Model) -> Decision:
    others = ids
    if any(each.expression not in names and each.expression not in ids for each in decision.grid.columns):
        needed = (each for each in model.decisions if each.id in decision.needs)
        outputs = {each.grid.results[0].name: each.name for each in needed if len(each.grid.results) == 1}
        others = {**outputs, **ids}
    columns = tuple(_by_name(each, names, others) for each in decision.grid.columns)
    return replace(decision, grid=replace(decision.grid, columns=columns))


def _by_name(column: Column, names: set[str], others: Mapping[str, str]) -> Column:
    text = column.expression
    if text in names or text not in others:
        return column
    return replace(column, expression=others[text], label=column.label or text)


def _named_by_columns(model: Model) -> Iterator[InputData]:
    names = [*model.names()]
    found: dict[str, InputData] = {}
    for column in (column for each in model.decisions for column in each.grid.columns):
        for name, kind in _asked_by(column, names):
            if name not in names and (name not in found or not found[name].type):
                label = column.label if column.expression == name else ""
                title = Words(label, label) if label else None
                found[name] = InputData(name, name, kind, title, line=column.line)
    yield from found.values()


def _asked_by(column: Column, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give the names in a column's expression with the type that each must have."""
    try:
        found = expression(column.expression, names)
    except BadValueError:
        return
    if isinstance(found, Name):
        yield found.text, column.type
    elif isinstance(found, Arithmetic):
        yield from ((name, "number") for name in names_in(found))
