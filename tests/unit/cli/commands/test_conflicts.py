"""``crmpolicy conflicts``: questions, pairs of documents, answers with clauses, and what settles them."""

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from crmpolicy import load_policy_set

Run = Callable[..., Result]
COMPANY = "example-joined"


def test_both_answers_are_told_with_clauses_and_what_settles_them(run: Run) -> None:
    result = run("conflicts", COMPANY, "--point", "applicability", "--language", "en")
    assert result.exit_code == 0
    assert "pairs compared: 1; differing: 1, proved to agree: 0, undecided: 0" in result.stdout
    for clause in ("[lighting.1.2", "[steel."):
        assert clause in result.stdout.replace("\n", "")
    chinese = run("conflicts", COMPANY, "--point", "applicability", "--language", "zh")
    assert "比较了 1 对：1 对有不同" in chinese.stdout


def test_as_data_the_sides_are_first_and_second(run: Run) -> None:
    result = run("conflicts", COMPANY, "--point", "applicability", "--format", "json", "--most", "1")
    told = json.loads(result.stdout)
    assert told["company"] == COMPANY
    (pair,) = told["conflicts"]
    assert pair["documents"] == ["lighting", "steel"]
    assert pair["chosen"] is None
    assert pair["settled"]
    (one,) = pair["differences"]
    assert one["first"] != one["second"]
    assert {each["document"] for each in one["rules_first"]} == {"lighting"}
    assert {each["document"] for each in one["rules_second"]} == {"steel"}
    assert all(each["clauses"] for each in (*one["rules_first"], *one["rules_second"]))


def test_a_chosen_document_settles_it(run: Run) -> None:
    """Who has chosen one has no conflict left, but learns what it would have been."""
    chosen = load_policy_set("example-group").effective.chosen
    assert "customer_industry" in chosen
    result = run(
        "conflicts", "example-group", "--point", "customer_industry", "--format", "json", "--most", "1"
    )
    (pair,) = json.loads(result.stdout)["conflicts"]
    assert pair["chosen"] == chosen["customer_industry"]


def test_a_company_of_one_document_has_none(run: Run) -> None:
    result = run("conflicts", "example-steel", "--language", "en")
    assert (result.exit_code, result.stdout) == (0, "no question is answered by several documents\n")


@pytest.mark.parametrize("name", ["no_such_thing", "customer_industri"])
def test_a_question_that_is_not_shared_is_refused(run: Run, name: str) -> None:
    result = run("conflicts", COMPANY, "--point", name, "--language", "en")
    assert result.exit_code == 2
    assert f"no question named `{name}` is answered by several documents" in result.stderr
    assert "applicability" in result.stderr
