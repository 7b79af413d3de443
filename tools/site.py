"""Writes the table of contents of ``zensical.toml``: every page of ``docs/``, Chinese first.

Run ``python -m tools.site``; with ``--check`` nothing is written, and a stale table is named. A page is
called as its first heading calls it, and stands where its folder and the language of its name say.
"""

import json
import sys
from pathlib import Path
from typing import Final

CHECKOUT: Final = Path(__file__).resolve().parent.parent
DOCS: Final = CHECKOUT / "docs"
SETTINGS: Final = CHECKOUT / "zensical.toml"
_BEGIN: Final = "nav = [\n"
_END: Final = "]\n"

GROUPS: Final = {
    ("tutorial", "zh"): "教程",
    ("how-to", "zh"): "指南",
    ("reference", "zh"): "参考",
    ("reference/documents", "zh"): "五份制度",
    ("explanation", "zh"): "说明",
    ("reference", "both"): "两种语言 · In both languages",
    ("tutorial", "en"): "Tutorial",
    ("how-to", "en"): "How-to",
    ("reference", "en"): "Reference",
    ("reference/api", "en"): "Python, name by name",
    ("explanation", "en"): "Explanation",
    ("reference/findings", "both"): "检查 · Findings",
    ("reference/findings", "zh"): "检查",
    ("reference/findings", "en"): "Findings",
}
"""The groups of the table, in its order, by folder and language."""


def title_of(page: Path) -> str:
    """Give the first heading of a page.

    >>> title_of(DOCS / "index.md")
    'crmpolicy'
    """
    lines = page.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("# ")).removeprefix("# ").replace("`", "")


def language_of(page: Path) -> str:
    """Tell the language of a page: by its name, or by a heading that has both.

    >>> [language_of(DOCS / "reference" / name) for name in ("policy-format.zh.md", "errors.md", "python.md")]
    ['zh', 'both', 'en']
    """
    said = page.name.split(".")[-2]
    if said in ("zh", "en"):
        return said
    return "both" if " · " in title_of(page) else "en"


def group_of(page: Path) -> str:
    """Give the group of a page; a new folder has to be given its groups above first.

    Raises:
        LookupError: no group is for such a page.

    >>> group_of(DOCS / "how-to" / "lint.zh.md")
    '指南'
    """
    folder = page.parent.relative_to(DOCS).as_posix()
    return GROUPS[folder, language_of(page)]


def table() -> str:
    """Give the lines of the table of contents."""
    pages = [page for page in sorted(DOCS.rglob("*.md")) if page.parent != DOCS]
    found: dict[str, list[Path]] = {group: [] for group in GROUPS.values()}
    for page in pages:
        found[group_of(page)].append(page)
    groups = "".join(
        f"  {{ {json.dumps(group, ensure_ascii=False)} = [\n{''.join(map(_line, listed))}  ] }},\n"
        for group, listed in found.items()
        if listed
    )
    return '  { "首页 · Home" = "index.md" },\n' + groups


def _line(page: Path) -> str:
    title, path = title_of(page), page.relative_to(DOCS).as_posix()
    return f"    {{ {json.dumps(title, ensure_ascii=False)} = {json.dumps(path)} }},\n"


def written(settings: str) -> str:
    """Put the table into the settings; what stands around it stays."""
    head, rest = settings.split(_BEGIN, 1)
    tail = rest[rest.index(_END) :] if rest.startswith(_END) else rest[rest.index("\n" + _END) + 1 :]
    return head + _BEGIN + table() + tail


if __name__ == "__main__":
    before = SETTINGS.read_text(encoding="utf-8")
    after = written(before)
    only_check = "--check" in sys.argv[1:]
    if before != after:
        print(f"{'stale' if only_check else 'wrote'}: {SETTINGS.name}")
        if not only_check:
            SETTINGS.write_text(after, encoding="utf-8", newline="\n")
    sys.exit(before != after and only_check)
