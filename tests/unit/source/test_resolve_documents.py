"""Documents as a whole: what is read, and how faults of one place do not spread to others."""

from pathlib import Path
from typing import Any

import pytest

from crmpolicy.errors import in_order
from crmpolicy.policy.documents import Stated
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.guards import FactOf, Literally, ParameterOf, Test
from crmpolicy.policy.scales import Choice
from crmpolicy.source import read_clauses, read_document, read_shared
from crmpolicy.values import Money

GRADE = """
decisions:
  customer_grade:
    outputs:
      grade: {scale: grade}
    rules:
      - {id: high, when: {share: {at_least: high}}, then: {grade: A}, clause: steel.1}
      - {id: low, when: {share: {under: high}}, then: {grade: 乙}}
"""


def test_the_base_of_all_tests_is_sound(policies: Any) -> None:
    policies.document()
    assert policies.faults == []


def test_names_are_full_in_the_model(policies: Any) -> None:
    """A document's own names carry its key, shared facts none, shared parameters `shared`."""
    document = policies.document(GRADE.replace("乙", "B"))
    assert policies.faults == []
    assert {"steel.share", "steel.risks"} <= set(document.facts)
    assert document.parameters["steel.low"].range.bounds()[1] == ("under", ParameterOf("steel.high"))
    assert set(policies.shared().parameters) == {"shared.counted_parts"}
    assert document.scales["steel.grade"].ids == ("A", "B", "C")


def test_a_table_is_read_with_what_the_catalogue_says(policies: Any) -> None:
    table = policies.document(GRADE.replace("乙", "B")).tables["steel.customer_grade"]
    assert (table.title.en, table.outputs[0].title.zh, table.outputs[0].join) == (
        "customer grade",
        "等级",
        "chosen",
    )
    assert table.parts[0].id == ""
    rule = table.parts[0].rules[0]
    assert rule.when.tests == (Test(FactOf("steel.share"), "at_least", (ParameterOf("steel.high"),)),)
    assert rule.then == (("grade", Literally("A")),)
    assert rule.clauses == ("steel.1",)


def test_a_word_may_be_written_as_another_spelling(policies: Any) -> None:
    table = policies.document(GRADE.replace("乙", "B 级")).tables["steel.customer_grade"]
    assert table.parts[0].rules[1].then == (("grade", Literally("B")),)


def test_list_entries_have_keys_of_their_own(policies: Any) -> None:
    kind = policies.document().facts["steel.risks"].type
    assert isinstance(kind, ListOf)
    assert [field.key for field in kind.fields] == [
        "steel.risks:impact",
        "steel.risks:cost",
        "steel.risks:found_on",
        "steel.risks:single",
        "steel.risks:times",
        "steel.risks:proof",
    ]


