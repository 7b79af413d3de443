"""Owners' cases: found, asked and judged."""

from pathlib import Path

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.errors import InvalidPolicySetError
from crmpolicy.testing import CaseResult, run_cases
from crmpolicy.testing.texts import write_texts

RULES = """\
format: 1
scales:
  level:
    title: {zh: 等级, en: level}
    order: best first
    values:
      - {id: A, title: {zh: 甲级, en: level A}, also: 头等}
      - {id: B, title: {zh: 乙级, en: level B}}
facts:
  amount: {title: {zh: 金额, en: amount}, type: money, range: {at_least: 0元}}
  years: {title: {zh: 年限, en: years}, type: number, unknown: allowed}
parameters:
  bound: {title: {zh: 界限, en: bound}, type: money, clause: doc.1, value: required}
  other: {title: {zh: 另一界限, en: other bound}, type: money, clause: doc.2, value: 5元}
decisions:
  rating:
    title: {zh: 评级, en: rating}
    clause: doc.0
    outputs:
      level: {title: {zh: 等级, en: level}, type: choice, scale: level}
      term: {title: {zh: 账期, en: term}, type: term, unknown: allowed}
      tags: {title: {zh: 标记, en: tags}, type: choices, scale: level}
    rules:
      - id: high
        when: {amount: {at_least: bound}}
        then: {level: A, term: 60 min, tags: [A, B]}
        clause: doc.1
      - id: low
        when: {amount: {under: bound, at_least: other}}
        then: {level: B, term: 1h, tags: A}
        clause: doc.2
    remedy: {reach: {level: A}, by_changing: [amount]}
  several:
    title: {zh: 列举, en: several}
    outputs:
      level: {title: {zh: 等级, en: level}, type: choice, scale: level}
    hit: rule order
    rules:
      - {id: one, then: {level: B}, clause: doc.3}
      - {id: two, when: {years: {over: 1}}, then: {level: A}, clause: doc.4}
"""
WITH = "with: {bound: 100元}, now: 2026-01-05T09:00"


def run(folder: Path, *cases: str, file: str = "doc/cases/a.yaml", **files: str) -> tuple[CaseResult, ...]:
    """Write a document with cases and run them."""
    lines = "".join(f"  - {{case: 案例{place}, {case}}}\n" for place, case in enumerate(cases, 1))
    named = {name.replace("__", "/") + ".yaml": text for name, text in files.items()}
    write_texts({"doc/rules.yaml": RULES, **named, file: f"format: 1\ncases:\n{lines}"}, folder)
    return run_cases(folder)


def only(folder: Path, case: str, **files: str) -> CaseResult:
    """Run one case."""
    (result,) = run(folder, case, **files)
    return result


@pytest.mark.parametrize(
    "expect",
    [
        "level: A",
        "level: 甲级",
        "level: 头等",
        "level: level A, term: 60 min",
        "term: 1 h",
        "tags: [乙级, A]",
    ],
)
def test_expected_values_are_read_by_the_types_of_the_question(tmp_path: Path, expect: str) -> None:
    result = only(tmp_path, f"ask: doc.rating, given: {{amount: 100元}}, expect: {{{expect}}}, {WITH}")
    assert result.passed, result.message()
    assert result.code is None
    assert result.message() == ""


def test_a_case_tells_its_sentence_its_place_what_it_expects_and_what_came_out(tmp_path: Path) -> None:
    result = only(tmp_path, f"ask: doc.rating, given: {{amount: 99.99元}}, expect: {{level: A}}, {WITH}")
    assert not result.passed
    assert result.case == "案例1"
    assert result.place is not None
    assert (result.place.file, result.place.line) == (str(tmp_path / "doc/cases/a.yaml"), 3)
    assert result.expected.zh == "等级：甲级"
    assert result.got.en == "level: level B; term: 1 hour; tags: level A"
    assert result.code == "case-outcome-differs"
    assert result.message("zh").startswith(f"{result.place}: 案例“案例1”结果不符：应为 等级：甲级；")


