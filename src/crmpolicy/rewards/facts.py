"""The facts of each question of `rewards`: exact text, numbers or plain values.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from typing import TypedDict

from crmpolicy.values import DataFrame, Period

TeamPrizeFacts = TypedDict(
    "TeamPrizeFacts",
    {
        "counted_over": Period | str,  # 件数的统计周期; period over which suggestions were counted
        "departments": Sequence[Mapping[str, object]] | DataFrame,  # 各部门; departments
    },
    total=False,
)
