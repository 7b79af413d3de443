"""Laws of mappings that their values break."""

from pathlib import Path

import pytest

from tests.unit.verify.small_policies import company, table, told


def mapping(keys: str, value: str, law: str, more: str = "") -> str:
    """Write a document whose rule looks a value up."""
    parameters = (
        f"parameters:\n  share:\n    title: {{zh: 比例, en: share}}\n    type: mapping\n    keys: {keys}\n"
        f"    of: {{type: ratio}}\n    clause: doc.1\n{more}    {value}\n"
        f"    properties: [{{id: law, {law}}}]\n"
    )
    operand = "{parameter: share, entry: small}" if "among" in keys else "share"
    rule = f"{{id: all, when: {{}}, then: {{rate: {operand}}}, clause: doc.1}}"
    outputs = "rate: {title: {zh: 比例, en: rate}, type: ratio}"
    facts = "  level: {title: {zh: 等级, en: level}, type: choice, scale: grade}\n"
    facts += "  member: {title: {zh: 会员, en: member}, type: boolean}\n"
    facts += "  years: {title: {zh: 年数, en: years}, type: integer, range: {at_least: 0, up_to: 9}}\n"
    return table(rule, outputs=outputs, parameters=facts + parameters)


AMONG, LATER = "{among: [small, medium, large]}", "never: lower value, when: later entry"
BETTER = "never: lower value, when: better level"


@pytest.mark.parametrize(
    ("keys", "value", "law"),
    [
        (AMONG, "value: {small: 1%, medium: 1%, large: 2%}", LATER),
        ("[level]", "value: {A: 3%, B: 2%, C: 2%}", BETTER),
        (
            "[level, member]",
            "value: {A: {yes: 3%, no: 1%}, B: {yes: 2%, no: 1%}, C: {yes: 0%, no: 0%}}",
            BETTER,
        ),
        ("[level]", "value: {A: 3%, B: 3%, C: 3%}", "same: value, whatever: level"),
    ],
)
def test_values_that_keep_their_law_are_sound(tmp_path: Path, keys: str, value: str, law: str) -> None:
    """Equal values move nowhere."""
    report = told(tmp_path, mapping(keys, value, law)).report
    assert [each.code for each in report.findings if each.check == "broken-mapping"] == []
    assert report.proved["broken-mapping"] == 1


def test_a_later_entry_that_is_lower_is_told(tmp_path: Path) -> None:
    """In the order of the list, both entries with their values."""
    finding = told(tmp_path, mapping(AMONG, "value: «{small: 1%, medium: 3%, large: 2%}", LATER)).only(
        "CRM202"
    )
    assert finding.sentence() == "`doc.share` breaks its law `law`: medium has 3%, large has 2%"
    assert finding.sentence("zh") == "`doc.share`不合性质`law`：medium 是 3%，large 是 2%"
    assert finding.clauses == ("doc.1",)
    assert len(finding.related) == 1


def test_only_one_key_moves(tmp_path: Path) -> None:
    """The other key is the same in both entries."""
    value = "value: «{A: {yes: 2%, no: 1%}, B: {yes: 3%, no: 1%}, C: {yes: 0%, no: 0%}}"
    finding = told(tmp_path, mapping("[level, member]", value, BETTER)).only("CRM202")
    assert finding.arguments["first"] == ("乙 / 是", "second / yes")
    assert finding.arguments["second"] == ("甲 / 是", "first / yes")


def test_a_later_value_of_the_history_is_told_at_its_place(tmp_path: Path) -> None:
    """The first value keeps the law, the one announced does not."""
    value = "dated: [{value: {A: 3%, B: 2%, C: 1%}}, {from: 2027-01-01, value: «{A: 3%, B: 2%, C: 4%}}]"
    finding = told(tmp_path, mapping("[level]", value, BETTER)).only("CRM202")
    assert finding.arguments["second"] == ("甲", "first")


def test_entries_that_only_the_rest_tells_count(tmp_path: Path) -> None:
    """Whole numbers beside those listed fall to the rest, and the fact's range bounds them."""
    law = "never: lower value, when: higher years"
    value = "value: «{1: 1%, 2: 2%}"
    found = told(tmp_path, mapping("[years]", value, law, "    else: 0%\n"))
    (finding,) = found.report.findings
    assert finding.code == "CRM202"
    assert finding.arguments["second"] == ("3", "3")
    listed = "value: {8: 1%, 9: 2%}"
    bounded = told(tmp_path / "bounded", mapping("[years]", listed, law, "    else: 0%\n"))
    assert bounded.report.findings == ()


def test_the_value_of_a_company_is_told_in_its_file(tmp_path: Path) -> None:
    """The document leaves the table open."""
    files = {
        "doc/rules.yaml": mapping("[level]", "value: required", BETTER),
        "firm.yaml": company("parameters:\n  doc.share: «{A: 1%, B: 2%, C: 0%}\n"),
    }
    assert told(tmp_path, files, "firm.yaml").only("CRM202").arguments["name"] == "doc.share"


def test_a_law_of_another_sort_stays_open(tmp_path: Path) -> None:
    """Never taken for proved."""
    law = "never: {value: {over: 5%}}, when: {level: A}"
    value = "value: {A: 3%, B: 2%, C: 1%}"
    text = mapping("[level]", value, law).replace("[{id: law", "[«{id: law")
    finding = told(tmp_path, text).only("CRM001")
    assert finding.check == "broken-mapping"
    assert finding.sentence() == (
        "the check for mapping against its law came to no end:"
        " the law `law` is of a sort that is not checked for mappings"
    )
