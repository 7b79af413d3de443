"""Policies from texts: for tests that write the YAML they need."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet

POLICY = """\
format: 1
document: {key}
title: {{zh: 文件, en: document}}
version: 1
zone: Asia/Shanghai
currency: 元
"""


def load_texts(
    files: Mapping[str, str], name: str = "doc", /, *, parameters: Mapping[str, Any] | None = None
) -> PolicySet:
    """Load policies that are written in the test itself, through the real reader.

    Args:
        files: texts by path (``doc/rules.yaml``); a folder without ``policy.yaml`` is given one, and there is
            an empty ``subjects.yaml`` and ``facts.yaml`` where none is written.
        name: the document's folder or the company's file to load.
        parameters: values that count instead of those in the files.

    Raises:
        InvalidPolicySetError: with all faults of all files.

    >>> rules = '''
    ... format: 1
    ... decisions:
    ...   size:
    ...     title: {zh: 规模, en: size}
    ...     outputs: {large: {title: {zh: 大, en: large}, type: boolean}}
    ...     otherwise: {id: never, then: {large: no}, clause: c}
    ...     rules: []
    ... '''
    >>> load_texts({"doc/rules.yaml": rules}).points
    ('size', 'doc.size')
    """
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write_texts(files, root)
        return load_policy_set(root / name, parameters=parameters)


def write_texts(files: Mapping[str, str], root: Path) -> None:
    """Write policy files under a folder, and what they cannot do without."""
    whole = {
        "subjects.yaml": "format: 1\nsubjects: {}\n",
        "facts.yaml": "format: 1\nfacts: {}\n",
        **{
            f"{folder}/policy.yaml": POLICY.format(key=folder)
            for folder in dict.fromkeys(path.partition("/")[0] for path in files if path.count("/") == 1)
        },
        **files,
    }
    for path, text in whole.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
