"""What is said of plans of visits: help and heads of the command, calendars, lists that cannot be used."""

from typing import Final

from crmpolicy.wording import Words

_COMMAND: Final = {
    "cli-plan": Words(
        "给一批客户排出全年拜访计划，可导入日历软件",
        "plan a year's visits for a list of customers, as a table or for a calendar program",
    ),
    "cli-help-customers": Words(
        "客户名单：JSON 列表（可带 events）或首行为栏目名的 CSV 文件，每个客户一项，要有 customer",
        "the customers: a JSON list (perhaps with `events`), or a CSV file with names in its first row;"
        " each has its `customer`",
    ),
    "cli-help-year": Words("哪一年，如 2026", "the year, such as 2026"),
    "cli-help-plan-now": Words(
        "排计划的时刻，要写时差；不写就按当年年初，此后的事情不计",
        "the moment at which it is drawn up, with its offset; without it, the beginning of the year:"
        " later events are not seen",
    ),
    "cli-help-plan-subject": Words(
        "周期性任务的事项，默认为 visit_cadence", "a question of recurring duties; visit_cadence by default"
    ),
    "cli-help-document": Words("只按这一份制度", "by this document alone"),
    "cli-help-plan-out": Words("写进这个文件", "write this file"),
    "cli-help-done-by-month": Words(
        "改列访问计划完成表：每月计划与实际次数", "the completion table instead: planned and done, by month"
    ),
    "cli-plan-code-1": Words(
        "有客户的问题没有结论，或者用到的日子还没有放假安排",
        "a customer's question has no answer, or the holidays of some days are not known",
    ),
    "cli-plan-title": Words("{year} 年：{title}", "{title}, {year}"),
    "cli-plan-month": Words("{month} 月", "month {month}"),
    "cli-plan-nothing": Words("全年没有要做的事", "nothing has to be done in this year"),
    "cli-plan-number": Words("第 {number} 次，共 {of} 次", "{number} of {of}"),
    "cli-plan-done": Words("已于 {day} 完成", "done on {day}"),
    "cli-plan-missed": Words("已逾期", "missed"),
    "cli-plan-provisional": Words("暂按周末推算", "provisional"),
    "cli-plan-planned": Words("计划", "planned"),
    "cli-plan-made": Words("实际", "done"),
    "cli-plan-year": Words("全年", "year"),
    "cli-plan-left": Words(
        "{customer}：{duty}（{who}）要先做过一次，才排得出下一次",
        "{customer}: {duty} ({who}) has to be done once before the next time can be planned",
    ),
    "cli-plan-counts": Words("访问频次：{duty}，{every}", "how often: {duty}, {every}"),
    "cli-plan-written": Words("已写入 {file}", "wrote {file}"),
    "cli-head-day": Words("计划日期", "planned for"),
    "cli-head-difference": Words("差额", "difference"),
    "cli-head-completion": Words("完成率", "completion"),
    "calendar-name": Words("{year} 年{title}", "{title} {year}"),
    "calendar-summary": Words("{customer}：{duty}", "{customer}: {duty}"),
    "calendar-due": Words("最迟 {due}（{zone}）", "due {due} ({zone})"),
    "calendar-number": Words("本期第 {number} 次，共 {of} 次", "{number} of {of} in this period"),
    "calendar-who": Words("责任岗位：{who}", "who: {who}"),
    "calendar-clauses": Words("依据：{clauses}", "by: {clauses}"),
    "calendar-provisional": Words(
        "放假安排尚未公布，日期暂按周末推算", "holidays are not published yet: the day is provisional"
    ),
}

