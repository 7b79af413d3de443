"""Tables and lists of the page, and what stands in their cells."""

from collections.abc import Iterable, Sequence

from crmpolicy.cli.html import Markup, lines, tag
from crmpolicy.cli.wordings import place_said
from crmpolicy.errors import Location


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, kind: str = "") -> Markup:
    """Make a table whose heads come again on each sheet of paper.

    >>> table(["name"], [["<b>"]]).partition("<tbody>")[2]
    '<tr><td>&lt;b&gt;</td></tr></tbody></table>'
    """
    head = tag("tr", *(tag("th", each, scope="col") for each in heads))
    body = (tag("tr", *(tag("td", _cell(each)) for each in row)) for row in rows)
    return tag("table", tag("thead", head), tag("tbody", *body), class_=kind or None)


def listed(pairs: Iterable[tuple[str, str]]) -> Markup:
    """Make a list of names and what they mean."""
    entries = (tag("div", tag("dt", name), tag("dd", _cell(said))) for name, said in pairs)
    return tag("dl", *entries)


def named(title: str, name: str) -> Markup:
    """Put a title and below it, small, the name by which policies know the thing."""
    return Markup(f"{lines(title)}{tag('br')}{tag('code', name)}")


def placed(said: str, place: Location | None) -> Markup:
    """Put something said, and below it where it is written."""
    return Markup(f"{lines(said)}{tag('br')}{where(place)}") if place else lines(said)


def where(place: Location | None) -> Markup:
    """Write a place as people look it up: file and line."""
    return tag("span", place_said(place), class_="place") if place else Markup("")


def mark(said: str, kind: str) -> Markup:
    """Make a small mark that stands out."""
    return tag("span", said, class_=f"mark {kind}")


def _cell(said: str) -> Markup:
    return said if isinstance(said, Markup) else lines(said)
