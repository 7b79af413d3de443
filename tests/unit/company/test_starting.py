import posixpath
from pathlib import Path

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.company.editors import modelines
from crmpolicy.company.starting import company_text, starter
from crmpolicy.source import schema_texts


@pytest.mark.parametrize(
    ("name", "company"),
    [("acme", "acme"), ("Acme Steel_2", "acme-steel-2"), ("钢贸", "my-company"), ("2nd", "my-company")],
)
def test_a_company_is_called_after_its_folder(name: str, company: str) -> None:
    """As far as an id can hold the name."""
    assert f"\ncompany: {company}\n" in starter(name)["company.yaml"]


def test_every_parameter_is_listed_with_titles_and_clauses() -> None:
    """Open ones commented out, the document's own values as they are."""
    text = starter("acme")["company.yaml"]
    for key, parameter in load_policy_set("steel").effective.parameters.items():
        assert f"  # {parameter.title.zh} / {parameter.title.en}\n" in text
        assert ", ".join(parameter.clauses) in text
        assert (f"\n  #{key}:" in text) is (not parameter.history)
    assert "\n  steel.share_basis: amount\n" in text
    assert "\n  steel.share_only: no\n" in text
    assert "\n  steel.complaint_media: [phone, mail, online_service]\n" in text


def test_a_kind_is_shown_with_its_unit() -> None:
    text = starter("acme")["company.yaml"]
    assert "类型 type: 数量 / quantity，例如 e.g. 100 t\n" in text
    assert "类型 type: 比率 / ratio，例如 e.g. 5%\n" in text


def test_the_company_loads_as_it_is(tmp_path: Path) -> None:
    """Before anything is filled in, its defaults are those of the document."""
    (tmp_path / "company.yaml").write_text(starter("acme")["company.yaml"], encoding="utf-8")
    company, document = load_policy_set(tmp_path), load_policy_set("steel")
    for key, parameter in document.effective.parameters.items():
        mine = company.effective.parameters[key]
        assert [each.value for each in mine.history] == [each.value for each in parameter.history]


def test_every_yaml_file_names_its_schema_which_lies_beside_it() -> None:
    """The paths go with the files: no address, no place of one machine."""
    files = starter("acme")
    for name in ("company.yaml", "cases/first.yaml"):
        first = files[name].partition("\n")[0]
        schema = posixpath.normpath(posixpath.join(posixpath.dirname(name), first.partition("$schema=")[2]))
        kind = "company" if name == "company.yaml" else "cases"
        assert files[name].startswith(modelines(posixpath.relpath(schema, posixpath.dirname(name) or ".")))
        assert schema == f"schemas/{kind}.json"
        assert files[schema] == schema_texts()[f"{kind}.json"]


def test_words_to_choose_from_are_listed(tmp_path: Path) -> None:
    """Mappings have no notation of one line, so only their kind is named."""
    text = company_text("acme", load_policy_set("lighting"))
    assert "adopts: [lighting@1]" in text
    assert "类型 type: any (满足一项即可) | all (必须全部满足) | score (按权重计分)\n" in text
    assert "类型 type: 对照表 / mapping\n" in text
    assert "\n  lighting.key_min_amount: " in text
    (tmp_path / "company.yaml").write_text(text, encoding="utf-8")
    assert load_policy_set(tmp_path).company == "acme"
