"""Loading without looking for dead circles: all that is read stays, and looking costs a third of the time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """Leave the collector of circles off while many objects are made that live on.

    Where two threads load at once, the first to end turns it on again: the other loads at its usual pace.

    >>> with collecting_later():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