def test_relative_paths_stay_relative(policies: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    policies.write("steel/rules.yaml", "format: 2\n")
    monkeypatch.chdir(policies.folder)
    faults: list[Any] = []
    read_document(Path("steel"), read_shared(Path(), faults), faults)
    assert [str(fault.location) for fault in faults] == ["steel/rules.yaml:1:9"]


def test_faults_of_all_files_are_gathered_in_order(policies: Any) -> None:
    policies.write("steel/a.yaml", "format: 1\nfacts:\n  x: {title: {zh: x, en: x}, type: moneys}\n")
    policies.write("steel/z.yaml", "format: 1\nscale: {}\nfacts:\n  y: {title: {zh: y}, type: money}\n")
    policies.document()
    assert policies.told() == [
        ("type-unknown", "a.yaml", 3, 36),
        ("shape-unknown-key", "z.yaml", 2, 1),
        ("shape-missing-key", "z.yaml", 4, 7),
    ]


def test_a_faulty_fact_is_unknown_and_not_absent(document_faults: Any) -> None:
    document = document_faults(
        """
        facts:
          turnover: {title: {zh: 营业额, en: turnover}, type: §moneys}
          quota: {title: {zh: 配额, en: quota}, type: ratio, derived: {ratio: [turnover, amount]}}
        decisions:
          customer_grade:
            outputs: {grade: {scale: grade}}
            rules: [{id: a, when: {turnover: {at_least: 5}, quota: 3%}, then: {grade: A}}]
        """,
        "type-unknown",
    )
    assert document.unknown == {"name:turnover", "name:quota", "point:customer_grade"}


def test_a_file_that_cannot_be_parsed_makes_no_follow_up_faults(policies: Any) -> None:
    policies.write("steel/base.yaml", "format: 1\nfacts: [\n")
    document = policies.document(GRADE)
    assert {name for _, name, _, _ in policies.told()} == {"base.yaml"}
    assert "*" in document.unknown


def test_an_unreadable_catalogue_makes_no_follow_up_faults(policies: Any) -> None:
    policies.write("subjects.yaml", "format: 1\nsubjects: {customer_grade: [\n")
    policies.document(GRADE.replace("乙", "B"))
    assert {name for _, name, _, _ in policies.told()} == {"subjects.yaml"}


def test_a_faulty_subject_makes_no_follow_up_faults(policies: Any) -> None:
    text = (policies.folder / "subjects.yaml").read_text(encoding="utf-8")
    policies.write("subjects.yaml", text.replace("room: tiering\n    outputs", "room: attic\n    outputs"))
    policies.document(GRADE.replace("乙", "B"))
    assert policies.told() == [("shape-unknown-word", "subjects.yaml", 5, 11)]


def test_a_faulty_scale_makes_no_follow_up_faults(policies: Any) -> None:
    text = (policies.folder / "steel/base.yaml").read_text(encoding="utf-8")
    policies.write("steel/base.yaml", text.replace("order: best first", "order: best", 1))
    policies.document(GRADE)
    assert policies.told() == [("shape-unknown-word", "base.yaml", 5, 12)]


def test_a_faulty_rule_does_not_keep_the_others_from_being_read(document_faults: Any) -> None:
    document_faults(
        """
        decisions:
          customer_grade:
            outputs: {grade: {scale: grade}}
            rules:
              - {id: a, when: {share: {at_least: high}}, then: {grade: A}, §claus: steel.1}
              - {id: b, when: {share: {under: §hihg}}, then: {grade: B}}
              - {id: c, when: {§shar: 1%}, then: {grade: §X}}
        """,
        "shape-unknown-key",
        "name-unknown",
        "name-unknown-fact",
        "name-not-on-scale",
    )


@pytest.mark.parametrize(
    ("line", "code", "place"),
    [
        ("document: 3steel", "name-not-a-word", (2, 11)),
        ("version: one", "value-not-an-integer", (4, 10)),
        ("zone: Asia/Nowhere", "name-unknown-zone", (5, 7)),
        ("currency: gold", "value-unknown-currency", (6, 11)),
        ("in_force: {from: 2026-02-01, to: 2026-01-01}", "name-in-force-backwards", (7, 11)),
    ],
)
def test_the_identity_of_a_document_is_checked(
    policies: Any, line: str, code: str, place: tuple[int, int]
) -> None:
    key = line.partition(":")[0]
    text = (policies.folder / "steel/policy.yaml").read_text(encoding="utf-8")
    kept = [line if each.startswith(f"{key}:") else each for each in text.splitlines()]
    policies.write("steel/policy.yaml", "\n".join(kept if line in kept else [*kept, line]) + "\n")
    read_document(policies.folder / "steel", policies.shared(), policies.faults)
    assert [(each[0], each[2:]) for each in policies.told()] == [(code, place)]


def test_a_folder_without_identity_is_no_document(policies: Any, tmp_path: Path) -> None:
    assert read_document(tmp_path / "nowhere", policies.shared(), policies.faults) is None
    assert [fault.code for fault in policies.faults] == ["shape-file-unreadable"]


def test_money_of_a_document_is_of_its_currency(policies: Any) -> None:
    policies.write(
        "steel/policy.yaml", (policies.folder / "steel/policy.yaml").read_text("utf-8").replace("元", "USD")
    )
    policies.write("steel/base.yaml", "format: 1\nfacts: {a: {title: {zh: a, en: a}, type: money}}\n")
    assert policies.document().facts["steel.a"].type == Money("美元")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("facts:\n  §share: {title: {zh: x, en: x}, type: ratio}\n", ["name-duplicate"]),
        ("facts:\n  §severity: {title: {zh: x, en: x}, type: ratio}\n", ["name-shared-redeclared"]),
        ("parameters:\n  §share: {title: {zh: x, en: x}, type: ratio, value: 1%}\n", ["name-duplicate"]),
        (
            "parameters:\n  §counted_parts: {title: {zh: x, en: x}, type: ratio, value: 1%}\n",
            ["name-shared-redeclared"],
        ),
        ("facts:\n  §any: {title: {zh: x, en: x}, type: ratio}\n", ["name-reserved"]),
        ("facts:\n  §two words: {title: {zh: x, en: x}, type: ratio}\n", ["name-not-a-word"]),
        ("roles:\n  §manager: {title: {zh: x, en: x}}\n", ["name-shared-redeclared"]),
        ("decisions:\n  x: {kind: §rankng}\n", ["table-kind-unknown"]),
        ("facts:\n  a: {title: {zh: x, en: x}, type: text, unique: §yes}\n", ["record-unique-lines"]),
    ],
)
def test_names_are_declared_once_and_are_words(document_faults: Any, text: str, codes: list[str]) -> None:
    document_faults(text, *codes)


