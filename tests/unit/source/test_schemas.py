"""The schemas as a whole: one meaning for all editors, and a description of every key."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crmpolicy.source import json_schemas, schema_texts
from crmpolicy.source.resolve.kinds import KINDS
from crmpolicy.wording.keys import KEYS
from tests.broken.breaking import broken_policies
from tests.oracle.editors import READERS, complaint, kind_of, validator
from tools.transcripts import blocks_of

CHECKOUT = Path(__file__).parents[3]
FOLDERS = ("policies", "examples", "tests/broken/ground", "benchmarks/policies")
FILES = [path for folder in FOLDERS for path in sorted((CHECKOUT / folder).rglob("*.yaml"))]
PAGES = [
    page for page in sorted((CHECKOUT / "docs").rglob("*.md")) if "```yaml file=" in page.read_text("utf-8")
]

# What draft 7 and language servers of 2020 know, and what means the same in every later draft.
PLAIN = {
    "$schema", "$ref", "definitions", "type", "properties", "additionalProperties", "required", "items",
    "anyOf", "enum", "pattern", "minItems", "minProperties", "description",
}  # fmt: skip
# Slips that can be seen without knowing what other files declare.
SPELLING = {
    "shape-format", "shape-unknown-word", "table-hit-unknown", "table-kind-unknown", "table-fold-unknown",
    "rule-test-unknown", "derive-unknown-word", "property-direction-unknown", "company-adopts-form",
    "yaml-empty-value",
}  # fmt: skip


def schemas_within(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give a schema and all below it; names of keys are none."""
    yield schema
    for key, below in schema.items():
        named = key in {"properties", "definitions"}
        for each in below.values() if named else below if key == "anyOf" else [below]:
            if isinstance(each, dict):
                yield from schemas_within(each)


@pytest.mark.parametrize("kind", sorted(json_schemas()))
def test_a_schema_uses_only_what_old_and_new_editors_read_alike(kind: str) -> None:
    found = json_schemas()[kind]
    assert found["$schema"] == "http://json-schema.org/draft-07/schema#"
    for each in schemas_within(found):
        assert each.keys() <= PLAIN
        assert (
            each.keys() <= {"$ref", "description"} or "$ref" not in each
        )  # draft 7 looks at nothing beside it
        assert each.get("$ref", "#/definitions/").startswith("#/definitions/")
        assert each.get("type") != "null"


@pytest.mark.parametrize("kind", sorted(json_schemas()))
def test_every_definition_is_used(kind: str) -> None:
    """And none is missing."""
    found = json_schemas()[kind]
    links = {each["$ref"].rpartition("/")[2] for each in schemas_within(found) if "$ref" in each}
    assert links == set(found.get("definitions", {}))


def _described() -> Iterator[tuple[str, str, str]]:
    for kind, schema in json_schemas().items():
        shapes = {"": schema, **schema.get("definitions", {})}
        for shape, each in shapes.items():
            for alternative in each.get("anyOf", [each]):
                for key, value in alternative.get("properties", {}).items():
                    yield f"{kind} {shape}", key, value.get("description", "")


def test_every_key_is_described_in_both_languages() -> None:
    for where, key, description in _described():
        chinese, _, english = description.partition("\n\n")
        assert re.search(r"[\u4e00-\u9fff]", chinese), (where, key)
        assert not re.search(r"[\u4e00-\u9fff][,;:?!]", chinese), (where, key)
        assert re.search(r"[a-z]", english), (where, key)
        assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", english), (where, key)


def test_no_description_is_idle() -> None:
    said = {description for _, _, description in _described()}
    assert [key for key, words in KEYS.items() if f"{words.zh}\n\n{words.en}" not in said] == []


def test_a_decision_has_the_shape_of_one_of_the_kinds() -> None:
    sections = json_schemas()["sections"]
    below = sections["properties"]["decisions"]["additionalProperties"]
    links = {each["$ref"] for each in below.get("anyOf", [below])}
    assert links == {f"#/definitions/{kind.shape}" for kind in KINDS.values()}


def test_the_texts_are_the_schemas_with_chinese_as_it_is_written() -> None:
    texts = schema_texts()
    assert {name: json.loads(text) for name, text in texts.items()} == {
        f"{kind}.json": schema for kind, schema in json_schemas().items()
    }
    assert "命中策略" in texts["sections.json"]


@pytest.mark.parametrize("version", sorted(READERS))
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CHECKOUT).as_posix())
def test_a_sound_file_is_not_marked(path: Path, version: str) -> None:
    """Neither by editors that read ``no`` as a truth value nor by those that read it as a text."""
    given = READERS[version](path.read_text(encoding="utf-8"))
    assert complaint(kind_of(given), given) == ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_an_example_of_a_page_is_not_marked(page: Path) -> None:
    """The grammar shows every key once; what has faults on purpose may be no YAML at all."""
    blocks = [each for each in blocks_of(page.read_text(encoding="utf-8")) if each.kind == "yaml"]
    shown = [each.text for each in blocks if not each.target.startswith("broken=")]
    for read in READERS.values():
        given = [each for each in map(read, shown) if isinstance(each, dict) and "format" in each]
        assert given
        assert [found for each in given if (found := complaint(kind_of(each), each))] == []


MISSPELT = [each for each in broken_policies() if set(each.codes) <= SPELLING]


def test_there_are_misspelt_files() -> None:
    assert {code for each in MISSPELT for code in each.codes} == SPELLING


@pytest.mark.parametrize("broken", MISSPELT, ids=lambda broken: broken.name)
def test_a_misspelt_file_is_marked(broken: Any) -> None:
    """The corpus of broken policies holds a slip of each kind."""
    for raw in broken.files.values():
        given = READERS["1.2"](raw.decode("utf-8"))
        assert complaint(kind_of(given), given) != ""


def test_every_schema_is_one_that_a_validator_takes() -> None:
    assert all(validator(kind) for kind in json_schemas())
