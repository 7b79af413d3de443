"""The kinds of decision that this version reads: one line a kind."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from crmpolicy.policy.tables import Table
from crmpolicy.source.resolve.setting import Frame, Setting
from crmpolicy.source.resolve.tables import read_table


class Kind(NamedTuple):
    """The name of the shape of a decision, and how it is read."""

    shape: str
    read: Callable[[Frame, Setting], Table | None]


KINDS: Final[Mapping[str, Kind]] = {
    "table": Kind("TableShape", read_table),
}
DEFAULT: Final = "table"
