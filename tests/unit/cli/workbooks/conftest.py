"""A small document with a value of every kind and tables of every layout, and a company that adopts it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from crmpolicy.interop.excel.sheets import HEAD_ROWS
from crmpolicy.testing.texts import write_texts

Edit = Callable[..., Path]
POLICY = """\
format: 1
document: desk
title: {zh: 柜台制度, en: policy of a desk}
version: 1
zone: Asia/Shanghai
currency: 元
"""
CLAUSES = """\
format: 1
clauses:
  desk.1: {where: 一, kind: grading, computable: yes, summary: {zh: 甲, en: one}}
  desk.2: {where: 二, kind: grading, computable: yes, summary: {zh: 乙, en: two}}
"""
RULES = """\
format: 1
scales:
  rating:
    title: {zh: 评价, en: rating}
    order: best first
    values:
      - {id: good, title: {zh: 好, en: fine}}
      - {id: fair, title: {zh: 一般, en: fair}}
      - {id: poor, title: {zh: 差, en: poor}}
facts:
  share: {title: {zh: 占比, en: share}, type: ratio, range: {at_least: 0%, up_to: 100%}, step: 0.1%}
  rating: {title: {zh: 评价, en: rating}, type: choice, scale: rating, unknown: allowed}
  member: {title: {zh: 会员, en: member}, type: boolean}
parameters:
  low: {title: {zh: 低线, en: low}, type: ratio, clause: desk.1, value: 10.0%, range: {over: 0%, under: high}}
  high: {title: {zh: 高线, en: upper bound}, type: ratio, clause: desk.1, value: required, range: {over: low}}
  fee: {title: {zh: 费用, en: fee}, type: money, clause: desk.1, value: 1.2万元, stricter: higher}
  load: {title: {zh: 载重, en: load}, type: quantity, unit: t, value: 12 t}
  wait: {title: {zh: 等待, en: wait}, type: term, value: 2个工作日, may_only: tighten}
  every: {title: {zh: 周期, en: cycle}, type: period, value: month}
  count: {title: {zh: 次数, en: number of times}, type: integer, value: 3, locked: yes}
  strict: {title: {zh: 从严, en: strict}, type: boolean, value: no}
  lowest: {title: {zh: 最低评价, en: lowest rating}, type: choice, scale: rating, value: fair}
  papers: {title: {zh: 资料, en: papers}, type: list, of: text, value: [身份证, 申请表]}
  since: {title: {zh: 起算日, en: first day}, type: date, value: 2026-01-05}
  cap: {title: {zh: 上限, en: cap}, type: ratio, value: optional}
  weights:
    title: {zh: 权重, en: weights}
    type: mapping
    keys: {among: [share, member]}
    of: {type: ratio, range: {at_least: 0%}}
    sums_to: 100%
    value: {share: 40%, member: 60%}
  rates: {title: {zh: 各评价的比率, en: rates}, type: mapping, keys: [rating], of: ratio, value: required}
decisions:
  grade:
    title: {zh: 等级, en: grade}
    outputs:
      grade: {title: {zh: 等级, en: grade}, type: choice, scale: rating, join: chosen}
    clause: desk.1
    rules:
      - {id: top, when: {share: {at_least: high}}, then: {grade: good}, clause: desk.1}   # first
      - id: middle
        when:
          share: {at_least: 10.0%,   under: high}
        then: {grade: fair}
        clause: desk.1
      - {id: bottom, when: {share: {under: 10%}}, then: {grade: poor}, clause: [desk.1, desk.2]}
  door:
    title: {zh: 入场, en: entry}
    outputs:
      may: {title: {zh: 准入, en: admitted}, type: boolean, join: chosen}
      bring: {title: {zh: 须带, en: to bring}, type: list, of: text, join: union}
    hit: first
    rules:
      - {id: members, when: {member: yes, rating: [good, fair]}, then: {may: yes, bring: papers},
         clause: desk.2}
      - {id: any-of, when: {any: [{rating: good}, {share: {over: 50%}}]}, then: {may: yes, bring: [身份证]},
         clause: desk.2}
      - {id: unknown, when: {rating: {known: no}}, then: {may: no, bring: []}, clause: desk.2}
    otherwise: {id: rest, then: {may: no, bring: []}, no clause: yes}
"""
COMPANY = """\
format: 1
company: ours
title: {zh: 我们, en: ours}
zone: Asia/Shanghai
currency: 元
adopts: [desk@1]
parameters:
  desk.high: {dated: [{value: 50%}, {from: 2027-01-01, value: 45%}]}   # agreed
  desk.rates: {good: 5%, fair: 2%, poor: 0%}
  desk.count: 4
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all tests of a file: a workbook remembers where it was exported from."""
    return tmp_path_factory.mktemp("desk")


@pytest.fixture
def desk(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder one is in, laid out anew for each test."""
    for file in place.glob("*.*"):
        file.unlink()
    return lay_out(place, monkeypatch)


@pytest.fixture(scope="module")
def kept() -> dict[str, bytes]:
    """Workbooks that were exported before: each is once for all tests of a file."""
    return {}


def lay_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write document and company into a folder, and go there."""
    files = {
        "desk/policy.yaml": POLICY,
        "desk/clauses.yaml": CLAUSES,
        "desk/rules.yaml": RULES,
        "ours.yaml": COMPANY,
    }
    write_texts(files, folder)
    monkeypatch.chdir(folder)
    return folder


def find(page: Any, row: str, column: str, *, entry: str = "", since: str = "") -> Any:
    """Give the cell of a row (by rule, or by parameter, entry and day) and column."""
    heads = {cell.value: cell.column for cell in page[HEAD_ROWS]}
    for number in range(HEAD_ROWS + 1, page.max_row + 1):
        texts = [page.cell(number, heads[each]).value or "" for each in ("entry", "from") if each in heads]
        if page.cell(number, 1).value == row and texts in ([], [entry, since]):
            return page.cell(number, heads[column])
    raise LookupError(row)


def edited(file: Path, change: Callable[[Any], None], into: str = "edited.xlsx", sheet: int = 0) -> Path:
    """Edit a sheet as a person would, and save it beside."""
    book = openpyxl.load_workbook(BytesIO(file.read_bytes()))
    change(book.worksheets[sheet])
    made = file.with_name(into)
    book.save(made)
    return made
