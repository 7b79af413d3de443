"""What every test stands on: where the checkout is, and how hard Hypothesis tries."""

import gc
import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

collect_ignore = ["typing"]  # user code for mypy alone: it is never run

SELDOM = (50_000, 20, 20)
"""How many new objects make Python look for dead circles: its own numbers cost a quarter of the time."""

WITHOUT_DURABLE = (3, 13)
"""The first Python that cannot load durable-rules 2.0.28: it calls a function of C that is gone."""

LONG = ("long", "package")
"""The marks of what takes many seconds, or comes in a group that does."""

settings.register_profile("house", max_examples=200, deadline=None, print_blob=True, derandomize=True)
settings.register_profile("soak", max_examples=200, deadline=None, print_blob=True)


def pytest_configure(config: pytest.Config) -> None:
    """Try the same cases in each run of the suite, so that it is red for a reason; new ones in each soak."""
    settings.load_profile("soak" if config.option.markexpr == "soak" else "house")
    gc.set_threshold(*SELDOM)
    os.environ["CRMPOLICY_CACHE"] = ""  # what was proved before must not hide what is proved wrongly now


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that the processes side by side end together."""
    items.sort(key=lambda item: not any(map(item.get_closest_marker, LONG)))
    if getattr(config.option, "loadgroup", False):
        for item in items:
            _in_its_group(item)
    if sys.version_info >= WITHOUT_DURABLE:
        for item in items:
            if "durable" in item.nodeid and "refused_where" not in item.nodeid:
                item.add_marker(pytest.mark.skip("durable-rules cannot be loaded by this Python"))


def _in_its_group(item: pytest.Item) -> None:
    """Write the group of a test behind its name: by that xdist keeps the tests of a group in one process.

    xdist 3.8 itself writes it where pytest does not look any more since 9.2: without this, what one test of
    a group has made is made again by the others.
    """
    group = item.get_closest_marker("xdist_group")
    known = getattr(item, "_id", None)  # pytest before 9.2 has none, and needs nothing
    if group is not None and known is not None:
        item._id = type(known).parse(f"{item.nodeid}@{group.args[0]}")


def pytest_collection_finish() -> None:
    """Leave alone what lives as long as the process: the modules and the tests are millions of objects."""
    gc.freeze()


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder that holds ``pyproject.toml``."""
    return Path(__file__).resolve().parent.parent
