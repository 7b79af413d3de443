"""Writes ``policies/schemas/*.json``: what editors read about each kind of policy file.

Run ``python -m tools.schemas``; with ``--check`` nothing is written, and stale files are named.
"""

import sys
from pathlib import Path
from typing import Final

from crmpolicy.company.editors import FOLDER, stale_schemas, write_schemas
from crmpolicy.company.places import shipped
from crmpolicy.source import schema_texts

SCHEMAS: Final = shipped() / FOLDER


def needless(folder: Path) -> list[str]:
    """Name what a folder holds besides the schemas of today's kinds.

    >>> needless(SCHEMAS)
    []
    """
    return sorted(path.name for path in folder.iterdir() if path.name not in schema_texts())


if __name__ == "__main__":
    texts, only_check = schema_texts(), "--check" in sys.argv[1:]
    stale = stale_schemas(SCHEMAS, texts)
    if not only_check:
        write_schemas(SCHEMAS, {name: texts[name] for name in stale})
    for each in stale:
        print(f"{'stale' if only_check else 'wrote'}: policies/schemas/{each}")
    for each in needless(SCHEMAS):
        print(f"of no kind: policies/schemas/{each}")
    sys.exit(bool(needless(SCHEMAS) or (stale and only_check)))
