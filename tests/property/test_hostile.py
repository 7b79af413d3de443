"""Files that mean harm end in an error that is told, within two seconds and 300 MB."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.property.hostile import CSV, JSON, LARGE, MEGABYTE, YAML
from tests.property.measured import Taken, taken_by

SECONDS: Final = 2.0
MEMORY: Final = 300_000_000
LANGUAGE: Final = ("--language", "en")
NOW: Final = ("--now", "2026-01-05T09:00+08:00")
QUICK: Final = {"brackets", "laughs", "a number of nines", "names", "rows"}
IN_FULL: Final = "rows"  # a long list is work, not harm: each of its rows is told


def many(recipes: Mapping[str, Callable[[int], bytes]]) -> pytest.MarkDecorator:
    """Give each recipe; but for a few they are tried in the long campaigns."""
    return pytest.mark.parametrize(
        "recipe",
        [pytest.param(name, marks=() if name in QUICK else pytest.mark.soak) for name in recipes],
    )


def is_told(taken: Taken, *, codes: tuple[int, ...] = (2,)) -> None:
    """The command left with an error in words, in time, and never with a trace of ours."""
    assert taken.code in codes, taken.said[:500]
    assert "Traceback" not in taken.said, taken.said[:500]
    assert taken.said
    assert taken.seconds < SECONDS, taken.seconds
    assert taken.memory < MEMORY, taken.memory


@many(YAML)
def test_a_policy_of_ten_megabytes(tmp_path: Path, recipe: str) -> None:
    (tmp_path / "doc").mkdir()
    (tmp_path / "doc" / "policy.yaml").write_bytes(YAML[recipe](LARGE))
    taken = taken_by("check", "doc", *LANGUAGE, folder=tmp_path)
    is_told(taken)
    assert "doc/policy.yaml:1:1: the file has " in taken.said


@many(YAML)
@pytest.mark.soak
def test_a_mapping_of_columns_of_ten_megabytes(tmp_path: Path, recipe: str) -> None:
    (tmp_path / "columns.yaml").write_bytes(YAML[recipe](LARGE))
    (tmp_path / "in.csv").write_text("customer\na\n", encoding="utf-8")
    files = ("--data", "in.csv", "--out", "out.csv", "--mapping", "columns.yaml")
    is_told(taken_by("run", "customer_grade", "--company", "example-steel", *files, *NOW, folder=tmp_path))


@many(JSON)
def test_facts_of_ten_megabytes(tmp_path: Path, recipe: str) -> None:
    (tmp_path / "facts.json").write_bytes(JSON[recipe](LARGE))
    asked = ("evaluate", "customer_grade", "--company", "example-steel", "--facts", "facts.json")
    is_told(taken_by(*asked, *NOW, *LANGUAGE, folder=tmp_path))


@many(JSON)
def test_a_log_of_ten_megabytes(tmp_path: Path, recipe: str) -> None:
    (tmp_path / "log.jsonl").write_bytes(JSON[recipe](LARGE))
    is_told(taken_by("replay", "log.jsonl", *LANGUAGE, folder=tmp_path), codes=(3,))


@many(CSV)
def test_a_list_of_ten_megabytes(tmp_path: Path, recipe: str) -> None:
    """Its rows without an answer are no error of the command; how long it takes grows with their number."""
    (tmp_path / "in.csv").write_bytes(CSV[recipe](LARGE if recipe != IN_FULL else MEGABYTE))
    asked = ("run", "customer_grade", "--company", "example-steel", "--data", "in.csv", "--out", "out.csv")
    taken = taken_by(*asked, *NOW, *LANGUAGE, folder=tmp_path)
    assert taken.code in (1, 2)
    assert "Traceback" not in taken.said, taken.said[:500]
    assert taken.memory < 2 * MEMORY  # pyarrow alone has a third of it
