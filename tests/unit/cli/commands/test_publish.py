import builtins
import json
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import Result

from crmpolicy.cli.publish.in_force import of_day
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import value_said
from crmpolicy.company import load_policy_set
from crmpolicy.company.citing import cited
from crmpolicy.engine import PolicySet
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.wording import Language
from tests.unit.cli.conftest import change
from tests.unit.cli.publish.reading_files import Published

Run = Callable[..., Result]


def published(run: Run, folder: Path, company: str, *more: str) -> Published:
    file = folder / "policy.docx"
    result = run("publish", company, "-o", str(file), *more)
    assert (result.exit_code, result.stderr) == (0, "")
    return Published(file)


def values_said(parameter: Parameter, language: Language) -> Iterator[str]:
    """Word every value that a parameter has: each entry of a mapping, each value of a history."""
    speaker, kind = Speaker(language), parameter.type
    for each in parameter.history:
        if isinstance(kind, MappingOf) and each.value is not UNLIMITED:
            yield from (value_said(speaker, kind.of, value) for _, value in each.value)
        else:
            yield value_said(speaker, kind, each.value)


def lacking(found: Published, policies: PolicySet, language: Language) -> list[str]:
    """Name what a complete document would hold and this one does not."""
    effective = policies.effective
    missing = []
    for key, parameter in effective.parameters.items():
        if not any(parameter.title.spoken(language) in cell for cell in (*found.cells, *found.lines)):
            missing.append(key)
        missing += [f"{key}: {said}" for said in values_said(parameter, language) if said not in found.cells]
    clauses = {
        clause for table in effective.tables.values() for _, rule in table.rules() for clause in rule.clauses
    }
    told = {line for cell in found.cells for line in cell.split("\n")}
    missing += sorted(clauses - told)
    known = cited(policies)
    missing += [
        key
        for key, each in known.items()
        if key not in told or each.summary.spoken(language) not in found.cells
    ]
    return missing


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_company_is_published_whole(run: Run, tmp_path: Path, language: Language) -> None:
    """Every value in force, every entry of a mapping, the clauses of every rule, every clause in words."""
    found = published(run, tmp_path, "example-steel", "--language", language)
    assert lacking(found, load_policy_set("example-steel"), language) == []


@pytest.mark.long
def test_all_documents_are_published_whole(run: Run, tmp_path: Path) -> None:
    """Five documents with forms, chains, lifecycles, rankings and matrices."""
    found = published(run, tmp_path, "example-group", "--language", "zh")
    assert lacking(found, load_policy_set("example-group"), "zh") == []


def test_what_is_missing_would_be_noticed(run: Run, shop: Path) -> None:
    """The check above can fail."""
    found = published(run, shop, "corner.yaml")
    change(shop / "corner.yaml", "value: 21", "value: 33")
    assert lacking(found, load_policy_set(shop / "corner.yaml"), "en") == ["shop.adult: 33"]


def test_the_first_page_says_what_is_signed(run: Run, shop: Path) -> None:
    found = published(run, shop, "corner.yaml", "--on", "2026-01-05", "--language", "zh")
    assert found.lines[:2] == ["街角店", "客户管理制度（现行）"]
    about = dict(found.tables[0])
    assert about["适用日期"] == "2026-01-05 当日"
    assert about["摘要"] == load_policy_set(shop / "corner.yaml").digest
    assert about["采用的制度"].endswith("第 1 版")
    assert [row[0].strip() for row in found.tables[1]] == ["环节", "起草", "审核", "批准"]


@pytest.mark.parametrize(
    ("on", "values", "rule"),
    [
        ("2019-12-31", ["21"], "age is at least 21 (of age)"),
        ("2020-01-01", ["18"], "age is at least 18 (of age)"),
    ],
)
def test_a_day_has_the_values_of_that_day(
    run: Run, shop: Path, on: str, values: list[str], rule: str
) -> None:
    """On either side of the day on which the value changes."""
    found = published(run, shop, "corner.yaml", "--on", on)
    table = found.table_under("value")
    assert [row[1] for row in table[1:]] == values
    assert rule in found.cells


def test_without_a_day_every_value_has_its_days(run: Run, shop: Path) -> None:
    table = published(run, shop, "corner.yaml").table_under("value")
    assert [row[1:3] for row in table[1:]] == [["21", "to 2019-12-31"], ["18", "from 2020-01-01"]]


def test_a_day_without_documents_publishes_nothing(run: Run, shop: Path) -> None:
    policy = shop / "shop" / "policy.yaml"
    policy.write_text(policy.read_text(encoding="utf-8") + "in_force: {from: 2026-01-01}\n", encoding="utf-8")
    result = run("publish", "corner.yaml", "-o", "p.docx", "--on", "2025-12-31")
    assert (result.exit_code, (shop / "p.docx").exists()) == (2, False)
    assert result.stderr.startswith("no document of corner is in force on 2025-12-31")
    assert run("publish", "corner.yaml", "-o", "p.docx", "--on", "2026-01-01").exit_code == 0


