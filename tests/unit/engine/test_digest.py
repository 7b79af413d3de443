"""The digest: what policies mean, not how they are laid out or worded."""

import hashlib
import json

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.engine.digest import COVERED, SEMANTICS, _identity, digest_of, meaning
from tests.unit.engine.conftest import Load

RULES = """\
facts:
  n: {title: {zh: 数, en: n}, type: number}
parameters:
  bound: {title: {zh: 界限, en: bound}, type: number, clause: d.1, value: 5}
decisions:
  asked:
    title: {zh: 问, en: asked}
    outputs:
      a: {title: {zh: 甲, en: a}, type: boolean}
      b: {title: {zh: 乙, en: b}, type: number}
    rules:
      - {id: high, when: {n: {at_least: bound, under: 9}}, then: {a: yes, b: 1}, clause: d.1}
    otherwise: {id: low, then: {a: no, b: 2}, clause: d.2}
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{at_least: bound, under: 9}", "{under: 9, at_least: bound}"),
        ("{a: yes, b: 1}", "{b: 1, a: yes}"),
        ("{zh: 界限, en: bound}", "{zh: 门槛, en: threshold}"),
        ("value: 5", "value: 5.00"),
        ("clause: d.2", "clause: d.3"),
        ("a: yes", "a: 是"),
        ("    rules:\n", "    hit: unique\n    rules:\n"),
    ],
)
def test_layout_titles_and_spellings_do_not_count(load: Load, old: str, new: str) -> None:
    assert old in RULES
    assert load(RULES.replace(old, new)) == load(RULES)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 5", "value: 5.01"),
        ("at_least: bound", "over: bound"),
        ("under: 9", "under: 8"),
        ("a: yes", "a: no"),
        ("b: 2", "b: 3"),
        ("id: low", "id: lower"),
        ("    rules:\n", "    hit: first\n    rules:\n"),
        ("type: number}\nparameters", "type: number, unknown: allowed}\nparameters"),
    ],
)
def test_whatever_changes_an_answer_counts(load: Load, old: str, new: str) -> None:
    assert old in RULES
    assert load(RULES.replace(old, new)) != load(RULES)


def test_a_value_that_is_given_at_loading_counts_as_written(load: Load) -> None:
    assert load(RULES, {"bound": "6"}) == load(RULES.replace("value: 5", "value: 6"))
    assert load(RULES) != "another thing"


def test_what_is_remembered_of_a_document_gives_the_digest_of_the_whole() -> None:
    """Texts of facts, scales and tables are made once; the digest is that of all of it written at once."""
    for name in ("example-joined", "example-steel", "example-joined"):
        model = load_policy_set(name).effective
        whole = {
            "semantics": SEMANTICS,
            "company": (model.company, model.zone, model.currency),
            "documents": {key: _identity(each) for key, each in model.documents.items()},
            **{each: meaning(getattr(model, each)) for each in COVERED},
        }
        text = json.dumps(whole, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert digest_of(model) == hashlib.sha256(text.encode("utf-8")).hexdigest()
