"""Laws one by one: which there are, which stay open, and that nothing passes for a proof which is none."""

from collections.abc import Mapping
from pathlib import Path

from crmpolicy.company.loading import load_unjudged
from crmpolicy.testing.texts import write_texts
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.verdicts.law import Law, Proof
from crmpolicy.verify.verdicts.naming import laws_of
from crmpolicy.verify.verdicts.proving import prove
from crmpolicy.verify.verdicts.trying import try_laws
from crmpolicy.wording import Words
from tests.unit.verify.small_policies import CLAUSES, company, table

BEHIND = """\
  rating:
    title: {zh: 初评, en: rating}
    rules: required
    inputs: [sales]
    outputs: {rated: {title: {zh: 初评, en: rated}, type: choice, scale: grade}}
"""
BOUNDS = """\
parameters:
  high: {title: {zh: 高线, en: high}, type: money, clause: doc.1, value: required, range: {over: low}}
  low: {title: {zh: 低线, en: low}, type: money, clause: doc.1, value: 5元}
"""
ON_A_SLOT = (
    table(
        "{id: good, when: {first_grade: A}, then: {grade: A}, clause: doc.1}",
        keys="    requires: {first_grade: rating.rated}\n",
    )
    + "    otherwise: {id: rest, then: {grade: B}, clause: doc.1}\n"
    + "    properties:\n"
    + "      - {id: first-counts, never: worse grade, when: better first_grade}\n"
    + "      - {id: sales-count, never: worse grade, when: higher sales}\n"
    + BEHIND
)


def proofs(root: Path, files: str | Mapping[str, str], target: str = "doc") -> dict[str, Proof]:
    """Write files and prove all their laws; a text alone is that of the document's rules."""
    texts = {"doc/rules.yaml": files} if isinstance(files, str) else dict(files)
    write_texts({"doc/clauses.yaml": CLAUSES, **texts}, root)
    return {f"{each.law.of}/{each.law.id}": each for each in prove(root / target).proofs}


def why(proof: Proof) -> str:
    """Give the reason of what is undecided."""
    (finding,) = proof.findings
    return finding.sentence("en")


def test_what_an_unwritten_rule_decides_is_given(tmp_path: Path) -> None:
    """All laws of the question that rests on it are proved; what reaches through it waits for the rules."""
    found = proofs(tmp_path, ON_A_SLOT)
    assert found["doc.grading/answers-every-case"].verdict == "proved"
    assert found["doc.grading/first-counts"].verdict == "proved"
    assert found["doc.grading/sales-count"].verdict == "undecided"
    assert "left to the company" in why(found["doc.grading/sales-count"])
    assert not [name for name in found if name.startswith("doc.rating/")]


def test_values_in_the_wrong_order_come_first(tmp_path: Path) -> None:
    """The order is refuted where it is written; whatever rests on the values has to wait."""
    rules = (
        "{id: good, when: {sales: {at_least: high}}, then: {grade: A}, clause: doc.1}",
        "{id: fair, when: {sales: {at_least: low, under: high}}, then: {grade: B}, clause: doc.1}",
        "{id: poor, when: {sales: {under: low}}, then: {grade: C}, clause: doc.1}",
    )
    firm = company("parameters: {doc.high: 3元}\n")
    files = {"doc/rules.yaml": table(*rules, parameters=BOUNDS), "firm.yaml": firm}
    found = proofs(tmp_path, files, "firm.yaml")
    order = found["doc.high/in-order"]
    assert order.verdict == "refuted"
    assert [Path(each.place.file).name for each in order.findings if each.place] == ["firm.yaml"]
    assert found["doc.grading/answers-every-case"].verdict == "undecided"
    assert "have to be mended first" in why(found["doc.grading/answers-every-case"])


def test_an_open_order_binds_whoever_fills_it_in(tmp_path: Path) -> None:
    """It is no theorem but a demand, and told as such."""
    rule = "{id: good, when: {sales: {at_least: high}}, then: {grade: A}, clause: doc.1}"
    rest = "{id: poor, when: {sales: {under: high}}, then: {grade: C}, clause: doc.1}"
    found = proofs(tmp_path, table(rule, rest, parameters=BOUNDS))
    assert (found["doc.high/in-order"].verdict, found["doc.high/in-order"].law.binds) == ("proved", True)
    assert found["doc.high/in-order"].law.says == Words("“高线”超过“低线”", "high is over low")


def test_rules_without_a_clause_break_a_law_that_all_have(tmp_path: Path) -> None:
    """Only the table that they stand in."""
    rule = "{id: good, when: {sales: {at_least: 5元}}, then: {grade: A}}"
    rest = "{id: poor, when: {sales: {under: 5元}}, then: {grade: C}, clause: doc.1}"
    found = proofs(tmp_path, table(rule, rest))
    assert [name for name, each in found.items() if each.verdict != "proved"] == [
        "doc.grading/every-rule-cites"
    ]


def test_a_law_that_no_check_proves_is_undecided(tmp_path: Path) -> None:
    """Silence of checks that do not look at it is no proof."""
    rule = "{id: good, when: {sales: {at_least: 0元}}, then: {grade: A}, clause: doc.1}"
    write_texts({"doc/clauses.yaml": CLAUSES, "doc/rules.yaml": table(rule)}, tmp_path)
    loaded = load_unjudged(tmp_path / "doc")
    checked = Checked(loaded.effective, loaded.line)
    law = Law("doc.grading", Words("评级", "grading"), "odd", Words("奇", "odd"), "", None)
    (proof,) = try_laws(checked, "doc.grading", [law], checked.periods, 1000)
    assert proof.verdict == "undecided"
    assert "no way to prove" in why(proof)


def test_over_budget_a_law_is_undecided(tmp_path: Path) -> None:
    """It says so and never passes."""
    bounds = [f"{{at_least: {number}元, under: {number + 1}元}}" for number in range(20)]
    rules = [
        f"{{id: r{number}, when: {{sales: {each}}}, then: {{grade: A}}, clause: doc.1}}"
        for number, each in enumerate(bounds)
    ]
    write_texts({"doc/clauses.yaml": CLAUSES, "doc/rules.yaml": table(*rules)}, tmp_path)
    found = prove(tmp_path / "doc", law="answers-every-case", budget=3).proofs
    assert [each.verdict for each in found] in (["undecided"], ["refuted"])


def test_every_kind_has_its_laws_by_nature() -> None:
    """Tables, forms and rankings; duties; chains; lifecycles; parameters in their order."""
    laws = {f"{each.of}/{each.id}": each for each in laws_of(load_unjudged("handbook").effective)}
    assert all(each.by_nature is (each.written is None) for each in laws.values())
    for name in (
        "handbook.customer_grade/answers-every-case",
        "handbook.order_form/every-rule-speaks",
        "handbook.team_prize/answers-every-case",
        "handbook.visit_cadence/somebody-owes-it",
        "handbook.report_signoff/levels-end",
        "handbook.suggestion_lifecycle/no-dead-end",
        "handbook.award_grade_1/in-order",
    ):
        assert name in laws