def test_several_values_gathered_are_compared_in_their_order(tmp_path: Path) -> None:
    base = f"ask: doc.several, given: {{years: 2}}, {WITH}"
    right, wrong = run(
        tmp_path, f"{base}, expect: {{level: [B, 甲级]}}", f"{base}, expect: {{level: [A, B]}}"
    )
    assert right.passed
    assert wrong.code == "case-outcome-differs"
    assert wrong.got.zh == "等级：乙级、甲级"


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("given: {amount: 100元}, expect: {level: A}, because: [high, low]", "case-because-differs"),
        ("given: {amount: 100元}, expect: {level: A}, because: low", "case-because-differs"),
        ("given: {amount: 1元}, expect: {undecided: yes}, because: low", "case-because-differs"),
        ("given: {amount: 100元}, expect: {level: A}, clause: doc.2", "case-clause-not-cited"),
        ("given: {amount: 100元}, expect: {level: A}, clause: [doc.1, doc.9]", "case-clause-not-cited"),
        ("given: {amount: 100元}, expect: {lvl: A}", "case-output-unknown"),
        ("given: {amount: 100元}, expect: {level: C}", "case-value-unreadable"),
        ("given: {amount: 100元}, expect: {level: unknown}", "case-outcome-differs"),
        ("given: {amount: 100元}, expect: {}", "case-expects-nothing"),
        ("given: {amount: 100元}, expect: {level: A, missing: [bound]}", "case-expects-both"),
        ("given: {amount: 100元}, expect: {missing: [bound]}", "case-outcome-differs"),
        ("given: {amount: 100元}, expect: {missing: {a: b}}", "case-names-wanted"),
        ("given: {amount: 100元}, expect: {undecided: yes}", "case-outcome-differs"),
        ("given: {amount: 1元}, expect: {undecided: no}", "case-only-yes"),
        ("given: {amount: 1元}, expect: {undecided: maybe}", "case-only-yes"),
        ("given: {amount: 1元}, expect: {level: B}", "case-outcome-differs"),
        ("given: {amount: 很多}, expect: {level: B}", "case-outcome-differs"),
        ("given: {}, expect: {refused: [years]}", "case-outcome-differs"),
        ("given: {amount: 100元}, expect: {refused: [amount]}", "case-outcome-differs"),
        ("given: {amount: 100元}, expect: {level: A}, stage: draft", "case-key-not-for-tables"),
        ("given: {amount: 100元}, expect: {level: A}, remedy: {a: b}", "case-remedy-not-a-list"),
        ("given: {amount: 1元}, expect: {undecided: yes}, remedy: []", None),
        ("given: {amount: 9元}, expect: {level: B}, remedy: [{amount: {at_least: 100元}}]", None),
        ("given: {amount: 9元}, expect: {level: B}, remedy: []", "case-remedy-differs"),
        (
            "given: {amount: 9元}, expect: {level: B}, remedy: [{amount: {over: 100元}}]",
            "case-remedy-differs",
        ),
        (
            "given: {amount: 9元}, expect: {level: B}, remedy: [{amount: {from: 100元}}]",
            "case-remedy-unknown-bound",
        ),
        ("given: {amount: 9元}, expect: {level: B}, remedy: [{amount: {over: 某}}]", "case-value-unreadable"),
        (
            "given: {amount: 9元}, expect: {level: B}, remedy: [{sum: {over: 1元}}]",
            "case-remedy-unknown-fact",
        ),
        ("given: {amount: 100元}, expect: {level: A}, remedy: []", None),
        ("given: {amount: 100元}, expect: {level: A}, remedy: [{amount: 5元}]", "case-remedy-differs"),
    ],
)
def test_whatever_does_not_hold_is_a_failure_with_its_place(
    tmp_path: Path, case: str, code: str | None
) -> None:
    """Nothing that an owner writes is passed over in silence."""
    result = only(tmp_path, f"ask: doc.rating, {case}, {WITH}")
    assert result.code == code
    if code is None:
        return
    assert result.faults[0].location is not None
    for language in ("zh", "en"):
        assert str(result.faults[0].location) in result.message(language)


