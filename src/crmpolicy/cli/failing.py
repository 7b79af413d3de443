"""What goes wrong is told on the error stream, one fault a line: place, what is wrong, how to mend it."""

import errno
import json
import re
import sys
from collections.abc import Sequence
from typing import Any, Final

import click

from crmpolicy.cli.speaking import Speaker
from crmpolicy.errors import CalendarHorizonError, CrmPolicyError, Fault, UndecidedError
from crmpolicy.wording import Words, say

DONE: Final = 0
NO_ANSWER: Final = 1
FOUND: Final = 1  # a check found something wrong, or two sets of policies differ
UNUSABLE: Final = 2
LEFT_OPEN: Final = 3  # nothing is wrong as far as could be decided
INTERRUPTED: Final = 130
NOBODY_READS: Final = 141  # what a shell shows for a command whose reader has gone

_SYSTEM: Final = {
    errno.ENOENT: "cli-file-missing",
    errno.ENOTDIR: "cli-file-missing",
    errno.EACCES: "cli-file-forbidden",
    errno.EPERM: "cli-file-forbidden",
    errno.EROFS: "cli-file-forbidden",
    errno.EISDIR: "cli-file-is-folder",
    errno.EEXIST: "cli-file-exists",
    errno.ENOSPC: "cli-disk-full",
}


class CommandError(CrmPolicyError):
    """A command cannot work with what it was given."""


def faults_of(error: CrmPolicyError) -> tuple[Fault, ...]:
    """Give all faults that an error carries."""
    faults: tuple[Fault, ...] = getattr(error, "faults", (error.fault,))
    return faults


def exit_code(error: CrmPolicyError) -> int:
    """Tell a question without an answer from input that cannot be used."""
    return NO_ANSWER if isinstance(error, UndecidedError | CalendarHorizonError) else UNUSABLE


def tell(speaker: Speaker, faults: Sequence[Fault]) -> None:
    """Write faults on the error stream: lines of text, or one JSON object."""
    if speaker.in_json:
        data = {"errors": [_as_data(fault, speaker) for fault in faults]}
        sys.stderr.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        return
    for fault in faults:
        sys.stderr.write(fault.message(speaker.language) + "\n")


def _as_data(fault: Fault, speaker: Speaker) -> dict[str, Any]:
    place = fault.location
    return {
        "code": fault.code,
        "message": say(fault.code, speaker.language, fault.arguments),
        "hint": fault.hint(speaker.language),
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "clauses": list(fault.clause),
    }


def system_fault(error: OSError) -> Fault:
    """Word what the operating system refuses; its own words stand only where we have none.

    >>> system_fault(FileNotFoundError(2, "", "a.yaml")).message("en")
    '`a.yaml` does not exist'
    """
    file = str(error.filename or "-")
    code = _SYSTEM.get(error.errno or 0)
    if code is None:
        return Fault("cli-file-unusable", {"file": file, "said": str(error.strerror or error)})
    return Fault(code, {"file": file})


def usage_fault(error: click.UsageError) -> Fault:
    """Word a command line that cannot be read."""
    path = Words(*[error.ctx.command_path if error.ctx else "crmpolicy"] * 2)
    return Fault(*_usage(error, path))


def _usage(error: click.UsageError, path: Words) -> tuple[str, dict[str, Any]]:
    if isinstance(error, click.NoSuchOption):
        near = next(iter(error.possibilities or ()), None)
        code = "cli-no-such-option-near" if near else "cli-no-such-option"
        return code, {"path": path, "name": error.option_name, "near": near or ""}
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return "cli-missing", {"path": path, "name": _called(error.param)}
    if isinstance(error, click.BadParameter) and error.param is not None:
        choices = getattr(error.param.type, "choices", ())
        if choices:
            return "cli-not-a-choice", {"name": _called(error.param), "choices": tuple(map(str, choices))}
    if isinstance(error, click.BadOptionUsage):
        return "cli-option-usage", {"path": path, "name": error.option_name}
    surplus = re.search(r"unexpected extra arguments? \((.*)\)", error.format_message())
    if surplus:
        return "cli-surplus", {"path": path, "said": surplus[1]}
    return "cli-usage", {"path": path, "said": error.format_message().rstrip(".")}


def _called(parameter: click.Parameter) -> str:
    """Give the name by which a person knows an option or an argument."""
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name
