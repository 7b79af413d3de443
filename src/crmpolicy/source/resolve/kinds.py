"""The kinds of decision that this version reads: one line a kind.

What reads a kind is loaded where the kind occurs: a policy without limits pays nothing for them.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Final, NamedTuple

from crmpolicy.policy.tables import Table
from crmpolicy.source.resolve.setting import Frame, Setting


class Kind(NamedTuple):
    """The name of the shape of a decision, and where it is read.

    ``answers`` tells whether it answers with outputs of its own; the others go on from their rules.
    """

    shape: str
    module: str
    function: str
    answers: bool = False

    def read(self, frame: Frame, setting: Setting) -> Table | None:
        """Read a decision of this kind; None where something in it is faulty."""
        module: Any = import_module(f"crmpolicy.source.resolve.{self.module}")
        reader: Callable[[Frame, Setting], Table | None] = getattr(module, self.function)
        return reader(frame, setting)


KINDS: Final[Mapping[str, Kind]] = {
    "table": Kind("TableShape", "tables", "read_table", answers=True),
    "duties": Kind("DutiesShape", "duties", "read_duties"),
    "chain": Kind("ChainShape", "chains", "read_chain"),
    "lifecycle": Kind("LifecycleShape", "lifecycles", "read_lifecycle"),
    "record": Kind("RecordShape", "records", "read_record"),
    "ranking": Kind("RankingShape", "rankings", "read_ranking"),
}
DEFAULT: Final = "table"
