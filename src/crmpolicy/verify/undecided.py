"""What cannot be decided, and why: never taken for a proof."""

from crmpolicy.errors import Fault
from crmpolicy.wording import Argument


class NotDecidedError(Exception):
    """A question of the checker stays open; never leaves this room as an exception.

    >>> NotDecidedError("verify-budget", budget="10").fault.code
    'verify-budget'
    """

    def __init__(self, code: str, **arguments: Argument) -> None:
        super().__init__(code, arguments)
        self.fault = Fault(code, arguments)
