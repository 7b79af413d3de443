"""A small document for the tests of coverage, and how they write cases for it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from crmpolicy.testing import Coverage, measure_coverage
from crmpolicy.testing.texts import write_texts

RULES = """\
format: 1
scales:
  mark:
    title: {zh: 评分, en: mark}
    order: best first
    values:
      - {id: good, title: {zh: 好, en: good}}
      - {id: fair, title: {zh: 中, en: fair}}
      - {id: poor, title: {zh: 差, en: poor}}
facts:
  amount: {title: {zh: 金额, en: amount}, type: money, range: {at_least: 0元}}
  paid: {title: {zh: 已付, en: paid}, type: money, range: {at_least: 0元}}
  mark: {title: {zh: 评分, en: mark}, type: choice, scale: mark}
  share: {title: {zh: 占比, en: share}, type: ratio, clause: doc.6, derived: {ratio: [paid, amount]}}
parameters:
  bound: {title: {zh: 界限, en: bound}, type: money, clause: [doc.1, doc.5], value: required}
  idle: {title: {zh: 无用, en: idle}, type: money, clause: doc.7, value: 1元}
decisions:
  size:
    title: {zh: 规模, en: size}
    clause: doc.0
    outputs: {large: {title: {zh: 大, en: large}, type: boolean}}
    rules:
      - {id: large, when: {amount: {at_least: bound}}, then: {large: yes}, clause: doc.1}
      - {id: small, when: {amount: {under: bound}}, then: {large: no}, clause: doc.2}
  worth:
    title: {zh: 价值, en: worth}
    outputs: {mark: {title: {zh: 评分, en: mark}, type: choice, scale: mark}}
    combine: {mark: worst}
    parts:
      - id: said
        rules:
          - {id: well, when: {mark: {at_least: fair}}, then: {mark: good}, clause: doc.3}
        otherwise: {id: ill, then: {mark: poor}, clause: doc.4}
      - id: shown
        hit: worst
        rules:
          - {id: much, when: {share: {over: 50%}}, then: {mark: good}, clause: [doc.3, doc.4]}
          - {id: any, then: {mark: good}, clause: doc.8}
"""
CLAUSES = """\
format: 1
clauses:
  doc.1: {where: 一, kind: classification, computable: yes, summary: {zh: 大, en: large}}
  doc.9: {where: 九, kind: classification, computable: partly, summary: {zh: 未写, en: not written}}
  doc.10: {where: 十, kind: principle, computable: no, summary: {zh: 宗旨, en: aim}}
"""
SIZE = "ask: doc.size, with: {bound: 100元}, now: 2026-01-05T09:00"
WORTH = "ask: doc.worth, now: 2026-01-05T09:00"

Measure = Callable[..., Coverage]


@pytest.fixture
def measure(tmp_path: Path) -> Measure:
    """Measure what cases reach in the small document; they are called 案例1, 案例2 and so on."""

    def measured(*cases: str, files: Mapping[str, str] | None = None) -> Coverage:
        lines = "".join(f"  - {{case: 案例{place}, {case}}}\n" for place, case in enumerate(cases, 1))
        texts = {"doc/rules.yaml": RULES, "doc/clauses.yaml": CLAUSES, **(files or {})}
        write_texts({**texts, "doc/cases/a.yaml": f"format: 1\ncases:\n{lines}"}, tmp_path)
        return measure_coverage(tmp_path)

    return measured
