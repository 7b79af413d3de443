"""A company to begin with: it adopts the steel document, and every open value waits to be filled in."""

import re
from collections.abc import Mapping
from typing import Any

from crmpolicy.company.editors import FOLDER, modelines, shipped_schema
from crmpolicy.company.loading import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.values import ValueType
from crmpolicy.wording import word

DOCUMENT = "steel"

_COMPANY = """\
# 本公司采用哪些制度、数值是多少，都写在这里。去掉行首的 # 号并填上数值，即可生效。
# What this company adopts, and its values. Take the # away and write a value to put it in force.
format: 1

company: {company}
title: {{zh: 我的公司, en: my company}}
zone: {zone}
currency: {currency}
adopts: [{document}@{version}]

# 营业时间，按工作小时、工作日计的期限都要用到 / opening hours: limits in working hours or days need them
#calendar:
#  holidays: cn
#  hours: {{周一至周五: ["09:00-12:00", "13:00-18:00"]}}

parameters:
{parameters}
"""

_CASES = """\
# 自己的案例：给出事实，写明应得的结论。运行 crmpolicy test 逐条核对。
# Your own examples: facts, and what has to come out. `crmpolicy test` runs them.
format: 1

cases:
  - case: 机械加工厂属于机械制造行业
    ask: customer_industry
    company: {company}
    given: {{industry: 机械加工厂}}
    now: 2026-01-05T09:00
    expect: {{industry: machinery}}
    because: [machinery]
    clause: steel.2.1.1.b
"""

_README = """\
# {company}

## 中文

- `company.yaml`：采用的制度和本公司的数值，需要填写的项目已经列出。
- `cases/`：自己的案例，写明什么情况应得什么结论。
- `schemas/`：供编辑器提示和检查用，不用改；库升级后运行 `crmpolicy schema --out schemas` 更新。

1. 看看还缺什么：`crmpolicy params . --missing`
2. 在 `company.yaml` 里填写数值。
3. 核对案例：`crmpolicy test .`
4. 判断一个客户：

```
crmpolicy evaluate customer_grade --company . --now 2026-01-05T09:00+08:00 --explain \\
  --facts '{{"sales_share": "1.2%", "contribution": "大", "cooperation": "紧密", "reputation": "良好"}}'
```

## English

- `company.yaml`: the documents adopted and the company's values; what has to be filled in is listed there.
- `cases/`: your own examples of what has to come out in which case.
- `schemas/`: what editors suggest and check by; after an upgrade, `crmpolicy schema --out schemas` renews it.

1. See what is missing: `crmpolicy params . --missing`
2. Fill the values in `company.yaml`.
3. Run the examples: `crmpolicy test .`
4. Decide a case with the command above.
"""

_NOTATIONS = {
    "ratio": "5%",
    "money": "10万元",
    "integer": "3",
    "number": "2.5",
    "term": "2个工作日",
    "period": "每月",
    "date": "2026-01-05",
    "time of day": "09:00",
}


def starter(name: str) -> Mapping[str, str]:
    """Write the files of a new company, by path.

    Args:
        name: what the company is to be called; letters that an id cannot hold are left out.

    >>> sorted(starter("Acme Steel"))
    ['README.md', 'cases/first.yaml', 'company.yaml', 'schemas/cases.json', 'schemas/company.json']
    """
    company = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    company = company if company[:1].isalpha() else "my-company"
    policies = load_policy_set(DOCUMENT)
    return {
        "company.yaml": modelines(f"{FOLDER}/company.json") + company_text(company, policies),
        "cases/first.yaml": modelines(f"../{FOLDER}/cases.json") + _CASES.format(company=company),
        "README.md": _README.format(company=company),
        **{f"{FOLDER}/{kind}.json": shipped_schema(kind) for kind in ("company", "cases")},
    }


def company_text(company: str, policies: PolicySet) -> str:
    r"""Write a company's file that adopts one document and lists all its parameters.

    Args:
        company: the company's id.
        policies: the document, loaded by itself.

    >>> print(company_text("acme", load_policy_set("steel")).split("\n")[4])
    company: acme
    """
    effective = policies.effective
    written = [_line(parameter) for parameter in effective.parameters.values()]
    return _COMPANY.format(
        company=company,
        zone=effective.zone,
        currency=effective.currency,
        document=policies.company,
        version=effective.documents[policies.company].version,
        parameters="\n\n".join(line for line in written if line),
    )


def _line(parameter: Parameter) -> str:
    """Write a parameter under its titles: open ones commented out, the document's own value as it is."""
    titles = f"  # {parameter.title.zh} / {parameter.title.en}"
    clauses = f"  # 条款 clause: {', '.join(parameter.clauses)}"
    if parameter.history:
        value = _written(parameter, parameter.history[0].value)
        return f"{titles}\n{clauses}\n  {parameter.key}: {value}" if value else ""
    return f"{titles}\n{clauses}\n  # 类型 type: {_kind(parameter)}\n  #{parameter.key}:"


def _kind(parameter: Parameter) -> str:
    """Say which kind of value is wanted, and how one is written."""
    kind = parameter.type
    if isinstance(kind, Choice):
        return " | ".join(f"{each.id} ({each.title.zh})" for each in kind.scale.values)
    said = word(kind.name)
    unit = getattr(kind, "unit", None)
    notation = f"100 {unit}" if unit else _NOTATIONS.get(kind.name)
    return f"{said.zh} / {said.en}" + (f"，例如 e.g. {notation}" if notation else "")


def _written(parameter: Parameter, value: Any) -> str | None:
    """Write a value as it stands in YAML; a mapping is left to the owner."""
    kind = parameter.type
    if isinstance(kind, MappingOf):
        return None
    if isinstance(kind, ListOf) and kind.item is not None:
        item = kind.item
        return f"[{', '.join(_one(item, each) for each in value)}]"
    if isinstance(kind, Choices):
        return f"[{', '.join(value)}]"
    return _one(kind, value)


def _one(kind: ValueType, value: Any) -> str:
    if isinstance(kind, Choice):
        return str(value)
    return kind.show(value, "en" if kind.name == "boolean" else "zh")
