"""What is asked of every backend has all that any question has."""

from crmpolicy.values import ValueType
from tests.property.covering import cover, features_of, parts_of
from tests.property.every_point import GROUP, GROUPS


def test_the_chosen_questions_have_all_features() -> None:
    """They are few, of every kind and of every document; with one less some feature would be missing."""
    chosen = cover(GROUP.points)
    wanted = {each for name in GROUP.points for each in features_of(name)}
    assert {each for name in chosen for each in features_of(name)} == wanted
    assert len(chosen) < len(GROUP.points) / 5
    assert {type(GROUP.point(name)) for name in chosen} == {type(GROUP.point(name)) for name in GROUP.points}
    last = features_of(chosen[-1])
    assert last - {each for name in chosen[:-1] for each in features_of(name)}


def test_features_tell_what_questions_are_made_of() -> None:
    """Kinds, hit policies, operators, folds, types, what facts follow from, what stands behind."""
    told = {each for name in GROUP.points for _, each in features_of(name)}
    assert told >= {
        "Part.hit: unique",
        "Part.hit: collect",
        "Test.operator: at_least",
        "Test.operator: known",
        "Guard.alternatives",
        "Rule.soft",
        "Output.join: worst",
        "Derivation.word: count",
        "course: Duties",
        "course: Chain",
        "course: Record",
        "behind: DecisionPoint",
        "joined",
        "type: list",
    }
    documents = {each.removeprefix("document: ") for each in told if each.startswith("document: ")}
    assert documents == {*GROUP.effective.documents} <= {*GROUPS}


def test_a_model_is_taken_apart_to_its_types() -> None:
    point = GROUP.point("steel.customer_grade")
    assert {f"type: {each.type.name}" for each in point.reach() if isinstance(each.type, ValueType)} <= {
        each for fact in point.reach() for each in parts_of(fact)
    }
