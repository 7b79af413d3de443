"""Where commands keep what was proved: a folder for things that may be thrown away, as the system has it."""

import os
from pathlib import Path
from typing import Final

from crmpolicy.verify import Ledger

VARIABLE: Final = "CRMPOLICY_CACHE"
"""Names another folder; empty: nothing is kept."""


def ledger() -> Ledger | None:
    """Give the ledger of this user; ``None`` where nothing is to be kept."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Ledger(Path(named)) if named else None
    from platformdirs import user_cache_path  # noqa: PLC0415 - only where something is checked

    return Ledger(user_cache_path("crmpolicy", appauthor=False))
