"""The packages behind frames, of the extra ``frames``: loaded with the first frame that is asked about."""

from types import ModuleType
from typing import Any

from crmpolicy.errors import CrmPolicyError


def frames() -> Any:
    """Import narwhals, which knows the frames of all packages; absence is told with how to install it.

    Raises:
        CrmPolicyError: narwhals or NumPy is not installed.
    """
    found: ModuleType
    try:
        import narwhals as found  # noqa: PLC0415 - an extra
        import numpy as _  # noqa: F401, PLC0415, ICN001 - what codes are made of
    except ModuleNotFoundError as missing:
        if missing.name not in ("narwhals", "numpy"):
            raise
        raise CrmPolicyError("portfolio-needs-frames") from None
    return found
