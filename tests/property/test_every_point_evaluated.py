"""``crmpolicy evaluate`` answers every question as Python does, and refuses bad facts alike."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from click.testing import CliRunner, Result

from crmpolicy.cli.commands import evaluate
from crmpolicy.cli.program import program
from crmpolicy.errors import FactsError, UndecidedError
from tests.property.every_point import COMPANY, EACH_GROUP, GROUP, GROUPS, NOW, Spoilt, as_json, good, some

TEXTS = ("--language", "zh"), ("--language", "en")
EXPLAINED = ("--explain", "--trace")


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command have the company that was read already: over a thousand runs ask the same one."""
    monkeypatch.setattr(evaluate, "load_policy_set", {COMPANY: GROUP}.__getitem__)
    monkeypatch.setenv("COLUMNS", "100")


def run(name: str, facts: str, *options: str) -> Result:
    """Run the command in this process; whatever is no answer and no refusal comes up as it is."""
    line = ("evaluate", name, "--company", COMPANY, "--facts", facts, "--now", NOW.isoformat(), *options)
    return CliRunner().invoke(program, line, prog_name="crmpolicy", catch_exceptions=False)


def answered(name: str, facts: Mapping[str, Any]) -> tuple[int, Any]:
    """Give what Python says: the exit code that goes with it, and the decision or the codes of the faults."""
    try:
        return 0, json.loads(json.dumps(GROUP.point(name).evaluate(facts, now=NOW).to_dict()))
    except UndecidedError as error:
        return 1, [error.code]
    except FactsError as error:
        return 2, [each.code for each in error.faults]


def said(result: Result) -> tuple[int, Any]:
    """Give what the command says in JSON, in the same form."""
    if result.exit_code == 0:
        return 0, json.loads(result.stdout)
    return result.exit_code, [each["code"] for each in json.loads(result.stderr)["errors"]]


@pytest.mark.parametrize("group", EACH_GROUP)
def test_the_command_answers_every_question_as_python_does(group: str) -> None:
    """Numbers stand in JSON as numbers, each with its own digits: none goes through a binary float."""
    for name in GROUPS[group]:
        facts = good(name)[-1]
        assert said(run(name, as_json(facts), "--format", "json")) == answered(name, facts), name


@pytest.mark.parametrize("group", EACH_GROUP)
def test_the_command_tells_every_answer_in_both_languages(group: str) -> None:
    for number, name in enumerate(GROUPS[group]):
        facts = good(name)[-1]
        result = run(name, as_json(facts), *TEXTS[number % 2])
        assert result.exit_code == answered(name, facts)[0], (name, result.stderr)
        assert result.stdout or result.stderr, name


@pytest.mark.soak
@pytest.mark.parametrize("group", EACH_GROUP)
def test_the_command_explains_every_answer(group: str) -> None:
    for name in GROUPS[group]:
        for facts in good(name):
            for language in TEXTS:
                result = run(name, as_json(facts), *language, *EXPLAINED)
                assert result.exit_code == answered(name, facts)[0], (name, result.stderr)


@pytest.mark.parametrize("group", EACH_GROUP)
def test_the_command_refuses_bad_facts_by_name(group: str) -> None:
    """Of each question one kind, all in turn, that JSON can say and that is refused there for what it is."""
    for number, name in enumerate(GROUPS[group]):
        ways = [one for one in some(name) if _same_in_json(one)]
        for each in ways[number % len(ways) :][:1] if ways else ():
            code, told = answered(name, each.facts)
            result = run(name, as_json(each.facts), "--language", "en")
            assert result.exit_code == code, (name, each)
            assert each.named in (result.stderr if code else result.stdout), (name, each, told)


def _same_in_json(each: Spoilt) -> bool:
    return each.kind in {
        "misspelt name",
        "left out",
        "no word",
        "empty text",
        "off the step",
        "one for several",
    }
