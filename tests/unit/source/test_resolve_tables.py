"""Tables: parts, folds, outputs, slots, required facts and properties."""

from typing import Any

import pytest

from crmpolicy.policy.guards import ParameterOf
from crmpolicy.policy.properties import Move
from crmpolicy.policy.tables import Override, Requirement

GRADE = "outputs: {grade: {scale: grade}}"
ONE = "rules: [{id: a, when: {active: yes}, then: {grade: A}}]"


def decision(text: str, name: str = "customer_grade") -> str:
    """One decision; the lines of the text hang below its name."""
    body = "".join(f"    {line}\n" for line in text.splitlines())
    return f"decisions:\n  {name}:\n{body}"


PARTS = """outputs: {grade: {scale: grade}}
combine: {grade: worst}
parts:
  - id: one
    title: {zh: 一, en: one}
    when: {switch: no}
    rules: [{id: a, when: {active: yes}, then: {grade: A}}]
    otherwise: {id: b, then: {grade: C}}
  - id: two
    hit: first
    rules: [{id: c, when: {reputation: A}, then: {grade: A}}]
    otherwise: {id: d, then: {grade: B}, no clause: yes}
"""


def test_parts_are_read(document_faults: Any) -> None:
    table = document_faults(decision(PARTS)).tables["steel.customer_grade"]
    assert [(part.id, part.hit, len(part.all_rules())) for part in table.parts] == [
        ("one", "unique", 2),
        ("two", "first", 2),
    ]
    assert table.combine == (("grade", "worst"),)
    assert table.parts[0].when.tests[0].subject == ParameterOf("steel.switch")
    assert table.parts[1].otherwise is not None
    assert table.parts[1].otherwise.no_clause


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("{grade: worst}", "{grade: §max}", "table-fold-unfit"),
        ("{grade: worst}", "{grade: §wurst}", "table-fold-unknown"),
        ("{grade: worst}", "{grade: §chosen}", "table-fold-unknown"),
        ("{grade: worst}", "{grade: {parameter: §stacking}}", "table-fold-parameter"),
        ("{grade: worst}", "{grade: {parameter: §stackings}}", "name-unknown-parameter"),
        ("hit: first", "hit: §frist", "table-hit-unknown"),
        ("id: two", "id: §one", "rule-id-twice"),
        ("{id: c,", "{id: §a,", "rule-id-twice"),
        ("{id: d, then", "{id: d, when: §{active: yes}, then", "rule-otherwise-has-guard"),
    ],
)
def test_faults_of_parts_are_told(document_faults: Any, before: str, after: str, code: str) -> None:
    document_faults(decision(PARTS.replace(before, after)), code)


@pytest.mark.parametrize("hit", ["rule order", "output order"])
def test_lists_of_values_have_no_worst(document_faults: Any, hit: str) -> None:
    text = decision(PARTS.replace("hit: first", f"hit: {hit}"))
    document_faults(text.replace("{grade: worst}", "{grade: §worst}"), "table-combine-of-lists")


TAGS = """title: {zh: 标签, en: tags}
outputs:
  tags: {title: {zh: 标签, en: tags}, type: choices, scale: grade}
  size: {title: {zh: 大小, en: size}, type: integer, default: 0}
combine: {tags: list}
parts:
  - {id: one, hit: rule order, rules: [{id: a, then: {tags: A, size: 1}}]}
  - {id: two, rules: [{id: b, then: {tags: [A, B]}}]}
"""


