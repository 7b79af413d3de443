"""A small ranking for tests: departments by adopted suggestions a head, with prizes for the first three."""

from typing import Any

DEPARTMENTS = """\
facts:
  departments:
    title: {zh: 部门, en: departments}
    type: list
    of:
      department: {title: {zh: 部门, en: department}, type: text}
      adopted: {title: {zh: 采用件数, en: adopted}, type: integer, range: {at_least: 0}, unknown: allowed}
      heads:   {title: {zh: 人数, en: heads}, type: integer, range: {at_least: 0}}
      level:   {title: {zh: 等级, en: level}, type: choice, scale: level}
      since:   {title: {zh: 成立, en: since}, type: date}
  month_closed: {title: {zh: 已结账, en: month closed}, type: boolean}
"""
PARAMETERS = """\
parameters:
  fewest: {title: {zh: 最少, en: fewest}, type: integer, value: 1, clause: doc.fewest}
  places: {title: {zh: 名次数, en: number of places}, type: integer, value: 3, clause: doc.places}
  prizes:
    title: {zh: 奖金, en: prizes}
    type: mapping
    keys: [rank]
    of: {type: money}
    value: {1: 300元, 2: 200元, 3: 100元}
    clause: doc.prizes
"""
PRIZE = """\
decisions:
  prize:
    title: {zh: 团体奖, en: team prize}
    kind: ranking
    clause: doc.1
    of: departments
    derive:
      a_head: {title: {zh: 人均, en: a head}, type: number, step: any, derived: {ratio: [adopted, heads]}}
    only: {heads: {over: 0}, adopted: {at_least: fewest}}
    order: [{by: a_head, first: highest}]
    ties: share
    cut: places
    outputs:
      rank: {title: {zh: 名次, en: place}, type: integer}
      money: {title: {zh: 奖金, en: prize}, type: money}
    rules:
      - {id: prize, then: {money: prizes}, clause: doc.prizes}
"""
RANKING = DEPARTMENTS + PARAMETERS + PRIZE
LISTS = (
    DEPARTMENTS
    + """\
decisions:
  best:
    title: {zh: 先进部门, en: best departments}
    kind: ranking
    clause: doc.1
    of: departments
    only: {month_closed: yes}
    ties: share
    cut: 1
    parts:
      - {id: busy, title: {zh: 件数, en: busy}, order: [{by: adopted, first: highest}], clause: doc.busy}
      - id: small
        title: {zh: 人少, en: small}
        only: {adopted: {over: 0}}
        order: [{by: heads, first: lowest}]
        ties: {use: since, first: earliest}
        cut: 2
"""
)


def department(name: str, adopted: Any = 1, heads: Any = 1, **more: Any) -> dict[str, Any]:
    """Make an entry."""
    return {
        "department": name,
        "adopted": adopted,
        "heads": heads,
        "level": "A",
        "since": "2020-01-01",
        **more,
    }
