"""Shapes: exact places for keys and kinds of things."""

from typing import Any

import pytest

from crmpolicy.source.advice import advice
from crmpolicy.source.check import GUESSED, known_keys, misfits
from crmpolicy.source.shapes import CompanyFile, PolicyFile, TableShape
from crmpolicy.source.text import decode
from crmpolicy.source.tree import read_tree


def told(text: str, shape: Any = PolicyFile) -> list[tuple[str, int, int]]:
    source, _ = decode("a.yaml", text.encode())
    assert source is not None
    node, faults = read_tree(source)
    assert node is not None
    assert faults == ()
    found = [fault for fault, _ in misfits(node, shape)]
    return [(each.code, each.location.line, each.location.column) for each in found if each.location]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("format: 1\n", []),
        ("facts: {}\n", [("shape-missing-key", 1, 1)]),
        ("format: 2\n", [("shape-format", 1, 9)]),
        ("format: [1]\n", [("shape-wrong-kind", 1, 9)]),
        ("format: 1\nfact: {}\n", [("shape-unknown-key", 2, 1)]),
        ("format: 1\nfacts: []\n", [("shape-wrong-kind", 2, 8)]),
        ("format: 1\nfacts: {x: 1}\n", [("shape-wrong-kind", 2, 12)]),
        ("format: 1\nfacts: {x: {type: money}}\n", [("shape-missing-key", 2, 9)]),
        ("format: 1\nfacts: {x: {title: {zh: 甲}}}\n", [("shape-missing-key", 2, 13)]),
        ("format: 1\nfacts: {x: {title: {zh: 甲, en: [x]}}}\n", [("shape-wrong-kind", 2, 32)]),
        ("format: 1\nfacts: {x: {title: {zh: 甲, en: x}, clause: {a: b}}}\n", [("shape-wrong-kind", 2, 44)]),
        (
            "format: 1\nfacts: {x: {title: {zh: 甲, en: x}, clause: [a, [b]]}}\n",
            [("shape-wrong-kind", 2, 48)],
        ),
        (
            "format: 1\nscales: {s: {title: {zh: 甲, en: x}, order: up, values: []}}\n",
            [("shape-unknown-word", 2, 44)],
        ),
        ("format: 1\nparameters: {x: {title: {zh: 甲, en: x}, dates: []}}\n", [("shape-unknown-key", 2, 41)]),
    ],
)
def test_a_fault_of_shape_is_told_at_its_exact_place(text: str, expected: list[Any]) -> None:
    assert told(text) == expected


def test_a_key_inside_a_rule_is_told() -> None:
    text = "rules:\n  - {id: a, then: {}, whn: {}}\nparts: [{id: p}]\n"
    assert told(text, TableShape) == [("shape-unknown-key", 2, 23), ("shape-missing-key", 3, 9)]


def test_an_unknown_key_is_told_with_what_was_probably_meant() -> None:
    source, _ = decode("a.yaml", b"format: 1\nparametres: {}\n")
    assert source is not None
    node, _ = read_tree(source)
    assert node is not None
    (found,) = misfits(node, PolicyFile)
    assert found.fault.message("en").endswith("(did you mean `parameters`?)")
    assert "是不是想写`parameters`" in found.fault.message("zh")


def test_of_very_many_unknown_keys_all_are_told_and_the_first_with_a_guess() -> None:
    """A file of nonsense takes no longer than it has to; nobody needs the thousandth guess."""
    source, _ = decode("a.yaml", "".join(f"facts{number}: 1\n" for number in range(GUESSED + 1)).encode())
    assert source is not None
    node, _ = read_tree(source)
    assert node is not None
    faults = [each.fault for each in misfits(node, PolicyFile) if each.fault.code == "shape-unknown-key"]
    assert len(faults) == GUESSED + 1
    assert "did you mean `facts`?" in faults[0].message("en")
    assert "known here: " in faults[-1].message("en")


def test_the_known_keys_of_every_place_are_known() -> None:
    assert "joins" in known_keys(CompanyFile)
    assert known_keys(CompanyFile, ("joins", "customer_grade")) == ("use", "reason")
    assert "when" in known_keys(TableShape, ("parts", 0, "rules", 0))
    assert known_keys(TableShape, ("nothing",)) == ()


def test_advice_names_the_nearest_word_or_lists_some() -> None:
    assert advice("Best-First", ["best first"]).en == "did you mean `best first`?"
    assert advice("x", []).en == "nothing is known here yet"
    assert advice("x", [f"word{number:02}" for number in range(20)]).en.endswith("`word11`, ...")


def test_faults_of_yaml_and_of_shape_are_told_once_and_the_rest_is_read(policies: Any) -> None:
    """A key written twice or an empty value does not hide what is wrong elsewhere in the file."""
    policies.write(
        "steel/rules.yaml",
        "format: 1\nfacts:\n  x: {title: {zh: 甲, en: x}, type: ratio, type: money}\n"
        "  y: {title: {zh: 乙, en: y}, type: }\n  z: {title: {zh: 丙, en: z}, type: mony}\n",
    )
    document = policies.document()
    assert [(code, line) for code, _, line, _ in policies.told()] == [
        ("yaml-duplicate-key", 3),
        ("yaml-empty-value", 4),
        ("type-unknown", 5),
    ]
    assert {"name:x", "name:y", "name:z"} <= document.unknown


def test_a_placeholder_left_in_place_is_told_alone(policies: Any) -> None:
    policies.write(
        "steel/rules.yaml",
        "format: 1\nparameters:\n  x: {title: {zh: 甲, en: x}, type: ratio, value: [X]}\n",
    )
    policies.document()
    assert [each[0] for each in policies.told()] == ["yaml-placeholder-left"]