def test_a_decision_cannot_be_shared(policies: Any) -> None:
    text = (policies.folder / "facts.yaml").read_text(encoding="utf-8")
    policies.write("facts.yaml", text + "decisions:\n  x: {}\n")
    policies.shared()
    assert [fault.code for fault in policies.faults] == ["name-shared-decision"]


def test_a_list_of_facts_has_the_facts_as_its_words(policies: Any) -> None:
    kind = policies.shared().parameters["shared.counted_parts"].type
    assert isinstance(kind, ListOf)
    assert isinstance(kind.item, Choice)
    assert kind.item.scale.ids == ("purchases",)


def test_a_field_of_a_list_may_tell_its_entries_apart(policies: Any) -> None:
    text = (policies.folder / "facts.yaml").read_text(encoding="utf-8")
    fields = "{sort: {title: {zh: x, en: x}, type: text, unique: yes}}"
    listed = f"facts:\n  sorts: {{title: {{zh: x, en: x}}, type: list, of: {fields}}}\n"
    policies.write("facts.yaml", text.replace("facts:\n", listed, 1))
    kind = policies.shared().facts["sorts"].type
    assert isinstance(kind, ListOf)
    assert kind.unique == ("sort",)


def test_several_fields_of_a_list_may_tell_its_entries_apart_together(policies: Any) -> None:
    text = (policies.folder / "facts.yaml").read_text(encoding="utf-8")
    field = "{title: {zh: x, en: x}, type: text, unique: together}"
    listed = (
        f"facts:\n  sorts: {{title: {{zh: x, en: x}}, type: list, of: {{sort: {field}, kind: {field}}}}}\n"
    )
    policies.write("facts.yaml", text.replace("facts:\n", listed, 1))
    kind = policies.shared().facts["sorts"].type
    assert isinstance(kind, ListOf)
    assert (kind.unique, kind.together) == ((), ("sort", "kind"))


@pytest.mark.parametrize(
    ("listed", "code"),
    [
        ("{parameter: §neded}", "name-unknown-parameter"),
        ("{parameter: §cap}", "rule-not-listed"),
        ("{parameter: [needed, §weights]}", "rule-not-listed"),
        ("{parameter: needed, §entry: a}", "shape-unknown-key"),
        ("§{parameters: needed}", "shape-missing-key"),
    ],
)
def test_a_fact_whose_words_a_parameter_should_list_is_told(
    policies: Any, document_faults: Any, listed: str, code: str
) -> None:
    text = f"facts:\n  x: {{title: {{zh: 甲, en: x}}, type: text, range: {{among: {listed}}}}}\n"
    if "parameters" in listed:
        policies.document(text.replace("§", ""))
        assert [each[0] for each in policies.told()] == [code, "shape-unknown-key"]
    else:
        document_faults(text, code)


def test_clauses_and_readings_are_read_when_asked_for(policies: Any) -> None:
    text = """format: 1
clauses:
  steel.1: {where: 一 1, kind: rule, computable: yes, summary: {zh: 甲, en: a}}
  steel.2: {where: 一 2, kind: rule, computable: maybe, summary: {zh: 甲, en: a}}
readings:
  S1: {zh: 读法, en: reading}
"""
    policies.write("steel/clauses.yaml", text)
    clauses, readings = read_clauses(policies.folder / "steel", policies.faults)
    assert (clauses["steel.1"].where, readings["S1"].zh) == ("一 1", "读法")
    assert policies.told() == [("shape-unknown-word", "clauses.yaml", 4, 49)]


def test_a_clause_tells_what_the_text_says_and_what_holds_it(policies: Any) -> None:
    text = """format: 1
clauses:
  steel.1:
    where: 一 1
    kind: rule
    computable: yes
    summary: {zh: 甲, en: a}
    states:
      days: {says: 20, in: box_day}
      steps: {says: {1: opened, 2: [sent, fetched]}, in: [box.states, box]}
      fewest: {left: blank, in: fewest}
"""
    policies.write("steel/clauses.yaml", text)
    clauses, _ = read_clauses(policies.folder / "steel", policies.faults)
    assert clauses["steel.1"].states == (
        Stated("days", says=(("", "20"),), held_in=("box_day",)),
        Stated(
            "steps", says=(("1", "opened"), ("2", "sent"), ("2", "fetched")), held_in=("box.states", "box")
        ),
        Stated("fewest", left="blank", held_in=("fewest",)),
    )
    assert policies.told() == []


