"""The facts of each question of `records`: exact text, numbers or plain values.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Sequence
from typing import TypedDict

from crmpolicy.values import Numeric

DataQualityFacts = TypedDict(
    "DataQualityFacts",
    {
        "data_accurate": bool | None,  # 抽查数据准确; data found accurate by an audit
        "entries_filled": int | str,  # 已填项数; entries filled in
        "entries_wanted": int | str,  # 应填项数; entries wanted
        "filled_share": Numeric,  # 数据完整率; completeness
    },
    total=False,
)

RecordsContentFacts = TypedDict(
    "RecordsContentFacts",
    {
        "entered_in": str | None,  # 录入处; where it is entered
        "file_entries": Sequence[str],  # 档案已有内容; what the file holds
        "file_opened": bool,  # 已为客户建档; file opened for the customer
        "is_key_account": bool,  # 是大客户; is a key account
        "material_archived": bool,  # 新客户资料已存档; material on the new customer archived
        "new_customer": bool,  # 是新客户; is a new customer
    },
    total=False,
)
