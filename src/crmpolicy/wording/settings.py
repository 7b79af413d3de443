"""What is said of changing a value: help and heads of the command, who moves, why nothing is written."""

from typing import Final

from crmpolicy.wording import Words

_COMMAND: Final = {
    "cli-set": Words(
        "改公司的一个数值：先检查、比较，再只改文件里这一处",
        "change one value of a company, once it is checked and compared",
    ),
    "cli-help-set-name": Words(
        "参数，如 steel.grade_a_share；对照表的一项写在后面：steel.discount_rates.A",
        "the parameter, such as steel.grade_a_share; an entry of a mapping stands behind it",
    ),
    "cli-help-set-value": Words(
        "新的数值，写法同制度文件；列表和对照表写在括号里",
        "the new value as a policy file writes it; lists and mappings in brackets",
    ),
    "cli-help-set-from": Words(
        "从这一天起适用，如 2027-01-01：接在原有数值之后，不覆盖",
        "the day from which it counts, such as 2027-01-01: added to the history, nothing is overwritten",
    ),
    "cli-help-data": Words(
        "客户表格（CSV，UTF-8 或 GBK）：列出谁的结论会变",
        "a CSV file of customers, UTF-8 or GBK: tells whose answers change",
    ),
    "cli-help-data-point": Words(
        "按这个事项计算；可以写几次，不写就算所有会变的事项",
        "measure this question; may be repeated, else each that changes",
    ),
    "cli-help-data-column": Words(
        "某一栏是哪一项事实，如 占比=steel.sales_share；等号后不写就不用这一栏",
        "which fact a column is, such as share=steel.sales_share; nothing behind the sign for none",
    ),
    "cli-help-data-money": Words("按结论合计这一栏的金额；可以写几次", "sum up this column; may be repeated"),
    "cli-help-data-encoding": Words(
        "表格的编码，既非 UTF-8 又非 GBK 时写明", "the file's encoding, if neither"
    ),
    "cli-help-set-now": Words(
        "按哪一时刻计算客户，要写时差；有 --from 时默认为那一天",
        "the moment at which customers are measured, with its offset; with --from, by default that day",
    ),
    "cli-help-set-force": Words(
        "检查有新问题也照写；要有 --reason", "write although the check finds something new; needs --reason"
    ),
    "cli-help-set-reason": Words(
        "改动的理由，作为注释写在数值后面", "why; written as a comment behind the value"
    ),
    "cli-help-set-dry-run": Words("只显示，不写文件", "show everything, write nothing"),
    "cli-set-code-0": Words("已经写入，或用 --dry-run 看过", "written, or looked at with --dry-run"),
    "cli-set-code-1": Words(
        "没有写入：检查发现新的问题", "not written: the check finds something that was not wrong before"
    ),
    "cli-set-was": Words("原来", "was"),
    "cli-set-will": Words("改为", "will be"),
    "cli-set-open": Words("未填", "not filled"),
    "cli-set-sound": Words("检查：没有新的问题", "checked: nothing becomes wrong"),
    "cli-set-new": Words("改动带来的问题（{count} 项）：", "what the change makes wrong ({count}):"),
    "cli-set-still": Words("原来就有的问题（{count} 项）：", "what was wrong before and still is ({count}):"),
    "cli-set-undecided": Words(
        "新出现的、无法判定的（{count} 项）：", "what can no longer be decided ({count}):"
    ),
    "cli-set-differs": Words("结论的变化：", "whose answers change:"),
    "cli-set-written": Words("已写入 {file}", "wrote {file}"),
    "cli-set-dry": Words("没有写入（--dry-run）：{file}", "nothing written (--dry-run): {file}"),
    "cli-set-same": Words("{file} 已经是这样，没有改动", "{file} says so already; nothing written"),
    "cli-set-refused": Words(
        "没有写入 {file}：先解决上面的问题；确要写入，用 --force --reason 写明理由",
        "{file} is not written: mend what is wrong, or write it with --force and a --reason",
    ),
    "cli-set-refused-range": Words(
        "没有写入 {file}：数值超出范围，写入后制度就不能加载",
        "{file} is not written: a value is out of its range, so the policies could not be loaded",
    ),
    "cli-impact-counts": Words(
        "共 {rows} 行：{moved} 行有变化，{unchanged} 行不变，{refused} 行不能用",
        "{rows} rows: {moved} move, {unchanged} stay, {refused} cannot be used",
    ),
    "cli-impact-before": Words("原结论", "before"),
    "cli-impact-after": Words("新结论", "after"),
    "cli-impact-none": Words("没有结论", "no answer"),
    "cli-impact-more": Words("另有 {count} 行", "and {count} more"),
    "cli-impact-refused": Words("不能用的行：", "rows that cannot be used:"),
    "cli-impact-row": Words("第 {line} 行 {name}：{said}", "line {line}, {name}: {said}"),
    "cli-impact-not-asked": Words(
        "表格不足以回答这个事项：{said}", "the table does not tell enough for this question: {said}"
    ),
    "cli-help-init-example": Words(
        "改为示例公司：界限是虚构的，带两个案例和一份真实的客户名单，用来练习",
        "an example company instead, to practise on: invented thresholds, two cases, real customers",
    ),
    "cli-init-example": Words("采用的制度和示例数值", "what it adopts, and values that are examples"),
    "cli-init-two-cases": Words("两个案例", "two cases"),
    "cli-init-list": Words("真实订单汇总成的客户名单", "customers, summed up from real orders"),
    "cli-impact-timed": Words(
        "这个事项要看每位客户经过的事情和时间，名单里没有，所以没有逐户计算",
        "this question goes by what happened to each customer and when; a list does not tell",
    ),
    "cli-impact-empty": Words("表格里没有客户", "the table has no customers"),
    "cli-head-line": Words("行", "line"),
}