def test_lists_may_be_put_one_after_another_or_left_alone(document_faults: Any) -> None:
    """The output that one part alone gives needs no word, list or not."""
    table = document_faults(decision(TAGS, "own")).tables["steel.own"]
    assert table.combine == (("tags", "list"),)
    document_faults(decision(TAGS.replace("{tags: list}", "{tags: §union}"), "own"), "table-combine-of-lists")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{GRADE}\nhit: §wrost\n{ONE}", "table-hit-unknown"),
        (f"{GRADE}\nrules: §[]", "rule-empty-list"),
        (f"{GRADE}\nrules: §open", "shape-unknown-word"),
        (f"{GRADE}\nrules: required\notherwise: §{{id: a, then: {{grade: A}}}}", "table-parts-and-rules"),
        (f"{GRADE}\nhit: §first\nparts: [{{id: p, {ONE}}}]", "table-parts-and-rules"),
        (f"{GRADE}\n{ONE}\ncombine: {{§grades: worst}}", "name-unknown-output"),
        (f"{GRADE}\n{ONE}\nof: §note", "derive-not-a-list"),
        (f"{GRADE}\n{ONE}\nof: §risk", "name-unknown-fact"),
        (f"{GRADE}\n{ONE}\ndecided_by: §boss", "name-unknown-role"),
        (f"{GRADE}\n{ONE}\ngoverned_by: §submit", "name-unknown-event"),
        (f"{GRADE}\n{ONE}\ninputs: §[active]", "table-inputs-without-slot"),
        (f"{GRADE}\n{ONE}\nexample: §perhaps", "value-not-a-boolean"),
        (
            f"{GRADE}\n{ONE}\noverride: {{outputs: [§grades], by: manager, needs: [reason]}}",
            "name-unknown-output",
        ),
        (f"{GRADE}\n{ONE}\noverride: {{outputs: [grade], by: §boss, needs: [reason]}}", "name-unknown-role"),
        (f"{GRADE}\n{ONE}\nremedy: {{reach: {{grade: [§Z]}}, by_changing: [active]}}", "name-not-on-scale"),
        (f"{GRADE}\n{ONE}\nremedy: {{reach: {{grade: A}}, by_changing: [§actve]}}", "name-unknown-fact"),
        (f"outputs: {{grade: {{scale: grade, join: §worst}}}}\n{ONE}", "table-output-join"),
        (f"outputs: {{grade: {{type: choice, scale: grade, cap: §best}}}}\n{ONE}", ""),
        (f"outputs: {{grade: {{scale: grade, cap: §cap}}}}\n{ONE}", "type-mismatch"),
        (f"outputs: {{grade: {{scale: grade, default: §Z}}}}\n{ONE}", "name-not-on-scale"),
        (f"{GRADE}\nhit: first\npriority: §grades\n{ONE}", "name-unknown-output"),
        (f"{GRADE}\nderive: {{§share: {{title: {{zh: 甲, en: x}}, type: ratio}}}}\n{ONE}", "name-duplicate"),
    ],
)
def test_faults_of_a_table_are_told(document_faults: Any, text: str, code: str) -> None:
    if code:
        document_faults(decision(text), code)
    else:
        document_faults(decision(text.replace("§", "")))


def test_outputs_agree_with_the_catalogue(policies: Any) -> None:
    policies.document(decision("outputs: {grade: {type: boolean}}\nrules: [{id: a, then: {grade: yes}}]"))
    assert [each[0] for each in policies.told()] == ["table-output-type"]


def test_the_catalogue_knows_all_outputs(document_faults: Any) -> None:
    document_faults(
        decision(
            "outputs: {grade: {scale: grade}, §extra: {title: {zh: 甲, en: x}, type: boolean, default: no}}\n"
            + ONE
        ),
        "table-output-not-in-catalogue",
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("outputs: {size: {type: boolean}}\nrules: [{id: a, then: {size: yes}}]", "shape-missing-key"),
        (
            "outputs: {size: {title: {zh: 甲, en: x}}}\nrules: [{id: a, then: {size: yes}}]",
            "shape-missing-key",
        ),
    ],
)
def test_what_the_catalogue_does_not_say_the_document_must(
    document_faults: Any, text: str, code: str
) -> None:
    document_faults(decision(text.replace("{size: {t", "{§size: {t"), "customer_size"), code)


def test_a_decision_outside_the_catalogue_has_a_title(document_faults: Any) -> None:
    text = decision(
        "outputs: {x: {title: {zh: 甲, en: x}, type: boolean}}\nrules: [{id: a, then: {x: yes}}]", "own"
    )
    document_faults(text.replace("  own:", "  §own:"), "shape-missing-key")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (PARTS.replace("combine: {grade: worst}\n", ""), "table-combine-missing"),
        (
            f"{GRADE}\nof: risks\nempty: {{grade: A}}\nrules: [{{id: a, then: {{grade: A}}}}]",
            "table-combine-missing",
        ),
        (
            f"{GRADE}\nof: risks\ncombine: {{grade: worst}}\nrules: [{{id: a, then: {{grade: A}}}}]",
            "table-empty-missing",
        ),
    ],
)
def test_what_is_lacking_is_told_at_the_decision(document_faults: Any, text: str, code: str) -> None:
    document_faults(decision(text).replace("  customer_grade:", "  §customer_grade:"), code)


def test_rules_of_a_part_give_the_same_outputs(document_faults: Any) -> None:
    """Save those that have a default."""
    document_faults(
        """
        decisions:
          customer_size:
            outputs:
              big: {title: {zh: 大, en: big}, type: boolean}
              heavy: {title: {zh: 重, en: heavy}, type: boolean}
              odd: {title: {zh: 怪, en: odd}, type: boolean, default: no}
            rules:
              - {id: a, when: {active: yes}, then: {big: yes, heavy: no}}
              - {id: b, when: {active: no}, then: §{big: no, odd: yes}}
        """,
        "rule-outputs-differ",
    )


