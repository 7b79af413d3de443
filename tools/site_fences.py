"""Tells the generator of the site what our fences mean: it knows a fence by its first word alone.

Behind the language we write what a block is to the tests (``yaml file=shop/rules.yaml``, ``console shown``);
Python-Markdown takes a fence with such a tail for no fence at all. Named in ``zensical.toml``.
"""

import re
from typing import Final

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

_FENCE: Final = re.compile(r"^(\s*```\w+) .*$")
_BEFORE_FENCES: Final = 40  # superfences looks at 25


def plain(line: str) -> str:
    """Leave the language of a fence and drop what stands behind it.

    >>> plain("```yaml file=shop/rules.yaml"), plain("```"), plain("a ```b c")
    ('```yaml', '```', 'a ```b c')
    """
    return _FENCE.sub(r"\1", line)


class _Fences(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Change the lines before anything else reads them."""
        return [plain(line) for line in lines]


class SiteFences(Extension):
    """The extension, as Python-Markdown wants it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Enter ourselves before whatever reads fences."""
        md.preprocessors.register(_Fences(md), "site-fences", _BEFORE_FENCES)


def makeExtension(**settings: object) -> SiteFences:  # noqa: N802 - the name is Python-Markdown's
    """Make the extension; there is nothing to set."""
    return SiteFences(**settings)
