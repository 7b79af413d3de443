"""What is said of a change measured on a list: help of the command, the matrix, the sweep of a value."""

from typing import Final

from crmpolicy.wording import Words

_COMMAND: Final = {
    "cli-impact": Words(
        "一项改动对客户名单的影响：谁从哪一档到哪一档，多少钱",
        "who moves on a list of customers when policies change, with money",
    ),
    "cli-help-impact-data": Words(
        "客户表格（CSV，UTF-8 或 GBK；也可以是 Parquet、Arrow）",
        "a file of customers: CSV in UTF-8 or GBK, Parquet, Arrow",
    ),
    "cli-help-impact-after": Words(
        "改动之后：公司文件、制度文件夹或名称；有 --sweep 时可以不写",
        "the policies after the change: a file, a folder or a name; not needed with --sweep",
    ),
    "cli-help-impact-svg": Words("把图画进这个文件", "draw the picture into this file"),
    "cli-help-impact-sweep": Words(
        "数值从低到高移动，看各档户数和金额怎样变，如 steel.grade_a_share=0.5%..2%；后面可写 /步数",
        "move a value and show how groups change, such as steel.grade_a_share=0.5%..2%, then perhaps /STEPS",
    ),
    "cli-impact-code-0": Words("已经算出", "measured"),
    "cli-impact-twice": Words(
        "按新制度重新计算的：{count} 行；其余各行已经证明结论不变",
        "asked again under the new policies: {count}; of all others it is proved that their answer stays",
    ),
    "cli-impact-twice-all": Words(
        "按新制度重新计算的：全部 {count} 行；没有能证明结论不变的",
        "asked again under the new policies: all {count}; of none is it proved that its answer stays",
    ),
    "cli-impact-from-to": Words("原结论 ＼ 新结论", "before \\ after"),
    "cli-impact-all": Words("合计", "all"),
    "cli-impact-others": Words("其他 {count} 种", "{count} others"),
    "cli-impact-because": Words("起因：{said}", "responsible: {said}"),
    "cli-impact-clauses": Words("依据条款：{clauses}", "by clauses: {clauses}"),
    "cli-impact-cells": Words("每格：户数，{columns}", "each cell: customers, {columns}"),
    "cli-impact-picture": Words("改动对客户的影响", "what the change does to customers"),
    "cli-impact-title": Words("影响：{before} → {after}", "impact: {before} → {after}"),
    "cli-impact-ways": Words("怎样变", "who moves"),
    "cli-impact-examples": Words("例子", "examples"),
    "cli-demo-matrix": Words(
        "迁移矩阵（只有 {count} 位客户要按新界限重新计算）：",
        "migration matrix (only {count} customers had to be asked again):",
    ),
    "cli-impact-nobody": Words(
        "没有一个事项的结论会变，所以没有逐户计算", "no question is answered otherwise, so nobody was asked"
    ),
    "cli-sweep-title": Words("{title}（{name}）从 {low} 到 {high}", "{title} ({name}) from {low} to {high}"),
    "cli-sweep-rows": Words(
        "共 {rows} 行，其中 {refused} 行读不出", "{rows} rows, {refused} of them cannot be read"
    ),
    "cli-sweep-customers": Words("户数", "customers"),
}

_FAULTS: Final = {
    "impact-without-after": Words(
        "没有说明改动之后的制度", "nobody said what the policies are after the change"
    ),
    "impact-without-after.hint": Words(
        "在 {before} 后面写改动之后的公司文件，或用 --sweep 移动一个数值",
        "name them behind {before}, or move a value with --sweep",
    ),
    "impact-both": Words(
        "改动之后的制度和 --sweep 不能一起写", "the policies after and --sweep do not go together"
    ),
    "impact-both.hint": Words("只写一样", "give one of them"),
    "sweep-form": Words(
        "`{given}` 不是“参数=低..高”或“参数=低..高/步数”",
        "`{given}` is not PARAM=LOW..HIGH or PARAM=LOW..HIGH/STEPS",
    ),
    "sweep-form.hint": Words("例如 steel.grade_a_share=0.5%..2%/6", "such as steel.grade_a_share=0.5%..2%/6"),
    "sweep-no-number": Words(
        "`{name}`（{title}）不是数值，不能一步步移动",
        "`{name}` ({title}) is no number that could be moved in steps",
    ),
    "sweep-backwards": Words("从 {low} 到 {high} 不是从低到高", "from {low} to {high} does not rise"),
    "sweep-backwards.hint": Words(
        "先写低的，再写高的；至少一步", "give the lower one first, and at least one step"
    ),
}

MESSAGES: Final = _COMMAND | _FAULTS
