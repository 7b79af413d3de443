from crmpolicy.cli.review.edited import Edited, edited_rules, edited_values
from crmpolicy.cli.speaking import Speaker
from crmpolicy.engine import PolicySet
from crmpolicy.testing import load_texts

ENGLISH = Speaker("en")
RULES = """\
format: 1
facts:
  age: {title: {zh: 年龄, en: age}, type: integer, range: {at_least: 0, up_to: 120}}
parameters:
  weights: {title: {zh: 权重, en: weights}, type: mapping, keys: {among: [one, two]},
    of: integer, value: {one: 1, two: 2}}
  old: {title: {zh: 老, en: old}, type: integer, value: 20, clause: doc.1}
decisions:
  may:
    title: {zh: 可以, en: may}
    outputs: {may: {title: {zh: 可以, en: may}, type: boolean}}
    rules:
      - {id: rule, when: {age: {at_least: old}}, then: {may: yes}, clause: doc.1}
      - {id: young, when: {age: {under: old}}, then: {may: no}, clause: doc.1}
"""


def edited(*changes: tuple[str, str]) -> tuple[PolicySet, PolicySet]:
    text = RULES
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return load_texts({"doc/rules.yaml": RULES}), load_texts({"doc/rules.yaml": text})


def said(found: list[Edited]) -> list[tuple[str, str, str]]:
    return [(each.name, each.before.said, each.after.said) for each in found]


def test_of_a_mapping_only_the_entries_that_differ_are_told() -> None:
    pair = edited(("two: 2}", "two: 5}"))
    assert said([*edited_values(ENGLISH, pair)]) == [("doc.weights", "two: 2", "two: 5")]


def test_a_value_that_is_the_same_in_other_words_is_no_edit() -> None:
    assert [*edited_values(ENGLISH, edited(("value: 20", 'value: "20"')))] == []


def test_a_value_that_is_taken_out_is_to_be_filled() -> None:
    pair = edited(("value: 20", "value: required"))
    ((name, before, after),) = said([*edited_values(ENGLISH, pair)])
    assert (name, before) == ("doc.old", "20")
    assert after == "to be filled in"


def test_a_parameter_that_came_was_not_there_before() -> None:
    new = "  new: {title: {zh: 新, en: new}, type: integer, value: 3, clause: doc.1}\ndecisions:"
    pair = edited(("decisions:", new))
    assert said([*edited_values(ENGLISH, pair)]) == [("doc.new", "nothing", "3")]


def test_a_history_is_told_day_by_day() -> None:
    """What came into force earlier is no edit; a value that goes back has a day of its own."""
    pair = edited(
        ("value: 20", "dated: [{value: 20}, {from: 2027-01-01, value: 30}, {from: 2028-01-01, value: 20}]")
    )
    (found,) = edited_values(ENGLISH, pair)
    assert (str(found.since), found.before.said, found.after.said) == ("2027-01-01", "20", "30")


def test_rules_are_told_by_what_they_say() -> None:
    """Another title, place or reading is no edit; another bound is, and a rule that went is."""
    assert [*edited_rules(ENGLISH, edited(("id: rule,", "id: rule, title: {zh: 老人, en: elder},")))] == []
    (found,) = edited_rules(ENGLISH, edited(("under: old", "under: 18")))
    assert found.name == "doc.may.young"
    assert "under 20 (old)" in found.before.said
    assert found.after.said.startswith("age is under 18")
    went = [
        *edited_rules(
            ENGLISH,
            edited(("      - {id: young, when: {age: {under: old}}, then: {may: no}, clause: doc.1}\n", "")),
        )
    ]
    assert said(went)[0][2] == "nothing"


def test_a_value_alone_is_no_edit_of_the_rules_that_use_it() -> None:
    assert [*edited_rules(ENGLISH, edited(("value: 20", "value: 30")))] == []
