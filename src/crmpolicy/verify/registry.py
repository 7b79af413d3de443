"""The checks: one line of configuration, one file, one test and one page each."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module, resources
from typing import Any, Literal

from crmpolicy.verify.finding import Found, Severity
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.wording import Words, messages

Find = Callable[[Any], Iterator[Found | NotDecidedError]]
"""Looks at a question or a policy set; what it cannot decide is handed in with what it found."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    Args:
        name: its name, that of its file and of its message ``finding-NAME``.
        code: what people call it: ``CRM101``.
        severity: how bad its findings are.
        of: ``tables``: asked for each question in each period; ``courses``: of those that speak of time;
            ``policies``: asked once for all.
        follows: whether it tries laws through the questions that decide facts of the one it looks at.
    """

    name: str
    code: str
    severity: Severity
    of: Literal["tables", "courses", "policies"]
    follows: bool = False

    @property
    def title(self) -> Words:
        """What people call its findings, in a few words."""
        return messages()[f"title-{self.name}"]

    @property
    def find(self) -> Find:
        """The function that looks."""
        found: Find = import_module(f"crmpolicy.verify.checks.{self.name.replace('-', '_')}").find
        return found


@cache
def checks() -> tuple[Check, ...]:
    """Give every check, in the order of their codes.

    >>> [each.name for each in checks() if each.code == "CRM101"]
    ['gap']
    """
    text = resources.files("crmpolicy.verify").joinpath("checks.toml").read_text(encoding="utf-8")
    found = [Check(name, **line) for name, line in tomllib.loads(text).items()]
    return tuple(sorted(found, key=lambda each: each.code))
