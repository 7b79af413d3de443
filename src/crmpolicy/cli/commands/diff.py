"""``crmpolicy diff``: for whom answers change from one state of the policies to another, and for whom not."""

import os
from pathlib import Path
from typing import Final

import click

from crmpolicy.cli.differences import difference_blocks, difference_data
from crmpolicy.cli.failing import DONE, FOUND, LEFT_OPEN
from crmpolicy.cli.findings import seen_fault
from crmpolicy.cli.markdown import markdown
from crmpolicy.cli.options import argument, command, option
from crmpolicy.cli.printing import show
from crmpolicy.cli.speaking import FORMS, Speaker
from crmpolicy.company import load_policy_set
from crmpolicy.company.places import policy_path
from crmpolicy.engine import PolicySet
from crmpolicy.errors import Fault, InvalidPolicySetError
from crmpolicy.verify.comparing.difference import Difference
from crmpolicy.verify.comparing.differing import diff

_CODES: Final = {
    "0": "cli-diff-code-0",
    "1": "cli-diff-code-1",
    "2": "cli-diff-code-2",
    "3": "cli-diff-code-3",
}


@command("diff", "cli-diff", forms=(*FORMS, "markdown"), codes=_CODES)
@argument("before", "cli-help-before", metavar="A")
@argument("after", "cli-help-after", metavar="B")
@option("--fail-on", "cli-help-fail-on", type=click.Choice(("any", "looser")))
def run(speaker: Speaker, *, before: str, after: str, fail_on: str | None) -> int:
    """Compare two states of the policies."""
    difference = diff(*loaded(before, after))
    if speaker.in_json:
        speaker.write_data(difference_data(speaker, difference))
    elif speaker.form == "markdown":
        speaker.write(markdown(speaker, difference))
    else:
        show(difference_blocks(speaker, difference))
    return _code(difference, fail_on)


def loaded(*given: str) -> tuple[PolicySet, ...]:
    """Load both, or tell the faults of both.

    Raises:
        InvalidPolicySetError: with the faults of all that cannot be used.
    """
    loaded: list[PolicySet] = []
    faults: list[Fault] = []
    for each in given:
        try:
            loaded.append(load_policy_set(_found(each)))
        except InvalidPolicySetError as error:
            faults += [fault for fault in map(seen_fault, error.faults) if fault not in faults]
    if faults:
        raise InvalidPolicySetError(faults)
    return tuple(loaded)


def _found(given: str) -> str | Path:
    """Find what is named; its place does not depend on how it was written."""
    found = policy_path(given)
    return given if found is None else Path(os.path.abspath(found))  # noqa: PTH100 - links stay as they are


def _code(difference: Difference, fail_on: str | None) -> int:
    changed = difference.changes or difference.declared
    if (fail_on == "any" and changed) or (fail_on == "looser" and difference.looser):
        return FOUND
    return LEFT_OPEN if difference.undecided else DONE
