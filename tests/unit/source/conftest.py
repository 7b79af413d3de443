"""A folder of small policies for each test; faults are expected exactly where `§` stands in the text."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from crmpolicy.errors import Fault
from crmpolicy.policy.documents import Company, Document, Shared
from crmpolicy.source import read_company, read_document, read_shared

MARK = "§"

SUBJECTS = """\
format: 1
subjects:
  customer_grade:
    title: {zh: 客户等级, en: customer grade}
    room: tiering
    outputs:
      grade: {title: {zh: 等级, en: grade}, type: choice, join: chosen}
  customer_size: {title: {zh: 客户规模, en: customer size}, room: tiering}
"""

SHARED = """\
format: 1
roles:
  manager: {title: {zh: 经理, en: manager}}
events:
  receive: {title: {zh: 收到, en: received}}
scales:
  severity:
    title: {zh: 严重程度, en: severity}
    order: best first
    values:
      - {id: ordinary, title: {zh: 一般, en: ordinary}}
      - {id: serious, title: {zh: 重大, en: serious}}
facts:
  severity: {title: {zh: 严重程度, en: severity}, type: choice, scale: severity}
  purchases: {title: {zh: 采购额, en: purchases}, type: money}
parameters:
  counted_parts:
    title: {zh: 计入项目, en: parts counted}
    type: list
    of: fact
    range: {among: [purchases]}
    value: required
"""

POLICY = """\
format: 1
document: steel
title: {zh: 钢材制度, en: steel policy}
version: 1
zone: Asia/Shanghai
currency: 元
"""

BASE = """\
format: 1
scales:
  grade:
    title: {zh: 等级, en: grade}
    order: best first
    values:
      - {id: A, title: {zh: A 级, en: grade A}, also: [甲]}
      - {id: B, title: {zh: B 级, en: grade B}}
      - {id: C, title: {zh: C 级, en: grade C}}
  colour:
    title: {zh: 颜色, en: colour}
    order: none
    open: yes
    values:
      - {id: red, title: {zh: 红, en: red}}
      - {id: other, title: {zh: 其他, en: other}}
  stacking:
    title: {zh: 叠加, en: stacking}
    order: none
    values:
      - {id: max, title: {zh: 取最大, en: greatest}}
      - {id: sum, title: {zh: 相加, en: added up}}
facts:
  share: {title: {zh: 占比, en: share}, type: ratio, range: {at_least: 0%, up_to: 100%}}
  amount: {title: {zh: 金额, en: amount}, type: money}
  weight: {title: {zh: 重量, en: weight}, type: quantity, unit: t}
  orders: {title: {zh: 订单数, en: orders}, type: integer}
  score: {title: {zh: 得分, en: score}, type: number}
  active: {title: {zh: 活跃, en: active}, type: boolean}
  reputation: {title: {zh: 信誉, en: reputation}, type: choice, scale: grade}
  colour: {title: {zh: 颜色, en: colour}, type: choice, scale: colour}
  note: {title: {zh: 备注, en: note}, type: text}
  since: {title: {zh: 起始日, en: since}, type: date}
  until: {title: {zh: 截止日, en: until}, type: date}
  papers: {title: {zh: 资料, en: papers}, type: list, of: text}
  risks:
    title: {zh: 风险, en: risks}
    type: list
    of:
      impact: {title: {zh: 影响, en: impact}, type: choice, scale: grade}
      cost: {title: {zh: 损失, en: cost}, type: money}
      found_on: {title: {zh: 发现日, en: found on}, type: date}
      single: {title: {zh: 单次损失, en: loss each time}, type: money}
      times: {title: {zh: 次数, en: times}, type: integer}
      proof: {title: {zh: 凭证, en: proof}, type: text}
