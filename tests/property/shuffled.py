"""A shipped company, written down in another order: the same lines, arranged anew."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

import yaml

from crmpolicy.company import load_policy_set, shipped
from crmpolicy.engine import PolicySet

SECTIONS: Final = ("chosen", "joins", "scales", "map", "roles", "parameters", "slots")
JOINED: Final = "example-joined"


@cache
def company_lines(name: str) -> Mapping[str, Any]:
    """Read a shipped company as it is written."""
    text = (shipped() / "companies" / f"{name}.yaml").read_text(encoding="utf-8")
    whole: Mapping[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts alone
    return whole


def rearranged(lines: Mapping[str, Any], adopts: Sequence[str], random: Random) -> PolicySet:
    """Load a company with its documents adopted in an order, and all else in another order."""
    parts = list({**lines, "adopts": list(adopts)}.items())
    random.shuffle(parts)
    written = {name: _shuffled(each, random) if name in SECTIONS else each for name, each in parts}
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{lines['company']}.yaml"
        file.write_text(yaml.dump(written, allow_unicode=True, sort_keys=False), encoding="utf-8")
        return load_policy_set(file)


def _shuffled(section: Mapping[str, Any], random: Random) -> Mapping[str, Any]:
    entries = list(section.items())
    random.shuffle(entries)
    return dict(entries)
