"""The chapters of the five documents, in their order: how the ids of their clauses begin, and a title.

Titles are those of the chapters, in simplified characters; a chapter's place stands before it.
"""

from typing import Final, NamedTuple


class Chapter(NamedTuple):
    """A chapter: its title, and the second words of the ids of its clauses."""

    title: str
    parts: tuple[str, ...]


def _numbered(*titles: str) -> tuple[Chapter, ...]:
    """Give chapters whose clauses are numbered as they are."""
    return tuple(Chapter(title, (str(number),)) for number, title in enumerate(titles, 1))


def _articles(first: int, last: int) -> tuple[str, ...]:
    return tuple(f"art{number}" for number in range(first, last + 1))


CHAPTERS: Final = {
    "handbook": (
        Chapter("第八章 第一节 销售管理岗位职责", ("org8",)),
        Chapter("第八章 第二节一 新客户开发管理制度", ("dev",)),
        Chapter("第八章 第二节二 公司订货管理规定", ("order",)),
        Chapter("第八章 第三节 销售管理表格", ("form8",)),
        Chapter("第九章 第一节 客户服务岗位职责", ("org9",)),
        Chapter("第九章 第二节 客户服务管理办法", ("svc",)),
        Chapter("第九章 第三节 客户服务管理表格", ("form9",)),
    ),
    "key_accounts": _numbered(
        "一 总则",
        "二 大客户定义与分类",
        "三 组织架构及职责",
        "四 开发与准入",
        "五 销售策略与计划",
        "六 服务与支持",
        "七 关系维护与管理",
        "八 数据分析与利用",
        "九 风险管理",
        "十 考核与激励",
    ),
    "lighting": _numbered(
        "第一章 总则",
        "第二章 客户信息管理",
        "第三章 客户分级与服务策略",
        "第四章 沟通与关系维护",
        "第五章 售后服务",
        "第六章 投诉处理",
        "第七章 奖惩",
    ),
    "relationship": (
        Chapter("第一章 总则", _articles(1, 3)),
        Chapter("第二章（前） 职责划分", _articles(4, 5)),
        Chapter("第二章（后） 客户信息管理", ("art6a", "art6b", "art7", "art8")),
        Chapter("第三章 客户维护计划管理", _articles(9, 11)),
        Chapter("第四章 关系维护及促进措施", _articles(12, 13)),
        Chapter("第五章 附则", _articles(14, 15)),
    ),
    "steel": _numbered(
        "一 总则",
        "二 客户分类与分级",
        "三 客户开发",
        "四 客户关系维护",
        "五 客户信用管理",
        "六 客户档案管理",
        "七 客户服务团队管理",
    ),
}
