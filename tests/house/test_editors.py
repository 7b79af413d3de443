"""What helps editors goes with every shipped file: a fresh schema of its kind, and two lines that name it."""

import doctest
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from crmpolicy.company.editors import modelines, stale_schemas
from crmpolicy.source import json_schemas, schema_texts
from tests.house.reading_code import CHECKOUT, named, text_of
from tests.oracle.editors import READERS, kind_of
from tools import schemas

SCHEMAS = CHECKOUT / "policies" / "schemas"
SHIPPED = tuple(
    sorted(path for folder in ("policies", "examples") for path in (CHECKOUT / folder).rglob("*.yaml"))
)
LINES = re.compile(r"# yaml-language-server: \$schema=(?P<server>\S+)\n# \$schema: (?P<jetbrains>\S+)\n")


def test_the_schemas_are_fresh() -> None:
    """``python -m tools.schemas`` renews them."""
    assert schemas.SCHEMAS == SCHEMAS
    assert stale_schemas(SCHEMAS, schema_texts()) == []
    assert schemas.needless(SCHEMAS) == []


def test_make_check_looks_at_them() -> None:
    """Stale schemas stop a commit."""
    assert "python -m tools.schemas --check" in text_of(CHECKOUT / "Makefile")


def test_the_examples_of_the_tool_run() -> None:
    """It stands outside of what pytest collects."""
    failed, tried = doctest.testmod(schemas)
    assert tried
    assert not failed


def test_a_schema_of_no_kind_is_noticed(tmp_path: Path) -> None:
    """A kind that is renamed must not leave its old schema behind."""
    (tmp_path / "ledger.json").write_text("{}", encoding="utf-8")
    assert schemas.needless(tmp_path) == ["ledger.json"]


def test_the_tool_finds_nothing_to_write() -> None:
    """As ``make check`` calls it."""
    asked = [sys.executable, "-m", "tools.schemas", "--check"]
    ran = subprocess.run(asked, cwd=CHECKOUT, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - our own tool
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_shipped_files_of_every_kind_are_there() -> None:
    """The check below looks at something."""
    kinds = {kind_of(READERS["1.2"](text_of(path))) for path in SHIPPED}
    assert kinds == set(json_schemas())


@pytest.mark.parametrize("path", SHIPPED, ids=named)
def test_a_shipped_file_names_the_schema_of_its_kind(path: Path) -> None:
    """In its first two lines, by a path that holds in the checkout and in the installed package alike."""
    found = LINES.match(text_of(path))
    assert found, f"begin the file with\n{modelines('…/schemas/KIND.json')}"
    assert found["server"] == found["jetbrains"]
    schema = (path.parent / found["server"]).resolve()
    assert schema == SCHEMAS / f"{kind_of(READERS['1.2'](text_of(path)))}.json"
    assert json.loads(text_of(schema))["$schema"].startswith("http://json-schema.org/draft-07/")
    assert len(LINES.findall(text_of(path))) == 1
