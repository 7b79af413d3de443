"""What DMN cannot say exactly, and how that is told: every reason at once."""

from collections.abc import Iterable
from typing import Any

from crmpolicy.errors import FactsError, Fault
from crmpolicy.wording import Words, word


class NotInDmnError(FactsError):
    """A question cannot be written as decision tables with exactly its meaning.

    >>> NotInDmnError([Fault("dmn-out-kind", {"point": "dunning"})]).faults[0].code
    'dmn-out-kind'
    """


class Unsayable(Exception):  # noqa: N818 - never leaves the export
    """One reason why a question is no decision table."""

    def __init__(self, code: str, **arguments: Any) -> None:
        super().__init__(code)
        self.code = code
        self.arguments = arguments

    def fault(self, point: str, title: Words) -> Fault:
        """Make the fault that is shown to people.

        Args:
            point: the question.
            title: its title.
        """
        told = {name: word(each) if name == "type" else each for name, each in self.arguments.items()}
        return Fault(self.code, {"point": point, "title": title, **told})


def refused(faults: Iterable[Fault]) -> NotInDmnError:
    """Make the error of some reasons."""
    return NotInDmnError([*faults])
