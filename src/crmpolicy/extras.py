"""Packages that a user may do without: loaded where they are first needed, named where they are absent."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from crmpolicy.errors import CrmPolicyError


@contextmanager
def extra(code: str, *packages: str, error: Callable[[str], Exception] = CrmPolicyError) -> Iterator[None]:
    """Tell by an error of ours that a package is not installed; its message names the extra that brings it.

    What such a package lacks itself is raised as it is: another installation would not help there.

    Args:
        code: the message.
        packages: the names of the modules that are imported inside.
        error: what is raised.

    Raises:
        CrmPolicyError: one of them is not there.

    >>> try:
    ...     with extra("plan-needs-icalendar", "no_such_package"):
    ...         import no_such_package
    ... except CrmPolicyError as error:
    ...     print(error)
    a calendar file needs the package icalendar (install the extra: pip install "crmpolicy[interop]")
    """
    try:
        yield
    except ModuleNotFoundError as missing:
        if missing.name not in packages:
            raise
        raise error(code) from None
