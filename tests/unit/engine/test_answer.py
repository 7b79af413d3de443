"""Hit policies, folds of parts and entries, defaults and caps; which rules bind."""

from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.errors import UndecidedError
from crmpolicy.testing import load_texts
from tests.unit.engine.conftest import Load, decide, fact, outcome

OUTPUTS = "level: {title: {zh: 等级, en: level}, type: choice, scale: level}"
NUMBER = "{title: {zh: 数, en: number}, type: number}"


def table(
    load: Load, rules: str, *, outputs: str = OUTPUTS, more: str = "", facts: str = "", **others: Any
) -> PolicySet:
    """Load one table over a number `n`, with some keys of its own."""
    declared = fact("n", "number", unknown="allowed") + facts
    body = "".join(f"  {line}\n" for line in declared.splitlines())
    return load(
        f"facts:\n{body}decisions:\n  asked:\n    title: {{zh: 问, en: asked}}\n    outputs: {{{outputs}}}\n"
        + "".join(f"    {line}\n" for line in more.splitlines())
        + ("    rules:\n" + "".join(f"      - {line}\n" for line in rules.splitlines()) if rules else ""),
        **others,
    )


THREE = """\
{id: c, when: {n: {at_least: 0}}, then: {level: C}, clause: d.1}
{id: a, when: {n: {at_least: 1}}, then: {level: A}, clause: d.2}
{id: b, when: {n: {at_least: 2}}, then: {level: B}, clause: d.3}"""


@pytest.mark.parametrize(
    ("hit", "wanted", "binds"),
    [
        ("first", "C", ["c"]),
        ("priority", "A", ["a"]),
        ("worst", "C", ["c"]),
        ("best", "A", ["a"]),
        ("rule order", ("C", "A", "B"), ["c", "a", "b"]),
        ("output order", ("A", "B", "C"), ["c", "a", "b"]),
    ],
)
def test_each_hit_policy_puts_what_matches_together(
    load: Load, hit: str, wanted: Any, binds: list[str]
) -> None:
    decision = decide(table(load, THREE, more=f"hit: {hit}"), {"n": 2})
    assert decision.outcome["level"] == wanted
    assert [reason.rule for reason in decision.reasons if reason.binding] == binds


@pytest.mark.parametrize(
    ("hit", "given", "code"),
    [
        ("unique", 1, "undecided-several-rules"),
        ("any", 1, "undecided-rules-disagree"),
        ("unique", -1, "undecided-no-rule"),
        ("worst", -1, "undecided-no-rule"),
        ("first", None, "undecided-no-rule"),
    ],
)
def test_an_open_case_says_why_with_its_clauses_and_the_rules_looked_at(
    load: Load, hit: str, given: Any, code: str
) -> None:
    with pytest.raises(UndecidedError) as caught:
        decide(table(load, THREE, more=f"hit: {hit}\nclause: d.0"), {"n": given})
    assert caught.value.code == code
    assert caught.value.fault.clause == (("d.1", "d.2") if "rules" in code else ("d.0",))
    assert [step.rule for step in caught.value.trace] == ["c", "a", "b"]  # type: ignore[attr-defined]  # any object is allowed there
    assert caught.value.location is not None


def test_rules_that_agree_are_one_answer_under_any(load: Load) -> None:
    rules = THREE.replace("level: A", "level: C").replace("level: B", "level: C")
    assert outcome(table(load, rules, more="hit: any"), {"n": 2}) == {"level": "C"}


def test_under_first_what_stands_below_is_not_looked_at(load: Load) -> None:
    """A later rule that says an unknown fact does not keep the first from deciding."""
    rules = "{id: a, then: {x: 1}, clause: d}\n{id: b, then: {x: n}, clause: d}"
    policies = table(load, rules, outputs=f"x: {NUMBER}", more="hit: first")
    assert outcome(policies, {"n": None}) == {"x": 1}


def test_a_rule_that_says_an_unknown_fact_leaves_the_case_open(load: Load) -> None:
    policies = table(load, "{id: a, then: {x: n}, clause: d}", outputs=f"x: {NUMBER}")
    assert outcome(policies, {"n": 5}) == {"x": 5}
    with pytest.raises(UndecidedError) as caught:
        decide(policies, {"n": None})
    assert caught.value.code == "undecided-unknown-output"


def test_an_output_that_may_be_unknown_is(load: Load) -> None:
    outputs = "x: {title: {zh: 数, en: number}, type: number, unknown: allowed}"
    policies = table(load, "{id: a, then: {x: n}, clause: d}", outputs=outputs)
    assert outcome(policies, {"n": None}) == {"x": None}