def test_what_a_clause_leaves_out_is_blank_or_open(policies: Any) -> None:
    text = """format: 1
clauses:
  steel.1: {where: 一 1, kind: rule, computable: yes, summary: {zh: 甲, en: a}, states: {days: {left: empty}}}
"""
    policies.write("steel/clauses.yaml", text)
    read_clauses(policies.folder / "steel", policies.faults)
    assert [each[0] for each in policies.told()] == ["shape-unknown-word"]


def test_a_document_without_clauses_has_none(policies: Any) -> None:
    assert read_clauses(policies.folder / "steel", policies.faults) == ({}, {})
    assert policies.faults == []


def test_equal_faults_are_told_once(policies: Any) -> None:
    policies.document("facts: {x: {title: {zh: x, en: x}, type: mony}}\n")
    assert in_order([*policies.faults, *policies.faults]) == policies.faults


def test_shipped_policies_are_sound(checkout: Path) -> None:
    faults: list[Any] = []
    shared = read_shared(checkout / "policies", faults)
    for key in ("steel", "lighting"):
        read_document(checkout / "policies" / key, shared, faults)
    assert faults == []


RATES = """
  discount:
    title: {zh: 优惠, en: discount}
    room: rewards
    outputs:
      rate: {title: {zh: 比率, en: rate}, type: ratio, join: {parameter: combining}, cap: top}
"""
SWITCH = """\
  combining: {title: {zh: 叠加, en: combining}, type: choice, scale: ways, value: max}
  other_ways: {title: {zh: 其他, en: other ways}, type: choice, scale: severity, value: serious}
  top: {title: {zh: 上限, en: top}, type: ratio, value: required}
  most: {title: {zh: 金额, en: most}, type: money, value: required}
"""
WAYS = """scales:
  ways:
    title: {zh: 方式, en: ways}
    order: none
    values:
      - {id: max, title: {zh: 取高, en: best}}
      - {id: sum, title: {zh: 相加, en: added up}}
"""


def with_rates(policies: Any, old: str = "", new: str = "") -> None:
    """Write a catalogue with a rate whose join and cap are shared parameters."""
    text = (policies.folder / "subjects.yaml").read_text(encoding="utf-8")
    policies.write("subjects.yaml", text.rstrip("\n") + (RATES.replace(old, new, 1) if old else RATES))
    shared = (policies.folder / "facts.yaml").read_text(encoding="utf-8")
    shared = shared.replace("scales:\n", WAYS, 1) + SWITCH
    policies.write("facts.yaml", shared)


def test_how_numbers_of_several_documents_are_joined_may_be_left_to_a_shared_parameter(
    policies: Any,
) -> None:
    with_rates(policies)
    rules = "decisions: {discount: {rules: [{id: a, then: {rate: 2%}, no clause: yes}]}}"
    (output,) = policies.document(rules).tables["steel.discount"].outputs
    assert policies.faults == []
    assert (output.join, output.join_cap) == (ParameterOf("shared.combining"), ParameterOf("shared.top"))
    assert output.cap is None


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("parameter: combining", "parameter: combinin", "name-unknown-parameter"),
        ("parameter: combining", "parameter: other_ways", "table-fold-parameter"),
        ("parameter: combining", "parameter: top", "table-fold-parameter"),
        ("type: ratio", "type: text", "table-fold-parameter"),
        ("cap: top", "cap: topp", "name-unknown-parameter"),
        ("cap: top", "cap: most", "type-mismatch"),
    ],
)
def test_a_join_that_a_parameter_cannot_hold_is_told(policies: Any, old: str, new: str, code: str) -> None:
    """At the place in the catalogue, and once."""
    with_rates(policies, old, new)
    policies.shared()
    told = [(found, name) for found, name, _, _ in policies.told()]
    assert told[:1] == [(code, "subjects.yaml")]
    assert {found for found, _ in told} <= {code, "type-mismatch"}


def test_a_document_may_not_join_otherwise_than_the_catalogue_says(policies: Any) -> None:
    with_rates(policies)
    rules = (
        "decisions: {discount: {outputs: {rate: {join: min}},"
        " rules: [{id: a, then: {rate: 2%}, no clause: yes}]}}"
    )
    policies.document(rules)
    (fault,) = policies.faults
    assert (fault.code, fault.arguments["wanted"]) == ("table-output-join", "shared.combining")
