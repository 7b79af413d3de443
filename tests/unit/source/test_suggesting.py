"""Suggestions: what editors complete, and which slips they mark while one writes."""

from typing import Any

import pytest

from crmpolicy.policy.tables import HITS
from crmpolicy.source.quick_table import MODELS
from crmpolicy.source.resolve.derivations import WORDS
from crmpolicy.source.suggesting import SUGGESTED, definitions
from tests.oracle.editors import READERS, complaint

TITLE = "title: {zh: 甲, en: a}"
OUTPUT = f"outputs: {{o: {{{TITLE}, type: boolean}}}}"
RULE = "{id: r, when: {x: yes}, then: {o: yes}}"


def told(kind: str, text: str) -> str:
    """Read a text both ways; both must be judged alike."""
    verdicts = [complaint(kind, read(f"format: 1\n{text}")) for read in READERS.values()]
    assert len({bool(each) for each in verdicts}) == 1, verdicts
    return verdicts[0]


def decision(text: str) -> str:
    return told("sections", f"decisions: {{d: {{{TITLE}, {OUTPUT}, {text}}}}}")


def fact(text: str) -> str:
    return told("sections", f"facts: {{f: {{{TITLE}, {text}}}}}")


def test_the_ground_of_the_slips_below_is_sound() -> None:
    assert decision(f"rules: [{RULE}]") == ""
    assert fact("type: money") == ""


@pytest.mark.parametrize("hit", [*HITS, "anny"])
def test_a_hit_policy_is_one_of_the_readers_words(hit: str) -> None:
    assert bool(decision(f"hit: {hit}, rules: [{RULE}]")) is (hit == "anny")


@pytest.mark.parametrize("word", [*WORDS, "summ"])
def test_a_derivation_begins_with_one_of_the_readers_words(word: str) -> None:
    values = {"holds": "{a: yes}", "last_event": "{a: b}", "pick": "a"}
    assert bool(fact(f"type: money, derived: {{{word}: {values.get(word, '[a]')}}}")) is (word == "summ")


@pytest.mark.parametrize(
    "text",
    [
        "rules: required",
        "kind: table, rules: [{id: r, when: {x: [a, {parameter: b}]}, then: {o: [a, b]}, no clause: yes}]",
        "rules: [{id: r, when: {any: [{x: 5%}, {y: {not: [a]}}]}, then: {o: {parameter: p, entry: e}}}]",
        "rules: [{id: r, when: {x: {known: no}, y: {at_least: 1, under: {parameter: p}}}, then: {o: 否}}]",
        "combine: {o: any}, parts: [{id: p, rules: [], otherwise: {id: r, then: {o: no}}}]",
        f"rules: [{RULE}], properties: [{{id: p, never: worse o, when: {{x: yes}}}}]",
        f"rules: [{RULE}], properties: [{{id: p, always: can end}}]",
        f"rules: [{RULE}], properties: [{{id: q, never: {{o: no}}, when: higher x}}]",
    ],
)
def test_what_the_grammar_allows_is_not_marked(text: str) -> None:
    assert decision(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "kind: tabel",
        "rules: requird",
        "rules: [{id: r, whn: {x: yes}, then: {o: yes}}]",
        "rules: [{id: r, when: {x: {at_leest: 1}}, then: {o: yes}}]",
        "rules: [{id: r, when: {any: []}, then: {o: yes}}]",
        "rules: [{id: r, when: {x: yes}, then: {}}]",
        "rules: [{id: r, when: {x: yes}, then: {o: }}]",
        "combine: {o: wurst}",
        f"rules: [{RULE}], properties: [{{id: p, never: wors o, when: higher x}}]",
        f"rules: [{RULE}], example: maybe",
    ],
)
def test_a_slip_in_a_decision_is_marked(text: str) -> None:
    assert decision(text) != ""


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("sections", f"facts: {{f: {{{TITLE}, type: mony}}}}"),
        ("sections", f"facts: {{f: {{{TITLE}, type: money, range: {{at_most: 1}}}}}}"),
        ("sections", f"facts: {{f: {{{TITLE}, type: money, unknown: yes}}}}"),
        ("sections", f"parameters: {{p: {{{TITLE}, type: money, value: }}}}"),
        ("sections", f"parameters: {{p: {{{TITLE}, type: money, dated: []}}}}"),
        ("sections", f"parameters: {{p: {{{TITLE}, type: mapping, keys: {{amng: [a]}}}}}}"),
        ("sections", f"scales: {{s: {{{TITLE}, order: best, values: []}}}}"),
        ("company", "company: a\nadopts: [steel]"),
        ("company", "company: a\njoins: {x: wurst}"),
        ("company", "company: a\nparameters: {x: {value: 1, may_only: loosen}}"),
        ("subjects", f"subjects: {{s: {{{TITLE}, room: kitchen}}}}"),
        ("clauses", "clauses: {a: {where: '1', kind: x, computable: mostly, summary: {zh: 甲, en: a}}}"),
        ("cases", "cases: [{case: a, ask: b, now: 2026-01-05T09:00}]"),
        ("document", "documnt: steel"),
    ],
)
def test_a_slip_elsewhere_is_marked(kind: str, text: str) -> None:
    assert told(kind, text) != ""


def test_no_suggestion_is_idle() -> None:
    """Each belongs to a key of some shape, and is not hidden by the suggestions for single shapes."""
    known = {f"{shape}.{key}" for shape, (keys, _) in MODELS.items() for key in keys}
    plain = {name.rpartition(".")[2] for name in known - SUGGESTED.keys()}
    assert SUGGESTED.keys() <= known | plain


def test_every_definition_names_only_definitions_or_shapes() -> None:
    """A link that leads nowhere breaks the whole file in an editor."""
    shapes = {"JoinShape", "RuleShape"}

    def links(schema: Any) -> set[str]:
        if isinstance(schema, list):
            return {found for each in schema for found in links(each)}
        if not isinstance(schema, dict):
            return set()
        own = (
            {schema["$ref"].removeprefix("#/definitions/")} if isinstance(schema.get("$ref"), str) else set()
        )
        return own | links(list(schema.values()))

    assert links([definitions(), dict(SUGGESTED)]) <= {*definitions(), *shapes}
