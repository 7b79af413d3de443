"""Elements of a page, made of texts that are always escaped: a title can say anything."""

from html import escape
from typing import Final

_VOID: Final = frozenset({"meta", "br"})


class Markup(str):
    """A text that is already part of a page; any other text is escaped where it is put in."""

    __slots__ = ()


Child = str | None


def tag(name: str, /, *children: Child, **attributes: str | int | None) -> Markup:
    """Make an element; an attribute that is None is left out, ``class_`` stands for ``class``.

    >>> tag("p", "1 < 2", class_="quiet")
    '<p class="quiet">1 &lt; 2</p>'
    >>> tag("p", tag("b", "<script>"), None)
    '<p><b>&lt;script&gt;</b></p>'
    """
    said = "".join(
        f' {each.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for each, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Markup(f"<{name}{said}>")
    return Markup(f"<{name}{said}>{together(*children)}</{name}>")


def together(*children: Child) -> Markup:
    """Put elements and texts one after another.

    >>> together("a & b", tag("br"))
    'a &amp; b<br>'
    """
    return Markup("".join(_safe(each) for each in children if each is not None))


def lines(text: str) -> Markup:
    r"""Put each line of a text on a line of its own.

    >>> lines("<a>\nb")
    '&lt;a&gt;<br>b'
    """
    return Markup(tag("br").join(_safe(each) for each in text.split("\n")))


def _safe(child: str) -> str:
    return child if isinstance(child, Markup) else escape(child)