def test_all_that_does_not_hold_is_told_at_once(tmp_path: Path) -> None:
    case = "given: {amount: 100元}, expect: {level: B}, because: low, clause: [doc.7, doc.8]"
    result = only(tmp_path, f"ask: doc.rating, {case}, {WITH}")
    assert [fault.code for fault in result.faults] == [
        "case-outcome-differs",
        "case-because-differs",
        "case-clause-not-cited",
        "case-clause-not-cited",
    ]


@pytest.mark.parametrize(
    "case",
    [
        "given: {amount: 1万元}, expect: {level: A}, because: high, clause: [doc.1, doc.0], with: {bound: 1}",
        "given: {amount: 1元}, expect: {undecided: yes}, clause: doc.0, with: {bound: 100元}",
        "given: {amount: 1元}, expect: {missing: [bound]}, clause: doc.1",
        "given: {amount: 1元}, expect: {missing: doc.bound}",
        "given: {amout: 1元}, expect: {refused: [amount, amout]}, with: {bound: 100元}",
        "given: {amount: -1元}, expect: {refused: amount}, with: {bound: 100元}",
    ],
)
def test_a_case_may_expect_that_there_is_no_outcome(tmp_path: Path, case: str) -> None:
    result = only(tmp_path, f"ask: doc.rating, {case}, now: 2026-01-05T09:00")
    assert result.passed, result.message()


def test_an_output_named_as_a_refusal_is_an_output(tmp_path: Path) -> None:
    rules = """\
format: 1
decisions:
  check:
    title: {zh: 核对, en: check}
    outputs: {missing: {title: {zh: 缺失, en: missing}, type: boolean}}
    rules: []
    otherwise: {id: rest, then: {missing: no}, clause: doc.5}
"""
    result = only(tmp_path, f"ask: doc.check, expect: {{missing: no}}, {WITH}", doc__check=rules)
    assert result.passed, result.message()


@pytest.mark.parametrize(
    ("now", "code"),
    [
        ("2026-01-05T09:00", None),
        ("2026-01-05 09:00", None),
        ("2026-01-05T01:00Z", None),
        ("2026-01-05T09:00+08:00", None),
        ("2026-01-04T23:00", "case-outcome-differs"),
        ("2026-01-04T16:00Z", None),
        ("tomorrow", "case-moment-unreadable"),
        ("2026-02-30T09:00", "case-moment-unreadable"),
    ],
)
def test_a_moment_without_offset_is_local_time_where_the_policy_lives(
    tmp_path: Path, now: str, code: str | None
) -> None:
    dated = RULES.replace("value: required", "dated: [{value: 1000元}, {from: 2026-01-05, value: 10元}]")
    case = f'ask: doc.rating, given: {{amount: 50元}}, expect: {{level: A}}, now: "{now}"'
    assert only(tmp_path, case, doc__rules=dated).code == code


COMPANY = """\
format: 1
company: {key}
title: {{zh: 公司, en: company}}
zone: Asia/Shanghai
currency: 元
adopts: [doc@1]
parameters:
  doc.bound: {bound}元
"""


def test_a_case_asks_the_company_that_it_names_even_one_called_as_its_file(tmp_path: Path) -> None:
    files = {
        "acme": COMPANY.format(key="acme", bound=7),
        "late__company": COMPANY.format(key="late", bound=50),
    }
    texts = {name.replace("__", "/") + ".yaml": text for name, text in files.items()}
    case = "now: 2026-01-05T09:00, ask: rating, given: {doc.amount: 7元}, expect: {level: A}"
    write_texts({"doc/rules.yaml": RULES, "late/policy.yaml": "", **texts}, tmp_path)
    (tmp_path / "late/policy.yaml").unlink()
    for path, company in {
        "cases/acme.yaml": "acme",
        "late/cases/x.yaml": "late",
        "cases/none.yaml": "nobody",
    }.items():
        write_case(tmp_path / path, f"{{case: {path}, company: {company}, {case}}}")
    write_case(tmp_path / "late/cases/y.yaml", f"{{case: y, {case}}}")
    codes = {result.case: result.code for result in run_cases(tmp_path)}
    assert codes == {
        "cases/acme.yaml": None,
        "late/cases/x.yaml": "case-outcome-differs",
        "cases/none.yaml": "case-company-unknown",
        "y": "case-outcome-differs",
    }


