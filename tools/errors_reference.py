"""Writes ``docs/reference/errors.md``: every message code, who mends it, and its texts in both languages.

Run ``python -m tools.errors_reference``; a test compares the page with the wording tables.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final, NamedTuple

from crmpolicy.wording import TABLES, Words

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "reference" / "errors.md"
HINT: Final = ".hint"

OWNER: Final = Words("制度负责人", "the owner of the policy")
CALLER: Final = Words("提供事实的一方", "the caller")
EITHER: Final = Words(
    "写在制度里的由制度负责人改，随事实给出的由提供事实的一方改",
    "the owner where it stands in a policy file, the caller where it came with the facts",
)
GIVEN: Final = Words(
    "写在公司文件里的由制度负责人改，加载时给的由给的一方改",
    "the owner where it stands in a company's file, the caller where it was given when loading",
)
TYPIST: Final = Words("输入命令的人", "whoever types the command")
TESTER: Final = Words("写测试的人", "whoever writes the tests")

TABLES_TOOL: Final = Words("画决策表的人", "whoever draws the tables")

LOADING: Final = "InvalidPolicySetError"


ANY: Final = "any table"


class Group(NamedTuple):
    """Codes of one family: their table and first word, their subject, who mends them, what is raised."""

    table: str
    family: str
    title: Words
    mends: Words
    raised: str = LOADING


GROUPS: Final = (
    Group("reading", "text", Words("文件的编码和字符", "bytes and characters of a file"), OWNER),
    Group("reading", "yaml", Words("YAML 写法", "YAML"), OWNER),
    Group("shapes", "shape", Words("文件的结构", "the shape of a file"), OWNER),
    Group("shapes", "advice", Words("提示里常见的几句话", "sentences that hints are made of"), OWNER, ""),
    Group(ANY, "value", Words("数值和日期的写法", "values"), EITHER, "InvalidPolicySetError, FactsError"),
    Group("dmn", "dmn", Words("DMN 文件", "DMN files"), TABLES_TOOL, "DmnError"),
    Group(
        "dmn_export", "dmn", Words("写不成 DMN 的事项", "questions that are no DMN"), CALLER, "NotInDmnError"
    ),
    Group("dmn_export", "cli", Words("命令 `dmn`", "the command `dmn`"), TYPIST, ""),
    Group("declarations", "name", Words("名称", "names"), OWNER),
    Group("declarations", "type", Words("类型", "types"), OWNER),
    Group("declarations", "parameter", Words("参数", "parameters"), OWNER),
    Group("declarations", "derive", Words("推算的事实", "derived facts"), OWNER),
    Group(
        "declarations", "requires", Words("取自其他决策点的事实", "facts that another point decides"), OWNER
    ),
    Group("decisions", "rule", Words("规则", "rules"), OWNER),
    Group("decisions", "table", Words("决策表", "tables"), OWNER),
    Group("decisions", "property", Words("性质", "properties"), OWNER),
    Group(ANY, "course", Words("与时间有关的决策", "decisions that speak of time"), OWNER),
    Group(ANY, "duty", Words("任务", "duties"), OWNER),
    Group(ANY, "chain", Words("逐级流程", "chains"), OWNER),
    Group(ANY, "lifecycle", Words("流程", "lifecycles"), OWNER),
    Group("duties", "requires", Words("与时间有关的决策作为依据", "decisions of time as a source"), OWNER),
    Group("duties", "name", Words("任务和层级的名称", "names of duties and levels"), OWNER),
    Group("duties", "property", Words("与时间有关的性质", "properties that speak of time"), OWNER),
    Group("duties", "company", Words("与时间有关的公司选择", "choices of a company"), OWNER),
    Group("calendars", "calendar", Words("工作日历", "calendars"), OWNER),
    Group("companies", "company", Words("公司文件", "companies"), OWNER),
    Group("companies", "policy", Words("加载", "loading"), OWNER),
    Group(
        "companies",
        "parameter",
        Words("公司或加载时给的数值", "values of a company, or given when loading"),
        GIVEN,
    ),
    Group(ANY, "fact", Words("事实", "facts"), CALLER, "FactsError"),
    Group("asking", "facts", Words("事实的整体", "facts as a whole"), CALLER, "FactsError"),
    Group("asking", "now", Words("时刻", "the moment"), CALLER, "FactsError"),
    Group(ANY, "event", Words("事情的经过", "events"), CALLER, "FactsError"),
    Group("records", "record", Words("表单", "forms"), EITHER, "InvalidPolicySetError, FactsError"),
    Group("rankings", "ranking", Words("排名", "rankings"), OWNER, "InvalidPolicySetError"),
    Group("overrides", "override", Words("人工确定的结果", "outcomes set by hand"), CALLER, "FactsError"),
    Group("receivables", "ageing", Words("应收账龄", "ageing of receivables"), CALLER, "FactsError"),
    Group("plans", "plan", Words("拜访计划", "plans"), CALLER, "FactsError"),
    Group("portfolios", "portfolio", Words("客户表格", "lists of customers"), CALLER, "FactsError"),
    Group(
        "durable",
        "durable",
        Words("交给 durable-rules 的判定", "decisions run by durable-rules"),
        CALLER,
        "CrmPolicyError",
    ),
    Group("trying", "testing", Words("测试的附加组件", "the extra of tests"), TESTER),
    Group("trying", "history", Words("生成的经过", "generated histories"), TESTER, "FactsError"),
    Group(
        "trying", "law", Words("试出的性质", "laws that are tried"), TESTER, "BrokenLawError, CrmPolicyError"
    ),
    Group("runs", "run", Words("名单文件", "files of rows"), CALLER, "FactsError"),
    Group("runs", "columns", Words("栏目对照", "mappings of columns"), CALLER, "FactsError"),
    Group("logs", "log", Words("决定日志", "logs of decisions"), CALLER, "FactsError"),
    Group("asking", "point", Words("事项名称", "the name of a question"), CALLER, "UnknownPointError"),
    Group(
        "asking",
        "parameter",
        Words("没有填写的参数", "parameters that are not filled"),
        OWNER,
        "MissingParameterError",
    ),
    Group(
        "asking", "slot", Words("没有填写的规则", "slots that are not filled"), OWNER, "MissingParameterError"
    ),
    Group(ANY, "undecided", Words("没有结论", "no decision"), OWNER, "UndecidedError"),
    Group("courses", "refused", Words("不被接受的事件", "events that are refused"), CALLER, ""),
    Group(
        ANY,
        "calendar",
        Words("日历不够用", "a calendar that does not reach"),
        OWNER,
        "CalendarHorizonError, PolicyError",
    ),
    Group("asking", "document", Words("制度是否施行", "documents in force"), OWNER, "UnknownPointError"),
    Group(
        "asking",
        "digest",
        Words("决定与制度不符", "decisions and policies that do not fit"),
        CALLER,
        "DigestMismatchError",
    ),
    Group("asking", "case", Words("案例", "cases"), OWNER, ""),
    Group("lints", "lint", Words("不好的写法", "slips that load all the same"), OWNER, ""),
    Group("settings", "set", Words("改一个数值", "changing a value"), TYPIST, ""),
    Group(ANY, "excel", Words("Excel 表", "workbooks"), TYPIST, "WorkbookError"),
    Group("impacts", "impact", Words("对客户的影响", "what a change does to customers"), TYPIST, ""),
    Group("impacts", "sweep", Words("移动一个数值", "moving a value"), TYPIST, ""),
    Group(ANY, "cli", Words("命令行", "the command line"), TYPIST, ""),
)
TOLD_ELSEWHERE: Final = frozenset(
    {
        "checking",
        "commands_of_time",
        "coverage",
        "differences",
        "explanations",
        "explanations_of_time",
        "findings",
        "findings_of_time",
        "laws",
    }
)
"""Tables whose sentences are no errors; each finding has a page of its own."""

HEAD: Final = """\
# 报错一览 · Errors

