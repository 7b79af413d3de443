"""The company that adopts all documents, written down in another order: the same lines, arranged anew."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

import yaml

from crmpolicy.company import load_policy_set, shipped
from crmpolicy.engine import PolicySet
from tests.oracle.shipped import loaded
from tests.property.every_point import COMPANY

SECTIONS: Final = ("chosen", "map", "roles", "parameters", "slots")
THREE: Final = ("lighting", "relationship", "steel")


@cache
def company_lines(documents: Sequence[str] | None = None) -> Mapping[str, Any]:
    """Read the company as it is written; of some documents only, if they are named."""
    text = (shipped() / "companies" / f"{COMPANY}.yaml").read_text(encoding="utf-8")
    whole: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts alone
    if documents is None:
        return whole
    adopted = [each for each in whole["adopts"] if each.split("@")[0] in documents]
    parts = {name: _of(documents, whole[name]) for name in SECTIONS if name not in ("chosen", "roles")}
    chosen = {name: each for name, each in whole["chosen"].items() if each in documents}
    known = {role for each in documents for role in loaded(each).effective.role_titles}
    roles = {word: role for word, role in whole["roles"].items() if role in known}
    return {**whole, **parts, "adopts": adopted, "chosen": chosen, "roles": roles}


def _of(documents: Sequence[str], section: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        name: each
        for name, each in section.items()
        if name.split(".")[0] in documents and _source(each) in (None, *documents)
    }


def _source(entry: Any) -> str | None:
    """Name the document that a mapped word is taken from."""
    found = entry.get("from") if isinstance(entry, Mapping) else None
    return found.split(".")[0] if isinstance(found, str) and "." in found else None


def rearranged(lines: Mapping[str, Any], adopts: Sequence[str], random: Random) -> PolicySet:
    """Load a company with its documents adopted in an order, and all else in another order."""
    parts = list({**lines, "adopts": list(adopts)}.items())
    random.shuffle(parts)
    written = {name: _shuffled(each, random) if name in SECTIONS else each for name, each in parts}
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{COMPANY}.yaml"
        file.write_text(yaml.dump(written, allow_unicode=True, sort_keys=False), encoding="utf-8")
        return load_policy_set(file)


def _shuffled(section: Mapping[str, Any], random: Random) -> Mapping[str, Any]:
    entries = list(section.items())
    random.shuffle(entries)
    return dict(entries)
