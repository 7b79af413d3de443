"""Whether a file has the shape that the OMG's own schema of DMN 1.5 asks for."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final

from lxml import etree

SCHEMA: Final = Path(__file__).parent / "omg_dmn_1_5" / "DMN15.xsd"


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMA))


def misshapen(data: bytes) -> list[str]:
    """Tell what in a file is not as the schema has it, ids that stand twice and references to none too."""
    root = etree.fromstring(data)
    schema = _schema()
    wrong = [] if schema.validate(root) else [str(schema.error_log)]
    dmn = [each for each in root.iter("{*}*") if etree.QName(each).namespace == root.nsmap[None]]
    ids = Counter(each.get("id") for each in dmn if each.get("id") is not None)
    twice = [f"the id {each} stands {count} times" for each, count in ids.items() if count > 1]
    named = [each.get("href", "") for each in dmn if each.get("href") is not None]
    lost = [f"nothing is {each}" for each in named if each.removeprefix("#") not in ids]
    return [*wrong, *twice, *lost]