<!-- Generated from `crmpolicy.wording` by `python -m tools.errors_reference`; do not edit. -->

每条报错有一个固定的代码。文字里的 `{{名称}}` 由具体内容填入；斜体是改法。\
程序应根据代码判断，不要根据文字判断。命令行的报错写成“文件:行:列: 哪里错（怎样改）”，\
同一次加载的全部错误一次报完。

Every error has a code that does not change between versions. `{{name}}` stands for what is filled in; \
how to mend it is set in italics. Programs should look at the code, never at the sentence. A fault is \
written as `file:line:column: what is wrong (how to mend it)`, and all faults of a load are told at once.

共 {count} 个代码 · {count} codes

"""


class _Places(dict[str, str]):
    """Keeps the named places of a sentence as they are, so that doubled braces become single ones."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


def messages_of(table: str) -> Mapping[str, Words]:
    """Give the errors of one table; of the commands' sentences only those that tell what is wrong.

    >>> "yaml-anchor" in messages_of("reading"), "cli-code-0" in messages_of("commands")
    (True, False)
    """
    module = import_module(f"crmpolicy.wording.{table}")
    found: Mapping[str, Words] = vars(module).get("_FAULTS", module.MESSAGES)
    return found


def group_of(table: str, code: str) -> Group:
    """Give the group of a code; a new family has to be given its group above first."""
    family = code.partition("-")[0]
    found = [each for each in GROUPS if each.family == family and each.table in (table, ANY)]
    if not found:
        raise LookupError(code)
    return min(found, key=lambda each: each.table == ANY)


