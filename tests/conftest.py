"""What every test stands on: where the checkout is, and how hard Hypothesis tries."""

from pathlib import Path

import pytest
from hypothesis import settings

collect_ignore = ["typing"]  # user code for mypy alone: it is never run

settings.register_profile("house", max_examples=200, deadline=None, print_blob=True)
settings.load_profile("house")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder that holds ``pyproject.toml``."""
    return Path(__file__).resolve().parent.parent
