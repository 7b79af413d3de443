"""What the command line says of suggestions."""

from typing import Final

from crmpolicy.wording import Words

MESSAGES: Final = {
    "cli-demo-suggestion": Words("一件建议的一生（示例）", "the life of one suggestion (example)"),
    "cli-demo-suggestion-days": Words(
        "{moment}投箱。先是投箱当天推算的日程，再是后来的经过",
        "put in the box on {moment}: first the dates that follow from it, then what happened",
    ),
    "cli-demo-suggestion-state": Words("{track}：{state}", "{track}: {state}"),
    "cli-head-step-of-it": Words("步骤", "step"),
    "cli-head-happened": Words("经过", "what happened"),
    "cli-head-moment": Words("时间", "moment"),
    "cli-head-stands": Words("此后的状态", "where it stands then"),
    "cli-demo-suggestion-refused": Words("不予接受", "not taken"),
}
