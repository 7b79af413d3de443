"""What a SELECT cannot say, and how that is told: every reason at once."""

from collections.abc import Iterable
from typing import Any, Final

from crmpolicy.errors import FactsError, Fault, Location
from crmpolicy.extras import extra
from crmpolicy.policy.facts import Fact

HERE: Final = Location("sql", 1, 1)


class NotInSqlError(FactsError):
    """The question cannot be asked by a SELECT of these columns; whoever has rows asks `evaluate_many`.

    >>> refused([Fault("sql-dialect", {"name": "x", "known": ("sqlite",)})]).faults[0].code
    'sql-dialect'
    """


def refused(faults: Iterable[Fault]) -> NotInSqlError:
    """Make the error of some reasons.

    Args:
        faults: the reasons.
    """
    return NotInSqlError([*faults])


def of_fact(code: str, fact: Fact, **arguments: Any) -> Fault:
    """Tell why one fact keeps a question from being a SELECT.

    Args:
        code: the message.
        fact: the fact.
        arguments: what else the message says.
    """
    return Fault(code, {"fact": fact.key, "title": fact.title, **arguments})


def sqlglot() -> Any:
    """Import what writes SQL, of the extra ``sql``; absence is told with how to install it.

    Raises:
        CrmPolicyError: sqlglot is not installed.
    """
    with extra("sql-needs-sqlglot", "sqlglot"):
        import sqlglot as found  # noqa: PLC0415 - an extra
    return found
