"""A first quick look at a company file: who it is, and which documents must be found for it."""

from collections.abc import Iterator
from pathlib import Path

from crmpolicy.errors import BadValueError, Fault, in_order
from crmpolicy.policy.documents import CompanyHeader
from crmpolicy.source.desk import Desk
from crmpolicy.source.files import read_root
from crmpolicy.source.reading import child, scalars, text_of
from crmpolicy.source.tree import Node, Scalar
from crmpolicy.values import Integer


def read_header(path: Path, faults: list[Fault]) -> CompanyHeader | None:
    """Read the head of a company file; what is wrong further down is left to :func:`read_company`.

    Gives None, and the faults that say why, where the file cannot be read or names no company.

    Args:
        path: the company file.
        faults: gathers what is wrong.
    """
    desk = Desk()
    root = read_root(path, desk)
    named = child(root, "company") if root is not None else None
    if root is not None and not isinstance(named, Scalar):
        desk.tell("shape-missing-key", named or root, key="company")
    if root is None or not isinstance(named, Scalar):
        faults.extend(in_order(desk.faults))
        return None
    extends = child(root, "extends")
    adopts = tuple(pin for _, pin in pins(child(root, "adopts")) if pin is not None)
    return CompanyHeader(
        company=named.text,
        extends=extends.text if isinstance(extends, Scalar) else None,
        adopts=adopts,
        zone=text_of(root, "zone"),
        currency=text_of(root, "currency"),
        holidays=_holidays(root),
        place=named.place.location,
        parent_place=extends.place.location if extends is not None else None,
    )


def _holidays(root: Node) -> str | None:
    """Give the name of the table of holidays that the company's calendar goes by."""
    calendar = child(root, "calendar")
    return text_of(calendar, "holidays") if calendar is not None else None


def pins(node: Node | None) -> Iterator[tuple[Scalar, tuple[str, int] | None]]:
    """Read ``document@version``; None where it is not written so."""
    for written in scalars(node):
        key, at, version = written.text.partition("@")
        try:
            yield written, (key.strip(), Integer().parse(version)) if key.strip() and at else None
        except BadValueError:
            yield written, None
