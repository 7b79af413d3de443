import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from crmpolicy.cli.commands import prove as command
from tests.unit.cli.conftest import change

Run = Callable[..., Result]
LAWS = """\
    properties:
      - {id: age-helps, never: worse may, when: higher age}
      - {id: minors-never, never: {may: yes}, when: {age: {under: 18}}, clause: shop.2, reading: [R1]}
"""


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be a day of 2026."""
    monkeypatch.setattr(command, "today", lambda: date(2026, 6, 1))


@pytest.fixture
def lawful(shop: Path) -> Path:
    """The shop with two laws beside its rules."""
    rules = shop / "shop" / "rules.yaml"
    rules.write_text(rules.read_text(encoding="utf-8") + LAWS, encoding="utf-8")
    return shop


def read(result: Result) -> Any:
    return json.loads(result.stdout)


@pytest.mark.usefixtures("lawful")
def test_every_law_is_named_with_its_verdict(run: Run) -> None:
    """Those by nature first, then those that are written, with their clauses."""
    result = run("prove", "shop")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == "Consent  shop.consent"
    assert lines[1:-2] == [
        "  PROVED every-rule-cites: every rule names its clause",
        "  PROVED answers-every-case: every case has an answer",
        "  PROVED no-contradiction: no two rules contradict each other",
        "  PROVED no-repetition: no rule repeats another",
        "  PROVED every-rule-speaks: every rule speaks for some case",
        "  PROVED all-values-said: every answer has all its values",
        "  PROVED age-helps: may is never no instead of yes when age is higher",
        "  PROVED minors-never: if age is under 18, then never: may is ‘yes’ [shop.2]",
    ]
    assert lines[-1] == "shop: 8 proved, 0 refuted, 0 undecided"


@pytest.mark.usefixtures("lawful")
def test_in_chinese_the_laws_are_said_as_an_owner_says_them(run: Run) -> None:
    result = run("prove", "shop", "--language", "zh", "--law", "age-helps")
    assert result.stdout.splitlines()[:2] == [
        "能否同意  shop.consent",
        "  已证明 age-helps：年龄更高时，可以不会由是变否",
    ]


def test_a_refuted_law_shows_two_sets_of_facts_that_differ_in_one_field(run: Run, lawful: Path) -> None:
    """With its place, the field that makes the difference, and what is answered to both."""
    change(
        lawful / "shop/rules.yaml",
        "{age: {under: 18}}, then: {may: no}",
        "{age: {under: 18}}, then: {may: yes}",
    )
    change(
        lawful / "shop/rules.yaml",
        "{at_least: adult}}, then: {may: yes}",
        "{at_least: adult}}, then: {may: no}",
    )
    result = run("prove", "shop")
    assert result.exit_code == 1
    assert "  shop/rules.yaml:16:9: REFUTED age-helps: may is never no instead of yes" in result.stdout
    assert "one field apart  age: 1 → 18" in result.stdout
    assert "answer           may is ‘yes’ → may is ‘no’" in result.stdout
    (law,) = read(run("prove", "shop", "--law", "age-helps", "--format", "json"))["proved"][0]["laws"]
    assert law["verdict"] == "refuted"
    facts = [each["facts"] for each in law["findings"][0]["witnesses"]]
    assert facts == [{"age": 1}, {"age": 18}]
    assert law["beside"] == {"fact": "age", "values": ["1", "18"], "answers": ["may is ‘yes’", "may is ‘no’"]}


def test_a_law_under_a_condition_has_facts_beside_it_that_keep_it(run: Run, lawful: Path) -> None:
    """The second set still is what the law speaks of: here an age under eighteen."""
    change(
        lawful / "shop/rules.yaml",
        "{age: {under: 18}}, then: {may: no}",
        "{age: {under: 9}}, then: {may: no}",
    )
    change(lawful / "shop/rules.yaml", "{age: {at_least: adult}}", "{age: {at_least: 9}}")
    (law,) = read(run("prove", "shop", "--law", "minors-never", "--format", "json"))["proved"][0]["laws"]
    assert law["verdict"] == "refuted"
    ages = [each["facts"]["age"] for each in law["findings"][0]["witnesses"]]
    assert ages == [9, 1]
    assert law["beside"]["answers"] == ["may is ‘yes’", "may is ‘no’"]


def test_open_values_are_told_with_the_condition_that_is_missing(run: Run, lawful: Path) -> None:
    change(lawful / "shop/rules.yaml", "value: 18, range: {over: 0}", "value: required")
    result = run("prove", "shop", "--law", "answers-every-case")
    assert result.exit_code == 1
    assert "refuted in" in result.stdout
    assert "holds only if    of age is no more than 18" in result.stdout
    assert "see also         shop/rules.yaml:5:3" in result.stdout
    law = read(run("prove", "shop", "--law", "answers-every-case", "--format", "json"))["proved"][0]["laws"][
        0
    ]
    assert law["open_values"]["needs"] == "of age is no more than 18"
    assert 0 < law["open_values"]["refuted_in"] < law["open_values"]["orders"]
    assert [place["line"] for place in law["open_values"]["places"]] == [5]
    proved = run("prove", "shop", "--law", "age-helps").stdout
    assert "(for every filling; " in proved


@pytest.mark.usefixtures("lawful")
def test_periods_that_have_ended_count_when_asked_for(run: Run) -> None:
    """Until 2020 the company left a gap."""
    assert run("prove", "corner.yaml").exit_code == 0
    result = run("prove", "corner.yaml", "--every-period")
    assert result.exit_code == 1
    assert "REFUTED answers-every-case" in result.stdout
    assert "corner.yaml:8:" in result.stdout  # the value of the company that makes all the difference


@pytest.mark.usefixtures("lawful")
def test_one_question_may_be_named_with_and_without_its_document(run: Run) -> None:
    for name in ("consent", "shop.consent"):
        (only,) = read(run("prove", "shop", "--point", name, "--law", "age-helps", "--format", "json"))[
            "proved"
        ]
        assert [(each["of"], each["law"]) for each in only["laws"]] == [("shop.consent", "age-helps")]


@pytest.mark.usefixtures("lawful")
def test_a_law_that_is_not_there_is_no_proof(run: Run) -> None:
    """A slip in a name must never look like a law that holds."""
    result = run("prove", "shop", "--law", "age-hepls")
    assert result.exit_code == 2
    assert "there is no such law: age-hepls" in result.stderr


@pytest.mark.usefixtures("lawful")
def test_rules_left_to_the_company_stay_undecided(run: Run, lawful: Path) -> None:
    rules = lawful / "shop/rules.yaml"
    text = rules.read_text(encoding="utf-8")
    facts, _, rest = text.partition("parameters:\n")
    decision = rest[rest.index("decisions:\n") : rest.index("    rules:\n")]
    slot = "    rules: required\n    inputs: [age]\n"
    rules.write_text(f"{facts}{decision}{slot}{LAWS}", encoding="utf-8")
    result = run("prove", "shop")
    assert result.exit_code == 3
    assert "UNDECIDED age-helps" in result.stdout
    assert "left to the company" in result.stdout


@pytest.mark.usefixtures("lawful")
def test_what_cannot_be_loaded_is_told_beside_the_proofs_of_the_others(run: Run, lawful: Path) -> None:
    change(lawful / "corner.yaml", "zone: Asia/Shanghai", "zone: Nowhere")
    result = run("prove", "shop", "corner.yaml")
    assert result.exit_code == 2
    assert "shop: 8 proved" in result.stdout
    assert "corner.yaml:4" in result.stderr


@pytest.mark.usefixtures("lawful")
def test_a_document_that_is_not_in_force_proves_nothing(run: Run, lawful: Path) -> None:
    """What nobody could ask is no proof."""
    policy = lawful / "shop" / "policy.yaml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(f"{text}in_force: {{to: 2019-01-01}}\n", encoding="utf-8")
    result = run("prove", "corner.yaml", "--law", "age-helps")
    assert result.exit_code == 3
    assert "in force in none of the periods" in result.stdout
