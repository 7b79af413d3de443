"""The XML of DMN 1.3 to 1.5 read as a model: all that is not understood is told, with its line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from crmpolicy.errors import Fault, Location
from crmpolicy.interop.dmn.model import (
    AGGREGATIONS,
    HIT_POLICIES,
    Column,
    Decision,
    Grid,
    InputData,
    Item,
    Model,
    Result,
    Row,
    Together,
)
from crmpolicy.interop.dmn.names import FEEL, OLDER, OURS, VERSIONS
from crmpolicy.interop.dmn.xml_file import DmnError, Element, read_xml
from crmpolicy.wording import Argument, Words

MOST_NAMED: Final = 2_000
MOST_RULES: Final = 10_000
MOST_TESTS: Final = 60_000
_BESIDE: Final = frozenset({
    "description", "extensionElements", "question", "allowedAnswers", "variable", "informationRequirement",
    "authorityRequirement", "knowledgeRequirement", "supportedObjective", "impactedPerformanceIndicator",
    "decisionMaker", "decisionOwner", "usingProcess", "usingTask",
})  # fmt: skip
"""What may stand in a decision beside its logic."""
_IN_ITEMS: Final = frozenset({
    "description", "extensionElements", "typeRef", "allowedValues", "typeConstraint", "itemComponent",
})  # fmt: skip
_PASSED_OVER: Final = frozenset({
    "description", "extensionElements", "knowledgeSource", "textAnnotation", "association", "group",
    "elementCollection", "performanceIndicator", "organizationUnit", "decisionService",
})  # fmt: skip
"""What of a model says nothing of how a decision is made."""


def read_model(data: bytes, file: str) -> Model:
    """Read a DMN file.

    Args:
        data: its bytes.
        file: how it is called in faults.

    Raises:
        DmnError: it is no DMN of a version that is read, or holds what is not understood; with all of it.
        CrmPolicyError: lxml is not installed.
    """
    root = read_xml(data, file)
    if root.name != "definitions" or root.space not in VERSIONS:
        known = tuple(VERSIONS.values())
        arguments: dict[str, Argument] = {"known": known, "found": f"{root.space} {root.name}".strip()[:120]}
        arguments["version"] = OLDER.get(root.space, "")
        code = "dmn-older" if root.space in OLDER else "dmn-not-dmn"
        raise DmnError([Fault(code, arguments, Location(file, root.line, 1))])
    return _Reading(file).model(root)


@dataclass(slots=True)
class _Reading:
    """One reading: what is wrong is gathered."""

    file: str
    faults: list[Fault] = field(default_factory=list)

    def model(self, root: Element) -> Model:
        self._language(root, "expressionLanguage")
        self._language(root, "typeLanguage")
        for each in root.inside:
            if each.space == root.space and each.name not in {
                "itemDefinition",
                "inputData",
                "decision",
                *_PASSED_OVER,
            }:
                self.tell("dmn-not-read", each, name=each.name)
        self._few_enough(root)
        decisions = [self._decision(each) for each in root.every("decision")]
        model = Model(
            name=root.attributes.get("name", ""),
            namespace=root.attributes.get("namespace", ""),
            items=tuple(self._item(each) for each in root.every("itemDefinition")),
            inputs=tuple(self._input(each) for each in root.every("inputData")),
            decisions=tuple(each for each in decisions if each is not None),
            told=_told(root, "policy"),
            title=_title(root),
            line=root.line,
        )
        if not model.decisions:
            self.tell("dmn-no-decision", root)
        self._told_apart(model)
        if self.faults:
            raise DmnError(self.faults)
        return model

    def _few_enough(self, root: Element) -> None:
        """Refuse what nobody has drawn: thousands of decisions, or of rules.

        Raises:
            DmnError: there are too many.
        """
        tests = sum(
            _entry(each).count(",") + 1 for rule in self._rules(root) for each in rule.every("inputEntry")
        )
        if tests > MOST_TESTS:
            place = Location(self.file, root.line, 1)
            raise DmnError([Fault("dmn-too-many-tests", {"most": f"{MOST_TESTS:,}"}, place)])
        named = [each for each in root.inside if each.name in ("itemDefinition", "inputData", "decision")]
        rules = [*self._rules(root)]
        for code, found, most in (
            ("dmn-too-many-named", named, MOST_NAMED),
            ("dmn-too-many-rules", rules, MOST_RULES),
        ):
            if len(found) > most:
                place = Location(self.file, found[most].line, 1)
                raise DmnError([Fault(code, {"most": f"{most:,}"}, place)])

    def _rules(self, root: Element) -> Iterator[Element]:
        grids = (grid for each in root.every("decision") for grid in each.every("decisionTable"))
        return (rule for grid in grids for rule in grid.every("rule"))

    def tell(self, code: str, where: Any, **arguments: Any) -> None:
        self.faults.append(Fault(code, arguments, Location(self.file, where.line, 1)))

    def _language(self, element: Element, attribute: str) -> None:
        said = element.attributes.get(attribute, "")
        if said and said.lower() not in FEEL and said not in FEEL:
            self.tell("dmn-language", element, given=said)

    def _told_apart(self, model: Model) -> None:
        """Refuse two things of one name or id, which nobody could tell apart, and needs of nothing."""
        self._once("dmn-name-twice", [(each.name, each) for each in model.items])
        known: list[InputData | Decision] = [*model.inputs, *model.decisions]
        self._once("dmn-name-twice", [(each.name, each) for each in known])
        self._once("dmn-id-twice", [(each.id, each) for each in known])
        ids = {each.id for each in known}
        for one in model.decisions:
            for need in one.needs:
                if need not in ids:
                    self.tell("dmn-need-unknown", one, name=need)

    def _once(self, code: str, named: Sequence[tuple[str, Any]]) -> None:
        seen: set[str] = set()
        for name, each in named:
            if name in seen:
                self.tell(code, each, name=name)
            seen.add(name)

    def _name(self, element: Element) -> str:
        name = " ".join(element.attributes.get("name", "").split())
        if not name:
            self.tell("dmn-no-name", element, kind=element.name)
        return name

    def _item(self, element: Element) -> Item:
        self._language(element, "typeLanguage")
        for each in element.inside:
            if each.space == element.space and each.name not in _IN_ITEMS:
                self.tell("dmn-not-read", each, name=each.name)
        base, kind = element.one("typeRef"), _ours(element, "type")
        allowed = [
            _entry(each) for name in ("typeConstraint", "allowedValues") for each in element.every(name)
        ]
        words = [each for each in (kind.inside if kind else ()) if each.space == OURS and each.name == "word"]
        return Item(
            name=self._name(element),
            base=base.text.strip() if base else "",
            allowed=next(iter(allowed), ""),
            collection=element.attributes.get("isCollection") in ("true", "1"),
            fields=tuple(self._item(each) for each in element.every("itemComponent")),
            told=kind.attributes if kind else {},
            words={
                each.attributes["id"]: Words(each.attributes.get("zh", ""), each.attributes.get("en", ""))
                for each in words
                if "id" in each.attributes
            },
            title=_title(element),
            line=element.line,
        )

    def _input(self, element: Element) -> InputData:
        variable = element.one("variable")
        name = self._name(element)
        return InputData(
            id=element.attributes.get("id", name),
            name=_variable(element) or name,
            type=variable.attributes.get("typeRef", "") if variable else "",
            title=_title(element) or _label(element) or _other(name, _variable(element)),
            unknown=_told(element, "fact").get("unknown") == "allowed",
            line=element.line,
        )

    def _decision(self, element: Element) -> Decision | None:
        name = self._name(element)
        logic = [each for each in element.inside if each.space == element.space and each.name not in _BESIDE]
        for each in element.inside:
            if each.space == element.space and each.name == "knowledgeRequirement":
                self.tell("dmn-not-read", each, name=each.name)
        for each in logic:
            if each.name != "decisionTable":
                self.tell("dmn-logic", each, decision=name, name=each.name)
        grids = [each for each in logic if each.name == "decisionTable"]
        if not logic:
            self.tell("dmn-no-logic", element, decision=name)
        if not grids:
            return None
        variable = element.one("variable")
        return Decision(
            id=element.attributes.get("id", name),
            name=_variable(element) or name,
            grid=self._grid(grids[0], name),
            type=variable.attributes.get("typeRef", "") if variable else "",
            needs=tuple(self._needs(element)),
            title=_title(element) or _label(element) or _other(name, _variable(element)),
            together=_together(element),
            takes=tuple(_takes(element)),
            line=element.line,
        )

    def _needs(self, element: Element) -> Iterator[str]:
        for each in element.every("informationRequirement"):
            for one in each.inside:
                if one.space == each.space and one.name in ("requiredInput", "requiredDecision"):
                    document, _, name = one.attributes.get("href", "").rpartition("#")
                    if document:
                        self.tell("dmn-elsewhere", one, name=one.attributes["href"])
                    else:
                        yield name

    def _grid(self, element: Element, name: str) -> Grid:
        for each in element.inside:
            if each.space == element.space and each.name not in {
                "description", "extensionElements", "input", "output", "annotation", "rule",
            }:  # fmt: skip
                self.tell("dmn-not-read", each, name=each.name)
        hit: Any = element.attributes.get("hitPolicy", "UNIQUE")
        if hit not in HIT_POLICIES:
            self.tell("dmn-hit", element, given=hit, known=HIT_POLICIES)
        together: Any = element.attributes.get("aggregation")
        if together is not None and (together not in AGGREGATIONS or hit != "COLLECT"):
            self.tell("dmn-aggregation", element, given=together, known=AGGREGATIONS)
        columns, rest = (
            tuple(self._column(each) for each in element.every("input")),
            _told(element, "otherwise"),
        )
        results = [*element.every("output")]
        if not results:
            self.tell("dmn-no-output", element, decision=name)
        grid = Grid(
            hit=hit,
            columns=columns,
            results=tuple(self._result(each, name, alone=len(results) == 1) for each in results),
            rows=(),
            aggregation=together,
            notes=tuple(each.attributes.get("name", "") for each in element.every("annotation")),
            otherwise=(rest.get("rule", ""), rest.get("clause", "")),
            line=element.line,
        )
        rows = tuple(self._row(each, number, grid) for number, each in enumerate(element.every("rule"), 1))
        if not rows:
            self.tell("dmn-no-rules", element, decision=name)
        return replace(grid, rows=rows)

    def _column(self, element: Element) -> Column:
        tested, allowed = element.one("inputExpression"), element.one("inputValues")
        text = _entry(tested) if tested else ""
        if tested is not None:
            self._language(tested, "expressionLanguage")
        if not text:
            self.tell("dmn-no-expression", element)
        return Column(
            expression=text,
            type=tested.attributes.get("typeRef", "") if tested else "",
            allowed=_entry(allowed) if allowed else "",
            label=element.attributes.get("label", ""),
            line=tested.line if tested else element.line,
        )

    def _result(self, element: Element, decision: str, *, alone: bool) -> Result:
        values, default = element.one("outputValues"), element.one("defaultOutputEntry")
        name = " ".join(element.attributes.get("name", "").split())
        if not name and not alone:
            self.tell("dmn-no-name", element, kind=element.name)
        if default is not None:
            self._language(default, "expressionLanguage")
        return Result(
            name=name or decision,
            type=element.attributes.get("typeRef", ""),
            allowed=_entry(values) if values else "",
            default=_entry(default) if default else None,
            label=element.attributes.get("label", ""),
            title=_title(element) or _label(element),
            unknown=_told(element, "output").get("unknown") == "allowed",
            line=element.line,
        )

    def _row(self, element: Element, number: int, grid: Grid) -> Row:
        tests, says = ([*element.every(name)] for name in ("inputEntry", "outputEntry"))
        for each in (*tests, *says):
            self._language(each, "expressionLanguage")
        if len(tests) != len(grid.columns) or len(says) != len(grid.results):
            counts = {"tests": str(len(tests)), "columns": str(len(grid.columns))}
            counts |= {"says": str(len(says)), "results": str(len(grid.results))}
            self.tell("dmn-row-width", element, **counts)
        description = element.one("description")
        return Row(
            id=element.attributes.get("id", "") or str(number),
            tests=tuple(map(_entry, tests)),
            says=tuple(map(_entry, says)),
            notes=tuple(map(_entry, element.every("annotationEntry"))),
            description=description.text.strip() if description else "",
            line=element.line,
        )


def _entry(element: Element) -> str:
    """Give the expression in an element."""
    inside = element.one("text")
    return inside.text.strip() if inside else ""


def _ours(element: Element, name: str) -> Element | None:
    """Find what we add to an element."""
    for each in element.every("extensionElements"):
        for one in each.inside:
            if one.space == OURS and one.name == name:
                return one
    return None


def _told(element: Element, name: str) -> Mapping[str, str]:
    found = _ours(element, name)
    return found.attributes if found else {}


def _title(element: Element) -> Words | None:
    told = _told(element, "title")
    return Words(told["zh"], told["en"]) if told.get("zh") and told.get("en") else None


def _label(element: Element) -> Words | None:
    label = " ".join(element.attributes.get("label", "").split())
    return Words(label, label) if label else None


def _variable(element: Element) -> str:
    """Give the name that expressions have for an input or a decision, where it is said apart."""
    variable = element.one("variable")
    return " ".join(variable.attributes.get("name", "").split()) if variable else ""


def _other(name: str, called: str) -> Words | None:
    """Give the name of something as its title, where expressions call it otherwise."""
    return Words(name, name) if called and name != called else None


def _takes(element: Element) -> Iterator[tuple[str, str]]:
    for each in element.every("extensionElements"):
        for one in each.inside:
            if one.space == OURS and one.name == "takes":
                yield one.attributes.get("fact", ""), one.attributes.get("from", "")


def _together(element: Element) -> Together | None:
    found = _ours(element, "parts")
    if found is None:
        return None
    parts = [each.attributes for each in found.inside if each.name == "part"]
    words = [each.attributes for each in found.inside if each.name == "combine"]
    return Together(
        tuple((each.get("id", ""), each.get("decision", ""), each.get("silent") == "yes") for each in parts),
        tuple((each.get("output", ""), each.get("by", "")) for each in words),
    )
