"""A company whose questions look at people: by presence, by number, by age, by name in the answer."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from crmpolicy.engine import PolicySet
from crmpolicy.testing.texts import load_texts

NOW: Final = datetime(2026, 1, 5, 1, tzinfo=UTC)
RULES: Final = """
format: 1
facts:
  contact:   {title: {zh: 联系人, en: contact}, type: text, personal: yes, unknown: allowed}
  age:       {title: {zh: 年龄, en: age}, type: integer, range: {at_least: 0, up_to: 150}, personal: yes}
  born:      {title: {zh: 生日, en: born on}, type: date, personal: yes, unknown: allowed}
  sales:     {title: {zh: 销售额, en: sales}, type: money, step: 0.01}
  share:     {title: {zh: 占比, en: share}, type: ratio, step: any}
  since:     {title: {zh: 起始日, en: since}, type: date}
  remark:    {title: {zh: 备注, en: remark}, type: text}
  helpers:   {title: {zh: 协办人, en: helpers}, type: list, of: text, personal: yes}
  team:
    title: {zh: 成员, en: team}
    type: list
    of:
      person: {title: {zh: 姓名, en: name}, type: text, personal: yes, unique: yes}
      days:   {title: {zh: 天数, en: days}, type: number}
  members:   {title: {zh: 人数, en: number of people}, type: integer, derived: {count: team}}
  helping:   {title: {zh: 协办人数, en: number of helpers}, type: integer, derived: {count: helpers}}
parameters:
  large_from: {title: {zh: 大客户下限, en: large from}, type: money, clause: c.1, value: 100元}
decisions:
  size:
    title: {zh: 规模, en: size}
    outputs:
      large: {title: {zh: 大, en: large}, type: boolean}
      days:  {title: {zh: 天, en: days}, type: integer}
    rules:
      - {id: large, when: {sales: {at_least: large_from}}, then: {large: yes, days: 30}, clause: c.1}
      - {id: small, when: {sales: {under: large_from}}, then: {large: no, days: 60}, clause: c.2}
  adult:
    title: {zh: 成年, en: adult}
    outputs:
      adult: {title: {zh: 成年, en: adult}, type: boolean}
      asked: {title: {zh: 问, en: asked}, type: boolean}
    rules:
      - {id: adult, when: {age: {at_least: 18}}, then: {adult: yes, asked: yes}, clause: c.3}
      - {id: child, when: {age: {under: 18}}, then: {adult: no, asked: yes}, clause: c.3}
  reached:
    title: {zh: 找得到, en: reached}
    outputs:
      age:   {title: {zh: 年龄, en: age}, type: integer}
      known: {title: {zh: 有人, en: known}, type: boolean}
    rules:
      - {id: named, when: {contact: {known: yes}}, then: {known: yes, age: age}, clause: c.4}
  crew:
    title: {zh: 人手, en: crew}
    outputs: {enough: {title: {zh: 够, en: enough}, type: boolean}}
    rules:
      - {id: enough, when: {members: {at_least: 2}, helping: {at_least: 1}}, then: {enough: yes}, clause: c.5}
    otherwise: {id: few, then: {enough: no}, clause: c.5}
"""


def company(rules: str = RULES, parameters: Mapping[str, Any] | None = None) -> PolicySet:
    """Load the company, perhaps with other rules or values."""
    return load_texts({"doc/rules.yaml": rules}, parameters=parameters)
