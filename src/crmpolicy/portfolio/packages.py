"""The packages behind frames, of the extra ``frames``: loaded with the first frame that is asked about."""

from types import ModuleType
from typing import Any, Final

from crmpolicy.errors import FactsError, Fault, Location
from crmpolicy.extras import extra

HERE: Final = Location("frame", 1, 1)
"""Where the heads of a frame stand."""


def frames() -> Any:
    """Import narwhals, which knows the frames of all packages; absence is told with how to install it.

    Raises:
        CrmPolicyError: narwhals or NumPy is not installed.
    """
    found: ModuleType
    with extra("portfolio-needs-frames", "narwhals", "numpy"):
        import narwhals as found  # noqa: PLC0415 - an extra
        import numpy as _  # noqa: F401, PLC0415, ICN001 - what codes are made of
    return found


def given_frame(frame: Any) -> Any:
    """Give a frame of any package as narwhals knows it, or as it is where narwhals does not.

    Raises:
        FactsError: two columns have one name.
        CrmPolicyError: the packages behind frames are not installed.
    """
    packages = frames()
    try:
        return packages.from_native(frame, pass_through=True)
    except packages.exceptions.DuplicateError:
        raise FactsError([Fault("portfolio-heads-twice", {}, HERE)]) from None


def is_eager(given: Any) -> bool:
    """Tell whether what :func:`given_frame` gave is a frame in memory whose rows we can look at."""
    packages = frames()
    kinds = packages.Implementation
    known = kinds.POLARS, kinds.PANDAS, kinds.PYARROW
    return isinstance(given, packages.DataFrame) and given.implementation in known


def no_frame(frame: object) -> FactsError:
    """Say that something is no frame that can be asked about."""
    kind = type(frame)
    return FactsError([Fault("portfolio-frame", {"kind": f"{kind.__module__}.{kind.__qualname__}"}, HERE)])