def test_every_output_is_given(document_faults: Any) -> None:
    document_faults(
        """
        decisions:
          §customer_size:
            outputs:
              big: {title: {zh: 大, en: big}, type: boolean}
              heavy: {title: {zh: 重, en: heavy}, type: boolean}
            rules: [{id: a, then: {big: yes}}]
        """,
        "table-output-never-given",
    )


@pytest.mark.parametrize(("hit", "code"), [("§worst", "table-hit-not-ordered"), ("collect", "")])
def test_worst_wants_an_ordered_output(document_faults: Any, hit: str, code: str) -> None:
    text = decision(
        f"outputs: {{big: {{title: {{zh: 大, en: big}}, type: boolean}}}}\nhit: {hit}\n"
        "rules: [{id: a, then: {big: yes}}]",
        "customer_size",
    )
    document_faults(
        text.replace("customer_size:", "customer_size:\n    title: {zh: 甲, en: x}"),
        *([code] if code else []),
    )


def test_priority_goes_by_an_ordered_output(document_faults: Any) -> None:
    document_faults(
        decision(
            "outputs: {big: {title: {zh: 大, en: big}, type: boolean}}\nhit: priority\npriority: §big\n"
            "rules: [{id: a, then: {big: yes}}]",
            "customer_size",
        ),
        "table-priority-not-ordered",
    )


def test_a_combining_parameter_has_words_of_combining(document_faults: Any) -> None:
    table = document_faults(
        """
        decisions:
          customer_size:
            outputs: {rate: {title: {zh: 率, en: rate}, type: ratio}}
            combine: {rate: {parameter: stacking}}
            parts:
              - {id: one, rules: [{id: a, then: {rate: 1%}}]}
              - {id: two, rules: [{id: b, then: {rate: share}}]}
        """
    ).tables["steel.customer_size"]
    assert table.combine == (("rate", ParameterOf("steel.stacking")),)


def test_an_override_may_be_by_a_role(document_faults: Any) -> None:
    text = decision(f"{GRADE}\n{ONE}\noverride: {{outputs: [grade], by: manager, needs: [reason, until]}}")
    assert document_faults(text).tables["steel.customer_grade"].override == Override(
        ("grade",), "manager", ("reason", "until")
    )


SOURCE = """
  size_of:
    title: {zh: 规模, en: size}
    outputs: {size: {title: {zh: 规模, en: size}, type: choice, scale: grade}}
    rules: [{id: s, then: {size: A}}]
"""


def requiring(requires: str, when: str = "{size: A}") -> str:
    """A decision that asks another one."""
    return (
        decision(f"{GRADE}\nrequires: {requires}\nrules: [{{id: a, when: {when}, then: {{grade: A}}}}]")
        + SOURCE
    )


def test_a_required_fact_has_the_type_of_its_output(document_faults: Any) -> None:
    document = document_faults(requiring("{size: size_of.size}"))
    assert document.facts["steel.size"].type.scale.id == "steel.grade"
    assert document.facts["steel.size"].title.zh == "规模"
    assert document.tables["steel.customer_grade"].requires == (
        Requirement("steel.size", "steel.size_of", "size"),
    )


def test_a_point_may_be_written_with_its_document(document_faults: Any) -> None:
    document = document_faults(requiring("{size: steel.size_of.size}"))
    assert document.tables["steel.customer_grade"].requires[0].point == "steel.size_of"


def test_a_shared_fact_may_come_from_a_joined_point(document_faults: Any) -> None:
    document = document_faults(requiring("{severity: lighting.complaints.severity}", "{severity: serious}"))
    assert document.tables["steel.customer_grade"].requires == (
        Requirement("severity", "lighting.complaints", "severity"),
    )


@pytest.mark.parametrize(
    ("requires", "code"),
    [
        ("{size: §size_off.size}", "name-unknown-point"),
        ("{size: §size_of.sizes}", "name-unknown-output"),
        ("{size: §size_of}", "requires-form"),
        ("{size: §lighting.size_of.size}", "requires-type-unknown"),
        ("{§share: size_of.size}", "requires-declared-again"),
        ("{§cap: size_of.size}", "requires-declared-again"),
        ("{severity: §size_of.size}", "type-mismatch"),
    ],
)
def test_faults_of_required_facts_are_told(document_faults: Any, requires: str, code: str) -> None:
    """And references to a required fact that is faulty raise nothing more."""
    when = "{size: A}" if "{size" in requires else "{active: yes}"
    document_faults(requiring(requires, when), code)