parameters:
  low: {title: {zh: 下限, en: low}, type: ratio, value: required, range: {over: 0%, under: high}}
  high: {title: {zh: 上限, en: high}, type: ratio, value: required, range: {over: low}}
  cap: {title: {zh: 封顶, en: cap}, type: money, value: 10万元}
  step_size: {title: {zh: 每档, en: step}, type: money, value: 100元}
  switch: {title: {zh: 开关, en: switch}, type: boolean, value: no}
  best: {title: {zh: 最好, en: best}, type: choice, scale: grade, value: A}
  stacking: {title: {zh: 叠加, en: stacking}, type: choice, scale: stacking, value: max}
  needed: {title: {zh: 必备, en: needed}, type: list, of: text, value: [执照, 报表]}
  weights:
    title: {zh: 权重, en: weights}
    type: mapping
    keys: {among: [score, active]}
    of: {type: ratio, range: {at_least: 0%, up_to: 100%}}
    sums_to: 100%
    value: {score: 60%, active: 40%}
  matrix:
    title: {zh: 对照, en: matrix}
    type: mapping
    keys: [reputation, active]
    of: {type: choice, scale: grade}
    value: required
"""


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Take the marks out of a text; give their lines and columns as they are without marks."""
    places: list[tuple[int, int]] = []
    lines: list[str] = []
    for number, line in enumerate(dedent(text).splitlines(keepends=True), start=1):
        clean = line
        while MARK in clean:
            places.append((number, clean.index(MARK) + 1))
            clean = clean.replace(MARK, "", 1)
        lines.append(clean)
    return "".join(lines), places


@dataclass
class Policies:
    """Writes policies into a folder and reads them."""

    folder: Path
    faults: list[Fault] = field(default_factory=list)

    def write(self, name: str, text: str) -> None:
        """Write one file below the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def sound(self) -> None:
        """Write what every test starts from."""
        for name, text in (
            ("subjects.yaml", SUBJECTS),
            ("facts.yaml", SHARED),
            ("steel/policy.yaml", POLICY),
            ("steel/base.yaml", BASE),
        ):
            self.write(name, text)

    def shared(self) -> Shared:
        """Read what is shared; its faults are gathered too."""
        return read_shared(self.folder, self.faults)

    def document(self, text: str = "", key: str = "steel") -> Document:
        """Read a document with one more file."""
        if text:
            self.write(f"{key}/rules.yaml", "format: 1\n" + dedent(text))
        found = read_document(self.folder / key, self.shared(), self.faults)
        assert found is not None
        return found

    def company(self, text: str) -> Company | None:
        """Read a company that adopts the document."""
        self.write("company.yaml", text)
        shared = self.shared()
        document = read_document(self.folder / "steel", shared, self.faults)
        assert document is not None
        return read_company(self.folder / "company.yaml", shared, {"steel": document}, self.faults)

    def told(self) -> list[tuple[str, str, int, int]]:
        """Give code, file, line and column of the faults, and see that each can be worded."""
        found = []
        for fault in self.faults:
            assert fault.location is not None
            assert fault.message("zh")
            assert fault.message("en")
            name = Path(fault.location.file).name
            found.append((fault.code, name, fault.location.line, fault.location.column))
        return found


@pytest.fixture
def policies(tmp_path: Path) -> Policies:
    """A folder of sound policies."""
    found = Policies(tmp_path)
    found.sound()
    return found


Check = Callable[..., Any]


@pytest.fixture
def document_faults(policies: Policies) -> Check:
    """Read a document with one more file; its faults must be these codes at the marks, and no others."""

    def check(text: str, *codes: str) -> Document:
        clean, places = marked("format: 1\n" + dedent(text))
        policies.write("steel/rules.yaml", clean)
        document = policies.document()
        expected = [(code, "rules.yaml", *place) for code, place in zip(codes, places, strict=True)]
        assert policies.told() == expected
        return document

    return check


@pytest.fixture
def company_faults(policies: Policies) -> Check:
    """Read a company; its faults must be these codes at the marks, and no others."""

    def check(text: str, *codes: str) -> Company | None:
        clean, places = marked(dedent(text))
        company = policies.company(clean)
        expected = [(code, "company.yaml", *place) for code, place in zip(codes, places, strict=True)]
        assert policies.told() == expected
        return company

    return check
