from pathlib import Path

from crmpolicy.cli.printing import laid_out
from crmpolicy.cli.rules import rule_blocks, rules_data
from crmpolicy.cli.speaking import Speaker
from crmpolicy.company import load_policy_set


def test_what_a_parameter_or_a_fact_says_is_told_by_its_title(gappy: Path) -> None:
    """The value is the owner's or the case's, so its title stands in its place."""
    file = gappy / "rules.yaml"
    text = file.read_text(encoding="utf-8")
    limit = "parameters:\n  most: {title: {zh: 上限, en: limit}, type: integer, value: 3, clause: gappy.1}\n"
    text = text.replace("decisions:\n", limit + "decisions:\n")
    text = text.replace("type: text, join: chosen, default: none", "type: integer, join: chosen")
    text = text.replace("then: {fit: yes}", "then: {fit: yes, note: most}").replace(
        "note: young", "note: age"
    )
    file.write_text(text, encoding="utf-8")
    policies = load_policy_set(gappy)
    (table,) = policies.point("fitness").tables
    rules = rules_data(policies, table)["parts"][0]["rules"]
    assert [rule["then"]["zh"]["note"] for rule in rules] == ["上限", "年限"]


def test_parts_that_nothing_combines_stand_side_by_side(gappy: Path) -> None:
    file = gappy / "rules.yaml"
    head, _, rules = file.read_text(encoding="utf-8").partition("    rules:\n")
    old, young, *_ = rules.split("\n")
    parts = (
        f"    parts:\n      - id: one\n        rules:\n    {old.replace('{fit: yes}', '{note: old}')}\n"
        "        otherwise: {id: rest, then: {note: rest}, clause: gappy.3}\n"
        f"      - id: two\n        rules:\n    {young.replace('{fit: no, note: young}', '{fit: no}')}\n"
        "        otherwise: {id: fine, then: {fit: yes}, no clause: yes}\n"
    )
    file.write_text(head + parts, encoding="utf-8")
    policies = load_policy_set(gappy)
    (table,) = policies.point("fitness").tables
    told = laid_out(rule_blocks(Speaker("zh"), policies, table), 110)
    assert "各分项分别判断\n" in told
    assert "无条款" in told


def test_a_combination_that_the_company_chooses_names_the_parameter(gappy: Path) -> None:
    file = gappy / "rules.yaml"
    text = file.read_text(encoding="utf-8")
    scale = (
        "scales:\n  how:\n    title: {zh: 方式, en: way}\n    order: none\n    values:\n"
        "      - {id: any, title: {zh: 任一, en: any}}\n      - {id: all, title: {zh: 全部, en: all}}\n"
    )
    way = "{title: {zh: 合并方式, en: way to combine}, type: choice, scale: how, value: any, clause: gappy.1}"
    head = text[: text.index("decisions:")]
    decision = (
        "decisions:\n  fitness:\n    title: {zh: 是否合格, en: fitness}\n    kind: table\n"
        "    outputs:\n      fit: {title: {zh: 合格, en: fit}, type: boolean, join: chosen}\n"
        "    combine: {fit: {parameter: way}}\n    parts:\n"
        "      - {id: one, rules: [{id: old, when: {age: {over: 9}}, then: {fit: yes}, clause: gappy.1}]}\n"
        "      - {id: two, rules: [{id: young, when: {age: {under: 5}}, then: {fit: no}, clause: gappy.2}]}\n"
    )
    file.write_text(f"{head}{scale}parameters:\n  way: {way}\n{decision}", encoding="utf-8")
    policies = load_policy_set(gappy)
    (table,) = policies.point("fitness").tables
    assert "按参数“合并方式”合并" in laid_out(rule_blocks(Speaker("zh"), policies, table), 110)
