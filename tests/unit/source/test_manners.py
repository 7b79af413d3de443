"""What loads and is no good manner: names, ids, titles, other spellings, units."""

import pytest

from crmpolicy.company.places import shipped
from crmpolicy.source.linting import slips_in
from crmpolicy.source.manners import manners
from crmpolicy.source.text import decode
from crmpolicy.source.tree import read_tree


def told(text: str) -> list[tuple[str, str]]:
    source, _ = decode("a.yaml", text.encode())
    assert source is not None
    tree, faults = read_tree(source)
    assert tree is not None
    assert not faults
    return [(fault.code, str(fault.location).removeprefix("a.yaml:")) for fault in manners(tree)]


SCALE = (
    "scales:\n  size:\n    values:\n"
    "      - {id: large, title: {zh: 大, en: large}, also: [大型]}\n"
    "      - {id: small, title: {zh: 小, en: small}, also: [OTHER]}\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("facts:\n  sales: 1\n  年销售额: 1\n  sales_2_b: 1\n", []),
        ("facts:\n  salesShare: 1\n", [("lint-name", "2:3")]),
        ("decisions:\n  sales-share: 1\n", [("lint-name", "2:3")]),
        ("company: a\nroles:\n  Boss: x\n", []),
        ("d:\n  rules:\n    - {id: share-A}\n    - {id: 甲_乙}\n", []),
        ("d:\n  rules:\n    - {id: share_A}\n", [("lint-rule-id", "3:12")]),
        ("d:\n  values:\n    - {id: share_a}\n    - {id: share-a}\n", []),
        ("d:\n  values:\n    - {id: share a}\n", [("lint-rule-id", "3:12")]),
        ("d:\n  states:\n    - {id: share-a_b}\n", [("lint-rule-id", "3:12")]),
        ("title: {zh: 名, en: name}\n", []),
        ("title: {zh: 名}\n", [("lint-title-missing", "1:8")]),
        ("title: {zh: name, en: name}\n", [("lint-title-language", "1:13")]),
        ("title: {zh: 名, en: 名}\n", [("lint-title-language", "1:20")]),
        ("title: {zh: 名, en: ISO 名}\n", []),
        (SCALE.replace("OTHER", "小型"), []),
        (SCALE.replace("OTHER", "小"), []),
        (SCALE.replace("OTHER", "Ｌarge"), [("lint-alias-taken", "5:55")]),
        ("x: {dated: [{value: 8h}, {from: d, value: 12 h}]}\n", []),
        ("x: {dated: [{value: 1 day}, {from: d, value: 2 days}]}\n", []),
        ("x: {dated: [{value: 10万元}, {from: d, value: 1500元}]}\n", []),
        ("x: {dated: [{value: good}, {from: d, value: 2 days}]}\n", []),
        ("x: {dated: [{value: 8h}, {from: d, value: 480 min}]}\n", [("lint-units", "1:43")]),
        ("x: {dated: [{value: 1%}, {from: d, value: 0.02}]}\n", [("lint-units", "1:43")]),
        ("x: {dated: [{value: 3天}, {from: d, value: 3个工作日}]}\n", [("lint-units", "1:43")]),
        ("- a\n", []),
    ],
)
def test_each_manner_is_told_at_its_place(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_what_is_shipped_has_good_manners() -> None:
    files = [*shipped().rglob("*.yaml"), *shipped("examples").rglob("*.yaml")]
    assert len(files) > 100
    assert [slip.fault for file in files for slip in slips_in(str(file), file.read_bytes())] == []