def write_case(path: Path, case: str) -> None:
    """Write a file of one case."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"format: 1\ncases:\n  - {case}\n", encoding="utf-8")


def test_a_case_far_from_any_document_asks_the_one_that_it_names(tmp_path: Path) -> None:
    shipped = "ask: steel.customer_industry, given: {industry: 机械加工厂}, expect: {industry: machinery}"
    write_case(tmp_path / "cases/a.yaml", f"{{case: a, {shipped}, now: 2026-01-05T09:00}}")
    write_case(tmp_path / "cases/b.yaml", "{case: b, ask: nothing.at, expect: {x: y}, now: 2026-01-05T09:00}")
    assert [result.code for result in run_cases(tmp_path)] == [None, "case-document-unknown"]


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("ask: doc.ratting, expect: {level: A}", "case-question-unknown"),
        ("ask: doc.rating, with: {bond: 1元}, expect: {level: A}", "case-policies-unusable"),
        ("ask: doc.rating, with: {bound: high}, expect: {level: A}", "case-policies-unusable"),
    ],
)
def test_a_case_that_cannot_be_asked_says_why(tmp_path: Path, case: str, code: str) -> None:
    result = only(tmp_path, f"{case}, now: 2026-01-05T09:00")
    assert result.code == code
    assert (result.expected.en, result.got.en) == ("nothing", "nothing")


def test_files_of_cases_are_found_by_their_folder_or_by_their_section(tmp_path: Path) -> None:
    case = f"ask: doc.rating, given: {{amount: 100元}}, expect: {{level: A}}, {WITH}"
    results = run(tmp_path, case, file="doc/cases/deep.yaml")
    write_case(tmp_path / "doc/cases/b.yaml", f"{{case: zwei, {case}}}")
    assert len(results) == 1
    assert [result.case for result in run_cases(tmp_path)] == ["zwei", "案例1"]
    assert [result.case for result in run_cases(tmp_path / "doc/cases/b.yaml")] == ["zwei"]
    assert run_cases() == ()


def test_cases_may_stand_beside_the_rules_that_they_are_about(tmp_path: Path) -> None:
    """They are run as others are, and say nothing to who decides by the rules."""
    case = f"{{case: beside, ask: doc.rating, given: {{amount: 100元}}, expect: {{level: LEVEL}}, {WITH}}}"
    digests = []
    for level, code in (("A", None), ("B", "case-outcome-differs")):
        rules = f"{RULES}cases:\n  - {case.replace('LEVEL', level)}\n"
        write_texts({"doc/rules.yaml": rules}, tmp_path / level)
        (result,) = run_cases(tmp_path / level)
        assert (result.case, result.code) == ("beside", code)
        digests.append(load_policy_set(tmp_path / level / "doc").digest)
    write_texts({"doc/rules.yaml": RULES}, tmp_path / "plain")
    assert {load_policy_set(tmp_path / "plain/doc").digest} == set(digests)


def test_a_file_of_cases_that_cannot_be_read_is_refused_with_all_faults(tmp_path: Path) -> None:
    write_case(tmp_path / "cases/a.yaml", "{case: a, aks: x}")
    write_case(tmp_path / "cases/b.yaml", "{case: b}")
    with pytest.raises(InvalidPolicySetError) as caught:
        run_cases(tmp_path)
    files = {fault.location.file for fault in caught.value.faults if fault.location}
    assert files == {str(tmp_path / "cases/a.yaml"), str(tmp_path / "cases/b.yaml")}