_FAULTS: Final = {
    "cli-plan-no-table": Words("日历文件里没有访问计划完成表", "a calendar file holds no completion table"),
    "cli-plan-no-table.hint": Words(
        "--done-by-month 用 text 或 json 输出", "write --done-by-month as text or json"
    ),
    "cli-not-a-year": Words("`{given}` 不是年份", "`{given}` is not a year"),
    "cli-not-a-year.hint": Words("写成 2026", "write it like 2026"),
    "plan-customer": Words(
        "客户 `{customer}`（名单第 {number} 项）：{said}",
        "customer `{customer}` (entry {number} of the list): {said}",
    ),
    "plan-customer-no-mapping": Words(
        "名单第 {number} 项没有写成名称和值", "entry {number} of the list does not name its values"
    ),
    "plan-customer-no-mapping.hint": Words(
        '写成 {{"customer": "C-1", "grade": "A"}}', 'write {{"customer": "C-1", "grade": "A"}}'
    ),
    "plan-customer-missing": Words(
        "名单第 {number} 项没有 `customer`", "entry {number} of the list has no `customer`"
    ),
    "plan-customer-missing.hint": Words("写上客户的名称或编号", "give the customer's name or number"),
    "plan-customer-name": Words(
        "名单第 {number} 项的 `customer` 不是一行文字或整数：`{given}`",
        "the `customer` of entry {number} is no text of one line and no whole number: `{given}`",
    ),
    "plan-customer-name.hint": Words("写上客户的名称或编号", "give the customer's name or number"),
    "plan-customer-twice": Words(
        "客户 `{customer}` 在名单第 {first} 项已有，第 {number} 项又写了一次",
        "customer `{customer}` stands at entry {first} of the list and again at entry {number}",
    ),
    "plan-customer-twice.hint": Words("同一客户只写一项", "keep one entry for each customer"),
    "plan-no-duties": Words(
        "`{subject}`（{title}）不是周期性任务，排不出计划",
        "`{subject}` ({title}) has no recurring duties, so there is nothing to plan",
    ),
    "plan-no-duties.hint": Words("换成 visit_cadence 一类的事项", "ask for a question such as visit_cadence"),
    "plan-year": Words(
        "`{given}` 不是 {from} 至 {until} 之间的年份", "`{given}` is no year from {from} to {until}"
    ),
    "plan-year.hint": Words("写成 2026", "write it like 2026"),
    "plan-list": Words("客户名单要写在一对方括号里", "the customers stand in one pair of square brackets"),
    "plan-list.hint": Words(
        '写成 [{{"customer": "C-1", "grade": "A"}}]', 'write [{{"customer": "C-1", "grade": "A"}}]'
    ),
    "plan-file-kind": Words(
        "`{file}` 既不是 .json 也不是 .csv 文件", "`{file}` is neither a .json nor a .csv file"
    ),
    "plan-file-kind.hint": Words("把名单另存为其中一种", "save the list as one of them"),
    "plan-gbk": Words("这个文件不是 UTF-8 编码，像是 GBK", "this is no UTF-8 text; it seems to be GBK"),
    "plan-gbk.hint": Words(
        "在表格软件里另存为“CSV UTF-8（逗号分隔）”", "save it as CSV UTF-8 in the program for tables"
    ),
    "plan-csv-empty": Words("名单是空的，连栏目名也没有", "the list is empty, without even a row of names"),
    "plan-csv-heads": Words(
        "首行的栏目名 `{name}` 为空或重复", "a name in the first row is empty or stands twice: `{name}`"
    ),
    "plan-csv-cells": Words(
        "这一行有 {cells} 格，首行有 {heads} 格", "this row has {cells} cells, the first row has {heads}"
    ),
    "plan-csv-cells.hint": Words(
        "补齐或删去多余的格；值里有逗号时加英文双引号",
        "fill or remove cells; a value that holds a comma stands in double quotes",
    ),
    "plan-csv-events": Words("CSV 里不能写 `events`", "a CSV file cannot hold `events`"),
    "plan-csv-events.hint": Words("改用 JSON 名单", "give the customers as JSON"),
    "plan-csv-quote": Words("CSV 读不懂：引号没有成对", "the CSV cannot be read: quotes do not match"),
    "plan-needs-icalendar": Words(
        "输出日历文件需要 icalendar 包", "a calendar file needs the package icalendar"
    ),
    "plan-needs-icalendar.hint": Words(
        '安装附加组件：pip install "crmpolicy[interop]"',
        'install the extra: pip install "crmpolicy[interop]"',
    ),
}

MESSAGES: Final = {**_COMMAND, **_FAULTS}
