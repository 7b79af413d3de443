"""How editors read a file: YAML 1.1 as old language servers do, the core of YAML 1.2 as new ones do."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, Final

import fastjsonschema
import yaml

from crmpolicy.source import json_schemas

Reader = Callable[[str], Any]

_TRUTHS: Final = {"1.1": "yes|no|on|off|true|false", "1.2": "true|false"}
_TRUE: Final = {"yes", "on", "true"}
_NUMBER: Final = re.compile(
    r"[-+]?(0x[0-9a-fA-F]+|0o[0-7]+|(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|\.inf|\.nan)$"
)
_NOTHING: Final = re.compile(r"(~|null|Null|NULL|)$")
_KINDS: Final = ("company", "document", "subjects", "clauses", "calendar", "columns")


class _Editor(yaml.CSafeLoader):
    """Words become what an editor takes them for; keys stay text, as JSON wants them."""

    truths: re.Pattern[str]

    def construct_object(self, node: Any, deep: bool = True) -> Any:  # noqa: ARG002, FBT001, FBT002 - PyYAML's own signature
        """Give plain data."""
        if isinstance(node, yaml.MappingNode):
            return {key.value: self.construct_object(value) for key, value in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [self.construct_object(item) for item in node.value]
        return _scalar(node, self.truths)


def _scalar(node: Any, truths: re.Pattern[str]) -> Any:
    text = str(node.value)
    if node.style:  # empty for a plain word
        return text
    if truths.match(text):
        return text.lower() in _TRUE
    if _NUMBER.match(text):
        return int(text) if text.lstrip("+-").isdecimal() else 0.5  # which number it is no schema asks
    return None if _NOTHING.match(text) else text


def _reader(version: str) -> Reader:
    pattern = re.compile(f"({_TRUTHS[version]})$", re.IGNORECASE)
    loader = type(f"Editor{version}", (_Editor,), {"truths": pattern})
    return lambda text: yaml.load(text, loader)  # noqa: S506 - a subclass of the safe loader


READERS: Final[dict[str, Reader]] = {version: _reader(version) for version in _TRUTHS}


@cache
def validator(kind: str) -> Callable[[Any], Any]:
    """Give what checks plain data against the schema of a kind of file."""
    found: Callable[[Any], Any] = fastjsonschema.compile(json_schemas()[kind])
    return found


def complaint(kind: str, given: Any) -> str:
    """Give what an editor would complain about, or nothing.

    >>> complaint("clauses", {"format": 1})
    ''
    >>> complaint("clauses", {"format": 2})
    "data.format must be one of ['1', 1]"
    """
    try:
        validator(kind)(given)
    except fastjsonschema.JsonSchemaValueException as error:
        return str(error.message)
    return ""


def kind_of(given: Any) -> str:
    """Tell which kind of file plain data are, by their keys."""
    keys = set(given) if isinstance(given, dict) else set()
    if keys == {"format", "cases"}:
        return "cases"
    if "readings" in keys:
        return "clauses"
    return next((kind for kind in _KINDS if kind in keys), "sections")
