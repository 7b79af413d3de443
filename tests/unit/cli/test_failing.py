import errno
import json

import click
import pytest

from crmpolicy.cli.failing import (
    CommandError,
    exit_code,
    faults_of,
    system_fault,
    tell,
    usage_fault,
)
from crmpolicy.cli.speaking import Speaker
from crmpolicy.errors import (
    CalendarHorizonError,
    CrmPolicyError,
    FactsError,
    Fault,
    InvalidPolicySetError,
    Location,
    UndecidedError,
)
from crmpolicy.wording import say

FAULTS = (
    Fault("yaml-anchor", {"name": "&a"}, Location("a.yaml", 3, 5)),
    Fault("cli-not-a-day", {"given": "x"}, None, ("steel.2.2.1",)),
)


def test_faults_are_told_one_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Place first, then what is wrong, then how to mend it, on the error stream alone."""
    tell(Speaker("en"), FAULTS)
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.split("\n") == [
        "a.yaml:3:5: anchors are not allowed here: `&a` (write the value out where it is used)",
        "`x` is not a day [steel.2.2.1] (write it like 2026-01-05)",
        "",
    ]


def test_faults_are_told_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """The keys are a promise to those who read them by program."""
    tell(Speaker("zh", "json"), FAULTS)
    first, second = json.loads(capsys.readouterr().err)["errors"]
    assert first == {
        "code": "yaml-anchor",
        "message": say("yaml-anchor", "zh", {"name": "&a"}),
        "hint": FAULTS[0].hint("zh"),
        "file": "a.yaml",
        "line": 3,
        "column": 5,
        "clauses": [],
    }
    assert (second["file"], second["line"], second["column"]) == (None, None, None)
    assert second["clauses"] == ["steel.2.2.1"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UndecidedError("undecided-no-rule", {"table": "x"}), 1),
        (CalendarHorizonError("cli-not-a-day", {"given": "x"}), 1),
        (FactsError(FAULTS), 2),
        (InvalidPolicySetError(FAULTS), 2),
        (CommandError("cli-not-a-day", {"given": "x"}), 2),
    ],
)
def test_a_question_without_answer_differs_from_unusable_input(error: CrmPolicyError, code: int) -> None:
    assert exit_code(error) == code


def test_all_faults_of_an_error_are_found() -> None:
    alone = CommandError("cli-not-a-day", {"given": "x"})
    assert faults_of(FactsError(FAULTS)) == FAULTS
    assert faults_of(alone) == (alone.fault,)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOENT, "cli-file-missing"),
        (errno.EACCES, "cli-file-forbidden"),
        (errno.EISDIR, "cli-file-is-folder"),
        (errno.ENOSPC, "cli-disk-full"),
        (errno.ELOOP, "cli-file-unusable"),
    ],
)
def test_what_the_system_refuses_is_worded(number: int, code: str) -> None:
    """Its own words stand only where we have none."""
    fault = system_fault(OSError(number, "system says", "a.yaml"))
    assert fault.code == code
    assert "a.yaml" in fault.message("zh")
    assert ("system says" in fault.message("en")) is (code == "cli-file-unusable")


def test_an_odd_usage_error_keeps_its_words() -> None:
    fault = usage_fault(click.UsageError("Something odd."))
    assert fault.message("en") == "the command line cannot be read: Something odd (see `crmpolicy --help`)"
