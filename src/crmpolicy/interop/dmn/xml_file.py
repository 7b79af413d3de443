"""XML in and out, by lxml (extra ``dmn``): no entity is resolved, nothing is fetched, sizes are bounded.

A file that comes from a stranger is refused before much of it is looked at: it is read piece by piece, and
the first thing that is too much ends it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from types import ModuleType
from typing import Any, Final

from crmpolicy.errors import Fault, InvalidPolicySetError, Location
from crmpolicy.extras import extra

MOST_BYTES: Final = 4 * 1024 * 1024
MOST_DEPTH: Final = 40
MOST_ELEMENTS: Final = 200_000
MOST_ATTRIBUTES: Final = 50
LONGEST_TEXT: Final = 20_000


class DmnError(InvalidPolicySetError):
    """A DMN file cannot be used: ``faults`` has what is wrong, each with its line.

    >>> DmnError([Fault("dmn-no-decision", {}, Location("a.dmn", 3, 1))]).faults[0].location.line
    3
    """


@dataclass(frozen=True, slots=True)
class Element:
    """An element: its namespace and name, its attributes, its own text, what is in it.

    Attributes of a namespace of their own are called ``{namespace}name``.
    """

    space: str
    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    inside: Sequence["Element"] = ()
    line: int = 0

    def every(self, name: str) -> Iterator["Element"]:
        """Give what is in it by that name and of the same namespace."""
        return (each for each in self.inside if each.name == name and each.space == self.space)

    def one(self, name: str) -> "Element | None":
        """Give the first thing in it by that name."""
        return next(self.every(name), None)


def read_xml(data: bytes, file: str) -> Element:
    """Read a file of XML.

    Args:
        data: its bytes.
        file: how it is called in faults.

    Raises:
        DmnError: it is no XML, has a document type, or is larger or deeper than any real one.
        CrmPolicyError: lxml is not installed.

    >>> read_xml(b"<a><b>1</b></a>", "a.xml").inside[0].text
    '1'
    """
    if len(data) > MOST_BYTES:
        raise DmnError([Fault("dmn-too-large", {"most": f"{MOST_BYTES:,}"}, Location(file, 1, 1))])
    lxml = _package()
    reading = lxml.iterparse(
        BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return _whole(reading, file)
    except lxml.XMLSyntaxError as error:
        line, column = error.position or (1, 1)
        place = Location(file, max(line, 1), max(column, 1))
        raise DmnError([Fault("dmn-not-xml", {"said": _said(error)}, place)]) from None


def _said(error: Exception) -> str:
    return str(error).partition(", line")[0][:200]


def _whole(reading: Any, file: str) -> Element:
    """Build the tree, and stop at the first thing that is too much."""
    open_ones: list[tuple[Any, list[Element]]] = []
    count = 0
    for event, node in reading:
        place = Location(file, node.sourceline or 1, 1)
        if event == "start":
            count += 1
            _bounded(node, len(open_ones), count, place)
            open_ones.append((node, []))
            continue
        _, inside = open_ones.pop()
        found = _element(node, inside, place)
        node.clear()
        if not open_ones:
            return found
        open_ones[-1][1].append(found)
    raise DmnError([Fault("dmn-not-xml", {"said": ""}, Location(file, 1, 1))])


def _bounded(node: Any, depth: int, count: int, place: Location) -> None:
    information = node.getroottree().docinfo
    if depth == 0 and (information.doctype or information.internalDTD is not None):
        raise DmnError([Fault("dmn-doctype", {}, place)])
    for code, much, most in (
        ("dmn-too-deep", depth, MOST_DEPTH),
        ("dmn-too-many-elements", count, MOST_ELEMENTS),
        ("dmn-too-many-attributes", len(node.attrib), MOST_ATTRIBUTES),
    ):
        if much > most:
            raise DmnError([Fault(code, {"most": f"{most:,}"}, place)])


def _element(node: Any, inside: Sequence[Element], place: Location) -> Element:
    if not isinstance(node.tag, str) or any(not isinstance(each.tag, str) for each in node):
        raise DmnError(
            [Fault("dmn-entity", {}, place)]
        )  # what is no element is an entity that stays as it is
    space, _, name = node.tag.rpartition("}")
    text = node.text or ""
    values = {str(key): str(value) for key, value in node.attrib.items()}
    if max(len(text), *map(len, values.values()), 0) > LONGEST_TEXT:
        raise DmnError([Fault("dmn-long-text", {"most": f"{LONGEST_TEXT:,}"}, place)])
    return Element(space[1:], name, values, text, tuple(inside), place.line)


def write_xml(root: Element, prefixes: Mapping[str | None, str]) -> bytes:
    """Write a tree as UTF-8, each element on a line of its own.

    Args:
        root: the tree.
        prefixes: the namespaces with the prefixes that stand for them; None stands for none.

    Raises:
        CrmPolicyError: lxml is not installed.

    >>> write_xml(Element("urn:x", "a", {}, "1"), {None: "urn:x"}).decode().splitlines()[1]
    '<a xmlns="urn:x">1</a>'
    """
    lxml = _package()

    def made(each: Element, parent: Any) -> Any:
        tag = f"{{{each.space}}}{each.name}"
        values = dict(each.attributes)
        node = (
            lxml.Element(tag, values, nsmap=dict(prefixes))
            if parent is None
            else lxml.SubElement(parent, tag, values)
        )
        node.text = each.text or None
        for one in each.inside:
            made(one, node)
        return node

    found: bytes = lxml.tostring(made(root, None), encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return found


def _package() -> ModuleType:
    with extra("dmn-needs-lxml", "lxml", "lxml.etree"):
        from lxml import etree  # noqa: PLC0415 - an extra, loaded by whoever reads or writes DMN
    return etree
