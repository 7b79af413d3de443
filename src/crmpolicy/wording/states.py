"""What is said of duties, levels and states, of events and calendars that do not fit."""

from typing import Final

from crmpolicy.wording import Words

STATES: Final = {
    "duty": Words("任务状态", "state of a duty"),
    "refused event": Words("不被接受的事件", "refused event"),
    "nobody": Words("未指明岗位", "nobody named"),
    "duty none": Words("无此任务", "no duty"),
    "duty waiting": Words("尚未起算", "not begun"),
    "duty forecast": Words("尚未起算，按预计时刻推算", "not begun, reckoned from when that is due"),
    "duty open": Words("进行中", "open"),
    "duty at_risk": Words("临近到期", "at risk"),
    "duty paused": Words("暂停计时", "clock paused"),
    "duty met": Words("按时完成", "met"),
    "duty late": Words("逾期完成", "done late"),
    "duty breached": Words("已违约", "breached"),
    "duty closed": Words("未完成即结案", "closed before it was done"),
    "said duty": Words("任务", "duty"),
    "said who": Words("责任岗位", "who"),
    "said by": Words("经办岗位", "by"),
    "said times": Words("次数", "times"),
    "said off_day": Words("遇休息日", "on a day off"),
    "said at_risk_from": Words("临近到期的界限", "at risk from"),
    "said within": Words("时限", "within"),
    "said from": Words("起算", "from"),
    "said each": Words("每次都算", "each time"),
    "said months_after": Words("之后第几个月", "months after"),
    "said day": Words("几号", "day of the month"),
    "said weekday": Words("星期几", "weekday"),
    "said last_weekday": Words("最后一个星期几", "last weekday"),
    "said same_day": Words("当天", "same day"),
    "said at": Words("几点前", "by what time"),
    "said at_closing": Words("下班前", "by closing time"),
    "said next": Words("随下一次", "with the next"),
    "said every": Words("周期", "every"),
    "said never": Words("不作要求", "never"),
    "said rrule": Words("日程", "schedule"),
    "said since": Words("从哪天算起", "since"),
    "said at_most": Words("最长停留", "at most"),
    "said after": Words("先停留", "after a stay of"),
    "said level": Words("最低层级", "lowest level"),
    "part levels": Words("层级", "levels"),
    "part passes": Words("放行条件", "when a level lets the case pass"),
    "part lowest": Words("承办起点", "lowest level"),
    "status state": Words("状态", "state"),
    "status due": Words("到期", "due"),
    "status since": Words("起算", "since"),
    "status done_at": Words("完成于", "done at"),
    "status who": Words("责任岗位", "who"),
    "status elapsed": Words("已用", "elapsed"),
    "status remaining": Words("剩余", "remaining"),
    "status required": Words("应做次数", "required"),
    "status done": Words("已做次数", "done"),
    "status shortfall": Words("欠缺次数", "shortfall"),
    "status document": Words("制度", "document"),
    "status rule": Words("规则", "rule"),
    "status provisional": Words("暂按周末推算", "provisional"),
    "status soft": Words("仅提醒", "soft"),
    "chain state": Words("状态", "state"),
    "chain level": Words("层级", "level"),
    "chain owner": Words("承办岗位", "owner"),
    "chain since": Words("承办起于", "since"),
    "chain next_move_at": Words("下次变动", "next move at"),
    "chain told": Words("已通知", "told"),
    "chain refused": Words("不被接受的事件", "refused event"),
    "lifecycle may": Words("接下来可发生的事件", "events that may come next"),
    "lifecycle since": Words("最近一次变动", "last move"),
    "lifecycle told": Words("已通知", "told"),
    "lifecycle publish": Words("须公布", "to be published"),
    "lifecycle opens": Words("由此开始的新流程", "what it opens"),
    "lifecycle refused": Words("不被接受的事件", "refused event"),
    "lifecycle duties": Words("未完成的任务", "open duties"),
}

MESSAGES: dict[str, Words] = {
    "event-unknown": Words(
        "没有制度使用名为 `{name}` 的事件（{at}）", "no policy in force knows an event `{name}` ({at})"
    ),
    "event-unknown.hint": Words(
        "改成制度里写明的事件名称，或者不要列出这一事件",
        "write an event that the policies name, or leave it out",
    ),
    "event-unknown-near": Words("没有名为 `{name}` 的事件（{at}）", "there is no event `{name}` ({at})"),
    "event-unknown-near.hint": Words("是不是想写 `{near}`？", "did you mean `{near}`?"),
    "event-role-unknown": Words(
        "事件（{at}）的经办岗位 `{name}` 不存在", "the role `{name}` of an event ({at}) is not known"
    ),
    "event-role-unknown.hint": Words(
        "写岗位的名称，或者在公司文件的 `roles` 中说明这一称呼指哪个岗位",
        "name a role, or say in the company's `roles` which role is called so",
    ),
    "event-role-unknown-near": Words("没有名为 `{name}` 的岗位（{at}）", "there is no role `{name}` ({at})"),
    "event-role-unknown-near.hint": Words("是不是想写 `{near}`？", "did you mean `{near}`?"),
    "value-only-answered": Words(
        "{type}是答案，不能作为事实给出", "a {type} is an answer and cannot be given"
    ),
    "value-not-a-status": Words(
        "`{given}` 不是任务状态的字段，可写：{known}", "`{given}` is no field of a duty's state: {known}"
    ),
    "value-not-a-state": Words(
        "`{given}` 不是任务的状态，可写：{known}", "`{given}` is no state of a duty: {known}"
    ),
    "value-not-a-clock-length": Words(
        "`{given}` 不能用时钟量出，请写小时或分钟",
        "`{given}` is no length that a clock measures: write hours or minutes",
    ),
    "calendar-horizon": Words(
        "日历里没有 {day} 的放假安排，只知道 {from} 至 {until}",
        "the calendar does not know {day}: it covers {from} to {until}",
    ),
    "calendar-horizon.hint": Words(
        "放假安排公布后，把该年加进日历；或者写明 `beyond_horizon: weekends`，按平日工时暂算",
        "add the year to the calendar once its holidays are published, or let the policy say"
        " `beyond_horizon: weekends` for a provisional answer by the weekly hours",
    ),
    "calendar-missing": Words("没有给出工作时间，算不出来", "no working hours are given to reckon with"),
    "calendar-missing.hint": Words(
        "在公司文件的 `calendar` 下写明工作时间（`hours`）",
        "write the `hours` under `calendar` in the company file",
    ),
}