def test_the_rest_is_caught_by_the_rule_without_guard(load: Load) -> None:
    policies = table(
        load, THREE, more="hit: first\notherwise: {id: rest, then: {level: B}, clause: d.4, no clause: yes}"
    )
    decision = decide(policies, {"n": None})
    assert decision.outcome == {"level": "B"}
    assert (decision.reasons[0].rule, decision.reasons[0].no_clause) == ("rest", True)


LISTED = f"x: {NUMBER}, y: {{title: {{zh: 数, en: number}}, type: number, default: 7}}"


def test_outputs_that_only_some_rules_give_are_gathered_from_those(load: Load) -> None:
    """The default stands only where no rule that matches gives the output."""
    rules = "{id: a, then: {x: 1}, clause: d}\n{id: b, when: {n: {over: 0}}, then: {x: 2, y: 3}, clause: d}"
    policies = table(load, rules, outputs=LISTED, more="hit: rule order")
    assert outcome(policies, {"n": 1}) == {"x": (1, 2), "y": (3,)}
    assert outcome(policies, {"n": 0}) == {"x": (1,), "y": 7}


def test_output_order_follows_the_output_that_is_named(load: Load) -> None:
    rules = "{id: a, then: {x: 9, level: B}, clause: d}\n{id: b, then: {x: 1, level: A}, clause: d}"
    policies = table(
        load, rules, outputs=f"x: {NUMBER}, {OUTPUTS}", more="hit: output order\npriority: level"
    )
    assert outcome(policies, {"n": 0}) == {"x": (1, 9), "level": ("A", "B")}


@pytest.mark.parametrize(
    ("kind", "word", "wanted"),
    [
        ("number", "max", 3),
        ("number", "min", 1),
        ("number", "sum", 6),
        ("integer", "count", 3),
        ("date", "earliest", "2026-01-01"),
        ("date", "latest", "2026-01-03"),
    ],
)
def test_what_is_collected_is_folded_by_its_word(load: Load, kind: str, word: str, wanted: Any) -> None:
    said = ["2026-01-01", "2026-01-03", "2026-01-02"] if kind == "date" else [1, 3, 2]
    rules = "\n".join(
        f"{{id: r{place}, then: {{x: {value}}}, clause: d}}" for place, value in enumerate(said)
    )
    outputs = f"x: {{title: {{zh: 数, en: x}}, type: {kind}}}"
    policies = table(load, rules, outputs=outputs, more=f"hit: collect\ncombine: {{x: {word}}}")
    assert str(outcome(policies, {"n": 0})["x"]) == str(wanted)


PARTS = """\
combine: {level: COMBINE}
parts:
  - id: one
    rules:
      - {id: a, when: {n: {at_least: 1}}, then: {level: A}, clause: d.1}
    otherwise: {id: b, then: {level: B}, clause: d.2}
  - id: two
    when: {n: {over: 5}}
    rules:
      - {id: c, then: {level: C}, clause: d.3}
"""


@pytest.mark.parametrize(
    ("word", "given", "wanted", "binds"),
    [
        ("worst", 6, "C", ["c"]),
        ("best", 6, "A", ["a"]),
        ("worst", 1, "A", ["a"]),
        ("worst", 0, "B", ["b"]),
    ],
)
def test_parts_are_answered_alone_and_put_together(
    load: Load, word: str, given: int, wanted: str, binds: list[str]
) -> None:
    """A part that does not apply says nothing."""
    decision = decide(table(load, "", more=PARTS.replace("COMBINE", word)), {"n": given})
    assert decision.outcome == {"level": wanted}
    assert [reason.rule for reason in decision.reasons if reason.binding] == binds


INTEGER = "x: {title: {zh: 数, en: x}, type: integer}"
COUNTED = """\
combine: {x: COMBINE}
parts:
  - id: one
    hit: collect
    rules:
      - {id: a, when: {n: {at_least: 1}}, then: {x: 5}, clause: d.1}
      - {id: b, when: {n: {at_least: 2}}, then: {x: 5}, clause: d.2}
    otherwise: {id: none, then: {x: 0}, clause: d.3}
  - id: two
    when: {n: {over: 5}}
    rules:
      - {id: c, then: {x: 9}, clause: d.4}
"""


@pytest.mark.parametrize(("given", "wanted"), [(6, 3), (2, 2), (1, 1), (0, 1)])
def test_a_count_over_parts_is_of_answers(load: Load, given: int, wanted: int) -> None:
    """Under `collect` every rule that applies gives one, elsewhere the part does, whatever they say."""
    policies = table(load, "", more=COUNTED.replace("COMBINE", "count"), outputs=INTEGER)
    assert outcome(policies, {"n": given}) == {"x": wanted}