def cell(text: str) -> str:
    r"""Put a sentence into a cell of a table: places as they are, signs of HTML and tables escaped.

    >>> cell("`{name}` is <{{one}}> | two")
    '`{name}` is &lt;{one}&gt; \\| two'
    """
    said = text.format_map(_Places())
    pieces = re.split(r"(`[^`]*`)", said)
    safe = (
        each if each.startswith("`") else each.replace("<", "&lt;").replace(">", "&gt;") for each in pieces
    )
    return "".join(safe).replace("|", r"\|")


def _row(code: str, table: Mapping[str, Words]) -> str:
    said, advice = table[code], table.get(code + HINT)
    cells = [
        cell(text) + (f"<br>*{cell(hint)}*" if hint.strip() and not re.fullmatch(r"\{\w+\}", hint) else "")
        for text, hint in zip(said, advice or ("", ""), strict=True)
    ]
    return f"| `{code}` | {cells[0]} | {cells[1]} |\n"


def _raised(names: str) -> str:
    return f" 异常 · exception: {names}." if names else ""


def _codes() -> Iterator[tuple[Group, str, Mapping[str, Words]]]:
    """Give every code with its group and its table."""
    for table in TABLES:
        if table not in TOLD_ELSEWHERE:
            messages = messages_of(table)
            yield from (
                (group_of(table, code), code, messages) for code in messages if not code.endswith(HINT)
            )


def _section(group: Group, rows: Sequence[str]) -> str:
    raised = ", ".join(f"`{name}`" for name in group.raised.split(", ") if name)
    title = f"## {group.title.zh} · {group.title.en[0].upper()}{group.title.en[1:]}\n\n"
    mends = f"由谁改：{group.mends.zh}。 Mended by {group.mends.en}.{_raised(raised)}\n\n"
    return f"{title}{mends}| 代码 code | 中文 | English |\n|---|---|---|\n{''.join(rows)}\n"


def page() -> str:
    """Give the text of the page."""
    rows: dict[Group, list[str]] = {group: [] for group in GROUPS}
    for group, code, messages in _codes():
        rows[group].append(_row(code, messages))
    count = sum(map(len, rows.values()))
    sections = "".join(_section(group, found) for group, found in rows.items() if found)
    return HEAD.format(count=count) + sections.rstrip("\n") + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"wrote {PAGE.name}")
