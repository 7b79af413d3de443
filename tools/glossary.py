"""Writes ``docs/reference/glossary.md``: Chinese and English words, from the product and from the policies.

Run ``python -m tools.glossary``; a test compares the page with what the policies say.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from crmpolicy.company.places import folders_of_documents, shipped
from crmpolicy.errors import Fault
from crmpolicy.policy.documents import Document, Shared
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.scales import Scale
from crmpolicy.source import read_document, read_shared
from crmpolicy.source.resolve.shared import ROOMS
from crmpolicy.wording import Words, word
from tools.glossary_words import OPERATORS, PRODUCT, ROOM_TITLES, TYPES

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "reference" / "glossary.md"

HEAD: Final = """\
# 中英文用语 · Glossary

<!-- Generated from `policies/` and the wording by `python -m tools.glossary`; do not edit. -->

前一半是库自己的用语，后一半取自随库提供的制度：标题改了，这里跟着改。

The first half holds the library's own words; the second is taken from the policies that travel with it, \
so that a title is said in one place only.

"""

Row = Sequence[str]


def table(heads: Row, rows: Iterable[Row]) -> str:
    """Write a table, nothing where it has no rows.

    >>> table(["a"], [["1"]]).splitlines()
    ['| a |', '|---|', '| 1 |', '']
    """
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if not lines:
        return ""
    return "\n".join([f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", *lines, "", ""])


def titled(names: Iterable[tuple[str, Words]]) -> str:
    """Write names with their titles."""
    return table(
        ["中文", "English", "名称 name"], ([title.zh, title.en, f"`{name}`"] for name, title in names)
    )


def _product() -> Iterator[str]:
    yield "## 库的用语 · Words of the library\n\n"
    rows = ([each.zh, each.en, f"{each.meaning.zh}<br>{each.meaning.en}"] for each in PRODUCT)
    yield table(["中文", "English", "含义 meaning"], rows)
    yield "### 类型 · Types\n\n"
    yield titled((name, word(name)) for name in TYPES)
    yield "### 比较 · Tests\n\n"
    yield titled((name, word(name)) for name in OPERATORS)


def _subjects(shared: Shared) -> Iterator[str]:
    yield "## 事项 · Subjects\n\n"
    for room in ROOMS:
        title = ROOM_TITLES[room]
        yield f"### {title.zh} · {title.en}\n\n"
        yield titled((key, each.title) for key, each in shared.subjects.items() if each.room == room)


def _scales(scales: Iterable[tuple[str, Scale]]) -> str:
    rows: list[Row] = []
    for name, scale in scales:
        rows.append([f"**{scale.title.zh}**", f"**{scale.title.en}**", f"`{name}`", ""])
        rows += [
            [each.title.zh, each.title.en, f"`{each.id}`", "、".join(each.also)] for each in scale.values
        ]
    return table(["中文", "English", "名称 name", "也写作 also"], rows)


def _facts(facts: Iterable[Fact]) -> str:
    rows = ([each.title.zh, each.title.en, f"`{each.name}`", word(each.type.name).zh] for each in facts)
    return table(["中文", "English", "名称 name", "类型 type"], rows)


def _part(title: str, text: str) -> str:
    return f"### {title}\n\n{text}" if text else ""


def _shared(shared: Shared) -> Iterator[str]:
    yield "## 各制度共用 · Shared by all documents\n\n"
    yield _part("选项表 · Scales", _scales(shared.scales.items()))
    yield _part("事实 · Facts", _facts(shared.facts.values()))
    yield _part("岗位 · Roles", titled(shared.roles.items()))
    yield _part("事件 · Events", titled(shared.events.items()))


def _document(document: Document) -> Iterator[str]:
    yield f"## {document.title.zh} · {document.title.en[0].upper()}{document.title.en[1:]}\n\n"
    scales = sorted(document.scales.items())
    yield _part("选项表 · Scales", _scales((key.partition(".")[2], each) for key, each in scales))
    facts = [each for _, each in sorted(document.facts.items())]
    own = [fact for table_ in document.tables.values() for fact in table_.derive]
    yield _part("事实 · Facts", _facts([*facts, *own]))
    parameters = sorted(document.parameters.items())
    yield _part("参数 · Parameters", titled((each.name, each.title) for _, each in parameters))
    yield _part("决策点、分项与输出 · Decision points, parts and outputs", titled(_decisions(document)))


def _decisions(document: Document) -> Iterator[tuple[str, Words]]:
    for _, each in sorted(document.tables.items()):
        yield each.subject, each.title
        yield from ((f"{each.subject}.{output.name}", output.title) for output in each.outputs)
        yield from ((f"{each.subject}: {part.id}", part.title) for part in each.parts if part.title)


def page() -> str:
    """Give the text of the page."""
    faults: list[Fault] = []
    shared = read_shared(shipped(), faults)
    folders = sorted(folders_of_documents(shipped()).items())
    read = [read_document(folder, shared, faults) for _, folder in folders if folder.parent == shipped()]
    documents = [each for each in read if each is not None]
    sections = [*_product(), *_subjects(shared), *_shared(shared)]
    for document in documents:
        sections += _document(document)
    return HEAD + "".join(sections).rstrip("\n") + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"wrote {PAGE.name}")
