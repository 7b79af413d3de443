"""Small policies for the tests of checks; where a finding is expected is marked in the text itself."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from crmpolicy.company import load_policy_set
from crmpolicy.engine import Decision
from crmpolicy.errors import UndecidedError
from crmpolicy.testing.texts import write_texts
from crmpolicy.verify import Finding, Report, check

MARK = "«"
"""Stands before what a finding is about."""

CLAUSES = """\
format: 1
clauses:
  doc.1: {where: 1, kind: rule, computable: yes, summary: {zh: 一, en: one}}
  doc.2: {where: 2, kind: rule, computable: yes, summary: {zh: 二, en: two}}
"""

GRADES = """\
scales:
  grade:
    title: {zh: 等级, en: grade}
    order: best first
    values:
      - {id: A, title: {zh: 甲, en: first}}
      - {id: B, title: {zh: 乙, en: second}}
      - {id: C, title: {zh: 丙, en: third}}
facts:
  sales: {title: {zh: 采购额, en: purchases}, type: money, step: 1元, range: {at_least: 0元}}
  rebate: {title: {zh: 返利, en: rebate}, type: boolean, unknown: allowed}
"""


def table(*rules: str, keys: str = "", outputs: str = "", parameters: str = "") -> str:
    """Write a document with one table, `grading`, that answers with a grade."""
    answers = outputs or "grade: {title: {zh: 等级, en: grade}, type: choice, scale: grade}"
    listed = "".join(f"      - {rule}\n" for rule in rules)
    return (
        f"format: 1\n{GRADES}{parameters}decisions:\n  grading:\n    title: {{zh: 评级, en: grading}}\n"
        f"    outputs: {{{answers}}}\n{keys}    rules:\n{listed}"
    )


def company(body: str, name: str = "firm", *, extends: str | None = None) -> str:
    """Write a company's file."""
    whose = f"extends: {extends}\n" if extends else "zone: Asia/Shanghai\ncurrency: 元\nadopts: [doc@1]\n"
    return f"format: 1\ncompany: {name}\ntitle: {{zh: 公司, en: company}}\n{whose}{body}"


class Told(NamedTuple):
    """What was found, and the marked places."""

    report: Report
    marked: tuple[tuple[str, int, int], ...]
    target: Path

    @property
    def all(self) -> tuple[Finding, ...]:
        """Everything that was found or stayed open."""
        return (*self.report.findings, *self.report.undecided)

    def only(self, code: str) -> Finding:
        """Give the one finding there is, at the one place that is marked."""
        (finding,), (place,) = self.all, self.marked
        assert finding.code == code
        assert finding.place is not None
        assert (Path(finding.place.file).name, finding.place.line, finding.place.column) == place
        return finding

    def replayed(self, finding: Finding, witness: int = 0) -> Decision | str:
        """Ask the real evaluation at a witness: the decision, or the code of why there is none."""
        policies = load_policy_set(self.target, parameters=finding.filling)
        facts = finding.witnesses[witness]
        try:
            return policies.point(str(finding.point)).evaluate(facts.facts, now=facts.now)
        except UndecidedError as undecided:
            return undecided.code


def told(root: Path, files: str | Mapping[str, str], target: str = "doc") -> Told:
    """Write files, less their marks, and check them; a text alone is that of the document's rules."""
    texts = {"doc/rules.yaml": files} if isinstance(files, str) else dict(files)
    marked = tuple(spot for name, text in texts.items() for spot in _marks(Path(name).name, text))
    plain = {name: text.replace(MARK, "") for name, text in texts.items()}
    write_texts({"doc/clauses.yaml": CLAUSES, **plain}, root)
    return Told(check(root / target), marked, root / target)


def _marks(name: str, text: str) -> list[tuple[str, int, int]]:
    spots = []
    for number, line in enumerate(text.splitlines(), 1):
        before = line.split(MARK)[:-1]
        spots += [(name, number, sum(map(len, before[: count + 1])) + 1) for count in range(len(before))]
    return spots


def words(finding: Finding) -> tuple[str, str]:
    """Give the region of a finding in both languages."""
    assert finding.region is not None
    return finding.region.zh, finding.region.en