def test_of_a_day_leaves_the_digest_alone(shop: Path) -> None:
    whole = load_policy_set(shop / "corner.yaml")
    assert of_day(whole, date(2019, 1, 1)).digest == whole.digest


def test_chapters_are_numbered_and_named_in_the_contents(run: Run, tmp_path: Path) -> None:
    found = published(run, tmp_path, "example-steel", "--language", "zh")
    chapters = found.headings(1)
    assert chapters[:2] == ["1　总则", "2　客户分级"]
    assert "2.1　客户等级" in found.headings(2)
    contents = [line.partition("\t")[0] for line in found.lines if "\t" in line]
    assert [each for each in contents if each in chapters] == chapters
    marks = {each.get(_named("name")) for each in found.document.element.iter(_named("bookmarkStart"))}
    asked = {
        each.text.split()[1]
        for each in found.document.element.iter(_named("instrText"))
        if each.text.strip().startswith("PAGEREF")
    }
    assert asked
    assert asked <= marks


def _named(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"


def test_tables_repeat_their_heads_and_cut_no_row(run: Run, shop: Path) -> None:
    """And they are as wide as the page at most."""
    found = published(run, shop, "corner.yaml")
    for table in found.document.element.iter(_named("tbl")):
        rows = [*table.iter(_named("tr"))]
        assert all(next(row.iter(_named("cantSplit")), None) is not None for row in rows)
        assert sum(int(each.get(_named("w"))) for each in table.iter(_named("gridCol"))) <= 9_620
    heads = [*found.document.element.iter(_named("tblHeader"))]
    assert len(heads) >= 3


def test_chinese_has_fonts_of_its_own(run: Run, shop: Path) -> None:
    found = published(run, shop, "corner.yaml")
    for name in ("Normal", "Heading 1", "TableText", "List Bullet"):
        fonts = found.document.styles[name].element.rPr.rFonts
        assert fonts.get(_named("eastAsia")) in ("宋体", "黑体")
    languages = [each.get(_named("eastAsia")) for each in found.document.styles.element.iter(_named("lang"))]
    assert languages
    assert set(languages) == {"zh-CN"}


def test_signs_of_markup_and_control_are_only_signs(run: Run, shop: Path) -> None:
    change(shop / "shop" / "rules.yaml", "zh: 成年, en: of age", 'zh: 成年, en: "<w:t>&amp; \\u0085 of age"')
    found = published(run, shop, "corner.yaml")
    assert any("<w:t>&amp;" in cell for cell in found.cells)


def test_equal_policies_give_equal_bytes(run: Run, shop: Path) -> None:
    """Wherever and whenever they are published."""
    for name in ("a.docx", "b.docx"):
        assert run("publish", "corner.yaml", "-o", name).exit_code == 0
    assert (shop / "a.docx").read_bytes() == (shop / "b.docx").read_bytes()
    with ZipFile(shop / "a.docx") as packed:
        assert {each.date_time for each in packed.infolist()} == {(2000, 1, 1, 0, 0, 0)}


def test_what_was_written_is_told(run: Run, shop: Path) -> None:
    result = run("publish", "corner.yaml", "-o", "p.docx", "--format", "json")
    data = json.loads(result.stdout)
    assert data == {
        "written": "p.docx",
        "company": "corner",
        "digest": load_policy_set(shop / "corner.yaml").digest,
        "on": None,
        "documents": ["shop"],
    }


@pytest.mark.usefixtures("shop")
def test_without_the_package_the_extra_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written, and everything else works as before."""
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == "docx":
            raise ModuleNotFoundError(name="docx")
        return real(name, *rest, **more)

    for loaded in [each for each in sys.modules if each.partition(".")[0] == "docx"]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setattr(builtins, "__import__", without)
    result = run("publish", "corner.yaml", "-o", "p.docx")
    assert result.exit_code == 2
    assert "pip install 'crmpolicy[publish]'" in result.stderr
    assert run("points", "shop").exit_code == 0


def test_words_are_told_by_their_titles(run: Run, tmp_path: Path) -> None:
    """Who signs knows grades by their titles and documents by theirs, not by the names in files."""
    found = published(run, tmp_path, "example-joined", "--language", "zh")
    together = found.table_under("怎样合并")
    assert {"灯具厂销售部客户管理方案", "钢材公司客户管理制度"} <= {
        line for row in together[1:] for line in row[1].split("\n")
    }
    assert not any("\n" in row[0] for row in together[1:])


@pytest.mark.long
def test_entries_of_forms_roles_and_weights_are_told_by_their_titles(run: Run, tmp_path: Path) -> None:
    """Who signs a form knows its entries as they are printed, not by the names that programs use."""
    found = published(run, tmp_path, "example-group", "--on", "2026-06-01", "--language", "zh")
    cells = {line for table in found.tables for row in table for cell in row for line in cell.split("\n")}
    said = {line for line in cells if re.fullmatch(r"[a-z]+(_[a-z]+)*(\[\]\.[a-z_]+)?", line)}
    assert said <= {"high", "low", "medium"}, said  # keys of one mapping, which have no titles
    assert {"总经理", "采购额达标"} <= cells