def test_one_part_that_applies_is_counted_too(load: Load) -> None:
    text = COUNTED.replace("COMBINE", "count").replace("hit: collect", "when: {n: {over: 9}}")
    assert outcome(table(load, "", more=text, outputs=INTEGER), {"n": 6}) == {"x": 1}


def test_parts_that_collect_are_added_up_once(load: Load) -> None:
    policies = table(load, "", more=COUNTED.replace("COMBINE", "sum"), outputs=INTEGER)
    assert outcome(policies, {"n": 6}) == {"x": 19}


TAGS = "tags: {title: {zh: 标签, en: tags}, type: choices, scale: colour}"
LISTS = """\
combine: {tags: list}
parts:
  - id: one
    hit: HIT
    rules:
      - {id: a, then: {tags: red}, clause: d.1}
      - {id: b, when: {n: {over: 1}}, then: {tags: [red, blue]}, clause: d.2}
  - id: two
    when: {n: {over: 5}}
    rules:
      - {id: c, then: {tags: blue}, clause: d.4}
"""


@pytest.mark.parametrize("hit", ["rule order", "collect"])
def test_lists_of_parts_make_one_list(load: Load, hit: str) -> None:
    """Nobody sees from the answer which part a value came from, nor how many parts applied."""
    policies = table(load, "", more=LISTS.replace("HIT", hit), outputs=TAGS)
    assert outcome(policies, {"n": 6}) == {"tags": (("red",), ("red", "blue"), ("blue",))}
    assert outcome(policies, {"n": 0}) == {"tags": (("red",),)}


def test_a_list_that_one_part_alone_gives_is_left_alone(load: Load) -> None:
    parts = LISTS.replace("combine: {tags: list}\n", "").replace("HIT", "rule order")
    parts = parts.replace("{tags: blue}", "{x: 1}")
    policies = table(load, "", more=parts, outputs=f"{TAGS}, x: {NUMBER[:-1]}, default: 7}}")
    assert outcome(policies, {"n": 6}) == {"tags": (("red",), ("red", "blue")), "x": 1}


def test_where_no_part_applies_the_default_answers_or_the_case_is_open(load: Load) -> None:
    parts = PARTS[: PARTS.index("  - id: one")] + PARTS[PARTS.index("  - id: two") :]
    with pytest.raises(UndecidedError) as caught:
        decide(table(load, "", more=parts.replace("COMBINE", "worst")), {"n": 0})
    assert caught.value.code == "undecided-no-output"
    outputs = OUTPUTS.replace("}, type", "}, default: B, type")
    policies = table(load, "", more=parts.replace("COMBINE", "worst"), outputs=outputs)
    assert outcome(policies, {"n": 0}) == {"level": "B"}


@pytest.mark.parametrize("value", ["required", "no"])
def test_a_table_whose_parts_are_all_switched_off_is_open(load: Load, value: str) -> None:
    switch = "parameters:\n  on: {title: {zh: 开关, en: switch}, type: boolean, clause: d, value: no}\n"
    more = PARTS.replace("COMBINE", "worst").replace("  - id: one\n", "  - id: one\n    when: {on: yes}\n")
    more = more.replace("when: {n: {over: 5}}", "when: {on: yes}")
    policies = table(load, "", more=more, doc__switch="format: 1\n" + switch)
    assert value
    with pytest.raises(UndecidedError):
        decide(policies, {})


def test_a_cap_cuts_what_lies_above_it(load: Load) -> None:
    parameters = (
        "format: 1\nparameters:\n  top: {title: {zh: 上限, en: top}, type: number, clause: d, value: VALUE}\n"
    )
    outputs = "x: {title: {zh: 数, en: x}, type: number, cap: top}"
    for value, wanted in (("5", 5), ("optional", 9)):
        policies = table(
            load,
            "{id: a, then: {x: n}, clause: d}",
            outputs=outputs,
            doc__top=parameters.replace("VALUE", value),
        )
        assert outcome(policies, {"n": 9}) == {"x": wanted}
        assert outcome(policies, {"n": 4}) == {"x": 4}


def test_of_a_list_every_value_is_cut_to_the_cap(load: Load) -> None:
    top = "format: 1\nparameters:\n  top: {title: {zh: 上限, en: top}, type: number, clause: d, value: 5}\n"
    outputs = "x: {title: {zh: 数, en: x}, type: number, cap: top}"
    rules = "{id: a, then: {x: n}, clause: d}\n{id: b, then: {x: 4}, clause: d}"
    policies = table(load, rules, outputs=outputs, more="hit: rule order", doc__top=top)
    assert outcome(policies, {"n": 9}) == {"x": (5, 4)}