def test_points_cannot_ask_each_other_in_a_circle(policies: Any) -> None:
    policies.document(
        """
        decisions:
          one:
            title: {zh: 一, en: one}
            requires: {second: two.y}
            outputs: {x: {title: {zh: 甲, en: x}, type: boolean}}
            rules: [{id: a, when: {second: yes}, then: {x: yes}}]
          two:
            title: {zh: 二, en: two}
            requires: {first: one.x}
            outputs: {y: {title: {zh: 乙, en: y}, type: boolean}}
            rules: [{id: b, when: {first: yes}, then: {y: yes}}]
        """
    )
    assert [each[0] for each in policies.told()] == ["requires-circular"]


def test_a_slot_has_no_rules(document_faults: Any) -> None:
    table = document_faults(decision(f"{GRADE}\ninputs: [active, severity]\nrules: required")).tables[
        "steel.customer_grade"
    ]
    assert (table.slot, table.parts, table.inputs) == (True, (), ("steel.active", "severity"))


def test_properties_are_read(document_faults: Any) -> None:
    text = f"""{GRADE}
{ONE}
properties:
  - {{id: p, never: worse grade, when: better reputation, clause: steel.1}}
  - {{id: q, always: {{grade: A}}, when: {{active: yes}}}}
  - {{id: r, same: grade, whatever: note}}
  - {{id: s, never_twice: receive}}
  - {{id: t, at_most: cap, sum: [step_size]}}
  - {{id: u, never: {{grade: {{parameter: best}}}}, when: {{active: no}}}}
"""
    found = document_faults(decision(text)).tables["steel.customer_grade"].properties
    assert (found[0].never, found[0].when) == (Move("worse", "grade"), Move("better", "steel.reputation"))
    assert (found[2].same, found[2].whatever) == ("grade", "steel.note")
    assert found[3].more == (("never_twice", "receive"),)
    assert found[4].more == (("at_most", "steel.cap"), ("sum", ParameterOf("steel.step_size")))


@pytest.mark.parametrize(
    ("law", "code"),
    [
        ("never: §worst grade, when: higher share", "property-direction-unknown"),
        ("never: worse §grades, when: higher share", "name-unknown"),
        ("never: worse §share, when: higher share", "name-unknown"),
        ("never: §higher grade, when: higher share", "property-direction-unfit"),
        ("never: worse grade, when: §better share", "property-direction-unfit"),
        ("never: worse grade, when: higher §shares", "name-unknown"),
        ("§never: worse grade", "shape-missing-key"),
        ("never: worse grade, when: higher share, §same: grade, whatever: note", "property-one-sort"),
        ("never: {§shares: A}, when: {active: yes}", "name-unknown-output"),
        ("never: {grade: §Z}, when: {active: yes}", "name-not-on-scale"),
        ("same: grade, whatever: §notes", "name-unknown"),
        ("never_twice: §recieve", "name-unknown-event"),
        ("at_most: cap, sum: [§step]", "name-unknown-parameter"),
        ("never: worse grade, when: higher share, §sum: [cap]", "shape-missing-key"),
        ("§over: 0元", "shape-missing-key"),
        ("over: §5%, sum: [cap]", "value-not-a-money"),
        ("over: 5%, sum: [§weights]", "parameter-entry-needed"),
        ("over: 5%, sum: [{parameter: weights, entry: §share}]", "parameter-entry-unknown"),
        ("at_most: cap, §over: 0元, sum: [cap]", "property-one-sort"),
        ("§in_order: [a]", "property-not-for-tables"),
    ],
)
def test_faults_of_properties_are_told(document_faults: Any, law: str, code: str) -> None:
    document_faults(decision(f"{GRADE}\n{ONE}\nproperties:\n  - {{id: p, {law}}}"), code)


@pytest.mark.parametrize("one_word", ["§reputation", "{parameter: §best}"])
def test_one_word_is_no_answer_where_several_are_declared(document_faults: Any, one_word: str) -> None:
    """A fact or parameter of one word would be taken apart; a written word stands for a list."""
    output = "outputs: {all: {title: {zh: 全部, en: all}, type: choices, scale: grade, join: union}}"
    head = "title: {zh: 甲, en: x}\n" + output
    document_faults(decision(f"{head}\nrules: [{{id: a, then: {{all: [A]}}, clause: steel.1}}]", "several"))
    said = f"{head}\nrules: [{{id: a, then: {{all: {one_word}}}, clause: steel.1}}]"
    document_faults(decision(said, "several"), "type-mismatch")
