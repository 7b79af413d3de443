"""The page of each finding, as it travels with the library."""

from functools import cache
from pathlib import Path

from crmpolicy.company.places import PACKAGE
from crmpolicy.wording import Language


@cache
def pages_folder() -> Path:
    """Give the folder of the pages: inside the package of a wheel, in the documentation of a checkout.

    >>> (pages_folder() / "CRM101.en.md").is_file()
    True
    """
    inside = PACKAGE / "findings"
    return inside if inside.is_dir() else PACKAGE.parent.parent / "docs" / "reference" / "findings"


def page(code: str, language: Language) -> str | None:
    """Give the page of a finding; ``None`` where there is no such code.

    >>> page("CRM101", "en").splitlines()[0]
    '# CRM101 gap'
    >>> page("CRM999", "en")
    """
    path = pages_folder() / f"{code}.{language}.md"
    if not code.isalnum() or not path.is_file():
        return None
    return path.read_text(encoding="utf-8")
