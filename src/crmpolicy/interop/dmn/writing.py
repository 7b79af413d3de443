"""A model written as the XML of DMN 1.5."""

from collections.abc import Iterable, Mapping

from crmpolicy.interop.dmn.model import Column, Decision, InputData, Item, Model, Result, Row
from crmpolicy.interop.dmn.names import OURS, PREFIX, WRITTEN
from crmpolicy.interop.dmn.xml_file import Element, write_xml
from crmpolicy.wording import Words


def written(model: Model) -> bytes:
    """Write a model.

    Args:
        model: the model.

    Raises:
        CrmPolicyError: lxml is not installed.

    >>> b'namespace="urn:x"' in written(Model("m", "urn:x"))
    True
    """
    root = _dmn(
        "definitions",
        {"id": "the-definitions", "name": model.name, "namespace": model.namespace},
        (
            *_added(model.title, _ours("policy", model.told) if model.told else None),
            *(_item(each) for each in model.items),
            *(_input(each) for each in model.inputs),
            *(_decision(each, model) for each in model.decisions),
        ),
    )
    return write_xml(root, {None: WRITTEN, PREFIX: OURS})


def _dmn(name: str, values: Mapping[str, str | None], inside: Iterable[Element] = ()) -> Element:
    return Element(WRITTEN, name, {key: value for key, value in values.items() if value}, "", tuple(inside))


def _ours(name: str, values: Mapping[str, str], inside: Iterable[Element] = ()) -> Element:
    return Element(OURS, name, dict(values), "", tuple(inside))


def _text(name: str, text: str) -> Element:
    return Element(WRITTEN, name, {}, "", (Element(WRITTEN, "text", {}, text),))


def _added(title: Words | None, *others: Element | None) -> tuple[Element, ...]:
    """Give what is not DMN: titles in both languages, and more."""
    said = [_ours("title", {"zh": title.zh, "en": title.en})] if title is not None else []
    inside = [*said, *(each for each in others if each is not None)]
    return (Element(WRITTEN, "extensionElements", {}, "", tuple(inside)),) if inside else ()


def _item(item: Item) -> Element:
    words = [_ours("word", {"id": word, "zh": each.zh, "en": each.en}) for word, each in item.words.items()]
    kind = _ours("type", item.told, words) if item.told or words else None
    inside = [*_added(item.title, kind)]
    if item.base:
        inside.append(Element(WRITTEN, "typeRef", {}, item.base))
    if item.allowed:
        inside.append(_text("allowedValues", item.allowed))
    inside += [
        _dmn("itemComponent", {"name": each.name}, [Element(WRITTEN, "typeRef", {}, each.base)])
        for each in item.fields
    ]
    values = {"name": item.name, "isCollection": "true" if item.collection else None}
    return _dmn("itemDefinition", values, inside)


def _input(each: InputData) -> Element:
    known = _ours("fact", {"unknown": "allowed"}) if each.unknown else None
    variable = _dmn("variable", {"name": each.name, "typeRef": each.type})
    values = {"id": each.id, "name": each.name, "label": each.title.zh if each.title else None}
    return _dmn("inputData", values, (*_added(each.title, known), variable))


def _decision(each: Decision, model: Model) -> Element:
    kinds = {one.id for one in model.inputs}
    needs = [
        _dmn(
            "informationRequirement",
            {},
            [_dmn("requiredInput" if need in kinds else "requiredDecision", {"href": f"#{need}"})],
        )
        for need in each.needs
    ]
    variable = _dmn("variable", {"name": each.name, "typeRef": each.type})
    values = {"id": each.id, "name": each.name, "label": each.title.zh if each.title else None}
    takes = [_ours("takes", {"fact": fact, "from": said}) for fact, said in each.takes]
    added = _added(each.title, _together(each), *takes)
    return _dmn("decision", values, (*added, variable, *needs, _grid(each)))


def _together(decision: Decision) -> Element | None:
    if decision.together is None:
        return None
    parts = [
        _ours("part", {"id": name, "decision": answers, **({"silent": "yes"} if silent else {})})
        for name, answers, silent in decision.together.parts
    ]
    words = [_ours("combine", {"output": output, "by": word}) for output, word in decision.together.words]
    return _ours("parts", {}, (*parts, *words))


def _grid(decision: Decision) -> Element:
    grid = decision.grid
    rule, clause = grid.otherwise
    rest = _ours("otherwise", {"rule": rule, "clause": clause}) if rule else None
    inside = [
        *_added(None, rest),
        *(_column(each) for each in grid.columns),
        *(_result(each) for each in grid.results),
    ]
    inside += [_dmn("annotation", {"name": each}) for each in grid.notes]
    inside += [_row(each) for each in grid.rows]
    values = {"id": f"{decision.id}-table", "hitPolicy": grid.hit, "aggregation": grid.aggregation}
    return _dmn("decisionTable", values, inside)


def _column(column: Column) -> Element:
    tested = _dmn(
        "inputExpression", {"typeRef": column.type}, [Element(WRITTEN, "text", {}, column.expression)]
    )
    allowed = [_text("inputValues", column.allowed)] if column.allowed else []
    return _dmn("input", {"label": column.label}, [tested, *allowed])


def _result(result: Result) -> Element:
    told = {"unknown": "allowed"} if result.unknown else {}
    inside = [*_added(result.title, _ours("output", told) if told else None)]
    if result.allowed:
        inside.append(_text("outputValues", result.allowed))
    if result.default is not None:
        inside.append(_text("defaultOutputEntry", result.default))
    return _dmn("output", {"name": result.name, "label": result.label, "typeRef": result.type}, inside)


def _row(row: Row) -> Element:
    inside = [Element(WRITTEN, "description", {}, row.description)] if row.description else []
    inside += [_text("inputEntry", each) for each in row.tests]
    inside += [_text("outputEntry", each) for each in row.says]
    inside += [_text("annotationEntry", each) for each in row.notes]
    return _dmn("rule", {"id": row.id}, inside)
