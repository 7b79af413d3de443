"""What cannot be decided, and why: never taken for a proof."""

from dataclasses import replace

from crmpolicy.errors import Fault, Location
from crmpolicy.wording import Argument


class NotDecidedError(Exception):
    """A question of the checker stays open; never leaves this room as an exception.

    >>> NotDecidedError("verify-budget", budget="10").fault.code
    'verify-budget'
    """

    def __init__(self, code: str, **arguments: Argument) -> None:
        super().__init__(code, arguments)
        self.fault = Fault(code, arguments)

    def at(self, place: Location | None) -> "NotDecidedError":
        """Give the same with a place in a policy file.

        >>> NotDecidedError("verify-budget", budget="10").at(Location("a.yaml", 1, 2)).fault.location.line
        1
        """
        self.fault = replace(self.fault, location=place)
        return self