ENTRY = "{e: {title: {zh: 值, en: e}, type: number}}"
ROWS = f"rows: {{title: {{zh: 明细, en: rows}}, type: list, unknown: allowed, of: {ENTRY}}}\n"
EACH = "of: rows\ncombine: {level: worst}\nempty: {level: A}\nhit: first"
RULES_OF_ROWS = (
    "{id: a, when: {e: {over: n}}, then: {level: A}, clause: d}\n{id: c, then: {level: C}, clause: d}"
)


@pytest.mark.parametrize(("rows", "wanted"), [([], "A"), ([2, 3], "A"), ([2, 1], "C"), ([0], "C")])
def test_a_table_of_a_list_is_asked_for_each_entry(load: Load, rows: list[int], wanted: str) -> None:
    policies = table(load, RULES_OF_ROWS, more=EACH, facts=ROWS)
    assert outcome(policies, {"n": 1, "rows": [{"e": each} for each in rows]}) == {"level": wanted}


@pytest.mark.parametrize(("rows", "wanted"), [([], 0), ([2, 3], 4), ([2, 1], 3), ([0], 1)])
def test_a_count_over_entries_is_of_the_rules_that_were_collected(
    load: Load, rows: list[int], wanted: int
) -> None:
    rules = "{id: a, when: {e: {over: n}}, then: {x: 5}, clause: d}\n{id: c, then: {x: 7}, clause: d}"
    more = "of: rows\ncombine: {x: count}\nempty: {x: 0}\nhit: collect"
    policies = table(load, rules, more=more, facts=ROWS, outputs=INTEGER)
    assert outcome(policies, {"n": 1, "rows": [{"e": each} for each in rows]}) == {"x": wanted}


def test_a_list_that_is_not_known_is_no_empty_list(load: Load) -> None:
    """Unknown never answers as nothing would: that could be the best answer."""
    with pytest.raises(UndecidedError) as caught:
        decide(table(load, RULES_OF_ROWS, more=EACH, facts=ROWS), {"n": 1, "rows": None})
    assert caught.value.code == "undecided-unknown-list"


MAPPING = """\
format: 1
parameters:
  rates:
    title: {zh: 费率, en: rates}
    type: mapping
    keys: [colour]
    of: number
    clause: d
    value: {red: 1, blue: 2}
"""


def test_an_outcome_may_stand_in_a_mapping_by_the_facts_of_the_case(load: Load) -> None:
    colour = fact("colour", "choice", scale="colour", unknown="allowed")
    rules = "{id: a, then: {x: {parameter: rates}}, clause: d}"
    policies = table(load, rules, outputs=f"x: {NUMBER}", facts=colour, doc__rates=MAPPING)
    assert outcome(policies, {"colour": "蓝"}) == {"x": 2}
    with pytest.raises(UndecidedError):
        decide(policies, {"colour": None})


def test_a_reason_tells_the_values_that_its_rule_used(load: Load) -> None:
    parameters = (
        "format: 1\nparameters:\n  top: {title: {zh: 上限, en: top}, type: number, clause: d, value: 5}\n"
    )
    rules = "{id: a, when: {n: {over: top}}, then: {level: A}, clause: [d.1, d.2], reading: S1}"
    reason = decide(table(load, rules, doc__top=parameters), {"n": 6}).reasons[0]
    assert reason.parameters == (("doc.top", Decimal(5)),)
    assert (reason.clauses, reason.readings, reason.said) == (("d.1", "d.2"), ("S1",), (("level", "A"),))


SUBJECTS = """\
format: 1
subjects:
  asked:
    title: {zh: 问, en: asked}
    room: tiering
    outputs: {x: {title: {zh: 数, en: x}, type: number, join: max}}
"""
SWITCHED = """\
format: 1
parameters:
  on: {{title: {{zh: 开关, en: on}}, type: boolean, clause: d, value: {value}}}
decisions:
  asked:
    outputs: {{x: {{default: 1}}}}
    parts:
      - {{id: p, when: {{on: yes}}, rules: [{{id: r, then: {{x: 5}}, clause: d}}]}}
"""
COMPANY = """\
format: 1
company: acme
title: {zh: 公司, en: company}
zone: UTC
currency: 元
adopts: [north@1, south@1]
"""


@pytest.mark.parametrize(("north", "south", "wanted"), [("no", "yes", 5), ("yes", "no", 5), ("no", "no", 1)])
def test_a_document_whose_parts_are_all_switched_off_is_joined_with_its_default(
    north: str, south: str, wanted: int
) -> None:
    files = {
        "subjects.yaml": SUBJECTS,
        "north/rules.yaml": SWITCHED.format(value=north),
        "south/rules.yaml": SWITCHED.format(value=south),
        "acme.yaml": COMPANY,
    }
    assert outcome(load_texts(files, "acme.yaml"), {}) == {"x": wanted}
