"""Sums of parameters that pass the limit of another one."""

from pathlib import Path

import pytest

from crmpolicy.wording import Words
from tests.unit.verify.small_policies import company, table, told


def document(kind: str, limit: str, *values: str) -> str:
    """Write a document with a limit, parts, and the law that binds them."""
    given = zip(("first", "second"), values, strict=True)
    parts = "".join(
        f"  {name}: {{title: {{zh: 段, en: part}}, type: {kind}, value: {value}, clause: doc.1}}\n"
        for name, value in given
    )
    whole = f"  whole: {{title: {{zh: 总, en: whole}}, type: {kind}, value: {limit}, clause: doc.1}}\n"
    law = "    properties:\n      - {id: fits, at_most: whole, sum: [first, second]}\n"
    rule = "{id: all, when: {}, then: {grade: A}, clause: doc.1}"
    return table(rule, keys=law, parameters=f"parameters:\n{whole}{parts}")


@pytest.mark.parametrize(
    ("kind", "limit", "values"),
    [
        ("money", "30元", ("10元", "20元")),
        ("ratio", "100%", ("33.3%", "66.7%")),
        ("term", "1 day", ("20h", "240 minutes")),
        ("term", "1 year", ("2 quarters", "6 months")),
        ("term", "3 working days", ("1 working day", "2 working days")),
        ("money", "30元", ("required", "40元")),
        ("money", "optional", ("10元", "40元")),
    ],
)
def test_a_sum_within_its_limit_is_sound(
    tmp_path: Path, kind: str, limit: str, values: tuple[str, str]
) -> None:
    """Exactly at the limit too; what is not filled has no sum, and no limit is never passed."""
    assert told(tmp_path, document(kind, limit, *values)).report.clean


@pytest.mark.parametrize(
    ("kind", "limit", "values"),
    [
        ("money", "«29.99元", ("10元", "20元")),
        ("term", "«1 day", ("20h", "241 minutes")),
        ("term", "«1 year", ("2 quarters", "7 months")),
    ],
)
def test_a_sum_over_its_limit_is_told(tmp_path: Path, kind: str, limit: str, values: tuple[str, str]) -> None:
    """At the value of the limit; the parts and the law are related places."""
    finding = told(tmp_path, document(kind, limit, *values)).only("CRM305")
    assert finding.arguments["parts"] == ("doc.first", "doc.second")
    assert len(finding.related) == 3


def test_the_sum_is_worded_with_its_parts(tmp_path: Path) -> None:
    """All values are told."""
    finding = told(tmp_path, document("term", "«1 day", "20h", "5h")).only("CRM305")
    assert finding.sentence() == (
        "the law `fits` is broken: doc.first, doc.second (20 hours, 5 hours)"
        " add up to more than 1 day of `doc.whole`"
    )
    assert finding.sentence("zh") == (
        "不合性质`fits`：doc.first、doc.second（20 小时、5 小时）合计超过了`doc.whole`的 1 天"
    )


def test_a_value_from_a_later_day_on_is_added_up_then(tmp_path: Path) -> None:
    """A company announces a change that does not fit."""
    files = {
        "doc/rules.yaml": document("money", "required", "10元", "20元"),
        "firm.yaml": company(
            "parameters:\n  doc.whole: {dated: [{value: 30元}, {from: 2027-01-01, value: «25元}]}\n"
        ),
    }
    assert told(tmp_path, files, "firm.yaml").only("CRM305").arguments["limit"] == ("25元", "25 CNY")


@pytest.mark.parametrize("values", [("1 working day", "20h"), ("1 month", "3 days")])
def test_terms_that_only_a_calendar_adds_up_stay_open(tmp_path: Path, values: tuple[str, str]) -> None:
    """At the law, and never taken for sound."""
    text = document("term", "2 days", *values).replace("- {id: fits", "- «{id: fits")
    finding = told(tmp_path, text).only("CRM001")
    assert "only a calendar can compare" in finding.sentence()


def weights(law: str, first: str, second: str) -> str:
    """Write a document with two mappings of weights and a law."""

    def mapping(name: str, value: str) -> str:
        return (
            f"  {name}: {{title: {{zh: 权重, en: weights}}, type: mapping, keys: {{among: [a, b]}},"
            f" of: ratio, sums_to: 100%, clause: doc.1, value: {value}}}\n"
        )

    parameters = f"parameters:\n{mapping('month', first)}{mapping('quarter', second)}"
    rule = "{id: all, when: {}, then: {grade: A}, clause: doc.1}"
    return table(rule, keys=f"    properties:\n      - {{id: counts, {law}}}\n", parameters=parameters)


BOTH = "over: 0%, sum: [{parameter: month, entry: b}, {parameter: quarter, entry: b}]"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("{a: 100%, b: 0%}", "{a: 99.99%, b: 0.01%}"),
        ("{a: 0%, b: 100%}", "{a: 100%, b: 0%}"),
        ("required", "{a: 100%, b: 0%}"),
    ],
)
def test_entries_that_add_up_to_enough_are_sound(tmp_path: Path, first: str, second: str) -> None:
    assert told(tmp_path, weights(BOTH, first, second)).report.clean


def test_entries_that_do_not_add_up_to_enough_are_told(tmp_path: Path) -> None:
    """At the value of the first of them; exactly the bound is not over it."""
    text = weights(BOTH, "«{a: 100%, b: 0%}", "{a: 100%, b: 0%}")
    finding = told(tmp_path, text).only("CRM305")
    assert finding.sentence() == (
        "the law `counts` is broken: doc.month (b), doc.quarter (b) (0%, 0%) do not add up to more than 0%"
    )
    assert finding.sentence("zh") == (
        "不合性质`counts`：doc.month (b)、doc.quarter (b)（0%、0%）合计没有超过 0%"
    )
    assert finding.hint() == "raise one of them"


def test_one_entry_has_to_stay_within_a_parameter(tmp_path: Path) -> None:
    law = "at_most: most, sum: [{parameter: month, entry: a}, {parameter: quarter, entry: b}]"
    most = "  most: {title: {zh: 上限, en: most}, type: ratio, value: «50%, clause: doc.1}\n"
    text = weights(law, "{a: 40%, b: 60%}", "{a: 80%, b: 20%}").replace(
        "parameters:\n", f"parameters:\n{most}"
    )
    assert told(tmp_path, text).only("CRM305").arguments["values"] == (
        Words("40%", "40%"),
        Words("20%", "20%"),
    )
