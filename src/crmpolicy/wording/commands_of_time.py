"""What the command line says of duties, chains, lifecycles and calendars."""

from typing import Final

from crmpolicy.wording import Words

_EVALUATE: Final = {
    "cli-part-duties": Words("任务", "duties"),
    "cli-part-open-duties": Words("未完成的任务", "open duties"),
    "cli-head-duty": Words("任务", "duty"),
    "cli-head-state": Words("状态", "state"),
    "cli-head-due": Words("到期", "due"),
    "cli-head-rule-and-clause": Words("规则和条款", "rule and clause"),
    "cli-head-who": Words("责任岗位", "who"),
}

_SHOW: Final = {
    "cli-head-done-by": Words("怎样算完成", "done by"),
    "cli-part-calendar": Words("工作时间", "working time"),
    "cli-head-event": Words("事件", "event"),
    "cli-calendar-none": Words(
        "没有给出工作时间：每天到 24:00 为止，不分工作日和休息日",
        "no working hours are given: days end at 24:00, and none of them is off",
    ),
    "cli-calendar-no-holidays": Words("不用节假日表", "without a table of holidays"),
    "cli-calendar-holidays": Words(
        "节假日和调休上班日见表 {name}，涵盖 {since} 至 {until}",
        "public holidays and make-up workdays: table {name}, known from {since} to {until}",
    ),
    "cli-calendar-days": Words("{first}至{last}", "{first} to {last}"),
    "cli-calendar-makeup": Words("调休上班日", "make-up workdays"),
    "cli-calendar-more": Words("另有 {count} 个特殊日子", "and {count} more days with hours of their own"),
    "cli-calendar-closed": Words("休息", "closed"),
    "cli-joint-of-hours": Words("，", ", "),
}

_DEMO: Final = {
    "cli-demo-complaint": Words(
        "一件投诉跨春节的经过（示例）：物流延迟，重点客户",
        "one complaint over a spring festival (example): late delivery, key customer",
    ),
    "cli-demo-complaint-days": Words(
        "2025年1月26日（星期日）和2月8日（星期六）调休上班；1月28日至2月4日放假",
        "26 January 2025 (Sunday) and 8 February (Saturday) are worked, 28 January to 4 February are off",
    ),
    "cli-demo-event": Words("{moment}  {event}（经办：{who}）", "{moment}  {event} (by the {who})"),
    "cli-demo-unchanged": Words("没有变化", "unchanged"),
    "cli-demo-later": Words("{moment}  没有新的事情", "{moment}  nothing new"),
}

MESSAGES: Final = {**_EVALUATE, **_SHOW, **_DEMO}
