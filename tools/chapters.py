"""Writes ``docs/reference/documents/<document>.zh.md``: chapter by chapter, what each clause has become.

Run ``python -m tools.chapters``; a test compares the pages with the clauses and the policies.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from crmpolicy import PolicySet, load_policy_set
from crmpolicy.company.citing import clauses_of
from crmpolicy.policy.documents import Clause
from crmpolicy.testing.encodings import Encoding, citing, derivations
from tools.chapters_of_documents import CHAPTERS, Chapter

FOLDER: Final = Path(__file__).resolve().parent.parent / "docs" / "reference" / "documents"
COMPANY: Final = (
    "example-group"  # adopts all documents, so that the rules which they leave open are there too
)

HEAD: Final = """\
# 《{title}》逐章对照

<!-- Generated from `policies/` by `python -m tools.chapters`; do not edit. -->

制度文件第 {version} 版，共 {count} 条，按原文的章节排列。每条用自己的话概括，后面写明由哪个事项的哪些规则、\
哪个参数或哪张表单实现。事项后面括号里的名称可以直接提问，如 `crmpolicy show {example} --company {company}`。

“判断”一栏：**是**，程序可以判断；**部分**，要由人先认定一部分；**否**，只是指导，不作判断。

"""

LAST: Final = 999
"""The place of a word among numbers: examples come after what is numbered."""
MOST_RULES: Final = 3
"""How many rules of a question are named in a cell; of more their number is told."""


class Linked(NamedTuple):
    """What rests on a clause, put together for a reader: words, and the name that can be asked for."""

    title: str
    name: str
    rules: tuple[str, ...] = ()

    def said(self) -> str:
        """Write it in a cell.

        >>> Linked("客户规模", "steel.customer_size", ("large",)).said()
        '客户规模（`steel.customer_size`）：`large`'
        """
        rules = "、".join(f"`{each}`" for each in self.rules)
        if len(self.rules) > MOST_RULES:
            rules = f"共 {len(self.rules)} 条规则"
        return f"{self.title}（`{self.name}`）" + (f"：{rules}" if rules else "")


@cache
def policies() -> PolicySet:
    """Give the policies of the company that adopts all documents."""
    return load_policy_set(COMPANY)


def page(document: str) -> str:
    """Write the page of a document."""
    effective = policies().effective
    clauses = clauses_of(effective, document) or {}
    cited = cited_by(document)
    known = effective.documents[document]
    example = next(key for key in effective.tables if key.startswith(f"{document}.customer_"))
    head = HEAD.format(
        title=known.title.zh, version=known.version, count=len(clauses), example=example, company=COMPANY
    )
    chapters = [(chapter, chapter_clauses(chapter, clauses)) for chapter in CHAPTERS[document]]
    parts = (_chapter(chapter.title, found, cited) for chapter, found in chapters)
    return "\n".join([head + _overview(chapters), *parts]).rstrip("\n") + "\n"


def _overview(chapters: Iterable[tuple[Chapter, Sequence[Clause]]]) -> str:
    rows = (
        f"| {chapter.title} | {len(found)} | {' | '.join(_counts(found))} |" for chapter, found in chapters
    )
    return "\n".join(["| 章节 | 条数 | 是 | 部分 | 否 |", "|---|---|---|---|---|", *rows, ""])


def _counts(found: Iterable[Clause]) -> Iterator[str]:
    listed = [clause.computable for clause in found]
    return (str(listed.count(each)) for each in ("yes", "partly", "no"))


def _chapter(title: str, found: Iterable[Clause], cited: Mapping[str, Sequence[Encoding]]) -> str:
    lines = [f"## {title}\n", "| 条款 | 内容 | 判断 | 由什么实现 |", "|---|---|---|---|"]
    lines += [_row(clause, cited.get(clause.id, ())) for clause in found]
    return "\n".join([*lines, ""])


def _row(clause: Clause, things: Sequence[Encoding]) -> str:
    judged = {"yes": "是", "partly": "部分", "no": "否"}[clause.computable]
    place = f"{clause.where}<br>`{clause.id}`"
    return f"| {place} | {_cell(clause.summary.zh)} | {judged} | {made_of(clause, things)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def made_of(clause: Clause, things: Sequence[Encoding]) -> str:
    """Write what encodes a clause; guidance, and where the original breaks off, are said openly."""
    lines = [each.said() for each in linked(things)]
    if clause.computable == "no":
        lines.append("指导性说明")
    if clause.cut:
        lines.append("原文在此中断，下文不得而知")
    return "<br>".join(lines)


def linked(things: Iterable[Encoding]) -> Iterator[Linked]:
    """Put rules together by their question; values, forms and derivations stand by themselves."""
    tables = policies().effective.tables
    by_name: dict[str, list[str]] = {}
    for each in things:
        if each.kind == "law":
            continue
        if each.kind in ("rule", "entry", "question"):
            name, _, rule = each.name.partition("/")
            by_name.setdefault(name, []).extend([rule] if rule else [])
        else:
            by_name.setdefault(each.name, [])
    for name, rules in by_name.items():
        title = tables[name].title.zh if name in tables else _declared(name)
        yield Linked(title, name, tuple(dict.fromkeys(rules)))


def _declared(name: str) -> str:
    effective = policies().effective
    if name in effective.parameters:
        return f"参数“{effective.parameters[name].title.zh}”"
    return f"计算“{next(fact for fact in derivations(effective) if fact.key == name).title.zh}”"


def cited_by(document: str) -> Mapping[str, tuple[Encoding, ...]]:
    """Give everything that rests on each clause of a document."""
    found: dict[str, list[Encoding]] = {}
    for each in citing(policies().effective, document):
        for clause in each.clauses:
            found.setdefault(clause, []).append(each.encoding)
    return {clause: tuple(dict.fromkeys(things)) for clause, things in found.items()}


def chapter_clauses(chapter: Chapter, clauses: Mapping[str, Clause]) -> list[Clause]:
    """Give the clauses of a chapter in the order of the document."""
    mine = [clause for clause in clauses.values() if clause.id.split(".")[1] in chapter.parts]
    ranks = _ranks(mine)
    return sorted(mine, key=lambda clause: [ranks[each] for each in _branches(clause)])


def _branches(clause: Clause) -> list[tuple[str, ...]]:
    """Give the beginnings of an id, from the shortest to the whole: where it stands among its siblings."""
    words = clause.id.split(".")
    return [tuple(words[:length]) for length in range(2, len(words) + 1)]


def _ranks(clauses: Iterable[Clause]) -> Mapping[tuple[str, ...], tuple[int, str, int]]:
    """Rank siblings: numbers by their value, then words as they first stand in the file of clauses."""
    seen: dict[tuple[str, ...], tuple[int, str, int]] = {}
    for number, clause in enumerate(clauses):
        for branch in _branches(clause):
            seen.setdefault(branch, _rank(branch[-1], number))
    return seen


def _rank(word: str, number: int) -> tuple[int, str, int]:
    """Rank the last word of an id.

    >>> _rank("2", 7), _rank("art12", 7), _rank("6a", 7), _rank("c", 7), _rank("ex1", 7)
    ((2, '', 0), (12, '', 0), (6, 'a', 0), (0, 'c', 0), (999, 'ex', 1))
    """
    numbered = re.fullmatch(r"(?:art)?(\d+)([a-z]?)", word)
    if numbered:
        return int(numbered[1]), numbered[2], 0
    counted = re.fullmatch(r"([a-z_]+)(\d+)", word)
    if counted:
        return LAST, counted[1], int(counted[2])
    return (0, word, 0) if len(word) == 1 else (LAST, "", number)


def main() -> None:
    """Write the pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for document in CHAPTERS:
        (FOLDER / f"{document}.zh.md").write_text(page(document), encoding="utf-8")
        print(f"wrote {document}.zh.md")


if __name__ == "__main__":
    main()