_FAULTS: Final = {
    "set-needs-day": Words(
        "`{name}` 已有历次数值，不能直接覆盖", "`{name}` has a history, which is not overwritten"
    ),
    "set-needs-day.hint": Words(
        "用 --from 写明从哪一天起适用", "say with --from from which day the value counts"
    ),
    "set-no-before": Words(
        "`{name}`（{title}）此前没有数值，{day} 之前无从适用",
        "`{name}` ({title}) has no value yet, so nothing would count before {day}",
    ),
    "set-no-before.hint": Words("先不写 --from 填上数值", "give it a value without --from first"),
    "set-day-before": Words(
        "`{name}`（{title}）最近一次变动在 {last}，不能再插入 {day}",
        "`{name}` ({title}) last changes on {last}; {day} is before that, and a history is only added to",
    ),
    "set-day-before.hint": Words("写 {last} 之后的一天", "give a day after {last}"),
    "set-day-taken": Words(
        "`{name}`（{title}）在 {day} 已有一次变动", "`{name}` ({title}) changes on {day} already"
    ),
    "set-day-taken.hint": Words(
        "换一天，或在文件里改正那一项", "take another day, or mend that entry in the file"
    ),
    "set-block-value": Words(
        "`{name}` 的数值分几行写，旁边还有别的内容，不能自动接上历次数值",
        "`{name}` has its value on several lines beside other keys; no history can be made of it here",
    ),
    "set-block-value.hint": Words("在文件里写成 dated", "write `dated` in the file by hand"),
    "set-remarks-inside": Words(
        "`{name}` 的数值中间有注释，改写会丢掉",
        "comments stand inside the value of `{name}` and would be lost",
    ),
    "set-remarks-inside.hint": Words("在文件里改", "edit the file by hand"),
    "set-entry-depth": Words(
        "`{entry}` 的层数不对：这张对照表每项由 {count} 个词确定",
        "`{entry}` is no entry: each is named by {count} words",
    ),
    "set-no-company": Words("`{given}` 不是公司文件", "`{given}` is no company's file"),
    "set-no-company.hint": Words(
        "数值写在公司文件里；用 crmpolicy init 新建一个",
        "values belong into a company's file; crmpolicy init makes one",
    ),
    "set-of-library": Words("{file} 属于安装好的程序包，不能改", "{file} belongs to the installed library"),
    "set-of-library.hint": Words("用 crmpolicy init 复制一份", "make a copy with crmpolicy init"),
    "set-force-without-reason": Words("--force 要写明理由", "--force needs a reason"),
    "set-force-without-reason.hint": Words("加上 --reason", "add --reason"),
    "set-data-without-now": Words(
        "没有说明按哪一时刻计算客户", "nobody said at which moment customers are measured"
    ),
    "set-data-without-now.hint": Words(
        "写 --now，如 2026-01-05T09:00+08:00", "give --now, such as 2026-01-05T09:00+08:00"
    ),
    "set-column-form": Words("`{given}` 不是“栏目=事实”", "`{given}` is not HEAD=FACT"),
    "set-changed-meanwhile": Words(
        "{file} 刚才被别人改过，没有写入", "{file} was changed meanwhile; not written"
    ),
    "set-changed-meanwhile.hint": Words("再运行一次", "run the command again"),
}

MESSAGES: Final = {**_COMMAND, **_FAULTS}
