"""What helps editors, as files: written once, renewed when stale."""

from pathlib import Path

from crmpolicy.company.editors import modelines, shipped_schema, stale_schemas, write_schemas
from crmpolicy.source import schema_texts

TEXTS = {"a.json": '{"title": "甲"}\n', "b.json": "{}\n"}


def test_both_kinds_of_editors_find_their_line() -> None:
    first, second = modelines("../schemas/cases.json").splitlines()
    assert first.startswith("# yaml-language-server: $schema=")
    assert second.startswith("# $schema: ")


def test_what_is_written_is_fresh_until_somebody_changes_it(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "schemas"
    assert stale_schemas(folder, TEXTS) == ["a.json", "b.json"]
    write_schemas(folder, TEXTS)
    assert stale_schemas(folder, TEXTS) == []
    (folder / "a.json").write_text("{}", encoding="utf-8")
    assert stale_schemas(folder, TEXTS) == ["a.json"]
    (folder / "b.json").unlink()
    assert stale_schemas(folder, TEXTS) == ["a.json", "b.json"]


def test_what_travels_is_what_the_shapes_say() -> None:
    """A company that is begun gets the copy that travels, without pydantic being loaded."""
    assert shipped_schema("company") == schema_texts()["company.json"]
