"""Parameters that nothing uses."""

from pathlib import Path

import pytest

from tests.unit.verify.small_policies import table, told

ALL = "{id: all, when: {}, then: {grade: A}, clause: doc.1}"
BOUND = "bound: {title: {zh: 界限, en: bound}, type: money, value: 10元, clause: doc.2}\n"


@pytest.mark.parametrize(
    ("rules", "keys", "facts"),
    [
        (["{id: a, when: {sales: {at_least: bound}}, then: {grade: A}, clause: doc.1}"], "OTHERWISE", ""),
        (
            [ALL],
            "",
            "  big: {title: {zh: 大, en: big}, type: boolean, derived: {holds: {sales: {over: bound}}}}\n",
        ),
        ([ALL], "    properties: [{id: sum, at_most: bound, sum: [bound]}]\n", ""),
        (
            ["{id: a, when: {sales: {over: 20元}}, then: {grade: A}, clause: doc.1}"],
            "    properties: [{id: law, never: {grade: B}, when: {sales: {over: bound}}}]\nOTHERWISE",
            "",
        ),
    ],
)
def test_a_parameter_that_something_names_is_used(
    tmp_path: Path, rules: list[str], keys: str, facts: str
) -> None:
    """A guard, a derived fact, a sum, a law."""
    keys = keys.replace("OTHERWISE", "    otherwise: {id: rest, then: {grade: C}, clause: doc.2}\n")
    assert told(tmp_path, table(*rules, keys=keys, parameters=f"{facts}parameters:\n  {BOUND}")).report.clean


def test_a_parameter_that_nothing_names_is_unused(tmp_path: Path) -> None:
    """It is a warning, with the clauses that it was declared for."""
    finding = told(tmp_path, table(ALL, parameters=f"parameters:\n  «{BOUND}")).only("CRM303")
    assert finding.severity == "warning"
    assert finding.clauses == ("doc.2",)
    assert finding.sentence() == "nothing in document uses the parameter `bound` (bound)"
    assert finding.sentence("zh") == "参数“界限”（`bound`）在《文件》里没有用到"


def test_to_bound_another_parameter_is_no_use(tmp_path: Path) -> None:
    """Both are told: neither changes any answer."""
    other = (
        "  «other: {title: {zh: 另一, en: other}, type: money, value: 20元,"
        " range: {over: bound}, clause: doc.1}\n"
    )
    found = told(tmp_path, table(ALL, parameters=f"parameters:\n  «{BOUND}{other}"))
    assert [each.code for each in found.all] == ["CRM303", "CRM303"]
    assert [(each.place.line, each.place.column) for each in found.all if each.place] == [
        each[1:] for each in found.marked
    ]


SLOT = (
    "  bonus:\n    title: {zh: 奖励, en: bonus}\n    rules: required\n    CLAUSE\n"
    "    outputs: {gift: {title: {zh: 赠品, en: gift}, type: boolean}}\n"
)


@pytest.mark.parametrize(
    ("clause", "bound"),
    [
        ("clause: doc.2", BOUND),
        ("clause: [doc.1, doc.2]", BOUND),
        ("governed_by: now", BOUND),
        ("clause: doc.1", BOUND.replace(", clause: doc.2", "")),
    ],
)
def test_a_document_that_leaves_rules_open_may_use_it_there(tmp_path: Path, clause: str, bound: str) -> None:
    """Whoever fills the slot may name a parameter of its clause, and one without any clause."""
    text = table(ALL, parameters=f"parameters:\n  {bound}") + SLOT.replace("CLAUSE", clause)
    assert told(tmp_path, text).report.clean


def test_a_parameter_of_another_clause_is_not_meant_for_a_slot(tmp_path: Path) -> None:
    """It is told although the document leaves some rules open."""
    text = table(ALL, parameters=f"parameters:\n  «{BOUND}") + SLOT.replace("CLAUSE", "clause: doc.1")
    told(tmp_path, text).only("CRM303")
