"""What editors say of the keys of duties, chains, lifecycles and calendars."""

from typing import Final

from crmpolicy.wording import Words

_DUTIES: Final = {
    "starts": Words("从哪个事件开始", "the event that it begins with"),
    "closes": Words("哪些事件使它结束", "the events that end it"),
    "pauses": Words("哪段时间停止计时", "when the clock stands still"),
    "PausesShape.from": Words("从哪个事件起停", "the event that stops the clock"),
    "PausesShape.to": Words("到哪个事件为止", "the event that lets it go on"),
    "stop": Words("停哪些任务的计时，不写就全停", "the duties whose clock stops; all by default"),
    "restarts": Words(
        "哪些事件使哪些任务重新起算", "the duties whose limits count anew from an event, by event"
    ),
    "at_risk_from": Words("过了期限的多少就算临近", "the share of a limit from which a duty is at risk"),
    "counting": Words("怎样计时，都有默认", "how time is counted; each has a default"),
    "counts": Words("事件满足什么条件才算完成", "what an event must be to perform the duty"),
    "met_by": Words("由哪些事件完成，默认是同名事件", "the events that perform it; its own name by default"),
    "per": Words("写 who：按岗位分别计数", "who: a counter for each role"),
    "duty": Words("哪项任务", "which duty"),
    "who": Words("由哪个岗位负责，可写岗位、参数，或 {each: 选项表}", "the role that owes it"),
    "times": Words("要做几次", "how often it has to be done"),
    "off_day": Words("遇休息日怎么办", "what becomes of a day off"),
    "within": Words("期限，如 4h、2 working days", "the limit, such as 4h or 2 working days"),
    "DutySaysShape.from": Words(
        "从哪个事件或任务起算，每次都算写 {each: 事件}", "the event or duty that it counts from"
    ),
    "each": Words("每一个", "each one"),
    "months_after": Words("之后第几个月", "how many months after"),
    "DutySaysShape.day": Words(
        "哪一天：20、last、same、friday、{last: friday}", "the day: 20, last, same, friday, {last: friday}"
    ),
    "last": Words("最后一个", "the last one"),
    "DutySaysShape.at": Words("几点，closing 为下班时", "the time of day, or closing"),
    "next": Words("下一次这项重复的任务", "the next time of this recurring duty"),
    "every": Words(
        "每隔多久，如 quarter、3 months；never 表示不要求", "how often, such as quarter or 3 months; or never"
    ),
    "rrule": Words("RFC 5545 的重复规则", "a recurrence rule of RFC 5545"),
    "since": Words("从哪天开始排", "the day from which it is counted"),
}

_COUNTING: Final = {
    "starting_day": Words("开始的当天算不算", "whether the starting day counts"),
    "day_ends": Words("按天计的期限到几点为止", "when a limit in days ends"),
    "at_closing": Words("到期正好在下班时怎么办", "what becomes of a moment exactly at closing"),
    "month_end": Words("月份没有那一天时怎么办", "what becomes of a day that the month does not have"),
    "first_due": Words("第一个周期到何时", "when the first period ends"),
    "done_by": Words("谁做了才算", "whose doing counts"),
    "beyond_horizon": Words("节假日未知的日子怎么办", "what becomes of days whose holidays are not known"),
    "not_started": Words("起算的事还没发生时怎么办", "what becomes of a limit that has not begun"),
    "month_of": Words("按顺延前还是顺延后的日子数月", "whether months count from the day before a shift"),
}

_CHAINS: Final = {
    "Levels.levels": Words("哪个逐级流程的各级", "the chain whose levels it has"),
    "levels": Words("各级，从低到高", "the levels, the lowest first"),
    "next_by": Words("由哪个事件交到下一级", "the event that passes the case on"),
    "ends": Words("哪些事件结束它，结局叫什么", "the events that end it, with the final state"),
    "done": Words("最后一级通过后的结局", "the state after the last level has passed it"),
    "at_limit": Words("停留到时怎么办：tell 只提醒，move up 上升", "what happens when a stay ends"),
    "self_approval": Words("本人所在的级怎么办", "what becomes of the level of who has begun the case"),
    "LevelShape.at_most": Words("最长停留多久", "how long a case may stay"),
    "LevelShape.when": Words("什么情况下有这一级", "when the level takes part"),
    "passes_when": Words("满足什么条件才能通过", "what must hold to be passed on"),
    "LevelShape.then": Words("停留到时做什么", "what happens when the stay ends"),
    "tell": Words("告诉谁", "who is told"),
    "level": Words("至少在哪一级", "the lowest level at which the case may stand"),
}

_LIFECYCLES: Final = {
    "states": Words("各种状态", "the states"),
    "tracks": Words("并行的几条线，各有各的状态", "tracks side by side, each with states of its own"),
    "moves": Words("怎样从一个状态到另一个", "the moves from state to state"),
    "LifecycleShape.duties": Words("同时给出哪个决策的任务", "the decision whose open duties are told too"),
    "start": Words("写 yes：从这里开始", "yes: a case begins here"),
    "final": Words("写 yes：到此为止", "yes: never left"),
    "rest": Words("写 yes：没有未了的事", "yes: nothing is open"),
    "MoveShape.from": Words("从哪些状态", "the states that it leads from"),
    "event": Words("由哪个事件", "the event that brings it about"),
    "MoveShape.by": Words("由哪个岗位", "the role that may do it"),
    "MoveShape.after": Words("先要在这些状态里停留多久", "how long the states that it leaves have to last"),
    "MoveShape.to": Words("到哪个状态", "the state that it leads to"),
    "publish": Words("写 yes：要公布", "yes: it is published"),
    "opens": Words("另开哪个流程", "another case that it begins"),
}

_CALENDARS: Final = {
    "CalendarFile.calendar": Words("日历的编号，与文件同名", "the calendar's id, the name of its file"),
    "covered_from": Words("已知节假日的第一天", "the first day whose holidays are known"),
    "covered_until": Words("已知节假日的最后一天", "the last day whose holidays are known"),
    "years": Words("各年的节假日", "the holidays of each year"),
    "YearShape.days_off": Words("放假的日子", "the days off"),
    "YearShape.workdays": Words("调休上班的日子", "days of rest that are worked"),
    "OwnDayShape.day": Words("哪一天", "the day"),
    "OwnDayShape.from": Words("第一天", "the first day"),
    "OwnDayShape.to": Words("最后一天", "the last day"),
    "holidays": Words("用哪张节假日表，不用写 none", "the table of holidays, or none"),
    "hours": Words('营业时间，如 "08:30-12:00"', 'the opening hours, such as "08:30-12:00"'),
    "makeup_hours": Words("调休上班日的营业时间", "the hours of make-up workdays"),
    "special_days": Words("营业时间特殊的日子", "days with hours of their own"),
    "date": Words("哪一天", "the day"),
    "days_off": Words("本公司放假的日子", "the company's own days off"),
    "workdays": Words("本公司上班的日子", "the company's own workdays"),
}

KEYS_OF_TIME: Final = {**_DUTIES, **_COUNTING, **_CHAINS, **_LIFECYCLES, **_CALENDARS}
