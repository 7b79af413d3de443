"""Values outside their ranges, told in the words in which loading refuses them."""

from pathlib import Path

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.errors import InvalidPolicySetError
from crmpolicy.verify import check
from tests.unit.verify.small_policies import company, table, told

PARAMETERS = """\
parameters:
  high:
    {title: {zh: 高, en: high}, type: money, value: required, range: {over: low}, clause: doc.1}
  low:
    {title: {zh: 低, en: low}, type: money, value: required, range: {over: 0元, under: high}, clause: doc.2}
"""
RULES = (
    "{id: above, when: {sales: {at_least: high}}, then: {grade: A}, clause: doc.1}",
    "{id: between, when: {sales: {at_least: low, under: high}}, then: {grade: B}, clause: doc.1}",
    "{id: below, when: {sales: {under: low}}, then: {grade: C}, clause: doc.2}",
)
DOCUMENT = table(*RULES, parameters=PARAMETERS)


def files(body: str) -> dict[str, str]:
    """Write the document and a company that fills it."""
    return {"doc/rules.yaml": DOCUMENT, "firm.yaml": company(f"parameters:\n{body}")}


def test_values_in_their_order_are_sound(tmp_path: Path) -> None:
    """High over low."""
    assert told(tmp_path, files("  doc.high: 20元\n  doc.low: 10元\n"), "firm.yaml").report.clean


def test_values_in_the_wrong_order_are_told_on_both_sides(tmp_path: Path) -> None:
    """Each with the place of the other; tables are not looked at until they are mended."""
    found = told(tmp_path, files("  doc.high: «10元\n  doc.low: «20元\n"), "firm.yaml")
    places = [each.place for each in found.report.findings]
    assert [(place.line, place.column) for place in places if place] == [each[1:] for each in found.marked]
    assert [each.related for each in found.report.findings] == [(places[1],), (places[0],)]
    assert {each.code for each in found.all} == {"CRM301"}
    assert found.report.findings[0].clauses == ("doc.1",)


def test_the_words_are_those_of_loading(tmp_path: Path) -> None:
    """An owner meets one sentence for one fault."""
    found = told(tmp_path, files("  doc.high: 10元\n  doc.low: 20元\n"), "firm.yaml")
    with pytest.raises(InvalidPolicySetError) as refused:
        load_policy_set(found.target)
    for language in ("zh", "en"):
        said = [each.message(language) for each in refused.value.faults]
        assert all(any(each.sentence(language) in one for one in said) for each in found.report.findings)


def test_a_later_value_is_judged_on_its_day(tmp_path: Path) -> None:
    """Only the value from next year on is out of order."""
    body = "  doc.high: {dated: [{value: 20元}, {from: 2027-01-01, value: «5元}]}\n  doc.low: «10元\n"
    found = told(tmp_path, files(body), "firm.yaml")
    places = [each.place for each in found.report.findings]
    assert [(place.line, place.column) for place in places if place] == [each[1:] for each in found.marked]


def test_other_targets_are_checked_all_the_same(tmp_path: Path) -> None:
    """One company's wrong order hides nothing of the next one."""
    gap = table(RULES[0], parameters=PARAMETERS)
    told(tmp_path, {**files("  doc.high: 10元\n  doc.low: 20元\n"), "gappy/rules.yaml": gap}, "firm.yaml")
    report = check(tmp_path / "firm.yaml", tmp_path / "gappy")
    assert {"CRM301", "CRM101"} <= {each.code for each in report.findings}
